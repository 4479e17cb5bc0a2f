//! What we ask of a municipality for a client: a first allocation (JW315), or a change of what is allocated (JW317).

mod codes;
mod progress;
mod return_codes;
pub mod rules;

pub use codes::{ChangeReason, Referral, RefusalReason};
pub use progress::{Progress, Receipt, State, Step, Verdict};
pub use return_codes::in_request;

use super::allocation::Shape;
use super::identifiers::{
    AgbCode, AllocationNumber, MessageIdentification, MunicipalityCode, RequestReference,
};
use super::ids::{AllocationId, ClientId};
use super::remark::Remark;
use super::text::Text;
use super::time::{Day, Period};

/// A request as the office made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Counts up from 1; how the office names it.
    pub number: i64,
    pub client: ClientId,
    pub municipality: MunicipalityCode,
    /// The day on which it was made.
    pub made: Day,
    /// That of its message.
    pub identification: MessageIdentification,
    pub kind: Kind,
    /// What is decided by itself: each product of a first request, all of a change in one go (OP346).
    pub parts: Vec<Part>,
}

/// Which message it becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JW315
    First,
    /// JW317
    Change(ChangeReason),
}

impl Kind {
    /// The key of its message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::First => "JW315",
            Self::Change(_) => "JW317",
        }
    }

    /// The English word that files, JSON and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Change(_) => "change",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::First => Text::new("eerste toewijzing", "first allocation"),
            Self::Change(_) => Text::new("wijziging", "change"),
        }
    }
}

/// What carries one reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Ours, unique for ever (TR347, OP361).
    pub reference: RequestReference,
    pub asked: Vec<Asked>,
    pub verdict: Verdict,
}

/// A product, or an allocation as it should become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The allocation to change; `None` for a product that is not allocated yet.
    pub allocation: Option<AllocationId>,
    /// Of an allocation to change: its product, with the extent or budget that is wanted.
    pub shape: Shape,
    /// Of an allocation to change: the first day of the change, and its last day.
    pub period: Period,
    /// Of a product of a first request, and of nothing else.
    pub grounds: Option<Grounds>,
}

/// On what a first allocation is asked for (OP296).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    pub referral: Referral,
    /// The referrer; the code where it is known (OP297).
    pub referrer: Option<Referrer>,
    /// Number and first day of the decision, if the client has one (IV052).
    pub decision: Option<(AllocationNumber, Day)>,
    /// Falls under a national framework contract.
    pub is_national: bool,
    /// For what fits nowhere else, without what tells who a person is (OP191).
    pub remark: Option<Remark>,
}

/// Who referred the client.
#[derive(Clone, PartialEq, Eq)]
pub enum Referrer {
    Agb(AgbCode),
    /// 1 to 64 characters.
    Name(String),
}

impl std::fmt::Debug for Referrer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Referrer(hidden)")
    }
}

impl Referrer {
    /// Most characters of a name (RS025).
    pub const MAX: usize = 64;

    /// Eight digits are a code; anything else is a name. `None` when nothing is left or it is longer than
    /// [`Referrer::MAX`].
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(agb) = AgbCode::parse(text) {
            return Some(Self::Agb(agb));
        }
        let fits =
            !text.is_empty() && text.chars().count() <= Self::MAX && !text.chars().any(char::is_control);
        fits.then(|| Self::Name(text.to_owned()))
    }

    /// As [`Referrer::parse`] reads it.
    pub fn text(&self) -> &str {
        match self {
            Self::Agb(agb) => agb.as_str(),
            Self::Name(name) => name,
        }
    }
}

impl Request {
    /// Everything that is asked for, in the order in which it was added.
    pub fn asked(&self) -> impl Iterator<Item = &Asked> {
        self.parts.iter().flat_map(|part| &part.asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_referrer_is_a_code_or_a_name() {
        assert_eq!(Referrer::parse("01000001").unwrap(), Referrer::Agb(AgbCode::parse("01000001").unwrap()));
        assert_eq!(Referrer::parse(" dr. Zoë \n").unwrap(), Referrer::Name("dr. Zoë".into()));
        for text in ["", "  ", "a\tb", &"é".repeat(65)] {
            assert_eq!(Referrer::parse(text), None, "{text:?}");
        }
        assert_eq!(Referrer::parse(&"é".repeat(64)).unwrap().text().chars().count(), 64);
        assert_eq!(format!("{:?}", Referrer::parse("dr. Zoë")), "Some(Referrer(hidden))");
    }
}
