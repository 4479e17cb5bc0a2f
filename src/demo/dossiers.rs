//! What is on record about the clients beside their care: school, documents, and for a few a move.

use super::DemoError;
use super::plan::Youth;
use crate::domain::contract::DocumentKind;
use crate::domain::dossier::{Document, Move};
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::ClientId;
use crate::domain::remark::Remark;
use crate::domain::time::{Day, Period};
use crate::operations::{add_document, move_client, set_school};
use crate::store::Store;
use crate::surroundings::Surroundings;

/// From where some came.
const ELSEWHERE: &str = "0361";
const MOVED: u64 = 400;

/// Everything on record about one client of a copy, whose place says what that is.
pub fn record(
    store: &mut Store,
    here: &Surroundings,
    place: usize,
    client: ClientId,
    youth: &Youth,
) -> Result<(), DemoError> {
    if place % 3 != 2 {
        go_to_school(store, here, client, youth)?;
    }
    let seen = here.today();
    match place % 12 {
        1 => document(store, here, client, &APPROVAL, seen.minus_days(3))?,
        5 => document(store, here, client, &CONSULTATION, seen.minus_days(10))?,
        7 => moved(store, here, client, &youth.municipality, seen.minus_days(MOVED))?,
        10 => document(store, here, client, &STATEMENT, seen)?,
        _ => {}
    }
    Ok(())
}

/// From the September after the fourth birthday until the July after the eighteenth.
fn go_to_school(
    store: &mut Store,
    here: &Surroundings,
    client: ClientId,
    youth: &Youth,
) -> Result<(), DemoError> {
    let Some(birth) = youth.client.birth else { return Ok(()) };
    let year = birth.date().year();
    let broken = DemoError::Broken("school");
    let (first, last) = (Day::new(year + 4, 9, 1), Day::new(year + 18, 7, 15));
    let Some(from) = first.filter(|from| *from <= here.today()) else { return Ok(()) };
    let period = Period::new(from, last).ok_or(broken)?;
    let input = set_school::Input { client, periods: vec![period] };
    set_school::run(store, here, input).map_err(|error| match error {
        set_school::Error::Store(error) => error.into(),
        _ => DemoError::Broken("school"),
    })
}

/// A document of which many are alike.
struct Alike {
    kind: DocumentKind,
    form: Option<&'static str>,
    reference: &'static str,
    remark: &'static str,
}

const APPROVAL: Alike = Alike {
    kind: DocumentKind::Approval,
    form: Some("perspectiefplan"),
    reference: "PP-2025-117 (verzonnen)",
    remark: "toegang gaat akkoord met vervoer naar de behandeling",
};
const CONSULTATION: Alike = Alike {
    kind: DocumentKind::Consultation,
    form: None,
    reference: "lokale toegang, team Jeugd (verzonnen)",
    remark: "rit buiten de regio besproken; akkoord voor een half jaar",
};
const STATEMENT: Alike = Alike {
    kind: DocumentKind::Statement,
    form: None,
    reference: "gedragswetenschapper (verzonnen)",
    remark: "begeleiding en behandeling richten zich op verschillende vaardigheden",
};

fn document(
    store: &mut Store,
    here: &Surroundings,
    client: ClientId,
    alike: &Alike,
    dated: Day,
) -> Result<(), DemoError> {
    let document = Document {
        kind: alike.kind,
        dated,
        valid: Period { from: dated, until: Some(dated.plus_months(12).previous()) },
        product: None,
        form: alike.form.and_then(Remark::new),
        reference: Remark::new(alike.reference),
        remark: Remark::new(alike.remark),
    };
    let done = add_document::run(store, here, add_document::Input { client, document });
    done.map(drop).map_err(|error| match error {
        add_document::Error::Store(error) => error.into(),
        _ => DemoError::Broken("document"),
    })
}

/// Came from elsewhere to the municipality of now.
fn moved(
    store: &mut Store,
    here: &Surroundings,
    client: ClientId,
    now: &MunicipalityCode,
    from: Day,
) -> Result<(), DemoError> {
    let elsewhere = MunicipalityCode::parse(ELSEWHERE).map_err(|_| DemoError::Broken("municipality"))?;
    let first = Move { from: Day::FIRST, municipality: elsewhere };
    let then = Move { from, municipality: now.clone() };
    for moved in [first, then] {
        let input = move_client::Input { client, moved, instead_of: None };
        move_client::run(store, here, input).map_err(|error| match error {
            move_client::Error::Store(error) => error.into(),
            move_client::Error::UnknownClient => DemoError::Broken("client"),
        })?;
    }
    Ok(())
}
