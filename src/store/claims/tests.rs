//! Every pair of states of a claim line against the guards of the database: nothing else can happen to a line.

use crate::domain::claim::line::{LineState, Step};
use crate::store::Store;

/// What is there beside a line: for its claim, and of its credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    Nothing,
    Returned,
    NodeRefused,
    Processed,
    Rejected,
    CreditSent,
    CreditGranted,
}

impl Beside {
    const ALL: [Self; 7] = [
        Self::Nothing,
        Self::Returned,
        Self::NodeRefused,
        Self::Processed,
        Self::Rejected,
        Self::CreditSent,
        Self::CreditGranted,
    ];

    const fn sql(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Returned => {
                "INSERT INTO answer (batch_id, message_id, outcome, granted, codes)
                VALUES (1, 1, 'returned', 0, '9333');"
            }
            Self::NodeRefused => {
                "UPDATE batch SET placed_at = '2025-04-02T10:00:00Z';
                INSERT INTO node_refusal (batch_id, day, last_message) VALUES (1, '2025-04-02', 1);"
            }
            Self::Processed => {
                "INSERT INTO answer (batch_id, message_id, outcome, granted, codes)
                VALUES (1, 1, 'processed', 7298, '8001');"
            }
            Self::Rejected => {
                "INSERT INTO answer (batch_id, message_id, outcome, granted, codes)
                VALUES (1, 1, 'processed', 0, '0200');
                INSERT INTO rejection (answer_id, line_id, codes) VALUES (1, 1, '9321');"
            }
            Self::CreditSent => {
                "INSERT INTO credit (line_id, reference, anew, state, batch_id)
                VALUES (1, 'UW0000000009', 0, 'sent', 2);"
            }
            Self::CreditGranted => {
                "INSERT INTO credit (line_id, reference, anew, state, batch_id)
                VALUES (1, 'UW0000000009', 0, 'granted', 2);"
            }
        }
    }
}

const GROUND: &str = "
    INSERT INTO client (number, surname) VALUES ('J-0142', 'Jansen');
    INSERT INTO allocation (client_id, municipality, number, category, budget, from_day, fixed_day, fixed_millisecond, source)
        VALUES (1, '0405', 300201, '45', 900000, '2025-01-01', '2025-01-01', 0, 'typed');
    INSERT INTO message (direction, code, counterpart, identification, dated, at, sha256, bytes)
        VALUES ('in', '325', '0405', 'A1', '2025-04-03', '', printf('%064d', 0), x'00');
    INSERT INTO batch (municipality, claim_month, identification, claim_number, dated, total, line_count, file_name, sha256,
            bytes, created_at)
        VALUES ('0405', '2025-03', 'UW0000000001', 'UW0000000001', '2025-04-02', 7298, 1, 'a.xml', printf('%064d', 0), x'00', ''),
               ('0405', '2025-03', 'UW0000000002', 'UW0000000002', '2025-04-02', 7298, 1, 'b.xml', printf('%064d', 0), x'00', '');";

/// What a row in that state says of number and claim.
const fn numbers(state: LineState) -> &'static str {
    match state {
        LineState::Draft => "NULL, NULL",
        LineState::Queued => "'UW0000000001', NULL",
        _ => "'UW0000000001', 1",
    }
}

/// Whether the database lets a line go from one state to another, with that beside it.
fn lets(from: LineState, to: LineState, beside: Beside) -> bool {
    let store = Store::in_memory().unwrap();
    let line = |state: LineState| {
        format!(
            "INSERT INTO claim_line (id, client_id, allocation_id, category, code, from_day, until_day, minutes, unit, volume,
                 amount, state, reference, batch_id)
             VALUES (1, 1, 1, '45', '45X05', '2025-03-01', '2025-03-31', 45, '01', 45, 7298, '{}', {});",
            state.word(),
            numbers(state)
        )
    };
    store.connection.execute_batch(GROUND).unwrap();
    // A credit comes in while the line is granted; the line is then put where it is asked about.
    let is_credit = matches!(beside, Beside::CreditSent | Beside::CreditGranted);
    let first = if is_credit { LineState::Granted } else { from };
    store.connection.execute_batch(&line(first)).unwrap();
    store.connection.execute_batch(beside.sql()).unwrap();
    if first != from {
        store
            .connection
            .execute_batch("DROP TRIGGER claim_line_step; DROP TRIGGER claim_line_reference_kept;")
            .unwrap();
        let (reference, batch) = numbers(from).split_once(", ").unwrap();
        let sql = format!(
            "UPDATE claim_line SET state = '{}', reference = {reference}, batch_id = {batch}",
            from.word()
        );
        store.connection.execute_batch(&sql).unwrap();
        let step = include_str!("../migrations/0019_step.sql");
        store.connection.execute_batch(step).unwrap();
    }
    let (reference, batch) = numbers(to).split_once(", ").unwrap();
    let sql =
        format!("UPDATE claim_line SET state = '{}', reference = {reference}, batch_id = {batch}", to.word());
    store.connection.execute_batch(&sql).is_ok()
}

/// What must be there for a step, by the table of the standard's process.
fn allowed(from: LineState, to: LineState) -> &'static [Beside] {
    use LineState::{CreditSent, Credited, Draft, Granted, Queued, Rejected, Sent};
    match (from, to) {
        (Draft, Queued) | (Queued, Draft | Sent) | (CreditSent, Granted) => &Beside::ALL,
        // The office takes back that the node refused the claim.
        (Draft, Sent) => &[Beside::NodeRefused],
        (Sent, Draft) => &[Beside::Returned, Beside::NodeRefused],
        (Sent, Granted) => &[Beside::Processed, Beside::Rejected],
        (Sent, Rejected) => &[Beside::Rejected],
        (Granted, CreditSent) => &[Beside::CreditSent, Beside::CreditGranted],
        (CreditSent, Credited) => &[Beside::CreditGranted],
        _ => &[],
    }
}

#[test]
fn the_database_lets_a_line_take_the_steps_of_its_life_and_no_other() {
    for from in LineState::ALL {
        for to in LineState::ALL {
            if from == to {
                continue;
            }
            for beside in Beside::ALL {
                let expected = allowed(from, to).contains(&beside);
                assert_eq!(lets(from, to, beside), expected, "{from:?} to {to:?} with {beside:?}");
            }
            // The domain knows the same steps, but for the one by which a refusal of the node is taken back.
            let is_step = Step::ALL.into_iter().any(|step| from.next(step) == Ok(to));
            let is_known = is_step || (from, to) == (LineState::Draft, LineState::Sent);
            assert_eq!(is_known, !allowed(from, to).is_empty(), "{from:?} to {to:?}");
        }
    }
}
