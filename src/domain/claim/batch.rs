//! The content of one claim message (JW323), as it was read from a file or put together here.
//!
//! Its types hold what the schema lets through, not what the rules of the standard demand: those are checked, all of
//! them, by [`Checked::new`](super::checked::Checked::new).

use std::fmt;

use super::super::identifiers::{
    AgbCode, AllocationNumber, Bsn, Category, ClaimNumber, IdentifierError, LineReference,
    MessageIdentification, MunicipalityCode,
};
use super::super::money::Cents;
use super::super::practice::SchemaVersions;
use super::super::text::Text;
use super::super::time::{Day, Month};
use super::super::volume::Unit;
use super::line::Line;

/// One claim message: one provider, one municipality, one claim month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    pub provider: AgbCode,
    pub municipality: MunicipalityCode,
    /// Identity of the message: 1 to 12 characters.
    pub identification: String,
    /// Date of the message (Dagtekening).
    pub dated: Day,
    pub schema_versions: SchemaVersions,
    /// Number of the claim: 1 to 12 letters and digits.
    pub claim_number: String,
    /// First and last day of the month that is claimed.
    pub begin: Day,
    pub end: Day,
    /// Date on which the provider signed the claim.
    pub signed: Day,
    /// The total as the message states it.
    pub total: Amount,
    pub clients: Vec<BatchClient>,
}

/// A client of a claim message with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchClient {
    pub bsn: BsnText,
    pub lines: Vec<BatchLine>,
}

/// One claim line as the message carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchLine {
    /// Number of the line: 1 to 20 characters.
    pub reference: String,
    /// Number of the debit line that is credited.
    pub previous: Option<String>,
    pub allocation: AllocationNumber,
    pub category: Category,
    /// Product code: 1 to 5 characters.
    pub code: String,
    /// First and last day of the product period.
    pub begin: Day,
    pub end: Day,
    /// Delivered volume in `unit`; eurocents when the unit is euro.
    pub volume: u32,
    pub unit: Unit,
    /// Eurocents of one unit.
    pub tariff: Option<Cents>,
    pub amount: Amount,
}

/// Which way an amount goes (code list COD043).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DebitCredit {
    /// The municipality pays.
    Debit,
    /// An earlier line is taken back.
    Credit,
}

impl DebitCredit {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Debit => "D",
            Self::Credit => "C",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Debit, Self::Credit].into_iter().find(|side| side.code() == code)
    }
}

/// An amount without sign, and the way it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    /// Eurocents, 0 or more.
    pub cents: Cents,
    pub side: DebitCredit,
}

impl Amount {
    pub const fn debit(cents: Cents) -> Self {
        Self { cents, side: DebitCredit::Debit }
    }

    pub const fn credit(cents: Cents) -> Self {
        Self { cents, side: DebitCredit::Credit }
    }

    /// A signed sum as amount and side: zero is debit (CS325).
    pub fn of(signed: Cents) -> Self {
        if signed < Cents::ZERO {
            Self::credit(Cents(signed.0.saturating_neg()))
        } else {
            Self::debit(signed)
        }
    }

    /// Debit counts as plus, credit as minus.
    pub fn signed(self) -> Cents {
        match self.side {
            DebitCredit::Debit => self.cents,
            DebitCredit::Credit => Cents(self.cents.0.saturating_neg()),
        }
    }
}

/// Nine digits that stand where a citizen service number should stand; they may fail the eleven-test. Prints masked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BsnText(String);

impl BsnText {
    /// `None` unless it is nine digits (RS037).
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit())).then(|| Self(text.to_owned()))
    }

    /// The number, when it passes the eleven-test (CS002).
    pub fn bsn(&self) -> Result<Bsn, IdentifierError> {
        Bsn::parse(&self.0)
    }

    /// The nine digits: for the message only.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<&Bsn> for BsnText {
    fn from(bsn: &Bsn) -> Self {
        Self(bsn.reveal().to_owned())
    }
}

impl fmt::Debug for BsnText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BsnText(masked)")
    }
}

/// What a new claim message says besides its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub provider: AgbCode,
    pub municipality: MunicipalityCode,
    pub identification: MessageIdentification,
    /// Date of the message; not before the last day of `month` (TR137).
    pub dated: Day,
    pub schema_versions: SchemaVersions,
    pub claim_number: ClaimNumber,
    /// The month that is claimed.
    pub month: Month,
    /// Date on which the provider signs; mostly the same as `dated`.
    pub signed: Day,
}

impl Batch {
    /// The most lines of a message that is made here. So many lines of the greatest length stay below 25 000 000
    /// bytes (OP179), and so many of the greatest amount below the greatest total (RS040).
    pub const MAX_LINES: usize = 10_000;

    /// A message of these lines: the period is the whole month, the total is the sum, each client stands there once,
    /// and the order does not depend on the order of `lines`.
    pub fn assemble(heading: Heading, lines: Vec<(Bsn, BatchLine)>) -> Self {
        let clients = grouped(lines)
            .into_iter()
            .map(|(bsn, lines)| BatchClient { bsn: BsnText::from(&bsn), lines })
            .collect();
        let mut batch = Self {
            provider: heading.provider,
            municipality: heading.municipality,
            identification: heading.identification.as_str().to_owned(),
            dated: heading.dated,
            schema_versions: heading.schema_versions,
            claim_number: heading.claim_number.as_str().to_owned(),
            begin: heading.month.first(),
            end: heading.month.last(),
            signed: heading.signed,
            total: Amount::debit(Cents::ZERO),
            clients,
        };
        batch.total = Amount::of(batch.sum());
        batch
    }

    /// The sum of the lines, debit minus credit (TR358). Stops at the bounds of 64 bits, far beyond what a message
    /// can carry.
    pub fn sum(&self) -> Cents {
        let add = |sum: i64, line: &BatchLine| sum.saturating_add(line.amount.signed().0);
        Cents(self.clients.iter().flat_map(|client| &client.lines).fold(0, add))
    }

    pub fn line_count(&self) -> usize {
        self.clients.iter().map(|client| client.lines.len()).sum()
    }

    /// Every line with its place, in the order of the message.
    pub fn lines(&self) -> impl Iterator<Item = (Place, &BatchLine)> {
        self.clients.iter().enumerate().flat_map(|(client, content)| {
            content
                .lines
                .iter()
                .enumerate()
                .map(move |(line, value)| (Place { client: client + 1, line: line + 1 }, value))
        })
    }
}

/// Where a line stands in its message; both counts start at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub client: usize,
    pub line: usize,
}

impl Place {
    /// The place in words; the message holds the rest, which errors must not show.
    pub fn words(self) -> Text {
        let Self { client, line } = self;
        crate::text!("regel {line} van cliënt {client}", "line {line} of client {client}")
    }
}

impl BatchLine {
    /// A debit line for a compiled line. `None` when the line lacks its category, code, unit or volume.
    pub fn debit(reference: &LineReference, allocation: AllocationNumber, line: &Line) -> Option<Self> {
        Some(Self {
            reference: reference.as_str().to_owned(),
            previous: None,
            allocation,
            category: line.category.clone()?,
            code: line.code.as_ref()?.as_str().to_owned(),
            begin: line.period.from(),
            end: line.period.until(),
            volume: line.volume?,
            unit: line.unit?,
            tariff: line.unit_tariff,
            amount: Amount::debit(line.amount),
        })
    }

    /// What decides the order of the lines of a client.
    fn order(&self) -> impl Ord + use<> {
        (
            self.allocation,
            self.begin,
            self.category.clone(),
            self.code.clone(),
            self.amount.side,
            self.reference.clone(),
        )
    }
}

/// Lines per client in order of number; within a client by allocation, period, product and reference.
fn grouped(mut lines: Vec<(Bsn, BatchLine)>) -> Vec<(Bsn, Vec<BatchLine>)> {
    lines.sort_by_cached_key(|(bsn, line)| (bsn.clone(), line.order()));
    let mut groups: Vec<(Bsn, Vec<BatchLine>)> = Vec::new();
    for (bsn, line) in lines {
        match groups.last_mut() {
            Some(group) if group.0 == bsn => group.1.push(line),
            _ => groups.push((bsn, vec![line])),
        }
    }
    groups
}

/// Lines over messages of at most `most` lines each, filled in the order of [`Batch::assemble`]. A client stays whole
/// unless it alone has more lines than fit.
pub fn split(lines: Vec<(Bsn, BatchLine)>, most: usize) -> Vec<Vec<(Bsn, BatchLine)>> {
    let most = most.max(1);
    let mut parts: Vec<Vec<(Bsn, BatchLine)>> = Vec::new();
    for (bsn, lines) in grouped(lines) {
        let whole_fits = parts.last().is_some_and(|part| part.len() + lines.len() <= most);
        if !whole_fits {
            parts.push(Vec::new());
        }
        for line in lines {
            if parts.last().is_none_or(|part| part.len() == most) {
                parts.push(Vec::new());
            }
            if let Some(part) = parts.last_mut() {
                part.push((bsn.clone(), line));
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests;
