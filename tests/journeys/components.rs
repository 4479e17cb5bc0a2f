//! The office registers what was used in a month: trips, group sessions, stays and crisis help.

use expect_test::expect;
use uurwerk::domain::allocation::Shape;
use uurwerk::domain::client::{Client, PersonName};
use uurwerk::domain::contract::{DocumentKind, TransportForm};
use uurwerk::domain::dossier::Document;
use uurwerk::domain::identifiers::{
    AgbCode, AllocationNumber, Bsn, Category, ClientNumber, ContractKey, MunicipalityCode, ProductCode,
    ProductKey,
};
use uurwerk::domain::ids::ClientId;
use uurwerk::domain::money::Cents;
use uurwerk::domain::remark::Remark;
use uurwerk::domain::tariff::Tariff;
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::{BirthDate, ClosedPeriod, Day, Period};
use uurwerk::domain::usage::{Carriage, Direction, Distance, Pattern, Trip, Weekdays};
use uurwerk::domain::volume::{Extent, Frequency, Unit};
use uurwerk::operations::add_trips::{self, NewTrip};
use uurwerk::operations::{add_client, add_document, import_tariffs, save_allocation, set_up, views};
use uurwerk::store::Store;
use uurwerk::surroundings::Surroundings;

use crate::support::{NARROW, Seat, WIDE, de_dijk};

/// De Dijk with 25 more clients, who are brought by group (fictitious codes 42X01 to 42X06) and have what that asks for.
fn with_transport(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
    let tariff = |band: u8| Tariff {
        contract: ContractKey::parse("segment-c-westfriesland-2025").unwrap(),
        product: ProductKey::parse(&format!("transport-group-{band}")).unwrap(),
        discipline: None,
        code: ProductCode::parse(&format!("42X0{band}")).unwrap(),
        category: Some(Category::parse("42").unwrap()),
        unit: Unit::PieceEffort,
        cents: Cents(1_500 + i64::from(band) * 100),
        valid: Period::new(day("2025-01-01"), None).unwrap(),
        band: None,
    };
    let tariffs = (1..=6).map(tariff).collect();
    import_tariffs::run(store, here, import_tariffs::Input { tariffs }).unwrap();
    for number in 1..=25 {
        let client = client(store, here, number);
        let lot_1 =
            Shape::Aspecific { category: Category::parse("45").unwrap(), budget: Some(Cents(500_000)) };
        let extent = Extent { volume: 1000, unit: Unit::PieceEffort, frequency: Frequency::Total };
        let code = ProductCode::parse("42X03").unwrap();
        let transport = Shape::Specific { category: Category::parse("42").unwrap(), code, extent };
        allocation(store, here, client, 310_000 + number, lot_1);
        allocation(store, here, client, 320_000 + number, transport);
        approval(store, here, client);
    }
}

fn day(iso: &str) -> Day {
    Day::parse_iso(iso).unwrap()
}

fn client(store: &mut Store, here: &Surroundings, number: u32) -> ClientId {
    let client = Client {
        number: ClientNumber::parse(&format!("T-{number:02}")).unwrap(),
        bsn: (number == 1).then(|| Bsn::parse("999900055").unwrap()),
        name: PersonName { surname: format!("Reiziger {number:02}"), ..PersonName::default() },
        birth: Some(BirthDate::exact(day("2013-05-04"))),
        gender: None,
        municipality: MunicipalityCode::parse("0405").ok(),
    };
    add_client::run(store, here, add_client::Input { client }).unwrap().id
}

fn allocation(store: &mut Store, here: &Surroundings, client: ClientId, number: u32, shape: Shape) {
    let input = save_allocation::Input {
        id: None,
        client,
        municipality: MunicipalityCode::parse("0405").unwrap(),
        number: AllocationNumber::new(number).unwrap(),
        shape,
        from: day("2025-01-01"),
        until: None,
        frame: None,
    };
    save_allocation::run(store, here, input).unwrap();
}

/// The approval by the local access point that transport asks for (PS-T2).
fn approval(store: &mut Store, here: &Surroundings, client: ClientId) {
    let document = Document {
        kind: DocumentKind::Approval,
        dated: day("2025-01-02"),
        valid: Period::new(day("2025-01-01"), None).unwrap(),
        product: None,
        form: Remark::new("perspectiefplan"),
        reference: Remark::new("PP-2025-17"),
        remark: None,
    };
    add_document::run(store, here, add_document::Input { client, document }).unwrap();
}

/// The same, and in January everybody came on every school day, out and back.
fn with_january(store: &mut Store, here: &Surroundings) {
    with_transport(store, here);
    let pattern = Pattern {
        period: ClosedPeriod::new(day("2025-01-01"), day("2025-01-31")).unwrap(),
        weekdays: Weekdays::SCHOOL,
        holidays: false,
        except: Vec::new(),
    };
    let trip = Trip {
        direction: Direction::Outward,
        carriage: Carriage::Provider(TransportForm::Group),
        distance: Some(Distance::Band(3)),
        from: None,
        to: None,
        wheelchair: false,
        destination: None,
    };
    let clients = views::clients::load(store, here).unwrap().rows.into_iter();
    let clients = clients.filter(|row| row.client.number.as_str().starts_with('T'));
    let trips = clients.flat_map(|row| {
        let made = pattern.trips(&trip, &Direction::ALL);
        made.into_iter().map(move |(day, trip)| (row.id, day, trip))
    });
    let keyed = |(client, day, trip)| NewTrip::new(here.new_usage_key().unwrap(), client, day, trip);
    let trips = trips.map(keyed).collect();
    add_trips::run(store, here, add_trips::Input { trips, only_missing: false }).unwrap();
}

#[test]
fn an_ordinary_month_of_25_clients_takes_under_60_keys() {
    let mut seat = Seat::at(Lang::En, NARROW, with_january);
    let keys = [
        "5 [ M Enter",                               // February as January
        "Down Down H Space",                         // one was ill on the 6th
        "Down Down Down Left Left o",                // one was fetched by family
        "Down Down H Space Right Space Right Space", // one was away for three days
        "G Up 5",                                    // one moved
        "/ 1 2 Enter L L r",                         // one came with family
        "] [",
    ];
    let pressed: usize = keys.iter().map(|keys| keys.split_whitespace().count()).sum();
    for keys in keys {
        seat.press(keys);
    }
    assert!(pressed < 60, "{pressed} keys");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Transport  Groups  Stays  Crisis help                        [ February 2025 ]
         client             ‹We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr   trips
                             12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
         T-07 Reiziger 07 G3 →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←      40│
         T-08 Reiziger 08 G3 →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←      38│
         T-09 Reiziger 09 G3 →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←      40█
         T-10 Reiziger 10 G3 →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←      40█
         T-11 Reiziger 11 G3 →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←      40█
        ▶T-12 Reiziger 12 G3 →← →← →← ░░ ░░  ← →← →← →← →← ░░ ░░ →← →← →← →← →←      39█
         T-13 Reiziger 13 G3 →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←      40│
         T-14 Reiziger 14 G3 →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←      40│
         T-15 Reiziger 15 G3 →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←      40│
         T-16 Reiziger 16 G3 →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←      40│
         trips a day         50 50 50       49 50 50 50 50       50 50 50 50 50     994
        ╭ Mon 17 Feb 2025 · Reiziger 12 ───────────────────────────────────────────────╮
        │ return · group · distance 3                                                  │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         o outward  r return  b both  Space clear  M last month  : all  ? help  q quit
    "#]]);
    seat.press("u").sees("Undone");
}

#[test]
fn an_empty_month_of_trips_says_what_to_do() {
    let mut seat = Seat::new(NARROW);
    seat.press("5 b").sees("Nobody is in the grid yet: + adds a client");
    seat.press("m").sees("Nobody is in the grid yet");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                 March 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Transport  Groups  Stays  Crisis help                           [ March 2025 ]
        ╭ Nothing yet ─────────────────────────────────────────────────────────────────╮
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │  No trips were recorded in this month or the month before.                   │
        │                                                                              │
        │  Press + to put a client into the grid, or [ for the previous month.         │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         · Nobody is in the grid yet: + adds a client
         o outward  r return  b both  Space clear  M last month  : all  ? help  q quit
    "#]]);
    seat.press("+").sees("Which client into the grid?").enter("wit").press("Enter");
    seat.press("b").sees("2 trips added").press("Right o");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                 March 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Transport  Groups  Stays  Crisis help                           [ March 2025 ]
         client               Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th▾Fr Sa Su Mo › trips
                               1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17
        ▶J-0177 de Wit, Z. G? ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  →←▲→ ▲░░ ░░ ·        3
         trips a day                                               2  1                3
        ╭ Fri 14 Mar 2025 · de Wit, Z. ────────────────────────────────────────────────╮
        │ outward · group · distance unknown                                           │
        │ ▲ PS-T5: The distance of the single trip is not recorded; it decides the     │
        │   product code. → Fill in the distance: uurwerk trips edit NUMBER --km KM    │
        │ ▲ TR338: Client J-0177 has no allocation on 2025-03-14 on which this can be  │
        │   claimed. → Import the JW301 message (uurwerk messages import FILE.xml), or │
        │   ask the municipality for an allocation.                                    │
        │ ! UW-3: 2025-03-14 lies in the future; today is 2025-03-13. → Check the date.│
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         ✓ 1 trip added
         o outward  r return  b both  Space clear  M last month  : all  ? help  q quit
    "#]]);
    seat.press("m").sees("Nothing was usual in February that March 2025 does not have yet");
}

#[test]
fn a_cell_is_what_its_key_says() {
    let mut seat = Seat::at(Lang::En, NARROW, with_transport);
    for (keys, signs, note) in [
        ("5 3 o", "→  ", "1 trip added"),
        ("o", "→  ", "That is what is there"),
        ("r", " ← ", "Trips changed"),
        ("b", "→← ", "1 trip added"),
        ("o", "→  ", "1 trip deleted"),
        ("f", "→ ▲", "1 trip changed"), // no tariff for individual transport
        ("f", ">  ", "1 trip changed"),
        ("f", "→  ", "1 trip changed"),
        ("Space", "·  ", "1 trip deleted"),
        ("u", "→  ", "Undone: changing trips"),
        ("u", ">  ", "Undone: changing trips"),
        ("Ctrl-r", "→  ", "Done again"),
    ] {
        seat.press(keys).sees(note);
        let line = seat.line("▶T-01");
        let cells: Vec<char> = line.chars().skip("▶T-01 Reiziger 01 G3 ".chars().count()).collect();
        let thirteenth: String = cells[12 * 3..].iter().take(3).collect();
        assert_eq!(thirteenth, signs, "{keys}: {line}");
    }
}

#[test]
fn what_was_claimed_stays_and_a_cause_leads_to_its_cell() {
    let mut seat = Seat::at(Lang::En, NARROW, with_january);
    seat.press("6 h c").sees("January 2025").press("g Q");
    seat.press("5 [ [ 0 l l Space").sees("This stands on a claim line that is queued or sent");
    let line = seat.line("▶T-01");
    assert!(line.contains("→←•"), "{line}");
    seat.press("Down 4").sees("trips changed").sees("T-02 Reiziger 02 G4");
    seat.press("u").sees("T-02 Reiziger 02 G3").press("Ctrl-r");
    seat.press("8 h h").sees("January 2025").press("/").enter("trip T-02").press("Enter Enter");
    seat.sees("▶T-02").sees("January 2025").sees("Reiziger 02 ─");
}

#[test]
fn a_whole_month_fits_a_wide_screen() {
    let mut seat = Seat::at(Lang::Nl, WIDE, with_january);
    seat.press("5 [ M").sees("1000 ritten van 25 cliënten toevoegen");
    seat.press("Enter").sees("1000 ritten toegevoegd").press("Down L Space");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                              februari 2025
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         Vervoer  Groepen  Verblijf  Crisishulp                                                                                                       [ Februari 2025 ]
         cliënt              Za Zo Ma Di Wo Do Vr Za Zo Ma Di Wo Do Vr Za Zo Ma Di Wo Do Vr Za Zo Ma Di Wo Do Vr   ritten
                              1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
         T-01 Reiziger 01 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
        ▶T-02 Reiziger 02 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← ·  →← ░░ ░░ →← →← →← →← →←       38
         T-03 Reiziger 03 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-04 Reiziger 04 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-05 Reiziger 05 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-06 Reiziger 06 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-07 Reiziger 07 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-08 Reiziger 08 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-09 Reiziger 09 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-10 Reiziger 10 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-11 Reiziger 11 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-12 Reiziger 12 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-13 Reiziger 13 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-14 Reiziger 14 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-15 Reiziger 15 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-16 Reiziger 16 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-17 Reiziger 17 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-18 Reiziger 18 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-19 Reiziger 19 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-20 Reiziger 20 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-21 Reiziger 21 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-22 Reiziger 22 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-23 Reiziger 23 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-24 Reiziger 24 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         T-25 Reiziger 25 G3 ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →← ░░ ░░ →← →← →← →← →←       40
         ritten per dag            50 50 50 50 50       50 50 50 50 50       50 50 50 48 50       50 50 50 50 50      998
        ╭ do 20 feb 2025 · Reiziger 02 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ geen rit · een nieuwe wordt: groep · afstand 3 · cijfer: andere afstand · f: andere vorm                                                                     │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
         ✓ 2 ritten verwijderd
         o heen  r terug  b beide  Space leeg  M vorige maand  p patroon  + cliënt erbij                                                    : alles  ? hulp  q stoppen
    "#]]);
    seat.press("u u").does_not_see("→←");
}

#[test]
fn a_pattern_fills_a_period_but_for_some_days() {
    let mut seat = Seat::at(Lang::En, NARROW, with_transport);
    seat.press("5 p").sees("Fill March 2025 with trips");
    seat.press("Ctrl-u").enter("mo,thu").press("Enter Enter Enter").enter("3").press("Enter Enter Enter");
    seat.enter("5, 10-13");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                 March 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Transport  Groups  Stays  Crisis help                           [ March 2025 ]
         client              Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th▾Fr Sa Su Mo › trips
                              1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17
        ▶T-01 Reiziger 01    ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        0█
         T-02 Reiziger 02    ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        0█
         T╭ Fill March 2025 with trips ──────────────────────────────────────────────╮0█
         T│  on                  mo,thu                                              │0█
         T│  direction           outward and return                                  │0│
         T│  form                group                                               │0│
         T│  distance            3                                                   │0│
         T│  from                2025-03-01                                          │0│
         T│  up to and including 2025-03-31                                          │0│
         T│▶ except on           5, 10-13                                            │0│
         t│  days of the month, such as 5, 12-14                                     │0
        ╭ ╰──────────────────────────────────────────────────────────────────────────╯─╮
        │ no trip · a new one will be: group · distance unknown · digit: other distanc…│
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Ctrl-s").sees("14 trips added");
    seat.press("p Ctrl-u")
        .enter("x")
        .sees("days such as mo,we,fr")
        .press("Esc")
        .sees("not stored")
        .press("y");
    seat.press("Enter").sees("Trips on Thu 13 Mar 2025").press("Esc");
    // The chosen day is an exception: its form makes trips of its own.
    seat.press("Enter Enter Enter")
        .press("Ctrl-u")
        .enter("12.4 km")
        .press("Enter")
        .enter("0405")
        .press("Enter")
        .enter("0361");
    seat.press("Ctrl-s");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                 March 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Transport  Groups  Stays  Crisis help                           [ March 2025 ]
         client              Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th▾Fr Sa Su Mo › trips
                              1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17
        ▶T-01 Reiziger 01 G3 ░░ ░░ →← ·  ·  →← ·  ░░ ░░ ·  ·  ·  →←▲·  ░░ ░░ →←!     16█
         T-02 Reiziger 02    ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        0█
         T-03 Reiziger 03    ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        0█
         T-04 Reiziger 04    ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        0█
         T-05 Reiziger 05    ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        0│
         T-06 Reiziger 06    ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        0│
         T-07 Reiziger 07    ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        0│
         T-08 Reiziger 08    ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        0│
         T-09 Reiziger 09    ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        0│
         T-10 Reiziger 10    ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        0│
         trips a day                2        2                    2           2      16
        ╭ Thu 13 Mar 2025 · Reiziger 01 ───────────────────────────────────────────────╮
        │ outward · group · 12.4 km · 0405 → 0361                                      │
        │ return · group · 12.4 km · 0361 → 0405                                       │
        │ ▲ PS-T5: No product code is in force on 2025-03-13 for group transport over  │
        │   12.4 km: no tariff names that distance. → Import the tariffs with their    │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         ✓ 2 trips added
         o outward  r return  b both  Space clear  M last month  : all  ? help  q quit
    "#]]);
}

#[test]
fn digits_lead_to_screens_outside_the_grid() {
    let mut seat = Seat::at(Lang::En, NARROW, with_transport);
    seat.press("5 1").sees("From here on: group · distance 1").press("Esc 1").sees("Quick log");
    seat.press("5 c").sees("Reiziger 01").press("5 ?").sees("This distance band");
}

/// De Dijk with seven clients of day activities (fictitious code 41X02).
fn with_groups(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
    let tariff = Tariff {
        contract: ContractKey::parse("segment-c-westfriesland-2025").unwrap(),
        product: ProductKey::parse("day-activities-middle").unwrap(),
        discipline: None,
        code: ProductCode::parse("41X02").unwrap(),
        category: Some(Category::parse("41").unwrap()),
        unit: Unit::DayPart,
        cents: Cents(4_850),
        valid: Period::new(day("2025-01-01"), None).unwrap(),
        band: None,
    };
    import_tariffs::run(store, here, import_tariffs::Input { tariffs: vec![tariff] }).unwrap();
    for number in 1..=7 {
        let client = client(store, here, number);
        let extent = Extent { volume: 1000, unit: Unit::DayPart, frequency: Frequency::Total };
        let code = ProductCode::parse("41X02").unwrap();
        let shape = Shape::Specific { category: Category::parse("41").unwrap(), code, extent };
        allocation(store, here, client, 330_000 + number, shape);
    }
}

#[test]
fn a_group_is_kept_by_single_keys() {
    let mut seat = Seat::at(Lang::En, NARROW, with_groups);
    seat.press("5 Tab")
        .sees("There are no group sessions")
        .press("x")
        .sees("There is no group yet: e makes one");
    seat.press("e").enter("Zwaluwen").press("Enter").enter("10:00").press("Enter Enter").enter("1");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                 March 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Transport  Groups  Stays  Crisis help                           [ March 2025 ]
        ╭ Nothing yet ─────────────────────────────────────────────────────────────────╮
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │ ╭ Group session on Thu 13 Mar 2025 ────────────────────────────────────────╮ │
        │ │  group       Zwaluwen                                                    │ │
        │ │  starts at   10:00                                                       │ │
        │ │  offers                                                                  │ │
        │ │▶ supervisors 1                                                           │ │
        │ │  led by                                                                  │ │
        │ │  how many were really there, 1 to 50                                     │ │
        │ ╰──────────────────────────────────────────────────────────────────────────╯ │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Ctrl-s").sees("Group session saved").sees("Zwaluwen 10:00").sees("Nobody in this group yet");
    for number in 1..=7 {
        seat.press("+").enter(&format!("reiziger 0{number}")).press("Enter");
    }
    seat.press("g h h a").sees("Attendance of 7 clients recorded");
    seat.press("l l 2").sees("2 day parts").press("Down x Down z Down v Down n");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                 March 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Transport  Groups  Stays  Crisis help                           [ March 2025 ]
         Zwaluwen 10:00   Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th▾Fr Sa Su Mo Tu › parts
                           1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18
         present                                         7▲    2
         supervisors                                     1     1
         T-01 Reiziger 01 ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·   1▲·   2 ·  ░░ ░░ ·  ·        3
         T-02 Reiziger 02 ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·   1▲·   1 ·  ░░ ░░ ·  ·        2
         T-03 Reiziger 03 ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·   1▲·   z ·  ░░ ░░ ·  ·        1
         T-04 Reiziger 04 ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·   1▲·   v ·  ░░ ░░ ·  ·        1
        ▶T-05 Reiziger 05 ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·   1▲·   n ·  ░░ ░░ ·  ·        1
         T-06 Reiziger 06 ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·   1▲·  ·  ·  ░░ ░░ ·  ·        1
         T-07 Reiziger 07 ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·   1▲·  ·  ·  ░░ ░░ ·  ·        1
         day parts a day                                 7     3                     10
         ✓ Day activities middle: mean 4.5 per supervisor in the month, norm 5
        ╭ Thu 13 Mar 2025 · Reiziger 05 ───────────────────────────────────────────────╮
        │ no show                                                                      │
        │ session: 2 present, 1 supervisor                                             │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         ✓ Attendance recorded
         x present  o group  e session  + add client             : all  ? help  q quit
    "#]]);
    seat.press("Space").sees("Attendance deleted").press("u").sees("Undone: recording attendance");
    seat.press("l x").sees("session: 1 present").press("Space").does_not_see("session: 0 present");
    seat.press("u").sees("session: 1 present").press("u h");
    seat.press("h h").sees("PS-D3").press("o").sees("Which group?").sees("new group").press("Esc");
    seat.press("e").sees("Group session on Tue 11 Mar 2025").press("Esc");
}

#[test]
fn a_month_of_a_group_fits_a_wide_screen() {
    let mut seat = Seat::at(Lang::Nl, WIDE, with_groups);
    seat.press("5 Tab e").enter("Mezen").press("Enter Enter Enter").enter("2").press("Ctrl-s");
    for number in 1..=3 {
        seat.press("+").enter(&format!("reiziger 0{number}")).press("Enter 2 h x h z l l");
    }
    seat.press("H a");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                                 maart 2025
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         Vervoer  Groepen  Verblijf  Crisishulp                                                                                                          [ Maart 2025 ]
         Mezen            Za Zo Ma Di Wo Do Vr Za Zo Ma Di Wo Do▾Vr Za Zo Ma Di Wo Do Vr Za Zo Ma Di Wo Do Vr Za Zo Ma   delen
                           1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31
         aanwezig                         3              0  3  3
         begeleiders                      2              2  2  2
         T-01 Reiziger 01 ░░ ░░ ·  ·  ·   2 ·  ░░ ░░ ·   z  2  2 ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        6
         T-02 Reiziger 02 ░░ ░░ ·  ·  ·   2 ·  ░░ ░░ ·   z  2  2 ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        6
        ▶T-03 Reiziger 03 ░░ ░░ ·  ·  ·   2 ·  ░░ ░░ ·   z  2  2 ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·        6
         dagdelen per dag                 6                 6  6                                                            18
         ✓ Dagbesteding midden: gemiddeld 1,5 per begeleider in de maand, norm 5
        ╭ do 6 mrt 2025 · Reiziger 03 ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ 2 dagdelen · Dagbesteding midden                                                                                                                             │
        │ bijeenkomst: 3 aanwezig, 2 begeleiders                                                                                                                       │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
         ✓ Aanwezigheid van 3 cliënten vastgelegd
         x aanwezig  o groep  e bijeenkomst  + cliënt erbij  a iedereen  Space leeg  z ziek  v vakantie  n niet verschenen                  : alles  ? hulp  q stoppen
    "#]]);
}

/// A practice under the second catalogue with a client in respite care.
fn with_stays(store: &mut Store, here: &Surroundings) {
    let contracts = vec![ContractKey::parse("handleiding-ambulant").unwrap()];
    let agb = AgbCode::parse("42420001").unwrap();
    set_up::run(store, here, set_up::Input { agb, name: "De Dijk".into(), contracts }).unwrap();
    let tariff = ("handleiding-ambulant", "overnight-stay", "43A11", Unit::FullDay);
    let client = of_code(store, here, 1, tariff);
    allocation_of_code(store, here, client, 340_001, (tariff.2, tariff.3, "2025-01-01"));
}

/// De Dijk with two clients in crisis help (fictitious code 46X01).
fn with_crises(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
    let tariff = ("segment-c-westfriesland-2025", "crisis-help-pedagogical", "46X01", Unit::Minute);
    for (number, from) in [(2, "2025-02-17"), (3, "2025-03-10")] {
        let client = of_code(store, here, number, tariff);
        allocation_of_code(store, here, client, 340_000 + number, (tariff.2, tariff.3, from));
    }
}

/// A client, and a tariff for what the client uses.
fn of_code(
    store: &mut Store,
    here: &Surroundings,
    number: u32,
    (contract, product, code, unit): (&str, &str, &str, Unit),
) -> ClientId {
    let tariff = Tariff {
        contract: ContractKey::parse(contract).unwrap(),
        product: ProductKey::parse(product).unwrap(),
        discipline: None,
        code: ProductCode::parse(code).unwrap(),
        category: Some(Category::parse(&code.chars().take(2).collect::<String>()).unwrap()),
        unit,
        cents: Cents(21_000),
        valid: Period::new(day("2025-01-01"), None).unwrap(),
        band: None,
    };
    import_tariffs::run(store, here, import_tariffs::Input { tariffs: vec![tariff] }).unwrap();
    client(store, here, number)
}

fn allocation_of_code(
    store: &mut Store,
    here: &Surroundings,
    client: ClientId,
    number: u32,
    (code, unit, from): (&str, Unit, &str),
) {
    let extent = Extent { volume: 1000, unit, frequency: Frequency::Total };
    let category = Category::parse(&code.chars().take(2).collect::<String>()).unwrap();
    let shape = Shape::Specific { category, code: ProductCode::parse(code).unwrap(), extent };
    let input = save_allocation::Input {
        id: None,
        client,
        municipality: MunicipalityCode::parse("0405").unwrap(),
        number: AllocationNumber::new(number).unwrap(),
        shape,
        from: day(from),
        until: None,
        frame: None,
    };
    save_allocation::run(store, here, input).unwrap();
}

#[test]
fn a_stay_is_a_line_from_arrival_to_departure() {
    let mut seat = Seat::at(Lang::En, NARROW, with_stays);
    seat.press("5 Tab Tab H a").sees("Stay recorded").press("l l l d").sees("Stay changed");
    seat.press("h");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk                                                   March 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Transport  Groups  Stays  Crisis help                           [ March 2025 ]
         client           Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th▾Fr Sa Su Mo › 24 hours
                           1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17
        ▶T-01 Reiziger 01 ░░ ░░ ·  ·  ·  ├─▲──▲──▲┤  ·  ·  ·  ·  ·  ░░ ░░ ·           3
         24 hours a day                   1  1  1                                     3
        ╭ Sat 8 Mar 2025 · Reiziger 01 ────────────────────────────────────────────────╮
        │ Thu 6 Mar 2025 → Sun 9 Mar 2025 · 1 × 24 hours · Overnight stay              │
        │ ▲ HA-7: Overnight stay demands an education or registration; nobody recorded │
        │   which practitioner gave the care on 2025-03-08. → Record who gave it:      │
        │   uurwerk attendance session NUMBER --practitioner CODE, or for a stay       │
        │   uurwerk stays edit NUMBER --practitioner CODE                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         a arrival  d departure  Enter with times  Space delete  : all  ? help  q quit
    "#]]);
    seat.press("H d").sees("There is no stay here yet").press("G L L L a").sees("lies in the future");
    seat.press("H h h h Enter Tab")
        .enter("16:00")
        .press("Tab")
        .enter("2025-03-14")
        .press("Tab")
        .enter("9:30");
    seat.press("Ctrl-s").sees("lies in the future").press("Shift-Tab Ctrl-u").enter("13-3-2025");
    seat.press("Ctrl-s").sees("Stay recorded");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk                                                   March 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Transport  Groups  Stays  Crisis help                           [ March 2025 ]
         client           Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th▾Fr Sa Su Mo › 24 hours
                           1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17
        ▶T-01 Reiziger 01 ░░ ░░ ·  ·  ·  ├─▲──▲──▲┤  ·  ·  ├─▲┤  ·  ░░ ░░ ·           4
         24 hours a day                   1  1  1           1                         4
        ╭ Wed 12 Mar 2025 · Reiziger 01 ───────────────────────────────────────────────╮
        │ Wed 12 Mar 2025 16:00 → Thu 13 Mar 2025 09:30 · 1 × 24 hours · Overnight stay│
        │ ▲ HA-7: Overnight stay demands an education or registration; nobody recorded │
        │   which practitioner gave the care on 2025-03-12. → Record who gave it:      │
        │   uurwerk attendance session NUMBER --practitioner CODE, or for a stay       │
        │   uurwerk stays edit NUMBER --practitioner CODE                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         ✓ Stay recorded
         a arrival  d departure  Enter with times  Space delete  : all  ? help  q quit
    "#]]);
    seat.press("Space").sees("Deleted").press("u").sees("Undone: deleting trips, attendance or stays");
}

#[test]
fn crisis_help_shows_the_days_that_are_left() {
    let mut seat = Seat::at(Lang::En, NARROW, with_crises);
    seat.press("5 Shift-Tab")
        .sees("No crisis trajectory runs in this month")
        .press("o")
        .sees("no trajectory yet");
    for (number, registered) in [("02", "2025-02-17"), ("03", "2025-03-10")] {
        seat.press("+").enter(&format!("reiziger {number}")).press("Enter").sees("Crisis trajectory of");
        seat.enter("ped").press("Tab Ctrl-u").enter(registered).press("Tab Ctrl-u").enter("9:00");
        seat.press("Tab").enter(registered).press("Tab").enter("15:30");
        seat.press("Ctrl-s").sees("Crisis trajectory saved");
    }
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                 March 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Transport  Groups  Stays  Crisis help                           [ March 2025 ]
         number client      registered   contact      first day until   left worker
        ▶T-02   Reiziger 02 17 Feb 09:00 17 Feb 15:30 17 Feb    16 Mar   ! 4 avisser
         T-03   Reiziger 03 10 Mar 09:00 10 Mar 15:30 10 Mar    6 Apr     25 avisser

        ╭ ! Reiziger 02 · Ambulatory crisis help, pedagogical ─────────────────────────╮
        │ worker avisser · allocation 340002                                           │
        │ ! PS-K5: After today the crisis help can last 3 more days, until 2025-03-16, │
        │   and nothing is recorded about care afterwards. → Ask for care afterwards   │
        │   where it is needed, and record what was agreed and the end: uurwerk        │
        │   trajectories edit NUMBER                                                   │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         ✓ Crisis trajectory saved
         + new trajectory  Enter edit  o hand over  x end        : all  ? help  q quit
    "#]]);
    seat.press("o Tab")
        .enter("mul")
        .press("Tab")
        .enter("holiday")
        .press("Ctrl-s")
        .sees("Crisis trajectory saved");
    seat.sees("avisser → bmuller")
        .press("x")
        .sees("last day")
        .press("Ctrl-s")
        .sees("ended on Thu 13 Mar 2025");
    seat.press("d").sees("Delete the crisis trajectory of T-0").press("n").press("u").sees("Undone");
}

#[test]
fn stays_are_told_in_dutch_on_a_wide_screen() {
    let mut seat = Seat::at(Lang::Nl, WIDE, with_stays);
    seat.press("5 Tab Tab h h a");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk                                                                                                                                   maart 2025
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         Vervoer  Groepen  Verblijf  Crisishulp                                                                                                          [ Maart 2025 ]
         cliënt           Za Zo Ma Di Wo Do Vr Za Zo Ma Di Wo Do▾Vr Za Zo Ma Di Wo Do Vr Za Zo Ma Di Wo Do Vr Za Zo Ma   etmalen
                           1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31
        ▶T-01 Reiziger 01 ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ├─▲──▲───·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·  ·  ·  ·  ·  ░░ ░░ ·          2
         etmalen per dag                                 1  1                                                                  2
        ╭ di 11 mrt 2025 · Reiziger 01 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ di 11 mrt 2025 → nog hier · 1 etmaal · Logeren                                                                                                               │
        │ ▲ HA-7: Logeren vraagt een opleiding of registratie; voor 2025-03-11 is niet vastgelegd welke medewerker de zorg gaf. → Leg vast wie haar gaf: uurwerk       │
        │   attendance session NUMMER --practitioner CODE, of bij verblijf uurwerk stays edit NUMMER --practitioner CODE                                               │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
         ✓ Verblijf vastgelegd
         a aankomst  d vertrek  Enter met tijden  Space weg  + cliënt erbij                                                                 : alles  ? hulp  q stoppen
    "#]]);
}

#[test]
fn a_crisis_is_told_in_dutch_on_a_wide_screen() {
    let mut seat = Seat::at(Lang::Nl, WIDE, with_crises);
    seat.press("5 Shift-Tab + ").enter("reiziger 03").press("Enter").enter("ped").press("Ctrl-s");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                                 maart 2025
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         Vervoer  Groepen  Verblijf  Crisishulp                                                                                                          [ Maart 2025 ]
         nummer  cliënt       zorg                              aangemeld     contact       eerste dag  t/m      over  werker
        ▶T-03    Reiziger 03  Ambulante crisishulp pedagogisch  13 mrt 12:00  –             10 mrt      6 apr      25  avisser

        ╭ Reiziger 03 · Ambulante crisishulp pedagogisch ──────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ werker avisser · toewijzing 340003                                                                                                                           │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
         ✓ Crisistraject opgeslagen
         + nieuw traject  Enter wijzigen  o overdragen  x beëindigen                                                                        : alles  ? hulp  q stoppen
    "#]]);
}
