//! Clients: what is read from good files.

use super::*;
use crate::domain::client::Gender;

fn only(text: &str) -> Client {
    let [row] = read(text.as_bytes()).unwrap().all_or_nothing().unwrap().try_into().unwrap();
    row.value
}

#[test]
fn a_full_line_is_read() {
    let client = only(
        "number,bsn,surname,prefix,first_names,initials,birth_date,date_use,gender,municipality\n\
         J-0142,999900018,Wit,de,Sanne José,S.J.,15-6-2010,,vrouw,0405\n",
    );
    assert_eq!((client.number.as_str(), client.bsn.unwrap().reveal()), ("J-0142", "999900018"));
    assert_eq!(client.name.listed(), "de Wit, S.J.");
    assert_eq!(client.name.first_names.as_deref(), Some("Sanne José"));
    assert_eq!(client.birth.unwrap().date().to_string(), "2010-06-15");
    assert_eq!(client.birth.unwrap().precision(), BirthPrecision::Exact);
    assert_eq!((client.gender, client.municipality.unwrap().as_str()), (Some(Gender::Female), "0405"));
}

#[test]
fn a_number_and_a_surname_are_enough() {
    let client = only("number;surname\nJ-1;Ünsal-Oğuz\n");
    assert_eq!(client.name.surname, "Ünsal-Oğuz");
    assert_eq!((client.bsn, client.birth, client.gender, client.municipality), (None, None, None, None));
}

#[test]
fn a_composed_and_a_decomposed_name_are_the_same() {
    let names = ["Jos\u{e9}", "Jose\u{301}"].map(|name| only(&format!("number,surname\nJ-1,{name}\n")).name);
    assert_eq!(names[0], names[1]);
}

#[test]
fn what_is_unknown_of_a_birth_date_is_kept() {
    for (values, precision) in [
        ("2010-06-15,0", BirthPrecision::Exact),
        ("2010-06-01,1", BirthPrecision::DayUnknown),
        ("2010-01-01,2", BirthPrecision::MonthUnknown),
        ("1900-01-01,3", BirthPrecision::Unknown),
    ] {
        let client = only(&format!("number,surname,birth_date,date_use\nJ-1,Wit,{values}\n"));
        assert_eq!(client.birth.unwrap().precision(), precision, "{values}");
    }
}
