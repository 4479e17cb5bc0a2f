//! How much may be claimed on an allocation, in one product period and in all: volumes by frequency, and budgets.

use super::super::allocation::{Allocation, Shape};
use super::super::money::Cents;
use super::super::time::{ClosedPeriod, Day, Month, Period};
use super::super::totals::Exact;
use super::super::volume::{Extent, Frequency, Unit};

/// What is used of an allocation: claimed, or registered and not yet claimed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Used {
    pub amount: Exact,
    /// Over the whole allocation; hours that were claimed count as 60 minutes each.
    pub minutes: i64,
    /// In the product period of the day that is asked about.
    pub period_minutes: i64,
    /// What usages count in the unit of the extent, over the whole allocation.
    pub units: i64,
    /// The same in the product period of the day that is asked about.
    pub period_units: i64,
}

/// What lines add up to on an allocation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    pub amount: Cents,
    /// In units as [`in_small_units`] makes them: minutes for minutes and hours.
    pub volume: i64,
}

impl Counted {
    /// With one more line. Sums that do not fit stop at the largest number, which is over any limit.
    pub fn with(self, amount: Cents, volume: Option<u32>, unit: Option<Unit>) -> Self {
        let volume = volume.zip(unit).map_or(0, |(volume, unit)| in_small_units(i64::from(volume), unit));
        Self {
            amount: self.amount.checked_add(amount).unwrap_or(Cents(i64::MAX)),
            volume: self.volume.saturating_add(volume),
        }
    }
}

/// A limit of an allocation and where its use stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gauge {
    pub limit: Limit,
    /// What is counted beside money; minutes for hours too. `None` for money.
    pub unit: Option<Unit>,
    /// Cents, minutes or units.
    pub of: i64,
    pub used: i64,
}

/// Which limit a gauge shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Eurocents over the whole allocation (TR369).
    Budget,
    /// Minutes or units in one product period (TR321).
    Period,
    /// Minutes or units over the whole allocation (TR322).
    Whole,
}

impl Gauge {
    /// What is left; below zero when more is used than there is.
    pub const fn left(self) -> i64 {
        self.of.saturating_sub(self.used)
    }

    /// Used, in whole percents rounded down; a limit of nothing is used up by anything.
    pub const fn percent(self) -> i64 {
        if self.of > 0 {
            self.used.saturating_mul(100) / self.of
        } else if self.used > 0 {
            i64::MAX
        } else {
            0
        }
    }
}

/// The limits of an allocation with what is used of them, for a day of care: budget, product period, whole.
pub fn gauges(allocation: &Allocation, day: Day, used: Used) -> Vec<Gauge> {
    let mut out = Vec::new();
    if let Some(budget) = allocation.shape.budget() {
        let used = used.amount.rounded().0;
        out.push(Gauge { limit: Limit::Budget, unit: None, of: budget.0, used });
    }
    let Shape::Specific { extent, .. } = &allocation.shape else { return out };
    let is_time = extent.unit.is_time();
    let unit = Some(if is_time { Unit::Minute } else { extent.unit });
    let (in_period, in_all) =
        if is_time { (used.period_minutes, used.minutes) } else { (used.period_units, used.units) };
    let most = |volume: i64| in_small_units(volume, extent.unit);
    let period = Month::of(day).period().cut_by(allocation.period);
    if let Some(volume) = period.and_then(|period| most_in_period(*extent, period, allocation.period)) {
        out.push(Gauge { limit: Limit::Period, unit, of: most(volume), used: in_period });
    }
    if let Some(volume) = most_in_all(*extent, allocation.period) {
        out.push(Gauge { limit: Limit::Whole, unit, of: most(volume), used: in_all });
    }
    out
}

/// The largest volume of one product period of an allocation, in the unit of the extent (TR321, IV077, IV078). `None` when
/// only the whole allocation has a limit, and for results of a broken month or without a Sunday, which the contract decides.
pub fn most_in_period(extent: Extent, period: ClosedPeriod, allocation: Period) -> Option<i64> {
    let is_effort = extent.unit.is_effort();
    let times = match extent.frequency {
        Frequency::Day => period.length(),
        Frequency::Week if is_effort => weeks_touched(period),
        Frequency::Week => weeks_settled(period, allocation)?,
        Frequency::Month if is_effort || Month::of(period.from()).period() == period => 1,
        Frequency::Month | Frequency::Total => return None,
    };
    Some(i64::from(extent.volume).saturating_mul(times))
}

/// The largest volume over a whole allocation, in the unit of the extent (TR322, IV077, IV078). `None` when it has no
/// last day, and for results without a Sunday, which the contract decides.
pub fn most_in_all(extent: Extent, period: Period) -> Option<i64> {
    let volume = i64::from(extent.volume);
    if extent.frequency == Frequency::Total {
        return Some(volume);
    }
    let whole = ClosedPeriod::new(period.from, period.until?)?;
    let times = match extent.frequency {
        Frequency::Day => whole.length(),
        Frequency::Week if extent.unit.is_effort() => weeks_touched(whole),
        Frequency::Week => weeks_settled(whole, period)?,
        Frequency::Month => months_touched(whole),
        Frequency::Total => 1,
    };
    Some(volume.saturating_mul(times))
}

/// Weeks whose result is settled in a period of an allocation (IV077): those whose Sunday lies in it, and the last broken one
/// of the allocation where its last Sunday lies. `None` when an allocation that ends has no Sunday.
fn weeks_settled(period: ClosedPeriod, allocation: Period) -> Option<i64> {
    let is_sunday = |day: Day| day.next().monday() == day.next();
    let whole_weeks = weeks_touched(period) - i64::from(!is_sunday(period.until()));
    let Some(until) = allocation.until.filter(|until| !is_sunday(*until)) else { return Some(whole_weeks) };
    let last_sunday = until.monday().previous();
    (last_sunday >= allocation.from).then(|| whole_weeks + i64::from(period.contains(last_sunday)))
}

/// Different ISO weeks that a period touches: Monday to Sunday, across the turn of the year.
pub fn weeks_touched(period: ClosedPeriod) -> i64 {
    period.from().monday().days_until(period.until().monday()) / 7 + 1
}

/// Different calendar months that a period touches.
pub fn months_touched(period: ClosedPeriod) -> i64 {
    let number = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month_number());
    number(period.until()) - number(period.from()) + 1
}

/// Hours as minutes, so that an allocation in hours and a claim in minutes compare; other units as they are.
pub fn in_small_units(volume: i64, unit: Unit) -> i64 {
    if unit == Unit::Hour { volume.saturating_mul(60) } else { volume }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn closed(from: &str, until: &str) -> ClosedPeriod {
        ClosedPeriod::new(day(from), day(until)).unwrap()
    }

    fn extent(volume: u32, unit: Unit, frequency: Frequency) -> Extent {
        Extent { volume, unit, frequency }
    }

    #[test]
    fn weeks_are_those_of_the_calendar() {
        for (from, until, weeks) in [
            ("2026-02-11", "2026-02-28", 3), // weeks 7, 8, 9
            ("2026-03-01", "2026-03-31", 6), // weeks 9 to 14
            ("2026-04-01", "2026-04-17", 3),
            ("2026-02-11", "2026-04-17", 10), // a week cut by a month end counts once
            ("2026-12-21", "2026-12-31", 2),  // weeks 52 and 53
            ("2027-01-01", "2027-01-10", 2),  // week 53 of 2026 and week 1
            ("2026-12-21", "2027-01-10", 3),
            ("2026-03-02", "2026-03-08", 1),
            ("2026-03-08", "2026-03-09", 2),
            ("2021-02-01", "2021-02-28", 4), // a month of exactly four weeks
        ] {
            assert_eq!(weeks_touched(closed(from, until)), weeks, "{from}..{until}");
        }
    }

    #[test]
    fn every_frequency_has_its_most() {
        let four_hours = |frequency| extent(4, Unit::Hour, frequency);
        for (frequency, from, until, in_period, in_all) in [
            (Frequency::Week, "2026-03-01", "2026-03-31", Some(24), Some(40)), // the worked example of the standard
            (Frequency::Week, "2026-02-11", "2026-02-28", Some(12), Some(40)),
            (Frequency::Week, "2026-04-01", "2026-04-17", Some(12), Some(40)),
            (Frequency::Month, "2026-02-11", "2026-02-28", Some(4), Some(12)),
            (Frequency::Day, "2026-02-11", "2026-02-28", Some(72), Some(264)),
            (Frequency::Total, "2026-03-01", "2026-03-31", None, Some(4)),
        ] {
            let whole = Period::new(day("2026-02-11"), Some(day("2026-04-17"))).unwrap();
            assert_eq!(
                most_in_period(four_hours(frequency), closed(from, until), whole),
                in_period,
                "{frequency:?}"
            );
            assert_eq!(most_in_all(four_hours(frequency), whole), in_all, "{frequency:?}");
        }
    }

    #[test]
    fn the_turn_of_the_year_counts_its_own_weeks() {
        let two_hours = extent(2, Unit::Hour, Frequency::Week);
        let whole = Period::new(day("2026-12-21"), Some(day("2027-01-10"))).unwrap();
        assert_eq!(most_in_period(two_hours, closed("2026-12-21", "2026-12-31"), whole), Some(4));
        assert_eq!(most_in_period(two_hours, closed("2027-01-01", "2027-01-10"), whole), Some(4));
        assert_eq!(most_in_all(two_hours, whole), Some(6));
    }

    #[test]
    fn open_allocations_have_no_most_but_a_total() {
        let open = Period::new(day("2026-01-01"), None).unwrap();
        for unit in [Unit::Hour, Unit::Euro] {
            for frequency in [Frequency::Day, Frequency::Week, Frequency::Month] {
                assert_eq!(most_in_all(extent(4, unit, frequency), open), None, "{unit:?} {frequency:?}");
            }
            assert_eq!(most_in_all(extent(120, unit, Frequency::Total), open), Some(120));
        }
    }

    #[test]
    fn weeks_of_results_are_settled_on_their_sundays() {
        let week = extent(27_500, Unit::Euro, Frequency::Week);
        for (from, until, month, weeks, all) in [
            ("2026-09-08", "2026-10-03", ("2026-09-08", "2026-09-30"), Some(4), Some(4)), // the worked example
            ("2026-09-08", "2026-10-03", ("2026-10-01", "2026-10-03"), Some(0), Some(4)),
            ("2026-09-08", "2026-10-04", ("2026-09-08", "2026-09-30"), Some(3), Some(4)), // ends on a Sunday
            ("2026-09-08", "2026-10-04", ("2026-10-01", "2026-10-04"), Some(1), Some(4)),
            ("2026-09-08", "2026-10-05", ("2026-10-01", "2026-10-05"), Some(2), Some(5)),
            ("2026-09-13", "2026-09-13", ("2026-09-13", "2026-09-13"), Some(1), Some(1)),
            ("2026-09-07", "2026-09-12", ("2026-09-07", "2026-09-12"), None, None), // no Sunday at all
        ] {
            let allocation = Period::new(day(from), Some(day(until))).unwrap();
            let most = |weeks: Option<i64>| weeks.map(|weeks| weeks * 27_500);
            let in_month = most_in_period(week, closed(month.0, month.1), allocation);
            assert_eq!(in_month, most(weeks), "{from}..{until} in {month:?}");
            assert_eq!(most_in_all(week, allocation), most(all), "{from}..{until}");
        }
    }

    #[test]
    fn months_of_results_count_when_they_are_whole() {
        let monthly = extent(32_500, Unit::Euro, Frequency::Month);
        let allocation = Period::new(day("2026-09-08"), Some(day("2026-11-30"))).unwrap();
        assert_eq!(most_in_period(monthly, closed("2026-10-01", "2026-10-31"), allocation), Some(32_500));
        assert_eq!(most_in_period(monthly, closed("2026-09-08", "2026-09-30"), allocation), None);
        assert_eq!(most_in_all(monthly, allocation), Some(3 * 32_500));
        let pieces = extent(7, Unit::PieceOutput, Frequency::Total);
        assert_eq!(most_in_period(pieces, closed("2026-10-01", "2026-10-31"), allocation), None);
    }

    #[test]
    fn hours_compare_as_minutes() {
        let sum = Counted::default()
            .with(Cents(100), Some(90), Some(Unit::Minute))
            .with(Cents(50), Some(2), Some(Unit::Hour))
            .with(Cents(1), None, None);
        assert_eq!(sum, Counted { amount: Cents(151), volume: 210 });
    }

    #[test]
    fn a_gauge_counts_percents_down() {
        for (of, used, percent, left) in [
            (1000, 799, 79, 201),
            (1000, 800, 80, 200),
            (1000, 1001, 100, -1),
            (0, 0, 0, 0),
            (0, 1, i64::MAX, -1),
        ] {
            let gauge = Gauge { limit: Limit::Budget, unit: None, of, used };
            assert_eq!((gauge.percent(), gauge.left()), (percent, left), "{used} of {of}");
        }
    }
}
