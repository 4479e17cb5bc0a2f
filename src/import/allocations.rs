//! Allocations as CSV, for those that do not come as messages.

use super::complaint::{Complained, Reading};
use super::csv::{Column, Fields, TableRead, read as read_table};
use super::money;
use super::values::{self, ClientReference};
use crate::domain::allocation::{Frame, Shape};
use crate::domain::identifiers::{AllocationNumber, Category, MunicipalityCode, ProductCode};
use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::domain::volume::{Extent, Frequency, MAX_EIGHT_DIGITS, Unit};
use crate::text;

/// One line: right in itself, while its client has not been looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationRow {
    pub client: ClientReference,
    pub municipality: MunicipalityCode,
    pub number: AllocationNumber,
    pub shape: Shape,
    pub start: Day,
    /// `None`: follows from the contract (PS-A3).
    pub end: Option<Day>,
    pub frame: Option<Frame>,
}

const COLUMNS: [Column; 12] = [
    Column::needed("client"),
    Column::needed("municipality"),
    Column::needed("number"),
    Column::optional("category"),
    Column::optional("code"),
    Column::optional("volume"),
    Column::optional("unit"),
    Column::optional("frequency"),
    Column::optional("budget"),
    Column::needed("start"),
    Column::optional("end"),
    Column::optional("frame"),
];

/// Reads allocations.
pub fn read(bytes: &[u8]) -> TableRead<AllocationRow> {
    read_table(bytes, &COLUMNS, row)
}

fn row(fields: &mut Fields) -> Reading<AllocationRow> {
    let client = fields.required("client", values::client);
    let municipality = fields.required("municipality", values::code(MunicipalityCode::parse));
    let number = fields.required("number", AllocationNumber::parse);
    let shape = shape(fields);
    let start = fields.required("start", values::day);
    let end = fields.optional("end", values::day);
    let period = fields.period(start, "end", end);
    let frame = fields.optional("frame", values::frame);
    let period = period?;
    Ok(AllocationRow {
        client: client?,
        municipality: municipality?,
        number: number?,
        shape: shape?,
        start: period.from,
        end: period.until,
        frame: frame?,
    })
}

/// What is filled in decides the shape.
fn shape(fields: &mut Fields) -> Reading<Shape> {
    let category = fields.optional("category", Category::parse);
    let code = fields.optional("code", ProductCode::parse);
    let extent = extent(fields);
    let budget = fields.optional("budget", money::euro);
    let parts = ShapeParts { category: category?, code: code?, extent: extent?, budget: budget? };
    parts.shape().or_else(|(column, words)| fields.complain(column, words))
}

/// What is filled in of an allocation, in a file or a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShapeParts {
    pub category: Option<Category>,
    pub code: Option<ProductCode>,
    pub extent: Option<Extent>,
    pub budget: Option<Cents>,
}

impl ShapeParts {
    /// The shape that the filled-in parts make; else the column that is too many or too few, and what is expected.
    pub fn shape(self) -> Result<Shape, (&'static str, Text)> {
        match (self.category, self.code, self.extent, self.budget) {
            (Some(category), Some(code), Some(extent), None) => {
                Ok(Shape::Specific { category, code, extent })
            }
            (Some(category), None, None, budget) => Ok(Shape::Aspecific { category, budget }),
            (None, None, None, Some(budget)) => Ok(Shape::Generic { budget }),
            (None, None, None, None) => Err(("category", nothing())),
            (None, _, _, _) => Err(("category", no_category())),
            (Some(_), Some(_), Some(_), Some(_)) => Err(("budget", no_budget())),
            (Some(_), None, Some(_), _) => Err(("code", both())),
            (Some(_), Some(_), None, _) => Err(("volume", both())),
        }
    }
}

fn nothing() -> Text {
    text!(
        "vul een categorie in, of alleen een budget (generiek)",
        "fill in a category, or only a budget (generic)"
    )
}

fn no_category() -> Text {
    text!(
        "een productcode of omvang hoort bij een categorie (specifiek)",
        "a product code or volume needs a category (specific)"
    )
}

fn no_budget() -> Text {
    text!(
        "een toewijzing met productcode heeft een omvang en geen budget (specifiek)",
        "an allocation with a product code has a volume and no budget (specific)"
    )
}

fn both() -> Text {
    text!(
        "vul productcode en omvang allebei in (specifiek) of geen van beide (aspecifiek)",
        "fill in both product code and volume (specific) or neither (aspecific)"
    )
}

/// Volume, unit and frequency: all three or none.
fn extent(fields: &mut Fields) -> Reading<Option<Extent>> {
    let columns = ["volume", "unit", "frequency"];
    let filled = columns.iter().filter(|column| !fields.is_empty(column)).count();
    if filled == 0 {
        return Ok(None);
    }
    let unit = fields.required("unit", values::unit);
    let frequency: Reading<Frequency> = fields.required("frequency", values::frequency);
    let volume = match unit {
        Ok(unit) => fields.required("volume", |text| volume(text, unit)),
        Err(Complained) => Err(Complained),
    };
    Ok(Some(Extent { volume: volume?, unit: unit?, frequency: frequency? }))
}

/// A whole number; euro where the unit is euro, kept in eurocents.
pub fn volume(text: &str, unit: Unit) -> Result<u32, Text> {
    if unit != Unit::Euro {
        return values::number(text, 1, MAX_EIGHT_DIGITS);
    }
    let Cents(cents) = money::euro(text)?;
    u32::try_from(cents)
        .ok()
        .filter(|cents| *cents > 0)
        .ok_or_else(|| text!("verwacht een bedrag boven 0", "expected an amount above 0"))
}

#[cfg(test)]
mod tests;
