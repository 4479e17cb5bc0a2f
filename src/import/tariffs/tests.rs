//! Tariffs: what is read from good files.

use super::*;
use crate::domain::money::Cents;
use crate::domain::volume::Unit;

#[test]
fn a_file_from_a_dutch_spreadsheet_is_read() {
    let text = "\u{feff}contract;product;discipline;code;unit;tariff;from;until\r\n\
                segment-c-westfriesland-2025;lot-1;WO+;45X05;minuut;132,00;1-1-2025;31-12-2025\r\n\
                segment-c-westfriesland-2025;lot-2;;54X01;uur;\"€ 1.097,3\";2025-01-01;\r\n";
    let rows = read(text.as_bytes()).unwrap().all_or_nothing().unwrap();
    let [first, second] = rows.try_into().unwrap();
    assert_eq!((first.line, second.line), (2, 3));
    let first = first.value;
    assert_eq!((first.contract.as_str(), first.product.as_str()), ("segment-c-westfriesland-2025", "lot-1"));
    assert_eq!((first.discipline.unwrap().as_str(), first.code.as_str()), ("WO+", "45X05"));
    assert_eq!((first.unit, first.cents, first.category), (Unit::Minute, Cents(13_200), None));
    assert_eq!(first.valid.until.unwrap().to_string(), "2025-12-31");
    let second = second.value;
    assert_eq!((second.discipline, second.unit, second.cents), (None, Unit::Hour, Cents(109_730)));
    assert_eq!((second.valid.from.to_string().as_str(), second.valid.until), ("2025-01-01", None));
}

#[test]
fn decimal_points_and_a_category_are_read_too() {
    let text = "contract,product,discipline,code,category,unit,tariff,from,until\n\
                c,lot-1,WO,45X05,54,04,97.30,2025-01-01,\n\
                c,lot-1,HBO,45X03,54,hour,97.300000,2025-01-01,\n\
                c,lot-1,AMS,45X07,54,hour,\"97,30\",2025-01-01,\n";
    let rows = read(text.as_bytes()).unwrap().all_or_nothing().unwrap();
    for row in rows {
        assert_eq!((row.value.cents, row.value.category.unwrap().as_str()), (Cents(9_730), "54"));
    }
}

#[test]
fn a_decimal_comma_outside_quotes_is_seen_as_a_value_too_many() {
    let text = "contract,product,discipline,code,unit,tariff,from,until\n\
                c,lot-1,WO,45X05,hour,97,30,2025-01-01,\n";
    let complaints = read(text.as_bytes()).unwrap().complaints;
    assert!(complaints[0].words.nl.contains("9 waarden gevonden, 8 verwacht"), "{complaints:?}");
}
