//! The Claims screen: a month is compiled, looked through, queued and exported.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Goal, Place};
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::line::LineState;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::LineId;
use crate::domain::remark::Remark;
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;
use crate::domain::time::Month;
use crate::operations::queue_claims::Input;
use crate::operations::views::claims::{
    ClaimsView, LineDetail, LinePart, LineRow, MunicipalityGroup, PartSource,
};
use crate::text;
use crate::tui::effects::{ClaimTask, Effect, Note, Outcome, Task};
use crate::tui::event::Pointer;
use crate::tui::here::Here;
use crate::tui::keys::Binding;
use crate::tui::overlay::Overlay;
use crate::tui::perform_claims::counted;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::field;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::table::{self, Cursor};

mod correct;
mod inside;
mod keymap;
mod node;
mod sheet;
mod view;

pub use keymap::{Action, KEYS, tables};
use keymap::{CODES_KEYS, INSIDE_KEYS, LEDGER_KEYS};
use sheet::Sheet;

/// What is shown.
pub struct State {
    month: Month,
    view: Option<ClaimsView>,
    /// One municipality of the month, by its place among the groups; `None` is all.
    group: Option<usize>,
    cursor: Cursor,
    /// Only lines with this return code.
    code: Option<ReturnCode>,
    /// Lines that are to be done something with together.
    marks: BTreeSet<LineId>,
    /// What is looked at instead of the lines.
    sheet: Option<Sheet>,
    /// The line to mark as soon as the month is read.
    wanted: Option<LineId>,
    /// The line that is looked into, with the entry under the cursor.
    inside: Option<(LineDetail, Cursor)>,
}

/// Opens at the month that is usually claimed: the last one that is over.
pub fn open(here: &Here) -> State {
    let month = here.today.month().previous();
    State {
        month,
        view: None,
        group: None,
        code: None,
        marks: BTreeSet::new(),
        sheet: None,
        cursor: Cursor::default(),
        wanted: None,
        inside: None,
    }
}

pub fn go(state: &mut State, place: Place, here: &Here) -> Vec<Effect> {
    match place {
        Place::Claims(Some(month)) => (state.month, state.inside, state.sheet) = (month, None, None),
        Place::Line(month, line) => {
            (state.wanted, state.sheet) = (Some(line), None);
            return state.show(month, here);
        }
        _ => {}
    }
    refresh(state, here)
}

fn task(task: ClaimTask) -> Effect {
    Effect::Do(Task::Claims(task))
}

pub fn refresh(state: &State, _: &Here) -> Vec<Effect> {
    let month = task(ClaimTask::Load(state.month));
    let line = state.inside.as_ref().map(|(detail, _)| task(ClaimTask::LoadLine(detail.row.id)));
    let sheet = state.sheet.as_ref().map(Sheet::load);
    std::iter::once(month).chain(line).chain(sheet).collect()
}

impl State {
    /// The lines that are shown, in their order.
    fn rows(&self) -> Vec<(&MunicipalityGroup, &LineRow)> {
        let groups = self.view.iter().flat_map(|view| view.groups.iter().enumerate());
        groups
            .filter(|(index, _)| self.group.is_none_or(|group| group == *index))
            .flat_map(|(_, group)| group.lines.iter().map(move |line| (group, line)))
            .filter(|(_, line)| self.code.is_none_or(|code| line.codes.contains(&code)))
            .collect()
    }

    /// The return codes that lines of the month have, in order.
    fn codes(&self) -> BTreeSet<ReturnCode> {
        let lines = self.view.iter().flat_map(|view| &view.groups).flat_map(|group| &group.lines);
        lines.flat_map(|line| line.codes.iter().copied()).collect()
    }

    fn marked(&self) -> Option<&LineRow> {
        self.rows().get(self.cursor.at).map(|(_, row)| *row)
    }

    /// Whether a line that is shown is in that state, and held by nothing.
    fn has(&self, wanted: LineState) -> bool {
        self.rows().iter().any(|(_, row)| row.state == wanted && !row.is_held())
    }

    /// Everything that is shown.
    fn all(&self) -> Input {
        Input::Month { month: self.month, municipality: self.municipality() }
    }

    /// The one municipality that is shown.
    fn municipality(&self) -> Option<MunicipalityCode> {
        let groups = self.view.as_ref().map(|view| view.groups.as_slice()).unwrap_or_default();
        let group = self.group.and_then(|group| groups.get(group));
        group.and_then(|group| group.municipality.clone())
    }

    fn show(&mut self, month: Month, here: &Here) -> Vec<Effect> {
        self.month = month;
        self.cursor = Cursor::default();
        self.group = None;
        self.code = None;
        self.marks.clear();
        self.inside = None;
        refresh(self, here)
    }
}

pub fn keys(state: &State) -> &'static [Binding<Action>] {
    match (&state.sheet, &state.inside) {
        (Some(Sheet::Codes { .. }), _) => CODES_KEYS,
        (Some(Sheet::Ledger { .. }), _) => LEDGER_KEYS,
        (None, Some(_)) => INSIDE_KEYS,
        (None, None) => KEYS,
    }
}

pub fn typed(_: &mut State, _: &field::Input, _: &Here) -> Option<Vec<Effect>> {
    None
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    match action {
        Action::Move(step) => {
            let rows = state.rows().len();
            match (&mut state.sheet, &mut state.inside) {
                (Some(sheet), _) => {
                    let rows = sheet.rows();
                    sheet.cursor_mut().go(step, rows);
                }
                (None, Some((detail, cursor))) => cursor.go(step, detail.parts.len()),
                (None, None) => state.cursor.go(step, rows),
            }
        }
        Action::Previous => return state.show(state.month.previous(), here),
        Action::Next => return state.show(state.month.next(), here),
        Action::ThisMonth => return state.show(here.today.month().previous(), here),
        Action::Group => {
            let groups = state.view.as_ref().map_or(0, |view| view.groups.len());
            state.group = Some(state.group.map_or(0, |group| group + 1)).filter(|group| *group < groups);
            state.cursor = Cursor::default();
        }
        Action::Compile => return vec![task(ClaimTask::Compile(state.month))],
        Action::Toggle => return toggle(state),
        Action::QueueAll => return queue_all(state),
        Action::UnqueueAll => return unqueue_all(state),
        Action::Export => return export(state, here),
        Action::Check => return vec![Effect::Go(Place::Check(Some(Goal::Month(state.month))))],
        Action::Look => {
            return state.marked().map(|row| task(ClaimTask::LoadLine(row.id))).into_iter().collect();
        }
        Action::Close => state.inside = None,
        Action::GoToEntry => return go_to_entry(state),
        Action::Override => return ask_reason(state).into_iter().collect(),
        Action::Withdraw => return withdraw(state).into_iter().collect(),
        Action::Redo => return correct::redo(state),
        Action::RedoAll => return correct::redo_all(state),
        Action::Credit => return correct::credit(state),
        Action::Code => correct::next_code(state),
        Action::NodeRefused => return node::which(state, here),
        Action::CorrectLate => return correct::correct_late(state),
        Action::Mark => correct::mark(state),
        Action::MarkAll => correct::mark_all(state),
        Action::Codes => return open_sheet(state, Sheet::codes()),
        Action::Ledger => return open_sheet(state, Sheet::ledger(state.month.first().year())),
        Action::Sheet(action) => return sheet::update(state, action, here),
    }
    Vec::new()
}

fn open_sheet(state: &mut State, sheet: Sheet) -> Vec<Effect> {
    let load = sheet.load();
    state.sheet = Some(sheet);
    vec![load]
}

fn toggle(state: &State) -> Vec<Effect> {
    let row = state.inside.as_ref().map(|(detail, _)| &detail.row).or_else(|| state.marked());
    let Some(row) = row else { return Vec::new() };
    let effect = match row.state {
        LineState::Draft if row.is_held() => say(
            Text::new("deze regel wordt vastgehouden", "this line is held"),
            Text::new(
                "Enter toont waarom, en wat eraan te doen is.",
                "Enter shows why, and what to do about it.",
            ),
        ),
        LineState::Draft => task(ClaimTask::Queue(Input::Lines(vec![row.id]))),
        LineState::Queued => task(ClaimTask::Unqueue(Input::Lines(vec![row.id]))),
        _ if row.credit == Some(CreditState::Queued) => task(ClaimTask::Unqueue(Input::Lines(vec![row.id]))),
        _ => say(
            Text::new("deze regel is al verzonden", "this line was sent already"),
            Text::new(
                "Een verzonden regel wordt niet meer gewijzigd.",
                "A line that was sent does not change any more.",
            ),
        ),
    };
    vec![effect]
}

fn say(words: Text, hint: Text) -> Effect {
    Effect::Say(Note::problem(words, Some(hint)))
}

fn queue_all(state: &State) -> Vec<Effect> {
    if !state.has(LineState::Draft) {
        return vec![say(
            Text::new("er is niets dat in de wachtrij kan", "there is nothing that can be queued"),
            Text::new("Stel de maand eerst samen met c.", "Compile the month first with c."),
        )];
    }
    vec![task(ClaimTask::Queue(state.all()))]
}

fn unqueue_all(state: &State) -> Vec<Effect> {
    if !state.has(LineState::Queued) {
        return vec![Effect::Say(Note::hint(Text::new("de wachtrij is leeg", "the queue is empty")))];
    }
    vec![task(ClaimTask::Unqueue(state.all()))]
}

/// Asks first: what is sent can only be corrected, not taken back.
fn export(state: &State, here: &Here) -> Vec<Effect> {
    let all = state.view.iter().flat_map(|view| &view.groups).flat_map(|group| &group.lines);
    let leaving = |row: &LineRow| match (row.state, row.credit) {
        (LineState::Queued, _) => Some(row.amount.0),
        (_, Some(CreditState::Queued)) => Some(-row.amount.0),
        _ => None,
    };
    let (count, amount) =
        all.filter_map(leaving).fold((0_usize, 0_i64), |(count, sum), amount| (count + 1, sum + amount));
    if count == 0 {
        return vec![say(
            Text::new("er staat niets in de wachtrij", "nothing is queued"),
            Text::new(
                "Zet eerst regels in de wachtrij met Q of spatie.",
                "Queue lines first with Q or Space.",
            ),
        )];
    }
    let amount = crate::domain::money::Cents(amount).display(here.lang);
    let month = state.month.long();
    let lines = counted(count);
    let (month_nl, month_en, lines_nl, lines_en) = (&month.nl, &month.en, &lines.nl, &lines.en);
    let question = text!(
        "{lines_nl} van {month_nl}, samen € {amount}, exporteren? Wat geëxporteerd is, wordt niet meer gewijzigd.",
        "Export {lines_en} of {month_en}, € {amount} together? What was exported does not change any more."
    );
    vec![Effect::Show(Box::new(Overlay::Confirm(Confirm {
        title: Text::new("Exporteren", "Export"),
        question,
        yes: Text::new("exporteren", "export"),
        effects: vec![task(ClaimTask::Export(state.month))],
    })))]
}

/// Asks why the first thing that holds the line may be let through.
fn ask_reason(state: &State) -> Option<Effect> {
    let (detail, _) = state.inside.as_ref()?;
    let row = &detail.row;
    let holds = |finding: &&Finding| finding.severity >= Severity::Hold && row.override_of(finding).is_none();
    let Some(finding) = row.findings.iter().find(holds).filter(|_| row.is_held()) else {
        return Some(Effect::Say(Note::hint(Text::new(
            "niets houdt deze regel vast",
            "nothing holds this line",
        ))));
    };
    let (line, rule) = (row.id, finding.rule.clone());
    let title = text!("{rule} vrijgeven: waarom?", "Override {rule}: why?");
    let hint =
        Text::new("wordt met uw naam en de tijd vastgelegd", "is recorded with your name and the time");
    let prompt = Prompt::new(title, hint, move |typed, _| {
        let reason = Remark::new(typed).ok_or(Text::new("schrijf een reden", "write a reason"))?;
        Ok(vec![task(ClaimTask::Override(line, rule.clone(), Some(reason)))])
    });
    Some(Effect::Show(Box::new(Overlay::Prompt(prompt))))
}

/// Takes back the first override of the line.
fn withdraw(state: &State) -> Option<Effect> {
    let (detail, _) = state.inside.as_ref()?;
    let row = &detail.row;
    Some(match row.findings.iter().find(|finding| row.override_of(finding).is_some()) {
        Some(finding) => task(ClaimTask::Override(row.id, finding.rule.clone(), None)),
        None => Effect::Say(Note::hint(Text::new("hier is niets vrijgegeven", "nothing is overridden here"))),
    })
}

fn go_to_entry(state: &State) -> Vec<Effect> {
    let part = state.inside.as_ref().and_then(|(detail, cursor)| detail.parts.get(cursor.at));
    match part {
        Some(LinePart { source: PartSource::Entry(_), practitioner: Some(person), day, .. }) => {
            vec![Effect::Work(*person), Effect::Go(Place::Day(Some(*day)))]
        }
        _ => Vec::new(),
    }
}

pub fn outcome(state: &mut State, outcome: Outcome, here: &Here) -> Vec<Effect> {
    match outcome {
        Outcome::Claims(view) if view.month == state.month => {
            state.group = state.group.filter(|group| *group < view.groups.len());
            if state.view.as_ref() != Some(&*view) {
                state.marks.clear();
            }
            state.view = Some(*view);
            state.code = state.code.filter(|code| state.codes().contains(code));
            let rows = state.rows().len();
            state.cursor.keep(rows);
            if let Some(wanted) = state.wanted.take()
                && let Some(at) = state.rows().iter().position(|(_, row)| row.id == wanted)
            {
                state.cursor.at = at;
            }
        }
        Outcome::CreditPreview(input, done) => return correct::ask(&input, &done, here),
        Outcome::ResubmitPreview(lines, done) => return correct::ask_again(&lines, &done, here),
        Outcome::Codes(found) => {
            if let Some(Sheet::Codes { rows, cursor }) = &mut state.sheet {
                cursor.keep(found.len());
                *rows = Some(found);
            }
        }
        Outcome::Ledger(found) => {
            if let Some(Sheet::Ledger { ledger, cursor, .. }) = &mut state.sheet {
                cursor.keep(found.rows.len());
                *ledger = Some(found);
            }
        }
        Outcome::Line(detail) => {
            let cursor = state.inside.take().map(|(_, cursor)| cursor).unwrap_or_default();
            state.inside = detail.map(|detail| (*detail, cursor));
        }
        _ => {}
    }
    Vec::new()
}

pub fn pointer(state: &mut State, pointer: Pointer, area: Rect, here: &Here) -> Vec<Effect> {
    let rows = state.rows().len();
    if let Some(sheet) = &mut state.sheet {
        if let Pointer::Wheel { by } = pointer {
            let rows = sheet.rows();
            sheet.cursor_mut().scroll(by, rows);
        }
        return Vec::new();
    }
    if let Some((detail, cursor)) = &mut state.inside {
        if let Pointer::Wheel { by } = pointer {
            cursor.scroll(by, detail.parts.len());
        }
        return Vec::new();
    }
    match pointer {
        Pointer::Wheel { by } => state.cursor.scroll(by, rows),
        Pointer::Click { y, .. } => {
            if let Some(row) = table::row_at(view::list_area(area, here), y, rows, Some(state.cursor.at)) {
                state.cursor.at = row;
            }
        }
    }
    Vec::new()
}

pub fn title(state: &State, here: &Here) -> String {
    here.say(&state.month.long())
}

pub fn is_unsaved(_: &State) -> bool {
    false
}

pub fn is_modal(_: &State) -> bool {
    false
}

pub fn discard(_: &mut State) {}

pub fn view(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    match (&state.sheet, &state.inside) {
        (Some(sheet), _) => sheet::draw(sheet, frame, area, here),
        (None, Some((detail, cursor))) => inside::draw(detail, *cursor, frame, area, here),
        (None, None) => view::draw(state, frame, area, here),
    }
}

#[cfg(test)]
mod tests;
