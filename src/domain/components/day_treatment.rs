//! Component d: day treatment, counted in day parts of a group (PS-D1, PS-D3 to PS-D5).

use super::super::contract::{Component as InContract, Product};
use super::super::rules::demands::{age, is_of, school};
use super::super::rules::{CareCase, Check, Finding, Rule, Severity, UsageCase};
use super::super::text::Text;
use super::super::usage::UsageKind;
use super::{Component, Counts, groups, structure};

pub static DAY_TREATMENT: Component = Component {
    key: InContract::DAY_TREATMENT,
    name: Text::new("Dagbehandeling", "Day treatment"),
    counts: Counts::Usage(UsageKind::Attendance),
    rules: &[&groups::DAY_PARTS, &groups::GROUP_SIZE, &AGES, &AFTER_SCHOOL, &groups::HEADS_DECIDE],
};

fn is_day_treatment(product: &Product) -> bool {
    is_of(product, InContract::DAY_TREATMENT)
}

pub static AGES: Rule = Rule {
    id: "PS-D4",
    source: structure("3.4, doelgroep"),
    severity: Severity::Hold,
    title: Text::new(
        "Dagbehandeling is voor 0 tot 18 jaar; de naschoolse is voor schoolgaande jeugdigen van 4 tot 18 jaar.",
        "Day treatment is for ages 0 up to 18; the one after school is for youths from 4 up to 18 who go to school.",
    ),
    way_out: Text::new(
        "Controleer de geboortedatum en de dag, of leg vast wanneer de cliënt naar school gaat: uurwerk client school",
        "Check the date of birth and the day, or record when the client goes to school: uurwerk client school",
    ),
    reads: Text::new(
        "geboortedatum en school van de cliënt, dag van de zorg",
        "date of birth and school of the client, day of care",
    ),
    checks: &[Check::Care(ages)],
};

fn ages(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(is_day_treatment) {
        out.extend(age::outside(case, "PS-D4"));
        out.extend(school::not_going(case, "PS-D4"));
    }
}

pub static AFTER_SCHOOL: Rule = Rule {
    id: "PS-D5",
    source: structure("3.4, VG naschoolse dagbehandeling"),
    severity: Severity::Warn,
    title: Text::new(
        "Naschoolse dagbehandeling begint na schooltijd. Gekeken wordt op maandag tot en met vrijdag, feestdagen uitgezonderd; schoolvakanties zijn niet bekend.",
        "Day treatment after school starts after school hours. Looked at from Monday to Friday, but for public holidays; school holidays are not known.",
    ),
    way_out: Text::new(
        "Controleer de begintijd van de bijeenkomst: uurwerk attendance session NUMMER --start TIJD",
        "Check the time of the session: uurwerk attendance session NUMBER --start TIME",
    ),
    reads: Text::new(
        "dag en begintijd van de groep, school van de cliënt, contract",
        "day and time of the group, school of the client, contract",
    ),
    checks: &[Check::Usage(after_school)],
};

fn after_school(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(is_day_treatment) {
        out.extend(school::too_early(case, "PS-D5"));
    }
}
