//! Texts from outside never steer a terminal: not as a name, a note or a code, not in a file or its name.

use uurwerk::domain::text::is_obeyed;

use crate::messages::samples::FULL_301;
use crate::support::{Desk, Transcript};

/// Sixty ways to steer a terminal, to hide or to look like something else.
fn hostile() -> Vec<String> {
    let c0 = (0x00..0x20).filter(|code| ![0x0a, 0x0d].contains(code));
    let c1 = [0x7f, 0x80, 0x85, 0x90, 0x9b, 0x9c, 0x9d, 0x9f];
    let turns =
        [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
    let hidden = [0x200b, 0x2028, 0x2029, 0xfeff, 0xfff9, 0xe0001, 0xe0041];
    let single =
        c0.chain(c1).chain(turns).chain(hidden).map(|code| char::from_u32(code).unwrap().to_string());
    let long = [
        "\u{1b}[2J\u{1b}[H",
        "\u{1b}[31mred\u{1b}[0m",
        "\u{1b}]0;title\u{7}",
        "\u{1b}]8;;http://example.org\u{1b}\\link\u{1b}]8;;\u{1b}\\",
        "\u{1b}]52;c;cm0gLXJm\u{7}",
        "\u{1b}P+q544e\u{1b}\\",
        "\u{9b}31m",
        "\u{9d}0;title\u{9c}",
        "\u{1b}[?1049h",
        "\u{8}\u{8}\u{8}\u{8}erased",
    ]
    .map(str::to_owned);
    single.chain(long).chain(["e\u{301}".repeat(60), "\u{301}".repeat(190)]).collect()
}

#[track_caller]
fn expect_plain(what: &str, transcript: &Transcript) {
    for (stream, text) in [("out", &transcript.out), ("err", &transcript.err)] {
        let obeyed = text.chars().find(|c| *c != '\n' && is_obeyed(*c));
        assert_eq!(obeyed, None, "{what}: on {stream}: {text:?}");
    }
}

fn words<'w>(line: &'w str, last: &'w str) -> Vec<&'w str> {
    line.split(' ').chain([last]).collect()
}

/// Everything that shows names, in every form.
fn listings(desk: &Desk) {
    for line in [
        "client list",
        "client show J-0142",
        "practitioner list",
        "allocation list",
        "allocation show 300201",
        "entries list --month 2025-03",
        "totals --month 2025-03 --by client,practitioner",
        "claims list --month 2025-03",
        "messages list",
        "contract list",
        "contract activities segment-c-westfriesland-2025",
        "alias list",
    ] {
        for form in ["table", "csv", "json"] {
            let transcript = desk.run(&format!("{line} --format {form}"));
            expect_plain(line, &transcript);
            assert_eq!(transcript.status, 0, "{line}: {transcript}");
        }
    }
    expect_plain("export", &desk.run("entries export --month 2025-03"));
}

#[test]
fn hostile_names_and_notes_come_out_plain() {
    let desk = Desk::small_practice();
    let hostile = hostile();
    assert!(hostile.len() >= 60, "{}", hostile.len());
    let mut kept = 0;
    for (number, text) in hostile.iter().enumerate() {
        let input = format!(
            "surname: Jan{text}sen\nprefix: {text}\nfirst_names: {text}\ninitials: {text}\nbirth_date: {text}\ngender: {text}\n"
        );
        expect_plain("client add", &desk.run_words(["client", "add", "J-1"], input.as_bytes()));
        let number = format!("J-{number:04}");
        let input = format!("surname: Jan{text}sen\nfirst_names: Fa{text}tma\n");
        let added = desk.run_words(["client", "add", &number], input.as_bytes());
        expect_plain("client add", &added);
        kept += usize::from(added.status == 0);
        let line = format!("13-3-2025 5 tel ={number} -- no{text}te");
        expect_plain("log", &desk.run_words(["log", "--practitioner", "avisser", &line], b""));
        let name = format!("Vi{text}sser");
        let code = format!("p{}", &number);
        let added =
            desk.run_words(["practitioner", "add", &code, "--name", &name, "--disciplines", "HBO"], b"");
        expect_plain("practitioner add", &added);
    }
    assert!(kept > 50, "{kept} names were kept");
    desk.run("claims compile --month 2025-03").done();
    expect_plain("claims entries", &desk.run("claims entries 1"));
    listings(&desk);
}

#[test]
fn hostile_words_of_a_command_are_not_obeyed() {
    let desk = Desk::small_practice();
    for text in hostile() {
        for line in [
            "",
            "log --practitioner avisser",
            "log --practitioner",
            "client show",
            "client add",
            "allocation show",
            "entries delete",
            "entries import",
            "entries list --client",
            "tariff import",
            "contract show",
            "contract check",
            "messages check",
            "messages import",
            "totals --by",
            "totals --month",
            "claims show",
            "claims queue",
            "alias set x",
            "alias remove",
            "--lang",
            "--today",
            "client list --format",
            "client list --db",
            "completions",
        ] {
            let word = format!("a{text}b");
            let words: Vec<&str> = words(line, &word).into_iter().filter(|word| !word.is_empty()).collect();
            let transcript = desk.run_words(&words, b"");
            expect_plain(line, &transcript);
            assert_ne!(transcript.status, 0, "{line} {text:?}: {transcript}");
        }
        for option in [format!("--{text}"), format!("--a{text}"), format!("client{text}")] {
            expect_plain("option", &desk.run_words(["client", "list", &option], b""));
            expect_plain("command", &desk.run_words([&option], b""));
        }
    }
}

#[test]
fn hostile_tables_are_not_obeyed() {
    let desk = Desk::small_practice();
    let row = |row: &dyn Fn(&str) -> String| hostile().iter().map(|text| row(text)).collect::<String>();
    let all_over = |columns: usize| row(&|text| format!("{}\n", vec![text; columns].join(",")));
    let notes = row(&|text| format!("2025-03-03,5,avisser,J-0142,telephone,a{text}b\n"));
    let mut tables = vec![
        format!("date,minutes,practitioner,client,activity,note\n{notes}"),
        format!("date,minutes,practitioner,client,activity\n{}", all_over(5)),
        format!("contract,product,discipline,code,category,unit,tariff,from,until\n{}", all_over(9)),
    ];
    for text in hostile() {
        tables.push(format!("date,minutes,practitioner,activity,a{text}b\n"));
        tables.push(format!("{text}\n{text}\n"));
    }
    for table in tables {
        desk.file("a.csv", table);
        for line in
            ["entries import DESK/a.csv", "entries import DESK/a.csv --skip-bad", "tariff import DESK/a.csv"]
        {
            expect_plain(line, &desk.run(line));
        }
    }
    listings(&desk);
}

#[test]
fn hostile_contracts_and_messages_are_not_obeyed() {
    let mut desk = Desk::small_practice();
    desk.today = uurwerk::domain::time::Day::parse_iso("2026-07-02").unwrap();
    let mut taken_over = 0;
    let message = String::from_utf8(FULL_301.to_vec()).unwrap();
    for text in hostile() {
        for contract in [format!("a{text}b = 1\n"), format!("name = \"a{text}b\"\n"), text.clone()] {
            desk.file("a.toml", contract);
            expect_plain("contract check", &desk.run("contract check DESK/a.toml"));
        }
        for (verb, from, to) in [
            ("check", ">Individueel<", format!(">a{text}b<")),
            ("check", "<t:Naam>", format!("<t:Na{text}am>")),
            ("check", ">999900006<", format!(">{text}<")),
            ("import", "<b:Achternaam>", format!("<b:Achternaam>{text}")),
            ("import", "<b:Identificatie>3010", format!("<b:Identificatie>{text}")),
        ] {
            desk.file("a.xml", message.replace(from, &to));
            let transcript = desk.run(&format!("messages {verb} DESK/a.xml"));
            expect_plain("messages", &transcript);
            taken_over += usize::from(verb == "import" && transcript.status == 0);
        }
    }
    // Marks that turn the direction of text may stand in a message; they are left out of what is kept.
    assert!(taken_over > 10, "{taken_over} messages were taken over");
    listings(&desk);
}
