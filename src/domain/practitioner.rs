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
        self.held_on(day).and_then(|at| self.disciplines.get(at)).map(|held| &held.discipline)
    }

    /// The first day of the discipline in force on that day.
    pub fn discipline_since(&self, day: Day) -> Option<Day> {
        self.held_on(day).and_then(|at| self.disciplines.get(at)).map(|held| held.valid.from)
    }

    /// Gives another discipline from a day on: the one in force on that day ends the day before, or never was when it
    /// starts on that day. The new one ends when the old one would have.
    pub fn change_discipline(&mut self, discipline: Discipline, from: Day) {
        let mut valid = Period { from, until: None };
        if let Some(at) = self.held_on(from)
            && let Some(old) = self.disciplines.get_mut(at)
        {
            valid.until = old.valid.until;
            if old.valid.from == from {
                self.disciplines.remove(at);
            } else {
                old.valid.until = Some(from.previous());
            }
        }
        self.disciplines.push(PractitionerDiscipline { discipline, valid });
    }

    fn held_on(&self, day: Day) -> Option<usize> {
        let valid = self.disciplines.iter().enumerate().filter(|(_, held)| held.valid.contains(day));
        valid.max_by_key(|(_, held)| held.valid.from).map(|(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::parse_iso(iso).unwrap()
    }

    fn held(all: &[(&str, &str, Option<&str>)]) -> Vec<PractitionerDiscipline> {
        let one = |(name, from, until): &(&str, &str, Option<&str>)| PractitionerDiscipline {
            discipline: Discipline::parse(name).unwrap(),
            valid: Period::new(day(from), until.map(day)).unwrap(),
        };
        all.iter().map(one).collect()
    }

    #[test]
    fn another_discipline_ends_the_one_in_force() {
        let wo = ("WO", "2024-01-01", None);
        for (before, from, after) in [
            (vec![], "2025-03-01", vec![("WO+", "2025-03-01", None)]),
            (
                vec![wo],
                "2025-03-01",
                vec![("WO", "2024-01-01", Some("2025-02-28")), ("WO+", "2025-03-01", None)],
            ),
            (vec![wo], "2024-01-01", vec![("WO+", "2024-01-01", None)]),
            (vec![wo], "2023-12-31", vec![wo, ("WO+", "2023-12-31", None)]),
            (
                vec![("WO", "2024-01-01", Some("2025-12-31"))],
                "2025-03-01",
                vec![("WO", "2024-01-01", Some("2025-02-28")), ("WO+", "2025-03-01", Some("2025-12-31"))],
            ),
            (
                vec![("HBO", "2020-01-01", None), wo],
                "2024-01-02",
                vec![
                    ("HBO", "2020-01-01", None),
                    ("WO", "2024-01-01", Some("2024-01-01")),
                    ("WO+", "2024-01-02", None),
                ],
            ),
        ] {
            let mut practitioner = Practitioner {
                code: PractitionerCode::parse("avisser").unwrap(),
                name: "A. Visser".into(),
                agb: None,
                active: Period { from: day("2020-01-01"), until: None },
                week_minutes: None,
                disciplines: held(&before),
                credentials: Vec::new(),
                responsible: None,
            };
            practitioner.change_discipline(Discipline::parse("WO+").unwrap(), day(from));
            assert_eq!(practitioner.disciplines, held(&after), "{before:?} from {from}");
            assert_eq!(practitioner.discipline_since(day(from)), Some(day(from)));
        }
    }
}
