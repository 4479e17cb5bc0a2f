//! A month of one practitioner or of the whole practice, added up.

mod load;

pub use load::load;

use super::day::{ClientName, KindMinutes};
use crate::domain::identifiers::Discipline;
use crate::domain::ids::PractitionerId;
use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::domain::time::{Day, Month};

/// A month as its screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthView {
    /// `None` is the whole practice.
    pub practitioner: Option<PractitionerId>,
    pub month: Month,
    /// Client × discipline, by the client's surname and number.
    pub rows: Vec<MonthRow>,
    /// Non-declarable minutes per activity, most first.
    pub non_declarable: Vec<(Text, i64)>,
    pub total: KindMinutes,
    /// The sum of what is known of the rows' amounts.
    pub amount: Cents,
    /// Declarable minutes that a finding keeps from being claimed.
    pub held: i64,
    /// ISO weeks that touch the month, with the days of the month alone.
    pub weeks: Vec<WeekRow>,
}

/// What one client received in one discipline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    pub client: ClientName,
    pub discipline: Option<Discipline>,
    pub direct: i64,
    pub indirect: i64,
    /// `None` while a tariff is missing.
    pub amount: Option<Cents>,
    /// Of its minutes, those that a finding keeps from being claimed.
    pub held: i64,
}

impl MonthRow {
    pub const fn declarable(&self) -> i64 {
        self.direct + self.indirect
    }
}

/// A week, or the part of it that lies in the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekRow {
    /// ISO week number.
    pub week: u32,
    pub from: Day,
    pub until: Day,
    pub minutes: KindMinutes,
    /// Contract minutes of a whole week; `None` when not recorded or for the whole practice.
    pub contract: Option<i64>,
}
