//! From registration to regular care: the rules PS-K2, PS-K4 and PS-K5.

use super::super::super::rules::{CareCase, Check, EntryCase, Finding, Rule, Severity, TrajectoryCase};
use super::super::super::text::Text;
use super::super::super::usage::{Moment, Trajectory};
use super::super::structure;
use super::is_crisis_help;
use crate::text;

pub static WITHIN_A_DAY: Rule = Rule {
    id: "PS-K2",
    source: structure("3.5"),
    severity: Severity::Warn,
    title: Text::new(
        "Crisishulp begint binnen 24 uur na de aanmelding; aanmelding en eerste contact zijn met dag en tijd vastgelegd.",
        "Crisis help starts within 24 hours after registration; registration and first contact are recorded with day and time.",
    ),
    way_out: Text::new(
        "Leg aanmelding en eerste contact vast: uurwerk trajectories add --client CLIËNT",
        "Record registration and first contact: uurwerk trajectories add --client CLIENT",
    ),
    reads: Text::new(
        "aanmelding en eerste contact van het traject",
        "registration and first contact of the trajectory",
    ),
    checks: &[Check::Trajectory(within_a_day), Check::Care(registered)],
};

fn within_a_day(case: &TrajectoryCase<'_>, out: &mut Vec<Finding>) {
    let limits = case.found.product.and_then(|product| product.demands.limits.as_ref());
    let Some(hours) = limits.and_then(|limits| limits.first_contact_hours) else { return };
    let Moment { day, time } = case.trajectory.registered;
    let what = match case.trajectory.first_contact {
        Some(contact) => {
            let minutes = minutes_between(case.trajectory.registered, contact);
            let (late, early) = (minutes > i64::from(hours) * 60, minutes < 0);
            let (Moment { day: on, time: at }, whole) = (contact, minutes / 60);
            let rest = minutes % 60;
            if early {
                text!(
                    "Het eerste contact ({on} {at}) ligt voor de aanmelding ({day} {time}).",
                    "The first contact ({on} {at}) lies before the registration ({day} {time})."
                )
            } else if late {
                text!(
                    "Tussen aanmelding ({day} {time}) en eerste contact ({on} {at}) zit {whole}:{rest:02} uur; crisishulp begint binnen {hours} uur.",
                    "Between registration ({day} {time}) and first contact ({on} {at}) are {whole}:{rest:02} hours; crisis help starts within {hours} hours."
                )
            } else {
                return;
            }
        }
        None if case.facts.today > day.plus_days(u64::from(hours.div_ceil(24))) => text!(
            "Na de aanmelding van {day} {time} is geen eerste contact vastgelegd; crisishulp begint binnen {hours} uur.",
            "No first contact is recorded after the registration of {day} {time}; crisis help starts within {hours} hours."
        ),
        None => return,
    };
    out.push(Finding::warn(
        "PS-K2",
        what,
        Text::new(
            "Controleer de tijden, of leg het eerste contact vast: uurwerk trajectories edit NUMMER --contact MOMENT",
            "Check the times, or record the first contact: uurwerk trajectories edit NUMBER --contact MOMENT",
        ),
    ));
}

/// By the Dutch clock; by one that never changes where a time does not exist.
fn minutes_between(from: Moment, until: Moment) -> i64 {
    from.minutes_until(until).unwrap_or_else(|| {
        from.day.days_until(until.day) * 24 * 60 + until.time.minute_of_day() - from.time.minute_of_day()
    })
}

/// Time on crisis help has a trajectory, which says when the family was registered.
fn registered(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let Some((_, product)) = case.product().filter(|(_, product)| is_crisis_help(product)) else { return };
    let Some(client) = case.facts.client.filter(|_| case.is_time) else { return };
    if running(case).next().is_some() {
        return;
    }
    let (number, day) = (&client.number, case.day);
    let Text { nl, en } = &product.name;
    out.push(Finding::warn(
        "PS-K2",
        text!(
            "Voor {nl} loopt op {day} geen traject van cliënt {number}; aanmelding en eerste contact zijn niet vastgelegd.",
            "No trajectory of client {number} for {en} runs on {day}; registration and first contact are not recorded."
        ),
        text!(
            "Leg het traject vast: uurwerk trajectories add --client {number}",
            "Record the trajectory: uurwerk trajectories add --client {number}"
        ),
    ));
}

/// Trajectories of the product that run on the day.
fn running<'a>(case: &'a CareCase<'_>) -> impl Iterator<Item = &'a Trajectory> {
    let product = case.found.product.map(|product| &product.key);
    let all = case.facts.trajectories.iter().map(|stored| &stored.value);
    all.filter(move |one| one.runs_on(case.day) && Some(&one.product) == product)
}

pub static SAME_WORKER: Rule = Rule {
    id: "PS-K4",
    source: structure("3.5, inzet en duur"),
    severity: Severity::Warn,
    title: Text::new(
        "Dezelfde crisiswerker blijft verbonden, ook bij gelijktijdige crisisopvang; een ander neemt alleen met een reden over.",
        "The same crisis worker stays on, also with simultaneous crisis shelter; another only takes over with a reason.",
    ),
    way_out: Text::new(
        "Leg de overdracht met de reden vast: uurwerk trajectories handover NUMMER --from DATUM --worker CODE",
        "Record the handover with its reason: uurwerk trajectories handover NUMBER --from DATE --worker CODE",
    ),
    reads: Text::new(
        "crisiswerker, overdrachten en crisisopvang van het traject, medewerker van de registratie",
        "crisis worker, handovers and crisis shelter of the trajectory, practitioner of the entry",
    ),
    checks: &[Check::Trajectory(stays_on), Check::Entry(other_worker)],
};

const HANDOVER: Text = Text::new(
    "Leg de overdracht met de reden vast: uurwerk trajectories handover NUMMER --from DATUM --worker CODE",
    "Record the handover with its reason: uurwerk trajectories handover NUMBER --from DATE --worker CODE",
);

fn stays_on(case: &TrajectoryCase<'_>, out: &mut Vec<Finding>) {
    let shelter = &case.trajectory.shelter;
    if shelter.simultaneous && shelter.remark.is_none() {
        out.push(Finding::warn(
            "PS-K4",
            Text::new(
                "Crisisopvang tegelijk met crisishulp kan, maar is niet standaard; er is niets over vastgelegd.",
                "Crisis shelter at the same time as crisis help is possible, but not standard; nothing is recorded about it.",
            ),
            Text::new(
                "Leg vast waarom beide nodig zijn: uurwerk trajectories edit NUMMER --shelter",
                "Record why both are needed: uurwerk trajectories edit NUMBER --shelter",
            ),
        ));
    }
    for handover in case.trajectory.handovers.iter().filter(|handover| handover.reason.is_none()) {
        let from = handover.from;
        out.push(Finding::warn(
            "PS-K4",
            text!(
                "Op {from} nam een andere crisiswerker over, zonder vastgelegde reden.",
                "On {from} another crisis worker took over, without a recorded reason."
            ),
            HANDOVER,
        ));
    }
}

fn other_worker(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    let shared = case.care();
    if !shared.product().is_some_and(|(_, product)| is_crisis_help(product)) {
        return;
    }
    let (day, own) = (case.entry.day, case.entry.practitioner);
    let mut trajectories = running(&shared).peekable();
    if trajectories.peek().is_none() || trajectories.any(|one| one.worker_on(day) == own) {
        return;
    }
    let code = case.facts.practitioner.map_or_else(|| "-".to_owned(), |own| own.code.to_string());
    out.push(Finding::warn(
        "PS-K4",
        text!(
            "Medewerker {code} is op {day} niet de crisiswerker van het traject, en een overdracht is niet vastgelegd.",
            "Practitioner {code} is not the crisis worker of the trajectory on {day}, and no handover is recorded."
        ),
        HANDOVER,
    ));
}

pub static REGULAR_CARE: Rule = Rule {
    id: "PS-K5",
    source: structure("3.5, inzet en duur"),
    severity: Severity::Warn,
    title: Text::new(
        "Vijf dagen voor het einde van crisishulp is vastgelegd wat er met de vervolghulp gebeurt.",
        "Five days before the end of crisis help it is recorded what happens about care afterwards.",
    ),
    way_out: Text::new(
        "Vraag vervolghulp aan waar die nodig is, en leg de afspraak vast: uurwerk trajectories edit NUMMER",
        "Ask for care afterwards where it is needed, and record what was agreed: uurwerk trajectories edit NUMBER",
    ),
    reads: Text::new(
        "eerste dag en afspraken van het traject, vandaag",
        "first day and agreements of the trajectory, today",
    ),
    checks: &[Check::Trajectory(regular_care)],
};

/// So many days before the last possible one the office sees it coming.
const DAYS_AHEAD: u64 = 5;

fn regular_care(case: &TrajectoryCase<'_>, out: &mut Vec<Finding>) {
    let Some(last) = case.last_possible_day() else { return };
    let today = case.facts.today;
    let open = case.trajectory.ended.is_none() && case.trajectory.afterwards.is_none();
    if !open || today < last.minus_days(DAYS_AHEAD) {
        return;
    }
    let what = match today.days_until(last) {
        left @ 2.. => text!(
            "De crisishulp kan na vandaag nog {left} dagen duren, tot en met {last}, en over vervolghulp is niets vastgelegd.",
            "After today the crisis help can last {left} more days, until {last}, and nothing is recorded about care afterwards."
        ),
        1 => text!(
            "Morgen, {last}, is de laatste dag van de crisishulp, en over vervolghulp is niets vastgelegd.",
            "Tomorrow, {last}, is the last day of the crisis help, and nothing is recorded about care afterwards."
        ),
        0 => text!(
            "Vandaag, {last}, is de laatste dag van de crisishulp, en over vervolghulp is niets vastgelegd.",
            "Today, {last}, is the last day of the crisis help, and nothing is recorded about care afterwards."
        ),
        _ => text!(
            "De crisishulp kon duren tot en met {last}; het traject is niet afgesloten en over vervolghulp is niets vastgelegd.",
            "The crisis help could last until {last}; the trajectory is not closed and nothing is recorded about care afterwards."
        ),
    };
    out.push(Finding::warn(
        "PS-K5",
        what,
        Text::new(
            "Vraag vervolghulp aan waar die nodig is, en leg de afspraak en het einde vast: uurwerk trajectories edit NUMMER",
            "Ask for care afterwards where it is needed, and record what was agreed and the end: uurwerk trajectories edit NUMBER",
        ),
    ));
}
