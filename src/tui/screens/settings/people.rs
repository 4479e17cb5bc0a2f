//! The section of the practitioners: the list, and the marked one with disciplines and registrations.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::view::{credential_name, ends_soon, halves, until, validity};
use super::{Held, State};
use crate::domain::credential::HeldCredential;
use crate::domain::practitioner::Practitioner;
use crate::domain::text::Text;
use crate::operations::views::settings::SettingsView;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape, Table, column};

const COLUMNS: &[Column] = &[
    column(Text::new("code", "code"), Shape::Code(6), 0),
    column(Text::new("naam", "name"), Shape::Rest(10), 0),
    column(Text::new("discipline", "discipline"), Shape::Code(4), 0),
    column(Text::new("registraties nu", "registrations now"), Shape::Words(8), 2),
    column(Text::new("werkt onder", "works under"), Shape::Code(6), 3),
    column(Text::new("tot en met", "until"), Shape::Code(10), 4),
];

const HELD: &[Column] = &[
    column(Text::new("soort", "kind"), Shape::Code(6), 2),
    column(Text::new("wat", "what"), Shape::Rest(10), 0),
    column(Text::new("van", "from"), Shape::Code(10), 1),
    column(Text::new("tot en met", "until"), Shape::Code(10), 0),
    column(Text::new("toestand", "state"), Shape::Code(6), 0),
];

/// Where the rows of the list stand.
pub fn rows_area(view: &SettingsView, area: Rect, here: &Here) -> Rect {
    panel::inside(halves(area, view.practitioners.len(), 50).0, here)
}

pub fn draw(state: &State, view: &SettingsView, frame: &mut Frame, area: Rect, here: &Here) {
    let title = here.say(&Text::new("Medewerkers", "Practitioners"));
    if view.practitioners.is_empty() {
        let inner = panel::draw(frame, area, &title, here);
        return panel::words(frame, inner, &[NOBODY, NOBODY_HINT], here);
    }
    let (list, detail) = halves(area, view.practitioners.len(), 50);
    let inner = panel::draw(frame, list, &title, here);
    let cells = |row: usize| {
        view.practitioners.get(row).map_or_else(Vec::new, |person| person_cells(view, &person.value, here))
    };
    let selected = Some(state.cursor().at);
    let focused = !state.inside;
    let rows = view.practitioners.len();
    let table = Table { columns: COLUMNS, rows, selected, focused, cells: &cells };
    table.draw(frame.buffer_mut(), inner, here);
    draw_detail(state, view, frame, detail, here);
}

const NOBODY: Text = Text::new("Er werkt hier nog niemand.", "Nobody works here yet.");
const NOBODY_HINT: Text = Text::new(
    "Druk op n, of: uurwerk practitioner add avisser --name 'A. Visser' --disciplines WO+",
    "Press n, or: uurwerk practitioner add avisser --name 'A. Visser' --disciplines WO+",
);

fn person_cells(view: &SettingsView, person: &Practitioner, here: &Here) -> Vec<Cell> {
    let theme = here.theme;
    let style = if person.active.contains(here.today) { theme.plain() } else { theme.dim() };
    let discipline = match person.discipline_on(here.today) {
        Some(discipline) => Cell::styled(discipline.to_string(), style),
        None if person.active.contains(here.today) => {
            Cell::styled(here.say(&Text::new("▲ geen", "▲ none")), theme.bad())
        }
        None => Cell::styled("–", style),
    };
    let now: Vec<&HeldCredential> =
        person.credentials.iter().filter(|held| held.valid.contains(here.today)).collect();
    let soon = now.iter().any(|held| ends_soon(held.valid, here.today));
    let responsible = person.responsible.and_then(|id| view.practitioner(id));
    vec![
        Cell::styled(person.code.to_string(), style),
        Cell::styled(person.name.clone(), style),
        discipline,
        Cell::styled(
            now.iter().map(|held| short(held, here)).collect::<Vec<_>>().join(" "),
            if soon { theme.warn() } else { style },
        ),
        Cell::styled(responsible.map(|other| other.code.to_string()).unwrap_or_default(), style),
        Cell::styled(person.active.until.map(|day| day.to_string()).unwrap_or_default(), style),
    ]
}

/// `skj`, `big/gz-psycholoog`; with a mark when it ends soon.
fn short(held: &HeldCredential, here: &Here) -> String {
    let mark = if ends_soon(held.valid, here.today) { "!" } else { "" };
    match &held.profession {
        Some(profession) => format!("{mark}{}/{profession}", held.key),
        None => format!("{mark}{}", held.key),
    }
}

fn draw_detail(state: &State, view: &SettingsView, frame: &mut Frame, area: Rect, here: &Here) {
    let Some(person) = state.person().map(|person| &person.value) else { return };
    let inner = panel::draw(frame, area, &person.name, here);
    let facts = facts(view, person, usize::from(inner.width), here);
    let places = panel::stack(inner, &[show::columns(facts.len())]);
    panel::lines(frame, places[0], facts);
    let held = state.held();
    if held.is_empty() {
        return panel::words(frame, places[1], &[NOTHING, NOTHING_HINT], here);
    }
    let cells =
        |row: usize| held.get(row).and_then(|held| held_cells(view, person, *held, here)).unwrap_or_default();
    let table = Table {
        columns: HELD,
        rows: held.len(),
        selected: Some(state.inner.at).filter(|_| state.inside),
        focused: state.inside,
        cells: &cells,
    };
    table.draw(frame.buffer_mut(), places[1], here);
}

const NOTHING: Text = Text::new(
    "Nog geen discipline en geen registratie: niets kan gedeclareerd worden.",
    "No discipline and no registration yet: nothing can be claimed.",
);
const NOTHING_HINT: Text =
    Text::new("e legt een discipline vast, a een registratie.", "e records a discipline, a a registration.");

/// Facts in a line, or in two when they do not fit.
fn facts(view: &SettingsView, person: &Practitioner, width: usize, here: &Here) -> Vec<Line<'static>> {
    let unknown = || here.say(&Text::new("niet vastgelegd", "not recorded"));
    let week = person.week_minutes.map_or_else(unknown, |minutes| show::minutes(i64::from(minutes)));
    let responsible = person.responsible.and_then(|id| view.practitioner(id));
    let parts = [
        (Text::new("AGB", "AGB"), person.agb.as_ref().map_or_else(unknown, ToString::to_string)),
        (Text::new("bij de praktijk", "at the practice"), show::period(person.active)),
        (Text::new("uren per week", "hours a week"), week),
        (
            Text::new("werkt onder", "works under"),
            responsible.map_or_else(|| "–".to_owned(), |other| format!("{} ({})", other.name, other.code)),
        ),
    ];
    let mut lines = Vec::new();
    let (mut spans, mut used) = (Vec::new(), 0);
    for (label, value) in parts {
        let (label, value) = (format!(" {} ", here.say(&label)), format!("{}  ", show::clean(&value)));
        let length = show::width(&label) + show::width(&value);
        if used > 0 && used + length > width {
            lines.push(Line::from(std::mem::take(&mut spans)));
            used = 0;
        }
        used += length;
        spans.extend([Span::styled(label, here.theme.dim()), Span::raw(value)]);
    }
    lines.extend([Line::from(spans), Line::default()]);
    lines
}

fn held_cells(view: &SettingsView, person: &Practitioner, held: Held, here: &Here) -> Option<Vec<Cell>> {
    let (kind, what, valid) = match held {
        Held::Discipline(at) => {
            let held = person.disciplines.get(at)?;
            (Text::new("discipline", "discipline"), held.discipline.to_string(), held.valid)
        }
        Held::Registration(at) => {
            let held = person.credentials.get(at)?;
            (Text::new("registratie", "registration"), credential_name(view, held, here), held.valid)
        }
    };
    Some(vec![
        Cell::styled(here.say(&kind), here.theme.dim()),
        Cell::new(what),
        Cell::new(valid.from.to_string()),
        Cell::new(until(valid.until)),
        validity(valid, here),
    ])
}
