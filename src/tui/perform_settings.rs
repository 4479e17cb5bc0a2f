//! Tasks about what the practice is, done by their operations.

use super::effects::{Note, Outcome, SettingsTask};
use super::perform_import;
use super::screens::{Place, SettingsGoal};
use super::show;
use crate::domain::ids::PractitionerId;
use crate::domain::practitioner::Practitioner;
use crate::domain::tariff::Tariff;
use crate::domain::text::Text;
use crate::domain::time::Occasion;
use crate::operations::set_holiday::Becomes;
use crate::operations::{
    add_practitioner, edit_practice, edit_practitioner, edit_tariff, import_tariffs, remove_tariff,
    set_holiday, views,
};
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
        SettingsTask::AddTariff(tariff) => add_tariff(store, here, *tariff)?,
        SettingsTask::EditTariff(id, tariff) => {
            let (from, Text { nl, en }) = (tariff.valid.from, tariff.label());
            edit_tariff::run(store, here, edit_tariff::Input { id, tariff: *tariff })?;
            let note = Note::done(text!("tarief {nl} gewijzigd", "tariff {en} changed"));
            Outcome::Stored(note, Some(Place::Settings(Some(SettingsGoal::TariffsOn(from)))))
        }
        SettingsTask::RemoveTariff(id) => {
            let Text { nl, en } = remove_tariff::run(store, here, id)?.label();
            Outcome::Changed(Note::done(text!("tarief {nl} weggehaald", "tariff {en} taken away")), None)
        }
        SettingsTask::ImportContract(path) => perform_import::contract(store, here, &path)?,
        SettingsTask::ImportTariffs(path) => perform_import::tariffs(store, here, &path)?,
        SettingsTask::EditPractice(input) => {
            edit_practice::run(store, here, input)?;
            let words = Text::new("de praktijk is gewijzigd", "the practice is changed");
            Outcome::Stored(Note::done(words), Some(Place::Settings(None)))
        }
        SettingsTask::SetHoliday(input) => {
            let words = holiday(&input);
            set_holiday::run(store, here, input)?;
            Outcome::Stored(Note::done(words), Some(Place::Settings(None)))
        }
        SettingsTask::SavePractitioner(id, practitioner) => {
            let hint = id.is_none().then_some(REGISTRATIONS);
            let (id, words) = save_practitioner(store, here, id, *practitioner)?;
            Outcome::Stored(
                Note { hint, ..Note::done(words) },
                Some(Place::Settings(Some(SettingsGoal::Practitioner(id)))),
            )
        }
    })
}

/// What the office made of a day, in words.
fn holiday(input: &set_holiday::Input) -> Text {
    let Text { nl, en } = match input.occasion {
        Occasion::Feast(feast) => feast.name(),
        Occasion::EveryYear(_) => text!("{0} van elk jaar", "{0} of every year", input.occasion.word()),
        Occasion::Once(day) => show::day(day),
    };
    match input.becomes {
        Becomes::Free(_) => text!("{nl} is nu een vrije dag", "{en} is a free day now"),
        Becomes::Working => text!("{nl} is nu een werkdag", "{en} is a working day now"),
    }
}

const REGISTRATIONS: Text =
    Text::new("a legt registraties vast, zoals SKJ.", "a records registrations, such as SKJ.");

fn add_tariff(store: &mut Store, here: &Surroundings, tariff: Tariff) -> Result<Outcome, Problem> {
    let (from, Text { nl, en }) = (tariff.valid.from, tariff.label());
    let done = import_tariffs::run(store, here, import_tariffs::Input { tariffs: vec![tariff] })?;
    let words = if done.already_there > 0 {
        text!("tarief {nl} was er al", "tariff {en} was there already")
    } else {
        text!("tarief {nl} toegevoegd", "tariff {en} added")
    };
    let before = from.previous();
    let hint = (done.closed > 0)
        .then(|| text!("Het vorige eindigt op {before}.", "The one before it ends on {before}."));
    let place = Place::Settings(Some(SettingsGoal::TariffsOn(from)));
    Ok(Outcome::Stored(Note { hint, ..Note::done(words) }, Some(place)))
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
