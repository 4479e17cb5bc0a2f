//! The crisis trajectories of a month, with what a form about one offers.

use super::leaders::{self, Leader};
use super::trajectories::{self, Filter, TrajectoryRow};
use crate::domain::contract::{Component, Contract};
use crate::domain::identifiers::{ComponentKey, ProductKey};
use crate::domain::text::Text;
use crate::domain::time::Month;
use crate::operations::contracts;
use crate::operations::judge::CannotJudge;
use crate::store::Store;
use crate::surroundings::Surroundings;

/// A month of crisis help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrisisMonth {
    pub month: Month,
    /// Trajectories that ran on some day of the month, those that run first, by days left.
    pub rows: Vec<TrajectoryRow>,
    /// Products of crisis help, in the order of the contracts.
    pub products: Vec<(ProductKey, Text)>,
    /// Who can be the worker, by name.
    pub practitioners: Vec<Leader>,
}

pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    month: Month,
) -> Result<CrisisMonth, CannotJudge> {
    let filter = Filter { period: month.period(), client: None };
    let mut rows = trajectories::load(store, surroundings, &filter)?;
    rows.sort_by_key(|row| (row.days_left.is_none(), row.days_left, row.judged.trajectory.registered));
    let products = store.read(|tx| Ok::<_, CannotJudge>(products(&contracts::load(tx)?)))?;
    Ok(CrisisMonth { month, rows, products, practitioners: leaders::load(store, month)? })
}

fn products(contracts: &[Contract]) -> Vec<(ProductKey, Text)> {
    let mut products: Vec<(ProductKey, Text)> = Vec::new();
    for product in contracts.iter().flat_map(|contract| &contract.products) {
        let component = product.component.as_ref().map(ComponentKey::as_str);
        let known = products.iter().any(|(key, _)| *key == product.key);
        if component == Some(Component::CRISIS_HELP) && !known {
            products.push((product.key.clone(), product.name.clone()));
        }
    }
    products
}
