//! A request for a change as the bytes of its message, element by element in the order of the schema.

use super::super::groups::{BASE, HeaderToWrite, PREFIX, ROOT, write_day, write_extent, write_product};
use super::super::xml::Writer;
use super::{CODE, Changed, Jw317, NAMESPACE, New, Request, Wanted};

/// The message. Nothing is checked here: [`sendable`](super::super::sendable) does.
pub fn write(message: &Jw317) -> Vec<u8> {
    Writer::document(ROOT, NAMESPACE, (PREFIX, BASE), |writer| {
        HeaderToWrite::of(CODE, &message.header).write(writer);
        writer.group("Client", |writer| {
            writer.text("Bsn", message.client.bsn.reveal());
            writer.group("Verzoek", |writer| request(writer, &message.client.request));
        });
    })
}

fn request(writer: &mut Writer, request: &Request) {
    writer.text("ReferentieAanbieder", &request.reference);
    writer.text("RedenVerzoek", &request.reason);
    if !request.unchanged.is_empty() {
        writer.group("OngewijzigdeProducten", |writer| {
            for number in &request.unchanged {
                writer.group("OngewijzigdProduct", |writer| {
                    writer.text("ToewijzingNummer", &number.to_string());
                });
            }
        });
    }
    if !request.changed.is_empty() {
        writer.group("TeWijzigenProducten", |writer| {
            for Changed { number, wanted: change } in &request.changed {
                writer.group("TeWijzigenProduct", |writer| {
                    writer.text("ToewijzingNummer", &number.to_string());
                    wanted(writer, change);
                });
            }
        });
    }
    if !request.new.is_empty() {
        writer.group("NieuweProducten", |writer| {
            for New { name, wanted: new } in &request.new {
                writer.group("NieuwProduct", |writer| {
                    write_product(writer, name.as_ref());
                    wanted(writer, new);
                });
            }
        });
    }
}

fn wanted(writer: &mut Writer, wanted: &Wanted) {
    writer.text("GewensteIngangsdatum", &wanted.from.to_string());
    write_day(writer, "Einddatum", wanted.until);
    write_extent(writer, wanted.extent);
    writer.maybe_text("Budget", wanted.budget.map(|cents| cents.0.to_string()).as_deref());
}
