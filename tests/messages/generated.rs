//! Messages of every kind with content of chance, at the least and greatest lengths and numbers, with marks above letters in
//! both forms of Unicode, characters beyond the first plane and characters that are escaped: each follows the official
//! schema and reads back as what was written. Kinds that only municipalities send are written here.

mod allocation;
mod care;
mod claims;
mod values;

use uurwerk::domain::claim::return_codes::ReturnCode;
use uurwerk::messages::names::VOCABULARY;
use uurwerk::messages::returns::{self, Answer, Return, Verdict};
use uurwerk::messages::xml::{Element, parse};
use uurwerk::messages::{
    ALL, ReadError, check, jw301, jw302, jw305, jw306, jw307, jw308, jw315, jw316, jw317, jw318, jw319,
    jw320, jw323, jw325,
};

use super::samples::day;
use super::schema::{Message, expect_valid};
use crate::support::Chance;

/// Messages of each kind.
const COUNT: usize = 80;

/// Makes messages of one kind, reads each back and hands all of them to the schema at once.
fn round_trips<T: PartialEq>(
    key: &str,
    make: fn(&mut Chance) -> T,
    write: fn(&T) -> Vec<u8>,
    read: fn(&[u8]) -> Result<T, ReadError>,
) -> Vec<(T, Vec<u8>)> {
    let mut chance = Chance::new(key.bytes().map(u64::from).sum());
    let kind = ALL.iter().find(|message| message.key == key).unwrap();
    let written: Vec<(T, Vec<u8>)> = (0..COUNT)
        .map(|_| {
            let value = make(&mut chance);
            let bytes = write(&value);
            (value, bytes)
        })
        .collect();
    let messages = written.iter().enumerate();
    let messages: Vec<Message> =
        messages.map(|(at, (_, bytes))| Message::new(format!("{key} {at}"), bytes.clone())).collect();
    expect_valid(kind.schema, &messages);
    for (at, (value, bytes)) in written.iter().enumerate() {
        let told = || String::from_utf8_lossy(bytes).into_owned();
        let again = read(bytes).unwrap_or_else(|error| panic!("{key} {at}: {error:?}\n{}", told()));
        assert!(again == *value, "{key} {at} reads back differently:\n{}", told());
        assert_eq!(check(bytes, day("2199-12-31")).message.map(|found| found.key), Some(key));
    }
    written
}

type ReadReturn<S, R, B> = fn(&[u8]) -> Result<Return<S, R, B>, ReadError>;

/// What comes back about each of these messages: in full with codes at every class, as a whole, or without remark.
fn come_back<S: PartialEq, R: PartialEq, B: PartialEq>(
    key: &str,
    originals: &[Vec<u8>],
    read: ReadReturn<S, R, B>,
    is_whole: impl Fn(usize, &Return<S, R, B>) -> bool,
) {
    let kind = ALL.iter().find(|message| message.key == key).unwrap();
    let mut chance = Chance::new(7);
    let mut messages = Vec::new();
    for (at, original) in originals.iter().enumerate() {
        let codes = chance.some(1, 3, values::return_code);
        let class = |element: Element<'_>| {
            if element.name().len().is_multiple_of(2) { codes.clone() } else { Vec::new() }
        };
        let refused: Vec<ReturnCode> =
            codes.iter().copied().filter(|code| *code != ReturnCode::NO_REMARK).collect();
        let verdict = match at % 3 {
            0 => Verdict::Returned(&class),
            1 if !refused.is_empty() => Verdict::Refused(&refused),
            _ => Verdict::Accepted,
        };
        let (identification, versions) = (values::text(&mut chance, 12), values::versions(&mut chance));
        let answer = Answer {
            namespace: kind.namespace,
            code: kind.code,
            identification: &identification,
            dated: values::day(&mut chance),
            versions: &versions,
            verdict,
        };
        let bytes = returns::write(&parse(original, &VOCABULARY).unwrap(), &answer).unwrap();
        let back = read(&bytes).unwrap_or_else(|error| panic!("{key} {at}: {error:?}"));
        let heard = (&back.identification, back.dated, &back.versions);
        assert!(heard == (&identification, answer.dated, &versions), "{key} {at}: its own envelope");
        assert_eq!(back.body.is_some(), at % 3 == 0, "{key} {at}");
        assert!(is_whole(at, &back), "{key} {at} holds something else than it answers");
        messages.push(Message::new(format!("{key} {at}"), bytes));
    }
    expect_valid(kind.schema, &messages);
}

/// Bodies and bytes apart.
fn apart<T>(made: Vec<(T, Vec<u8>)>) -> (Vec<T>, Vec<Vec<u8>>) {
    made.into_iter().unzip()
}

#[test]
fn allocations_and_what_we_send_back() {
    let made = round_trips("JW301", allocation::message, allocation::write, jw301::read);
    let (values, bytes) = apart(made);
    come_back("JW302", &bytes, jw302::read, |at, back| {
        let own = &values[at];
        back.original == own.header && back.body.as_ref().is_none_or(|client| *client == own.client)
    });
}

#[test]
fn starts_and_stops_and_what_comes_back() {
    let (values, bytes) = apart(round_trips("JW305", care::starts, jw305::write, jw305::read));
    come_back("JW306", &bytes, jw306::read, |at, back| {
        let own = &values[at];
        back.original == own.header && back.body.as_ref().is_none_or(|client| *client == own.client)
    });
    let (values, bytes) = apart(round_trips("JW307", care::stops, jw307::write, jw307::read));
    come_back("JW308", &bytes, jw308::read, |at, back| {
        let own = &values[at];
        back.original == own.header && back.body.as_ref().is_none_or(|client| *client == own.client)
    });
}

#[test]
fn requests_and_what_comes_back() {
    let (values, bytes) = apart(round_trips("JW315", care::request, jw315::write, jw315::read));
    come_back("JW316", &bytes, jw316::read, |at, back| {
        let own = &values[at];
        back.original == own.header && back.body.as_ref().is_none_or(|client| *client == own.client)
    });
    let (values, bytes) = apart(round_trips("JW317", care::change, jw317::write, jw317::read));
    come_back("JW318", &bytes, jw318::read, |at, back| {
        let own = &values[at];
        back.original == own.header && back.body.as_ref().is_none_or(|client| *client == own.client)
    });
}

#[test]
fn decisions_and_what_we_send_back() {
    let (values, bytes) = apart(round_trips("JW319", care::decision, care::write_decision, jw319::read));
    come_back("JW320", &bytes, jw320::read, |at, back| {
        let own = &values[at];
        back.original == own.header && back.body.as_ref().is_none_or(|answer| *answer == own.answer)
    });
}

#[test]
fn claims_and_their_answers() {
    round_trips("JW323", claims::claim, claims::write_claim, jw323::read);
    round_trips("JW325", claims::answer, claims::write_answer, jw325::read);
}
