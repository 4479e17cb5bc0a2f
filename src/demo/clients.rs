//! Sixty clients of five municipalities, with their care and its allocations. All names are put together by chance.

use super::DemoError;
use super::oddities;
use super::people;
use super::plan::{Grant, Lot, Size, Window, Youth};
use super::random::Random;
use crate::domain::allocation::{Allocation, Frame};
use crate::domain::client::{Client, Gender, PersonName};
use crate::domain::identifiers::{AllocationNumber, Bsn, ClientNumber, MunicipalityCode};
use crate::domain::time::{BirthDate, ClosedPeriod, Day};

/// How many there are in one copy of the practice.
pub const COUNT: usize = 60;

/// Hoorn most often, then Medemblik, Enkhuizen, Stede Broec and Drechterland.
const MUNICIPALITIES: [&str; 10] =
    ["0405", "0405", "0405", "0405", "0420", "0420", "0388", "0388", "0532", "0498"];

const GIRLS: [&str; 14] = [
    "Sanne", "Noor", "Fatima", "Lotte", "Zoë", "Emma", "Aylin", "Juul", "Maud", "Saar", "Isa", "Norah",
    "Chloé", "Mila",
];
const BOYS: [&str; 14] = [
    "Daan", "Bram", "Yusuf", "Sem", "Thijs", "Luuk", "Noah", "Mees", "Adam", "Finn", "Jayden", "Jesse",
    "André", "Tijn",
];

/// Prefix and surname.
const SURNAMES: [(&str, &str); 60] = [
    ("", "Jansen"),
    ("de", "Wit"),
    ("van der", "Zwaag"),
    ("", "Appelman"),
    ("", "Çelik"),
    ("", "Koopman"),
    ("van", "Diepen"),
    ("", "Ruiter"),
    ("", "Nguyễn"),
    ("", "Schaap"),
    ("de", "Graaf"),
    ("", "Kuiper"),
    ("el", "Idrissi"),
    ("", "Bos"),
    ("van den", "Berg"),
    ("", "Groot"),
    ("", "Wiśniewska"),
    ("", "Mol"),
    ("", "Laan"),
    ("de", "Boer"),
    ("", "Öztürk"),
    ("", "Haakman"),
    ("ter", "Beek"),
    ("", "Vlaar"),
    ("", "Duin"),
    ("van", "Essen"),
    ("", "Tambach"),
    ("", "Kaya"),
    ("", "Singer"),
    ("", "Rood"),
    ("van 't", "Veer"),
    ("", "Slagter"),
    ("", "Buis"),
    ("", "Ott"),
    ("", "Bennani"),
    ("de", "Haan"),
    ("", "Sluis"),
    ("", "Feenstra"),
    ("", "Kroon"),
    ("van", "Leeuwen"),
    ("", "Broers"),
    ("", "Çağlar"),
    ("", "Noot"),
    ("", "Hoek"),
    ("in 't", "Veld"),
    ("", "Pronk"),
    ("", "Raven"),
    ("", "Stam"),
    ("", "Dudink"),
    ("", "Lopes"),
    ("van", "Rijn"),
    ("", "Tool"),
    ("", "Ursem"),
    ("", "Weel"),
    ("", "Zijp"),
    ("de", "Vries"),
    ("", "Beerepoot"),
    ("", "Commandeur"),
    ("", "Pereira"),
    ("", "Ooijevaar"),
];

/// The range of numbers that are set apart for tests.
const TEST_BSNS: std::ops::RangeInclusive<u32> = 999_900_006..=999_999_990;

/// Numbers of the test range that pass the eleven-test, lowest first.
pub fn test_bsns() -> impl Iterator<Item = Bsn> {
    TEST_BSNS.filter_map(|number| Bsn::parse(&number.to_string()).ok())
}

/// The clients of one copy, with the numbers that follow those of the copies before it.
pub fn clients(
    window: Window,
    copy: u64,
    bsns: &mut impl Iterator<Item = Bsn>,
    next_allocation: &mut u32,
) -> Result<Vec<Youth>, DemoError> {
    let mut out = Vec::with_capacity(COUNT);
    for place in 0..COUNT {
        let mut random = Random::of(&[1, copy, at(place)]);
        let lot = if place % 5 == 4 { Lot::Two } else { Lot::One };
        let care = care(window, place, &mut random);
        let bsn = bsns.next().ok_or(DemoError::Broken("test BSN"))?;
        let municipality = MUNICIPALITIES[place % MUNICIPALITIES.len()];
        let municipality =
            MunicipalityCode::parse(municipality).map_err(|_| DemoError::Broken("municipality"))?;
        out.push(Youth {
            client: client(window, (copy, place), lot, bsn, &municipality, &mut random)?,
            municipality,
            care,
            team: team(place),
            allocations: grants(window, lot, care, next_allocation, &mut random)?,
        });
    }
    Ok(out)
}

fn at(place: usize) -> u64 {
    u64::try_from(place).unwrap_or_default()
}

fn client(
    window: Window,
    (copy, place): (u64, usize),
    lot: Lot,
    bsn: Bsn,
    municipality: &MunicipalityCode,
    random: &mut Random,
) -> Result<Client, DemoError> {
    let number = 101 + copy * at(COUNT) + at(place);
    let girl = random.chance(50);
    let first = random.pick(if girl { &GIRLS } else { &BOYS }).copied().unwrap_or_default();
    let (prefix, surname) =
        SURNAMES[(place + usize::try_from(copy).unwrap_or_default() * 7) % SURNAMES.len()];
    let oldest = match lot {
        Lot::One => random.below(11) + 6,
        Lot::Two => random.below(5) + 15,
    };
    let years = u32::try_from(oldest).unwrap_or_default();
    let birth = window.today.minus_months(years * 12).minus_days(random.below(360) + 1);
    Ok(Client {
        number: ClientNumber::parse(&format!("J-{number:04}"))
            .map_err(|_| DemoError::Broken("client number"))?,
        bsn: Some(bsn),
        name: PersonName {
            surname: surname.to_owned(),
            prefix: (!prefix.is_empty()).then(|| prefix.to_owned()),
            first_names: Some(first.to_owned()),
            initials: first.chars().next().map(String::from),
        },
        birth: Some(BirthDate::exact(birth)),
        gender: Some(if girl { Gender::Female } else { Gender::Male }),
        municipality: Some(municipality.clone()),
    })
}

/// From when to when the client is seen. Whoever is still seen today is seen until the end of an allocation.
fn care(window: Window, place: usize, random: &mut Random) -> ClosedPeriod {
    let Window { first, today } = window;
    let length = u64::try_from(first.days_until(today)).unwrap_or_default();
    let start = match place {
        // Eight months into an allocation: time enough to use it up.
        oddities::NEARLY | oddities::OVER => same_day(today.minus_months(8), first),
        _ if place.is_multiple_of(3) => first.minus_days(random.below(300) + 1),
        _ if place % 3 == 1 => first.plus_days(random.below(length / 3 + 1)),
        _ => first.plus_days(random.below(length / 2 + 1)),
    };
    let stops = place % 6 == 5;
    let until = if stops {
        start.plus_days(length / 4 + random.below(length / 4 + 1)).min(today.minus_days(20)).max(start)
    } else {
        periods(start, today).last().map_or(start, ClosedPeriod::until)
    };
    ClosedPeriod::new(start, until).unwrap_or(ClosedPeriod::day(start))
}

/// The anniversary of `day` in the year before `limit`, or `day` itself when it is earlier.
fn same_day(day: Day, limit: Day) -> Day {
    let mut day = day;
    while day > limit {
        day = day.minus_months(12);
    }
    day
}

/// Consecutive periods of a year that together reach past `today`.
fn periods(start: Day, today: Day) -> impl Iterator<Item = ClosedPeriod> {
    let starts = std::iter::successors(Some(start), |from| Some(from.plus_months(12)));
    starts
        .take_while(move |from| *from <= today)
        .filter_map(|from| ClosedPeriod::new(from, Allocation::last_day(from, 12)))
}

fn grants(
    window: Window,
    lot: Lot,
    care: ClosedPeriod,
    next_number: &mut u32,
    random: &mut Random,
) -> Result<Vec<Grant>, DemoError> {
    let frames = [Frame::Criminal, Frame::Civil, Frame::Voluntary];
    let frame = random.pick(&frames).copied().filter(|_| lot == Lot::Two);
    let mut out = Vec::new();
    let last = care.until().min(window.today);
    for period in periods(care.from(), last).filter(|period| period.until() >= window.first) {
        out.push(Grant {
            number: AllocationNumber::new(*next_number).map_err(|_| DemoError::Broken("number"))?,
            lot,
            period,
            frame,
            size: Size::OfNeed(115 + i64::try_from(random.below(40)).unwrap_or_default()),
        });
        *next_number += 1;
    }
    Ok(out)
}

/// Two who see the client, and one of the two most qualified who is asked along.
fn team(place: usize) -> Vec<usize> {
    let count = people::COUNT;
    let mut team = vec![place % count, (place * 5 + 2) % count, 9 + place % 2];
    team.dedup();
    team
}
