//! An allocation message as bytes, element by element in the order of the schema: what a municipality sends, here for the
//! made-up one and for tests.

use crate::domain::client::Gender;

use super::super::groups::{BASE, HeaderToWrite, PREFIX, ROOT, write_extent, write_product};
use super::super::people::{write_birth, write_surname};
use super::super::xml::Writer;
use super::{Address, CODE, Client, Contact, FullName, Jw301, NAMESPACE, Phone, Product, Relation};

/// The message. It says what its content says, right or wrong.
pub fn write(message: &Jw301) -> Vec<u8> {
    Writer::document(ROOT, NAMESPACE, (PREFIX, BASE), |writer| {
        HeaderToWrite::from_municipality(CODE, &message.header).write(writer);
        writer.group("Client", |writer| client(writer, &message.client));
    })
}

fn client(writer: &mut Writer, client: &Client) {
    writer.text("Bsn", client.bsn.reveal());
    write_birth(writer, client.birth);
    writer.text("Geslacht", client.gender.code());
    writer.group("Naam", |writer| name(writer, &client.name));
    if let Some(one) = &client.communication {
        writer.group("Communicatie", |writer| {
            writer.base_text("Vorm", &one.form);
            writer.maybe_base_text("Taal", one.language.as_deref());
        });
    }
    writer.maybe_text("JuridischeStatus", client.legal_status.as_deref());
    writer.maybe_text("WettelijkeVertegenwoordiging", client.representation.as_deref());
    writer.maybe_text("Commentaar", client.remark.as_deref());
    if !client.relations.is_empty() {
        writer.group("Relaties", |writer| {
            for one in &client.relations {
                writer.group("Relatie", |writer| relation(writer, one));
            }
        });
    }
    writer.group("Contactgegevens", |writer| {
        for one in &client.contacts {
            writer.group("Contact", |writer| contact(writer, one));
        }
    });
    writer.group("ToegewezenProducten", |writer| {
        for one in &client.products {
            writer.group("ToegewezenProduct", |writer| product(writer, one));
        }
    });
}

fn name(writer: &mut Writer, name: &FullName) {
    write_surname(writer, "Geslachtsnaam", &name.surname);
    if let Some(partner) = &name.partner {
        write_surname(writer, "Partnernaam", partner);
    }
    writer.maybe_base_text("Voornamen", name.first_names.as_deref());
    writer.maybe_base_text("Voorletters", name.initials.as_deref());
    writer.base_text("NaamGebruik", &name.usage);
}

fn relation(writer: &mut Writer, relation: &Relation) {
    writer.text("Nummer", &relation.number);
    writer.maybe_text("Volgorde", relation.rank.map(|rank| rank.to_string()).as_deref());
    writer.text("Soort", &relation.role);
    if let Some(birth) = relation.birth {
        write_birth(writer, birth);
    }
    writer.maybe_text("Geslacht", relation.gender.map(Gender::code));
    writer.group("Naam", |writer| name(writer, &relation.name));
    writer.group("Contact", |writer| contact(writer, &relation.contact));
}

fn contact(writer: &mut Writer, contact: &Contact) {
    writer.text("Soort", &contact.kind);
    if let Some(one) = &contact.address {
        writer.group("Adres", |writer| address(writer, one));
    }
    writer.maybe_text("Organisatie", contact.organisation.as_deref());
    if !contact.phones.is_empty() {
        writer.group("Telefoon", |writer| {
            for (element, one) in ["Telefoon01", "Telefoon02"].into_iter().zip(&contact.phones) {
                writer.base_group(element, |writer| phone(writer, one));
            }
        });
    }
    writer.maybe_text("Emailadres", contact.email.as_deref());
    if let Some((begin, end)) = contact.period {
        writer.group("Periode", |writer| {
            writer.maybe_base_text("Begindatum", begin.map(|day| day.to_string()).as_deref());
            writer.maybe_base_text("Einddatum", end.map(|day| day.to_string()).as_deref());
        });
    }
}

fn address(writer: &mut Writer, address: &Address) {
    if let Some(house) = &address.house {
        writer.base_group("Huis", |writer| {
            writer.base_text("Huisnummer", &house.number.to_string());
            writer.maybe_base_text("Huisletter", house.letter.as_deref());
            writer.maybe_base_text("HuisnummerToevoeging", house.addition.as_deref());
            writer.maybe_base_text("AanduidingWoonadres", house.indication.as_deref());
        });
    }
    writer.maybe_base_text("Postcode", address.postcode.as_deref());
    writer.maybe_base_text("Straatnaam", address.street.as_deref());
    writer.maybe_base_text("Plaatsnaam", address.town.as_deref());
    writer.maybe_base_text("LandCode", address.country.as_deref());
}

fn phone(writer: &mut Writer, phone: &Phone) {
    writer.base_text("Telefoonnummer", &phone.number);
    writer.base_text("Landnummer", &phone.country);
}

fn product(writer: &mut Writer, product: &Product) {
    writer.text("ToewijzingNummer", &product.number.to_string());
    writer.maybe_text("ReferentieAanbieder", product.reference.as_deref());
    write_product(writer, product.product.as_ref());
    writer.text("Toewijzingsdatum", &product.fixed.0.to_string());
    writer.text("Toewijzingstijd", &time(product.fixed.1));
    writer.text("Ingangsdatum", &product.from.to_string());
    writer.maybe_text("Einddatum", product.until.map(|day| day.to_string()).as_deref());
    writer.maybe_text("RedenWijziging", product.change_reason.as_deref());
    write_extent(writer, product.extent);
    writer.maybe_text("Budget", product.budget.map(|cents| cents.0.to_string()).as_deref());
    writer.maybe_text("Commentaar", product.remark.as_deref());
}

/// Milliseconds since midnight as a time of the day.
fn time(millisecond: u32) -> String {
    let (seconds, rest) = (millisecond / 1000, millisecond % 1000);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{hour:02}:{minute:02}:{second:02}.{rest:03}")
}
