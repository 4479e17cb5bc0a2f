//! The size of groups and the day parts in them: for PS-D1, PS-D3 and contracts of other regions.

use super::super::super::contract::Product;
use super::super::super::money::round_half_up;
use super::super::super::text::Text;
use super::super::super::time::ClockTime;
use super::super::super::usage::{Attendance, Usage};
use super::super::super::volume::Unit;
use super::super::{Finding, GroupMonthCase, Meeting, UsageCase};
use crate::text;

/// What `rule` says of a session with more clients than the product allows.
pub fn too_large(case: &UsageCase<'_>, rule: &str) -> Option<Finding> {
    let shared = case.care();
    let (_, product) = shared.product()?;
    let maximum = product.demands.group.as_ref()?.maximum?;
    let heads = case.session()?.heads;
    if heads <= maximum {
        return None;
    }
    let day = case.day;
    let Text { nl, en } = &product.name;
    Some(Finding::hold(
        rule,
        text!(
            "In de groep van {day} waren {heads} jeugdigen; {nl} heeft er ten hoogste {maximum} in een groep.",
            "There were {heads} youths in the group of {day}; {en} has {maximum} at most in one group."
        ),
        Text::new(
            "Controleer wie er was (uurwerk attendance list). Waren het twee groepen, leg ze dan als twee groepen vast.",
            "Check who was there (uurwerk attendance list). If there were two groups, record them as two.",
        ),
    ))
}

/// What `rule` says of a month in which there were more youths per supervisor than the product allows on average, and of
/// sessions of which nobody recorded the supervisors.
pub fn mean(case: &GroupMonthCase<'_>, rule: &str, out: &mut Vec<Finding>) {
    let Some(most) = case.product.demands.group.as_ref().and_then(|group| group.mean_tenths) else { return };
    let Some(first) = case.meetings.first() else { return };
    let month = first.session.day.month().long();
    let known: Vec<(u32, u32)> = case
        .meetings
        .iter()
        .filter_map(|meeting| Some((meeting.heads, meeting.session.supervisors?)))
        .collect();
    let heads: i64 = known.iter().map(|(heads, _)| i64::from(*heads)).sum();
    let supervisors: i64 = known.iter().map(|(_, supervisors)| i64::from(*supervisors)).sum();
    let (Text { nl, en }, Text { nl: month_nl, en: month_en }) = (&case.product.name, &month);
    if heads.saturating_mul(10) > supervisors.saturating_mul(i64::from(most)) {
        let Text { nl: mean_nl, en: mean_en } =
            decimal(round_half_up(heads.saturating_mul(100), supervisors.max(1)), 2);
        let Text { nl: most_nl, en: most_en } = decimal(i64::from(most), 1);
        out.push(Finding::warn(
            rule,
            text!(
                "{nl} had in {month_nl} gemiddeld {mean_nl} jeugdigen per begeleider ({heads} op {supervisors}); de norm is {most_nl}.",
                "{en} had {mean_en} youths per supervisor on average in {month_en} ({heads} to {supervisors}); the norm is {most_en}."
            ),
            Text::new(
                "Controleer de begeleiders van elke bijeenkomst (uurwerk attendance sessions), of bespreek de bezetting.",
                "Check the supervisors of each session (uurwerk attendance sessions), or discuss the staffing.",
            ),
        ));
    }
    let (all, missing) = (case.meetings.len(), case.meetings.len() - known.len());
    if missing > 0 {
        out.push(Finding::warn(
            rule,
            text!(
                "Bij {missing} van de {all} bijeenkomsten van {nl} in {month_nl} is niet vastgelegd hoeveel begeleiders er waren; het gemiddelde rekent zonder die bijeenkomsten.",
                "For {missing} of the {all} sessions of {en} in {month_en} nobody recorded how many supervisors there were; the mean leaves them out."
            ),
            Text::new(
                "Leg de begeleiders vast: uurwerk attendance session NUMMER --supervisors AANTAL",
                "Record the supervisors: uurwerk attendance session NUMBER --supervisors COUNT",
            ),
        ));
    }
}

/// A number of tenths or hundredths: `3,5` / `3.5`, without zeros at the end.
fn decimal(parts: i64, places: u32) -> Text {
    let (whole, rest) = (parts / 10_i64.pow(places), parts % 10_i64.pow(places));
    let digits = match places {
        1 => format!("{rest}"),
        _ => format!("{rest:02}"),
    };
    match digits.trim_end_matches('0') {
        "" => Text::same(whole.to_string()),
        digits => Text::of(format!("{whole},{digits}"), format!("{whole}.{digits}")),
    }
}

/// What `rule` says of day parts beyond those that a client may have on one day: only of what comes last, by the clock.
pub fn too_many_day_parts(case: &UsageCase<'_>, rule: &str) -> Option<Finding> {
    let shared = case.care();
    let (_, product) = shared.product()?;
    let most = product.demands.limits.as_ref()?.day_parts_per_day?;
    let own = case.usage.attendance()?.day_parts();
    let rank = |usage: &Usage| Some((start_of(case, usage.attendance()?), usage.key));
    let mine = rank(case.usage)?;
    let before: u32 = case
        .others()
        .filter(|other| other.day == case.day && counts_day_parts(case, other))
        .filter(|other| rank(other).is_some_and(|theirs| theirs < mine))
        .filter_map(|other| other.attendance().map(Attendance::day_parts))
        .sum();
    let total = before.saturating_add(own);
    if total <= most {
        return None;
    }
    let day = case.day;
    Some(Finding::warn(
        rule,
        text!(
            "Met deze aanwezigheid heeft de cliënt op {day} {total} dagdelen; op een dag zijn het er ten hoogste {most}.",
            "With this attendance the client has {total} day parts on {day}; there are {most} at most on a day."
        ),
        Text::new(
            "Controleer de dagdelen van die dag: uurwerk attendance list",
            "Check the day parts of that day: uurwerk attendance list",
        ),
    ))
}

/// Sessions without a time come last.
fn start_of(case: &UsageCase<'_>, attendance: &Attendance) -> (bool, i64) {
    let meeting: Option<&Meeting> = case.around.sessions.get(&attendance.session);
    let start = meeting.and_then(|meeting| meeting.session.start);
    (start.is_none(), start.map_or(0, ClockTime::minute_of_day))
}

fn counts_day_parts(case: &UsageCase<'_>, other: &Usage) -> bool {
    let product: Option<&Product> =
        other.product.as_ref().and_then(|key| case.found.contract.and_then(|contract| contract.product(key)));
    product.is_none_or(|product| product.units.contains(&Unit::DayPart))
}
