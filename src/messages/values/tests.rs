//! The simple types, with values on both sides of each bound.

use super::*;

/// Which of the values are taken.
fn expect<T>(name: &str, read: impl Fn(&str) -> Value<T>, right: &[&str], wrong: &[&str]) {
    for text in right {
        assert!(read(text).is_ok(), "{name} takes {text:?}");
    }
    for text in wrong {
        let Err(expected) = read(text) else { panic!("{name} refuses {text:?}") };
        assert!(!expected.what.nl.is_empty() && !expected.what.en.is_empty());
    }
}

#[test]
fn texts_have_a_length_and_something_visible() {
    let twenty = "é".repeat(20);
    let long = "é".repeat(21);
    expect(
        "line",
        |text| line(text, 20, None),
        &["a", &twenty, "a b", "\ta", "\u{a0}"],
        &["", " \t", "a\nb", &long],
    );
    expect("length", |text| length(text, 20, None), &[" ", "\n", &twenty], &["", &long]);
    expect("remark", remark, &["a\n\nb", &"é".repeat(1000)], &["", " \r\n\t"]);
}

#[test]
fn codes_are_exactly_those_of_their_list() {
    expect("unit", unit, &["01", "84"], &["1", "02", " 01", ""]);
    expect("frequency", frequency, &["1", "6"], &["3", "01", ""]);
    expect("side", side, &["C", "D"], &["d", "", "CD"]);
    expect("category", category, &["31", "55"], &["39", "56", "45 "]);
    expect("agb", agb, &["00000001"], &["0000001", "000000012", "0000000x", " 00000001"]);
    expect("municipality", municipality, &["0405"], &["405", "04050", "٠٤٠٥"]);
    expect("bsn", bsn, &["000000000", "999900007"], &["99990000", "9999000061"]);
    expect("initials", initials, &["ZÀỳ", "abcdef"], &["", "abcdefg", "A.", "A B", "1"]);
    expect("telephone", telephone, &["0229123456", "123456789012345"], &["", "+31", "1234567890123456"]);
    expect("claim number", claim_number, &["D1", "abcABC123456"], &["", "D-1", "D 1", "é", "abcABC1234567"]);
    expect("version", version, &["1.0.0", "0.10.3"], &["1.0", "01.0.0", "1.0.0.0", "1.0.0 ", ""]);
}

#[test]
fn days_and_times_have_no_zone() {
    expect(
        "day",
        day,
        &["2026-08-30", " 2026-08-30\n", "2024-02-29"],
        &[
            "2026-08-30Z",
            "2026-08-30+01:00",
            "2026-8-30",
            "2026-02-29",
            "30-08-2026",
            "2026-08-30T00:00:00",
            "",
        ],
    );
    for (text, count) in [
        ("00:00:00", Some(0)),
        ("13:59:41", Some(50_381_000)),
        ("13:59:41.1", Some(50_381_100)),
        ("13:59:41.123987", Some(50_381_123)),
        ("23:59:59.999", Some(86_399_999)),
        ("24:00:00", Some(86_399_999)),
        ("24:00:01", None),
        ("13:59", None),
        ("13:59:60", None),
        ("13:60:00", None),
        ("1:00:00", None),
        ("13:59:41Z", None),
        ("13:59:41+01:00", None),
        ("13:59:41.", None),
        ("", None),
    ] {
        assert_eq!(time(text).ok(), count, "{text:?}");
    }
}

#[test]
fn numbers_are_whole_and_have_bounds() {
    expect(
        "eight digits",
        eight_digits,
        &["0", "99999999", "+5", "-0", " 12 ", "000000000000000000000000007"],
        &["100000000", "-1", "1.0", "1e3", "", " ", "+", "--1", "99999999999999999999999999", "٣"],
    );
    expect("total", total, &["999999999999"], &["1000000000000"]);
    expect("allocation", allocation_number, &["999999999"], &["1000000000"]);
    assert_eq!(integer("-1", 9, "RS002").unwrap_err().rule, Some("RS001"));
    assert_eq!(integer("10", 9, "RS002").unwrap_err().rule, Some("RS002"));
    assert_eq!(integer("x", 9, "RS002").unwrap_err().rule, None);
}
