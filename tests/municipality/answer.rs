//! The answer to a claim (JW325), written as text: what is returned is copied from the claim.

use super::claims::{Claim, Line};

/// What became of a claim.
pub enum Verdict<'a> {
    /// Nothing was processed: a code of the header.
    Header(&'static str),
    /// Nothing was processed: a code of the claim.
    Claim(&'static str),
    /// These were not granted; a client has a code of its own, or none.
    Lines(Vec<(&'a str, Option<&'static str>, Vec<Returned<'a>>)>),
}

/// A line that is not granted, with its codes.
pub struct Returned<'a> {
    pub line: Line<'a>,
    pub codes: Vec<&'static str>,
}

fn codes(codes: &[&str]) -> String {
    format!("<RetourCodes><RetourCode>{}</RetourCode></RetourCodes>", codes.join("</RetourCode><RetourCode>"))
}

/// Eurocents, signed, with their side.
fn total(cents: i64) -> String {
    let side = if cents < 0 { "C" } else { "D" };
    format!(
        "<ijw:TotaalBedrag>{}</ijw:TotaalBedrag><ijw:DebetCredit>{side}</ijw:DebetCredit>",
        cents.unsigned_abs()
    )
}

/// What is granted, signed.
pub fn granted(claim: &Claim, verdict: &Verdict) -> i64 {
    match verdict {
        Verdict::Header(_) | Verdict::Claim(_) => 0,
        Verdict::Lines(clients) => {
            let returned = clients.iter().flat_map(|(.., lines)| lines);
            claim.total - returned.map(|returned| returned.line.signed()).sum::<i64>()
        }
    }
}

/// `number` tells the answers of one municipality apart; `granted` is written as it is given.
pub fn write(claim: &Claim, number: u32, verdict: &Verdict, granted: i64) -> String {
    let Claim { sender, receiver, message, schema_versions, dated, .. } = claim;
    let head = codes(&[if let Verdict::Header(code) = verdict { code } else { "0200" }]);
    let body = if let Verdict::Header(_) = verdict { String::new() } else { body(claim, verdict, granted) };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n\
         <Bericht xmlns=\"http://www.istandaarden.nl/ijw/3_2/jw325/schema\" \
         xmlns:ijw=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\"><Header><BerichtCode>491</BerichtCode>\
         <BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie><Afzender>{receiver}</Afzender>\
         <Ontvanger>{sender}</Ontvanger><BerichtIdentificatie><ijw:Identificatie>A{number}</ijw:Identificatie>\
         <ijw:Dagtekening>{dated}</ijw:Dagtekening></BerichtIdentificatie><XsdVersie>{schema_versions}</XsdVersie>\
         <DeclaratieIdentificatie>{message}</DeclaratieIdentificatie>\
         <XsdVersieDeclaratie>{schema_versions}</XsdVersieDeclaratie>{head}</Header>{body}</Bericht>\r\n"
    )
}

fn body(claim: &Claim, verdict: &Verdict, granted: i64) -> String {
    let (clients, code) = match verdict {
        Verdict::Header(code) | Verdict::Claim(code) => (String::new(), *code),
        Verdict::Lines(clients) if clients.is_empty() => (String::new(), "8001"),
        Verdict::Lines(clients) => {
            let clients: Vec<String> =
                clients.iter().map(|(bsn, code, lines)| client(bsn, *code, lines)).collect();
            (format!("<Clienten>{}</Clienten>", clients.concat()), "0200")
        }
    };
    let (number, claimed) = (claim.number, claim.total_text);
    format!(
        "<DeclaratieAntwoord><DeclaratieNummer>{number}</DeclaratieNummer>\
         <TotaalIngediendBedrag>{claimed}</TotaalIngediendBedrag><TotaalToegekendBedrag>{}</TotaalToegekendBedrag>\
         {clients}{}</DeclaratieAntwoord>",
        total(granted),
        codes(&[code])
    )
}

fn client(bsn: &str, code: Option<&'static str>, lines: &[Returned]) -> String {
    let line = |Returned { line, codes: own }: &Returned| {
        format!("<Prestatie>{}{}</Prestatie>", line.text, codes(own))
    };
    let lines = lines.iter().map(line).collect::<Vec<_>>().concat();
    let code = codes(&[code.unwrap_or("0200")]);
    format!("<Client><Bsn>{bsn}</Bsn><Prestaties>{lines}</Prestaties>{code}</Client>")
}
