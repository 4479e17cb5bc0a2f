//! What stands over the lines of the Claims screen: the return codes of all months, and the ledger of a year.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::keymap::SheetAction;
use super::{State, task};
use crate::domain::claim::ledger::{LedgerRow, Sums};
use crate::domain::claim::need::Reason;
use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::operations::credit_claims::Input;
use crate::operations::views::ledger::{By, Ledger};
use crate::operations::views::needy::CodeRow;
use crate::tui::effects::{ClaimTask, Effect};
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Cursor, Shape, Table, column};

/// What is looked at instead of the lines of the month.
pub enum Sheet {
    Codes { rows: Option<Vec<CodeRow>>, cursor: Cursor },
    Ledger { year: i32, by: By, ledger: Option<Box<Ledger>>, cursor: Cursor },
}

impl Sheet {
    pub fn codes() -> Self {
        Self::Codes { rows: None, cursor: Cursor::default() }
    }

    pub fn ledger(year: i32) -> Self {
        Self::Ledger { year, by: By::ClaimMonth, ledger: None, cursor: Cursor::default() }
    }

    pub fn load(&self) -> Effect {
        match self {
            Self::Codes { .. } => task(ClaimTask::LoadCodes),
            Self::Ledger { year, by, .. } => task(ClaimTask::LoadLedger(*year, *by)),
        }
    }

    pub fn rows(&self) -> usize {
        match self {
            Self::Codes { rows, .. } => rows.as_ref().map_or(0, Vec::len),
            Self::Ledger { ledger, .. } => ledger.as_ref().map_or(0, |ledger| ledger.rows.len()),
        }
    }

    pub fn cursor_mut(&mut self) -> &mut Cursor {
        match self {
            Self::Codes { cursor, .. } | Self::Ledger { cursor, .. } => cursor,
        }
    }
}

/// Does what a key asks of the sheet that is open.
pub fn update(state: &mut State, action: SheetAction, here: &Here) -> Vec<Effect> {
    let Some(sheet) = &mut state.sheet else { return Vec::new() };
    match (action, sheet) {
        (SheetAction::Close, _) => {
            state.sheet = None;
            Vec::new()
        }
        (SheetAction::Resubmit, Sheet::Codes { rows, cursor }) => {
            let lines = marked(rows.as_deref(), *cursor).map(|row| row.resubmit.clone()).unwrap_or_default();
            if lines.is_empty() { Vec::new() } else { vec![task(ClaimTask::PreviewResubmit(lines))] }
        }
        (SheetAction::Credit, Sheet::Codes { rows, cursor }) => {
            let lines = marked(rows.as_deref(), *cursor).map(|row| row.credit.clone()).unwrap_or_default();
            if lines.is_empty() {
                return Vec::new();
            }
            vec![task(ClaimTask::PreviewCredit(Input { lines, anew: false }))]
        }
        (SheetAction::Look, Sheet::Codes { rows, cursor }) => {
            let Some(row) = marked(rows.as_deref(), *cursor) else { return Vec::new() };
            let (reason, month) = (row.reason.clone(), row.months.1);
            state.sheet = None;
            let effects = state.show(month, here);
            if let Reason::Return(code) = reason {
                state.code = Some(code);
            }
            effects
        }
        (SheetAction::Look, Sheet::Ledger { ledger, cursor, .. }) => {
            let row = ledger.as_ref().and_then(|ledger| ledger.rows.get(cursor.at));
            let Some(month) = row.map(|row| row.month) else { return Vec::new() };
            state.sheet = None;
            state.show(month, here)
        }
        (SheetAction::By, Sheet::Ledger { by, .. }) => {
            *by = if *by == By::ClaimMonth { By::CareMonth } else { By::ClaimMonth };
            again(state)
        }
        (SheetAction::Years(step), Sheet::Ledger { year, .. }) => {
            *year = year.saturating_add(i32::from(step)).clamp(2000, 2099);
            again(state)
        }
        _ => Vec::new(),
    }
}

fn again(state: &State) -> Vec<Effect> {
    state.sheet.iter().map(Sheet::load).collect()
}

fn marked(rows: Option<&[CodeRow]>, cursor: Cursor) -> Option<&CodeRow> {
    rows?.get(cursor.at)
}

pub fn draw(sheet: &Sheet, frame: &mut Frame, area: Rect, here: &Here) {
    match sheet {
        Sheet::Codes { rows: Some(rows), cursor } => draw_codes(rows, *cursor, frame, area, here),
        Sheet::Ledger { ledger: Some(ledger), cursor, .. } => draw_ledger(ledger, *cursor, frame, area, here),
        Sheet::Codes { rows: None, .. } | Sheet::Ledger { ledger: None, .. } => {}
    }
}

const CODES: &[Column] = &[
    column(Text::new("code", "code"), Shape::Code(6), 0),
    column(Text::new("betekenis", "meaning"), Shape::Rest(16), 0),
    column(Text::new("opnieuw", "again"), Shape::Number(5), 0),
    column(Text::new("credit", "credit"), Shape::Number(5), 0),
    column(Text::new("bedrag", "amount"), Shape::Number(9), 0),
    column(Text::new("van", "from"), Shape::Code(7), 1),
    column(Text::new("tot en met", "until"), Shape::Code(7), 2),
];

fn draw_codes(rows: &[CodeRow], cursor: Cursor, frame: &mut Frame, area: Rect, here: &Here) {
    let title = Text::new("Retourcodes van alle maanden", "Return codes of all months");
    let inner = panel::draw(frame, area, &here.say(&title), here);
    if rows.is_empty() {
        return panel::words(frame, inner, &[NO_CODES, NO_CODES_HINT], here);
    }
    let advice =
        rows.get(cursor.at).map(|row| advice(row, usize::from(inner.width), here)).unwrap_or_default();
    let below = show::columns(advice.len()).min(inner.height / 2);
    let list = Rect { height: inner.height - below, ..inner };
    let cells = |at: usize| rows.get(at).map_or_else(Vec::new, |row| code_cells(row, here));
    let selected = Some(cursor.at);
    let table = Table { columns: CODES, rows: rows.len(), selected, focused: true, cells: &cells };
    table.draw(frame.buffer_mut(), list, here);
    panel::lines(frame, Rect { y: list.bottom(), height: below, ..inner }, advice);
}

const NO_CODES: Text = Text::new(
    "Geen regel is afgewezen of teruggekomen zonder dat zij weer onderweg is.",
    "No line was rejected or came back that is not on its way again.",
);
const NO_CODES_HINT: Text = Text::new("Esc: terug naar de regels.", "Esc: back to the lines.");

fn code_cells(row: &CodeRow, here: &Here) -> Vec<Cell> {
    let count = |lines: usize| if lines == 0 { String::new() } else { lines.to_string() };
    vec![
        Cell::styled(row.reason.to_string(), here.theme.bad()),
        Cell::new(here.say(&row.reason.meaning())),
        Cell::new(count(row.resubmit.len())),
        Cell::new(count(row.credit.len())),
        Cell::new(row.amount.display(here.lang)),
        Cell::styled(row.months.0.to_string(), here.theme.dim()),
        Cell::styled(row.months.1.to_string(), here.theme.dim()),
    ]
}

/// The code under the cursor in full, with what to do.
fn advice(row: &CodeRow, width: usize, here: &Here) -> Vec<Line<'static>> {
    let head = format!(" {}: {}", row.reason, here.say(&row.reason.meaning()));
    let what = format!("   → {}", here.say(&row.reason.advice()));
    let lines = |text: &str, style| {
        show::wrapped(text, width, "   ")
            .into_iter()
            .map(move |part| Line::styled(part, style))
            .collect::<Vec<_>>()
    };
    let mut all = vec![Line::default()];
    all.extend(lines(&head, here.theme.bad()));
    all.extend(lines(&what, here.theme.dim()));
    all
}

const LEDGER: &[Column] = &[
    column(Text::new("gem.", "mun."), Shape::Code(4), 0),
    column(Text::new("maand", "month"), Shape::Code(7), 0),
    column(Text::new("ingediend", "claimed"), Shape::Number(9), 3),
    column(Text::new("open", "open"), Shape::Number(8), 0),
    column(Text::new("te laat", "overdue"), Shape::Number(8), 0),
    column(Text::new("terug", "returned"), Shape::Number(8), 1),
    column(Text::new("afgewezen", "rejected"), Shape::Number(8), 0),
    column(Text::new("toegekend", "granted"), Shape::Number(9), 0),
    column(Text::new("gecrediteerd", "credited"), Shape::Number(8), 4),
    column(Text::new("gemeente betaalt", "they owe"), Shape::Number(8), 5),
    column(Text::new("wij betalen", "we owe"), Shape::Number(8), 2),
];

fn draw_ledger(ledger: &Ledger, cursor: Cursor, frame: &mut Frame, area: Rect, here: &Here) {
    let year = ledger.months.0.first().year();
    let by = match ledger.by {
        By::ClaimMonth => Text::new("per declaratiemaand", "by claim month"),
        By::CareMonth => Text::new("per maand van de zorg", "by month of care"),
    };
    let Text { nl, en } = by;
    let title = crate::text!("Declaraties ← {year} → · {nl}", "Claims ← {year} → · {en}");
    let inner = panel::draw(frame, area, &here.say(&title), here);
    if ledger.rows.is_empty() {
        return panel::words(frame, inner, &[NOTHING_CLAIMED], here);
    }
    let list = Rect { height: inner.height.saturating_sub(1), ..inner };
    let rows = ledger.rows.len();
    // The total stands in the table as its last row, so that its amounts stand below the others.
    let cells = |at: usize| match ledger.rows.get(at) {
        Some(row) => ledger_cells(row, here),
        None => total_cells(&ledger.total, here),
    };
    let table =
        Table { columns: LEDGER, rows: rows + 1, selected: Some(cursor.at), focused: true, cells: &cells };
    table.draw(frame.buffer_mut(), list, here);
    let foot = Rect { y: list.bottom(), height: inner.height - list.height, ..inner };
    frame.render_widget(overdue(ledger, here), foot);
}

const NOTHING_CLAIMED: Text =
    Text::new("In dit jaar is niets ingediend.", "Nothing was claimed in this year.");

fn ledger_cells(row: &LedgerRow, here: &Here) -> Vec<Cell> {
    let mut cells = vec![Cell::new(row.municipality.to_string()), Cell::new(row.month.to_string())];
    cells.extend(amounts(&row.sums, here));
    cells
}

fn total_cells(sums: &Sums, here: &Here) -> Vec<Cell> {
    let mut cells =
        vec![Cell::default(), Cell::styled(here.say(&Text::new("samen", "total")), here.theme.bold())];
    cells.extend(amounts(sums, here));
    cells
}

fn amounts(sums: &Sums, here: &Here) -> Vec<Cell> {
    let theme = here.theme;
    let cell = |amount: Cents, style| {
        let style = if amount == Cents::ZERO { theme.dim() } else { style };
        Cell::styled(amount.display(here.lang), style)
    };
    vec![
        cell(sums.claimed, theme.plain()),
        cell(sums.outstanding, theme.plain()),
        cell(sums.overdue, theme.bad()),
        cell(sums.returned, theme.warn()),
        cell(sums.rejected, theme.warn()),
        cell(sums.granted, theme.good()),
        cell(sums.credited, theme.plain()),
        cell(sums.receivable, theme.plain()),
        cell(sums.payable, theme.warn()),
    ]
}

/// What to do about answers that are late, or a difference, which never is there.
fn overdue(ledger: &Ledger, here: &Here) -> Line<'static> {
    let (count, difference) = (ledger.total.overdue_claims, ledger.total.difference);
    if difference != Cents::ZERO {
        let amount = show::euro(difference, here.lang);
        let words = crate::text!(
            " ▲ regels, berichten en antwoorden verschillen {amount}: zet een reservekopie terug",
            " ▲ lines, messages and answers differ by {amount}: restore a backup"
        );
        return Line::styled(here.say(&words), here.theme.bad());
    }
    if count == 0 {
        return Line::default();
    }
    let words = crate::text!(
        " ! declaraties zonder antwoord na 10 werkdagen: {count}; bel de gemeente",
        " ! claims without an answer after 10 working days: {count}; call the municipality"
    );
    Line::styled(here.say(&words), here.theme.warn())
}
