//! The bytes of a request for an allocation as its content, element by element in the order of the schema.

use super::super::classes::Classes;
use super::super::complaint::{Complaints, ReadError};
use super::super::groups::{BASE, extent, is_root, product_name, read_header};
use super::super::names::VOCABULARY;
use super::super::people::person;
use super::super::values;
use super::super::walk::{Walk, check_attributes};
use super::super::xml::{Document, parse};
use super::{CODE, Client, Jw315, NAMESPACE, Product, Referrer};

/// The content of these bytes, when they follow the schema (level 1).
pub fn read(bytes: &[u8]) -> Result<Jw315, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw315, ReadError> {
    let root = document.root().filter(|root| is_root(*root, NAMESPACE)).ok_or(ReadError::Unknown)?;
    let mut log = Complaints::default();
    check_attributes(document.elements(), &mut log);
    let message = Walk::through(root, NAMESPACE, &mut log, |walk| {
        let header = read_header(walk, NAMESPACE, CODE, values::agb, values::municipality);
        let mut classes = Classes::sent(NAMESPACE);
        let client = walk.group("Client", NAMESPACE, |walk| client(walk, &mut classes));
        Some(Jw315 { header: header?, client: client? })
    });
    log.settle(message)
}

/// The class Client, as it is sent or as it is returned with codes.
pub(in super::super) fn client(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Client> {
    let namespace = classes.namespace;
    let person = person(walk);
    let authority_known = walk.maybe("GezagsdragerBekend", values::yes_no);
    let remark = walk.maybe("Commentaar", values::remark);
    let products = walk.group("AangevraagdeProducten", namespace, |walk| {
        Some(walk.groups("AangevraagdProduct", namespace, |walk| product(walk, classes)))
    });
    classes.end(walk, "Client");
    Some(Client { person: person?, authority_known, remark, products: products? })
}

fn product(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Product> {
    let reference = walk.one("ReferentieAanbieder", |text| values::line(text, 36, None));
    let decision = walk.maybe("BeschikkingNummer", values::allocation_number);
    let name = walk.maybe_group("Product", BASE, product_name);
    let decided_from = walk.maybe("BeschikkingIngangsdatum", values::day);
    let from = walk.one("ToewijzingIngangsdatum", values::day);
    let until = walk.maybe("ToewijzingEinddatum", values::day);
    let extent = walk.maybe_group("Omvang", BASE, extent);
    let budget = walk.maybe("Budget", values::cents);
    let referrer = walk.group("Verwijzer", BASE, referrer);
    let national = walk.maybe("Raamcontract", values::yes_no);
    let remark = walk.maybe("Commentaar", values::remark);
    classes.end(walk, "AangevraagdProduct");
    Some(Product {
        reference: reference?,
        decision,
        decided_from,
        name,
        from: from?,
        until,
        extent,
        budget,
        referrer: referrer?,
        national,
        remark,
    })
}

fn referrer(walk: &mut Walk<'_, '_>) -> Option<Referrer> {
    let kind = walk.one("Type", |text| values::code(text, "COD327", &KINDS));
    let name = walk.maybe("Naam", |text| values::line(text, 64, None));
    let agb = walk.maybe("ZorgverlenerCode", values::agb);
    Some(Referrer { kind: kind?, name, agb })
}

const KINDS: [&str; 7] = ["01", "02", "03", "04", "05", "06", "08"];
