//! Claims (JW323) and the answers to them (JW325).

use super::Case;

pub const CLAIM: &[&str] = &[
    "CS319", "CS340", "CS100", "CS325", "CS002", "CD060", "CS337", "CD087", "CS339", "TR101", "TR134",
    "TR137", "TR315", "TR316", "TR335", "TR358", "TR416",
];
pub const ANSWER: &[&str] = &["CS002", "CD060", "CS325", "TR101", "TR134", "TR137", "TR342"];

const CLAIM_PERIOD: &str =
    "<DeclaratiePeriode><ijw:Begindatum>2026-06-01</ijw:Begindatum><ijw:Einddatum>2026-06-30</ijw:Einddatum>";
/// The period of the line in euro; all others are the whole month.
const OWN_PERIOD: &str =
    "<ijw:Begindatum>2026-06-19</ijw:Begindatum><ijw:Einddatum>2026-06-30</ijw:Einddatum>";
const DATED: &str = "<ijw:Dagtekening>2026-07-02<";
const TOTAL: &str = "<ijw:TotaalBedrag>85118</ijw:TotaalBedrag><ijw:DebetCredit>D<";
const CREDIT: &str = "<ijw:Bedrag>105600</ijw:Bedrag><ijw:DebetCredit>C<";
const AGAIN: &str = "<ijw:ReferentieNummer>K0534</ijw:ReferentieNummer>";
const AGAIN_AMOUNT: &str = "<ijw:Bedrag>88000</ijw:Bedrag><ijw:DebetCredit>D<";
const OWED: &str = "<ijw:TotaalBedrag>90882</ijw:TotaalBedrag><ijw:DebetCredit>C<";

pub const CLAIM_CASES: &[Case] = &[
    Case("CS319", &[&[("D00000000012", "a1B")]], &[&[("D00000000012", "D-1")]]),
    Case(
        "CS340",
        &[&[
            (
                CLAIM_PERIOD,
                "<DeclaratiePeriode><ijw:Begindatum>2026-07-01</ijw:Begindatum><ijw:Einddatum>2026-07-31</ijw:Einddatum>",
            ),
            ("2026-07-02", "2026-07-31"),
        ]],
        &[
            &[(
                CLAIM_PERIOD,
                "<DeclaratiePeriode><ijw:Begindatum>2026-06-02</ijw:Begindatum><ijw:Einddatum>2026-06-30</ijw:Einddatum>",
            )],
            &[(
                CLAIM_PERIOD,
                "<DeclaratiePeriode><ijw:Begindatum>2026-05-01</ijw:Begindatum><ijw:Einddatum>2026-06-30</ijw:Einddatum>",
            )],
        ],
    ),
    Case(
        "CS100",
        &[&[
            ("-30</ijw:Einddatum>", "-31</ijw:Einddatum>"),
            ("2026-06-", "2021-01-"),
            ("2026-07-02", "2021-02-02"),
        ]],
        &[&[
            ("-30</ijw:Einddatum>", "-31</ijw:Einddatum>"),
            ("2026-06-", "2020-12-"),
            ("2026-07-02", "2021-02-02"),
        ]],
    ),
    Case(
        "CS325",
        &[&[
            ("<ijw:Bedrag>70218<", "<ijw:Bedrag>0<"),
            (TOTAL, "<ijw:TotaalBedrag>14900</ijw:TotaalBedrag><ijw:DebetCredit>D<"),
        ]],
        &[
            &[(CREDIT, "<ijw:Bedrag>0</ijw:Bedrag><ijw:DebetCredit>C<")],
            &[(TOTAL, "<ijw:TotaalBedrag>0</ijw:TotaalBedrag><ijw:DebetCredit>C<")],
        ],
    ),
    Case("CS002", &[&[("999900006", "999900031")]], &[&[("999900006", "999900007")]]),
    Case(
        "CD060",
        &[&[("K0412", "K0413")]],
        &[
            &[("<ijw:VorigReferentieNummer>K0412</ijw:VorigReferentieNummer>", "")],
            &[(
                AGAIN,
                "<ijw:ReferentieNummer>K0534</ijw:ReferentieNummer><ijw:VorigReferentieNummer>K0413</ijw:VorigReferentieNummer>",
            )],
        ],
    ),
    Case(
        "CS337",
        &[&[("2026-06-19", "2026-06-30")]],
        &[&[("2026-06-19", "2026-05-31")], &[("2026-06-19", "2025-06-30")]],
    ),
    Case(
        "CD087",
        &[&[("<ProductTarief>162<", "<ProductTarief>0<")]],
        &[
            &[("<ProductTarief>162</ProductTarief>", "")],
            &[("<Eenheid>83</Eenheid>", "<Eenheid>83</Eenheid><ProductTarief>1</ProductTarief>")],
        ],
    ),
    Case(
        "CS339",
        &[&[("32500", "32501"), ("85118", "85119")]],
        &[&[("<GeleverdVolume>32500<", "<GeleverdVolume>32501<")]],
    ),
    Case(
        "TR101",
        &[&[("999900018", "999900031")]],
        &[
            &[("999900018", "999900006")],
            &[(
                AGAIN,
                "<ijw:ReferentieNummer>K0533</ijw:ReferentieNummer><ijw:VorigReferentieNummer>K0412</ijw:VorigReferentieNummer>",
            )],
        ],
    ),
    Case(
        "TR134",
        &[&[(DATED, "<ijw:Dagtekening>2026-06-30<")]],
        &[
            &[(DATED, "<ijw:Dagtekening>2026-05-31<")],
            &[(
                OWN_PERIOD,
                "<ijw:Begindatum>2026-07-03</ijw:Begindatum><ijw:Einddatum>2026-07-03</ijw:Einddatum>",
            )],
        ],
    ),
    Case(
        "TR137",
        &[&[(DATED, "<ijw:Dagtekening>2026-06-30<")]],
        &[&[(DATED, "<ijw:Dagtekening>2026-06-29<")], &[("2026-06-19", "2026-07-01")]],
    ),
    Case(
        "TR315",
        &[&[
            (
                AGAIN,
                "<ijw:ReferentieNummer>K0534</ijw:ReferentieNummer><ijw:VorigReferentieNummer>K0413</ijw:VorigReferentieNummer>",
            ),
            (AGAIN_AMOUNT, "<ijw:Bedrag>88000</ijw:Bedrag><ijw:DebetCredit>C<"),
            (TOTAL, OWED),
        ]],
        &[&[
            (
                AGAIN,
                "<ijw:ReferentieNummer>K0534</ijw:ReferentieNummer><ijw:VorigReferentieNummer>K0412</ijw:VorigReferentieNummer>",
            ),
            (AGAIN_AMOUNT, "<ijw:Bedrag>88000</ijw:Bedrag><ijw:DebetCredit>C<"),
            (TOTAL, OWED),
        ]],
    ),
    Case("TR316", &[&[("K0412", "K0599")]], &[&[("K0412", "K0601")], &[("K0412", "K0533")]]),
    Case(
        "TR319",
        &[&[("2026-06-19", "2026-06-30")]],
        &[&[(
            OWN_PERIOD,
            "<ijw:Begindatum>2026-07-01</ijw:Begindatum><ijw:Einddatum>2026-07-01</ijw:Einddatum>",
        )]],
    ),
    Case(
        "TR335",
        &[&[(
            OWN_PERIOD,
            "<ijw:Begindatum>2021-07-02</ijw:Begindatum><ijw:Einddatum>2021-07-02</ijw:Einddatum>",
        )]],
        &[&[(
            OWN_PERIOD,
            "<ijw:Begindatum>2021-07-01</ijw:Begindatum><ijw:Einddatum>2021-07-01</ijw:Einddatum>",
        )]],
    ),
    Case(
        "TR358",
        &[&[
            ("<ijw:Bedrag>88000<", "<ijw:Bedrag>2882<"),
            (TOTAL, "<ijw:TotaalBedrag>0</ijw:TotaalBedrag><ijw:DebetCredit>D<"),
        ]],
        &[&[("85118", "85117")], &[(TOTAL, "<ijw:TotaalBedrag>85118</ijw:TotaalBedrag><ijw:DebetCredit>C<")]],
    ),
    Case(
        "TR416",
        &[&[("<ToewijzingNummer>4711<", "<ToewijzingNummer>81740<")], &[("2026-06-19", "2026-06-01")]],
        &[&[("<ToewijzingNummer>4711<", "<ToewijzingNummer>81740<"), ("2026-06-19", "2026-06-01")]],
    ),
];

const GRANTED: &str = "<ijw:TotaalBedrag>32500</ijw:TotaalBedrag><ijw:DebetCredit>D<";
const LINE: &str = "<GeleverdVolume>433</GeleverdVolume>";
const UNPAID: &str = "<ijw:Bedrag>105600</ijw:Bedrag><ijw:DebetCredit>C<";

pub const ANSWER_CASES: &[Case] = &[
    Case("CS002", &[&[("999900018", "999900031")]], &[&[("999900018", "999900017")]]),
    Case(
        "CD060",
        &[&[("K0412", "K0413")]],
        &[&[("<ijw:VorigReferentieNummer>K0412</ijw:VorigReferentieNummer>", "")]],
    ),
    Case(
        "CS325",
        &[&[
            ("<ijw:Bedrag>70218<", "<ijw:Bedrag>0<"),
            (GRANTED, "<ijw:TotaalBedrag>102718</ijw:TotaalBedrag><ijw:DebetCredit>D<"),
        ]],
        &[
            &[(UNPAID, "<ijw:Bedrag>0</ijw:Bedrag><ijw:DebetCredit>C<")],
            &[(GRANTED, "<ijw:TotaalBedrag>0</ijw:TotaalBedrag><ijw:DebetCredit>C<")],
        ],
    ),
    Case("TR101", &[&[("999900018", "999900031")]], &[&[("999900018", "999900006")], &[("K0533", "K0534")]]),
    Case("TR134", &[&[("2026-07-02", "2026-06-30")]], &[&[("2026-07-02", "2026-05-31")]]),
    Case("TR137", &[&[("2026-07-02", "2026-06-30")]], &[&[("2026-07-02", "2026-06-29")]]),
    Case(
        "TR342",
        &[&[(LINE, "<GeleverdVolume>434</GeleverdVolume>")]],
        &[
            &[("32500", "32501")],
            &[(GRANTED, "<ijw:TotaalBedrag>32500</ijw:TotaalBedrag><ijw:DebetCredit>C<")],
        ],
    ),
    Case(
        "IV087",
        &[&[("<RetourCode>9389<", "<RetourCode>9390<")]],
        &[&[("</Clienten><RetourCodes><RetourCode>0200<", "</Clienten><RetourCodes><RetourCode>8001<")]],
    ),
    Case(
        "IV088",
        &[&[("<RetourCode>9389<", "<RetourCode>0233<")]],
        &[
            &[("<RetourCode>9389<", "<RetourCode>0200<")],
            &[(
                "</XsdVersieDeclaratie><RetourCodes><RetourCode>0200<",
                "</XsdVersieDeclaratie><RetourCodes><RetourCode>9056<",
            )],
        ],
    ),
];
