//! Stays as CSV.

use super::complaint::Reading;
use super::csv::{Column, Fields, TableRead, read as read_table};
use super::values::{self, ClientReference};
use crate::domain::entry::Note;
use crate::domain::identifiers::{AllocationNumber, PractitionerCode, ProductKey};
use crate::domain::time::Day;
use crate::domain::usage::{Departure, Stay};
use crate::text;

/// One line: right in itself, while its client and allocation have not been looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayRow {
    pub client: ClientReference,
    /// Day of arrival.
    pub day: Day,
    pub stay: Stay,
    pub product: Option<ProductKey>,
    /// Who delivered it (HA-7).
    pub practitioner: Option<PractitionerCode>,
    pub allocation: Option<AllocationNumber>,
    pub note: Option<Note>,
}

const COLUMNS: [Column; 9] = [
    Column::needed("client"),
    Column::needed("arrival"),
    Column::optional("arrival_time"),
    Column::optional("departure"),
    Column::optional("departure_time"),
    Column::optional("product"),
    Column::optional("practitioner"),
    Column::optional("allocation"),
    Column::free_text("note"),
];

/// Reads stays.
pub fn read(bytes: &[u8]) -> TableRead<StayRow> {
    read_table(bytes, &COLUMNS, row)
}

fn row(fields: &mut Fields) -> Reading<StayRow> {
    let client = fields.required("client", values::client);
    let day = fields.required("arrival", values::day);
    let arrival = fields.optional("arrival_time", values::clock);
    let departure = departure(fields);
    let product = fields.optional("product", |text| ProductKey::parse(&text.to_lowercase()));
    let practitioner = fields.optional("practitioner", PractitionerCode::parse);
    let allocation = fields.optional("allocation", AllocationNumber::parse);
    let note = fields.optional("note", values::note);
    let (day, stay) = (day?, Stay { arrival: arrival?, departure: departure? });
    if stay.is_backwards(day) {
        let words = text!("het vertrek ligt voor de aankomst", "the departure lies before the arrival");
        return fields.complain("departure", words);
    }
    Ok(StayRow {
        client: client?,
        day,
        stay,
        product: product?,
        practitioner: practitioner?,
        allocation: allocation?,
        note: note?,
    })
}

fn departure(fields: &mut Fields) -> Reading<Option<Departure>> {
    let day = fields.optional("departure", values::day);
    let time = fields.optional("departure_time", values::clock);
    match (day?, time?) {
        (Some(day), time) => Ok(Some(Departure { day, time })),
        (None, None) => Ok(None),
        (None, Some(_)) => fields.complain(
            "departure_time",
            text!("bij een tijd hoort een dag van vertrek", "with a time belongs a day of departure"),
        ),
    }
}
