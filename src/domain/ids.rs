//! One typed id per table of the store. Ids never come from nowhere: the store hands them out.

use std::fmt;

/// A newtype over a row number, so that ids of two tables cannot be mixed up.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(pub i64);

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Display::fmt(&self.0, f)
                }
            }
        )+
    };
}

id! {
    PractitionerId,
    ClientId,
    /// A document on record about a client.
    DocumentId,
    AllocationId,
    TariffId,
    EntryId,
    /// Something that was used of a component: a trip, attendance, a stay.
    UsageId,
    /// A group session.
    SessionId,
    /// A crisis trajectory.
    TrajectoryId,
    /// A claim line.
    LineId,
    /// The credit of a claim line.
    CreditId,
    /// A claim message that was made.
    BatchId,
    /// A municipality's answer to a claim.
    AnswerId,
    /// A message that we send beside claims.
    OutgoingId,
    /// A request for an allocation or a change.
    RequestId,
    /// A change in the journal: everything that one operation did.
    ChangeId,
}

/// A value together with the id under which the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored<I, T> {
    pub id: I,
    pub value: T,
}
