//! Start and stop of care on the command line, from the first report to what comes back.

use expect_test::{expect, expect_file};
use uurwerk::domain::claim::return_codes::ReturnCode;
use uurwerk::domain::practice::SchemaVersions;
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;
use uurwerk::messages::names::VOCABULARY;
use uurwerk::messages::returns::{self, Answer, Verdict};
use uurwerk::messages::xml::parse;
use uurwerk::messages::{ALL, check};

use crate::messages::schema;
use crate::support::Desk;

const HOORN: &str = include_str!("../data/first-month/jw301-hoorn.xml");

/// A desk with an allocation that came in.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.run("init --agb 42420001 --name 'De Dijk'").done_quietly();
    desk.file("in.xml", HOORN);
    desk.run("messages import DESK/in.xml").done_quietly();
    desk
}

/// What a municipality sends back about the message in a file that was placed.
fn back(desk: &Desk, file: &str, key: &str, codes: &[&str]) {
    let bytes = std::fs::read(desk.path(&format!("exports/0405/{file}"))).unwrap();
    let message = ALL.iter().find(|message| message.key == key).unwrap();
    let codes: Vec<ReturnCode> = codes.iter().map(|code| ReturnCode::parse(code).unwrap()).collect();
    let class = |_: uurwerk::messages::xml::Element<'_>| codes.clone();
    let answer = Answer {
        namespace: message.namespace,
        code: message.code,
        identification: "G1",
        dated: desk.today,
        versions: &SchemaVersions::default(),
        verdict: if codes.is_empty() { Verdict::Accepted } else { Verdict::Returned(&class) },
    };
    let answer = returns::write(&parse(&bytes, &VOCABULARY).unwrap(), &answer).unwrap();
    desk.file("back.xml", answer);
}

#[test]
fn an_allocation_that_came_in_is_answered_once() {
    let desk = desk();
    desk.run("messages export").expect(&expect![[r#"
        message  municipality  identification  file
        JW302    0405          UB0000000001    DESK/exports/0405/JW302-0405-UB0000000001.xml
        = 0
    "#]]);
    desk.run("messages export").expect(&expect![[r#"
        ! nothing is ready to be sent
        = 0
    "#]]);
    let bytes = std::fs::read(desk.path("exports/0405/JW302-0405-UB0000000001.xml")).unwrap();
    schema::expect_valid("JW302.xsd", &[schema::Message::new("answer", bytes.clone())]);
    assert!(check(&bytes, desk.today).findings.is_empty());
    desk.run("messages import DESK/in.xml").done_quietly();
    desk.run("messages list --format csv").expect(&expect![[r#"
        message,kind,direction,counterpart,identification,client,dated,stored_at,state,due,codes
        JW302,allocation returned,out,0405,UB0000000001,J-0001,2025-04-02,2025-04-02T10:00:00.000Z,done,,
        JW301,allocation,in,0405,301250000001,J-0001,2025-01-15,2025-04-02T10:00:00.000Z,read,,
        = 0
    "#]]);
}

#[test]
fn an_allocation_that_is_refused_is_answered_with_the_reason() {
    let desk = desk();
    for (text, reason) in [
        (HOORN.replace("301250000001", "301250000002").replace("999900018", "999900017"), "0001"),
        (HOORN.replace("Budget>500000", "Budget>600000"), "9056"),
        (
            HOORN.replace("301250000001", "3").replace("Dagtekening>2025-01-15", "Dagtekening>2025-05-15"),
            "8848",
        ),
        (HOORN.replace("301250000001", "4").replace("999900018", "999900006"), "9332"),
    ] {
        desk.file("bad.xml", text);
        for _ in 0..2 {
            let _ = desk.run("messages import DESK/bad.xml");
        }
        let placed = desk.run("messages export --format csv").done();
        let files: Vec<&str> = placed.lines().filter_map(|line| line.strip_prefix("JW302,0405,")).collect();
        let last = files.last().unwrap().split(',').next().unwrap();
        let bytes = std::fs::read(desk.path(&format!("exports/0405/JW302-0405-{last}.xml"))).unwrap();
        schema::expect_valid("JW302.xsd", &[schema::Message::new(reason, bytes.clone())]);
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains(&format!("<RetourCode>{reason}</RetourCode>")), "{reason}: {text}");
    }
    let listed = desk.run("messages list --format csv").done();
    assert_eq!(listed.matches("JW302").count(), 5, "one for each file: {listed}");
    // Nothing is said about a message for somebody else, or one that breaks its schema.
    for text in [HOORN.replace("42420001", "42420002"), HOORN.replace("<Geslacht>1", "<Geslacht>7")] {
        desk.file("bad.xml", text);
        let _ = desk.run("messages import DESK/bad.xml");
    }
    assert_eq!(desk.run("messages list --format csv").done(), listed);
}

#[test]
fn care_is_started_paused_resumed_and_stopped() {
    let mut all = String::new();
    for lang in [Lang::Nl, Lang::En] {
        let desk = desk().speaking(lang);
        for line in [
            "care list",
            "care stop 300201 --on 2025-03-31 --reason 31",
            "care withdraw 300201",
            "care start 300201 --on 2024-12-31",
            "care start 300201 --on 2025-04-03",
            "care start 300201 --on 2025-01-06",
            "care start 300201 --on 2025-01-07",
            "care pause 300201 --on 2025-02-28",
            "care pause 300201 --on 2025-03-01",
            "care stop 300201 --on 2025-02-27 --reason 34",
            "care start 300201 --on 2025-03-10",
            "care stop 300201 --on 2025-03-31 --reason 20",
            "care stop 300201 --on 2025-03-31 --reason 34",
            "care start 300201 --on 2025-03-31",
            "care withdraw 300201",
            "care list",
            "care start 1 --on 2025-03-31",
            "messages export",
            "undo",
            "messages list --overdue",
        ] {
            let done = desk.run(line);
            all.extend([format!("--- {line}\n{done}")]);
        }
        for file in std::fs::read_dir(desk.path("exports/0405")).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let report = check(&bytes, desk.today);
            assert!(report.findings.is_empty(), "{path:?} {:?}", report.findings);
            let name = path.display().to_string();
            schema::expect_valid(report.message.unwrap().schema, &[schema::Message::new(name, bytes)]);
        }
    }
    expect_file!["care.txt"].assert_eq(&all);
}

#[test]
fn what_comes_back_settles_a_report() {
    let mut all = String::new();
    for lang in [Lang::Nl, Lang::En] {
        let mut desk = desk().speaking(lang);
        desk.run("care start 300201 --on 2025-01-06").done_quietly();
        desk.run("messages export").done_quietly();
        desk.today = Day::parse_iso("2025-04-08").unwrap();
        for (line, codes) in [
            ("messages list --overdue", None),
            ("messages import DESK/back.xml", Some(&["9019"][..])),
            ("messages import DESK/back.xml", None),
            ("care list", None),
            ("care start 300201 --on 2025-01-06", None),
            ("messages list", None),
            ("messages show G1 --in", None),
            ("messages show UB0000000002 --out --kind 305 --format csv", None),
        ] {
            if let Some(codes) = codes {
                back(&desk, "JW305-0405-UB0000000002.xml", "JW306", codes);
            }
            let done = desk.run(line);
            all.extend([format!("--- {line}\n{done}")]);
        }
        desk.run("messages export").done_quietly();
        back(&desk, "JW305-0405-UB0000000003.xml", "JW306", &[]);
        let own = std::fs::read_to_string(desk.path("back.xml")).unwrap();
        for (name, text) in [
            ("unknown", own.replace("UB0000000003", "UB0000000009").replace(">G1<", ">G9<")),
            ("the same identification", own.clone()),
            ("accepted", own.replace(">G1<", ">G2<")),
            ("again, otherwise", own.replace(">G1<", ">G3<")),
            ("another provider", own.replace("42420001", "42420002").replace(">G1<", ">G4<")),
        ] {
            desk.file("back.xml", text);
            let done = desk.run("messages import DESK/back.xml");
            all.extend([format!("--- {name}\n{done}")]);
        }
        all.extend([desk.run("messages list").to_string()]);
    }
    expect_file!["returns.txt"].assert_eq(&all);
}

#[test]
fn care_of_a_client_without_number_or_birth_is_not_reported() {
    let desk = Desk::new();
    desk.run("init --agb 42420001 --name 'De Dijk'").done_quietly();
    desk.file(
        "clients.csv",
        "number,surname,prefix,first_names,initials,birth_date,gender,municipality\nJ-0001,Bos,,,,,,0405\n",
    );
    desk.run("client import DESK/clients.csv").done_quietly();
    desk.run("allocation add 7 --client J-0001 --municipality 0405 --category 45 --budget 100 --from 2025-01-01 --until 2025-12-31")
        .done_quietly();
    desk.run("care start 7 --on 2025-01-06").expect(&expect![[r#"
        !   OP079 held: No citizen service number is recorded for client J-0001.
        !     Fill it in with the client: uurwerk client edit J-0001
        ! error: the message cannot go like this (findings: 1); nothing was made
        = 1
    "#]]);
    assert!(!desk.run("messages list").to_string().contains("JW305"));
}

#[test]
fn messages_are_packed_together_and_read_from_an_archive() {
    let desk = desk();
    desk.run("care start 300201 --on 2025-01-06").done_quietly();
    desk.run("messages export --zip").expect(&expect![[r#"
        message  municipality  identification  file
        JW302    0405          UB0000000001    DESK/exports/0405/JW302-0405-UB0000000001.xml
        JW305    0405          UB0000000002    DESK/exports/0405/JW305-0405-UB0000000002.xml
        ! packed together: DESK/exports/messages-UB0000000001-UB0000000002.zip
        = 0
    "#]]);
    desk.run("messages export --zip").expect(&expect![[r#"
        ! nothing is ready to be sent
        = 0
    "#]]);
    desk.run("messages check DESK/exports/messages-UB0000000001-UB0000000002.zip").expect(&expect![[r#"
        ! DESK/exports/messages-UB0000000001-UB0000000002.zip/#1: JW302 is right
        ! DESK/exports/messages-UB0000000001-UB0000000002.zip/#2: JW305 is right
        = 0
    "#]]);
    desk.run("messages import DESK/exports/messages-UB0000000001-UB0000000002.zip").expect(&expect![[r#"
        ! error: DESK/exports/messages-UB0000000001-UB0000000002.zip/#1: a JW302 goes to the municipality and is not read in
        ! hint: 'uurwerk messages check' checks such a message
        ! error: DESK/exports/messages-UB0000000001-UB0000000002.zip/#2: a JW305 goes to the municipality and is not read in
        ! hint: 'uurwerk messages check' checks such a message
        = 2
    "#]]);
    desk.file("broken.zip", b"PK\x03\x04 and no more");
    desk.run("messages import DESK/broken.zip").expect(&expect![[r#"
        ! error: DESK/broken.zip: the zip file is damaged or locked
        ! hint: unpack the messages yourself and import the XML files
        = 2
    "#]]);
}
