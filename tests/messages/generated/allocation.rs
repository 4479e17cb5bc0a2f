//! Allocations by chance, and how a municipality writes them.

use uurwerk::domain::client::Gender;
use uurwerk::domain::time::BirthPrecision;
use uurwerk::messages::groups::{BASE, PREFIX, ROOT};
use uurwerk::messages::jw301::{
    self, Address, Client, Communication, Contact, FullName, House, Jw301, Phone, Product, Relation,
};
use uurwerk::messages::people::{Birth, Surname};
use uurwerk::messages::xml::Writer;

use super::values::{
    agb, allocation_number, birth, bsn, cents, code, day, digits, envelope, extent, header, initials,
    municipality, number, product, remark, surname, text, time,
};
use crate::support::Chance;

pub fn message(chance: &mut Chance) -> Jw301 {
    let client = Client {
        bsn: bsn(chance),
        birth: birth(chance),
        gender: *chance.pick(&Gender::ALL),
        name: name(chance),
        communication: chance.maybe(|chance| Communication {
            form: code(chance, &["1", "2", "3"]),
            language: chance.maybe(|chance| text(chance, 25)),
        }),
        legal_status: chance.maybe(|chance| code(chance, &["01", "02", "03", "04", "05", "11", "12"])),
        representation: chance.maybe(|chance| code(chance, &["06", "07", "08", "09", "10"])),
        remark: chance.maybe(remark),
        relations: chance.some(0, 3, relation),
        contacts: chance.some(1, 3, contact),
        products: chance.some(1, 4, allocated),
    };
    Jw301 { header: header(chance, municipality, agb), client }
}

fn name(chance: &mut Chance) -> FullName {
    FullName {
        surname: surname(chance),
        partner: chance.maybe(surname),
        first_names: chance.maybe(|chance| text(chance, 200)),
        initials: chance.maybe(initials),
        usage: code(chance, &["1", "2", "3", "4", "5", "6"]),
    }
}

fn relation(chance: &mut Chance) -> Relation {
    Relation {
        number: text(chance, 20),
        rank: chance.maybe(|chance| u64::try_from(number(chance, 99)).unwrap()),
        role: code(chance, &["03", "10", "11", "25"]),
        birth: chance.maybe(birth),
        gender: chance.maybe(|chance| *chance.pick(&Gender::ALL)),
        name: name(chance),
        contact: contact(chance),
    }
}

fn contact(chance: &mut Chance) -> Contact {
    Contact {
        kind: code(chance, &["01", "02", "03", "04"]),
        address: chance.maybe(address),
        organisation: chance.maybe(|chance| text(chance, 35)),
        phones: chance.some(0, 2, |chance| Phone { number: digits(chance, 15), country: text(chance, 4) }),
        email: chance.maybe(|chance| text(chance, 80)),
        period: chance.maybe(|chance| (chance.maybe(day), chance.maybe(day))),
    }
}

fn address(chance: &mut Chance) -> Address {
    Address {
        house: chance.maybe(|chance| House {
            number: u64::try_from(number(chance, 99_999)).unwrap(),
            letter: chance.maybe(|chance| text(chance, 1)),
            addition: chance.maybe(|chance| text(chance, 4)),
            indication: chance.maybe(|chance| code(chance, &["AB", "BY", "TO", "WW"])),
        }),
        postcode: chance.maybe(|chance| text(chance, 8)),
        street: chance.maybe(|chance| text(chance, 24)),
        town: chance.maybe(|chance| text(chance, 80)),
        country: chance.maybe(|chance| code(chance, &["NL", "BE", "AW", "ZW"])),
    }
}

fn allocated(chance: &mut Chance) -> Product {
    Product {
        number: allocation_number(chance),
        reference: chance.maybe(|chance| text(chance, 36)),
        product: chance.maybe(product),
        fixed: (day(chance), time(chance)),
        from: day(chance),
        until: chance.maybe(day),
        change_reason: chance.maybe(|chance| code(chance, &["01", "04", "13", "14"])),
        extent: chance.maybe(extent),
        budget: chance.maybe(cents),
        remark: chance.maybe(remark),
    }
}

pub fn write(message: &Jw301) -> Vec<u8> {
    Writer::document(ROOT, jw301::NAMESPACE, (PREFIX, BASE), |writer| {
        envelope(jw301::CODE, &message.header).write(writer);
        writer.group("Client", |writer| write_client(writer, &message.client));
    })
}

fn write_client(writer: &mut Writer, client: &Client) {
    writer.text("Bsn", client.bsn.reveal());
    write_birth(writer, client.birth);
    writer.text("Geslacht", client.gender.code());
    write_name(writer, &client.name);
    if let Some(Communication { form, language }) = &client.communication {
        writer.group("Communicatie", |writer| {
            writer.base_text("Vorm", form);
            writer.maybe_base_text("Taal", language.as_deref());
        });
    }
    writer.maybe_text("JuridischeStatus", client.legal_status.as_deref());
    writer.maybe_text("WettelijkeVertegenwoordiging", client.representation.as_deref());
    writer.maybe_text("Commentaar", client.remark.as_deref());
    if !client.relations.is_empty() {
        writer.group("Relaties", |writer| each(writer, &client.relations, write_relation));
    }
    writer.group("Contactgegevens", |writer| each(writer, &client.contacts, write_contact));
    writer.group("ToegewezenProducten", |writer| each(writer, &client.products, write_product));
}

fn each<T>(writer: &mut Writer, all: &[T], write: fn(&mut Writer, &T)) {
    for one in all {
        write(writer, one);
    }
}

fn write_birth(writer: &mut Writer, birth: Birth) {
    let usage = match birth.precision {
        BirthPrecision::Exact => None,
        BirthPrecision::DayUnknown => Some("1"),
        BirthPrecision::MonthUnknown => Some("2"),
        BirthPrecision::Unknown => Some("3"),
    };
    writer.group("Geboortedatum", |writer| {
        writer.base_text("Datum", &birth.date.to_string());
        writer.maybe_base_text("DatumGebruik", usage);
    });
}

fn write_name(writer: &mut Writer, name: &FullName) {
    writer.group("Naam", |writer| {
        write_surname(writer, "Geslachtsnaam", &name.surname);
        if let Some(partner) = &name.partner {
            write_surname(writer, "Partnernaam", partner);
        }
        writer.maybe_base_text("Voornamen", name.first_names.as_deref());
        writer.maybe_base_text("Voorletters", name.initials.as_deref());
        writer.base_text("NaamGebruik", &name.usage);
    });
}

fn write_surname(writer: &mut Writer, element: &'static str, surname: &Surname) {
    writer.base_group(element, |writer| {
        writer.base_text("Achternaam", &surname.name);
        writer.maybe_base_text("Voorvoegsel", surname.prefix.as_deref());
    });
}

fn write_relation(writer: &mut Writer, relation: &Relation) {
    writer.group("Relatie", |writer| {
        writer.text("Nummer", &relation.number);
        writer.maybe_text("Volgorde", relation.rank.map(|rank| rank.to_string()).as_deref());
        writer.text("Soort", &relation.role);
        if let Some(birth) = relation.birth {
            write_birth(writer, birth);
        }
        writer.maybe_text("Geslacht", relation.gender.map(Gender::code));
        write_name(writer, &relation.name);
        write_contact(writer, &relation.contact);
    });
}

fn write_contact(writer: &mut Writer, contact: &Contact) {
    writer.group("Contact", |writer| {
        writer.text("Soort", &contact.kind);
        if let Some(address) = &contact.address {
            writer.group("Adres", |writer| write_address(writer, address));
        }
        writer.maybe_text("Organisatie", contact.organisation.as_deref());
        if !contact.phones.is_empty() {
            writer.group("Telefoon", |writer| {
                for (element, phone) in ["Telefoon01", "Telefoon02"].into_iter().zip(&contact.phones) {
                    writer.base_group(element, |writer| {
                        writer.base_text("Telefoonnummer", &phone.number);
                        writer.base_text("Landnummer", &phone.country);
                    });
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
    });
}

fn write_address(writer: &mut Writer, address: &Address) {
    if let Some(House { number, letter, addition, indication }) = &address.house {
        writer.base_group("Huis", |writer| {
            writer.base_text("Huisnummer", &number.to_string());
            writer.maybe_base_text("Huisletter", letter.as_deref());
            writer.maybe_base_text("HuisnummerToevoeging", addition.as_deref());
            writer.maybe_base_text("AanduidingWoonadres", indication.as_deref());
        });
    }
    writer.maybe_base_text("Postcode", address.postcode.as_deref());
    writer.maybe_base_text("Straatnaam", address.street.as_deref());
    writer.maybe_base_text("Plaatsnaam", address.town.as_deref());
    writer.maybe_base_text("LandCode", address.country.as_deref());
}

fn write_product(writer: &mut Writer, product: &Product) {
    let day = |day: uurwerk::domain::time::Day| day.to_string();
    writer.group("ToegewezenProduct", |writer| {
        writer.text("ToewijzingNummer", &product.number.to_string());
        writer.maybe_text("ReferentieAanbieder", product.reference.as_deref());
        if let Some((category, code)) = &product.product {
            writer.group("Product", |writer| {
                writer.base_text("Categorie", category.as_str());
                writer.maybe_base_text("Code", code.as_deref());
            });
        }
        let (fixed, millisecond) = product.fixed;
        let (second, rest) = (millisecond / 1000, millisecond % 1000);
        let time = format!("{:02}:{:02}:{:02}.{rest:03}", second / 3600, second / 60 % 60, second % 60);
        writer.text("Toewijzingsdatum", &day(fixed));
        writer.text("Toewijzingstijd", &time);
        writer.text("Ingangsdatum", &day(product.from));
        writer.maybe_text("Einddatum", product.until.map(day).as_deref());
        writer.maybe_text("RedenWijziging", product.change_reason.as_deref());
        if let Some(extent) = product.extent {
            writer.group("Omvang", |writer| {
                writer.base_text("Volume", &extent.volume.to_string());
                writer.base_text("Eenheid", extent.unit.code());
                writer.base_text("Frequentie", extent.frequency.code());
            });
        }
        writer.maybe_text("Budget", product.budget.map(|cents| cents.0.to_string()).as_deref());
        writer.maybe_text("Commentaar", product.remark.as_deref());
    });
}
