//! What rules ask a contract, and which contract answers.

use super::{Component, Contract, Credential, ExclusionWhen, Product};
use crate::domain::identifiers::{ComponentKey, CredentialKey, Discipline, MunicipalityCode, ProductKey};
use crate::domain::time::Day;

impl Contract {
    pub fn product(&self, key: &ProductKey) -> Option<&Product> {
        self.products.iter().find(|product| product.key == *key)
    }

    pub fn component(&self, key: &ComponentKey) -> Option<&Component> {
        self.components.iter().find(|component| component.key == *key)
    }

    pub fn credential(&self, key: &CredentialKey) -> Option<&Credential> {
        self.credentials.iter().find(|credential| credential.key == *key)
    }

    /// Whether this municipality buys under this contract on that day.
    pub fn covers(&self, municipality: &MunicipalityCode, day: Day) -> bool {
        self.valid.contains(day)
            && (self.municipalities.is_empty() || self.municipalities.contains(municipality))
    }

    pub fn has_discipline(&self, discipline: &Discipline) -> bool {
        self.disciplines.contains(discipline)
    }

    /// Whether a discipline is at least `minimum` in the order of the contract; false for one that it does not know.
    pub fn reaches(&self, discipline: &Discipline, minimum: &Discipline) -> bool {
        let rank = |wanted: &Discipline| self.disciplines.iter().position(|own| own == wanted);
        rank(discipline).zip(rank(minimum)).is_some_and(|(own, least)| own >= least)
    }

    /// Whether whoever holds `held` holds `wanted`: the same one, or the one that it is part of.
    pub fn counts_as(&self, held: &CredentialKey, wanted: &CredentialKey) -> bool {
        held == wanted || self.credential(held).is_some_and(|own| own.part_of.as_ref() == Some(wanted))
    }

    /// The products of the same component, the product itself included; only itself outside components.
    pub fn siblings<'a>(&'a self, product: &'a Product) -> impl Iterator<Item = &'a Product> {
        self.products.iter().filter(move |other| {
            other.key == product.key || (product.component.is_some() && other.component == product.component)
        })
    }

    /// The product among the siblings whose range of heads holds so many clients (HA-2); `None` when no range does.
    pub fn fitting<'a>(&'a self, product: &'a Product, heads: u32) -> Option<&'a Product> {
        self.siblings(product).find(|sibling| {
            let range = sibling.demands.group.as_ref().and_then(|group| group.heads);
            range.is_some_and(|range| range.contains(heads))
        })
    }

    /// Products that do not go together with this one in that way, each with the place in the document.
    pub fn excluded<'a>(
        &'a self,
        product: &'a ProductKey,
        when: ExclusionWhen,
    ) -> impl Iterator<Item = (&'a ProductKey, &'a str)> {
        self.exclusions.iter().filter(move |exclusion| exclusion.when == when).flat_map(move |exclusion| {
            let others: &[ProductKey] = if exclusion.products.contains(product) {
                &exclusion.not_with
            } else if exclusion.not_with.contains(product) {
                &exclusion.products
            } else {
                &[]
            };
            others.iter().map(|other| (other, exclusion.place.as_str()))
        })
    }
}

/// Every contract under which a municipality buys on that day, in the order in which they are asked: those that name it
/// before those for all, the newest first.
pub fn contracts_for<'a>(
    contracts: &'a [Contract],
    municipality: &MunicipalityCode,
    day: Day,
) -> Vec<&'a Contract> {
    let mut found: Vec<&Contract> =
        contracts.iter().filter(|contract| contract.covers(municipality, day)).collect();
    found.sort_by_key(|contract| {
        (contract.municipalities.is_empty(), std::cmp::Reverse(contract.valid.from), &contract.key)
    });
    found
}

/// The first contract under which a municipality buys on that day.
pub fn contract_for<'a>(
    contracts: &'a [Contract],
    municipality: &MunicipalityCode,
    day: Day,
) -> Option<&'a Contract> {
    contracts_for(contracts, municipality, day).into_iter().next()
}

/// The contract under which a municipality buys this product on that day; the first one when none has it.
pub fn contract_with<'a>(
    contracts: &'a [Contract],
    municipality: &MunicipalityCode,
    day: Day,
    product: Option<&ProductKey>,
) -> Option<&'a Contract> {
    let found = contracts_for(contracts, municipality, day);
    let has_it = |contract: &&Contract| product.is_some_and(|key| contract.product(key).is_some());
    found.iter().copied().find(has_it).or_else(|| found.first().copied())
}
