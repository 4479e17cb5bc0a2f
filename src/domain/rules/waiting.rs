//! What rules ask about a message on which something still has to happen: by whom, and until when.

use super::super::time::Day;

/// What has to happen on a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// We place its file and send it.
    Placing,
    /// The municipality answers it: JW325 on a claim, a return message on anything else.
    Answer,
    /// The municipality decides about the request in it.
    Decision,
}

/// A message that waits for its next step.
#[derive(Clone, Copy, Debug)]
pub struct WaitingCase<'a> {
    /// `JW323`.
    pub key: &'a str,
    pub identification: &'a str,
    /// Its code.
    pub municipality: &'a str,
    pub awaited: Awaited,
    /// The last day on which the step is in time; without one there is no term.
    pub due: Option<Day>,
    pub today: Day,
}

impl WaitingCase<'_> {
    /// The last day of its term, once that is over.
    pub fn late(&self) -> Option<Day> {
        self.due.filter(|due| *due < self.today)
    }
}
