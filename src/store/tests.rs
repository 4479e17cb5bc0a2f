//! The store against real files and against direct SQL: what must never happen is refused by the database itself.

use chrono::TimeZone;

use super::entries::{Filter, Inserted};
use super::*;
use crate::domain::activity::Kind;
use crate::domain::allocation::{Allocation, Shape, Source, VersionStamp};
use crate::domain::client::{Client, PersonName};
use crate::domain::entry::{Entry, EntryKey, Note};
use crate::domain::identifiers::{
    ActivityKey, AllocationNumber, Bsn, Category, ClientNumber, ContractKey, Discipline, MunicipalityCode,
    PractitionerCode, ProductCode, ProductKey,
};
use crate::domain::ids::{ClientId, EntryId, PractitionerId};
use crate::domain::money::Cents;
use crate::domain::practitioner::{Practitioner, PractitionerDiscipline};
use crate::domain::tariff::Tariff;
use crate::domain::time::{Day, Minutes, Period};
use crate::domain::volume::Unit;

pub(super) fn change(operation: &'static str) -> Change<'static> {
    Change { actor: "tester", operation, at: Utc.with_ymd_and_hms(2025, 3, 13, 9, 0, 0).unwrap() }
}

pub(super) fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A store with one practitioner, one client and one allocation.
pub(super) fn furnished() -> (Store, PractitionerId, ClientId) {
    let mut store = Store::in_memory().unwrap();
    let always = Period::new(day("2024-01-01"), None).unwrap();
    let practitioner = Practitioner {
        code: PractitionerCode::parse("avisser").unwrap(),
        name: "A. Visser".into(),
        agb: None,
        active: always,
        week_minutes: Some(2160),
        disciplines: vec![PractitionerDiscipline {
            discipline: Discipline::parse("WO+").unwrap(),
            valid: always,
        }],
        credentials: Vec::new(),
        responsible: None,
    };
    let client = Client {
        number: ClientNumber::parse("J-0142").unwrap(),
        bsn: Some(Bsn::parse("999900006").unwrap()),
        name: PersonName { surname: "Jansen".into(), initials: Some("S".into()), ..PersonName::default() },
        birth: None,
        gender: None,
        municipality: Some(MunicipalityCode::parse("0405").unwrap()),
    };
    let (p, c) = store
        .write::<_, StoreError>(&change("set-up"), |tx| {
            let p = practitioners::add(tx, &practitioner)?;
            let c = clients::add(tx, &client)?;
            let allocation = Allocation {
                client: c,
                municipality: MunicipalityCode::parse("0405").unwrap(),
                number: AllocationNumber::new(300_201).unwrap(),
                shape: Shape::Aspecific {
                    category: Category::parse("45").unwrap(),
                    budget: Some(Cents(500_000)),
                },
                period: Period::new(day("2025-01-01"), Some(day("2025-12-31"))).unwrap(),
                change_reason: None,
                fixed: VersionStamp { day: day("2024-12-20"), millisecond: 1 },
                frame: None,
                source: Source::Typed,
            };
            let id = allocations::add(tx, &allocation)?;
            assert_eq!(allocations::get(tx, id)?.unwrap().value, allocation);
            assert_eq!(practitioners::get(tx, p)?.unwrap().value, practitioner);
            assert_eq!(clients::get(tx, c)?.unwrap().value, client);
            Ok((p, c))
        })
        .unwrap();
    (store, p, c)
}

fn entry(key: u128, practitioner: PractitionerId, client: ClientId, minutes: i64) -> Entry {
    Entry {
        key: EntryKey(uuid::Uuid::from_u128(key)),
        practitioner,
        day: day("2025-03-13"),
        start: None,
        minutes: Minutes::new(minutes).unwrap(),
        activity: ActivityKey::parse("telephone").unwrap(),
        kind: Kind::Direct,
        client: Some(client),
        discipline: Some(Discipline::parse("WO+").unwrap()),
        allocation: None,
        product: Some(ProductKey::parse("lot-1").unwrap()),
        note: Note::new("parents called"),
        responsible: None,
    }
}

fn add(store: &mut Store, entry: &Entry) -> Result<Inserted, StoreError> {
    store.write(&change("log"), |tx| entries::add(tx, entry))
}

#[test]
fn every_file_is_private_to_its_user() {
    let folder = folder();
    let path = folder.path().join("new").join("practice.sqlite");
    let mut store = Store::create(&path, None).unwrap();
    store.write::<_, StoreError>(&change("x"), |tx| settings::put(tx, "a", "b")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        for file in std::fs::read_dir(path.parent().unwrap()).unwrap() {
            let file = file.unwrap().path();
            assert_eq!(mode(&file), 0o600, "{}", file.display());
        }
    }
    assert!(matches!(Store::create(&path, None), Err(StoreError::Exists(_))));
    assert!(matches!(Store::open(&folder.path().join("none"), None), Err(StoreError::Missing(_))));
}

#[test]
fn a_newer_or_foreign_database_is_refused() {
    let folder = folder();
    let path = folder.path().join("practice.sqlite");
    let store = Store::create(&path, None).unwrap();
    store.connection.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    assert!(matches!(Store::open(&path, None), Err(StoreError::Newer { found: 99, .. })));

    let foreign = folder.path().join("foreign.sqlite");
    connection::create_private_file(&foreign).unwrap();
    connection::open_new(&foreign, None).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    assert!(matches!(Store::open(&foreign, None), Err(StoreError::NotOurs)));

    let text = folder.path().join("text.sqlite");
    connection::create_private_file(&text).unwrap();
    std::io::Write::write_all(
        &mut std::fs::File::options().append(true).open(&text).unwrap(),
        "this is no database at all, but long enough to be looked at".repeat(40).as_bytes(),
    )
    .unwrap();
    assert!(matches!(Store::open(&text, None), Err(StoreError::WrongKey)));
}

#[test]
fn what_is_not_ours_stays_as_it_was() {
    let folder = folder();
    let foreign = folder.path().join("foreign.sqlite");
    connection::create_private_file(&foreign).unwrap();
    let other = connection::reach(&foreign, None).unwrap();
    other.execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)").unwrap();
    drop(other);
    let before = std::fs::read(&foreign).unwrap();
    for create in [false, true] {
        let opened = if create { Store::create(&foreign, None) } else { Store::open(&foreign, None) };
        assert!(matches!(opened, Err(StoreError::NotOurs | StoreError::Exists(_))), "{opened:?}");
        assert_eq!(std::fs::read(&foreign).unwrap(), before);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing beside it");
    }
}

#[test]
fn an_empty_file_is_no_database_until_a_practice_is_made_in_it() {
    let folder = folder();
    let path = folder.path().join("practice.sqlite");
    drop(std::fs::File::options().append(true).create(true).open(&path).unwrap());
    assert!(matches!(Store::open(&path, None), Err(StoreError::Empty(_))));
    assert_eq!(std::fs::metadata(&path).unwrap().len(), 0);
    // As far as a start came that was broken off: a header, and no table.
    drop(connection::open_new(&path, None).unwrap());
    assert!(matches!(Store::open(&path, None), Err(StoreError::Empty(_))));
    drop(Store::create(&path, None).unwrap());
    drop(Store::open(&path, None).unwrap());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn only_an_ordinary_file_is_opened() {
    let folder = folder();
    let opened = Store::open(folder.path(), None);
    assert!(matches!(opened, Err(StoreError::File(std::io::ErrorKind::IsADirectory))), "{opened:?}");
    let created = Store::create(folder.path(), None);
    assert!(matches!(created, Err(StoreError::Exists(_))), "{created:?}");
    #[cfg(unix)]
    assert!(matches!(Store::open(Path::new("/dev/null"), None), Err(StoreError::NotAFile(_))));
    let path = folder.path().join("practice.sqlite");
    drop(Store::create(&path, None).unwrap());
    let created = Store::create(&path.join("below.sqlite"), None);
    assert!(matches!(created, Err(StoreError::File(std::io::ErrorKind::NotADirectory))), "{created:?}");
}

#[test]
fn an_older_database_is_copied_whole_before_it_is_changed() {
    let folder = folder();
    let path = folder.path().join("practice.sqlite");
    let mut store = Store::create(&path, None).unwrap();
    store.write::<_, StoreError>(&change("x"), |tx| settings::put(tx, "a", "b")).unwrap();
    schema::back_up(&store.connection, &path, 1).unwrap();
    let copy = folder.path().join("practice.sqlite.before-2");
    let kept = Store::open(&copy, None).unwrap().read::<_, StoreError>(settings::list).unwrap();
    assert_eq!(kept.len(), 1);
    let bytes = std::fs::read(&copy).unwrap();
    schema::back_up(&store.connection, &path, 1).unwrap();
    assert_eq!(std::fs::read(&copy).unwrap(), bytes, "the first copy stands");
    let parts = std::fs::read_dir(folder.path())
        .unwrap()
        .filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().ends_with(".part"));
    assert_eq!(parts.count(), 0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_not_a_database() {
    let folder = folder();
    let path = folder.path().join("practice.sqlite");
    drop(Store::create(&path, None).unwrap());
    let link = folder.path().join("link.sqlite");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert!(matches!(Store::open(&link, None), Err(StoreError::Link(_))));
}

#[test]
fn an_encrypted_database_opens_with_its_key_only() {
    let folder = folder();
    let path = folder.path().join("practice.sqlite");
    let (key, other) = (Key::new([7; 32]), Key::new([8; 32]));
    let mut store = Store::create(&path, Some(&key)).unwrap();
    store.write::<_, StoreError>(&change("x"), |tx| settings::put(tx, "needle", "haystack-needle")).unwrap();
    drop(store);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.extend(std::fs::read(folder.path().join("practice.sqlite-wal")).unwrap_or_default());
    assert!(!bytes.starts_with(b"SQLite format 3"));
    assert!(!bytes.windows(15).any(|window| window == b"haystack-needle"));
    assert!(matches!(Store::open(&path, Some(&other)), Err(StoreError::WrongKey)));
    assert!(matches!(Store::open(&path, None), Err(StoreError::WrongKey)));
    let mut store = Store::open(&path, Some(&key)).unwrap();
    let value = store.read::<_, StoreError>(|tx| settings::get(tx, "needle")).unwrap();
    assert_eq!(value.as_deref(), Some("haystack-needle"));
}

#[test]
fn the_settings_that_protect_are_in_force() {
    let folder = folder();
    let store = Store::create(&folder.path().join("practice.sqlite"), None).unwrap();
    let pragma = |name: &str| -> String {
        store
            .connection
            .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
            .map(|value| format!("{value:?}"))
            .unwrap()
    };
    assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
    assert_eq!(pragma("synchronous"), "Integer(2)");
    assert_eq!(pragma("foreign_keys"), "Integer(1)");
    assert_eq!(pragma("secure_delete"), "Integer(1)");
    assert!(rusqlite::version_number() >= 3_051_003);
}

#[test]
fn every_change_of_every_journaled_column_is_written_down() {
    let store = Store::in_memory().unwrap();
    let mut statement = store
        .connection
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
             AND name NOT IN ('change', 'journal', 'current_change', 'finding', 'number_series', 'sending')",
        )
        .unwrap();
    let tables: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(tables.len() >= 14, "{tables:?}");
    for table in tables {
        let mut columns = store.connection.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        let columns: Vec<String> =
            columns.query_map([&table], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        for (action, sides) in
            [("insert", vec!["NEW"]), ("update", vec!["OLD", "NEW"]), ("delete", vec!["OLD"])]
        {
            let sql: String = store
                .connection
                .query_row(
                    "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?1",
                    [format!("{table}_journal_{action}")],
                    |row| row.get(0),
                )
                .unwrap_or_else(|_| panic!("{table} has no journal of {action}"));
            for column in columns.iter().filter(|column| *column != "bytes") {
                for side in &sides {
                    assert!(sql.contains(&format!("{side}.{column}")), "{table}.{column} is not in {action}");
                }
            }
        }
    }
}

#[test]
fn a_retry_never_doubles_an_entry() {
    let (mut store, practitioner, client) = furnished();
    let first = entry(1, practitioner, client, 45);
    let Inserted::New(id) = add(&mut store, &first).unwrap() else { panic!("should be new") };
    assert_eq!(add(&mut store, &first).unwrap(), Inserted::Already(id));
    let other = entry(1, practitioner, client, 46);
    assert!(matches!(add(&mut store, &other), Err(StoreError::Refused(Broken::NotUnique))));
    let kept = store.read::<_, StoreError>(|tx| entries::list(tx, &Filter::default())).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].entry, first);
}

#[test]
fn a_change_is_taken_back_and_brought_back() {
    let (mut store, practitioner, client) = furnished();
    let before = entry(1, practitioner, client, 45);
    let Inserted::New(id) = add(&mut store, &before).unwrap() else { panic!("should be new") };
    let after = Entry { minutes: Minutes::new(60).unwrap(), note: None, ..before.clone() };
    store.write::<_, StoreError>(&change("edit"), |tx| entries::update(tx, id, &after)).unwrap();
    store.write::<_, StoreError>(&change("delete"), |tx| entries::delete(tx, id)).unwrap();

    let undo = |store: &mut Store| {
        store
            .write::<_, journal::TakeBackError>(&change("undo"), |tx| {
                let last = journal::last_undoable(tx, "tester", &["log", "edit", "delete"])?.unwrap();
                journal::take_back(tx, last.id)?;
                Ok(last.operation)
            })
            .unwrap()
    };
    let now =
        |store: &mut Store| store.read::<_, StoreError>(|tx| entries::get(tx, id)).unwrap().map(|e| e.entry);
    assert_eq!(undo(&mut store), "delete");
    assert_eq!(now(&mut store).as_ref(), Some(&after));
    assert_eq!(undo(&mut store), "edit");
    assert_eq!(now(&mut store).as_ref(), Some(&before));

    let redo = |store: &mut Store| {
        store
            .write::<_, journal::TakeBackError>(&change("redo"), |tx| {
                let last = journal::last_redoable(tx, "tester")?.unwrap();
                journal::take_back(tx, last.id)
            })
            .unwrap();
    };
    redo(&mut store);
    assert_eq!(now(&mut store).as_ref(), Some(&after));
    redo(&mut store);
    assert_eq!(now(&mut store), None);
    assert_eq!(store.read::<_, StoreError>(|tx| journal::last_redoable(tx, "tester")).unwrap(), None);
}

#[test]
fn a_row_that_was_changed_since_is_not_taken_back() {
    let (mut store, practitioner, client) = furnished();
    let Inserted::New(id) = add(&mut store, &entry(1, practitioner, client, 45)).unwrap() else { panic!() };
    let other = Change { actor: "somebody-else", ..change("edit") };
    let edited = entry(1, practitioner, client, 50);
    store.write::<_, StoreError>(&other, |tx| entries::update(tx, id, &edited)).unwrap();
    let refused = store.write::<_, journal::TakeBackError>(&change("undo"), |tx| {
        let last = journal::last_undoable(tx, "tester", &["log"])?.unwrap();
        journal::take_back(tx, last.id)
    });
    assert!(matches!(refused, Err(journal::TakeBackError::ChangedSince)));
}

#[test]
fn the_journal_is_never_rewritten() {
    let (store, ..) = furnished();
    for sql in [
        "DELETE FROM journal",
        "UPDATE journal SET new = NULL",
        "DELETE FROM change",
        "UPDATE change SET actor = 'x'",
    ] {
        let error: StoreError = store.connection.execute_batch(sql).unwrap_err().into();
        assert!(matches!(error, StoreError::Refused(Broken::JournalFrozen)), "{sql}: {error:?}");
    }
    let strangers: i64 = {
        store.connection.execute_batch("UPDATE client SET surname = 'Changed'").unwrap();
        let sql = "SELECT count(*) FROM journal WHERE change_id IS NULL";
        store.connection.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(strangers, 1, "a change by something else is written down without a change of ours");
}

/// Entry 1 in line 1, ready to be pushed through its states by direct SQL.
fn claimed() -> (Store, EntryId) {
    let (mut store, practitioner, client) = furnished();
    let Inserted::New(id) = add(&mut store, &entry(1, practitioner, client, 45)).unwrap() else { panic!() };
    store
        .connection
        .execute_batch(
            "INSERT INTO claim_line (id, client_id, allocation_id, product, category, code, from_day, until_day,
                 minutes, unit, volume, unit_tariff, amount, state)
             VALUES (1, 1, 1, 'lot-1', '45', '45X05', '2025-03-01', '2025-03-31', 45, '01', 45, 162, 7298, 'draft'),
                    (2, 1, 1, 'lot-1', '45', '45X06', '2025-03-01', '2025-03-31', 45, '01', 45, 162, 7298, 'draft');
             INSERT INTO claim_line_entry (line_id, entry_id, minutes, live) VALUES (1, 1, 45, 1);",
        )
        .unwrap();
    (store, id)
}

#[test]
fn no_entry_is_in_two_live_claim_lines() {
    let (store, _) = claimed();
    let run = |sql: &str| -> Result<(), StoreError> { Ok(store.connection.execute_batch(sql)?) };
    let double = "INSERT INTO claim_line_entry (line_id, entry_id, minutes, live) VALUES (2, 1, 45, 1)";
    assert!(matches!(run(double), Err(StoreError::Refused(Broken::NotUnique))));
    let hidden = "INSERT INTO claim_line_entry (line_id, entry_id, minutes, live) VALUES (2, 1, 45, 0)";
    assert!(matches!(run(hidden), Err(StoreError::Refused(Broken::LineFrozen))));
    let pretend = "UPDATE claim_line_entry SET live = 0";
    assert!(matches!(run(pretend), Err(StoreError::Refused(Broken::LineFrozen))));
    // Once the first line is rejected its entry is free for another, and the first cannot come back to life.
    run("UPDATE claim_line SET state = 'queued', reference = 'R1' WHERE id = 1").unwrap();
    run("INSERT INTO batch (id, municipality, claim_month, identification, claim_number, dated, total, line_count,
             file_name, sha256, bytes, created_at)
         VALUES (1, '0405', '2025-03', 'I1', 'D1', '2025-04-01', 7298, 1, 'f', hex(zeroblob(32)), x'00', 'now')")
    .unwrap();
    run("UPDATE claim_line SET state = 'sent', batch_id = 1 WHERE id = 1").unwrap();
    assert!(matches!(run(double), Err(StoreError::Refused(Broken::NotUnique))));
    let unanswered = run("UPDATE claim_line SET state = 'rejected' WHERE id = 1");
    assert!(matches!(unanswered, Err(StoreError::Refused(Broken::LineFrozen))), "{unanswered:?}");
    run("INSERT INTO message (id, direction, code, counterpart, identification, dated, at, sha256, bytes)
         VALUES (1, 'in', '325', '0405', 'A1', '2025-04-02', 'now', hex(zeroblob(32)), x'00');
         INSERT INTO answer (batch_id, message_id, outcome, granted, codes) VALUES (1, 1, 'processed', 0, '0200');
         INSERT INTO rejection (answer_id, line_id, codes) VALUES (1, 1, '9321')")
    .unwrap();
    run("UPDATE claim_line SET state = 'rejected' WHERE id = 1").unwrap();
    run(double).unwrap();
    let back = run("UPDATE claim_line SET state = 'granted' WHERE id = 1");
    assert!(matches!(back, Err(StoreError::Refused(Broken::LineFrozen))), "{back:?}");
}

#[test]
fn claimed_time_and_frozen_lines_do_not_change() {
    let (mut store, id) = claimed();
    store
        .connection
        .execute_batch("UPDATE claim_line SET state = 'queued', reference = 'R1' WHERE id = 1")
        .unwrap();
    let edited = entry(1, PractitionerId(1), ClientId(1), 50);
    let update = store.write::<_, StoreError>(&change("edit"), |tx| entries::update(tx, id, &edited));
    assert!(matches!(update, Err(StoreError::Refused(Broken::EntryClaimed))));
    let delete = store.write::<_, StoreError>(&change("delete"), |tx| entries::delete(tx, id));
    assert!(matches!(delete, Err(StoreError::Refused(Broken::EntryClaimed))));
    for sql in [
        "UPDATE claim_line SET amount = 1 WHERE id = 1",
        "DELETE FROM claim_line WHERE id = 1",
        "DELETE FROM claim_line_entry WHERE line_id = 1",
        "INSERT INTO claim_line_entry (line_id, entry_id, minutes, live) VALUES (1, 1, 45, 1)",
    ] {
        let error: StoreError = store.connection.execute_batch(sql).unwrap_err().into();
        assert!(matches!(error, StoreError::Refused(Broken::LineFrozen)), "{sql}: {error:?}");
    }
}

#[test]
fn a_draft_goes_when_its_time_changes() {
    for delete in [false, true] {
        let (mut store, id) = claimed();
        let edited = entry(1, PractitionerId(1), ClientId(1), 50);
        store
            .write::<_, StoreError>(&change("edit"), |tx| {
                if delete { entries::delete(tx, id) } else { entries::update(tx, id, &edited) }
            })
            .unwrap();
        let sql = "SELECT count(*) FROM claim_line_entry";
        let left: i64 = store.connection.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "delete: {delete}");
    }
}

#[test]
fn two_tariffs_never_hold_on_one_day() {
    let mut store = Store::in_memory().unwrap();
    let tariff = |from: &str, until: Option<&str>, discipline: Option<&str>| Tariff {
        contract: ContractKey::parse("c").unwrap(),
        product: ProductKey::parse("lot-1").unwrap(),
        discipline: discipline.map(|d| Discipline::parse(d).unwrap()),
        code: ProductCode::parse("45X05").unwrap(),
        category: None,
        unit: Unit::Minute,
        cents: Cents(9730),
        valid: Period::new(day(from), until.map(day)).unwrap(),
        band: None,
    };
    let mut put =
        |tariff: Tariff| store.write::<_, StoreError>(&change("tariff"), |tx| tariffs::add(tx, &tariff));
    put(tariff("2025-01-01", Some("2025-12-31"), Some("WO+"))).unwrap();
    put(tariff("2026-01-01", None, Some("WO+"))).unwrap();
    put(tariff("2025-01-01", None, Some("HBO"))).unwrap();
    put(tariff("2024-01-01", Some("2024-12-31"), None)).unwrap();
    for (from, until, discipline) in [
        ("2025-12-31", Some("2025-12-31"), Some("WO+")),
        ("2024-01-01", None, Some("WO+")),
        ("2027-01-01", None, Some("WO+")),
        ("2024-01-01", Some("2024-01-01"), None),
        // One for all disciplines holds for each of them.
        ("2023-01-01", Some("2024-01-01"), Some("WO+")),
        ("2025-01-01", None, None),
        ("2024-12-31", Some("2024-12-31"), Some("AMS")),
    ] {
        let refused = put(tariff(from, until, discipline));
        assert!(matches!(refused, Err(StoreError::Refused(Broken::TariffOverlap))), "{from} {discipline:?}");
    }
}

#[test]
fn a_number_is_given_once() {
    let mut store = Store::in_memory().unwrap();
    let mut take = || store.write::<_, StoreError>(&change("n"), |tx| numbers::take(tx, "line")).unwrap();
    assert_eq!((take(), take(), take()), (1, 2, 3));
    let error: StoreError =
        store.connection.execute_batch("UPDATE number_series SET next = 1").unwrap_err().into();
    assert!(matches!(error, StoreError::Refused(Broken::NumberReused)));
}

#[test]
fn a_change_that_touches_nothing_leaves_no_trace() {
    let mut store = Store::in_memory().unwrap();
    store.write::<_, StoreError>(&change("nothing"), |_| Ok(())).unwrap();
    let changes: i64 =
        store.connection.query_row("SELECT count(*) FROM change", [], |row| row.get(0)).unwrap();
    assert_eq!(changes, 0);
}

#[test]
fn several_writers_wait_for_each_other_and_lose_nothing() {
    let folder = folder();
    let path = folder.path().join("practice.sqlite");
    drop(Store::create(&path, None).unwrap());
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut store = Store::open(&path, None).unwrap();
                for n in 0..25 {
                    let name = format!("{writer}-{n}");
                    store.write::<_, StoreError>(&change("x"), |tx| settings::put(tx, &name, "v")).unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let kept = Store::open(&path, None).unwrap().read::<_, StoreError>(settings::list).unwrap();
    assert_eq!(kept.len(), 100);
}

#[test]
fn a_write_that_fails_leaves_nothing_behind() {
    let mut store = Store::in_memory().unwrap();
    let failed: Result<(), StoreError> = store.write(&change("x"), |tx| {
        settings::put(tx, "a", "b")?;
        Err(StoreError::Full)
    });
    assert!(matches!(failed, Err(StoreError::Full)));
    for table in ["setting", "change", "journal"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows: i64 = store.connection.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
}

#[test]
fn a_database_in_memory_is_kept_as_a_private_file() {
    let (store, ..) = furnished();
    let folder = folder();
    let path = folder.path().join("kept.sqlite");
    store.keep(&path).unwrap();
    let clients = Store::open(&path, None).unwrap().read::<_, StoreError>(clients::list).unwrap();
    assert_eq!(clients.len(), 1);
    assert!(matches!(store.keep(&path), Err(StoreError::Exists(_))));
}

#[test]
fn what_is_stopped_changes_nothing() {
    let mut store = Store::in_memory().unwrap();
    let stopper = store.stopper();
    let (busy, heard) = std::sync::mpsc::channel::<()>();
    let stopping = std::thread::spawn(move || {
        while heard.try_recv() != Err(std::sync::mpsc::TryRecvError::Disconnected) {
            stopper.stop();
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    });
    let result = store.write::<_, StoreError>(&change("compile-claims"), |tx| {
        settings::put(tx, "a", "b")?;
        let endless = "WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count) SELECT max(n) FROM count";
        Ok(tx.0.query_row(endless, [], |row| row.get::<_, i64>(0))?)
    });
    drop(busy);
    stopping.join().unwrap();
    assert!(matches!(result, Err(StoreError::Stopped)), "{result:?}");
    assert_eq!(store.read::<_, StoreError>(settings::list).unwrap().len(), 0);
}
