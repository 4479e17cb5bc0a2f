//! Names that the practice or a contract file gives to its own things.

use std::fmt;

use super::{Fault, Identifier, IdentifierError};

/// A newtype over a checked `String` of at most `$max` characters out of a set.
macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $max:literal, $allowed:literal, $test:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            pub fn parse(text: &str) -> Result<Self, IdentifierError> {
                let fault = |fault| IdentifierError { what: Identifier::$name, fault };
                let count = text.chars().count();
                if count == 0 || count > $max {
                    return Err(fault(Fault::Length($max)));
                }
                let test: fn(char) -> bool = $test;
                if !text.chars().all(test) {
                    return Err(fault(Fault::Characters($allowed)));
                }
                Ok(Self(text.to_owned()))
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

fn number_like(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '/')
}

fn key_like(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

name! {
    /// The practice's own number of a client, such as `J-0142`. Carries no meaning.
    ClientNumber, 20, "A-Z a-z 0-9 - . _ /", number_like
}
name! {
    /// The short code of a practitioner, such as `avisser`.
    PractitionerCode, 20, "A-Z a-z 0-9 - . _ /", number_like
}
name! {
    /// The key of a contract file, such as `segment-c-westfriesland`.
    ContractKey, 40, "a-z 0-9 -", key_like
}
name! {
    /// The key of a product in its contract file, such as `lot-1`.
    ProductKey, 40, "a-z 0-9 -", key_like
}
name! {
    /// The key of a component in its contract file, such as `day-treatment`.
    ComponentKey, 40, "a-z 0-9 -", key_like
}
name! {
    /// The key of a credential in its contract file, such as `skj`.
    CredentialKey, 40, "a-z 0-9 -", key_like
}
name! {
    /// The key of an activity in a contract file, such as `telephone`.
    ActivityKey, 40, "a-z 0-9 -", key_like
}
name! {
    /// The name of a group that meets for day activities or day treatment, such as `Zwaluwen`. Names no person.
    GroupName, 40, "A-Z a-z 0-9 - . _ / and spaces", |c| number_like(c) || c == ' '
}
name! {
    /// A discipline as the contract names it, such as `WO+`.
    Discipline, 12, "A-Z a-z 0-9 + -", |c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_a_length_and_a_set_of_characters() {
        assert!(ClientNumber::parse("J-0142").is_ok());
        assert!(ClientNumber::parse("J 0142").is_err());
        assert!(ClientNumber::parse("").is_err());
        assert!(Discipline::parse("WO++").is_ok());
        assert!(ProductKey::parse("lot-1").is_ok());
        assert!(ProductKey::parse("Lot 1").is_err());
    }
}
