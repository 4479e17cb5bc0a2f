//! Holds that the office lets through, each with its reason.
//!
//! An override is about one finding on exactly the facts that it was given on: what the line said, and of each of its
//! entries what a rule may look at. When either differs, the override no longer counts and the line is held again.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use chrono::{DateTime, Utc};

use super::super::entry::Entry;
use super::super::ids::{ClientId, EntryId, UsageId};
use super::super::remark::Remark;
use super::super::rules::{self, Finding, Severity};
use super::super::text::Text;
use super::super::time::{ClosedPeriod, Day};
use super::super::usage::{Usage, What};
use super::line::Line;

mod ended;

pub use ended::{Ended, Now};

/// A hold that was let through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingOverride {
    /// Client and product period of the line, to find it by.
    pub client: ClientId,
    pub period: ClosedPeriod,
    /// The rule that held.
    pub rule: String,
    /// What it said.
    pub what: Text,
    /// What the line said, as [`facts`] writes it.
    pub facts: String,
    /// Why.
    pub reason: Remark,
    /// Who decided.
    pub by: String,
    pub at: DateTime<Utc>,
}

impl FindingOverride {
    /// Whether it is about this finding, word for word. Whether it is about the line is asked of [`in_force`].
    pub fn is_about(&self, finding: &Finding) -> bool {
        finding.severity == Severity::Hold && finding.rule == self.rule && finding.what == self.what
    }
}

/// What lines stand on, by id.
#[derive(Clone, Debug, Default)]
pub struct Sources<'a> {
    pub entries: BTreeMap<EntryId, &'a Entry>,
    pub usages: BTreeMap<UsageId, &'a Usage>,
}

/// Why a hold cannot be let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotOverride {
    #[error("no hold of this rule on the line")]
    NoSuchHold,
    #[error("it is overridden already")]
    Already,
    /// The message, the database or every municipality would refuse the line all the same.
    #[error("this rule cannot be overridden")]
    Never,
    /// The line lacks something that a message must say: allocation, category, code, unit or volume.
    #[error("the line is not complete")]
    Incomplete,
}

/// The holds of a rule on a line that may be let through now.
pub fn to_override<'l>(
    line: &'l Line,
    rule: &str,
    in_force: &[&FindingOverride],
) -> Result<Vec<&'l Finding>, CannotOverride> {
    let holds =
        || line.findings.iter().filter(|finding| finding.severity == Severity::Hold && finding.rule == rule);
    if holds().next().is_none() {
        return Err(CannotOverride::NoSuchHold);
    }
    if rules::never_overridden(rule) {
        return Err(CannotOverride::Never);
    }
    if !line.is_complete() {
        return Err(CannotOverride::Incomplete);
    }
    let open: Vec<&Finding> =
        holds().filter(|finding| !in_force.iter().any(|one| one.is_about(finding))).collect();
    if open.is_empty() { Err(CannotOverride::Already) } else { Ok(open) }
}

/// The overrides that are about this line as it is. `sources` knows at least those of the line.
pub fn in_force<'o>(
    overrides: &'o [FindingOverride],
    line: &Line,
    sources: &Sources<'_>,
) -> Vec<&'o FindingOverride> {
    let near = |one: &&FindingOverride| one.client == line.client && one.period == line.period;
    if !overrides.iter().any(|one| near(&one)) {
        return Vec::new();
    }
    let now = facts(line, sources);
    overrides.iter().filter(near).filter(|one| one.facts == now).collect()
}

/// What stands in the way of queueing a line: its findings that hold or block, without those that were let through.
pub fn open_holds<'f>(
    findings: &'f [Finding],
    in_force: &'f [&'f FindingOverride],
) -> impl Iterator<Item = &'f Finding> {
    findings
        .iter()
        .filter(|finding| finding.severity >= Severity::Hold)
        .filter(move |finding| !in_force.iter().any(|one| one.is_about(finding)))
}

/// What a line says and what it stands on, in one form: two lines with the same facts are the same to a rule. Ids of
/// tariffs and the notes of entries are left out.
pub fn facts(line: &Line, sources: &Sources<'_>) -> String {
    let mut text = String::new();
    let allocation = line.allocation.map(|id| id.0);
    let unit = line.unit.map(super::super::volume::Unit::code);
    let tariff = line.unit_tariff.map(|cents| cents.0);
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "allocation={} product={} discipline={} category={} code={} from={} until={} minutes={} unit={} volume={} \
         tariff={} amount={}",
        shown(allocation),
        shown(line.product.as_ref()),
        shown(line.discipline.as_ref()),
        shown(line.category.as_ref()),
        shown(line.code.as_ref()),
        line.period.from(),
        line.period.until(),
        line.minutes,
        shown(unit),
        shown(line.volume),
        shown(tariff),
        line.amount.0,
    );
    let mut parts: Vec<String> =
        line.entries.iter().map(|(id, minutes)| part(&sources.entries, *id, *minutes)).collect();
    parts.extend(line.usages.iter().map(|one| used(&sources.usages, *one)));
    parts.sort_unstable();
    for part in parts {
        text.push('\n');
        text.push_str(&part);
    }
    text
}

fn part(entries: &BTreeMap<EntryId, &Entry>, id: EntryId, minutes: i64) -> String {
    let Some(entry) = entries.get(&id) else { return format!("entry {id} minutes={minutes}") };
    format!(
        "{} day={} start={} minutes={minutes} activity={} practitioner={} discipline={} product={} \
         responsible={}",
        entry.key.0,
        entry.day,
        shown(entry.start),
        entry.activity,
        entry.practitioner,
        shown(entry.discipline.as_ref()),
        shown(entry.product.as_ref()),
        shown(entry.responsible),
    )
}

fn used(usages: &BTreeMap<UsageId, &Usage>, (id, day, units): (UsageId, Day, u32)) -> String {
    let Some(usage) = usages.get(&id) else { return format!("usage {id} day={day} units={units}") };
    let what = match &usage.what {
        What::Trip(trip) => format!(
            "direction={} carriage={} distance={:?} from={} to={} wheelchair={}",
            trip.direction.word(),
            trip.carriage.word(),
            trip.distance,
            shown(trip.from.as_ref()),
            shown(trip.to.as_ref()),
            trip.wheelchair,
        ),
        What::Attendance(attendance) => {
            format!("session={} day-parts={}", attendance.session, attendance.day_parts())
        }
        What::Stay(stay) => format!(
            "arrival={} departure={}",
            shown(stay.arrival),
            shown(stay.departure.and_then(|departure| departure.time)),
        ),
    };
    format!(
        "{} day={day} units={units} {what} practitioner={} responsible={}",
        usage.key.0,
        shown(usage.practitioner),
        shown(usage.responsible),
    )
}

fn shown<T: fmt::Display>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

#[cfg(test)]
mod tests;
