//! Long work in a thread of its own, with a connection of its own, so that the screen stays alive and the work can be
//! broken off.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Scope;

use super::effects::{Outcome, Task};
use super::event::Job;
use super::perform::{note_of, perform};
use super::session::Elsewhere;
use crate::problem::Problem;
use crate::store::{Key, Stopper, Store};
use crate::surroundings::Surroundings;

/// Starts threads for long work. There is one at a time: the interface asks for no second.
pub struct Worker<'scope, 'env> {
    pub scope: &'scope Scope<'scope, 'env>,
    pub surroundings: &'env Surroundings,
    pub path: PathBuf,
    pub key: Option<Key>,
    pub jobs: Sender<Job>,
    /// Of the work that is under way.
    pub stopper: Arc<Mutex<Option<Stopper>>>,
}

impl Elsewhere for Worker<'_, '_> {
    /// Starts the work; its end comes through the channel, also when it panicked.
    fn start(&mut self, task: Task) -> Option<Task> {
        let (path, key, jobs) = (self.path.clone(), self.key.clone(), self.jobs.clone());
        let (surroundings, stopper) = (self.surroundings, Arc::clone(&self.stopper));
        self.scope.spawn(move || {
            let work = AssertUnwindSafe(|| match Store::open(&path, key.as_ref()) {
                Ok(mut store) => {
                    set(&stopper, Some(store.stopper()));
                    perform(&mut store, surroundings, task)
                }
                Err(error) => Outcome::Failed(note_of(Problem::from(error))),
            });
            let job = catch_unwind(work).map_or(Job::Lost, |outcome| Job::Done(Box::new(outcome)));
            set(&stopper, None);
            // The interface may have been closed meanwhile: then nobody listens any more.
            let _ = jobs.send(job);
        });
        None
    }

    fn stop(&mut self) {
        let stopper = self.stopper.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stopper) = stopper.as_ref() {
            stopper.stop();
        }
    }
}

fn set(place: &Mutex<Option<Stopper>>, stopper: Option<Stopper>) {
    *place.lock().unwrap_or_else(PoisonError::into_inner) = stopper;
}
