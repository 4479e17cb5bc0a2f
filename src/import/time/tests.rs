//! Registered time: what is read from good files.

use super::*;
use crate::domain::identifiers::{Bsn, ClientNumber};

fn rows(text: &str) -> Vec<(u64, TimeRow)> {
    let imported = read(text.as_bytes()).unwrap().all_or_nothing().unwrap();
    imported.into_iter().map(|row| (row.line, row.value)).collect()
}

#[test]
fn a_full_line_is_read() {
    let text = "date,start,minutes,practitioner,client,activity,discipline,allocation,product,note\n\
                13-3-2025,9:00,45,avisser,J-0142,Face to Face,WO+,300201,Lot-1,\"ouders gebeld, \"\"later\"\" terug\"\n";
    let [(line, row)] = rows(text).try_into().unwrap();
    assert_eq!(line, 2);
    assert_eq!(row.day.to_string(), "2025-03-13");
    assert_eq!(row.start.unwrap().to_string(), "09:00");
    assert_eq!(row.minutes.get(), 45);
    assert_eq!(row.practitioner.as_str(), "avisser");
    assert_eq!(row.client, Some(ClientReference::Number(ClientNumber::parse("J-0142").unwrap())));
    assert_eq!(row.activity.as_str(), "Face to Face");
    assert_eq!(row.discipline.unwrap().as_str(), "WO+");
    assert_eq!(row.allocation.unwrap().get(), 300_201);
    assert_eq!(row.product.unwrap().as_str(), "lot-1");
    assert_eq!(row.note.unwrap().as_str(), "ouders gebeld, \"later\" terug");
}

#[test]
fn what_may_be_empty_may_be_left_out() {
    let text = "activity;practitioner;minutes;date\npauze;avisser;1441;2025-03-13\n";
    let [(_, row)] = rows(text).try_into().unwrap();
    assert_eq!(row.minutes.get(), 1441, "more than a day is a warning for later");
    assert_eq!((row.start, row.client, row.discipline), (None, None, None));
    assert_eq!((row.allocation, row.product, row.note), (None, None, None));
}

#[test]
fn a_bsn_names_a_client_and_stays_hidden() {
    let text = "date,minutes,practitioner,client,activity,note\n2025-03-13,45,avisser,999900018,tel,geheim\n";
    let [(_, row)] = rows(text).try_into().unwrap();
    assert_eq!(row.client, Some(ClientReference::Bsn(Bsn::parse("999900018").unwrap())));
    let shown = format!("{row:?}");
    for hidden in ["999900018", "geheim", "tel"] {
        assert!(!shown.contains(hidden), "{shown}");
    }
}

#[test]
fn one_bad_row_is_named_and_the_others_are_kept_for_whoever_skips_it() {
    let text = "date,minutes,practitioner,activity,note\n\
                2025-03-13,45,avisser,tel,\"over\ntwee regels\"\n\
                2025-02-31,0,avisser,tel,\n\
                2025-03-14,15,avisser,pauze,\n";
    let imported = read(text.as_bytes()).unwrap();
    assert_eq!(imported.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 5]);
    assert_eq!(imported.rows[0].value.note.as_ref().unwrap().as_str(), "over\ntwee regels");
    let places: Vec<_> = imported.complaints.iter().map(|c| (c.line, c.column.as_deref())).collect();
    assert_eq!(places, [(Some(4), Some("date")), (Some(4), Some("minutes"))]);
    assert!(imported.all_or_nothing().is_err());
}

#[test]
fn a_note_has_a_length() {
    for (length, good) in [(2_000, true), (2_001, false)] {
        let text =
            format!("date,minutes,practitioner,activity,note\n2025-03-13,45,a,tel,{}\n", "é".repeat(length));
        assert_eq!(read(text.as_bytes()).unwrap().complaints.is_empty(), good, "{length}");
    }
}
