//! Allocations in their newest version, and every version that ever came in.

use rusqlite::params;

use super::convert::{Columns, all, execute, first, insert};
use super::{StoreError, Tx};
use crate::domain::allocation::{Allocation, Frame, Shape, Source, VersionStamp};
use crate::domain::history::Row;
use crate::domain::identifiers::{AllocationNumber, Category, MunicipalityCode, ProductCode};
use crate::domain::ids::{AllocationId, ClientId, Stored};
use crate::domain::money::Cents;
use crate::domain::time::ClosedPeriod;
use crate::domain::volume::{Extent, Frequency, Unit};

const COLUMNS: &str = "id, client_id, municipality, number, category, code, volume, unit, frequency, budget, \
                       from_day, until_day, change_reason, fixed_day, fixed_millisecond, frame, source";

/// All allocations, by client and start.
pub fn list(tx: &Tx) -> Result<Vec<Stored<AllocationId, Allocation>>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM allocation ORDER BY client_id, from_day, municipality, number");
    all(tx, "allocation", &sql, [], read)
}

/// Allocations of which a day lies in the period, by client and start. Those that were deleted are among them.
///
/// The plus keeps SQLite from walking all clients in order instead of looking up what runs.
pub fn running(tx: &Tx, period: ClosedPeriod) -> Result<Vec<Stored<AllocationId, Allocation>>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM allocation WHERE from_day <= ?2 AND coalesce(until_day, '9999-12-31') >= ?1
         ORDER BY +client_id, from_day, municipality, number"
    );
    all(tx, "allocation", &sql, [period.from().to_string(), period.until().to_string()], read)
}

/// The allocations of a client, by start.
pub fn of_client(tx: &Tx, client: ClientId) -> Result<Vec<Stored<AllocationId, Allocation>>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM allocation WHERE client_id = ?1 ORDER BY from_day, municipality, number"
    );
    all(tx, "allocation", &sql, [client.0], read)
}

pub fn get(tx: &Tx, id: AllocationId) -> Result<Option<Stored<AllocationId, Allocation>>, StoreError> {
    first(tx, "allocation", &format!("SELECT {COLUMNS} FROM allocation WHERE id = ?1"), [id.0], read)
}

/// A number is unique per municipality (TR332).
pub fn by_number(
    tx: &Tx,
    municipality: &MunicipalityCode,
    number: AllocationNumber,
) -> Result<Option<Stored<AllocationId, Allocation>>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM allocation WHERE municipality = ?1 AND number = ?2");
    first(tx, "allocation", &sql, params![municipality.as_str(), number.get()], read)
}

/// Allocations with that number, whatever the municipality.
pub fn with_number(
    tx: &Tx,
    number: AllocationNumber,
) -> Result<Vec<Stored<AllocationId, Allocation>>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM allocation WHERE number = ?1 ORDER BY municipality");
    all(tx, "allocation", &sql, [number.get()], read)
}

pub fn add(tx: &Tx, allocation: &Allocation) -> Result<AllocationId, StoreError> {
    let row = Flat::of(allocation);
    let id = insert(
        tx,
        "INSERT INTO allocation (client_id, municipality, number, category, code, volume, unit, frequency, budget,
             from_day, until_day, change_reason, fixed_day, fixed_millisecond, frame, source)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        params![
            allocation.client.0,
            allocation.municipality.as_str(),
            allocation.number.get(),
            row.category,
            row.code,
            row.volume,
            row.unit,
            row.frequency,
            row.budget,
            row.from,
            row.until,
            allocation.change_reason,
            row.fixed_day,
            allocation.fixed.millisecond,
            allocation.frame.map(Frame::word),
            source_word(allocation.source),
        ],
    )?;
    Ok(AllocationId(id))
}

/// Replaces what the newest version says.
pub fn update(tx: &Tx, id: AllocationId, allocation: &Allocation) -> Result<(), StoreError> {
    let row = Flat::of(allocation);
    execute(
        tx,
        "UPDATE allocation SET client_id = ?2, municipality = ?3, number = ?4, category = ?5, code = ?6, volume = ?7,
             unit = ?8, frequency = ?9, budget = ?10, from_day = ?11, until_day = ?12, change_reason = ?13,
             fixed_day = ?14, fixed_millisecond = ?15, frame = ?16, source = ?17
         WHERE id = ?1",
        params![
            id.0,
            allocation.client.0,
            allocation.municipality.as_str(),
            allocation.number.get(),
            row.category,
            row.code,
            row.volume,
            row.unit,
            row.frequency,
            row.budget,
            row.from,
            row.until,
            allocation.change_reason,
            row.fixed_day,
            allocation.fixed.millisecond,
            allocation.frame.map(Frame::word),
            source_word(allocation.source),
        ],
    )?;
    Ok(())
}

/// Keeps a version beside the others; one with the same stamp is there already and stays.
/// Gives whether it was new.
pub fn keep_version(
    tx: &Tx,
    id: AllocationId,
    allocation: &Allocation,
    message: Option<i64>,
) -> Result<bool, StoreError> {
    let row = Flat::of(allocation);
    let changed = execute(
        tx,
        "INSERT INTO allocation_version (allocation_id, message_id, category, code, volume, unit, frequency, budget,
             from_day, until_day, change_reason, fixed_day, fixed_millisecond)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         ON CONFLICT (allocation_id, fixed_day, fixed_millisecond) DO NOTHING",
        params![
            id.0,
            message,
            row.category,
            row.code,
            row.volume,
            row.unit,
            row.frequency,
            row.budget,
            row.from,
            row.until,
            allocation.change_reason,
            row.fixed_day,
            allocation.fixed.millisecond,
        ],
    )?;
    Ok(changed > 0)
}

/// How many versions are kept of an allocation.
pub fn version_count(tx: &Tx, id: AllocationId) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) AS n FROM allocation_version WHERE allocation_id = ?1";
    Ok(first(tx, "allocation_version", sql, [id.0], |columns| columns.integer("n"))?.unwrap_or_default())
}

/// An allocation as the journal keeps it: what stands in each column that is not empty.
pub fn as_row(allocation: &Allocation) -> Row {
    let row = Flat::of(allocation);
    let number = |value: Option<i64>| value.map(|value| value.to_string());
    let columns = [
        ("number", Some(allocation.number.to_string())),
        ("municipality", Some(allocation.municipality.to_string())),
        ("category", row.category),
        ("code", row.code),
        ("volume", number(row.volume.map(i64::from))),
        ("unit", row.unit.map(str::to_owned)),
        ("frequency", row.frequency.map(str::to_owned)),
        ("budget", number(row.budget)),
        ("from_day", Some(row.from)),
        ("until_day", row.until),
        ("change_reason", allocation.change_reason.clone()),
        ("frame", allocation.frame.map(|frame| frame.word().to_owned())),
        ("source", Some(source_word(allocation.source).to_owned())),
    ];
    let filled = columns.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    filled.collect()
}

/// An allocation as columns.
struct Flat {
    category: Option<String>,
    code: Option<String>,
    volume: Option<u32>,
    unit: Option<&'static str>,
    frequency: Option<&'static str>,
    budget: Option<i64>,
    from: String,
    until: Option<String>,
    fixed_day: String,
}

impl Flat {
    fn of(allocation: &Allocation) -> Self {
        let shape = &allocation.shape;
        let extent = shape.extent();
        Self {
            category: shape.category().map(|category| category.as_str().to_owned()),
            code: shape.code().map(|code| code.as_str().to_owned()),
            volume: extent.map(|extent| extent.volume),
            unit: extent.map(|extent| extent.unit.code()),
            frequency: extent.map(|extent| extent.frequency.code()),
            budget: shape.budget().map(|budget| budget.0),
            from: allocation.period.from.to_string(),
            until: allocation.period.until.map(|day| day.to_string()),
            fixed_day: allocation.fixed.day.to_string(),
        }
    }
}

const fn source_word(source: Source) -> &'static str {
    match source {
        Source::Message => "message",
        Source::Typed => "typed",
    }
}

fn read(columns: &Columns) -> Result<Stored<AllocationId, Allocation>, StoreError> {
    let number = u32::try_from(columns.integer("number")?).map_err(|_| columns.bad("number"))?;
    let millisecond =
        u32::try_from(columns.integer("fixed_millisecond")?).map_err(|_| columns.bad("fixed_millisecond"))?;
    Ok(Stored {
        id: AllocationId(columns.integer("id")?),
        value: Allocation {
            client: ClientId(columns.integer("client_id")?),
            municipality: columns.parsed("municipality", MunicipalityCode::parse)?,
            number: AllocationNumber::new(number).map_err(|_| columns.bad("number"))?,
            shape: shape(columns)?,
            period: columns.period()?,
            change_reason: columns.optional_text("change_reason")?,
            fixed: VersionStamp { day: columns.day("fixed_day")?, millisecond },
            frame: columns.optional_known("frame", Frame::parse)?,
            source: columns.known("source", |word| match word {
                "message" => Some(Source::Message),
                "typed" => Some(Source::Typed),
                _ => None,
            })?,
        },
    })
}

/// What is allocated, or asked for, by the columns that say so.
pub(super) fn shape(columns: &Columns) -> Result<Shape, StoreError> {
    let category = columns.optional_parsed("category", Category::parse)?;
    let code = columns.optional_parsed("code", ProductCode::parse)?;
    let budget = columns.optional_integer("budget")?.map(Cents);
    match (category, code, budget) {
        (Some(category), Some(code), None) => {
            let volume = columns.integer("volume")?;
            let extent = Extent {
                volume: u32::try_from(volume).map_err(|_| columns.bad("volume"))?,
                unit: columns.known("unit", Unit::from_code)?,
                frequency: columns.known("frequency", Frequency::from_code)?,
            };
            Ok(Shape::Specific { category, code, extent })
        }
        (Some(category), None, budget) => Ok(Shape::Aspecific { category, budget }),
        (None, None, Some(budget)) => Ok(Shape::Generic { budget }),
        _ => Err(columns.bad("code")),
    }
}
