//! The exchange node did not deliver a message: what is asked about that, on whatever screen the message stands.

use crate::domain::claim::node_codes::NodeCode;
use crate::domain::identifiers::MessageIdentification;
use crate::domain::text::Text;
use crate::import::values;
use crate::operations::node_refused::Input;
use crate::text;
use crate::tui::effects::{Effect, Task};
use crate::tui::overlay::Overlay;
use crate::tui::widgets::prompt::Prompt;

/// Asks what the exchange node said about a message, and writes it down.
pub fn ask(identification: MessageIdentification) -> Effect {
    let name = identification.as_str();
    let title = text!("{name} geweigerd door het knooppunt", "{name} refused by the exchange node");
    let hint = Text::new(
        "code en dag, zoals BRS13 2025-04-03; leeg: geen code, vandaag",
        "code and day, such as BRS13 2025-04-03; empty: no code, today",
    );
    let prompt = Prompt::new(title, hint, move |typed, _| {
        let mut input = Input { identification: identification.clone(), code: None, day: None };
        for word in typed.split_whitespace() {
            match NodeCode::parse(word) {
                Some(code) => input.code = Some(code),
                None => input.day = Some(values::day(word)?),
            }
        }
        Ok(vec![Effect::Do(Task::NodeRefused(Box::new(input)))])
    });
    Effect::Show(Box::new(Overlay::Prompt(prompt)))
}
