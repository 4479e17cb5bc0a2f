//! What the exchange node did not deliver, on the command line: words, numbers and what goes out again.

use expect_test::expect_file;
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;
use uurwerk::messages::check;

use crate::messages::schema;
use crate::support::Desk;

const HOORN: &str = include_str!("../data/first-month/jw301-hoorn.xml");

#[test]
fn a_request_that_was_not_delivered_is_asked_again_under_new_numbers() {
    let mut all = String::new();
    for lang in [Lang::Nl, Lang::En] {
        let desk = Desk::new().speaking(lang);
        desk.run("init --agb 42420001 --name 'De Dijk'").done_quietly();
        desk.file("in.xml", HOORN);
        desk.run("messages import DESK/in.xml").done_quietly();
        let _ = desk.run("request change 300201 --budget 7500 --reason situation").done();
        for line in [
            "request list --format csv",
            "messages export",
            "messages refused UB0000000002 --code BRS04",
            "request list --format csv",
            "request again 1",
            "undo",
            "undo",
            "request list --format csv",
            "request again 1",
        ] {
            let done = desk.run(line);
            all.extend([format!("--- {line}\n{done}")]);
        }
    }
    expect_file!["node-request.txt"].assert_eq(&all);
}

#[test]
fn a_message_that_was_not_delivered_counts_as_not_sent() {
    let mut all = String::new();
    for lang in [Lang::Nl, Lang::En] {
        let mut desk = Desk::new().speaking(lang);
        desk.run("init --agb 42420001 --name 'De Dijk'").done_quietly();
        desk.file("in.xml", HOORN);
        desk.run("messages import DESK/in.xml").done_quietly();
        desk.run("care start 300201 --on 2025-01-06").done_quietly();
        for line in [
            "messages refused UB0000000002",
            "messages export",
            "messages refused UB0000000009",
            "messages refused UB0000000002 --code 9321",
            "messages refused UB0000000002 --on 2025-04-03",
            "messages refused UB0000000002 --on 2025-04-01",
            "messages refused UB0000000002 --code brs13 --on 2025-04-02",
            "messages refused UB0000000002",
            "care list",
            "care stop 300201 --on 2025-03-31 --reason 31",
            "undo",
            "care list",
            "redo",
            "care start 300201 --on 2025-01-07",
            "undo",
            "undo",
            "messages refused UB0000000001 --format json",
            "messages list",
            "messages export",
            "undo",
            "messages refused UB0000000004 --code IB999",
            "messages list",
        ] {
            if line.ends_with("--format json") {
                // The term of an answer runs from the message that it answers, however often it is made.
                desk.today = Day::parse_iso("2025-04-03").unwrap();
            }
            let done = desk.run(line);
            all.extend([format!("--- {line}\n{done}")]);
        }
        desk.run("messages export").done_quietly();
        for file in std::fs::read_dir(desk.path("exports/0405")).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let report = check(&bytes, desk.today);
            assert!(report.findings.is_empty(), "{path:?} {:?}", report.findings);
            let name = path.display().to_string();
            schema::expect_valid(report.message.unwrap().schema, &[schema::Message::new(name, bytes)]);
        }
    }
    expect_file!["node.txt"].assert_eq(&all);
}
