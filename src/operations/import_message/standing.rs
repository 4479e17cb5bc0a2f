//! What stands on a client's allocations, before and after a message: the difference is what the message does.

use std::collections::BTreeMap;

use super::effects::{
    AllocationEffect, Effects, Life, LineEffect, LineFate, TimeEffect, TimeFate, TimeSubject,
};
use crate::domain::allocation::Allocation;
use crate::domain::claim::beyond::{Breach, breaches};
use crate::domain::claim::limits::Counted;
use crate::domain::claim::line::{KeptLine, LineState};
use crate::domain::history;
use crate::domain::identifiers::{AllocationNumber, PractitionerCode, ProductKey};
use crate::domain::ids::{AllocationId, ClientId, EntryId, LineId, PractitionerId, UsageId};
use crate::domain::rules::Standing as ClaimedLine;
use crate::domain::time::Day;
use crate::operations::judge::{CannotJudge, Knowledge};
use crate::store::{self, StoreError, Tx};

/// What stands at one moment.
#[derive(Default)]
pub(super) struct Standing {
    allocations: BTreeMap<AllocationId, Allocation>,
    time: BTreeMap<TimeKey, Time>,
    lines: BTreeMap<LineId, (KeptLine, Vec<Breach>)>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum TimeKey {
    Entry(EntryId),
    Usage(UsageId, Day),
}

struct Time {
    subject: TimeSubject,
    day: Day,
    place: Place,
    claimed: Option<LineState>,
}

/// How time stands on its allocation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Nowhere,
    Well(AllocationId),
    Ill(AllocationId, TimeFate),
}

impl Place {
    const fn allocation(self) -> Option<AllocationId> {
        match self {
            Self::Nowhere => None,
            Self::Well(id) | Self::Ill(id, _) => Some(id),
        }
    }

    fn fate_since(self, before: Self) -> Option<TimeFate> {
        match (before, self) {
            (before, after) if before == after => None,
            (Self::Nowhere, Self::Well(_)) => Some(TimeFate::Found),
            (_, Self::Ill(_, fate)) => Some(fate),
            (Self::Ill(old, _), Self::Well(new)) if old == new => Some(TimeFate::Back),
            (_, Self::Well(_)) => Some(TimeFate::Moved),
            (_, Self::Nowhere) => Some(TimeFate::Lost),
        }
    }
}

impl Standing {
    /// What stands now on the allocations of a client.
    pub(super) fn of(tx: &Tx, knowledge: &mut Knowledge, client: ClientId) -> Result<Self, StoreError> {
        let allocations: BTreeMap<_, _> = store::allocations::of_client(tx, client)?
            .into_iter()
            .map(|stored| (stored.id, stored.value))
            .collect();
        let mut time = entries(tx, knowledge, client, &allocations)?;
        time.extend(usages(tx, knowledge, client, &allocations)?);
        let lines = lines(tx, client, &allocations)?;
        Ok(Self { allocations, time, lines })
    }

    /// What differs from before.
    pub(super) fn since(&self, before: &Self) -> Effects {
        Effects {
            allocations: self.changed_allocations(before),
            time: self.changed_time(before),
            lines: self.changed_lines(before),
        }
    }

    /// Queued lines that a claim cannot carry any more: they go beyond their allocation, or its first or last day cuts their
    /// month elsewhere (TR387, TR388). Before, they could.
    pub(super) fn unsendable_since(&self, before: &Self) -> Vec<LineId> {
        let queued = self.lines.iter().filter(|(_, (kept, _))| kept.state == LineState::Queued);
        queued
            .filter(|(id, now)| {
                before.lines.get(id).is_some_and(|old| before.can_send(old) && !self.can_send(now))
            })
            .map(|(id, _)| *id)
            .collect()
    }

    fn can_send(&self, (kept, beyond): &(KeptLine, Vec<Breach>)) -> bool {
        beyond.is_empty() && self.fits_month(kept)
    }

    /// A line that was taken out of the queue since.
    pub(super) fn unqueue(&mut self, id: LineId) {
        if let Some((kept, _)) = self.lines.get_mut(&id) {
            kept.state = LineState::Draft;
        }
    }

    fn changed_allocations(&self, before: &Self) -> Vec<AllocationEffect> {
        let known = before.allocations.iter().filter_map(|(id, old)| Some((old, self.allocations.get(id)?)));
        let effect = |(old, new): (&Allocation, &Allocation)| {
            let rows = [old, new].map(store::allocations::as_row);
            let [was, is] = &rows;
            let edit = history::edit("allocation", Some(was), Some(is))?;
            Some(AllocationEffect { number: new.number, life: life(old, new), fields: edit.fields })
        };
        known.filter_map(effect).collect()
    }

    fn changed_time(&self, before: &Self) -> Vec<TimeEffect> {
        let mut out = Vec::new();
        for (key, now) in &self.time {
            let old = before.time.get(key).map_or(Place::Nowhere, |old| old.place);
            let Some(fate) = now.place.fate_since(old) else { continue };
            out.push(TimeEffect {
                subject: now.subject.clone(),
                day: now.day,
                fate,
                from: old.allocation().and_then(|id| self.number(before, id)),
                to: now.place.allocation().and_then(|id| self.number(before, id)),
                claimed: now.claimed,
            });
        }
        out.sort_by_key(|effect| effect.day);
        out
    }

    fn number(&self, before: &Self, id: AllocationId) -> Option<AllocationNumber> {
        self.allocations.get(&id).or_else(|| before.allocations.get(&id)).map(|one| one.number)
    }

    fn changed_lines(&self, before: &Self) -> Vec<LineEffect> {
        let mut out = Vec::new();
        for (id, (old, was_beyond)) in &before.lines {
            let now = self.lines.get(id);
            let Some(fate) = self.fate(before, (old, was_beyond), now) else { continue };
            let Some(number) = old.line.allocation.and_then(|id| self.number(before, id)) else { continue };
            let KeptLine { line, state, reference, .. } = old;
            out.push(LineEffect {
                id: *id,
                allocation: number,
                state: *state,
                reference: reference.clone(),
                code: line.code.clone(),
                period: line.period,
                minutes: line.minutes,
                unit: line.unit,
                volume: line.volume,
                amount: line.amount,
                fate,
                breaches: now.map_or_else(Vec::new, |(_, beyond)| beyond.clone()),
            });
        }
        out.sort_by_key(|effect| (effect.period, effect.id));
        out
    }

    fn fate(
        &self,
        before: &Self,
        (old, was_beyond): (&KeptLine, &Vec<Breach>),
        now: Option<&(KeptLine, Vec<Breach>)>,
    ) -> Option<LineFate> {
        let Some((now, beyond)) = now else { return Some(LineFate::Recompiled) };
        match old.state {
            LineState::Queued if now.state == LineState::Draft => Some(LineFate::Unqueued),
            LineState::Draft | LineState::Queued => {
                let is_cut_anew = before.fits_month(old) && !self.fits_month(now);
                (is_cut_anew || beyond != was_beyond).then_some(LineFate::Recompiled)
            }
            _ if beyond == was_beyond => None,
            _ if beyond.is_empty() => Some(LineFate::Within),
            _ => Some(LineFate::Beyond),
        }
    }

    /// Whether its product period is its month as the allocation cuts it.
    fn fits_month(&self, kept: &KeptLine) -> bool {
        let allocation = kept.line.allocation.and_then(|id| self.allocations.get(&id));
        allocation.is_some_and(|one| kept.line.has_period_in(one))
    }
}

fn life(old: &Allocation, new: &Allocation) -> Life {
    let last = |one: &Allocation| one.period.until.unwrap_or(Day::LAST);
    if new.is_deleted() {
        Life::Deleted
    } else if last(new) < last(old) || new.period.from > old.period.from {
        Life::Shortened
    } else if last(new) > last(old) {
        Life::Lengthened
    } else {
        Life::Changed
    }
}

fn entries(
    tx: &Tx,
    knowledge: &Knowledge,
    client: ClientId,
    allocations: &BTreeMap<AllocationId, Allocation>,
) -> Result<BTreeMap<TimeKey, Time>, StoreError> {
    let practitioners: BTreeMap<PractitionerId, PractitionerCode> =
        store::practitioners::list(tx)?.into_iter().map(|stored| (stored.id, stored.value.code)).collect();
    let filter = store::entries::Filter { client: Some(client), ..store::entries::Filter::default() };
    let mut out = BTreeMap::new();
    for kept in store::entries::list(tx, &filter)?.into_iter().filter(|kept| kept.entry.kind.is_declarable())
    {
        let entry = &kept.entry;
        let subject = TimeSubject::Entry {
            id: kept.id,
            practitioner: practitioners.get(&entry.practitioner).cloned(),
            minutes: entry.minutes.get(),
        };
        let place = place(knowledge, allocations, entry.day, (entry.allocation, entry.product.as_ref()));
        out.insert(TimeKey::Entry(kept.id), Time { subject, day: entry.day, place, claimed: kept.claimed });
    }
    Ok(out)
}

fn usages(
    tx: &Tx,
    knowledge: &mut Knowledge,
    client: ClientId,
    allocations: &BTreeMap<AllocationId, Allocation>,
) -> Result<BTreeMap<TimeKey, Time>, StoreError> {
    let filter = store::usages::Filter { client: Some(client), ..store::usages::Filter::default() };
    let mut out = BTreeMap::new();
    for kept in store::usages::list(tx, &filter)?.into_iter().filter(|kept| kept.usage.is_declarable()) {
        let judged = match knowledge.judge_usage(tx, &kept.usage, None) {
            Ok(judged) => judged,
            Err(CannotJudge::Store(error)) => return Err(error),
            Err(_) => continue, // somebody who is gone: a finding says so
        };
        for day in judged.days {
            let subject = TimeSubject::Usage { id: kept.id, kind: kept.usage.kind(), units: day.units };
            let place = place(knowledge, allocations, day.day, (day.allocation, day.product.as_ref()));
            let holds = |(own, state): &&(Day, LineState)| *own == day.day && !state.leaves_entries_free();
            let claimed = kept.claimed.iter().find(holds).map(|(_, state)| *state);
            out.insert(TimeKey::Usage(kept.id, day.day), Time { subject, day: day.day, place, claimed });
        }
    }
    Ok(out)
}

fn place(
    knowledge: &Knowledge,
    allocations: &BTreeMap<AllocationId, Allocation>,
    day: Day,
    (allocation, product): (Option<AllocationId>, Option<&ProductKey>),
) -> Place {
    let known = allocation.and_then(|id| Some((id, allocations.get(&id)?)));
    let Some((id, allocation)) = known else { return Place::Nowhere };
    if allocation.is_deleted() {
        Place::Ill(id, TimeFate::Deleted)
    } else if !allocation.period.contains(day) {
        Place::Ill(id, TimeFate::Outside)
    } else if product.is_some_and(|product| !knowledge.fits(allocation, day, product)) {
        Place::Ill(id, TimeFate::Unfit)
    } else {
        Place::Well(id)
    }
}

/// Live lines on known allocations, each with the ways in which it goes beyond its own. Earlier ones count first.
fn lines(
    tx: &Tx,
    client: ClientId,
    allocations: &BTreeMap<AllocationId, Allocation>,
) -> Result<BTreeMap<LineId, (KeptLine, Vec<Breach>)>, StoreError> {
    let mut before: BTreeMap<AllocationId, Counted> = BTreeMap::new();
    let mut out = BTreeMap::new();
    let mut kept = store::claims::live_of_client(tx, client)?;
    // What a municipality has already comes first: what is only planned does not push it over the limit.
    kept.sort_by_key(|kept| (kept.state == LineState::Draft, kept.state == LineState::Queued));
    for kept in kept {
        let Some(line) = ClaimedLine::of(&kept) else { continue };
        let Some(allocation) = allocations.get(&line.allocation) else { continue };
        let so_far = before.entry(line.allocation).or_default();
        let beyond = breaches(&line, allocation, *so_far);
        *so_far = so_far.with(line.amount, line.volume, line.unit);
        out.insert(kept.id, (kept, beyond));
    }
    Ok(out)
}
