//! What the contracts ask of the practice itself, and whether it has that.

use crate::domain::contract::Contract;
use crate::domain::credential::HeldCredential;
use crate::domain::identifiers::{ContractKey, CredentialKey, ProductKey};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::operations::contracts;
use crate::store::{self, Store, StoreError};

/// A registration, certificate or mark that a contract asks of the practice for some of its products.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    pub credential: CredentialKey,
    /// As the contract calls it.
    pub name: Text,
    pub contract: ContractKey,
    /// The products that cannot be claimed without it, at least one.
    pub products: Vec<ProductKey>,
    pub cover: Cover,
}

/// How long the practice has something, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// Not on that day.
    Missing,
    /// Up to and including this day, without a gap.
    Until(Day),
    Open,
}

impl Cover {
    /// The word that programs read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Until(_) => "ends",
            Self::Open => "held",
        }
    }

    /// Days that are left, that day included; `None` when no end is known.
    pub fn days_left(self, today: Day) -> Option<i64> {
        match self {
            Self::Missing => Some(0),
            Self::Until(day) => Some(today.days_until(day) + 1),
            Self::Open => None,
        }
    }
}

/// What the contracts in force on that day ask, with what the practice holds from then on.
pub fn load(store: &mut Store, on: Day) -> Result<Vec<Need>, StoreError> {
    store.read(|tx| Ok(needs(&contracts::load(tx)?, &store::credentials::of_practice(tx)?, on)))
}

/// The most pressing first: what is missing, then what ends, by day.
pub(super) fn needs(contracts: &[Contract], held: &[HeldCredential], on: Day) -> Vec<Need> {
    let mut all: Vec<Need> = Vec::new();
    for contract in contracts.iter().filter(|contract| contract.valid.contains(on)) {
        for product in &contract.products {
            let asked = product.demands.qualification.iter().flat_map(|demand| &demand.practice);
            for key in asked {
                let known =
                    all.iter_mut().find(|need| need.contract == contract.key && need.credential == *key);
                if let Some(need) = known {
                    need.products.push(product.key.clone());
                    continue;
                }
                let name =
                    contract.credential(key).map_or_else(|| Text::same(key.as_str()), |c| c.name.clone());
                all.push(Need {
                    credential: key.clone(),
                    name,
                    contract: contract.key.clone(),
                    products: vec![product.key.clone()],
                    cover: cover(contract, held, key, on),
                });
            }
        }
    }
    all.sort_by_key(|need| need.cover.days_left(on).unwrap_or(i64::MAX));
    all
}

fn cover(contract: &Contract, held: &[HeldCredential], key: &CredentialKey, on: Day) -> Cover {
    let (mut cover, mut day) = (Cover::Missing, on);
    loop {
        let ends = held.iter().filter(|one| one.answers(contract, key, day)).map(|one| one.valid.until);
        let Some(longest) = ends.max_by_key(|until| until.map_or((1, day), |until| (0, until))) else {
            return cover;
        };
        let Some(until) = longest else { return Cover::Open };
        (cover, day) = (Cover::Until(until), until.next());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Period;
    use crate::import;

    fn day(iso: &str) -> Day {
        Day::parse_iso(iso).unwrap()
    }

    fn check(held: &[(&str, &str, Option<&str>)], expected: Cover) {
        let shipped = import::contract::shipped();
        let (_, file) = shipped.iter().find(|(key, _)| *key == "handleiding-ambulant").unwrap();
        let contracts = [import::contract::read(file).unwrap()];
        let held: Vec<HeldCredential> = held
            .iter()
            .map(|(key, from, until)| HeldCredential {
                key: CredentialKey::parse(key).unwrap(),
                profession: None,
                valid: Period::new(day(from), until.map(day)).unwrap(),
            })
            .collect();
        let found = needs(&contracts, &held, day("2025-03-13"));
        let nkd = found.iter().find(|need| need.credential.as_str() == "nkd").unwrap();
        assert_eq!(nkd.cover, expected, "{held:?}");
        assert_eq!(nkd.products.len(), 2, "diagnosis and treatment");
        let left: Vec<i64> =
            found.iter().map(|need| need.cover.days_left(day("2025-03-13")).unwrap_or(i64::MAX)).collect();
        assert!(left.is_sorted(), "{left:?}");
    }

    #[test]
    fn what_is_held_covers_a_need_up_to_its_first_gap() {
        check(&[], Cover::Missing);
        check(&[("mst-nederland", "2024-01-01", None)], Cover::Missing);
        check(&[("nkd", "2025-03-14", None)], Cover::Missing);
        check(&[("nkd", "2025-03-13", None)], Cover::Open);
        check(&[("nkd", "2024-01-01", Some("2025-03-12"))], Cover::Missing);
        check(&[("nkd", "2024-01-01", Some("2025-03-13"))], Cover::Until(day("2025-03-13")));
        let first = ("nkd", "2024-01-01", Some("2025-06-30"));
        check(&[first, ("nkd", "2025-07-01", Some("2026-06-30"))], Cover::Until(day("2026-06-30")));
        check(&[("nkd", "2025-07-01", None), first], Cover::Open);
        check(&[first, ("nkd", "2025-07-02", None)], Cover::Until(day("2025-06-30")));
    }
}
