//! Made-up messages for the tests. Numbers, names and codes are fictitious.

use uurwerk::domain::claim::batch::{Amount, Batch, BatchLine, DebitCredit, Heading};
use uurwerk::domain::claim::checked::Checked;
use uurwerk::domain::identifiers::{
    AgbCode, AllocationNumber, Bsn, Category, ClaimNumber, MessageIdentification, MunicipalityCode,
};
use uurwerk::domain::money::Cents;
use uurwerk::domain::practice::SchemaVersions;
use uurwerk::domain::time::{Day, Month};
use uurwerk::domain::volume::Unit;

pub fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

pub fn bsn(text: &str) -> Bsn {
    Bsn::parse(text).unwrap()
}

/// The heading of a claim over June 2026, sent on 2 July.
pub fn heading() -> Heading {
    Heading {
        provider: AgbCode::parse("42420001").unwrap(),
        municipality: MunicipalityCode::parse("0405").unwrap(),
        identification: MessageIdentification::parse("U00000000012").unwrap(),
        dated: day("2026-07-02"),
        schema_versions: SchemaVersions::default(),
        claim_number: ClaimNumber::parse("D00000000012").unwrap(),
        month: Month::parse_iso("2026-06").unwrap(),
        signed: day("2026-07-02"),
    }
}

/// A debit line over June 2026: 433 minutes at an hourly tariff of 97.30 euro.
pub fn minutes(reference: &str, allocation: u32) -> BatchLine {
    BatchLine {
        reference: reference.to_owned(),
        previous: None,
        allocation: AllocationNumber::new(allocation).unwrap(),
        category: Category::parse("45").unwrap(),
        code: "45X05".to_owned(),
        begin: day("2026-06-01"),
        end: day("2026-06-30"),
        volume: 433,
        unit: Unit::Minute,
        tariff: Some(Cents(162)),
        amount: Amount::debit(Cents(70_218)),
    }
}

/// The three lines of the worked example of a correction: claim, credit and corrected claim.
pub fn corrected() -> [BatchLine; 3] {
    let claim = BatchLine {
        volume: 12,
        unit: Unit::Hour,
        tariff: Some(Cents(8800)),
        amount: Amount::debit(Cents(105_600)),
        ..minutes("K0412", 81733)
    };
    let credit = BatchLine {
        reference: "K0533".to_owned(),
        previous: Some("K0412".to_owned()),
        amount: Amount { side: DebitCredit::Credit, ..claim.amount },
        ..claim.clone()
    };
    let again = BatchLine {
        reference: "K0534".to_owned(),
        volume: 10,
        amount: Amount::debit(Cents(88_000)),
        ..claim.clone()
    };
    [claim, credit, again]
}

pub fn checked(lines: Vec<(Bsn, BatchLine)>) -> Checked<Batch> {
    Checked::new(Batch::assemble(heading(), lines)).map_err(|refused| refused.report).unwrap()
}

/// Every element of a JW301.
pub const FULL_301: &[u8] = include_bytes!("../data/messages/jw301-full.xml");
/// Only what a JW301 must have.
pub const MINIMAL_301: &[u8] = include_bytes!("../data/messages/jw301-minimal.xml");

/// The same message with the line ends of the standard.
pub fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() * 2);
    for byte in bytes {
        if *byte == b'\n' {
            out.push(b'\r');
        }
        out.push(*byte);
    }
    out
}
