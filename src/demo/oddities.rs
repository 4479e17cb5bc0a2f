//! What went wrong in the made-up practice: a few findings of each kind, most of them in the last month that is over.

use super::calendar::{days, is_open};
use super::plan::{Grant, Lot, Size, Time, Window, Youth};
use super::{DemoError, people};
use crate::domain::client::Client;
use crate::domain::identifiers::AllocationNumber;
use crate::domain::time::{BirthDate, ClockTime, ClosedPeriod, Day};

/// Places of the clients about whom there is something to find.
const WITHOUT_BSN: usize = 6;
pub const ENDED: usize = 12;
const TURNS_23: usize = 14;
const WITHOUT_FRAME: usize = 19;
/// Budget nearly used up, and over.
pub const NEARLY: usize = 21;
pub const OVER: usize = 22;
const TWO_LOTS: usize = 24;
const TOO_LONG: usize = 33;
/// A client of the practitioner who left.
const OF_LEAVER: usize = 9;

/// Practitioners who type something wrong.
const OVERLAPS: [usize; 2] = [2, 0];
const LONG_DAY: usize = 3;

/// What is odd about clients and allocations of one copy.
pub fn about_clients(
    window: Window,
    clients: &mut [Youth],
    next_allocation: &mut u32,
) -> Result<(), DemoError> {
    let month = window.last_month();
    for (place, youth) in clients.iter_mut().enumerate() {
        match place {
            WITHOUT_BSN => youth.client.bsn = None,
            ENDED => end_care(youth, month.first().plus_days(9))?,
            TURNS_23 => turn_23(&mut youth.client, month.first().plus_days(11)),
            WITHOUT_FRAME => youth.last_allocation()?.frame = None,
            NEARLY => youth.last_allocation()?.size = Size::UsedUp(88),
            OVER => youth.last_allocation()?.size = Size::UsedUp(104),
            TWO_LOTS => {
                let number = AllocationNumber::new(*next_allocation);
                *next_allocation += 1;
                youth.allocations.push(Grant {
                    number: number.map_err(|_| DemoError::Broken("number"))?,
                    lot: Lot::One,
                    period: ClosedPeriod::new(month.first().plus_days(14), month.last())
                        .ok_or(DemoError::Broken("period"))?,
                    frame: None,
                    size: Size::OfNeed(100),
                });
            }
            TOO_LONG => {
                let grant = youth.last_allocation()?;
                let until = grant.period.until().plus_months(6);
                grant.period =
                    ClosedPeriod::new(grant.period.from(), until).ok_or(DemoError::Broken("period"))?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Care and allocations stop on that day.
fn end_care(youth: &mut Youth, last: Day) -> Result<(), DemoError> {
    let ends = |from| ClosedPeriod::new(from, last).ok_or(DemoError::Broken("period"));
    youth.allocations.retain(|grant| grant.period.from() <= last);
    youth.care = ends(youth.care.from())?;
    let grant = youth.last_allocation()?;
    grant.period = ends(grant.period.from())?;
    Ok(())
}

fn turn_23(client: &mut Client, day: Day) {
    client.birth = Some(BirthDate::exact(day.minus_months(23 * 12)));
}

impl Youth {
    fn last_allocation(&mut self) -> Result<&mut Grant, DemoError> {
        self.allocations.last_mut().ok_or(DemoError::Broken("allocation"))
    }
}

/// What is odd about the time of one copy, whose people and clients start at these places.
pub fn about_time(window: Window, first_person: usize, first_client: usize, time: &mut Vec<Time>) {
    let month = window.last_month();
    for (place, from) in [(OVERLAPS[0], month.first()), (OVERLAPS[1], window.today.minus_days(10))] {
        overlap(first_person + place, from, time);
    }
    long_day(first_person + LONG_DAY, month.first(), time);
    let ended = month.first().plus_days(9);
    let late = |person: usize, client: usize, after: Day, activity, minutes, note| Time {
        day: days(after, window.today).find(|day| is_open(*day)).unwrap_or(after),
        person: first_person + person,
        client: Some(first_client + client),
        start: None,
        minutes,
        activity,
        note: Some(note),
    };
    let lead = ENDED % people::COUNT;
    time.push(late(lead, ENDED, ended.plus_days(2), "reporting", 30, "eindverslag"));
    time.push(late(lead, ENDED, ended.plus_days(5), "telephone", 20, "nagebeld na afsluiting"));
    let left = month.first().minus_months(3).previous();
    if left > window.first {
        let after = left.plus_days(2);
        time.push(late(people::LEAVER, OF_LEAVER, after, "reporting", 25, "overdracht afgemaakt"));
    }
}

/// The first two consecutive entries with a clock time overlap.
fn overlap(person: usize, from: Day, time: &mut [Time]) {
    let mut previous: Option<Day> = None;
    for entry in time.iter_mut().filter(|entry| entry.person == person && entry.day >= from) {
        let Some(start) = entry.start else { continue };
        if previous == Some(entry.day) {
            let earlier = u32::try_from(start.minute_of_day() - 20).unwrap_or_default();
            entry.start = ClockTime::new(earlier / 60, earlier % 60);
            return;
        }
        previous = Some(entry.day);
    }
}

/// Somebody typed when the break ended where its length belongs.
fn long_day(person: usize, from: Day, time: &mut [Time]) {
    let found = time
        .iter_mut()
        .find(|entry| entry.person == person && entry.day >= from && entry.activity == "break");
    if let Some(entry) = found {
        entry.minutes = 1245;
        entry.start = None;
    }
}
