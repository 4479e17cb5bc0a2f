//! JW305, the start of care (Start levering): provider to municipality, message code 438.

use std::collections::HashSet;

use crate::domain::identifiers::{AgbCode, AllocationNumber, MunicipalityCode};
use crate::domain::rules::message::MessageRule;
use crate::domain::text::Text;
use crate::domain::time::Day;

use super::classes::Classes;
use super::complaint::{Complaints, Expected, ReadError};
use super::groups::{
    BASE, Header, HeaderToWrite, PREFIX, ProductName, ROOT, is_root, product_name, read_header, write_day,
    write_product,
};
use super::names::VOCABULARY;
use super::people::{
    AboutPerson, CORRECT, Person, age_rule, birth_parts_rule, bsn_rule, person, write_person,
};
use super::values;
use super::walk::{Walk, check_attributes};
use super::xml::{Document, Writer, parse};

/// Message code (COD002).
pub const CODE: &str = "438";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw305/schema";

/// One message: the starts of one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jw305 {
    pub header: Header<AgbCode, MunicipalityCode>,
    pub client: Client,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    pub person: Person,
    pub starts: Vec<Start>,
}

/// One start (StartProduct).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    pub place: CarePlace,
    pub status: Status,
}

/// Which care it is: the allocation and the first day. Everything but the first day of the allocation is a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarePlace {
    /// Only absent for care that is not allocated.
    pub number: Option<AllocationNumber>,
    /// As in the allocation.
    pub product: Option<ProductName>,
    /// First day of the allocation.
    pub allocated_from: Option<Day>,
    /// First day of the care.
    pub begin: Day,
}

/// StatusAanlevering (code list COD467). The standard has no use for 2 and 9 (CS058).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    New,
    Changed,
    Withdrawn,
    Unchanged,
}

impl Status {
    const ALL: [Self; 4] = [Self::New, Self::Changed, Self::Withdrawn, Self::Unchanged];

    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "1",
            Self::Changed => "2",
            Self::Withdrawn => "3",
            Self::Unchanged => "9",
        }
    }

    /// CS058.
    pub const fn is_in_use(self) -> bool {
        matches!(self, Self::New | Self::Withdrawn)
    }

    pub(super) fn read(text: &str) -> Result<Self, Expected> {
        let code = values::code(text, "COD467", &["1", "2", "3", "9"])?;
        Ok(Self::ALL.into_iter().find(|status| status.code() == code).unwrap_or(Self::New))
    }
}

/// The message. Nothing is checked here: [`sendable`](super::sendable) does.
pub fn write(message: &Jw305) -> Vec<u8> {
    Writer::document(ROOT, NAMESPACE, (PREFIX, BASE), |writer| {
        HeaderToWrite::of(CODE, &message.header).write(writer);
        writer.group("Client", |writer| {
            write_person(writer, &message.client.person);
            writer.group("StartProducten", |writer| {
                for start in &message.client.starts {
                    writer.group("StartProduct", |writer| {
                        write_place(writer, &start.place);
                        writer.text("StatusAanlevering", start.status.code());
                    });
                }
            });
        });
    })
}

pub(super) fn write_place(writer: &mut Writer, place: &CarePlace) {
    writer.maybe_text("ToewijzingNummer", place.number.map(|number| number.to_string()).as_deref());
    write_product(writer, place.product.as_ref());
    write_day(writer, "ToewijzingIngangsdatum", place.allocated_from);
    writer.text("Begindatum", &place.begin.to_string());
}

/// The content of these bytes, when they follow the schema (level 1).
pub fn read(bytes: &[u8]) -> Result<Jw305, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw305, ReadError> {
    let root = document.root().filter(|root| is_root(*root, NAMESPACE)).ok_or(ReadError::Unknown)?;
    let mut log = Complaints::default();
    check_attributes(document.elements(), &mut log);
    let message = Walk::through(root, NAMESPACE, &mut log, |walk| {
        let header = read_header(walk, NAMESPACE, CODE, values::agb, values::municipality);
        let mut classes = Classes::sent(NAMESPACE);
        let client = walk.group("Client", NAMESPACE, |walk| client(walk, &mut classes));
        Some(Jw305 { header: header?, client: client? })
    });
    log.settle(message)
}

/// The class Client, as it is sent or as it is returned with codes.
pub(super) fn client(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Client> {
    let namespace = classes.namespace;
    let person = person(walk);
    let starts = walk.group("StartProducten", namespace, |walk| {
        Some(walk.groups("StartProduct", namespace, |walk| start(walk, classes)))
    });
    classes.end(walk, "Client");
    Some(Client { person: person?, starts: starts? })
}

fn start(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Start> {
    let place = place(walk);
    let status = walk.one("StatusAanlevering", Status::read);
    classes.end(walk, "StartProduct");
    Some(Start { place: place?, status: status? })
}

pub(super) fn place(walk: &mut Walk<'_, '_>) -> Option<CarePlace> {
    let number = walk.maybe("ToewijzingNummer", values::allocation_number);
    let product = walk.maybe_group("Product", BASE, product_name);
    let allocated_from = walk.maybe("ToewijzingIngangsdatum", values::day);
    let begin = walk.one("Begindatum", values::day);
    Some(CarePlace { number, product, allocated_from, begin: begin? })
}

impl AboutPerson for Jw305 {
    fn person(&self) -> &Person {
        &self.client.person
    }

    fn dated(&self) -> Day {
        self.header.dated
    }
}

/// All rules of level 2. CS015 and CS025 are part of the schema.
pub static RULES: &[MessageRule<Jw305>] = &[
    bsn_rule(),
    birth_parts_rule(),
    MessageRule {
        id: "CS058",
        meaning: Text::new("StatusAanlevering is 1 of 3", "StatusAanlevering is 1 or 3"),
        way_out: CORRECT,
        check: |message, places| {
            for (index, start) in message.client.starts.iter().enumerate() {
                places.add_if(!start.status.is_in_use(), || place_of(index));
            }
        },
    },
    age_rule(),
    MessageRule {
        id: "TR101",
        meaning: Text::new("elke sleutel komt een keer voor", "every key occurs once"),
        way_out: CORRECT,
        check: |message, places| {
            let mut seen = HashSet::new();
            for (index, Start { place, .. }) in message.client.starts.iter().enumerate() {
                let key = (place.number, &place.product, place.begin);
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
            for (index, start) in message.client.starts.iter().enumerate() {
                places.add_if(start.place.begin > dated, || place_of(index));
            }
        },
    },
];

fn place_of(index: usize) -> Text {
    Text::same(format!("Client/StartProducten/StartProduct[{}]", index + 1))
}
