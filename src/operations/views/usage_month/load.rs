//! Puts the grid of a month together from the store.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, ClientRow, DayColumn, Part, Placed, UsageMonth};
use crate::domain::assignment::allocated;
use crate::domain::ids::{ClientId, Stored};
use crate::domain::time::{ClosedPeriod, Day, Month, holiday};
use crate::domain::usage::{Session, Stay, Usage, UsageKind};
use crate::operations::judge::{CannotJudge, Knowledge};
use crate::operations::judge_usage::{Judged, JudgedDay};
use crate::operations::views::names::Names;
use crate::store::usages::{Filter, KeptUsage};
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// A kept usage with what the rules say about its days of the month.
struct Looked {
    kept: KeptUsage,
    judged: Judged,
    session: Option<Session>,
}

/// A month of everybody who uses this, or could.
pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    kind: UsageKind,
    month: Month,
) -> Result<UsageMonth, CannotJudge> {
    store.read(|tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let mut by_client = looked_at(tx, &mut knowledge, kind, month)?;
        let clients = clients(tx, &knowledge, kind, month, by_client.keys().copied())?;
        let mut names = Names::new(&knowledge.contracts);
        let mut rows = Vec::with_capacity(clients.len());
        for client in clients {
            let looked = by_client.remove(&client).unwrap_or_default();
            rows.push(row(tx, &mut names, (kind, month, knowledge.today), client, looked)?);
        }
        rows.sort_by_cached_key(|row| (row.client.name.surname.to_lowercase(), row.client.number.clone()));
        let sessions = match kind {
            UsageKind::Attendance => store::sessions::list(tx, month.period())?,
            UsageKind::Trip | UsageKind::Stay => Vec::new(),
        };
        let total = rows.iter().map(|row| row.total).sum();
        Ok(UsageMonth { kind, month, days: columns(month, &rows), rows, sessions, total })
    })
}

fn looked_at(
    tx: &Tx,
    knowledge: &mut Knowledge,
    kind: UsageKind,
    month: Month,
) -> Result<BTreeMap<ClientId, Vec<Looked>>, CannotJudge> {
    let filter = Filter { period: Some(month.period()), kind: Some(kind), ..Filter::default() };
    let mut by_client: BTreeMap<ClientId, Vec<Looked>> = BTreeMap::new();
    for kept in store::usages::list(tx, &filter)? {
        let judged = knowledge.judge_usage(tx, &kept.usage, filter.period)?;
        let session = knowledge.session_of(&kept.usage).cloned();
        by_client.entry(kept.usage.client).or_default().push(Looked { kept, judged, session });
    }
    Ok(by_client)
}

/// Who has a row.
fn clients(
    tx: &Tx,
    knowledge: &Knowledge,
    kind: UsageKind,
    month: Month,
    used: impl Iterator<Item = ClientId>,
) -> Result<BTreeSet<ClientId>, StoreError> {
    let mut clients: BTreeSet<ClientId> = used.collect();
    let last_month = Some(month.previous().period());
    let before = Filter { period: last_month, kind: Some(kind), ..Filter::default() };
    clients.extend(store::usages::found(tx, &before)?.into_iter().map(|stored| stored.value.client));
    for Stored { value, .. } in store::allocations::running(tx, month.period())? {
        let day = value.period.from.max(month.first());
        let fits = allocated(&knowledge.contracts, &knowledge.tariffs, &value, day)
            .iter()
            .any(|(_, product)| UsageKind::of(product) == Some(kind));
        if fits && !value.is_deleted() {
            clients.insert(value.client);
        }
    }
    Ok(clients)
}

fn row(
    tx: &Tx,
    names: &mut Names,
    (kind, month, today): (UsageKind, Month, Day),
    client: ClientId,
    looked: Vec<Looked>,
) -> Result<ClientRow, StoreError> {
    let mut cells: Vec<Cell> = month.days().map(|_| Cell::default()).collect();
    let mut never_claimed = 0;
    for one in looked {
        never_claimed += u32::from(!one.kept.usage.is_declarable());
        for (cell, day) in cells.iter_mut().zip(month.days()) {
            if let Some(part) = part(&one.kept.usage, day, today) {
                cell.placed.push(placed(tx, names, &one, day, part)?);
            }
        }
    }
    let newest = store::usages::newest(tx, client, kind, month.last())?.map(|stored| stored.value);
    let usual_trip = newest.as_ref().and_then(Usage::trip).cloned();
    let usual_session = match newest.as_ref().and_then(Usage::attendance) {
        Some(attendance) => store::sessions::get(tx, attendance.session)?.map(|stored| stored.value),
        None => None,
    };
    let moves = store::dossiers::of_client(tx, client)?;
    let municipality = match moves.municipality_on(month.first()) {
        Some(code) => Some(code.clone()),
        None => store::clients::get(tx, client)?.and_then(|stored| stored.value.municipality),
    };
    let total = cells.iter().map(Cell::units).sum();
    let client = names.client(tx, client)?;
    Ok(ClientRow { client, municipality, cells, total, never_claimed, usual_trip, usual_session })
}

/// Where in a usage a day lies; `None` outside it. Who is still there is there until today.
fn part(usage: &Usage, day: Day, today: Day) -> Option<Part> {
    let Some(Stay { departure, .. }) = usage.stay() else {
        return (usage.day == day).then_some(Part::Whole);
    };
    let last = departure.map_or(today.max(usage.day), |departure| departure.day);
    let inside = ClosedPeriod::new(usage.day, last).is_some_and(|period| period.contains(day));
    let (arrives, departs) = (usage.day == day, departure.is_some_and(|departure| departure.day == day));
    inside.then_some(match (arrives, departs) {
        (true, true) => Part::Whole,
        (true, false) => Part::Arrival,
        (false, true) => Part::Departure,
        (false, false) => Part::Inside,
    })
}

fn placed(tx: &Tx, names: &mut Names, one: &Looked, day: Day, part: Part) -> Result<Placed, StoreError> {
    let KeptUsage { id, usage, claimed } = &one.kept;
    let judged: Option<&JudgedDay> = one.judged.days.iter().find(|judged| judged.day == day);
    let allocation = judged.and_then(|judged| judged.allocation);
    Ok(Placed {
        id: *id,
        usage: usage.clone(),
        part,
        units: judged.map_or(0, |judged| judged.units),
        session: one.session.clone(),
        allocation: allocation.map(|id| names.allocation(tx, id)).transpose()?.map(|found| found.number),
        product: judged.and_then(|judged| judged.product.as_ref()).map(|key| names.product(key)),
        findings: judged.map(|judged| judged.findings.clone()).unwrap_or_default(),
        claimed: claimed.iter().find(|(of, _)| *of == day).map(|(_, state)| *state),
    })
}

fn columns(month: Month, rows: &[ClientRow]) -> Vec<DayColumn> {
    let column = |(index, day): (usize, Day)| DayColumn {
        day,
        weekend: day.monday().days_until(day) >= 5,
        holiday: holiday(day),
        total: rows.iter().filter_map(|row| row.cells.get(index)).map(Cell::units).sum(),
    };
    month.days().enumerate().map(column).collect()
}
