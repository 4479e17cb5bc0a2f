//! One value of a row that leaves the program.

use crate::domain::money::Cents;
use crate::domain::time::Day;

/// A value as programs read it; what people read is made elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    Text(&'a str),
    /// Several short texts.
    List(&'a [String]),
    Integer(i64),
    /// Eurocents: `1353.00` in CSV, the integer 135300 in JSON.
    Cents(Cents),
    /// `2025-03-13`.
    Day(Day),
    Bool(bool),
    Empty,
}
