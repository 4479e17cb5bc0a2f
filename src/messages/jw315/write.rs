//! A request for an allocation as the bytes of its message, element by element in the order of the schema.

use crate::domain::identifiers::AgbCode;

use super::super::groups::{
    BASE, HeaderToWrite, PREFIX, ROOT, write_day, write_extent, write_product, write_yes_no,
};
use super::super::people::write_person;
use super::super::xml::Writer;
use super::{CODE, Jw315, NAMESPACE, Product};

/// The message. Nothing is checked here: [`sendable`](super::super::sendable) does.
pub fn write(message: &Jw315) -> Vec<u8> {
    Writer::document(ROOT, NAMESPACE, (PREFIX, BASE), |writer| {
        HeaderToWrite::of(CODE, &message.header).write(writer);
        let client = &message.client;
        writer.group("Client", |writer| {
            write_person(writer, &client.person);
            write_yes_no(writer, "GezagsdragerBekend", client.authority_known);
            writer.maybe_text("Commentaar", client.remark.as_deref());
            writer.group("AangevraagdeProducten", |writer| {
                for one in &client.products {
                    writer.group("AangevraagdProduct", |writer| product(writer, one));
                }
            });
        });
    })
}

fn product(writer: &mut Writer, product: &Product) {
    writer.text("ReferentieAanbieder", &product.reference);
    writer.maybe_text("BeschikkingNummer", product.decision.map(|number| number.to_string()).as_deref());
    write_product(writer, product.name.as_ref());
    write_day(writer, "BeschikkingIngangsdatum", product.decided_from);
    writer.text("ToewijzingIngangsdatum", &product.from.to_string());
    write_day(writer, "ToewijzingEinddatum", product.until);
    write_extent(writer, product.extent);
    writer.maybe_text("Budget", product.budget.map(|cents| cents.0.to_string()).as_deref());
    writer.group("Verwijzer", |writer| {
        writer.base_text("Type", &product.referrer.kind);
        writer.maybe_base_text("Naam", product.referrer.name.as_deref());
        writer.maybe_base_text("ZorgverlenerCode", product.referrer.agb.as_ref().map(AgbCode::as_str));
    });
    write_yes_no(writer, "Raamcontract", product.national);
    writer.maybe_text("Commentaar", product.remark.as_deref());
}
