//! The summary of a claim, whole.

use expect_test::expect;

use super::*;

fn line(
    client: &str,
    code: &str,
    discipline: Option<&str>,
    volume: u32,
    tariff: i64,
    amount: i64,
) -> SummaryLine {
    let product = if discipline.is_some() {
        Text::new("Hoogspecialistische jeugdhulp", "Highly specialised youth care")
    } else {
        Text::new("Forensisch coördinatiewerk 特", "Forensic coördination 特")
    };
    SummaryLine {
        client: ClientNumber::parse(client).unwrap(),
        product,
        discipline: discipline.map(|name| Discipline::parse(name).unwrap()),
        code: ProductCode::parse(code).unwrap(),
        volume,
        unit: if discipline.is_some() { Unit::Minute } else { Unit::Hour },
        tariff: Cents(tariff),
        amount: Cents(amount),
    }
}

fn summary() -> Summary {
    Summary {
        claim: ClaimNumber::parse("D20250000001").unwrap(),
        practice: "De Dijk".into(),
        agb: AgbCode::parse("42420001").unwrap(),
        municipality: MunicipalityCode::parse("0405").unwrap(),
        month: Month::parse_iso("2025-03").unwrap(),
        lines: vec![
            line("J-0177", "54X01", None, 12, 11_000, 132_000),
            line("J-0142", "45X05", Some("WO+"), 615, 220, 135_300),
            line("J-0142", "45X03", Some("HBO"), 90, 175, 15_750),
            line("J-0177", "45X05", Some("WO+"), 433, 162, 70_218),
        ],
    }
}

#[test]
fn totals_stand_per_client_and_per_product_in_dutch() {
    expect![[r#"
        declaratie  D20250000001
        aanbieder   De Dijk (AGB 42420001)
        gemeente    0405
        maand       maart 2025
        regels      4
        totaal      € 3.532,68

        Per cliënt
        cliënt  product                        code   discipline  omvang  eenheid  tarief    bedrag
        J-0142  Hoogspecialistische jeugdhulp  45X03  HBO             90  minuut     1,75    157,50
                Hoogspecialistische jeugdhulp  45X05  WO+            615  minuut     2,20  1.353,00
                totaal                                                                     1.510,50
        J-0177  Hoogspecialistische jeugdhulp  45X05  WO+            433  minuut     1,62    702,18
                Forensisch coördinatiewerk 特  54X01                  12  uur      110,00  1.320,00
                totaal                                                                     2.022,18

        Per product
        product                        code   discipline  regels  omvang  eenheid    bedrag
        Hoogspecialistische jeugdhulp  45X03  HBO              1      90  minuut     157,50
        Hoogspecialistische jeugdhulp  45X05  WO+              2    1048  minuut   2.055,18
        Forensisch coördinatiewerk 特  54X01                   1      12  uur      1.320,00
        totaal                                                                     3.532,68
    "#]]
    .assert_eq(&render(&summary(), Lang::Nl));
}

#[test]
fn totals_stand_per_client_and_per_product_in_english() {
    expect![[r#"
        claim         D20250000001
        provider      De Dijk (AGB 42420001)
        municipality  0405
        month         March 2025
        lines         4
        total         € 3,532.68

        Per client
        client  product                        code   discipline  volume  unit    tariff    amount
        J-0142  Highly specialised youth care  45X03  HBO             90  minute    1.75    157.50
                Highly specialised youth care  45X05  WO+            615  minute    2.20  1,353.00
                total                                                                     1,510.50
        J-0177  Highly specialised youth care  45X05  WO+            433  minute    1.62    702.18
                Forensic coördination 特       54X01                  12  hour    110.00  1,320.00
                total                                                                     2,022.18

        Per product
        product                        code   discipline  lines  volume  unit      amount
        Highly specialised youth care  45X03  HBO             1      90  minute    157.50
        Highly specialised youth care  45X05  WO+             2    1048  minute  2,055.18
        Forensic coördination 特       54X01                  1      12  hour    1,320.00
        total                                                                    3,532.68
    "#]]
    .assert_eq(&render(&summary(), Lang::En));
}

#[test]
fn the_order_of_the_lines_does_not_matter() {
    let mut turned = summary();
    turned.lines.reverse();
    assert_eq!(render(&turned, Lang::Nl), render(&summary(), Lang::Nl));
}

#[test]
fn totals_add_up_with_credits() {
    let mut summary = summary();
    let sum: i64 = summary.lines.iter().map(|line| line.amount.0).sum();
    assert_eq!(total(&summary.lines), Cents(sum));
    let credit = SummaryLine { amount: Cents(-135_300), ..summary.lines[1].clone() };
    summary.lines.push(credit);
    assert!(render(&summary, Lang::En).contains("-1,353.00"));
    assert_eq!(total(&summary.lines), Cents(sum - 135_300));
}

#[test]
fn columns_line_up_by_the_width_of_characters() {
    let mut summary = summary();
    summary.lines[1].product = Text::new("Coo\u{308}rdinatie", "Coo\u{308}rdination");
    let rendered = render(&summary, Lang::Nl);
    let table = rendered.split("Per cliënt\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let ends: Vec<_> = table.lines().map(UnicodeWidthStr::width).collect();
    assert!(ends.iter().all(|end| *end == ends[0]), "{ends:?}\n{table}");
}
