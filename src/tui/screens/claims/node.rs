//! The exchange node did not deliver a claim: which one, and what the node said.

use super::State;
use crate::domain::claim::node_codes::NodeCode;
use crate::domain::identifiers::MessageIdentification;
use crate::domain::text::Text;
use crate::import::values;
use crate::operations::node_refused::Input;
use crate::operations::views::claims::BatchRow;
use crate::text;
use crate::tui::effects::{Effect, Note, Task};
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::show;
use crate::tui::widgets::picker::{Item, Picker};
use crate::tui::widgets::prompt::Prompt;

/// Which claim of the month came back; asked only where there are several.
pub fn which(state: &State, here: &Here) -> Vec<Effect> {
    let batches = state.view.iter().flat_map(|view| &view.batches);
    let open: Vec<&BatchRow> = batches.filter(|one| is_under_way(one)).collect();
    let effect = match open.as_slice() {
        [] => Effect::Say(Note::problem(
            Text::new(
                "van deze maand is geen verzonden declaratie zonder antwoord",
                "no claim of this month was sent and has no answer",
            ),
            Some(Text::new("Met ← en → kiest u een andere maand.", "Choose another month with ← and →.")),
        )),
        [one] => ask(one.identification.clone()),
        several => {
            let items = several.iter().map(|batch| Item {
                label: format!("{} · {}", batch.municipality, batch.identification),
                detail: show::euro(batch.amount, here.lang),
                effects: vec![ask(batch.identification.clone())],
            });
            let title =
                Text::new("Welke declaratie weigerde het knooppunt?", "Which claim did the node refuse?");
            Effect::Show(Box::new(Overlay::Picker(Picker::new(title, items.collect()))))
        }
    };
    vec![effect]
}

fn is_under_way(batch: &BatchRow) -> bool {
    batch.path.is_some() && batch.answer.is_none() && batch.node.is_none()
}

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
