//! What one key costs in the quick-entry line among ten thousand clients: reading the line and completing its last word.
//! `cargo bench --bench quick_entry`; the numbers stand in `docs/performance.md`.

use divan::{Bencher, black_box};
use uurwerk::domain::activity::{Activity, ClientUse, Kind};
use uurwerk::domain::client::PersonName;
use uurwerk::domain::find::{Candidate, Clients};
use uurwerk::domain::identifiers::{ActivityKey, ClientNumber};
use uurwerk::domain::ids::ClientId;
use uurwerk::domain::quick_entry::{Context, parse, print, suggest};
use uurwerk::domain::text::Text;
use uurwerk::domain::time::Day;

const CLIENTS: i64 = 10_000;

/// As the line grows: the common case, a first name, an initial, a guess, a mistake, words without a note mark.
const LINES: [&str; 8] = [
    "9:00-9:45 tel jansen -- ouders gebeld",
    "45 tel j",
    "45 tel sanne v",
    "45 tel zoe berg",
    "45 tel jnsn",
    "45 wandelen",
    "45 tel wandelen met de hond in het park",
    "gisteren 1u30 versl 0142",
];

fn main() {
    divan::main();
}

fn candidates() -> Vec<Candidate> {
    let first =
        ["Sanne", "Tim", "Zoë", "Émile", "Lot", "Bo", "An", "Mohammed", "Fatıma", "Jan-Willem", "Noor"];
    let prefix = ["", "", "", "de", "van den", "van der", "ter"];
    let stem = [
        "Jans", "Bakk", "Viss", "Smits", "Meij", "Mulder", "Berg", "Özdem", "Haddou", "Brug", "Linden", "Vos",
    ];
    let middle = ["", "el", "er", "ing", "ens", "sel", "ker", "bo", "ma", "do", "ri", "van", "ge", "hu"];
    let tail =
        ["en", "er", "ema", "stra", "ink", "sma", "man", "hof", "huis", "-de Vries", "veld", "broek", "ir"];
    let pick = |list: &[&str], id: i64| {
        usize::try_from(id)
            .ok()
            .and_then(|id| list.get(id % list.len()))
            .map_or(String::new(), |s| (*s).to_owned())
    };
    (0..CLIENTS)
        .filter_map(|id| {
            let name = PersonName {
                // Thousands of different surnames, as in life.
                surname: [(&stem[..], 7), (&middle, 89), (&middle, 5), (&tail, 83)]
                    .map(|(list, each)| pick(list, id / each))
                    .concat(),
                prefix: Some(pick(&prefix, id / 3)).filter(|p| !p.is_empty()),
                first_names: Some(pick(&first, id)),
                initials: None,
            };
            let number = ClientNumber::parse(&format!("J-{id:05}")).ok()?;
            let recency = u32::try_from(id).ok().filter(|id| *id < 15);
            Some(Candidate { id: ClientId(id), number, name, recency })
        })
        .collect()
}

fn activities() -> Vec<Activity> {
    let rows = [
        ("face-to-face", "face to face", "face to face"),
        ("telephone", "telefonisch", "telephone"),
        ("online-meeting", "beeldbellen", "online meeting"),
        ("parents", "gesprek met ouders", "conversation with parents"),
        ("care-plan", "hulpverleningsplan opstellen", "writing the care plan"),
        ("preparation", "gesprek voorbereiden", "preparing talks"),
        ("reporting", "verslaglegging", "reporting"),
        ("travel", "reistijd", "travel"),
        ("case-consultation", "casusoverleg", "case consultation"),
        ("vacation", "vakantie", "vacation"),
        ("leave", "verlof", "leave"),
        ("sickness", "ziekte", "sickness"),
        ("training", "opleiding", "training"),
        ("team-meeting", "teamoverleg", "team meeting"),
        ("break", "pauze", "break"),
        ("time-registration", "tijdschrijven", "time registration"),
        ("claiming", "declareren", "claiming"),
        ("obtaining-allocation", "toewijzing verkrijgen", "obtaining an allocation"),
    ];
    rows.into_iter()
        .filter_map(|(key, nl, en)| {
            Some(Activity {
                key: ActivityKey::parse(key).ok()?,
                kind: Kind::Direct,
                client: ClientUse::Required,
                name: Text::new(nl, en),
                aliases: vec![key.chars().take(3).collect(), key.chars().take(4).collect()],
            })
        })
        .collect()
}

/// Runs `work` with everything prepared, as a screen has it.
fn with_practice(work: impl FnOnce(&Context<'_>)) {
    let (clients, activities) = (Clients::new(candidates()), activities());
    let Some(today) = Day::new(2025, 3, 13) else { return };
    let (products, disciplines) = (&[], &[]);
    work(&Context { today, day: today, activities: &activities, clients: &clients, products, disciplines });
}

#[divan::bench(args = LINES)]
fn read_a_line(bencher: Bencher<'_, '_>, line: &str) {
    with_practice(|context| bencher.bench_local(|| parse(black_box(line), context)));
}

#[divan::bench(args = LINES)]
fn complete_the_last_word(bencher: Bencher<'_, '_>, line: &str) {
    with_practice(|context| bencher.bench_local(|| suggest(black_box(line), line.len(), context)));
}

/// Every key of a line: reading and completing each beginning of it.
#[divan::bench(args = [LINES[0], LINES[3]])]
fn type_a_whole_line(bencher: Bencher<'_, '_>, line: &str) {
    with_practice(|context| {
        bencher.bench_local(|| {
            for (end, _) in line.char_indices() {
                let typed = line.get(..end).unwrap_or_default();
                black_box((parse(typed, context), suggest(typed, end, context)));
            }
        });
    });
}

#[divan::bench]
fn print_an_entry(bencher: Bencher<'_, '_>) {
    with_practice(|context| {
        if let Some(draft) = parse("9:00-9:45 tel J-00042 -- ouders gebeld", context).draft() {
            bencher.bench_local(|| print(black_box(&draft), context));
        }
    });
}

/// Once for each screen, not for each key.
#[divan::bench]
fn prepare_all_clients(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(candidates).bench_local_values(Clients::new);
}
