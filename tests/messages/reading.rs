//! Messages as they are read: samples, round trips, recognition, and what a report says.

use uurwerk::domain::claim::batch::{Amount, Batch, BatchLine};
use uurwerk::domain::claim::checked::Checked;
use uurwerk::domain::identifiers::AllocationNumber;
use uurwerk::domain::money::Cents;
use uurwerk::domain::rules::Severity;
use uurwerk::domain::text::Lang;
use uurwerk::domain::volume::Unit;
use uurwerk::messages::{ALL, ReadError, check, jw301, jw323, recognise};

use super::samples::{FULL_301, MINIMAL_301, bsn, checked, corrected, day, heading, minutes, with_crlf};
use super::schema::{Message, expect_valid};

#[test]
fn samples_follow_the_schema_and_are_accepted() {
    let samples = [Message::new("full", FULL_301), Message::new("minimal", MINIMAL_301)];
    expect_valid("JW301.xsd", &samples);
    for sample in &samples {
        let report = check(&sample.bytes, day("2026-03-02"));
        assert_eq!(report.message.map(|message| message.key), Some("JW301"), "{}", sample.name);
        assert!(report.is_accepted(), "{}: {:?}", sample.name, report.findings);
        let warnings: Vec<_> = report.findings.iter().map(|f| (f.rule.as_str(), f.severity)).collect();
        assert_eq!(warnings, [("OP192", Severity::Warn)], "line ends");
        assert!(check(with_crlf(&sample.bytes).as_slice(), day("2026-03-02")).findings.is_empty());
    }
}

#[test]
fn every_golden_is_accepted_and_every_message_has_one() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/messages");
    let mut seen = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let (name, bytes) =
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap());
        let report = check(&bytes, day("2026-07-02"));
        assert!(report.is_accepted(), "{name}: {:?}", report.findings);
        let message = report.message.unwrap();
        assert!(name.starts_with(&message.key.to_lowercase()), "{name} is a {}", message.key);
        expect_valid(message.schema, &[Message::new(name, bytes)]);
        seen.push(message.key);
    }
    for message in ALL {
        assert!(seen.contains(&message.key), "{} has no golden in tests/data/messages", message.key);
    }
}

#[test]
fn a_message_of_tomorrow_is_not_accepted() {
    let report = check(FULL_301, day("2026-03-01"));
    let rules: Vec<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["TR135", "OP192"]);
    assert!(!report.is_accepted());
}

#[test]
fn every_message_has_a_place_in_the_table() {
    for message in ALL {
        assert!(message.namespace.contains(&message.key.to_lowercase()), "{}", message.key);
        assert_eq!(message.schema, format!("{}.xsd", message.key));
        assert_eq!(ALL.iter().filter(|other| other.code == message.code).count(), 1);
    }
    let claim = jw323::write(&checked(vec![(bsn("999900006"), minutes("K1", 1))]));
    assert_eq!(recognise(FULL_301).unwrap().key, "JW301");
    assert_eq!(recognise(&claim).unwrap().key, "JW323");
    let other = String::from_utf8(claim).unwrap().replace("jw323/schema", "jw999/schema");
    assert!(matches!(recognise(other.as_bytes()), Err(ReadError::Unknown)));
    let other = String::from_utf8(FULL_301.to_vec()).unwrap().replace(">436<", ">490<");
    let Err(ReadError::Schema { complaints, .. }) = recognise(other.as_bytes()) else { panic!("{other}") };
    assert_eq!(
        (complaints[0].path.as_str(), complaints[0].rule),
        ("Bericht/Header/BerichtCode", Some("RS047"))
    );
}

/// Claims of the least and greatest lengths, with marks above letters in both forms of Unicode, with every unit.
fn claims() -> Vec<Checked<Batch>> {
    let [claim, credit, again] = corrected();
    let widest = BatchLine {
        reference: "é".repeat(20),
        previous: Some("e\u{301}".repeat(10)),
        code: "&<>\u{1d11e}'".to_owned(),
        volume: 99_999_999,
        tariff: Some(Cents(99_999_999)),
        amount: Amount::credit(Cents(99_999_999)),
        allocation: AllocationNumber::new(999_999_999).unwrap(),
        ..minutes("", 1)
    };
    let least = BatchLine {
        reference: "1".to_owned(),
        code: "1".to_owned(),
        volume: 0,
        tariff: Some(Cents(0)),
        amount: Amount::debit(Cents(0)),
        allocation: AllocationNumber::new(0).unwrap(),
        ..minutes("", 1)
    };
    let each_unit = Unit::ALL.into_iter().zip(1..).map(|(unit, number)| BatchLine {
        unit,
        tariff: (unit != Unit::Euro).then_some(Cents(1)),
        volume: 7,
        amount: Amount::debit(Cents(7)),
        ..minutes(&format!("K{number}"), number)
    });
    vec![
        checked(vec![(bsn("999900018"), claim)]),
        checked(vec![(bsn("999900018"), credit), (bsn("999900018"), again)]),
        checked(vec![(bsn("999900006"), widest), (bsn("999900018"), least)]),
        checked(each_unit.map(|line| (bsn("999900031"), line)).collect()),
    ]
}

#[test]
fn what_is_written_reads_back_the_same_and_follows_the_schema() {
    let mut messages = Vec::new();
    for (index, claim) in claims().iter().enumerate() {
        let bytes = jw323::write(claim);
        assert_eq!(&jw323::read(&bytes).unwrap(), claim.get());
        let report = check(&bytes, day("2026-07-02"));
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        messages.push(Message::new(format!("claim {index}"), bytes));
    }
    expect_valid("JW323.xsd", &messages);
}

#[test]
fn a_foreign_claim_is_judged_by_level_2() {
    let claim = checked(vec![(bsn("999900006"), minutes("K1", 1))]);
    let text = String::from_utf8(jw323::write(&claim)).unwrap();
    for (from, to, rule) in [
        (">999900006<", ">999900007<", "CS002"),
        (">70218<", ">70219<", "TR358"),
        ("Dagtekening>2026-07-02<", "Dagtekening>2026-06-29<", "TR137"),
        ("2026-06-30</ijw:Einddatum>", "2026-06-29</ijw:Einddatum>", "CS340"),
        ("<ProductTarief>162</ProductTarief>", "", "CD087"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        let report = check(changed.as_bytes(), day("2026-07-02"));
        let rules: Vec<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert!(rules.contains(&rule), "{rule}: {rules:?}");
        assert_eq!(report.message.map(|message| message.key), Some("JW323"));
    }
}

#[test]
fn the_worked_examples_of_the_standard_give_their_messages() {
    // Amounts: hour tariff 9730, 433 minutes; and hour tariff 8730, 7 minutes.
    for (tariff, count, per_minute, amount) in [(9730, 433, 162, 70_218), (8730, 7, 146, 1019)] {
        let hourly = Cents(tariff);
        let line = BatchLine {
            volume: count,
            tariff: Some(hourly.per_minute()),
            amount: Amount::debit(hourly.for_minutes(i64::from(count)).unwrap()),
            ..minutes("K1", 1)
        };
        let text = String::from_utf8(jw323::write(&checked(vec![(bsn("999900006"), line)]))).unwrap();
        assert!(text.contains(&format!("<ProductTarief>{per_minute}</ProductTarief>")), "{text}");
        assert!(text.contains(&format!("<ijw:Bedrag>{amount}</ijw:Bedrag>")), "{text}");
    }
    // Signs: credit and corrected line together owe 176.00 back.
    let [claim, credit, again] = corrected();
    let batch = checked(vec![(bsn("999900018"), credit.clone()), (bsn("999900018"), again)]);
    assert_eq!(batch.get().total, Amount::credit(Cents(17_600)));
    let text = String::from_utf8(jw323::write(&batch)).unwrap();
    assert!(
        text.contains("<ijw:TotaalBedrag>17600</ijw:TotaalBedrag>\r\n      <ijw:DebetCredit>C<"),
        "{text}"
    );
    // A debit and its credit never travel together.
    let together = Batch::assemble(heading(), vec![(bsn("999900018"), claim), (bsn("999900018"), credit)]);
    let refused = Checked::new(together).unwrap_err();
    assert_eq!(refused.report.iter().map(|f| f.rule.as_str()).collect::<Vec<_>>(), ["TR316"]);
    // Late: April and May in the claim of June, each in its own line.
    let late = |reference, begin, end| {
        (bsn("999900006"), BatchLine { begin: day(begin), end: day(end), ..minutes(reference, 1) })
    };
    checked(vec![late("K1", "2026-04-20", "2026-04-30"), late("K2", "2026-05-01", "2026-05-31")]);
}

#[test]
fn complaints_name_the_element_and_never_its_content() {
    let broken = String::from_utf8(FULL_301.to_vec())
        .unwrap()
        .replace(">999900006<", ">geheim-123<")
        .replace(">2012-05-01<", ">1 mei 2012<")
        .replace("<t:Geslacht>2</t:Geslacht>", "")
        .replace(">45X05<", ">45X055<");
    let error = jw301::read(broken.as_bytes()).unwrap_err();
    let words: Vec<String> = error.words().iter().map(|text| text.get(Lang::Nl).to_owned()).collect();
    assert_eq!(
        words,
        [
            "Regel 20, Bericht/Client/Bsn: moet 9 cijfers zijn (RS037).",
            "Regel 22, Bericht/Client/Geboortedatum/Datum: moet een bestaande dag van 1900 tot en met 2199 zijn, \
             als JJJJ-MM-DD zonder tijdzone (RS032).",
            "Regel 19, Bericht/Client: Geslacht ontbreekt.",
            "Regel 144, Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/Product/Code: \
             mag hooguit 5 tekens lang zijn (RS012).",
            "Regel 182, Bericht/Client/ToegewezenProducten/ToegewezenProduct[4]/Product/Code: \
             mag hooguit 5 tekens lang zijn (RS012).",
        ]
    );
    let shown = format!("{error:?} {error}");
    assert!(!shown.contains("geheim") && !shown.contains("mei 2012"));
    let findings = check(broken.as_bytes(), day("2026-03-02")).findings;
    let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["RS037", "RS032", "XSD", "RS012", "RS012", "OP192"]);
}
