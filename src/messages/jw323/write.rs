//! A proved claim as the bytes of its message, element by element in the order of the schema.

use crate::domain::claim::batch::{Batch, BatchClient, BatchLine};
use crate::domain::claim::checked::Checked;

use super::super::groups::{BASE, HeaderToWrite, PREFIX, ROOT, write_amount, write_period};
use super::super::xml::Writer;
use super::{CODE, NAMESPACE};

/// The message: UTF-8 without byte order mark, lines ending in CR LF, the same bytes for the same claim. Below
/// 25 000 000 bytes, since [`Batch::MAX_LINES`] was proved.
pub fn write(checked: &Checked<Batch>) -> Vec<u8> {
    let batch = checked.get();
    Writer::document(ROOT, NAMESPACE, (PREFIX, BASE), |writer| {
        header(writer, batch);
        claim(writer, batch);
    })
}

fn header(writer: &mut Writer, batch: &Batch) {
    let header = HeaderToWrite {
        code: CODE,
        sender: batch.provider.as_str(),
        receiver: batch.municipality.as_str(),
        identification: &batch.identification,
        dated: batch.dated,
        versions: &batch.schema_versions,
    };
    header.write(writer);
}

fn claim(writer: &mut Writer, batch: &Batch) {
    writer.group("Declaratie", |writer| {
        writer.text("DeclaratieNummer", &batch.claim_number);
        write_period(writer, "DeclaratiePeriode", batch.begin, batch.end);
        writer.text("DeclaratieDagtekening", &batch.signed.to_string());
        write_amount(writer, "TotaalIngediendBedrag", "TotaalBedrag", batch.total);
        writer.group("Clienten", |writer| {
            for one in &batch.clients {
                client(writer, one);
            }
        });
    });
}

fn client(writer: &mut Writer, client: &BatchClient) {
    writer.group("Client", |writer| {
        writer.text("Bsn", client.bsn.reveal());
        writer.group("Prestaties", |writer| {
            for one in &client.lines {
                line(writer, one);
            }
        });
    });
}

fn line(writer: &mut Writer, line: &BatchLine) {
    writer.group("Prestatie", |writer| write_line(writer, line));
}

/// What a line says, in a claim and in the answer to it.
pub(in super::super) fn write_line(writer: &mut Writer, line: &BatchLine) {
    writer.group("ProductReferentie", |writer| {
        writer.base_text("ReferentieNummer", &line.reference);
        writer.maybe_base_text("VorigReferentieNummer", line.previous.as_deref());
    });
    writer.text("ToewijzingNummer", &line.allocation.to_string());
    writer.text("ProductCategorie", line.category.as_str());
    writer.text("ProductCode", &line.code);
    write_period(writer, "ProductPeriode", line.begin, line.end);
    writer.text("GeleverdVolume", &line.volume.to_string());
    writer.text("Eenheid", line.unit.code());
    if let Some(tariff) = line.tariff {
        writer.text("ProductTarief", &tariff.0.to_string());
    }
    write_amount(writer, "IngediendBedrag", "Bedrag", line.amount);
}
