//! Puts a month together from the store.

use std::collections::BTreeMap;

use super::{MonthRow, MonthView, WeekRow};
use crate::domain::activity::Kind;
use crate::domain::identifiers::Discipline;
use crate::domain::ids::{ClientId, PractitionerId};
use crate::domain::money::Cents;
use crate::domain::rules::Severity;
use crate::domain::text::Text;
use crate::domain::time::{ClosedPeriod, Month};
use crate::domain::totals::Exact;
use crate::operations::judge::{CannotJudge, Depth, Knowledge};
use crate::operations::views::day::minutes;
use crate::operations::views::names::Names;
use crate::store::entries::Filter;
use crate::store::totals::{self, Apart, KindSum};
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// A client in one discipline.
type Group = (ClientId, Option<Discipline>);

/// Of a month, what keeps minutes from being claimed.
#[derive(Default)]
struct Held {
    by_group: BTreeMap<Group, i64>,
    total: i64,
}

/// A month of one practitioner, or of the whole practice.
pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    practitioner: Option<PractitionerId>,
    month: Month,
) -> Result<MonthView, CannotJudge> {
    store.read(|tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let filter = Filter { period: Some(month.period()), practitioner, ..Filter::default() };
        let held = held(tx, &mut knowledge, &filter)?;
        let sums = totals::grouped(tx, &filter, &[Apart::Client, Apart::Discipline])?;
        let mut names = Names::new(&knowledge.contracts);
        let rows = rows(tx, &mut names, &sums, &held)?;
        Ok(MonthView {
            practitioner,
            month,
            amount: Exact(sums.iter().map(|sum| sum.sixtieths).sum()).rounded(),
            rows,
            non_declarable: non_declarable(tx, &names, &filter)?,
            total: minutes(&sums),
            held: held.total,
            weeks: weeks(tx, practitioner, month)?,
        })
    })
}

/// Asks the rules about every declarable entry of the month that no queued line holds.
fn held(tx: &Tx, knowledge: &mut Knowledge, filter: &Filter) -> Result<Held, CannotJudge> {
    let mut held = Held::default();
    for kept in store::entries::list(tx, filter)? {
        let entry = &kept.entry;
        let promised = kept.claimed.is_some_and(|state| !state.leaves_entries_free());
        let Some(client) = entry.client.filter(|_| entry.kind.is_declarable() && !promised) else { continue };
        let findings = knowledge.findings_of(tx, entry, Depth::Refusals)?;
        if findings.iter().any(|finding| finding.severity >= Severity::Hold) {
            *held.by_group.entry((client, entry.discipline.clone())).or_default() += entry.minutes.get();
            held.total += entry.minutes.get();
        }
    }
    Ok(held)
}

fn rows(tx: &Tx, names: &mut Names, sums: &[KindSum], held: &Held) -> Result<Vec<MonthRow>, StoreError> {
    let mut groups: BTreeMap<Group, Vec<&KindSum>> = BTreeMap::new();
    for sum in sums.iter().filter(|sum| sum.kind.is_declarable()) {
        if let Some(client) = sum.client {
            groups.entry((client, sum.discipline.clone())).or_default().push(sum);
        }
    }
    let mut rows = Vec::with_capacity(groups.len());
    for (group, sums) in groups {
        let of = |kind: Kind| sums.iter().filter(|sum| sum.kind == kind).map(|sum| sum.minutes).sum();
        let priced = sums.iter().all(|sum| sum.without_tariff == 0);
        let amount: Cents = Exact(sums.iter().map(|sum| sum.sixtieths).sum()).rounded();
        rows.push(MonthRow {
            client: names.client(tx, group.0)?,
            discipline: group.1.clone(),
            direct: of(Kind::Direct),
            indirect: of(Kind::Indirect),
            amount: priced.then_some(amount),
            held: held.by_group.get(&group).copied().unwrap_or_default(),
        });
    }
    rows.sort_by_cached_key(|row| {
        (row.client.name.surname.to_lowercase(), row.client.number.clone(), row.discipline.clone())
    });
    Ok(rows)
}

fn non_declarable(tx: &Tx, names: &Names, filter: &Filter) -> Result<Vec<(Text, i64)>, StoreError> {
    let mut sums: Vec<(Text, i64)> = totals::non_declarable(tx, filter)?
        .into_iter()
        .map(|(activity, minutes)| (names.activity(&activity), minutes))
        .collect();
    sums.sort_by(|a, b| (b.1, &a.0.en).cmp(&(a.1, &b.0.en)));
    Ok(sums)
}

fn weeks(tx: &Tx, practitioner: Option<PractitionerId>, month: Month) -> Result<Vec<WeekRow>, StoreError> {
    let contract = match practitioner {
        Some(id) => store::practitioners::get(tx, id)?.and_then(|stored| stored.value.week_minutes),
        None => None,
    };
    let mut weeks = Vec::new();
    let mut from = month.first();
    while month.contains(from) {
        let until = from.monday().plus_days(6).min(month.last());
        let period = ClosedPeriod::new(from, until);
        let sums = totals::grouped(tx, &Filter { period, practitioner, ..Filter::default() }, &[])?;
        let week = from.iso_week().1;
        weeks.push(WeekRow { week, from, until, minutes: minutes(&sums), contract: contract.map(i64::from) });
        if until == until.next() {
            break; // the last day that exists
        }
        from = until.next();
    }
    Ok(weeks)
}
