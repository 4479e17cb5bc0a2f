//! Requests (JW315 and JW317), and the decision about one (JW319) with what we send back of it (JW320).

use super::Case;

pub const FIRST: &[&str] = &[
    "CS002", "CS139", "CD041", "CD043", "CD066", "CD067", "CD068", "CD075", "CD076", "CD077", "CD078",
    "CD079", "CD095", "CS003", "CS343", "TR002", "TR101", "TR134", "TR383", "TR386",
];
pub const CHANGE: &[&str] = &[
    "CS002", "CD041", "CD075", "CD076", "CD077", "CD078", "CD079", "CD096", "CS003", "CS338", "TR101",
    "TR352", "TR353", "TR380", "TR410",
];
pub const DECISION: &[&str] = &["CD085", "CD086", "TR377", "TR409"];

const BIRTH: &str = "<ijw:Datum>2014-05-01</ijw:Datum><ijw:DatumGebruik>1</ijw:DatumGebruik>";
/// What stands in the first product of the sample: a code with an extent per week.
const NAME: &str = "<Product><ijw:Categorie>45</ijw:Categorie><ijw:Code>45X05</ijw:Code></Product>";
const UNTIL: &str = "<ToewijzingEinddatum>2027-03-31</ToewijzingEinddatum>";
const FROM: &str = "<ToewijzingIngangsdatum>2026-04-01</ToewijzingIngangsdatum>";
const WEEKLY: &str = "<Omvang><ijw:Volume>99999999</ijw:Volume><ijw:Eenheid>01</ijw:Eenheid><ijw:Frequentie>2</ijw:Frequentie></Omvang>";
const MONTHLY: &str = "<Omvang><ijw:Volume>99999999</ijw:Volume><ijw:Eenheid>01</ijw:Eenheid><ijw:Frequentie>4</ijw:Frequentie></Omvang>";
const AGB: &str = "<ijw:ZorgverlenerCode>01000001</ijw:ZorgverlenerCode>";
const DECIDED: &str = "<BeschikkingNummer>999999999</BeschikkingNummer>";
const DECIDED_FROM: &str = "<BeschikkingIngangsdatum>2026-03-01</BeschikkingIngangsdatum>";
const SECOND: &str = "<ToewijzingIngangsdatum>2026-03-31</ToewijzingIngangsdatum><ToewijzingEinddatum>2026-03-31</ToewijzingEinddatum>";

pub const FIRST_CASES: &[Case] = &[
    Case("CS002", &[&[("999900006", "999900018")]], &[&[("999900006", "999900007")]]),
    Case(
        "CS139",
        &[&[(BIRTH, "<ijw:Datum>2014-01-01</ijw:Datum><ijw:DatumGebruik>2</ijw:DatumGebruik>")]],
        &[&[(BIRTH, "<ijw:Datum>2014-05-02</ijw:Datum><ijw:DatumGebruik>1</ijw:DatumGebruik>")]],
    ),
    Case(
        "CD041",
        &[&[(NAME, "<Product><ijw:Categorie>45</ijw:Categorie></Product>"), (WEEKLY, "")]],
        &[&[(WEEKLY, "")]],
    ),
    Case("CD043", &[&[(DECIDED, ""), (DECIDED_FROM, "")]], &[&[(DECIDED, "")], &[(DECIDED_FROM, "")]]),
    Case(
        "CD066",
        &[
            &[(AGB, "<ijw:Naam>X</ijw:Naam>")],
            &[(
                "<ijw:Type>02</ijw:Type><ijw:ZorgverlenerCode>01000001</ijw:ZorgverlenerCode>",
                "<ijw:Type>06</ijw:Type>",
            )],
        ],
        &[&[(AGB, "")]],
    ),
    Case(
        "CD067",
        &[&[("<ijw:Type>02</ijw:Type>", "<ijw:Type>05</ijw:Type>")]],
        &[&[(AGB, "<ijw:Naam>X</ijw:Naam><ijw:ZorgverlenerCode>01000001</ijw:ZorgverlenerCode>")]],
    ),
    Case(
        "CD068",
        &[&[("<ijw:Type>02</ijw:Type>", "<ijw:Type>04</ijw:Type>")]],
        &[
            &[("<ijw:Type>02</ijw:Type>", "<ijw:Type>01</ijw:Type>")],
            &[("<ijw:Type>02</ijw:Type>", "<ijw:Type>06</ijw:Type>")],
        ],
    ),
    Case(
        "CD075",
        &[&[(UNTIL, ""), (WEEKLY, MONTHLY)]],
        &[&[("<ToewijzingEinddatum>2026-03-31</ToewijzingEinddatum>", "")]],
    ),
    Case("CD076", &[&[(UNTIL, ""), (WEEKLY, MONTHLY)]], &[&[(UNTIL, "")]]),
    Case(
        "CD077",
        &[&[(NAME, "<Product><ijw:Categorie>45</ijw:Categorie></Product>"), (WEEKLY, "<Budget>1</Budget>")]],
        &[&[("</Omvang>", "</Omvang><Budget>1</Budget>")]],
    ),
    Case(
        "CD078",
        &[&[("<Budget>99999999</Budget>", "<Budget>0</Budget>")]],
        &[&[("</Omvang>", "</Omvang><Budget>0</Budget>")]],
    ),
    Case("CD079", &[&[(NAME, ""), (WEEKLY, "<Budget>1</Budget>")]], &[&[(NAME, ""), (WEEKLY, "")]]),
    Case(
        "CD095",
        &[&[
            ("<ijw:Code>45X05</ijw:Code>", ""),
            (FROM, "<ToewijzingIngangsdatum>2020-04-01</ToewijzingIngangsdatum>"),
            (UNTIL, "<ToewijzingEinddatum>2020-12-31</ToewijzingEinddatum>"),
        ]],
        &[
            &[("<ijw:Code>45X05</ijw:Code>", "")],
            &[
                ("<ijw:Code>45X05</ijw:Code>", ""),
                (FROM, "<ToewijzingIngangsdatum>2020-04-01</ToewijzingIngangsdatum>"),
                (UNTIL, "<ToewijzingEinddatum>2021-01-01</ToewijzingEinddatum>"),
            ],
        ],
    ),
    Case(
        "CS003",
        &[&[(UNTIL, "<ToewijzingEinddatum>2026-04-01</ToewijzingEinddatum>")]],
        &[&[(UNTIL, "<ToewijzingEinddatum>2026-03-31</ToewijzingEinddatum>")]],
    ),
    Case(
        "CS343",
        &[
            &[("<ijw:Frequentie>2<", "<ijw:Frequentie>1<")],
            &[("<ijw:Eenheid>01</ijw:Eenheid>", "<ijw:Eenheid>84</ijw:Eenheid>")],
        ],
        &[&[(
            "<ijw:Eenheid>01</ijw:Eenheid><ijw:Frequentie>2<",
            "<ijw:Eenheid>16</ijw:Eenheid><ijw:Frequentie>1<",
        )]],
    ),
    Case(
        "TR002",
        &[&[(BIRTH, "<ijw:Datum>1906-03-04</ijw:Datum>")]],
        &[&[(BIRTH, "<ijw:Datum>1906-03-03</ijw:Datum>")]],
    ),
    Case(
        "TR101",
        &[&[("<ReferentieAanbieder>A1<", "<ReferentieAanbieder>A2<")]],
        &[&[("<ReferentieAanbieder>A1<", "<ReferentieAanbieder>éééééééééééééééééééééééééééééééééééé<")]],
    ),
    Case(
        "TR134",
        &[&[(BIRTH, "<ijw:Datum>2026-03-04</ijw:Datum>")]],
        &[&[(BIRTH, "<ijw:Datum>2026-03-05</ijw:Datum>")]],
    ),
    Case(
        "TR383",
        &[&[("<ReferentieAanbieder>A1<", "<ReferentieAanbieder>A2<")]],
        &[&[("<ReferentieAanbieder>A1<", "<ReferentieAanbieder>éééééééééééééééééééééééééééééééééééé<")]],
    ),
    Case(
        "TR386",
        &[&[(
            SECOND,
            "<ToewijzingIngangsdatum>2027-04-01</ToewijzingIngangsdatum><ToewijzingEinddatum>2027-04-01</ToewijzingEinddatum>",
        )]],
        &[&[(
            SECOND,
            "<ToewijzingIngangsdatum>2027-03-31</ToewijzingIngangsdatum><ToewijzingEinddatum>2027-03-31</ToewijzingEinddatum>",
        )]],
    ),
];

const UNCHANGED: &str = "<OngewijzigdeProducten><OngewijzigdProduct><ToewijzingNummer>0</ToewijzingNummer></OngewijzigdProduct>\
    <OngewijzigdProduct><ToewijzingNummer>1</ToewijzingNummer></OngewijzigdProduct></OngewijzigdeProducten>";
const TOTAL: &str = "<Omvang><ijw:Volume>99999999</ijw:Volume><ijw:Eenheid>01</ijw:Eenheid><ijw:Frequentie>6</ijw:Frequentie></Omvang>";
const CHANGED: &str = "<TeWijzigenProducten><TeWijzigenProduct><ToewijzingNummer>81733</ToewijzingNummer>\
    <GewensteIngangsdatum>2026-04-01</GewensteIngangsdatum><Einddatum>2027-03-31</Einddatum>\
    <Omvang><ijw:Volume>99999999</ijw:Volume><ijw:Eenheid>01</ijw:Eenheid><ijw:Frequentie>6</ijw:Frequentie></Omvang></TeWijzigenProduct>\
    <TeWijzigenProduct><ToewijzingNummer>999999999</ToewijzingNummer><GewensteIngangsdatum>2026-04-01</GewensteIngangsdatum>\
    <Einddatum>2027-03-31</Einddatum><Budget>400000</Budget></TeWijzigenProduct></TeWijzigenProducten>";
const NEW: &str = "<NieuweProducten><NieuwProduct><Product><ijw:Categorie>45</ijw:Categorie><ijw:Code>45X05</ijw:Code></Product>\
    <GewensteIngangsdatum>2026-04-01</GewensteIngangsdatum><Einddatum>2027-03-31</Einddatum>\
    <Omvang><ijw:Volume>99999999</ijw:Volume><ijw:Eenheid>01</ijw:Eenheid><ijw:Frequentie>6</ijw:Frequentie></Omvang></NieuwProduct>\
    <NieuwProduct><GewensteIngangsdatum>2028-01-01</GewensteIngangsdatum><Einddatum>2028-01-01</Einddatum>\
    <Budget>400000</Budget></NieuwProduct></NieuweProducten>";
const LAST: &str = "<GewensteIngangsdatum>2028-01-01</GewensteIngangsdatum><Einddatum>2028-01-01</Einddatum>";
const CODE: &str = "<ijw:Code>45X05</ijw:Code>";

pub const CHANGE_CASES: &[Case] = &[
    Case("CS002", &[&[("999900006", "999900018")]], &[&[("999900006", "999900007")]]),
    Case("CD041", &[&[(CODE, ""), (TOTAL, "")]], &[&[(TOTAL, "")]]),
    Case(
        "CD075",
        &[&[
            ("<Einddatum>2027-03-31</Einddatum><Omvang>", "<Omvang>"),
            (
                LAST,
                "<GewensteIngangsdatum>2026-03-05</GewensteIngangsdatum><Einddatum>2026-03-31</Einddatum>",
            ),
        ]],
        &[&[("<Einddatum>2027-03-31</Einddatum><Budget>", "<Budget>")]],
    ),
    Case(
        "CD076",
        &[&[("<ijw:Frequentie>6<", "<ijw:Frequentie>2<")]],
        &[&[
            ("<Einddatum>2027-03-31</Einddatum><Omvang>", "<Omvang>"),
            ("<ijw:Frequentie>6<", "<ijw:Frequentie>2<"),
        ]],
    ),
    Case(
        "CD077",
        &[&[("<Budget>400000<", "<Budget>0<")]],
        &[&[("</Omvang>", "</Omvang><Budget>1</Budget>")]],
    ),
    Case(
        "CD078",
        &[&[("<Budget>400000<", "<Budget>0<")]],
        &[&[("</Omvang>", "</Omvang><Budget>0</Budget>")]],
    ),
    Case(
        "CD079",
        &[&[(TOTAL, "<Budget>1</Budget>"), (CODE, "")]],
        &[&[
            (
                LAST,
                "<GewensteIngangsdatum>2028-01-01</GewensteIngangsdatum><Einddatum>2028-01-01</Einddatum><!-- no -->",
            ),
            ("<!-- no --><Budget>400000</Budget>", ""),
        ]],
    ),
    Case("CD096", &[&[(CODE, ""), (TOTAL, "")]], &[&[(CODE, "")]]),
    Case(
        "CS003",
        &[&[("<Einddatum>2027-03-31<", "<Einddatum>2026-04-01<")]],
        &[
            &[("<Einddatum>2027-03-31<", "<Einddatum>2026-03-31<")],
            &[("<Einddatum>2028-01-01<", "<Einddatum>2027-12-31<")],
        ],
    ),
    Case(
        "CS338",
        &[&[("<ijw:Frequentie>6<", "<ijw:Frequentie>1<")], &[("<ijw:Eenheid>01<", "<ijw:Eenheid>14<")]],
        &[&[(
            "<ijw:Eenheid>01</ijw:Eenheid><ijw:Frequentie>6<",
            "<ijw:Eenheid>14</ijw:Eenheid><ijw:Frequentie>1<",
        )]],
    ),
    Case(
        "TR101",
        &[&[("<ToewijzingNummer>1<", "<ToewijzingNummer>2<")]],
        &[
            &[("<ToewijzingNummer>1<", "<ToewijzingNummer>0<")],
            &[("<ToewijzingNummer>999999999<", "<ToewijzingNummer>81733<")],
            &[(
                "<NieuwProduct><GewensteIngangsdatum>2028-01-01<",
                "<NieuwProduct><Product><ijw:Categorie>45</ijw:Categorie><ijw:Code>45X05</ijw:Code></Product><GewensteIngangsdatum>2026-04-01<",
            )],
        ],
    ),
    Case("TR352", &[&[(UNCHANGED, "")], &[(CHANGED, "")]], &[&[(UNCHANGED, ""), (CHANGED, "")]]),
    Case("TR353", &[&[(NEW, "")], &[(CHANGED, "")]], &[&[(CHANGED, ""), (NEW, "")]]),
    Case(
        "TR380",
        &[&[("</Product><GewensteIngangsdatum>2026-04-01<", "</Product><GewensteIngangsdatum>2026-03-05<")]],
        &[&[("</Product><GewensteIngangsdatum>2026-04-01<", "</Product><GewensteIngangsdatum>2026-03-04<")]],
    ),
    Case(
        "TR410",
        &[&[(
            LAST,
            "<GewensteIngangsdatum>2027-04-01</GewensteIngangsdatum><Einddatum>2027-04-01</Einddatum>",
        )]],
        &[&[(
            LAST,
            "<GewensteIngangsdatum>2027-03-31</GewensteIngangsdatum><Einddatum>2027-04-01</Einddatum>",
        )]],
    ),
];

const REASON: &str = "<RedenAfwijzingVerzoek>8</RedenAfwijzingVerzoek>";
const INSTEAD: &str = "<Woonplaatsbeginsel><Gemeente>0498</Gemeente></Woonplaatsbeginsel>";

pub const DECISION_CASES: &[Case] = &[
    Case(
        "CD085",
        &[&[(REASON, "<RedenAfwijzingVerzoek>5</RedenAfwijzingVerzoek>"), (INSTEAD, "")]],
        &[&[(REASON, ""), (INSTEAD, "")]],
    ),
    Case(
        "CD086",
        &[&[("<VerzoekAntwoord>1<", "<VerzoekAntwoord>2<"), (REASON, ""), (INSTEAD, "")]],
        &[&[("<VerzoekAntwoord>1<", "<VerzoekAntwoord>2<")]],
    ),
    Case(
        "TR377",
        &[&[(REASON, "<RedenAfwijzingVerzoek>9</RedenAfwijzingVerzoek>"), (INSTEAD, "")]],
        &[&[(INSTEAD, "")]],
    ),
    Case(
        "TR409",
        &[&[("<Gemeente>0498<", "<Gemeente>0405<")]],
        &[&[(REASON, "<RedenAfwijzingVerzoek>5</RedenAfwijzingVerzoek>")]],
    ),
];
