//! What is on record about a client beside the person and the allocations: documents, school, municipalities.

use std::fmt;

use super::contract::DocumentKind;
use super::identifiers::{MunicipalityCode, ProductKey};
use super::ids::{DocumentId, Stored};
use super::remark::Remark;
use super::time::{Day, Period};

/// The record of one client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    /// By date, then as they came.
    pub documents: Vec<Stored<DocumentId, Document>>,
    /// When the client goes to school; periods do not overlap.
    pub school: Vec<Period>,
    /// The municipality that is responsible from a day on, oldest first. Empty when the client never moved.
    pub moves: Vec<Move>,
}

/// From a day on another municipality is responsible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub from: Day,
    pub municipality: MunicipalityCode,
}

/// A document that contracts ask for: approval, consultation, statement or reason (PS-T2, PS-T4, HA-1, PS-M2).
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    pub kind: DocumentKind,
    /// The day that stands on it.
    pub dated: Day,
    /// Days of care that it is about.
    pub valid: Period,
    /// The product that it is about; any when absent.
    pub product: Option<ProductKey>,
    /// Its shape, such as `perspectiefplan`.
    pub form: Option<Remark>,
    /// A number or name under which it can be found, or with whom was spoken.
    pub reference: Option<Remark>,
    /// What was said or agreed.
    pub remark: Option<Remark>,
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({}, {})", self.kind.word(), self.dated)
    }
}

impl Document {
    /// Whether it is of this kind and about care of one of these products on that day.
    pub fn covers(&self, kind: DocumentKind, products: &[&ProductKey], day: Day) -> bool {
        let about = self.product.as_ref().is_none_or(|own| products.contains(&own));
        self.kind == kind && self.valid.contains(day) && about
    }
}

impl Dossier {
    /// Whether a document of this kind is about care of one of these products on that day.
    pub fn has(&self, kind: DocumentKind, products: &[&ProductKey], day: Day) -> bool {
        self.documents.iter().any(|stored| stored.value.covers(kind, products, day))
    }

    pub fn goes_to_school_on(&self, day: Day) -> bool {
        self.school.iter().any(|period| period.contains(day))
    }

    /// The municipality that was responsible on that day; `None` when the client never moved.
    pub fn municipality_on(&self, day: Day) -> Option<&MunicipalityCode> {
        self.moves.iter().rev().find(|one| one.from <= day).map(|one| &one.municipality)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn the_responsible_municipality_changes_on_the_day_of_the_move() {
        let to = |code, from| Move { from: day(from), municipality: MunicipalityCode::parse(code).unwrap() };
        let moved =
            Dossier { moves: vec![to("0405", "1900-01-01"), to("0420", "2025-03-13")], ..Dossier::default() };
        for (on, code) in [("2025-03-12", "0405"), ("2025-03-13", "0420"), ("2030-01-01", "0420")] {
            assert_eq!(moved.municipality_on(day(on)).unwrap().as_str(), code, "{on}");
        }
        assert_eq!(Dossier::default().municipality_on(day("2025-03-13")), None);
    }

    #[test]
    fn a_document_is_about_its_days_and_its_product() {
        let product = |key| ProductKey::parse(key).unwrap();
        let (guidance, treatment) = (product("guidance"), product("treatment"));
        let document = |about: Option<&ProductKey>| Document {
            kind: DocumentKind::Statement,
            dated: day("2025-04-02"),
            valid: Period::new(day("2025-03-01"), Some(day("2025-03-31"))).unwrap(),
            product: about.cloned(),
            form: None,
            reference: Remark::new("nr 12"),
            remark: None,
        };
        let both = [&guidance, &treatment];
        for (on, covered) in
            [("2025-02-28", false), ("2025-03-01", true), ("2025-03-31", true), ("2025-04-01", false)]
        {
            assert_eq!(document(None).covers(DocumentKind::Statement, &both, day(on)), covered, "{on}");
        }
        let on = day("2025-03-13");
        assert!(document(Some(&guidance)).covers(DocumentKind::Statement, &both, on));
        assert!(!document(Some(&guidance)).covers(DocumentKind::Statement, &[&treatment], on));
        assert!(!document(None).covers(DocumentKind::Reason, &both, on));
        assert_eq!(format!("{:?}", document(None)), "Document(statement, 2025-04-02)");
    }
}
