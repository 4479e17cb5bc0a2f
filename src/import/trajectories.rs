//! Crisis trajectories as CSV; their hand-overs are recorded one by one.

use super::complaint::Reading;
use super::csv::{Column, Fields, TableRead, read as read_table};
use super::values::{self, ClientReference};
use crate::domain::identifiers::{AllocationNumber, PractitionerCode, ProductKey};
use crate::domain::remark::Remark;
use crate::domain::time::Day;
use crate::domain::usage::{Moment, Shelter};
use crate::text;

/// One line: right in itself, while nothing that it refers to has been looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrajectoryRow {
    pub client: ClientReference,
    pub product: ProductKey,
    pub registered: Moment,
    pub first_contact: Option<Moment>,
    pub worker: PractitionerCode,
    pub shelter: Shelter,
    pub afterwards: Option<Remark>,
    pub ended: Option<Day>,
    pub allocation: Option<AllocationNumber>,
}

const COLUMNS: [Column; 12] = [
    Column::needed("client"),
    Column::needed("product"),
    Column::needed("registered"),
    Column::needed("registered_time"),
    Column::optional("contact"),
    Column::optional("contact_time"),
    Column::needed("worker"),
    Column::optional("shelter"),
    Column::optional("shelter_remark"),
    Column::optional("afterwards"),
    Column::optional("ended"),
    Column::optional("allocation"),
];

/// Reads crisis trajectories.
pub fn read(bytes: &[u8]) -> TableRead<TrajectoryRow> {
    read_table(bytes, &COLUMNS, row)
}

fn row(fields: &mut Fields) -> Reading<TrajectoryRow> {
    let client = fields.required("client", values::client);
    let product = fields.required("product", |text| ProductKey::parse(&text.to_lowercase()));
    let day = fields.required("registered", values::day);
    let time = fields.required("registered_time", values::clock);
    let first_contact = contact(fields);
    let worker = fields.required("worker", PractitionerCode::parse);
    let simultaneous = fields.optional("shelter", values::yes_or_no);
    let remark = fields.optional("shelter_remark", values::remark);
    let afterwards = fields.optional("afterwards", values::remark);
    let ended = fields.optional("ended", values::day);
    let allocation = fields.optional("allocation", AllocationNumber::parse);
    Ok(TrajectoryRow {
        client: client?,
        product: product?,
        registered: Moment { day: day?, time: time? },
        first_contact: first_contact?,
        worker: worker?,
        shelter: Shelter { simultaneous: simultaneous?.unwrap_or_default(), remark: remark? },
        afterwards: afterwards?,
        ended: ended?,
        allocation: allocation?,
    })
}

fn contact(fields: &mut Fields) -> Reading<Option<Moment>> {
    let day = fields.optional("contact", values::day);
    let time = fields.optional("contact_time", values::clock);
    match (day?, time?) {
        (Some(day), Some(time)) => Ok(Some(Moment { day, time })),
        (None, None) => Ok(None),
        _ => fields.complain(
            "contact_time",
            text!(
                "vul dag en tijd van het eerste contact in, of geen van beide",
                "fill in day and time of the first contact, or neither"
            ),
        ),
    }
}
