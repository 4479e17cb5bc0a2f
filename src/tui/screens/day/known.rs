//! What can be chosen while an entry is typed, prepared once and searched at every key.

use crate::domain::activity::Activity;
use crate::domain::entry::Entry;
use crate::domain::find;
use crate::domain::ids::{AllocationId, ClientId, Stored};
use crate::domain::quick_entry::{self, Draft};
use crate::domain::time::Day;
use crate::domain::{allocation::Allocation, identifiers::ActivityKey};
use crate::operations::views::day::{Choices, ClientName};
use crate::tui::here::Here;

/// The choices of one practitioner.
pub struct Known {
    pub choices: Choices,
    finder: find::Clients,
}

impl Known {
    pub fn new(choices: Choices) -> Self {
        let finder = choices.finder();
        Self { choices, finder }
    }

    pub fn context(&self, today: Day, day: Day) -> quick_entry::Context<'_> {
        self.choices.context(&self.finder, today, day)
    }

    pub fn finder(&self) -> &find::Clients {
        &self.finder
    }

    pub fn client(&self, id: ClientId) -> Option<&ClientName> {
        self.choices.clients.iter().find(|client| client.id == id)
    }

    pub fn activity(&self, key: &ActivityKey) -> Option<&Activity> {
        self.choices.activities.iter().find(|activity| activity.key == *key)
    }

    pub fn allocations_of(&self, client: Option<ClientId>) -> Vec<&Stored<AllocationId, Allocation>> {
        let own = |stored: &&Stored<AllocationId, Allocation>| Some(stored.value.client) == client;
        self.choices.allocations.iter().filter(own).collect()
    }

    /// The line that says the same as an entry, for the day on the screen and without its time of day.
    pub fn again(&self, entry: &Entry, day: Day, here: &Here) -> String {
        let draft = Draft {
            day,
            start: None,
            minutes: entry.minutes,
            client: entry.client,
            activity: entry.activity.clone(),
            product: None,
            discipline: None,
            note: entry.note.clone(),
        };
        quick_entry::print(&draft, &self.context(here.today, day))
    }
}
