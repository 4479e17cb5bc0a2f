//! The citizen service number: nine digits that pass the eleven-test. Prints masked, always.

use std::fmt;

use super::{Fault, Identifier, IdentifierError};

/// A citizen service number (burgerservicenummer). Its digits leave only through [`Bsn::reveal`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bsn(String);

const WEIGHTS: [i32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, -1];

impl Bsn {
    /// Nine digits, leading zeros included, that pass the eleven-test (CS002); `000000000` is refused.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let fault = |fault| IdentifierError { what: Identifier::Bsn, fault };
        let digits: Vec<i32> =
            text.chars().filter_map(|c| c.to_digit(10)).filter_map(|d| i32::try_from(d).ok()).collect();
        if text.chars().count() != 9 || digits.len() != 9 {
            return Err(fault(Fault::Digits(9)));
        }
        let sum: i32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        if sum <= 0 || sum % 11 != 0 {
            return Err(fault(Fault::ElevenTest));
        }
        Ok(Self(text.to_owned()))
    }

    /// The nine digits: for the message, the database and the one screen that shows them on request.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Bsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tail: String = self.0.chars().skip(6).collect();
        write!(f, "••••••{tail}")
    }
}

impl fmt::Debug for Bsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bsn(masked)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_nine_digits_that_pass_the_eleven_test_are_a_bsn() {
        for text in ["999900006", "999900018", "999996770", "999900031", "999900109"] {
            assert_eq!(Bsn::parse(text).map(|b| b.reveal().to_owned()), Ok(text.to_owned()));
        }
        for (text, fault) in [
            ("999900007", Fault::ElevenTest),
            ("000000000", Fault::ElevenTest),
            ("000000001", Fault::ElevenTest), // a sum below zero
            ("99990000", Fault::Digits(9)),
            ("9999000060", Fault::Digits(9)),
            ("99990000a", Fault::Digits(9)),
            ("٩99900006", Fault::Digits(9)),
            ("", Fault::Digits(9)),
        ] {
            assert_eq!(Bsn::parse(text), Err(IdentifierError { what: Identifier::Bsn, fault }), "{text:?}");
        }
    }

    #[test]
    fn a_bsn_prints_masked() {
        let bsn = Bsn::parse("999900018").unwrap();
        assert_eq!(bsn.to_string(), "••••••018");
        assert_eq!(format!("{bsn:?}"), "Bsn(masked)");
    }
}
