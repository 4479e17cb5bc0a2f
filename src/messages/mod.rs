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
pub mod classes;
pub mod returns;
pub mod people;
mod asked;

pub mod jw301;
pub mod jw302;
pub mod jw305;
pub mod jw306;
pub mod jw307;
pub mod jw308;
pub mod jw315;
pub mod jw316;
pub mod jw317;
pub mod jw318;
pub mod jw319;
pub mod jw320;
pub mod jw323;
pub mod jw325;

pub mod readable;

mod check;

pub use check::{Report, check, recognise, sendable};
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

/// The kind with this key, such as `JW301`.
pub fn by_key(key: &str) -> Option<&'static Message> {
    ALL.iter().find(|message| message.key == key)
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
        key: "JW302",
        code: jw302::CODE,
        name: Text::new("toewijzing retour", "allocation returned"),
        direction: Direction::Outgoing,
        schema: "JW302.xsd",
        namespace: jw302::NAMESPACE,
        judge: check::judge_302,
    },
    Message {
        key: "JW305",
        code: jw305::CODE,
        name: Text::new("start levering", "start of care"),
        direction: Direction::Outgoing,
        schema: "JW305.xsd",
        namespace: jw305::NAMESPACE,
        judge: check::judge_305,
    },
    Message {
        key: "JW306",
        code: jw306::CODE,
        name: Text::new("start levering retour", "start of care returned"),
        direction: Direction::Incoming,
        schema: "JW306.xsd",
        namespace: jw306::NAMESPACE,
        judge: check::judge_306,
    },
    Message {
        key: "JW307",
        code: jw307::CODE,
        name: Text::new("stop levering", "stop of care"),
        direction: Direction::Outgoing,
        schema: "JW307.xsd",
        namespace: jw307::NAMESPACE,
        judge: check::judge_307,
    },
    Message {
        key: "JW308",
        code: jw308::CODE,
        name: Text::new("stop levering retour", "stop of care returned"),
        direction: Direction::Incoming,
        schema: "JW308.xsd",
        namespace: jw308::NAMESPACE,
        judge: check::judge_308,
    },
    Message {
        key: "JW315",
        code: jw315::CODE,
        name: Text::new("verzoek om toewijzing", "request for an allocation"),
        direction: Direction::Outgoing,
        schema: "JW315.xsd",
        namespace: jw315::NAMESPACE,
        judge: check::judge_315,
    },
    Message {
        key: "JW316",
        code: jw316::CODE,
        name: Text::new("verzoek om toewijzing retour", "request for an allocation returned"),
        direction: Direction::Incoming,
        schema: "JW316.xsd",
        namespace: jw316::NAMESPACE,
        judge: check::judge_316,
    },
    Message {
        key: "JW317",
        code: jw317::CODE,
        name: Text::new("verzoek om wijziging", "request for a change"),
        direction: Direction::Outgoing,
        schema: "JW317.xsd",
        namespace: jw317::NAMESPACE,
        judge: check::judge_317,
    },
    Message {
        key: "JW318",
        code: jw318::CODE,
        name: Text::new("verzoek om wijziging retour", "request for a change returned"),
        direction: Direction::Incoming,
        schema: "JW318.xsd",
        namespace: jw318::NAMESPACE,
        judge: check::judge_318,
    },
    Message {
        key: "JW319",
        code: jw319::CODE,
        name: Text::new("antwoord op verzoek", "answer to a request"),
        direction: Direction::Incoming,
        schema: "JW319.xsd",
        namespace: jw319::NAMESPACE,
        judge: check::judge_319,
    },
    Message {
        key: "JW320",
        code: jw320::CODE,
        name: Text::new("antwoord op verzoek retour", "answer to a request returned"),
        direction: Direction::Outgoing,
        schema: "JW320.xsd",
        namespace: jw320::NAMESPACE,
        judge: check::judge_320,
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
