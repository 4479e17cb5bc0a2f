//! Lets the holds of one rule on a draft through, with the reason, or takes that back. Who and when are written beside it.

use std::collections::BTreeMap;

use super::change;
use crate::domain::claim::line::{KeptLine, Step, StepRefused};
use crate::domain::claim::overrides::{
    CannotOverride, Ended, FindingOverride, Now, Sources, facts, in_force, open_holds, to_override,
};
use crate::domain::entry::Entry;
use crate::domain::ids::{EntryId, LineId, UsageId};
use crate::domain::remark::Remark;
use crate::domain::usage::Usage;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub line: LineId,
    /// Id of the rule, such as `PS-A6`; all its holds on the line are meant.
    pub rule: String,
    /// `None` takes back what was let through.
    pub reason: Option<Remark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// Holds that were let through, or that hold again.
    pub findings: usize,
    /// Holds that are left on the line.
    pub open: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such line: {0}")]
    Unknown(LineId),
    /// Only a draft is held, and a decision on which a line was queued stands.
    #[error(transparent)]
    Step(#[from] StepRefused),
    #[error("{rule} on line {line}: {why}")]
    Cannot { line: LineId, rule: String, why: CannotOverride },
    /// Nothing of this rule was let through on the line as it is.
    #[error("{rule} on line {line} is not overridden")]
    NotOverridden { line: LineId, rule: String },
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    let Input { line, rule, reason } = input;
    let operation = if reason.is_some() { "override-finding" } else { "withdraw-override" };
    store.write(&change(surroundings, operation), |tx| {
        let kept = store::claims::get(tx, line)?.ok_or(Error::Unknown(line))?;
        kept.state.next(Step::Queue)?;
        let stood = Stood::of(tx, &kept)?;
        let known = store::overrides::of_month(tx, kept.line.period.from().month())?;
        let findings = match reason {
            Some(reason) => let_through(tx, surroundings, &kept, &known, &stood, (&rule, &reason))?,
            None => take_back(tx, &kept, &known, &stood, &rule)?,
        };
        let known = store::overrides::of_month(tx, kept.line.period.from().month())?;
        let in_force = in_force(&known, &kept.line, &stood.sources());
        let open = open_holds(&kept.line.findings, &in_force).count();
        Ok(Done { findings, open })
    })
}

fn let_through(
    tx: &Tx,
    surroundings: &Surroundings,
    kept: &KeptLine,
    known: &[FindingOverride],
    stood: &Stood,
    (rule, reason): (&str, &Remark),
) -> Result<usize, Error> {
    let sources = stood.sources();
    let cannot = |why| Error::Cannot { line: kept.id, rule: rule.to_owned(), why };
    let findings = to_override(&kept.line, rule, &in_force(known, &kept.line, &sources)).map_err(cannot)?;
    for finding in &findings {
        let one = FindingOverride {
            client: kept.line.client,
            period: kept.line.period,
            rule: finding.rule.clone(),
            what: finding.what.clone(),
            facts: facts(&kept.line, &sources),
            reason: reason.clone(),
            by: surroundings.user.clone(),
            at: surroundings.now(),
        };
        store::overrides::add(tx, &one)?;
    }
    Ok(findings.len())
}

fn take_back(
    tx: &Tx,
    kept: &KeptLine,
    known: &[FindingOverride],
    stood: &Stood,
    rule: &str,
) -> Result<usize, Error> {
    let mut own = in_force(known, &kept.line, &stood.sources());
    own.retain(|one| one.rule == rule);
    if own.is_empty() {
        return Err(Error::NotOverridden { line: kept.id, rule: rule.to_owned() });
    }
    for one in &own {
        store::overrides::remove(tx, one)?;
    }
    Ok(own.len())
}

/// The overrides that are about each of these lines as it stands, whatever its state.
pub(super) fn on_lines(
    tx: &Tx,
    lines: &[KeptLine],
    known: &[FindingOverride],
) -> Result<BTreeMap<LineId, Vec<FindingOverride>>, StoreError> {
    let mut found = BTreeMap::new();
    for kept in lines {
        let near = |one: &FindingOverride| one.client == kept.line.client && one.period == kept.line.period;
        if !known.iter().any(near) {
            continue;
        }
        let Some(whole) = store::claims::get(tx, kept.id)? else { continue };
        let stood = Stood::of(tx, &whole)?;
        let own = in_force(known, &whole.line, &stood.sources());
        if !own.is_empty() {
            found.insert(kept.id, own.into_iter().cloned().collect());
        }
    }
    Ok(found)
}

/// An override that counts no longer, with the line that its client and period have now, if there is one.
pub(super) type EndedOverride = (FindingOverride, Option<LineId>, Ended);

/// Those of the overrides of a month that are about none of its lines, whatever their state, and why not.
pub(super) fn ended(
    tx: &Tx,
    lines: &[KeptLine],
    known: Vec<FindingOverride>,
) -> Result<Vec<EndedOverride>, StoreError> {
    let mut ended = Vec::new();
    let mut written: BTreeMap<LineId, String> = BTreeMap::new();
    for one in known {
        let near = |kept: &&KeptLine| kept.line.client == one.client && kept.line.period == one.period;
        let near: Vec<&KeptLine> = lines.iter().filter(near).collect();
        for kept in &near {
            if let (false, Some(whole)) = (written.contains_key(&kept.id), store::claims::get(tx, kept.id)?) {
                let stood = Stood::of(tx, &whole)?;
                written.insert(kept.id, facts(&whole.line, &stood.sources()));
            }
        }
        let now: Vec<Now> = near
            .iter()
            .filter_map(|kept| Some(Now { facts: written.get(&kept.id)?, findings: &kept.line.findings }))
            .collect();
        if let Some(why) = Ended::of(&one, &now) {
            ended.push((one, near.first().map(|kept| kept.id), why));
        }
    }
    Ok(ended)
}

/// What a line stands on.
#[derive(Default)]
struct Stood {
    entries: BTreeMap<EntryId, Entry>,
    usages: BTreeMap<UsageId, Usage>,
}

impl Stood {
    fn of(tx: &Tx, kept: &KeptLine) -> Result<Self, StoreError> {
        let mut stood = Self::default();
        for (id, _) in &kept.line.entries {
            if let Some(found) = store::entries::get(tx, *id)? {
                stood.entries.insert(*id, found.entry);
            }
        }
        let mut ids: Vec<UsageId> = kept.line.usages.iter().map(|(id, _, _)| *id).collect();
        ids.dedup();
        for id in ids {
            if let Some(found) = store::usages::get(tx, id)? {
                stood.usages.insert(id, found.value);
            }
        }
        Ok(stood)
    }

    fn sources(&self) -> Sources<'_> {
        Sources {
            entries: self.entries.iter().map(|(id, entry)| (*id, entry)).collect(),
            usages: self.usages.iter().map(|(id, usage)| (*id, usage)).collect(),
        }
    }
}
