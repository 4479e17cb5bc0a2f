//! What a message did to what is here, or what was said about it: from the rows that were written with it, and from the
//! bookings that it led to.

use std::collections::BTreeMap;

use super::{Deed, Link, Redo, claim_of};
use crate::domain::care::Act;
use crate::domain::care::codes::in_care;
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::history::{Action, FieldChange, edit};
use crate::domain::ids::{AllocationId, BatchId};
use crate::domain::money::Cents;
use crate::domain::request::{Verdict, in_request};
use crate::domain::text::{Lang, Text};
use crate::operations::views::messages::{MessageRow, MessageState};
use crate::store::answers::KeptAnswer;
use crate::store::batches::KeptBatch;
use crate::store::history::Trace;
use crate::store::messages::Direction;
use crate::store::posted::{PostId, Relation};
use crate::store::{self, StoreError, Tx};
use crate::text;

/// Most rows that are looked at: no allocation message touches so many.
const ROWS: u32 = 5000;

const fn deed(depth: usize, words: Text) -> Deed {
    Deed { depth, words }
}

/// What it did, and where it is put right.
pub fn of(tx: &Tx, row: &MessageRow, related: &[Link]) -> Result<(Vec<Deed>, Option<Redo>), StoreError> {
    let mut deeds = node(row);
    deeds.extend(next(row.state));
    let mut redo = None;
    // What came back says something about the message of ours that it answers.
    let original = related.iter().find(|link| link.relation == Relation::Answers).map(|link| &link.row);
    let about = original.filter(|_| row.direction == Direction::In).unwrap_or(row);
    match row.key.as_str() {
        "JW323" | "JW325" => {
            if let Some(batch) = claim_of(tx, row)? {
                redo = claim(tx, batch, &mut deeds)?;
            }
        }
        "JW301" => deeds.extend(taken_over(tx, row)?),
        _ => {
            deeds.extend(reported(tx, about)?);
            deeds.extend(requested(tx, about)?);
            if matches!(about.state, MessageState::Accepted | MessageState::Refused) {
                deeds.push(deed(0, about.state.name()));
            }
            deeds.extend(about.codes.iter().flat_map(|code| explained(&about.key, *code)));
        }
    }
    let failed = matches!(about.state, MessageState::Refused | MessageState::Undelivered);
    let client = about.client.as_ref().filter(|_| failed && redo.is_none());
    Ok((deeds, redo.or(client.map(|client| Redo::Client(client.id)))))
}

/// What the exchange node said.
fn node(row: &MessageRow) -> Vec<Deed> {
    let Some(refusal) = &row.node else { return Vec::new() };
    let day = refusal.day;
    let head = text!("het knooppunt weigerde het op {day}", "the exchange node refused it on {day}");
    let code = refusal.code.iter().flat_map(|code| {
        let Text { nl, en } = code.meaning();
        [deed(1, text!("{code}: {nl}", "{code}: {en}")), advice(2, &code.advice())]
    });
    std::iter::once(deed(0, head)).chain(code).collect()
}

fn advice(depth: usize, words: &Text) -> Deed {
    let Text { nl, en } = words;
    deed(depth, text!("→ {nl}", "→ {en}"))
}

/// What a code says about a message of this kind.
fn explained(key: &str, code: ReturnCode) -> [Deed; 2] {
    let words_of = if matches!(key, "JW315" | "JW317") { in_request } else { in_care };
    let (Text { nl, en }, way_out) = words_of(code);
    [deed(1, text!("{code}: {nl}", "{code}: {en}")), advice(2, &way_out)]
}

/// What the office does next with one that waits.
fn next(state: MessageState) -> Option<Deed> {
    let words = match state {
        MessageState::Ready => Text::new(
            "Plaats het met E in de lijst, of met 'uurwerk messages export', en verstuur het.",
            "Place it with E in the list, or with 'uurwerk messages export', and send it.",
        ),
        MessageState::Overdue => Text::new(
            "Vraag de gemeente waar het antwoord blijft; verstuur het niet zelf opnieuw.",
            "Ask the municipality where its answer is; do not send it again by yourself.",
        ),
        _ => return None,
    };
    Some(advice(0, &words))
}

/// A request, with what was decided about each of its references.
fn requested(tx: &Tx, row: &MessageRow) -> Result<Vec<Deed>, StoreError> {
    let PostId::Message(message) = row.id else { return Ok(Vec::new()) };
    let Some(kept) = store::requests::in_message(tx, message)? else { return Ok(Vec::new()) };
    let (number, Text { nl, en }) = (kept.request.number, kept.request.kind.name());
    let mut deeds = vec![deed(0, text!("verzoek {number}: {nl}", "request {number}: {en}"))];
    for part in &kept.request.parts {
        let (reference, Text { nl, en }) = (part.reference.as_str(), part.verdict.name());
        deeds.push(deed(1, text!("{reference}: {nl}", "{reference}: {en}")));
        if let Verdict::Refused { reason, .. } = &part.verdict {
            deeds.extend([deed(2, reason.name()), advice(2, &reason.advice())]);
        }
    }
    Ok(deeds)
}

/// A start or stop that was reported.
fn reported(tx: &Tx, row: &MessageRow) -> Result<Option<Deed>, StoreError> {
    let PostId::Message(message) = row.id else { return Ok(None) };
    let Some((allocation, report)) = store::care::of_message(tx, message)? else { return Ok(None) };
    let number = number(tx, allocation)?;
    let words = match report.act {
        Act::Start { begin } => {
            text!(
                "toewijzing {number}: zorg begonnen op {begin}",
                "allocation {number}: care began on {begin}"
            )
        }
        Act::Stop { begin, end, reason } => {
            let Text { nl, en } = reason.name();
            text!(
                "toewijzing {number}: zorg van {begin} gestopt op {end}, {nl}",
                "allocation {number}: care of {begin} ended on {end}, {en}"
            )
        }
    };
    let Text { nl, en } = words;
    let words = if report.is_withdrawal {
        text!("{nl}; dit wordt ingetrokken", "{en}; this is withdrawn")
    } else {
        Text { nl, en }
    };
    Ok(Some(deed(0, words)))
}

fn number(tx: &Tx, allocation: AllocationId) -> Result<String, StoreError> {
    let found = store::allocations::get(tx, allocation)?;
    Ok(found.map_or_else(|| "?".to_owned(), |found| found.value.number.to_string()))
}

/// What came in became clients, allocations and moves; entries that waited were booked.
fn taken_over(tx: &Tx, row: &MessageRow) -> Result<Vec<Deed>, StoreError> {
    let PostId::Message(message) = row.id else { return Ok(Vec::new()) };
    let traces = store::history::of_message(tx, message, ROWS)?;
    let mut deeds: Vec<Deed> = traces.iter().flat_map(edited).collect();
    for number in kept_beside(tx, &traces)? {
        deeds.push(deed(
            0,
            text!(
                "toewijzing {number}: deze versie is bewaard naast wat er staat",
                "allocation {number}: this version was kept beside what stands"
            ),
        ));
    }
    for (table, name) in [("time_entry", ENTRIES), ("usage", USAGES), ("claim_line", LINES)] {
        let count = traces.iter().filter(|trace| trace.table == table).count();
        if count > 0 {
            let Text { nl, en } = name;
            deeds.push(deed(0, text!("{nl}: {count}", "{en}: {count}")));
        }
    }
    if deeds.is_empty() {
        deeds.push(deed(0, NOTHING));
    }
    Ok(deeds)
}

const ENTRIES: Text = Text::new("registraties opnieuw geboekt", "entries booked anew");
const USAGES: Text = Text::new("ritten of dagen opnieuw geboekt", "trips or days booked anew");
const LINES: Text = Text::new("declaratieregels gewijzigd", "claim lines changed");
const NOTHING: Text =
    Text::new("niets gewijzigd: dit stond er al", "nothing changed: this stood there already");

/// A client or an allocation that was added, or changed in what way.
fn edited(trace: &Trace) -> Vec<Deed> {
    let Some(edit) = edit(&trace.table, trace.before.as_ref(), trace.after.as_ref()) else {
        return Vec::new();
    };
    let (subject, action) = (edit.subject.name(), edit.action.name());
    let head = Text::of(format!("{} {}", subject.nl, action.nl), format!("{} {}", subject.en, action.en));
    let fields = edit.fields.iter().filter(|_| edit.action == Action::Changed).map(field);
    std::iter::once(deed(0, head)).chain(fields).collect()
}

fn field(field: &FieldChange) -> Deed {
    let side =
        |text: &Option<Text>, lang| text.as_ref().map_or("–".to_owned(), |text| text.get(lang).to_owned());
    let words = |lang| {
        let (name, before, after) =
            (field.name.get(lang), side(&field.before, lang), side(&field.after, lang));
        format!("{name}: {before} → {after}")
    };
    deed(1, Text::of(words(Lang::Nl), words(Lang::En)))
}

/// Allocations of which a version was kept while nothing that stands changed.
fn kept_beside(tx: &Tx, traces: &[Trace]) -> Result<Vec<String>, StoreError> {
    let of = |table: &'static str, column: &'static str| {
        let rows = traces.iter().filter(move |trace| trace.table == table);
        rows.filter_map(move |trace| trace.after.as_ref()?.get(column).cloned())
    };
    let changed: Vec<String> = of("allocation", "id").collect();
    let beside = of("allocation_version", "allocation_id").filter(|id| !changed.contains(id));
    let ids = beside.filter_map(|id| id.parse().ok().map(AllocationId));
    ids.map(|id| number(tx, id)).collect()
}

/// What was claimed, and what came of it.
fn claim(tx: &Tx, id: BatchId, deeds: &mut Vec<Deed>) -> Result<Option<Redo>, StoreError> {
    let Some(batch) = store::batches::get(tx, id)? else { return Ok(None) };
    let (month, lines, total) = (batch.month.long(), batch.lines, batch.total);
    let (nl, en) = (euro(total, Lang::Nl), euro(total, Lang::En));
    let (month_nl, month_en) = (&month.nl, &month.en);
    let words = text!(
        "declaratie over {month_nl}: {lines} regels, {nl}",
        "claim over {month_en}: {lines} lines, {en}"
    );
    deeds.insert(0, deed(0, words));
    let redo = Some(Redo::Claims(batch.month));
    let Some(answer) = store::answers::of_batch(tx, id)? else {
        let is_refused = store::node_refusals::of_batch(tx, id)?.is_some();
        return Ok(redo.filter(|_| is_refused));
    };
    let is_clean = answered(tx, &batch, &answer, deeds)?;
    Ok(redo.filter(|_| !is_clean))
}

/// Books of an answer, in words; whether nothing was refused.
fn answered(
    tx: &Tx,
    batch: &KeptBatch,
    answer: &KeptAnswer,
    deeds: &mut Vec<Deed>,
) -> Result<bool, StoreError> {
    if answer.outcome == AnswerOutcome::Returned {
        deeds.push(deed(
            0,
            Text::new(
                "in zijn geheel afgekeurd: alle regels zijn weer concept",
                "refused as a whole: all lines are drafts again",
            ),
        ));
        deeds
            .extend(answer.codes.iter().filter(|code| code.is_fault()).flat_map(|code| of_code(*code, None)));
        return Ok(false);
    }
    let rejections = store::answers::rejections_of(tx, answer.id)?;
    let (granted, refused) = (batch.lines.saturating_sub(rejections.len()), rejections.len());
    let (nl, en) = (euro(answer.granted, Lang::Nl), euro(answer.granted, Lang::En));
    deeds.push(deed(
        0,
        text!(
            "toegekend {nl}: regels toegekend {granted}, afgewezen {refused}",
            "granted {en}: lines granted {granted}, rejected {refused}"
        ),
    ));
    let mut sums: BTreeMap<ReturnCode, (usize, i64)> = BTreeMap::new();
    for rejection in &rejections {
        for code in &rejection.codes {
            let sum = sums.entry(*code).or_default();
            *sum = (sum.0 + 1, sum.1.saturating_add(rejection.amount.0));
        }
    }
    deeds.extend(sums.into_iter().flat_map(|(code, sum)| of_code(code, Some(sum))));
    Ok(rejections.is_empty())
}

/// A code of a claim with how many lines have it and their sum, its meaning, and what to do.
fn of_code(code: ReturnCode, sum: Option<(usize, i64)>) -> [Deed; 2] {
    let Text { nl, en } = code.meaning();
    let words = match sum {
        None => text!("{code}: {nl}", "{code}: {en}"),
        Some((lines, cents)) => {
            let (sum_nl, sum_en) = (euro(Cents(cents), Lang::Nl), euro(Cents(cents), Lang::En));
            text!("{code} (regels: {lines}, {sum_nl}): {nl}", "{code} (lines: {lines}, {sum_en}): {en}")
        }
    };
    [deed(1, words), advice(2, &code.advice())]
}

fn euro(cents: Cents, lang: Lang) -> String {
    format!("€ {}", cents.display(lang))
}
