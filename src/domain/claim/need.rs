//! Why a line that was answered needs the office.

use std::fmt;

use super::super::text::Text;
use super::node_codes::NodeCode;
use super::return_codes::ReturnCode;

/// What is to be done about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// It was rejected, and what it stood on is in no line that is on its way.
    Rejected,
    /// Its claim came back unprocessed: it is a draft again.
    Returned,
    /// Its credit was rejected: it stands as it stood.
    CreditRejected,
}

impl Need {
    /// The English word that files and JSON use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::Returned => "returned",
            Self::CreditRejected => "credit-rejected",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Rejected => Text::new("afgewezen", "rejected"),
            Self::Returned => Text::new("teruggekomen", "came back"),
            Self::CreditRejected => Text::new("creditering afgewezen", "credit rejected"),
        }
    }

    /// Its line is claimed again; otherwise it is credited again.
    pub const fn is_resubmitted(self) -> bool {
        matches!(self, Self::Rejected | Self::Returned)
    }
}

/// What was said about it: by the municipality, or by the exchange node, which may give no code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    Return(ReturnCode),
    Node(Option<NodeCode>),
}

/// What stands for a refusal of the node without a code.
const NODE: &str = "node";

impl Reason {
    /// A return code, a code of the node, or `node`; small letters are read as capitals.
    pub fn parse(text: &str) -> Option<Self> {
        if text.eq_ignore_ascii_case(NODE) {
            return Some(Self::Node(None));
        }
        let code = ReturnCode::parse(&text.to_uppercase()).map(Self::Return);
        code.or_else(|| NodeCode::parse(text).map(|code| Self::Node(Some(code))))
    }

    pub fn meaning(&self) -> Text {
        match self {
            Self::Return(code) => code.meaning(),
            Self::Node(Some(code)) => code.meaning(),
            Self::Node(None) => Text::new(
                "het knooppunt nam het bericht niet aan",
                "the exchange node did not take the message",
            ),
        }
    }

    pub fn advice(&self) -> Text {
        match self {
            Self::Return(code) => code.advice(),
            Self::Node(Some(code)) => code.advice(),
            Self::Node(None) => Text::new(
                "Kijk op het knooppunt wat er mis was, en declareer dan opnieuw.",
                "Look at the node what was wrong, and then claim again.",
            ),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Return(code) => code.fmt(f),
            Self::Node(Some(code)) => code.fmt(f),
            Self::Node(None) => f.pad(NODE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_reads_back_as_it_is_shown() {
        for (text, shown) in [
            ("9321", Some("9321")),
            ("s329", Some("S329")),
            ("brs001", Some("BRS001")),
            ("IB051", Some("IB051")),
            ("Node", Some("node")),
            ("1234", None),
            ("", None),
        ] {
            let reason = Reason::parse(text);
            assert_eq!(reason.as_ref().map(ToString::to_string).as_deref(), shown, "{text}");
            for words in reason.iter().flat_map(|one| [one.meaning(), one.advice()]) {
                assert!(!words.nl.is_empty() && !words.en.is_empty());
            }
        }
    }
}
