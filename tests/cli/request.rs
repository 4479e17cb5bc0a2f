//! Requests on the command line: made, sent, received, decided, and everything that comes back wrong.

use expect_test::{expect, expect_file};
use uurwerk::domain::claim::return_codes::ReturnCode;
use uurwerk::domain::practice::SchemaVersions;
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;
use uurwerk::messages::names::VOCABULARY;
use uurwerk::messages::returns::{self, Answer, Verdict};
use uurwerk::messages::xml::{Element, parse};
use uurwerk::messages::{ALL, check};

use crate::messages::schema;
use crate::support::Desk;

const HOORN: &str = include_str!("../data/first-month/jw301-hoorn.xml");
const ANSWER: &str = include_str!("../data/messages/jw319-woonplaatsbeginsel.xml");

/// A first request, as short as it can be.
const FIRST: &str = "request first J-0001 --category 46 --budget 4000 --from 2025-05-01 --until 2026-04-30 --referral gp --referrer 01000001";
/// More budget on the allocation that came in.
const MORE: &str = "request change 300201 --budget 7500 --reason situation";

/// A desk with a client whose allocation came in.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.run("init --agb 42420001 --name 'De Dijk'").done_quietly();
    desk.file("in.xml", HOORN);
    desk.run("messages import DESK/in.xml").done_quietly();
    desk
}

/// A desk on which a request was made and sent.
fn sent(line: &str) -> Desk {
    let desk = desk();
    let _ = desk.run(line).done();
    desk.run("messages export").done_quietly();
    desk
}

/// What a municipality sends back about the message in a file that was placed.
fn back(desk: &Desk, file: &str, key: &str, codes: &[&str]) {
    let bytes = std::fs::read(desk.path(&format!("exports/0405/{file}"))).unwrap();
    let message = ALL.iter().find(|message| message.key == key).unwrap();
    let codes: Vec<ReturnCode> = codes.iter().map(|code| ReturnCode::parse(code).unwrap()).collect();
    let class = |_: Element<'_>| codes.clone();
    let answer = Answer {
        namespace: message.namespace,
        code: message.code,
        identification: "G1",
        dated: desk.today,
        versions: &SchemaVersions::default(),
        verdict: if codes.is_empty() { Verdict::Accepted } else { Verdict::Returned(&class) },
    };
    let answer = returns::write(&parse(&bytes, &VOCABULARY).unwrap(), &answer).unwrap();
    schema::expect_valid(message.schema, &[schema::Message::new(file, answer.clone())]);
    desk.file("back.xml", answer);
}

/// A JW319 about a reference: refused for a reason, or under investigation.
fn decide(desk: &Desk, identification: &str, reference: &str, refusal: Option<&str>) {
    desk.file("decision.xml", decision(identification, reference, refusal));
}

fn decision(identification: &str, reference: &str, refusal: Option<&str>) -> String {
    let (head, _) = ANSWER.split_once("  <Antwoord>").unwrap();
    let head = head.replace("G00000000319", identification).replace("2026-03-02", "2025-04-02");
    let verdict = match refusal {
        None => "<VerzoekAntwoord>2</VerzoekAntwoord>".to_owned(),
        Some("8") => {
            "<VerzoekAntwoord>1</VerzoekAntwoord>\n    <RedenAfwijzingVerzoek>8</RedenAfwijzingVerzoek>\n    \
                      <Woonplaatsbeginsel>\n      <Gemeente>0363</Gemeente>\n    </Woonplaatsbeginsel>"
                .to_owned()
        }
        Some(reason) => format!(
            "<VerzoekAntwoord>1</VerzoekAntwoord>\n    <RedenAfwijzingVerzoek>{reason}</RedenAfwijzingVerzoek>"
        ),
    };
    format!(
        "{head}  <Antwoord>\n    <ReferentieAanbieder>{reference}</ReferentieAanbieder>\n    {verdict}\n  </Antwoord>\n</Bericht>\n"
    )
}

/// A JW301 whose allocation carries a reference of ours.
fn granted(identification: &str, number: &str, reference: &str) -> String {
    HOORN
        .replace("301250000001", identification)
        .replace("Dagtekening>2025-01-15", "Dagtekening>2025-04-02")
        .replace(
            "<ToewijzingNummer>300201</ToewijzingNummer>",
            &format!(
                "<ToewijzingNummer>{number}</ToewijzingNummer>\n        \
                 <ReferentieAanbieder>{reference}</ReferentieAanbieder>"
            ),
        )
        .replace("Toewijzingsdatum>2025-01-10", "Toewijzingsdatum>2025-04-01")
        .replace("Budget>500000", "Budget>750000")
}

fn state(desk: &Desk) -> String {
    let csv = desk.run("request list --format csv").done();
    let column = csv.lines().next().unwrap().split(',').position(|name| name == "state").unwrap();
    csv.lines().skip(1).map(|line| line.split(',').nth(column).unwrap()).collect::<Vec<_>>().join(" ")
}

/// Every file that was placed follows its schema and the rules, and reads back.
fn expect_good_files(desk: &Desk) {
    for file in std::fs::read_dir(desk.path("exports/0405")).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let report = check(&bytes, desk.today);
        assert!(report.findings.is_empty(), "{path:?} {:?}", report.findings);
        let name = path.display().to_string();
        schema::expect_valid(report.message.unwrap().schema, &[schema::Message::new(name, bytes)]);
    }
}

#[test]
fn a_first_allocation_is_asked_for_followed_and_asked_for_again() {
    let mut all = String::new();
    for lang in [Lang::Nl, Lang::En] {
        let desk = desk().speaking(lang);
        for line in [
            "request list",
            "request first J-0001 --category 46 --budget 4000 --from 2025-05-01 --until 2026-04-30 --referral gp --referrer 01000001 --preview",
            FIRST,
            FIRST,
            "request first J-0001 --category 47 --code 47X01 --volume 90 --unit minute --frequency week --from 2025-05-01 --until 2025-12-31 --referral none --decision 77 --decided-from 2025-02-01 --national --remark 'in overleg' --with 1",
            "request first J-0001 --category 46 --budget 4000 --from 2026-01-01 --until 2026-04-30 --referral gp --referrer 01000001 --with 1",
            "request show 1",
            "request list",
            "messages list",
            "messages export",
            "request withdraw 1",
            "undo",
            "request again 1",
            "request list",
        ] {
            all.extend([format!("--- {line}\n{}", desk.run(line))]);
        }
        expect_good_files(&desk);
        decide(&desk, "A1", "UV0000000001", None);
        all.extend([format!("--- under investigation\n{}", desk.run("messages import DESK/decision.xml"))]);
        decide(&desk, "A2", "UV0000000001", Some("8"));
        all.extend([format!("--- refused\n{}", desk.run("messages import DESK/decision.xml"))]);
        desk.file("decision.xml", granted("301250000002", "300202", "UV0000000002"));
        for line in [
            "messages import DESK/decision.xml",
            "request show 1",
            "request again 1 --municipality 0363",
            "request list",
            "messages export",
            "messages list",
        ] {
            all.extend([format!("--- {line}\n{}", desk.run(line))]);
        }
        expect_good_files(&desk);
    }
    expect_file!["request.txt"].assert_eq(&all);
}

#[test]
fn a_change_is_asked_for_with_everything_that_runs() {
    let mut all = String::new();
    for lang in [Lang::Nl, Lang::En] {
        let desk = desk().speaking(lang);
        for line in [
            "request change 300201 --budget 7500",
            "request change 300201 --reason plan",
            "request change 300201 --budget 7500 --from 2025-03-01 --reason plan",
            "request change 300201 --budget 7500 --from 2025-06-01 --reason plan",
            "request change 300201 --volume 90 --unit minute --frequency week --reason plan",
            "request change 300201 --until 2024-12-31 --reason plan",
            "request change 999 --budget 7500 --reason plan",
            "request change 300201 --budget 7500 --reason x",
            "request change 300201 --budget 7500 --reason situation --preview",
            "request list",
            "request change 300201 --budget 7500 --until 2026-06-30 --reason situation",
            "request extra J-0001 --category 46 --budget 1000 --from 2025-05-01 --until 2025-12-31 --with 1",
            "request extra J-0001 --category 45 --budget 1000 --from 2025-05-01 --until 2025-12-31 --with 1",
            "request extra J-0001 --category 48 --budget 1000 --from 2025-04-02 --until 2025-12-31 --with 1",
            "request first J-0001 --category 47 --budget 1000 --from 2025-05-01 --until 2025-12-31 --referral court --with 1",
            "undo",
            "redo",
            "request show 1",
            "messages export",
        ] {
            all.extend([format!("--- {line}\n{}", desk.run(line))]);
        }
        expect_good_files(&desk);
    }
    expect_file!["request-change.txt"].assert_eq(&all);
}

#[test]
fn what_is_not_listed_for_change_stays_as_it_is() {
    let desk = desk();
    desk.run("allocation add 300299 --client J-0001 --municipality 0405 --category 46 --budget 100 --from 2025-01-01 --until 2025-12-31")
        .done_quietly();
    desk.run("allocation add 300298 --client J-0001 --municipality 0405 --category 47 --budget 100 --from 2024-01-01 --until 2025-04-01")
        .done_quietly();
    desk.run("allocation add 300297 --client J-0001 --municipality 0363 --category 48 --budget 100 --from 2025-01-01 --until 2025-12-31")
        .done_quietly();
    let _ = desk.run(MORE).done();
    desk.run("messages export").done_quietly();
    let file = "exports/0405/JW317-0405-UB0000000002.xml";
    let text = std::fs::read_to_string(desk.path(file)).unwrap();
    let numbers: Vec<&str> =
        text.lines().filter_map(|line| line.trim().strip_prefix("<ToewijzingNummer>")).collect();
    assert_eq!(numbers, ["300299</ToewijzingNummer>", "300201</ToewijzingNummer>"], "{text}");
    assert!(text.contains("<GewensteIngangsdatum>2025-01-01<") && text.contains("<Budget>750000<"), "{text}");
    expect_good_files(&desk);
}

#[test]
fn each_step_of_the_municipality_moves_the_request_and_the_term() {
    let mut desk = sent(MORE);
    assert_eq!(state(&desk), "sent");
    // Wednesday 2 April: 3 working days for the receipt, 5 for the decision; 18 and 21 April are holidays.
    for (today, late) in [("2025-04-07", false), ("2025-04-08", true)] {
        desk.today = Day::parse_iso(today).unwrap();
        let overdue = desk.run("request list --overdue --format csv").done();
        assert_eq!(overdue.lines().count() == 2, late, "{today}: {overdue}");
        let messages = desk.run("messages list --overdue --format csv").done();
        assert_eq!(messages.contains("JW317"), late, "{today}: {messages}");
        let found = desk.run("check --rule uw-37 --format csv").done();
        assert_eq!(
            found.contains("had to answer JW317 UB0000000002 by 2025-04-07"),
            late,
            "{today}: {found}"
        );
    }
    back(&desk, "JW317-0405-UB0000000002.xml", "JW318", &[]);
    desk.run("messages import DESK/back.xml").expect(&expect![[r#"
        ! DESK/back.xml: JW317 UB0000000002 is accepted
        = 0
    "#]]);
    assert_eq!(state(&desk), "received");
    for (today, late) in [("2025-04-09", false), ("2025-04-10", true)] {
        desk.today = Day::parse_iso(today).unwrap();
        let messages = desk.run("messages list --overdue --format csv").done();
        assert_eq!(messages.contains("decision-overdue,2025-04-09"), late, "{today}: {messages}");
        let found = desk.run("check --rule uw-37 --format csv").done();
        let told = found.contains("had to decide about the request in JW317 UB0000000002 by 2025-04-09");
        assert_eq!(told, late, "{today}: {found}");
    }
    decide(&desk, "A1", "UV0000000001", None);
    assert_eq!(desk.run("messages import DESK/decision.xml").status, 0);
    assert_eq!(state(&desk), "investigated");
    for (today, late) in [("2025-05-28", false), ("2025-05-29", true)] {
        desk.today = Day::parse_iso(today).unwrap();
        let overdue = desk.run("request list --overdue --format csv").done();
        assert_eq!(overdue.contains("decide,2025-05-28,true"), late, "{today}: {overdue}");
    }
    desk.file("in.xml", granted("301250000002", "300201", "UV0000000001"));
    let done = desk.run("messages import DESK/in.xml");
    assert!(done.err.contains("request 1 (UV0000000001): granted"), "{done}");
    assert_eq!(state(&desk), "granted");
    assert!(!desk.run("messages list --overdue --format csv").done().contains("JW317"));
    // What was decided stays decided.
    desk.file("in.xml", granted("301250000003", "300201", "UV0000000001"));
    let _ = desk.run("messages import DESK/in.xml");
    assert_eq!(state(&desk), "granted");
    let again = desk.run("request again 1");
    assert_eq!(again.status, 3, "{again}");
    assert_eq!(desk.run(MORE.replace("7500", "9000").as_str()).status, 0);
}

#[test]
fn a_message_that_was_refused_counts_as_not_sent_and_goes_again_under_new_numbers() {
    let desk = sent(FIRST);
    back(&desk, "JW315-0405-UB0000000002.xml", "JW316", &["9374"]);
    desk.run("messages import DESK/back.xml").expect(&expect![[r#"
        ! DESK/back.xml: JW315 UB0000000002 is refused and counts as not sent; correct it and make it again
        !   9374: another request for this client is open at the municipality
        !     Wait for the decision on the other request: 'uurwerk request list' shows it.
        = 0
    "#]]);
    assert_eq!(state(&desk), "rejected");
    desk.run("request show 1").expect(&expect![[r#"
        request  reference     asks for          category    budget  from        until       referral              name or AGB  verdict
              1  UV0000000001  first allocation  46        4,000.00  2025-05-01  2026-04-30  general practitioner  01000001     not decided yet
        ! request 1: message refused, counts as not sent
        !   9374: another request for this client is open at the municipality
        !     Wait for the decision on the other request: 'uurwerk request list' shows it.
        = 0
    "#]]);
    assert_eq!(desk.run("request again 1").status, 0);
    assert_eq!(state(&desk), "made rejected");
    desk.run("messages export").done_quietly();
    let text = std::fs::read_to_string(desk.path("exports/0405/JW315-0405-UB0000000003.xml")).unwrap();
    assert!(text.contains("<ReferentieAanbieder>UV0000000002<"), "{text}");
    expect_good_files(&desk);
    // The same file again changes nothing.
    let repeat = desk.run("messages import DESK/back.xml");
    assert!(repeat.err.contains("nothing was changed"), "{repeat}");
    assert_eq!(state(&desk), "sent rejected");
}

#[test]
fn an_answer_that_does_not_fit_is_refused_and_told_so() {
    let mut all = String::new();
    for lang in [Lang::Nl, Lang::En] {
        let desk = sent(FIRST).speaking(lang);
        let refused = Some("2");
        let mut codes = Vec::new();
        for (name, text) in [
            ("unknown reference", decision("A1", "UV0000000009", refused)),
            (
                "another municipality",
                decision("A2", "UV0000000001", refused).replace("<Afzender>0405<", "<Afzender>0363<"),
            ),
            ("another provider", decision("A3", "UV0000000001", refused).replace("42420001", "42420002")),
            (
                "without a reason",
                decision("A4", "UV0000000001", refused)
                    .replace("    <RedenAfwijzingVerzoek>2</RedenAfwijzingVerzoek>\n", ""),
            ),
            (
                "ahead of today",
                decision("A5", "UV0000000001", refused)
                    .replace("Dagtekening>2025-04-02", "Dagtekening>2025-04-03"),
            ),
            ("under investigation", decision("A6", "UV0000000001", None)),
            ("the same file", decision("A6", "UV0000000001", None)),
            ("under investigation again", decision("A7", "UV0000000001", None)),
            ("another answer, the same identification", decision("A6", "UV0000000001", refused)),
            ("refused", decision("A8", "UV0000000001", refused)),
            ("refused again", decision("A9", "UV0000000001", Some("3"))),
            ("under investigation after all", decision("B1", "UV0000000001", None)),
        ] {
            desk.file("decision.xml", text);
            all.extend([format!("--- {name}\n{}", desk.run("messages import DESK/decision.xml"))]);
            let placed = desk.run("messages export --format csv");
            let file = placed
                .out
                .lines()
                .find_map(|line| line.strip_prefix("JW320,0405,").or(line.strip_prefix("JW320,0363,")));
            let said = file.map(|line| {
                let path =
                    line.split(',').nth(1).unwrap().replace("DESK", &desk.path("").display().to_string());
                let bytes = std::fs::read(&path).unwrap();
                schema::expect_valid("JW320.xsd", &[schema::Message::new(name, bytes.clone())]);
                let text = String::from_utf8(bytes).unwrap();
                let code = |line: &str| {
                    Some(line.trim().strip_prefix("<RetourCode>")?.split('<').next()?.to_owned())
                };
                text.lines().filter_map(code).collect::<Vec<_>>().join(" ")
            });
            codes.push(format!("{name}: {}", said.as_deref().unwrap_or("-")));
        }
        all.push_str(&codes.join("\n"));
        all.push('\n');
        let shown = desk.run("messages show A8 --in").done();
        all.extend(shown.lines().filter(|line| !line.contains("Xsd")).map(|line| format!("{line}\n")));
        assert_eq!(state(&desk), "refused");
    }
    expect_file!["request-answers.txt"].assert_eq(&all);
}

#[test]
fn an_answer_after_the_allocation_is_refused() {
    let desk = sent(MORE);
    desk.file("in.xml", granted("301250000002", "300201", "UV0000000001"));
    let _ = desk.run("messages import DESK/in.xml");
    decide(&desk, "A1", "UV0000000001", None);
    desk.run("messages import DESK/decision.xml").expect(&expect![[r#"
        ! error: DESK/decision.xml: an allocation came for this request already (TR359); nothing was booked, and the municipality is told so
        ! hint: call the municipality; 'uurwerk request list' shows where each request stands
        = 3
    "#]]);
    assert_eq!(state(&desk), "granted");
}

#[test]
fn what_changed_since_a_request_was_made_keeps_it_from_going() {
    let mut desk = desk();
    let _ = desk.run("request change 300201 --until 2026-06-30 --from 2025-04-10 --reason plan").done();
    desk.today = Day::parse_iso("2025-04-11").unwrap();
    desk.run("messages export --format csv").expect(&expect![[r#"
        message,municipality,identification,file
        JW302,0405,UB0000000001,DESK/exports/0405/JW302-0405-UB0000000001.xml
        ! error: message UB0000000002: the message can no longer go (findings: 2): allocation 300201: a change begins after today, or on the first day of the allocation (TR357)
        ! hint: Choose the first day of the allocation, or a day after today.
        = 1
    "#]]);
    assert_eq!(state(&desk), "made");
    desk.run("request withdraw 1").expect(&expect![[r#"
        ! request 1 is taken away
        = 0
    "#]]);
    assert_eq!(state(&desk), "");
    assert_eq!(desk.run("undo").status, 0);
    assert_eq!(state(&desk), "made");
}

#[test]
fn a_client_without_number_is_not_asked_for() {
    let desk = Desk::new();
    desk.run("init --agb 42420001 --name 'De Dijk'").done_quietly();
    desk.file(
        "clients.csv",
        "number,surname,prefix,first_names,initials,birth_date,gender,municipality\nJ-0001,Bos,,,,,,\n",
    );
    desk.run("client import DESK/clients.csv").done_quietly();
    let line = "request first J-0001 --category 45 --budget 100 --from 2025-05-01 --referral gp";
    desk.run(line).expect(&expect![[r#"
        ! error: no municipality is known of client J-0001
        ! hint: fill it in with 'uurwerk client edit J-0001', or name it with --municipality
        = 2
    "#]]);
    desk.run(&format!("{line} --municipality 0405")).expect(&expect![[r#"
        !   CD066 refused: product 1: a general practitioner, youth physician, certified institution or specialist is named
        !     Fill in the AGB code of the referrer, or else the name.
        ! error: the request cannot go like this (findings: 1); nothing was made
        = 1
    "#]]);
    assert_eq!(state(&desk), "");
}

#[test]
fn a_request_is_json_for_programs() {
    let desk = sent(FIRST);
    desk.run("request list --format json").expect(&expect![[r#"
        [
        {"request":1,"client":"J-0001","municipality":"0405","kind":"first","made":"2025-04-02","sent":"2025-04-02","identification":"UB0000000002","state":"sent","next":"receive","due":"2025-04-07","overdue":false,"codes":null}
        ]
        = 0
    "#]]);
    desk.run("request show 1 --format json").expect(&expect![[r#"
        [
        {"request":1,"reference":"UV0000000001","asks":"first","allocation":null,"category":"46","code":null,"volume":null,"unit":null,"frequency":null,"budget":400000,"from":"2025-05-01","until":"2026-04-30","referral":"gp","referrer":"01000001","decision":null,"verdict":"open","refusal":null,"instead":null}
        ]
        ! request 1: sent
        !   the municipality is to tell that it was received, by 2025-04-07
        = 0
    "#]]);
    desk.run("request show 2").expect(&expect![[r#"
        ! error: there is no such request
        ! hint: 'uurwerk request list' shows the requests
        = 2
    "#]]);
}
