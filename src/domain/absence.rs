//! Allocations that still run and are absent from the newest message about their client (OP087): not withdrawn, but to be asked
//! about. What is absent follows from the messages, whatever the order in which they came in.

use std::collections::{BTreeMap, BTreeSet};

use super::allocation::{Allocation, Source, VersionStamp};
use super::identifiers::MunicipalityCode;
use super::ids::{AllocationId, Stored};
use super::time::Day;

/// An allocation in a message that was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// That of the message, unique for its sender.
    pub identification: String,
    /// Its Dagtekening.
    pub dated: Day,
    pub municipality: MunicipalityCode,
    pub allocation: AllocationId,
    /// The version of the allocation in it.
    pub fixed: VersionStamp,
}

/// The newest message of a municipality about a client, from which an allocation is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    pub identification: String,
    pub dated: Day,
}

/// A message as its mentions tell it.
struct Letter<'a> {
    newest: VersionStamp,
    dated: Day,
    identification: &'a str,
    holds: BTreeSet<AllocationId>,
}

/// Of the allocations of a client those that are absent, by the mentions of them in all messages. The newest message of a
/// municipality is the one with the newest version in it (IV013), then the one that was dated last. A message of the same day or
/// later that does hold the allocation makes up for it: some municipalities send a message for each.
pub fn absences(
    allocations: &[Stored<AllocationId, Allocation>],
    mentions: &[Mention],
) -> BTreeMap<AllocationId, Absence> {
    let mut letters: BTreeMap<&MunicipalityCode, BTreeMap<&str, Letter<'_>>> = BTreeMap::new();
    for one in mentions {
        let of_sender = letters.entry(&one.municipality).or_default();
        let letter = of_sender.entry(&one.identification).or_insert_with(|| Letter {
            newest: one.fixed,
            dated: one.dated,
            identification: &one.identification,
            holds: BTreeSet::new(),
        });
        letter.newest = letter.newest.max(one.fixed);
        letter.holds.insert(one.allocation);
    }
    let mut found = BTreeMap::new();
    for Stored { id, value } in allocations {
        let Some(of_sender) = letters.get(&value.municipality) else { continue };
        let newest = of_sender.values().max_by_key(|one| (one.newest, one.dated, one.identification));
        let Some(newest) = newest.filter(|newest| is_expected(value, newest.dated)) else { continue };
        let makes_up = |letter: &Letter<'_>| letter.dated >= newest.dated && letter.holds.contains(id);
        if !newest.holds.contains(id) && !of_sender.values().any(makes_up) {
            let identification = newest.identification.to_owned();
            found.insert(*id, Absence { identification, dated: newest.dated });
        }
    }
    found
}

/// A message holds every allocation that is valid on its day or later, as far as it was fixed by then.
fn is_expected(allocation: &Allocation, dated: Day) -> bool {
    allocation.source == Source::Message
        && !allocation.is_deleted()
        && allocation.fixed.day <= dated
        && allocation.period.until.is_none_or(|until| until >= dated)
}

#[cfg(test)]
mod tests {
    use super::super::allocation::{DELETED, Shape};
    use super::super::identifiers::AllocationNumber;
    use super::super::ids::ClientId;
    use super::super::money::Cents;
    use super::super::time::Period;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn allocation(id: i64, until: Option<&str>) -> Stored<AllocationId, Allocation> {
        let value = Allocation {
            client: ClientId(1),
            municipality: MunicipalityCode::parse("0405").unwrap(),
            number: AllocationNumber::new(u32::try_from(id).unwrap()).unwrap(),
            shape: Shape::Generic { budget: Cents(1) },
            period: Period::new(day("2026-01-01"), until.map(day)).unwrap(),
            change_reason: None,
            fixed: VersionStamp { day: day("2026-01-02"), millisecond: 0 },
            frame: None,
            source: Source::Message,
        };
        Stored { id: AllocationId(id), value }
    }

    /// A message with its Dagtekening, and each allocation in it with the day on which it was fixed.
    fn letter(identification: &str, dated: &str, holds: &[(i64, &str)]) -> Vec<Mention> {
        let mention = |(id, fixed): &(i64, &str)| Mention {
            identification: identification.to_owned(),
            dated: day(dated),
            municipality: MunicipalityCode::parse("0405").unwrap(),
            allocation: AllocationId(*id),
            fixed: VersionStamp { day: day(fixed), millisecond: 0 },
        };
        holds.iter().map(mention).collect()
    }

    fn absent(allocations: &[Stored<AllocationId, Allocation>], letters: &[Vec<Mention>]) -> Vec<i64> {
        let told = |letters: &[Vec<Mention>]| -> Vec<i64> {
            absences(allocations, &letters.concat()).keys().map(|id| id.0).collect()
        };
        let found = told(letters);
        let backwards: Vec<Vec<Mention>> = letters.iter().rev().cloned().collect();
        assert_eq!(told(&backwards), found, "the order of arrival makes no difference");
        found
    }

    #[test]
    fn what_the_newest_message_does_not_hold_is_absent() {
        let two = [allocation(1, None), allocation(2, Some("2026-12-31"))];
        let first = letter("A", "2026-01-05", &[(1, "2026-01-02"), (2, "2026-01-02")]);
        assert_eq!(absent(&two, &[]), [0; 0]);
        assert_eq!(absent(&two, std::slice::from_ref(&first)), [0; 0]);
        let second = letter("B", "2026-02-05", &[(2, "2026-02-02")]);
        assert_eq!(absent(&two, &[first.clone(), second.clone()]), [1]);
        let third = letter("C", "2026-03-05", &[(1, "2026-01-02"), (2, "2026-02-02")]);
        assert_eq!(
            absent(&two, &[first.clone(), second.clone(), third]),
            [0; 0],
            "a later message brings it"
        );
        // Each in a message of its own on the same day.
        let alone = letter("D", "2026-02-05", &[(1, "2026-01-02")]);
        assert_eq!(absent(&two, &[first, second, alone]), [0; 0]);
    }

    #[test]
    fn only_what_still_runs_is_expected() {
        let sent = |until| {
            let two = [allocation(1, until), allocation(2, None)];
            let first = letter("A", "2026-01-05", &[(1, "2026-01-02")]);
            let second = letter("B", "2026-02-05", &[(2, "2026-02-02")]);
            absent(&two, &[first, second])
        };
        assert_eq!(sent(None), [1]);
        assert_eq!(sent(Some("2026-02-05")), [1]);
        assert_eq!(sent(Some("2026-02-04")), [0; 0]);
        let deleted = |allocation: Stored<AllocationId, Allocation>| {
            let value = Allocation { change_reason: Some(DELETED.to_owned()), ..allocation.value };
            Stored { value, ..allocation }
        };
        let typed = |allocation: Stored<AllocationId, Allocation>| {
            let value = Allocation { source: Source::Typed, ..allocation.value };
            Stored { value, ..allocation }
        };
        let news = [letter("B", "2026-02-05", &[(2, "2026-02-02")])];
        assert_eq!(absent(&[deleted(allocation(1, None)), allocation(2, None)], &news), [0; 0]);
        assert_eq!(absent(&[typed(allocation(1, None)), allocation(2, None)], &news), [0; 0]);
        let mut later = allocation(1, None);
        later.value.fixed.day = day("2026-02-06");
        assert_eq!(absent(&[later, allocation(2, None)], &news), [0; 0]);
    }
}
