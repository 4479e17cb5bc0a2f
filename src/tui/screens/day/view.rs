//! How the Day screen looks: entries on the left, sums and budgets on the right, the line below.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Mode, State, line_view, side};
use crate::domain::entry::Note;
use crate::domain::text::Text;
use crate::operations::views::day::EntryRow;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::theme::mark;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape, Table, column};

const COLUMNS: &[Column] = &[
    column(Text::new("van", "from"), Shape::Code(5), 0),
    column(Text::new("tot", "until"), Shape::Code(5), 3),
    column(Text::new("tijd", "time"), Shape::Number(5), 0),
    column(Text::new("", ""), Shape::Code(1), 0),
    column(Text::new("nummer", "number"), Shape::Code(6), 6),
    column(Text::new("cliënt", "client"), Shape::Words(12), 0),
    column(Text::new("activiteit", "activity"), Shape::Words(10), 0),
    column(Text::new("disc.", "disc."), Shape::Code(4), 5),
    column(Text::new("toewijzing", "allocation"), Shape::Number(6), 8),
    column(Text::new("notitie", "note"), Shape::Rest(10), 7),
    column(Text::new("", ""), Shape::Code(1), 1),
];

/// Where the parts stand.
pub struct Places {
    list: Rect,
    side: Option<Rect>,
    pub line: Rect,
}

/// Columns from which the sums stand beside the list.
const WITH_SIDE: u16 = 70;

pub fn places(area: Rect) -> Places {
    let below = if area.height < 30 { 5 } else { 7 }.min(area.height);
    let above = Rect { height: area.height - below, ..area };
    let line = Rect { y: above.bottom(), height: below, ..area };
    if area.width < WITH_SIDE {
        return Places { list: above, side: None, line };
    }
    let side = if area.width >= 120 { 44 } else { 30 };
    let list = Rect { width: above.width - side, ..above };
    Places { list, side: Some(Rect { x: list.right(), width: side, ..above }), line }
}

/// Where the rows of the list stand.
pub fn rows_area(places: &Places, here: &Here) -> Rect {
    panel::inside(places.list, here)
}

pub fn draw(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let places = places(area);
    let (weekday, day) = (state.day.weekday_name(), state.day.long());
    let today = if state.day == here.today { Text::new(" · vandaag", " · today") } else { Text::same("") };
    let day = show::capital(&format!("{} {}{}", here.say(&weekday), here.say(&day), here.say(&today)));
    let title = format!("← {day} →");
    let inner = panel::draw(frame, places.list, &title, here);
    draw_list(state, frame, inner, here);
    if let Some(side) = places.side {
        side::draw(
            state.view.as_ref(),
            state.marked().and_then(|row| row.entry.allocation),
            frame,
            side,
            here,
        );
    }
    line_view::draw(state, frame, places.line, here);
    if let (Mode::Form(form), Some(known)) = (&state.mode, &state.known) {
        form.draw(frame, area, known, here);
    }
}

fn draw_list(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    if here.practitioner.is_none() {
        return panel::words(frame, area, &[NOBODY, NOBODY_HINT], here);
    }
    let Some(view) = &state.view else { return };
    if view.rows.is_empty() {
        return panel::words(frame, area, &[EMPTY, EMPTY_HINT], here);
    }
    let cells = |row: usize| view.rows.get(row).map_or_else(Vec::new, |row| cells(row, here));
    let table = Table {
        columns: COLUMNS,
        rows: view.rows.len(),
        selected: Some(state.cursor.at),
        focused: matches!(state.mode, Mode::List),
        cells: &cells,
    };
    table.draw(frame.buffer_mut(), area, here);
}

const NOBODY: Text = Text::new("Er werkt hier nog niemand.", "Nobody works here yet.");
const NOBODY_HINT: Text = Text::new(
    "Voeg een medewerker toe met: uurwerk practitioner add",
    "Add a practitioner with: uurwerk practitioner add",
);
const EMPTY: Text = Text::new("Nog niets geregistreerd.", "Nothing logged yet.");
const EMPTY_HINT: Text = Text::new(
    "Druk op a en typ wat u deed, bijvoorbeeld: 9-9:45 tel jansen -- ouders gebeld",
    "Press a and type what you did, for example: 9-9:45 tel jansen -- called the parents",
);

fn cells(row: &EntryRow, here: &Here) -> Vec<Cell> {
    let (entry, theme) = (&row.entry, here.theme);
    let number = row.client.as_ref().map(|client| client.number.to_string());
    let client = row.client.as_ref().map(|client| client.name.listed());
    let note = entry.note.as_ref().map(Note::as_str).unwrap_or_default();
    vec![
        Cell::new(show::clock(entry.start)),
        Cell::new(show::clock(row.end)),
        Cell::styled(show::minutes(entry.minutes.get()), theme.bold()),
        Cell::styled(entry.kind.letter(), theme.kind(entry.kind)),
        Cell::styled(number.unwrap_or_default(), theme.dim()),
        Cell::new(client.unwrap_or_default()),
        Cell::new(here.say(&row.activity)),
        Cell::new(entry.discipline.as_ref().map(ToString::to_string).unwrap_or_default()),
        Cell::new(row.allocation.map(|number| number.to_string()).unwrap_or_default()),
        Cell::styled(note, theme.dim()),
        marks(row, here),
    ]
}

/// The worst finding, or a tick for time that is in a claim already.
fn marks(row: &EntryRow, here: &Here) -> Cell {
    if let Some(finding) = row.findings.first() {
        return Cell::styled(mark(finding.severity), here.theme.severity(finding.severity));
    }
    if row.is_free() { Cell::default() } else { Cell::styled("✓", here.theme.good()) }
}
