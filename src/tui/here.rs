//! What drawing and deciding may know of the world outside: language, day, time, colours, and who is at work.

use super::theme::Theme;
use crate::domain::ids::PractitionerId;
use crate::domain::text::{Lang, Text};
use crate::domain::time::{ClockTime, Day};

/// Handed to every screen with every question.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    pub lang: Lang,
    pub today: Day,
    pub now: ClockTime,
    pub theme: Theme,
    /// Whose days are shown; `None` while nobody works here.
    pub practitioner: Option<PractitionerId>,
}

impl Here {
    /// The words of a text in the language of the user.
    pub fn say(self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }
}
