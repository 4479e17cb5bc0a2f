//! Claims and answers to them, by chance.

use uurwerk::domain::claim::answer::{Answer, AnswerClient, AnswerContent, AnswerLine, AnsweredClaim};
use uurwerk::domain::claim::batch::{Amount, Batch, BatchLine, BsnText};
use uurwerk::domain::claim::checked::Checked;
use uurwerk::domain::claim::return_codes::ReturnCode;
use uurwerk::domain::identifiers::Bsn;
use uurwerk::domain::practice::SchemaVersions;
use uurwerk::domain::volume::Unit;
use uurwerk::messages::groups::{BASE, Header, PREFIX, ROOT, write_amount, write_period};
use uurwerk::messages::xml::Writer;
use uurwerk::messages::{jw323, jw325};

use super::values::{
    agb, allocation_number, amount, category, cents, day, envelope, municipality, number, return_code, text,
    versions,
};
use crate::messages::samples::{heading, minutes};
use crate::support::Chance;

const NUMBERS: [&str; 4] = ["999900006", "999900018", "999900031", "999900043"];

/// The text without what a number of ours never has: spaces.
fn visible(chance: &mut Chance, most: usize) -> String {
    text(chance, most).replace(' ', "-")
}

fn line(chance: &mut Chance) -> BatchLine {
    BatchLine {
        reference: visible(chance, 20),
        previous: chance.maybe(|chance| visible(chance, 20)),
        allocation: allocation_number(chance),
        category: category(chance),
        code: visible(chance, 5),
        begin: day(chance),
        end: day(chance),
        volume: u32::try_from(number(chance, 99_999_999)).unwrap(),
        unit: *chance.pick(&Unit::ALL),
        tariff: chance.maybe(cents),
        amount: amount(chance, 99_999_999),
    }
}

/// A claim that passes its proof: what we write ourselves.
pub fn claim(chance: &mut Chance) -> Batch {
    loop {
        let lines = chance.some(1, 4, |chance| {
            let own = line(chance);
            let is_euro = own.unit == Unit::Euro;
            let cents = uurwerk::domain::money::Cents(if is_euro {
                i64::from(own.volume.max(1))
            } else {
                own.amount.cents.0.max(1)
            });
            let line = BatchLine {
                amount: if own.previous.is_some() { Amount::credit(cents) } else { Amount::debit(cents) },
                volume: if is_euro { own.volume.max(1) } else { own.volume },
                tariff: (!is_euro).then(|| own.tariff.unwrap_or_default()),
                ..BatchLine { begin: minutes("", 1).begin, end: minutes("", 1).end, ..own }
            };
            (Bsn::parse(chance.pick::<&str>(&NUMBERS)).unwrap(), line)
        });
        let mut heading = heading();
        heading.schema_versions = versions(chance);
        // Chance may give two lines one number or the same care; the proof refuses those.
        if let Ok(checked) = Checked::new(Batch::assemble(heading, lines)) {
            return checked.into_inner();
        }
    }
}

pub fn write_claim(batch: &Batch) -> Vec<u8> {
    jw323::write(&Checked::new(batch.clone()).map_err(|refused| refused.report).unwrap())
}

pub fn answer(chance: &mut Chance) -> Answer {
    let codes = |chance: &mut Chance| chance.some(1, 4, return_code);
    let client = |chance: &mut Chance| AnswerClient {
        bsn: BsnText::parse(chance.pick::<&str>(&NUMBERS)).unwrap(),
        lines: chance
            .some(1, 3, |chance| AnswerLine { line: line(chance), codes: chance.some(1, 3, return_code) }),
        codes: chance.some(1, 2, return_code),
    };
    Answer {
        municipality: municipality(chance),
        provider: agb(chance),
        identification: text(chance, 12),
        dated: day(chance),
        schema_versions: versions(chance),
        claim: AnsweredClaim {
            identification: text(chance, 12),
            dated: day(chance),
            schema_versions: versions(chance),
        },
        check_version: chance.maybe(|chance| versions(chance).base),
        codes: codes(chance),
        content: chance.maybe(|chance| AnswerContent {
            claim_number: visible(chance, 12),
            claimed: amount(chance, 999_999_999_999),
            granted: amount(chance, 999_999_999_999),
            clients: chance.some(0, 3, client),
            codes: codes(chance),
        }),
    }
}

pub fn write_answer(answer: &Answer) -> Vec<u8> {
    let header = Header {
        sender: answer.municipality.clone(),
        receiver: answer.provider.clone(),
        identification: answer.identification.clone(),
        dated: answer.dated,
        versions: answer.schema_versions.clone(),
    };
    // The header ends in what it answers, which the shared envelope does not have: it is put before its end.
    let mut bytes = Writer::document(ROOT, jw325::NAMESPACE, (PREFIX, BASE), |writer| {
        envelope(jw325::CODE, &header).write(writer);
        writer.group("Header", |writer| more_of_header(writer, answer));
        if let Some(content) = &answer.content {
            writer.group("DeclaratieAntwoord", |writer| write_content(writer, content));
        }
    });
    let text = String::from_utf8(bytes).unwrap();
    bytes = text.replacen("  </Header>\r\n  <Header>\r\n", "", 1).into_bytes();
    bytes
}

fn more_of_header(writer: &mut Writer, answer: &Answer) {
    let AnsweredClaim { identification, dated, schema_versions } = &answer.claim;
    writer.group("DeclaratieIdentificatie", |writer| {
        writer.base_text("Identificatie", identification);
        writer.base_text("Dagtekening", &dated.to_string());
    });
    writer.maybe_text("XsltVersie", answer.check_version.as_deref());
    let SchemaVersions { base, message } = schema_versions;
    writer.group("XsdVersieDeclaratie", |writer| {
        writer.base_text("BasisschemaXsdVersie", base);
        writer.base_text("BerichtXsdVersie", message);
    });
    write_codes(writer, &answer.codes);
}

fn write_content(writer: &mut Writer, content: &AnswerContent) {
    writer.text("DeclaratieNummer", &content.claim_number);
    write_amount(writer, "TotaalIngediendBedrag", "TotaalBedrag", content.claimed);
    write_amount(writer, "TotaalToegekendBedrag", "TotaalBedrag", content.granted);
    if !content.clients.is_empty() {
        writer.group("Clienten", |writer| {
            for client in &content.clients {
                writer.group("Client", |writer| write_client(writer, client));
            }
        });
    }
    write_codes(writer, &content.codes);
}

fn write_client(writer: &mut Writer, client: &AnswerClient) {
    writer.text("Bsn", client.bsn.reveal());
    writer.group("Prestaties", |writer| {
        for AnswerLine { line, codes } in &client.lines {
            writer.group("Prestatie", |writer| {
                write_line(writer, line);
                write_codes(writer, codes);
            });
        }
    });
    write_codes(writer, &client.codes);
}

fn write_line(writer: &mut Writer, line: &BatchLine) {
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
    writer.maybe_text("ProductTarief", line.tariff.map(|cents| cents.0.to_string()).as_deref());
    write_amount(writer, "IngediendBedrag", "Bedrag", line.amount);
}

fn write_codes(writer: &mut Writer, codes: &[ReturnCode]) {
    writer.group("RetourCodes", |writer| {
        for code in codes {
            writer.text("RetourCode", code.as_str());
        }
    });
}
