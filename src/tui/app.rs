//! The interface without terminal and store: what is open, who gets a key first, and how it is drawn.

use super::effects::{Effect, Note, Outcome, Task, Tone};
use super::event::{Event, Pointer};
use super::here::Here;
use super::keys::{self, Binding, Key, Shown, all_keys, bind, quiet};
use super::overlay::Overlay;
use super::screens::{Place, Screen, ScreenName};
use super::widgets::confirm::Confirm;
use super::widgets::field::Input;
use super::widgets::help::Help;
use super::widgets::picker::{Item, Picked, Picker};
use crate::domain::ids::PractitionerId;
use crate::domain::text::Text;
use crate::operations::views::practice::PracticeView;
use ratatui::layout::Rect;

/// Everything that is open.
pub struct App {
    pub here: Here,
    pub(super) practice: PracticeView,
    pub(super) screen: Screen,
    /// Screens that were opened before, as they were left.
    others: Vec<Screen>,
    pub(super) overlays: Vec<Overlay>,
    pub(super) note: Option<Note>,
    /// What long work is under way.
    pub(super) work: Option<Working>,
    pub(super) size: Rect,
    over: bool,
}

/// Long work under way.
#[derive(Clone, Debug)]
pub(super) struct Working {
    pub what: Text,
    pub ticks: usize,
    pub can_stop: bool,
    /// The user wants it broken off.
    pub stopping: bool,
}

/// What keys do on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Open(ScreenName),
    Practitioner,
    Undo,
    Redo,
    Palette,
    Help,
    Refresh,
    Quit,
}

/// Keys of every screen; a screen's own keys go first.
pub const KEYS: &[Binding<Action>] = &[
    screen(ScreenName::Day, &[Key::char('1')]),
    screen(ScreenName::Month, &[Key::char('3')]),
    screen(ScreenName::Clients, &[Key::char('4')]),
    screen(ScreenName::Components, &[Key::char('5')]),
    screen(ScreenName::Claims, &[Key::char('6')]),
    screen(ScreenName::Messages, &[Key::char('7')]),
    screen(ScreenName::Check, &[Key::char('8')]),
    screen(ScreenName::Settings, &[Key::char('9')]),
    quiet(
        &[Key::char('P')],
        Action::Practitioner,
        Text::new("medewerker", "practitioner"),
        Text::new("Kies wiens tijd u ziet en registreert.", "Choose whose time you see and log."),
    ),
    quiet(
        &[Key::char('u')],
        Action::Undo,
        Text::new("ongedaan maken", "undo"),
        Text::new("Maak uw laatste wijziging ongedaan.", "Take back your last change."),
    ),
    quiet(
        &[Key::ctrl('r')],
        Action::Redo,
        Text::new("opnieuw doen", "redo"),
        Text::new("Doe wat ongedaan gemaakt is weer opnieuw.", "Make the change again that was taken back."),
    ),
    bind(
        &[Key::char(':')],
        Action::Palette,
        Text::new("alles", "all"),
        Text::new("Zoek een handeling op naam.", "Find an action by its name."),
    ),
    bind(
        &[Key::char('?'), Key::f(1)],
        Action::Help,
        Text::new("hulp", "help"),
        Text::new("Alle toetsen van dit scherm.", "All keys of this screen."),
    ),
    quiet(
        &[Key::ctrl('l'), Key::f(5)],
        Action::Refresh,
        Text::new("verversen", "refresh"),
        Text::new("Lees het scherm opnieuw in.", "Read the screen again."),
    ),
    bind(
        &[Key::char('q'), Key::ctrl('c')],
        Action::Quit,
        Text::new("stoppen", "quit"),
        Text::new(
            "Sluit uurwerk. Alles wat gelogd is, is bewaard.",
            "Close uurwerk. Everything logged is stored.",
        ),
    ),
];

/// Keys that even a form leaves alone.
const ALWAYS: [(Key, Action); 2] = [(Key::ctrl('c'), Action::Quit), (Key::f(1), Action::Help)];

const fn screen(name: ScreenName, keys: &'static [Key]) -> Binding<Action> {
    quiet(keys, Action::Open(name), name.text(), name.sentence())
}

/// What is left of an effect when the interface has done its part.
pub enum Rest {
    Nothing,
    Effects(Vec<Effect>),
    Task(Task),
}

impl App {
    /// Opens the Day screen.
    pub fn open(here: Here, practice: PracticeView) -> (Self, Vec<Effect>) {
        let mut screen = Screen::new(ScreenName::Day, &here);
        let effects = screen.go(Place::Day(None), &here);
        let app = Self {
            here,
            practice,
            screen,
            others: Vec::new(),
            overlays: Vec::new(),
            note: None,
            work: None,
            size: Rect::default(),
            over: false,
        };
        (app, effects)
    }

    /// Whether the user has left.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Whether long work is under way.
    pub fn is_working(&self) -> bool {
        self.work.is_some()
    }

    /// Whether the user wants long work broken off.
    pub fn is_stopping(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.stopping)
    }

    /// Long work is over.
    pub fn finished(&mut self) {
        self.work = None;
    }

    pub fn event(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.input(&Input::Key(key)),
            Event::Paste(text) => self.input(&Input::Paste(text)),
            Event::Mouse(pointer) => self.pointer(pointer),
            Event::Resize(columns, lines) => {
                self.size = Rect::new(0, 0, columns, lines);
                Vec::new()
            }
            Event::Tick => {
                if let Some(work) = &mut self.work {
                    work.ticks = work.ticks.wrapping_add(1);
                }
                Vec::new()
            }
            Event::Job(job) => {
                self.work = None;
                match job {
                    super::event::Job::Done(outcome) => self.outcome(*outcome),
                    super::event::Job::Lost => vec![Effect::Say(Note::problem(LOST, Some(LOST_HINT)))],
                }
            }
        }
    }

    fn input(&mut self, input: &Input) -> Vec<Effect> {
        self.note = None;
        let always = match input {
            Input::Key(key) => ALWAYS.iter().find(|(known, _)| known == key),
            Input::Paste(_) => None,
        };
        if let Some((_, action)) = always.filter(|_| self.overlays.is_empty()) {
            return self.act(*action);
        }
        if let Some(overlay) = self.overlays.last_mut() {
            let picked = overlay.input(input, &self.here);
            return self.picked(picked);
        }
        if let (Input::Key(Key::ESC), Some(work)) = (input, &mut self.work)
            && work.can_stop
        {
            work.stopping = true;
            return Vec::new();
        }
        if let Some(effects) = self.screen.input(input, &self.here) {
            return effects;
        }
        match input {
            Input::Key(key) => keys::find(KEYS, *key).map_or_else(Vec::new, |action| self.act(action)),
            Input::Paste(_) => Vec::new(),
        }
    }

    fn picked(&mut self, picked: Picked) -> Vec<Effect> {
        match picked {
            Picked::Nothing => Vec::new(),
            Picked::Closed => {
                self.overlays.pop();
                Vec::new()
            }
            Picked::Chosen(effects) => {
                self.overlays.pop();
                effects
            }
        }
    }

    fn pointer(&mut self, pointer: Pointer) -> Vec<Effect> {
        let screen = self.size;
        if let Some(overlay) = self.overlays.last_mut() {
            let picked = match pointer {
                Pointer::Wheel { by } => {
                    overlay.scroll(by);
                    Picked::Nothing
                }
                Pointer::Click { y, .. } => overlay.click(y, screen),
            };
            return self.picked(picked);
        }
        if let Pointer::Click { x, y } = pointer
            && let Some(name) = super::frame::tab_at(x, y, self.size.width, &self.here)
        {
            return self.act(Action::Open(name));
        }
        let area = super::frame::places(self).body;
        self.screen.pointer(pointer, area, &self.here)
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Open(name) => vec![Effect::Go(name.place())],
            Action::Practitioner => vec![self.choose_practitioner()],
            // Whoever works here may have been what was changed.
            Action::Undo => vec![Effect::Do(Task::Undo), Effect::Do(Task::LoadPractice)],
            Action::Redo => vec![Effect::Do(Task::Redo), Effect::Do(Task::LoadPractice)],
            Action::Palette => vec![Effect::Show(Box::new(Overlay::Picker(self.palette())))],
            Action::Help => vec![Effect::Show(Box::new(Overlay::Help(self.help())))],
            Action::Refresh => vec![Effect::Refresh],
            Action::Quit => vec![self.leave()],
        }
    }

    fn leave(&self) -> Effect {
        if !self.screen.is_unsaved() && !self.others.iter().any(Screen::is_unsaved) {
            return Effect::Quit;
        }
        Effect::Show(Box::new(Overlay::Confirm(Confirm {
            title: Text::new("Stoppen", "Quit"),
            question: Text::new(
                "Er staat nog iets dat niet is opgeslagen. Toch stoppen?",
                "Something that you typed is not stored yet. Quit anyway?",
            ),
            yes: Text::new("stoppen", "quit"),
            effects: vec![Effect::Quit],
        })))
    }

    fn choose_practitioner(&self) -> Effect {
        let items = self
            .practice
            .practitioners
            .iter()
            .filter(|kept| kept.value.active.contains(self.here.today))
            .map(|kept| Item {
                label: format!("{} ({})", kept.value.name, kept.value.code),
                detail: kept
                    .value
                    .discipline_on(self.here.today)
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                effects: vec![Effect::Work(kept.id)],
            })
            .collect();
        let title = Text::new("Wiens tijd?", "Whose time?");
        Effect::Show(Box::new(Overlay::Picker(Picker::new(title, items))))
    }

    /// Everything that can be done here, by name: choosing presses its key.
    fn palette(&self) -> Picker {
        let lines = self.screen.keys().into_iter().chain(keys::shown(KEYS));
        let items = lines
            .filter_map(|line| {
                let key = *line.keys.first()?;
                Some(Item {
                    label: self.here.say(&line.name),
                    detail: all_keys(line.keys),
                    effects: vec![Effect::Press(key)],
                })
            })
            .collect();
        Picker::new(Text::new("Alles wat hier kan", "Everything you can do here"), items)
    }

    fn help(&self) -> Help {
        let own = (self.screen.name().text(), self.screen.keys());
        let all = (Text::new("Overal", "Everywhere"), keys::shown(KEYS));
        Help::new(Text::new("Hulp", "Help"), vec![own, all])
    }

    /// Keys that the footer shows: the screen's own, then those of every screen.
    pub(super) fn footer(&self) -> (Vec<Shown>, Vec<Shown>) {
        let visible = |lines: Vec<Shown>| lines.into_iter().filter(|line| line.in_footer).collect();
        let all = if self.screen.is_modal() { Vec::new() } else { keys::shown(KEYS) };
        (visible(self.screen.keys()), visible(all))
    }

    /// Does what needs no store.
    pub fn apply(&mut self, effect: Effect) -> Rest {
        match effect {
            Effect::Do(task) => {
                if self.work.is_some() && (task.writes() || task.long_work().is_some()) {
                    self.note = Some(Note::problem(BUSY, Some(BUSY_HINT)));
                    return Rest::Nothing;
                }
                if let Some(what) = task.long_work() {
                    self.work = Some(Working { what, ticks: 0, can_stop: task.can_stop(), stopping: false });
                }
                return Rest::Task(task);
            }
            Effect::Show(overlay) => self.overlays.push(*overlay),
            Effect::Say(note) => self.note = Some(note),
            Effect::Go(place) => return Rest::Effects(self.go(place)),
            Effect::Work(practitioner) => {
                self.here.practitioner = Some(practitioner);
                return Rest::Effects(self.screen.refresh(&self.here));
            }
            Effect::Press(key) => return Rest::Effects(self.input(&Input::Key(key))),
            Effect::Refresh => return Rest::Effects(self.screen.refresh(&self.here)),
            Effect::Discard => self.screen.discard(),
            Effect::Quit => self.over = true,
        }
        Rest::Nothing
    }

    fn go(&mut self, place: Place) -> Vec<Effect> {
        let wanted = place.screen();
        if self.screen.name() != wanted {
            let known = self.others.iter().position(|screen| screen.name() == wanted);
            let next =
                known.map_or_else(|| Screen::new(wanted, &self.here), |index| self.others.remove(index));
            let left = std::mem::replace(&mut self.screen, next);
            self.others.push(left);
        }
        self.screen.go(place, &self.here)
    }

    /// What came of a task.
    pub fn outcome(&mut self, outcome: Outcome) -> Vec<Effect> {
        match outcome {
            Outcome::Practice(view) => {
                self.practice = *view;
                self.first_to_work().map(Effect::Work).into_iter().collect()
            }
            Outcome::Changed(note, place) => Self::tell(note, place),
            Outcome::Imported(report) => {
                let note = report.note();
                let all = std::iter::once(&mut self.screen).chain(&mut self.others);
                for screen in all.filter(|screen| screen.name() == ScreenName::Messages) {
                    screen.outcome(Outcome::Imported(report.clone()), &self.here);
                }
                Self::tell(note, None)
            }
            Outcome::Stored(note, place) => {
                let stored = Outcome::Stored(note.clone(), place);
                let mut effects = self.screen.outcome(stored, &self.here);
                effects.extend(Self::tell(note, place));
                effects
            }
            Outcome::Failed(note) => {
                self.note = Some(note.clone());
                self.screen.outcome(Outcome::Failed(note), &self.here)
            }
            other => self.screen.outcome(other, &self.here),
        }
    }

    /// Who is at work from now on, when the one who was is not there any more, or nobody was.
    fn first_to_work(&self) -> Option<PractitionerId> {
        let all = &self.practice.practitioners;
        if all.iter().any(|kept| Some(kept.id) == self.here.practitioner) {
            return None;
        }
        all.iter().find(|kept| kept.value.active.contains(self.here.today)).map(|kept| kept.id)
    }

    fn tell(note: Note, place: Option<Place>) -> Vec<Effect> {
        vec![place.map_or(Effect::Refresh, Effect::Go), Effect::Say(note)]
    }

    /// The note that stands above the footer.
    pub(super) fn note_tone(&self) -> Option<Tone> {
        self.note.as_ref().map(|note| note.tone)
    }
}

const BUSY: Text = Text::new("er is nog werk bezig", "work is still going on");
const BUSY_HINT: Text = Text::new("Probeer het zo weer.", "Please try again in a moment.");
const LOST: Text = Text::new(
    "Dat werk is door een fout van het programma gestopt.",
    "That work stopped by a fault of the program.",
);
const LOST_HINT: Text = Text::new(
    "Er is niets half opgeslagen. Probeer het opnieuw.",
    "Nothing was stored halfway. Please try it again.",
);
