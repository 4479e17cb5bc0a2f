//! Tasks about claims, done by their operations.

use super::effects::{ClaimTask, Note, Outcome};
use super::perform::note_of;
use super::show;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::LineId;
use crate::domain::money::Cents;
use crate::domain::text::{Lang, Text};
use crate::domain::time::Month;
use crate::operations::put_right::{self, Remedy};
use crate::operations::{
    compile_claims, credit_claims, export_batch, override_finding, queue_claims, resubmit_claims,
    unqueue_claims, views,
};
use crate::problem::Problem;
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

/// Does a task about claims.
pub fn attempt(store: &mut Store, here: &Surroundings, task: ClaimTask) -> Result<Outcome, Problem> {
    Ok(match task {
        ClaimTask::Load(month) => Outcome::Claims(Box::new(views::claims::load(store, here, month)?)),
        ClaimTask::LoadLine(line) => Outcome::Line(views::claims::detail(store, line)?.map(Box::new)),
        ClaimTask::Compile(month) => Outcome::Changed(compile(store, here, month)?, None),
        ClaimTask::Queue(which) => Outcome::Changed(queue(store, here, which)?, None),
        ClaimTask::Unqueue(which) => {
            let lines = counted(unqueue_claims::run(store, here, which)?.lines);
            let (nl, en) = (&lines.nl, &lines.en);
            Outcome::Changed(Note::done(text!("{nl} uit de wachtrij", "{en} taken out of the queue")), None)
        }
        ClaimTask::Override(line, rule, reason) => {
            let input = override_finding::Input { line, rule, reason };
            Outcome::Changed(overridden(store, here, input)?, None)
        }
        ClaimTask::PreviewCredit(input) => {
            let done = credit_claims::preview(store, here, &input)?;
            Outcome::CreditPreview(input, Box::new(done))
        }
        ClaimTask::Credit(input) => Outcome::Changed(credit(store, here, &input)?, None),
        ClaimTask::PreviewLate(month, municipality) => {
            preview_late(store, here, month, municipality.as_ref())?
        }
        ClaimTask::PutRight(lines) => match put_right::remedy(store, &lines)? {
            Remedy::Correct(input) => {
                let done = credit_claims::preview(store, here, &input)?;
                Outcome::CreditPreview(input, Box::new(done))
            }
            Remedy::Resubmit(input) => preview_resubmit(store, here, input.lines)?,
        },
        ClaimTask::PreviewResubmit(lines) => preview_resubmit(store, here, lines)?,
        ClaimTask::LoadCodes => {
            let rows = views::needy::load(store, &views::needy::Which::default())?;
            Outcome::Codes(views::needy::by_code(&rows))
        }
        ClaimTask::LoadLedger(year, by) => {
            let month = |number| Month::new(year, number).unwrap_or(here.today().month());
            let ledger = views::ledger::load_by(store, here, (month(1), month(12)), by)?;
            Outcome::Ledger(Box::new(ledger))
        }
        ClaimTask::Resubmit(lines) => Outcome::Changed(resubmit(store, here, lines)?, None),
        ClaimTask::Export(month) => Outcome::Changed(export(store, here, month)?, None),
    })
}

fn preview_resubmit(store: &mut Store, here: &Surroundings, lines: Vec<LineId>) -> Result<Outcome, Problem> {
    let input = resubmit_claims::Input { lines };
    let done = resubmit_claims::preview(store, here, &input)?;
    Ok(Outcome::ResubmitPreview(input.lines, Box::new(done)))
}

/// Everything that came late for granted lines of a month.
fn preview_late(
    store: &mut Store,
    here: &Surroundings,
    month: Month,
    municipality: Option<&MunicipalityCode>,
) -> Result<Outcome, Problem> {
    let late = views::late::load(store, here, month)?;
    let wanted = |one: &&views::late::LateLine| {
        one.is_correctable() && (municipality.is_none() || one.municipality.as_ref() == municipality)
    };
    let lines = late.iter().filter(wanted).map(|one| one.line).collect();
    let input = credit_claims::Input { lines, anew: true };
    let done = credit_claims::preview(store, here, &input)?;
    Ok(Outcome::CreditPreview(input, Box::new(done)))
}

/// `1 regel` / `2 lines`.
pub fn counted(lines: usize) -> Text {
    if lines == 1 { Text::new("1 regel", "1 line") } else { text!("{lines} regels", "{lines} lines") }
}

fn compile(store: &mut Store, here: &Surroundings, month: Month) -> Result<Note, Problem> {
    let done = compile_claims::run(store, here, compile_claims::Input { month })?;
    if done.lines == 0 {
        return Ok(Note::hint(Text::new(
            "er is niets nieuws te declareren in deze maand",
            "there is nothing new to claim in this month",
        )));
    }
    let (lines, amount) = (counted(done.lines), euros(done.amount));
    let (nl, en) = (&lines.nl, &lines.en);
    let (amount_nl, amount_en) = (&amount.nl, &amount.en);
    let words = text!("{nl} samengesteld, {amount_nl}", "compiled {en}, {amount_en}");
    let held = done.held;
    let hint = match held {
        0 => Text::new("Q zet alles in de wachtrij.", "Q queues them all."),
        _ => text!("{held} vastgehouden: Enter toont waarom.", "{held} held: Enter shows why."),
    };
    Ok(Note { hint: Some(hint), ..Note::done(words) })
}

fn euros(amount: Cents) -> Text {
    Text::of(show::euro(amount, Lang::Nl), show::euro(amount, Lang::En))
}

fn queue(store: &mut Store, here: &Surroundings, which: queue_claims::Input) -> Result<Note, Problem> {
    let done = queue_claims::run(store, here, which)?;
    let lines = counted(done.queued.len());
    let (nl, en) = (&lines.nl, &lines.en);
    let words = text!("{nl} in de wachtrij gezet", "{en} queued");
    let held = done.held;
    let hint = if held == 0 {
        Text::new("E maakt het bestand.", "E makes the file.")
    } else {
        text!("{held} vastgehouden en blijft achter.", "{held} held and left behind.")
    };
    Ok(Note { hint: Some(hint), ..Note::done(words) })
}

fn credit(store: &mut Store, here: &Surroundings, input: &credit_claims::Input) -> Result<Note, Problem> {
    let done = credit_claims::run(store, here, input)?;
    let credits = counted(done.credits.len());
    let (nl, en) = (&credits.nl, &credits.en);
    let words = text!("creditering van {nl} in de wachtrij gezet", "queued the credit of {en}");
    Ok(Note { hint: Some(queued_or_held(&done.fresh)), ..Note::done(words) })
}

fn resubmit(store: &mut Store, here: &Surroundings, lines: Vec<LineId>) -> Result<Note, Problem> {
    let done = resubmit_claims::run(store, here, &resubmit_claims::Input { lines })?;
    let fresh = counted(done.fresh.iter().filter(|one| !one.is_held).count());
    let (nl, en) = (&fresh.nl, &fresh.en);
    let words = text!("{nl} opnieuw in de wachtrij", "queued {en} again");
    Ok(Note { hint: Some(queued_or_held(&done.fresh)), ..Note::done(words) })
}

fn queued_or_held(fresh: &[credit_claims::FreshLine]) -> Text {
    match fresh.iter().filter(|one| one.is_held).count() {
        0 => Text::new("E maakt het bestand.", "E makes the file."),
        held => text!("{held} vastgehouden: Enter toont waarom.", "{held} held: Enter shows why."),
    }
}

fn overridden(
    store: &mut Store,
    here: &Surroundings,
    input: override_finding::Input,
) -> Result<Note, Problem> {
    let (rule, through) = (input.rule.clone(), input.reason.is_some());
    let open = override_finding::run(store, here, input)?.open;
    let words = if through {
        text!("{rule} vrijgegeven", "{rule} overridden")
    } else {
        text!("{rule} houdt weer vast", "{rule} holds again")
    };
    let hint = match open {
        0 => Text::new("De regel kan in de wachtrij.", "The line can be queued."),
        _ => text!("Nog {open} te gaan.", "{open} to go."),
    };
    Ok(Note { hint: Some(hint), ..Note::done(words) })
}

/// What was sent, or what stood in the way of one of the municipalities or files.
fn export(store: &mut Store, here: &Surroundings, month: Month) -> Result<Note, Problem> {
    let done = export_batch::run(store, here, export_batch::Input { month, municipality: None })?;
    let lines = counted(done.claims.iter().map(|claim| claim.lines).sum());
    let amount = euros(Cents(done.claims.iter().map(|claim| claim.total.0).sum()));
    let (nl, en) = (&lines.nl, &lines.en);
    let (amount_nl, amount_en) = (&amount.nl, &amount.en);
    let words = match done.claims.len() {
        0 => return Ok(Note::problem(Text::new("er staat niets in de wachtrij", "nothing is queued"), None)),
        1 => text!("1 bestand gemaakt: {nl}, {amount_nl}", "made 1 file: {en}, {amount_en}"),
        files => {
            text!("{files} bestanden gemaakt: {nl}, {amount_nl}", "made {files} files: {en}, {amount_en}")
        }
    };
    let refused = done.refused.into_iter().map(Problem::from);
    let Some(problem) = refused.chain(done.trouble.into_iter().map(Problem::from)).next() else {
        let hint = Text::new("Waar ze staan, ziet u onderaan.", "Below you see where they are.");
        return Ok(Note { hint: Some(hint), ..Note::done(words) });
    };
    let trouble = note_of(problem);
    let (done_nl, done_en) = (&words.nl, &words.en);
    let (nl, en) = (&trouble.words.nl, &trouble.words.en);
    Ok(Note { words: text!("{done_nl}; maar: {nl}", "{done_en}; but: {en}"), ..trouble })
}
