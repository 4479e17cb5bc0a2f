//! Puts a day together from the store.

use super::{Budget, Choices, ClientName, DayView, EntryRow, KindMinutes, Preview};
use crate::domain::activity::Kind;
use crate::domain::contract::Contract;
use crate::domain::ids::{AllocationId, ClientId, PractitionerId, Stored};
use crate::domain::quick_entry::ProductWords;
use crate::domain::time::{ClosedPeriod, Day, clock_after};
use crate::operations::contracts;
use crate::operations::judge::{CannotJudge, Depth, Knowledge, Wanted};
use crate::operations::room::{Ground, room_of};
use crate::operations::views::names::Names;
use crate::store::entries::{Filter, KeptEntry};
use crate::store::totals::{self, KindSum};
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// One practitioner's day.
pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    practitioner: PractitionerId,
    day: Day,
) -> Result<DayView, CannotJudge> {
    store.read(|tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let kept = store::entries::of_day(tx, practitioner, day)?;
        let mut findings = Vec::with_capacity(kept.len());
        for one in &kept {
            findings.push(knowledge.findings_of(tx, &one.entry, Depth::Full)?);
        }
        let mut names = Names::new(&knowledge.contracts);
        let mut rows = Vec::with_capacity(kept.len());
        for (one, findings) in kept.into_iter().zip(findings) {
            rows.push(EntryRow { findings, ..row(tx, &mut names, one)? });
        }
        let week = ClosedPeriod::new(day.monday(), day.monday().plus_days(6));
        let filter = |period| Filter { period, practitioner: Some(practitioner), ..Filter::default() };
        let stored = store::practitioners::get(tx, practitioner)?.ok_or(CannotJudge::UnknownPractitioner)?;
        Ok(DayView {
            practitioner,
            day,
            today: minutes(&totals::grouped(tx, &filter(Some(ClosedPeriod::day(day))), &[])?),
            week: minutes(&totals::grouped(tx, &filter(week), &[])?),
            week_contract: stored.value.week_minutes.map(i64::from),
            budgets: budgets(tx, knowledge.ground(), &mut names, &rows)?,
            rows,
        })
    })
}

/// An entry with its words, without findings.
pub(crate) fn row(tx: &Tx, names: &mut Names, kept: KeptEntry) -> Result<EntryRow, StoreError> {
    let entry = &kept.entry;
    Ok(EntryRow {
        id: kept.id,
        end: entry.start.and_then(|start| clock_after(entry.day, start, entry.minutes)),
        client: entry.client.map(|id| names.client(tx, id)).transpose()?,
        activity: names.activity(&entry.activity),
        allocation: entry.allocation.map(|id| names.allocation(tx, id)).transpose()?.map(|a| a.number),
        product: entry.product.as_ref().map(|key| names.product(key)),
        findings: Vec::new(),
        claimed: kept.claimed,
        entry: kept.entry,
    })
}

/// Sums of groups by kind alone.
pub(crate) fn minutes(sums: &[KindSum]) -> KindMinutes {
    let of = |kind: Kind| sums.iter().filter(|sum| sum.kind == kind).map(|sum| sum.minutes).sum();
    KindMinutes {
        direct: of(Kind::Direct),
        indirect: of(Kind::Indirect),
        non_declarable: of(Kind::NonDeclarable),
    }
}

fn budgets(
    tx: &Tx,
    ground: Ground<'_>,
    names: &mut Names,
    rows: &[EntryRow],
) -> Result<Vec<Budget>, StoreError> {
    let mut seen: Vec<AllocationId> = Vec::new();
    let mut out = Vec::new();
    for row in rows {
        let Some(id) = row.entry.allocation.filter(|id| !seen.contains(id)) else { continue };
        seen.push(id);
        let value = names.allocation(tx, id)?;
        let client: ClientName = names.client(tx, value.client)?;
        let number = value.number;
        let room = room_of(tx, ground, &Stored { id, value }, row.entry.day)?;
        out.push(Budget { client, allocation: id, number, room });
    }
    Ok(out)
}

/// How many clients come first because they were seen lately.
const RECENT: u32 = 50;

/// What can be chosen while an entry of this practitioner is typed.
pub fn choices(
    store: &mut Store,
    surroundings: &Surroundings,
    practitioner: PractitionerId,
) -> Result<Choices, CannotJudge> {
    store.read(|tx| {
        let contracts = contracts::load(tx)?;
        let person =
            store::practitioners::get(tx, practitioner)?.ok_or(CannotJudge::UnknownPractitioner)?.value;
        let recent: Vec<ClientId> = store::clients::recent_of(tx, practitioner, RECENT)?;
        let mut clients: Vec<ClientName> = store::clients::list(tx)?
            .into_iter()
            .map(|stored| ClientName { id: stored.id, number: stored.value.number, name: stored.value.name })
            .collect();
        clients.sort_by_cached_key(|client| {
            let place = recent.iter().position(|id| *id == client.id).unwrap_or(usize::MAX);
            (place, client.name.surname.to_lowercase(), client.number.clone())
        });
        let today = surroundings.today();
        let mut disciplines: Vec<_> = person.discipline_on(today).cloned().into_iter().collect();
        for held in &person.disciplines {
            if !disciplines.contains(&held.discipline) {
                disciplines.push(held.discipline.clone());
            }
        }
        let mut activities = Vec::new();
        for activity in contracts.iter().flat_map(|contract| &contract.activities) {
            if !activities.iter().any(|known: &crate::domain::activity::Activity| known.key == activity.key) {
                activities.push(activity.clone());
            }
        }
        Ok(Choices {
            practitioner,
            clients,
            activities,
            allocations: store::allocations::list(tx)?,
            products: products(tx, &contracts, today)?,
            recent: recent.len(),
            disciplines,
        })
    })
}

/// Every product that time can be claimed as, once, with the codes under which it is claimed today.
fn products(tx: &Tx, contracts: &[Contract], today: Day) -> Result<Vec<ProductWords>, StoreError> {
    let tariffs = store::tariffs::list(tx)?;
    let mut products: Vec<ProductWords> = Vec::new();
    let products_of_time = contracts.iter().flat_map(|contract| &contract.products);
    for product in products_of_time.filter(|product| product.takes_time()) {
        if products.iter().any(|known| known.key == product.key) {
            continue;
        }
        let in_force = tariffs.iter().map(|stored| &stored.value);
        let codes = in_force
            .filter(|tariff| tariff.product == product.key && tariff.valid.contains(today))
            .map(|tariff| tariff.code.clone());
        let mut codes: Vec<_> = codes.chain(product.code.clone()).collect();
        codes.sort();
        codes.dedup();
        products.push(ProductWords { key: product.key.clone(), name: product.name.clone(), codes });
    }
    Ok(products)
}

/// What an entry would become if it were logged now. Changes nothing.
pub fn preview(
    store: &mut Store,
    surroundings: &Surroundings,
    key: crate::domain::entry::EntryKey,
    wanted: &Wanted,
) -> Result<Preview, CannotJudge> {
    store.read(|tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let judged = knowledge.judge(tx, key, wanted, Depth::Full)?;
        let allocation = knowledge
            .allocations_of(wanted.client)
            .iter()
            .find(|stored| Some(stored.id) == judged.entry.allocation);
        let room =
            allocation.map(|stored| room_of(tx, knowledge.ground(), stored, wanted.day)).transpose()?;
        let names = Names::new(&knowledge.contracts);
        Ok(Preview {
            allocation: allocation.map(|stored| stored.value.number),
            product: judged.entry.product.as_ref().map(|key| names.product(key)),
            room,
            entry: judged.entry,
            findings: judged.findings,
        })
    })
}
