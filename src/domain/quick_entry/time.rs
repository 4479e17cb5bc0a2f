//! Which of the words of digits is the time, and which are something else (sections 2 and 6).

use super::problem::ProblemKind;
use super::shape::{Range, Shape};
use crate::domain::ids::ClientId;
use crate::domain::time::{ClockTime, Day, Minutes, clock_after};

/// A piece of digits.
#[derive(Clone, Debug)]
pub struct Digits {
    /// Its place among the pieces.
    pub at: usize,
    pub shape: Shape,
    /// The client whose number it is.
    pub client: Option<ClientId>,
}

/// What a piece of digits turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Length(Minutes),
    Start(ClockTime),
    Range(Range),
    Date(Day),
    Client(ClientId),
    Wrong(ProblemKind),
}

/// One verdict for each.
pub fn decide(all: &[Digits]) -> Vec<Verdict> {
    let taken = chosen(all);
    let start_has_length = taken.iter().flatten().count() == 2;
    all.iter()
        .enumerate()
        .map(|(index, digits)| {
            if taken.contains(&Some(index)) {
                as_time(&digits.shape, start_has_length)
            } else {
                otherwise(all, index)
            }
        })
        .collect()
}

/// The pieces that are the time: one, or a start and a length.
fn chosen(all: &[Digits]) -> [Option<usize>; 2] {
    let first = |fits: &dyn Fn(&Digits) -> bool| all.iter().position(fits);
    let only_time =
        |digits: &Digits| digits.client.is_none() && !matches!(digits.shape, Shape::RangeOrDate(..));
    let is_wrong = |digits: &Digits| digits.client.is_none() && matches!(digits.shape, Shape::Wrong(_));
    let is_length = |digits: &Digits| matches!(digits.shape, Shape::Length(..));
    let is_range = |digits: &Digits| matches!(digits.shape, Shape::Range(_));
    let is_clock = |digits: &Digits| matches!(digits.shape, Shape::Clock { .. }) && digits.client.is_none();
    if let Some(range) = first(&|digits| is_range(digits) && only_time(digits)) {
        return [Some(range), None];
    }
    let sure = first(&|digits| is_length(digits) && only_time(digits));
    let clock = first(&is_clock);
    if clock.is_some() || sure.is_some() {
        return [clock, sure.or_else(|| clock.and_then(|_| first(&is_length)))];
    }
    if first(&is_wrong).is_some() {
        return [None, None];
    }
    [first(&is_length).or_else(|| likely_range(all)), None]
}

/// Of the spans that may be something else the last one that does not cross midnight, else the last.
fn likely_range(all: &[Digits]) -> Option<usize> {
    let ranges = || {
        all.iter().enumerate().filter_map(|(index, digits)| match digits.shape {
            Shape::Range(range) | Shape::RangeOrDate(range, _) => Some((index, range)),
            _ => None,
        })
    };
    ranges()
        .rfind(|(_, range)| !range.crosses_midnight())
        .or_else(|| ranges().next_back())
        .map(|(index, _)| index)
}

fn as_time(shape: &Shape, start_has_length: bool) -> Verdict {
    match *shape {
        Shape::Length(minutes, _) => Verdict::Length(minutes),
        Shape::Range(range) | Shape::RangeOrDate(range, _) => Verdict::Range(range),
        Shape::Clock { hour, minute, .. } if start_has_length => {
            ClockTime::new(hour, minute).map_or(Verdict::Wrong(ProblemKind::NoSuchTime), Verdict::Start)
        }
        Shape::Clock { stop: true, .. } => Verdict::Wrong(ProblemKind::UnitMissing),
        Shape::Clock { hour, minute, .. } => {
            let minutes = Minutes::new(i64::from(hour) * 60 + i64::from(minute));
            minutes.map_or(Verdict::Wrong(ProblemKind::NoMinutes), Verdict::Length)
        }
        Shape::Wrong(ref kind) => Verdict::Wrong(kind.clone()),
        Shape::Date(_) | Shape::WrongDate => Verdict::Wrong(ProblemKind::NoSuchDay),
    }
}

/// What a piece is when it is not the time.
fn otherwise(all: &[Digits], index: usize) -> Verdict {
    let Some(digits) = all.get(index) else { return Verdict::Wrong(ProblemKind::UnknownWord) };
    match (&digits.shape, digits.client) {
        (Shape::Date(day), _) | (Shape::RangeOrDate(_, day), None) => Verdict::Date(*day),
        (_, Some(client)) => Verdict::Client(client),
        (Shape::Wrong(kind), None) => Verdict::Wrong(kind.clone()),
        (Shape::WrongDate, None) => Verdict::Wrong(ProblemKind::NoSuchDay),
        (Shape::Clock { .. }, None) if all.iter().all(|other| !is_longer(&other.shape)) => {
            Verdict::Wrong(ProblemKind::TwoClockTimes)
        }
        _ => Verdict::Wrong(ProblemKind::WrittenTwice),
    }
}

fn is_longer(shape: &Shape) -> bool {
    matches!(shape, Shape::Length(..) | Shape::Range(_))
}

/// A start with a length exists when the clock shows it on that day.
pub fn check_start(day: Day, start: ClockTime, minutes: Minutes) -> Result<(), ProblemKind> {
    clock_after(day, start, minutes).map(|_| ()).ok_or(ProblemKind::SkippedHour(day, start))
}
