//! The rules of an answer to a claim (JW325) within itself, as a table.

use std::collections::HashSet;

use super::super::batch::{BatchLine, DebitCredit};
use super::super::return_codes::ReturnCode;
use super::{Answer, AnswerContent, AnswerLine};
use crate::domain::money::Cents;
use crate::domain::rules::message::{MessageRule, Places};
use crate::domain::text::Text;

const ASK: Text = Text::new(
    "Vraag de gemeente om een nieuw antwoord; aan de declaratie wijzigt niets.",
    "Ask the municipality for a new answer; nothing changes about the claim.",
);

const fn rule(id: &'static str, meaning: Text, check: fn(&Answer, &mut Places)) -> MessageRule<Answer> {
    MessageRule { id, meaning, way_out: ASK, check }
}

/// Level 2 of the standard for JW325, with the places that return codes belong in (IV087, IV088).
pub static RULES: &[MessageRule<Answer>] = &[
    rule(
        "CS002",
        Text::new(
            "het burgerservicenummer voldoet aan de elfproef",
            "the citizen service number passes the eleven-test",
        ),
        |answer, places| {
            let clients = answer.content.iter().flat_map(|content| &content.clients);
            for (index, client) in clients.enumerate() {
                places.add_if(client.bsn.bsn().is_err(), || client_words(index));
            }
        },
    ),
    rule(
        "CD060",
        Text::new(
            "een creditregel noemt de regel die hij terugneemt, een debetregel noemt er geen",
            "a credit line names the line it takes back, a debit line names none",
        ),
        |answer, places| {
            each_line(answer, places, |line| {
                line.previous.is_some() != (line.amount.side == DebitCredit::Credit)
            });
        },
    ),
    rule("CS325", Text::new("een bedrag van 0 is debet", "an amount of 0 is debit"), |answer, places| {
        let wrong = |cents: Cents, side| cents == Cents::ZERO && side == DebitCredit::Credit;
        for total in answer.content.iter().flat_map(|content| [content.claimed, content.granted]) {
            places.add_if(wrong(total.cents, total.side), whole);
        }
        each_line(answer, places, |line| wrong(line.amount.cents, line.amount.side));
    }),
    rule(
        "TR101",
        Text::new(
            "een cliënt en een regel staan hooguit eenmaal in het antwoord",
            "a client and a line stand in the answer at most once",
        ),
        doubles,
    ),
    rule(
        "TR134",
        Text::new(
            "de periode begint niet na de dagtekening van het bericht",
            "the period does not begin after the date of the message",
        ),
        |answer, places| each_line(answer, places, |line| line.begin > answer.dated),
    ),
    rule(
        "TR137",
        Text::new(
            "de periode eindigt niet voor haar begin en niet na de dagtekening van het bericht",
            "the period ends neither before its begin nor after the date of the message",
        ),
        |answer, places| each_line(answer, places, |line| line.end < line.begin || line.end > answer.dated),
    ),
    rule(
        "TR342",
        Text::new(
            "toegekend is wat is ingediend min de teruggestuurde regels, en 0 als de declaratie is afgekeurd",
            "granted is what was claimed less the returned lines, and 0 when the claim was refused",
        ),
        |answer, places| {
            let Some(content) = &answer.content else { return };
            let expected = if content.is_refused() {
                Some(Cents::ZERO)
            } else {
                content.claimed.signed().checked_sub(content.returned())
            };
            places.add_if(expected != Some(content.granted.signed()), whole);
        },
    ),
    rule(
        "IV087",
        Text::new(
            "8001 staat alleen bij een declaratie die geheel is toegekend, en 0200 alleen met regels die dat niet zijn",
            "8001 stands only with a claim that is granted in full, and 0200 only with lines that are not",
        ),
        |answer, places| {
            let Some(content) = &answer.content else { return };
            let right = match content.codes.as_slice() {
                [ReturnCode::ALL_GRANTED] => content.clients.is_empty() && content.claimed == content.granted,
                [ReturnCode::NO_REMARK] => !content.clients.is_empty(),
                codes => codes.iter().all(|code| code.is_fault()) && content.clients.is_empty(),
            };
            places.add_if(!right, whole);
        },
    ),
    rule(
        "IV088",
        Text::new(
            "elke klasse heeft een code die past bij wat eronder staat",
            "each class has a code that fits what stands below it",
        ),
        |answer, places| {
            places.add_if(!header_fits(answer), || Text::same("Header"));
            let Some(content) = &answer.content else { return };
            for (index, client) in content.clients.iter().enumerate() {
                let is_fault = client.codes.iter().all(|code| code.is_fault());
                places.add_if(!is_fault && client.codes != [ReturnCode::NO_REMARK], || client_words(index));
            }
            for (place, _, line) in content.lines() {
                places.add_if(!says_why(line), || place.words());
            }
        },
    ),
];

/// 0200 with an answer below it, or only faults and nothing else.
fn header_fits(answer: &Answer) -> bool {
    if answer.content.is_some() {
        answer.codes == [ReturnCode::NO_REMARK]
    } else {
        answer.codes.iter().all(|code| code.is_fault())
    }
}

/// A line comes back only because of a fault, or because it was not judged.
fn says_why(line: &AnswerLine) -> bool {
    line.codes.iter().all(|code| code.is_fault() || *code == ReturnCode::NOT_JUDGED)
}

fn whole() -> Text {
    Text::new("antwoord", "answer")
}

fn client_words(index: usize) -> Text {
    let number = index + 1;
    crate::text!("cliënt {number}", "client {number}")
}

fn each_line(answer: &Answer, places: &mut Places, broken: impl Fn(&BatchLine) -> bool) {
    for (place, _, one) in answer.content.iter().flat_map(AnswerContent::lines) {
        places.add_if(broken(&one.line), || place.words());
    }
}

fn doubles(answer: &Answer, places: &mut Places) {
    let Some(content) = &answer.content else { return };
    let mut seen = HashSet::new();
    for (index, client) in content.clients.iter().enumerate() {
        places.add_if(!seen.insert(&client.bsn), || client_words(index));
    }
    let mut lines = HashSet::new();
    for (place, _, one) in content.lines() {
        places.add_if(!lines.insert(&one.line.reference), || place.words());
    }
}
