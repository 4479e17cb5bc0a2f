//! What the office should look at after a message was taken over, as values; `problem` has the words.

use crate::domain::identifiers::{AllocationNumber, ClientNumber, MunicipalityCode};
use crate::domain::time::Day;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The client is new, and `other` without BSN has the same surname and date of birth.
    MaybeSame { client: ClientNumber, other: ClientNumber },
    /// The sender allocates care of a client for whom `before` was responsible until that day.
    Moved { client: ClientNumber, before: MunicipalityCode, after: MunicipalityCode, from: Day },
    /// Two versions of the same moment differ: the one that was there stays (IV013).
    Differs(AllocationNumber),
    /// What the office typed gave way to what the municipality sent.
    ReplacedTyped(AllocationNumber),
    /// A current allocation of this client and sender is absent from the newest message (OP087).
    Absent(AllocationNumber),
    /// Deleted by the municipality (TR384).
    Deleted(AllocationNumber),
    /// It ends sooner than before, on this day.
    Shortened(AllocationNumber, Day),
}
