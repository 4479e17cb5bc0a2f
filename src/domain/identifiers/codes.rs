//! Codes of the national standard: fixed forms, leading zeros kept.

use std::fmt;

use super::super::text::is_obeyed;
use super::{Fault, Identifier, IdentifierError};

/// A newtype over a checked `String` with `parse`, `as_str` and `Display`.
macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            pub fn parse(text: &str) -> Result<Self, IdentifierError> {
                let check: fn(&str) -> Result<(), Fault> = $check;
                match check(text) {
                    Ok(()) => Ok(Self(text.to_owned())),
                    Err(fault) => Err(IdentifierError { what: Identifier::$name, fault }),
                }
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

code! {
    /// The code of a care provider or practitioner: 8 digits, no check digit.
    AgbCode, |text| digits(text, 8)
}
code! {
    /// A municipality by its CBS code: 4 digits.
    MunicipalityCode, |text| digits(text, 4)
}
code! {
    /// A product code of a contract: 1 to 5 visible characters. No national list holds them all.
    ProductCode, |text| visible(text, 5)
}
code! {
    /// The number of a claim (DeclaratieNummer): 1 to 12 letters and digits (CS319), unique for ever (TR333).
    ClaimNumber, |text| letters_and_digits(text, 12)
}
code! {
    /// The identity of a message (Identificatie): 1 to 12 characters, unique per sender and kind (TR056).
    MessageIdentification, |text| visible(text, 12)
}
code! {
    /// The number of a claim line (ReferentieNummer): 1 to 20 characters, unique for ever (TR314).
    LineReference, |text| visible(text, 20)
}
code! {
    /// Our reference of a request (ReferentieAanbieder): 1 to 36 characters, unique for ever (TR347).
    RequestReference, |text| visible(text, 36)
}
code! {
    /// A product category of code list JZ020.
    Category, |text| if CATEGORIES.contains(&text) { Ok(()) } else { Err(Fault::List("JZ020")) }
}

/// Code list JZ020 of release 3.2; 31 to 38 belong to 2015.
const CATEGORIES: [&str; 24] = [
    "31", "32", "33", "34", "35", "36", "37", "38", "40", "41", "42", "43", "44", "45", "46", "47", "48",
    "49", "50", "51", "52", "53", "54", "55",
];

/// The number of an allocation (ToewijzingNummer): 0 to 999 999 999, given by the municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AllocationNumber(u32);

impl AllocationNumber {
    const MAX: u32 = 999_999_999;

    pub fn new(number: u32) -> Result<Self, IdentifierError> {
        if number > Self::MAX {
            return Err(IdentifierError {
                what: Identifier::AllocationNumber,
                fault: Fault::Above(Self::MAX),
            });
        }
        Ok(Self(number))
    }

    /// Digits only; leading zeros carry no meaning in an integer and are accepted.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let fault = |fault| IdentifierError { what: Identifier::AllocationNumber, fault };
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(fault(Fault::Characters("0-9")));
        }
        text.parse::<u32>().map_err(|_| fault(Fault::Above(Self::MAX))).and_then(Self::new)
    }

    pub fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for AllocationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

fn digits(text: &str, count: usize) -> Result<(), Fault> {
    if text.len() == count && text.bytes().all(|b| b.is_ascii_digit()) {
        Ok(())
    } else {
        Err(Fault::Digits(count))
    }
}

fn visible(text: &str, max: usize) -> Result<(), Fault> {
    let count = text.chars().count();
    if count == 0 || count > max {
        return Err(Fault::Length(max));
    }
    if text.chars().any(|c| is_obeyed(c) || c.is_whitespace()) {
        return Err(Fault::Characters("A-Z a-z 0-9 - _ ."));
    }
    Ok(())
}

fn letters_and_digits(text: &str, max: usize) -> Result<(), Fault> {
    if text.is_empty() || text.len() > max {
        return Err(Fault::Length(max));
    }
    if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        Ok(())
    } else {
        Err(Fault::Characters("A-Z a-z 0-9"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_keep_their_leading_zeros_and_their_length() {
        assert_eq!(MunicipalityCode::parse("0405").unwrap().to_string(), "0405");
        assert_eq!(MunicipalityCode::parse("405").unwrap_err().fault, Fault::Digits(4));
        assert_eq!(AgbCode::parse("42420001").unwrap().as_str(), "42420001");
        assert_eq!(AgbCode::parse("4242000x").unwrap_err().fault, Fault::Digits(8));
        assert_eq!(Category::parse("45").unwrap().as_str(), "45");
        assert_eq!(Category::parse("39").unwrap_err().fault, Fault::List("JZ020"));
        assert!(ProductCode::parse("45X05").is_ok());
        assert_eq!(ProductCode::parse("45X055").unwrap_err().fault, Fault::Length(5));
        assert!(ProductCode::parse("4 X").is_err());
        assert!(ClaimNumber::parse("D20250000001").is_ok());
        assert!(ClaimNumber::parse("D-1").is_err());
    }

    #[test]
    fn an_allocation_number_has_at_most_nine_digits() {
        assert_eq!(AllocationNumber::parse("999999999").unwrap().get(), 999_999_999);
        assert_eq!(AllocationNumber::parse("000081733").unwrap().get(), 81733);
        for text in ["1000000000", "99999999999999", "-1", "", "12a"] {
            assert!(AllocationNumber::parse(text).is_err(), "{text:?}");
        }
    }
}
