//! One day, one month and one allocation in files of a hundred thousand and of a million entries. Every month holds as many
//! entries as any other, so that a larger file is only a longer past: the times of both must be alike.

use std::path::PathBuf;
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use uurwerk::demo;
use uurwerk::domain::activity::Kind;
use uurwerk::domain::allocation::{Allocation, Shape, Source, VersionStamp};
use uurwerk::domain::assignment::Wish;
use uurwerk::domain::client::{Client, PersonName};
use uurwerk::domain::entry::{Entry, EntryKey};
use uurwerk::domain::identifiers::{
    ActivityKey, AllocationNumber, Category, ClientNumber, Discipline, MunicipalityCode, ProductKey,
};
use uurwerk::domain::ids::{AllocationId, ClientId, PractitionerId};
use uurwerk::domain::money::Cents;
use uurwerk::domain::time::{ClockTime, Day, Minutes, Month, Period};
use uurwerk::operations::judge::Wanted;
use uurwerk::operations::views::totals::By;
use uurwerk::operations::{log_time, undo, views};
use uurwerk::store::entries::Filter;
use uurwerk::store::{self, Change, Store, StoreError, Tx};
use uurwerk::surroundings::Surroundings;

use super::practice::here;

const SIZES: [i64; 2] = [100_000, 1_000_000];

const PER_MONTH: i64 = 2000;
const PEOPLE: i64 = 12;
const CLIENTS: i64 = 60;

/// The month before the practice begins: the last that is filled here.
fn month() -> Month {
    Month::new(2026, 1).expect("a month")
}

/// A file of that size, built once per run.
fn file(entries: i64) -> PathBuf {
    static FILES: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = FILES.get_or_init(|| tempfile::tempdir().expect("a folder"));
    let path = folder.path().join(format!("{entries}.sqlite"));
    if !path.exists() {
        let mut store = Store::create(&path, None).expect("a file");
        demo::build_into(&mut store, &here(), demo::Options { scale: 1, months: 1 }).expect("a practice");
        let change = Change { actor: "bench", operation: "import-entries", at: here().now() };
        store.write(&change, |tx| fill(tx, entries)).expect("it is filled");
    }
    path
}

fn open(entries: i64) -> Store {
    Store::open(&file(entries), None).expect("it opens")
}

/// Months before that of [`month`], as many as it takes; each year has its own clients and allocations, as care for a
/// youth ends.
fn fill(tx: &Tx, entries: i64) -> Result<(), StoreError> {
    let people: Vec<PractitionerId> =
        store::practitioners::list(tx)?.into_iter().map(|stored| stored.id).collect();
    let mut given: Vec<(ClientId, AllocationId)> = Vec::new();
    let mut year = None;
    for nth in 0..entries / PER_MONTH {
        let first = month().first().minus_months(u32::try_from(nth).unwrap_or_default());
        if year.replace(first.year()) != Some(first.year()) {
            given = clients_of(tx, first.year())?;
        }
        for place in 0..PER_MONTH {
            let (number, at) =
                (nth * PER_MONTH + place, |of: i64| usize::try_from(place % of).unwrap_or_default());
            let (person, client) = (people[at(PEOPLE)], given[at(CLIENTS)]);
            store::entries::add(tx, &entry(number, first, place, person, client))?;
        }
    }
    Ok(())
}

fn clients_of(tx: &Tx, year: i32) -> Result<Vec<(ClientId, AllocationId)>, StoreError> {
    let period = Period::new(Day::new(year, 1, 1).expect("a day"), Day::new(year, 12, 31)).expect("a period");
    let give = |nth: i64| {
        let client = Client {
            number: ClientNumber::parse(&format!("B-{year}-{nth}")).expect("a number"),
            bsn: None,
            name: PersonName { surname: format!("Jansen {nth}"), ..PersonName::default() },
            birth: None,
            gender: None,
            municipality: None,
        };
        let client = store::clients::add(tx, &client)?;
        let number = u32::try_from(i64::from(year) * 1000 + nth).unwrap_or_default();
        let allocation = Allocation {
            client,
            municipality: MunicipalityCode::parse("0432").expect("a municipality"),
            number: AllocationNumber::new(number).expect("a number"),
            shape: Shape::Aspecific {
                category: Category::parse("45").expect("a category"),
                budget: Some(Cents(9_000_000)),
            },
            period,
            change_reason: None,
            fixed: VersionStamp { day: period.from, millisecond: 0 },
            frame: None,
            source: Source::Message,
        };
        Ok((client, store::allocations::add(tx, &allocation)?))
    };
    (0..CLIENTS).map(give).collect()
}

fn entry(
    number: i64,
    first: Day,
    place: i64,
    practitioner: PractitionerId,
    (client, allocation): (ClientId, AllocationId),
) -> Entry {
    let kind = [Kind::Direct, Kind::Indirect][usize::from(place % 3 == 0)];
    Entry {
        key: EntryKey(uuid::Uuid::from_u128(u128::try_from(number).unwrap_or_default() + (1 << 100))),
        practitioner,
        day: first.plus_days(u64::try_from(place / PEOPLE % 28).unwrap_or_default()),
        start: ClockTime::new(u32::try_from(8 + place / 336).unwrap_or_default(), 0),
        minutes: Minutes::new(45).expect("minutes"),
        activity: ActivityKey::parse(if kind == Kind::Direct { "telephone" } else { "reporting" })
            .expect("a key"),
        kind,
        client: Some(client),
        discipline: Some(Discipline::parse("WO+").expect("a discipline")),
        allocation: Some(allocation),
        product: Some(ProductKey::parse("lot-1").expect("a product")),
        note: None,
        responsible: None,
    }
}

fn of_month() -> Filter {
    Filter { period: Some(month().period()), ..Filter::default() }
}

fn person(store: &mut Store) -> PractitionerId {
    views::practice::load(store).expect("a practice").practitioners[0].id
}

#[divan::bench(args = SIZES, max_time = 3)]
fn totals_of_a_month(bencher: Bencher, entries: i64) {
    let mut store = open(entries);
    bencher.bench_local(|| {
        views::totals::load(&mut store, &of_month(), &[By::Client, By::Discipline]).expect("totals")
    });
}

#[divan::bench(args = SIZES, max_time = 3)]
fn month_screen(bencher: Bencher, entries: i64) {
    let (mut store, here) = (open(entries), here());
    bencher.bench_local(|| views::month::load(&mut store, &here, None, month()).expect("a month"));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn day_screen(bencher: Bencher, entries: i64) {
    let (mut store, here) = (open(entries), here());
    let (person, day) = (person(&mut store), month().first().plus_days(14));
    bencher.bench_local(|| views::day::load(&mut store, &here, person, day).expect("a day"));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn claims_screen(bencher: Bencher, entries: i64) {
    let (mut store, here) = (open(entries), here());
    bencher.bench_local(|| views::claims::load(&mut store, &here, month()).expect("claims"));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn check_screen(bencher: Bencher, entries: i64) {
    let (mut store, here) = (open(entries), here());
    let months = views::check::Months::One(month());
    let filter = views::check::Filter { months, ..views::check::Filter::default() };
    bencher.bench_local(|| views::check::load(&mut store, &here, &filter).expect("a check"));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn client_with_allocations(bencher: Bencher, entries: i64) {
    let (mut store, here) = (open(entries), here());
    let number = ClientNumber::parse("B-2026-0").expect("a number");
    let client =
        store.read(|tx| store::clients::by_number(tx, &number)).expect("a client").expect("a client").id;
    bencher.bench_local(|| black_box(views::clients::detail(&mut store, &here, client).expect("a client")));
}

/// Durable each time: the disk is asked to have it.
#[divan::bench(args = SIZES, max_time = 3)]
fn logging_and_taking_back(bencher: Bencher, entries: i64) {
    let (mut store, here) = (open(entries), here());
    let wanted = wanted(&mut store, &here);
    bencher.bench_local(|| {
        let key = here.new_entry_key().expect("a key");
        log_time::run(&mut store, &here, log_time::Input { key, wanted: wanted.clone() }).expect("logged");
        undo::run(&mut store, &here).expect("taken back");
    });
}

fn wanted(store: &mut Store, here: &Surroundings) -> Wanted {
    let practitioner = person(store);
    let clients = store.read(store::clients::list).expect("clients");
    Wanted {
        practitioner,
        day: here.today(),
        start: None,
        minutes: Minutes::new(45).expect("minutes"),
        activity: ActivityKey::parse("telephone").expect("a key"),
        client: clients.first().map(|stored| stored.id),
        wish: Wish::default(),
        note: None,
    }
}
