//! Allocations (JW301), and what we send back of them (JW302).

use super::{Case, Edit};

pub const STANDARD: &[&str] = &[
    "CS002", "CS139", "CS318", "CS050", "CD007", "CD025", "CD034", "CS089", "CD005", "CD009", "CS003",
    "CD079", "CD075", "CD076", "CS335", "CS336", "CD041", "CD077", "CD080", "CS338", "CD078", "TR002",
    "TR006", "TR061", "TR101", "TR134", "TR302",
];

const BIRTH: &str = "<b:Datum>2012-05-01</b:Datum><b:DatumGebruik>1</b:DatumGebruik>";
const PARTNER: &str =
    "<b:Partnernaam><b:Achternaam>D'Artagnan</b:Achternaam><b:Voorvoegsel>de</b:Voorvoegsel></b:Partnernaam>";
const LANGUAGE: &str = "<b:Vorm>1</b:Vorm><b:Taal>Papiamentu</b:Taal>";
/// The temporary address.
const AWAY: &str = "<b:Huis><b:Huisnummer>0</b:Huisnummer></b:Huis><b:Postcode>B-2000</b:Postcode><b:Plaatsnaam>Antwerpen</b:Plaatsnaam><b:LandCode>BE</b:LandCode></t:Adres><t:Organisatie>Logeerhuis Voorbeeld</t:Organisatie>";
const PERIOD: &str =
    "<t:Periode><b:Begindatum>2026-03-01</b:Begindatum><b:Einddatum>2026-03-31</b:Einddatum></t:Periode>";
/// The allocations: one of hours, one with a budget, one of a category alone, one that was deleted.
const EXTENT: &str =
    "<t:Omvang><b:Volume>120</b:Volume><b:Eenheid>04</b:Eenheid><b:Frequentie>6</b:Frequentie></t:Omvang>";
const DELETED_EXTENT: &str =
    "<t:Omvang><b:Volume>120</b:Volume><b:Eenheid>01</b:Eenheid><b:Frequentie>2</b:Frequentie></t:Omvang>";
const OPEN: &str =
    "<t:Toewijzingstijd>23:59:59</t:Toewijzingstijd><t:Ingangsdatum>2026-03-01</t:Ingangsdatum>";
const DELETED: &str = "<t:Ingangsdatum>2026-03-01</t:Ingangsdatum><t:Einddatum>2026-03-01</t:Einddatum><t:RedenWijziging>13</t:RedenWijziging>";

/// The temporary address with a telephone number instead of some of its parts.
const REACHED_BY_PHONE: &str = "<b:Plaatsnaam>Antwerpen</b:Plaatsnaam></t:Adres><t:Organisatie>Logeerhuis Voorbeeld</t:Organisatie>\
    <t:Telefoon><b:Telefoon01><b:Telefoonnummer>0229123456</b:Telefoonnummer><b:Landnummer>0031</b:Landnummer></b:Telefoon01></t:Telefoon>";
const ABROAD_WITHOUT_POSTCODE: Edit = &[(AWAY, REACHED_BY_PHONE)];
const OLD_HOURS: &str = "<t:Toewijzingstijd>23:59:59</t:Toewijzingstijd><t:Ingangsdatum>2020-01-01</t:Ingangsdatum>\
    <t:Einddatum>2020-12-31</t:Einddatum><t:Omvang><b:Volume>1</b:Volume><b:Eenheid>04</b:Eenheid><b:Frequentie>6</b:Frequentie></t:Omvang>";
const NEW_HOURS: &str = "<t:Toewijzingstijd>23:59:59</t:Toewijzingstijd><t:Ingangsdatum>2020-01-01</t:Ingangsdatum>\
    <t:Einddatum>2021-01-01</t:Einddatum><t:Omvang><b:Volume>1</b:Volume><b:Eenheid>04</b:Eenheid><b:Frequentie>6</b:Frequentie></t:Omvang>";
/// What has a budget, without a product, in days of its own.
const GENERIC: Edit = &[
    ("<t:Product><b:Categorie>46</b:Categorie></t:Product>", ""),
    (
        OPEN,
        "<t:Toewijzingstijd>23:59:59</t:Toewijzingstijd><t:Ingangsdatum>2026-03-01</t:Ingangsdatum><t:Einddatum>2026-12-31</t:Einddatum>",
    ),
    (
        "<t:Ingangsdatum>2026-03-01</t:Ingangsdatum><t:Einddatum>2026-08-31</t:Einddatum>",
        "<t:Ingangsdatum>2027-01-01</t:Ingangsdatum><t:Einddatum>2027-01-01</t:Einddatum>",
    ),
];

pub const CASES: &[Case] = &[
    Case("CS002", &[&[("999900006", "999900018")]], &[&[("999900006", "999900007")]]),
    Case(
        "CS139",
        &[
            &[(BIRTH, "<b:Datum>2012-05-31</b:Datum>")],
            &[(BIRTH, "<b:Datum>2012-01-01</b:Datum><b:DatumGebruik>2</b:DatumGebruik>")],
        ],
        &[
            &[(BIRTH, "<b:Datum>2012-05-02</b:Datum><b:DatumGebruik>1</b:DatumGebruik>")],
            &[(BIRTH, "<b:Datum>2012-02-01</b:Datum><b:DatumGebruik>2</b:DatumGebruik>")],
            &[("<b:Datum>1900-01-01</b:Datum>", "<b:Datum>1970-01-01</b:Datum>")],
        ],
    ),
    Case(
        "CS318",
        &[&[(PARTNER, ""), ("<b:NaamGebruik>4<", "<b:NaamGebruik>1<")]],
        &[&[(PARTNER, ""), ("<b:NaamGebruik>4<", "<b:NaamGebruik>6<")]],
    ),
    Case(
        "CS050",
        &[&[("<b:NaamGebruik>4<", "<b:NaamGebruik>1<")], &[("<b:NaamGebruik>6<", "<b:NaamGebruik>1<")]],
        &[
            &[("<b:NaamGebruik>4<", "<b:NaamGebruik>5<")],
            &[(PARTNER, "")],
            &[("<b:NaamGebruik>6<", "<b:NaamGebruik>2<")],
        ],
    ),
    Case(
        "CD007",
        &[&[(LANGUAGE, "<b:Vorm>2</b:Vorm>")]],
        &[&[(LANGUAGE, "<b:Vorm>1</b:Vorm>")], &[("<b:Vorm>1<", "<b:Vorm>3<")]],
    ),
    Case("CD025", &[ABROAD_WITHOUT_POSTCODE], &[&[("<b:Huis><b:Huisnummer>12</b:Huisnummer></b:Huis>", "")]]),
    Case(
        "CD034",
        &[ABROAD_WITHOUT_POSTCODE],
        &[&[("<b:Postcode>1621ab</b:Postcode><b:LandCode>NL</b:LandCode>", "")]],
    ),
    Case(
        "CS089",
        &[&[("1621ab", "9999zz")], &[("B-2000", "1")]],
        &[&[("1621ab", "1621 AB")], &[("1621ab", "0621AB")], &[("1621ab", "162AAB")]],
    ),
    Case(
        "CD005",
        &[ABROAD_WITHOUT_POSTCODE],
        &[&[("<b:LandCode>BE</b:LandCode>", "")], &[("<b:Postcode>B-2000</b:Postcode>", "")]],
    ),
    Case(
        "CD009",
        &[&[(PERIOD, "")], &[(PERIOD, "<t:Periode><b:Einddatum>2026-03-31</b:Einddatum></t:Periode>")]],
        &[&[("<t:Soort>04</t:Soort>", "<t:Soort>03</t:Soort>")]],
    ),
    Case(
        "CS003",
        &[&[("2026-03-31", "2026-03-01")], &[("2026-08-31", "2026-03-01")]],
        &[&[("2026-03-31", "2026-02-28")], &[("2026-08-31", "2026-02-28")]],
    ),
    Case("CD079", &[GENERIC], &[&[("<t:Product><b:Categorie>47</b:Categorie></t:Product>", "")]]),
    Case(
        "CD075",
        &[&[("<t:Einddatum>2026-12-31</t:Einddatum>", "")]],
        &[&[("<t:Einddatum>2026-08-31</t:Einddatum>", "")]],
    ),
    Case(
        "CD076",
        &[&[("<t:Einddatum>2026-12-31</t:Einddatum>", ""), ("<b:Frequentie>6<", "<b:Frequentie>4<")]],
        &[&[("<t:Einddatum>2026-12-31</t:Einddatum>", ""), ("<b:Frequentie>6<", "<b:Frequentie>2<")]],
    ),
    Case(
        "CS335",
        &[&[("<t:RedenWijziging>04<", "<t:RedenWijziging>14<")]],
        &[&[("<t:RedenWijziging>04<", "<t:RedenWijziging>13<")]],
    ),
    Case(
        "CS336",
        &[&[("<t:RedenWijziging>04<", "<t:RedenWijziging>02<")]],
        &[&[("<t:RedenWijziging>04<", "<t:RedenWijziging>01<")]],
    ),
    Case(
        "CD041",
        &[&[(EXTENT, ""), ("<b:Code>45X05</b:Code>", ""), (DELETED_EXTENT, "")]],
        &[&[(EXTENT, "")]],
    ),
    Case(
        "CD077",
        &[&[("<t:Budget>400000</t:Budget>", "")]],
        &[&[(
            "<t:Budget>400000</t:Budget>",
            "<t:Omvang><b:Volume>1</b:Volume><b:Eenheid>04</b:Eenheid><b:Frequentie>6</b:Frequentie></t:Omvang><t:Budget>1</t:Budget>",
        )]],
    ),
    Case(
        "CD078",
        &[&[("<t:Budget>400000</t:Budget>", "<t:Budget>0</t:Budget>")]],
        &[&[("<t:Commentaar>Individueel</t:Commentaar>", "<t:Budget>0</t:Budget>")]],
    ),
    Case("CD080", &[&[(OPEN, OLD_HOURS)]], &[&[(OPEN, NEW_HOURS)]]),
    Case(
        "CS338",
        &[
            &[("<b:Frequentie>6<", "<b:Frequentie>1<")],
            &[("<b:Eenheid>04</b:Eenheid>", "<b:Eenheid>14</b:Eenheid>")],
            &[("<b:Eenheid>04</b:Eenheid><b:Frequentie>6<", "<b:Eenheid>82</b:Eenheid><b:Frequentie>1<")],
        ],
        &[
            &[("<b:Eenheid>04</b:Eenheid><b:Frequentie>6<", "<b:Eenheid>14</b:Eenheid><b:Frequentie>1<")],
            &[("<b:Eenheid>04</b:Eenheid><b:Frequentie>6<", "<b:Eenheid>16</b:Eenheid><b:Frequentie>1<")],
            &[("<b:Eenheid>04</b:Eenheid><b:Frequentie>6<", "<b:Eenheid>83</b:Eenheid><b:Frequentie>1<")],
            &[("<b:Eenheid>04</b:Eenheid><b:Frequentie>6<", "<b:Eenheid>84</b:Eenheid><b:Frequentie>1<")],
        ],
    ),
    Case(
        "TR002",
        &[
            &[(BIRTH, "<b:Datum>1906-03-02</b:Datum>")],
            &[(BIRTH, "<b:Datum>1900-01-01</b:Datum><b:DatumGebruik>3</b:DatumGebruik>")],
        ],
        &[&[(BIRTH, "<b:Datum>1906-03-01</b:Datum>")]],
    ),
    Case(
        "TR006",
        &[ABROAD_WITHOUT_POSTCODE],
        &[
            &[("<b:Huis><b:Huisnummer>0</b:Huisnummer></b:Huis>", "")],
            &[("<b:Postcode>B-2000</b:Postcode>", "")],
        ],
    ),
    Case(
        "TR061",
        &[
            &[("<t:Contactgegevens><t:Contact><t:Soort>01<", "<t:Contactgegevens><t:Contact><t:Soort>02<")],
            &[("<t:Contactgegevens><t:Contact><t:Soort>01<", "<t:Contactgegevens><t:Contact><t:Soort>03<")],
        ],
        &[&[("<t:Contactgegevens><t:Contact><t:Soort>01<", "<t:Contactgegevens><t:Contact><t:Soort>04<")]],
    ),
    Case(
        "TR101",
        &[&[("<t:Nummer>R2<", "<t:Nummer>R3<")], &[("81736", "81737")]],
        &[
            &[("<t:Nummer>R2<", "<t:Nummer>R1<")],
            &[("<t:Soort>04</t:Soort>", "<t:Soort>01</t:Soort>")],
            &[("81736", "81733")],
        ],
    ),
    Case(
        "TR134",
        &[&[("2026-02-21", "2026-03-02")], &[(BIRTH, "<b:Datum>2026-03-02</b:Datum>")]],
        &[
            &[("2026-02-21", "2026-03-03")],
            &[(BIRTH, "<b:Datum>2026-03-03</b:Datum>")],
            &[(
                "<b:Datum>1900-01-01</b:Datum><b:DatumGebruik>3</b:DatumGebruik>",
                "<b:Datum>2026-03-03</b:Datum>",
            )],
        ],
    ),
    Case(
        "TR302",
        &[&[(DELETED, "<t:Ingangsdatum>2027-01-01</t:Ingangsdatum><t:Einddatum>2027-01-01</t:Einddatum>")]],
        &[
            &[(DELETED, "<t:Ingangsdatum>2026-12-31</t:Ingangsdatum><t:Einddatum>2026-12-31</t:Einddatum>")],
            &[("<b:Categorie>47</b:Categorie>", "<b:Categorie>46</b:Categorie>")],
        ],
    ),
];
