//! The days of a month as a grid heads them: weekends and public holidays shaded, holidays starred, today marked.

use crate::domain::text::Text;
use crate::domain::time::{Day, Month, holiday};
use crate::operations::views::usage_month::DayColumn;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::month_grid::DayHead;

pub fn heads(days: &[DayColumn], here: &Here) -> Vec<DayHead> {
    let head = |column: &DayColumn| DayHead {
        weekday: show::capital(&here.say(&column.day.weekday_short())),
        number: column.day.day_of_month(),
        closed: column.weekend || column.holiday.is_some(),
        mark: if column.holiday.is_some() { "*" } else { "" },
        today: column.day == here.today,
    };
    days.iter().map(head).collect()
}

/// The day at this place of a month, counted from 0.
pub fn day_at(month: Month, index: usize) -> Day {
    let days = u64::try_from(index).unwrap_or_default();
    month.first().plus_days(days).min(month.last())
}

/// The place of a day in its month, counted from 0.
pub fn index_of(day: Day) -> usize {
    usize::try_from(day.day_of_month().saturating_sub(1)).unwrap_or_default()
}

/// `Thu 13 Mar 2025`, with the name of the holiday that falls on it.
pub fn day_words(day: Day) -> Text {
    let words = show::day(day);
    match holiday(day) {
        Some(name) => Text::of(format!("{} ({})", words.nl, name.nl), format!("{} ({})", words.en, name.en)),
        None => words,
    }
}
