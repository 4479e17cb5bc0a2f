//! The interface with a store: events go in, effects are worked off in a queue until nothing is left to do.

use std::collections::VecDeque;

use super::app::{App, Rest};
use super::effects::{Effect, Task};
use super::event::Event;
use super::here::Here;
use super::perform::{note_of, perform};
use super::theme::Theme;
use crate::domain::ids::PractitionerId;
use crate::operations::place_exports;
use crate::operations::views::practice::{self, PracticeView};
use crate::problem::Problem;
use crate::store::Store;
use crate::surroundings::Surroundings;

/// Where long work goes.
pub trait Elsewhere {
    /// Takes a task, or gives it back to be done here and now.
    fn start(&mut self, task: Task) -> Option<Task>;
    /// Breaks off what is under way, if it can.
    fn stop(&mut self);
}

/// Nowhere: long work is done here and now.
pub struct Nowhere;

impl Elsewhere for Nowhere {
    fn start(&mut self, task: Task) -> Option<Task> {
        Some(task)
    }

    fn stop(&mut self) {}
}

/// An open interface.
pub struct Session<'a> {
    pub app: App,
    store: Store,
    surroundings: &'a Surroundings,
    elsewhere: Box<dyn Elsewhere + 'a>,
}

impl<'a> Session<'a> {
    /// Opens the Day screen of the practitioner that the surroundings name, or of the first one.
    pub fn open(
        mut store: Store,
        surroundings: &'a Surroundings,
        elsewhere: Box<dyn Elsewhere + 'a>,
    ) -> Result<Self, Problem> {
        let practice = practice::load(&mut store)?;
        let here = Here {
            lang: surroundings.lang,
            today: surroundings.today(),
            now: surroundings.clock_time(),
            theme: Theme::new(surroundings.colors),
            practitioner: who(&practice, surroundings),
        };
        // A claim that was stored just before the machine stopped gets its file now.
        let placed = place_exports::run(&mut store, surroundings)?;
        let (app, mut effects) = App::open(here, practice);
        effects.extend(placed.trouble.into_iter().map(|trouble| Effect::Say(note_of(trouble.into()))));
        let mut session = Self { app, store, surroundings, elsewhere };
        session.work_off(effects);
        Ok(session)
    }

    /// Takes an event and does everything that follows from it.
    pub fn event(&mut self, event: Event) {
        self.app.here.today = self.surroundings.today();
        self.app.here.now = self.surroundings.clock_time();
        let effects = self.app.event(event);
        if self.app.is_stopping() {
            // Again at every tick until it is over: between two statements there is nothing to break off.
            self.elsewhere.stop();
        }
        self.work_off(effects);
    }

    fn work_off(&mut self, effects: Vec<Effect>) {
        let mut queue: VecDeque<Effect> = effects.into();
        while let Some(effect) = queue.pop_front() {
            match self.app.apply(effect) {
                Rest::Nothing => {}
                Rest::Effects(effects) => queue.extend(effects),
                Rest::Task(task) => queue.extend(self.perform(task)),
            }
        }
    }

    fn perform(&mut self, task: Task) -> Vec<Effect> {
        let is_long = task.long_work().is_some();
        let task = if is_long { self.elsewhere.start(task) } else { Some(task) };
        let Some(task) = task else { return Vec::new() };
        let outcome = perform(&mut self.store, self.surroundings, task);
        if is_long {
            self.app.finished();
        }
        self.app.outcome(outcome)
    }
}

/// The practitioner that the surroundings name by code, else the first one who works here today.
fn who(practice: &PracticeView, surroundings: &Surroundings) -> Option<PractitionerId> {
    let today = surroundings.today();
    let named = surroundings.practitioner.as_deref();
    let known = practice.practitioners.iter().find(|kept| Some(kept.value.code.as_str()) == named);
    known
        .or_else(|| practice.practitioners.iter().find(|kept| kept.value.active.contains(today)))
        .map(|kept| kept.id)
}
