//! What the parts of a contract file may refer to.

use super::super::complaint::Reading;
use super::section::Section;
use crate::domain::activity::Kind;
use crate::domain::contract::Holder;
use crate::domain::identifiers::{
    ActivityKey, ComponentKey, CredentialKey, Discipline, MunicipalityCode, ProductKey,
};
use crate::domain::text::Text;
use crate::text;

/// Every name of a file, gathered before its tables are read: a reference to something whose table has a fault is
/// not a fault itself.
pub struct Names {
    products: Vec<String>,
    components: Vec<String>,
    used_components: Vec<String>,
    lots: Vec<i64>,
    used_lots: Vec<i64>,
    /// Key, and the word that says who holds it.
    credentials: Vec<(String, String)>,
    /// Credentials that are part of another.
    parts: Vec<String>,
    /// Key and letter of the kind.
    activities: Vec<(String, String)>,
    /// `None` when they could not be read.
    disciplines: Option<Vec<Discipline>>,
    pub lists_municipalities: bool,
    pub segment: Option<char>,
}

impl Names {
    pub fn of(
        top: &Section,
        municipalities: &Reading<Vec<MunicipalityCode>>,
        disciplines: &Reading<Vec<Discipline>>,
        segment: Reading<Option<char>>,
    ) -> Self {
        let texts = |table: &str, key: &str| -> Vec<String> {
            top.peek(table).iter().filter_map(|row| row.text(key)).map(str::to_owned).collect()
        };
        let numbers = |table: &str, key: &str| -> Vec<i64> {
            top.peek(table).iter().filter_map(|row| row.number(key)).collect()
        };
        let pairs = |table: &str, other: &str| -> Vec<(String, String)> {
            let rows = top.peek(table);
            let pair = |row: &super::section::Peek| {
                Some((row.text("key")?.to_owned(), row.text(other).unwrap_or_default().to_owned()))
            };
            rows.iter().filter_map(pair).collect()
        };
        Self {
            products: texts("product", "key"),
            components: texts("component", "key"),
            used_components: texts("product", "component"),
            lots: numbers("lot", "number"),
            used_lots: numbers("product", "lot"),
            credentials: pairs("credential", "held_by"),
            parts: pairs("credential", "part_of")
                .into_iter()
                .filter_map(|(key, whole)| (!whole.is_empty()).then_some(key))
                .collect(),
            activities: pairs("activity", "kind"),
            disciplines: disciplines.as_ref().ok().cloned(),
            lists_municipalities: municipalities.as_ref().map_or(true, |codes| !codes.is_empty()),
            segment: segment.unwrap_or_default(),
        }
    }

    pub fn product(&self, word: &str) -> Result<ProductKey, Text> {
        let key = ProductKey::parse(word).map_err(|error| error.words())?;
        if self.products.iter().any(|known| known == word) {
            return Ok(key);
        }
        Err(text!("product {word} staat niet in dit bestand", "product {word} is not in this file"))
    }

    pub fn component(&self, word: &str) -> Result<ComponentKey, Text> {
        let key = ComponentKey::parse(word).map_err(|error| error.words())?;
        if self.components.iter().any(|known| known == word) {
            return Ok(key);
        }
        Err(text!(
            "onderdeel {word} heeft geen tabel [[component]] in dit bestand",
            "component {word} has no table [[component]] in this file"
        ))
    }

    pub fn lot(&self, number: u8) -> Result<u8, Text> {
        if self.lots.contains(&i64::from(number)) {
            return Ok(number);
        }
        Err(text!(
            "perceel {number} heeft geen tabel [[lot]] in dit bestand",
            "lot {number} has no table [[lot]] in this file"
        ))
    }

    pub fn discipline(&self, word: &str) -> Result<Discipline, Text> {
        let discipline = Discipline::parse(word).map_err(|error| error.words())?;
        match &self.disciplines {
            Some(known) if !known.contains(&discipline) => {
                let known: Vec<&str> = known.iter().map(Discipline::as_str).collect();
                let known = known.join(", ");
                Err(text!(
                    "discipline {discipline} is onbekend; dit contract kent {known}",
                    "discipline {discipline} is unknown; this contract has {known}"
                ))
            }
            _ => Ok(discipline),
        }
    }

    /// A credential that this holder can have.
    pub fn credential(&self, word: &str, holder: Holder) -> Result<CredentialKey, Text> {
        let key = CredentialKey::parse(word).map_err(|error| error.words())?;
        let Some((_, held_by)) = self.credentials.iter().find(|(known, _)| known == word) else {
            return Err(text!(
                "{word} heeft geen tabel [[credential]] in dit bestand",
                "{word} has no table [[credential]] in this file"
            ));
        };
        let other = if holder == Holder::Practitioner { Holder::Practice } else { Holder::Practitioner };
        if held_by == holder_word(other) {
            let (Text { nl, en }, Text { nl: not_nl, en: not_en }) = (other.name(), holder.name());
            return Err(text!(
                "{word} hoort volgens dit bestand bij een {nl}, niet bij een {not_nl}",
                "by this file {word} is held by a {en}, not by a {not_en}"
            ));
        }
        Ok(key)
    }

    /// Whether a credential is part of another.
    pub fn is_part(&self, key: &CredentialKey) -> bool {
        self.parts.iter().any(|part| part == key.as_str())
    }

    /// An activity of kind A.
    pub fn direct_activity(&self, word: &str) -> Result<ActivityKey, Text> {
        let key = ActivityKey::parse(word).map_err(|error| error.words())?;
        match self.activities.iter().find(|(known, _)| known == word) {
            None => Err(text!(
                "activiteit {word} staat niet in dit bestand",
                "activity {word} is not in this file"
            )),
            Some((_, kind)) if kind != Kind::Direct.letter() => Err(text!(
                "activiteit {word} is niet van soort A (direct)",
                "activity {word} is not of kind A (direct)"
            )),
            Some(_) => Ok(key),
        }
    }

    pub fn uses_component(&self, key: &ComponentKey) -> bool {
        self.used_components.iter().any(|used| used == key.as_str())
    }

    pub fn uses_lot(&self, number: u8) -> bool {
        self.used_lots.contains(&i64::from(number))
    }
}

/// The word of `held_by`.
pub const fn holder_word(holder: Holder) -> &'static str {
    match holder {
        Holder::Practitioner => "practitioner",
        Holder::Practice => "practice",
    }
}
