//! How the list of messages looks: counts of what still has to happen on top, then the messages.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{State, narrow};
use crate::domain::text::Text;
use crate::operations::views::messages::{MessageRow, MessageState, MessagesView};
use crate::store::messages::Direction;
use crate::tui::here::Here;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape, Table, column};

const COLUMNS: &[Column] = &[
    column(Text::new("", ""), Shape::Code(3), 0),
    column(Text::new("bericht", "message"), Shape::Words(16), 0),
    column(Text::new("gem.", "mun."), Shape::Code(4), 4),
    column(Text::new("nummer", "number"), Shape::Code(6), 2),
    column(Text::new("cliënt", "client"), Shape::Words(10), 3),
    column(Text::new("identificatie", "identification"), Shape::Code(12), 6),
    column(Text::new("dagtekening", "dated"), Shape::Code(10), 5),
    column(Text::new("toestand", "state"), Shape::Rest(20), 0),
    column(Text::new("uiterlijk", "due"), Shape::Code(10), 1),
];

/// Counts above the list.
fn places(area: Rect) -> [Rect; 2] {
    let above = Rect { height: 1.min(area.height), ..area };
    [above, Rect { y: above.bottom(), height: area.height - above.height, ..area }]
}

/// Where the rows stand.
pub fn list_area(state: &State, area: Rect, here: &Here) -> Rect {
    rows_area(state, panel::inside(places(area)[1], here))
}

/// What is left below the line that is searched with.
fn rows_area(state: &State, inner: Rect) -> Rect {
    let above = u16::from(is_searching(state)).min(inner.height);
    Rect { y: inner.y + above, height: inner.height - above, ..inner }
}

fn is_searching(state: &State) -> bool {
    state.searching || !state.search.is_empty()
}

pub fn draw(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let [above, list] = places(area);
    let inner = panel::draw(frame, list, &title(state, here), here);
    if is_searching(state) {
        let line = Rect { height: inner.height.min(1), ..inner };
        frame.render_widget(Line::from(Span::styled(" /", here.theme.accent())), line);
        let field = Rect { x: line.x.saturating_add(2), width: line.width.saturating_sub(2), ..line };
        state.search.draw(frame, field.intersection(inner), state.searching, "", here);
    }
    let Some(view) = &state.view else { return };
    panel::lines(frame, above, vec![counts(view, here)]);
    let rows = rows_area(state, inner);
    if view.rows.is_empty() {
        return panel::words(frame, rows, &empty(state, view), here);
    }
    let cells = |at: usize| view.rows.get(at).map_or_else(Vec::new, |row| cells(row, here));
    let selected = Some(state.cursor.at);
    let table = Table { columns: COLUMNS, rows: view.rows.len(), selected, focused: true, cells: &cells };
    table.draw(frame.buffer_mut(), rows, here);
}

/// `Messages · came in · JW301 allocation · 3`.
fn title(state: &State, here: &Here) -> String {
    let mut parts = vec![here.say(&Text::new("Berichten", "Messages"))];
    parts.extend(state.narrowed_to(here));
    parts.extend(state.view.as_ref().map(|view| view.total.to_string()));
    parts.join(" · ")
}

pub fn title_bar(state: &State, here: &Here) -> String {
    let Some(view) = &state.view else { return String::new() };
    let (overdue, ready) = (view.counts.overdue, view.counts.ready);
    here.say(&crate::text!("te laat {overdue} · klaar {ready}", "overdue {overdue} · ready {ready}"))
}

/// What still has to happen, whatever the list is narrowed to.
fn counts(view: &MessagesView, here: &Here) -> Line<'static> {
    let theme = here.theme;
    let mut spans = vec![Span::raw(" ")];
    for (name, count, style) in [
        (Text::new("▲ te laat", "▲ overdue"), view.counts.overdue, theme.bad()),
        (Text::new("klaar om te versturen", "ready to be sent"), view.counts.ready, theme.accent()),
        (Text::new("wacht op antwoord", "waits for its answer"), view.counts.waiting, theme.bold()),
    ] {
        let style = if count == 0 { theme.dim() } else { style };
        spans.push(Span::raw(format!("{} ", here.say(&name))));
        spans.push(Span::styled(format!("{count}   "), style));
    }
    Line::from(spans)
}

fn empty(state: &State, view: &MessagesView) -> Vec<Text> {
    if state.is_narrowed() && view.counts.any {
        return vec![
            Text::new("Hiermee is niets gevonden.", "Nothing was found with this."),
            Text::new("Esc toont weer alles.", "Esc shows everything again."),
        ];
    }
    vec![
        Text::new("Er zijn nog geen berichten.", "There are no messages yet."),
        Text::new(
            "Druk op i om berichten van de gemeente in te lezen, of sleep een bestand of zip naar dit venster.",
            "Press i to read in messages of the municipality, or drop a file or zip on this window.",
        ),
        Text::new(
            "Declaraties maakt u met 6, start en stop van zorg met 4, bij de toewijzingen van een cliënt.",
            "Claims are made with 6, start and stop of care with 4, at the allocations of a client.",
        ),
    ]
}

fn cells(row: &MessageRow, here: &Here) -> Vec<Cell> {
    let theme = here.theme;
    let client = row.client.as_ref();
    let late = row.is_overdue(here.today);
    let kind = row.kind().map_or_else(|| row.key.clone(), |kind| narrow::name(&kind, here));
    let due = row.due.map(|due| due.to_string()).unwrap_or_default();
    vec![
        Cell::styled(here.say(&way(row.direction)), theme.dim()),
        Cell::new(kind),
        Cell::styled(row.municipality.clone(), theme.dim()),
        Cell::styled(client.map(|client| client.number.to_string()).unwrap_or_default(), theme.dim()),
        Cell::new(client.map(|client| client.name.listed()).unwrap_or_default()),
        Cell::styled(row.identification.clone(), theme.dim()),
        Cell::new(row.dated.to_string()),
        Cell::styled(state_words(row, here), state_style(row, here)),
        Cell::styled(
            if late { format!("▲ {due}") } else { due },
            if late { theme.bad() } else { theme.plain() },
        ),
    ]
}

const fn way(direction: Direction) -> Text {
    match direction {
        Direction::In => Text::new("in", "in"),
        Direction::Out => Text::new("uit", "out"),
    }
}

/// The state, with the codes of a refusal.
pub fn state_words(row: &MessageRow, here: &Here) -> String {
    let node_code = row.node.as_ref().and_then(|node| node.code.as_ref());
    let codes: Vec<String> =
        row.codes.iter().map(ToString::to_string).chain(node_code.map(ToString::to_string)).collect();
    let state = here.say(&row.state.name());
    if codes.is_empty() { state } else { format!("{state} ({})", codes.join(" ")) }
}

pub fn state_style(row: &MessageRow, here: &Here) -> Style {
    let theme = here.theme;
    match row.state {
        _ if row.is_overdue(here.today) => theme.bad(),
        MessageState::Overdue
        | MessageState::DecisionOverdue
        | MessageState::Refused
        | MessageState::Undelivered => theme.bad(),
        MessageState::Ready => theme.accent(),
        MessageState::Open | MessageState::Undecided => theme.bold(),
        MessageState::Accepted | MessageState::Answered(_) => theme.good(),
        MessageState::Read | MessageState::Done | MessageState::Decided => theme.plain(),
    }
}
