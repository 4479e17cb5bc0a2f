//! What stands together on one line, and what it comes to.

use std::collections::BTreeSet;

use super::super::super::activity::Kind;
use super::super::super::allocation::Allocation;
use super::super::super::contract::{Product, TariffShape};
use super::super::super::entry::Entry;
use super::super::super::identifiers::{Discipline, ProductKey};
use super::super::super::ids::{EntryId, Stored, TariffId, UsageId};
use super::super::super::money::Cents;
use super::super::super::rules::{Finding, Resolved};
use super::super::super::tariff::Tariff;
use super::super::super::text::Text;
use super::super::super::time::Day;
use super::super::super::usage::{StayCounting, Usage};
use super::super::super::volume::{MAX_EIGHT_DIGITS, Unit, whole_hours};
use super::super::line::Line;
use super::gather::Key;
use super::{claimed_unit, used_unit};
use crate::text;

/// What stands on one line.
#[derive(Debug, Default)]
pub(super) struct Group<'a> {
    allocation: Option<&'a Allocation>,
    product: Option<&'a Product>,
    disciplines: BTreeSet<Discipline>,
    /// Tariffs that differ, in the order of the days.
    tariffs: Vec<&'a Stored<TariffId, Tariff>>,
    without_tariff: bool,
    entries: Vec<(EntryId, i64)>,
    /// Entries of direct time: each is one piece where the tariff is per piece.
    direct: u32,
    usages: Vec<(UsageId, Day, u32)>,
    stays: Option<StayCounting>,
    /// A usage does not count in the unit of the tariff.
    miscounted: bool,
    pub(super) said: Said,
}

impl<'a> Group<'a> {
    pub(super) fn add_entry(&mut self, id: EntryId, entry: &Entry, found: &Resolved<'a>) {
        self.find(found);
        self.disciplines.extend(entry.discipline.clone());
        self.direct = self.direct.saturating_add(u32::from(entry.kind == Kind::Direct));
        self.entries.push((id, entry.minutes.get()));
    }

    pub(super) fn add_usage(&mut self, (id, day): (UsageId, Day), usage: &Usage, found: &Resolved<'a>) {
        self.find(found);
        let own = found.tariff.map(|stored| stored.value.unit);
        let unit = own.or_else(|| found.product.and_then(|product| product.units.first().copied()));
        let units = unit.and_then(|unit| usage.units_per_day(unit));
        self.miscounted |= units.is_none();
        self.usages.push((id, day, units.unwrap_or_default()));
    }

    /// A line that two versions of a contract count differently is guarded by the stricter way.
    pub(super) fn count_stays(&mut self, counting: StayCounting) {
        let known = self.stays.get_or_insert(counting);
        if *known != counting {
            *known = StayCounting::Nights;
        }
    }

    fn find(&mut self, found: &Resolved<'a>) {
        self.allocation = found.allocation.map(|stored| &stored.value);
        if let Some(product) = found.product {
            self.product.get_or_insert(product);
        }
        let Some(tariff) = found.tariff else {
            self.without_tariff = true;
            return;
        };
        let alike = |other: &&Stored<TariffId, Tariff>| {
            (other.value.cents, other.value.unit) == (tariff.value.cents, tariff.value.unit)
        };
        if !self.tariffs.iter().any(alike) {
            self.tariffs.push(tariff);
        }
    }

    /// The tariff of the line: only when everything on it has the same.
    fn tariff(&self) -> Option<&'a Stored<TariffId, Tariff>> {
        match self.tariffs.as_slice() {
            [only] if !self.without_tariff => Some(only),
            _ => None,
        }
    }

    fn product_key(&self) -> Option<&'a ProductKey> {
        self.product.map(|product| &product.key)
    }

    fn minutes(&self) -> i64 {
        self.entries.iter().fold(0, |sum, (_, minutes)| sum.saturating_add(*minutes))
    }

    /// What its usages count, with the pieces of its entries.
    fn units(&self) -> i64 {
        let used = self.usages.iter().map(|(_, _, units)| i64::from(*units)).sum::<i64>();
        used.saturating_add(i64::from(self.direct))
    }

    fn price(&self) -> Price {
        let Some(tariff) = self.tariff().map(|stored| &stored.value) else { return Price::default() };
        let extent = self.allocation.and_then(|allocation| allocation.shape.extent());
        if self.usages.is_empty() {
            let Some(unit) = claimed_unit(extent, tariff, self.product) else { return Price::default() };
            return if unit.is_time() {
                Price::of_minutes(unit, tariff, self.minutes())
            } else {
                Price::of_units(unit, tariff, self.units())
            };
        }
        match used_unit(extent, tariff) {
            Some(unit) if !self.miscounted => Price::of_units(unit, tariff, self.units()),
            _ => Price::default(),
        }
    }
}

/// Findings of the entries of a line, each said once.
#[derive(Debug, Default)]
pub(super) struct Said {
    findings: Vec<(Finding, usize)>,
}

impl Said {
    /// The first wording of a rule stays; entries that add other words to the same advice are counted.
    pub(super) fn add(&mut self, findings: Vec<Finding>) {
        for finding in findings {
            let same = self.findings.iter_mut().find(|(own, _)| {
                (&own.rule, own.severity, &own.way_out) == (&finding.rule, finding.severity, &finding.way_out)
            });
            match same {
                Some((own, _)) if own.what == finding.what => {}
                Some((_, others)) => *others += 1,
                None => self.findings.push((finding, 0)),
            }
        }
    }

    fn all(self) -> impl Iterator<Item = Finding> {
        self.findings.into_iter().map(|(mut finding, others)| {
            let Text { nl, en } = &finding.what;
            match others {
                0 => {}
                1 => {
                    finding.what =
                        text!("{nl} Ook bij 1 andere registratie.", "{en} Also for 1 other entry.");
                }
                _ => {
                    finding.what = text!(
                        "{nl} Ook bij {others} andere registraties.",
                        "{en} Also for {others} other entries."
                    );
                }
            }
            finding
        })
    }
}

/// A line with what its rules need to know beside it.
pub(super) struct Draft<'a> {
    pub(super) line: Line,
    pub(super) allocation: Option<&'a Allocation>,
    pub(super) tariff: Option<&'a Tariff>,
    pub(super) mixed_tariffs: bool,
}

impl<'a> Draft<'a> {
    pub(super) fn of((key, mut group): (Key<'a>, Group<'a>)) -> Self {
        group.entries.sort_unstable();
        group.usages.sort_unstable();
        let (tariff, price) = (group.tariff(), group.price());
        let per_discipline =
            group.product.is_some_and(|product| product.tariff == TariffShape::PerDiscipline);
        let (product, minutes) = (group.product_key().cloned(), group.minutes());
        let mut disciplines = group.disciplines.into_iter();
        let only = disciplines.next().filter(|_| per_discipline && disciplines.next().is_none());
        let line = Line {
            client: key.client,
            allocation: key.allocation,
            product,
            discipline: key.discipline.or(only),
            category: key.category.cloned(),
            code: key.code.cloned(),
            period: key.period,
            minutes,
            tariff: tariff.map(|stored| stored.id),
            unit: price.unit,
            volume: price.volume,
            unit_tariff: price.unit_tariff,
            amount: price.amount,
            entries: group.entries,
            usages: group.usages,
            stays: group.stays,
            findings: group.said.all().collect(),
        };
        let mixed_tariffs = group.tariffs.len() > 1;
        Self { line, allocation: group.allocation, tariff: tariff.map(|stored| &stored.value), mixed_tariffs }
    }
}

/// What a line comes to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Price {
    unit: Option<Unit>,
    volume: Option<u32>,
    unit_tariff: Option<Cents>,
    amount: Cents,
}

impl Price {
    /// Rounded once, here: minutes at an hourly tariff, or whole hours times the tariff (IV079, IV081).
    fn of_minutes(unit: Unit, tariff: &Tariff, minutes: i64) -> Self {
        let (volume, unit_tariff) = match unit {
            Unit::Hour => (whole_hours(minutes), tariff.cents),
            _ => (Some(minutes), tariff.cents.per_minute()),
        };
        let amount = match unit {
            Unit::Hour => volume.and_then(|hours| tariff.cents.checked_mul(hours)),
            _ => tariff.cents.for_minutes(minutes),
        };
        Self::checked(unit, volume, unit_tariff, amount)
    }

    /// Whole units times their tariff: nothing to round.
    fn of_units(unit: Unit, tariff: &Tariff, units: i64) -> Self {
        Self::checked(unit, Some(units), tariff.cents, tariff.cents.checked_mul(units))
    }

    /// Only the unit when the rest is more than a message can carry (RS005).
    fn checked(unit: Unit, volume: Option<i64>, unit_tariff: Cents, amount: Option<Cents>) -> Self {
        let most = Cents(i64::from(MAX_EIGHT_DIGITS));
        let amount = amount.filter(|amount| *amount <= most && unit_tariff <= most);
        let volume = volume.and_then(|volume| u32::try_from(volume).ok());
        match (volume.filter(|volume| *volume <= MAX_EIGHT_DIGITS), amount) {
            (Some(volume), Some(amount)) => {
                Self { unit: Some(unit), volume: Some(volume), unit_tariff: Some(unit_tariff), amount }
            }
            _ => Self { unit: Some(unit), ..Self::default() },
        }
    }
}
