//! Tasks about what the practice is, done by their operations.

use super::effects::{Note, Outcome, SettingsTask};
use super::screens::{Place, SettingsGoal};
use crate::domain::ids::PractitionerId;
use crate::domain::practitioner::Practitioner;
use crate::domain::text::Text;
use crate::operations::{add_practitioner, edit_practice, edit_practitioner, views};
use crate::problem::Problem;
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

/// Does a task about what the practice is.
pub fn attempt(store: &mut Store, here: &Surroundings, task: SettingsTask) -> Result<Outcome, Problem> {
    Ok(match task {
        SettingsTask::Load => Outcome::Settings(Box::new(views::settings::load(store, here)?)),
        SettingsTask::LoadTariffs(asked) => {
            Outcome::Tariffs(Box::new(views::tariffs::load(store, here, &asked)?))
        }
        SettingsTask::EditPractice(input) => {
            edit_practice::run(store, here, input)?;
            let words = Text::new("de praktijk is gewijzigd", "the practice is changed");
            Outcome::Stored(Note::done(words), Some(Place::Settings(None)))
        }
        SettingsTask::SavePractitioner(id, practitioner) => {
            let (id, words) = save_practitioner(store, here, id, *practitioner)?;
            Outcome::Stored(Note::done(words), Some(Place::Settings(Some(SettingsGoal::Practitioner(id)))))
        }
    })
}

fn save_practitioner(
    store: &mut Store,
    here: &Surroundings,
    id: Option<PractitionerId>,
    practitioner: Practitioner,
) -> Result<(PractitionerId, Text), Problem> {
    let code = practitioner.code.clone();
    if let Some(id) = id {
        edit_practitioner::run(store, here, edit_practitioner::Input { id, practitioner })?;
        return Ok((id, text!("medewerker {code} gewijzigd", "practitioner {code} changed")));
    }
    let done = add_practitioner::run(store, here, add_practitioner::Input { practitioner })?;
    Ok((done.id, text!("medewerker {code} toegevoegd", "practitioner {code} added")))
}
