//! Start and stop of care (JW305 and JW307).

use super::Case;

pub const START: &[&str] = &["CS002", "CS139", "CS058", "TR002", "TR101", "TR134"];
pub const STOP: &[&str] = &["CS002", "CS139", "CS058", "TR002", "TR018", "TR101", "TR134"];

const BIRTH: &str = "<ijw:Datum>2014-05-01</ijw:Datum><ijw:DatumGebruik>1</ijw:DatumGebruik>";
const BSN: Case = Case("CS002", &[&[("999900006", "999900018")]], &[&[("999900006", "999900007")]]);
const BIRTH_PARTS: Case = Case(
    "CS139",
    &[
        &[(BIRTH, "<ijw:Datum>2014-05-31</ijw:Datum>")],
        &[(BIRTH, "<ijw:Datum>2014-01-01</ijw:Datum><ijw:DatumGebruik>2</ijw:DatumGebruik>")],
        &[(BIRTH, "<ijw:Datum>1900-01-01</ijw:Datum><ijw:DatumGebruik>3</ijw:DatumGebruik>")],
    ],
    &[
        &[(BIRTH, "<ijw:Datum>2014-05-02</ijw:Datum><ijw:DatumGebruik>1</ijw:DatumGebruik>")],
        &[(BIRTH, "<ijw:Datum>2014-02-01</ijw:Datum><ijw:DatumGebruik>2</ijw:DatumGebruik>")],
        &[(BIRTH, "<ijw:Datum>2014-01-01</ijw:Datum><ijw:DatumGebruik>3</ijw:DatumGebruik>")],
    ],
);
const AGE: Case = Case(
    "TR002",
    &[&[(BIRTH, "<ijw:Datum>1906-03-04</ijw:Datum>")]],
    &[&[(BIRTH, "<ijw:Datum>1906-03-03</ijw:Datum>")]],
);

/// What the second start of the sample, which has no allocation, says, and the first one.
const BARE_START: &str = "<StartProduct><Begindatum>2026-03-02</Begindatum>";
const SAME_START: &str = "<StartProduct><ToewijzingNummer>81733</ToewijzingNummer><Product><ijw:Categorie>45</ijw:Categorie>\
    <ijw:Code>45X05</ijw:Code></Product><Begindatum>2026-03-02</Begindatum>";
const OTHER_START: &str = "<StartProduct><ToewijzingNummer>81733</ToewijzingNummer><Product><ijw:Categorie>45</ijw:Categorie>\
    <ijw:Code>45X05</ijw:Code></Product><Begindatum>2026-03-03</Begindatum>";

pub const START_CASES: &[Case] = &[
    BSN,
    BIRTH_PARTS,
    Case(
        "CS058",
        &[&[("<StatusAanlevering>1<", "<StatusAanlevering>3<")]],
        &[
            &[("<StatusAanlevering>1<", "<StatusAanlevering>2<")],
            &[("<StatusAanlevering>1<", "<StatusAanlevering>9<")],
        ],
    ),
    AGE,
    Case("TR101", &[&[(BARE_START, OTHER_START)]], &[&[(BARE_START, SAME_START)]]),
    Case(
        "TR134",
        &[
            &[("<Begindatum>2026-03-02<", "<Begindatum>2026-03-04<")],
            &[(BIRTH, "<ijw:Datum>2026-03-04</ijw:Datum>")],
        ],
        &[
            &[("<Begindatum>2026-03-02<", "<Begindatum>2026-03-05<")],
            &[(BIRTH, "<ijw:Datum>2026-03-05</ijw:Datum>")],
        ],
    ),
];

const BARE_STOP: &str = "<StopProduct><Begindatum>2026-03-02</Begindatum>";
const SAME_STOP: &str = "<StopProduct><ToewijzingNummer>81733</ToewijzingNummer><Product><ijw:Categorie>45</ijw:Categorie>\
    <ijw:Code>45X05</ijw:Code></Product><Begindatum>2026-03-02</Begindatum>";

pub const STOP_CASES: &[Case] = &[
    BSN,
    BIRTH_PARTS,
    Case(
        "CS058",
        &[&[("<StatusAanlevering>3<", "<StatusAanlevering>1<")]],
        &[
            &[("<StatusAanlevering>3<", "<StatusAanlevering>2<")],
            &[("<StatusAanlevering>3<", "<StatusAanlevering>9<")],
        ],
    ),
    AGE,
    Case(
        "TR018",
        &[&[("<Einddatum>2026-03-04<", "<Einddatum>2026-03-02<")]],
        &[&[("<Einddatum>2026-03-04<", "<Einddatum>2026-03-01<")]],
    ),
    Case(
        "TR101",
        &[
            // Another reason, another last day, another first day: another key each.
            &[(BARE_STOP, "<StopProduct><Begindatum>2026-03-01</Begindatum>")],
        ],
        &[&[(BARE_STOP, SAME_STOP)]],
    ),
    Case(
        "TR134",
        &[&[(BIRTH, "<ijw:Datum>2026-03-04</ijw:Datum>")]],
        &[
            &[("<Einddatum>2026-03-04<", "<Einddatum>2026-03-05<")],
            &[(BIRTH, "<ijw:Datum>2026-03-05</ijw:Datum>")],
        ],
    ),
];
