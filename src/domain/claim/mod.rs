//! From a month of entries to claim lines, and from lines to a claim that may be sent.

pub mod line;
pub mod node_codes;
pub mod need;
pub mod overrides;
pub mod limits;
pub mod beyond;
pub mod compile;
pub mod batch;
pub mod checked;
pub mod return_codes;
pub mod answer;
pub mod credit;
pub mod ledger;
