//! JW325 as it is read.

use expect_test::expect_file;
use uurwerk::domain::claim::return_codes::ReturnCode;
use uurwerk::messages::{check, jw325, recognise};

use super::samples::day;
use super::schema::{Message, expect_valid};
use crate::support::answers::Reply;

const CLAIM: &[u8] = include_bytes!("../data/messages/jw323-correction.xml");

/// Answers to the claim of the golden JW323: in part, in full, not at all.
pub fn goldens() -> Vec<(&'static str, String)> {
    let base = || Reply { identification: "325260000001", dated: "2026-07-02", ..Reply::default() };
    let rejected = [("K0601", "9321 0611"), ("K0533", "8017"), ("K0534", "9389")];
    let partly = Reply { rejected: &rejected, ..base() }.to(CLAIM);
    // What a refusal by the published checks also holds, and what a client that is not known looks like.
    let header = Reply { header: "0001", ..base() }.to(CLAIM);
    let header = header.replacen(
        "    <XsdVersieDeclaratie>",
        "    <XsltVersie>2.10.5</XsltVersie>\r\n    <XsdVersieDeclaratie>",
        1,
    );
    vec![
        ("jw325-partly.xml", partly),
        ("jw325-granted.xml", base().to(CLAIM)),
        ("jw325-claim-refused.xml", Reply { claim: Some("9333"), ..base() }.to(CLAIM)),
        ("jw325-header-refused.xml", header),
    ]
}

#[test]
fn answers_follow_the_schema_and_are_accepted() {
    for (name, text) in goldens() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/messages/");
        expect_file![format!("{folder}{name}")].assert_eq(&text.replace("\r\n", "\n"));
        assert_eq!(recognise(text.as_bytes()).unwrap().key, "JW325");
        let report = check(text.as_bytes(), day("2026-07-02"));
        assert!(report.findings.is_empty(), "{name}: {:?}", report.findings);
        expect_valid("JW325.xsd", &[Message::new(name, text)]);
    }
}

#[test]
fn an_answer_is_read_in_full() {
    let goldens = goldens();
    let partly = jw325::read(goldens[0].1.as_bytes()).unwrap();
    let content = partly.content.unwrap();
    assert_eq!((content.claimed.signed().0, content.granted.signed().0), (85_118, 32_500));
    let lines: Vec<(&str, String)> = content
        .lines()
        .map(|(_, _, line)| {
            (line.line.reference.as_str(), uurwerk::domain::claim::return_codes::joined(&line.codes))
        })
        .collect();
    assert_eq!(
        lines,
        [("K0601", "9321 0611".to_owned()), ("K0534", "9389".to_owned()), ("K0533", "8017".to_owned())]
    );
    assert_eq!(partly.claim.identification, "U00000000012");
    let header = jw325::read(goldens[3].1.as_bytes()).unwrap();
    assert_eq!(header.codes, [ReturnCode::UNREADABLE]);
    assert_eq!((header.check_version.as_deref(), header.content.is_none()), (Some("2.10.5"), true));
}

#[test]
fn an_answer_that_contradicts_itself_is_not_accepted() {
    let partly = goldens()[0].1.clone();
    for (rule, from, to) in [
        ("TR342", "<ijw:TotaalBedrag>32500<", "<ijw:TotaalBedrag>32501<"),
        ("CS002", ">999900018<", ">999900017<"),
        ("IV088", "<RetourCode>9389<", "<RetourCode>0200<"),
        (
            "TR135",
            ">2026-07-02</ijw:Dagtekening>\r\n    </BerichtIdentificatie>",
            ">2026-07-03</ijw:Dagtekening>\r\n    </BerichtIdentificatie>",
        ),
        ("RS047", "<BerichtCode>491<", "<BerichtCode>490<"),
        ("XSD", "<RetourCode>9389<", "<RetourCode>9999<"),
        ("XSD", "<RetourCode>9389</RetourCode>", ""),
        ("XSD", "<Prestaties>", "<Prestatie>"),
    ] {
        let text = partly.replacen(from, to, 1);
        assert_ne!(text, partly, "{rule} changes nothing");
        let report = check(text.as_bytes(), day("2026-07-02"));
        let rules: Vec<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert!(
            !report.is_accepted() && (rules.contains(&rule) || rules.contains(&"XML")),
            "{rule} in {rules:?}"
        );
    }
}
