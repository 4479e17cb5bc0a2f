//! An answer as the bytes of its message, element by element in the order of the schema: what a municipality sends, here for
//! the made-up one and for tests.

use crate::domain::claim::answer::{Answer, AnswerClient, AnswerContent};

use super::super::groups::{BASE, HeaderToWrite, PREFIX, ROOT, write_amount, write_identity, write_versions};
use super::super::jw323::write_line;
use super::super::returns::write_codes;
use super::super::xml::Writer;
use super::{CODE, NAMESPACE};

/// The message. It says what the answer says, right or wrong.
pub fn write(answer: &Answer) -> Vec<u8> {
    Writer::document(ROOT, NAMESPACE, (PREFIX, BASE), |writer| {
        writer.group("Header", |writer| header(writer, answer));
        if let Some(found) = &answer.content {
            writer.group("DeclaratieAntwoord", |writer| content(writer, found));
        }
    })
}

fn header(writer: &mut Writer, answer: &Answer) {
    let envelope = HeaderToWrite {
        code: CODE,
        sender: answer.municipality.as_str(),
        receiver: answer.provider.as_str(),
        identification: &answer.identification,
        dated: answer.dated,
        versions: &answer.schema_versions,
    };
    envelope.write_envelope(writer);
    let claim = &answer.claim;
    write_identity(writer, "DeclaratieIdentificatie", &claim.identification, claim.dated);
    writer.maybe_text("XsltVersie", answer.check_version.as_deref());
    write_versions(writer, "XsdVersieDeclaratie", &claim.schema_versions);
    write_codes(writer, &answer.codes);
}

fn content(writer: &mut Writer, content: &AnswerContent) {
    writer.text("DeclaratieNummer", &content.claim_number);
    write_amount(writer, "TotaalIngediendBedrag", "TotaalBedrag", content.claimed);
    write_amount(writer, "TotaalToegekendBedrag", "TotaalBedrag", content.granted);
    if !content.clients.is_empty() {
        writer.group("Clienten", |writer| content.clients.iter().for_each(|one| client(writer, one)));
    }
    write_codes(writer, &content.codes);
}

fn client(writer: &mut Writer, client: &AnswerClient) {
    writer.group("Client", |writer| {
        writer.text("Bsn", client.bsn.reveal());
        writer.group("Prestaties", |writer| {
            for one in &client.lines {
                writer.group("Prestatie", |writer| {
                    write_line(writer, &one.line);
                    write_codes(writer, &one.codes);
                });
            }
        });
        write_codes(writer, &client.codes);
    });
}
