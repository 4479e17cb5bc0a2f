//! The only code that knows XML: messages of the national standard iJw 3.2.
//!
//! [`ALL`] is the table of messages; [`check()`] judges any file by it. A new message is a module like
//! [`jw301`] and a line in the table.

pub mod xml;
pub mod complaint;
pub mod values;
pub mod walk;
pub mod groups;
pub mod names;

pub mod jw301;
pub mod jw323;
pub mod jw325;

mod check;

pub use check::{Report, check, recognise};
pub use complaint::ReadError;
pub use xml::load;

use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::domain::time::Day;

use xml::Document;

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Municipality to provider.
    Incoming,
    /// Provider to municipality.
    Outgoing,
}

/// One kind of message of the standard.
pub struct Message {
    /// `JW301`.
    pub key: &'static str,
    /// BerichtCode (COD002).
    pub code: &'static str,
    pub name: Text,
    pub direction: Direction,
    /// File name of the official schema.
    pub schema: &'static str,
    pub namespace: &'static str,
    /// Date of the message and findings of level 2, when level 1 has no complaints.
    judge: fn(&Document) -> Result<Judgement, ReadError>,
}

impl Message {
    /// The key without its letters: `301`.
    pub fn number(&self) -> &'static str {
        self.key.trim_start_matches("JW")
    }
}

/// What level 2 has to say about a message that follows its schema.
struct Judgement {
    /// Dagtekening.
    dated: Day,
    findings: Vec<Finding>,
}

/// Every message that is read or written here.
pub static ALL: &[Message] = &[
    Message {
        key: "JW301",
        code: jw301::CODE,
        name: Text::new("toewijzing", "allocation"),
        direction: Direction::Incoming,
        schema: "JW301.xsd",
        namespace: jw301::NAMESPACE,
        judge: check::judge_301,
    },
    Message {
        key: "JW323",
        code: jw323::CODE,
        name: Text::new("declaratie", "claim"),
        direction: Direction::Outgoing,
        schema: "JW323.xsd",
        namespace: jw323::NAMESPACE,
        judge: check::judge_323,
    },
    Message {
        key: "JW325",
        code: jw325::CODE,
        name: Text::new("declaratie-antwoord", "answer to a claim"),
        direction: Direction::Incoming,
        schema: "JW325.xsd",
        namespace: jw325::NAMESPACE,
        judge: check::judge_325,
    },
    // The next message stands here.
];
