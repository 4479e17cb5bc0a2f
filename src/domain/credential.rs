//! Registrations, qualifications and marks that practitioners and the practice hold, each for a time.

use std::fmt;

use super::contract::Contract;
use super::identifiers::CredentialKey;
use super::time::{Day, Period};

/// Something held beside a discipline: a registration (SKJ, BIG, SRVB), a qualification (physician), a mark of the
/// practice or of a location (NKD, MST-Nederland). Contracts name what they ask for by the same keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldCredential {
    pub key: CredentialKey,
    /// The profession in the register, such as `gz-psycholoog` in that of the BIG act.
    pub profession: Option<CredentialKey>,
    pub valid: Period,
}

impl HeldCredential {
    /// Whether it is what a contract asks for, on that day: the same key, or one that is part of it. A profession counts
    /// like a key of its own.
    pub fn answers(&self, contract: &Contract, wanted: &CredentialKey, day: Day) -> bool {
        let keys = [Some(&self.key), self.profession.as_ref()];
        self.valid.contains(day) && keys.into_iter().flatten().any(|held| contract.counts_as(held, wanted))
    }

    /// The same credential on a day of the other.
    pub fn repeats(&self, other: &Self) -> bool {
        (&self.key, &self.profession) == (&other.key, &other.profession) && self.valid.overlaps(other.valid)
    }
}

/// As it is typed: `skj:2024-01-01`, `big/gz-psycholoog:2023-01-01..2026-12-31`.
impl fmt::Display for HeldCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.key)?;
        if let Some(profession) = &self.profession {
            write!(f, "/{profession}")?;
        }
        write!(f, ":{}", self.valid.from)?;
        match self.valid.until {
            Some(until) => write!(f, "..{until}"),
            None => Ok(()),
        }
    }
}

/// Whether any of these is one of those that a contract asks for, on that day.
pub fn any_answers(held: &[HeldCredential], contract: &Contract, wanted: &[CredentialKey], day: Day) -> bool {
    held.iter().any(|one| wanted.iter().any(|key| one.answers(contract, key, day)))
}
