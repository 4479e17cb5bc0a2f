//! Gives an activity a short word of the practice's own for quick entry, or takes it away.

use super::{change, contracts};
use crate::domain::identifiers::ActivityKey;
use crate::domain::quick_entry::reads_as_day_or_time;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

pub struct Input {
    /// One word, 1 to 20 characters, starting with a letter; kept in lower case.
    pub alias: String,
    /// `None` takes the alias away.
    pub activity: Option<ActivityKey>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("an alias is one word of 1 to 20 characters that starts with a letter")]
    Form,
    /// A day or a time of quick entry, such as `ma`.
    #[error("the word is a day or a time already")]
    DayOrTime,
    #[error("the activity {0} is unknown")]
    UnknownActivity(ActivityKey),
    /// It means another activity already.
    #[error("the word means {0} already")]
    Taken(ActivityKey),
    #[error("there is no such alias")]
    Unknown,
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<(), Error> {
    let alias = checked(&input.alias)?;
    store.write(&change(surroundings, "set-alias"), |tx| {
        let name = format!("{}{alias}", contracts::ALIAS);
        let Some(activity) = input.activity else {
            return if store::settings::remove(tx, &name)? { Ok(()) } else { Err(Error::Unknown) };
        };
        let known = contracts::load(tx)?;
        let mut activities = known.iter().flat_map(|contract| &contract.activities);
        if !activities.clone().any(|one| one.key == activity) {
            return Err(Error::UnknownActivity(activity));
        }
        if let Some(other) = activities.find(|one| one.key != activity && one.answers_to(&alias)) {
            return Err(Error::Taken(other.key.clone()));
        }
        Ok(store::settings::put(tx, &name, activity.as_str())?)
    })
}

/// All aliases of the practice: word and activity, by word.
pub fn list(store: &mut Store) -> Result<Vec<(String, String)>, StoreError> {
    store.read(|tx| {
        let settings = store::settings::list(tx)?;
        Ok(settings
            .into_iter()
            .filter_map(|(name, value)| Some((name.strip_prefix(contracts::ALIAS)?.to_owned(), value)))
            .collect())
    })
}

fn checked(alias: &str) -> Result<String, Error> {
    let alias = alias.trim().to_lowercase();
    let right = (1..=20).contains(&alias.chars().count())
        && alias.chars().next().is_some_and(char::is_alphabetic)
        && alias.chars().all(|c| c.is_alphanumeric() || c == '-');
    match (right, reads_as_day_or_time(&alias)) {
        (false, _) => Err(Error::Form),
        (true, true) => Err(Error::DayOrTime),
        (true, false) => Ok(alias),
    }
}
