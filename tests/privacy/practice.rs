//! A practice of twenty clients whose numbers, names and notes would be seen wherever they came out.

use std::cell::RefCell;
use std::path::Path;

use uurwerk::domain::identifiers::Bsn;

use crate::support::Desk;

/// What must not come out.
pub struct Secret {
    pub number: String,
    pub bsn: String,
    pub surname: String,
    pub first_name: String,
    pub note: String,
    pub allocation: String,
}

pub struct Practice {
    pub desk: Desk,
    pub secrets: Vec<Secret>,
    /// Lines that were run.
    pub tried: RefCell<Vec<String>>,
}

/// No word of the program holds one of these.
const SURNAMES: [&str; 20] = [
    "Zwaluwstaart",
    "Kievitsbloem",
    "Tuimelaar",
    "Grutto",
    "Wulpenhof",
    "Scholekster",
    "Plevier",
    "Tapuit",
    "Kwikstaart",
    "Boomklever",
    "Goudvink",
    "Sijsjes",
    "Roerdomp",
    "Waterhoen",
    "Fuutekuif",
    "Aalscholver",
    "Ooievaar",
    "Lepelaar",
    "Buizerd",
    "Torenvalk",
];

impl Practice {
    /// With time of each client in March 2025, compiled and queued.
    pub fn new() -> Self {
        let desk = Desk::small_practice();
        let bsns =
            (999_900_018_u32..).map(|number| number.to_string()).filter(|text| Bsn::parse(text).is_ok());
        let secrets: Vec<Secret> = SURNAMES
            .iter()
            .zip(bsns)
            .enumerate()
            .map(|(index, (surname, bsn))| Secret {
                number: format!("P-{index:04}"),
                bsn,
                surname: (*surname).to_owned(),
                first_name: format!("Roep{}", surname.to_lowercase()),
                note: format!("geheimnotitie{index:02}"),
                allocation: (400_100 + index).to_string(),
            })
            .collect();
        let practice = Self { desk, secrets, tried: RefCell::default() };
        practice.furnish();
        practice
    }

    fn furnish(&self) {
        let mut rows = String::from("date,minutes,practitioner,client,activity,note\n");
        for secret in &self.secrets {
            let Secret { number, bsn, surname, first_name, note, allocation } = secret;
            let answers = format!(
                "surname: {surname}\nfirst_names: {first_name}\nbirth_date: 2012-06-15\nmunicipality: 0405\nbsn: {bsn}\n"
            );
            self.run(&format!("client add {number}"), &answers);
            self.run(
                &format!("allocation add {allocation} --client {number} --municipality 0405 --category 45 --budget 100 --from 2025-01-01"),
                "",
            );
            rows.extend([format!("2025-03-03,45,avisser,{bsn},telephone,{note}\n")]);
        }
        self.desk.file("time.csv", rows);
        for line in
            ["entries import DESK/time.csv", "claims compile --month 2025-03", "claims queue --month 2025-03"]
        {
            let err = self.run(line, "");
            assert!(!err.contains("error"), "{line}: {err}");
        }
    }

    /// Runs a line as [`Desk::run`] does, and gives what was said.
    #[track_caller]
    pub fn run(&self, line: &str, input: &str) -> String {
        self.tried.borrow_mut().push(line.to_owned());
        let transcript = self.desk.run_with(line, input);
        self.expect_silent(line, &transcript.out, &transcript.err);
        transcript.err
    }

    #[track_caller]
    pub fn run_words(&self, words: &[&str], input: &str) {
        let transcript = self.desk.run_words(words, input.as_bytes());
        self.expect_silent(&words.join(" "), &transcript.out, &transcript.err);
    }

    #[track_caller]
    fn expect_silent(&self, line: &str, out: &str, err: &str) {
        let (said, lower) = (err.replace("DESK", ""), err.to_lowercase());
        for secret in &self.secrets {
            assert!(!out.contains(&secret.bsn), "{line}: a BSN on standard output:\n{out}");
            assert!(!said.contains(&secret.bsn), "{line}: a BSN:\n{said}");
            for word in [&secret.surname, &secret.first_name, &secret.note] {
                assert!(!lower.contains(&word.to_lowercase()), "{line}: {word}:\n{said}");
            }
        }
    }

    /// Nothing below the desk's folder is called after a client.
    pub fn expect_plain_file_names(&self) {
        let mut names = Vec::new();
        walk(&self.desk.path("."), &mut names);
        assert!(names.iter().any(|name| name.contains("UW0000000001")), "{names:?}");
        for name in names {
            self.expect_silent("file name", &name, &name);
        }
    }
}

fn walk(folder: &Path, names: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        names.push(path.file_name().unwrap().to_string_lossy().into_owned());
        if path.is_dir() {
            walk(&path, names);
        }
    }
}
