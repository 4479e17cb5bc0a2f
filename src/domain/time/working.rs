//! Working days: Monday to Friday without public holidays. The standard counts in them and does not say what they are.

use chrono::Weekday;

use super::{Day, holiday};

pub fn is_working_day(day: Day) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && holiday(day).is_none()
}

/// The day that lies so many working days after another.
pub fn plus_working_days(day: Day, count: u32) -> Day {
    let mut day = day;
    for _ in 0..count {
        let next = std::iter::successors(Some(day.next()), |day| Some(day.next()));
        // No two weeks pass without a working day.
        day = next.take(14).find(|day| is_working_day(*day)).unwrap_or(day);
    }
    day
}
