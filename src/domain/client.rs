//! The young person whom care is for. Names never print through `Debug`.

use std::fmt;

use super::identifiers::{Bsn, ClientNumber, MunicipalityCode};
use super::text::Text;
use super::time::BirthDate;

/// A client (jeugdige).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    pub number: ClientNumber,
    /// Mandatory in every claim (OP079); may be recorded later.
    pub bsn: Option<Bsn>,
    pub name: PersonName,
    pub birth: Option<BirthDate>,
    pub gender: Option<Gender>,
    /// The municipality that is responsible now; an allocation carries its own.
    pub municipality: Option<MunicipalityCode>,
}

/// A name in the parts that the standard knows. Lengths: 1 to 200, 10, 200 and 6 characters.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct PersonName {
    /// Surname without prefix.
    pub surname: String,
    /// Prefix, such as `van der`.
    pub prefix: Option<String>,
    pub first_names: Option<String>,
    /// Initials, letters only.
    pub initials: Option<String>,
}

impl PersonName {
    /// `de Wit, S.`: for lists and pickers.
    pub fn listed(&self) -> String {
        let mut out = self.family();
        if let Some(initials) = self.initials.as_deref().filter(|i| !i.is_empty()) {
            out.push_str(", ");
            for letter in initials.chars() {
                out.push(letter);
                out.push('.');
            }
        } else if let Some(first) = self.first_names.as_deref().filter(|f| !f.is_empty()) {
            out.push_str(", ");
            out.push_str(first);
        }
        out
    }

    /// `de Wit`.
    pub fn family(&self) -> String {
        match self.prefix.as_deref().filter(|p| !p.is_empty()) {
            Some(prefix) => format!("{prefix} {}", self.surname),
            None => self.surname.clone(),
        }
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(hidden)")
    }
}

/// Sex as registered (code list COD046).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    Unknown,
    Male,
    Female,
}

impl Gender {
    pub const ALL: [Self; 3] = [Self::Unknown, Self::Male, Self::Female];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "0",
            Self::Male => "1",
            Self::Female => "2",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gender| gender.code() == code)
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Unknown => Text::new("onbekend", "unknown"),
            Self::Male => Text::new("man", "male"),
            Self::Female => Text::new("vrouw", "female"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_listed_with_its_prefix_and_initials() {
        let name = PersonName {
            surname: "Wit".into(),
            prefix: Some("de".into()),
            first_names: Some("Sanne".into()),
            initials: Some("SJ".into()),
        };
        assert_eq!(name.listed(), "de Wit, S.J.");
        let name = PersonName { initials: None, prefix: None, ..name };
        assert_eq!(name.listed(), "Wit, Sanne");
        assert_eq!(format!("{name:?}"), "PersonName(hidden)");
    }
}
