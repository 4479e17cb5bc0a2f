//! The course of care on an allocation as municipalities know it: started, paused, ended, by what was reported (JW305 and
//! JW307). A step that the standard does not allow is refused with the rule that forbids it.

pub mod codes;
mod end;
mod progress;

pub use end::{ProposedStop, suggested};
pub use progress::Progress;

use super::text::Text;
use super::time::{Day, Period};
use crate::text;

/// Working days in which a start or stop is reported (OP271, OP272).
pub const REPORT_TERM: u32 = 5;
/// Working days in which a message is answered by its return message (OP090).
pub const RETURN_TERM: u32 = 3;

/// Why care stopped (code list JZ588).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StopReason(&'static str);

/// Code and meaning of each reason.
static REASONS: [(&str, Text); 11] = [
    ("02", Text::new("overleden", "deceased")),
    ("20", Text::new("pauze", "pause")),
    ("31", Text::new("volgens plan afgerond", "finished as planned")),
    ("32", Text::new("eerder gestopt door de cliënt", "stopped early by the client")),
    ("33", Text::new("eerder gestopt door de aanbieder", "stopped early by the provider")),
    ("34", Text::new("eerder gestopt in overleg", "stopped early by agreement")),
    (
        "35",
        Text::new("eerder gestopt door omstandigheden van buiten", "stopped early by outside circumstances"),
    ),
    ("36", Text::new("op initiatief van de gemeente", "by the municipality")),
    ("37", Text::new("door een verzoek om wijziging", "because of a request for a change")),
    ("38", Text::new("naar een andere aanbieder", "to another provider")),
    ("39", Text::new("naar een ander domein", "to another domain")),
];

impl StopReason {
    /// Care stops for a while.
    pub const PAUSE: Self = Self("20");

    pub fn parse(text: &str) -> Option<Self> {
        REASONS.iter().find(|(code, _)| *code == text).map(|(code, _)| Self(code))
    }

    pub fn all() -> impl Iterator<Item = Self> {
        REASONS.iter().map(|(code, _)| Self(code))
    }

    pub const fn code(self) -> &'static str {
        self.0
    }

    pub fn name(self) -> Text {
        REASONS.iter().find(|(code, _)| *code == self.0).map_or(Text::new("", ""), |(_, name)| name.clone())
    }
}

/// What one message reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Care began on this day.
    Start { begin: Day },
    /// Care that began on the one day ended after the other.
    Stop { begin: Day, end: Day, reason: StopReason },
}

impl Act {
    /// The English word that files and JSON use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Start { .. } => "start",
            Self::Stop { reason: StopReason::PAUSE, .. } => "pause",
            Self::Stop { .. } => "stop",
        }
    }

    pub fn name(self) -> Text {
        match self {
            Self::Start { .. } => Text::new("start", "start"),
            Self::Stop { reason: StopReason::PAUSE, .. } => Text::new("pauze", "pause"),
            Self::Stop { .. } => Text::new("stop", "stop"),
        }
    }

    /// The day that the term of reporting counts from.
    pub const fn day(self) -> Day {
        match self {
            Self::Start { begin } => begin,
            Self::Stop { end, .. } => end,
        }
    }
}

/// A message that was made and not refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    pub act: Act,
    /// Takes the act back (StatusAanlevering 3).
    pub is_withdrawal: bool,
}

impl Report {
    /// What it says, such as "start on 2025-03-03".
    pub fn words(&self) -> Text {
        match (self.act, self.is_withdrawal) {
            (Act::Start { begin }, false) => text!("start per {begin}", "start on {begin}"),
            (Act::Start { begin }, true) => {
                text!("start per {begin} ingetrokken", "start on {begin} taken back")
            }
            (Act::Stop { end, reason: StopReason::PAUSE, .. }, false) => {
                text!("pauze na {end}", "pause after {end}")
            }
            (Act::Stop { end, reason: StopReason::PAUSE, .. }, true) => {
                text!("pauze na {end} ingetrokken", "pause after {end} taken back")
            }
            (Act::Stop { end, .. }, false) => text!("stop na {end}", "stop after {end}"),
            (Act::Stop { end, .. }, true) => {
                text!("stop na {end} ingetrokken", "stop after {end} taken back")
            }
        }
    }
}

/// Where care stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    NotStarted,
    Running { begin: Day },
    Paused { begin: Day, end: Day },
    Ended { begin: Day, end: Day },
}

impl State {
    /// The English word that files and JSON use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::Running { .. } => "running",
            Self::Paused { .. } => "paused",
            Self::Ended { .. } => "ended",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::NotStarted => Text::new("niet gestart", "not started"),
            Self::Running { .. } => Text::new("loopt", "running"),
            Self::Paused { .. } => Text::new("gepauzeerd", "paused"),
            Self::Ended { .. } => Text::new("gestopt", "ended"),
        }
    }

    pub const fn begin(self) -> Option<Day> {
        match self {
            Self::NotStarted => None,
            Self::Running { begin } | Self::Paused { begin, .. } | Self::Ended { begin, .. } => Some(begin),
        }
    }

    pub const fn end(self) -> Option<Day> {
        match self {
            Self::NotStarted | Self::Running { .. } => None,
            Self::Paused { end, .. } | Self::Ended { end, .. } => Some(end),
        }
    }
}

/// The acts that stand: those that were not taken back, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course(Vec<Act>);

/// Why a step is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// TR326
    Running { begin: Day },
    /// TR382
    NotStarted,
    /// TR413
    Paused,
    /// TR414
    BeforePause { end: Day },
    /// TR415
    Ended,
    /// TR018
    EndsBeforeStart { begin: Day },
    /// TR074: the next start lies after the last stop.
    BeforeLastStop { end: Day },
    /// TR134
    Ahead,
    /// OP270: care is started within its allocation.
    Outside(Period),
    /// TR063
    NothingToWithdraw,
}

impl Refused {
    /// The rule of the standard.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Running { .. } => "TR326",
            Self::NotStarted => "TR382",
            Self::Paused => "TR413",
            Self::BeforePause { .. } => "TR414",
            Self::Ended => "TR415",
            Self::EndsBeforeStart { .. } => "TR018",
            Self::BeforeLastStop { .. } => "TR074",
            Self::Ahead => "TR134",
            Self::Outside(_) => "OP270",
            Self::NothingToWithdraw => "TR063",
        }
    }
}

impl Course {
    /// What stands after these messages, in the order in which they were made.
    pub fn of(reports: impl IntoIterator<Item = Report>) -> Self {
        let mut acts: Vec<Act> = Vec::new();
        for Report { act, is_withdrawal } in reports {
            if is_withdrawal {
                if let Some(at) = acts.iter().rposition(|known| *known == act) {
                    acts.remove(at);
                }
            } else {
                acts.push(act);
            }
        }
        Self(acts)
    }

    /// Where care stands. A stop without the start that it ends counts for nothing.
    pub fn state(&self) -> State {
        self.0.iter().fold(State::NotStarted, |state, act| match *act {
            Act::Start { begin } => State::Running { begin },
            Act::Stop { begin, end, reason } if state.begin() == Some(begin) => {
                if reason == StopReason::PAUSE {
                    State::Paused { begin, end }
                } else {
                    State::Ended { begin, end }
                }
            }
            Act::Stop { .. } => state,
        })
    }

    /// The start of care on that day, if it may be reported.
    pub fn start(&self, allocated: Period, begin: Day, today: Day) -> Result<Act, Refused> {
        match self.state() {
            State::Running { begin } => return Err(Refused::Running { begin }),
            State::Paused { end, .. } | State::Ended { end, .. } if begin <= end => {
                return Err(Refused::BeforeLastStop { end });
            }
            State::NotStarted | State::Paused { .. } | State::Ended { .. } => {}
        }
        if !allocated.contains(begin) {
            return Err(Refused::Outside(allocated));
        }
        if begin > today {
            return Err(Refused::Ahead);
        }
        Ok(Act::Start { begin })
    }

    /// The stop of care after that day, if it may be reported.
    pub fn stop(&self, end: Day, reason: StopReason, today: Day) -> Result<Act, Refused> {
        let begin = match self.state() {
            State::NotStarted => return Err(Refused::NotStarted),
            State::Ended { .. } => return Err(Refused::Ended),
            State::Paused { .. } if reason == StopReason::PAUSE => return Err(Refused::Paused),
            State::Paused { end: paused, .. } if end < paused => {
                return Err(Refused::BeforePause { end: paused });
            }
            State::Running { begin } | State::Paused { begin, .. } => begin,
        };
        if end < begin {
            return Err(Refused::EndsBeforeStart { begin });
        }
        if end > today {
            return Err(Refused::Ahead);
        }
        Ok(Act::Stop { begin, end, reason })
    }

    /// The last act, which may be taken back: a start only while no stop stands on it (TR071).
    pub fn last(&self) -> Result<Act, Refused> {
        self.0.last().copied().ok_or(Refused::NothingToWithdraw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn made(act: Act) -> Report {
        Report { act, is_withdrawal: false }
    }

    fn withdrawn(act: Act) -> Report {
        Report { act, is_withdrawal: true }
    }

    fn started() -> Act {
        Act::Start { begin: day("2026-03-02") }
    }

    fn stopped(end: &str, reason: &str) -> Act {
        Act::Stop { begin: day("2026-03-02"), end: day(end), reason: StopReason::parse(reason).unwrap() }
    }

    #[test]
    fn care_goes_from_start_over_pause_to_end() {
        let (begin, end) = (day("2026-03-02"), day("2026-04-01"));
        let pause = stopped("2026-04-01", "20");
        let stop = stopped("2026-04-01", "31");
        let again = Act::Start { begin: day("2026-04-10") };
        for (reports, state) in [
            (vec![], State::NotStarted),
            (vec![made(started())], State::Running { begin }),
            (vec![made(started()), made(pause)], State::Paused { begin, end }),
            (vec![made(started()), made(stop)], State::Ended { begin, end }),
            (vec![made(started()), made(pause), made(stop)], State::Ended { begin, end }),
            (vec![made(started()), made(stop), made(again)], State::Running { begin: day("2026-04-10") }),
            (vec![made(started()), withdrawn(started())], State::NotStarted),
            (vec![made(started()), made(stop), withdrawn(stop)], State::Running { begin }),
            (vec![made(started()), made(pause), made(stop), withdrawn(stop)], State::Paused { begin, end }),
            (vec![made(stop)], State::NotStarted),
        ] {
            assert_eq!(Course::of(reports.clone()).state(), state, "{reports:?}");
        }
    }

    #[test]
    fn a_step_that_is_not_allowed_names_its_rule() {
        let allocated = Period::new(day("2026-03-01"), Some(day("2026-12-31"))).unwrap();
        let today = day("2026-06-01");
        let course = |acts: &[Act]| Course::of(acts.iter().copied().map(made));
        let rule = |result: Result<Act, Refused>| result.map_or_else(Refused::rule, |_| "");
        let start = |acts: &[Act], begin: &str| rule(course(acts).start(allocated, day(begin), today));
        let stop = |acts: &[Act], end: &str, reason: &str| {
            rule(course(acts).stop(day(end), StopReason::parse(reason).unwrap(), today))
        };
        let (pause, ended) = (stopped("2026-04-01", "20"), stopped("2026-04-01", "31"));
        assert_eq!(start(&[], "2026-03-01"), "");
        assert_eq!(start(&[], "2026-02-28"), "OP270");
        assert_eq!(start(&[], "2027-01-01"), "OP270");
        assert_eq!(start(&[], "2026-06-02"), "TR134");
        assert_eq!(start(&[started()], "2026-03-03"), "TR326");
        assert_eq!(start(&[started(), pause], "2026-04-01"), "TR074");
        assert_eq!(start(&[started(), pause], "2026-04-02"), "");
        assert_eq!(start(&[started(), ended], "2026-04-02"), "");
        assert_eq!(stop(&[], "2026-04-01", "31"), "TR382");
        assert_eq!(stop(&[started()], "2026-03-01", "31"), "TR018");
        assert_eq!(stop(&[started()], "2026-06-02", "31"), "TR134");
        assert_eq!(stop(&[started()], "2026-03-02", "20"), "");
        assert_eq!(stop(&[started(), pause], "2026-05-01", "20"), "TR413");
        assert_eq!(stop(&[started(), pause], "2026-03-31", "31"), "TR414");
        assert_eq!(stop(&[started(), pause], "2026-04-01", "31"), "");
        assert_eq!(stop(&[started(), ended], "2026-05-01", "20"), "TR415");
        assert_eq!(rule(course(&[]).last()), "TR063");
        assert_eq!(course(&[started(), pause]).last(), Ok(pause));
    }

    #[test]
    fn every_reason_has_a_code_and_a_name() {
        for reason in StopReason::all() {
            assert_eq!(StopReason::parse(reason.code()), Some(reason));
            assert!(!reason.name().nl.is_empty());
        }
        assert_eq!(StopReason::parse("01"), None);
    }
}
