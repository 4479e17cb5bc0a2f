//! What the rules say about a crisis trajectory, and which days it counts.

use super::judge::{About, CannotJudge, Knowledge};
use crate::domain::assignment::allocated;
use crate::domain::ids::AllocationId;
use crate::domain::rules::{self, Facts, Finding, TrajectoryCase, resolve};
use crate::domain::time::{Day, Period};
use crate::domain::usage::Trajectory;
use crate::store::Tx;

/// A trajectory with what the rules say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub trajectory: Trajectory,
    /// On which it is claimed: what its writer wants, else the one that fits; `None` while there is none.
    pub allocation: Option<AllocationId>,
    /// The first day that counts (PS-K1).
    pub first_day: Day,
    /// The last day on which help can be claimed; `None` where the product has no longest duration.
    pub last_possible: Option<Day>,
    /// Worst first.
    pub findings: Vec<Finding>,
}

impl Judged {
    /// Days left from a day on, that day included; 0 once it is over. `None` where it may last as long as it takes.
    pub fn days_left(&self, today: Day) -> Option<i64> {
        let last = self.last_possible?;
        Some(
            if today < self.first_day { self.first_day } else { today }
                .days_until(last)
                .saturating_add(1)
                .max(0),
        )
    }
}

impl Knowledge {
    pub(super) fn judge_trajectory(
        &mut self,
        tx: &Tx,
        trajectory: &Trajectory,
    ) -> Result<Judged, CannotJudge> {
        let today = self.today;
        let worker = trajectory.worker_on(today.max(trajectory.registered.day));
        let about = About { practitioner: Some(worker), responsible: None, client: Some(trajectory.client) };
        self.learn(tx, about)?;
        let facts = self.facts(about, &[]);
        let allocation = trajectory.allocation.or_else(|| fitting(&facts, trajectory));
        let found = resolve(&facts, trajectory.registered.day, allocation, Some(&trajectory.product), None);
        let case = TrajectoryCase { trajectory, facts: &facts, found };
        Ok(Judged {
            trajectory: trajectory.clone(),
            allocation,
            first_day: case.first_day(),
            last_possible: case.last_possible_day(),
            findings: rules::of_trajectory(&case),
        })
    }
}

/// The allocation for its product that covers the registration, else the first that begins after it: the municipality often
/// decides some days later.
fn fitting(facts: &Facts<'_>, trajectory: &Trajectory) -> Option<AllocationId> {
    let registered = trajectory.registered.day;
    let fits = facts.allocations.iter().filter(|stored| {
        let allocation = &stored.value;
        let day = registered.max(allocation.period.from);
        let products = allocated(facts.contracts, facts.tariffs, allocation, day);
        !allocation.is_deleted()
            && allocation.period.until.is_none_or(|until| registered <= until)
            && products.iter().any(|(_, product)| product.key == trajectory.product)
    });
    let first = fits.min_by_key(|stored| {
        let Period { from, .. } = stored.value.period;
        (from.max(registered), std::cmp::Reverse(from), stored.value.number)
    });
    first.map(|stored| stored.id)
}
