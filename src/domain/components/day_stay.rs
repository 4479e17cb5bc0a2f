//! A day at an institution without a night, counted in pieces per day (HA-5).

use super::super::activity::Kind;
use super::super::contract::{Contract, DayContent, ExclusionWhen, Product};
use super::super::entry::Entry;
use super::super::identifiers::ProductKey;
use super::super::rules::{CareCase, Check, Finding, Rule, Severity, UsageCase};
use super::super::text::Text;
use super::super::usage::UsageKind;
use super::{Component, Counts, guide};
use crate::text;

pub static DAY_STAY: Component = Component {
    key: "day-stay",
    name: Text::new("Verblijf zonder overnachting", "Stay without a night"),
    counts: Counts::Usage(UsageKind::Attendance),
    rules: &[&DAY_CONTENT],
};

pub static DAY_CONTENT: Rule = Rule {
    id: "HA-5",
    source: guide("4, GGZ verblijf zonder overnachting"),
    severity: Severity::Hold,
    title: Text::new(
        "Op een dag verblijf zonder overnachting zijn er ten minste twee directe activiteiten en ten hoogste vier uur directe tijd, en geen zorg die daar niet mee samengaat.",
        "On a day of a stay without a night there are two direct activities at least and four hours of direct time at most, and no care that does not go together with it.",
    ),
    way_out: Text::new(
        "Controleer wat er op die dag is geregistreerd; wat niet samengaat kan niet allebei worden gedeclareerd.",
        "Check what is registered on that day; what does not go together cannot both be claimed.",
    ),
    reads: Text::new(
        "registraties en gebruik van de cliënt op die dag, contract",
        "entries and usages of the client on that day, contract",
    ),
    checks: &[Check::Usage(content), Check::Care(excluded)],
};

fn content(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    let shared = case.care();
    let Some((contract, product)) = shared.product() else { return };
    let Some(demand) = &product.demands.day else { return };
    let day = case.day;
    let direct: Vec<&Entry> = case
        .around
        .entries
        .iter()
        .map(|stored| &stored.value)
        .filter(|entry| entry.day == day && entry.kind == Kind::Direct)
        .collect();
    out.extend(activities(contract, product, demand, &direct, &shared));
    let minutes: i64 = direct.iter().map(|entry| entry.minutes.get()).sum();
    let Some(most) = demand.most_direct_minutes.filter(|most| minutes > i64::from(*most)) else { return };
    let Text { nl, en } = &product.name;
    let (time, most) = (clock(minutes), clock(i64::from(most)));
    out.push(Finding::hold(
        "HA-5",
        text!(
            "Op {day} is {time} uur directe tijd geregistreerd; {nl} heeft er op een dag ten hoogste {most}.",
            "On {day} {time} hours of direct time are registered; {en} has {most} at most on a day."
        ),
        Text::new(
            "Controleer de registraties van die dag, of boek de zorg op een ander product.",
            "Check the entries of that day, or book the care on another product.",
        ),
    ));
}

fn activities(
    contract: &Contract,
    product: &Product,
    demand: &DayContent,
    direct: &[&Entry],
    case: &CareCase<'_>,
) -> Option<Finding> {
    let least = usize::try_from(demand.least_activities?).ok()?;
    let count = direct.iter().filter(|entry| demand.activities.contains(&entry.activity)).count();
    if count >= least {
        return None;
    }
    let day = case.day;
    let named = contract.activities.iter().filter(|activity| demand.activities.contains(&activity.key));
    let Text { nl: wanted_nl, en: wanted_en } =
        super::super::rules::demands::either(named.map(|activity| &activity.name));
    let Text { nl, en } = &product.name;
    Some(Finding::hold(
        "HA-5",
        text!(
            "{nl} vraagt op een dag ten minste {least} activiteiten {wanted_nl}; op {day} zijn het er {count}.",
            "{en} demands {least} activities of {wanted_en} at least on a day; on {day} there are {count}."
        ),
        Text::new(
            "Registreer wat er op die dag is gedaan: uurwerk log",
            "Register what was done on that day: uurwerk log",
        ),
    ))
}

fn clock(minutes: i64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Products that a contract keeps apart on one day: said of both, so that neither is claimed unseen.
fn excluded(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let (Some((contract, product)), Some(around)) = (case.product(), case.around) else { return };
    let apart: Vec<&ProductKey> =
        contract.excluded(&product.key, ExclusionWhen::SameDay).map(|(key, _)| key).collect();
    if apart.is_empty() {
        return;
    }
    let entries = around.entries.iter().map(|stored| &stored.value);
    let booked = entries.filter(|entry| entry.day == case.day && entry.kind.is_declarable());
    let booked = booked.filter_map(|entry| entry.product.as_ref());
    let used = around.used_on(case.facts, case.day);
    let Some(other) = booked.chain(used).find(|other| apart.contains(other)) else { return };
    let Some(rival) = contract.product(other) else { return };
    let day = case.day;
    let (Text { nl, en }, Text { nl: rival_nl, en: rival_en }) = (&product.name, &rival.name);
    out.push(Finding::hold(
        "HA-5",
        text!(
            "{nl} gaat niet samen met {rival_nl} op dezelfde dag; de cliënt heeft op {day} allebei.",
            "{en} does not go together with {rival_en} on the same day; the client has both on {day}."
        ),
        Text::new(
            "Controleer de dag. Van de twee kan er één worden gedeclareerd: haal de andere weg of geef haar regel vrij met een reden.",
            "Check the day. One of the two can be claimed: take the other away, or override its line with a reason.",
        ),
    ));
}
