//! Tasks about one client, done by their operations and views.

use super::effects::{ClientTask, Note, Outcome};
use super::perform_requests;
use super::screens::Place;
use crate::domain::dossier::Document;
use crate::domain::ids::{ClientId, DocumentId};
use crate::domain::text::Text;
use crate::operations::views::check::{self, Filter};
use crate::operations::views::clients;
use crate::operations::{
    add_document, edit_document, move_client, remove_document, remove_move, set_school, settle_findings,
};
use crate::problem::Problem;
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

/// Changes that the page of a client goes back.
const CHANGES: usize = 200;

/// Does a task about a client.
pub fn attempt(store: &mut Store, here: &Surroundings, task: ClientTask) -> Result<Outcome, Problem> {
    Ok(match task {
        ClientTask::Check(client) => {
            let filter = Filter { client: Some(client), ..Filter::default() };
            Outcome::ClientCheck(client, Box::new(check::load(store, here, &filter)?))
        }
        ClientTask::History(client) => {
            Outcome::ClientHistory(client, Box::new(clients::history(store, client, CHANGES)?))
        }
        ClientTask::Room(allocation) => Outcome::Room(allocation, clients::room(store, here, allocation)?),
        ClientTask::SaveDocument(client, id, document) => save_document(store, here, client, id, *document)?,
        ClientTask::RemoveDocument(document) => {
            remove_document::run(store, here, document)?;
            taken_away(Text::new("document weggehaald", "document taken away"))
        }
        ClientTask::SetSchool(client, periods) => {
            set_school::run(store, here, set_school::Input { client, periods })?;
            stored(Text::new("schooltijd vastgelegd", "school recorded"), client)
        }
        ClientTask::RemoveSchool(client, periods) => {
            set_school::run(store, here, set_school::Input { client, periods })?;
            taken_away(Text::new("schooltijd weggehaald", "period at school taken away"))
        }
        ClientTask::Move(input) => {
            let (client, from) = (input.client, input.moved.from);
            let code = input.moved.municipality.clone();
            move_client::run(store, here, input)?;
            let words = text!(
                "vanaf {from} is gemeente {code} verantwoordelijk",
                "from {from} municipality {code} is responsible"
            );
            stored(words, client)
        }
        ClientTask::ReportCare(client, input) => {
            super::perform_letters::report_care(store, here, client, input)?
        }
        ClientTask::PreviewRequest(client, input) => perform_requests::preview(store, here, client, input)?,
        ClientTask::RequestCare(client, input) => perform_requests::make(store, here, client, &input)?,
        ClientTask::RequestAgain(client, number, to) => {
            perform_requests::again(store, here, client, (number, to))?
        }
        ClientTask::WithdrawRequest(number) => perform_requests::withdraw(store, here, number)?,
        ClientTask::Settle(client, input) => {
            let closed = settle_findings::run(store, here, input)?.settled.len();
            stored(text!("afgesloten bevindingen: {closed}", "findings closed: {closed}"), client)
        }
        ClientTask::RemoveMove(input) => {
            remove_move::run(store, here, input)?;
            taken_away(Text::new("verhuizing weggehaald", "move taken away"))
        }
    })
}

fn save_document(
    store: &mut Store,
    here: &Surroundings,
    client: ClientId,
    id: Option<DocumentId>,
    document: Document,
) -> Result<Outcome, Problem> {
    let Text { nl, en } = document.kind.name();
    let words = if let Some(id) = id {
        edit_document::run(store, here, edit_document::Input { id, document })?;
        text!("{nl} gewijzigd", "{en} changed")
    } else {
        add_document::run(store, here, add_document::Input { client, document })?;
        text!("{nl} vastgelegd", "{en} recorded")
    };
    Ok(stored(words, client))
}

fn stored(words: Text, client: ClientId) -> Outcome {
    Outcome::Stored(Note::done(words), Some(Place::Clients(Some(client))))
}

fn taken_away(words: Text) -> Outcome {
    let hint = Text::new("u maakt het ongedaan.", "u takes it back.");
    Outcome::Changed(Note { hint: Some(hint), ..Note::done(words) }, None)
}
