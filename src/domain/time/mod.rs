//! Minutes, clock times, days, months, periods and ages. Nothing here knows what day it is today.

mod birth;
mod clock;
mod day;
mod holiday;
mod month;
mod period;
mod working;

pub use birth::{BirthDate, BirthPrecision};
pub use clock::{ClockError, ClockTime, Minutes, clock_after, dutch_clock, minutes_between, moment_minute};
pub use day::Day;
pub use holiday::{Feast, holiday};
pub use month::Month;
pub use period::{ClosedPeriod, Period};
pub use working::{CalendarDay, EveryYear, NoChange, Occasion, OwnDay, WorkingCalendar};
