//! Single trips as CSV.

use super::complaint::Reading;
use super::csv::{Column, Fields, TableRead, read as read_table};
use super::values::{self, ClientReference};
use crate::domain::entry::Note;
use crate::domain::identifiers::{AllocationNumber, MunicipalityCode};
use crate::domain::time::Day;
use crate::domain::usage::{Distance, Trip};
use crate::text;

/// One line: right in itself, while its client and allocation have not been looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TripRow {
    pub day: Day,
    pub client: ClientReference,
    pub trip: Trip,
    pub allocation: Option<AllocationNumber>,
    pub note: Option<Note>,
}

const COLUMNS: [Column; 12] = [
    Column::needed("date"),
    Column::needed("client"),
    Column::needed("direction"),
    Column::needed("form"),
    Column::optional("km"),
    Column::optional("from"),
    Column::optional("to"),
    Column::optional("wheelchair"),
    Column::optional("allocation"),
    Column::optional("band"),
    Column::optional("destination"),
    Column::free_text("note"),
];

/// Reads trips.
pub fn read(bytes: &[u8]) -> TableRead<TripRow> {
    read_table(bytes, &COLUMNS, row)
}

fn row(fields: &mut Fields) -> Reading<TripRow> {
    let day = fields.required("date", values::day);
    let client = fields.required("client", values::client);
    let direction = fields.required("direction", values::direction);
    let carriage = fields.required("form", values::carriage);
    let distance = distance(fields);
    let from = fields.optional("from", values::code(MunicipalityCode::parse));
    let to = fields.optional("to", values::code(MunicipalityCode::parse));
    let wheelchair = fields.optional("wheelchair", values::yes_or_no);
    let allocation = fields.optional("allocation", AllocationNumber::parse);
    let destination = fields.optional("destination", values::remark);
    let note = fields.optional("note", values::note);
    let trip = Trip {
        direction: direction?,
        carriage: carriage?,
        distance: distance?,
        from: from?,
        to: to?,
        wheelchair: wheelchair?.unwrap_or_default(),
        destination: destination?,
    };
    Ok(TripRow { day: day?, client: client?, trip, allocation: allocation?, note: note? })
}

fn distance(fields: &mut Fields) -> Reading<Option<Distance>> {
    let metres = fields.optional("km", values::kilometres);
    let band = fields.optional("band", values::band);
    match (metres?, band?) {
        (Some(_), Some(_)) => {
            fields.complain("band", text!("vul km of band in, niet allebei", "fill in km or band, not both"))
        }
        (Some(metres), None) => Ok(Some(Distance::Metres(metres))),
        (None, band) => Ok(band.map(Distance::Band)),
    }
}
