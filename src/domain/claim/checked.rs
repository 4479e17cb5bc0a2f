//! The proof that a claim message may be sent. It can only be had from [`Checked::new`], and the writer of the message
//! takes nothing else.

mod rules;

pub use rules::{BOUNDS, RULES};

use super::super::rules::Finding;
use super::super::rules::message::findings;
use super::batch::Batch;

/// A value that passed all its checks. The field is private: nothing outside this file can make one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked<T>(T);

/// A message that may not be sent, with everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub batch: Box<Batch>,
    pub report: Vec<Finding>,
}

impl Checked<Batch> {
    /// Runs [`BOUNDS`] and [`RULES`]; either a proof, or the message back with all findings.
    pub fn new(batch: Batch) -> Result<Self, Refused> {
        let mut report = findings(BOUNDS, &batch);
        report.extend(findings(RULES, &batch));
        if report.is_empty() { Ok(Self(batch)) } else { Err(Refused { batch: Box::new(batch), report }) }
    }
}

impl<T> Checked<T> {
    pub fn get(&self) -> &T {
        &self.0
    }

    pub fn into_inner(self) -> T {
        self.0
    }
}

#[cfg(test)]
mod tests;
