//! The exchange node did not deliver a claim: which one, and what the node said.

use super::State;
use crate::domain::text::Text;
use crate::operations::views::claims::BatchRow;
use crate::tui::effects::{Effect, Note};
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::screens::node::ask;
use crate::tui::show;
use crate::tui::widgets::picker::{Item, Picker};

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
