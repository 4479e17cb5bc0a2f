//! What the Settings screen shows: its sections, what is marked in each, and what is read.

use super::held_form::Owner;
use super::holidays::Holidays;
use super::tariffs::Tariffs;
use crate::domain::contract::{Contract, Product};
use crate::domain::ids::{PractitionerId, Stored};
use crate::domain::practitioner::Practitioner;
use crate::domain::text::Text;
use crate::operations::views::settings::SettingsView;
use crate::tui::effects::SettingsTask;
use crate::tui::widgets::sheet::Open;
use crate::tui::widgets::table::{Cursor, Move};

/// What is shown.
pub struct State {
    pub section: Section,
    pub view: Option<SettingsView>,
    /// The marked row of each section, in their order.
    pub cursors: [Cursor; Section::ALL.len()],
    /// The marked row inside the marked one.
    pub inner: Cursor,
    /// Whether keys go to what stands inside the marked row.
    pub inside: bool,
    pub form: Option<Box<dyn Open<SettingsTask>>>,
    /// The first fact in sight of the contract or product that is shown.
    pub scroll: usize,
    pub tariffs: Tariffs,
    pub holidays: Holidays,
    /// The practitioner to mark as soon as the list is read.
    pub wanted: Option<PractitionerId>,
}

/// A part of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Practice,
    People,
    Contracts,
    Tariffs,
    Holidays,
}

impl Section {
    pub const ALL: [Self; 5] = [Self::Practice, Self::People, Self::Contracts, Self::Tariffs, Self::Holidays];

    pub const fn index(self) -> usize {
        match self {
            Self::Practice => 0,
            Self::People => 1,
            Self::Contracts => 2,
            Self::Tariffs => 3,
            Self::Holidays => 4,
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Practice => Text::new("Praktijk", "Practice"),
            Self::People => Text::new("Medewerkers", "Practitioners"),
            Self::Contracts => Text::new("Contracten", "Contracts"),
            Self::Tariffs => Text::new("Tarieven", "Tariffs"),
            Self::Holidays => Text::new("Vrije dagen", "Free days"),
        }
    }
}

/// Something that a practitioner holds, by its place in the list of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Discipline(usize),
    Registration(usize),
}

impl State {
    pub fn cursor(&self) -> Cursor {
        self.cursors[self.section.index()]
    }

    pub fn cursor_mut(&mut self) -> &mut Cursor {
        &mut self.cursors[self.section.index()]
    }

    /// Rows of the list of the open section.
    pub fn rows(&self) -> usize {
        let Some(view) = &self.view else { return 0 };
        match self.section {
            Section::Practice => view.held.len(),
            Section::People => view.practitioners.len(),
            Section::Contracts => view.contracts.len(),
            Section::Tariffs => self.tariffs.rows(),
            Section::Holidays => self.holidays.days().len(),
        }
    }

    /// Rows inside the marked one.
    pub fn inner_rows(&self) -> usize {
        match self.section {
            Section::Practice | Section::Tariffs | Section::Holidays => 0,
            Section::People => self.held().len(),
            Section::Contracts => self.contract().map_or(0, |contract| contract.products.len()),
        }
    }

    pub fn contract(&self) -> Option<&Contract> {
        self.view.as_ref()?.contracts.get(self.cursors[Section::Contracts.index()].at)
    }

    /// The marked product, while its contract is looked into.
    pub fn product(&self) -> Option<&Product> {
        if self.inside { self.contract()?.products.get(self.inner.at) } else { None }
    }

    pub fn person(&self) -> Option<&Stored<PractitionerId, Practitioner>> {
        self.view.as_ref()?.practitioners.get(self.cursors[Section::People.index()].at)
    }

    /// What the marked practitioner holds: disciplines, then registrations.
    pub fn held(&self) -> Vec<Held> {
        let Some(person) = self.person() else { return Vec::new() };
        let disciplines = (0..person.value.disciplines.len()).map(Held::Discipline);
        disciplines.chain((0..person.value.credentials.len()).map(Held::Registration)).collect()
    }

    pub fn marked_held(&self) -> Option<Held> {
        self.held().get(self.inner.at).copied()
    }

    /// Whose registrations are kept in the open section.
    pub fn owner(&self) -> Option<Owner> {
        match self.section {
            Section::Practice => Some(Owner::Practice(self.view.as_ref()?.held.clone())),
            Section::People => {
                let person = self.person()?;
                Some(Owner::Practitioner(person.id, Box::new(person.value.clone())))
            }
            Section::Contracts | Section::Tariffs | Section::Holidays => None,
        }
    }

    pub fn turn(&mut self, by: i8) {
        let count = Section::ALL.len();
        let step = if by < 0 { count - 1 } else { 1 };
        self.section = Section::ALL[(self.section.index() + step) % count];
        self.enter(false);
    }

    /// The row that was pointed at.
    pub fn mark(&mut self, row: usize) {
        if self.inside && self.section == Section::Contracts {
            self.inner.at = row;
        } else {
            self.enter(false);
            self.cursor_mut().at = row;
        }
        self.scroll = 0;
    }

    pub fn enter(&mut self, inside: bool) {
        (self.inner, self.inside, self.scroll) = (Cursor::default(), inside, 0);
    }

    pub fn step(&mut self, step: Move) {
        self.scroll = 0;
        if self.inside {
            let rows = self.inner_rows();
            return self.inner.go(step, rows);
        }
        let rows = self.rows();
        self.cursor_mut().go(step, rows);
        self.inner = Cursor::default();
    }
}
