//! Fields that both forms of trips have: directions, form and distance.

use crate::domain::contract::TransportForm;
use crate::domain::text::Text;
use crate::domain::usage::{Carriage, Direction, Distance};
use crate::tui::here::Here;
use crate::tui::widgets::choice::Choice;
use crate::tui::widgets::form::{self, Part};

/// Most bands that a contract can have.
const MOST_BANDS: u8 = 20;

/// Which ways, in the order of the choice.
pub const WAYS: [&[Direction]; 3] = [&Direction::ALL, &[Direction::Outward], &[Direction::Return]];

pub fn ways(chosen: &[Direction], here: &Here) -> Part {
    let names = [
        Text::new("heen en terug", "outward and return"),
        Text::new("alleen heen", "outward only"),
        Text::new("alleen terug", "return only"),
    ];
    let index = WAYS.iter().position(|ways| *ways == chosen);
    choice(&names, index.unwrap_or_default(), here)
}

pub fn carriages(chosen: Carriage, here: &Here) -> Part {
    let names = Carriage::ALL.map(|carriage| match carriage {
        Carriage::Provider(TransportForm::Group) => Text::new("groep", "group"),
        Carriage::Provider(TransportForm::Individual) => Text::new("individueel", "individual"),
        Carriage::Family => Text::new("familie of netwerk", "family or network"),
    });
    let index = Carriage::ALL.iter().position(|carriage| *carriage == chosen);
    choice(&names, index.unwrap_or_default(), here)
}

pub fn choice(names: &[Text], chosen: usize, here: &Here) -> Part {
    Part::Choice(Choice::new(names.iter().map(|name| here.say(name)).collect(), Some(chosen)))
}

/// As [`distance`] reads it.
pub fn distance_text(distance: Option<Distance>, here: &Here) -> String {
    let point = here.say(&Text::new(",", "."));
    match distance {
        Some(Distance::Band(band)) => band.to_string(),
        Some(Distance::Metres(metres)) => {
            format!("{} km", Distance::kilometres(metres).replace('.', &point))
        }
        None => String::new(),
    }
}

/// `3` is a band, `12,4 km` is measured; nothing is not known.
pub fn distance(text: &str) -> Result<Option<Distance>, Text> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Ok(None);
    }
    let found = match text.strip_suffix("km") {
        Some(kilometres) => Distance::parse_kilometres(kilometres.trim()),
        None => text.parse().ok().filter(|band| (1..=MOST_BANDS).contains(band)).map(Distance::Band),
    };
    found.map(Some).ok_or(DISTANCE_FORM)
}

const DISTANCE_FORM: Text = Text::new(
    "schrijf een afstandsklasse als 3, of kilometers als 12,4 km",
    "write a distance band such as 3, or kilometres such as 12.4 km",
);
pub const WAYS_WORDS: (Text, Text) =
    (Text::new("richting", "direction"), Text::new("typ om te kiezen", "type to choose"));
pub const FORM_WORDS: (Text, Text) = (
    Text::new("vorm", "form"),
    Text::new("vervoer door familie wordt nooit gedeclareerd", "transport by family is never claimed"),
);
pub const DISTANCE_WORDS: (Text, Text) = (Text::new("afstand", "distance"), DISTANCE_FORM);

/// What a choice says when nothing is chosen.
pub const CHOOSE: Text = form::FILL_IN;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_a_band_or_measured() {
        for (text, expected) in [
            ("3", Ok(Some(Distance::Band(3)))),
            ("12,4 km", Ok(Some(Distance::Metres(12_400)))),
            ("12.4KM", Ok(Some(Distance::Metres(12_400)))),
            ("  ", Ok(None)),
            ("0", Err(())),
            ("21", Err(())),
            ("12,4", Err(())),
            ("km", Err(())),
            ("x", Err(())),
        ] {
            assert_eq!(distance(text).map_err(|_| ()), expected, "{text}");
        }
    }
}
