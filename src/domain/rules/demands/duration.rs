//! The longest duration of care, counted from the first day of its allocation: for PS-K1 and contracts of other regions.

use super::super::super::text::Text;
use super::super::super::usage::Trajectory;
use super::super::{CareCase, Finding};
use crate::text;

/// What `rule` says of care after the last day on which the product can be claimed on its allocation.
pub fn over(case: &CareCase<'_>, rule: &str) -> Option<Finding> {
    let (_, product) = case.product()?;
    let days = product.demands.limits.as_ref()?.days?;
    let allocation = &case.found.allocation?.value;
    let (first, day) = (allocation.period.from, case.day);
    let last = Trajectory::last_possible(first, days);
    if day <= last {
        return None;
    }
    let number = allocation.number;
    let count = first.days_until(day).saturating_add(1);
    let Text { nl, en } = &product.name;
    Some(Finding::hold(
        rule,
        text!(
            "{day} is dag {count} van toewijzing {number}; {nl} duurt ten hoogste {days} dagen, hier tot en met {last}.",
            "{day} is day {count} of allocation {number}; {en} lasts {days} days at most, here until {last}."
        ),
        Text::new(
            "Vraag de gemeente om vervolghulp, en boek de zorg op de toewijzing daarvan.",
            "Ask the municipality for care afterwards, and book the care on the allocation of that.",
        ),
    ))
}
