//! The twelve practitioners, of all seven disciplines.

use super::DemoError;
use super::plan::{Person, Window};
use crate::domain::identifiers::{Discipline, PractitionerCode};
use crate::domain::practitioner::{Practitioner, PractitionerDiscipline};
use crate::domain::time::{Day, Period};

/// A row of the table below.
struct Row {
    code: &'static str,
    name: &'static str,
    discipline: &'static str,
    /// From halfway the practice's two years on.
    later: Option<&'static str>,
    week_minutes: u32,
    weekdays: &'static [u64],
    notes_clock: bool,
}

impl Row {
    const fn new(code: &'static str, name: &'static str, discipline: &'static str) -> Self {
        Self {
            code,
            name,
            discipline,
            later: None,
            week_minutes: 2160,
            weekdays: &[0, 1, 2, 3, 4],
            notes_clock: true,
        }
    }

    const fn later(self, discipline: &'static str) -> Self {
        Self { later: Some(discipline), ..self }
    }

    const fn works(self, week_minutes: u32, weekdays: &'static [u64]) -> Self {
        Self { week_minutes, weekdays, ..self }
    }

    const fn without_clock(self) -> Self {
        Self { notes_clock: false, ..self }
    }
}

static ROWS: [Row; 12] = [
    Row::new("avisser", "A. Visser", "WO+"),
    Row::new("bdewit", "B. de Wit", "HBO").works(1920, &[0, 1, 2, 3]),
    Row::new("cbakker", "C. Bakker", "HBO").later("HBO+"),
    Row::new("dyilmaz", "D. Yılmaz", "HBO+").works(1920, &[0, 1, 3, 4]),
    Row::new("emulder", "E. Mulder", "MBO4").works(1680, &[1, 2, 3, 4]).without_clock(),
    Row::new("fsmit", "F. Smit", "HBO").works(1440, &[0, 2, 4]),
    Row::new("gelamrani", "G. El Amrani", "WO"),
    Row::new("hdejong", "H. de Jong", "WO").works(1920, &[0, 1, 2, 4]),
    Row::new("ikok", "I. Kok", "WO+").works(1728, &[0, 1, 2, 3]),
    Row::new("jvandijk", "J. van Dijk", "WO++").works(1440, &[1, 2, 3]),
    Row::new("kpeters", "K. Peters", "AMS").works(1440, &[0, 1, 4]),
    Row::new("lschouten", "L. Schouten", "HBO+").works(1920, &[0, 1, 2, 3]).without_clock(),
];

/// How many there are in one copy of the practice.
pub const COUNT: usize = ROWS.len();

/// The one who leaves four months before today.
pub const LEAVER: usize = 11;

/// The practitioners of one copy; copies after the first get a number behind code and name.
pub fn people(window: Window, copy: u64) -> Result<Vec<Person>, DemoError> {
    (0..).zip(&ROWS).map(|(place, row)| person(window, copy, place, row)).collect()
}

fn person(window: Window, copy: u64, place: usize, row: &'static Row) -> Result<Person, DemoError> {
    let (code, name) = match copy {
        0 => (row.code.to_owned(), row.name.to_owned()),
        _ => (format!("{}{}", row.code, copy + 1), format!("{} {}", row.name, copy + 1)),
    };
    let since = window.first.minus_months(30);
    let left = window.last_month().first().minus_months(3).previous();
    let until = (place == LEAVER && left > window.first).then_some(left);
    let active = Period::new(since, until).ok_or(DemoError::Broken("practitioner"))?;
    Ok(Person {
        practitioner: Practitioner {
            code: PractitionerCode::parse(&code).map_err(|_| DemoError::Broken("practitioner code"))?,
            name,
            agb: None,
            active,
            week_minutes: Some(row.week_minutes),
            disciplines: disciplines(since, window.halfway(), row)?,
            credentials: Vec::new(),
            responsible: None,
        },
        weekdays: row.weekdays,
        notes_clock: row.notes_clock,
    })
}

fn disciplines(since: Day, halfway: Day, row: &Row) -> Result<Vec<PractitionerDiscipline>, DemoError> {
    let held = |name: &str, from: Day, until: Option<Day>| {
        let valid = Period::new(from, until).ok_or(DemoError::Broken("discipline"))?;
        let discipline = Discipline::parse(name).map_err(|_| DemoError::Broken("discipline"))?;
        Ok::<_, DemoError>(PractitionerDiscipline { discipline, valid })
    };
    match row.later {
        None => Ok(vec![held(row.discipline, since, None)?]),
        Some(later) => {
            Ok(vec![held(row.discipline, since, Some(halfway.previous()))?, held(later, halfway, None)?])
        }
    }
}
