//! What the municipalities of the made-up practice send: allocations, returns of reports, and answers to claims.

use crate::domain::allocation::Shape;
use crate::domain::claim::answer::{Answer, AnswerClient, AnswerContent, AnswerLine, AnsweredClaim};
use crate::domain::claim::batch::{Amount, Batch, BatchClient, BatchLine, BsnText};
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::client::{Client, Gender};
use crate::domain::identifiers::{AgbCode, AllocationNumber, MunicipalityCode};
use crate::domain::practice::SchemaVersions;
use crate::domain::time::{ClosedPeriod, Day};
use crate::messages::groups::Header;
use crate::messages::jw301::{self, Address, Birth, Contact, FullName, House, Jw301, Product, Surname};
use crate::messages::names::VOCABULARY;
use crate::messages::returns::{self, Verdict};
use crate::messages::{jw306, jw308, jw325, xml};

/// The time of the day at which allocations are fixed: ten o'clock, in milliseconds.
const TEN: u32 = 36_000_000;

/// A product as a municipality allocates it, in the version that was fixed on that day.
pub fn product(number: AllocationNumber, shape: &Shape, period: ClosedPeriod, fixed: Day) -> Product {
    let code = shape.code().map(|code| code.as_str().to_owned());
    Product {
        number,
        reference: None,
        product: shape.category().map(|category| (category.clone(), code)),
        fixed: (fixed, TEN),
        from: period.from(),
        until: Some(period.until()),
        change_reason: None,
        extent: shape.extent(),
        budget: shape.budget(),
        remark: None,
    }
}

/// A message with everything that is allocated to a client now. `None` for a client without number or date of birth.
pub fn allocation(
    header: Header<MunicipalityCode, AgbCode>,
    client: &Client,
    products: Vec<Product>,
) -> Option<Vec<u8>> {
    let birth = client.birth?;
    let name = &client.name;
    let client = jw301::Client {
        bsn: BsnText::from(client.bsn.as_ref()?),
        birth: Birth { date: birth.date(), precision: birth.precision() },
        gender: client.gender.unwrap_or(Gender::Unknown),
        name: FullName {
            surname: Surname { name: name.surname.clone(), prefix: name.prefix.clone() },
            partner: None,
            first_names: name.first_names.clone(),
            initials: name.initials.clone(),
            usage: "1".to_owned(),
        },
        communication: None,
        legal_status: None,
        representation: None,
        remark: None,
        relations: Vec::new(),
        contacts: vec![home()],
        products,
    };
    Some(jw301::write(&Jw301 { header, client }))
}

/// Everybody lives in the same house, which does not exist.
fn home() -> Contact {
    let house = House { number: 1, letter: None, addition: None, indication: None };
    let address = Address {
        house: Some(house),
        postcode: Some("1620ZZ".to_owned()),
        street: None,
        town: None,
        country: Some("NL".to_owned()),
    };
    Contact {
        kind: "01".to_owned(),
        address: Some(address),
        organisation: None,
        phones: Vec::new(),
        email: None,
        period: None,
    }
}

/// What comes back about a report of care: accepted, or refused as a whole with a code. `code` is that of the report, `305` or
/// `307`.
pub fn returned(
    report: &[u8],
    (code, identification): (&str, &str),
    dated: Day,
    refused: Option<ReturnCode>,
) -> Option<Vec<u8>> {
    let (namespace, code) =
        if code == "305" { (jw306::NAMESPACE, jw306::CODE) } else { (jw308::NAMESPACE, jw308::CODE) };
    let codes: Vec<ReturnCode> = refused.into_iter().collect();
    let answer = returns::Answer {
        namespace,
        code,
        identification,
        dated,
        versions: &SchemaVersions::default(),
        verdict: if codes.is_empty() { Verdict::Accepted } else { Verdict::Refused(&codes) },
    };
    returns::write(&xml::parse(report, &VOCABULARY).ok()?, &answer)
}

/// What is said of a claim.
pub enum Judgement<'a> {
    /// Line by line; those with a code are not granted.
    Lines(&'a dyn Fn(&BatchLine) -> Option<ReturnCode>),
    /// Nothing was processed.
    Refused(ReturnCode),
}

/// The answer to a claim.
pub fn answer(claim: &Batch, (identification, dated): (&str, Day), judgement: &Judgement<'_>) -> Vec<u8> {
    let content = match judgement {
        Judgement::Refused(code) => AnswerContent {
            granted: Amount::debit(crate::domain::money::Cents::ZERO),
            codes: vec![*code],
            ..whole(claim)
        },
        Judgement::Lines(judge) => judged(claim, judge),
    };
    jw325::write(&Answer {
        municipality: claim.municipality.clone(),
        provider: claim.provider.clone(),
        identification: identification.to_owned(),
        dated,
        schema_versions: SchemaVersions::default(),
        claim: AnsweredClaim {
            identification: claim.identification.clone(),
            dated: claim.dated,
            schema_versions: claim.schema_versions.clone(),
        },
        check_version: None,
        codes: vec![ReturnCode::NO_REMARK],
        content: Some(content),
    })
}

/// Everything is granted.
fn whole(claim: &Batch) -> AnswerContent {
    AnswerContent {
        claim_number: claim.claim_number.clone(),
        claimed: claim.total,
        granted: claim.total,
        clients: Vec::new(),
        codes: vec![ReturnCode::ALL_GRANTED],
    }
}

fn judged(claim: &Batch, judge: &dyn Fn(&BatchLine) -> Option<ReturnCode>) -> AnswerContent {
    let refused = |client: &BatchClient| -> Vec<AnswerLine> {
        let lines = client.lines.iter().filter_map(|line| Some((line, judge(line)?)));
        lines.map(|(line, code)| AnswerLine { line: line.clone(), codes: vec![code] }).collect()
    };
    let clients: Vec<AnswerClient> = claim
        .clients
        .iter()
        .map(|client| AnswerClient {
            bsn: client.bsn.clone(),
            lines: refused(client),
            codes: vec![ReturnCode::NO_REMARK],
        })
        .filter(|client| !client.lines.is_empty())
        .collect();
    if clients.is_empty() {
        return whole(claim);
    }
    let content = AnswerContent { clients, codes: vec![ReturnCode::NO_REMARK], ..whole(claim) };
    let granted = claim.total.signed().checked_sub(content.returned()).unwrap_or_default();
    AnswerContent { granted: Amount::of(granted), ..content }
}
