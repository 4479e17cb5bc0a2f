//! The page of one client: its sections, where the cursor is in each, and what is read for them.

use super::data::{self, DataRow};
use crate::domain::dossier::Document;
use crate::domain::history::{Edit, Event, FieldChange, History};
use crate::domain::ids::{AllocationId, ClientId, DocumentId, Stored};
use crate::domain::text::Text;
use crate::operations::views::check::{CheckRow, CheckView};
use crate::operations::views::clients::{AllocationRow, ClientDetail};
use crate::operations::views::requests::RequestRow;
use crate::tui::effects::{ClientTask, Effect, Outcome, Task};
use crate::tui::widgets::table::{Cursor, Move};

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Data,
    Allocations,
    Requests,
    Documents,
    Findings,
    History,
}

impl Section {
    pub const ALL: [Self; 6] =
        [Self::Data, Self::Allocations, Self::Requests, Self::Documents, Self::Findings, Self::History];

    pub const fn name(self) -> Text {
        match self {
            Self::Data => Text::new("Gegevens", "Data"),
            Self::Allocations => Text::new("Toewijzingen", "Allocations"),
            Self::Requests => Text::new("Verzoeken", "Requests"),
            Self::Documents => Text::new("Documenten", "Documents"),
            Self::Findings => Text::new("Bevindingen", "Findings"),
            Self::History => Text::new("Verloop", "History"),
        }
    }

    fn index(self) -> usize {
        Self::ALL.iter().position(|section| *section == self).unwrap_or_default()
    }

    /// So many sections on, round the end.
    pub fn turned(self, by: isize) -> Self {
        let count = Self::ALL.len();
        let steps = by.rem_euclid(count.cast_signed()).unsigned_abs();
        Self::ALL[(self.index() + steps) % count]
    }
}

/// What is shown of a client.
pub struct Page {
    pub detail: Option<ClientDetail>,
    /// Read when the section is opened.
    pub check: Option<CheckView>,
    pub history: Option<History>,
    pub section: Section,
    cursors: [Cursor; Section::ALL.len()],
}

/// A line of the history: a change, or one thing that it did.
pub enum HistoryRow<'a> {
    Change(&'a Event),
    Edit(&'a Edit),
    Field(&'a FieldChange),
}

impl Page {
    pub fn new() -> Self {
        Self {
            detail: None,
            check: None,
            history: None,
            section: Section::Data,
            cursors: [Cursor::default(); Section::ALL.len()],
        }
    }

    /// Forgets who was shown; the section stays open.
    pub fn leave(&mut self) {
        *self = Self { section: self.section, ..Self::new() };
    }

    pub fn client(&self) -> Option<ClientId> {
        self.detail.as_ref().map(|detail| detail.client.id)
    }

    pub fn cursor(&self, section: Section) -> Cursor {
        self.cursors[section.index()]
    }

    /// The row under the cursor of the open section.
    pub fn at(&self) -> usize {
        self.cursor(self.section).at
    }

    pub fn set(&mut self, row: usize) {
        self.cursors[self.section.index()].at = row;
    }

    pub fn go(&mut self, step: Move) -> Vec<Effect> {
        let rows = self.rows(self.section);
        self.cursors[self.section.index()].go(step, rows);
        self.count()
    }

    pub fn scroll(&mut self, by: i32) -> Vec<Effect> {
        let rows = self.rows(self.section);
        self.cursors[self.section.index()].scroll(by, rows);
        self.count()
    }

    /// Counts the use of an older allocation when it is marked.
    fn count(&self) -> Vec<Effect> {
        let marked =
            self.allocation().filter(|row| self.section == Section::Allocations && row.room.is_none());
        marked.map(|row| task(ClientTask::Room(row.id))).into_iter().collect()
    }

    /// Opens a section, and reads what it needs.
    pub fn open(&mut self, section: Section) -> Vec<Effect> {
        self.section = section;
        self.client().map_or_else(Vec::new, |client| self.read(client))
    }

    /// What the open section needs besides the client.
    pub fn read(&self, client: ClientId) -> Vec<Effect> {
        match self.section {
            Section::Findings => vec![task(ClientTask::Check(client))],
            Section::History => vec![task(ClientTask::History(client))],
            Section::Data | Section::Allocations | Section::Requests | Section::Documents => Vec::new(),
        }
    }

    /// Rows of a section.
    pub fn rows(&self, section: Section) -> usize {
        match section {
            Section::Data => self.data().len(),
            Section::Allocations => self.detail.as_ref().map_or(0, |detail| detail.allocations.len()),
            Section::Requests => self.detail.as_ref().map_or(0, |detail| detail.requests.len()),
            Section::Documents => self.detail.as_ref().map_or(0, |detail| detail.dossier.documents.len()),
            Section::Findings => self.check.as_ref().map_or(0, |view| view.rows.len()),
            Section::History => self.history_rows().len(),
        }
    }

    pub fn data(&self) -> Vec<DataRow> {
        self.detail.as_ref().map_or_else(Vec::new, data::rows)
    }

    pub fn allocation(&self) -> Option<&AllocationRow> {
        self.detail.as_ref()?.allocations.get(self.cursor(Section::Allocations).at)
    }

    /// Newest first.
    pub fn request(&self) -> Option<&RequestRow> {
        self.detail.as_ref()?.requests.get(self.cursor(Section::Requests).at)
    }

    /// Newest first.
    pub fn document(&self) -> Option<&Stored<DocumentId, Document>> {
        let documents = &self.detail.as_ref()?.dossier.documents;
        documents.iter().rev().nth(self.cursor(Section::Documents).at)
    }

    pub fn finding(&self) -> Option<&CheckRow> {
        self.check.as_ref()?.rows.get(self.cursor(Section::Findings).at)
    }

    /// Each change, below it what it did, and below that the fields.
    pub fn history_rows(&self) -> Vec<HistoryRow<'_>> {
        let mut rows = Vec::new();
        for event in self.history.iter().flat_map(|history| &history.events) {
            rows.push(HistoryRow::Change(event));
            for edit in &event.edits {
                rows.push(HistoryRow::Edit(edit));
                rows.extend(edit.fields.iter().map(HistoryRow::Field));
            }
        }
        rows
    }

    /// Opens the allocations at one of them; `false` when it is not there.
    pub fn mark_allocation(&mut self, wanted: AllocationId) -> bool {
        let mut rows = self.detail.iter().flat_map(|detail| &detail.allocations);
        let Some(at) = rows.position(|row| row.id == wanted) else { return false };
        self.section = Section::Allocations;
        self.set(at);
        true
    }

    /// Takes in what was read about the client that is shown; nothing else.
    pub fn outcome(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Client(detail) => self.detail = Some(*detail),
            Outcome::ClientCheck(client, view) if self.client() == Some(client) => self.check = Some(*view),
            Outcome::ClientHistory(client, history) if self.client() == Some(client) => {
                self.history = Some(*history);
            }
            Outcome::Room(id, room) => {
                let rows = self.detail.iter_mut().flat_map(|detail| &mut detail.allocations);
                rows.filter(|row| row.id == id).for_each(|row| row.room = room);
            }
            _ => {}
        }
        for section in Section::ALL {
            let rows = self.rows(section);
            self.cursors[section.index()].keep(rows);
        }
    }
}

fn task(task: ClientTask) -> Effect {
    Effect::Do(Task::Client(task))
}
