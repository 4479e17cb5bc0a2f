//! Registering, changing and taking back, against a database in memory.

use super::judge::Wanted;
use super::views::day::Room;
use super::*;
use crate::domain::activity::Kind;
use crate::domain::allocation::Shape;
use crate::domain::assignment::Wish;
use crate::domain::client::{Client, PersonName};
use crate::domain::entry::Note;
use crate::domain::identifiers::{
    ActivityKey, AgbCode, AllocationNumber, Bsn, Category, ClientNumber, ContractKey, Discipline,
    MunicipalityCode, PractitionerCode, ProductCode, ProductKey,
};
use crate::domain::ids::{AllocationId, ClientId, PractitionerId};
use crate::domain::money::Cents;
use crate::domain::practitioner::{Practitioner, PractitionerDiscipline};
use crate::domain::rules::{Finding, Severity};
use crate::domain::tariff::Tariff;
use crate::domain::time::{BirthDate, ClockTime, Day, Minutes, Month, Period};
use crate::domain::volume::Unit;
use crate::store::Store;
use crate::store::entries::Filter;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

struct Desk {
    store: Store,
    here: Surroundings,
    practitioner: PractitionerId,
    client: ClientId,
    allocation: AllocationId,
}

const SEGMENT_C: &str = "segment-c-westfriesland-2025";

/// A practice with one practitioner, one client, one lot 1 allocation of € 200,00 and a tariff of € 97,30.
fn desk() -> Desk {
    let mut store = Store::in_memory().unwrap();
    let here = Surroundings::fixed(day("2025-03-13"));
    let agb = AgbCode::parse("42420001").unwrap();
    set_up::run(&mut store, &here, set_up::Input { agb, name: "De Dijk".into(), contracts: Vec::new() })
        .unwrap();
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
    let practitioner =
        add_practitioner::run(&mut store, &here, add_practitioner::Input { practitioner }).unwrap().id;
    let client = Client {
        number: ClientNumber::parse("J-0142").unwrap(),
        bsn: Some(Bsn::parse("999900006").unwrap()),
        name: PersonName { surname: "Jansen".into(), ..PersonName::default() },
        birth: Some(BirthDate::exact(day("2010-06-15"))),
        gender: None,
        municipality: Some(MunicipalityCode::parse("0405").unwrap()),
    };
    let client = add_client::run(&mut store, &here, add_client::Input { client }).unwrap().id;
    let allocation = save_allocation::Input {
        id: None,
        client,
        municipality: MunicipalityCode::parse("0405").unwrap(),
        number: AllocationNumber::new(300_201).unwrap(),
        shape: Shape::Aspecific { category: Category::parse("45").unwrap(), budget: Some(Cents(20_000)) },
        from: day("2025-01-01"),
        until: None,
        frame: None,
    };
    let saved = save_allocation::run(&mut store, &here, allocation).unwrap();
    assert!(saved.end_filled_in);
    assert_eq!(saved.allocation.period.until, Some(day("2025-12-31")));
    let tariffs = vec![tariff("2025-01-01", 9730)];
    import_tariffs::run(&mut store, &here, import_tariffs::Input { tariffs }).unwrap();
    Desk { store, here, practitioner, client, allocation: saved.id }
}

fn tariff(from: &str, cents: i64) -> Tariff {
    Tariff {
        contract: ContractKey::parse(SEGMENT_C).unwrap(),
        product: ProductKey::parse("lot-1").unwrap(),
        discipline: Some(Discipline::parse("WO+").unwrap()),
        code: ProductCode::parse("45X05").unwrap(),
        category: None,
        unit: Unit::Minute,
        cents: Cents(cents),
        valid: Period::new(day(from), None).unwrap(),
        band: None,
    }
}

impl Desk {
    fn wanted(&self, activity: &str, minutes: i64, client: Option<ClientId>) -> Wanted {
        Wanted {
            practitioner: self.practitioner,
            day: day("2025-03-13"),
            start: None,
            minutes: Minutes::new(minutes).unwrap(),
            activity: ActivityKey::parse(activity).unwrap(),
            client,
            wish: Wish::default(),
            note: Note::new("parents called"),
        }
    }

    fn log(&mut self, wanted: Wanted) -> Result<log_time::Done, log_time::Error> {
        let key = self.here.new_entry_key().unwrap();
        log_time::run(&mut self.store, &self.here, log_time::Input { key, wanted })
    }

    fn minutes(&mut self) -> Vec<i64> {
        let listed = views::entries::load(&mut self.store, &Filter::default()).unwrap();
        listed.iter().map(|one| one.row.entry.minutes.get()).collect()
    }
}

fn ids(findings: &[Finding]) -> Vec<(&str, Severity)> {
    findings.iter().map(|finding| (finding.rule.as_str(), finding.severity)).collect()
}

#[test]
fn allocation_product_and_discipline_are_picked() {
    let mut desk = desk();
    let done = desk.log(desk.wanted("telephone", 45, Some(desk.client))).unwrap();
    assert_eq!(done.entry.kind, Kind::Direct);
    assert_eq!(done.entry.allocation, Some(desk.allocation));
    assert_eq!(done.entry.product.as_ref().map(ProductKey::as_str), Some("lot-1"));
    assert_eq!(done.entry.discipline.as_ref().map(Discipline::as_str), Some("WO+"));
    assert_eq!(ids(&done.findings), []);
}

#[test]
fn meaningless_entries_are_refused_and_worked_time_is_kept() {
    let mut desk = desk();
    let blocked = desk.log(desk.wanted("telephone", 45, None)).unwrap_err();
    assert!(
        matches!(&blocked, log_time::Error::Refused(f) if f.iter().any(|f| f.severity == Severity::Block))
    );
    let blocked = desk.log(desk.wanted("vacation", 45, Some(desk.client))).unwrap_err();
    assert!(matches!(blocked, log_time::Error::Refused(_)));
    assert!(desk.minutes().is_empty());

    let late = Wanted { day: day("2024-12-31"), ..desk.wanted("telephone", 45, Some(desk.client)) };
    let kept = desk.log(late).unwrap();
    assert!(kept.findings.iter().any(|finding| finding.severity == Severity::Hold), "{:?}", kept.findings);
    assert_eq!(desk.minutes(), [45]);
}

#[test]
fn a_retry_with_the_same_key_stores_once() {
    let mut desk = desk();
    let (key, wanted) = (desk.here.new_entry_key().unwrap(), desk.wanted("telephone", 45, Some(desk.client)));
    for already_there in [false, true] {
        let input = log_time::Input { key, wanted: wanted.clone() };
        let done = log_time::run(&mut desk.store, &desk.here, input).unwrap();
        assert_eq!(done.already_there, already_there);
    }
    assert_eq!(desk.minutes(), [45]);
}

#[test]
fn a_budget_speaks_from_eighty_percent_on() {
    let mut desk = desk();
    // € 200,00 at € 97,30 an hour: 98 minutes are 79,5 %, 99 are 80,3 %, 124 are more than all.
    for (minutes, finds) in [(98, 0), (99, 1), (124, 1)] {
        let done = desk.log(desk.wanted("telephone", minutes, Some(desk.client))).unwrap();
        let budget: Vec<_> = done.findings.iter().filter(|finding| finding.rule == "PS-A7").collect();
        assert_eq!(budget.len(), finds, "{minutes}: {:?}", done.findings);
        undo::run(&mut desk.store, &desk.here).unwrap();
    }
}

#[test]
fn a_day_shows_rows_totals_and_room() {
    let mut desk = desk();
    let first = Wanted { start: ClockTime::new(9, 0), ..desk.wanted("telephone", 60, Some(desk.client)) };
    desk.log(first).unwrap();
    desk.log(desk.wanted("break", 15, None)).unwrap();
    let view = views::day::load(&mut desk.store, &desk.here, desk.practitioner, day("2025-03-13")).unwrap();
    assert_eq!((view.today.direct, view.today.indirect, view.today.non_declarable), (60, 0, 15));
    assert_eq!(
        view.rows.iter().map(|row| row.activity.en.as_ref()).collect::<Vec<_>>(),
        ["telephone", "break"]
    );
    assert_eq!(view.budgets.len(), 1);
    assert_eq!(view.budgets[0].room, Room::Money { of: Cents(20_000), used: Cents(9730) });
    let month =
        views::month::load(&mut desk.store, &desk.here, None, Month::parse_iso("2025-03").unwrap()).unwrap();
    assert_eq!(month.rows.len(), 1);
    assert_eq!((month.rows[0].amount, month.amount, month.held), (Some(Cents(9730)), Cents(9730), 0));
    assert_eq!(month.non_declarable.iter().map(|(_, minutes)| *minutes).sum::<i64>(), 15);
    assert_eq!(month.weeks.iter().map(|week| week.minutes.total()).sum::<i64>(), 75);
    assert_eq!(month.weeks.len(), 6);
}

#[test]
fn edit_delete_undo_and_redo_go_back_and_forth() {
    let mut desk = desk();
    let id = desk.log(desk.wanted("telephone", 45, Some(desk.client))).unwrap().id;
    let wanted = desk.wanted("reporting", 50, Some(desk.client));
    let edited = edit_entry::run(&mut desk.store, &desk.here, edit_entry::Input { id, wanted }).unwrap();
    assert_eq!((edited.entry.kind, edited.entry.minutes.get()), (Kind::Indirect, 50));
    delete_entry::run(&mut desk.store, &desk.here, id).unwrap();
    let undo = |desk: &mut Desk| undo::run(&mut desk.store, &desk.here).map(|done| done.operation);
    let redo = |desk: &mut Desk| redo::run(&mut desk.store, &desk.here).map(|done| done.operation);
    assert_eq!((undo(&mut desk).unwrap().as_str(), desk.minutes()), ("delete-entry", vec![50]));
    assert_eq!((undo(&mut desk).unwrap().as_str(), desk.minutes()), ("edit-entry", vec![45]));
    assert_eq!((redo(&mut desk).unwrap().as_str(), desk.minutes()), ("edit-entry", vec![50]));
    assert_eq!((undo(&mut desk).unwrap().as_str(), desk.minutes()), ("edit-entry", vec![45]));
    assert_eq!((undo(&mut desk).unwrap().as_str(), desk.minutes()), ("log-time", vec![]));
    assert_eq!((redo(&mut desk).unwrap().as_str(), desk.minutes()), ("log-time", vec![45]));
    desk.log(desk.wanted("telephone", 10, Some(desk.client))).unwrap();
    assert!(matches!(redo(&mut desk), Err(undo::Error::Nothing)));
}

#[test]
fn an_import_stores_all_or_nothing_and_never_twice() {
    let mut desk = desk();
    let row = |line, wanted| import_entries::Row { line, wanted, responsible: None };
    let rows = |desk: &Desk, bad: bool| {
        let mut rows = vec![
            row(2, desk.wanted("telephone", 45, Some(desk.client))),
            row(3, desk.wanted("telephone", 45, Some(desk.client))), // the same on purpose: two talks
            row(4, desk.wanted("break", 15, None)),
        ];
        if bad {
            rows.push(row(5, desk.wanted("vacation", 15, Some(desk.client))));
        }
        rows
    };
    let import = |desk: &mut Desk, rows, skip_bad| {
        import_entries::run(&mut desk.store, &desk.here, import_entries::Input { rows, skip_bad })
    };
    let bad = rows(&desk, true);
    let Err(import_entries::Error::Refused(refused)) = import(&mut desk, bad, false) else { panic!() };
    assert_eq!(refused.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [5]);
    assert!(desk.minutes().is_empty());
    let bad = rows(&desk, true);
    let done = import(&mut desk, bad, true).unwrap();
    assert_eq!((done.stored, done.skipped.len()), (3, 1));
    let again = rows(&desk, false);
    let done = import(&mut desk, again, false).unwrap();
    assert_eq!((done.stored, done.already_there), (0, 3));
    assert_eq!(desk.minutes().len(), 3);
}

#[test]
fn a_new_year_closes_the_old_tariff_and_older_months_keep_theirs() {
    let mut desk = desk();
    let import = |desk: &mut Desk, tariffs| {
        import_tariffs::run(&mut desk.store, &desk.here, import_tariffs::Input { tariffs })
    };
    let done = import(&mut desk, vec![tariff("2026-01-01", 9999)]).unwrap();
    assert_eq!((done.added, done.closed, done.already_there), (1, 1, 0));
    let again = import(&mut desk, vec![tariff("2025-01-01", 9730), tariff("2026-01-01", 9999)]).unwrap();
    assert_eq!((again.added, again.closed, again.already_there), (0, 0, 2));
    let overlap = import(&mut desk, vec![tariff("2025-06-01", 1)]).unwrap_err();
    let import_tariffs::Error::Refused(refused) = overlap else { panic!("{overlap}") };
    let ended = Tariff {
        valid: Period { until: Some(day("2025-12-31")), ..tariff("2025-01-01", 1).valid },
        ..tariff("2025-01-01", 9730)
    };
    assert_eq!(
        refused,
        [(0, import_tariffs::Fault::Overlap(import_tariffs::Rival::Stored(Box::new(ended))))]
    );
    let twice = import(&mut desk, vec![tariff("2027-06-01", 1), tariff("2027-01-01", 1)]).unwrap_err();
    let import_tariffs::Error::Refused(refused) = twice else { panic!("{twice}") };
    assert_eq!(refused, [(1, import_tariffs::Fault::Overlap(import_tariffs::Rival::Row(0)))]);
    let unknown = Tariff { product: ProductKey::parse("lot-9").unwrap(), ..tariff("2025-01-01", 1) };
    let refused = import(&mut desk, vec![tariff("2027-01-01", 1), unknown]).unwrap_err();
    let import_tariffs::Error::Refused(refused) = refused else { panic!("{refused}") };
    assert_eq!(refused, [(1, import_tariffs::Fault::UnknownProduct)]);
}

#[test]
fn numbers_that_must_be_unique_are_kept_unique() {
    let mut desk = desk();
    let twin = Client {
        number: ClientNumber::parse("J-0143").unwrap(),
        bsn: Some(Bsn::parse("999900006").unwrap()),
        name: PersonName { surname: "Wit".into(), ..PersonName::default() },
        birth: None,
        gender: None,
        municipality: None,
    };
    let refused = add_client::run(&mut desk.store, &desk.here, add_client::Input { client: twin.clone() });
    assert!(matches!(refused, Err(add_client::Error::BsnTaken(number)) if number.as_str() == "J-0142"));
    let twin = Client { bsn: None, ..twin };
    let other = add_client::run(&mut desk.store, &desk.here, add_client::Input { client: twin }).unwrap().id;
    let allocation = save_allocation::Input {
        id: None,
        client: other,
        municipality: MunicipalityCode::parse("0405").unwrap(),
        number: AllocationNumber::new(300_201).unwrap(),
        shape: Shape::Generic { budget: Cents(1) },
        from: day("2025-01-01"),
        until: None,
        frame: None,
    };
    let refused = save_allocation::run(&mut desk.store, &desk.here, allocation);
    assert!(matches!(refused, Err(save_allocation::Error::NumberTaken { .. })));
}

#[test]
fn the_shipped_contracts_are_right_and_a_practice_is_set_up_once() {
    let mut desk = desk();
    let agb = AgbCode::parse("42420001").unwrap();
    let again = set_up::run(
        &mut desk.store,
        &desk.here,
        set_up::Input { agb, name: "De Dijk".into(), contracts: Vec::new() },
    );
    assert!(matches!(again, Err(set_up::Error::AlreadySetUp)));
}

#[test]
fn time_that_waited_for_its_allocation_is_booked_when_it_comes() {
    let mut desk = desk();
    let early = Wanted { day: day("2026-01-05"), ..desk.wanted("telephone", 45, Some(desk.client)) };
    let waiting = desk.log(early).unwrap();
    assert_eq!(waiting.entry.allocation, None);
    let next = save_allocation::Input {
        id: None,
        client: desk.client,
        municipality: MunicipalityCode::parse("0405").unwrap(),
        number: AllocationNumber::new(300_500).unwrap(),
        shape: Shape::Aspecific { category: Category::parse("45").unwrap(), budget: Some(Cents(20_000)) },
        from: day("2026-01-01"),
        until: None,
        frame: None,
    };
    let saved = save_allocation::run(&mut desk.store, &desk.here, next).unwrap();
    assert_eq!(saved.settled, 1);
    let listed = views::entries::load(&mut desk.store, &Filter::default()).unwrap();
    assert_eq!(listed[0].row.entry.allocation, Some(saved.id));
    assert_eq!(listed[0].row.entry.product.as_ref().map(ProductKey::as_str), Some("lot-1"));
    // One undo takes the allocation and the booking back together.
    undo::run(&mut desk.store, &desk.here).unwrap();
    let listed = views::entries::load(&mut desk.store, &Filter::default()).unwrap();
    assert_eq!(listed[0].row.entry.allocation, None);
}

#[test]
fn a_practice_has_its_own_words_for_activities() {
    let mut desk = desk();
    let key = |text: &str| ActivityKey::parse(text).unwrap();
    let mut set = |alias: &str, activity: Option<&str>| {
        let input = set_alias::Input { alias: alias.into(), activity: activity.map(key) };
        set_alias::run(&mut desk.store, &desk.here, input)
    };
    set("Koffie", Some("break")).unwrap();
    assert!(
        matches!(set("tel", Some("break")), Err(set_alias::Error::Taken(taken)) if taken == key("telephone"))
    );
    assert!(matches!(set("45", Some("break")), Err(set_alias::Error::Form)));
    assert!(matches!(set("ma", Some("break")), Err(set_alias::Error::DayOrTime)));
    assert!(matches!(set("x", Some("nothing")), Err(set_alias::Error::UnknownActivity(_))));
    assert_eq!(set_alias::list(&mut desk.store).unwrap(), [("koffie".to_owned(), "break".to_owned())]);
    let choices = views::day::choices(&mut desk.store, &desk.here, desk.practitioner).unwrap();
    assert!(choices.activities.iter().any(|one| one.key == key("break") && one.answers_to("KOFFIE")));
    let mut set = |alias: &str| {
        set_alias::run(&mut desk.store, &desk.here, set_alias::Input { alias: alias.into(), activity: None })
    };
    set("koffie").unwrap();
    assert!(matches!(set("koffie"), Err(set_alias::Error::Unknown)));
}

#[test]
fn the_page_of_a_client_counts_what_runs_and_the_newest_allocations() {
    let mut desk = desk();
    for year in 2014..=2024_i32 {
        let number = AllocationNumber::new(u32::try_from(year).unwrap()).unwrap();
        let from = Day::new(year, 1, 1).unwrap();
        // The oldest still runs.
        let until = if year == 2014 { Day::new(2025, 12, 31) } else { Day::new(year, 12, 31) };
        let old = save_allocation::Input {
            id: None,
            client: desk.client,
            municipality: MunicipalityCode::parse("0405").unwrap(),
            number,
            shape: Shape::Aspecific { category: Category::parse("45").unwrap(), budget: Some(Cents(5)) },
            from,
            until,
            frame: None,
        };
        save_allocation::run(&mut desk.store, &desk.here, old).unwrap();
    }
    let page = views::clients::detail(&mut desk.store, &desk.here, desk.client).unwrap().unwrap();
    let counted: Vec<(i32, bool)> =
        page.allocations.iter().map(|row| (row.allocation.period.from.year(), row.room.is_some())).collect();
    let newest = (2020..=2025).rev().map(|year| (year, true));
    let older = (2015..=2019).rev().map(|year| (year, false));
    assert_eq!(counted, newest.chain(older).chain([(2014, true)]).collect::<Vec<_>>());
    let uncounted = page.allocations.iter().find(|row| row.room.is_none()).unwrap();
    let room = views::clients::room(&mut desk.store, &desk.here, uncounted.id).unwrap();
    assert_eq!(room, Some(Room::Money { of: Cents(5), used: Cents(0) }));
    let (client, row) =
        views::clients::allocation(&mut desk.store, &desk.here, uncounted.id).unwrap().unwrap();
    assert_eq!((client.number.as_str(), row.room), ("J-0142", room));
    let gone = AllocationId(999);
    assert_eq!(views::clients::room(&mut desk.store, &desk.here, gone).unwrap(), None);
}
