//! JW307, the stop of care (Stop levering): provider to municipality, message code 440.

use std::collections::HashSet;

use crate::domain::identifiers::{AgbCode, MunicipalityCode};
use crate::domain::rules::message::MessageRule;
use crate::domain::text::Text;
use crate::domain::time::Day;

use super::classes::Classes;
use super::complaint::{Complaints, ReadError};
use super::groups::{BASE, Header, HeaderToWrite, PREFIX, ROOT, is_root, read_header};
use super::jw305::{CarePlace, Status, place, write_place};
use super::names::VOCABULARY;
use super::people::{
    AboutPerson, CORRECT, Person, age_rule, birth_parts_rule, bsn_rule, person, write_person,
};
use super::values;
use super::walk::{Walk, check_attributes};
use super::xml::{Document, Writer, parse};

/// Message code (COD002).
pub const CODE: &str = "440";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw307/schema";

/// Code list JZ588.
const REASONS: [&str; 11] = ["02", "20", "31", "32", "33", "34", "35", "36", "37", "38", "39"];

/// One message: the stops of one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jw307 {
    pub header: Header<AgbCode, MunicipalityCode>,
    pub client: Client,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    pub person: Person,
    pub stops: Vec<Stop>,
}

/// One stop (StopProduct).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// That of the start which it ends.
    pub place: CarePlace,
    /// Code list JZ588: 20 is a pause, every other reason an end.
    pub reason: String,
    /// Last day of the care.
    pub end: Day,
    pub status: Status,
}

/// The message. Nothing is checked here: [`sendable`](super::sendable) does.
pub fn write(message: &Jw307) -> Vec<u8> {
    Writer::document(ROOT, NAMESPACE, (PREFIX, BASE), |writer| {
        HeaderToWrite::of(CODE, &message.header).write(writer);
        writer.group("Client", |writer| {
            write_person(writer, &message.client.person);
            writer.group("StopProducten", |writer| {
                for stop in &message.client.stops {
                    writer.group("StopProduct", |writer| {
                        write_place(writer, &stop.place);
                        writer.text("RedenBeeindiging", &stop.reason);
                        writer.text("Einddatum", &stop.end.to_string());
                        writer.text("StatusAanlevering", stop.status.code());
                    });
                }
            });
        });
    })
}

/// The content of these bytes, when they follow the schema (level 1).
pub fn read(bytes: &[u8]) -> Result<Jw307, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw307, ReadError> {
    let root = document.root().filter(|root| is_root(*root, NAMESPACE)).ok_or(ReadError::Unknown)?;
    let mut log = Complaints::default();
    check_attributes(document.elements(), &mut log);
    let message = Walk::through(root, NAMESPACE, &mut log, |walk| {
        let header = read_header(walk, NAMESPACE, CODE, values::agb, values::municipality);
        let mut classes = Classes::sent(NAMESPACE);
        let client = walk.group("Client", NAMESPACE, |walk| client(walk, &mut classes));
        Some(Jw307 { header: header?, client: client? })
    });
    log.settle(message)
}

/// The class Client, as it is sent or as it is returned with codes.
pub(super) fn client(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Client> {
    let namespace = classes.namespace;
    let person = person(walk);
    let stops = walk.group("StopProducten", namespace, |walk| {
        Some(walk.groups("StopProduct", namespace, |walk| stop(walk, classes)))
    });
    classes.end(walk, "Client");
    Some(Client { person: person?, stops: stops? })
}

fn stop(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Stop> {
    let place = place(walk);
    let reason = walk.one("RedenBeeindiging", |text| values::code(text, "JZ588", &REASONS));
    let end = walk.one("Einddatum", values::day);
    let status = walk.one("StatusAanlevering", Status::read);
    classes.end(walk, "StopProduct");
    Some(Stop { place: place?, reason: reason?, end: end?, status: status? })
}

impl AboutPerson for Jw307 {
    fn person(&self) -> &Person {
        &self.client.person
    }

    fn dated(&self) -> Day {
        self.header.dated
    }
}

/// All rules of level 2. CS015 and CS025 are part of the schema.
pub static RULES: &[MessageRule<Jw307>] = &[
    bsn_rule(),
    birth_parts_rule(),
    MessageRule {
        id: "CS058",
        meaning: Text::new("StatusAanlevering is 1 of 3", "StatusAanlevering is 1 or 3"),
        way_out: CORRECT,
        check: |message, places| {
            for (index, stop) in message.client.stops.iter().enumerate() {
                places.add_if(!stop.status.is_in_use(), || place_of(index));
            }
        },
    },
    age_rule(),
    MessageRule {
        id: "TR018",
        meaning: Text::new("Einddatum ligt niet voor Begindatum", "Einddatum is not before Begindatum"),
        way_out: CORRECT,
        check: |message, places| {
            for (index, stop) in message.client.stops.iter().enumerate() {
                places.add_if(stop.end < stop.place.begin, || place_of(index));
            }
        },
    },
    MessageRule {
        id: "TR101",
        meaning: Text::new("elke sleutel komt een keer voor", "every key occurs once"),
        way_out: CORRECT,
        check: |message, places| {
            let mut seen = HashSet::new();
            for (index, Stop { place, reason, end, .. }) in message.client.stops.iter().enumerate() {
                let key = (place.number, &place.product, place.begin, reason, *end);
                places.add_if(!seen.insert(key), || place_of(index));
            }
        },
    },
    MessageRule {
        id: "TR134",
        meaning: Text::new("de datum ligt niet na Dagtekening", "the date is not after Dagtekening"),
        way_out: CORRECT,
        check: |message, places| {
            let Header { dated, .. } = message.header;
            places.add_if(message.client.person.birth.date > dated, || Text::same("Client/Geboortedatum"));
            for (index, stop) in message.client.stops.iter().enumerate() {
                places.add_if(stop.end > dated, || place_of(index));
            }
        },
    },
];

fn place_of(index: usize) -> Text {
    Text::same(format!("Client/StopProducten/StopProduct[{}]", index + 1))
}
