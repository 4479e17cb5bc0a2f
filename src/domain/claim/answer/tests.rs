//! The worked examples of the standard about answers, and answers that are not right.

use super::*;
use crate::domain::claim::batch::{Batch, Heading};
use crate::domain::identifiers::{AllocationNumber, Bsn, Category, ClaimNumber, MessageIdentification};
use crate::domain::rules::message::findings;
use crate::domain::time::Month;
use crate::domain::volume::Unit;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn code(text: &str) -> ReturnCode {
    ReturnCode::parse(text).unwrap()
}

fn line(reference: &str, allocation: u32, amount: Amount, previous: Option<&str>) -> BatchLine {
    BatchLine {
        reference: reference.to_owned(),
        previous: previous.map(str::to_owned),
        allocation: AllocationNumber::new(allocation).unwrap(),
        category: Category::parse("45").unwrap(),
        code: "45X05".to_owned(),
        begin: day("2026-06-01"),
        end: day("2026-06-30"),
        volume: 10,
        unit: Unit::PieceEffort,
        tariff: Some(Cents(amount.cents.0 / 10)),
        amount,
    }
}

/// L1 50 000 D of one client; L2 20 000 D and L3 12 000 C of another.
fn sent() -> Batch {
    let heading = Heading {
        provider: AgbCode::parse("42420001").unwrap(),
        municipality: MunicipalityCode::parse("0405").unwrap(),
        identification: MessageIdentification::parse("UW0000000001").unwrap(),
        dated: day("2026-07-02"),
        schema_versions: SchemaVersions::default(),
        claim_number: ClaimNumber::parse("UW0000000007").unwrap(),
        month: Month::parse_iso("2026-06").unwrap(),
        signed: day("2026-07-02"),
    };
    let bsn = |text| Bsn::parse(text).unwrap();
    let lines = vec![
        (bsn("999900006"), line("L1", 1, Amount::debit(Cents(50_000)), None)),
        (bsn("999900018"), line("L2", 2, Amount::debit(Cents(20_000)), None)),
        (bsn("999900018"), line("L3", 3, Amount::credit(Cents(12_000)), Some("L0"))),
    ];
    let batch = Batch::assemble(heading, lines);
    assert_eq!(batch.total, Amount::debit(Cents(58_000)));
    batch
}

/// An answer that returns these lines with the code of each and of its client.
fn answer(claim: &str, granted: i64, returned: &[(&str, &str, &str)]) -> Answer {
    let sent = sent();
    let mut clients: Vec<AnswerClient> = Vec::new();
    for (reference, own, of_client) in returned {
        let owner = sent.clients.iter().find(|one| one.lines.iter().any(|line| line.reference == *reference));
        let owner = owner.unwrap();
        let line = owner.lines.iter().find(|line| line.reference == *reference).unwrap().clone();
        let line = AnswerLine { line, codes: vec![code(own)] };
        match clients.iter_mut().find(|client| client.bsn == owner.bsn) {
            Some(client) => client.lines.push(line),
            None => clients.push(AnswerClient {
                bsn: owner.bsn.clone(),
                lines: vec![line],
                codes: vec![code(of_client)],
            }),
        }
    }
    Answer {
        municipality: sent.municipality.clone(),
        provider: sent.provider.clone(),
        identification: "A1".to_owned(),
        dated: day("2026-07-10"),
        schema_versions: SchemaVersions::default(),
        claim: AnsweredClaim {
            identification: sent.identification.clone(),
            dated: sent.dated,
            schema_versions: sent.schema_versions.clone(),
        },
        check_version: None,
        codes: vec![ReturnCode::NO_REMARK],
        content: Some(AnswerContent {
            claim_number: sent.claim_number.clone(),
            claimed: sent.total,
            granted: Amount::of(Cents(granted)),
            clients,
            codes: vec![code(claim)],
        }),
    }
}

fn judged(answer: &Answer) -> Result<Verdict, Vec<String>> {
    let rules = |found: Vec<crate::domain::rules::Finding>| -> Vec<String> {
        found.into_iter().map(|finding| finding.rule).collect()
    };
    let within = findings(RULES, answer);
    if !within.is_empty() {
        return Err(rules(within));
    }
    verify(answer, &sent()).map_err(rules)
}

#[test]
fn the_worked_examples_of_answers() {
    let rejected = |lines: &[(&str, &str)]| {
        lines.iter().map(|(reference, why)| ((*reference).to_owned(), vec![code(why)])).collect()
    };
    let processed = |granted, lines: &[(&str, &str)]| {
        Ok(Verdict::Processed { rejected: rejected(lines), granted: Cents(granted) })
    };
    assert_eq!(judged(&answer("8001", 58_000, &[])), processed(58_000, &[]));
    assert_eq!(
        judged(&answer("0200", 38_000, &[("L2", "9321", "0200")])),
        processed(38_000, &[("L2", "9321")])
    );
    assert_eq!(
        judged(&answer("0200", 70_000, &[("L3", "8017", "0200")])),
        processed(70_000, &[("L3", "8017")])
    );
    let unknown = answer("0200", 8_000, &[("L1", "0233", "8187")]);
    assert_eq!(judged(&unknown), processed(8_000, &[("L1", "8187")]));
    assert_eq!(judged(&answer("9333", 0, &[])), Ok(Verdict::Returned));
    let header = Answer { codes: vec![code("0001")], content: None, ..answer("8001", 58_000, &[]) };
    assert_eq!(judged(&header), Ok(Verdict::Returned));
}

type Alter = fn(&mut Answer);

fn content(answer: &mut Answer) -> &mut AnswerContent {
    answer.content.as_mut().unwrap()
}

fn returned(answer: &mut Answer) -> &mut BatchLine {
    &mut content(answer).clients[0].lines[0].line
}

#[test]
fn every_difference_is_named() {
    let cases: &[(&str, Alter)] = &[
        ("TR337", |answer| answer.claim.dated = day("2026-07-01")),
        ("TR371", |answer| answer.claim.schema_versions = SchemaVersions::new("1.1.1", "1.0.0").unwrap()),
        ("TR376", |answer| content(answer).claim_number = "UW0000000008".to_owned()),
        ("TR342", |answer| content(answer).granted = Amount::debit(Cents(38_001))),
        ("TR342", |answer| content(answer).granted = Amount::credit(Cents(38_000))),
        ("TR366", |answer| returned(answer).reference = "L9".to_owned()),
        ("TR304", |answer| content(answer).clients[0].bsn = BsnText::parse("999900031").unwrap()),
        ("CS002", |answer| content(answer).clients[0].bsn = BsnText::parse("999900007").unwrap()),
        ("TR367", |answer| returned(answer).volume = 11),
        ("TR367", |answer| returned(answer).unit = Unit::Hour),
        ("TR367", |answer| returned(answer).tariff = None),
        ("TR367", |answer| returned(answer).code = "45X06".to_owned()),
        ("TR367", |answer| returned(answer).category = Category::parse("46").unwrap()),
        ("TR367", |answer| returned(answer).allocation = AllocationNumber::new(4).unwrap()),
        ("TR367", |answer| returned(answer).begin = day("2026-06-02")),
        ("CD060", |answer| returned(answer).previous = Some("L0".to_owned())),
        ("TR137", |answer| returned(answer).end = day("2026-07-11")),
        ("TR134", |answer| answer.dated = day("2026-05-31")),
        ("IV088", |answer| answer.codes = vec![code("0001")]),
        ("IV088", |answer| answer.codes = vec![code("0200"), code("9056")]),
        ("IV088", |answer| answer.content = None),
        ("IV088", |answer| content(answer).clients[0].codes = vec![code("0233")]),
        ("IV088", |answer| content(answer).clients[0].lines[0].codes = vec![code("0200")]),
        ("IV087", |answer| content(answer).codes = vec![code("8001")]),
        ("IV087", |answer| content(answer).codes = vec![code("0200"), code("9333")]),
        ("TR101", |answer| {
            let line = content(answer).clients[0].lines[0].clone();
            content(answer).clients[0].lines.push(line);
        }),
    ];
    for (index, (rule, alter)) in cases.iter().enumerate() {
        let mut altered = answer("0200", 38_000, &[("L2", "9321", "0200")]);
        assert!(judged(&altered).is_ok());
        alter(&mut altered);
        let found = judged(&altered).unwrap_err();
        assert!(found.iter().any(|one| one == rule), "case {index}: {rule} in {found:?}");
    }
    let mut total = answer("8001", 58_000, &[]);
    content(&mut total).claimed = Amount::debit(Cents(58_001));
    content(&mut total).granted = Amount::debit(Cents(58_001));
    assert_eq!(judged(&total).unwrap_err(), ["TR367"]);
}

#[test]
fn a_new_debit_is_not_granted_beside_a_credit_that_was_refused() {
    let mut batch = sent();
    batch.clients[1].lines[0].allocation = AllocationNumber::new(3).unwrap();
    let refused = answer("0200", 70_000, &[("L3", "8017", "0200")]);
    let found = verify(&refused, &batch).unwrap_err();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule, "TR389");
    let mut both = answer("0200", 50_000, &[("L2", "9389", "0200"), ("L3", "8017", "0200")]);
    content(&mut both).clients[0].lines[0].line.allocation = AllocationNumber::new(3).unwrap();
    assert!(verify(&both, &batch).is_ok());
}
