//! The screens. This file lists, it does not decide: a screen is a module with the functions that are named here.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::effects::{Effect, Outcome};
use super::event::Pointer;
use super::here::Here;
use super::keys::{self, Shown};
use super::widgets::field::Input;
use crate::domain::ids::{AllocationId, ClientId, EntryId, LineId};
use crate::domain::text::Text;
use crate::domain::time::{Day, Month};

mod check;
mod claims;
mod clients;
mod components;
mod day;
mod messages;
mod month;
mod node;
mod settings;

pub use settings::Goal as SettingsGoal;

pub use check::Goal;

/// A screen with its state.
pub enum Screen {
    Day(Box<day::State>),
    Month(Box<month::State>),
    Clients(Box<clients::State>),
    Components(Box<components::State>),
    Claims(Box<claims::State>),
    Messages(Box<messages::State>),
    Check(Box<check::State>),
    Settings(Box<settings::State>),
}

/// Which screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenName {
    Day,
    Month,
    Clients,
    Components,
    Claims,
    Messages,
    Check,
    Settings,
}

/// A screen, and what to show on it; `None` leaves it as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Day(Option<Day>),
    /// An entry on its day.
    Entry(Day, EntryId),
    Month(Option<Month>),
    Clients(Option<ClientId>),
    /// An allocation of a client.
    Allocation(ClientId, AllocationId),
    Components(Option<components::Goal>),
    Claims(Option<Month>),
    /// A claim line in its month.
    Line(Month, LineId),
    Messages(Option<messages::Goal>),
    Check(Option<check::Goal>),
    Settings(Option<settings::Goal>),
}

/// The same expression for every screen; `it` is its module.
macro_rules! each {
    ($screen:expr, $state:ident => $body:expr) => {
        match $screen {
            Screen::Day($state) => {
                use day as it;
                $body
            }
            Screen::Month($state) => {
                use month as it;
                $body
            }
            Screen::Clients($state) => {
                use clients as it;
                $body
            }
            Screen::Components($state) => {
                use components as it;
                $body
            }
            Screen::Claims($state) => {
                use claims as it;
                $body
            }
            Screen::Messages($state) => {
                use messages as it;
                $body
            }
            Screen::Check($state) => {
                use check as it;
                $body
            }
            Screen::Settings($state) => {
                use settings as it;
                $body
            }
        }
    };
}

impl Screen {
    pub fn new(name: ScreenName, here: &Here) -> Self {
        match name {
            ScreenName::Day => Self::Day(Box::new(day::open(here))),
            ScreenName::Month => Self::Month(Box::new(month::open(here))),
            ScreenName::Clients => Self::Clients(Box::new(clients::open(here))),
            ScreenName::Components => Self::Components(Box::new(components::open(here))),
            ScreenName::Claims => Self::Claims(Box::new(claims::open(here))),
            ScreenName::Messages => Self::Messages(Box::new(messages::open(here))),
            ScreenName::Check => Self::Check(Box::new(check::open(here))),
            ScreenName::Settings => Self::Settings(Box::new(settings::open(here))),
        }
    }

    pub const fn name(&self) -> ScreenName {
        match self {
            Self::Day(_) => ScreenName::Day,
            Self::Month(_) => ScreenName::Month,
            Self::Clients(_) => ScreenName::Clients,
            Self::Components(_) => ScreenName::Components,
            Self::Claims(_) => ScreenName::Claims,
            Self::Messages(_) => ScreenName::Messages,
            Self::Check(_) => ScreenName::Check,
            Self::Settings(_) => ScreenName::Settings,
        }
    }

    /// Goes to a place on this screen and reads what stands there.
    pub fn go(&mut self, place: Place, here: &Here) -> Vec<Effect> {
        each!(self, state => it::go(state, place, here))
    }

    /// Reads again what is shown.
    pub fn refresh(&mut self, here: &Here) -> Vec<Effect> {
        each!(self, state => it::refresh(state, here))
    }

    /// Keys of the screen as it is now.
    pub fn keys(&self) -> Vec<Shown> {
        each!(self, state => keys::shown(it::keys(state)))
    }

    /// A focused field sees it first, then the key table; `None` when neither wants it.
    pub fn input(&mut self, input: &Input, here: &Here) -> Option<Vec<Effect>> {
        each!(self, state => {
            if let Some(effects) = it::typed(state, input, here) {
                return Some(effects);
            }
            match input {
                Input::Key(key) => {
                    keys::find(it::keys(state), *key).map(|action| it::update(state, action, here))
                }
                Input::Paste(_) => None,
            }
        })
        .or_else(|| self.is_modal().then(Vec::new))
    }

    pub fn pointer(&mut self, pointer: Pointer, area: Rect, here: &Here) -> Vec<Effect> {
        each!(self, state => it::pointer(state, pointer, area, here))
    }

    pub fn outcome(&mut self, outcome: Outcome, here: &Here) -> Vec<Effect> {
        each!(self, state => it::outcome(state, outcome, here))
    }

    /// What the title bar says about it.
    pub fn title(&self, here: &Here) -> String {
        each!(self, state => it::title(state, here))
    }

    /// Whether something was typed that is not stored.
    pub fn is_unsaved(&self) -> bool {
        each!(self, state => it::is_unsaved(state))
    }

    /// Whether a form or field keeps the keys of every screen to itself.
    pub fn is_modal(&self) -> bool {
        each!(self, state => it::is_modal(state))
    }

    /// Closes an open form without storing it.
    pub fn discard(&mut self) {
        each!(self, state => it::discard(state));
    }

    pub fn view(&self, frame: &mut Frame, area: Rect, here: &Here) {
        each!(self, state => it::view(state, frame, area, here));
    }
}

impl ScreenName {
    pub const ALL: [Self; 8] = [
        Self::Day,
        Self::Month,
        Self::Clients,
        Self::Components,
        Self::Claims,
        Self::Messages,
        Self::Check,
        Self::Settings,
    ];

    pub const fn text(self) -> Text {
        match self {
            Self::Day => Text::new("Dag", "Day"),
            Self::Month => Text::new("Maand", "Month"),
            Self::Clients => Text::new("Cliënten", "Clients"),
            Self::Components => Text::new("Onderdelen", "Components"),
            Self::Claims => Text::new("Declaraties", "Claims"),
            Self::Messages => Text::new("Berichten", "Messages"),
            Self::Check => Text::new("Nakijken", "Check"),
            Self::Settings => Text::new("Instellingen", "Settings"),
        }
    }

    pub const fn sentence(self) -> Text {
        match self {
            Self::Day => Text::new("Uw dag: tijd registreren en wijzigen.", "Your day: log and change time."),
            Self::Month => Text::new(
                "De maand opgeteld per cliënt en discipline.",
                "The month, per client and discipline.",
            ),
            Self::Clients => Text::new(
                "Cliënten: gegevens, toewijzingen, documenten, bevindingen en verloop.",
                "Clients: data, allocations, documents, findings and history.",
            ),
            Self::Components => Text::new(
                "Ritten, dagdelen, verblijven en crisishulp van de maand.",
                "Trips, day parts, stays and crisis help of the month.",
            ),
            Self::Claims => Text::new(
                "De maand samenstellen, in de wachtrij zetten en exporteren.",
                "Compile a month, queue it and export it.",
            ),
            Self::Messages => Text::new(
                "Berichten van en naar gemeenten: inlezen, bekijken en plaatsen.",
                "Messages from and to municipalities: read in, look at and place.",
            ),
            Self::Check => Text::new(
                "Alles wat aandacht vraagt, het ergste eerst.",
                "Everything that asks for attention, worst first.",
            ),
            Self::Settings => Text::new(
                "De praktijk, medewerkers, contracten en tarieven.",
                "The practice, practitioners, contracts and tariffs.",
            ),
        }
    }

    pub const fn place(self) -> Place {
        match self {
            Self::Day => Place::Day(None),
            Self::Month => Place::Month(None),
            Self::Clients => Place::Clients(None),
            Self::Components => Place::Components(None),
            Self::Claims => Place::Claims(None),
            Self::Messages => Place::Messages(None),
            Self::Check => Place::Check(None),
            Self::Settings => Place::Settings(None),
        }
    }

    /// Its keys in every mode, for `docs/keys.md` and its tests.
    pub fn tables(self) -> Vec<(Text, Vec<Shown>)> {
        match self {
            Self::Day => day::tables(),
            Self::Month => month::tables(),
            Self::Clients => clients::tables(),
            Self::Components => components::tables(),
            Self::Claims => claims::tables(),
            Self::Messages => messages::tables(),
            Self::Check => check::tables(),
            Self::Settings => settings::tables(),
        }
    }
}

impl Place {
    pub const fn screen(self) -> ScreenName {
        match self {
            Self::Day(_) | Self::Entry(..) => ScreenName::Day,
            Self::Month(_) => ScreenName::Month,
            Self::Clients(_) | Self::Allocation(..) => ScreenName::Clients,
            Self::Components(_) => ScreenName::Components,
            Self::Claims(_) | Self::Line(..) => ScreenName::Claims,
            Self::Messages(_) => ScreenName::Messages,
            Self::Check(_) => ScreenName::Check,
            Self::Settings(_) => ScreenName::Settings,
        }
    }
}
