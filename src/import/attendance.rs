//! Attendance of group sessions as CSV.

use super::complaint::Reading;
use super::csv::{Column, Fields, TableRead, read as read_table};
use super::values::{self, ClientReference};
use crate::domain::entry::Note;
use crate::domain::identifiers::{AllocationNumber, ComponentKey, GroupName, PractitionerCode, ProductKey};
use crate::domain::time::{ClockTime, Day};
use crate::domain::usage::Presence;
use crate::text;

/// One line: right in itself, while nothing that it refers to has been looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendanceRow {
    pub day: Day,
    pub client: ClientReference,
    pub group: GroupName,
    pub start: Option<ClockTime>,
    /// What the session offers; at most one of the two.
    pub component: Option<ComponentKey>,
    pub product: Option<ProductKey>,
    pub supervisors: Option<u32>,
    /// Who led it.
    pub practitioner: Option<PractitionerCode>,
    pub presence: Presence,
    pub allocation: Option<AllocationNumber>,
    pub note: Option<Note>,
}

const COLUMNS: [Column; 12] = [
    Column::needed("date"),
    Column::needed("client"),
    Column::optional("component"),
    Column::optional("dayparts"),
    Column::optional("start"),
    Column::needed("group"),
    Column::optional("supervisors"),
    Column::optional("absence"),
    Column::optional("practitioner"),
    Column::optional("product"),
    Column::optional("allocation"),
    Column::free_text("note"),
];

/// Reads attendance.
pub fn read(bytes: &[u8]) -> TableRead<AttendanceRow> {
    read_table(bytes, &COLUMNS, row)
}

fn row(fields: &mut Fields) -> Reading<AttendanceRow> {
    let day = fields.required("date", values::day);
    let client = fields.required("client", values::client);
    let offer = offer(fields);
    let presence = presence(fields);
    let start = fields.optional("start", values::clock);
    let group = fields.required("group", values::group);
    let supervisors = fields.optional("supervisors", values::supervisors);
    let practitioner = fields.optional("practitioner", PractitionerCode::parse);
    let allocation = fields.optional("allocation", AllocationNumber::parse);
    let note = fields.optional("note", values::note);
    let (component, product) = offer?;
    Ok(AttendanceRow {
        day: day?,
        client: client?,
        group: group?,
        start: start?,
        component,
        product,
        supervisors: supervisors?,
        practitioner: practitioner?,
        presence: presence?,
        allocation: allocation?,
        note: note?,
    })
}

fn offer(fields: &mut Fields) -> Reading<(Option<ComponentKey>, Option<ProductKey>)> {
    let component = fields.optional("component", |text| ComponentKey::parse(&text.to_lowercase()));
    let product = fields.optional("product", |text| ProductKey::parse(&text.to_lowercase()));
    match (component?, product?) {
        (Some(_), Some(_)) => fields.complain(
            "product",
            text!("vul component of product in, niet allebei", "fill in component or product, not both"),
        ),
        offer => Ok(offer),
    }
}

fn presence(fields: &mut Fields) -> Reading<Presence> {
    let day_parts = fields.optional("dayparts", values::day_parts);
    let absence = fields.optional("absence", values::absence);
    match (day_parts?, absence?) {
        (Some(present), None) => Ok(present),
        (None, Some(reason)) => Ok(Presence::Absent(reason)),
        (Some(_), Some(_)) => fields.complain(
            "absence",
            text!(
                "wie afwezig was, heeft geen dagdelen; laat een van beide leeg",
                "who was absent has no day parts; leave one of both empty"
            ),
        ),
        (None, None) => fields.complain(
            "dayparts",
            text!(
                "vul de dagdelen in, of bij absence waarom de cliënt er niet was",
                "fill in the day parts, or at absence why the client was not there"
            ),
        ),
    }
}
