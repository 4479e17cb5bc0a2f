//! The one place here that holds a store: does a task by calling an operation or a view, and puts what came of it
//! into an outcome.

use super::effects::{Note, Outcome, Task};
use super::show;
use crate::domain::allocation::Allocation;
use crate::domain::client::Client;
use crate::domain::entry::EntryKey;
use crate::domain::ids::{AllocationId, ClientId, EntryId, PractitionerId};
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::operations::judge::Wanted;
use crate::operations::{
    add_client, delete_entry, edit_client, edit_entry, log_time, redo, save_allocation, undo, views,
};
use crate::problem::{self, Problem};
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

use super::screens::Place;

/// Does a task. What went wrong is an outcome too: nothing was changed then.
pub fn perform(store: &mut Store, surroundings: &Surroundings, task: Task) -> Outcome {
    attempt(store, surroundings, task).unwrap_or_else(|problem| Outcome::Failed(note_of(problem)))
}

fn attempt(store: &mut Store, here: &Surroundings, task: Task) -> Result<Outcome, Problem> {
    Ok(match task {
        Task::LoadPractice => Outcome::Practice(Box::new(views::practice::load(store)?)),
        Task::LoadDay(practitioner, day) => load_day(store, here, practitioner, day)?,
        Task::LoadChoices(practitioner) => {
            Outcome::Choices(Box::new(views::day::choices(store, here, practitioner)?))
        }
        Task::Preview(key, wanted) => {
            Outcome::Preview(Box::new(views::day::preview(store, here, key, &wanted)?))
        }
        Task::LoadMonth(practitioner, month) => {
            Outcome::Month(Box::new(views::month::load(store, here, practitioner, month)?))
        }
        Task::LoadClients => Outcome::Clients(Box::new(views::clients::load(store, here)?)),
        Task::LoadClient(client) => match views::clients::detail(store, here, client)? {
            Some(detail) => Outcome::Client(Box::new(detail)),
            None => Outcome::Failed(Note::problem(
                Text::new("die cliënt bestaat niet meer", "that client is gone"),
                None,
            )),
        },
        Task::Log(key, wanted) => log(store, here, key, *wanted)?,
        Task::Edit(id, wanted) => edit(store, here, id, *wanted)?,
        Task::Delete(id) => delete(store, here, id)?,
        Task::Undo => taken_back(&undo::run(store, here)?.operation, true),
        Task::Redo => taken_back(&redo::run(store, here)?.operation, false),
        Task::SaveClient(id, client) => save_client(store, here, id, *client)?,
        Task::SaveAllocation(id, allocation) => save_allocation(store, here, id, *allocation)?,
        Task::Claims(task) => super::perform_claims::attempt(store, here, task)?,
        Task::NodeRefused(input) => super::perform_letters::node_refused(store, here, *input)?,
        Task::Check(months) => {
            let filter = views::check::Filter { months, ..views::check::Filter::default() };
            Outcome::Check(Box::new(views::check::load(store, here, &filter)?))
        }
        Task::Messages(task) => super::perform_messages::attempt(store, here, task)?,
        Task::Client(task) => super::perform_client::attempt(store, here, task)?,
        Task::Usage(task) => super::perform_usages::attempt(store, here, task)?,
        Task::Settings(task) => super::perform_settings::attempt(store, here, task)?,
    })
}

/// A problem as a note: sentence, then what to do.
pub fn note_of(problem: Problem) -> Note {
    Note::problem(problem.sentence, problem.hint)
}

fn load_day(
    store: &mut Store,
    here: &Surroundings,
    practitioner: PractitionerId,
    day: Day,
) -> Result<Outcome, Problem> {
    let view = views::day::load(store, here, practitioner, day)?;
    Ok(Outcome::Day(Box::new(view), here.new_entry_key()))
}

fn log(store: &mut Store, here: &Surroundings, key: EntryKey, wanted: Wanted) -> Result<Outcome, Problem> {
    let done = log_time::run(store, here, log_time::Input { key, wanted })?;
    let minutes = show::minutes(done.entry.minutes.get());
    let day = show::day(done.entry.day);
    let (day_nl, day_en) = (&day.nl, &day.en);
    let words = text!("{minutes} gelogd op {day_nl}", "logged {minutes} on {day_en}");
    Ok(Outcome::Stored(with_findings(words, &done.findings), None))
}

fn edit(store: &mut Store, here: &Surroundings, id: EntryId, wanted: Wanted) -> Result<Outcome, Problem> {
    let done = edit_entry::run(store, here, edit_entry::Input { id, wanted })?;
    Ok(Outcome::Stored(with_findings(Text::new("gewijzigd", "changed"), &done.findings), None))
}

/// What was done, with the worst finding behind it.
fn with_findings(words: Text, findings: &[Finding]) -> Note {
    let held = findings.iter().any(|finding| finding.severity >= Severity::Hold);
    let hint = findings.first().map(|finding| {
        let (rule, what) = (&finding.rule, &finding.what);
        let mark = super::theme::mark(finding.severity);
        Text::of(format!("{mark} {rule}: {}", what.nl), format!("{mark} {rule}: {}", what.en))
    });
    let words = if held {
        let (nl, en) = (&words.nl, &words.en);
        text!("{nl}, maar nog niet te declareren", "{en}, but not claimable yet")
    } else {
        words
    };
    Note { hint, ..Note::done(words) }
}

fn delete(store: &mut Store, here: &Surroundings, id: EntryId) -> Result<Outcome, Problem> {
    let entry = delete_entry::run(store, here, id)?;
    let minutes = show::minutes(entry.minutes.get());
    let words = text!("{minutes} verwijderd", "deleted {minutes}");
    let hint = Text::new("u maakt het ongedaan.", "u takes it back.");
    Ok(Outcome::Changed(Note { hint: Some(hint), ..Note::done(words) }, None))
}

fn taken_back(operation: &str, undone: bool) -> Outcome {
    let Text { nl, en } = problem::operation(operation);
    let note = if undone {
        let hint = Text::new("Ctrl-r doet het weer opnieuw.", "Ctrl-r does it again.");
        Note { hint: Some(hint), ..Note::done(text!("ongedaan gemaakt: {nl}", "undone: {en}")) }
    } else {
        Note::done(text!("opnieuw gedaan: {nl}", "done again: {en}"))
    };
    Outcome::Changed(note, None)
}

fn save_client(
    store: &mut Store,
    here: &Surroundings,
    id: Option<ClientId>,
    client: Client,
) -> Result<Outcome, Problem> {
    let number = client.number.clone();
    let (id, words) = if let Some(id) = id {
        edit_client::run(store, here, edit_client::Input { id, client })?;
        (id, text!("cliënt {number} gewijzigd", "client {number} changed"))
    } else {
        let id = add_client::run(store, here, add_client::Input { client })?.id;
        (id, text!("cliënt {number} toegevoegd", "client {number} added"))
    };
    Ok(Outcome::Stored(Note::done(words), Some(Place::Clients(Some(id)))))
}

fn save_allocation(
    store: &mut Store,
    here: &Surroundings,
    id: Option<AllocationId>,
    allocation: Allocation,
) -> Result<Outcome, Problem> {
    let client = allocation.client;
    let input = save_allocation::Input {
        id,
        client,
        municipality: allocation.municipality,
        number: allocation.number,
        shape: allocation.shape,
        from: allocation.period.from,
        until: allocation.period.until,
        frame: allocation.frame,
    };
    let done = save_allocation::run(store, here, input)?;
    let number = done.allocation.number;
    let words = text!("toewijzing {number} opgeslagen", "allocation {number} saved");
    let until = done.allocation.period.until.filter(|_| done.end_filled_in);
    let hint = until.map(|day| {
        text!(
            "De laatste dag is volgens het contract ingevuld: {day}.",
            "The last day was filled in by the contract: {day}."
        )
    });
    Ok(Outcome::Stored(Note { hint, ..Note::done(words) }, Some(Place::Clients(Some(client)))))
}
