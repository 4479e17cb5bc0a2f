//! What is reported about the course of care, and in time: UW-35 and UW-36.

use super::super::super::allocation::{Allocation, Source};
use super::super::super::care::{ProposedStop, State, StopReason, suggested};
use super::super::super::text::Text;
use super::super::{AllocationCase, Check, Finding, Rule, Severity};
use super::HOUSE;
use crate::text;

pub static START_REPORTED: Rule = Rule {
    id: "UW-35",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "De start van zorg op een toewijzing uit een bericht wordt binnen 5 werkdagen gemeld, na de eerste tijd of na het bericht als dat later kwam (OP271).",
        "The start of care on an allocation from a message is reported within 5 working days, after the first time or after the message if that came later (OP271).",
    ),
    way_out: Text::new(
        "Meld de start: s bij de toewijzing op de pagina van de cliënt, of 'uurwerk care start NUMMER --on DATUM'.",
        "Report the start: s at the allocation on the client's page, or 'uurwerk care start NUMBER --on DATE'.",
    ),
    reads: Text::new(
        "toewijzing, eerste tijd erop, gemelde start en stop",
        "allocation, first time on it, reported start and stop",
    ),
    checks: &[Check::Allocation(start_reported)],
};

/// What somebody typed may have been reported before the practice worked with messages here.
fn start_reported(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    let Some(progress) = case.care.filter(|care| care.is_overdue(case.today)) else { return };
    let (Some(due), Some(first)) = (progress.due, progress.first_day) else { return };
    if progress.state != State::NotStarted || case.allocation.source != Source::Message {
        return;
    }
    let number = case.allocation.number;
    out.push(Finding::warn(
        "UW-35",
        text!(
            "De start van zorg op toewijzing {number} moest uiterlijk {due} gemeld zijn; de eerste tijd is van {first}.",
            "The start of care on allocation {number} had to be reported by {due}; the first time is of {first}."
        ),
        text!(
            "Meld de start: s bij de toewijzing op de pagina van de cliënt, of 'uurwerk care start {number} --on {first}'.",
            "Report the start: s at the allocation on the client's page, or 'uurwerk care start {number} --on {first}'."
        ),
    ));
}

pub static STOP_REPORTED: Rule = Rule {
    id: "UW-36",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Loopt gemelde zorg nog als haar toewijzing eindigt, dan wordt de stop binnen 5 werkdagen gemeld (OP272).",
        "Where reported care still runs when its allocation ends, the stop is reported within 5 working days (OP272).",
    ),
    way_out: Text::new(
        "Meld de stop: S bij de toewijzing op de pagina van de cliënt, of 'uurwerk care stop NUMMER --on DATUM --reason CODE'.",
        "Report the stop: S at the allocation on the client's page, or 'uurwerk care stop NUMBER --on DATE --reason CODE'.",
    ),
    reads: Text::new("toewijzing, gemelde start en stop", "allocation, reported start and stop"),
    checks: &[Check::Allocation(stop_reported)],
};

fn stop_reported(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    let Some(progress) = case.care.filter(|care| care.is_overdue(case.today)) else { return };
    let (Some(due), Some(until)) = (progress.due, case.allocation.period.until) else { return };
    if !matches!(progress.state, State::Running { .. } | State::Paused { .. }) {
        return;
    }
    let number = case.allocation.number;
    let reason = reason_of(case.allocation).unwrap_or("CODE");
    out.push(Finding::warn(
        "UW-36",
        text!(
            "Toewijzing {number} eindigde op {until}; de stop van de zorg moest uiterlijk {due} gemeld zijn.",
            "Allocation {number} ended on {until}; the stop of care had to be reported by {due}."
        ),
        text!(
            "Meld de stop: S bij de toewijzing op de pagina van de cliënt, of 'uurwerk care stop {number} --on {until} --reason {reason}'.",
            "Report the stop: S at the allocation on the client's page, or 'uurwerk care stop {number} --on {until} --reason {reason}'."
        ),
    ));
}

fn reason_of(allocation: &Allocation) -> Option<&'static str> {
    allocation.change_reason.as_deref().and_then(suggested).map(StopReason::code)
}

pub static ENDED_BY_CHANGE: Rule = Rule {
    id: "UW-23",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Eindigt de gemeente een toewijzing waarop gemelde zorg loopt, dan wordt de stop gemeld met de reden die daarbij hoort; verwijdert zij haar, dan wordt ingetrokken wat erop gemeld is.",
        "Where the municipality ends an allocation on which reported care runs, the stop is reported with the reason that goes with it; where it deletes one, what was reported on it is taken back.",
    ),
    way_out: Text::new(
        "Meld de stop: S bij de toewijzing op de pagina van de cliënt, of 'uurwerk care stop NUMMER'. Trek in wat op een verwijderde toewijzing staat: w daar, of 'uurwerk care withdraw NUMMER'.",
        "Report the stop: S at the allocation on the client's page, or 'uurwerk care stop NUMBER'. Take back what stands on a deleted one: w there, or 'uurwerk care withdraw NUMBER'.",
    ),
    reads: Text::new(
        "toewijzing met haar reden van wijziging, gemelde start en stop",
        "allocation with its reason of change, reported start and stop",
    ),
    checks: &[Check::Allocation(ended_by_change)],
};

/// From the day after the end; once it is late, UW-36 says so.
fn ended_by_change(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    if case.allocation.is_deleted() {
        return deleted_after_report(case, out);
    }
    let Some(progress) = case.care.filter(|care| !care.is_overdue(case.today)) else { return };
    let Some(stop) = ProposedStop::of(progress.state, case.allocation, case.today) else { return };
    let (Some(due), Some(reason)) = (progress.due, stop.reason) else { return };
    let (number, end, code) = (case.allocation.number, stop.end, reason.code());
    let Text { nl, en } = reason.name();
    out.push(Finding::warn(
        "UW-23",
        text!(
            "De gemeente heeft toewijzing {number} beëindigd; meld de stop van de zorg na {end} uiterlijk {due}, met reden {code} ({nl}).",
            "The municipality ended allocation {number}; report the stop of care after {end} by {due}, with reason {code} ({en})."
        ),
        text!(
            "Meld de stop: S bij de toewijzing op de pagina van de cliënt, of 'uurwerk care stop {number}'.",
            "Report the stop: S at the allocation on the client's page, or 'uurwerk care stop {number}'."
        ),
    ));
}

/// A deleted allocation was never there: neither was the care that was reported on it.
fn deleted_after_report(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    let Some(progress) = case.care.filter(|_| case.allocation.is_deleted()) else { return };
    let (number, Some(begin)) = (case.allocation.number, progress.state.begin()) else { return };
    out.push(Finding::warn(
        "UW-23",
        text!(
            "De gemeente heeft toewijzing {number} verwijderd: zij geldt als nooit gegeven, maar de zorg die op {begin} begon staat er nog op gemeld.",
            "The municipality deleted allocation {number}: it counts as never given, but the care that began on {begin} still stands reported on it."
        ),
        text!(
            "Trek in wat gemeld is, eerst de stop en dan de start: w bij de toewijzing op de pagina van de cliënt, of 'uurwerk care withdraw {number}'.",
            "Take back what was reported, first the stop and then the start: w at the allocation on the client's page, or 'uurwerk care withdraw {number}'."
        ),
    ));
}
