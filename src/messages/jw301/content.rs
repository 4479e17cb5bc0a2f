//! The content of a JW301 as it stands in the message: everything, also what the program does not use yet. Nothing of
//! it prints through `Debug`, since nearly all of it is about people.

use crate::domain::claim::batch::BsnText;
use crate::domain::client::Gender;
use crate::domain::identifiers::{AgbCode, AllocationNumber, Category, MunicipalityCode};
use crate::domain::money::Cents;
use crate::domain::time::Day;
use crate::domain::volume::Extent;

use super::super::groups::Header;
use super::super::people::{Birth, Surname, hidden};

/// One message: one client with its current and changed allocations.
#[derive(Clone, PartialEq, Eq)]
pub struct Jw301 {
    pub header: Header<MunicipalityCode, AgbCode>,
    pub client: Client,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Client {
    pub bsn: BsnText,
    pub birth: Birth,
    pub gender: Gender,
    pub name: FullName,
    pub communication: Option<Communication>,
    /// Code list WJ232.
    pub legal_status: Option<String>,
    /// Code list WJ003.
    pub representation: Option<String>,
    pub remark: Option<String>,
    pub relations: Vec<Relation>,
    pub contacts: Vec<Contact>,
    pub products: Vec<Product>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct FullName {
    pub surname: Surname,
    pub partner: Option<Surname>,
    pub first_names: Option<String>,
    pub initials: Option<String>,
    /// How the person wants to be addressed (code list COD700).
    pub usage: String,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Communication {
    /// Kind of interpreter (code list COD747).
    pub form: String,
    pub language: Option<String>,
}

/// A person around the client.
#[derive(Clone, PartialEq, Eq)]
pub struct Relation {
    pub number: String,
    pub rank: Option<u64>,
    /// Code list COD472.
    pub role: String,
    pub birth: Option<Birth>,
    pub gender: Option<Gender>,
    pub name: FullName,
    pub contact: Contact,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    /// Kind of address (code list COD757).
    pub kind: String,
    pub address: Option<Address>,
    pub organisation: Option<String>,
    /// One or two telephone numbers.
    pub phones: Vec<Phone>,
    pub email: Option<String>,
    /// First and last day at a temporary address; both may be open.
    pub period: Option<(Option<Day>, Option<Day>)>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    pub house: Option<House>,
    pub postcode: Option<String>,
    pub street: Option<String>,
    pub town: Option<String>,
    /// Code list COD032.
    pub country: Option<String>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct House {
    pub number: u64,
    pub letter: Option<String>,
    pub addition: Option<String>,
    /// Code list NUM061.
    pub indication: Option<String>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Phone {
    pub number: String,
    pub country: String,
}

/// One allocation (ToegewezenProduct).
#[derive(Clone, PartialEq, Eq)]
pub struct Product {
    pub number: AllocationNumber,
    /// Reference of the provider's request that it grants.
    pub reference: Option<String>,
    /// Category, and the code unless it is aspecific; absent when it is generic.
    pub product: Option<(Category, Option<String>)>,
    /// Day and millisecond of the day at which this version was fixed (IV013).
    pub fixed: (Day, u32),
    pub from: Day,
    /// Last day, included.
    pub until: Option<Day>,
    /// Code list JZ002.
    pub change_reason: Option<String>,
    pub extent: Option<Extent>,
    pub budget: Option<Cents>,
    pub remark: Option<String>,
}

hidden!(Jw301, Client, FullName, Communication, Relation, Contact, Address, House, Phone, Product);
