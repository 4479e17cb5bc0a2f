//! Rows of the journal in words.

use super::*;
use crate::domain::text::Lang;

fn row(facts: &[(&str, &str)]) -> Row {
    facts.iter().map(|(column, value)| ((*column).to_owned(), (*value).to_owned())).collect()
}

/// `name: before → after`, each field on a line.
fn words(edit: &Edit, lang: Lang) -> String {
    let side = |text: &Option<Text>| text.as_ref().map_or("–".to_owned(), |text| text.get(lang).to_owned());
    let field = |field: &FieldChange| {
        format!("\n{}: {} → {}", field.name.get(lang), side(&field.before), side(&field.after))
    };
    let fields: String = edit.fields.iter().map(field).collect();
    format!("{} {}{fields}", edit.subject.name().get(lang), edit.action.name().get(lang))
}

#[test]
fn only_what_differs_is_told_and_a_number_stays_masked() {
    let before = row(&[
        ("id", "1"),
        ("number", "J-0142"),
        ("bsn", "999900006"),
        ("surname", "Jansen"),
        ("birth_day", "2010-01-01"),
        ("birth_precision", "2"),
        ("gender", "0"),
    ]);
    let mut after = before.clone();
    after.extend(row(&[("bsn", "999900018"), ("birth_day", "2010-06-01"), ("birth_precision", "1")]));
    after.extend(row(&[("gender", "2"), ("municipality", "0405")]));
    let changed = edit("client", Some(&before), Some(&after)).unwrap();
    assert_eq!(
        words(&changed, Lang::Nl),
        "cliënt gewijzigd\ngeboortedatum: 2010 → 2010-06\ngeslacht: onbekend → vrouw\ngemeente: – → 0405\n\
         BSN: ••••••006 → ••••••018"
    );
    assert!(!format!("{changed:?}").contains("Jansen") && !format!("{changed:?}").contains("0405"));
    assert_eq!(edit("client", Some(&before), Some(&before)), None);
}

#[test]
fn every_table_reads_in_both_languages() {
    let allocation = row(&[
        ("number", "300201"),
        ("category", "45"),
        ("volume", "120"),
        ("unit", "01"),
        ("frequency", "2"),
        ("budget", "123450"),
        ("from_day", "2025-01-01"),
        ("frame", "civil"),
        ("source", "typed"),
        ("fixed_day", "2025-01-01"),
    ]);
    let document = row(&[("kind", "approval"), ("dated", "2025-03-13"), ("from_day", "2025-03-13")]);
    let school = row(&[("from_day", "2016-09-01"), ("until_day", "2024-07-15")]);
    let moved = row(&[("from_day", "2025-03-13"), ("municipality", "0420")]);
    for (table, row, nl, en) in [
        (
            "allocation",
            &allocation,
            "toewijzing 300201 toegevoegd\nnummer: – → 300201\ncategorie: – → 45\n\
             omvang: – → 120 minuut per week\nbudget: – → € 1.234,50\nvan: – → 2025-01-01\n\
             kader: – → civielrechtelijk\nbron: – → getypt",
            "allocation 300201 removed\nnumber: 300201 → –\ncategory: 45 → –\n\
             volume: 120 minute per week → –\nbudget: € 1,234.50 → –\nfrom: 2025-01-01 → –\n\
             legal frame: civil law → –\nsource: typed → –",
        ),
        (
            "client_document",
            &document,
            "document toegevoegd\nsoort: – → goedkeuring\ndatum: – → 2025-03-13\nzorg vanaf: – → 2025-03-13",
            "document removed\nkind: approval → –\ndate: 2025-03-13 → –\ncare from: 2025-03-13 → –",
        ),
        (
            "client_school",
            &school,
            "schooltijd toegevoegd\nvan: – → 2016-09-01\ntot en met: – → 2024-07-15",
            "school removed\nfrom: 2016-09-01 → –\nuntil: 2024-07-15 → –",
        ),
        (
            "client_move",
            &moved,
            "gemeente toegevoegd\ngemeente: – → 0420\nvanaf: – → 2025-03-13",
            "municipality removed\nmunicipality: 0420 → –\nfrom: 2025-03-13 → –",
        ),
    ] {
        assert_eq!(words(&edit(table, None, Some(row)).unwrap(), Lang::Nl), nl);
        assert_eq!(words(&edit(table, Some(row), None).unwrap(), Lang::En), en);
    }
    assert_eq!(edit("time_entry", None, Some(&moved)), None);
    assert_eq!(edit("client", None, None), None);
}
