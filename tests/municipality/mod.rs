//! A made-up municipality: it takes claims (JW323), holds them against what it knows, and answers (JW325). It shares no
//! code with the program: it reads and writes text.

use std::collections::{HashMap, HashSet};

/// Numbers by chance, the same ones for the same seed.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }
}

/// What it knows of allocations, and of every line that it was sent.
pub struct Municipality {
    chance: Chance,
    /// Citizen service number by allocation number.
    allocations: HashMap<String, String>,
    messages: HashSet<String>,
    claims: HashSet<String>,
    references: HashSet<String>,
    /// Granted lines that stand, by reference: what each says, and what it is about.
    standing: HashMap<String, (String, String, i64)>,
    /// Signed, in eurocents.
    pub granted: i64,
    answers: u32,
}

/// A line as it was sent.
struct Line<'a> {
    text: &'a str,
    bsn: &'a str,
    reference: &'a str,
    previous: Option<&'a str>,
    allocation: &'a str,
    amount: i64,
    code: Option<&'static str>,
}

impl Line<'_> {
    /// Allocation, product and period.
    fn care(&self) -> String {
        let period = inner(self.text, "ProductPeriode").unwrap();
        let product = (inner(self.text, "ProductCategorie"), inner(self.text, "ProductCode"));
        format!("{} {product:?} {period}", self.allocation)
    }

    /// Everything but the numbers and the side.
    fn content(&self) -> String {
        let (_, rest) = self.text.split_once("</ProductReferentie>").unwrap();
        rest.replace("<ijw:DebetCredit>C<", "<ijw:DebetCredit>D<")
    }

    fn signed(&self) -> i64 {
        if self.previous.is_some() { -self.amount } else { self.amount }
    }
}

impl Municipality {
    pub fn new(seed: u64, allocations: &[(&str, &str)]) -> Self {
        let allocations =
            allocations.iter().map(|(number, bsn)| ((*number).to_owned(), (*bsn).to_owned())).collect();
        Self {
            chance: Chance::new(seed),
            allocations,
            messages: HashSet::new(),
            claims: HashSet::new(),
            references: HashSet::new(),
            standing: HashMap::new(),
            granted: 0,
            answers: 0,
        }
    }

    /// The answer to a claim, dated as it is.
    pub fn receive(&mut self, xml: &str) -> String {
        let identification = inner(xml, "ijw:Identificatie").unwrap();
        assert!(self.messages.insert(identification.to_owned()), "TR056: {identification} came before");
        let number = inner(xml, "DeclaratieNummer").unwrap();
        assert!(self.claims.insert(number.to_owned()), "TR333: {number} came before");
        let mut lines = lines_of(xml);
        let total = signed(inner(xml, "TotaalIngediendBedrag").unwrap(), "ijw:TotaalBedrag");
        assert_eq!(total, lines.iter().map(Line::signed).sum::<i64>(), "TR358");
        for line in &lines {
            assert!(
                self.references.insert(line.reference.to_owned()),
                "TR314: {} came before",
                line.reference
            );
        }
        match self.chance.below(12) {
            0 => return self.answer(xml, Some("0001"), None, &[]),
            1 => return self.answer(xml, None, Some("9333"), &[]),
            _ => {}
        }
        // Credits are handled before debits.
        lines.sort_by_key(|line| line.previous.is_none());
        let mut refused_credits = HashSet::new();
        for line in &mut lines {
            line.code = match line.previous {
                Some(previous) => self.take_back(line, previous),
                None => self.grant(line, &refused_credits),
            };
            if line.code.is_some() && line.previous.is_some() {
                refused_credits.insert(line.care());
            }
        }
        let granted: i64 = lines.iter().filter(|line| line.code.is_none()).map(Line::signed).sum();
        self.granted += granted;
        self.answer(xml, None, None, &lines)
    }

    fn take_back(&mut self, line: &Line, previous: &str) -> Option<&'static str> {
        let Some((content, care, amount)) = self.standing.get(previous) else {
            panic!("TR323, TR390: {previous} does not stand");
        };
        assert_eq!((content, care, *amount), (&line.content(), &line.care(), line.amount), "IV091");
        if self.chance.below(6) == 0 {
            return Some("8017");
        }
        self.standing.remove(previous);
        None
    }

    fn grant(&mut self, line: &Line, refused_credits: &HashSet<String>) -> Option<&'static str> {
        assert_eq!(self.allocations.get(line.allocation).map(String::as_str), Some(line.bsn), "TR304, TR338");
        let care = line.care();
        if self.standing.values().any(|(_, other, _)| *other == care) {
            assert!(refused_credits.contains(&care), "TR389: {care} stands already");
            return Some("9389");
        }
        if self.chance.below(5) == 0 {
            return Some("9321");
        }
        self.standing.insert(line.reference.to_owned(), (line.content(), care, line.amount));
        None
    }

    fn answer(&mut self, xml: &str, header: Option<&str>, claim: Option<&str>, lines: &[Line]) -> String {
        self.answers += 1;
        let number = self.answers;
        let returned: Vec<&Line> = lines.iter().filter(|line| line.code.is_some()).collect();
        let (sender, receiver) = (inner(xml, "Ontvanger").unwrap(), inner(xml, "Afzender").unwrap());
        let (identity, versions) =
            (inner(xml, "BerichtIdentificatie").unwrap(), inner(xml, "XsdVersie").unwrap());
        let dated = inner(xml, "ijw:Dagtekening").unwrap();
        let codes = |code: &str| format!("<RetourCodes><RetourCode>{code}</RetourCode></RetourCodes>");
        let head = codes(header.unwrap_or("0200"));
        let head = format!(
            "<Header><BerichtCode>491</BerichtCode><BerichtVersie>3</BerichtVersie>\
             <BerichtSubversie>2</BerichtSubversie><Afzender>{sender}</Afzender><Ontvanger>{receiver}</Ontvanger>\
             <BerichtIdentificatie><ijw:Identificatie>A{number}</ijw:Identificatie>\
             <ijw:Dagtekening>{dated}</ijw:Dagtekening></BerichtIdentificatie><XsdVersie>{versions}</XsdVersie>\
             <DeclaratieIdentificatie>{identity}</DeclaratieIdentificatie>\
             <XsdVersieDeclaratie>{versions}</XsdVersieDeclaratie>{head}</Header>"
        );
        let total = inner(xml, "TotaalIngediendBedrag").unwrap();
        let refused: i64 = returned.iter().map(|line| line.signed()).sum();
        let sum = if claim.is_some() { 0 } else { signed(total, "ijw:TotaalBedrag") - refused };
        let (granted, side) = (sum.abs(), if sum < 0 { "C" } else { "D" });
        let whole = claim.unwrap_or(if returned.is_empty() { "8001" } else { "0200" });
        let (clients, claim_number, whole) =
            (clients(&returned), inner(xml, "DeclaratieNummer").unwrap(), codes(whole));
        let body = format!(
            "<DeclaratieAntwoord><DeclaratieNummer>{claim_number}</DeclaratieNummer>\
             <TotaalIngediendBedrag>{total}</TotaalIngediendBedrag><TotaalToegekendBedrag>\
             <ijw:TotaalBedrag>{granted}</ijw:TotaalBedrag><ijw:DebetCredit>{side}</ijw:DebetCredit>\
             </TotaalToegekendBedrag>{clients}{whole}</DeclaratieAntwoord>"
        );
        let body = if header.is_some() { String::new() } else { body };
        format!(
            "<Bericht xmlns=\"http://www.istandaarden.nl/ijw/3_2/jw325/schema\" \
             xmlns:ijw=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\">{head}{body}</Bericht>\r\n"
        )
    }
}

fn clients(returned: &[&Line]) -> String {
    let mut numbers: Vec<&str> = returned.iter().map(|line| line.bsn).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut out = Vec::new();
    for bsn in numbers {
        let lines = returned.iter().filter(|line| line.bsn == bsn).map(|line| {
            let (text, code) = (line.text, line.code.unwrap());
            format!("<Prestatie>{text}<RetourCodes><RetourCode>{code}</RetourCode></RetourCodes></Prestatie>")
        });
        let lines: Vec<String> = lines.collect();
        out.push(format!(
            "<Client><Bsn>{bsn}</Bsn><Prestaties>{}</Prestaties>\
             <RetourCodes><RetourCode>0200</RetourCode></RetourCodes></Client>",
            lines.concat()
        ));
    }
    if out.is_empty() { String::new() } else { format!("<Clienten>{}</Clienten>", out.concat()) }
}

fn lines_of(xml: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for client in all(xml, "Client") {
        for text in all(client, "Prestatie") {
            let amount = inner(text, "ijw:Bedrag").unwrap().parse().unwrap();
            let line = Line {
                text,
                bsn: inner(client, "Bsn").unwrap(),
                reference: inner(text, "ijw:ReferentieNummer").unwrap(),
                previous: inner(text, "ijw:VorigReferentieNummer"),
                allocation: inner(text, "ToewijzingNummer").unwrap(),
                amount,
                code: None,
            };
            assert_eq!(line.previous.is_some(), inner(text, "ijw:DebetCredit") == Some("C"), "CD060");
            lines.push(line);
        }
    }
    lines
}

fn signed(amount: &str, name: &str) -> i64 {
    let cents: i64 = inner(amount, name).unwrap().parse().unwrap();
    if inner(amount, "ijw:DebetCredit") == Some("C") { -cents } else { cents }
}

/// What stands in the first element of this name.
fn inner<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = xml.split_once(&format!("<{name}>"))?;
    rest.split_once(&format!("</{name}>")).map(|(inner, _)| inner)
}

/// What stands in each element of this name.
fn all<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    xml.split(&open).skip(1).filter_map(|rest| rest.split_once(&close)).map(|(inner, _)| inner).collect()
}
