//! Codes and tariffs that exist nowhere else: every code starts with 99F, every tariff repeats its digits.

use super::DemoError;
use super::plan::Window;
use crate::domain::contract::Contract;
use crate::domain::identifiers::{ContractKey, Discipline, ProductCode, ProductKey};
use crate::domain::money::Cents;
use crate::domain::tariff::{Band, Tariff};
use crate::domain::time::{Day, Period};
use crate::domain::volume::Unit;
use crate::import;
use crate::store::contracts::ContractFile;

/// The product of lot 1 for each discipline: code, and eurocents per hour in the first year.
const LOT_1: [(&str, &str, i64); 7] = [
    ("MBO4", "99F01", 6060),
    ("HBO", "99F02", 7070),
    ("HBO+", "99F03", 8080),
    ("WO", "99F04", 9090),
    ("WO+", "99F05", 10_101),
    ("WO++", "99F06", 12_121),
    ("AMS", "99F07", 15_151),
];

/// The mixed tariff of lot 2.
pub const LOT_2: (&str, i64) = ("99F20", 9999);

/// The category of code list JZ020 that all allocations name; which one makes no difference here.
pub const CATEGORY: &str = "45";

/// Distance bands in metres: longer than, and at most.
pub const BANDS: [(u32, Option<u32>); 6] = [
    (0, Some(5_000)),
    (5_000, Some(10_000)),
    (10_000, Some(15_000)),
    (15_000, Some(20_000)),
    (20_000, Some(30_000)),
    (30_000, None),
];

/// A product of a component with its code, unit and eurocents in the first year.
pub struct Priced {
    pub product: &'static str,
    pub code: &'static str,
    pub unit: Unit,
    cents: i64,
    band: Option<usize>,
}

const fn trip(product: &'static str, code: &'static str, cents: i64, band: usize) -> Priced {
    Priced { product, code, unit: Unit::PieceEffort, cents, band: Some(band) }
}

const fn priced(product: &'static str, code: &'static str, unit: Unit, cents: i64) -> Priced {
    Priced { product, code, unit, cents, band: None }
}

pub const COMPONENTS: [Priced; 21] = [
    trip("transport-group-1", "99F31", 505, 0),
    trip("transport-group-2", "99F32", 606, 1),
    trip("transport-group-3", "99F33", 707, 2),
    trip("transport-group-4", "99F34", 808, 3),
    trip("transport-group-5", "99F35", 909, 4),
    trip("transport-group-6", "99F36", 1010, 5),
    trip("transport-individual-1", "99F41", 1111, 0),
    trip("transport-individual-2", "99F42", 1212, 1),
    trip("transport-individual-3", "99F43", 1313, 2),
    trip("transport-individual-4", "99F44", 1414, 3),
    trip("transport-individual-5", "99F45", 1515, 4),
    trip("transport-individual-6", "99F46", 1616, 5),
    priced("day-activities-middle", "99F51", Unit::DayPart, 5050),
    priced("day-activities-high", "99F52", Unit::DayPart, 6060),
    priced("day-treatment-vg-after-school", "99F61", Unit::DayPart, 6161),
    priced("day-treatment-vg-heavy", "99F62", Unit::DayPart, 7171),
    priced("day-treatment-vg-behaviour", "99F63", Unit::DayPart, 8181),
    priced("day-treatment-ggz", "99F64", Unit::DayPart, 9191),
    priced("medication-check", "99F71", Unit::PieceEffort, 3535),
    priced("crisis-help-pedagogical", "99F81", Unit::Minute, 10_101),
    priced("crisis-help-ggz", "99F82", Unit::Minute, 12_121),
];

/// What a tariff rises each year, in eurocents.
const RISE: i64 = 303;

/// The discipline that has no tariff in one month.
const GAP: &str = "AMS";

/// A made-up version of the contract for the time before the one that comes with the program: the same lots and
/// activities. `None` when the whole window lies within the real one.
pub fn predecessor(window: Window) -> Result<Option<ContractFile>, DemoError> {
    let (_, real) = import::contract::shipped().first().ok_or(DemoError::Broken("contract"))?;
    let begins = import::contract::read(real).map_err(|_| DemoError::Broken("contract"))?.valid.from;
    if window.first >= begins {
        return Ok(None);
    }
    let from = window.first.minus_months(24);
    let content: String = real.lines().map(|line| older_line(line, from, begins.previous())).collect();
    let contract = import::contract::read(&content).map_err(|_| DemoError::Broken("contract"))?;
    if contract.valid.until != Some(begins.previous()) {
        return Err(DemoError::Broken("contract"));
    }
    Ok(Some(ContractFile { key: contract.key, from: contract.valid.from, content }))
}

/// The versions of the practice's contract, the older one first.
pub fn contracts(window: Window) -> Result<Vec<Contract>, DemoError> {
    let older = predecessor(window)?.map(|file| file.content);
    // A practice that names none is set up with the first.
    let shipped = import::contract::shipped().iter().take(1).map(|(_, content)| (*content).to_owned());
    let read = |content: String| import::contract::read(&content).map_err(|_| DemoError::Broken("contract"));
    older.into_iter().chain(shipped).map(read).collect()
}

/// A line of the real contract as the made-up one has it.
fn older_line(line: &str, from: Day, until: Day) -> String {
    if line.starts_with("name = { nl = \"Segment") {
        "name = { nl = \"Voorloper (verzonnen)\", en = \"Predecessor (fictitious)\" }\n".to_owned()
    } else if line.starts_with("document =") {
        "document = \"Verzonnen contract van de oefenpraktijk\"\n".to_owned()
    } else if line.starts_with("from = ") {
        format!("from = {from}\nuntil = {until}\n")
    } else {
        format!("{line}\n")
    }
}

/// The tariffs of every year that the window touches, for each version of the contract.
pub fn tariffs(window: Window, contracts: &[Contract]) -> Result<Vec<Tariff>, DemoError> {
    let gap = window.last_month().first().minus_months(2);
    let mut out = Vec::new();
    for contract in contracts {
        for (step, year) in (0_i64..).zip(window.first.year()..=window.today.year()) {
            let Some(valid) = year_within(year, contract.valid) else { continue };
            for (discipline, code, cents) in LOT_1 {
                let without_gap = if discipline == GAP { around(valid, gap) } else { vec![valid] };
                for valid in without_gap {
                    let cents = cents + step * RISE;
                    out.push(tariff(&contract.key, "lot-1", Some(discipline), (code, cents), valid)?);
                }
            }
            let (code, cents) = LOT_2;
            out.push(tariff(&contract.key, "lot-2", None, (code, cents + step * RISE), valid)?);
            for one in &COMPONENTS {
                let priced =
                    tariff(&contract.key, one.product, None, (one.code, one.cents + step * RISE), valid)?;
                let band = one.band.and_then(|band| BANDS.get(band));
                let band = band.and_then(|(above, through)| Band::new(*above, *through));
                out.push(Tariff { unit: one.unit, band, ..priced });
            }
        }
    }
    Ok(out)
}

/// The days of a year on which a contract is valid. The last year stays open no longer than the others.
fn year_within(year: i32, valid: Period) -> Option<Period> {
    let from = Day::new(year, 1, 1)?.max(valid.from);
    let last = Day::new(year, 12, 31)?;
    let until = valid.until.map_or(last, |until| until.min(last));
    Period::new(from, Some(until))
}

/// A period without the month that starts on `gap`.
fn around(valid: Period, gap: Day) -> Vec<Period> {
    let after = gap.plus_months(1);
    let until = valid.until.unwrap_or(Day::LAST);
    if gap > until || after <= valid.from {
        return vec![valid];
    }
    let before = (gap > valid.from).then(|| Period::new(valid.from, Some(gap.previous()))).flatten();
    let rest = Period::new(after, Some(until));
    before.into_iter().chain(rest).collect()
}

fn tariff(
    contract: &ContractKey,
    product: &str,
    discipline: Option<&str>,
    (code, cents): (&str, i64),
    valid: Period,
) -> Result<Tariff, DemoError> {
    let broken = |_| DemoError::Broken("tariff");
    Ok(Tariff {
        contract: contract.clone(),
        product: ProductKey::parse(product).map_err(broken)?,
        discipline: discipline.map(Discipline::parse).transpose().map_err(broken)?,
        code: ProductCode::parse(code).map_err(broken)?,
        category: None,
        unit: Unit::Minute,
        cents: Cents(cents),
        valid,
        band: None,
    })
}
