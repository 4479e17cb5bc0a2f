//! Whatever the order in which messages come in, the newest version of each allocation stands in the end, with the same findings.

use uurwerk::operations::import_message::{self, Input};
use uurwerk::store::Store;
use uurwerk::surroundings::Surroundings;

use super::*;
use crate::support::Chance;

const SEEDS: u64 = 40;
/// Orders of arrival that are held against the one in which the messages were made.
const SHUFFLES: usize = 3;

/// March was granted on the first; the others are of other products, so that they may overlap.
const NUMBERS: [(u32, &str); 3] = [(300_201, "45"), (300_207, "46"), (300_208, "47")];
const DAYS: [&str; 6] = ["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06"];
const TIMES: [&str; 24] = [
    "00:10:00", "01:10:00", "02:10:00", "03:10:00", "04:10:00", "05:10:00", "06:10:00", "07:10:00",
    "08:10:00", "09:10:00", "10:10:00", "11:10:00", "12:10:00", "13:10:00", "14:10:00", "15:10:00",
    "16:10:00", "17:10:00", "18:10:00", "19:10:00", "20:10:00", "21:10:00", "22:10:00", "23:10:00",
];
/// The life of an allocation: cut before, in and after what was claimed, or lengthened, with the reason that is given.
const ENDS: [(&str, &str); 6] = [
    ("2025-02-28", "03"),
    ("2025-03-20", "05"),
    ("2025-06-30", "03"),
    ("2025-12-31", ""),
    ("2025-12-31", "04"),
    ("2026-06-30", "04"),
];

struct Made {
    dated: &'static str,
    products: Vec<Given<'static>>,
}

/// Three to six messages with one to three allocations each. No two versions are of the same moment, and a message that is dated
/// later may well hold an older version than one before it.
fn messages(chance: &mut Chance) -> Vec<Made> {
    let mut times = TIMES.to_vec();
    let count = 3 + chance.below(DAYS.len() - 2);
    DAYS.iter()
        .take(count)
        .map(|dated| {
            let mut products: Vec<Given<'static>> = NUMBERS
                .into_iter()
                .filter_map(|one| chance.maybe(|chance| version(chance, one, &mut times)))
                .collect();
            if products.is_empty() {
                let one = *chance.pick(&NUMBERS);
                products.push(version(chance, one, &mut times));
            }
            Made { dated, products }
        })
        .collect()
}

/// A version that was not there before. The one with granted lines is not deleted: such a message is refused while it is the newest.
fn version(
    chance: &mut Chance,
    (number, category): (u32, &'static str),
    times: &mut Vec<&'static str>,
) -> Given<'static> {
    let time = times.swap_remove(chance.below(times.len()));
    let is_deleted = number != NUMBERS[0].0 && chance.below(4) == 0;
    let (until, reason) = if is_deleted { (YEAR.from, "13") } else { *chance.pick(&ENDS) };
    let volume = *chance.pick(&[900_000, 600_000, 9_000]);
    Given { number, category, fixed: ("2025-03-01", time), until, reason, volume, ..YEAR }
}

/// What is known of allocations in the end, and what is found about them: without rows, times of arrival and numbers of ours.
fn known(store: &mut Store, here: &Surroundings) -> String {
    let mut told: Vec<String> = store
        .read::<_, store::StoreError>(|tx| {
            let one = |stored: uurwerk::domain::ids::Stored<_, uurwerk::domain::allocation::Allocation>| {
                let client = store::clients::get(tx, stored.value.client)?.unwrap().value;
                let one = stored.value;
                Ok(format!(
                    "{:?} {} {:?} {:?} {:?} {:?} {:?}",
                    client.bsn, one.number, one.shape, one.period, one.change_reason, one.fixed, one.source
                ))
            };
            store::allocations::list(tx)?.into_iter().map(one).collect()
        })
        .unwrap();
    told.sort();
    let view = check::load(store, here, &check::Filter::default()).unwrap();
    let ours = view.rows.into_iter().filter(|row| can_be_settled(&row.finding.rule));
    let mut found: Vec<String> =
        ours.map(|row| format!("{}: {}", row.finding.rule, row.finding.what.en)).collect();
    found.sort();
    told.append(&mut found);
    told.join("\n")
}

/// What stands after the messages came in that order. Nothing of it stays.
fn after(office: &mut Office, made: &[Made], order: &[usize]) -> String {
    let here = &office.here;
    let arrive = |store: &mut Store| {
        for at in order {
            let Made { dated, products } = &made[*at];
            let letter = Allotted {
                identification: &format!("L{at}"),
                dated,
                products: products.clone(),
                ..Allotted::default()
            };
            import_message::run(store, here, Input::accepted(bytes(&letter))).unwrap();
        }
        known(store, here)
    };
    office.store.rehearse(arrive).unwrap()
}

/// The newest version of an allocation, by the messages alone.
fn newest(made: &[Made], number: u32) -> Option<Given<'static>> {
    let all = made.iter().flat_map(|one| &one.products).filter(|one| one.number == number);
    all.max_by_key(|one| one.fixed).copied()
}

#[test]
fn the_whole_life_is_the_same_in_every_order_of_arrival() {
    let mut office = office().granted_march(60);
    let mut seen = String::new();
    for seed in 0..SEEDS {
        let mut chance = Chance::new(seed);
        let made = messages(&mut chance);
        let mut order: Vec<usize> = (0..made.len()).collect();
        let first = after(&mut office, &made, &order);
        for (number, _) in NUMBERS {
            let Some(newest) = newest(&made, number) else { continue };
            let line = first.lines().find(|line| line.contains(&format!(" {number} "))).unwrap();
            assert!(
                line.contains(&day(newest.until).to_string()),
                "seed {seed}: the end is {} and not that of {line}",
                newest.until
            );
        }
        for _ in 0..SHUFFLES {
            for at in (1..order.len()).rev() {
                order.swap(at, chance.below(at + 1));
            }
            assert_eq!(after(&mut office, &made, &order), first, "seed {seed}, order {order:?}");
        }
        seen += &first;
    }
    for rule in ["UW-19", "UW-21", "UW-22"] {
        assert!(seen.contains(rule), "no seed leads to {rule}");
    }
    assert!(seen.contains("\"13\""), "no seed deletes an allocation");
}
