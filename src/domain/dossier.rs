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

/// The history of moves after it came in that a municipality is responsible from a day on; `None` when that was known.
///
/// The same whatever the order in which the days come in: who was responsible first stands from [`Day::FIRST`], and
/// `first_known` is the day from which that is really known, such as the first day of its first allocation. What came
/// in later for the same day counts when `is_newest`. A history of one municipality is none.
pub fn joined(moves: &[Move], new: &Move, first_known: Option<Day>, is_newest: bool) -> Option<Vec<Move>> {
    let mut joined = moves.to_vec();
    let next = moves.get(1).map_or(Day::LAST, |one| one.from);
    let begun = first_known.filter(|day| *day < next);
    let has_first = joined.first().is_some_and(|one| one.from == Day::FIRST);
    if let (true, Some(first), Some(begun)) = (has_first, joined.first_mut(), begun) {
        first.from = begun;
    }
    let at = joined.iter().rposition(|one| one.from <= new.from);
    match at.and_then(|index| joined.get_mut(index)) {
        Some(one) if one.municipality == new.municipality => return None,
        Some(one) if one.from == new.from && !is_newest => return None,
        Some(one) if one.from == new.from => *one = new.clone(),
        _ => joined.insert(at.map_or(0, |index| index + 1), new.clone()),
    }
    joined.dedup_by(|later, earlier| later.municipality == earlier.municipality);
    if let (true, Some(first)) = (has_first, joined.first_mut()) {
        first.from = Day::FIRST;
    }
    if joined.len() == 1 && has_first {
        joined.clear();
    }
    Some(joined)
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

    /// Municipalities with the day on which the first allocation of each began, put together in this order.
    fn put_together(order: &[(&str, &str)]) -> String {
        let mut moves: Vec<Move> = Vec::new();
        let mut seen: Vec<(&str, Day)> = Vec::new();
        for (code, from) in order {
            let new = Move { from: day(from), municipality: MunicipalityCode::parse(code).unwrap() };
            if let (true, Some((first, _))) = (moves.is_empty(), seen.first()) {
                moves =
                    vec![Move { from: Day::FIRST, municipality: MunicipalityCode::parse(first).unwrap() }];
            }
            let first = moves.first().map(|one| one.municipality.clone());
            let known =
                seen.iter().filter(|(code, _)| first.as_ref().is_some_and(|one| one.as_str() == *code));
            let begun = known.map(|(_, day)| *day).min();
            if !moves.is_empty() {
                moves = joined(&moves, &new, begun, true).unwrap_or(moves);
            }
            seen.push((code, new.from));
        }
        let words: Vec<String> =
            moves.iter().map(|one| format!("{}:{}", one.municipality, one.from)).collect();
        words.join(" ")
    }

    #[test]
    fn the_order_in_which_municipalities_report_does_not_matter() {
        let facts = [("0405", "2025-01-01"), ("0420", "2025-06-01"), ("0498", "2026-03-10")];
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let put = put_together(&order.map(|index: usize| facts[index]));
            assert_eq!(put, "0405:1900-01-01 0420:2025-06-01 0498:2026-03-10", "{order:?}");
        }
        let again = [("0405", "2025-01-01"), ("0420", "2025-06-01"), ("0405", "2025-02-01")];
        assert_eq!(
            put_together(&again),
            "0405:1900-01-01 0420:2025-06-01",
            "the first one is reported again"
        );
        let back = [("0405", "2025-01-01"), ("0420", "2025-06-01"), ("0405", "2025-09-01")];
        assert_eq!(put_together(&back), "0405:1900-01-01 0420:2025-06-01 0405:2025-09-01");
        let earlier = [("0405", "2025-01-01"), ("0420", "2025-06-01"), ("0420", "2025-05-01")];
        assert_eq!(put_together(&earlier), "0405:1900-01-01 0420:2025-05-01");
    }

    #[test]
    fn what_is_newest_stands_for_a_day_that_two_claim() {
        let to = |code, from| Move { from: day(from), municipality: MunicipalityCode::parse(code).unwrap() };
        let known = [to("0405", "1900-01-01"), to("0420", "2025-06-01")];
        let new = to("0498", "2025-06-01");
        assert_eq!(joined(&known, &new, None, false), None);
        assert_eq!(joined(&known, &new, None, true).unwrap(), [known[0].clone(), new]);
        let back = to("0405", "2025-06-01");
        assert_eq!(joined(&known, &back, None, true).unwrap(), [], "nobody moved after all");
        assert_eq!(joined(&known, &to("0420", "2026-01-01"), None, true), None);
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
