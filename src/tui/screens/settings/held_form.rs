//! The forms of what is held for a time: a registration of a practitioner or of the practice, and a discipline.

use super::Held;
use crate::domain::contract::Holder;
use crate::domain::credential::HeldCredential;
use crate::domain::identifiers::{CredentialKey, Discipline};
use crate::domain::ids::{PractitionerId, Stored};
use crate::domain::practitioner::{Practitioner, PractitionerDiscipline};
use crate::domain::text::Text;
use crate::domain::time::Period;
use crate::operations::edit_practice;
use crate::operations::views::settings::SettingsView;
use crate::tui::effects::SettingsTask;
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::show;
use crate::tui::widgets::form::{Form, Row};
use crate::tui::widgets::sheet::{BEFORE_FIRST, CHOOSE, Open, Questions, Reading, Sheet, choice, line};

/// Whose registrations.
#[derive(Clone)]
pub enum Owner {
    Practice(Vec<HeldCredential>),
    Practitioner(PractitionerId, Box<Practitioner>),
}

impl Owner {
    const fn holder(&self) -> Holder {
        match self {
            Self::Practice(_) => Holder::Practice,
            Self::Practitioner(..) => Holder::Practitioner,
        }
    }

    pub fn credentials(&self) -> &[HeldCredential] {
        match self {
            Self::Practice(held) => held,
            Self::Practitioner(_, practitioner) => &practitioner.credentials,
        }
    }

    /// What stores these as all that is held.
    pub fn hold(&self, credentials: Vec<HeldCredential>) -> SettingsTask {
        match self {
            Self::Practice(_) => {
                let credentials = Some(credentials);
                SettingsTask::EditPractice(edit_practice::Input { credentials, ..Default::default() })
            }
            Self::Practitioner(id, practitioner) => {
                let changed = Practitioner { credentials, ..(**practitioner).clone() };
                SettingsTask::SavePractitioner(Some(*id), Box::new(changed))
            }
        }
    }
}

/// What one thing is called, and what takes it away.
pub fn without(owner: &Owner, held: Held) -> Option<(String, SettingsTask)> {
    match (held, owner) {
        (Held::Registration(at), _) => {
            let mut all = owner.credentials().to_vec();
            let name = all.get(at)?.to_string();
            all.remove(at);
            Some((name, owner.hold(all)))
        }
        (Held::Discipline(at), Owner::Practitioner(id, practitioner)) => {
            let mut changed = (**practitioner).clone();
            let one = changed.disciplines.get(at)?;
            let name = format!("{} {}", one.discipline, show::period(one.valid));
            changed.disciplines.remove(at);
            Some((name, SettingsTask::SavePractitioner(Some(*id), Box::new(changed))))
        }
        (Held::Discipline(_), Owner::Practice(_)) => None,
    }
}

struct RegistrationForm {
    owner: Owner,
    /// The place of the one that is changed.
    at: Option<usize>,
    known: Vec<CredentialKey>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    What,
    Other,
    Profession,
    From,
    Until,
}

/// A registration, a new one or the one at that place.
pub fn registration(
    view: &SettingsView,
    owner: Owner,
    at: Option<usize>,
    here: &Here,
) -> Box<dyn Open<SettingsTask>> {
    let holder = owner.holder();
    let credentials: Vec<_> =
        view.credentials().into_iter().filter(|credential| credential.holder == holder).collect();
    let known: Vec<CredentialKey> = credentials.iter().map(|credential| credential.key.clone()).collect();
    let labels = credentials.iter().map(|one| format!("{} ({})", here.say(&one.name), one.key)).collect();
    let before = at.and_then(|at| owner.credentials().get(at));
    let chosen = before.and_then(|before| known.iter().position(|key| *key == before.key));
    let other = before.filter(|_| chosen.is_none()).map(|before| before.key.to_string());
    let profession = before.and_then(|before| before.profession.as_ref()).map(ToString::to_string);
    let from = before.map_or(here.today, |before| before.valid.from).to_string();
    let until = before.and_then(|before| before.valid.until).map(|day| day.to_string());
    let text = |text: Option<String>, limit| line(text, limit);
    let mut rows = vec![
        Row::new(Key::What, WHAT.0, WHAT.1, choice(labels, chosen)),
        Row::new(Key::Other, OTHER.0, OTHER.1, text(other, 40)),
    ];
    if holder == Holder::Practitioner {
        rows.push(Row::new(Key::Profession, PROFESSION.0, PROFESSION.1, text(profession, 40)));
    }
    rows.push(Row::new(Key::From, FROM.0, FROM.1, line(Some(from), 10)));
    rows.push(Row::new(Key::Until, UNTIL.0, UNTIL.1, text(until, 10)));
    let title = match at {
        Some(_) => Text::new("Registratie wijzigen", "Edit registration"),
        None => Text::new("Nieuwe registratie", "New registration"),
    };
    Sheet::open(title, rows, RegistrationForm { owner, at, known })
}

impl Questions<SettingsTask> for RegistrationForm {
    type Key = Key;

    fn read(&self, form: &Form<Key>, _: &Here) -> Result<SettingsTask, Vec<(Key, Text)>> {
        let mut reading = Reading::of(form);
        let parse = |text: &str| CredentialKey::parse(&text.to_lowercase()).map_err(|error| error.words());
        let known = reading.chosen(Key::What, &self.known);
        let other = reading.optional(Key::Other, parse);
        let profession = reading.optional(Key::Profession, parse);
        let valid = period(&mut reading, Key::From, Key::Until);
        let key = match (known, other) {
            (Some(_), Some(_)) => {
                reading.fault(
                    Key::Other,
                    Text::new("kies er een, of typ er een: niet allebei", "choose one or type one, not both"),
                );
                None
            }
            (Some(key), None) | (None, Some(key)) => Some(key),
            (None, None) => {
                reading.fault(Key::What, Text::new("kies een registratie", "choose a registration"));
                None
            }
        };
        let (Some(key), Some(valid), true) = (key, valid, reading.faults.is_empty()) else {
            return Err(reading.faults);
        };
        let held = HeldCredential { key, profession, valid };
        let mut all = self.owner.credentials().to_vec();
        let others = all.iter().enumerate().filter(|(at, _)| Some(*at) != self.at);
        if others.into_iter().any(|(_, other)| other.repeats(&held)) {
            return Err(vec![(Key::From, TWICE)]);
        }
        match self.at.and_then(|at| all.get_mut(at)) {
            Some(place) => *place = held,
            None => all.push(held),
        }
        Ok(self.owner.hold(all))
    }
}

/// First and last day, the last one included; both may be wrong.
fn period<K: Copy + PartialEq>(reading: &mut Reading<'_, K>, from: K, until: K) -> Option<Period> {
    let first = reading.needed(from, read::day);
    let last = reading.optional(until, read::day);
    let period = Period::new(first?, last);
    if period.is_none() {
        reading.fault(until, BEFORE_FIRST);
    }
    period
}

struct DisciplineForm {
    person: Stored<PractitionerId, Practitioner>,
    at: usize,
    known: Vec<Discipline>,
}

/// One of the disciplines of a practitioner, with its days.
pub fn discipline(
    view: &SettingsView,
    person: &Stored<PractitionerId, Practitioner>,
    at: usize,
) -> Option<Box<dyn Open<SettingsTask>>> {
    let held = person.value.disciplines.get(at)?;
    let mut known: Vec<Discipline> = view.disciplines().into_iter().cloned().collect();
    if !known.contains(&held.discipline) {
        known.push(held.discipline.clone());
    }
    let labels = known.iter().map(ToString::to_string).collect();
    let chosen = known.iter().position(|one| *one == held.discipline);
    let until = held.valid.until.map(|day| day.to_string()).unwrap_or_default();
    let rows = vec![
        Row::new(Key::What, Text::new("discipline", "discipline"), CHOOSE, choice(labels, chosen)),
        Row::new(Key::From, FROM.0, FROM.1, line(Some(held.valid.from.to_string()), 10)),
        Row::new(Key::Until, UNTIL.0, UNTIL.1, line(Some(until), 10)),
    ];
    let title = Text::new("Discipline wijzigen", "Edit discipline");
    Some(Sheet::open(title, rows, DisciplineForm { person: person.clone(), at, known }))
}

impl Questions<SettingsTask> for DisciplineForm {
    type Key = Key;

    fn read(&self, form: &Form<Key>, _: &Here) -> Result<SettingsTask, Vec<(Key, Text)>> {
        let mut reading = Reading::of(form);
        let discipline = reading.chosen(Key::What, &self.known);
        let valid = period(&mut reading, Key::From, Key::Until);
        if discipline.is_none() {
            reading.fault(Key::What, Text::new("kies een discipline", "choose a discipline"));
        }
        let (Some(discipline), Some(valid), true) = (discipline, valid, reading.faults.is_empty()) else {
            return Err(reading.faults);
        };
        let mut changed = self.person.value.clone();
        let others = changed.disciplines.iter().enumerate().filter(|(at, _)| *at != self.at);
        let mut same = others.filter(|(_, other)| other.discipline == discipline);
        if same.any(|(_, other)| other.valid.overlaps(valid)) {
            return Err(vec![(Key::From, TWICE)]);
        }
        if let Some(place) = changed.disciplines.get_mut(self.at) {
            *place = PractitionerDiscipline { discipline, valid };
        }
        Ok(SettingsTask::SavePractitioner(Some(self.person.id), Box::new(changed)))
    }
}

type Words = (Text, Text);
const TWICE: Text = Text::new("staat er al voor die dagen", "stands there for those days already");
const WHAT: Words = (
    Text::new("registratie", "registration"),
    Text::new(
        "waar uw contracten om vragen; typ om te kiezen",
        "what your contracts ask for; type to choose",
    ),
);
const OTHER: Words = (
    Text::new("of een andere", "or another"),
    Text::new(
        "sleutel waar nu geen contract om vraagt, zoals nip",
        "a key that no contract asks for now, such as nip",
    ),
);
const PROFESSION: Words = (
    Text::new("beroep", "profession"),
    Text::new("in dat register, zoals gz-psycholoog; mag leeg", "in that register, such as gz-psycholoog"),
);
const FROM: Words = (Text::new("eerste dag", "first day"), Text::new("zoals 1-1-2025", "such as 1-1-2025"));
const UNTIL: Words = (
    Text::new("laatste dag", "last day"),
    Text::new("leeg als er geen einde is", "empty when there is no end"),
);
