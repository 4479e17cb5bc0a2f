//! Money as whole eurocents, and the one rounding that claims know.

use std::fmt;

use super::text::Lang;

/// An amount in eurocents; negative only where a sum may be owed back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(pub i64);

/// Minutes in an hour, as the divisor of an hourly tariff.
const MINUTES_PER_HOUR: i64 = 60;

impl Cents {
    pub const ZERO: Self = Self(0);

    /// `None` when the sum does not fit 64 bits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// `None` when the difference does not fit 64 bits.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// `None` when the product does not fit 64 bits.
    pub fn checked_mul(self, factor: i64) -> Option<Self> {
        self.0.checked_mul(factor).map(Self)
    }

    /// The amount of `minutes` at this hourly tariff, rounded half up to whole cents (IV081, TR346).
    ///
    /// Used once per claim line, never per entry. `None` when the product does not fit 64 bits.
    pub fn for_minutes(self, minutes: i64) -> Option<Self> {
        self.0.checked_mul(minutes).map(|sixtieths| Self(round_half_up(sixtieths, MINUTES_PER_HOUR)))
    }

    /// This hourly tariff as the tariff of a minute, rounded half up: what a line in minutes shows (IV081).
    /// Amounts are never calculated from it.
    pub fn per_minute(self) -> Self {
        Self(round_half_up(self.0, MINUTES_PER_HOUR))
    }

    /// Euro with two decimals and grouped thousands: `1.353,00` in Dutch, `1,353.00` in English.
    pub fn display(self, lang: Lang) -> String {
        let (group, decimal) = match lang {
            Lang::Nl => ('.', ','),
            Lang::En => (',', '.'),
        };
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        let euros = grouped(cents / 100, group);
        format!("{sign}{euros}{decimal}{:02}", cents % 100)
    }
}

/// The plain form for files: `1353.00`.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

/// `numerator / denominator` to the nearest whole, halves up. The denominator is positive.
pub fn round_half_up(numerator: i64, denominator: i64) -> i64 {
    let whole = numerator.div_euclid(denominator);
    let rest = numerator.rem_euclid(denominator);
    if rest >= denominator - rest { whole + 1 } else { whole }
}

/// Digits in groups of three.
fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_rounded_once_half_up() {
        for (hourly, minutes, amount, per_minute) in [
            (9730, 433, 70218, 162), // the worked examples of the standard
            (8730, 7, 1019, 146),
            (9730, 60, 9730, 162),
            (1, 29, 0, 0),
            (1, 30, 1, 0),
            (0, 433, 0, 0),
        ] {
            assert_eq!(Cents(hourly).for_minutes(minutes), Some(Cents(amount)), "{hourly} × {minutes}");
            assert_eq!(Cents(hourly).per_minute(), Cents(per_minute), "{hourly} / 60");
        }
        assert_eq!(Cents(i64::MAX).for_minutes(2), None);
    }

    #[test]
    fn amounts_are_written_as_people_of_each_language_write_them() {
        for (cents, nl, en, plain) in [
            (135_300, "1.353,00", "1,353.00", "1353.00"),
            (5, "0,05", "0.05", "0.05"),
            (-12_345_678_901, "-123.456.789,01", "-123,456,789.01", "-123456789.01"),
            (99_999_999, "999.999,99", "999,999.99", "999999.99"),
        ] {
            let cents = Cents(cents);
            assert_eq!(cents.display(Lang::Nl), nl);
            assert_eq!(cents.display(Lang::En), en);
            assert_eq!(cents.to_string(), plain);
        }
    }

    #[test]
    fn halves_go_up_also_below_zero() {
        for (numerator, denominator, rounded) in [(5, 2, 3), (-5, 2, -2), (4, 3, 1), (5, 3, 2), (-1, 3, 0)] {
            assert_eq!(round_half_up(numerator, denominator), rounded, "{numerator}/{denominator}");
        }
    }
}
