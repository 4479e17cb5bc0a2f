//! What contracts say about claims and about time as a whole: UW-16 to UW-18, and UW-25.

use super::super::super::activity::Kind;
use super::super::super::contract::GroupTime;
use super::super::super::ids::{ClientId, LineId};
use super::super::super::text::Text;
use super::super::super::time::Day;
use super::super::{Check, EntryCase, Finding, KindMinutes, LineCase, Rule, Severity};
use super::HOUSE;
use crate::text;

pub static INDIRECT_SHARE: Rule = Rule {
    id: "UW-16",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Indirecte cliëntgebonden tijd blijft over een hele toewijzing binnen het aandeel dat het contract noemt. Zolang de toewijzing loopt, kan dat nog wijzigen.",
        "Indirect client-bound time stays within the share that the contract says, over a whole allocation. As long as the allocation runs, that may still change.",
    ),
    way_out: Text::new(
        "Bespreek de verhouding tussen directe en indirecte tijd, of overleg met de gemeente.",
        "Discuss how direct and indirect time are divided, or settle it with the municipality.",
    ),
    reads: Text::new(
        "directe en indirecte tijd op de toewijzing, contract",
        "direct and indirect time on the allocation, contract",
    ),
    checks: &[Check::Entry(indirect_share)],
};

/// Said of indirect time: direct time never makes it worse.
fn indirect_share(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    let limits = case.found.product.and_then(|product| product.demands.limits.as_ref());
    let Some(most) = limits.and_then(|limits| limits.indirect_percent) else { return };
    let (Some(stored), Some(KindMinutes { direct, indirect })) = (case.found.allocation, case.facts.kinds)
    else {
        return;
    };
    if case.entry.kind != Kind::Indirect {
        return;
    }
    let indirect = indirect.saturating_add(case.entry.minutes.get());
    let all = direct.saturating_add(indirect);
    if indirect.saturating_mul(100) <= all.saturating_mul(i64::from(most)) {
        return;
    }
    let number = stored.value.number;
    // Rounded up: what is above the limit is never shown as the limit itself.
    let share = indirect.saturating_mul(100).saturating_add(all - 1) / all.max(1);
    let (time, whole) = (clock(indirect), clock(all));
    out.push(Finding::warn(
        "UW-16",
        text!(
            "Van de tijd op toewijzing {number} is {share}% indirect ({time} van {whole} uur); het contract noemt ten hoogste {most}%.",
            "Of the time on allocation {number} {share}% is indirect ({time} of {whole} hours); the contract says {most}% at most."
        ),
        Text::new(
            "Bespreek de verhouding tussen directe en indirecte tijd, of overleg met de gemeente.",
            "Discuss how direct and indirect time are divided, or settle it with the municipality.",
        ),
    ));
}

fn clock(minutes: i64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

pub static DEADLINE: Rule = Rule {
    id: "UW-17",
    source: HOUSE,
    severity: Severity::Hold,
    title: Text::new(
        "Een maand zorg wordt gedeclareerd binnen het aantal maanden dat het contract noemt.",
        "A month of care is claimed within the number of months that the contract says.",
    ),
    way_out: Text::new(
        "Overleg met de gemeente; neemt zij de regel nog aan, geef hem dan vrij met die reden.",
        "Settle it with the municipality; if it still takes the line, override it with that reason.",
    ),
    reads: Text::new("maand van de regel, contract en vandaag", "month of the line, contract and today"),
    checks: &[Check::Line(deadline)],
};

fn deadline(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    let Some(months) = case.contract.and_then(|contract| contract.claims.deadline_months) else { return };
    let month = case.line.period.until().month();
    let last: Day = month.last().next().plus_months(months).previous();
    if case.today <= last {
        return;
    }
    let Text { nl, en } = month.long();
    out.push(Finding::hold(
        "UW-17",
        text!(
            "Zorg van {nl} kon worden gedeclareerd tot en met {last}: het contract noemt {months} maanden.",
            "Care of {en} could be claimed until {last}: the contract says {months} months."
        ),
        Text::new(
            "Overleg met de gemeente; neemt zij de regel nog aan, geef hem dan vrij met die reden.",
            "Settle it with the municipality; if it still takes the line, override it with that reason.",
        ),
    ));
}

pub static DIVIDED_TIME: Rule = Rule {
    id: "UW-18",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Waar het contract tijd met meer cliënten tegelijk verdeelt, telt elke minuut van een medewerker één keer.",
        "Where the contract divides time with several clients at once, each minute of a practitioner counts once.",
    ),
    way_out: Text::new(
        "Controleer of de minuten over de cliënten zijn verdeeld.",
        "Check whether the minutes are divided over the clients.",
    ),
    reads: Text::new(
        "registraties van de medewerker op die dag, contract",
        "entries of the practitioner on that day, contract",
    ),
    checks: &[Check::Entry(divided_time)],
};

/// The same start and the same minutes for another client: divided or not, the entries look alike.
fn divided_time(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    let divides = case.found.contract.is_some_and(|one| one.claims.group_time == Some(GroupTime::Divided));
    let entry = case.entry;
    let (Some(start), true) = (entry.start, divides && case.is_declarable()) else { return };
    let mut clients: Vec<ClientId> = case
        .others()
        .filter(|other| {
            other.day == entry.day && other.start == Some(start) && other.minutes == entry.minutes
        })
        .filter_map(|other| other.client.filter(|client| Some(*client) != entry.client))
        .collect();
    clients.sort_unstable();
    clients.dedup();
    if clients.is_empty() {
        return;
    }
    let (day, minutes, count) = (entry.day, entry.minutes.get(), clients.len() + 1);
    out.push(Finding::warn(
        "UW-18",
        text!(
            "Op {day} om {start} staat {minutes} minuten bij {count} cliënten tegelijk; het contract verdeelt zulke tijd over hen.",
            "On {day} at {start} {minutes} minutes stand for {count} clients at once; the contract divides such time over them."
        ),
        Text::new(
            "Controleer of de minuten al zijn verdeeld; zo niet, geef elke cliënt zijn deel.",
            "Check whether the minutes are divided already; if not, give each client a part.",
        ),
    ));
}

pub static CLAIMED_TWICE: Rule = Rule {
    id: "UW-25",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Wat op een toegekende regel staat, is niet ook op een andere toegekend.",
        "What stands on a granted line was not granted on another one as well.",
    ),
    way_out: Text::new(
        "Crediteer de oude regel: uurwerk claims credit REGEL",
        "Credit the old line: uurwerk claims credit LINE",
    ),
    reads: Text::new(
        "toegekende regels waarvan de creditering is afgewezen",
        "granted lines whose credit was rejected",
    ),
    checks: &[Check::Line(stands_beside)],
};

fn stands_beside(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    let beside = case.standing.iter().filter(|standing| standing.is_beside);
    out.extend(beside.map(|standing| claimed_twice(standing.line)));
}

/// A line whose credit was rejected while another was granted for what it stood on. Until it is credited it takes its room
/// beside the other.
pub fn claimed_twice(line: LineId) -> Finding {
    Finding::warn(
        CLAIMED_TWICE.id,
        text!(
            "De creditering van regel {line} is afgewezen, maar wat zij declareerde is ook op een nieuwere regel toegekend.",
            "The credit of line {line} was rejected, but what it claimed was granted on a newer line too."
        ),
        text!(
            "Crediteer haar opnieuw: 'uurwerk claims credit {line}'. Wordt dat weer afgewezen, overleg dan met de gemeente.",
            "Credit it again: 'uurwerk claims credit {line}'. If that is rejected again, settle it with the municipality."
        ),
    )
}
