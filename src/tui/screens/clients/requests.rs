//! What is done with requests on a client's page: what would be asked is shown before it is, what was refused is asked again,
//! and what was not sent is taken away.

use super::page::Page;
use super::sections::asked_words;
use crate::domain::ids::ClientId;
use crate::domain::request::{State, Verdict};
use crate::domain::text::Text;
use crate::operations::request_care::{Done, Input};
use crate::operations::views::requests::RequestRow;
use crate::text;
use crate::tui::effects::{ClientTask, Effect, Note, Task};
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::perform_requests::warning;
use crate::tui::widgets::confirm::Confirm;

/// Shows what would be asked for, and asks whether to.
pub fn ask(client: ClientId, input: Box<Input>, done: &Done, here: &Here) -> Vec<Effect> {
    let request = &done.request;
    let (key, municipality) = (request.kind.message(), &request.municipality);
    let asked: Vec<String> =
        request.asked().zip(&done.numbers).map(|(asked, number)| asked_words(asked, *number, here)).collect();
    let asked = asked.join("; ");
    let mut question = text!(
        "Gemeente {municipality} vragen ({key}): {asked}.",
        "Ask municipality {municipality} ({key}): {asked}."
    );
    if !done.unchanged.is_empty() {
        let numbers: Vec<String> = done.unchanged.iter().map(ToString::to_string).collect();
        let numbers = numbers.join(", ");
        question = joined(&question, &text!("Ongewijzigd blijft {numbers}.", "Unchanged stays {numbers}."));
    }
    if let Some(warning) = warning(done) {
        question = joined(&question, &warning);
    }
    let task = Task::Client(ClientTask::RequestCare(client, input));
    confirm(Text::new("Verzoek", "Request"), question, Text::new("vragen", "ask"), task)
}

fn joined(one: &Text, other: &Text) -> Text {
    Text::of(format!("{} {}", one.nl, other.nl), format!("{} {}", one.en, other.en))
}

/// Asks again for what was refused; of another municipality where the refusal names one.
pub fn again(page: &Page) -> Vec<Effect> {
    let Some(RequestRow { request, state, .. }) = page.request() else { return Vec::new() };
    if !matches!(state, State::Rejected | State::Refused | State::Partly) {
        return say(
            Text::new("dit verzoek is niet afgewezen", "this request was not refused"),
            Text::new(
                "r vraagt opnieuw wat geweigerd of afgewezen is.",
                "r asks again for what was rejected or refused.",
            ),
        );
    }
    let instead = request.parts.iter().find_map(|part| match &part.verdict {
        Verdict::Refused { instead, .. } => instead.clone(),
        _ => None,
    });
    let (number, to) = (request.number, instead.as_ref().unwrap_or(&request.municipality));
    let question = text!(
        "Verzoek {number} opnieuw doen, aan gemeente {to}? Het krijgt nieuwe nummers.",
        "Make request {number} again, to municipality {to}? It gets new numbers."
    );
    let task = Task::Client(ClientTask::RequestAgain(request.client, number, instead));
    confirm(Text::new("Opnieuw vragen", "Ask again"), question, Text::new("vragen", "ask"), task)
}

/// Asks before the marked request is taken away.
pub fn withdraw(page: &Page) -> Vec<Effect> {
    let Some(RequestRow { request, state, .. }) = page.request() else { return Vec::new() };
    if *state != State::Made {
        return say(
            Text::new("dit verzoek is al verstuurd", "this request was sent already"),
            Text::new(
                "Er is geen bericht om het in te trekken: bel de gemeente.",
                "There is no message that takes it back: call the municipality.",
            ),
        );
    }
    let number = request.number;
    let question = text!("Verzoek {number} weghalen?", "Take request {number} away?");
    let task = Task::Client(ClientTask::WithdrawRequest(number));
    confirm(Text::new("Weghalen", "Take away"), question, Text::new("weghalen", "take away"), task)
}

fn say(words: Text, hint: Text) -> Vec<Effect> {
    vec![Effect::Say(Note::problem(words, Some(hint)))]
}

fn confirm(title: Text, question: Text, yes: Text, task: Task) -> Vec<Effect> {
    let effects = vec![Effect::Do(task)];
    vec![Effect::Show(Box::new(Overlay::Confirm(Confirm { title, question, yes, effects })))]
}
