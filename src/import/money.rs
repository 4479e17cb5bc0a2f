//! Euro amounts as people type them, made into whole cents without guessing.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::domain::volume::MAX_EIGHT_DIGITS;
use crate::text;

/// Reads an amount such as `97,30`, `1.353,00`, `1353.00`, `€ 12,5` or `12,-`: 0 to 999 999,99 (RS005).
///
/// Comma or point may separate decimals; the other one, or a space, may group thousands. What can be read in two ways
/// (`1.353`) is refused, and so is a third decimal unless it is 0.
pub fn euro(text: &str) -> Result<Cents, Text> {
    let typed = without_sign(text);
    if typed.starts_with(['-', '−']) {
        return Err(text!("een bedrag kan niet negatief zijn", "an amount cannot be negative"));
    }
    let Written { whole, decimals } = split(typed)?;
    if decimals.chars().skip(2).any(|digit| digit != '0') {
        return Err(text!(
            "een bedrag heeft hooguit twee decimalen (hele centen)",
            "an amount has at most two decimals (whole cents)"
        ));
    }
    let decimals: String = decimals.chars().take(2).collect();
    let cents = Decimal::from_str_exact(&format!("{whole}.{decimals:0<2}"))
        .ok()
        .and_then(|euro| euro.checked_mul(Decimal::ONE_HUNDRED))
        .and_then(|cents| cents.to_i64())
        .filter(|cents| *cents <= i64::from(MAX_EIGHT_DIGITS));
    cents
        .map(Cents)
        .ok_or_else(|| text!("een bedrag is hooguit € 999.999,99", "an amount is at most € 999,999.99"))
}

/// Digits before and after the decimal separator.
struct Written {
    whole: String,
    decimals: String,
}

fn without_sign(text: &str) -> &str {
    let text = text.trim();
    let text = ["€", "EUR", "eur"].into_iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text);
    text.trim()
}

fn split(typed: &str) -> Result<Written, Text> {
    let marks: Vec<char> = typed.chars().filter(|c| matches!(c, '.' | ',')).collect();
    match marks.as_slice() {
        [] => Ok(Written { whole: ungrouped(typed, ' ')?, decimals: String::new() }),
        [mark] => one_mark(typed, *mark),
        [first, .., last] if first == last && marks.iter().all(|mark| mark == first) => {
            Ok(Written { whole: ungrouped(typed, *first)?, decimals: String::new() })
        }
        [group, before @ .., decimal] if before.iter().all(|mark| mark == group) && group != decimal => {
            let (whole, decimals) = typed.split_once(*decimal).ok_or_else(not_an_amount)?;
            Ok(Written { whole: ungrouped(whole, *group)?, decimals: only_digits(decimals)? })
        }
        _ => Err(not_an_amount()),
    }
}

/// One comma or point: it separates decimals, unless it might as well group thousands.
fn one_mark(typed: &str, mark: char) -> Result<Written, Text> {
    let (whole, decimals) = typed.split_once(mark).ok_or_else(not_an_amount)?;
    if matches!(decimals, "-" | "--" | "–") {
        return Ok(Written { whole: ungrouped(whole, ' ')?, decimals: String::new() });
    }
    let might_group = decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    let written = Written { whole: ungrouped(whole, ' ')?, decimals: only_digits(decimals)? };
    if might_group {
        let (whole, decimals) = (&written.whole, &written.decimals);
        return Err(text!(
            "dit kan op twee manieren worden gelezen; schrijf {whole}{decimals},00 of gebruik twee decimalen",
            "this can be read in two ways; write {whole}{decimals}.00 or use two decimals"
        ));
    }
    Ok(written)
}

/// Whole euros: digits, or groups of three separated by `mark` or by spaces.
fn ungrouped(text: &str, mark: char) -> Result<String, Text> {
    let space = |c: char| c == ' ' || c == '\u{a0}' || c == '\u{202f}';
    let groups: Vec<&str> = text.split(|c| c == mark || space(c)).collect();
    let well_formed = match groups.as_slice() {
        [all] => !all.is_empty(),
        [first, rest @ ..] => (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    if well_formed { only_digits(&groups.concat()) } else { Err(not_an_amount()) }
}

fn only_digits(text: &str) -> Result<String, Text> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err(not_an_amount())
    }
}

fn not_an_amount() -> Text {
    text!("verwacht een bedrag in euro, zoals 97,30", "expected an amount in euro, such as 97.30")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::text::Lang;

    #[test]
    fn amounts_are_read_to_the_cent() {
        for (typed, cents) in [
            ("97,30", 9_730),
            ("97.30", 9_730),
            ("1.353,00", 135_300),
            ("1,353.00", 135_300),
            ("1353.00", 135_300),
            ("1 353,00", 135_300),
            ("1\u{a0}353,00", 135_300),
            ("€ 12,5", 1_250),
            ("€12.5", 1_250),
            ("EUR 12", 1_200),
            ("12,-", 1_200),
            ("0", 0),
            ("0,01", 1),
            ("0.970", 97),
            ("1353.000", 135_300),
            ("12,3400", 1_234),
            ("1.353,000", 135_300),
            ("007,50", 750),
            (" 5 000 ", 500_000),
            ("999.999,99", 99_999_999),
            ("999,999.99", 99_999_999),
        ] {
            assert_eq!(euro(typed), Ok(Cents(cents)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for (typed, word) in [
            ("1.353", "two ways"),
            ("97,300", "two ways"),
            ("0,975", "two decimals"),
            ("1353.005", "two decimals"),
            ("1.353,005", "two decimals"),
            ("-5", "negative"),
            ("€ -5,00", "negative"),
            ("1000000", "at most"),
            ("1.000.000", "at most"),
            ("99999999999999999999999999999999999999", "at most"),
            ("", "such as"),
            ("€", "such as"),
            ("abc", "such as"),
            ("12,50 euro", "such as"),
            (",50", "such as"),
            ("12,", "such as"),
            ("1,2,3", "such as"),
            ("1.35,00", "such as"),
            ("1,353,00", "such as"),
            ("12.34.567,00", "such as"),
            ("1.353.00,0", "such as"),
            ("1,353.00,0", "such as"),
            ("1e3", "such as"),
            ("٣", "such as"),
            ("12,5-", "such as"),
        ] {
            let refused = euro(typed).map_err(|words| words.en.into_owned());
            assert!(refused.as_ref().is_err_and(|words| words.contains(word)), "{typed}: {refused:?}");
        }
    }

    proptest! {
        #[test]
        fn what_the_program_prints_it_reads(cents in 0..=i64::from(MAX_EIGHT_DIGITS)) {
            let cents = Cents(cents);
            for printed in [cents.to_string(), cents.display(Lang::Nl), cents.display(Lang::En)] {
                prop_assert_eq!(euro(&printed), Ok(cents));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,12}|[0-9., €-]{0,14}") {
            if let Ok(cents) = euro(&text) {
                prop_assert!((0..=i64::from(MAX_EIGHT_DIGITS)).contains(&cents.0));
            }
        }
    }
}
