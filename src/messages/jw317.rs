//! JW317, the request for a change (Verzoek om wijziging): provider to municipality, message code 486.

mod read;
mod rules;
mod write;

pub(super) use read::client;
pub use read::{read, read_document};
pub use rules::RULES;
pub use write::write;

use crate::domain::claim::batch::BsnText;
use crate::domain::identifiers::{AgbCode, AllocationNumber, MunicipalityCode};
use crate::domain::money::Cents;
use crate::domain::time::Day;
use crate::domain::volume::Extent;

use super::groups::{Header, ProductName};

/// Message code (COD002).
pub const CODE: &str = "486";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw317/schema";

/// One message: the whole situation that is wanted for one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jw317 {
    pub header: Header<AgbCode, MunicipalityCode>,
    pub client: Client,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    pub bsn: BsnText,
    pub request: Request,
}

/// One request (Verzoek), which is decided as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Our own, unique for ever (TR347).
    pub reference: String,
    /// Code list WJ758.
    pub reason: String,
    /// Allocations that stay as they are.
    pub unchanged: Vec<AllocationNumber>,
    pub changed: Vec<Changed>,
    pub new: Vec<New>,
}

/// An allocation to change (TeWijzigenProduct).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub number: AllocationNumber,
    pub wanted: Wanted,
}

/// A product that is not allocated yet (NieuwProduct).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub name: Option<ProductName>,
    pub wanted: Wanted,
}

/// What is wanted of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// First day of the change, or of the new product (GewensteIngangsdatum).
    pub from: Day,
    /// Last day, included.
    pub until: Option<Day>,
    pub extent: Option<Extent>,
    pub budget: Option<Cents>,
}
