//! A month of group sessions as grids: who was there, how many each session had, and what groups there are.

use super::leaders::{self, Leader};
use super::sessions::{self, SessionsView};
use super::usage_month::{self, UsageMonth};
use crate::domain::contract::{Contract, Product};
use crate::domain::identifiers::{ComponentKey, ProductKey};
use crate::domain::text::Text;
use crate::domain::time::{ClosedPeriod, Month};
use crate::domain::usage::{Session, UsageKind};
use crate::operations::contracts;
use crate::operations::judge::CannotJudge;
use crate::store::{self, Store};
use crate::surroundings::Surroundings;

/// A month of attendance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendanceMonth {
    /// Attendance of all groups.
    pub grid: UsageMonth,
    pub sessions: SessionsView,
    /// The newest session of each group at each time of day, until the end of the month, by name and time.
    pub groups: Vec<Session>,
    pub offers: Vec<Offer>,
    /// Who can lead a session, by name.
    pub practitioners: Vec<Leader>,
}

/// What a group can offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// One of the two.
    pub component: Option<ComponentKey>,
    pub product: Option<ProductKey>,
    pub name: Text,
}

/// Months before in which a group that met is still offered.
const LOOK_BACK: u32 = 3;

pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    month: Month,
) -> Result<AttendanceMonth, CannotJudge> {
    let grid = usage_month::load(store, surroundings, UsageKind::Attendance, month)?;
    let sessions = sessions::load(store, surroundings, month)?;
    let (groups, offers) = store.read(|tx| {
        let from = month.first().minus_months(LOOK_BACK);
        let period = ClosedPeriod::new(from, month.last()).unwrap_or(month.period());
        let met = store::sessions::list(tx, period)?.into_iter().map(|stored| stored.value.session);
        Ok::<_, CannotJudge>((newest(met), offers(&contracts::load(tx)?)))
    })?;
    let practitioners = leaders::load(store, month)?;
    Ok(AttendanceMonth { grid, sessions, groups, offers, practitioners })
}

/// The last session of each group and time. They come by day.
fn newest(met: impl Iterator<Item = Session>) -> Vec<Session> {
    let mut groups: Vec<Session> = Vec::new();
    for session in met {
        let same = |one: &&mut Session| (&one.group, one.start) == (&session.group, session.start);
        match groups.iter_mut().find(same) {
            Some(known) => *known = session,
            None => groups.push(session),
        }
    }
    groups.sort_by_cached_key(|session| (session.group.as_str().to_lowercase(), session.start));
    groups
}

/// Components and products that count attendance, each once.
fn offers(contracts: &[Contract]) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    let mut add = |offer: Offer| {
        if !offers.contains(&offer) {
            offers.push(offer);
        }
    };
    for contract in contracts {
        let counted = |product: &&Product| UsageKind::of(product) == Some(UsageKind::Attendance);
        for product in contract.products.iter().filter(counted) {
            let component = product.component.as_ref().and_then(|key| contract.component(key));
            if let Some(component) = component {
                let (component, name) = (Some(component.key.clone()), component.name.clone());
                add(Offer { component, product: None, name });
            }
        }
        for product in contract.products.iter().filter(counted) {
            add(Offer { component: None, product: Some(product.key.clone()), name: product.name.clone() });
        }
    }
    offers
}
