//! What rules say about trips, attendance, stays and trajectories that are open.

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use super::load::{Desk, Standing, on_draft};
use crate::domain::claim::line::LineState;
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{SessionId, UsageId};
use crate::domain::rules::{self, GroupMonthCase, Meeting};
use crate::domain::time::{Day, Month};
use crate::operations::judge::CannotJudge;
use crate::store::usages::{Filter, KeptUsage};
use crate::store::{self};

/// Sessions with somebody of a product present.
type ByProduct = BTreeMap<ProductKey, BTreeSet<SessionId>>;

impl Desk<'_> {
    /// What rules say about each day of a usage that was not promised to a municipality, and about the groups of the month.
    pub(super) fn usages(
        &mut self,
        month: Month,
        drafts: &Standing<(UsageId, Day)>,
    ) -> Result<(), CannotJudge> {
        let period = Some(month.period());
        let filter = Filter { period, client: self.filter.client, ..Filter::default() };
        let mut by_product = ByProduct::new();
        for KeptUsage { id, usage, claimed } in store::usages::list(self.tx, &filter)? {
            let stands = |day: Day| {
                claimed.iter().any(|(own, state)| *own == day && !LineState::leaves_entries_free(*state))
            };
            let judged = self.knowledge.judge_usage(self.tx, &usage, period)?;
            for one in judged.days {
                let attendance = usage.attendance().filter(|_| usage.is_declarable());
                if let (Some(attendance), Some(product)) = (attendance, one.product) {
                    by_product.entry(product).or_default().insert(attendance.session);
                }
                if stands(one.day) || self.is_somebody_elses(usage.practitioner) {
                    continue;
                }
                for finding in one.findings {
                    let subject = Subject::Usage { id, kind: usage.kind(), day: one.day };
                    let decided = on_draft(drafts.get(&(id, one.day)), &finding);
                    self.add(finding, subject, Some(usage.client), usage.practitioner, decided)?;
                }
            }
        }
        if self.filter.practitioner.is_none() && self.filter.client.is_none() {
            self.groups(month, &by_product)?;
        }
        Ok(())
    }

    fn is_somebody_elses(&self, practitioner: Option<crate::domain::ids::PractitionerId>) -> bool {
        self.filter.practitioner.is_some_and(|wanted| Some(wanted) != practitioner)
    }

    /// Means over a month (PS-D3).
    fn groups(&mut self, month: Month, by_product: &ByProduct) -> Result<(), CannotJudge> {
        let meetings = store::sessions::meetings(self.tx, month.period())?;
        for (key, sessions) in by_product {
            let of_product: Vec<&Meeting> = sessions.iter().filter_map(|id| meetings.get(id)).collect();
            let product = self.knowledge.contracts.iter().find_map(|contract| contract.product(key));
            let Some(product) = product.cloned() else { continue };
            let case = GroupMonthCase { product: &product, meetings: &of_product };
            for finding in rules::of_group_month(&case) {
                let subject = Subject::Groups { product: product.name.clone(), month };
                self.add(finding, subject, None, None, (None, None))?;
            }
        }
        Ok(())
    }

    /// What rules say about trajectories that run in a month.
    pub(super) fn trajectories(&mut self, month: Month) -> Result<(), CannotJudge> {
        for stored in store::trajectories::running(self.tx, month.period())? {
            let trajectory = &stored.value;
            let worker = Some(trajectory.worker_on(month.last()));
            if !self.is_wanted(trajectory.client) || self.is_somebody_elses(worker) {
                continue;
            }
            let judged = self.knowledge.judge_trajectory(self.tx, trajectory)?;
            for finding in judged.findings {
                let subject = Subject::Trajectory { id: stored.id, day: trajectory.registered.day };
                self.add(finding, subject, Some(trajectory.client), worker, (None, None))?;
            }
        }
        Ok(())
    }
}
