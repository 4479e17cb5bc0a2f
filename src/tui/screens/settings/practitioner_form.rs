//! The form of a practitioner. Registrations and older disciplines are kept in the list beside it.

use crate::domain::identifiers::{AgbCode, Discipline, PractitionerCode};
use crate::domain::ids::{PractitionerId, Stored};
use crate::domain::practitioner::{Practitioner, PractitionerDiscipline};
use crate::domain::text::Text;
use crate::domain::time::{Day, Period};
use crate::import::values;
use crate::operations::views::settings::SettingsView;
use crate::tui::effects::SettingsTask;
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::show;
use crate::tui::widgets::form::{Form, Row};
use crate::tui::widgets::sheet::{BEFORE_FIRST, CHOOSE, Open, Questions, Reading, Sheet, choice, line};

struct PractitionerForm {
    /// `None` for somebody new.
    before: Option<Stored<PractitionerId, Practitioner>>,
    disciplines: Vec<Discipline>,
    colleagues: Vec<PractitionerId>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Code,
    Name,
    Discipline,
    Since,
    Agb,
    From,
    Until,
    Week,
    Responsible,
}

type Faults = Vec<(Key, Text)>;

/// For somebody new, or for the one that is given.
pub fn open(
    view: &SettingsView,
    of: Option<&Stored<PractitionerId, Practitioner>>,
    here: &Here,
) -> Box<dyn Open<SettingsTask>> {
    let title = match of {
        Some(_) => Text::new("Medewerker wijzigen", "Edit practitioner"),
        None => Text::new("Nieuwe medewerker", "New practitioner"),
    };
    let before = of.map(|stored| &stored.value);
    let mut disciplines: Vec<Discipline> = view.disciplines().into_iter().cloned().collect();
    for held in before.into_iter().flat_map(|before| &before.disciplines) {
        if !disciplines.contains(&held.discipline) {
            disciplines.push(held.discipline.clone());
        }
    }
    let id = of.map(|stored| stored.id);
    let usual = before.and_then(|before| before.responsible);
    let others: Vec<&Stored<PractitionerId, Practitioner>> = view
        .practitioners
        .iter()
        .filter(|other| Some(other.id) != id)
        .filter(|other| other.value.active.contains(here.today) || Some(other.id) == usual)
        .collect();
    let names = others.iter().map(|other| format!("{} ({})", other.value.name, other.value.code)).collect();
    let responsible = others.iter().position(|other| Some(other.id) == usual);
    let colleagues = others.iter().map(|other| other.id).collect();
    let mut rows = rows(before, &disciplines, here);
    rows.push(Row::new(Key::Responsible, RESPONSIBLE.0, RESPONSIBLE.1, choice(names, responsible)));
    Sheet::open(title, rows, PractitionerForm { before: of.cloned(), disciplines, colleagues })
}

fn rows(before: Option<&Practitioner>, disciplines: &[Discipline], here: &Here) -> Vec<Row<Key>> {
    let text = |text: Option<String>, limit| line(text, limit);
    let day = |day: Option<Day>| text(day.map(|day| day.to_string()), 10);
    let names = disciplines.iter().map(ToString::to_string).collect();
    let current = before.and_then(|before| before.discipline_on(here.today));
    let at = current.and_then(|current| disciplines.iter().position(|one| one == current));
    let since = before.and_then(|before| before.discipline_since(here.today));
    let from = before.map_or(here.today, |before| before.active.from);
    let week = before.and_then(|before| before.week_minutes);
    vec![
        Row::new(Key::Code, CODE.0, CODE.1, text(before.map(|before| before.code.to_string()), 20)),
        Row::new(Key::Name, NAME.0, NAME.1, text(before.map(|before| before.name.clone()), 100)),
        Row::new(Key::Discipline, DISCIPLINE.0, DISCIPLINE.1, choice(names, at)),
        Row::new(Key::Since, SINCE.0, SINCE.1, day(since)),
        Row::new(
            Key::Agb,
            AGB.0,
            AGB.1,
            text(before.and_then(|before| before.agb.as_ref()).map(ToString::to_string), 8),
        ),
        Row::new(Key::From, FROM.0, FROM.1, day(Some(from))),
        Row::new(Key::Until, UNTIL.0, UNTIL.1, day(before.and_then(|before| before.active.until))),
        Row::new(Key::Week, WEEK.0, WEEK.1, text(week.map(|minutes| show::minutes(i64::from(minutes))), 6)),
    ]
}

impl Questions<SettingsTask> for PractitionerForm {
    type Key = Key;

    fn read(&self, form: &Form<Key>, here: &Here) -> Result<SettingsTask, Faults> {
        let id = self.before.as_ref().map(|stored| stored.id);
        Ok(SettingsTask::SavePractitioner(id, Box::new(self.practitioner(form, here)?)))
    }

    /// All disciplines with their days, as soon as they differ from what is stored.
    fn aside(&self, form: &Form<Key>, here: &Here) -> Vec<Text> {
        let Ok(practitioner) = self.practitioner(form, here) else { return Vec::new() };
        let before = self.before.as_ref().map(|stored| &stored.value.disciplines);
        if before.is_none_or(|before| *before == practitioner.disciplines) {
            return Vec::new();
        }
        let held =
            |held: &PractitionerDiscipline| format!("{} {}", held.discipline, show::period(held.valid));
        let all: Vec<String> = practitioner.disciplines.iter().map(held).collect();
        vec![Text::same(all.join(", "))]
    }
}

impl PractitionerForm {
    fn practitioner(&self, form: &Form<Key>, here: &Here) -> Result<Practitioner, Faults> {
        let mut reading = Reading::of(form);
        let code =
            reading.needed(Key::Code, |text| PractitionerCode::parse(text).map_err(|error| error.words()));
        let name = reading.needed(Key::Name, |text| Ok(text.to_owned()));
        let agb = reading.optional(Key::Agb, |text| AgbCode::parse(text).map_err(|error| error.words()));
        let from = reading.needed(Key::From, read::day);
        let until = reading.optional(Key::Until, read::day);
        let week_minutes = reading.optional(Key::Week, values::week_hours);
        let active = from.and_then(|from| Period::new(from, until));
        if from.is_some() && active.is_none() {
            reading.fault(Key::Until, BEFORE_FIRST);
        }
        let before = self.before.as_ref().map(|stored| &stored.value);
        let discipline = self.discipline(&mut reading, before, from, here);
        let responsible = reading.chosen(Key::Responsible, &self.colleagues);
        let (Some(code), Some(name), Some(active), true) = (code, name, active, reading.faults.is_empty())
        else {
            return Err(reading.faults);
        };
        let disciplines = before.map(|before| before.disciplines.clone()).unwrap_or_default();
        let credentials = before.map(|before| before.credentials.clone()).unwrap_or_default();
        let mut after =
            Practitioner { code, name, agb, active, week_minutes, disciplines, credentials, responsible };
        if let Some((discipline, since)) = discipline {
            put_discipline(&mut after, discipline, since, here.today);
        }
        let held = &after.disciplines;
        let twice = held.iter().enumerate().any(|(at, one)| {
            held.iter()
                .skip(at + 1)
                .any(|other| one.discipline == other.discipline && one.valid.overlaps(other.valid))
        });
        if twice {
            let words = Text::new("staat er al voor die dagen", "stands there for those days already");
            return Err(vec![(Key::Since, words)]);
        }
        Ok(after)
    }

    /// The discipline with its first day. Another one asks for its own first day: on the old one's it would rewrite the
    /// past, which is done in the list, where it is seen.
    fn discipline(
        &self,
        reading: &mut Reading<'_, Key>,
        before: Option<&Practitioner>,
        first_day: Option<Day>,
        here: &Here,
    ) -> Option<(Discipline, Day)> {
        let current = before.and_then(|before| before.discipline_on(here.today));
        let began = before.and_then(|before| before.discipline_since(here.today));
        let chosen = reading.chosen(Key::Discipline, &self.disciplines);
        let since = reading.optional(Key::Since, read::day);
        // Whoever has none today may stay without.
        if chosen.is_none() && (before.is_none() || current.is_some()) {
            reading.fault(Key::Discipline, Text::new("kies een discipline", "choose a discipline"));
        }
        if current.is_some() && chosen.is_some() && chosen.as_ref() != current && since == began {
            reading.fault(
                Key::Since,
                Text::new(
                    "vanaf welke dag? Een fout verbetert u in de lijst",
                    "from which day? Correct a mistake in the list",
                ),
            );
        }
        Some((chosen?, since.or(began).or(first_day)?))
    }
}

/// Another discipline ends the one before it; the same one with another day starts on that day.
fn put_discipline(practitioner: &mut Practitioner, discipline: Discipline, since: Day, today: Day) {
    let began = practitioner.discipline_since(today);
    if practitioner.discipline_on(today) != Some(&discipline) {
        return practitioner.change_discipline(discipline, since);
    }
    let mut disciplines = practitioner.disciplines.iter_mut();
    if let Some(held) =
        disciplines.find(|held| held.discipline == discipline && Some(held.valid.from) == began)
        && let Some(valid) = Period::new(since, held.valid.until)
    {
        held.valid = valid;
    }
}

type Words = (Text, Text);
const CODE: Words = (Text::new("code", "code"), Text::new("kort, zoals avisser", "short, such as avisser"));
const NAME: Words = (Text::new("naam", "name"), Text::new("zoals A. Visser", "such as A. Visser"));
const DISCIPLINE: Words = (Text::new("discipline", "discipline"), CHOOSE);
const SINCE: Words = (
    Text::new("discipline vanaf", "discipline since"),
    Text::new(
        "eerste dag in deze discipline; de vorige eindigt de dag ervoor",
        "first day in this discipline; the one before ends the day before",
    ),
);
const AGB: Words =
    (Text::new("AGB-code", "AGB code"), Text::new("acht cijfers; mag leeg", "eight digits; may stay empty"));
const FROM: Words = (
    Text::new("eerste dag", "first day"),
    Text::new("bij de praktijk, zoals 1-1-2025", "at the practice, such as 1-1-2025"),
);
const UNTIL: Words = (
    Text::new("laatste dag", "last day"),
    Text::new("leeg zolang iemand er werkt", "empty as long as somebody works here"),
);
const WEEK: Words = (
    Text::new("uren per week", "hours a week"),
    Text::new("volgens het contract: 36, 36,5 of 36:30", "by contract: 36, 36.5 or 36:30"),
);
const RESPONSIBLE: Words = (
    Text::new("werkt onder", "works under"),
    Text::new(
        "collega die gewoonlijk verantwoordelijk is; leeg is niemand",
        "colleague who usually is responsible; empty is nobody",
    ),
);
