//! CSV that the program writes is CSV that it reads: texts that look like formulas, quotes and line breaks included.

use proptest::prelude::*;
use uurwerk::domain::entry::Note;
use uurwerk::domain::money::Cents;
use uurwerk::domain::time::Day;
use uurwerk::export::{self, Cell};
use uurwerk::import;

fn written(columns: &[&str], row: Vec<Cell>) -> Vec<u8> {
    let mut out = Vec::new();
    export::csv::write(&mut out, columns, [row]).unwrap();
    out
}

proptest! {
    #[test]
    fn a_note_and_an_activity_come_back(
        note in "[ -~\n\t'é€=+@;-]{0,30}",
        activity in "['=+@-]{0,3}[a-z][ -~]{0,10}",
        minutes in 1..=2880_i64,
    ) {
        let day = Day::parse_iso("2025-03-13").unwrap();
        let note = Note::new(&note);
        let bytes = written(&["date", "minutes", "practitioner", "activity", "note"], vec![
            Cell::Day(day),
            Cell::Integer(minutes),
            Cell::Text("avisser"),
            Cell::Text(activity.trim()),
            note.as_ref().map_or(Cell::Empty, |note| Cell::Text(note.as_str())),
        ]);
        let rows = import::time::read(&bytes).unwrap().all_or_nothing().unwrap();
        let row = &rows[0].value;
        prop_assert_eq!((row.day, row.minutes.get()), (day, minutes));
        prop_assert_eq!(row.activity.as_str(), activity.trim());
        prop_assert_eq!(row.note.as_ref().map(Note::as_str), note.as_ref().map(Note::as_str));
    }

    #[test]
    fn a_tariff_comes_back_to_the_cent(cents in 0..=99_999_999_i64) {
        let columns = ["contract", "product", "discipline", "code", "unit", "tariff", "from", "until"];
        let bytes = written(&columns, vec![
            Cell::Text("segment-c"),
            Cell::Text("lot-1"),
            Cell::Text("WO+"),
            Cell::Text("45X05"),
            Cell::Text("hour"),
            Cell::Cents(Cents(cents)),
            Cell::Day(Day::parse_iso("2025-01-01").unwrap()),
            Cell::Empty,
        ]);
        let rows = import::tariffs::read(&bytes).unwrap().all_or_nothing().unwrap();
        prop_assert_eq!(rows[0].value.cents, Cents(cents));
    }
}
