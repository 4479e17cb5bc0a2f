//! Nothing may grow with the size of the file where it only concerns one day, one month, one client or one allocation:
//! every query that does is shown to find its rows through an index.

use std::cell::RefCell;

use super::entries::Filter;
use super::totals::Apart;
use super::{
    Change, Store, StoreError, Tx, allocations, answers, batches, care, claims, clients, credits, dossiers,
    entries, history, journal, ledger, node_refusals, overrides, posted, requests, sessions, totals,
    trajectories, usages,
};
use crate::domain::entry::EntryKey;
use crate::domain::identifiers::{AllocationNumber, Bsn, ClientNumber, GroupName, MunicipalityCode};
use crate::domain::ids::{
    AllocationId, BatchId, ChangeId, ClientId, EntryId, LineId, PractitionerId, SessionId, UsageId,
};
use crate::domain::time::{ClosedPeriod, Day, Month};
use crate::domain::usage::UsageKind;

/// Tables that grow with the years. The others hold what a practice is, not what it did.
const GROWING: &[&str] = &[
    "time_entry",
    "claim_line",
    "claim_line_entry",
    "claim_line_usage",
    "usage",
    "session",
    "trajectory",
    "trajectory_handover",
    "finding",
    "batch",
    "answer",
    "rejection",
    "credit",
    "message",
    "outgoing",
    "care_report",
    "allocation",
    "allocation_version",
    "client_document",
    "client_school",
    "client_move",
    "finding_override",
    "request",
    "request_part",
    "request_product",
    "change",
    "journal",
];

thread_local! {
    static SEEN: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// Called for every query: while a plan is asked for, keeps each step that reads a growing table from end to end.
pub(super) fn note(tx: &Tx, sql: &str) -> Result<(), StoreError> {
    if SEEN.with_borrow(Option::is_none) {
        return Ok(());
    }
    let mut statement = tx.0.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        let step: String = row.get("detail")?;
        SEEN.with_borrow_mut(|seen| seen.get_or_insert_default().push(format!("{step} <- {sql}")));
    }
    Ok(())
}

/// Indexes that hold only what still has to be done: walking through one of these is no matter of years.
const OF_WORK_TO_DO: &[&str] = &[
    "time_entry_waiting",
    "outgoing_open",
    "batch_unplaced",
    "claim_line_queued",
    "claim_line_anew",
    "credit_queued",
    "request_unsent",
    "request_part_open",
];

/// A step that walks through all of a growing table, or builds an index over it to throw away.
fn grows(step: &str) -> bool {
    let words: Vec<&str> = step.split_whitespace().collect();
    let scanned = words.first() == Some(&"SCAN") && words.get(1).is_some_and(|name| GROWING.contains(name));
    let short = words.iter().any(|word| OF_WORK_TO_DO.contains(word));
    (scanned && !short) || step.contains("AUTOMATIC")
}

/// Which steps of a read grow with the file.
fn growing(store: &mut Store, read: &dyn Fn(&Tx) -> Result<(), StoreError>) -> Vec<String> {
    plan(store, read).into_iter().filter(|step| grows(step)).collect()
}

/// Every step of a read.
fn plan(store: &mut Store, read: &dyn Fn(&Tx) -> Result<(), StoreError>) -> Vec<String> {
    SEEN.with_borrow_mut(|seen| *seen = Some(Vec::new()));
    store.read(read).unwrap();
    let steps = SEEN.with_borrow_mut(Option::take).unwrap();
    assert!(!steps.is_empty(), "the read asked nothing");
    steps
}

type Case = (&'static str, Box<dyn Fn(&Tx) -> Result<(), StoreError>>);

fn case<T: 'static>(name: &'static str, read: impl Fn(&Tx) -> Result<T, StoreError> + 'static) -> Case {
    (name, Box::new(move |tx| read(tx).map(drop)))
}

fn day() -> Day {
    Day::new(2025, 3, 13).unwrap()
}

fn month() -> Month {
    Month::of(day())
}

const PERSON: PractitionerId = PractitionerId(1);
const CLIENT: ClientId = ClientId(1);
const ALLOCATION: AllocationId = AllocationId(1);

/// What was used in the month.
fn used(kind: Option<UsageKind>) -> usages::Filter {
    usages::Filter { period: Some(month().period()), kind, ..usages::Filter::default() }
}

/// The filters of the screens: a day, a month, a client, an allocation, and what goes together.
fn filters() -> Vec<(&'static str, Filter)> {
    let of = |period: Option<ClosedPeriod>| Filter { period, ..Filter::default() };
    let (a_day, a_month) = (of(Some(ClosedPeriod::day(day()))), of(Some(month().period())));
    let practitioner = Some(PERSON);
    vec![
        ("day", a_day.clone()),
        ("day of a practitioner", Filter { practitioner, ..a_day }),
        ("month", a_month.clone()),
        ("month of a practitioner", Filter { practitioner, ..a_month.clone() }),
        ("month of a client", Filter { client: Some(CLIENT), ..a_month }),
        ("client", Filter { client: Some(CLIENT), ..of(None) }),
        ("allocation", Filter { allocation: Some(ALLOCATION), ..of(None) }),
    ]
}

const APART: [&[Apart]; 4] = [
    &[],
    &[Apart::Client, Apart::Discipline],
    &[Apart::Day],
    &[Apart::Client, Apart::Discipline, Apart::Product, Apart::Practitioner, Apart::Day],
];

#[test]
fn lists_and_totals_read_only_what_they_are_about() {
    let mut store = Store::in_memory().unwrap();
    for (name, filter) in filters() {
        let listed = |tx: &Tx| entries::list(tx, &filter).map(drop);
        assert_eq!(growing(&mut store, &listed), [""; 0], "entries of a {name}");
        let non_declarable = |tx: &Tx| totals::non_declarable(tx, &filter).map(drop);
        assert_eq!(growing(&mut store, &non_declarable), [""; 0], "non-declarable of a {name}");
        for apart in APART {
            let summed = |tx: &Tx| totals::grouped(tx, &filter, apart).map(drop);
            assert_eq!(growing(&mut store, &summed), [""; 0], "totals of a {name} by {apart:?}");
        }
    }
}

#[test]
fn each_question_about_one_thing_reads_only_that() {
    let mut store = Store::in_memory().unwrap();
    let key = EntryKey(uuid::Uuid::from_u128(1));
    let municipality = || MunicipalityCode::parse("0405").unwrap();
    let mut complaints = Vec::new();
    for (name, read) in [
        case("day", |tx| entries::of_day(tx, PERSON, day())),
        case("times of a day", |tx| entries::times_of_day(tx, PERSON, day())),
        case("entry", |tx| entries::get(tx, EntryId(1))),
        case("entry by key", move |tx| entries::by_key(tx, key)),
        case("whether a month is open", |tx| entries::has_open(tx, month().period())),
        case("waiting, of a client", |tx| entries::waiting(tx, Some(CLIENT))),
        case("waiting", |tx| entries::waiting(tx, None)),
        case("recent clients", |tx| clients::recent_of(tx, PERSON, 50)),
        case("client by number", |tx| clients::by_number(tx, &ClientNumber::parse("J-0101").unwrap())),
        case("client by BSN", |tx| clients::by_bsn(tx, &Bsn::parse("999900006").unwrap())),
        case("what is on record about a client", |tx| dossiers::of_client(tx, CLIENT)),
        case("first care of a client", |tx| dossiers::first_care(tx, CLIENT)),
        case("holds of a month that were let through", |tx| overrides::of_month(tx, month())),
        case("allocations of a client", |tx| allocations::of_client(tx, CLIENT)),
        case("allocation", |tx| allocations::get(tx, ALLOCATION)),
        case("allocation by number", move |tx| {
            allocations::by_number(tx, &municipality(), AllocationNumber::new(300_201).unwrap())
        }),
        case("versions of an allocation", |tx| allocations::version_count(tx, ALLOCATION)),
        case("on an allocation", move |tx| {
            totals::on_allocation(tx, ALLOCATION, Some(month().period()), Some(key))
        }),
        case("last undoable", |tx| journal::last_undoable(tx, "test", &["log-time"])),
        case("last redoable", |tx| journal::last_redoable(tx, "test")),
        case("history of a client", |tx| history::of_client(tx, CLIENT, 100)),
        case("change", |tx| journal::get(tx, ChangeId(1))),
        case("rows of a change", |tx| journal::rows_of(tx, ChangeId(1))),
        case("lines of a month", |tx| claims::of_month(tx, month())),
        case("drafts of a month", |tx| claims::drafts(tx, month())),
        case("line", |tx| claims::get(tx, LineId(1))),
        case("standing lines", |tx| claims::standing(tx, month().period())),
        case("municipalities in the queue", |tx| claims::municipalities_queued(tx, day())),
        case("queue of a municipality", move |tx| claims::queued(tx, &municipality(), day())),
        case("lines of a claim", |tx| claims::of_batch(tx, BatchId(1))),
        case("credits of a month", |tx| credits::of_month(tx, month())),
        case("credit of a line", |tx| credits::of_line(tx, LineId(1))),
        case("credits of a claim", |tx| credits::of_batch(tx, BatchId(1))),
        case("credits in the queue", move |tx| credits::queued(tx, &municipality(), day())),
        case("municipalities of credits", |tx| credits::municipalities_queued(tx, day())),
        case("lines that take the place of another", |tx| credits::successors(tx, LineId(1))),
        case("lines that are claimed anew", credits::pending_anew),
        case("ledger", |tx| ledger::of_months(tx, month(), month())),
        case("answer to a claim", |tx| answers::of_batch(tx, BatchId(1))),
        case("rejections of a month", |tx| answers::rejections_of_month(tx, month())),
        case("rejection of a line", |tx| answers::rejection_of_line(tx, LineId(1))),
        case("uncompiled minutes of a month", |tx| claims::uncompiled(tx, month().period())),
        case("claims of a month", |tx| batches::of_month(tx, month())),
        case("claims yet to be placed", batches::unplaced),
        case("reports of care on an allocation", |tx| care::of_allocation(tx, ALLOCATION)),
        case("first care on an allocation", |tx| care::first_day(tx, ALLOCATION)),
        case("arrival of an allocation", |tx| care::arrival(tx, ALLOCATION)),
        case("refusal of a claim by the node", |tx| node_refusals::of_batch(tx, BatchId(1))),
        case("last month of a municipality", move |tx| batches::last_month(tx, &municipality())),
    ] {
        complaints.extend(growing(&mut store, &*read).into_iter().map(|step| format!("{name}: {step}")));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The journal holds every entry that was ever typed; a client's history looks its rows up.
#[test]
fn the_history_of_a_client_never_walks_through_the_journal() {
    let mut store = Store::in_memory().unwrap();
    let steps = plan(&mut store, &|tx| history::of_client(tx, CLIENT, 100).map(drop));
    let of_journal: Vec<&String> = steps.iter().filter(|step| step.contains(" journal ")).collect();
    assert_eq!(of_journal.len(), 5, "{steps:?}");
    let searched = |start: &str| of_journal.iter().filter(|step| step.starts_with(start)).count();
    let by_row = searched("SEARCH journal USING INDEX journal_row (table_name=? AND row_id=?)");
    assert_eq!(by_row, 2, "the person and the allocations: {steps:?}");
    for table in ["document", "school", "move"] {
        let by_client = searched(&format!("SEARCH journal USING INDEX journal_{table} (<expr>=?)"));
        assert_eq!(by_client, 1, "{table}: {steps:?}");
    }
}

#[test]
fn each_question_about_usages_reads_only_what_it_is_about() {
    let mut store = Store::in_memory().unwrap();
    let mut complaints = Vec::new();
    for (name, read) in [
        case("usages of a month", |tx| usages::list(tx, &used(None))),
        case("trips of a month", |tx| usages::list(tx, &used(Some(UsageKind::Trip)))),
        case("stays of a month", |tx| usages::list(tx, &used(Some(UsageKind::Stay)))),
        case("usages of a client", |tx| {
            usages::list(tx, &usages::Filter { client: Some(CLIENT), ..usages::Filter::default() })
        }),
        case("usage", |tx| usages::get(tx, UsageId(1))),
        case("trajectories that run in a month", |tx| trajectories::running(tx, month().period())),
        case("allocations that run in a month", |tx| allocations::running(tx, month().period())),
        case("open usages of a month", |tx| usages::has_open(tx, month().period())),
        case("uncompiled usages of a month", |tx| usages::uncompiled(tx, month().period())),
        case("claimed days of usages", |tx| usages::taken(tx, month().period())),
        case("kinds on an allocation", |tx| totals::kinds_on_allocation(tx, ALLOCATION)),
        case("attendance at a session", |tx| {
            usages::found(tx, &usages::Filter { session: Some(SessionId(1)), ..usages::Filter::default() })
        }),
        case("newest trip of a client", |tx| usages::newest(tx, CLIENT, UsageKind::Trip, day())),
        case("sessions of a month", |tx| sessions::list(tx, month().period())),
        case("session", |tx| sessions::get(tx, SessionId(1))),
        case("session of a group", |tx| {
            sessions::at(tx, &GroupName::parse("Zwaluwen").unwrap(), day(), None)
        }),
        case("trajectories of a client", |tx| trajectories::of_client(tx, CLIENT)),
    ] {
        complaints.extend(growing(&mut store, &*read).into_iter().map(|step| format!("{name}: {step}")));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// A page of the list walks the newest end of an index that holds all it is narrowed by, and stops when the page is full: the
/// bytes of messages are never walked through, and nothing is sorted.
#[test]
fn a_page_of_messages_comes_from_its_index_alone() {
    let mut store = Store::in_memory().unwrap();
    let narrowed = posted::Filter {
        direction: Some(super::messages::Direction::Out),
        code: Some("305".to_owned()),
        counterpart: Some("0405".to_owned()),
        words: Some("x".to_owned()),
        clients: vec![CLIENT],
        client: Some(CLIENT),
    };
    for filter in [posted::Filter::default(), narrowed] {
        let read = |tx: &Tx| posted::newest(tx, &filter, 200).map(drop);
        let counted = |tx: &Tx| posted::count(tx, &filter).map(drop);
        for step in plan(&mut store, &read).iter().chain(&plan(&mut store, &counted)) {
            let (what, _) = step.split_once(" <- ").unwrap();
            assert!(!what.contains("TEMP B-TREE FOR ORDER BY"), "{step}");
            let is_newest = ["message_newest", "batch_newest"].iter().any(|name| what.contains(name));
            assert!(!grows(step) || is_newest || what.contains("COVERING INDEX"), "{step}");
        }
    }
}

#[test]
fn what_is_open_and_what_one_message_is_are_looked_up() {
    let mut store = Store::in_memory().unwrap();
    let mut complaints = Vec::new();
    for (name, read) in [
        case("message", |tx| posted::get(tx, posted::PostId::Message(1))),
        case("claim", |tx| posted::get(tx, posted::PostId::Claim(BatchId(1)))),
        case("messages with an identification", |tx| posted::with_identification(tx, "UB0000000001")),
        case("requests of a client", |tx| requests::of_client(tx, CLIENT)),
        case("requests yet to be sent", requests::unsent),
        case("request by number", |tx| requests::by_number(tx, 1)),
        case("request in a message", |tx| requests::in_message(tx, 1)),
        case("how many requests wait", requests::count_unsent),
        case("reference of a request", |tx| {
            requests::by_reference(tx, &MunicipalityCode::parse("0405").unwrap(), "UV1")
        }),
        case("messages that belong to a claim", |tx| posted::related(tx, posted::PostId::Claim(BatchId(1)))),
        case("what a message reported", |tx| super::care::of_message(tx, 1)),
        case("what was written with a message", |tx| history::of_message(tx, 1, 100)),
        case("what an answer rejected", |tx| answers::rejections_of(tx, crate::domain::ids::AnswerId(1))),
        case("open messages", |tx| posted::open(tx, &posted::Filter::default())),
    ] {
        let steps = growing(&mut store, &*read).into_iter();
        // Of claims, which are few, an index tells which were not answered.
        let steps = steps.filter(|step| !step.starts_with("SCAN batch USING COVERING INDEX"));
        complaints.extend(steps.map(|step| format!("{name}: {step}")));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_question_without_an_index_is_noticed() {
    let mut store = Store::in_memory().unwrap();
    let change = Change { actor: "test", operation: "test", at: chrono::DateTime::UNIX_EPOCH };
    store.write::<_, StoreError>(&change, |_| Ok(())).unwrap();
    let all = growing(&mut store, &|tx| entries::list(tx, &Filter::default()).map(drop));
    assert!(all.iter().any(|step| step.starts_with("SCAN time_entry")), "{all:?}");
    let numbered =
        growing(&mut store, &|tx| allocations::with_number(tx, AllocationNumber::new(1).unwrap()).map(drop));
    assert!(!numbered.is_empty(), "of all municipalities: looked up only while a message is read");
}
