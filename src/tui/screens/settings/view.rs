//! How the Settings screen looks: the names of its sections on top, the open one below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Section, State, contracts, holidays, people, practice, tariffs};
use crate::domain::credential::HeldCredential;
use crate::domain::identifiers::CredentialKey;
use crate::domain::text::Text;
use crate::domain::time::{Day, Period};
use crate::operations::views::settings::SettingsView;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::table::{self, Cell};

/// From this width on list and detail stand beside each other.
const BESIDE: u16 = 120;

/// The line of names, and the section.
fn places(area: Rect) -> (Rect, Rect) {
    let bar = Rect { height: area.height.min(1), ..area };
    (bar, Rect { y: bar.bottom(), height: area.height - bar.height, ..area })
}

/// A list with its detail: beside each other, or below when narrow; then the list gets what it needs up to `share`
/// percent of the height.
pub fn halves(area: Rect, rows: usize, share: u16) -> (Rect, Rect) {
    if area.width >= BESIDE {
        let list = Rect { width: area.width / 2, ..area };
        return (list, Rect { x: list.right(), width: area.width - list.width, ..area });
    }
    let most = u32::from(area.height) * u32::from(share) / 100;
    // Frame and titles.
    let wanted = show::columns(rows.saturating_add(3)).max(5);
    let height = wanted.min(u16::try_from(most).unwrap_or(area.height)).min(area.height);
    let list = Rect { height, ..area };
    (list, Rect { y: list.bottom(), height: area.height - height, ..area })
}

pub fn draw(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let (bar, body) = places(area);
    frame.render_widget(names(state, here), bar);
    if let Some(view) = &state.view {
        match state.section {
            Section::Practice => practice::draw(state, view, frame, body, here),
            Section::People => people::draw(state, view, frame, body, here),
            Section::Contracts => contracts::draw(state, view, frame, body, here),
            Section::Tariffs => tariffs::draw(&state.tariffs, state.cursor(), frame, body, here),
            Section::Holidays => holidays::draw(state, frame, body, here),
        }
    }
    if let Some(form) = &state.form {
        form.draw(frame, area, here);
    }
}

fn names(state: &State, here: &Here) -> Line<'static> {
    let spans = Section::ALL.map(|section| {
        let style = if section == state.section { here.theme.open() } else { here.theme.dim() };
        Span::styled(name(section, here), style)
    });
    Line::from(spans.to_vec())
}

fn name(section: Section, here: &Here) -> String {
    format!(" {} ", here.say(&section.name()))
}

/// The section whose name stands there.
pub fn section_at(area: Rect, x: u16, y: u16, here: &Here) -> Option<Section> {
    let (bar, _) = places(area);
    if !bar.contains((x, y).into()) {
        return None;
    }
    let mut right = bar.x;
    Section::ALL.into_iter().find(|section| {
        right = right.saturating_add(show::columns(show::width(&name(*section, here))));
        x < right
    })
}

/// The row of the open section's list that stands there.
pub fn row_at(state: &State, area: Rect, x: u16, y: u16, here: &Here) -> Option<usize> {
    let (_, body) = places(area);
    let view = state.view.as_ref()?;
    let rows = match state.section {
        Section::Practice => practice::rows_area(state, view, body, here),
        Section::People => people::rows_area(view, body, here),
        Section::Contracts => contracts::rows_area(state, view, body, here),
        Section::Tariffs => tariffs::rows_area(&state.tariffs, body, here),
        Section::Holidays => holidays::rows_area(body, here),
    };
    if !rows.contains((x, y).into()) {
        return None;
    }
    if state.inside && state.section == Section::Contracts {
        return table::row_at(rows, y, state.inner_rows(), Some(state.inner.at));
    }
    table::row_at(rows, y, state.rows(), Some(state.cursor().at))
}

/// The name that a contract gives to a registration, else its key; with the profession in it.
pub fn credential_name(view: &SettingsView, held: &HeldCredential, here: &Here) -> String {
    let name = |key: &CredentialKey| {
        let known = view.contracts.iter().rev().find_map(|contract| contract.credential(key));
        known.map_or_else(|| key.to_string(), |credential| here.say(&credential.name))
    };
    match &held.profession {
        Some(profession) => format!("{}, {}", name(&held.key), name(profession)),
        None => name(&held.key),
    }
}

/// Days before its end on which something is marked.
pub const SOON: i64 = 90;

/// Whether a period ends soon.
pub fn ends_soon(valid: Period, today: Day) -> bool {
    valid.contains(today) && valid.until.is_some_and(|until| today.days_until(until) < SOON)
}

/// Whether something is held on this day, in a word with its mark.
pub fn validity(valid: Period, here: &Here) -> Cell {
    let (words, style) = if valid.from > here.today {
        (Text::new("volgt", "to come"), here.theme.dim())
    } else if !valid.contains(here.today) {
        (Text::new("voorbij", "over"), here.theme.dim())
    } else if ends_soon(valid, here.today) {
        (Text::new("! loopt af", "! ends soon"), here.theme.warn())
    } else {
        (Text::new("✓ geldig", "✓ valid"), here.theme.good())
    };
    Cell::styled(here.say(&words), style)
}

/// The last day, or a sign that there is none.
pub fn until(day: Option<Day>) -> String {
    day.map_or_else(|| "…".to_owned(), |day| day.to_string())
}
