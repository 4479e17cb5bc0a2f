//! The tables beside the products: claims, lots, credentials, components and exclusions.

use super::super::complaint::{Complained, Reading};
use super::demands::{self, Told};
use super::names::{Names, holder_word};
use super::section::{Log, Section};
use crate::domain::contract::{
    Claims, Component, Credential, Exclusion, ExclusionWhen, GroupTime, Holder, Lot,
};
use crate::domain::identifiers::{ComponentKey, CredentialKey};
use crate::domain::text::Text;
use crate::domain::usage::StayCounting;
use crate::text;

/// One capital letter.
pub fn segment(word: &str) -> Result<char, Text> {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_uppercase() => Ok(letter),
        _ => {
            Err(text!("verwacht één hoofdletter, zoals \"C\"", "expected one capital letter, such as \"C\""))
        }
    }
}

pub fn claims(top: &mut Section) -> Reading<Claims> {
    let Some(mut table) = top.optional_table("claims")? else { return Ok(Claims::default()) };
    let deadline_months = table.optional_number("deadline_months", 1, 60);
    let group_time =
        table.optional_one_of("group_time", &[("each", GroupTime::Each), ("divided", GroupTime::Divided)]);
    let countings = StayCounting::ALL.map(|counting| (counting.word(), counting));
    let stays = table.optional_one_of("stays", &countings);
    let place = table.optional_words("place");
    table.refuse_unknown_keys();
    table.refuse_empty();
    Ok(Claims {
        deadline_months: deadline_months?,
        group_time: group_time?,
        stays: stays?.unwrap_or_default(),
        place: place?.unwrap_or_default(),
    })
}

pub fn lot(mut table: Section) -> Reading<Lot> {
    let number = table.number("number", 1, 99);
    let name = table.text_in_both("name");
    let place = table.words("place");
    table.refuse_unknown_keys();
    let number = u8::try_from(number?).map_err(|_| Complained)?;
    Ok(Lot { number, name: name?, place: place? })
}

pub fn credential(mut table: Section, log: &Log, names: &Names) -> Reading<Credential> {
    let key = table.parsed("key", CredentialKey::parse);
    let name = table.text_in_both("name");
    let holders = [Holder::Practitioner, Holder::Practice].map(|holder| (holder_word(holder), holder));
    let holder = table.one_of("held_by", &holders);
    let part_of = match holder {
        Ok(holder) => table.optional_parsed("part_of", |word| names.credential(word, holder)),
        Err(Complained) => table.optional_parsed("part_of", CredentialKey::parse),
    };
    let place = table.words("place");
    table.refuse_unknown_keys();
    let (key, part_of) = (key?, part_of?);
    if let Some(whole) = part_of.as_ref().filter(|whole| **whole == key || names.is_part(whole)) {
        let words = text!(
            "{whole} hoort zelf al bij een andere registratie; part_of gaat maar één stap ver",
            "{whole} is itself part of another registration; part_of goes one step only"
        );
        log.complain(table.line_of("part_of"), &table.place_of("part_of"), words);
        return Err(Complained);
    }
    Ok(Credential { key, name: name?, holder: holder?, part_of, place: place? })
}

/// A component, with its demands for its products.
pub fn component(mut table: Section, log: &Log, names: &Names) -> Reading<(Component, Told)> {
    let key = table.parsed("key", ComponentKey::parse);
    let name = table.text_in_both("name");
    let place = table.words("place");
    let told = demands::read(&mut table, log, names, place.as_deref().unwrap_or_default());
    table.refuse_unknown_keys();
    Ok((Component { key: key?, name: name?, place: place? }, told?))
}

pub fn exclusion(mut table: Section, log: &Log, names: &Names) -> Reading<Exclusion> {
    let products = table.list("products", |word| names.product(word));
    let not_with = table.list("not_with", |word| names.product(word));
    let when = table
        .one_of("when", &[("same-day", ExclusionWhen::SameDay), ("same-skill", ExclusionWhen::SameSkill)]);
    let place = table.words("place");
    table.refuse_unknown_keys();
    let (products, not_with) = (products?, not_with?);
    if let Some(both) = products.iter().find(|product| not_with.contains(product)) {
        let words = text!(
            "product {both} staat aan beide kanten; een product kan zichzelf niet uitsluiten",
            "product {both} stands on both sides; a product cannot exclude itself"
        );
        log.complain(table.line_of("not_with"), &table.place_of("not_with"), words);
        return Err(Complained);
    }
    Ok(Exclusion { products, not_with, when: when?, place: place? })
}
