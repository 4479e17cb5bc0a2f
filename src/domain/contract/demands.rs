//! What must hold for care of a product to be claimed. A demand that is absent demands nothing.

use super::Qualification;
use crate::domain::identifiers::{ActivityKey, ProductKey};
use crate::domain::text::Text;
use crate::domain::time::ClockTime;

/// The demands of a product, those of its component included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demands {
    /// One client at a time, never a group (HA-1).
    pub individual: bool,
    /// Only for a client who has had care of one of these products before (HA-6); empty demands nothing.
    pub after: Vec<ProductKey>,
    pub qualification: Option<Qualification>,
    pub group: Option<GroupSize>,
    pub limits: Option<Limits>,
    pub day: Option<DayContent>,
    pub school: Option<School>,
    pub other_allocations: Option<OtherAllocations>,
    /// What must be recorded (PS-T2, PS-T4, PS-M2).
    pub documents: Vec<NeededDocument>,
    /// What else the document demands and only people can judge: shown, never checked.
    pub also: Option<Text>,
}

/// How large a group is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSize {
    /// Clients really present in a session: decides which product of a component fits (HA-2).
    pub heads: Option<HeadRange>,
    /// Most clients in one session (PS-D3).
    pub maximum: Option<u32>,
    /// Most clients per supervisor on average over a month, in tenths of a client (PS-D3): 35 is 3.5.
    pub mean_tenths: Option<u32>,
    pub place: String,
}

/// A number of clients, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HeadRange {
    pub from: u32,
    /// `None` for any number from `from` on.
    pub through: Option<u32>,
}

impl HeadRange {
    pub fn contains(self, heads: u32) -> bool {
        self.from <= heads && self.through.is_none_or(|through| heads <= through)
    }

    pub fn overlaps(self, other: Self) -> bool {
        let starts_in = |a: Self, b: Self| b.contains(a.from);
        starts_in(self, other) || starts_in(other, self)
    }
}

/// How long, how much and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Longest duration in days, counted from the first day of the allocation, that day included (PS-K1).
    pub days: Option<u32>,
    /// Care starts within so many hours after registration (PS-K2).
    pub first_contact_hours: Option<u32>,
    /// Most 24-hour periods in a row (HA-3).
    pub consecutive: Option<u32>,
    /// Most day parts per client and calendar day (PS-D1).
    pub day_parts_per_day: Option<u32>,
    /// Most trips per client, destination and calendar day (PS-T5).
    pub trips_per_day: Option<u32>,
    /// Only from and to the municipalities of the contract (PS-T4).
    pub within_municipalities: bool,
    /// Highest share of kind B in A and B together over one allocation, in whole percents.
    pub indirect_percent: Option<u32>,
    pub place: String,
}

/// What a calendar day on which the product is claimed contains for the client (HA-5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayContent {
    /// Direct activities that count; empty when `least_activities` is `None`.
    pub activities: Vec<ActivityKey>,
    /// At least so many of them.
    pub least_activities: Option<u32>,
    /// At most so many minutes of kind A, whatever the activity.
    pub most_direct_minutes: Option<u32>,
    pub place: String,
}

/// For clients who go to school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// The client goes to school (PS-D4).
    pub going: bool,
    /// On a school day a session starts at this time or later (PS-D5).
    pub not_before: Option<ClockTime>,
    pub place: String,
}

/// What else a client must, may or must not have running, on the day of care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherAllocations {
    pub how: Beside,
    /// At least one.
    pub products: Vec<ProductKey>,
    pub place: String,
}

/// How a product stands beside allocations of other products.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beside {
    /// Only while an allocation of one of them runs (PS-T3).
    MustRun,
    /// Alone, or beside one of them (PS-C2, PS-C3).
    MayRun,
    /// Only after one of them has ended, and while none runs (PS-M1).
    MustHaveEnded,
}

/// Something that must be recorded before care can be claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeededDocument {
    pub kind: DocumentKind,
    /// What it is about.
    pub name: Text,
    /// The shapes in which it may come; empty when any will do.
    pub forms: Vec<Text>,
    /// Only on these occasions; always when empty.
    pub when: Vec<Occasion>,
    pub place: String,
}

/// What kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// The local access point agrees: form, date, reference (PS-T2).
    Approval,
    /// A talk with the local access point: date, with whom, outcome (PS-T4).
    Consultation,
    /// The practice states something: date and text (HA-1).
    Statement,
    /// Why something is so (PS-M2).
    Reason,
}

impl DocumentKind {
    pub const ALL: [Self; 4] = [Self::Approval, Self::Consultation, Self::Statement, Self::Reason];

    /// The English word that files, commands and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::Consultation => "consultation",
            Self::Statement => "statement",
            Self::Reason => "reason",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Approval => Text::new("goedkeuring", "approval"),
            Self::Consultation => Text::new("overleg", "consultation"),
            Self::Statement => Text::new("verklaring", "statement"),
            Self::Reason => Text::new("reden", "reason"),
        }
    }
}

/// When a document is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// A trip from or to a municipality that the contract does not list (PS-T4).
    OutsideMunicipalities,
    /// A trip of a client in a wheelchair (PS-T4).
    Wheelchair,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_heads_include_both_ends() {
        let range = |from, through| HeadRange { from, through };
        for (one, heads, inside) in [
            (range(5, Some(6)), 4, false),
            (range(5, Some(6)), 5, true),
            (range(5, Some(6)), 6, true),
            (range(5, Some(6)), 7, false),
            (range(7, None), 6, false),
            (range(7, None), 700, true),
        ] {
            assert_eq!(one.contains(heads), inside, "{one:?} {heads}");
        }
        for (one, other, meet) in [
            (range(1, Some(4)), range(5, Some(6)), false),
            (range(1, Some(5)), range(5, Some(6)), true),
            (range(1, None), range(5, Some(6)), true),
            (range(5, Some(6)), range(1, None), true),
            (range(7, None), range(5, Some(6)), false),
        ] {
            assert_eq!(one.overlaps(other), meet, "{one:?} {other:?}");
        }
    }
}
