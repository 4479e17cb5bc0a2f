//! What a contract file may not say even though each of its lines is well formed.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use super::super::complaint::Reading;
use super::At;
use super::demands::Told;
use super::names::Names;
use super::section::{Log, Section};
use crate::domain::contract::{
    AllocatedAs, Component, Credential, Intensity, Lot, Product, TariffShape, Transport,
};
use crate::domain::identifiers::{Discipline, MunicipalityCode};
use crate::domain::text::Text;
use crate::domain::volume::Unit;
use crate::text;

/// No name stands in a list twice.
pub fn not_twice<T: Display>(log: &Log, line: u64, place: &str, names: impl IntoIterator<Item = T>) {
    let mut seen = HashSet::new();
    for name in names {
        let name = name.to_string();
        if seen.contains(&name) {
            log.complain(line, place, text!("{name} staat er twee keer", "{name} stands here twice"));
        }
        seen.insert(name);
    }
}

/// No municipality or discipline stands in its list twice.
pub fn listed_once(
    log: &Log,
    top: &Section,
    municipalities: &Reading<Vec<MunicipalityCode>>,
    disciplines: &Reading<Vec<Discipline>>,
) {
    if let Ok(disciplines) = disciplines {
        not_twice(log, top.line_of("disciplines"), "disciplines", disciplines);
    }
    if let Ok(municipalities) = municipalities {
        not_twice(log, top.line_of("municipalities"), "municipalities", municipalities);
    }
}

/// No two tables have the same of something that tells them apart.
fn differ<T: Display>(log: &Log, place: &str, what: &Text, keys: impl IntoIterator<Item = (u64, T)>) {
    let Text { nl, en } = what;
    let mut seen = HashMap::new();
    for (line, key) in keys {
        let key = key.to_string();
        if let Some(first) = seen.get(&key) {
            let words =
                text!("{nl} {key} staat al op regel {first}", "{en} {key} stands on line {first} already");
            log.complain(line, place, words);
        } else {
            seen.insert(key, line);
        }
    }
}

/// No two tables of a kind have the same key or number.
pub fn parts_differ(
    log: &Log,
    lots: &[Reading<At<Lot>>],
    credentials: &[Reading<At<Credential>>],
    components: &[Reading<At<(Component, Told)>>],
) {
    let number = Text::new("het nummer", "the number");
    let key = Text::new("de sleutel", "the key");
    differ(log, "lot", &number, lots.iter().flatten().map(|(line, lot)| (*line, lot.number)));
    differ(log, "credential", &key, credentials.iter().flatten().map(|(line, one)| (*line, &one.key)));
    differ(log, "component", &key, components.iter().flatten().map(|(line, (one, _))| (*line, &one.key)));
}

/// No two products have the same key, code, or form and band.
pub fn products_differ(log: &Log, products: &[Reading<At<Product>>]) {
    let products = || products.iter().flatten().map(|(line, product)| (*line, product));
    let key = Text::new("de sleutel", "the key");
    differ(log, "product", &key, products().map(|(line, product)| (line, &product.key)));
    let code = Text::new("de code", "the code");
    let codes = products().filter_map(|(line, product)| Some((line, product.code.as_ref()?)));
    differ(log, "product.code", &code, codes);
    let band = Text::new("het vervoer", "the transport");
    let bands = products().filter_map(|(line, product)| {
        let Transport { form, band } = product.transport?;
        Some((line, format!("{} {band}", form.word())))
    });
    differ(log, "product.transport", &band, bands);
}

/// A lot or component without a product is half a file.
pub fn parts_are_used(
    log: &Log,
    lots: &[Reading<At<Lot>>],
    components: &[Reading<At<(Component, Told)>>],
    names: &Names,
) {
    for (line, lot) in lots.iter().flatten().filter(|(_, lot)| !names.uses_lot(lot.number)) {
        let number = lot.number;
        let words = text!("perceel {number} heeft geen product", "lot {number} has no product");
        log.complain(*line, "lot", words);
    }
    for (line, (component, _)) in components.iter().flatten() {
        if !names.uses_component(&component.key) {
            let key = &component.key;
            let words = text!("onderdeel {key} heeft geen product", "component {key} has no product");
            log.complain(*line, "component", words);
        }
    }
}

/// Among the products of a component the number of clients decides: each number fits at most one of them (HA-2).
pub fn groups_differ(log: &Log, products: &[Reading<At<Product>>]) {
    let with_heads: Vec<_> = products
        .iter()
        .flatten()
        .filter_map(|(line, product)| {
            let heads = product.demands.group.as_ref()?.heads?;
            Some((*line, product.component.as_ref()?, heads, &product.key))
        })
        .collect();
    for (index, (line, component, heads, _)) in with_heads.iter().enumerate() {
        let before = with_heads.iter().take(index);
        let mut rivals = before.filter(|(_, other, range, _)| other == component && range.overlaps(*heads));
        if let Some((first, _, _, key)) = rivals.next() {
            let words = text!(
                "deze groepsgrootte overlapt die van {key} (regel {first}); het aantal bepaalt het product",
                "this group size overlaps that of {key} (line {first}); the number decides the product"
            );
            log.complain(*line, "product.group.heads", words);
        }
    }
}

/// What the statements of one product may not say together.
pub fn product(log: &Log, table: &Section, product: &Product, names: &Names) {
    let complain = |key: &str, words: Text| log.complain(table.line_of(key), &table.place_of(key), words);
    if product.code.is_some() {
        code_has_a_place(product, &complain);
    }
    units_fit(product, &complain);
    let day_activities =
        product.component.as_ref().is_some_and(|key| key.as_str() == Component::DAY_ACTIVITIES);
    if names.segment == Some('C') && day_activities && product.intensity == Some(Intensity::Low) {
        let words = text!(
            "segment C heeft dagbesteding midden en hoog, geen laag (PS-D2)",
            "segment C has day activities middle and high, no low (PS-D2)"
        );
        complain("intensity", words);
    }
    if product.demands.individual && product.demands.group.is_some() {
        let words = text!(
            "een individueel product (individual) heeft geen groep",
            "an individual product (individual) has no group"
        );
        complain("group", words);
    }
    names_itself(product, &complain);
}

fn names_itself(product: &Product, complain: &impl Fn(&str, Text)) {
    let words = || {
        let key = &product.key;
        text!("product {key} noemt zichzelf", "product {key} names itself")
    };
    if product.demands.after.contains(&product.key) {
        complain("after", words());
    }
    if product.demands.other_allocations.as_ref().is_some_and(|other| other.products.contains(&product.key)) {
        complain("other_allocations", words());
    }
}

/// A product has a code of its own only where one code serves all of it (PS-A2, PS-A4).
fn code_has_a_place(product: &Product, complain: &impl Fn(&str, Text)) {
    if product.allocated == AllocatedAs::Aspecific {
        let words = text!(
            "een aspecifieke toewijzing noemt alleen de categorie (PS-A2); laat code weg",
            "an aspecific allocation names only the category (PS-A2); leave code out"
        );
        complain("code", words);
    }
    if product.tariff == TariffShape::PerDiscipline {
        let words = text!(
            "bij een tarief per discipline heeft elke discipline een eigen code (PS-A4); laat code weg",
            "with a tariff per discipline each discipline has its own code (PS-A4); leave code out"
        );
        complain("code", words);
    }
    if !product.claimable {
        let words = text!(
            "wat niet gedeclareerd kan worden (claimable = false) heeft geen code",
            "what cannot be claimed (claimable = false) has no code"
        );
        complain("code", words);
    }
}

/// Tariffs per hour need hours, and limits need the unit that they count.
fn units_fit(product: &Product, complain: &impl Fn(&str, Text)) {
    let other = product.units.iter().find(|unit| !unit.is_time());
    if let Some(unit) = other.filter(|_| product.tariff != TariffShape::PerUnit) {
        let word = unit.word();
        let words = text!(
            "een uurtarief (per-discipline, mixed) past niet bij {word}; gebruik tariff = \"per-unit\"",
            "an hourly tariff (per-discipline, mixed) does not fit {word}; use tariff = \"per-unit\""
        );
        complain("tariff", words);
    }
    let Some(limits) = &product.demands.limits else { return };
    for (limit, key, unit) in [
        (limits.consecutive, "consecutive", Unit::FullDay),
        (limits.day_parts_per_day, "day_parts_per_day", Unit::DayPart),
        (limits.trips_per_day, "trips_per_day", Unit::PieceEffort),
    ] {
        if limit.is_some() && !product.units.contains(&unit) {
            let word = unit.word();
            let words = text!(
                "de grens {key} telt in de eenheid {word}",
                "the limit {key} counts in the unit {word}"
            );
            complain("units", words);
        }
    }
}
