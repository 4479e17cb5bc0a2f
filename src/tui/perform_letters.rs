//! Tasks about messages that went out, done by their operations.

use super::effects::{Note, Outcome};
use super::perform_claims::counted;
use crate::domain::text::Text;
use crate::operations::node_refused::{self, Done, Input};
use crate::problem::Problem;
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

/// Writes down that the exchange node refused a message: what the code means, and what to do.
pub fn node_refused(store: &mut Store, here: &Surroundings, input: Input) -> Result<Outcome, Problem> {
    let done = node_refused::run(store, here, input)?;
    let Text { nl, en } = done.refusal.code.as_ref().map_or_else(
        || Text::new("geweigerd door het knooppunt", "refused by the exchange node"),
        |code| {
            let Text { nl, en } = code.meaning();
            text!("{code}: {nl}", "{code}: {en}")
        },
    );
    let Text { nl: then_nl, en: then_en } = follows(&done);
    let words = text!("{nl}; {then_nl}", "{en}; {then_en}");
    let hint = done.refusal.code.as_ref().map_or_else(
        || Text::new("u maakt het ongedaan.", "u takes it back."),
        crate::domain::claim::node_codes::NodeCode::advice,
    );
    Ok(Outcome::Changed(Note { hint: Some(hint), ..Note::done(words) }, None))
}

fn follows(done: &Done) -> Text {
    if let Some(anew) = &done.anew {
        let anew = anew.as_str();
        return text!("opnieuw gemaakt als {anew}", "made again as {anew}");
    }
    if done.lines == 0 {
        return Text::new("geldt als niet verzonden", "counts as not sent");
    }
    let Text { nl, en } = counted(done.lines);
    text!("{nl} kunnen opnieuw weg", "{en} can go again")
}
