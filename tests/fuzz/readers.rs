//! Every reader of files that come from outside, as a question about any bytes: what does it say, and does it keep its promises?
//! The same questions are asked by the driver beside this file and by the targets of cargo-fuzz in `fuzz/`.
//!
//! A reader promises: a value or words in both languages, never a panic; the same for the same bytes; `messages check` says
//! what the reader says; and what is written from a value reads back as that value.

use std::collections::BTreeSet;

use uurwerk::domain::claim::checked::Checked;
use uurwerk::domain::text::Text;
use uurwerk::domain::time::Day;
use uurwerk::import::{self, Complaint, TableRead};
use uurwerk::messages::{
    ReadError, check, jw301, jw302, jw305, jw306, jw307, jw308, jw315, jw316, jw317, jw318, jw319, jw320,
    jw323, jw325,
};

/// One reader.
pub struct Reader {
    /// Its target in `fuzz/targets`.
    pub name: &'static str,
    judge: fn(&[u8]) -> Said,
}

/// What a reader said: the same for inputs that it takes the same way, so that an input which makes it say something new is
/// worth keeping.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    pub is_accepted: bool,
    /// Rules and places, without numbers.
    pub about: BTreeSet<String>,
}

pub static READERS: &[Reader] = &[
    Reader { name: "jw301", judge: |bytes| message("JW301", bytes, jw301::read, |_| None) },
    Reader { name: "jw302", judge: |bytes| message("JW302", bytes, jw302::read, |_| None) },
    Reader {
        name: "jw305",
        judge: |bytes| message("JW305", bytes, jw305::read, |value| Some(jw305::write(value))),
    },
    Reader { name: "jw306", judge: |bytes| message("JW306", bytes, jw306::read, |_| None) },
    Reader {
        name: "jw307",
        judge: |bytes| message("JW307", bytes, jw307::read, |value| Some(jw307::write(value))),
    },
    Reader { name: "jw308", judge: |bytes| message("JW308", bytes, jw308::read, |_| None) },
    Reader {
        name: "jw315",
        judge: |bytes| message("JW315", bytes, jw315::read, |value| Some(jw315::write(value))),
    },
    Reader { name: "jw316", judge: |bytes| message("JW316", bytes, jw316::read, |_| None) },
    Reader {
        name: "jw317",
        judge: |bytes| message("JW317", bytes, jw317::read, |value| Some(jw317::write(value))),
    },
    Reader { name: "jw318", judge: |bytes| message("JW318", bytes, jw318::read, |_| None) },
    Reader { name: "jw319", judge: |bytes| message("JW319", bytes, jw319::read, |_| None) },
    Reader { name: "jw320", judge: |bytes| message("JW320", bytes, jw320::read, |_| None) },
    Reader {
        name: "jw323",
        judge: |bytes| {
            message("JW323", bytes, jw323::read, |value| {
                Checked::new(value.clone()).ok().map(|checked| jw323::write(&checked))
            })
        },
    },
    Reader { name: "jw325", judge: |bytes| message("JW325", bytes, jw325::read, |_| None) },
    Reader { name: "archive", judge: archive },
    Reader { name: "time", judge: |bytes| table(&import::time::read(bytes)) },
    Reader { name: "tariffs", judge: |bytes| table(&import::tariffs::read_file(bytes, None).read) },
    Reader { name: "allocations", judge: |bytes| table(&import::allocations::read(bytes)) },
    Reader { name: "contract", judge: contract },
];

/// Asks the reader of that name.
pub fn judge(name: &str, bytes: &[u8]) -> Said {
    let reader =
        READERS.iter().find(|reader| reader.name == name).unwrap_or_else(|| panic!("no reader {name}"));
    (reader.judge)(bytes)
}

fn message<T: PartialEq>(
    key: &str,
    bytes: &[u8],
    read: fn(&[u8]) -> Result<T, ReadError>,
    write: fn(&T) -> Option<Vec<u8>>,
) -> Said {
    let report = check(bytes, Day::LAST);
    assert_eq!(report.findings, check(bytes, Day::LAST).findings, "the verdict changed");
    let value = match read(bytes) {
        Ok(value) => value,
        Err(error) => {
            assert!(!error.findings().is_empty() && !error.words().is_empty(), "refused without a word");
            for words in error.words() {
                expect_words(&words);
            }
            let is_own = report.message.is_some_and(|message| message.key == key);
            assert!(!(is_own && report.is_accepted()), "the check accepts what the reader refuses");
            return Said { is_accepted: false, about: complaints(&error) };
        }
    };
    assert_eq!(report.message.map(|message| message.key), Some(key), "the check sees another message");
    assert!(read(bytes).is_ok_and(|again| again == value), "the value changed");
    if let Some(written) = write(&value) {
        assert!(read(&written).is_ok_and(|again| again == value), "what is written reads back differently");
    }
    for finding in &report.findings {
        expect_words(&finding.what);
    }
    Said { is_accepted: true, about: report.findings.into_iter().map(|finding| finding.rule).collect() }
}

fn complaints(error: &ReadError) -> BTreeSet<String> {
    match error {
        ReadError::Xml(error) => BTreeSet::from([plain(&format!("{:?} {}", error.fault, error.path))]),
        ReadError::Unknown => BTreeSet::from(["unknown".to_owned()]),
        ReadError::Schema { complaints, .. } => {
            let told = |one: &uurwerk::messages::complaint::Complaint| {
                plain(&format!("{} {}", one.path, one.what.en))
            };
            complaints.iter().map(told).collect()
        }
    }
}

/// Without the numbers of lines and places.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit()).collect()
}

fn expect_words(text: &Text) {
    assert!(!text.nl.is_empty() && !text.en.is_empty(), "without words in one of the languages");
    assert!(
        !text.nl.chars().chain(text.en.chars()).any(char::is_control),
        "a control character in the words"
    );
}

fn archive(bytes: &[u8]) -> Said {
    let found = import::archive::unpack(bytes);
    assert_eq!(found, import::archive::unpack(bytes), "the verdict changed");
    let about = match &found {
        Ok(files) => {
            assert!((1..=import::archive::MAX_FILES).contains(&files.len()));
            format!("{} files", files.len())
        }
        Err(error) => format!("{error:?}"),
    };
    Said { is_accepted: found.is_ok(), about: BTreeSet::from([about]) }
}

fn table<T>(read: &TableRead<T>) -> Said {
    match read {
        Ok(imported) if imported.complaints.is_empty() => Said { is_accepted: true, about: BTreeSet::new() },
        Ok(imported) => said_of_files(&imported.complaints),
        Err(complaints) => said_of_files(complaints),
    }
}

fn contract(bytes: &[u8]) -> Said {
    let text = String::from_utf8_lossy(bytes);
    let read = import::contract::read(&text);
    assert!(read == import::contract::read(&text), "the verdict changed");
    read.map_or_else(
        |complaints| said_of_files(&complaints),
        |_| Said { is_accepted: true, about: BTreeSet::new() },
    )
}

fn said_of_files(complaints: &[Complaint]) -> Said {
    assert!(!complaints.is_empty(), "refused without a word");
    for complaint in complaints {
        expect_words(&complaint.sentence());
    }
    // What stands in a file may come back in words: only where it stands tells inputs apart.
    let told = complaints.iter().map(|one| plain(one.column.as_deref().unwrap_or_default()));
    Said { is_accepted: false, about: told.collect() }
}
