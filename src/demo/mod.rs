//! The made-up practice: seeded, repeatable, built through operations, marked as fictitious.
//!
//! The same day gives the same practice, to the byte. First everything is planned in memory, then it happens month by
//! month, as it would have: clients come, allocations arrive, time is registered.

mod calendar;
mod chain;
mod claims;
mod clients;
mod components;
mod days;
mod dossiers;
mod happen;
mod municipality;
mod oddities;
mod people;
mod plan;
mod random;
mod sizes;
mod tariffs;

use crate::domain::identifiers::AgbCode;
use crate::operations::set_up;
use crate::store::{Change, Store, StoreError};
use crate::surroundings::Surroundings;
use plan::{Plan, Window};

/// How much is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// So many times twelve practitioners and sixty-one clients: 1 to [`MAX_SCALE`].
    pub scale: u32,
    /// Full months of time before the month of today.
    pub months: u32,
}

/// The code of the practice, of the range for tests.
const AGB: &str = "42420001";

/// There are no more test BSNs for more copies.
pub const MAX_SCALE: u32 = 100;

impl Default for Options {
    fn default() -> Self {
        Self { scale: 1, months: 24 }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error("the scale is 1 to {MAX_SCALE}")]
    Scale,
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A fault of this module: a step of its plan does not pass the program's own rules.
    #[error("the made-up practice is not right: {0}")]
    Broken(&'static str),
}

/// The made-up practice as it stands today, in memory.
pub fn build(surroundings: &Surroundings, options: Options) -> Result<Store, DemoError> {
    let mut store = Store::in_memory()?;
    build_into(&mut store, surroundings, options)?;
    Ok(store)
}

/// Makes the practice in an empty database.
pub fn build_into(store: &mut Store, surroundings: &Surroundings, options: Options) -> Result<(), DemoError> {
    if !(1..=MAX_SCALE).contains(&options.scale) {
        return Err(DemoError::Scale);
    }
    let window = Window::new(surroundings.today(), options.months.max(1));
    let mut here = Surroundings::fixed(window.first);
    "demo".clone_into(&mut here.user);
    let agb = AgbCode::parse(AGB).map_err(|_| DemoError::Broken("AGB code"))?;
    let name = "De Dijk (verzonnen)".to_owned();
    set_up::run(store, &here, set_up::Input { agb, name, contracts: Vec::new() })
        .map_err(|_| DemoError::Broken("practice"))?;
    if let Some(file) = tariffs::predecessor(window)? {
        // No operation brings in a version from before the one that stands.
        let change = Change { actor: &here.user, operation: "set-up", at: here.now() };
        store.write(&change, |tx| crate::store::contracts::put(tx, &file))?;
    }
    let contracts = tariffs::contracts(window)?;
    let plan = plan(window, options.scale, tariffs::tariffs(window, &contracts)?)?;
    happen::everything(store, &mut here, &plan, &contracts)
}

fn plan(window: Window, scale: u32, tariffs: Vec<crate::domain::tariff::Tariff>) -> Result<Plan, DemoError> {
    let mut plan = Plan { window, tariffs, people: Vec::new(), clients: Vec::new(), time: Vec::new() };
    let mut bsns = clients::test_bsns();
    let mut next_allocation = 300_201;
    for copy in 0..u64::from(scale) {
        let (first_person, first_client) = (plan.people.len(), plan.clients.len());
        let people = people::people(window, copy)?;
        let mut youths = clients::clients(window, copy, &mut bsns, &mut next_allocation)?;
        oddities::about_clients(window, &mut youths, &mut next_allocation)?;
        let mut time = Vec::new();
        for (place, person) in people.iter().enumerate() {
            let caseload = days::caseload(&youths, place, first_client);
            days::fill(window, (copy, place), person, &caseload, first_person + place, &mut time);
        }
        oddities::about_time(window, first_person, first_client, &mut time);
        let in_crisis = first_client + youths.len();
        components::time(window, first_person, (first_client, in_crisis), &mut time);
        youths.push(components::in_crisis(window, copy, bsns.next())?);
        plan.people.extend(people);
        plan.clients.extend(youths);
        plan.time.extend(time);
    }
    plan.time.sort_by_key(|time| (time.day, time.person));
    Ok(plan)
}
