//! What starts, stops and changes care, by chance.

use uurwerk::domain::client::Gender;
use uurwerk::messages::groups::{BASE, PREFIX, ROOT};
use uurwerk::messages::jw305::{CarePlace, Jw305, Start, Status};
use uurwerk::messages::jw307::{Jw307, Stop};
use uurwerk::messages::jw315::{Jw315, Product, Referrer};
use uurwerk::messages::jw317::{Changed, Jw317, New, Request, Wanted};
use uurwerk::messages::jw319::{self, Answer, Jw319};
use uurwerk::messages::people::{Person, ShortName};
use uurwerk::messages::xml::Writer;
use uurwerk::messages::{jw305, jw307, jw315, jw317};

use super::values::{
    agb, allocation_number, birth, bsn, cents, code, day, envelope, extent, header, initials, municipality,
    product, remark, surname, text,
};
use crate::support::Chance;

const REASONS: [&str; 11] = ["02", "20", "31", "32", "33", "34", "35", "36", "37", "38", "39"];

fn person(chance: &mut Chance) -> Person {
    Person {
        bsn: bsn(chance),
        birth: birth(chance),
        gender: *chance.pick(&Gender::ALL),
        name: ShortName {
            surname: surname(chance),
            first_names: chance.maybe(|chance| text(chance, 200)),
            initials: chance.maybe(initials),
        },
    }
}

fn place(chance: &mut Chance) -> CarePlace {
    CarePlace {
        number: chance.maybe(allocation_number),
        product: chance.maybe(product),
        allocated_from: chance.maybe(day),
        begin: day(chance),
    }
}

fn status(chance: &mut Chance) -> Status {
    *chance.pick(&[Status::New, Status::Changed, Status::Withdrawn, Status::Unchanged])
}

pub fn starts(chance: &mut Chance) -> Jw305 {
    let starts = |chance: &mut Chance| Start { place: place(chance), status: status(chance) };
    let client = jw305::Client { person: person(chance), starts: chance.some(1, 4, starts) };
    Jw305 { header: header(chance, agb, municipality), client }
}

pub fn stops(chance: &mut Chance) -> Jw307 {
    let stop = |chance: &mut Chance| Stop {
        place: place(chance),
        reason: code(chance, &REASONS),
        end: day(chance),
        status: status(chance),
    };
    let client = jw307::Client { person: person(chance), stops: chance.some(1, 4, stop) };
    Jw307 { header: header(chance, agb, municipality), client }
}

fn asked(chance: &mut Chance) -> Product {
    Product {
        reference: text(chance, 36),
        decision: chance.maybe(allocation_number),
        decided_from: chance.maybe(day),
        name: chance.maybe(product),
        from: day(chance),
        until: chance.maybe(day),
        extent: chance.maybe(extent),
        budget: chance.maybe(cents),
        referrer: Referrer {
            kind: code(chance, &["01", "02", "03", "04", "05", "06", "08"]),
            name: chance.maybe(|chance| text(chance, 64)),
            agb: chance.maybe(agb),
        },
        national: chance.maybe(Chance::yes),
        remark: chance.maybe(remark),
    }
}

pub fn request(chance: &mut Chance) -> Jw315 {
    let client = jw315::Client {
        person: person(chance),
        authority_known: chance.maybe(Chance::yes),
        remark: chance.maybe(remark),
        products: chance.some(1, 4, asked),
    };
    Jw315 { header: header(chance, agb, municipality), client }
}

fn wanted(chance: &mut Chance) -> Wanted {
    Wanted {
        from: day(chance),
        until: chance.maybe(day),
        extent: chance.maybe(extent),
        budget: chance.maybe(cents),
    }
}

pub fn change(chance: &mut Chance) -> Jw317 {
    let changed = |chance: &mut Chance| Changed { number: allocation_number(chance), wanted: wanted(chance) };
    let new = |chance: &mut Chance| New { name: chance.maybe(product), wanted: wanted(chance) };
    let request = Request {
        reference: text(chance, 36),
        reason: code(chance, &["1", "2"]),
        unchanged: chance.some(0, 3, allocation_number),
        changed: chance.some(0, 3, changed),
        new: chance.some(0, 3, new),
    };
    Jw317 { header: header(chance, agb, municipality), client: jw317::Client { bsn: bsn(chance), request } }
}

pub fn decision(chance: &mut Chance) -> Jw319 {
    let answer = Answer {
        reference: text(chance, 36),
        is_refused: chance.yes(),
        reason: chance.maybe(|chance| code(chance, &["1", "5", "8", "9"])),
        instead: chance.maybe(municipality),
    };
    Jw319 { header: header(chance, municipality, agb), answer }
}

pub fn write_decision(message: &Jw319) -> Vec<u8> {
    Writer::document(ROOT, jw319::NAMESPACE, (PREFIX, BASE), |writer| {
        envelope(jw319::CODE, &message.header).write(writer);
        let Answer { reference, is_refused, reason, instead } = &message.answer;
        writer.group("Antwoord", |writer| {
            writer.text("ReferentieAanbieder", reference);
            writer.text("VerzoekAntwoord", if *is_refused { "1" } else { "2" });
            writer.maybe_text("RedenAfwijzingVerzoek", reason.as_deref());
            if let Some(instead) = instead {
                writer.group("Woonplaatsbeginsel", |writer| writer.text("Gemeente", instead.as_str()));
            }
        });
    })
}
