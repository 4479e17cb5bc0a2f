//! Databases of earlier versions, with data, come out right.

use super::*;
use crate::domain::identifiers::Discipline;
use crate::domain::ids::{EntryId, LineId};
use crate::domain::tariff::Tariff;
use crate::domain::time::{Minutes, Month};
use crate::store::journal::{TakeBackError, last_undoable, rows_of, take_back};
use crate::store::{Broken, Change, Store, claims, connection, entries, practitioners, sendings, tariffs};

/// A database as the program left it when it knew only so many steps, with this in it.
fn older(steps: usize, content: &str) -> Store {
    let connection = connection::in_memory().unwrap();
    for migration in MIGRATIONS.iter().take(steps) {
        connection.execute_batch(migration).unwrap();
    }
    connection.pragma_update(None, "application_id", APPLICATION).unwrap();
    connection.pragma_update(None, "user_version", i64::try_from(steps).unwrap()).unwrap();
    connection.execute_batch(content).unwrap();
    Store::ready(connection, None).unwrap()
}

/// A practitioner, a client and an entry, the last of them as a change of a user.
const CONTENT: &str = "
    INSERT INTO practitioner (code, name, from_day) VALUES ('avisser', 'A. Visser', '2024-01-01');
    INSERT INTO client (number, surname) VALUES ('J-0142', 'Jansen');
    INSERT INTO change (id, at, actor, operation) VALUES (7, '2025-03-13T09:00:00.000Z', 'tester', 'log-time');
    UPDATE current_change SET change_id = 7;
    INSERT INTO time_entry (key, practitioner_id, day, minutes, kind, activity, client_id)
        VALUES (x'00000000000000000000000000000001', 1, '2025-03-13', 45, 'A', 'telephone', 1);
    UPDATE current_change SET change_id = NULL;";

#[test]
fn time_from_before_responsible_colleagues_is_read_and_undone() {
    for steps in [2, 3] {
        let mut store = older(steps, CONTENT);
        let (entry, practitioner) = store
            .read::<_, StoreError>(|tx| {
                let entry = entries::list(tx, &entries::Filter::default())?.remove(0).entry;
                Ok((entry, practitioners::list(tx)?.remove(0).value))
            })
            .unwrap();
        assert_eq!((entry.minutes.get(), entry.responsible), (45, None));
        assert_eq!((practitioner.credentials.len(), practitioner.responsible), (0, None));

        let change = Change { actor: "tester", operation: "undo", at: chrono::DateTime::UNIX_EPOCH };
        store
            .write::<_, TakeBackError>(&change, |tx| {
                let last = last_undoable(tx, "tester", &["log-time"])?.unwrap();
                assert_eq!(rows_of(tx, last.id)?.len(), 1);
                take_back(tx, last.id)
            })
            .unwrap();
        let left = store.read::<_, StoreError>(|tx| entries::list(tx, &entries::Filter::default()));
        assert!(left.unwrap().is_empty(), "from step {steps}");
    }
}

#[test]
fn a_row_that_changed_before_the_step_is_still_not_undone() {
    let mut store = older(2, &format!("{CONTENT} UPDATE time_entry SET minutes = 50;"));
    let change = Change { actor: "tester", operation: "undo", at: chrono::DateTime::UNIX_EPOCH };
    let refused = store.write::<_, TakeBackError>(&change, |tx| {
        let last = last_undoable(tx, "tester", &["log-time"])?.unwrap();
        take_back(tx, last.id)
    });
    assert!(matches!(refused, Err(TakeBackError::ChangedSince)));
}

/// The older program let a tariff for all disciplines stand beside one for a single discipline.
#[test]
fn tariffs_that_overlap_from_before_can_be_ended_and_nothing_more_can_overlap() {
    let row = |product: &str, discipline: &str, from: &str| {
        format!(
            "INSERT INTO tariff (contract, product, discipline, code, unit, cents, from_day)
             VALUES ('c', '{product}', {discipline}, '45X01', '04', 9000, '{from}');"
        )
    };
    let both = row("lot-1", "NULL", "2025-01-01") + &row("lot-1", "'WO'", "2025-06-01");
    let mut store = older(4, &both);
    let change = Change { actor: "tester", operation: "import-tariffs", at: chrono::DateTime::UNIX_EPOCH };
    let mut tariffs = store.read(tariffs::list).unwrap();
    tariffs.sort_by_key(|stored| stored.id);
    let [mixed, single] = tariffs.try_into().unwrap();
    let mut refused = |tariff: &Tariff| {
        let result = store.write(&change, |tx| tariffs::add(tx, tariff).map(|_| ()));
        match result {
            Ok(()) => false,
            Err(StoreError::Refused(Broken::TariffOverlap)) => true,
            Err(error) => panic!("{error}"),
        }
    };
    let other = Discipline::parse("HBO").unwrap();
    assert!(refused(&Tariff { discipline: Some(other), ..single.value.clone() }), "beside one for all");
    assert!(refused(&Tariff { discipline: None, ..single.value.clone() }), "for all beside others");
    let last = single.value.valid.from.previous();
    store.write::<_, StoreError>(&change, |tx| tariffs::close(tx, mixed.id, last)).unwrap();
    // Open again it would overlap.
    let undone = store.write::<_, TakeBackError>(&change, |tx| {
        let last = last_undoable(tx, "tester", &["import-tariffs"])?.unwrap();
        take_back(tx, last.id)
    });
    assert!(undone.is_err());
}

/// Lines of time from before anything else could stand on a line: drafts go with their time, queued ones keep it.
#[test]
fn lines_from_before_usages_still_guard_their_time() {
    let line = |id: u8, state: &str, reference: &str| {
        format!(
            "INSERT INTO claim_line (id, client_id, allocation_id, category, code, from_day, until_day, minutes, unit, volume,
                 amount, state)
             VALUES ({id}, 1, 1, '45', '45X0{id}', '2025-03-01', '2025-03-31', 45, '01', 45, 7298, 'draft');
             INSERT INTO claim_line_entry (line_id, entry_id, minutes, live) VALUES ({id}, {id}, 45, 1);
             UPDATE claim_line SET state = '{state}', reference = {reference} WHERE id = {id};"
        )
    };
    let content = format!(
        "{CONTENT}
         INSERT INTO time_entry (key, practitioner_id, day, minutes, kind, activity, client_id)
             VALUES (x'00000000000000000000000000000002', 1, '2025-03-14', 45, 'A', 'telephone', 1);
         INSERT INTO allocation (client_id, municipality, number, category, budget, from_day, fixed_day,
                 fixed_millisecond, source)
             VALUES (1, '0405', 300201, '45', 900000, '2025-01-01', '2025-01-01', 0, 'typed');
         {} {}",
        line(1, "draft", "NULL"),
        line(2, "queued", "'UW0000000001'"),
    );
    for steps in [4, 5] {
        let mut store = older(steps, &content);
        let month = Month::parse_iso("2025-03").unwrap();
        let change = Change { actor: "tester", operation: "edit-entry", at: chrono::DateTime::UNIX_EPOCH };
        let mut longer = |id| {
            store.write::<_, StoreError>(&change, |tx| {
                let mut entry = entries::get(tx, EntryId(id))?.unwrap().entry;
                entry.minutes = Minutes::new(50).unwrap();
                entries::update(tx, EntryId(id), &entry)?;
                Ok(claims::of_month(tx, month)?.into_iter().map(|kept| kept.id.0).collect::<Vec<_>>())
            })
        };
        assert!(matches!(longer(2), Err(StoreError::Refused(Broken::EntryClaimed))), "from step {steps}");
        assert_eq!(longer(1).unwrap(), [2], "from step {steps}");
    }
}

/// A line that came back before sendings were written down, and one that stands in its claim.
#[test]
fn what_was_sent_before_is_found_in_the_lines_and_in_the_journal() {
    let content = format!(
        "{CONTENT}
         INSERT INTO allocation (client_id, municipality, number, category, budget, from_day, fixed_day,
                 fixed_millisecond, source)
             VALUES (1, '0405', 300201, '45', 900000, '2025-01-01', '2025-01-01', 0, 'typed');
         INSERT INTO batch (municipality, claim_month, identification, claim_number, dated, total, line_count, file_name,
                 sha256, bytes, created_at)
             VALUES ('0405', '2025-03', 'UW0000000001', 'UW0000000001', '2025-04-02', 7298, 1, 'a.xml', '{0}', x'00', ''),
                    ('0405', '2025-03', 'UW0000000002', 'UW0000000002', '2025-04-03', 7298, 1, 'b.xml', '{0}', x'00', '');
         INSERT INTO message (direction, code, counterpart, identification, dated, at, sha256, bytes)
             VALUES ('in', '325', '0405', 'A1', '2025-04-03', '', '{0}', x'00');
         UPDATE current_change SET change_id = 7;
         INSERT INTO claim_line (id, client_id, allocation_id, category, code, from_day, until_day, minutes, unit, volume,
                 amount, state)
             VALUES (1, 1, 1, '45', '45X05', '2025-03-01', '2025-03-31', 45, '01', 45, 7298, 'draft');
         UPDATE claim_line SET state = 'queued', reference = 'UW0000000001';
         UPDATE claim_line SET state = 'sent', batch_id = 1;
         INSERT INTO answer (batch_id, message_id, outcome, granted, codes) VALUES (1, 1, 'returned', 0, '9333');
         UPDATE claim_line SET state = 'draft', reference = NULL, batch_id = NULL;
         UPDATE claim_line SET state = 'queued', reference = 'UW0000000002';
         UPDATE claim_line SET state = 'sent', batch_id = 2;
         UPDATE current_change SET change_id = NULL;",
        "0".repeat(64)
    );
    for steps in [9, 10] {
        let mut store = older(steps, &content);
        let sent = store.read(|tx| sendings::of_line(tx, LineId(1))).unwrap();
        let mut told: Vec<(i64, String)> =
            sent.iter().map(|one| (one.batch.0, one.reference.to_string())).collect();
        told.sort();
        assert_eq!(
            told,
            [(1, "UW0000000001".to_owned()), (2, "UW0000000002".to_owned())],
            "from step {steps}"
        );
    }
}

/// Whoever looks for where something is kept finds it in the document.
#[test]
fn every_table_is_explained() {
    let mut store = Store::in_memory().unwrap();
    let text = include_str!("../../../docs/storage.md");
    let tables = store
        .read::<Vec<String>, StoreError>(|tx| {
            let mut found =
                tx.0.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
            let names = found.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok(names)
        })
        .unwrap();
    assert!(tables.len() > 30, "{tables:?}");
    let unexplained: Vec<&String> =
        tables.iter().filter(|table| !text.contains(&format!("`{table}`"))).collect();
    assert!(unexplained.is_empty(), "docs/storage.md says nothing of {unexplained:?}");
}
