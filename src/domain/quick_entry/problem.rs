//! What a line lacks and what is not understood in it, in words. No sentence repeats what was typed: it may be a name. The place
//! in the line says which word is meant; [`underline`] shows it.

use unicode_width::UnicodeWidthChar;

use super::words::Span;
use crate::domain::find::Clients;
use crate::domain::identifiers::{ActivityKey, Discipline, ProductKey};
use crate::domain::ids::ClientId;
use crate::domain::text::{Text, is_obeyed};
use crate::domain::time::{ClockTime, Day, Minutes};
use crate::text;

/// What a line lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gap {
    Time,
    Client,
    Activity,
}

impl Gap {
    /// The English word that tests and JSON use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Client => "client",
            Self::Activity => "activity",
        }
    }

    /// What to type.
    pub const fn words(self) -> Text {
        match self {
            Self::Time => Text::new("tijd: 45, 1u30 of 9:00-9:45", "time: 45, 1h30 or 9:00-9:45"),
            Self::Client => {
                Text::new("cliënt: nummer of een deel van de naam", "client: number or part of the name")
            }
            Self::Activity => {
                Text::new("activiteit: bijvoorbeeld telefonisch", "activity: for example telephone")
            }
        }
    }
}

/// Something about one place in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub span: Span,
    pub kind: ProblemKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Zero or negative.
    NoMinutes,
    /// More than two days.
    TooLong,
    NotWholeMinutes,
    NoSuchTime,
    NoSuchDay,
    /// `9:00-`, `1u5`, `#`.
    Unfinished,
    /// `9.30` or `1,5` alone.
    UnitMissing,
    /// `9:00 9:45`.
    TwoClockTimes,
    /// `9:00-9:00`.
    NothingBetween,
    /// The clock skips this time on this day.
    SkippedHour(Day, ClockTime),
    WrittenTwice,
    UnknownWord,
    NoSuchClient,
    /// The best first.
    SeveralClients(Vec<ClientId>),
    /// The activity takes no client.
    NeedlessClient,
    NoSuchActivity,
    SeveralActivities(Vec<ActivityKey>),
    NoSuchProduct,
    SeveralProducts(Vec<ProductKey>),
    NoSuchDiscipline,
    SeveralDisciplines(Vec<Discipline>),
    NoteTooLong,
    /// Understood, but these other clients have the words in their name as well. Does not block.
    OtherClients(Vec<ClientId>),
    /// Understood although the name is only alike. Does not block.
    GuessedClient,
    /// A span past midnight of more than twelve hours. Does not block.
    LongNight(Minutes),
}

impl Problem {
    /// Whether the line cannot be an entry because of it.
    pub fn blocks(&self) -> bool {
        !matches!(
            self.kind,
            ProblemKind::OtherClients(_) | ProblemKind::GuessedClient | ProblemKind::LongNight(_)
        )
    }

    /// What is wrong and what to do; candidates by number, never by name.
    pub fn words(&self, clients: &Clients) -> Text {
        match &self.kind {
            ProblemKind::SeveralClients(ids) => {
                let numbers = numbers(ids, clients);
                text!(
                    "past bij meer cliënten: {numbers}; typ meer van de naam of het nummer",
                    "fits several clients: {numbers}; type more of the name or the number"
                )
            }
            ProblemKind::OtherClients(ids) => {
                let numbers = numbers(ids, clients);
                text!(
                    "past ook bij {numbers}; is dat bedoeld, typ dan het nummer",
                    "also fits {numbers}; if that is meant, type the number"
                )
            }
            kind => kind.words(),
        }
    }
}

impl ProblemKind {
    /// The stable English word that tests and JSON use.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NoMinutes => "no-minutes",
            Self::TooLong => "too-long",
            Self::NotWholeMinutes => "not-whole-minutes",
            Self::NoSuchTime => "no-such-time",
            Self::NoSuchDay => "no-such-day",
            Self::Unfinished => "unfinished",
            Self::UnitMissing => "unit-missing",
            Self::TwoClockTimes => "two-clock-times",
            Self::NothingBetween => "nothing-between",
            Self::SkippedHour(..) => "skipped-hour",
            Self::WrittenTwice => "written-twice",
            Self::UnknownWord => "unknown-word",
            Self::NoSuchClient => "no-such-client",
            Self::SeveralClients(_) => "several-clients",
            Self::NeedlessClient => "needless-client",
            Self::NoSuchActivity => "no-such-activity",
            Self::SeveralActivities(_) => "several-activities",
            Self::NoSuchProduct => "no-such-product",
            Self::SeveralProducts(_) => "several-products",
            Self::NoSuchDiscipline => "no-such-discipline",
            Self::SeveralDisciplines(_) => "several-disciplines",
            Self::NoteTooLong => "note-too-long",
            Self::OtherClients(_) => "other-clients",
            Self::GuessedClient => "guessed-client",
            Self::LongNight(_) => "long-night",
        }
    }

    fn words(&self) -> Text {
        self.words_of_times().or_else(|| self.words_of_choices()).unwrap_or_else(|| self.words_of_names())
    }

    fn words_of_times(&self) -> Option<Text> {
        Some(match self {
            Self::NoMinutes => {
                Text::new("een registratie duurt minstens 1 minuut", "an entry takes at least 1 minute")
            }
            Self::TooLong => Text::new(
                "een registratie duurt hooguit 2880 minuten, twee etmalen; verdeel langere tijd over meer dagen",
                "an entry takes at most 2880 minutes, two days; divide a longer time over more days",
            ),
            Self::NotWholeMinutes => Text::new(
                "dit zijn geen hele minuten; schrijf minuten, zoals 20",
                "this is not in whole minutes; write minutes, such as 20",
            ),
            Self::NoSuchTime => Text::new(
                "deze tijd bestaat niet; een kloktijd is 0:00 tot en met 24:00, een duur bijvoorbeeld 25u of 1u15",
                "no such time; a clock time is 0:00 to 24:00, a length for example 25h or 1h15",
            ),
            Self::NoSuchDay => Text::new(
                "deze dag bestaat niet; schrijf dag-maand of dag-maand-jaar, zoals 13-3-2025",
                "no such day; write day-month or day-month-year, such as 13-3-2025",
            ),
            Self::Unfinished => Text::new("nog niet af", "not finished yet"),
            Self::UnitMissing => Text::new(
                "schrijf 1:30 of 1u30 voor een duur, 1,5u voor decimale uren",
                "write 1:30 or 1h30 for a length, 1.5h for decimal hours",
            ),
            Self::TwoClockTimes => Text::new(
                "van en tot? schrijf 9:00-9:45; begin en duur? schrijf 9:00 45m",
                "from and to? write 9:00-9:45; start and length? write 9:00 45m",
            ),
            Self::NothingBetween => Text::new(
                "begin en einde zijn gelijk; een heel etmaal is 0:00-24:00",
                "start and end are the same; a whole day is 0:00-24:00",
            ),
            Self::SkippedHour(day, time) => text!(
                "{time} bestond niet op {day}: de klok ging toen naar de zomertijd; schrijf een bestaande tijd",
                "{time} did not exist on {day}: the clock went to summer time; write a time that did"
            ),
            Self::LongNight(minutes) => text!(
                "loopt door tot na middernacht en duurt {minutes}; klopt dat?",
                "runs past midnight and takes {minutes}; is that right?"
            ),
            _ => return None,
        })
    }

    fn words_of_choices(&self) -> Option<Text> {
        let list = |names: Vec<&str>| names.join(", ");
        let names = match self {
            Self::SeveralActivities(keys) => list(keys.iter().map(ActivityKey::as_str).collect()),
            Self::SeveralProducts(keys) => list(keys.iter().map(ProductKey::as_str).collect()),
            Self::SeveralDisciplines(names) => list(names.iter().map(Discipline::as_str).collect()),
            _ => return None,
        };
        Some(text!("past bij meer: {names}; typ meer", "fits several: {names}; type more"))
    }

    fn words_of_names(&self) -> Text {
        match self {
            Self::WrittenTwice => Text::new(
                "staat er al; haal een van de twee weg, of zet = voor een cliënt en -- voor een notitie",
                "stands there already; remove one of the two, or put = before a client and -- before a note",
            ),
            Self::NoSuchClient => Text::new(
                "geen cliënt heeft dit in nummer of naam; zet -- voor een notitie",
                "no client has this in number or name; put -- before a note",
            ),
            Self::NeedlessClient => Text::new(
                "bij deze activiteit hoort geen cliënt; haal de cliënt of de activiteit weg",
                "this activity takes no client; remove the client or the activity",
            ),
            Self::NoSuchActivity => Text::new(
                "geen activiteit begint zo; Tab toont welke er zijn",
                "no activity starts like this; Tab shows which there are",
            ),
            Self::NoSuchProduct => Text::new(
                "geen product heet zo; Tab na # toont welke er zijn",
                "no product has this name; Tab after # shows which there are",
            ),
            Self::NoSuchDiscipline => Text::new(
                "geen discipline van deze medewerker; Tab na @ toont welke er zijn",
                "not a discipline of this practitioner; Tab after @ shows which there are",
            ),
            Self::NoteTooLong => Text::new(
                "een notitie is hooguit 2000 tekens lang; kort haar in",
                "a note is at most 2000 characters long; shorten it",
            ),
            Self::GuessedClient => Text::new(
                "de naam lijkt er alleen op; klopt de cliënt?",
                "the name is only alike; is this the client?",
            ),
            _ => Text::new(
                "dit is geen tijd, dag, activiteit of cliënt; zet -- voor een notitie",
                "this is not a time, day, activity or client; put -- before a note",
            ),
        }
    }
}

/// At most this many candidates are listed.
const LISTED: usize = 5;

fn numbers(ids: &[ClientId], clients: &Clients) -> String {
    let known = ids.iter().filter_map(|id| clients.get(*id));
    let mut numbers: Vec<&str> = known.take(LISTED).map(|person| person.number.as_str()).collect();
    if ids.len() > LISTED {
        numbers.push("…");
    }
    numbers.join(", ")
}

/// The line and, below it, marks under the span; for terminals without colours. Characters that would move the cursor
/// are shown as `·`.
pub fn underline(line: &str, span: Span) -> String {
    let (mut shown, mut below) = (String::new(), String::new());
    for (at, letter) in line.char_indices() {
        let letter = if is_obeyed(letter) { '·' } else { letter };
        shown.push(letter);
        let mark = if span.range().contains(&at) { '^' } else { ' ' };
        below.extend(std::iter::repeat_n(mark, letter.width().unwrap_or(0)));
    }
    if span.start >= line.len() {
        below.push('^');
    }
    format!("{shown}\n{}", below.trim_end())
}
