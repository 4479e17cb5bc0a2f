//! How far a request is: made, sent, received, decided, and until when the municipality has time for its next step.

use super::super::care::RETURN_TERM;
use super::super::claim::return_codes::ReturnCode;
use super::super::identifiers::MunicipalityCode;
use super::super::text::Text;
use super::super::time::{Day, WorkingCalendar};
use super::RefusalReason;

/// Working days in which a request is decided (OP274).
pub const DECISION_TERM: u32 = 5;
/// Days after the request in which one that is under investigation is decided (OP344): 8 weeks.
pub const INVESTIGATION_TERM: u64 = 56;

/// What the municipality decided about one reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Open,
    /// JW319, answer 2: it takes longer.
    Investigated,
    /// JW301 with our reference.
    Granted,
    /// JW319, answer 1.
    Refused {
        reason: RefusalReason,
        /// The municipality to ask instead.
        instead: Option<MunicipalityCode>,
    },
}

impl Verdict {
    pub const fn is_decided(&self) -> bool {
        matches!(self, Self::Granted | Self::Refused { .. })
    }

    /// The English word that files and JSON use.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Investigated => "investigated",
            Self::Granted => "granted",
            Self::Refused { .. } => "refused",
        }
    }

    pub const fn name(&self) -> Text {
        match self {
            Self::Open => Text::new("nog niet beslist", "not decided yet"),
            Self::Investigated => Text::new("in onderzoek", "under investigation"),
            Self::Granted => Text::new("toegewezen", "granted"),
            Self::Refused { .. } => Text::new("afgewezen", "refused"),
        }
    }
}

/// What came back about the message itself (JW316, JW318).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receipt {
    Accepted,
    /// It counts as not sent, for these reasons.
    Rejected(Vec<ReturnCode>),
}

/// Everything that happened to a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The day on which its file was placed.
    pub sent: Option<Day>,
    pub receipt: Option<Receipt>,
    /// Of each reference.
    pub verdicts: Vec<Verdict>,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not sent yet.
    Made,
    Sent,
    /// The message was in order.
    Received,
    /// The message was not in order: it counts as not sent.
    Rejected,
    Investigated,
    Granted,
    /// Of several products some were granted and the others refused.
    Partly,
    Refused,
}

impl State {
    /// The English word that files and JSON use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Sent => "sent",
            Self::Received => "received",
            Self::Rejected => "rejected",
            Self::Investigated => "investigated",
            Self::Granted => "granted",
            Self::Partly => "partly",
            Self::Refused => "refused",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Made => Text::new("nog te versturen", "yet to be sent"),
            Self::Sent => Text::new("verstuurd", "sent"),
            Self::Received => Text::new("ontvangen", "received"),
            Self::Rejected => Text::new(
                "bericht geweigerd, geldt als niet verstuurd",
                "message refused, counts as not sent",
            ),
            Self::Investigated => Text::new("in onderzoek", "under investigation"),
            Self::Granted => Text::new("toegewezen", "granted"),
            Self::Partly => Text::new("deels toegewezen", "granted in part"),
            Self::Refused => Text::new("afgewezen", "refused"),
        }
    }

    /// The municipality has yet to decide, or to get it: no other request for this client may be sent (TR374).
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Made | Self::Sent | Self::Received | Self::Investigated)
    }
}

/// What the municipality has to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Tell whether the message is in order.
    Receive,
    Decide,
}

impl Step {
    pub const fn name(self) -> Text {
        match self {
            Self::Receive => Text::new("ontvangst melden", "tell that it was received"),
            Self::Decide => Text::new("beslissen", "decide"),
        }
    }

    /// The English word that files and JSON use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Decide => "decide",
        }
    }
}

impl Progress {
    pub fn state(&self) -> State {
        let count = |test: fn(&Verdict) -> bool| self.verdicts.iter().filter(|one| test(one)).count();
        let decided = count(Verdict::is_decided);
        if decided > 0 && decided == self.verdicts.len() {
            return match count(|one| *one == Verdict::Granted) {
                0 => State::Refused,
                granted if granted == decided => State::Granted,
                _ => State::Partly,
            };
        }
        if count(|one| *one != Verdict::Open) == 0 {
            match (&self.receipt, self.sent) {
                (Some(Receipt::Rejected(_)), _) => return State::Rejected,
                (Some(Receipt::Accepted), _) => return State::Received,
                (None, Some(_)) => return State::Sent,
                (None, None) => return State::Made,
            }
        }
        if count(|one| *one == Verdict::Investigated) > 0 { State::Investigated } else { State::Received }
    }

    /// What the municipality has to do next, and the last day on which that is in time.
    pub fn due(&self, calendar: &WorkingCalendar) -> Option<(Step, Day)> {
        let sent = self.sent?;
        match self.state() {
            State::Sent => Some((Step::Receive, calendar.plus_working_days(sent, RETURN_TERM))),
            State::Received => Some((Step::Decide, calendar.plus_working_days(sent, DECISION_TERM))),
            State::Investigated => Some((Step::Decide, sent.plus_days(INVESTIGATION_TERM))),
            State::Made | State::Rejected | State::Granted | State::Partly | State::Refused => None,
        }
    }

    pub fn is_overdue(&self, calendar: &WorkingCalendar, today: Day) -> bool {
        self.due(calendar).is_some_and(|(_, due)| due < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn refused() -> Verdict {
        Verdict::Refused { reason: RefusalReason::parse("2").unwrap(), instead: None }
    }

    #[test]
    fn a_request_goes_from_made_to_decided_with_a_term_for_each_step() {
        use Verdict::{Granted, Investigated, Open};
        // 4 March 2026 is a Wednesday.
        let sent = Some(day("2026-03-04"));
        let accepted = Some(Receipt::Accepted);
        let rejected = Some(Receipt::Rejected(vec![ReturnCode::UNREADABLE]));
        for (sent, receipt, verdicts, state, due) in [
            (None, None, vec![Open], State::Made, None),
            (sent, None, vec![Open], State::Sent, Some("2026-03-09")),
            (sent, accepted.clone(), vec![Open], State::Received, Some("2026-03-11")),
            (sent, rejected, vec![Open], State::Rejected, None),
            (sent, accepted.clone(), vec![Investigated], State::Investigated, Some("2026-04-29")),
            (sent, None, vec![Investigated], State::Investigated, Some("2026-04-29")),
            (sent, accepted.clone(), vec![Granted], State::Granted, None),
            (sent, None, vec![Granted], State::Granted, None),
            (sent, accepted.clone(), vec![refused()], State::Refused, None),
            (sent, accepted.clone(), vec![refused(), Granted], State::Partly, None),
            (sent, accepted.clone(), vec![Granted, Open], State::Received, Some("2026-03-11")),
            (sent, accepted, vec![Granted, Investigated], State::Investigated, Some("2026-04-29")),
        ] {
            let progress = Progress { sent, receipt, verdicts };
            assert_eq!(progress.state(), state, "{progress:?}");
            assert_eq!(
                progress.due(&WorkingCalendar::default()).map(|(_, due)| due),
                due.map(day),
                "{progress:?}"
            );
        }
    }

    #[test]
    fn a_term_is_over_after_its_last_day() {
        let progress =
            Progress { sent: Some(day("2026-03-04")), receipt: None, verdicts: vec![Verdict::Open] };
        assert!(!progress.is_overdue(&WorkingCalendar::default(), day("2026-03-09")));
        assert!(progress.is_overdue(&WorkingCalendar::default(), day("2026-03-10")));
        assert!(
            !Progress { sent: None, ..progress }.is_overdue(&WorkingCalendar::default(), day("2030-01-01"))
        );
    }

    #[test]
    fn only_what_is_undecided_and_was_not_rejected_is_open() {
        let open: Vec<&str> = [
            State::Made,
            State::Sent,
            State::Received,
            State::Rejected,
            State::Investigated,
            State::Granted,
            State::Partly,
            State::Refused,
        ]
        .into_iter()
        .filter(|state| state.is_open())
        .map(State::word)
        .collect();
        assert_eq!(open, ["made", "sent", "received", "investigated"]);
    }
}
