//! Who may deliver a product, and what practitioners and practices can hold.

use crate::domain::identifiers::{CredentialKey, Discipline};
use crate::domain::text::Text;

/// A registration, qualification or mark that a contract asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    pub key: CredentialKey,
    pub name: Text,
    pub holder: Holder,
    /// Whoever holds this one holds that one too: professions of the BIG register.
    pub part_of: Option<CredentialKey>,
    pub place: String,
}

/// Who holds a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    Practitioner,
    /// The practice, a location or a department of it.
    Practice,
}

impl Holder {
    pub const fn name(self) -> Text {
        match self {
            Self::Practitioner => Text::new("medewerker", "practitioner"),
            Self::Practice => Text::new("praktijk", "practice"),
        }
    }
}

/// Demands on education and registration, on the day of care (HA-7, PS-M3). All that is present holds together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qualification {
    /// The practitioner has this discipline or a higher one; see [`Contract::reaches`](super::Contract::reaches).
    pub minimum: Option<Discipline>,
    /// The practitioner holds at least one of these; empty demands nothing.
    pub own: Vec<CredentialKey>,
    /// The practitioner, or a colleague who is recorded as responsible, holds at least one of these; empty demands
    /// nothing.
    pub responsible: Vec<CredentialKey>,
    /// The practice holds all of these.
    pub practice: Vec<CredentialKey>,
    pub place: String,
}
