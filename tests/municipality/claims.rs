//! A claim as it came in (JW323).

use super::calendar::Date;
use super::xml::Node;

/// A claim, with the parts of its message that go back in the answer.
pub struct Claim<'a> {
    pub sender: &'a str,
    pub receiver: &'a str,
    pub identification: &'a str,
    pub dated: Date,
    pub number: &'a str,
    pub period: (Date, Date),
    pub signed: Date,
    /// Signed, in eurocents.
    pub total: i64,
    pub total_side: &'a str,
    pub schema_versions: &'a str,
    pub message: &'a str,
    pub total_text: &'a str,
    pub clients: Vec<Client<'a>>,
}

pub struct Client<'a> {
    pub bsn: &'a str,
    pub lines: Vec<Line<'a>>,
}

/// A claim line.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    pub bsn: &'a str,
    /// As it was written.
    pub text: &'a str,
    pub reference: &'a str,
    pub previous: Option<&'a str>,
    pub allocation: u32,
    pub category: &'a str,
    pub code: &'a str,
    pub from: Date,
    pub until: Date,
    pub volume: i64,
    pub unit: &'a str,
    pub tariff: Option<i64>,
    pub amount: i64,
    pub side: &'a str,
}

impl Line<'_> {
    pub fn is_credit(&self) -> bool {
        self.side == "C"
    }

    pub fn signed(&self) -> i64 {
        if self.is_credit() { -self.amount } else { self.amount }
    }

    /// What at most one standing debit is about (TR389).
    pub fn care(&self) -> String {
        format!("{} {} {} {}..{}", self.allocation, self.category, self.code, self.from, self.until)
    }

    /// Everything but numbers and side (IV091).
    pub fn content(&self) -> String {
        let Line { bsn, volume, unit, tariff, amount, .. } = self;
        format!("{bsn} {} {volume} {unit} {tariff:?} {amount}", self.care())
    }
}

impl<'a> Claim<'a> {
    pub fn read(root: &Node<'a>) -> Self {
        let (head, claim) = (root.child("Header"), root.child("Declaratie"));
        let period = claim.child("DeclaratiePeriode");
        let total = claim.child("TotaalIngediendBedrag");
        let side = total.text(&["DebetCredit"]);
        let amount = total.number(&["TotaalBedrag"]);
        assert_eq!(
            (head.text(&["BerichtCode"]), head.text(&["BerichtVersie"])),
            ("490", "3"),
            "COD002, CS025"
        );
        assert_eq!(head.text(&["BerichtSubversie"]), "2", "CS015");
        Self {
            sender: head.text(&["Afzender"]),
            receiver: head.text(&["Ontvanger"]),
            identification: head.text(&["BerichtIdentificatie", "Identificatie"]),
            dated: Date::parse(head.text(&["BerichtIdentificatie", "Dagtekening"])),
            number: claim.text(&["DeclaratieNummer"]),
            period: (Date::parse(period.text(&["Begindatum"])), Date::parse(period.text(&["Einddatum"]))),
            signed: Date::parse(claim.text(&["DeclaratieDagtekening"])),
            total: if side == "C" { -amount } else { amount },
            total_side: side,
            schema_versions: head.child("XsdVersie").inner,
            message: head.child("BerichtIdentificatie").inner,
            total_text: total.inner,
            clients: claim.child("Clienten").all("Client").map(client).collect(),
        }
    }

    pub fn lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.clients.iter().flat_map(|client| &client.lines)
    }
}

fn client<'a>(node: &Node<'a>) -> Client<'a> {
    let bsn = node.text(&["Bsn"]);
    Client {
        bsn,
        lines: node.child("Prestaties").all("Prestatie").map(|line| self::line(bsn, line)).collect(),
    }
}

fn line<'a>(bsn: &'a str, node: &Node<'a>) -> Line<'a> {
    Line {
        bsn,
        text: node.inner,
        reference: node.text(&["ProductReferentie", "ReferentieNummer"]),
        previous: node.optional(&["ProductReferentie", "VorigReferentieNummer"]),
        allocation: node.text(&["ToewijzingNummer"]).parse().unwrap(),
        category: node.text(&["ProductCategorie"]),
        code: node.text(&["ProductCode"]),
        from: Date::parse(node.text(&["ProductPeriode", "Begindatum"])),
        until: Date::parse(node.text(&["ProductPeriode", "Einddatum"])),
        volume: node.number(&["GeleverdVolume"]),
        unit: node.text(&["Eenheid"]),
        tariff: node.optional(&["ProductTarief"]).map(|tariff| tariff.parse().unwrap()),
        amount: node.number(&["IngediendBedrag", "Bedrag"]),
        side: node.text(&["IngediendBedrag", "DebetCredit"]),
    }
}
