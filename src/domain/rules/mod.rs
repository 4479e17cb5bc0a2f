//! Rules as data, and findings as values: all of them, in a stable order, with the way out.
//!
//! A rule says what it has to say about a case: everything that is known around an entry, an allocation, a claim line
//! or a contract. The same functions speak while one types, when an entry is saved, when a month is compiled and when
//! everything is checked. Rules never fail and never look anything up; what they need stands in the case.

use super::components::{
    crisis_help, day_activities, day_stay, day_treatment, groups, medication_check, stays, transport,
};
use super::contract::Contract;
use super::text::Text;

pub mod message;
mod care;
mod case;
mod claimed;
pub(super) mod demands;
mod ha;
pub(super) mod house;
mod ps_a;
mod ps_b;
mod ps_c;
mod standard;
mod waiting;

pub use care::{Around, CareCase, GroupMonthCase, Meeting, TrajectoryCase, UsageCase};
pub use case::{
    AllocationCase, EntryCase, Facts, KindMinutes, LineCase, OtherTime, Resolved, Standing,
    covering_allocation, nearest_allocation, resolve,
};

pub use claimed::{ClaimedCase, Settlement, can_be_settled};
pub use house::{absent_finding, claimed_twice};
pub use standard::{birth_missing, bsn_missing};
pub use waiting::{Awaited, WaitingCase};

/// How much a finding stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Shown, never in the way.
    Warn,
    /// Kept, but its claim line cannot be queued until resolved or overridden.
    Hold,
    /// The action is refused.
    Block,
}

impl Severity {
    pub const fn name(self) -> Text {
        match self {
            Self::Warn => Text::new("let op", "warning"),
            Self::Hold => Text::new("vastgehouden", "held"),
            Self::Block => Text::new("geweigerd", "refused"),
        }
    }

    /// The English word that files, JSON and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Warn => "warn",
            Self::Hold => "hold",
            Self::Block => "block",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Warn, Self::Hold, Self::Block].into_iter().find(|severity| severity.word() == word)
    }
}

/// Something a rule has to say about one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Id of the rule: `PS-A8`, `TR389`, …
    pub rule: String,
    pub severity: Severity,
    /// What was found and what was expected; never a BSN, name or note.
    pub what: Text,
    /// What to do about it.
    pub way_out: Text,
}

impl Finding {
    pub fn new(rule: &str, severity: Severity, what: Text, way_out: Text) -> Self {
        Self { rule: rule.to_owned(), severity, what, way_out }
    }

    pub fn warn(rule: &str, what: Text, way_out: Text) -> Self {
        Self::new(rule, Severity::Warn, what, way_out)
    }

    pub fn hold(rule: &str, what: Text, way_out: Text) -> Self {
        Self::new(rule, Severity::Hold, what, way_out)
    }

    pub fn block(rule: &str, what: Text, way_out: Text) -> Self {
        Self::new(rule, Severity::Block, what, way_out)
    }

    /// Worst first, then by rule and words: the order in which findings are shown, stored and compared.
    pub fn sort(findings: &mut [Self]) {
        findings.sort_by(|a, b| {
            (std::cmp::Reverse(a.severity), &a.rule, &a.what.en).cmp(&(
                std::cmp::Reverse(b.severity),
                &b.rule,
                &b.what.en,
            ))
        });
    }
}

/// A rule of a contract, of the national standard or of the house.
#[derive(Debug)]
pub struct Rule {
    /// `PS-A8`, `TR389`, `UW-1`: unique, and what findings carry.
    pub id: &'static str,
    pub source: Source,
    /// The worst that it can find.
    pub severity: Severity,
    /// What it demands, in one sentence.
    pub title: Text,
    /// What to do when it finds something; a finding says it about its own case.
    pub way_out: Text,
    /// Which data it looks at.
    pub reads: Text,
    /// Where it is checked.
    pub checks: &'static [Check],
}

impl Rule {
    /// It cannot be broken: there is nothing to ask.
    pub fn is_structural(&self) -> bool {
        self.checks.iter().all(|check| matches!(check, Check::Structural(_)))
    }

    /// Whether it is asked about claim lines by themselves.
    pub fn is_about_lines(&self) -> bool {
        self.checks.iter().any(|check| matches!(check, Check::Line(_)))
    }
}

/// The way out of rules that cannot be broken.
pub(super) const NOTHING_TO_DO: Text =
    Text::new("Er is niets te doen: dit kan niet misgaan.", "There is nothing to do: this cannot go wrong.");

/// Where a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Title of the document.
    pub document: &'static str,
    /// Chapter, paragraph or rule in it.
    pub place: &'static str,
}

/// What a rule is asked about, with the function that answers.
#[derive(Debug)]
pub enum Check {
    /// An entry or a usage.
    Care(fn(&CareCase<'_>, &mut Vec<Finding>)),
    Entry(fn(&EntryCase<'_>, &mut Vec<Finding>)),
    /// A day of a trip, an attendance or a stay.
    Usage(fn(&UsageCase<'_>, &mut Vec<Finding>)),
    Trajectory(fn(&TrajectoryCase<'_>, &mut Vec<Finding>)),
    /// The sessions of a product in a month.
    GroupMonth(fn(&GroupMonthCase<'_>, &mut Vec<Finding>)),
    Allocation(fn(&AllocationCase<'_>, &mut Vec<Finding>)),
    Line(fn(&LineCase<'_>, &mut Vec<Finding>)),
    /// A line that was sent or granted.
    Claimed(fn(&ClaimedCase<'_>, &mut Vec<Finding>)),
    /// A message on which something still has to happen.
    Waiting(fn(&WaitingCase<'_>, &mut Vec<Finding>)),
    Contract(fn(&Contract, &mut Vec<Finding>)),
    /// Nothing to ask: it cannot be broken, and why not.
    Structural(Text),
}

/// Every rule, by family. A new one gets its line here and its case in `tests/rules`.
pub static ALL: &[&Rule] = &[
    &ps_a::LOTS,
    &ps_a::ALLOCATED_ASPECIFICALLY,
    &ps_a::ONE_YEAR,
    &ps_a::TARIFF_PER_DISCIPLINE,
    &ps_a::MIXED_TARIFF,
    &ps_a::FORENSIC_CARE,
    &ps_a::MAXIMUM,
    &ps_a::INSIDE_ALLOCATION,
    &ps_a::CODES_AND_TARIFFS,
    &ps_a::EFFORT,
    &ps_b::DIRECT,
    &ps_b::INDIRECT,
    &ps_b::NON_DECLARABLE,
    &ps_b::CLIENT_BOUND,
    &ps_b::ACTIVITY_DECIDES,
    &ps_c::COMPONENTS,
    &ps_c::BESIDE,
    &ps_c::ALONE,
    &ps_c::EACH_MONTH,
    &transport::FAMILY,
    &transport::APPROVAL,
    &transport::COMBINATION,
    &transport::REGION,
    &transport::BANDS,
    &transport::ONE_LINE,
    &medication_check::AFTERWARDS,
    &medication_check::REASON,
    &medication_check::PHYSICIAN,
    &groups::DAY_PARTS,
    &day_activities::NO_LOW,
    &groups::GROUP_SIZE,
    &day_treatment::AGES,
    &day_treatment::AFTER_SCHOOL,
    &crisis_help::LONGEST,
    &crisis_help::WITHIN_A_DAY,
    &crisis_help::YOUTH,
    &crisis_help::SAME_WORKER,
    &crisis_help::REGULAR_CARE,
    &ha::SAME_SKILL,
    &groups::HEADS_DECIDE,
    &stays::CONSECUTIVE,
    &ha::AGES,
    &day_stay::DAY_CONTENT,
    &ha::FIRST_THE_OTHER,
    &ha::EDUCATION,
    &standard::CLAIMABLE_SINCE,
    &standard::ZERO_IS_DEBIT,
    &standard::BSN,
    &standard::EIGHT_DIGITS,
    &standard::PERIOD_STARTS_IN_ALLOCATION,
    &standard::PERIOD_ENDS_IN_ALLOCATION,
    &standard::MONTHS_IN_ORDER,
    &standard::NOT_AFTER_CLAIM,
    &standard::MAXIMUM_OF_PERIOD,
    &standard::MAXIMUM_OF_ALLOCATION,
    &standard::FIVE_YEARS,
    &standard::ALLOCATION_KNOWN,
    &standard::SAME_CATEGORY,
    &standard::SAME_CODE,
    &standard::SAME_UNIT,
    &standard::AMOUNT,
    &standard::BUDGET,
    &standard::NOT_DELETED,
    &standard::PERIOD_FROM,
    &standard::PERIOD_UNTIL,
    &standard::CLAIMED_ONCE,
    &standard::CONTRACT_TARIFF,
    &house::A_DAY_HAS_24_HOURS,
    &house::ONE_PLACE_AT_A_TIME,
    &house::NOT_YET,
    &house::PRACTITIONER_ON_THE_DAY,
    &house::SEVERAL_ALLOCATIONS,
    &house::CONTRACT_OF_MUNICIPALITY,
    &house::ONE_TARIFF_PER_LINE,
    &house::ACTIVITY_KNOWN,
    &house::MONTH_NOT_OVER,
    &house::DOCUMENTS,
    &house::OTHER_ALLOCATIONS,
    &house::LONGEST,
    &house::DAY_PARTS,
    &house::SCHOOL,
    &house::GROUP_SIZE,
    &house::INDIRECT_SHARE,
    &house::DEADLINE,
    &house::DIVIDED_TIME,
    &house::CLAIMED_OUTSIDE,
    &house::CLAIMED_OTHERWISE,
    &house::CLAIMED_MORE,
    &house::ABSENT,
    &house::ENDED_BY_CHANGE,
    &house::CLAIMED_TWICE,
    &house::START_REPORTED,
    &house::STOP_REPORTED,
    &house::MUNICIPALITY_ANSWERS,
    &house::PLACED_IN_TIME,
];

/// The rule with that id.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.id == id)
}

impl Check {
    /// What is asked about, and when.
    pub fn moments(&self) -> Text {
        match self {
            Self::Care(_) => Text::new(
                "registratie of gebruik: bij typen, opslaan, samenstellen en nakijken",
                "entry or usage: while typing, at save, at compile and in a check",
            ),
            Self::Usage(_) => Text::new(
                "rit, aanwezigheid of verblijf: bij opslaan, samenstellen en nakijken",
                "trip, attendance or stay: at save, at compile and in a check",
            ),
            Self::Trajectory(_) => Text::new(
                "crisistraject: bij opslaan, in de lijst en bij nakijken",
                "crisis trajectory: at save, in the list and in a check",
            ),
            Self::GroupMonth(_) => {
                Text::new("groepen van een maand: bij nakijken", "groups of a month: in a check")
            }
            Self::Entry(_) => Text::new(
                "registratie: bij typen, opslaan, samenstellen en nakijken",
                "entry: while typing, at save, at compile and in a check",
            ),
            Self::Allocation(_) => Text::new(
                "toewijzing: bij opslaan, inlezen en nakijken",
                "allocation: at save, at import and in a check",
            ),
            Self::Line(_) => Text::new(
                "declaratieregel: bij samenstellen, in de wachtrij zetten en nakijken",
                "claim line: at compile, when queueing and in a check",
            ),
            Self::Claimed(_) => Text::new(
                "verzonden of toegekende regel: bij inlezen van een toewijzing en bij nakijken",
                "sent or granted line: when an allocation is imported and in a check",
            ),
            Self::Waiting(_) => Text::new(
                "bericht waarop nog iets moet gebeuren: bij nakijken",
                "message on which something still has to happen: in a check",
            ),
            Self::Contract(_) => Text::new(
                "contractbestand: bij nakijken en inlezen",
                "contract file: when it is checked and imported",
            ),
            Self::Structural(why) => why.clone(),
        }
    }
}

/// Rules whose hold nobody can let through: the message could not be made, the database keeps it from happening, or the
/// standard has every municipality refuse the line. PS-A8 is among them, since a product period cannot leave its
/// allocation (TR307, TR308). What is exceeded (PS-A7, TR321, TR322) a municipality may have promised to extend.
pub const NEVER_OVERRIDDEN: [&str; 11] =
    ["CS100", "OP079", "PS-A8", "RS005", "TR335", "TR338", "TR339", "TR340", "TR341", "TR384", "TR389"];

/// Whether this rule is about reports of start and stop of care that are still to be made.
pub fn is_about_reports(rule: &str) -> bool {
    [house::START_REPORTED.id, house::STOP_REPORTED.id, house::ENDED_BY_CHANGE.id].contains(&rule)
}

/// Whether a hold of this rule stands whatever the office thinks of it.
pub fn never_overridden(rule: &str) -> bool {
    NEVER_OVERRIDDEN.contains(&rule)
}

/// What all rules say about an entry, worst first.
pub fn of_entry(case: &EntryCase<'_>) -> Vec<Finding> {
    let shared = case.care();
    collect(|check, out| match check {
        Check::Care(says) => says(&shared, out),
        Check::Entry(says) => says(case, out),
        _ => {}
    })
}

/// What all rules say about a day of a usage, worst first.
pub fn of_usage(case: &UsageCase<'_>) -> Vec<Finding> {
    let shared = case.care();
    collect(|check, out| match check {
        Check::Care(says) => says(&shared, out),
        Check::Usage(says) => says(case, out),
        _ => {}
    })
}

/// What all rules say about a crisis trajectory, worst first.
pub fn of_trajectory(case: &TrajectoryCase<'_>) -> Vec<Finding> {
    collect(|check, out| {
        if let Check::Trajectory(says) = check {
            says(case, out);
        }
    })
}

/// What all rules say about the groups of a product in a month, worst first.
pub fn of_group_month(case: &GroupMonthCase<'_>) -> Vec<Finding> {
    collect(|check, out| {
        if let Check::GroupMonth(says) = check {
            says(case, out);
        }
    })
}

/// What all rules say about an allocation by itself, worst first.
pub fn of_allocation(case: &AllocationCase<'_>) -> Vec<Finding> {
    collect(|check, out| {
        if let Check::Allocation(says) = check {
            says(case, out);
        }
    })
}

/// What all rules say about a claim line by itself, worst first; what its entries bring along is not among it.
pub fn of_line(case: &LineCase<'_>) -> Vec<Finding> {
    collect(|check, out| {
        if let Check::Line(says) = check {
            says(case, out);
        }
    })
}

/// What all rules say about a line that was sent or granted, worst first.
pub fn of_claimed(case: &ClaimedCase<'_>) -> Vec<Finding> {
    collect(|check, out| {
        if let Check::Claimed(says) = check {
            says(case, out);
        }
    })
}

/// What all rules say about a message on which something still has to happen, worst first.
pub fn of_waiting(case: &WaitingCase<'_>) -> Vec<Finding> {
    collect(|check, out| {
        if let Check::Waiting(says) = check {
            says(case, out);
        }
    })
}

/// What all rules say about a contract file, worst first. A block refuses the file.
pub fn of_contract(contract: &Contract) -> Vec<Finding> {
    collect(|check, out| {
        if let Check::Contract(says) = check {
            says(contract, out);
        }
    })
}

fn collect(ask: impl Fn(&Check, &mut Vec<Finding>)) -> Vec<Finding> {
    let mut found = Vec::new();
    for check in ALL.iter().flat_map(|rule| rule.checks) {
        ask(check, &mut found);
    }
    Finding::sort(&mut found);
    found
}
