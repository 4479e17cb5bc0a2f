//! Numbers and codes that come from outside: each has one parser and a private field, so that a value that
//! exists is a value that is right.

mod bsn;
mod codes;
mod names;

pub use bsn::Bsn;
pub use codes::{
    AgbCode, AllocationNumber, Category, ClaimNumber, LineReference, MessageIdentification, MunicipalityCode,
    ProductCode, RequestReference,
};
pub use names::{
    ActivityKey, ClientNumber, ComponentKey, ContractKey, CredentialKey, Discipline, GroupName,
    PractitionerCode, ProductKey,
};

use super::text::Text;

/// Which identifier a complaint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identifier {
    Bsn,
    AgbCode,
    MunicipalityCode,
    AllocationNumber,
    Category,
    ProductCode,
    ClaimNumber,
    MessageIdentification,
    LineReference,
    RequestReference,
    ClientNumber,
    PractitionerCode,
    ContractKey,
    ProductKey,
    ComponentKey,
    CredentialKey,
    ActivityKey,
    GroupName,
    Discipline,
}

impl Identifier {
    pub const fn name(self) -> Text {
        match self {
            Self::Bsn => Text::new("burgerservicenummer", "citizen service number (BSN)"),
            Self::AgbCode => Text::new("AGB-code", "AGB code"),
            Self::MunicipalityCode => Text::new("gemeentecode", "municipality code"),
            Self::AllocationNumber => Text::new("toewijzingnummer", "allocation number"),
            Self::Category => Text::new("productcategorie", "product category"),
            Self::ProductCode => Text::new("productcode", "product code"),
            Self::ClaimNumber => Text::new("declaratienummer", "claim number"),
            Self::MessageIdentification => Text::new("berichtidentificatie", "message identification"),
            Self::LineReference => Text::new("referentienummer", "line reference"),
            Self::RequestReference => Text::new("referentie van een verzoek", "reference of a request"),
            Self::ClientNumber => Text::new("cliëntnummer", "client number"),
            Self::PractitionerCode => Text::new("medewerkercode", "practitioner code"),
            Self::ContractKey => Text::new("contractsleutel", "contract key"),
            Self::ProductKey => Text::new("productsleutel", "product key"),
            Self::ComponentKey => Text::new("onderdeelsleutel", "component key"),
            Self::CredentialKey => Text::new("sleutel van een registratie", "credential key"),
            Self::ActivityKey => Text::new("activiteit", "activity"),
            Self::GroupName => Text::new("groepsnaam", "group name"),
            Self::Discipline => Text::new("discipline", "discipline"),
        }
    }
}

/// Why a text is not the identifier it should be. Never carries the text itself: it may be a BSN.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {what:?}: {fault:?}")]
pub struct IdentifierError {
    pub what: Identifier,
    pub fault: Fault,
}

/// What is wrong with a text that should be an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Exactly so many digits were expected.
    Digits(usize),
    /// At least one and at most so many characters were expected.
    Length(usize),
    /// Characters outside the allowed set.
    Characters(&'static str),
    /// The eleven-test (CS002).
    ElevenTest,
    /// A number above this one.
    Above(u32),
    /// Not in this code list.
    List(&'static str),
}

impl IdentifierError {
    /// The sentence for people, in both languages.
    pub fn words(&self) -> Text {
        let name = self.what.name();
        let (nl, en) = match &self.fault {
            Fault::Digits(n) => (format!("moet uit {n} cijfers bestaan"), format!("must be {n} digits")),
            Fault::Length(n) => (
                format!("moet 1 tot en met {n} tekens lang zijn"),
                format!("must be 1 to {n} characters long"),
            ),
            Fault::Characters(allowed) => {
                (format!("mag alleen {allowed} bevatten"), format!("may only contain {allowed}"))
            }
            Fault::ElevenTest => {
                ("voldoet niet aan de elfproef (CS002)".into(), "fails the eleven-test (CS002)".into())
            }
            Fault::Above(n) => (format!("is hooguit {n}"), format!("is at most {n}")),
            Fault::List(list) => {
                (format!("staat niet in codelijst {list}"), format!("is not in code list {list}"))
            }
        };
        Text::of(format!("{} {nl}", name.nl), format!("{} {en}", name.en))
    }
}
