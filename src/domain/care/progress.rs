//! How far care on an allocation is, and until when its start or its end is to be reported.

use super::super::time::{Day, Period, WorkingCalendar};
use super::{REPORT_TERM, State};

/// What is known of care on an allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub state: State,
    /// The first day on which care was given on it: time, or something that was used.
    pub first_day: Option<Day>,
    /// Until when the start, or the end of the allocation, is to be reported.
    pub due: Option<Day>,
}

impl Progress {
    /// `arrived` is the day on which the allocation came in: where it was allocated afterwards, the term of the start begins
    /// then (OP271). The term of the stop begins when the allocation ended (OP272).
    pub fn of(
        calendar: &WorkingCalendar,
        state: State,
        allocated: Period,
        (first_day, arrived): (Option<Day>, Option<Day>),
        today: Day,
    ) -> Self {
        let from = match state {
            State::NotStarted => first_day.map(|first| arrived.map_or(first, |arrived| arrived.max(first))),
            State::Running { .. } | State::Paused { .. } => allocated.until.filter(|until| *until < today),
            State::Ended { .. } => None,
        };
        Self { state, first_day, due: from.map(|day| calendar.plus_working_days(day, REPORT_TERM)) }
    }

    /// On an allocation that was deleted nothing is reported in time any more: what was reported is only taken back.
    #[must_use]
    pub const fn of_deleted(self) -> Self {
        Self { due: None, ..self }
    }

    pub fn is_overdue(&self, today: Day) -> bool {
        self.due.is_some_and(|due| due < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn the_term_runs_from_first_care_or_arrival_and_from_the_end() {
        let allocated = Period::new(day("2025-01-06"), Some(day("2025-03-31"))).unwrap();
        let (begin, end) = (day("2025-01-06"), day("2025-02-28"));
        for (state, first, arrived, today, due) in [
            (State::NotStarted, None, Some("2025-01-02"), "2025-02-01", None),
            (State::NotStarted, Some("2025-01-06"), None, "2025-02-01", Some("2025-01-13")),
            (State::NotStarted, Some("2025-01-06"), Some("2025-01-02"), "2025-02-01", Some("2025-01-13")),
            (State::NotStarted, Some("2025-01-06"), Some("2025-01-20"), "2025-02-01", Some("2025-01-27")),
            (State::Running { begin }, Some("2025-01-06"), None, "2025-03-31", None),
            (State::Running { begin }, Some("2025-01-06"), None, "2025-04-01", Some("2025-04-07")),
            (State::Paused { begin, end }, Some("2025-01-06"), None, "2025-04-01", Some("2025-04-07")),
            (State::Ended { begin, end }, Some("2025-01-06"), None, "2025-04-30", None),
        ] {
            let days = (first.map(day), arrived.map(day));
            let progress = Progress::of(&WorkingCalendar::default(), state, allocated, days, day(today));
            assert_eq!(progress.due, due.map(day), "{state:?} {first:?} {arrived:?} {today}");
        }
    }

    #[test]
    fn the_last_day_is_in_time() {
        let progress = Progress { state: State::NotStarted, first_day: None, due: Some(day("2025-01-13")) };
        assert!(!progress.is_overdue(day("2025-01-13")) && progress.is_overdue(day("2025-01-14")));
    }
}
