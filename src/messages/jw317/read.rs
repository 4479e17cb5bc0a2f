//! The bytes of a request for a change as its content, element by element in the order of the schema.

use crate::domain::identifiers::AllocationNumber;

use super::super::classes::Classes;
use super::super::complaint::{Complaints, ReadError};
use super::super::groups::{BASE, extent, is_root, product_name, read_header};
use super::super::names::VOCABULARY;
use super::super::values;
use super::super::walk::{Walk, check_attributes};
use super::super::xml::{Document, parse};
use super::{CODE, Changed, Client, Jw317, NAMESPACE, New, Request, Wanted};

/// The content of these bytes, when they follow the schema (level 1).
pub fn read(bytes: &[u8]) -> Result<Jw317, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw317, ReadError> {
    let root = document.root().filter(|root| is_root(*root, NAMESPACE)).ok_or(ReadError::Unknown)?;
    let mut log = Complaints::default();
    check_attributes(document.elements(), &mut log);
    let message = Walk::through(root, NAMESPACE, &mut log, |walk| {
        let header = read_header(walk, NAMESPACE, CODE, values::agb, values::municipality);
        let mut classes = Classes::sent(NAMESPACE);
        let client = walk.group("Client", NAMESPACE, |walk| client(walk, &mut classes));
        Some(Jw317 { header: header?, client: client? })
    });
    log.settle(message)
}

/// The class Client, as it is sent or as it is returned with codes.
pub(in super::super) fn client(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Client> {
    let bsn = walk.one("Bsn", values::bsn);
    let request = walk.group("Verzoek", classes.namespace, |walk| request(walk, classes));
    classes.end(walk, "Client");
    Some(Client { bsn: bsn?, request: request? })
}

fn request(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Request> {
    let namespace = classes.namespace;
    let reference = walk.one("ReferentieAanbieder", |text| values::line(text, 36, None));
    let reason = walk.one("RedenVerzoek", |text| values::code(text, "WJ758", &["1", "2"]));
    let unchanged = walk.maybe_group("OngewijzigdeProducten", namespace, |walk| {
        Some(walk.groups("OngewijzigdProduct", namespace, |walk| unchanged(walk, classes)))
    });
    let changed = walk.maybe_group("TeWijzigenProducten", namespace, |walk| {
        Some(walk.groups("TeWijzigenProduct", namespace, |walk| changed(walk, classes)))
    });
    let new = walk.maybe_group("NieuweProducten", namespace, |walk| {
        Some(walk.groups("NieuwProduct", namespace, |walk| new(walk, classes)))
    });
    classes.end(walk, "Verzoek");
    Some(Request {
        reference: reference?,
        reason: reason?,
        unchanged: unchanged.unwrap_or_default(),
        changed: changed.unwrap_or_default(),
        new: new.unwrap_or_default(),
    })
}

fn unchanged(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<AllocationNumber> {
    let number = walk.one("ToewijzingNummer", values::allocation_number);
    classes.end(walk, "OngewijzigdProduct");
    number
}

fn changed(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Changed> {
    let number = walk.one("ToewijzingNummer", values::allocation_number);
    let wanted = wanted(walk);
    classes.end(walk, "TeWijzigenProduct");
    Some(Changed { number: number?, wanted: wanted? })
}

fn new(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<New> {
    let name = walk.maybe_group("Product", BASE, product_name);
    let wanted = wanted(walk);
    classes.end(walk, "NieuwProduct");
    Some(New { name, wanted: wanted? })
}

fn wanted(walk: &mut Walk<'_, '_>) -> Option<Wanted> {
    let from = walk.one("GewensteIngangsdatum", values::day);
    let until = walk.maybe("Einddatum", values::day);
    let extent = walk.maybe_group("Omvang", BASE, extent);
    let budget = walk.maybe("Budget", values::cents);
    Some(Wanted { from: from?, until, extent, budget })
}
