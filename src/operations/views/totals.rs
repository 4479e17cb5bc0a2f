//! Totals over any period, kept apart by whatever is asked for.

use std::collections::BTreeMap;

use super::day::ClientName;
use super::names::Names;
use crate::domain::activity::Kind;
use crate::domain::identifiers::{Discipline, PractitionerCode, ProductKey};
use crate::domain::ids::{ClientId, PractitionerId};
use crate::domain::time::{Day, Month};
use crate::domain::totals::{Exact, Sums};
use crate::operations::contracts;
use crate::store::entries::Filter;
use crate::store::totals::{self, Apart, KindSum};
use crate::store::{self, Store, StoreError};

/// What totals are kept apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    Client,
    Discipline,
    Product,
    Practitioner,
    Kind,
    Day,
    Week,
    Month,
}

/// One group; what it is not kept apart by is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalRow {
    pub client: Option<ClientName>,
    pub discipline: Option<Discipline>,
    pub product: Option<ProductKey>,
    pub practitioner: Option<PractitionerCode>,
    pub kind: Option<Kind>,
    pub day: Option<Day>,
    /// The Monday of an ISO week.
    pub week: Option<Day>,
    pub month: Option<Month>,
    pub sums: Sums,
}

/// All groups, and everything together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalsView {
    /// By time, practitioner, client number, discipline, product, kind.
    pub rows: Vec<TotalRow>,
    pub total: Sums,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    month: Option<Month>,
    week: Option<Day>,
    day: Option<Day>,
    practitioner: Option<PractitionerId>,
    client: Option<ClientId>,
    discipline: Option<Discipline>,
    product: Option<ProductKey>,
    kind: Option<Kind>,
}

/// Adds up what the filter lets through.
pub fn load(store: &mut Store, filter: &Filter, by: &[By]) -> Result<TotalsView, StoreError> {
    store.read(|tx| {
        let mut groups: BTreeMap<Key, Sums> = BTreeMap::new();
        let mut total = Sums::default();
        for sum in totals::grouped(tx, filter, &apart(by))? {
            let sums = sums(&sum);
            total = total.plus(sums);
            let group = groups.entry(key(&sum, by)).or_default();
            *group = group.plus(sums);
        }
        let contracts = contracts::load(tx)?;
        let mut names = Names::new(&contracts);
        let mut rows = Vec::with_capacity(groups.len());
        for (key, sums) in groups {
            let practitioner = match key.practitioner {
                None => None,
                Some(id) => store::practitioners::get(tx, id)?.map(|stored| stored.value.code),
            };
            rows.push(TotalRow {
                client: key.client.map(|id| names.client(tx, id)).transpose()?,
                discipline: key.discipline,
                product: key.product,
                practitioner,
                kind: key.kind,
                day: key.day,
                week: key.week,
                month: key.month,
                sums,
            });
        }
        Ok(TotalsView { rows, total })
    })
}

/// Days are added up to weeks and months here, so that the database needs no calendar.
fn apart(by: &[By]) -> Vec<Apart> {
    let mut apart = Vec::new();
    for one in by {
        let column = match one {
            By::Client => Apart::Client,
            By::Discipline => Apart::Discipline,
            By::Product => Apart::Product,
            By::Practitioner => Apart::Practitioner,
            By::Day | By::Week | By::Month => Apart::Day,
            By::Kind => continue, // always kept apart
        };
        if !apart.contains(&column) {
            apart.push(column);
        }
    }
    apart
}

fn key(sum: &KindSum, by: &[By]) -> Key {
    let day = |wanted: By| sum.day.filter(|_| by.contains(&wanted));
    Key {
        month: day(By::Month).map(Month::of),
        week: day(By::Week).map(Day::monday),
        day: day(By::Day),
        practitioner: sum.practitioner,
        client: sum.client,
        discipline: sum.discipline.clone(),
        product: sum.product.clone(),
        kind: by.contains(&By::Kind).then_some(sum.kind),
    }
}

fn sums(sum: &KindSum) -> Sums {
    let mut sums = Sums { amount: Exact(sum.sixtieths), unpriced: sum.without_tariff, ..Sums::default() };
    match sum.kind {
        Kind::Direct => sums.direct = sum.minutes,
        Kind::Indirect => sums.indirect = sum.minutes,
        Kind::NonDeclarable => sums.non_declarable = sum.minutes,
    }
    sums
}
