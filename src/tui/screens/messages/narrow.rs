//! Which messages are shown: the way they go, their kind, and what still has to happen.

use super::{Goal, State};
use crate::domain::text::Text;
use crate::operations::views::messages::{Asked, Kind, Stage, kinds};
use crate::store::messages::Direction;
use crate::tui::effects::Effect;
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::screens::Place;
use crate::tui::widgets::picker::{Item, Picker};

impl State {
    pub(super) fn is_narrowed(&self) -> bool {
        let Asked { direction, kind, municipality, client, stage, words, .. } = &self.asked;
        direction.is_some()
            || kind.is_some()
            || municipality.is_some()
            || client.is_some()
            || *stage != Stage::All
            || !words.is_empty()
    }

    /// What the list is narrowed to, in words.
    pub(super) fn narrowed_to(&self, here: &Here) -> Vec<String> {
        let direction = self.asked.direction.map(|direction| match direction {
            Direction::In => Text::new("ingekomen", "came in"),
            Direction::Out => Text::new("uitgaand", "going out"),
        });
        let stage = match self.asked.stage {
            Stage::All => None,
            Stage::Open => Some(Text::new("open", "open")),
            Stage::Overdue => Some(Text::new("te laat", "overdue")),
        };
        let kind = self.asked.kind.and_then(by_number).map(|kind| name(&kind, here));
        let words = Some(format!("/{}", self.asked.words)).filter(|words| words.len() > 1);
        [direction.map(|text| here.say(&text)), kind, stage.map(|text| here.say(&text)), words]
            .into_iter()
            .flatten()
            .collect()
    }
}

fn by_number(number: &str) -> Option<Kind> {
    kinds().find(|kind| kind.number == number)
}

/// `JW301 toewijzing`.
pub fn name(kind: &Kind, here: &Here) -> String {
    format!("{} {}", kind.key, here.say(&kind.name))
}

/// A list of the kinds of messages.
pub fn ask_kind(here: &Here) -> Effect {
    let item = |label: String, kind: Option<&'static str>| Item {
        label,
        detail: String::new(),
        effects: vec![Effect::Go(Place::Messages(Some(Goal::Kind(kind))))],
    };
    let every = item(here.say(&Text::new("elke soort", "every kind")), None);
    let kinds = kinds().map(|kind| item(name(&kind, here), Some(kind.number)));
    let items = std::iter::once(every).chain(kinds).collect();
    Effect::Show(Box::new(Overlay::Picker(Picker::new(Text::new("Welke soort?", "Which kind?"), items))))
}
