//! The practice and who works there: for title bars and for choosing a practitioner.

use crate::domain::ids::{PractitionerId, Stored};
use crate::domain::practice::Practice;
use crate::domain::practitioner::Practitioner;

/// What every screen needs to know before it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeView {
    /// `None` until the practice is set up.
    pub practice: Option<Practice>,
    /// By name; those who no longer work here too.
    pub practitioners: Vec<Stored<PractitionerId, Practitioner>>,
}
