//! What was sent of a line and its credits, when it was answered and with what.

use super::super::LineEvent;
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::batch::{Batch, BatchLine, DebitCredit};
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::line::{Line, LineState};
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::ProductCode;
use crate::domain::ids::{BatchId, LineId};
use crate::domain::text::Text;
use crate::operations::export_batch::as_sent;
use crate::store::batches::KeptBatch;
use crate::store::{self, StoreError, Tx};

/// When the exchange node did not deliver what went out.
const NODE: Step =
    ("node-refused", Text::new("geweigerd door het knooppunt", "refused by the exchange node"));
/// When the claim in which it went out came back unprocessed.
const RETURNED: Step = ("returned", Text::new("declaratie teruggekomen", "claim came back"));

/// Oldest first, from the claim in which the line stands now.
pub fn of_line(
    tx: &Tx,
    line: LineId,
    sent: Option<(BatchId, crate::domain::identifiers::LineReference)>,
) -> Result<Vec<LineEvent>, StoreError> {
    let mut events = Vec::new();
    if let Some((batch, reference)) = sent {
        let codes = store::answers::rejection_of_line(tx, line)?;
        let states =
            (LineState::Sent, if codes.is_empty() { LineState::Granted } else { LineState::Rejected });
        let steps = ((states.0.word(), states.0.name()), (states.1.word(), states.1.name()));
        events.extend(sending(tx, batch, reference.as_str(), steps, codes)?);
    }
    for credit in store::credits::all_of_line(tx, line)? {
        let Some(batch) = credit.batch else { continue };
        let name = |state: CreditState| state.name();
        let answered = match credit.state {
            CreditState::Granted => "credited",
            CreditState::Returned => "credit-returned",
            _ => "credit-rejected",
        };
        let steps = (("credit-sent", name(CreditState::Sent)), (answered, name(credit.state)));
        events.extend(sending(tx, batch, credit.reference.as_str(), steps, credit.codes)?);
    }
    events.sort_by_key(|event| event.day);
    Ok(events)
}

/// The sendings of the same care in claims that came to nothing as a whole, by what stands in their messages: the line got
/// another number afterwards.
pub fn in_vain(tx: &Tx, line: &Line) -> Result<Vec<LineEvent>, StoreError> {
    let Some(allocation) = line.allocation else { return Ok(Vec::new()) };
    let Some(allocation) = store::allocations::get(tx, allocation)? else { return Ok(Vec::new()) };
    let allocation = allocation.value;
    let month = line.period.from().month();
    let mut events = Vec::new();
    for batch in store::node_refusals::claims_in_vain(tx, &allocation.municipality, month)? {
        let is_this = |sent: &&BatchLine| {
            sent.amount.side == DebitCredit::Debit
                && (sent.allocation, sent.begin, sent.end)
                    == (allocation.number, line.period.from(), line.period.until())
                && line.category.as_ref() == Some(&sent.category)
                && line.code.as_ref().map(ProductCode::as_str) == Some(sent.code.as_str())
        };
        let message: Batch = as_sent(tx, batch)?;
        let own = message.lines().map(|(_, sent)| sent).find(is_this);
        if let Some(own) = own {
            let steps = ((LineState::Sent.word(), LineState::Sent.name()), RETURNED);
            events.extend(sending(tx, batch, &own.reference, steps, Vec::new())?);
        }
    }
    Ok(events)
}

type Step = (&'static str, Text);

/// That it went out in a claim, and what became of it there.
fn sending(
    tx: &Tx,
    batch: BatchId,
    reference: &str,
    (out, back): (Step, Step),
    codes: Vec<ReturnCode>,
) -> Result<Vec<LineEvent>, StoreError> {
    let Some(kept) = store::batches::get(tx, batch)? else { return Ok(Vec::new()) };
    let mut events = vec![event(&kept, kept.dated, out, reference)];
    if let Some(refusal) = store::node_refusals::of_batch(tx, batch)? {
        events.push(LineEvent { node_code: refusal.code, ..event(&kept, refusal.day, NODE, reference) });
    } else if let Some(answer) = store::answers::of_batch(tx, batch)? {
        let codes = if answer.outcome == AnswerOutcome::Returned { answer.codes } else { codes };
        events.push(LineEvent { codes, ..event(&kept, answer.dated, back, reference) });
    }
    Ok(events)
}

fn event(kept: &KeptBatch, day: crate::domain::time::Day, (word, what): Step, reference: &str) -> LineEvent {
    LineEvent {
        day,
        what,
        word,
        claim: kept.claim_number.clone(),
        reference: reference.to_owned(),
        codes: Vec::new(),
        node_code: None,
    }
}
