//! Level 2 of the standard for JW301: the message against itself.

use std::collections::HashSet;

use crate::domain::rules::message::{MessageRule, Places};
use crate::domain::text::Text;
use crate::domain::volume::Frequency;

use super::super::asked::{Span, clashing, is_after_old_rules, is_large_unit_by_day};
use super::{Address, Birth, Contact, FullName, Jw301, Product};

/// All rules of level 2. CS015 and CS025 are part of the schema.
pub static RULES: &[MessageRule<Jw301>] = &[
    rule(
        "CS002",
        Text::new("Bsn voldoet aan de elfproef", "Bsn passes the eleven-test"),
        |message, places| places.add_if(message.client.bsn.bsn().is_err(), || Text::same("Client/Bsn")),
    ),
    rule(
        "CS139",
        Text::new(
            "onbekende delen van de datum zijn 01 en 1900, zoals DatumGebruik zegt",
            "unknown parts of the date are 01 and 1900, as DatumGebruik says",
        ),
        |message, places| {
            each_birth(message, places, |birth| !birth.is_filled_well());
        },
    ),
    rule(
        "CS318",
        Text::new("NaamGebruik is bij een cliënt niet 6", "NaamGebruik of a client is not 6"),
        |message, places| {
            places.add_if(message.client.name.usage == "6", || Text::same("Client/Naam"));
        },
    ),
    rule(
        "CS050",
        Text::new(
            "NaamGebruik is met Partnernaam 1, 2, 3 of 4 en zonder 1 of 6",
            "NaamGebruik is 1, 2, 3 or 4 with Partnernaam, and 1 or 6 without",
        ),
        name_usage,
    ),
    rule(
        "CD007",
        Text::new("Taal staat er precies als Vorm 1 is", "Taal is present exactly when Vorm is 1"),
        |message, places| {
            let communication = message.client.communication.as_ref();
            let broken = communication.is_some_and(|c| c.language.is_some() != (c.form == "1"));
            places.add_if(broken, || Text::same("Client/Communicatie"));
        },
    ),
    rule(
        "CD025",
        Text::new("Huis staat er als LandCode NL is", "Huis is present when LandCode is NL"),
        |message, places| {
            each_address(message, places, |_, address| {
                address.country.as_deref() == Some("NL") && address.house.is_none()
            });
        },
    ),
    rule(
        "CD034",
        Text::new("Postcode staat er als Soort 01 of 03 is", "Postcode is present when Soort is 01 or 03"),
        |message, places| {
            each_address(message, places, |contact, address| {
                matches!(contact.kind.as_str(), "01" | "03") && address.postcode.is_none()
            });
        },
    ),
    rule(
        "CS089",
        Text::new(
            "Postcode is in Nederland vier cijfers en twee letters, zonder spatie",
            "Postcode in the Netherlands is four digits and two letters, without a space",
        ),
        |message, places| {
            each_address(message, places, |_, address| {
                address.country.as_deref() == Some("NL")
                    && address.postcode.as_deref().is_some_and(|postcode| !is_dutch_postcode(postcode))
            });
        },
    ),
    rule(
        "CD005",
        Text::new(
            "LandCode staat er precies als Postcode er staat",
            "LandCode is present exactly when Postcode is",
        ),
        |message, places| {
            each_address(message, places, |_, address| {
                address.country.is_some() != address.postcode.is_some()
            });
        },
    ),
    rule(
        "CD009",
        Text::new("Periode staat er alleen bij Soort 04", "Periode is present only with Soort 04"),
        |message, places| {
            each_contact(message, places, |contact| contact.period.is_some() && contact.kind != "04");
        },
    ),
    rule(
        "CS003",
        Text::new("de einddatum ligt niet voor de begindatum", "the end date is not before the start date"),
        |message, places| {
            each_contact(
                message,
                places,
                |contact| matches!(contact.period, Some((Some(begin), Some(end))) if end < begin),
            );
            each_product(message, places, |product| product.until.is_some_and(|until| until < product.from));
        },
    ),
    rule(
        "CD079",
        Text::new("Product staat er als Budget er niet staat", "Product is present when Budget is absent"),
        |message, places| {
            each_product(message, places, |product| product.budget.is_none() && product.product.is_none());
        },
    ),
    rule(
        "CD075",
        Text::new("Einddatum staat er als Budget er staat", "Einddatum is present when Budget is"),
        |message, places| {
            each_product(message, places, |product| product.budget.is_some() && product.until.is_none());
        },
    ),
    rule(
        "CD076",
        Text::new("Einddatum staat er als Frequentie 2 is", "Einddatum is present when Frequentie is 2"),
        |message, places| {
            each_product(message, places, |product| {
                product.extent.is_some_and(|extent| extent.frequency == Frequency::Week)
                    && product.until.is_none()
            });
        },
    ),
    rule(
        "CS335",
        Text::new(
            "RedenWijziging is alleen 13 als Einddatum gelijk is aan Ingangsdatum",
            "RedenWijziging is 13 only when Einddatum equals Ingangsdatum",
        ),
        |message, places| {
            each_product(message, places, |product| {
                product.change_reason.as_deref() == Some("13") && product.until != Some(product.from)
            });
        },
    ),
    rule("CS336", Text::new("RedenWijziging is niet 01", "RedenWijziging is not 01"), |message, places| {
        each_product(message, places, |product| product.change_reason.as_deref() == Some("01"));
    }),
    rule(
        "CD041",
        Text::new("Omvang staat er als Code er staat", "Omvang is present when Code is"),
        |message, places| {
            each_product(message, places, |product| has_code(product) && product.extent.is_none());
        },
    ),
    rule(
        "CD077",
        Text::new("Omvang staat er niet als Budget er staat", "Omvang is absent when Budget is present"),
        |message, places| {
            each_product(message, places, |product| product.extent.is_some() && product.budget.is_some());
        },
    ),
    rule(
        "CD080",
        Text::new("Omvang staat er niet als Code er niet staat", "Omvang is absent when Code is"),
        |message, places| {
            each_product(message, places, |product| {
                product.extent.is_some() && !has_code(product) && is_after_old_rules(product.until)
            });
        },
    ),
    rule(
        "CS338",
        Text::new(
            "Frequentie is bij Eenheid 14, 16, 83 en 84 niet 1",
            "Frequentie is not 1 with Eenheid 14, 16, 83 and 84",
        ),
        |message, places| {
            each_product(message, places, |product| {
                is_large_unit_by_day(product.extent) && is_after_old_rules(product.until)
            });
        },
    ),
    rule(
        "CD078",
        Text::new("Budget staat er niet als Omvang er staat", "Budget is absent when Omvang is present"),
        |message, places| {
            each_product(message, places, |product| product.budget.is_some() && product.extent.is_some());
        },
    ),
    rule(
        "TR002",
        Text::new(
            "de geboorte ligt hooguit 120 jaar voor Dagtekening",
            "the birth lies at most 120 years before Dagtekening",
        ),
        |message, places| {
            each_birth(message, places, |birth| birth.is_too_long_ago(message.header.dated));
        },
    ),
    rule(
        "TR006",
        Text::new(
            "een contact heeft Telefoon, of Huis en Postcode",
            "a contact has Telefoon, or Huis and Postcode",
        ),
        |message, places| {
            each_contact(message, places, |contact| contact.phones.is_empty() && !has_full_address(contact));
        },
    ),
    rule(
        "TR061",
        Text::new(
            "de cliënt heeft een Contact met Soort 01, 02 of 03",
            "the client has a Contact with Soort 01, 02 or 03",
        ),
        |message, places| {
            let settled = |contact: &Contact| matches!(contact.kind.as_str(), "01" | "02" | "03");
            places.add_if(!message.client.contacts.iter().any(settled), || {
                Text::same("Client/Contactgegevens")
            });
        },
    ),
    rule("TR101", Text::new("elke sleutel komt een keer voor", "every key occurs once"), doubles),
    rule(
        "TR134",
        Text::new("de datum ligt niet na Dagtekening", "the date is not after Dagtekening"),
        |message, places| {
            each_birth(message, places, |birth| birth.date > message.header.dated);
            each_product(message, places, |product| product.fixed.0 > message.header.dated);
        },
    ),
    rule(
        "TR302",
        Text::new(
            "hetzelfde product is niet twee keer toegewezen voor dezelfde dagen",
            "the same product is not allocated twice for the same days",
        ),
        overlaps,
    ),
];

const fn rule(id: &'static str, meaning: Text, check: fn(&Jw301, &mut Places)) -> MessageRule<Jw301> {
    let way_out = Text::new(
        "Vraag de gemeente om een gecorrigeerd bericht.",
        "Ask the municipality for a corrected message.",
    );
    MessageRule { id, meaning, way_out, check }
}

/// Relations and the client itself have a name, a contact, perhaps a birth date.
fn relation_place(index: usize) -> String {
    format!("Client/Relaties/Relatie[{}]", index + 1)
}

fn each_birth(message: &Jw301, places: &mut Places, broken: impl Fn(Birth) -> bool) {
    places.add_if(broken(message.client.birth), || Text::same("Client/Geboortedatum"));
    for (index, relation) in message.client.relations.iter().enumerate() {
        let is_broken = relation.birth.is_some_and(&broken);
        places.add_if(is_broken, || Text::same(format!("{}/Geboortedatum", relation_place(index))));
    }
}

fn each_contact(message: &Jw301, places: &mut Places, broken: impl Fn(&Contact) -> bool) {
    for (index, relation) in message.client.relations.iter().enumerate() {
        let is_broken = broken(&relation.contact);
        places.add_if(is_broken, || Text::same(format!("{}/Contact", relation_place(index))));
    }
    for (index, contact) in message.client.contacts.iter().enumerate() {
        places.add_if(broken(contact), || contact_place(index));
    }
}

fn contact_place(index: usize) -> Text {
    Text::same(format!("Client/Contactgegevens/Contact[{}]", index + 1))
}

fn each_address(message: &Jw301, places: &mut Places, broken: impl Fn(&Contact, &Address) -> bool) {
    each_contact(message, places, |contact| {
        contact.address.as_ref().is_some_and(|address| broken(contact, address))
    });
}

fn each_product(message: &Jw301, places: &mut Places, broken: impl Fn(&Product) -> bool) {
    for (index, product) in message.client.products.iter().enumerate() {
        places.add_if(broken(product), || product_place(index));
    }
}

fn product_place(index: usize) -> Text {
    Text::same(format!("Client/ToegewezenProducten/ToegewezenProduct[{}]", index + 1))
}

fn name_usage(message: &Jw301, places: &mut Places) {
    let broken = |name: &FullName| match name.partner {
        Some(_) => !matches!(name.usage.as_str(), "1" | "2" | "3" | "4"),
        None => !matches!(name.usage.as_str(), "1" | "6"),
    };
    places.add_if(broken(&message.client.name), || Text::same("Client/Naam"));
    for (index, relation) in message.client.relations.iter().enumerate() {
        places.add_if(broken(&relation.name), || Text::same(format!("{}/Naam", relation_place(index))));
    }
}

fn is_dutch_postcode(postcode: &str) -> bool {
    postcode.len() == 6
        && postcode.bytes().enumerate().all(|(at, byte)| match at {
            0 => (b'1'..=b'9').contains(&byte),
            1..=3 => byte.is_ascii_digit(),
            _ => byte.is_ascii_alphabetic(),
        })
}

fn has_full_address(contact: &Contact) -> bool {
    contact.address.as_ref().is_some_and(|address| address.house.is_some() && address.postcode.is_some())
}

fn has_code(product: &Product) -> bool {
    matches!(product.product, Some((_, Some(_))))
}

fn doubles(message: &Jw301, places: &mut Places) {
    let mut relations = HashSet::new();
    for (index, relation) in message.client.relations.iter().enumerate() {
        places.add_if(!relations.insert(&relation.number), || Text::same(relation_place(index)));
    }
    let mut contacts = HashSet::new();
    for (index, contact) in message.client.contacts.iter().enumerate() {
        places.add_if(!contacts.insert(&contact.kind), || contact_place(index));
    }
    let mut products = HashSet::new();
    for (index, product) in message.client.products.iter().enumerate() {
        places.add_if(!products.insert(product.number), || product_place(index));
    }
}

/// Names each allocation that starts while the same product still runs.
fn overlaps(message: &Jw301, places: &mut Places) {
    let spans = message.client.products.iter().enumerate().filter(|(_, product)| !never_existed(product));
    let spans = spans.map(|(index, product)| Span {
        index,
        name: product.product.as_ref(),
        from: product.from,
        until: product.until,
    });
    for index in clashing(spans.collect()) {
        places.add(|| product_place(index));
    }
}

fn never_existed(product: &Product) -> bool {
    product.until == Some(product.from) && matches!(product.change_reason.as_deref(), Some("13" | "01"))
}

#[cfg(test)]
mod tests;
