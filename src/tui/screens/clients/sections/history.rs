//! Who changed what about a client: each change, below it what it did, and below that the fields.

use ratatui::text::Line;

use super::wrapped;
use crate::domain::history::{By, Edit, FieldChange};
use crate::domain::text::Text;
use crate::domain::time::dutch_clock;
use crate::problem;
use crate::tui::here::Here;
use crate::tui::screens::clients::page::{HistoryRow, Page};
use crate::tui::show;
use crate::tui::widgets::table::{Cell, Column, Shape as Fill, column};

pub const COLUMNS: &[Column] = &[column(Text::new("wat er gewijzigd is", "what changed"), Fill::Rest(10), 0)];

pub const NONE: [Text; 2] =
    [Text::new("Er is niets vastgelegd.", "Nothing is on record."), Text::new("", "")];

pub fn cells(row: &HistoryRow<'_>, here: &Here) -> Vec<Cell> {
    vec![match row {
        HistoryRow::Change(event) => Cell::styled(change(event.by.as_ref(), here), here.theme.accent()),
        HistoryRow::Edit(edit) => Cell::new(format!("  {}", edited(edit, here))),
        HistoryRow::Field(field) => {
            Cell::styled(format!("    {}", field_words(field, here)), here.theme.dim())
        }
    }]
}

/// `2025-03-13 12:00 · avisser · changing a client`
fn change(by: Option<&By>, here: &Here) -> String {
    let Some(by) = by else {
        return here.say(&Text::new("buiten het programma om", "not by this program"));
    };
    let at = dutch_clock(by.at).map_or_else(String::new, |(day, time)| format!("{day} {time}"));
    format!("{at} · {} · {}", by.actor, here.say(&problem::change(by)))
}

fn edited(edit: &Edit, here: &Here) -> String {
    format!("{} {}", here.say(&edit.subject.name()), here.say(&edit.action.name()))
}

/// `surname: Jansen → Janssen`, `reference: nr 12`.
fn field_words(field: &FieldChange, here: &Here) -> String {
    let name = here.say(&field.name);
    let words = |text: &Text| here.say(text);
    match (&field.before, &field.after) {
        (Some(before), Some(after)) => format!("{name}: {} → {}", words(before), words(after)),
        (Some(before), None) => format!("{name}: {} →", words(before)),
        (None, Some(after)) => format!("{name}: {}", words(after)),
        (None, None) => name,
    }
}

/// The marked row in full, where the list has no room for it; at the end, how to see what is older.
pub fn about(page: &Page, width: usize, here: &Here) -> Vec<Line<'static>> {
    let rows = page.history_rows();
    let mut lines = Vec::new();
    if let Some(HistoryRow::Field(field)) = rows.get(page.at()) {
        let words = format!(" {}", field_words(field, here));
        if show::width(&words) + 5 > width {
            lines = wrapped(&words, width, here.theme.plain());
        }
    }
    let has_more = page.history.as_ref().is_some_and(|history| history.has_more);
    if let (true, Some(detail)) = (has_more && page.at() + 1 == rows.len(), &page.detail) {
        let number = &detail.client.value.number;
        let words = crate::text!(
            " Wat ouder is: uurwerk client history {number} --last 1000",
            " What is older: uurwerk client history {number} --last 1000"
        );
        lines.extend(wrapped(words.get(here.lang), width, here.theme.dim()));
    }
    lines
}
