//! The worked examples of the standard's own chapter on calculations (section 9 of its rules), by their numbers, each
//! through the code that claims: from registered care to the line, the message and what comes back.

use uurwerk::domain::allocation::Shape;
use uurwerk::domain::claim::batch::{Amount, Batch, BatchLine, Heading};
use uurwerk::domain::claim::checked::Checked;
use uurwerk::domain::claim::limits::{most_in_all, most_in_period};
use uurwerk::domain::claim::line::{Line, LineState};
use uurwerk::domain::identifiers::{
    AgbCode, AllocationNumber, Bsn, Category, ClaimNumber, LineReference, MessageIdentification,
    MunicipalityCode,
};
use uurwerk::domain::money::Cents;
use uurwerk::domain::practice::SchemaVersions;
use uurwerk::domain::time::{ClosedPeriod, Minutes, Month, Period};
use uurwerk::domain::volume::{Extent, Frequency, Unit};
use uurwerk::messages::{check, jw323};

use super::scene::{LOT_2, Scene, day, month, period, product_key, specific};

/// A line as it goes into a message.
fn sent(reference: &str, line: &Line) -> BatchLine {
    let reference = LineReference::parse(reference).unwrap();
    BatchLine::debit(&reference, AllocationNumber::new(81733).unwrap(), line).unwrap()
}

/// The claim of a month with these lines of one client, sent on its last day or later.
fn claim(of: &str, lines: Vec<BatchLine>) -> Batch {
    let month = Month::parse_iso(of).unwrap();
    let heading = Heading {
        provider: AgbCode::parse("42420001").unwrap(),
        municipality: MunicipalityCode::parse("0405").unwrap(),
        identification: MessageIdentification::parse("U00000000012").unwrap(),
        dated: month.last(),
        schema_versions: SchemaVersions::default(),
        claim_number: ClaimNumber::parse("D00000000012").unwrap(),
        month,
        signed: month.last(),
    };
    let bsn = Bsn::parse("999900006").unwrap();
    Batch::assemble(heading, lines.into_iter().map(|line| (bsn.clone(), line)).collect())
}

/// The message, which the rules of the standard accept.
fn message(batch: Batch) -> String {
    let bytes = jw323::write(&Checked::new(batch).map_err(|refused| refused.report).unwrap());
    let report = check(&bytes, day("2027-12-31"));
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    String::from_utf8(bytes).unwrap()
}

/// What a line says of volume, unit, tariff and amount, in a message.
fn said(text: &str) -> Vec<(&str, String)> {
    let element = |name: &str, prefix: &str| {
        let (_, rest) = text.split_once(&format!("<{prefix}{name}>"))?;
        rest.split_once('<').map(|(value, _)| value.to_owned())
    };
    let names = [("GeleverdVolume", ""), ("Eenheid", ""), ("ProductTarief", ""), ("Bedrag", "ijw:")];
    names.into_iter().filter_map(|(name, prefix)| Some((name, element(name, prefix)?))).collect()
}

fn line(volume: &str, unit: &str, tariff: Option<&str>, amount: &str) -> Vec<(&'static str, String)> {
    let owned = |name, value: &str| (name, value.to_owned());
    let tariff = tariff.map(|tariff| owned("ProductTarief", tariff));
    [owned("GeleverdVolume", volume), owned("Eenheid", unit)]
        .into_iter()
        .chain(tariff)
        .chain([owned("Bedrag", amount)])
        .collect()
}

fn closed(from: &str, until: &str) -> ClosedPeriod {
    ClosedPeriod::new(day(from), day(until)).unwrap()
}

/// A month of time on an allocation of hours, at an hourly tariff, in the days that are given.
fn hours(of: &str, from: &str, until: &str, extent: Extent, cents: i64, times: &[(&str, i64)]) -> Scene {
    let mut scene = Scene::forensic();
    (scene.month, scene.today) = (month(of), day("2027-01-31"));
    scene.contracts[0].valid = Period::new(day("2025-01-01"), None).unwrap();
    scene.allocation().shape = specific("45X10", extent.volume, extent.unit, extent.frequency);
    scene.allocation().period = period(from, until);
    (scene.tariffs[2].value.unit, scene.tariffs[2].value.cents) = (Unit::Hour, Cents(cents));
    scene.tariffs[2].value.valid = Period::new(day("2025-01-01"), None).unwrap();
    let (first, rest) = times.split_first().unwrap();
    (scene.entry().day, scene.entry().minutes) = (day(first.0), Minutes::new(first.1).unwrap());
    for (on, minutes) in rest {
        scene.add_entry(on, *minutes);
    }
    scene
}

const WEEKLY: Extent = Extent { volume: 4, unit: Unit::Hour, frequency: Frequency::Week };

#[test]
fn example_1_units() {
    // Nine parts of days a month; eight delivered.
    let mut scene = Scene::group("day-activities-middle", 5);
    scene.allocation().shape = specific("41X01", 9, Unit::DayPart, Frequency::Month);
    scene.tariffs[0].value.cents = Cents(7140);
    scene.attends(4);
    scene.meet("2025-03-14", 5);
    scene.usages[1].value.what = scene.usages[0].value.what.clone();
    if let uurwerk::domain::usage::What::Attendance(attendance) = &mut scene.usages[1].value.what {
        attendance.session = uurwerk::domain::ids::SessionId(2);
    }
    let own = scene.lines().remove(0);
    assert_eq!(
        said(&message(claim("2025-03", vec![sent("K1", &own)]))),
        line("8", "16", Some("7140"), "57120")
    );

    // A fixed amount a month: no tariff, and the amount is the volume.
    let fixed = BatchLine {
        unit: Unit::Euro,
        volume: 32_500,
        tariff: None,
        amount: Amount::debit(Cents(32_500)),
        ..sent("K1", &own)
    };
    assert_eq!(said(&message(claim("2025-03", vec![fixed]))), line("32500", "83", None, "32500"));

    // 120 hours in all; seven delivered.
    let all = Extent { volume: 120, unit: Unit::Hour, frequency: Frequency::Total };
    let scene =
        hours("2026-06", "2026-01-01", "2026-12-31", all, 9730, &[("2026-06-10", 240), ("2026-06-11", 180)]);
    let own = scene.lines().remove(0);
    assert_eq!(
        said(&message(claim("2026-06", vec![sent("K1", &own)]))),
        line("7", "04", Some("9730"), "68110")
    );

    // A budget and nothing else: category and code of what was delivered, unit and tariff of the contract.
    let mut scene = Scene::new();
    scene.allocation().shape = Shape::Generic { budget: Cents(400_000) };
    scene.tariffs[0].value.category = Category::parse("45").ok();
    let own = scene.lines().remove(0);
    let text = message(claim("2025-03", vec![sent("K1", &own)]));
    assert_eq!(said(&text), line("433", "01", Some("162"), "70218"));
    assert!(text.contains("<ProductCategorie>45<") && text.contains("<ProductCode>45X05<"), "{text}");
}

#[test]
fn example_2_product_periods() {
    for (of, on, begin, end) in [
        ("2026-05", "2026-05-20", "2026-05-19", "2026-05-31"),
        ("2026-06", "2026-06-10", "2026-06-01", "2026-06-30"), // seen once
        ("2026-07", "2026-07-31", "2026-07-01", "2026-07-31"),
        ("2026-08", "2026-08-06", "2026-08-01", "2026-08-06"),
    ] {
        let scene = hours(of, "2026-05-19", "2026-08-06", WEEKLY, 9730, &[(on, 60)]);
        let lines = scene.lines();
        assert_eq!(lines.len(), 1, "{of}");
        assert_eq!(lines[0].period, closed(begin, end), "{of}");
        let batch = claim(of, vec![sent("K1", &lines[0])]);
        assert_eq!((batch.begin, batch.end), (month(of).first(), month(of).last()), "always the full month");
        message(batch);
    }
}

#[test]
fn example_3_a_hours_per_week() {
    let whole = period("2026-02-11", "2026-04-17");
    for (of, from, until, most) in [
        ("2026-02", "2026-02-11", "2026-02-28", 12),
        ("2026-03", "2026-03-01", "2026-03-31", 24),
        ("2026-04", "2026-04-01", "2026-04-17", 12),
    ] {
        assert_eq!(most_in_period(WEEKLY, closed(from, until), whole), Some(most));
        for (minutes, trips) in [(most * 60, false), (most * 60 + 30, true)] {
            let (half, rest) = (minutes / 2, minutes - minutes / 2);
            let scene = hours(of, "2026-02-11", "2026-04-17", WEEKLY, 9730, &[(from, half), (until, rest)]);
            let own = scene.lines().remove(0);
            let held = own.findings.iter().any(|finding| finding.rule == "TR321");
            assert_eq!((held, own.period), (trips, closed(from, until)), "{minutes} minutes in {of}");
        }
    }
    assert_eq!(most_in_all(WEEKLY, whole), Some(40), "not 48");
    // Twelve hours in February and 24 in March leave four for April, though April by itself has room for twelve.
    for (minutes, rules) in [(240, vec![]), (300, vec!["TR322"])] {
        let mut scene =
            hours("2026-04", "2026-02-11", "2026-04-17", WEEKLY, 9730, &[("2026-04-17", minutes)]);
        for (of, claimed) in [("2026-02", 12), ("2026-03", 24)] {
            let standing = scene.stands(0, claimed, LineState::Granted);
            (standing.unit, standing.period) = (Some(Unit::Hour), month(of).period());
        }
        let own = scene.lines().remove(0);
        let held: Vec<&str> = own.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert_eq!(held, rules, "{minutes}");
    }
}

#[test]
fn example_3_a_week_belongs_to_the_days_of_delivery() {
    // Week 9 is cut by the end of February: each delivery counts in the month of its own day.
    for (of, minutes) in [("2026-02", 60), ("2026-03", 120)] {
        let times = [("2026-02-28", 60), ("2026-03-01", 120)];
        let scene = hours(of, "2026-02-11", "2026-04-17", WEEKLY, 9730, &times);
        assert_eq!(scene.lines().iter().map(|line| line.minutes).collect::<Vec<_>>(), [minutes], "{of}");
    }
}

#[test]
fn example_3_b_results_per_week() {
    let weekly = Extent { volume: 27_500, unit: Unit::Euro, frequency: Frequency::Week };
    let whole = period("2026-09-08", "2026-10-03");
    assert_eq!(most_in_period(weekly, closed("2026-09-08", "2026-09-30"), whole), Some(110_000));
    assert_eq!(
        most_in_period(weekly, closed("2026-10-01", "2026-10-03"), whole),
        Some(0),
        "nothing to claim"
    );
    assert_eq!(most_in_all(weekly, whole), Some(110_000));
}

#[test]
fn example_3_c_the_turn_of_the_year() {
    let weekly = Extent { volume: 2, ..WEEKLY };
    let whole = period("2026-12-21", "2027-01-10");
    assert_eq!(most_in_period(weekly, closed("2026-12-21", "2026-12-31"), whole), Some(4));
    assert_eq!(most_in_period(weekly, closed("2027-01-01", "2027-01-10"), whole), Some(4));
    assert_eq!(most_in_all(weekly, whole), Some(6));
    // The other ways of counting, over the same three weeks.
    for (frequency, december, all) in [
        (Frequency::Day, Some(22), Some(42)),
        (Frequency::Month, Some(2), Some(4)),
        (Frequency::Total, None, Some(2)),
    ] {
        let extent = Extent { frequency, ..weekly };
        assert_eq!(
            most_in_period(extent, closed("2026-12-21", "2026-12-31"), whole),
            december,
            "{frequency:?}"
        );
        assert_eq!(most_in_all(extent, whole), all, "{frequency:?}");
    }
}

#[test]
fn example_4_hours_are_rounded_once() {
    let all = Extent { volume: 120, unit: Unit::Hour, frequency: Frequency::Total };
    for (times, claimed) in [
        (&[220][..], 4),
        (&[209], 3),
        (&[90], 2),
        (&[89], 1),
        (&[20], 1),
        (&[50, 50, 50, 50], 3), // not four times one
    ] {
        let days = ["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04"];
        let times: Vec<(&str, i64)> = days.into_iter().zip(times.iter().copied()).collect();
        let scene = hours("2026-06", "2026-01-01", "2026-12-31", all, 9000, &times);
        let own = scene.lines().remove(0);
        assert_eq!((own.volume, own.amount), (Some(claimed), Cents(i64::from(claimed) * 9000)), "{times:?}");
    }
    let mut nothing = hours("2026-06", "2026-01-01", "2026-12-31", all, 9000, &[("2026-06-01", 60)]);
    nothing.entries.clear();
    assert!(nothing.lines().is_empty(), "no line for nothing");
}

#[test]
fn example_5_amounts() {
    for (hourly, minutes, tariff, amount) in [(9730, 433, "162", "70218"), (8730, 7, "146", "1019")] {
        let mut scene = Scene::new();
        scene.tariffs[0].value.cents = Cents(hourly);
        scene.entry().minutes = Minutes::new(minutes).unwrap();
        let own = scene.lines().remove(0);
        let text = message(claim("2025-03", vec![sent("K1", &own)]));
        assert_eq!(said(&text), line(&minutes.to_string(), "01", Some(tariff), amount));
    }
    // The unit of the contract is that of the claim: exact.
    let all = Extent { volume: 120, unit: Unit::Hour, frequency: Frequency::Total };
    let scene = hours("2026-06", "2026-01-01", "2026-12-31", all, 9730, &[("2026-06-10", 420)]);
    assert_eq!(scene.lines()[0].amount, Cents(7 * 9730));
    // An hour allocation may be claimed in minutes where the tariff is kept per hour and the contract counts minutes.
    let mut scene = Scene::forensic();
    scene.entry().product = Some(product_key(LOT_2));
    assert_eq!(scene.lines()[0].unit, Some(Unit::Minute));
}

#[test]
fn example_6_totals_have_a_sign() {
    let own = sent("K1", &Scene::new().lines().remove(0));
    let with = |reference: &str, allocation: u32, amount: Amount| BatchLine {
        reference: reference.to_owned(),
        previous: (amount.side == uurwerk::domain::claim::batch::DebitCredit::Credit)
            .then(|| "K0".to_owned()),
        allocation: AllocationNumber::new(allocation).unwrap(),
        amount,
        ..own.clone()
    };
    let (first, second) = (Amount::debit(Cents(31_200)), Amount::debit(Cents(15_400)));
    let owing = claim(
        "2025-03",
        vec![with("K1", 1, first), with("K2", 2, second), with("K3", 3, Amount::credit(Cents(60_000)))],
    );
    assert_eq!(owing.total, Amount::credit(Cents(13_400)));
    let text = message(owing);
    assert!(
        text.contains("<ijw:TotaalBedrag>13400</ijw:TotaalBedrag>\r\n      <ijw:DebetCredit>C<"),
        "{text}"
    );
    let even = claim("2025-03", vec![with("K1", 1, first), with("K3", 3, Amount::credit(Cents(31_200)))]);
    assert_eq!(even.total, Amount::debit(Cents::ZERO), "nothing is debit");
    message(even);
}
