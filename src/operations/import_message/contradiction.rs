//! What our own data says against an allocation in a message (levels 3 and 4): then the whole message is refused, and the answer
//! names each of them with its code.

use super::client::stamp;
use super::{Error, Import};
use crate::domain::allocation::{Allocation, DELETED, Source};
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::client::Client;
use crate::domain::contract::{Contract, contracts_for};
use crate::domain::identifiers::{AllocationNumber, Category, ClientNumber, ProductCode};
use crate::domain::ids::{AllocationId, ClientId, LineId, Stored};
use crate::domain::money::Cents;
use crate::domain::request::Verdict;
use crate::domain::rules::Finding;
use crate::domain::text::{Lang, Text};
use crate::messages::jw301::Product;
use crate::store::{self, StoreError};
use crate::text;

/// What is wrong with one allocation of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    pub number: AllocationNumber,
    pub kind: Against,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// The number belongs to another client (TR332).
    NumberTaken { client: ClientNumber },
    /// It names a request that is not ours, or that was decided before (TR379).
    ForeignReference,
    /// It deletes an allocation on which lines are granted that were not taken back (TR385).
    Granted { lines: Vec<LineId>, amount: Cents },
    /// The contract has the code under another category (TR381).
    OtherCategory { code: ProductCode, category: Category },
}

impl Against {
    /// The rule of the standard.
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NumberTaken { .. } => "TR332",
            Self::ForeignReference => "TR379",
            Self::Granted { .. } => "TR385",
            Self::OtherCategory { .. } => "TR381",
        }
    }

    /// The code that tells it to the municipality.
    pub fn code(&self) -> Option<ReturnCode> {
        ReturnCode::parse(match self {
            Self::NumberTaken { .. } => "9332",
            Self::ForeignReference => "9379",
            Self::Granted { .. } => "9385",
            Self::OtherCategory { .. } => "S329",
        })
    }
}

impl Contradiction {
    pub fn finding(&self) -> Finding {
        let (number, kind) = (self.number, &self.kind);
        let what = match kind {
            Against::NumberTaken { client } => text!(
                "Toewijzing {number} is van cliënt {client}.",
                "Allocation {number} belongs to client {client}."
            ),
            Against::ForeignReference => text!(
                "Toewijzing {number} noemt een verzoek (ReferentieAanbieder) dat niet van hier is of waarover al is beslist.",
                "Allocation {number} names a request (ReferentieAanbieder) that is not from here or that was decided before."
            ),
            Against::Granted { lines, amount } => {
                let (nl, en) = (amount.display(Lang::Nl), amount.display(Lang::En));
                let lines = joined(lines, ", ");
                text!(
                    "Toewijzing {number} wordt verwijderd, maar er is op toegekend en niet gecrediteerd: € {nl} (regel {lines}).",
                    "Allocation {number} is deleted, but there is granted and not credited on it: € {en} (line {lines})."
                )
            }
            Against::OtherCategory { code, category } => text!(
                "Toewijzing {number} noemt productcode {code} onder categorie {category}; in het contract hoort hij bij een andere.",
                "Allocation {number} has product code {code} under category {category}; in the contract it belongs to another."
            ),
        };
        Finding::block(kind.rule(), what, self.way_out())
    }

    fn way_out(&self) -> Text {
        match &self.kind {
            Against::Granted { lines, .. } => {
                let lines = joined(lines, " ");
                text!(
                    "Overleg met de gemeente. Moet het geld terug: 'uurwerk claims credit {lines}', en vraag daarna om een nieuw bericht.",
                    "Talk to the municipality. If the money is to go back: 'uurwerk claims credit {lines}', and ask for a new message after that."
                )
            }
            Against::NumberTaken { .. } | Against::ForeignReference | Against::OtherCategory { .. } => {
                Text::new(
                    "Vraag de gemeente om een gecorrigeerd bericht.",
                    "Ask the municipality for a corrected message.",
                )
            }
        }
    }
}

fn joined(lines: &[LineId], between: &str) -> String {
    lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
}

impl Import<'_> {
    /// Refuses a message with allocations that our own data contradicts; all of them are named.
    pub(super) fn judge(
        &self,
        known: Option<&Stored<ClientId, Client>>,
        contracts: &[Contract],
    ) -> Result<(), Error> {
        let mut found = Vec::new();
        for product in &self.content.client.products {
            let sender = &self.content.header.sender;
            let stored = store::allocations::by_number(self.tx, sender, product.number)?;
            let mut add = |kind| found.push(Contradiction { number: product.number, kind });
            if let Some(owner) = self.other_owner(known, stored.as_ref())? {
                add(Against::NumberTaken { client: owner });
                continue;
            }
            if stored.as_ref().is_some_and(|stored| !is_newer(product, &stored.value)) {
                continue; // it changes nothing
            }
            if self.names_foreign_request(known, product)? {
                add(Against::ForeignReference);
            }
            if let Some(stored) = stored.filter(|_| product.change_reason.as_deref() == Some(DELETED)) {
                let (lines, amount) = store::claims::granted_on(self.tx, stored.id)?;
                if !lines.is_empty() {
                    add(Against::Granted { lines, amount });
                }
            }
            if let Some(kind) = self.other_category(product, contracts) {
                add(kind);
            }
        }
        if found.is_empty() { Ok(()) } else { Err(Error::Contradicted(found)) }
    }

    /// Whose the number is, if it is not this client's.
    fn other_owner(
        &self,
        known: Option<&Stored<ClientId, Client>>,
        stored: Option<&Stored<AllocationId, Allocation>>,
    ) -> Result<Option<ClientNumber>, StoreError> {
        let Some(stored) = stored else { return Ok(None) };
        if known.is_some_and(|client| client.id == stored.value.client) {
            return Ok(None);
        }
        let gone = StoreError::BadValue { table: "allocation", column: "client_id" };
        let owner = store::clients::get(self.tx, stored.value.client)?.ok_or(gone)?;
        Ok(Some(owner.value.number))
    }

    /// A reference stands there only when the allocation grants our request for the first time (TR379). A practice that never
    /// asked this municipality for anything from here did so elsewhere: then nobody can tell.
    fn names_foreign_request(
        &self,
        known: Option<&Stored<ClientId, Client>>,
        product: &Product,
    ) -> Result<bool, StoreError> {
        let Some(reference) = &product.reference else { return Ok(false) };
        let sender = &self.content.header.sender;
        let Some(part) = store::requests::by_reference(self.tx, sender, reference)? else {
            return store::requests::asked_anything(self.tx, sender);
        };
        let is_ours = known.is_some_and(|client| client.id == part.client);
        Ok(!is_ours || matches!(part.verdict, Verdict::Granted | Verdict::Refused { .. }))
    }

    /// Only what the contract file says itself counts: a tariff that was typed wrong is no reason to refuse a message.
    fn other_category(&self, product: &Product, contracts: &[Contract]) -> Option<Against> {
        let (category, Some(code)) = product.product.as_ref()? else { return None };
        let code = ProductCode::parse(code).ok()?;
        let of_municipality = contracts_for(contracts, &self.content.header.sender, product.from);
        let listed = of_municipality.into_iter().flat_map(|contract| &contract.products);
        let categories: Vec<&Category> = listed
            .filter(|one| one.code.as_ref() == Some(&code))
            .filter_map(|one| one.category.as_ref())
            .collect();
        let is_other = !categories.is_empty() && !categories.contains(&category);
        is_other.then(|| Against::OtherCategory { code, category: category.clone() })
    }
}

/// Whether a version would take the place of what stands (IV013).
fn is_newer(product: &Product, stored: &Allocation) -> bool {
    stored.source == Source::Typed || stamp(product.fixed) > stored.fixed
}
