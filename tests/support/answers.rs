//! Answers of a made-up municipality to the claims of a test (JW325), written by hand.

use uurwerk::domain::claim::batch::{Amount, Batch, BatchLine};
use uurwerk::domain::money::Cents;
use uurwerk::messages::jw323;

/// What an answer says besides the claim that it answers.
pub struct Reply<'a> {
    pub identification: &'a str,
    pub dated: &'a str,
    /// Code of the header; anything but 0200 leaves the rest out.
    pub header: &'a str,
    /// Code of the claim; made from the rest when there is none.
    pub claim: Option<&'a str>,
    /// References of lines that are not granted, each with its code.
    pub rejected: &'a [(&'a str, &'a str)],
    /// What is said to be granted; the sum when there is none.
    pub granted: Option<i64>,
}

impl Default for Reply<'_> {
    fn default() -> Self {
        Self {
            identification: "A1",
            dated: "2025-04-10",
            header: "0200",
            claim: None,
            rejected: &[],
            granted: None,
        }
    }
}

impl Reply<'_> {
    /// The answer to the claim in these bytes, with line ends as the standard has them.
    pub fn to(&self, claim: &[u8]) -> String {
        let batch = jw323::read(claim).unwrap();
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out += "<Bericht xmlns=\"http://www.istandaarden.nl/ijw/3_2/jw325/schema\" \
                xmlns:ijw=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\">\n";
        out += &self.header(&batch);
        if self.header == "0200" {
            out += &self.content(&batch);
        }
        out += "</Bericht>\n";
        out.replace('\n', "\r\n")
    }

    fn header(&self, batch: &Batch) -> String {
        let Self { identification, dated, header, .. } = self;
        let (sender, receiver) = (&batch.municipality, &batch.provider);
        let (theirs, their_day) = (&batch.identification, batch.dated);
        let versions = |name: &str| {
            let (base, message) = (&batch.schema_versions.base, &batch.schema_versions.message);
            format!(
                "    <{name}>\n      <ijw:BasisschemaXsdVersie>{base}</ijw:BasisschemaXsdVersie>\n      \
                 <ijw:BerichtXsdVersie>{message}</ijw:BerichtXsdVersie>\n    </{name}>\n"
            )
        };
        let identity = |name: &str, number: &str, day: &str| {
            format!(
                "    <{name}>\n      <ijw:Identificatie>{number}</ijw:Identificatie>\n      \
                 <ijw:Dagtekening>{day}</ijw:Dagtekening>\n    </{name}>\n"
            )
        };
        [
            "  <Header>\n    <BerichtCode>491</BerichtCode>\n    <BerichtVersie>3</BerichtVersie>\n"
                .to_owned(),
            "    <BerichtSubversie>2</BerichtSubversie>\n".to_owned(),
            format!("    <Afzender>{sender}</Afzender>\n    <Ontvanger>{receiver}</Ontvanger>\n"),
            identity("BerichtIdentificatie", identification, dated),
            versions("XsdVersie"),
            identity("DeclaratieIdentificatie", theirs, &their_day.to_string()),
            versions("XsdVersieDeclaratie"),
            codes("    ", header),
            "  </Header>\n".to_owned(),
        ]
        .concat()
    }

    fn content(&self, batch: &Batch) -> String {
        let why = |line: &BatchLine| self.rejected.iter().find(|(one, _)| *one == line.reference);
        let returned = batch.lines().filter(|(_, line)| why(line).is_some());
        let returned: i64 = returned.map(|(_, line)| line.amount.signed().0).sum();
        let whole = self.claim.unwrap_or(if self.rejected.is_empty() { "8001" } else { "0200" });
        let refused = !matches!(whole, "8001" | "0200");
        let sum = if refused { 0 } else { batch.total.signed().0 - returned };
        let granted = Amount::of(Cents(self.granted.unwrap_or(sum)));
        let clients = batch.clients.iter().filter_map(|client| {
            let lines: Vec<String> =
                client.lines.iter().filter_map(|line| why(line).map(|(_, code)| returned_line(line, code))).collect();
            let (bsn, lines) = (client.bsn.reveal(), Some(lines.concat()).filter(|text| !text.is_empty())?);
            Some(format!(
                "      <Client>\n        <Bsn>{bsn}</Bsn>\n        <Prestaties>\n{lines}        </Prestaties>\n{}      \
                 </Client>\n",
                codes("        ", "0200")
            ))
        });
        let clients: String = clients.collect();
        [
            format!(
                "  <DeclaratieAntwoord>\n    <DeclaratieNummer>{}</DeclaratieNummer>\n",
                batch.claim_number
            ),
            amount("    ", "TotaalIngediendBedrag", "TotaalBedrag", batch.total),
            amount("    ", "TotaalToegekendBedrag", "TotaalBedrag", granted),
            if clients.is_empty() { clients } else { format!("    <Clienten>\n{clients}    </Clienten>\n") },
            codes("    ", whole),
            "  </DeclaratieAntwoord>\n".to_owned(),
        ]
        .concat()
    }
}

fn returned_line(line: &BatchLine, code: &str) -> String {
    let pad = "            ";
    let previous = line.previous.as_ref().map_or_else(String::new, |number| {
        format!("{pad}  <ijw:VorigReferentieNummer>{number}</ijw:VorigReferentieNummer>\n")
    });
    let tariff = line
        .tariff
        .map_or_else(String::new, |cents| format!("{pad}<ProductTarief>{}</ProductTarief>\n", cents.0));
    [
        format!("          <Prestatie>\n{pad}<ProductReferentie>\n"),
        format!("{pad}  <ijw:ReferentieNummer>{}</ijw:ReferentieNummer>\n{previous}", line.reference),
        format!("{pad}</ProductReferentie>\n{pad}<ToewijzingNummer>{}</ToewijzingNummer>\n", line.allocation),
        format!("{pad}<ProductCategorie>{}</ProductCategorie>\n", line.category),
        format!("{pad}<ProductCode>{}</ProductCode>\n{pad}<ProductPeriode>\n", line.code),
        format!("{pad}  <ijw:Begindatum>{}</ijw:Begindatum>\n", line.begin),
        format!("{pad}  <ijw:Einddatum>{}</ijw:Einddatum>\n{pad}</ProductPeriode>\n", line.end),
        format!("{pad}<GeleverdVolume>{}</GeleverdVolume>\n", line.volume),
        format!("{pad}<Eenheid>{}</Eenheid>\n{tariff}", line.unit.code()),
        amount(pad, "IngediendBedrag", "Bedrag", line.amount),
        codes(pad, code),
        "          </Prestatie>\n".to_owned(),
    ]
    .concat()
}

fn amount(pad: &str, name: &str, inner: &str, amount: Amount) -> String {
    let (cents, side) = (amount.cents.0, amount.side.code());
    format!(
        "{pad}<{name}>\n{pad}  <ijw:{inner}>{cents}</ijw:{inner}>\n{pad}  \
         <ijw:DebetCredit>{side}</ijw:DebetCredit>\n{pad}</{name}>\n"
    )
}

fn codes(pad: &str, codes: &str) -> String {
    let each: Vec<String> =
        codes.split(' ').map(|code| format!("{pad}  <RetourCode>{code}</RetourCode>\n")).collect();
    format!("{pad}<RetourCodes>\n{}{pad}</RetourCodes>\n", each.concat())
}
