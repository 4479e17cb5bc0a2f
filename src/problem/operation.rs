//! What operations are called when they are taken back or done again; the journal keeps their short names.

use crate::domain::history::By;
use crate::domain::text::Text;
use crate::text;

const OPERATIONS: &[(&str, Text)] = &[
    ("log-time", Text::new("tijd loggen", "logging time")),
    ("edit-entry", Text::new("registratie wijzigen", "changing an entry")),
    ("delete-entry", Text::new("registratie verwijderen", "deleting an entry")),
    ("import-entries", Text::new("tijd importeren", "importing time")),
    ("add-trips", Text::new("ritten vastleggen", "recording trips")),
    ("set-trips", Text::new("ritten wijzigen", "changing trips")),
    ("edit-trip", Text::new("een rit wijzigen", "changing a trip")),
    (
        "delete-usages",
        Text::new("ritten, aanwezigheid of verblijven verwijderen", "deleting trips, attendance or stays"),
    ),
    ("save-session", Text::new("een groepsbijeenkomst vastleggen", "recording a group session")),
    ("delete-session", Text::new("een groepsbijeenkomst verwijderen", "deleting a group session")),
    ("set-attendance", Text::new("aanwezigheid vastleggen", "recording attendance")),
    ("add-stay", Text::new("een verblijf vastleggen", "recording a stay")),
    ("edit-stay", Text::new("een verblijf wijzigen", "changing a stay")),
    ("save-trajectory", Text::new("een crisistraject vastleggen", "recording a crisis trajectory")),
    ("delete-trajectory", Text::new("een crisistraject verwijderen", "deleting a crisis trajectory")),
    ("import-trips", Text::new("ritten importeren", "importing trips")),
    ("import-attendance", Text::new("aanwezigheid importeren", "importing attendance")),
    ("import-stays", Text::new("verblijven importeren", "importing stays")),
    ("import-trajectories", Text::new("crisistrajecten importeren", "importing crisis trajectories")),
    ("import-practitioners", Text::new("medewerkers importeren", "importing practitioners")),
    ("import-clients", Text::new("cliënten importeren", "importing clients")),
    ("import-allocations", Text::new("toewijzingen importeren", "importing allocations")),
    ("add-practitioner", Text::new("medewerker toevoegen", "adding a practitioner")),
    ("edit-practitioner", Text::new("medewerker wijzigen", "changing a practitioner")),
    ("add-client", Text::new("cliënt toevoegen", "adding a client")),
    ("edit-client", Text::new("cliënt wijzigen", "changing a client")),
    ("edit-practice", Text::new("de praktijk wijzigen", "changing the practice")),
    (
        "record-credentials",
        Text::new("registraties van de praktijk vastleggen", "recording registrations of the practice"),
    ),
    ("import-message", Text::new("bericht inlezen", "reading a message in")),
    ("refuse-message", Text::new("bericht weigeren", "refusing a message")),
    ("report-care", Text::new("start of stop van zorg melden", "reporting the start or stop of care")),
    (
        "node-refused",
        Text::new("weigering door het knooppunt vastleggen", "recording a refusal by the exchange node"),
    ),
    ("request-care", Text::new("een verzoek maken", "making a request")),
    ("request-again", Text::new("een verzoek opnieuw maken", "making a request again")),
    ("withdraw-request", Text::new("een verzoek weghalen", "taking a request away")),
    ("send-request", Text::new("een verzoek versturen", "sending a request")),
    ("place-message", Text::new("bericht klaarzetten", "placing a message")),
    ("pack-messages", Text::new("berichten samen inpakken", "packing messages together")),
    ("add-document", Text::new("een document vastleggen", "recording a document")),
    ("edit-document", Text::new("een document wijzigen", "changing a document")),
    ("remove-document", Text::new("een document weghalen", "taking a document away")),
    ("move-client", Text::new("een verhuizing vastleggen", "recording a move")),
    ("remove-move", Text::new("een verhuizing weghalen", "taking a move away")),
    ("set-school", Text::new("schooltijd vastleggen", "recording school")),
    (
        "set-responsible",
        Text::new("een verantwoordelijke collega vastleggen", "recording a responsible colleague"),
    ),
    (
        "settle-findings",
        Text::new("bevindingen bij een toewijzing afsluiten", "closing findings about an allocation"),
    ),
    ("save-allocation", Text::new("toewijzing opslaan", "saving an allocation")),
    ("import-contract", Text::new("contract overnemen", "taking over a contract")),
    ("import-tariffs", Text::new("tarieven importeren", "importing tariffs")),
    ("edit-tariff", Text::new("een tarief wijzigen", "changing a tariff")),
    ("remove-tariff", Text::new("een tarief weghalen", "taking a tariff away")),
    ("set-alias", Text::new("kort woord instellen", "setting a short word")),
    ("set-holiday", Text::new("een vrije dag instellen", "setting a free day")),
    ("override-finding", Text::new("een bevinding vrijgeven", "overriding a finding")),
    ("withdraw-override", Text::new("een vrijgave intrekken", "withdrawing an override")),
    ("queue-claims", Text::new("in de wachtrij zetten", "queueing claim lines")),
    ("credit-claims", Text::new("crediteren", "crediting claim lines")),
    ("correct-claims", Text::new("corrigeren van declaratieregels", "correcting claim lines")),
    ("resubmit-claims", Text::new("opnieuw declareren", "claiming rejected lines again")),
    ("unqueue-claims", Text::new("uit de wachtrij halen", "taking claim lines out of the queue")),
];

/// The name of an operation for people.
pub fn operation(name: &str) -> Text {
    let known = OPERATIONS.iter().find(|(known, _)| *known == name);
    known.map_or_else(|| Text::same(name), |(_, words)| words.clone())
}

/// What a change was, as a history tells it.
pub fn change(by: &By) -> Text {
    let Some(about) = &by.about else { return operation(&by.operation) };
    let Text { nl, en } = operation(about);
    if by.operation == "redo" {
        text!("opnieuw gedaan: {nl}", "done again: {en}")
    } else {
        text!("ongedaan gemaakt: {nl}", "undone: {en}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operations::undo::UNDOABLE;

    #[test]
    fn everything_that_can_be_undone_has_a_name() {
        for name in UNDOABLE.iter().filter(|name| **name != "redo") {
            assert_ne!(operation(name), Text::same(*name), "{name} has no name");
        }
    }
}
