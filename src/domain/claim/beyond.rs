//! What was claimed beyond what an allocation allows now: it was shortened, cut down, changed or deleted after the claim.

use super::super::allocation::Allocation;
use super::super::money::Cents;
use super::super::rules::Standing;
use super::super::time::Day;
use super::super::volume::Unit;
use super::limits::{Counted, in_small_units, most_in_all, most_in_period};

/// In what way a claimed line goes beyond its allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// The allocation never existed (TR384).
    Deleted,
    /// Its product period begins before the allocation (TR307).
    Before { from: Day },
    /// Its product period ends after the allocation (TR308).
    After { until: Day },
    /// Another category is allocated now (TR339).
    Category,
    /// Another product code is allocated now (TR340).
    Code,
    /// Another unit is allocated now (TR341).
    Unit,
    /// More than the budget (TR369): what this line and those before it come to.
    Budget { of: Cents, claimed: Cents },
    /// More than fits its product period (TR321), in units of [`in_small_units`].
    Period { most: i64, claimed: i64 },
    /// More than fits the whole allocation (TR322), with the lines before it, in units of [`in_small_units`].
    Whole { most: i64, claimed: i64 },
}

impl Breach {
    /// The rule of the standard that a claim like this would break today.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Deleted => "TR384",
            Self::Before { .. } => "TR307",
            Self::After { .. } => "TR308",
            Self::Category => "TR339",
            Self::Code => "TR340",
            Self::Unit => "TR341",
            Self::Budget { .. } => "TR369",
            Self::Period { .. } => "TR321",
            Self::Whole { .. } => "TR322",
        }
    }
}

/// Every way in which a line goes beyond its allocation as it stands now; `before` is what the lines before it add up to.
/// Of a deleted allocation only that is said.
pub fn breaches(line: &Standing, allocation: &Allocation, before: Counted) -> Vec<Breach> {
    if allocation.is_deleted() {
        return vec![Breach::Deleted];
    }
    let mut out = outside(line, allocation);
    out.extend(unlike(line, allocation));
    let claimed = before.with(line.amount, line.volume, line.unit);
    if let Some(of) = allocation.shape.budget().filter(|budget| claimed.amount > *budget) {
        out.push(Breach::Budget { of, claimed: claimed.amount });
    }
    let Some(extent) = allocation.shape.extent() else { return out };
    let small = |volume: i64| in_small_units(volume, extent.unit);
    let own = Counted::default().with(line.amount, line.volume, line.unit).volume;
    let inside = line.period.cut_by(allocation.period);
    let in_period = inside.and_then(|period| most_in_period(extent, period, allocation.period)).map(small);
    if let Some(most) = in_period.filter(|most| own > *most) {
        out.push(Breach::Period { most, claimed: own });
    }
    let in_all = most_in_all(extent, allocation.period).map(small);
    if let Some(most) = in_all.filter(|most| claimed.volume > *most) {
        out.push(Breach::Whole { most, claimed: claimed.volume });
    }
    out
}

fn outside(line: &Standing, allocation: &Allocation) -> Vec<Breach> {
    let mut out = Vec::new();
    let from = allocation.period.from;
    if line.period.from() < from {
        out.push(Breach::Before { from });
    }
    if let Some(until) = allocation.period.until.filter(|until| line.period.until() > *until) {
        out.push(Breach::After { until });
    }
    out
}

fn unlike(line: &Standing, allocation: &Allocation) -> Vec<Breach> {
    let mut out = Vec::new();
    let shape = &allocation.shape;
    if shape.category().is_some_and(|category| line.category.as_ref() != Some(category)) {
        out.push(Breach::Category);
    }
    if shape.code().is_some_and(|code| line.code.as_ref() != Some(code)) {
        out.push(Breach::Code);
    }
    // What is allocated in hours may be claimed in minutes.
    let fits = |unit: Unit| match line.unit {
        Some(Unit::Minute) => unit.is_time(),
        own => own == Some(unit),
    };
    if shape.extent().is_some_and(|extent| !fits(extent.unit)) {
        out.push(Breach::Unit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::allocation::{DELETED, Shape, Source, VersionStamp};
    use super::super::super::identifiers::{AllocationNumber, Category, MunicipalityCode, ProductCode};
    use super::super::super::ids::{AllocationId, ClientId, LineId};
    use super::super::super::time::{ClosedPeriod, Period};
    use super::super::super::volume::{Extent, Frequency};
    use super::super::line::LineState;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn specific(code: &str, volume: u32, unit: Unit, frequency: Frequency) -> Shape {
        Shape::Specific {
            category: Category::parse("45").unwrap(),
            code: ProductCode::parse(code).unwrap(),
            extent: Extent { volume, unit, frequency },
        }
    }

    fn allocation(shape: Shape, from: &str, until: &str) -> Allocation {
        Allocation {
            client: ClientId(1),
            municipality: MunicipalityCode::parse("0405").unwrap(),
            number: AllocationNumber::new(300_201).unwrap(),
            shape,
            period: Period::new(day(from), Some(day(until))).unwrap(),
            change_reason: None,
            fixed: VersionStamp { day: day("2026-01-01"), millisecond: 0 },
            frame: None,
            source: Source::Message,
        }
    }

    /// March 2026: 600 minutes of 45X05 for € 973.
    fn line() -> Standing {
        Standing {
            line: LineId(1),
            is_beside: false,
            allocation: AllocationId(1),
            state: LineState::Granted,
            reference: None,
            category: Category::parse("45").ok(),
            code: ProductCode::parse("45X05").ok(),
            period: ClosedPeriod::new(day("2026-03-01"), day("2026-03-31")).unwrap(),
            unit: Some(Unit::Minute),
            volume: Some(600),
            amount: Cents(97_300),
        }
    }

    #[test]
    fn a_line_goes_beyond_its_allocation_in_every_way_by_itself() {
        let hours = |volume, frequency| specific("45X05", volume, Unit::Hour, frequency);
        let year = |shape| allocation(shape, "2026-01-01", "2026-12-31");
        let budget =
            |cents| Shape::Aspecific { category: Category::parse("45").unwrap(), budget: Some(Cents(cents)) };
        let total = || hours(100, Frequency::Total);
        let rules = |allocation: &Allocation| -> Vec<&str> {
            breaches(&line(), allocation, Counted::default()).into_iter().map(Breach::rule).collect()
        };
        assert_eq!(rules(&year(total())), [""; 0]);
        assert_eq!(rules(&allocation(total(), "2026-03-01", "2026-03-31")), [""; 0]);
        assert_eq!(rules(&allocation(total(), "2026-03-02", "2026-03-30")), ["TR307", "TR308"]);
        assert_eq!(rules(&allocation(total(), "2026-01-01", "2026-02-28")), ["TR308"]);
        assert_eq!(rules(&year(specific("45X06", 100, Unit::Hour, Frequency::Total))), ["TR340"]);
        assert_eq!(rules(&year(specific("45X05", 600, Unit::Minute, Frequency::Total))), [""; 0]);
        assert_eq!(rules(&year(specific("45X05", 600, Unit::PieceEffort, Frequency::Total))), ["TR341"]);
        assert_eq!(rules(&year(budget(97_300))), [""; 0]);
        assert_eq!(rules(&year(budget(97_299))), ["TR369"]);
        assert_eq!(rules(&year(Shape::Generic { budget: Cents(97_299) })), ["TR369"]);
        let other = Shape::Aspecific { category: Category::parse("44").unwrap(), budget: None };
        assert_eq!(rules(&year(other)), ["TR339"]);
        assert_eq!(rules(&year(hours(10, Frequency::Month))), [""; 0]);
        assert_eq!(rules(&year(hours(9, Frequency::Month))), ["TR321"]);
        assert_eq!(rules(&year(hours(9, Frequency::Total))), ["TR322"]);
        let deleted = Allocation { change_reason: Some(DELETED.to_owned()), ..year(budget(1)) };
        assert_eq!(rules(&deleted), ["TR384"]);
    }

    #[test]
    fn the_lines_before_count_too() {
        let whole =
            allocation(specific("45X05", 20, Unit::Hour, Frequency::Total), "2026-01-01", "2026-12-31");
        let before = |volume| Counted { amount: Cents(0), volume };
        assert_eq!(breaches(&line(), &whole, before(600)), []);
        assert_eq!(breaches(&line(), &whole, before(601)), [Breach::Whole { most: 1200, claimed: 1201 }]);
    }
}
