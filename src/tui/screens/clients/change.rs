//! What is changed from the Clients screen: which form a key opens, what is asked before something is taken away, and where
//! a finding comes from.

use super::data::DataRow;
use super::page::{Page, Section};
use super::{
    Action, State, allocation_form, care_form, client_form, document_form, move_form, request_form, requests,
    school_form,
};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::operations::remove_move;
use crate::operations::views::check::{CheckRow, Subject};
use crate::operations::views::clients::ClientDetail;
use crate::text;
use crate::tui::effects::{ClientTask, Effect, Note, Task};
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::screens::{Place, messages};
use crate::tui::show;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::sheet::Open;

/// The form that an action opens; `None` when there is nothing to fill in.
pub fn form(state: &State, action: Action, here: &Here) -> Option<Box<dyn Open>> {
    if action == Action::NewClient {
        return Some(client_form::new(state.taken(None), here));
    }
    let detail = state.page.detail.as_ref()?;
    match action {
        Action::NewAllocation => Some(allocation_form::new(&detail.client, here)),
        Action::Care(asked) => state.page.allocation().map(|row| care_form::open(row, asked, here)),
        Action::Request(asked) => request_form::open(&state.page, detail, asked, here),
        Action::NewDocument => Some(document_form::new(detail, here)),
        Action::NewSchool => Some(school_form::open(detail, None)),
        Action::NewMove => Some(move_form::open(detail, None)),
        Action::Edit if state.inside => edit(state, detail, here),
        Action::Edit => Some(client(state, detail, client_form::Key::Number, here)),
        _ => None,
    }
}

fn edit(state: &State, detail: &ClientDetail, here: &Here) -> Option<Box<dyn Open>> {
    let page = &state.page;
    match page.section {
        Section::Data => Some(match *page.data().get(page.at())? {
            DataRow::Field(key) => client(state, detail, key, here),
            DataRow::School(index) => school_form::open(detail, index),
            DataRow::Move(index) => move_form::open(detail, index),
        }),
        Section::Allocations => page.allocation().map(|row| allocation_form::of(row, here)),
        Section::Documents => page.document().map(|stored| document_form::of(detail, stored, here)),
        Section::Requests | Section::Findings | Section::History => None,
    }
}

fn client(state: &State, detail: &ClientDetail, at: client_form::Key, here: &Here) -> Box<dyn Open> {
    client_form::of(&detail.client, at, state.taken(Some(detail.client.id)), here)
}

/// Asks before the marked thing is taken away.
pub fn remove(page: &Page) -> Vec<Effect> {
    let Some(detail) = &page.detail else { return Vec::new() };
    if page.section == Section::Requests {
        return requests::withdraw(page);
    }
    let effect = match page.section {
        Section::Documents => remove_document(page),
        Section::Data => page.data().get(page.at()).map(|row| remove_data(*row, detail)),
        _ => None,
    };
    effect.into_iter().collect()
}

fn remove_document(page: &Page) -> Option<Effect> {
    let stored = page.document()?;
    let kind = stored.value.kind.name();
    let day = show::day(stored.value.dated);
    let (kind_nl, kind_en, day_nl, day_en) = (kind.nl, kind.en, day.nl, day.en);
    let question = text!("De {kind_nl} van {day_nl} weghalen?", "Take the {kind_en} of {day_en} away?");
    Some(ask(question, ClientTask::RemoveDocument(stored.id)))
}

fn remove_data(row: DataRow, detail: &ClientDetail) -> Effect {
    let client = detail.client.id;
    let dossier = &detail.dossier;
    match row {
        DataRow::School(Some(index)) => {
            let days = dossier.school.get(index).map(|period| show::period(*period)).unwrap_or_default();
            let question = text!("Schooltijd {days} weghalen?", "Take the period at school {days} away?");
            ask(question, ClientTask::RemoveSchool(client, school_form::others(detail, Some(index))))
        }
        DataRow::Move(Some(index)) => match dossier.moves.get(index) {
            Some(first) if first.from == Day::FIRST => Effect::Say(Note::problem(
                Text::new(
                    "de gemeente van voor de eerste verhuizing blijft staan",
                    "the municipality before the first move stays",
                ),
                Some(Text::new("Haal de verhuizingen erna weg.", "Take the moves after it away.")),
            )),
            Some(one) => {
                let (code, from) = (&one.municipality, one.from);
                let question = text!(
                    "De verhuizing naar gemeente {code} vanaf {from} weghalen?",
                    "Take the move to municipality {code} from {from} away?"
                );
                ask(question, ClientTask::RemoveMove(remove_move::Input { client, from }))
            }
            None => nothing(),
        },
        DataRow::Field(_) | DataRow::School(None) | DataRow::Move(None) => nothing(),
    }
}

fn nothing() -> Effect {
    Effect::Say(Note::hint(Text::new(
        "hier is niets weg te halen; e wijzigt",
        "there is nothing to take away here; e edits",
    )))
}

fn ask(question: Text, task: ClientTask) -> Effect {
    Effect::Show(Box::new(Overlay::Confirm(Confirm {
        title: Text::new("Weghalen", "Take away"),
        question,
        yes: Text::new("weghalen", "take away"),
        effects: vec![Effect::Do(Task::Client(task))],
    })))
}

/// To the entry, the allocation or the claim line that the marked finding is about.
pub fn cause(state: &mut State) -> Vec<Effect> {
    let Some(CheckRow { subject, practitioner, .. }) = state.page.finding() else { return Vec::new() };
    match subject {
        Subject::Entry { id, day, .. } => {
            let worker = practitioner.as_ref().map(|(practitioner, _)| Effect::Work(*practitioner));
            worker.into_iter().chain([Effect::Go(Place::Entry(*day, *id))]).collect()
        }
        Subject::Line { id, period, .. } => vec![Effect::Go(Place::Line(period.from().month(), *id))],
        Subject::Allocation { id, .. } => {
            let id = *id;
            state.page.mark_allocation(id);
            Vec::new()
        }
        Subject::Message { id, .. } => vec![Effect::Go(Place::Messages(Some(messages::Goal::Message(*id))))],
        // Where these are put right is not on this screen, and says so itself.
        Subject::Usage { .. } | Subject::Trajectory { .. } | Subject::Groups { .. } => Vec::new(),
    }
}
