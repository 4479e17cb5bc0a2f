//! How the Check screen looks: counts on top, the findings, and the chosen one below or, where there is room, beside
//! them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Item, State, detail, subject};
use crate::domain::rules::Severity;
use crate::domain::text::Text;
use crate::operations::views::check::{CheckView, Months};
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::theme::mark;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape, Table, column};

const COLUMNS: &[Column] = &[
    column(Text::new("gevolg", "severity"), Shape::Code(6), 0),
    column(Text::new("regel", "rule"), Shape::Code(5), 0),
    column(Text::new("waarover", "about"), Shape::Code(8), 0),
    column(Text::new("nummer", "number"), Shape::Code(6), 1),
    column(Text::new("cliënt", "client"), Shape::Words(12), 3),
    column(Text::new("medew.", "pract."), Shape::Words(7), 4),
    column(Text::new("bevinding", "finding"), Shape::Rest(22), 2),
];

/// Columns from which the chosen finding stands beside the list.
const WIDE: u16 = 120;
const SIDE: u16 = 56;

/// How a row is counted and marked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Open(Severity),
    LetThrough,
    Ended,
}

impl Mark {
    const ALL: [Self; 5] = [
        Self::Open(Severity::Block),
        Self::Open(Severity::Hold),
        Self::Open(Severity::Warn),
        Self::LetThrough,
        Self::Ended,
    ];

    pub fn of(item: Item<'_>) -> Self {
        match item {
            Item::Finding(row) if row.is_open() => Self::Open(row.finding.severity),
            Item::Finding(_) => Self::LetThrough,
            Item::Ended(_) => Self::Ended,
        }
    }

    fn word(self) -> Text {
        match self {
            Self::Open(Severity::Hold) => Text::new("vastgehouden", "held"),
            Self::Open(severity) => severity.name(),
            Self::LetThrough => Text::new("vrijgegeven", "overridden"),
            Self::Ended => Text::new("vervallen", "ended"),
        }
    }

    /// `▲ vastgehouden`.
    pub fn text(self, here: &Here) -> String {
        let sign = match self {
            Self::Open(severity) => mark(severity),
            Self::LetThrough => "✓",
            Self::Ended => "○",
        };
        format!("{sign} {}", here.say(&self.word()))
    }

    pub fn style(self, here: &Here) -> Style {
        match self {
            Self::Open(severity) => here.theme.severity(severity),
            Self::LetThrough => here.theme.good(),
            Self::Ended => here.theme.dim(),
        }
    }
}

/// Counts, list and detail.
fn places(state: &State, area: Rect) -> [Rect; 3] {
    let above = Rect { height: 1.min(area.height), ..area };
    let rest = Rect { y: above.bottom(), height: area.height - above.height, ..area };
    if state.shown.is_empty() {
        return [above, rest, Rect { width: 0, height: 0, ..rest }];
    }
    if area.width >= WIDE {
        let list = Rect { width: rest.width - SIDE, ..rest };
        return [above, list, Rect { x: list.right(), width: SIDE, ..rest }];
    }
    let below = if rest.height < 12 { 0 } else { (rest.height / 2 + 1).min(14) };
    let list = Rect { height: rest.height - below, ..rest };
    [above, list, Rect { y: list.bottom(), height: below, ..rest }]
}

/// Where the rows stand.
pub fn list_area(state: &State, area: Rect, here: &Here) -> Rect {
    rows_area(state, panel::inside(places(state, area)[1], here))
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
    let [above, list, side] = places(state, area);
    let inner = panel::draw(frame, list, &title(state, here), here);
    let Some(view) = &state.view else { return };
    panel::lines(frame, above, vec![counts(state, view, here)]);
    if is_searching(state) {
        let line = Rect { height: inner.height.min(1), ..inner };
        frame.render_widget(Line::from(Span::styled(" /", here.theme.accent())), line);
        let field = Rect { x: line.x.saturating_add(2), width: line.width.saturating_sub(2), ..line };
        state.search.draw(frame, field, state.searching, "", here);
    }
    let rows = rows_area(state, inner);
    if state.shown.is_empty() {
        return panel::words(frame, rows, &empty(state, view), here);
    }
    let cells = |at: usize| {
        let item = state.shown.get(at).and_then(|row| state.item(*row));
        item.map_or_else(Vec::new, |item| cells(item, view.months.len() > 1, here))
    };
    let selected = Some(state.cursor.at);
    let table = Table { columns: COLUMNS, rows: state.shown.len(), selected, focused: true, cells: &cells };
    table.draw(frame.buffer_mut(), rows, here);
    if let (Some(item), true) = (state.marked(), side.height > 2) {
        detail::draw(item, frame, side, here);
    }
}

/// `maart 2025`, or all open months.
pub fn months(state: &State, here: &Here) -> String {
    let view = state.view.as_ref();
    let asked = view.map_or(state.asked, |view| view.asked);
    match (asked, view.map(|view| view.months.as_slice())) {
        (Months::Open, _) => here.say(&Text::new("alle open maanden", "all open months")),
        (_, Some([month, ..])) => here.say(&month.long()),
        (Months::One(month), _) => here.say(&month.long()),
        (Months::Usual, _) => String::new(),
    }
}

/// `← March 2025 → · PS-A8 · J-0142 Jansen, S.`
fn title(state: &State, here: &Here) -> String {
    let months = show::capital(&months(state, here));
    let mut parts = vec![if state.asked == Months::Open { months } else { format!("← {months} →") }];
    parts.extend(state.rule.map(str::to_owned));
    parts.extend(state.person_name());
    if state.is_narrowed() {
        let (shown, all) = (state.shown.len(), state.reachable());
        parts.push(here.say(&crate::text!("{shown} van {all}", "{shown} of {all}")));
    }
    parts.join(" · ")
}

/// How much there is of each kind, whatever the list is narrowed to.
fn counts(state: &State, view: &CheckView, here: &Here) -> Line<'static> {
    let marks: Vec<Mark> =
        view.rows.iter().map(Item::Finding).chain(view.ended.iter().map(Item::Ended)).map(Mark::of).collect();
    let mut spans = Vec::new();
    for one in Mark::ALL {
        let count = marks.iter().filter(|mark| **mark == one).count();
        let closed = matches!(one, Mark::LetThrough | Mark::Ended);
        if count == 0 && (closed || one == Mark::Open(Severity::Block)) {
            continue;
        }
        let style = if count == 0 { here.theme.dim() } else { one.style(here) };
        spans.push(Span::styled(format!(" {} {count}  ", one.text(here)), style));
        if closed && !state.closed {
            spans.push(Span::styled(
                here.say(&Text::new("(a toont ze)  ", "(a shows them)  ")),
                here.theme.dim(),
            ));
        }
    }
    Line::from(spans)
}

fn empty(state: &State, view: &CheckView) -> Vec<Text> {
    if state.is_narrowed() {
        return vec![
            Text::new("Hiermee is niets gevonden.", "Nothing was found with this."),
            Text::new("Esc toont weer alles.", "Esc shows everything again."),
        ];
    }
    let closed = view.rows.len() + view.ended.len();
    let mut words =
        vec![Text::new("Er is niets dat aandacht vraagt.", "There is nothing that asks for attention.")];
    if closed > 0 {
        words.push(crate::text!(
            "Wat is vrijgegeven of vervallen, toont a: {closed}.",
            "What was overridden or ended is shown by a: {closed}."
        ));
    }
    words.push(match view.asked {
        Months::Open => Text::new("Druk op m voor één maand.", "Press m for one month."),
        Months::Usual | Months::One(_) => Text::new(
            "Druk op c om de declaraties van deze maand te openen, op ← voor de vorige maand of op m voor alle open \
             maanden.",
            "Press c to open the claims of this month, ← for the previous month or m for all open months.",
        ),
    });
    words
}

fn cells(item: Item<'_>, several_months: bool, here: &Here) -> Vec<Cell> {
    let theme = here.theme;
    let mark = Mark::of(item);
    let about = |row| {
        let about = subject::about(row);
        if several_months { about.dated } else { about.short }
    };
    let (about, practitioner, what) = match item {
        Item::Finding(row) => (
            here.say(&about(row)),
            row.practitioner.as_ref().map(|(_, code)| code.to_string()).unwrap_or_default(),
            row.finding.what.get(here.lang),
        ),
        Item::Ended(ended) => {
            let month = ended.given.period.from().month();
            (
                here.say(&crate::text!("regel {month}", "line {month}")),
                String::new(),
                ended.given.what.get(here.lang),
            )
        }
    };
    let client = item.client();
    vec![
        Cell::styled(mark.text(here), mark.style(here)),
        Cell::new(item.rule()),
        Cell::new(about),
        Cell::styled(client.map(|client| client.number.to_string()).unwrap_or_default(), theme.dim()),
        Cell::new(client.map(|client| client.name.listed()).unwrap_or_default()),
        Cell::styled(practitioner, theme.dim()),
        Cell::new(what),
    ]
}
