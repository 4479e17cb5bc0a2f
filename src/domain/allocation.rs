//! What a municipality allocated to a client at this practice (toewijzing), in all its shapes.

use super::identifiers::{AllocationNumber, Category, MunicipalityCode, ProductCode};
use super::ids::ClientId;
use super::money::Cents;
use super::text::Text;
use super::time::{ClockTime, Day, Period};
use super::volume::Extent;

/// An allocation in its newest version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    pub client: ClientId,
    pub municipality: MunicipalityCode,
    /// Unique per municipality (TR332).
    pub number: AllocationNumber,
    pub shape: Shape,
    /// First and last day covered; the last may be open.
    pub period: Period,
    /// Why it was changed (code list JZ002); 13 means it was deleted.
    pub change_reason: Option<String>,
    /// When the municipality fixed this version; the newest wins whatever the order of arrival (IV013).
    pub fixed: VersionStamp,
    /// The measure under which forensic care stands (PS-A6).
    pub frame: Option<Frame>,
    pub source: Source,
}

/// What is allocated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Category, code and extent.
    Specific { category: Category, code: ProductCode, extent: Extent },
    /// Category only; with a budget, or without.
    Aspecific { category: Category, budget: Option<Cents> },
    /// A budget and nothing else.
    Generic { budget: Cents },
}

impl Shape {
    pub fn category(&self) -> Option<&Category> {
        match self {
            Self::Specific { category, .. } | Self::Aspecific { category, .. } => Some(category),
            Self::Generic { .. } => None,
        }
    }

    pub fn code(&self) -> Option<&ProductCode> {
        match self {
            Self::Specific { code, .. } => Some(code),
            Self::Aspecific { .. } | Self::Generic { .. } => None,
        }
    }

    pub fn budget(&self) -> Option<Cents> {
        match self {
            Self::Specific { .. } => None,
            Self::Aspecific { budget, .. } => *budget,
            Self::Generic { budget } => Some(*budget),
        }
    }

    pub fn extent(&self) -> Option<Extent> {
        match self {
            Self::Specific { extent, .. } => Some(*extent),
            Self::Aspecific { .. } | Self::Generic { .. } => None,
        }
    }

    pub const fn name(&self) -> Text {
        match self {
            Self::Specific { .. } => Text::new("specifiek", "specific"),
            Self::Aspecific { .. } => Text::new("aspecifiek", "aspecific"),
            Self::Generic { .. } => Text::new("generiek", "generic"),
        }
    }
}

/// Day and time at which the municipality fixed a version (Toewijzingsdatum, Toewijzingstijd).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionStamp {
    pub day: Day,
    /// Milliseconds since midnight, 0 to 86 399 999.
    pub millisecond: u32,
}

impl VersionStamp {
    pub fn new(day: Day, time: ClockTime) -> Self {
        let minutes = u32::try_from(time.minute_of_day()).unwrap_or_default();
        Self { day, millisecond: minutes * 60_000 }
    }
}

/// The legal frame of forensic youth care (PS-A6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frame {
    /// A measure of criminal law.
    Criminal,
    /// A measure or investigation of civil law.
    Civil,
    Voluntary,
}

impl Frame {
    pub const ALL: [Self; 3] = [Self::Criminal, Self::Civil, Self::Voluntary];

    /// The English word that files, commands and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Criminal => "criminal",
            Self::Civil => "civil",
            Self::Voluntary => "voluntary",
        }
    }

    /// The English word or the Dutch name.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        Self::ALL.into_iter().find(|frame| frame.word() == lower || frame.name().nl == lower)
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Criminal => Text::new("strafrechtelijk", "criminal law"),
            Self::Civil => Text::new("civielrechtelijk", "civil law"),
            Self::Voluntary => Text::new("vrijwillig", "voluntary"),
        }
    }
}

/// Where an allocation came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A JW301 message.
    Message,
    /// Typed by the office.
    Typed,
}

/// Reason of change 13 (JZ002): the allocation never existed (TR384).
pub const DELETED: &str = "13";

impl Allocation {
    /// Deleted by the municipality: nothing may be claimed on it (TR384).
    pub fn is_deleted(&self) -> bool {
        self.change_reason.as_deref() == Some(DELETED)
    }

    /// Whether care on that day falls inside it.
    pub fn covers(&self, day: Day) -> bool {
        !self.is_deleted() && self.period.contains(day)
    }

    /// The last day that an allocation of so many months has (PS-A3): start + months − 1 day.
    pub fn last_day(start: Day, months: u32) -> Day {
        start.plus_months(months).previous()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_allocation_of_a_year_ends_the_day_before_its_anniversary() {
        for (start, last) in
            [("2025-01-01", "2025-12-31"), ("2024-02-29", "2025-02-27"), ("2025-03-01", "2026-02-28")]
        {
            assert_eq!(Allocation::last_day(Day::parse_iso(start).unwrap(), 12).to_string(), last);
        }
    }
}
