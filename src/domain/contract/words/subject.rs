//! What something that a contract says is about.

use crate::domain::text::Text;

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Municipalities,
    Disciplines,
    Allocations,
    Claims,
    Lot,
    Component,
    Credential,
    Claimable,
    Age,
    Frame,
    Individual,
    After,
    Qualification,
    Group,
    Limits,
    Day,
    School,
    OtherAllocations,
    Document,
    Exclusion,
    Also,
}

impl Subject {
    /// The English word that programs read.
    pub const fn word(self) -> &'static str {
        self.names().0
    }

    pub const fn name(self) -> Text {
        let (_, (nl, en)) = self.names();
        Text::new(nl, en)
    }

    const fn names(self) -> (&'static str, (&'static str, &'static str)) {
        match self {
            Self::Municipalities => ("municipalities", ("gemeenten", "municipalities")),
            Self::Disciplines => ("disciplines", ("disciplines", "disciplines")),
            Self::Allocations => ("allocations", ("toewijzing", "allocation")),
            Self::Claims => ("claims", ("declareren", "claims")),
            Self::Lot => ("lot", ("perceel", "lot")),
            Self::Component => ("component", ("onderdeel", "component")),
            Self::Credential => ("credential", ("registratie", "registration")),
            Self::Claimable => ("claimable", ("declarabel", "claimable")),
            Self::Age => ("age", ("leeftijd", "age")),
            Self::Frame => ("frame", ("kader", "legal frame")),
            Self::Individual => ("individual", ("individueel", "individual")),
            Self::After => ("after", ("eerdere zorg", "earlier care")),
            Self::Qualification => ("qualification", ("bevoegdheid", "qualification")),
            Self::Group => ("group", ("groep", "group")),
            Self::Limits => ("limits", ("grens", "limit")),
            Self::Day => ("day", ("op de dag", "on the day")),
            Self::School => ("school", ("school", "school")),
            Self::OtherAllocations => ("other-allocations", ("toewijzingen", "allocations")),
            Self::Document => ("document", ("document", "document")),
            Self::Exclusion => ("exclusion", ("sluit uit", "excludes")),
            Self::Also => ("also", ("verder", "also")),
        }
    }
}
