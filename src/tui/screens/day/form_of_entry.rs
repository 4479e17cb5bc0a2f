//! The form of an entry: everything the line can say and, besides, the allocation.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::known::Known;
use super::{line_view, when};
use crate::domain::activity::{Activity, ClientUse};
use crate::domain::allocation::Allocation;
use crate::domain::assignment::Wish;
use crate::domain::entry::{EntryKey, Note};
use crate::domain::ids::{AllocationId, ClientId, EntryId, PractitionerId, Stored};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::operations::judge::Wanted;
use crate::operations::views::day::{EntryRow, Preview};
use crate::tui::effects::Task;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::choice::Choice;
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form::{Action, Form, Part, Row, Step};
use crate::tui::widgets::note::NoteArea;

/// An entry that is being typed or changed.
pub struct EntryForm {
    form: Form<Key>,
    pub key: EntryKey,
    id: Option<EntryId>,
    practitioner: PractitionerId,
    day: Day,
    /// The client for whom allocations are offered.
    offered: Option<ClientId>,
    /// What would become of it.
    pub preview: Option<Preview>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Day,
    Time,
    Activity,
    Client,
    Allocation,
    Product,
    Discipline,
    Note,
}

type Faults = Vec<(Key, Text)>;

impl EntryForm {
    pub fn new(key: EntryKey, practitioner: PractitionerId, day: Day, known: &Known, here: &Here) -> Self {
        let title = Text::new("Tijd registreren", "Log time");
        let mut form = Form::new(title, rows(known, here));
        form.set_text(Key::Day, &day.to_string());
        form.focus_on(Key::Time);
        Self { form, key, id: None, practitioner, day, offered: None, preview: None }
    }

    pub fn of(row: &EntryRow, known: &Known, here: &Here) -> Self {
        let entry = &row.entry;
        let mut form = Form::new(Text::new("Registratie wijzigen", "Edit entry"), rows(known, here));
        form.set_text(Key::Day, &entry.day.to_string());
        form.set_text(Key::Time, &when::time_words(entry.day, entry.start, entry.minutes, row.end));
        form.set_text(Key::Note, entry.note.as_ref().map(Note::as_str).unwrap_or_default());
        let mut out = Self {
            form,
            key: entry.key,
            id: Some(row.id),
            practitioner: entry.practitioner,
            day: entry.day,
            offered: None,
            preview: None,
        };
        let choices = &known.choices;
        out.choose(Key::Activity, choices.activities.iter().position(|known| known.key == entry.activity));
        out.choose(Key::Client, choices.clients.iter().position(|known| Some(known.id) == entry.client));
        out.offer(known);
        let allocations = known.allocations_of(entry.client);
        out.choose(Key::Allocation, allocations.iter().position(|known| Some(known.id) == entry.allocation));
        out.choose(
            Key::Product,
            choices.products.iter().position(|known| Some(&known.key) == entry.product.as_ref()),
        );
        let held = choices.disciplines.iter().position(|known| Some(known) == entry.discipline.as_ref());
        out.choose(Key::Discipline, held);
        out
    }

    fn choose(&mut self, key: Key, index: Option<usize>) {
        if let Some(choice) = self.form.choice_mut(key) {
            choice.choose(index);
        }
    }

    pub fn is_changed(&self) -> bool {
        self.form.is_changed()
    }

    pub fn input(&mut self, input: &Input, known: &Known, here: &Here) -> bool {
        let taken = self.form.input(input);
        if taken {
            self.follow(known, here);
        }
        taken
    }

    pub fn act(&mut self, action: Action, known: &Known, here: &Here) -> Step {
        let step = self.form.act(action);
        self.follow(known, here);
        if step == Step::Save && self.form.show_problem() { Step::Moved } else { step }
    }

    /// Offers the allocations of the client, and judges the fields again.
    fn follow(&mut self, known: &Known, here: &Here) {
        self.preview = None;
        self.offer(known);
        let faults = self.read(known, here).err().unwrap_or_default();
        self.form.judge(&faults);
    }

    fn offer(&mut self, known: &Known) {
        let client = self.client(known);
        if client == self.offered {
            return;
        }
        self.offered = client;
        let labels = known.allocations_of(client).into_iter().map(allocation_label).collect();
        if let Some(choice) = self.form.choice_mut(Key::Allocation) {
            choice.offer(labels);
        }
    }

    fn client(&self, known: &Known) -> Option<ClientId> {
        self.form
            .chosen(Key::Client)
            .and_then(|index| known.choices.clients.get(index))
            .map(|client| client.id)
    }

    /// What the form says, when it is complete.
    pub fn wanted(&self, known: &Known, here: &Here) -> Option<Wanted> {
        self.read(known, here).ok()
    }

    /// What the form says, or every field that is wrong.
    fn read(&self, known: &Known, here: &Here) -> Result<Wanted, Faults> {
        let mut faults = Faults::new();
        let day = when::day(&self.form.text(Key::Day), here.today, self.day)
            .map_err(|words| faults.push((Key::Day, words)))
            .unwrap_or(self.day);
        let time = when::time(&self.form.text(Key::Time), here.today, day)
            .map_err(|words| faults.push((Key::Time, words)))
            .ok();
        let activity = self.form.chosen(Key::Activity).and_then(|index| known.choices.activities.get(index));
        faults.extend(self.choice_faults(activity));
        let allocation = self
            .form
            .chosen(Key::Allocation)
            .and_then(|index| known.allocations_of(self.offered).get(index).map(|stored| stored.id));
        let note = self.form.text(Key::Note);
        let kept = Note::new(&note);
        if kept.is_none() && !note.trim().is_empty() {
            faults.push((
                Key::Note,
                Text::new("is te lang (hooguit 2000 tekens)", "is too long (at most 2000 characters)"),
            ));
        }
        let product = self.form.chosen(Key::Product).and_then(|index| known.choices.products.get(index));
        let discipline =
            self.form.chosen(Key::Discipline).and_then(|index| known.choices.disciplines.get(index));
        match (time, activity) {
            (Some((start, minutes)), Some(activity)) if faults.is_empty() => Ok(Wanted {
                practitioner: self.practitioner,
                day,
                start,
                minutes,
                activity: activity.key.clone(),
                client: self.client(known),
                wish: Wish {
                    allocation,
                    product: product.map(|product| product.key.clone()),
                    discipline: discipline.cloned(),
                },
                note: kept,
            }),
            _ => Err(faults),
        }
    }

    fn choice_faults(&self, activity: Option<&Activity>) -> Faults {
        let lost = |key| self.form.choice(key).is_some_and(Choice::is_lost);
        let nothing = || Text::new("niets in de lijst past hierop", "nothing in the list fits");
        let mut faults: Faults = [Key::Activity, Key::Client, Key::Allocation, Key::Product, Key::Discipline]
            .into_iter()
            .filter(|key| lost(*key))
            .map(|key| (key, nothing()))
            .collect();
        let has_client = self.form.chosen(Key::Client).is_some();
        match activity.map(|activity| activity.client) {
            None => faults.push((Key::Activity, Text::new("kies een activiteit", "choose an activity"))),
            Some(ClientUse::Required) if !has_client => {
                faults.push((Key::Client, Text::new("kies een cliënt", "choose a client")));
            }
            Some(ClientUse::Never) if has_client => faults.push((
                Key::Client,
                Text::new("deze activiteit heeft geen cliënt", "this activity has no client"),
            )),
            Some(_) => {}
        }
        faults
    }

    pub fn task(&self, known: &Known, here: &Here) -> Option<Task> {
        let wanted = Box::new(self.wanted(known, here)?);
        Some(match self.id {
            Some(id) => Task::Edit(id, wanted),
            None => Task::Log(self.key, wanted),
        })
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect, known: &Known, here: &Here) {
        let width = usize::from(area.width.min(76)).saturating_sub(2);
        let aside = match &self.preview {
            Some(preview) => line_view::of_preview(preview, known, width, here),
            None => Vec::new(),
        };
        self.form.draw(frame, area, &aside, here);
    }
}

/// `300201 · specific 45X05 · 2025-01-01 … 2025-12-31`.
fn allocation_label(stored: &Stored<AllocationId, Allocation>) -> String {
    let allocation = &stored.value;
    let what = allocation.shape.code().map(ToString::to_string);
    let what = what.or_else(|| allocation.shape.category().map(ToString::to_string)).unwrap_or_default();
    format!("{} · {what} · {}", allocation.number, show::period(allocation.period))
}

fn rows(known: &Known, here: &Here) -> Vec<Row<Key>> {
    let choices = &known.choices;
    let line = || Part::Line(Field::default().limited(60));
    let activities = choices
        .activities
        .iter()
        .map(|activity| format!("{} ({})", activity.name.get(here.lang), activity.kind.letter()));
    let labels = choices.clients.iter().map(|client| format!("{} {}", client.number, client.name.listed()));
    let first_names =
        choices.clients.iter().map(|client| client.name.first_names.clone().unwrap_or_default());
    let clients = Choice::new(labels.collect(), None).optional().also_found_by(first_names.collect());
    let products = choices.products.iter().map(|product| here.say(&product.name));
    let disciplines = choices.disciplines.iter().map(ToString::to_string);
    vec![
        Row::new(Key::Day, DAY.0, DAY.1, line()),
        Row::new(Key::Time, TIME.0, TIME.1, line()),
        Row::new(
            Key::Activity,
            ACTIVITY.0,
            ACTIVITY.1,
            Part::Choice(Choice::new(activities.collect(), None)),
        ),
        Row::new(Key::Client, CLIENT.0, CLIENT.1, Part::Choice(clients)),
        Row::new(Key::Allocation, ALLOCATION.0, AUTOMATIC, optional(Vec::new())),
        Row::new(Key::Product, PRODUCT.0, AUTOMATIC, optional(products.collect())),
        Row::new(Key::Discipline, DISCIPLINE.0, AUTOMATIC, optional(disciplines.collect())),
        Row::new(Key::Note, NOTE.0, NOTE.1, Part::Note(Box::new(NoteArea::new("")))),
    ]
}

fn optional(labels: Vec<String>) -> Part {
    Part::Choice(Choice::new(labels, None).optional())
}

type Words = (Text, Text);
const DAY: Words =
    (Text::new("dag", "day"), Text::new("zoals 13-3, gisteren of ma", "such as 13-3, yesterday or mon"));
const TIME: Words =
    (Text::new("tijd", "time"), Text::new("zoals 45, 1u30 of 9:00-9:45", "such as 45, 1h30 or 9:00-9:45"));
const ACTIVITY: Words = (
    Text::new("activiteit", "activity"),
    Text::new("typ om te zoeken, Alt-↓ toont de lijst", "type to search, Alt-↓ shows the list"),
);
const CLIENT: Words = (
    Text::new("cliënt", "client"),
    Text::new("typ een deel van naam of nummer", "type part of the name or number"),
);
const ALLOCATION: (Text,) = (Text::new("toewijzing", "allocation"),);
const PRODUCT: (Text,) = (Text::new("product", "product"),);
const DISCIPLINE: (Text,) = (Text::new("discipline", "discipline"),);
const AUTOMATIC: Text = Text::new(
    "leeg: wordt voor u gekozen; Alt-↓ toont de lijst",
    "empty: chosen for you; Alt-↓ shows the list",
);
const NOTE: Words = (
    Text::new("notitie", "note"),
    Text::new("Enter geeft een nieuwe regel, Ctrl-s slaat op", "Enter starts a new line, Ctrl-s saves"),
);
