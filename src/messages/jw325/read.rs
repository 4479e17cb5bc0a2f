//! The bytes of an answer as its content, element by element in the order of the schema.

use crate::domain::claim::answer::{Answer, AnswerClient, AnswerContent, AnswerLine, AnsweredClaim};
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::{AgbCode, MunicipalityCode};

use super::super::complaint::{Complaints, Expected, ReadError};
use super::super::groups::{BASE, Header, is_root, read_amount, read_envelope, read_identity, read_versions};
use super::super::jw323::read_line;
use super::super::names::VOCABULARY;
use super::super::values;
use super::super::walk::{Walk, check_attributes};
use super::super::xml::{Document, parse};
use super::{CODE, NAMESPACE};

/// The answer in these bytes, when they follow the schema (level 1). The rules of level 2 are
/// [`RULES`](crate::domain::claim::answer::RULES).
pub fn read(bytes: &[u8]) -> Result<Answer, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Answer, ReadError> {
    let root = document.root().filter(|root| is_root(*root, NAMESPACE)).ok_or(ReadError::Unknown)?;
    let mut log = Complaints::default();
    check_attributes(document.elements(), &mut log);
    let answer = Walk::through(root, NAMESPACE, &mut log, |walk| {
        let head = walk.group("Header", NAMESPACE, head);
        let content = walk.maybe_group("DeclaratieAntwoord", NAMESPACE, content);
        let Head { header, claim, check_version, codes } = head?;
        Some(Answer {
            municipality: header.sender,
            provider: header.receiver,
            identification: header.identification,
            dated: header.dated,
            schema_versions: header.versions,
            claim,
            check_version,
            codes,
            content,
        })
    });
    log.settle(answer)
}

/// The class Header.
struct Head {
    header: Header<MunicipalityCode, AgbCode>,
    claim: AnsweredClaim,
    check_version: Option<String>,
    codes: Vec<ReturnCode>,
}

fn head(walk: &mut Walk<'_, '_>) -> Option<Head> {
    let header = read_envelope(walk, CODE, values::municipality, values::agb);
    let identity = walk.group("DeclaratieIdentificatie", BASE, read_identity);
    let check_version = walk.maybe("XsltVersie", values::version);
    let versions = walk.group("XsdVersieDeclaratie", BASE, read_versions);
    let codes = codes(walk);
    let (identification, dated) = identity?;
    let claim = AnsweredClaim { identification, dated, schema_versions: versions? };
    Some(Head { header: header?, claim, check_version, codes: codes? })
}

fn content(walk: &mut Walk<'_, '_>) -> Option<AnswerContent> {
    let number = walk.one("DeclaratieNummer", claim_number);
    let claimed = read_amount(walk, "TotaalIngediendBedrag", "TotaalBedrag", values::total);
    let granted = read_amount(walk, "TotaalToegekendBedrag", "TotaalBedrag", values::total);
    let clients =
        walk.maybe_group("Clienten", NAMESPACE, |walk| Some(walk.groups("Client", NAMESPACE, client)));
    let codes = codes(walk);
    Some(AnswerContent {
        claim_number: number?,
        claimed: claimed?,
        granted: granted?,
        clients: clients.unwrap_or_default(),
        codes: codes?,
    })
}

fn client(walk: &mut Walk<'_, '_>) -> Option<AnswerClient> {
    let bsn = walk.one("Bsn", values::bsn);
    let lines = walk.group("Prestaties", NAMESPACE, |walk| Some(walk.groups("Prestatie", NAMESPACE, line)));
    let codes = codes(walk);
    Some(AnswerClient { bsn: bsn?, lines: lines?, codes: codes? })
}

fn line(walk: &mut Walk<'_, '_>) -> Option<AnswerLine> {
    let line = read_line(walk);
    let codes = codes(walk);
    Some(AnswerLine { line: line?, codes: codes? })
}

/// The class RetourCodes.
fn codes(walk: &mut Walk<'_, '_>) -> Option<Vec<ReturnCode>> {
    walk.group("RetourCodes", NAMESPACE, |walk| Some(walk.many("RetourCode", values::return_code)))
}

/// The schema of the answer lets through more than that of the claim; whether it is our number is asked later.
fn claim_number(text: &str) -> Result<String, Expected> {
    values::length(text, 12, Some("RS017"))
}
