//! The group sessions of a month: who was there, and how many youths each supervisor had on average (PS-D3).

use std::collections::BTreeMap;

use super::day::ClientName;
use super::names::Names;
use crate::domain::contract::Product;
use crate::domain::identifiers::{PractitionerCode, ProductKey};
use crate::domain::ids::{SessionId, UsageId};
use crate::domain::money::round_half_up;
use crate::domain::rules::{self, Finding, GroupMonthCase, Meeting};
use crate::domain::text::Text;
use crate::domain::time::Month;
use crate::domain::usage::{Presence, UsageKind};
use crate::operations::judge::{CannotJudge, Knowledge};
use crate::store::usages::Filter;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// The sessions of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionsView {
    pub month: Month,
    /// By day, time and group.
    pub sessions: Vec<SessionRow>,
    /// By product key.
    pub products: Vec<ProductMonth>,
}

/// A session and who was recorded at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    pub id: SessionId,
    pub meeting: Meeting,
    pub practitioner: Option<PractitionerCode>,
    /// By client's number.
    pub clients: Vec<Attendee>,
    /// About any of them, worst first, each rule once.
    pub findings: Vec<Finding>,
}

/// One client at a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    pub id: UsageId,
    pub client: ClientName,
    pub presence: Presence,
    pub product: Option<Text>,
    pub findings: Vec<Finding>,
}

/// The sessions of the month with at least one client of a product present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductMonth {
    pub product: ProductKey,
    pub name: Text,
    pub sessions: usize,
    /// Clients present and supervisors, over the sessions of which the supervisors were recorded.
    pub heads: u32,
    pub supervisors: u32,
    /// What the contract allows, in tenths of a client per supervisor.
    pub norm_tenths: Option<u32>,
    /// Worst first.
    pub findings: Vec<Finding>,
}

impl ProductMonth {
    /// Clients per supervisor in tenths, rounded half up; `None` while no supervisors were recorded.
    pub fn mean_tenths(&self) -> Option<i64> {
        (self.supervisors > 0).then(|| round_half_up(i64::from(self.heads) * 10, i64::from(self.supervisors)))
    }
}

pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    month: Month,
) -> Result<SessionsView, CannotJudge> {
    store.read(|tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let mut by_session: BTreeMap<SessionId, Vec<Attendee>> = BTreeMap::new();
        let mut by_product: BTreeMap<ProductKey, Vec<SessionId>> = BTreeMap::new();
        let contracts = knowledge.contracts.clone();
        let mut names = Names::new(&contracts);
        let filter =
            Filter { period: Some(month.period()), kind: Some(UsageKind::Attendance), ..Filter::default() };
        for stored in store::usages::found(tx, &filter)? {
            let Some(attendance) = stored.value.attendance() else { continue };
            let judged = knowledge.judge_usage(tx, &stored.value, None)?;
            let product = judged.days.first().and_then(|day| day.product.clone());
            by_session.entry(attendance.session).or_default().push(Attendee {
                id: stored.id,
                client: names.client(tx, stored.value.client)?,
                presence: attendance.presence,
                product: product.as_ref().map(|key| names.product(key)),
                findings: judged.findings(),
            });
            if let (Some(product), Presence::Present(_)) = (product, attendance.presence) {
                by_product.entry(product).or_default().push(attendance.session);
            }
        }
        let meetings = store::sessions::meetings(tx, month.period())?;
        let of_product = |(key, ids)| product_month(&knowledge, &meetings, key, ids);
        let products = by_product.into_iter().filter_map(of_product).collect();
        Ok(SessionsView { month, sessions: rows(tx, month, by_session)?, products })
    })
}

fn rows(
    tx: &Tx,
    month: Month,
    mut by_session: BTreeMap<SessionId, Vec<Attendee>>,
) -> Result<Vec<SessionRow>, StoreError> {
    let codes: BTreeMap<_, _> =
        store::practitioners::list(tx)?.into_iter().map(|stored| (stored.id, stored.value.code)).collect();
    let listed = store::sessions::list(tx, month.period())?;
    let row = |stored: crate::domain::ids::Stored<SessionId, Meeting>| {
        let mut clients = by_session.remove(&stored.id).unwrap_or_default();
        clients.sort_by(|a, b| a.client.number.cmp(&b.client.number));
        let mut findings: Vec<Finding> = Vec::new();
        for finding in clients.iter().flat_map(|client| &client.findings) {
            if !findings.iter().any(|one| one.rule == finding.rule && one.severity == finding.severity) {
                findings.push(finding.clone());
            }
        }
        Finding::sort(&mut findings);
        let practitioner = stored.value.session.practitioner.and_then(|id| codes.get(&id).cloned());
        SessionRow { id: stored.id, meeting: stored.value, practitioner, clients, findings }
    };
    Ok(listed.into_iter().map(row).collect())
}

fn product_month(
    knowledge: &Knowledge,
    meetings: &BTreeMap<SessionId, Meeting>,
    key: ProductKey,
    mut ids: Vec<SessionId>,
) -> Option<ProductMonth> {
    ids.sort();
    ids.dedup();
    let mut of_product: Vec<&Meeting> = ids.iter().filter_map(|id| meetings.get(id)).collect();
    of_product.sort_by_key(|meeting| (meeting.session.day, meeting.session.start));
    let product: &Product = knowledge.contracts.iter().find_map(|contract| contract.product(&key))?;
    let findings = rules::of_group_month(&GroupMonthCase { product, meetings: &of_product });
    let counted = || {
        let with = of_product.iter().map(|meeting| (meeting.heads, meeting.session.supervisors));
        with.filter_map(|(heads, supervisors)| Some((heads, supervisors?)))
    };
    Some(ProductMonth {
        name: product.name.clone(),
        sessions: of_product.len(),
        heads: counted().map(|(heads, _)| heads).sum(),
        supervisors: counted().map(|(_, supervisors)| supervisors).sum(),
        norm_tenths: product.demands.group.as_ref().and_then(|group| group.mean_tenths),
        findings,
        product: key,
    })
}
