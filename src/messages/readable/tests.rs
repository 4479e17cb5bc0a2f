//! Every kind of message in words: nothing is left out, and no citizen service number is shown unasked.

use std::fmt::Write;

use expect_test::expect_file;

use super::super::names::VOCABULARY;
use super::super::{ALL, ReadError};
use super::*;

/// Made-up messages in which every element occurs.
const SAMPLES: &[(&str, &[u8])] = &[
    ("jw301", include_bytes!("../../../tests/data/messages/jw301-full.xml")),
    ("jw302", include_bytes!("../../../tests/data/messages/jw302-full.xml")),
    ("jw305", include_bytes!("../../../tests/data/messages/jw305-full.xml")),
    ("jw306", include_bytes!("../../../tests/data/messages/jw306-full.xml")),
    ("jw307", include_bytes!("../../../tests/data/messages/jw307-full.xml")),
    ("jw308", include_bytes!("../../../tests/data/messages/jw308-full.xml")),
    ("jw315", include_bytes!("../../../tests/data/messages/jw315-full.xml")),
    ("jw316", include_bytes!("../../../tests/data/messages/jw316-full.xml")),
    ("jw317", include_bytes!("../../../tests/data/messages/jw317-full.xml")),
    ("jw318", include_bytes!("../../../tests/data/messages/jw318-full.xml")),
    ("jw319", include_bytes!("../../../tests/data/messages/jw319-woonplaatsbeginsel.xml")),
    ("jw320", include_bytes!("../../../tests/data/messages/jw320-full.xml")),
    ("jw323", include_bytes!("../../../tests/data/messages/jw323-correction.xml")),
    ("jw325", include_bytes!("../../../tests/data/messages/jw325-partly.xml")),
];

fn told(lang: Lang, rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows {
        let (indent, label) = ("  ".repeat(row.depth), row.label.get(lang));
        let value = row.value.shown(lang, false);
        let meaning = row.meaning.as_ref().map(|text| format!(" ({})", text.get(lang))).unwrap_or_default();
        writeln!(out, "{}", format!("{indent}{label}: {value}{meaning}").trim_end()).unwrap();
    }
    out
}

#[test]
fn every_kind_of_message_is_told_in_words() {
    let mut out = String::new();
    for lang in [Lang::Nl, Lang::En] {
        for (name, bytes) in SAMPLES {
            let (message, rows) = read(bytes).unwrap();
            assert_eq!(message.key.to_lowercase(), *name);
            writeln!(out, "--- {} {}\n{}", message.key, message.name.get(lang), told(lang, &rows)).unwrap();
        }
    }
    assert!(!out.contains('<') || out.contains("<met> haken"), "no markup is shown");
    assert!(!out.contains("999900"), "no citizen service number is shown unasked");
    // A sample holds a return that is written out; files of expectations hold none.
    expect_file!["../../../tests/messages/readable.txt"].assert_eq(&out.replace('\r', ""));
    assert_eq!(SAMPLES.len(), ALL.len(), "every kind has a sample");
}

#[test]
fn every_element_has_words() {
    for name in VOCABULARY.names {
        assert!(words::find("", name).is_some(), "{name} has no words in src/messages/readable/words.rs");
    }
    for word in words::WORDS {
        assert!(VOCABULARY.names.contains(&word.element), "{} is in no message", word.element);
        assert!(!word.label.nl.is_empty() && !word.label.en.is_empty());
    }
}

/// What stands in a message stands in its rows as well, but for what was turned into words.
#[test]
fn nothing_that_a_message_says_is_left_out() {
    let turned = ["Bsn", "Bedrag", "TotaalBedrag", "Budget", "ProductTarief", "GeleverdVolume", "Volume"];
    let named = ["DebetCredit", "Eenheid", "Frequentie", "DatumGebruik", "AanduidingWoonadres"];
    for (name, bytes) in SAMPLES {
        let document = parse(bytes, &VOCABULARY).unwrap();
        let (_, rows) = read(bytes).unwrap();
        let shown: Vec<String> = rows.iter().map(|row| row.value.shown(Lang::Nl, true)).collect();
        for element in document.elements().filter(|element| element.first_child().is_none()) {
            let is_turned = turned.contains(&element.name()) || named.contains(&element.name());
            let stands = shown.iter().any(|value| value.contains(element.text()));
            assert!(is_turned || stands, "{name}: {} is left out", element.path());
        }
    }
}

#[test]
fn a_number_is_shown_only_when_it_is_asked_for() {
    let (_, rows) = read(SAMPLES[0].1).unwrap();
    let bsn = rows.iter().find(|row| row.element == "Bsn").unwrap();
    assert_eq!(bsn.value.shown(Lang::Nl, false), "••••••006");
    assert_eq!(bsn.value.shown(Lang::Nl, true), "999900006");
    assert!(!format!("{bsn:?}").contains("999900006"));
}

#[test]
fn what_is_no_message_is_not_read() {
    assert!(matches!(read(b"<a/>"), Err(ReadError::Unknown)));
    assert!(matches!(read(b"nothing"), Err(ReadError::Xml(_))));
}
