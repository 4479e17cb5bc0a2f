//! The form of the practice itself.

use crate::domain::identifiers::AgbCode;
use crate::domain::practice::Practice;
use crate::domain::text::Text;
use crate::operations::edit_practice;
use crate::tui::effects::SettingsTask;
use crate::tui::here::Here;
use crate::tui::widgets::form::{Form, Row};
use crate::tui::widgets::sheet::{Open, Questions, Reading, Sheet, line};

struct PracticeForm;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Name,
    Agb,
}

pub fn open(practice: &Practice) -> Box<dyn Open<SettingsTask>> {
    let rows = vec![
        Row::new(Key::Name, NAME.0, NAME.1, line(Some(practice.name.clone()), 100)),
        Row::new(Key::Agb, AGB.0, AGB.1, line(Some(practice.agb.to_string()), 8)),
    ];
    Sheet::open(Text::new("Praktijk wijzigen", "Edit the practice"), rows, PracticeForm)
}

impl Questions<SettingsTask> for PracticeForm {
    type Key = Key;

    fn read(&self, form: &Form<Key>, _: &Here) -> Result<SettingsTask, Vec<(Key, Text)>> {
        let mut reading = Reading::of(form);
        let name = reading.needed(Key::Name, |text| Ok(text.to_owned()));
        let agb = reading.needed(Key::Agb, |text| AgbCode::parse(text).map_err(|error| error.words()));
        if !reading.faults.is_empty() {
            return Err(reading.faults);
        }
        Ok(SettingsTask::EditPractice(edit_practice::Input { agb, name, credentials: None }))
    }
}

const NAME: (Text, Text) =
    (Text::new("praktijk", "practice"), Text::new("de naam van de praktijk", "the name of the practice"));
const AGB: (Text, Text) = (
    Text::new("AGB-code", "AGB code"),
    Text::new(
        "acht cijfers; staat in elk bericht dat u maakt",
        "eight digits; stands in every message that you make",
    ),
);
