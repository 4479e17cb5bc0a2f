//! JW315, the request for an allocation (Verzoek om toewijzing): provider to municipality, message code 446.

mod read;
mod rules;
mod write;

pub(super) use read::client;
pub use read::{read, read_document};
pub use rules::RULES;
pub use write::write;

use crate::domain::identifiers::{AgbCode, AllocationNumber, MunicipalityCode};
use crate::domain::money::Cents;
use crate::domain::time::Day;
use crate::domain::volume::Extent;

use super::groups::{Header, ProductName};
use super::people::{Person, hidden};

/// Message code (COD002).
pub const CODE: &str = "446";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw315/schema";

/// One message: what is asked for one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jw315 {
    pub header: Header<AgbCode, MunicipalityCode>,
    pub client: Client,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Client {
    pub person: Person,
    /// Whether we know who holds parental authority; the municipality may then leave that out (OP002x1).
    pub authority_known: Option<bool>,
    pub remark: Option<String>,
    pub products: Vec<Product>,
}

/// One product that is asked for (AangevraagdProduct).
#[derive(Clone, PartialEq, Eq)]
pub struct Product {
    /// Our own, unique for ever (TR347).
    pub reference: String,
    /// Number and first day of the decision, if the client has one (IV052).
    pub decision: Option<AllocationNumber>,
    pub decided_from: Option<Day>,
    pub name: Option<ProductName>,
    pub from: Day,
    /// Last day, included.
    pub until: Option<Day>,
    pub extent: Option<Extent>,
    pub budget: Option<Cents>,
    pub referrer: Referrer,
    /// Falls under a national framework contract.
    pub national: Option<bool>,
    pub remark: Option<String>,
}

/// Who referred the client.
#[derive(Clone, PartialEq, Eq)]
pub struct Referrer {
    /// Code list COD327.
    pub kind: String,
    pub name: Option<String>,
    pub agb: Option<AgbCode>,
}

hidden!(Client, Product, Referrer);
