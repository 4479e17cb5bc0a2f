//! From a month of entries to lines, and from lines to messages.

use std::collections::{BTreeMap, BTreeSet};

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use uurwerk::domain::activity::Kind;
use uurwerk::domain::allocation::{Allocation, Shape, Source, VersionStamp};
use uurwerk::domain::claim::batch::{Amount, Batch, BatchLine, Heading, split};
use uurwerk::domain::claim::checked::Checked;
use uurwerk::domain::claim::compile::{MonthInput, MonthUsages, compile};
use uurwerk::domain::client::{Client, PersonName};
use uurwerk::domain::contract::Contract;
use uurwerk::domain::entry::{Entry, EntryKey};
use uurwerk::domain::identifiers::{
    ActivityKey, AgbCode, AllocationNumber, Bsn, Category, ClaimNumber, ClientNumber, ContractKey,
    Discipline, MessageIdentification, MunicipalityCode, PractitionerCode, ProductCode, ProductKey,
};
use uurwerk::domain::ids::{AllocationId, ClientId, EntryId, PractitionerId, Stored, TariffId};
use uurwerk::domain::money::Cents;
use uurwerk::domain::practice::SchemaVersions;
use uurwerk::domain::practitioner::{Practitioner, PractitionerDiscipline};
use uurwerk::domain::tariff::Tariff;
use uurwerk::domain::time::{ClockTime, Day, Minutes, Month, Period};
use uurwerk::domain::volume::Unit;
use uurwerk::{import, messages};

/// A day that everything here is about.
fn day(of_month: u32) -> Day {
    Day::new(2025, 3, of_month).expect("a day")
}

fn always() -> Period {
    Period::new(Day::new(2025, 1, 1).expect("a day"), Some(Day::new(2025, 12, 31).expect("a day")))
        .expect("a period")
}

fn discipline() -> Discipline {
    Discipline::parse("WO+").expect("a discipline")
}

/// Numbers of the test range, as many as there are, then from the start again.
fn bsns() -> impl Iterator<Item = Bsn> + Clone {
    (999_900_006..=999_999_990_u32).filter_map(|number| Bsn::parse(&number.to_string()).ok())
}

/// A large region: every practitioner has 20 clients and 500 entries in the month.
struct Region {
    contracts: Vec<Contract>,
    tariffs: Vec<Stored<TariffId, Tariff>>,
    practitioners: BTreeMap<PractitionerId, Practitioner>,
    clients: BTreeMap<ClientId, Client>,
    allocations: BTreeMap<ClientId, Vec<Stored<AllocationId, Allocation>>>,
    entries: Vec<Stored<EntryId, Entry>>,
}

const ENTRIES_EACH: i64 = 500;
const CLIENTS_EACH: i64 = 20;

fn region(entries: i64) -> Region {
    let (_, text) = import::contract::shipped().first().expect("a contract");
    let contract = import::contract::read(text).expect("it is right");
    let people = entries / ENTRIES_EACH;
    Region {
        tariffs: vec![tariff(&contract.key)],
        contracts: vec![contract],
        practitioners: (1..=people).map(practitioner).collect(),
        clients: (1..=people * CLIENTS_EACH).zip(bsns().cycle()).map(|(id, bsn)| client(id, bsn)).collect(),
        allocations: (1..=people * CLIENTS_EACH).map(allocation).collect(),
        entries: (0..entries).map(entry).collect(),
    }
}

fn tariff(contract: &ContractKey) -> Stored<TariffId, Tariff> {
    let value = Tariff {
        contract: contract.clone(),
        product: ProductKey::parse("lot-1").expect("a product"),
        discipline: Some(discipline()),
        code: ProductCode::parse("99F05").expect("a code"),
        category: None,
        unit: Unit::Minute,
        cents: Cents(10_101),
        valid: always(),
        band: None,
    };
    Stored { id: TariffId(1), value }
}

fn practitioner(id: i64) -> (PractitionerId, Practitioner) {
    let practitioner = Practitioner {
        code: PractitionerCode::parse(&format!("p{id}")).expect("a code"),
        name: format!("P. {id}"),
        agb: None,
        active: always(),
        week_minutes: Some(2160),
        disciplines: vec![PractitionerDiscipline { discipline: discipline(), valid: always() }],
        credentials: Vec::new(),
        responsible: None,
    };
    (PractitionerId(id), practitioner)
}

fn client(id: i64, bsn: Bsn) -> (ClientId, Client) {
    let client = Client {
        number: ClientNumber::parse(&format!("J-{id:06}")).expect("a number"),
        bsn: Some(bsn),
        name: PersonName { surname: "Jansen".to_owned(), ..PersonName::default() },
        birth: None,
        gender: None,
        municipality: Some(MunicipalityCode::parse("0405").expect("a municipality")),
    };
    (ClientId(id), client)
}

fn allocation(id: i64) -> (ClientId, Vec<Stored<AllocationId, Allocation>>) {
    let value = Allocation {
        client: ClientId(id),
        municipality: MunicipalityCode::parse("0405").expect("a municipality"),
        number: AllocationNumber::new(u32::try_from(id).expect("a small number")).expect("a number"),
        shape: Shape::Aspecific {
            category: Category::parse("45").expect("a category"),
            budget: Some(Cents(5_000_000)),
        },
        period: always(),
        change_reason: None,
        fixed: VersionStamp { day: day(1), millisecond: 0 },
        frame: None,
        source: Source::Message,
    };
    (ClientId(id), vec![Stored { id: AllocationId(id), value }])
}

/// Twenty-five entries of each practitioner on each of twenty days, one after another on the clock.
fn entry(number: i64) -> Stored<EntryId, Entry> {
    let (person, nth) = (number / ENTRIES_EACH + 1, number % ENTRIES_EACH);
    let (on, place) =
        (u32::try_from(nth / 25).unwrap_or_default(), u32::try_from(nth % 25).unwrap_or_default());
    let client = ClientId((person - 1) * CLIENTS_EACH + nth % CLIENTS_EACH + 1);
    let value = Entry {
        key: EntryKey(uuid::Uuid::from_u128(u128::try_from(number).unwrap_or_default())),
        practitioner: PractitionerId(person),
        day: day(on + 3),
        start: ClockTime::new(8 + place / 3, place % 3 * 20),
        minutes: Minutes::new(20).expect("minutes"),
        activity: ActivityKey::parse("telephone").expect("an activity"),
        kind: Kind::Direct,
        client: Some(client),
        discipline: Some(discipline()),
        allocation: Some(AllocationId(client.0)),
        product: Some(ProductKey::parse("lot-1").expect("a product")),
        note: None,
        responsible: None,
    };
    Stored { id: EntryId(number + 1), value }
}

#[divan::bench(args = [20_000, 200_000], sample_count = 5, sample_size = 1)]
fn compiling_a_month(bencher: Bencher, entries: i64) {
    let region = region(entries);
    let (taken, used) = (BTreeSet::new(), MonthUsages::default());
    bencher.counter(ItemsCount::new(region.entries.len())).bench_local(|| {
        let input = MonthInput {
            month: Month::of(day(1)),
            today: Day::new(2025, 4, 2).expect("a day"),
            contracts: &region.contracts,
            tariffs: &region.tariffs,
            practitioners: &region.practitioners,
            practice: &[],
            clients: &region.clients,
            dossiers: &BTreeMap::new(),
            first_care: &BTreeMap::new(),
            allocations: &region.allocations,
            entries: &region.entries,
            taken: &taken,
            used: &used,
            standing: &[],
            last_claimed: &BTreeMap::new(),
            overrides: &[],
        };
        black_box(compile(&input));
    });
}

/// The messages that so many lines need, by the rule that divides them.
fn messages_of(lines: usize) -> Vec<Batch> {
    let numbered = (1_u32..).zip(bsns().cycle()).take(lines);
    let lines = numbered.map(|(number, bsn)| (bsn, line(number))).collect();
    let parts = split(lines, Batch::MAX_LINES);
    (1..).zip(parts).map(|(number, part)| Batch::assemble(heading(number), part)).collect()
}

fn line(number: u32) -> BatchLine {
    BatchLine {
        reference: format!("UW{number:010}"),
        previous: None,
        allocation: AllocationNumber::new(number).expect("a number"),
        category: Category::parse("45").expect("a category"),
        code: "99F05".to_owned(),
        begin: day(1),
        end: day(31),
        volume: 433,
        unit: Unit::Minute,
        tariff: Some(Cents(162)),
        amount: Amount::debit(Cents(70_218)),
    }
}

fn heading(number: u32) -> Heading {
    Heading {
        provider: AgbCode::parse("42420001").expect("a code"),
        municipality: MunicipalityCode::parse("0405").expect("a municipality"),
        identification: MessageIdentification::parse(&format!("UW{number:010}")).expect("an identity"),
        dated: Day::new(2025, 4, 2).expect("a day"),
        schema_versions: SchemaVersions::default(),
        claim_number: ClaimNumber::parse(&format!("UW{number:010}")).expect("a number"),
        month: Month::of(day(1)),
        signed: Day::new(2025, 4, 2).expect("a day"),
    }
}

fn proved(batch: Batch) -> Checked<Batch> {
    Checked::new(batch).map_err(|refused| refused.report).expect("it may be sent")
}

#[divan::bench(args = [6_000, 60_000], sample_count = 5, sample_size = 1)]
fn proving_messages(bencher: Bencher, lines: usize) {
    bencher
        .counter(ItemsCount::new(lines))
        .with_inputs(|| messages_of(lines))
        .bench_local_values(|batches| batches.into_iter().map(proved).collect::<Vec<_>>());
}

#[divan::bench(args = [6_000, 60_000], sample_count = 5, sample_size = 1)]
fn writing_messages(bencher: Bencher, lines: usize) {
    let checked: Vec<_> = messages_of(lines).into_iter().map(proved).collect();
    let bytes: usize = checked.iter().map(|message| messages::jw323::write(message).len()).sum();
    bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(lines)).bench_local(|| {
        for message in &checked {
            black_box(messages::jw323::write(message));
        }
    });
}
