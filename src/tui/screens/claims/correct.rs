//! What can be done about lines that were answered: correct, take back, claim again; one by one or by return code.

use super::{State, say, task};
use crate::domain::claim::line::LineState;
use crate::domain::ids::LineId;
use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::operations::credit_claims::{Done, Input};
use crate::operations::views::claims::LineRow;
use crate::text;
use crate::tui::effects::{ClaimTask, Effect};
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::perform_claims::counted;
use crate::tui::show;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::table::Cursor;

const UNTIL_EXPORT: Text =
    Text::new("Tot de export kan dit ongedaan worden gemaakt.", "Until the export this can be undone.");

/// The line under the cursor, or the one that is looked into.
fn chosen(state: &State) -> Option<&LineRow> {
    state.inside.as_ref().map(|(detail, _)| &detail.row).or_else(|| state.marked())
}

/// Corrects a granted line, also from what came late for it; claims a rejected one again.
pub fn redo(state: &State, here: &Here) -> Vec<Effect> {
    let Some(row) = chosen(state) else { return Vec::new() };
    let effect = match row.state {
        LineState::Granted => preview(row.id, true),
        LineState::Rejected => again(&[row], here),
        LineState::Draft => match granted_before(state, row) {
            Some(line) => preview(line, true),
            None => not_answered(),
        },
        _ => not_answered(),
    };
    vec![effect]
}

pub fn credit(state: &State) -> Vec<Effect> {
    let effect = match chosen(state) {
        Some(row) if row.state == LineState::Granted => preview(row.id, false),
        Some(_) => not_answered(),
        None => return Vec::new(),
    };
    vec![effect]
}

/// Every rejected line that is shown.
pub fn redo_all(state: &State, here: &Here) -> Vec<Effect> {
    let rows = state.rows();
    let rejected: Vec<&LineRow> =
        rows.iter().map(|(_, row)| *row).filter(|row| row.state == LineState::Rejected).collect();
    if rejected.is_empty() {
        return vec![say(
            Text::new("hier staat geen afgewezen regel", "no rejected line stands here"),
            Text::new("Met f kiest u een retourcode.", "Choose a return code with f."),
        )];
    }
    vec![again(&rejected, here)]
}

/// All lines, then those with each code in turn.
pub fn next_code(state: &mut State) {
    let codes = state.codes();
    state.code = match state.code {
        None => codes.first().copied(),
        Some(code) => codes.into_iter().find(|next| *next > code),
    };
    state.cursor = Cursor::default();
}

fn not_answered() -> Effect {
    say(
        Text::new("deze regel is niet toegekend of afgewezen", "this line was not granted or rejected"),
        Text::new(
            "Lees het antwoord in met 'uurwerk messages import'.",
            "Read the answer in with 'uurwerk messages import'.",
        ),
    )
}

fn preview(line: LineId, anew: bool) -> Effect {
    task(ClaimTask::PreviewCredit(Input { lines: vec![line], anew }))
}

/// The granted line for the same care as a draft: the draft is what came late.
fn granted_before(state: &State, draft: &LineRow) -> Option<LineId> {
    let care = |row: &LineRow| (row.allocation, row.code.clone(), row.period, row.client.number.clone());
    let rows = state.rows();
    let same = |row: &LineRow| row.state == LineState::Granted && care(row) == care(draft);
    rows.iter().map(|(_, row)| *row).find(|row| same(row)).map(|row| row.id)
}

fn again(rows: &[&LineRow], here: &Here) -> Effect {
    let amount = show::euro(Cents(rows.iter().map(|row| row.amount.0).sum()), here.lang);
    let lines = counted(rows.len());
    let (nl, en) = (&lines.nl, &lines.en);
    let (undo_nl, undo_en) = (&UNTIL_EXPORT.nl, &UNTIL_EXPORT.en);
    let question = text!(
        "Afgewezen: {nl}, samen {amount}. Is opgelost waarom? Dan gaan zij met nieuwe nummers in de wachtrij. {undo_nl}",
        "Rejected: {en}, {amount} together. Is the cause solved? Then they are queued under new numbers. {undo_en}"
    );
    confirm(
        Text::new("Opnieuw declareren", "Claim again"),
        question,
        Text::new("opnieuw declareren", "claim again"),
        ClaimTask::Resubmit(rows.iter().map(|row| row.id).collect()),
    )
}

/// Asks whether what was tried should be done.
pub fn ask(input: &Input, done: &Done, here: &Here) -> Vec<Effect> {
    let taken = Cents(done.credits.iter().map(|one| one.amount.0).sum());
    let fresh = Cents(done.fresh.iter().map(|one| one.amount.0).sum());
    let net = show::euro(Cents(fresh.0.saturating_sub(taken.0)), here.lang);
    let (taken, fresh) = (show::euro(taken, here.lang), show::euro(fresh, here.lang));
    let (undo_nl, undo_en) = (&UNTIL_EXPORT.nl, &UNTIL_EXPORT.en);
    let held = if done.fresh.iter().any(|one| one.is_held) {
        Text::new(
            " De nieuwe regel wordt vastgehouden en blijft achter.",
            " The new line is held and stays behind.",
        )
    } else {
        Text::same("")
    };
    let (held_nl, held_en) = (&held.nl, &held.en);
    let (title, question) = if input.anew {
        (
            Text::new("Corrigeren", "Correct"),
            text!(
                "Crediteer {taken} en declareer {fresh} opnieuw; samen {net}.{held_nl} {undo_nl}",
                "Credit {taken} and claim {fresh} anew; {net} together.{held_en} {undo_en}"
            ),
        )
    } else {
        (
            Text::new("Crediteren", "Credit"),
            text!(
                "Crediteer {taken}. De tijd is vrij zodra de gemeente dit toekent. {undo_nl}",
                "Credit {taken}. The time is free once the municipality grants this. {undo_en}"
            ),
        )
    };
    let yes = Text::new("in de wachtrij", "queue");
    vec![confirm(title, question, yes, ClaimTask::Credit(input.clone()))]
}

fn confirm(title: Text, question: Text, yes: Text, then: ClaimTask) -> Effect {
    Effect::Show(Box::new(Overlay::Confirm(Confirm { title, question, yes, effects: vec![task(then)] })))
}
