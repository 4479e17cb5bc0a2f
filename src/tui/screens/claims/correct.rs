//! What can be done about lines that were answered: correct, take back, claim again; one by one, those that are marked, or by
//! return code.

use std::collections::BTreeMap;

use super::{State, say, task};
use crate::domain::claim::line::LineState;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::LineId;
use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::operations::credit_claims::{Credit, Done, FreshLine, Input};
use crate::operations::resubmit_claims;
use crate::operations::views::claims::LineRow;
use crate::text;
use crate::tui::effects::{ClaimTask, Effect};
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::perform_claims::counted;
use crate::tui::show;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::table::{Cursor, Move};

const UNTIL_EXPORT: Text =
    Text::new("Tot de export kan dit ongedaan worden gemaakt.", "Until the export this can be undone.");

/// The lines that are marked; else the one that is looked into, or the one under the cursor.
fn chosen(state: &State) -> Vec<LineId> {
    let inside = state.inside.as_ref().map(|(detail, _)| detail.row.id);
    match inside {
        Some(line) => vec![line],
        None if !state.marks.is_empty() => state.marks.iter().copied().collect(),
        None => state.marked().map(|row| row.id).into_iter().collect(),
    }
}

/// Corrects granted lines, also from what came late for them; claims again what was rejected or came back.
pub fn redo(state: &State) -> Vec<Effect> {
    let lines = chosen(state);
    if lines.is_empty() { Vec::new() } else { vec![task(ClaimTask::PutRight(lines))] }
}

pub fn credit(state: &State) -> Vec<Effect> {
    let lines = chosen(state);
    if lines.is_empty() {
        return Vec::new();
    }
    vec![task(ClaimTask::PreviewCredit(Input { lines, anew: false }))]
}

/// Corrects everything that came late in the month, as far as it is shown.
pub fn correct_late(state: &State) -> Vec<Effect> {
    vec![task(ClaimTask::PreviewLate(state.month, state.municipality()))]
}

/// Every rejected line that is shown.
pub fn redo_all(state: &State) -> Vec<Effect> {
    let rows = state.rows();
    let rejected: Vec<LineId> =
        rows.iter().filter(|(_, row)| row.state == LineState::Rejected).map(|(_, row)| row.id).collect();
    if rejected.is_empty() {
        return vec![say(
            Text::new("hier staat geen afgewezen regel", "no rejected line stands here"),
            Text::new(
                "Met f kiest u een retourcode, met F ziet u die van alle maanden.",
                "Choose a return code with f, or see those of all months with F.",
            ),
        )];
    }
    vec![task(ClaimTask::PreviewResubmit(rejected))]
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

/// Marks the line under the cursor, or takes its mark away.
pub fn mark(state: &mut State) {
    let Some(line) = state.marked().map(|row| row.id) else { return };
    if !state.marks.remove(&line) {
        state.marks.insert(line);
    }
    let rows = state.rows().len();
    state.cursor.go(Move::Down, rows);
}

/// Marks every line that is shown and was granted or rejected; takes all marks away where there are some.
pub fn mark_all(state: &mut State) {
    if !state.marks.is_empty() {
        state.marks.clear();
        return;
    }
    let answered = |row: &LineRow| {
        row.state == LineState::Rejected || (row.state == LineState::Granted && row.credit.is_none())
    };
    let lines: Vec<LineId> =
        state.rows().iter().filter(|(_, row)| answered(row)).map(|(_, row)| row.id).collect();
    state.marks.extend(lines);
}

/// Asks whether lines should be claimed again as was tried.
pub fn ask_again(lines: &[LineId], done: &resubmit_claims::Done, here: &Here) -> Vec<Effect> {
    let old = counted(lines.len());
    let goes = Going::of(&[], &done.fresh);
    let (old_nl, old_en) = (&old.nl, &old.en);
    let Text { nl, en } = goes.words(here);
    let (undo_nl, undo_en) = (&UNTIL_EXPORT.nl, &UNTIL_EXPORT.en);
    let question = text!(
        "Afgewezen of teruggekomen: {old_nl}. Is opgelost waarom? {nl} Zij krijgen nieuwe nummers. {undo_nl}",
        "Rejected or come back: {old_en}. Is the cause solved? {en} They get new numbers. {undo_en}"
    );
    vec![confirm(
        Text::new("Opnieuw declareren", "Claim again"),
        question,
        Text::new("opnieuw declareren", "claim again"),
        ClaimTask::Resubmit(lines.to_vec()),
    )]
}

/// Asks whether what was tried should be done.
pub fn ask(input: &Input, done: &Done, here: &Here) -> Vec<Effect> {
    if done.credits.is_empty() {
        return vec![say(
            Text::new(
                "er kwam niets te laat dat nu kan worden gecorrigeerd",
                "nothing came late that can be corrected now",
            ),
            Text::new(
                "Een regel wordt gecorrigeerd als zij is toegekend.",
                "A line is corrected once it was granted.",
            ),
        )];
    }
    let credits = counted(done.credits.len());
    let taken = show::euro(Cents(done.credits.iter().map(|one| one.amount.0).sum()), here.lang);
    let Text { nl, en } = Going::of(&done.credits, &done.fresh).words(here);
    let (credits_nl, credits_en) = (&credits.nl, &credits.en);
    let (undo_nl, undo_en) = (&UNTIL_EXPORT.nl, &UNTIL_EXPORT.en);
    let (title, question) = if input.anew {
        let fresh = counted(done.fresh.len());
        let again = show::euro(Cents(done.fresh.iter().map(|one| one.amount.0).sum()), here.lang);
        let (fresh_nl, fresh_en) = (&fresh.nl, &fresh.en);
        (
            Text::new("Corrigeren", "Correct"),
            text!(
                "Crediteer {credits_nl}, {taken}; declareer {fresh_nl}, {again} opnieuw. {nl} {undo_nl}",
                "Credit {credits_en}, {taken}; claim {fresh_en}, {again} anew. {en} {undo_en}"
            ),
        )
    } else {
        (
            Text::new("Crediteren", "Credit"),
            text!(
                "Crediteer {credits_nl}, {taken}. {nl} De tijd is vrij zodra de gemeente dit toekent. {undo_nl}",
                "Credit {credits_en}, {taken}. {en} The time is free once the municipality grants this. {undo_en}"
            ),
        )
    };
    let yes = Text::new("in de wachtrij", "queue");
    vec![confirm(title, question, yes, ClaimTask::Credit(input.clone()))]
}

/// Lines that nothing holds.
fn free(fresh: &[FreshLine]) -> usize {
    fresh.iter().filter(|one| !one.is_held).count()
}

/// What goes to which municipality, and what stays behind.
struct Going {
    /// Lines and signed cents.
    to: BTreeMap<MunicipalityCode, (usize, i64)>,
    held: usize,
}

impl Going {
    fn of(credits: &[Credit], fresh: &[FreshLine]) -> Self {
        let mut to: BTreeMap<MunicipalityCode, (usize, i64)> = BTreeMap::new();
        let credits = credits.iter().map(|one| (Some(&one.municipality), one.amount.0.saturating_neg()));
        let goes = fresh.iter().filter(|one| !one.is_held);
        let lines = credits.chain(goes.map(|one| (one.municipality.as_ref(), one.amount.0)));
        for (municipality, amount) in lines {
            if let Some(code) = municipality {
                let (count, sum) = to.entry(code.clone()).or_default();
                (*count, *sum) = (*count + 1, sum.saturating_add(amount));
            }
        }
        Self { to, held: fresh.len() - free(fresh) }
    }

    fn words(&self, here: &Here) -> Text {
        let part = |(code, (count, sum)): (&MunicipalityCode, &(usize, i64))| {
            let (lines, amount) = (counted(*count), show::euro(Cents(*sum), here.lang));
            Text::of(format!("{code}: {}, {amount}", lines.nl), format!("{code}: {}, {amount}", lines.en))
        };
        let parts: Vec<Text> = self.to.iter().map(part).collect();
        let joined = |one: fn(&Text) -> &str| parts.iter().map(one).collect::<Vec<_>>().join("; ");
        let (nl, en) = (joined(|text| &text.nl), joined(|text| &text.en));
        let goes = if parts.is_empty() {
            Text::new("Er gaat niets in de wachtrij.", "Nothing goes in the queue.")
        } else {
            text!("In de wachtrij, per gemeente: {nl}.", "In the queue, by municipality: {en}.")
        };
        let (goes_nl, goes_en, held) = (&goes.nl, &goes.en, self.held);
        match held {
            0 => goes,
            1 => text!(
                "{goes_nl} 1 nieuwe regel wordt vastgehouden en blijft achter.",
                "{goes_en} 1 new line is held and stays behind."
            ),
            _ => text!(
                "{goes_nl} {held} nieuwe regels worden vastgehouden en blijven achter.",
                "{goes_en} {held} new lines are held and stay behind."
            ),
        }
    }
}

fn confirm(title: Text, question: Text, yes: Text, then: ClaimTask) -> Effect {
    Effect::Show(Box::new(Overlay::Confirm(Confirm { title, question, yes, effects: vec![task(then)] })))
}
