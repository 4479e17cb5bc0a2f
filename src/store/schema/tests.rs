//! Databases of earlier versions, with data, come out right.

use super::*;
use crate::store::journal::{TakeBackError, last_undoable, rows_of, take_back};
use crate::store::{Change, Store, connection, entries, practitioners};

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
