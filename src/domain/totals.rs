//! Sums over entries: minutes by kind, what they are worth, and productivity. Exact until shown.

use std::collections::BTreeMap;

use super::activity::Kind;
use super::entry::Entry;
use super::identifiers::{Discipline, ProductKey};
use super::ids::{ClientId, PractitionerId};
use super::money::{Cents, round_half_up};
use super::text::Text;
use super::time::{Day, Month};

/// An amount in sixtieths of a eurocent: minutes times an hourly tariff, without any rounding. Sums that do not fit
/// 64 bits stop at the largest number, far above any amount that a message can carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(pub i64);

const SIXTIETHS: i64 = 60;

impl Exact {
    pub const ZERO: Self = Self(0);

    /// Minutes at an hourly tariff.
    pub const fn of_minutes(hourly: Cents, minutes: i64) -> Self {
        Self(hourly.0.saturating_mul(minutes))
    }

    pub const fn of_cents(cents: Cents) -> Self {
        Self(cents.0.saturating_mul(SIXTIETHS))
    }

    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Whole eurocents, rounded half up: once, when shown.
    pub fn rounded(self) -> Cents {
        Cents(round_half_up(self.0, SIXTIETHS))
    }
}

/// Minutes and their worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Kind A.
    pub direct: i64,
    /// Kind B.
    pub indirect: i64,
    /// Kind C.
    pub non_declarable: i64,
    /// What the declarable minutes with a known tariff are worth.
    pub amount: Exact,
    /// Declarable minutes without a known tariff: not in the amount.
    pub unpriced: i64,
}

impl Sums {
    /// Counts so many minutes of a kind at an hourly tariff. Non-declarable time is worth nothing (PS-B3).
    pub fn count(&mut self, kind: Kind, minutes: i64, hourly: Option<Cents>) {
        let field = match kind {
            Kind::Direct => &mut self.direct,
            Kind::Indirect => &mut self.indirect,
            Kind::NonDeclarable => &mut self.non_declarable,
        };
        *field = field.saturating_add(minutes);
        match hourly {
            _ if !kind.is_declarable() => {}
            Some(hourly) => self.amount = self.amount.plus(Exact::of_minutes(hourly, minutes)),
            None => self.unpriced = self.unpriced.saturating_add(minutes),
        }
    }

    pub const fn plus(self, other: Self) -> Self {
        Self {
            direct: self.direct.saturating_add(other.direct),
            indirect: self.indirect.saturating_add(other.indirect),
            non_declarable: self.non_declarable.saturating_add(other.non_declarable),
            amount: self.amount.plus(other.amount),
            unpriced: self.unpriced.saturating_add(other.unpriced),
        }
    }

    /// Client-bound time, A and B: all of it is declarable (PS-B4).
    pub const fn declarable(self) -> i64 {
        self.direct.saturating_add(self.indirect)
    }

    pub const fn total(self) -> i64 {
        self.declarable().saturating_add(self.non_declarable)
    }

    /// (A + B) / (A + B + C), exact (PS-B4); `None` when nothing is registered.
    pub fn productivity(self) -> Option<Ratio> {
        (self.total() > 0).then(|| Ratio { part: self.declarable(), whole: self.total() })
    }
}

/// A part of a whole, both in minutes; the whole is more than zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    pub part: i64,
    pub whole: i64,
}

impl Ratio {
    /// Rounded half up: 667 for two thirds.
    pub fn permille(self) -> i64 {
        round_half_up(self.part.saturating_mul(1000), self.whole)
    }
}

/// By what sums are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grouping {
    Client,
    Discipline,
    Product,
    Practitioner,
    Kind,
    Day,
    /// ISO weeks.
    Week,
    Month,
}

impl Grouping {
    pub const ALL: [Self; 8] = [
        Self::Client,
        Self::Discipline,
        Self::Product,
        Self::Practitioner,
        Self::Kind,
        Self::Day,
        Self::Week,
        Self::Month,
    ];

    /// The English word that commands and files use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Discipline => "discipline",
            Self::Product => "product",
            Self::Practitioner => "practitioner",
            Self::Kind => "kind",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The English word or the Dutch name.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        Self::ALL.into_iter().find(|by| by.word() == lower || by.name().nl == lower)
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Client => Text::new("cliënt", "client"),
            Self::Discipline => Text::new("discipline", "discipline"),
            Self::Product => Text::new("product", "product"),
            Self::Practitioner => Text::new("medewerker", "practitioner"),
            Self::Kind => Text::new("soort", "kind"),
            Self::Day => Text::new("dag", "day"),
            Self::Week => Text::new("week", "week"),
            Self::Month => Text::new("maand", "month"),
        }
    }

    /// The group to which an entry belongs.
    pub fn key_of(self, entry: &Entry) -> GroupKey {
        match self {
            Self::Client => GroupKey::Client(entry.client),
            Self::Discipline => GroupKey::Discipline(entry.discipline.clone()),
            Self::Product => GroupKey::Product(entry.product.clone()),
            Self::Practitioner => GroupKey::Practitioner(entry.practitioner),
            Self::Kind => GroupKey::Kind(entry.kind),
            Self::Day => GroupKey::Day(entry.day),
            Self::Week => {
                let (year, week) = entry.day.iso_week();
                GroupKey::Week(year, week)
            }
            Self::Month => GroupKey::Month(entry.day.month()),
        }
    }
}

/// One group: what its entries share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKey {
    Client(Option<ClientId>),
    Discipline(Option<Discipline>),
    Product(Option<ProductKey>),
    Practitioner(PractitionerId),
    Kind(Kind),
    Day(Day),
    /// ISO year and week.
    Week(i32, u32),
    Month(Month),
}

/// Sums per group, in the order of the keys; entries come with the hourly tariff at which they are worth something.
pub fn grouped<'a>(
    entries: impl IntoIterator<Item = (&'a Entry, Option<Cents>)>,
    by: &[Grouping],
) -> BTreeMap<Vec<GroupKey>, Sums> {
    let mut groups: BTreeMap<Vec<GroupKey>, Sums> = BTreeMap::new();
    for (entry, hourly) in entries {
        let key = by.iter().map(|grouping| grouping.key_of(entry)).collect();
        groups.entry(key).or_default().count(entry.kind, entry.minutes.get(), hourly);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_stay_exact_until_shown() {
        let mut sums = Sums::default();
        for _ in 0..433 {
            sums.count(Kind::Direct, 1, Some(Cents(9730)));
        }
        assert_eq!(sums.amount.rounded(), Cents(70218));
        let by_entry: i64 = (0..433).map(|_| Cents(9730).for_minutes(1).unwrap().0).sum();
        assert_eq!(by_entry, 70146, "rounding per entry is what this avoids");
        assert_eq!(Exact(30).rounded(), Cents(1));
        assert_eq!(Exact(29).rounded(), Cents(0));
    }

    #[test]
    fn client_bound_time_is_declarable_and_the_rest_is_not() {
        for (kind, declarable, worth) in
            [(Kind::Direct, 30, 3000), (Kind::Indirect, 30, 3000), (Kind::NonDeclarable, 0, 0)]
        {
            let mut sums = Sums::default();
            sums.count(kind, 30, Some(Cents(6000)));
            assert_eq!((sums.declarable(), sums.amount.rounded().0), (declarable, worth), "{kind:?}");
        }
    }

    #[test]
    fn productivity_is_the_client_bound_share_of_all_time() {
        for (direct, indirect, other, permille) in [
            (0, 0, 0, None),
            (0, 0, 1, Some(0)),
            (1, 1, 1, Some(667)),
            (1, 0, 2, Some(333)),
            (1, 0, 1999, Some(1)), // half a permille goes up
            (60, 0, 0, Some(1000)),
        ] {
            let sums = Sums { direct, indirect, non_declarable: other, ..Sums::default() };
            assert_eq!(sums.productivity().map(Ratio::permille), permille, "{direct} {indirect} {other}");
        }
    }

    #[test]
    fn what_has_no_tariff_is_counted_apart() {
        let mut sums = Sums::default();
        sums.count(Kind::Direct, 30, None);
        sums.count(Kind::Indirect, 15, Some(Cents(6000)));
        let both = sums.plus(sums);
        assert_eq!((both.unpriced, both.declarable(), both.amount.rounded()), (60, 90, Cents(3000)));
    }

    #[test]
    fn groupings_are_known_by_both_words() {
        for by in Grouping::ALL {
            assert_eq!(Grouping::parse(by.word()), Some(by));
            assert_eq!(Grouping::parse(&by.name().nl.to_uppercase()), Some(by));
        }
        assert_eq!(Grouping::parse("fortnight"), None);
    }
}
