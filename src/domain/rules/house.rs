//! Rules of the house, UW-1 and further: what contracts and the standard leave open and a careful office would ask about.

use super::super::assignment::Rival;
use super::super::contract::TariffShape;
use super::super::identifiers::Discipline;
use super::super::text::Text;
use super::super::time::{Day, clock_after, moment_minute};
use super::{
    AllocationCase, CareCase, Check, EntryCase, Finding, LineCase, OtherTime, Rule, Severity, Source,
};
use crate::text;

mod care;
mod claims;
mod demands;
mod life;
mod messages;

pub use care::{ENDED_BY_CHANGE, START_REPORTED, STOP_REPORTED};
pub use claims::{CLAIMED_TWICE, DEADLINE, DIVIDED_TIME, INDIRECT_SHARE, claimed_twice};
pub use demands::{DAY_PARTS, DOCUMENTS, GROUP_SIZE, LONGEST, OTHER_ALLOCATIONS, SCHOOL};
pub use life::{ABSENT, CLAIMED_MORE, CLAIMED_OTHERWISE, CLAIMED_OUTSIDE, absent_finding};
pub use messages::{MUNICIPALITY_ANSWERS, PLACED_IN_TIME};

const HOUSE: Source = Source { document: "uurwerk", place: "docs/rules.md" };

const MINUTES_OF_A_DAY: i64 = 24 * 60;

pub static A_DAY_HAS_24_HOURS: Rule = Rule {
    id: "UW-1",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Een medewerker registreert op een dag niet meer dan 24 uur.",
        "A practitioner registers no more than 24 hours on a day.",
    ),
    way_out: Text::new("Controleer de minuten van die dag.", "Check the minutes of that day."),
    reads: Text::new("registraties van de medewerker op die dag", "entries of the practitioner on that day"),
    checks: &[Check::Entry(a_day_has_24_hours)],
};

/// An entry counts on the day on which it starts, also when it runs past midnight.
fn a_day_has_24_hours(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    let day = case.entry.day;
    let others: i64 = case.others().filter(|other| other.day == day).map(|other| other.minutes.get()).sum();
    let total = others.saturating_add(case.entry.minutes.get());
    if total > MINUTES_OF_A_DAY {
        let (hours, minutes) = (total / 60, total % 60);
        out.push(Finding::warn(
            "UW-1",
            text!(
                "Op {day} staat {hours}:{minutes:02} uur geregistreerd; een dag heeft 24 uur.",
                "On {day} {hours}:{minutes:02} hours are registered; a day has 24 hours."
            ),
            Text::new("Controleer de minuten van die dag.", "Check the minutes of that day."),
        ));
    }
}

pub static ONE_PLACE_AT_A_TIME: Rule = Rule {
    id: "UW-2",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Registraties van een medewerker met kloktijden overlappen elkaar niet.",
        "Entries of a practitioner with clock times do not overlap.",
    ),
    way_out: Text::new("Controleer de tijden.", "Check the times."),
    reads: Text::new(
        "registraties van de medewerker rond die dag",
        "entries of the practitioner around that day",
    ),
    checks: &[Check::Entry(one_place_at_a_time)],
};

fn one_place_at_a_time(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    let own = OtherTime::of(case.entry);
    let mut near = case.others().filter(|other| is_near(&own, other)).peekable();
    if near.peek().is_none() {
        return;
    }
    let Some((from, until)) = span(&own) else { return };
    let overlapping = near.find(|other| {
        span(other).is_some_and(|(other_from, other_until)| other_from < until && from < other_until)
    });
    let Some((other, start)) = overlapping.and_then(|other| Some((other, other.start?))) else { return };
    let day = other.day;
    let end = clock_after(day, start, other.minutes).unwrap_or(start);
    out.push(Finding::warn(
        "UW-2",
        text!(
            "Overlapt met een andere registratie: {day} {start}–{end}.",
            "Overlaps with another entry: {day} {start}–{end}."
        ),
        Text::new("Controleer de tijden.", "Check the times."),
    ));
}

/// Whether two times can overlap at all, by a clock that never changes: a real one is an hour off at most. Asking the
/// time zone about every pair of a day is what checking a large month would be spent on.
fn is_near(one: &OtherTime, other: &OtherTime) -> bool {
    const CHANGE: i64 = 60;
    let (Some(start), Some(other_start)) = (one.start, other.start) else { return false };
    let between = one.day.days_until(other.day) * MINUTES_OF_A_DAY + other_start.minute_of_day()
        - start.minute_of_day();
    between < one.minutes.get() + CHANGE && -between < other.minutes.get() + CHANGE
}

/// First minute and the minute after the last, counted from one fixed moment.
fn span(time: &OtherTime) -> Option<(i64, i64)> {
    let from = moment_minute(time.day, time.start?)?;
    Some((from, from.saturating_add(time.minutes.get())))
}

pub static NOT_YET: Rule = Rule {
    id: "UW-3",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new("Een registratie ligt niet in de toekomst.", "An entry does not lie in the future."),
    way_out: Text::new("Controleer de datum.", "Check the date."),
    reads: Text::new("dag van de registratie en vandaag", "day of the entry and today"),
    checks: &[Check::Care(not_yet)],
};

fn not_yet(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let (day, today): (Day, Day) = (case.day, case.facts.today);
    if day > today {
        out.push(Finding::warn(
            "UW-3",
            text!(
                "{day} ligt in de toekomst; vandaag is {today}.",
                "{day} lies in the future; today is {today}."
            ),
            Text::new("Controleer de datum.", "Check the date."),
        ));
    }
}

pub static PRACTITIONER_ON_THE_DAY: Rule = Rule {
    id: "UW-4",
    source: HOUSE,
    severity: Severity::Hold,
    title: Text::new(
        "De medewerker is op de dag van de zorg in dienst en heeft dan de discipline van de registratie.",
        "The practitioner works here on the day of care and then has the discipline of the entry.",
    ),
    way_out: Text::new(
        "Kies een discipline van die dag, of leg haar of de dienstperiode vast: uurwerk practitioner edit CODE",
        "Choose a discipline of that day, or record it or the period of work: uurwerk practitioner edit CODE",
    ),
    reads: Text::new(
        "medewerker, dag en discipline van de registratie",
        "practitioner, day and discipline of the entry",
    ),
    checks: &[Check::Care(works_here), Check::Entry(discipline_on_the_day)],
};

fn works_here(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let Some(practitioner) = case.facts.practitioner else { return };
    let (day, code) = (case.day, &practitioner.code);
    if practitioner.active.contains(day) {
        return;
    }
    let severity = if case.is_declarable() { Severity::Hold } else { Severity::Warn };
    out.push(Finding::new(
        "UW-4",
        severity,
        text!(
            "Medewerker {code} is op {day} niet in dienst.",
            "Practitioner {code} does not work here on {day}."
        ),
        text!(
            "Controleer de dag, of de dienstperiode: uurwerk practitioner edit {code}",
            "Check the day, or the period of work: uurwerk practitioner edit {code}"
        ),
    ));
}

fn discipline_on_the_day(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    let Some(practitioner) = case.facts.practitioner else { return };
    let (day, code) = (case.entry.day, &practitioner.code);
    let held: Vec<&str> = practitioner.disciplines_on(day).map(Discipline::as_str).collect();
    let what = match &case.entry.discipline {
        Some(own) if held.contains(&own.as_str()) => return,
        Some(own) => text!(
            "Medewerker {code} heeft op {day} discipline {own} niet.",
            "Practitioner {code} does not have discipline {own} on {day}."
        ),
        None if held.is_empty() => text!(
            "Medewerker {code} heeft op {day} geen discipline.",
            "Practitioner {code} has no discipline on {day}."
        ),
        None => return,
    };
    if !case.is_declarable() {
        return;
    }
    let mixed = case.found.product.is_some_and(|product| product.tariff == TariffShape::Mixed);
    let way_out = text!(
        "Kies een discipline van die dag, of leg haar vast: uurwerk practitioner edit {code}",
        "Choose a discipline of that day, or record it: uurwerk practitioner edit {code}"
    );
    // At a mixed tariff the discipline does not change what is claimed.
    let severity = if mixed { Severity::Warn } else { Severity::Hold };
    out.push(Finding::new("UW-4", severity, what, way_out));
}

pub static SEVERAL_ALLOCATIONS: Rule = Rule {
    id: "UW-5",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Passen er meer toewijzingen of producten, dan wordt gezegd welke is gekozen.",
        "When several allocations or products fit, it is said which one was picked.",
    ),
    way_out: Text::new("Kies zelf als een andere is bedoeld.", "Choose yourself if another is meant."),
    reads: Text::new("toewijzingen van de cliënt op die dag", "allocations of the client on that day"),
    checks: &[Check::Structural(Text::new(
        "De melding ontstaat bij het kiezen zelf; er wordt nooit zwijgend tussen meer mogelijkheden gekozen.",
        "The finding is made by the picking itself; it never picks silently among several.",
    ))],
};

/// What is said when more than one allocation or product would have fitted.
pub(in super::super) fn several(chosen: &Rival, others: &[Rival]) -> Finding {
    let list = |pick: fn(&Text) -> &str| {
        others.iter().map(|rival| pick(&rival.name).to_owned()).collect::<Vec<_>>().join(", ")
    };
    let (others_nl, others_en) = (list(|name| name.nl.as_ref()), list(|name| name.en.as_ref()));
    let Text { nl: chosen_nl, en: chosen_en } = &chosen.name;
    Finding::warn(
        "UW-5",
        text!(
            "Gekozen is {chosen_nl}; ook mogelijk: {others_nl}.",
            "Picked is {chosen_en}; also possible: {others_en}."
        ),
        Text::new("Kies zelf als een andere is bedoeld.", "Choose yourself if another is meant."),
    )
}

pub static CONTRACT_OF_MUNICIPALITY: Rule = Rule {
    id: "UW-6",
    source: HOUSE,
    severity: Severity::Hold,
    title: Text::new(
        "Voor de gemeente van de toewijzing geldt op de dag van de zorg een contract.",
        "A contract covers the municipality of the allocation on the day of care.",
    ),
    way_out: Text::new(
        "Controleer de gemeente van de toewijzing en de contractbestanden.",
        "Check the municipality of the allocation and the contract files.",
    ),
    reads: Text::new("toewijzing en contracten", "allocation and contracts"),
    checks: &[Check::Care(contract_on_the_day), Check::Allocation(contract_of_allocation)],
};

fn contract_on_the_day(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if let Some(stored) = case.found.allocation
        && case.is_declarable()
        && case.found.contract.is_none()
    {
        out.push(contract_missing(stored.value.municipality.as_str(), case.day));
    }
}

fn contract_of_allocation(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    if case.contract().is_none() && !case.allocation.is_deleted() {
        out.push(contract_missing(case.allocation.municipality.as_str(), case.allocation.period.from));
    }
}

fn contract_missing(municipality: &str, day: Day) -> Finding {
    Finding::hold(
        "UW-6",
        text!(
            "Voor gemeente {municipality} geldt op {day} geen contract.",
            "No contract covers municipality {municipality} on {day}."
        ),
        Text::new(
            "Controleer de gemeente van de toewijzing en de contractbestanden.",
            "Check the municipality of the allocation and the contract files.",
        ),
    )
}

pub static ONE_TARIFF_PER_LINE: Rule = Rule {
    id: "UW-7",
    source: HOUSE,
    severity: Severity::Hold,
    title: Text::new("Binnen één declaratieregel geldt één tarief.", "One claim line has one tariff."),
    way_out: Text::new(
        "Laat een tarief op de eerste van een maand ingaan, of geef elk tarief een eigen code.",
        "Let a tariff start on the first of a month, or give each tariff its own code.",
    ),
    reads: Text::new("tarieven van de registraties van de regel", "tariffs of the line's entries"),
    checks: &[Check::Line(one_tariff_per_line)],
};

fn one_tariff_per_line(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    if !case.mixed_tariffs {
        return;
    }
    let code = case.line.code.as_ref().map_or(String::new(), ToString::to_string);
    out.push(Finding::hold(
        "UW-7",
        text!(
            "Voor productcode {code} gelden binnen deze periode verschillende tarieven; één regel kan er maar één dragen.",
            "Different tariffs are in force for product code {code} within this period; one line can carry only one."
        ),
        Text::new(
            "Laat een tarief op de eerste van een maand ingaan en geef elk tarief een eigen code, of overleg met de gemeente.",
            "Let a tariff start on the first of a month and give each tariff its own code, or settle it with the municipality.",
        ),
    ));
}

pub static ACTIVITY_KNOWN: Rule = Rule {
    id: "UW-8",
    source: HOUSE,
    severity: Severity::Hold,
    title: Text::new("De activiteit staat in een contract.", "The activity is in a contract."),
    way_out: Text::new("Kies een activiteit van het contract.", "Choose an activity of the contract."),
    reads: Text::new("activiteit van de registratie, contracten", "activity of the entry, contracts"),
    checks: &[Check::Entry(activity_known)],
};

fn activity_known(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    if case.activity().is_some() {
        return;
    }
    let key = &case.entry.activity;
    let severity = if case.is_declarable() { Severity::Hold } else { Severity::Warn };
    out.push(Finding::new(
        "UW-8",
        severity,
        text!("Activiteit {key} staat in geen contract.", "Activity {key} is in no contract."),
        Text::new("Kies een activiteit van het contract.", "Choose an activity of the contract."),
    ));
}

pub static MONTH_NOT_OVER: Rule = Rule {
    id: "UW-9",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Een regel wordt samengesteld als haar maand voorbij is.",
        "A line is compiled when its month is over.",
    ),
    way_out: Text::new("Stel de maand na afloop opnieuw samen.", "Compile the month again when it is over."),
    reads: Text::new("declaratieregel en vandaag", "claim line and today"),
    checks: &[Check::Line(month_not_over)],
};

fn month_not_over(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    let last = case.line.period.until().month().last();
    if case.today < last {
        out.push(Finding::warn(
            "UW-9",
            text!(
                "De maand loopt nog tot en met {last}; er kan nog tijd bij komen.",
                "The month runs until {last}; more time may still come."
            ),
            Text::new(
                "Stel de maand na afloop opnieuw samen; verzenden kan vanaf de laatste dag.",
                "Compile the month again when it is over; it can be sent from its last day.",
            ),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::entry::EntryKey;
    use super::super::super::time::{ClockTime, Minutes};
    use super::*;

    #[test]
    fn times_that_overlap_are_near_also_in_the_nights_of_the_clock_change() {
        let mut overlaps = 0;
        for (month, change) in [(3, 30), (10, 26)] {
            let times: Vec<OtherTime> = (change - 1..=change + 1)
                .flat_map(|day| (0..24).map(move |hour| (day, hour)))
                .flat_map(|(day, hour)| [15, 61, 700, 2880].map(move |minutes| (day, hour, minutes)))
                .map(|(day, hour, minutes)| OtherTime {
                    key: EntryKey(uuid::Uuid::nil()),
                    day: Day::new(2025, month, day).unwrap(),
                    start: ClockTime::new(hour, 30),
                    minutes: Minutes::new(minutes).unwrap(),
                    client: None,
                })
                .collect();
            for (one, other) in times.iter().flat_map(|one| times.iter().map(move |other| (one, other))) {
                let (Some(a), Some(b)) = (span(one), span(other)) else { continue };
                if a.0 < b.1 && b.0 < a.1 {
                    overlaps += 1;
                    assert!(is_near(one, other), "{one:?} {other:?}");
                }
            }
        }
        assert!(overlaps > 10_000, "{overlaps}");
    }
}
