//! Messages that wait longer than their term: UW-37 on the municipality, UW-38 on us.

use super::super::super::text::Text;
use super::super::{Awaited, Check, Finding, Rule, Severity, WaitingCase};
use super::HOUSE;
use crate::text;

pub static MUNICIPALITY_ANSWERS: Rule = Rule {
    id: "UW-37",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Op een bericht van ons komt binnen de termijn een antwoord: op een declaratie in 10 werkdagen, op een ander bericht in 3 (OP090); op een verzoek ook een beslissing, in 5 werkdagen (OP274) of na onderzoek in 8 weken (OP344).",
        "A message of ours has an answer within its term: a claim in 10 working days, any other in 3 (OP090); a request has a decision too, in 5 working days (OP274), or in 8 weeks when it is investigated (OP344).",
    ),
    way_out: Text::new(
        "Bel de gemeente; verstuur het niet zelf opnieuw.",
        "Call the municipality; do not send it again by yourself.",
    ),
    reads: Text::new(
        "berichten zonder antwoord, verzoeken zonder beslissing, werkdagen",
        "messages without an answer, requests without a decision, working days",
    ),
    checks: &[Check::Waiting(municipality_answers)],
};

fn municipality_answers(case: &WaitingCase<'_>, out: &mut Vec<Finding>) {
    let Some(due) = case.late() else { return };
    let WaitingCase { key, identification, municipality, awaited, .. } = case;
    let (what, way_out) = match awaited {
        Awaited::Placing => return,
        Awaited::Answer => (
            text!(
                "Op {key} {identification} moest gemeente {municipality} uiterlijk {due} antwoorden.",
                "Municipality {municipality} had to answer {key} {identification} by {due}."
            ),
            text!(
                "Bel gemeente {municipality} en vraag waar het antwoord blijft; verstuur het niet zelf opnieuw.",
                "Call municipality {municipality} and ask where its answer is; do not send it again by yourself."
            ),
        ),
        Awaited::Decision => (
            text!(
                "Over het verzoek in {key} {identification} moest gemeente {municipality} uiterlijk {due} beslissen.",
                "Municipality {municipality} had to decide about the request in {key} {identification} by {due}."
            ),
            text!(
                "Bel gemeente {municipality} en vraag naar de beslissing; vraag het niet zelf opnieuw aan.",
                "Call municipality {municipality} and ask for its decision; do not ask for it again by yourself."
            ),
        ),
    };
    out.push(Finding::warn("UW-37", what, way_out));
}

pub static PLACED_IN_TIME: Rule = Rule {
    id: "UW-38",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Een bericht dat klaarstaat wordt binnen de termijn verstuurd: een antwoord 3 werkdagen na wat het beantwoordt (OP090), een melding van start of stop in 5 werkdagen (OP271, OP272).",
        "A message that is ready is sent within its term: an answer 3 working days after what it answers (OP090), a report of a start or stop in 5 working days (OP271, OP272).",
    ),
    way_out: Text::new(
        "Plaats het en verstuur het: E op het scherm Berichten, of 'uurwerk messages export'.",
        "Place it and send it: E on the Messages screen, or 'uurwerk messages export'.",
    ),
    reads: Text::new(
        "berichten die gemaakt en niet geplaatst zijn, werkdagen",
        "messages that were made and not placed, working days",
    ),
    checks: &[Check::Waiting(placed_in_time)],
};

fn placed_in_time(case: &WaitingCase<'_>, out: &mut Vec<Finding>) {
    let Some(due) = case.late().filter(|_| case.awaited == Awaited::Placing) else { return };
    let WaitingCase { key, identification, municipality, .. } = case;
    out.push(Finding::warn(
        "UW-38",
        text!(
            "{key} {identification} aan gemeente {municipality} moest uiterlijk {due} verstuurd zijn en is nog niet geplaatst.",
            "{key} {identification} to municipality {municipality} had to be sent by {due} and is not placed yet."
        ),
        Text::new(
            "Plaats het en verstuur het: E op het scherm Berichten, of 'uurwerk messages export'.",
            "Place it and send it: E on the Messages screen, or 'uurwerk messages export'.",
        ),
    ));
}
