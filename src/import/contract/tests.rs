//! What the shipped contract of segment C says, and what a broken contract file is told.

mod demands;
mod shipped;

use expect_test::expect_file;

use super::*;
use crate::domain::activity::{ClientUse, Kind};
use crate::domain::contract::{AgeRange, AllocatedAs, Product, TariffShape, contract_for};
use crate::domain::identifiers::ProductKey;
use crate::domain::text::Lang;
use crate::domain::time::Day;
use crate::domain::volume::Unit;

fn westfriesland() -> Contract {
    let (key, text) = shipped()[0];
    let contract = read(text).unwrap_or_else(|complaints| panic!("{complaints:#?}"));
    assert_eq!(contract.key.as_str(), key);
    contract
}

fn product(key: &str) -> Product {
    westfriesland().product(&ProductKey::parse(key).unwrap()).unwrap().clone()
}

#[test]
fn every_shipped_contract_is_read_under_its_own_key() {
    for (key, text) in shipped() {
        let contract = read(text).unwrap_or_else(|complaints| panic!("{key}: {complaints:#?}"));
        assert_eq!(contract.key.as_str(), *key);
    }
}

#[test]
fn seven_municipalities_buy_under_it_from_2025() {
    let contract = westfriesland();
    let codes: Vec<_> = contract.municipalities.iter().map(MunicipalityCode::as_str).collect();
    assert_eq!(codes, ["0388", "0405", "0420", "0432", "0498", "0532", "1598"]);
    let hoorn = MunicipalityCode::parse("0405").unwrap();
    let contracts = [contract];
    for (day, found) in [("2024-12-31", false), ("2025-01-01", true), ("2030-01-01", true)] {
        let day = Day::parse_iso(day).unwrap();
        assert_eq!(contract_for(&contracts, &hoorn, day).is_some(), found, "{day}");
    }
    let amsterdam = MunicipalityCode::parse("0363").unwrap();
    assert!(contract_for(&contracts, &amsterdam, Day::parse_iso("2025-06-01").unwrap()).is_none());
}

#[test]
fn ps_a3_and_a4_an_allocation_lasts_a_year_and_there_are_seven_disciplines() {
    let contract = westfriesland();
    assert_eq!(contract.allocation_months, Some(12));
    let names: Vec<_> = contract.disciplines.iter().map(Discipline::as_str).collect();
    assert_eq!(names, ["MBO4", "HBO", "HBO+", "WO", "WO+", "WO++", "AMS"]);
}

#[test]
fn ps_a2_a4_lot_1_is_aspecific_with_a_tariff_per_discipline() {
    let lot = product("lot-1");
    assert_eq!(
        (lot.lot, lot.allocated, lot.tariff),
        (Some(1), AllocatedAs::Aspecific, TariffShape::PerDiscipline)
    );
    assert_eq!((lot.units, lot.age, lot.needs_frame), (vec![Unit::Minute, Unit::Hour], None, false));
}

#[test]
fn ps_a5_a6_lot_2_is_specific_with_a_mixed_tariff_for_ages_12_to_23() {
    let lot = product("lot-2");
    assert_eq!((lot.lot, lot.allocated, lot.tariff), (Some(2), AllocatedAs::Specific, TariffShape::Mixed));
    assert_eq!(lot.units, [Unit::Minute, Unit::Hour]);
    assert_eq!((lot.age, lot.needs_frame), (Some(AgeRange { from: 12, below: 23 }), true));
}

#[test]
fn ps_a9_codes_and_categories_are_left_to_the_tariffs() {
    for product in westfriesland().products {
        assert_eq!((product.category, product.code), (None, None), "{}", product.key);
    }
}

#[test]
fn ps_b1_to_b3_the_activity_decides_the_kind_and_the_client() {
    let contract = westfriesland();
    for (word, kind, client) in [
        ("face to face", Kind::Direct, ClientUse::Required),
        ("tel", Kind::Direct, ClientUse::Required),
        ("bel", Kind::Direct, ClientUse::Required),
        ("Telephone", Kind::Direct, ClientUse::Required),
        ("beeldbellen", Kind::Direct, ClientUse::Required),
        ("online meeting", Kind::Direct, ClientUse::Required),
        ("ouders", Kind::Direct, ClientUse::Required),
        ("hulpverleningsplan opstellen", Kind::Indirect, ClientUse::Required),
        ("prep", Kind::Indirect, ClientUse::Required),
        ("reporting", Kind::Indirect, ClientUse::Required),
        ("travel", Kind::Indirect, ClientUse::Required),
        ("casusoverleg", Kind::Indirect, ClientUse::Required),
        ("vakantie", Kind::NonDeclarable, ClientUse::Never),
        ("leave", Kind::NonDeclarable, ClientUse::Never),
        ("ziek", Kind::NonDeclarable, ClientUse::Never),
        ("training", Kind::NonDeclarable, ClientUse::Never),
        ("team meeting", Kind::NonDeclarable, ClientUse::Never),
        ("pauze", Kind::NonDeclarable, ClientUse::Never),
        ("tijdschrijven", Kind::NonDeclarable, ClientUse::Never),
        ("claiming", Kind::NonDeclarable, ClientUse::Optional),
        ("toewijzing verkrijgen", Kind::NonDeclarable, ClientUse::Optional),
    ] {
        let found: Vec<_> = contract.activities.iter().filter(|activity| activity.answers_to(word)).collect();
        let said: Vec<_> = found.iter().map(|activity| (activity.kind, activity.client)).collect();
        assert_eq!(said, [(kind, client)], "{word}");
    }
}

const SMALL: &str = r#"format = 1
key = "region"
name = { nl = "Regio", en = "Region" }
document = "Catalogue"
from = 2025-01-01
until = 2025-12-31
municipalities = ["0405"]
disciplines = ["HBO", "WO"]
allocation_months = 12

[[product]]
key = "guidance"
name = { nl = "Begeleiding", en = "Guidance" }
place = "1"
allocated = "specific"
tariff = "mixed"
units = ["hour"]
category = "45"
code = "45X05"
age = { from = 4, below = 18 }

[[activity]]
key = "talk"
kind = "A"
name = { nl = "gesprek", en = "talk" }
aliases = ["tel"]
place = "2"

[[activity]]
key = "break"
kind = "C"
name = { nl = "pauze", en = "break" }
place = "2"
"#;

#[test]
fn a_small_contract_is_read_and_what_may_be_absent_may_be_absent() {
    let contract = read(SMALL).unwrap();
    assert_eq!(contract.products[0].code.as_ref().unwrap().as_str(), "45X05");
    assert_eq!(contract.valid.until.unwrap().to_string(), "2025-12-31");
    let optional = ["until", "municipalities", "allocation_months", "category", "code", "age", "aliases"];
    let lines = SMALL.lines().filter(|line| !optional.iter().any(|key| line.starts_with(key)));
    let contract = read(&lines.collect::<Vec<_>>().join("\n")).unwrap();
    assert_eq!((contract.valid.until, contract.allocation_months), (None, None));
    assert!(contract.municipalities.is_empty() && contract.activities[0].aliases.is_empty());
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let windows = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    assert!(read(&windows).is_ok(), "{:?}", read(&windows));
}

const PRODUCT_AGAIN: &str = r#"[[product]]
key = "guidance"
name = { nl = "Begeleiding", en = "Guidance" }
place = "1"
allocated = "aspecific"
tariff = "mixed"
units = ["minute", "minute"]

[[activity]]"#;

/// The file with the first `old` replaced, and what is said of it in both languages.
fn said_of(file: &str, old: &str, new: &str) -> String {
    assert!(file.contains(old), "{old}");
    let Err(complaints) = read(&file.replacen(old, new, 1)) else {
        return format!("{new}\n  accepted\n");
    };
    let mut out = if new.is_empty() { format!("without {old}\n") } else { format!("{new}\n") };
    out = format!("{}\n", out.trim_end());
    for complaint in complaints {
        let sentence = complaint.sentence();
        for lang in [Lang::Nl, Lang::En] {
            out.push_str("  ");
            out.push_str(sentence.get(lang));
            out.push('\n');
        }
    }
    out
}

/// What is replaced in the small contract, and by what.
const BROKEN: &[(&str, &str)] = &[
    ("format = 1", "format = 2"),
    ("format = 1\n", ""),
    ("format = 1", "format = \"1\""),
    ("key = \"region\"", "key = \"Region 1\""),
    ("key = \"region\"", "key = 1"),
    ("key = \"region\"", "kye = \"region\""),
    ("key = \"region\"", "key = \"region"),
    ("nl = \"Regio\", en = \"Region\"", "nl = \"Regio\", en = \"\""),
    ("nl = \"Regio\", en = \"Region\"", "nl = \"Regio\""),
    ("name = { nl = \"Regio\", en = \"Region\" }", "name = \"Region\""),
    ("from = 2025-01-01", "from = \"2025-01-01\""),
    ("from = 2025-01-01", "from = 2026-01-01"),
    ("from = 2025-01-01", "from = 2025-02-31"),
    ("from = 2025-01-01", "from = 2025-04-31"),
    ("from = 2025-01-01", "from = 2025-13-01"),
    ("from = 2025-01-01", "from = 2025-02-29"),
    ("from = 2025-01-01", "from = 31-12-2025"),
    ("from = 2025-01-01", "from = 1899-12-31"),
    ("from = 2025-01-01", "from = "),
    ("from = 2025-01-01", "from: 2025-01-01"),
    ("from = 2025-01-01", "from = 2025-01-01T09:00:00"),
    ("format = 1", "format = 1\nformat = 1"),
    ("key = \"region\"", "key = region"),
    ("[\"0405\"]", "[\"0405\""),
    ("[\"0405\"]", "[\"0405\" \"0498\"]"),
    ("[[product]]", "[[product]"),
    ("nl = \"Regio\", en = \"Region\"", "nl = \"Regio\" en = \"Region\""),
    ("allocation_months = 12", "allocation_months = 012"),
    ("format = 1", "contract;product;tariff"),
    ("[\"0405\"]", "[\"405\", \"0498\", \"0498\"]"),
    ("[\"HBO\", \"WO\"]", "[\"HBO\", \"W O\", 5]"),
    ("[\"HBO\", \"WO\"]", "[]"),
    ("[\"HBO\", \"WO\"]", "[\"HBO\", \"HBO\"]"),
    ("allocation_months = 12", "allocation_months = 0"),
    ("key = \"guidance\"", "key = \"guidance\"\nlott = 1"),
    ("key = \"guidance\"", "key = \"guidance\"\nlot = 256"),
    ("allocated = \"specific\"", "allocated = \"free\""),
    ("allocated = \"specific\"", "allocated = \"aspecific\""),
    ("tariff = \"mixed\"", "tariff = \"per-discipline\""),
    ("units = [\"hour\"]", "units = [\"piece-output\", \"hour\", \"euro\"]"),
    ("units = [\"hour\"]", "units = [\"hour\", \"hours\", \"hour\"]"),
    ("category = \"45\"", "category = \"99\""),
    ("code = \"45X05\"", "code = \"45X055\""),
    ("from = 4, below = 18", "from = 18, below = 4"),
    ("from = 4, below = 18", "from = 4, until = 18"),
    ("code = \"45X05\"", "needs_frame = \"yes\""),
    ("[[product]]", "[product]"),
    ("kind = \"A\"", "kind = \"D\""),
    ("kind = \"A\"", "kind = \"A\"\nclient = \"optional\""),
    ("kind = \"C\"", "kind = \"C\"\nclient = \"required\""),
    ("key = \"break\"", "key = \"talk\""),
    ("nl = \"pauze\"", "nl = \"Tel\""),
    ("aliases = [\"tel\"]", "aliases = [\"Tel\", \"9\", \"a b\", \"t\", \"t\"]"),
    ("aliases = [\"tel\"]", "aliases = [\"ma\", \"today\", \"u1\"]"),
    ("nl = \"gesprek\"", "nl = \"9-10\""),
    ("nl = \"pauze\"", "nl = \"T\u{e9}l\""),
    ("aliases = [\"tel\"]", "aliases = [\"t\", \"t\"]"),
    ("place = \"2\"\n", ""),
    ("place = \"2\"\n", "place = \"2\"\n\"\\u001b[2J\" = 1\n"),
    ("[[activity]]", PRODUCT_AGAIN),
];

#[test]
fn gallery_of_broken_contract_files() {
    let gallery: String = BROKEN.iter().map(|(old, new)| said_of(SMALL, old, new)).collect();
    expect_file!["gallery.txt"].assert_eq(&gallery);
}

#[test]
fn a_contract_without_products_or_activities_is_refused() {
    let (head, rest) = SMALL.split_once("[[product]]").unwrap();
    let without_activities = format!("{head}[[product]]{}", rest.split_once("[[activity]]").unwrap().0);
    let without_products = format!("{head}[[activity]]{}", rest.split_once("[[activity]]").unwrap().1);
    for (text, missing) in
        [(without_activities, "activity"), (without_products, "product"), (head.into(), "product")]
    {
        let complaints = read(&text).unwrap_err();
        assert_eq!(complaints[0].column.as_deref(), Some(missing), "{complaints:?}");
    }
}

#[test]
fn what_is_not_a_contract_at_all_is_refused() {
    let nested = format!("a = {}", "[".repeat(100_000));
    for text in ["", "hello", "<xml/>", "\0", &nested, &"#".repeat(MAX_BYTES + 1)] {
        assert!(!read(text).unwrap_err().is_empty());
    }
}

#[test]
fn each_fault_of_a_file_is_reported_at_once_in_order() {
    let text =
        SMALL.replace("\"HBO\", \"WO\"", "\"H O\"").replace("\"A\"", "\"X\"").replace("[\"hour\"]", "[]");
    let lines: Vec<_> = read(&text).unwrap_err().iter().map(|complaint| complaint.line).collect();
    assert_eq!(lines, [Some(8), Some(17), Some(24)]);
}
