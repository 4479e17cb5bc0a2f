//! An entry as a line that reads back to the same entry (section 9).

use super::pieces::Sign;
use super::shape::{plain_dashes, shape};
use super::{Context, Draft, days, parse};
use crate::domain::activity::Activity;
use crate::domain::find::{Clients, fold};
use crate::domain::time::{clock_after, minutes_between};

/// The line of an entry. Read with the same context it gives the same entry, as long as the context knows its client, activity,
/// product and discipline.
pub fn print(draft: &Draft, context: &Context<'_>) -> String {
    let plain = written(draft, context, false);
    let read = parse(&plain, context);
    let same = read.day == draft.day
        && (read.start, read.minutes) == (draft.start, Some(draft.minutes))
        && read.client == draft.client
        && read.activity.as_ref() == Some(&draft.activity);
    if same { plain } else { written(draft, context, true) }
}

fn written(draft: &Draft, context: &Context<'_>, signs: bool) -> String {
    let mut parts = Vec::new();
    if draft.day != context.day {
        parts.push(draft.day.to_string());
    }
    parts.push(time(draft));
    if let Some(person) = draft.client.and_then(|id| context.clients.get(id)) {
        let number = person.number.as_str();
        parts.push(if signs { format!("={number}") } else { client_word(number, context) });
    }
    let key = draft.activity.as_str();
    parts.push(if signs || !is_plain(key, context) { format!("+{key}") } else { key.to_owned() });
    parts.extend(draft.product.iter().map(|product| format!("#{product}")));
    parts.extend(draft.discipline.iter().map(|discipline| format!("@{discipline}")));
    parts.extend(draft.note.iter().map(|note| format!("-- {}", note.as_str())));
    parts.join(" ")
}

/// A span where it gives the same minutes; nights in which the clock changes and whole days may not.
fn time(draft: &Draft) -> String {
    let minutes = draft.minutes.get();
    let Some(start) = draft.start else { return format!("{minutes}m") };
    let end = clock_after(draft.day, start, draft.minutes);
    match end.filter(|end| minutes_between(draft.day, start, *end) == Ok(draft.minutes)) {
        Some(end) => format!("{start}-{end}"),
        None => format!("{start} {minutes}m"),
    }
}

/// A client's number as a word that means only this client.
pub(super) fn client_word(number: &str, context: &Context<'_>) -> String {
    let name = |activity: &Activity| activity.answers_to(number);
    if is_plain(number, context) && !context.activities.iter().any(name) && known(number, context.clients) {
        number.to_owned()
    } else {
        format!("={number}")
    }
}

fn known(number: &str, clients: &Clients) -> bool {
    clients.by_number(number).is_some()
}

/// Neither a sign, a note, a time nor a day.
pub(super) fn is_plain(word: &str, context: &Context<'_>) -> bool {
    let folded = plain_dashes(&fold(word));
    Sign::of(word).is_none()
        && !word.starts_with('-')
        && shape(&folded, context.today).is_none()
        && days::named(&folded, context.today).is_none()
}
