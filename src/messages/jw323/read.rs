//! The bytes of a claim as its content, element by element in the order of the schema.

use crate::domain::claim::batch::{Amount, Batch, BatchClient, BatchLine};
use crate::domain::time::Day;

use super::super::complaint::{Complaints, Expected, ReadError};
use super::super::groups::{BASE, is_root, read_amount, read_header, read_period};
use super::super::names::VOCABULARY;
use super::super::values;
use super::super::walk::{Walk, check_attributes};
use super::super::xml::{Document, parse};
use super::{CODE, NAMESPACE};

/// The claim in these bytes, when they follow the schema (level 1). The rules of level 2 are
/// [`RULES`](crate::domain::claim::checked::RULES).
pub fn read(bytes: &[u8]) -> Result<Batch, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Batch, ReadError> {
    let root = document.root().filter(|root| is_root(*root, NAMESPACE)).ok_or(ReadError::Unknown)?;
    let mut log = Complaints::default();
    check_attributes(document.elements(), &mut log);
    let batch = Walk::through(root, NAMESPACE, &mut log, |walk| {
        let header = read_header(walk, NAMESPACE, CODE, values::agb, values::municipality);
        let claim = walk.group("Declaratie", NAMESPACE, claim);
        let (header, claim) = (header?, claim?);
        Some(Batch {
            provider: header.sender,
            municipality: header.receiver,
            identification: header.identification,
            dated: header.dated,
            schema_versions: header.versions,
            claim_number: claim.number,
            begin: claim.period.0,
            end: claim.period.1,
            signed: claim.signed,
            total: claim.total,
            clients: claim.clients,
        })
    });
    log.settle(batch)
}

/// The class Declaratie.
struct Claim {
    number: String,
    period: (Day, Day),
    signed: Day,
    total: Amount,
    clients: Vec<BatchClient>,
}

fn claim(walk: &mut Walk<'_, '_>) -> Option<Claim> {
    let number = walk.one("DeclaratieNummer", values::claim_number);
    let period = read_period(walk, "DeclaratiePeriode");
    let signed = walk.one("DeclaratieDagtekening", values::day);
    let total = read_amount(walk, "TotaalIngediendBedrag", "TotaalBedrag", values::total);
    let clients = walk.group("Clienten", NAMESPACE, |walk| Some(walk.groups("Client", NAMESPACE, client)));
    Some(Claim { number: number?, period: period?, signed: signed?, total: total?, clients: clients? })
}

fn client(walk: &mut Walk<'_, '_>) -> Option<BatchClient> {
    let bsn = walk.one("Bsn", values::bsn);
    let lines = walk.group("Prestaties", NAMESPACE, |walk| Some(walk.groups("Prestatie", NAMESPACE, line)));
    Some(BatchClient { bsn: bsn?, lines: lines? })
}

/// The elements of a line, which its answer repeats.
pub fn line(walk: &mut Walk<'_, '_>) -> Option<BatchLine> {
    let references = walk.group("ProductReferentie", BASE, |walk| {
        let reference = walk.one("ReferentieNummer", reference_text);
        let previous = walk.maybe("VorigReferentieNummer", reference_text);
        Some((reference?, previous))
    });
    let allocation = walk.one("ToewijzingNummer", values::allocation_number);
    let category = walk.one("ProductCategorie", values::category);
    let code = walk.one("ProductCode", |text| values::line(text, 5, Some("RS012")));
    let period = read_period(walk, "ProductPeriode");
    let volume = walk.one("GeleverdVolume", values::eight_digits);
    let unit = walk.one("Eenheid", values::unit);
    let tariff = walk.maybe("ProductTarief", values::cents);
    let amount = read_amount(walk, "IngediendBedrag", "Bedrag", values::cents);
    let ((reference, previous), (begin, end)) = (references?, period?);
    Some(BatchLine {
        reference,
        previous,
        allocation: allocation?,
        category: category?,
        code: code?,
        begin,
        end,
        volume: volume?,
        unit: unit?,
        tariff,
        amount: amount?,
    })
}

fn reference_text(text: &str) -> Result<String, Expected> {
    values::length(text, 20, Some("RS019"))
}
