//! The end of care that follows from an allocation: what is to be reported when the municipality ends it.

use super::super::allocation::Allocation;
use super::super::time::Day;
use super::{State, StopReason};

/// The stop that is most likely meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProposedStop {
    /// The last day of care.
    pub end: Day,
    /// As the reason of change of the allocation suggests.
    pub reason: Option<StopReason>,
}

/// Reason of change of an allocation (JZ002), and the reason of stopping (JZ588) that goes with it.
const MATCHING: [(&str, &str); 10] = [
    ("02", "02"),
    ("03", "36"),
    ("05", "36"),
    ("06", "39"),
    ("07", "35"),
    ("08", "36"),
    ("09", "38"),
    ("10", "36"),
    ("11", "36"),
    ("12", "37"),
];

impl ProposedStop {
    /// Of care that runs or is paused, on an allocation with a last day. Without a reason of change only once that has passed:
    /// until then it may be lengthened.
    pub fn of(state: State, allocation: &Allocation, today: Day) -> Option<Self> {
        let until = allocation.period.until.filter(|_| !allocation.is_deleted())?;
        let end = match state {
            State::Running { begin } => until.max(begin),
            State::Paused { end, .. } => until.max(end),
            State::NotStarted | State::Ended { .. } => return None,
        };
        let reason = allocation.change_reason.as_deref().and_then(suggested);
        (reason.is_some() || until < today).then_some(Self { end, reason })
    }
}

/// Why care stops when the municipality changes an allocation for that reason.
pub fn suggested(change_reason: &str) -> Option<StopReason> {
    let (_, code) = MATCHING.iter().find(|(reason, _)| *reason == change_reason)?;
    StopReason::parse(code)
}

#[cfg(test)]
mod tests {
    use super::super::super::allocation::{Shape, Source, VersionStamp};
    use super::super::super::identifiers::{AllocationNumber, MunicipalityCode};
    use super::super::super::ids::ClientId;
    use super::super::super::money::Cents;
    use super::super::super::time::Period;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn allocation(until: Option<&str>, reason: Option<&str>) -> Allocation {
        Allocation {
            client: ClientId(1),
            municipality: MunicipalityCode::parse("0405").unwrap(),
            number: AllocationNumber::new(300_201).unwrap(),
            shape: Shape::Generic { budget: Cents(1) },
            period: Period::new(day("2026-01-01"), until.map(day)).unwrap(),
            change_reason: reason.map(str::to_owned),
            fixed: VersionStamp { day: day("2026-01-01"), millisecond: 0 },
            frame: None,
            source: Source::Message,
        }
    }

    #[test]
    fn every_reason_of_change_that_ends_care_has_its_reason_of_stopping() {
        for (change, stop) in MATCHING {
            assert_eq!(suggested(change).map(StopReason::code), Some(stop), "{change}");
        }
        // Vervallen, verlengd, verwijderd, administratief, onbekend.
        for change in ["01", "04", "13", "14", "99", ""] {
            assert_eq!(suggested(change), None, "{change}");
        }
    }

    #[test]
    fn a_stop_follows_from_the_end_of_an_allocation() {
        let (begin, paused) = (day("2026-02-02"), day("2026-04-15"));
        let running = State::Running { begin };
        let proposed = |state, until, reason, today: &str| {
            let stop = ProposedStop::of(state, &allocation(until, reason), day(today))?;
            Some((stop.end.to_string(), stop.reason.map_or("", StopReason::code)))
        };
        let told = |end: &str, reason| Some((end.to_owned(), reason));
        assert_eq!(proposed(running, Some("2026-03-31"), Some("07"), "2026-03-01"), told("2026-03-31", "35"));
        assert_eq!(proposed(running, Some("2026-03-31"), None, "2026-03-31"), None);
        assert_eq!(proposed(running, Some("2026-03-31"), None, "2026-04-01"), told("2026-03-31", ""));
        assert_eq!(proposed(running, Some("2026-01-31"), Some("05"), "2026-04-01"), told("2026-02-02", "36"));
        assert_eq!(proposed(running, None, Some("05"), "2026-04-01"), None);
        assert_eq!(proposed(running, Some("2026-01-01"), Some("13"), "2026-04-01"), None);
        let pause = State::Paused { begin, end: paused };
        assert_eq!(proposed(pause, Some("2026-03-31"), Some("09"), "2026-05-01"), told("2026-04-15", "38"));
        let ended = State::Ended { begin, end: paused };
        assert_eq!(proposed(ended, Some("2026-03-31"), Some("09"), "2026-05-01"), None);
        assert_eq!(proposed(State::NotStarted, Some("2026-03-31"), Some("09"), "2026-05-01"), None);
    }
}
