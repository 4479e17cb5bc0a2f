//! Care of clients who go to school: for PS-D4, PS-D5 and contracts of other regions.

use chrono::Weekday;

use super::super::super::text::Text;
use super::super::super::time::{Day, holiday};
use super::super::{CareCase, Finding, UsageCase};
use crate::text;

/// What `rule` says of a client who does not go to school on the day of care, as far as is recorded.
pub fn not_going(case: &CareCase<'_>, rule: &str) -> Option<Finding> {
    let (_, product) = case.product()?;
    let client = case.facts.client?;
    if !product.demands.school.as_ref()?.going || goes(case) {
        return None;
    }
    let (number, day) = (&client.number, case.day);
    let Text { nl, en } = &product.name;
    Some(Finding::hold(
        rule,
        text!(
            "{nl} is voor schoolgaande jeugdigen; van cliënt {number} is voor {day} geen school vastgelegd.",
            "{en} is for youths who go to school; no school is recorded for client {number} on {day}."
        ),
        text!(
            "Leg vast vanaf wanneer de cliënt naar school gaat: uurwerk client school {number} DATUM..DATUM",
            "Record from when the client goes to school: uurwerk client school {number} DATE..DATE"
        ),
    ))
}

/// What `rule` says of a session during school hours, from Monday to Friday but for public holidays. School holidays
/// differ by region and school, and are not known.
pub fn too_early(case: &UsageCase<'_>, rule: &str) -> Option<Finding> {
    let shared = case.care();
    let (_, product) = shared.product()?;
    let not_before = product.demands.school.as_ref()?.not_before?;
    let session = &case.session()?.session;
    if !is_school_day(case.day) || !goes(&shared) {
        return None;
    }
    let day = case.day;
    let what = match session.start {
        Some(start) if start >= not_before => return None,
        Some(start) => text!(
            "De bijeenkomst van {day} begon om {start}, onder schooltijd; deze zorg begint op schooldagen vanaf {not_before}.",
            "The session of {day} began at {start}, during school hours; on school days this care starts from {not_before} on."
        ),
        None => text!(
            "Van de bijeenkomst op {day} is geen begintijd vastgelegd; deze zorg begint op schooldagen vanaf {not_before}.",
            "No time is recorded for the session on {day}; on school days this care starts from {not_before} on."
        ),
    };
    Some(Finding::warn(
        rule,
        what,
        Text::new(
            "Controleer de begintijd (uurwerk attendance session NUMMER --start TIJD). Was het een vrije dag van de school, dan is er niets te doen.",
            "Check the time (uurwerk attendance session NUMBER --start TIME). If the school was closed that day, there is nothing to do.",
        ),
    ))
}

fn goes(case: &CareCase<'_>) -> bool {
    case.facts.dossier.is_some_and(|dossier| dossier.goes_to_school_on(case.day))
}

fn is_school_day(day: Day) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && holiday(day).is_none()
}
