//! The content of an answer to a claim (JW325), and what it does to the claim that it answers.

mod rules;
mod verify;

pub use rules::RULES;
pub use verify::verify;

use std::collections::BTreeMap;

use super::super::identifiers::{AgbCode, MunicipalityCode};
use super::super::money::Cents;
use super::super::practice::SchemaVersions;
use super::super::text::Text;
use super::super::time::Day;
use super::batch::{Amount, BatchLine, BsnText, Place};
use super::return_codes::ReturnCode;

/// One answer, as it was read from a file. Its types hold what the schema lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub municipality: MunicipalityCode,
    pub provider: AgbCode,
    /// Identity of the answer: 1 to 12 characters.
    pub identification: String,
    /// Date of the answer (Dagtekening).
    pub dated: Day,
    pub schema_versions: SchemaVersions,
    pub claim: AnsweredClaim,
    /// Version of the published checks that refused the message (XsltVersie).
    pub check_version: Option<String>,
    /// Of the header.
    pub codes: Vec<ReturnCode>,
    /// Absent when the header itself was refused.
    pub content: Option<AnswerContent>,
}

/// Which claim message is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredClaim {
    pub identification: String,
    pub dated: Day,
    pub schema_versions: SchemaVersions,
}

/// What is said about the claim (DeclaratieAntwoord).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerContent {
    /// Number of the claim: 1 to 12 characters.
    pub claim_number: String,
    pub claimed: Amount,
    pub granted: Amount,
    /// Clients with lines that were not granted.
    pub clients: Vec<AnswerClient>,
    pub codes: Vec<ReturnCode>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerClient {
    pub bsn: BsnText,
    pub lines: Vec<AnswerLine>,
    pub codes: Vec<ReturnCode>,
}

/// A line that was not granted, as it was claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    pub line: BatchLine,
    pub codes: Vec<ReturnCode>,
}

impl AnswerContent {
    /// Every returned line with its place and its client, in the order of the message.
    pub fn lines(&self) -> impl Iterator<Item = (Place, &AnswerClient, &AnswerLine)> {
        self.clients.iter().enumerate().flat_map(|(client, content)| {
            let place = move |line| Place { client: client + 1, line: line + 1 };
            content.lines.iter().enumerate().map(move |(line, value)| (place(line), content, value))
        })
    }

    /// The sum of the returned lines, debit minus credit (TR342).
    pub fn returned(&self) -> Cents {
        let add = |sum: i64, line: &AnswerLine| sum.saturating_add(line.line.amount.signed().0);
        Cents(self.lines().map(|(.., line)| line).fold(0, add))
    }

    /// The claim as a whole was refused: nothing of it was processed.
    pub fn is_refused(&self) -> bool {
        self.codes.iter().any(|code| code.is_fault())
    }
}

/// What an answer does to its claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every line was judged: these were not granted, by reference; all others were.
    Processed { rejected: BTreeMap<String, Vec<ReturnCode>>, granted: Cents },
    /// Nothing was processed: every line may be sent anew.
    Returned,
}

impl Answer {
    /// The codes of the claim as a whole, or of the header where there is nothing else.
    pub fn whole_codes(&self) -> &[ReturnCode] {
        self.content.as_ref().map_or(&self.codes, |content| &content.codes)
    }
}

/// Whether the claim was processed or came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerOutcome {
    Processed,
    Returned,
}

impl AnswerOutcome {
    /// The English word that files, JSON and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Processed => "processed",
            Self::Returned => "returned",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Processed, Self::Returned].into_iter().find(|one| one.word() == word)
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Processed => Text::new("verwerkt", "processed"),
            Self::Returned => Text::new("in zijn geheel afgekeurd", "refused as a whole"),
        }
    }
}

#[cfg(test)]
mod tests;
