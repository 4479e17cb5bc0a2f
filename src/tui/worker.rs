//! Long work in a thread of its own, with a connection of its own, so that the screen stays alive.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::thread::Scope;

use super::effects::{Outcome, Task};
use super::event::Job;
use super::perform::{note_of, perform};
use crate::problem::Problem;
use crate::store::{Key, Store};
use crate::surroundings::Surroundings;

/// Starts threads for long work. There is one at a time: the interface asks for no second.
pub struct Worker<'scope, 'env> {
    pub scope: &'scope Scope<'scope, 'env>,
    pub surroundings: &'env Surroundings,
    pub path: PathBuf,
    pub key: Option<Key>,
    pub jobs: Sender<Job>,
}

impl Worker<'_, '_> {
    /// Starts the work; its end comes through the channel, also when it panicked.
    pub fn start(&self, task: Task) {
        let (path, key, jobs) = (self.path.clone(), self.key.clone(), self.jobs.clone());
        let surroundings = self.surroundings;
        self.scope.spawn(move || {
            let work = AssertUnwindSafe(|| match Store::open(&path, key.as_ref()) {
                Ok(mut store) => perform(&mut store, surroundings, task),
                Err(error) => Outcome::Failed(note_of(Problem::from(error))),
            });
            let job = catch_unwind(work).map_or(Job::Lost, |outcome| Job::Done(Box::new(outcome)));
            // The interface may have been closed meanwhile: then nobody listens any more.
            let _ = jobs.send(job);
        });
    }
}
