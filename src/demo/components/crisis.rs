//! A youth who came in by crisis help, and one who only needs his medication checked.

use super::FIRST_NUMBER;
use crate::demo::calendar::{days, is_open};
use crate::demo::happen::Progress;
use crate::demo::plan::{Time, Window, Youth};
use crate::demo::{DemoError, clients, oddities};
use crate::domain::client::{Client, PersonName};
use crate::domain::identifiers::{Bsn, ClientNumber, MunicipalityCode, ProductKey};
use crate::domain::time::{BirthDate, ClockTime, ClosedPeriod, Month, Period};
use crate::domain::usage::{Moment, Shelter, Trajectory};
use crate::operations::save_trajectory;

/// Who needs only his medication checked after care ended.
const CHECKED: usize = oddities::ENDED;

/// From the day in the last month on which that began.
const CHECKED_FROM: u64 = 20;

/// Days of crisis help before today.
const CRISIS_DAYS: u64 = 23;

/// A youth who comes in by crisis help alone.
pub fn in_crisis(window: Window, copy: u64, bsn: Option<Bsn>) -> Result<Youth, DemoError> {
    let broken = |_| DemoError::Broken("client in crisis");
    let municipality = MunicipalityCode::parse("0405").map_err(broken)?;
    let from = window.today.minus_days(CRISIS_DAYS);
    Ok(Youth {
        client: Client {
            number: ClientNumber::parse(&format!("J-{}", 9001 + copy)).map_err(broken)?,
            bsn: Some(bsn.ok_or(DemoError::Broken("test BSN"))?),
            name: PersonName { surname: "Verzonnen".to_owned(), ..PersonName::default() },
            birth: Some(BirthDate::exact(window.today.minus_months(15 * 12))),
            gender: None,
            municipality: Some(municipality.clone()),
        },
        municipality,
        care: ClosedPeriod::new(from, window.today).ok_or(DemoError::Broken("period"))?,
        team: Vec::new(),
        allocations: Vec::new(),
    })
}

/// Time of the crisis worker, and the check of medication.
pub fn time(
    window: Window,
    first_person: usize,
    (first_client, crisis): (usize, usize),
    out: &mut Vec<Time>,
) {
    let mut add =
        |person: usize, client: usize, day: crate::domain::time::Day, minutes: u16, note: &'static str| {
            out.push(Time {
                day,
                person: first_person + person,
                client: Some(client),
                start: None,
                minutes,
                activity: "face-to-face",
                note: Some(note),
            });
        };
    let from = window.today.minus_days(CRISIS_DAYS - 1);
    for (day, minutes) in
        days(from, window.today.previous()).filter(|day| is_open(*day)).zip([90, 60, 75, 45, 60])
    {
        add(0, crisis, day, minutes, "crisisgesprek thuis");
    }
    let checked = window.last_month().first().plus_days(CHECKED_FROM + 2);
    if let Some(day) = days(checked, window.today).find(|day| is_open(*day)) {
        add(1, first_client + CHECKED, day, 20, "medicatie nagekeken");
    }
}

impl Progress<'_> {
    /// Allocations that come in this month, and the trajectory.
    pub(super) fn crisis_and_medication(&mut self, copy: usize, month: Month) -> Result<(), DemoError> {
        let window = self.plan.window;
        let mut number = FIRST_NUMBER + u32::try_from(copy * 100 + 90).unwrap_or_default();
        let checked = window.last_month().first().plus_days(CHECKED_FROM);
        if checked.month() == month {
            self.here.fix_today(checked);
            let place = Self::place(copy, CHECKED);
            let year = Period::new(checked, Some(checked.plus_months(12).previous()));
            self.grant(place, "medication-check", 4, year.ok_or(DemoError::Broken("period"))?, &mut number)?;
        }
        let first = window.today.minus_days(CRISIS_DAYS);
        if first.month() == month {
            self.here.fix_today(first);
            let place = Self::place(copy, clients::COUNT);
            let days = Period::new(first, Some(first.plus_days(27)));
            let mut number = number + 1;
            self.grant(
                place,
                "crisis-help-pedagogical",
                6000,
                days.ok_or(DemoError::Broken("period"))?,
                &mut number,
            )?;
            self.help(copy, place)?;
        }
        Ok(())
    }

    /// Registered in the evening, seen more than a day later (PS-K2).
    fn help(&mut self, copy: usize, place: usize) -> Result<(), DemoError> {
        let broken = || DemoError::Broken("trajectory");
        let moment = |after: u64, hour| {
            let day = self.plan.window.today.minus_days(CRISIS_DAYS).plus_days(after);
            ClockTime::new(hour, 0).map(|time| Moment { day, time })
        };
        let worker = self.people.get(copy * crate::demo::people::COUNT).copied().ok_or_else(broken)?;
        let trajectory = Trajectory {
            client: self.client_at(place)?.0,
            product: ProductKey::parse("crisis-help-pedagogical").map_err(|_| broken())?,
            allocation: None,
            registered: moment(0, 9).ok_or_else(broken)?,
            first_contact: moment(1, 14),
            worker,
            handovers: Vec::new(),
            shelter: Shelter::default(),
            afterwards: None,
            ended: None,
        };
        self.here.fix_today(self.plan.window.today.minus_days(CRISIS_DAYS).next());
        let input = save_trajectory::Input { id: None, trajectory };
        save_trajectory::run(self.store, self.here, input).map_err(|_| broken())?;
        Ok(())
    }
}
