//! What a practitioner does on a working day.

use super::calendar::{is_open, weekday};
use super::plan::{Person, Time, Window, Youth};
use super::random::Random;
use crate::domain::time::{ClockTime, ClosedPeriod, Day};

/// A day of one practitioner while it is being filled.
struct Diary<'a> {
    random: Random,
    person: usize,
    day: Day,
    /// Minutes since midnight.
    clock: u16,
    worked: u16,
    /// When the day is full.
    target: u16,
    notes_clock: bool,
    out: &'a mut Vec<Time>,
}

const TALK_NOTES: [&str; 10] = [
    "ging goed vandaag, veiligheidsplan besproken",
    "ouders waren aanwezig",
    "emotieregulatie geoefend",
    "afspraken voor school gemaakt",
    "kwam een kwartier later",
    "signaleringsplan bijgewerkt",
    "samen met jeugdbeschermer",
    "huisbezoek",
    "doelen geëvalueerd",
    "kort gehouden op verzoek",
];
const CALL_NOTES: [&str; 6] = [
    "moeder gebeld over afspraak",
    "teruggebeld na voicemail",
    "afgestemd met school",
    "vader gebeld",
    "afspraak verzet",
    "kort overleg over het weekend",
];
const PAPER_NOTES: [&str; 5] = [
    "evaluatie voor gemeente",
    "verslag naar huisarts",
    "hulpverleningsplan aangevuld",
    "MDO voorbereid",
    "dossier bijgewerkt",
];

/// Fills every working day of a practitioner in the window.
pub fn fill(
    window: Window,
    (copy, place): (u64, usize),
    person: &Person,
    caseload: &[(ClosedPeriod, usize, u64)],
    index: usize,
    out: &mut Vec<Time>,
) {
    let last = person.practitioner.active.until.map_or(window.today, |until| until.min(window.today));
    let seed = |what: u64, number: u64| Random::of(&[what, copy, at(place), number]);
    for day in super::calendar::days(window.first, last) {
        if !is_open(day) || !person.weekdays.contains(&weekday(day)) {
            continue;
        }
        let today = day == window.today;
        let mut diary = Diary {
            random: seed(2, number_of(day)),
            person: index,
            day,
            clock: 8 * 60,
            worked: 0,
            target: if today { person.day_minutes() / 2 } else { person.day_minutes() },
            notes_clock: person.notes_clock,
            out,
        };
        match absence(day, &seed) {
            Some(activity) => diary.whole_day(activity, person.day_minutes()),
            None => diary.work(caseload),
        }
    }
}

fn at(place: usize) -> u64 {
    u64::try_from(place).unwrap_or_default()
}

fn number_of(day: Day) -> u64 {
    u64::try_from(Day::FIRST.days_until(day)).unwrap_or_default()
}

/// Why somebody is not at work: three weeks in summer, a week in each other season, now and then ill or off.
fn absence(day: Day, seed: &impl Fn(u64, u64) -> Random) -> Option<&'static str> {
    let year = u64::try_from(day.year()).unwrap_or_default();
    let mut random = seed(3, year);
    // Month and day of the first Monday to look for, the weeks to choose from, and how many are taken.
    for (month, first, choice, weeks) in
        [(2, 10, 3, 1), (4, 24, 2, 1), (7, 7, 5, 3), (10, 10, 3, 1), (12, 22, 1, 1)]
    {
        let Some(first) = Day::new(day.year(), month, first) else { continue };
        let from = first.monday().plus_days(7 * random.below(choice));
        if (0..7 * weeks).contains(&from.days_until(day)) {
            return Some("vacation");
        }
    }
    let mut random = seed(4, year * 12 + u64::from(day.month_number()));
    if random.chance(9) {
        let from = day.month().first().plus_days(random.below(27));
        let length = 1 + i64::try_from(random.below(4)).unwrap_or_default();
        if (0..length).contains(&from.days_until(day)) {
            return Some("sickness");
        }
    }
    seed(5, number_of(day)).chance(1).then_some("leave")
}

impl Diary<'_> {
    fn whole_day(&mut self, activity: &'static str, minutes: u16) {
        self.notes_clock = false;
        self.add(activity, minutes, None, None);
    }

    fn work(&mut self, caseload: &[(ClosedPeriod, usize, u64)]) {
        let seen: Vec<usize> = caseload
            .iter()
            .filter(|(care, _, _)| care.contains(self.day))
            .flat_map(|(_, client, weight)| (0..*weight).map(|_| *client))
            .collect();
        self.clock += self.random.minutes(15, 60, 15);
        if weekday(self.day) == 1 {
            self.add("team-meeting", 60, None, None);
        }
        let mut had_break = false;
        while self.worked + 25 < self.target {
            if !had_break && self.clock >= 12 * 60 {
                self.add("break", 30, None, None);
                self.worked -= 30;
                had_break = true;
            }
            match self.random.pick(&seen).copied() {
                Some(client) => self.something_with(client),
                None => self.add("training", 60, None, None),
            }
            let rest = self.random.minutes(0, 5, 5);
            self.clock += rest;
        }
        let minutes = self.random.minutes(5, 15, 5);
        self.add("time-registration", minutes, None, None);
    }

    fn something_with(&mut self, client: usize) {
        match self.random.below(100) {
            0..44 => self.visit(client),
            44..54 => self.one("telephone", client, (15, 30), &CALL_NOTES),
            54..68 => self.one("online-meeting", client, (45, 75), &TALK_NOTES),
            68..78 => self.one("parents-or-network", client, (45, 75), &TALK_NOTES),
            78..85 => self.one("case-consultation", client, (30, 60), &PAPER_NOTES),
            85..91 => self.one("care-plan", client, (45, 90), &PAPER_NOTES),
            91..96 => self.one("reporting", client, (30, 60), &PAPER_NOTES),
            96..98 => {
                let minutes = self.random.minutes(60, 120, 30);
                self.add("training", minutes, None, Some("verzonnen cursus traumasensitief werken"));
            }
            _ => {
                let minutes = self.random.minutes(10, 25, 5);
                self.add("obtaining-allocation", minutes, Some(client), Some("verlenging aangevraagd"));
            }
        }
    }

    fn visit(&mut self, client: usize) {
        if self.random.chance(15) {
            self.one("preparing-talks", client, (15, 30), &[]);
        }
        if self.random.chance(40) {
            self.one("travel", client, (20, 70), &[]);
        }
        self.one("face-to-face", client, (60, 100), &TALK_NOTES);
        if self.random.chance(60) {
            self.one("reporting", client, (15, 35), &PAPER_NOTES);
        }
    }

    /// One activity for a client, with a note now and then.
    fn one(&mut self, activity: &'static str, client: usize, (from, to): (u16, u16), notes: &[&'static str]) {
        let minutes = self.random.minutes(from, to, 5);
        let note = if self.random.chance(22) { self.random.pick(notes).copied() } else { None };
        self.add(activity, minutes, Some(client), note);
    }

    fn add(
        &mut self,
        activity: &'static str,
        minutes: u16,
        client: Option<usize>,
        note: Option<&'static str>,
    ) {
        let clock = ClockTime::new(u32::from(self.clock / 60), u32::from(self.clock % 60));
        self.out.push(Time {
            day: self.day,
            person: self.person,
            client,
            start: clock.filter(|_| self.notes_clock),
            minutes,
            activity,
            note,
        });
        self.clock += minutes;
        self.worked += minutes;
    }
}

/// Who is seen by a practitioner: from when to when, the place of the client, and how often.
pub fn caseload(clients: &[Youth], person: usize, first_client: usize) -> Vec<(ClosedPeriod, usize, u64)> {
    let mut out = Vec::new();
    for (place, youth) in clients.iter().enumerate() {
        let rank = youth.team.iter().position(|member| *member == person);
        let weight = match rank {
            Some(0) => 4,
            Some(1) => 3,
            Some(_) => 1,
            None => continue,
        };
        out.push((youth.care, first_client + place, weight));
    }
    out
}
