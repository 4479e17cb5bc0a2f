//! Who delivers care, and in which discipline on which day.

use super::credential::HeldCredential;
use super::identifiers::{AgbCode, Discipline, PractitionerCode};
use super::ids::PractitionerId;
use super::time::{Day, Period};

/// A practitioner of the practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practitioner {
    pub code: PractitionerCode,
    pub name: String,
    pub agb: Option<AgbCode>,
    /// Days on which the practitioner works for the practice.
    pub active: Period,
    /// Contract minutes of a week; `None` when not recorded.
    pub week_minutes: Option<u32>,
    /// Disciplines with their validity, in the order in which they were recorded.
    pub disciplines: Vec<PractitionerDiscipline>,
    /// Registrations and qualifications with their validity, in the order in which they were recorded.
    pub credentials: Vec<HeldCredential>,
    /// The colleague who is responsible for the care where an entry names nobody else (HA-7).
    pub responsible: Option<PractitionerId>,
}

/// A discipline that a practitioner has from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PractitionerDiscipline {
    pub discipline: Discipline,
    pub valid: Period,
}

impl Practitioner {
    /// Disciplines in force on that day.
    pub fn disciplines_on(&self, day: Day) -> impl Iterator<Item = &Discipline> {
        self.disciplines.iter().filter(move |held| held.valid.contains(day)).map(|held| &held.discipline)
    }

    /// The discipline in force on that day when there is exactly one, or the most recently started of several.
    pub fn discipline_on(&self, day: Day) -> Option<&Discipline> {
        self.disciplines
            .iter()
            .filter(|held| held.valid.contains(day))
            .max_by_key(|held| held.valid.from)
            .map(|held| &held.discipline)
    }
}
