//! A claim without fault, and what the judge says of each that has one.

use super::super::allocations::Terms;
use super::super::xml::Node;
use super::*;

/// Made-up codes.
const PRICES: [Price; 5] = [
    Price { code: "45X01", category: "45", unit: "01", cents: 8_730 },
    Price { code: "45X02", category: "45", unit: "01", cents: 9_730 },
    Price { code: "45X05", category: "45", unit: "04", cents: 9_000 },
    Price { code: "50X06", category: "50", unit: "01", cents: 10_250 },
    Price { code: "54X07", category: "54", unit: "84", cents: 6_150 },
];

fn date(text: &str) -> Date {
    Date::parse(text)
}

/// A line to be written; the default one breaks nothing.
#[derive(Clone)]
struct Wanted {
    bsn: &'static str,
    reference: &'static str,
    previous: Option<&'static str>,
    allocation: u32,
    product: (&'static str, &'static str),
    period: (&'static str, &'static str),
    volume: (i64, &'static str),
    tariff: Option<i64>,
    amount: i64,
    side: &'static str,
}

/// Six weeks of four hours, by the worked example of the standard.
fn wanted() -> Wanted {
    Wanted {
        bsn: "999900006",
        reference: "L1",
        previous: None,
        allocation: 1,
        product: ("45", "45X05"),
        period: ("2026-03-01", "2026-03-31"),
        volume: (24, "04"),
        tariff: Some(9_000),
        amount: 216_000,
        side: "D",
    }
}

/// What differs of a whole message.
struct Message {
    identification: &'static str,
    number: &'static str,
    period: (&'static str, &'static str),
    dated: &'static str,
    /// Added to the total.
    more: i64,
    lines: Vec<Wanted>,
}

fn message(lines: Vec<Wanted>) -> Message {
    let period = ("2026-04-01", "2026-04-30");
    Message { identification: "M2", number: "C2", period, dated: "2026-05-04", more: 0, lines }
}

impl Wanted {
    fn write(&self) -> String {
        let Wanted { bsn, reference, allocation, amount, side, .. } = self;
        let previous = self
            .previous
            .map_or(String::new(), |old| format!("<i:VorigReferentieNummer>{old}</i:VorigReferentieNummer>"));
        let tariff =
            self.tariff.map_or(String::new(), |cents| format!("<ProductTarief>{cents}</ProductTarief>"));
        let ((category, code), (from, until), (volume, unit)) = (self.product, self.period, self.volume);
        format!(
            "<Client><Bsn>{bsn}</Bsn><Prestaties><Prestatie><ProductReferentie>\
             <i:ReferentieNummer>{reference}</i:ReferentieNummer>{previous}</ProductReferentie>\
             <ToewijzingNummer>{allocation}</ToewijzingNummer><ProductCategorie>{category}</ProductCategorie>\
             <ProductCode>{code}</ProductCode><ProductPeriode><i:Begindatum>{from}</i:Begindatum>\
             <i:Einddatum>{until}</i:Einddatum></ProductPeriode><GeleverdVolume>{volume}</GeleverdVolume>\
             <Eenheid>{unit}</Eenheid>{tariff}<IngediendBedrag><i:Bedrag>{amount}</i:Bedrag>\
             <i:DebetCredit>{side}</i:DebetCredit></IngediendBedrag></Prestatie></Prestaties></Client>"
        )
    }
}

impl Message {
    fn write(&self) -> String {
        let Self { identification, number, period: (from, until), dated, .. } = self;
        let clients: String = self.lines.iter().map(Wanted::write).collect();
        let clients = clients.replace("</Prestaties></Client><Client><Bsn>999900006</Bsn><Prestaties>", "");
        let signed = |line: &Wanted| if line.side == "C" { -line.amount } else { line.amount };
        let total = self.lines.iter().map(signed).sum::<i64>() + self.more;
        let (total, side) = (total.abs(), if total < 0 { "C" } else { "D" });
        format!(
            "<Bericht xmlns=\"a\" xmlns:i=\"b\"><Header><BerichtCode>490</BerichtCode>\
             <BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie><Afzender>42420001</Afzender>\
             <Ontvanger>0441</Ontvanger><BerichtIdentificatie><i:Identificatie>{identification}</i:Identificatie>\
             <i:Dagtekening>{dated}</i:Dagtekening></BerichtIdentificatie><XsdVersie>1</XsdVersie></Header>\
             <Declaratie><DeclaratieNummer>{number}</DeclaratieNummer><DeclaratiePeriode>\
             <i:Begindatum>{from}</i:Begindatum><i:Einddatum>{until}</i:Einddatum></DeclaratiePeriode>\
             <DeclaratieDagtekening>{dated}</DeclaratieDagtekening><TotaalIngediendBedrag>\
             <i:TotaalBedrag>{total}</i:TotaalBedrag><i:DebetCredit>{side}</i:DebetCredit>\
             </TotaalIngediendBedrag><Clienten>{clients}</Clienten></Declaratie></Bericht>"
        )
    }
}

fn books() -> Books {
    let extent = |volume, unit, frequency| Some(Extent { volume, unit, frequency });
    let terms = |category, code, extent, budget| Terms { category, code, extent, budget };
    let mut allocations = HashMap::new();
    for (number, terms, from, until, reason) in [
        (1, terms(Some("45"), Some("45X05"), extent(4, "04", "2"), None), "2026-02-11", "2026-04-17", None),
        (2, terms(Some("45"), None, None, Some(20_000)), "2026-01-01", "2026-12-31", None),
        (3, terms(Some("54"), Some("54X07"), extent(3, "84", "6"), None), "2026-01-01", "2026-12-31", None),
        (4, terms(Some("45"), None, None, None), "2026-03-01", "2026-03-01", Some("13")),
        (5, terms(Some("50"), Some("50X06"), extent(2, "04", "4"), None), "2026-01-01", "2026-12-31", None),
        (6, terms(None, None, None, Some(90_000)), "2026-01-01", "2026-12-31", None),
    ] {
        let fixed = (date("2026-01-02"), number);
        let version = Version { terms, from: date(from), until: Some(date(until)), reason, fixed };
        // An older version arrived later: it is not the one that is valid.
        let older = Version { until: None, fixed: (date("2026-01-01"), 0), ..version.clone() };
        let versions = vec![version, older];
        allocations.insert(number, Allocation { number, bsn: "999900006", versions });
    }
    let mut books =
        Books { code: "0441", provider: "42420001", prices: &PRICES, allocations, ..Books::default() };
    // 60 and 90 minutes of January and February stand on allocation 5; the first was taken back.
    for (reference, (first, last), minutes, is_credited) in
        [("S1", ("01-01", "01-31"), 60, true), ("S2", ("02-01", "02-28"), 90, false)]
    {
        let care = format!("5 50 50X06 2026-{first}..2026-{last}");
        let debit = Debit {
            allocation: 5,
            content: format!("999900006 {care} {minutes} 01 Some(171) 15375"),
            care,
            until: date(&format!("2026-{last}")),
            volume: minutes,
            amount: 15_375,
            is_credited,
        };
        books.debits.insert(reference.to_owned(), debit);
        books.references.insert(reference.to_owned());
    }
    books.messages.insert("M1".to_owned());
    books.claims.insert("C1".to_owned());
    books.last_period = Some(date("2026-03-01"));
    books
}

/// A rule, and what breaks it.
type Fault<T> = (&'static str, fn(&mut T));

/// Every rule that a message breaks.
fn said(message: &Message) -> Vec<&'static str> {
    let (xml, books) = (message.write(), books());
    let root = Node::read(&xml);
    let claim = Claim::read(&root);
    let mut rules = level_two(&claim);
    let above = books.of_message(&claim, date("2026-05-04")).into_iter().chain(books.of_claim(&claim));
    let lines = claim
        .lines()
        .flat_map(|line| if line.is_credit() { books.of_credit(line) } else { books.of_debit(line) });
    rules.extend(above.chain(lines).map(|broken| broken.rule));
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// Pieces, minutes at an hourly tariff, minutes of an allocation in hours, and a credit.
fn good_lines() -> Vec<Wanted> {
    let march = ("2026-03-01", "2026-03-31");
    let line = |reference, allocation, product, volume, tariff, amount| Wanted {
        reference,
        allocation,
        product,
        period: march,
        volume,
        tariff: Some(tariff),
        amount,
        ..wanted()
    };
    vec![
        wanted(),
        line("L2", 2, ("45", "45X01"), (7, "01"), 146, 1_019),
        line("L3", 3, ("54", "54X07"), (3, "84"), 6_150, 18_450),
        line("L4", 5, ("50", "50X06"), (120, "01"), 171, 20_500),
        line("L5", 6, ("45", "45X02"), (433, "01"), 162, 70_218),
        Wanted {
            reference: "L6",
            previous: Some("S2"),
            period: ("2026-02-01", "2026-02-28"),
            amount: 15_375,
            side: "C",
            ..line("", 5, ("50", "50X06"), (90, "01"), 171, 0)
        },
    ]
}

#[test]
fn an_honest_claim_has_no_fault() {
    assert_eq!(said(&message(good_lines())), [""; 0]);
}

#[test]
fn every_fault_of_a_line_is_found() {
    let cases: [Fault<Wanted>; 31] = [
        ("TR338", |line| line.allocation = 9),
        ("CS002", |line| line.bsn = "999900007"),
        ("TR304", |line| line.bsn = "999900018"),
        ("TR384", |line| line.allocation = 4),
        ("TR307", |line| line.period = ("2026-02-10", "2026-02-28")),
        ("TR387", |line| line.period = ("2026-03-02", "2026-03-31")),
        ("TR387", |line| line.period = ("2026-02-12", "2026-02-28")),
        ("TR308", |line| line.period = ("2026-04-01", "2026-04-18")),
        ("TR388", |line| line.period = ("2026-04-01", "2026-04-30")),
        ("TR388", |line| line.period = ("2026-03-01", "2026-03-30")),
        ("TR339", |line| line.product.0 = "50"),
        ("TR340", |line| line.product.1 = "45X01"),
        ("TR381", |line| line.product.0 = "54"),
        ("TR381", |line| line.product.1 = "45X99"),
        ("TR341", |line| line.volume.1 = "84"),
        ("TR418", |line| line.tariff = Some(9_001)),
        ("TR346", |line| line.amount = 215_999),
        ("TR321", |line| (line.volume.0, line.amount) = (25, 225_000)),
        ("TR321", |line| (line.volume.0, line.period) = (13, ("2026-02-11", "2026-02-28"))),
        ("TR314", |line| line.reference = "S1"),
        ("TR323", |line| (line.side, line.previous) = ("C", Some("S9"))),
        ("TR390", |line| (line.side, line.previous) = ("C", Some("S1"))),
        ("IV091", |line| (line.side, line.previous) = ("C", Some("S2"))),
        ("CD060", |line| line.side = "C"),
        ("CD060", |line| line.previous = Some("S2")),
        ("CD087", |line| line.tariff = None),
        ("CD087", |line| line.volume.1 = "83"),
        ("CS339", |line| line.volume.1 = "83"),
        ("CS337", |line| line.period = ("2026-03-01", "2026-04-17")),
        ("CS100", |line| line.period = ("2020-12-01", "2020-12-31")),
        ("TR335", |line| line.period = ("2021-04-01", "2021-04-30")),
    ];
    for (rule, change) in cases {
        let mut line = wanted();
        change(&mut line);
        let said = said(&message(vec![line]));
        assert!(said.contains(&rule), "{rule} is not said, but {said:?}");
    }
}

#[test]
fn every_fault_of_several_lines_is_found() {
    let other = |reference, allocation| {
        good_lines()
            .into_iter()
            .find(|line| line.allocation == allocation)
            .map(|line| Wanted { reference, ..line })
            .unwrap()
    };
    let february = Wanted { period: ("2026-02-01", "2026-02-28"), ..other("L1", 5) };
    let pieces = Wanted { volume: (4, "84"), amount: 24_600, ..other("L1", 3) };
    let dear = Wanted { volume: (140, "01"), amount: 20_370, ..other("L1", 2) };
    let twice = |line: Wanted| vec![line.clone(), Wanted { reference: "L9", ..line }];
    let credit = good_lines().pop().unwrap();
    let stranger = |reference| Wanted { bsn: "999900018", reference, ..wanted() };
    for (rule, lines) in [
        ("TR389", vec![february]),
        ("TR322", vec![pieces]),
        ("TR369", vec![dear]),
        ("TR416", twice(wanted())),
        ("TR315", twice(credit.clone())),
        ("TR316", vec![Wanted { reference: "S2", ..wanted() }, credit]),
        ("TR101", vec![wanted(), wanted()]),
        ("TR101", vec![stranger("L7"), wanted(), stranger("L9")]),
    ] {
        let said = said(&message(lines));
        assert!(said.contains(&rule), "{rule} is not said, but {said:?}");
    }
}

#[test]
fn every_fault_of_a_message_is_found() {
    let cases: [Fault<Message>; 13] = [
        ("TR056", |message| message.identification = "M1"),
        ("TR333", |message| message.number = "C1"),
        ("CS319", |message| message.number = "C-2"),
        ("TR318", |message| message.period = ("2026-02-01", "2026-02-28")),
        ("TR319", |message| message.period = ("2026-02-01", "2026-02-28")),
        ("CS340", |message| message.period = ("2026-04-02", "2026-04-30")),
        ("CS340", |message| message.period = ("2026-03-01", "2026-04-30")),
        ("CS100", |message| message.period = ("2020-12-01", "2020-12-31")),
        ("TR137", |message| message.dated = "2026-04-29"),
        ("TR134", |message| message.dated = "2026-02-28"),
        ("TR135", |message| message.dated = "2026-05-05"),
        ("TR358", |message| message.more = 1),
        ("TR358", |message| message.more = -500_000),
    ];
    for (rule, change) in cases {
        let mut message = message(vec![wanted()]);
        change(&mut message);
        let said = said(&message);
        assert!(said.contains(&rule), "{rule} is not said, but {said:?}");
    }
}

/// The worked examples of the standard.
#[test]
fn volumes_follow_weeks_and_sundays() {
    let of = |from, until, unit, frequency, volume| {
        let extent = Extent { volume, unit, frequency };
        let terms = Terms { category: None, code: None, extent: Some(extent), budget: None };
        (
            Version {
                terms,
                from: date(from),
                until: Some(date(until)),
                reason: None,
                fixed: (date(from), 0),
            },
            extent,
        )
    };
    let (version, extent) = of("2026-02-11", "2026-04-17", "04", "2", 4);
    for (from, until, most) in
        [("2026-02-11", "2026-02-28", 12), ("2026-03-01", "2026-03-31", 24), ("2026-04-01", "2026-04-17", 12)]
    {
        assert_eq!(most_in_period(extent, (date(from), date(until)), &version), Some(most));
    }
    assert_eq!(most_in_all(extent, &version), Some(40));
    let (version, extent) = of("2026-09-08", "2026-10-03", "83", "2", 27_500);
    let september = (date("2026-09-08"), date("2026-09-30"));
    let october = (date("2026-10-01"), date("2026-10-03"));
    assert_eq!(most_in_period(extent, september, &version), Some(110_000));
    assert_eq!(
        (most_in_period(extent, october, &version), most_in_all(extent, &version)),
        (Some(0), Some(110_000))
    );
    let (version, extent) = of("2026-12-21", "2027-01-10", "04", "2", 2);
    let (december, january) =
        ((date("2026-12-21"), date("2026-12-31")), (date("2027-01-01"), date("2027-01-10")));
    assert_eq!(most_in_period(extent, december, &version), Some(4));
    assert_eq!(most_in_period(extent, january, &version), Some(4));
    assert_eq!(most_in_all(extent, &version), Some(6));
    for (frequency, in_period, in_all) in
        [("1", Some(10), Some(21)), ("4", Some(1), Some(2)), ("6", None, Some(1))]
    {
        let (version, extent) = of("2026-12-21", "2027-01-10", "04", frequency, 1);
        assert_eq!(most_in_period(extent, january, &version), in_period);
        assert_eq!(most_in_all(extent, &version), in_all);
    }
}
