//! `uurwerk undo` and `uurwerk redo`: back, and forth again.

use super::command::{Noun, Verb};
use super::context::Context;
use super::given::Given;
use super::{Exit, Stop};
use crate::domain::text::Text;
use crate::operations::{redo, undo};

pub static UNDO: Noun = Noun {
    name: "undo",
    about: Text::new("Maak uw laatste wijziging ongedaan.", "Undo your last change."),
    verbs: &[Verb {
        name: "",
        about: Text::new("Maak uw laatste wijziging ongedaan.", "Undo your last change."),
        arguments: &[],
        run: back,
    }],
};

pub static REDO: Noun = Noun {
    name: "redo",
    about: Text::new("Doe wat u ongedaan maakte opnieuw.", "Do again what you undid."),
    verbs: &[Verb {
        name: "",
        about: Text::new("Doe wat u ongedaan maakte opnieuw.", "Do again what you undid."),
        arguments: &[],
        run: forth,
    }],
};

fn back(context: &mut Context<'_, '_>, _: &Given<'_>) -> Result<Exit, Stop> {
    let done = undo::run(&mut context.store()?, &context.surroundings)?;
    let Text { nl, en } = operation(&done.operation);
    context.say(&crate::text!("ongedaan gemaakt: {nl}", "undone: {en}"))?;
    Ok(Exit::Done)
}

fn forth(context: &mut Context<'_, '_>, _: &Given<'_>) -> Result<Exit, Stop> {
    let done = redo::run(&mut context.store()?, &context.surroundings)?;
    let Text { nl, en } = operation(&done.operation);
    context.say(&crate::text!("opnieuw gedaan: {nl}", "done again: {en}"))?;
    Ok(Exit::Done)
}

/// Names of operations in the journal, in words.
const OPERATIONS: &[(&str, Text)] = &[
    ("log-time", Text::new("tijd registreren", "logging time")),
    ("edit-entry", Text::new("tijd veranderen", "changing time")),
    ("delete-entry", Text::new("tijd verwijderen", "deleting time")),
    ("import-entries", Text::new("tijd importeren", "importing time")),
    ("import-practitioners", Text::new("medewerkers importeren", "importing practitioners")),
    ("import-clients", Text::new("cliënten importeren", "importing clients")),
    ("import-allocations", Text::new("toewijzingen importeren", "importing allocations")),
    ("add-practitioner", Text::new("medewerker toevoegen", "adding a practitioner")),
    ("edit-practitioner", Text::new("medewerker veranderen", "changing a practitioner")),
    ("add-client", Text::new("cliënt toevoegen", "adding a client")),
    ("edit-client", Text::new("cliënt veranderen", "changing a client")),
    (
        "record-credentials",
        Text::new("registraties van de praktijk vastleggen", "recording registrations of the practice"),
    ),
    ("add-document", Text::new("een document vastleggen", "recording a document")),
    ("remove-document", Text::new("een document weghalen", "taking a document away")),
    ("move-client", Text::new("een verhuizing vastleggen", "recording a move")),
    ("set-school", Text::new("schooltijd vastleggen", "recording school")),
    (
        "set-responsible",
        Text::new("een verantwoordelijke collega vastleggen", "recording a responsible colleague"),
    ),
    ("save-allocation", Text::new("toewijzing opslaan", "saving an allocation")),
    ("import-tariffs", Text::new("tarieven importeren", "importing tariffs")),
    ("set-alias", Text::new("een kort woord geven", "setting a short word")),
    ("override-finding", Text::new("een bevinding vrijgeven", "overriding a finding")),
    ("withdraw-override", Text::new("een vrijgave intrekken", "withdrawing an override")),
    ("queue-claims", Text::new("declaratieregels in de wachtrij zetten", "queueing claim lines")),
    (
        "unqueue-claims",
        Text::new("declaratieregels uit de wachtrij halen", "taking claim lines out of the queue"),
    ),
];

fn operation(name: &str) -> Text {
    let known = OPERATIONS.iter().find(|(known, _)| *known == name);
    known.map_or_else(|| Text::same(name), |(_, words)| words.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_can_be_undone_has_words() {
        for name in undo::UNDOABLE.iter().filter(|name| **name != "redo") {
            assert_ne!(operation(name), Text::same(*name), "{name} lacks words");
        }
    }
}
