//! Tasks about messages that went out, done by their operations.

use super::effects::{Note, Outcome};
use super::perform_claims::counted;
use super::screens::Place;
use crate::domain::ids::ClientId;
use crate::domain::text::Text;
use crate::operations::node_refused::{self, Done, Input};
use crate::operations::report_care;
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
    text!("{nl} opnieuw te versturen", "{en} to send again")
}

/// Makes the message about start, pause or stop of care, and says that it can be undone until it is placed.
pub fn report_care(
    store: &mut Store,
    here: &Surroundings,
    client: ClientId,
    input: report_care::Input,
) -> Result<Outcome, Problem> {
    let done = match report_care::run(store, here, input) {
        Ok(done) => done,
        // The one thing that is missing says more than how many there are.
        Err(report_care::Error::Findings(findings)) if !findings.is_empty() => {
            let first = findings.into_iter().next();
            return Ok(Outcome::Failed(first.map_or_else(
                || Note::hint(Text::same("")),
                |finding| {
                    let (rule, Text { nl, en }) = (finding.rule, finding.what);
                    Note::problem(text!("{nl} ({rule})", "{en} ({rule})"), Some(finding.way_out))
                },
            )));
        }
        Err(error) => return Err(error.into()),
    };
    let Text { nl, en } = done.report.words();
    let (key, identification) = (done.key, done.identification.as_str());
    let words = text!("{nl}; {key} {identification} is gemaakt", "{en}; {key} {identification} is made");
    let hint = Text::new(
        "u maakt het ongedaan zolang het bericht niet is klaargezet.",
        "u takes it back as long as the message was not placed.",
    );
    Ok(Outcome::Stored(Note { hint: Some(hint), ..Note::done(words) }, Some(Place::Clients(Some(client)))))
}
