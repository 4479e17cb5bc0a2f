//! Tasks about claims, done by their operations.

use super::effects::{Outcome, Task};
use crate::problem::Problem;
use crate::store::Store;
use crate::surroundings::Surroundings;

/// Does a task about claims.
pub fn attempt(_: &mut Store, _: &Surroundings, _: Task) -> Result<Outcome, Problem> {
    Err(Problem::usage(crate::domain::text::Text::new("dat kan nog niet", "that cannot be done yet")))
}
