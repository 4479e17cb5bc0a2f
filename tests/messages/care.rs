//! The messages around an allocation: what starts and stops care, what is asked for, and what comes back.

use expect_test::expect_file;
use uurwerk::domain::claim::batch::BsnText;
use uurwerk::domain::claim::return_codes::ReturnCode;
use uurwerk::domain::client::Gender;
use uurwerk::domain::identifiers::{AgbCode, AllocationNumber, Category, MunicipalityCode};
use uurwerk::domain::money::Cents;
use uurwerk::domain::practice::SchemaVersions;
use uurwerk::domain::time::BirthPrecision;
use uurwerk::domain::volume::{Extent, Frequency, Unit};
use uurwerk::messages::groups::{Header, ProductName};
use uurwerk::messages::jw305::{CarePlace, Jw305, Start, Status};
use uurwerk::messages::jw307::{Jw307, Stop};
use uurwerk::messages::jw315::{Jw315, Product, Referrer};
use uurwerk::messages::jw317::{Changed, Jw317, New, Request, Wanted};
use uurwerk::messages::names::VOCABULARY;
use uurwerk::messages::people::{Birth, Person, ShortName, Surname};
use uurwerk::messages::returns::{self, Answer, Verdict};
use uurwerk::messages::xml::parse;
use uurwerk::messages::{
    ALL, Message, check, jw302, jw305, jw306, jw307, jw308, jw315, jw316, jw317, jw318, jw319, jw320,
    sendable,
};

use super::samples::{FULL_301, MINIMAL_301, day};
use super::schema;

const ANSWER_FULL: &[u8] = include_bytes!("../data/messages/jw319-woonplaatsbeginsel.xml");
const ANSWER_MINIMAL: &[u8] = include_bytes!("../data/messages/jw319-minimal.xml");

fn header() -> Header<AgbCode, MunicipalityCode> {
    Header {
        sender: AgbCode::parse("42420001").unwrap(),
        receiver: MunicipalityCode::parse("0405").unwrap(),
        identification: "U00000000031".to_owned(),
        dated: day("2026-03-04"),
        versions: SchemaVersions::default(),
    }
}

fn person() -> Person {
    Person {
        bsn: BsnText::parse("999900006").unwrap(),
        birth: Birth { date: day("2014-05-01"), precision: BirthPrecision::DayUnknown },
        gender: Gender::Female,
        name: ShortName {
            surname: Surname { name: "Zoë-Łucja d'É".to_owned(), prefix: Some("van der".to_owned()) },
            first_names: Some("Anne\u{301} Bo".to_owned()),
            initials: Some("AB".to_owned()),
        },
    }
}

/// Only what a person must have.
fn bare_person() -> Person {
    let name = ShortName {
        surname: Surname { name: "X".to_owned(), prefix: None },
        first_names: None,
        initials: None,
    };
    let birth = Birth { date: day("2014-05-14"), precision: BirthPrecision::Exact };
    Person { birth, gender: Gender::Unknown, name, ..person() }
}

/// The longest of everything, partly with marks that stand by themselves.
fn wide_person() -> Person {
    let name = ShortName {
        surname: Surname { name: "e\u{301}".repeat(100), prefix: Some("&<>'\"éééé\u{301}".to_owned()) },
        first_names: Some("\u{1d11e}".repeat(200)),
        initials: Some("ÀÿŁéÉa".to_owned()),
    };
    Person { name, ..person() }
}

fn number(number: u32) -> AllocationNumber {
    AllocationNumber::new(number).unwrap()
}

fn product(code: &str) -> ProductName {
    (Category::parse("45").unwrap(), (!code.is_empty()).then(|| code.to_owned()))
}

fn place() -> CarePlace {
    CarePlace {
        number: Some(number(81733)),
        product: Some(product("45X05")),
        allocated_from: Some(day("2026-03-01")),
        begin: day("2026-03-02"),
    }
}

fn bare_place() -> CarePlace {
    CarePlace { number: None, product: None, allocated_from: None, begin: day("2026-03-02") }
}

fn start(person: Person, places: &[CarePlace]) -> Jw305 {
    let starts = places.iter().map(|place| Start { place: place.clone(), status: Status::New }).collect();
    Jw305 { header: header(), client: jw305::Client { person, starts } }
}

fn stop(person: Person, places: &[CarePlace]) -> Jw307 {
    let stop = |place: &CarePlace| Stop {
        place: place.clone(),
        reason: "20".to_owned(),
        end: day("2026-03-04"),
        status: Status::Withdrawn,
    };
    Jw307 { header: header(), client: jw307::Client { person, stops: places.iter().map(stop).collect() } }
}

fn extent(frequency: Frequency) -> Extent {
    Extent { volume: 99_999_999, unit: Unit::Minute, frequency }
}

fn asked() -> Product {
    Product {
        reference: "A1".to_owned(),
        decision: Some(number(999_999_999)),
        decided_from: Some(day("2026-03-01")),
        name: Some(product("45X05")),
        from: day("2026-04-01"),
        until: Some(day("2027-03-31")),
        extent: Some(extent(Frequency::Week)),
        budget: None,
        referrer: Referrer {
            kind: "02".to_owned(),
            name: None,
            agb: Some(AgbCode::parse("01000001").unwrap()),
        },
        national: Some(false),
        remark: Some("a\r\nb".to_owned()),
    }
}

fn bare_asked() -> Product {
    Product {
        reference: "é".repeat(36),
        decision: None,
        decided_from: None,
        name: None,
        from: day("2026-03-31"),
        until: Some(day("2026-03-31")),
        extent: None,
        budget: Some(Cents(99_999_999)),
        referrer: Referrer { kind: "05".to_owned(), name: Some("e\u{301}".repeat(32)), agb: None },
        national: None,
        remark: None,
    }
}

fn request(person: Person, products: &[Product]) -> Jw315 {
    let client = jw315::Client {
        person,
        authority_known: Some(true),
        remark: Some("bel <eerst> & dan mailen".to_owned()),
        products: products.to_vec(),
    };
    Jw315 { header: header(), client }
}

fn change() -> Jw317 {
    let wanted = Wanted {
        from: day("2026-04-01"),
        until: Some(day("2027-03-31")),
        extent: Some(extent(Frequency::Total)),
        budget: None,
    };
    let budget = Wanted { extent: None, budget: Some(Cents(400_000)), ..wanted.clone() };
    let request = Request {
        reference: "A2".to_owned(),
        reason: "1".to_owned(),
        unchanged: vec![number(0), number(1)],
        changed: vec![
            Changed { number: number(81733), wanted: wanted.clone() },
            Changed { number: number(999_999_999), wanted: budget.clone() },
        ],
        new: vec![
            New { name: Some(product("45X05")), wanted: wanted.clone() },
            New {
                name: None,
                wanted: Wanted { from: day("2028-01-01"), until: Some(day("2028-01-01")), ..budget },
            },
        ],
    };
    let bsn = BsnText::parse("999900006").unwrap();
    Jw317 { header: header(), client: jw317::Client { bsn, request } }
}

fn bare_change() -> Jw317 {
    let mut change = change();
    let request = &mut change.client.request;
    request.unchanged.clear();
    request.new.clear();
    request.changed.truncate(1);
    request.changed[0].wanted.extent = None;
    request.changed[0].wanted.until = None;
    change
}

fn code(text: &str) -> ReturnCode {
    ReturnCode::parse(text).unwrap()
}

fn message(key: &str) -> &'static Message {
    ALL.iter().find(|message| message.key == key).unwrap()
}

/// The answer of this kind to a message, with everything in it back, or accepted.
fn answer(key: &str, original: &[u8], verdict: Verdict<'_>) -> (&'static Message, Vec<u8>) {
    let message = message(key);
    let answer = Answer {
        namespace: message.namespace,
        code: message.code,
        identification: "R00000000077",
        dated: day("2026-03-06"),
        versions: &SchemaVersions::default(),
        verdict,
    };
    (message, returns::write(&parse(original, &VOCABULARY).unwrap(), &answer).unwrap())
}

/// The same, with codes at every class.
pub fn returned(key: &str, original: &[u8]) -> (&'static Message, Vec<u8>) {
    answer(
        key,
        original,
        Verdict::Returned(&|class| match class.name() {
            "StartProduct" | "StopProduct" => vec![code("9019"), code("9074")],
            "Client" => Vec::new(),
            _ => vec![code("0233")],
        }),
    )
}

/// A message of each kind with every element that it can have.
pub fn full() -> Vec<(&'static Message, Vec<u8>)> {
    let starts = jw305::write(&start(person(), &[place(), bare_place()]));
    let stops = jw307::write(&stop(person(), &[place(), bare_place()]));
    let request = jw315::write(&request(person(), &[asked(), bare_asked()]));
    let change = jw317::write(&change());
    let answers = vec![
        returned("JW302", FULL_301),
        returned("JW306", &starts),
        returned("JW308", &stops),
        returned("JW316", &request),
        returned("JW318", &change),
        returned("JW320", ANSWER_FULL),
    ];
    let crlf = super::samples::with_crlf;
    let own = [("JW305", starts), ("JW307", stops), ("JW315", request), ("JW317", change)];
    let own = own.into_iter().map(|(key, bytes)| (message(key), bytes));
    own.chain([(message("JW319"), crlf(ANSWER_FULL))]).chain(answers).collect()
}

/// A message of each kind with only what it must have, and the longest of each.
fn least_and_most() -> Vec<(&'static Message, Vec<u8>)> {
    let starts = jw305::write(&start(bare_person(), &[bare_place()]));
    let stops = jw307::write(&stop(bare_person(), &[bare_place()]));
    let mut bare_request = request(bare_person(), &[bare_asked()]);
    bare_request.client.authority_known = None;
    bare_request.client.remark = None;
    let requests = jw315::write(&bare_request);
    let change = jw317::write(&bare_change());
    let crlf = super::samples::with_crlf;
    let mut all = vec![
        answer("JW302", MINIMAL_301, Verdict::Accepted),
        answer("JW302", MINIMAL_301, Verdict::Refused(&[code("0001")])),
        answer("JW306", &starts, Verdict::Accepted),
        answer("JW308", &stops, Verdict::Refused(&[code("9056"), code("8848")])),
        answer("JW316", &requests, Verdict::Accepted),
        answer("JW318", &change, Verdict::Accepted),
        answer("JW320", ANSWER_MINIMAL, Verdict::Accepted),
        returned("JW302", MINIMAL_301),
        returned("JW320", ANSWER_MINIMAL),
        (message("JW319"), crlf(ANSWER_MINIMAL)),
    ];
    let wide = [
        (message("JW305"), jw305::write(&start(wide_person(), &[place()]))),
        (message("JW307"), jw307::write(&stop(wide_person(), &[place()]))),
        (message("JW315"), jw315::write(&request(wide_person(), &[asked(), bare_asked()]))),
    ];
    for (message, bytes) in &wide {
        let key = format!("JW{}", message.number().parse::<u32>().unwrap() + 1);
        all.push(returned(&key, bytes));
    }
    all.extend(wide);
    let bare = [("JW305", starts), ("JW307", stops), ("JW315", requests), ("JW317", change)];
    all.extend(bare.map(|(key, bytes)| (message(key), bytes)));
    all
}

#[test]
fn every_message_is_written_to_the_byte() {
    for (message, bytes) in full().into_iter().filter(|(message, _)| message.key != "JW319") {
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        let name = format!(
            "{}/tests/data/messages/{}-full.xml",
            env!("CARGO_MANIFEST_DIR"),
            message.key.to_lowercase()
        );
        expect_file![name].assert_eq(&text.replace("\r\n", "\n"));
    }
}

#[test]
fn every_message_follows_its_schema_and_is_accepted() {
    for (message, bytes) in full().into_iter().chain(least_and_most()) {
        let report = check(&bytes, day("2026-03-06"));
        assert_eq!(report.message.map(|found| found.key), Some(message.key));
        let text = String::from_utf8_lossy(&bytes);
        assert!(report.findings.is_empty(), "{}: {:?}\n{text}", message.key, report.findings);
        schema::expect_valid(message.schema, &[schema::Message::new(message.key, bytes.clone())]);
        assert!(sendable(bytes, day("2026-03-01")).is_err(), "{} is dated later", message.key);
    }
}

#[test]
fn what_is_written_reads_back_the_same() {
    for people in [person(), bare_person(), wide_person()] {
        let starts = start(people.clone(), &[place(), bare_place()]);
        assert_eq!(jw305::read(&jw305::write(&starts)).unwrap(), starts);
        let stops = stop(people.clone(), &[place(), bare_place()]);
        assert_eq!(jw307::read(&jw307::write(&stops)).unwrap(), stops);
        let asked = request(people, &[asked(), bare_asked()]);
        assert_eq!(jw315::read(&jw315::write(&asked)).unwrap(), asked);
    }
    for change in [change(), bare_change()] {
        assert_eq!(jw317::read(&jw317::write(&change)).unwrap(), change);
    }
}

#[test]
fn what_comes_back_holds_the_message_and_the_codes_of_each_class() {
    let starts = start(person(), &[place(), bare_place()]);
    let (_, bytes) = returned("JW306", &jw305::write(&starts));
    let back = jw306::read(&bytes).unwrap();
    assert_eq!((&back.original, back.body.as_ref()), (&starts.header, Some(&starts.client)));
    assert_eq!((back.identification.as_str(), back.dated), ("R00000000077", day("2026-03-06")));
    let classes: Vec<&str> = back.classes.iter().map(|class| class.class).collect();
    assert_eq!(classes, ["StartProduct", "StartProduct", "Client"]);
    let faults: Vec<_> = back.faults().collect();
    let start = |text| ("StartProduct", code(text));
    assert_eq!(faults, [start("9019"), start("9074"), start("9019"), start("9074")]);
    assert!(!back.is_accepted());

    let (_, bytes) = answer("JW306", &jw305::write(&starts), Verdict::Accepted);
    let back = jw306::read(&bytes).unwrap();
    assert!(back.is_accepted() && back.body.is_none() && back.codes.is_empty());

    let stops = stop(person(), &[place()]);
    let (_, bytes) = returned("JW308", &jw307::write(&stops));
    assert_eq!(jw308::read(&bytes).unwrap().body, Some(stops.client));
    let asked = request(person(), &[asked(), bare_asked()]);
    let (_, bytes) = returned("JW316", &jw315::write(&asked));
    assert_eq!(jw316::read(&bytes).unwrap().body, Some(asked.client));
    let change = change();
    let (_, bytes) = returned("JW318", &jw317::write(&change));
    let back = jw318::read(&bytes).unwrap();
    assert_eq!(back.body, Some(change.client));
    assert_eq!(back.classes.len(), 8, "six products, the request and the client");
    let (_, bytes) = returned("JW320", ANSWER_FULL);
    assert_eq!(jw320::read(&bytes).unwrap().body, Some(jw319::read(ANSWER_FULL).unwrap().answer));
    let (_, bytes) = returned("JW302", FULL_301);
    let allocation = uurwerk::messages::jw301::read(FULL_301).unwrap();
    assert_eq!(jw302::read(&bytes).unwrap().body, Some(allocation.client));
}

#[test]
fn a_return_with_codes_in_the_wrong_place_is_a_warning() {
    let starts = jw305::write(&start(person(), &[place()]));
    let (_, bytes) = returned("JW306", &starts);
    let text = String::from_utf8(bytes).unwrap().replacen(">0200<", ">9056<", 1);
    let report = check(text.as_bytes(), day("2026-03-06"));
    let rules: Vec<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["IV032"]);
    assert!(report.is_accepted());
}

type Edit<T> = fn(&mut T);

/// The rules that a message breaks.
fn broken(bytes: &[u8]) -> Vec<String> {
    check(bytes, day("2026-03-06")).findings.into_iter().map(|finding| finding.rule).collect()
}

fn expect_broken(what: &str, bytes: &[u8], rules: &[&str]) {
    assert_eq!(broken(bytes), rules, "{what}");
}

#[test]
fn each_rule_of_a_start_and_a_stop_can_be_broken() {
    let change_start = |change: fn(&mut Jw305)| {
        let mut message = start(bare_person(), &[place(), bare_place()]);
        change(&mut message);
        jw305::write(&message)
    };
    let cases: [(&str, Edit<Jw305>); 8] = [
        ("CS002", |m| m.client.person.bsn = BsnText::parse("999900007").unwrap()),
        ("CS139", |m| m.client.person.birth.precision = BirthPrecision::DayUnknown),
        ("CS058", |m| m.client.starts[0].status = Status::Changed),
        ("CS058", |m| m.client.starts[1].status = Status::Unchanged),
        ("TR002", |m| m.client.person.birth.date = day("1906-03-03")),
        ("TR101", |m| m.client.starts[1].place = CarePlace { allocated_from: None, ..place() }),
        ("TR134", |m| m.client.person.birth.date = day("2026-03-05")),
        ("TR134", |m| m.client.starts[0].place.begin = day("2026-03-05")),
    ];
    for (rule, change) in cases {
        expect_broken(rule, &change_start(change), &[rule]);
    }
    expect_broken(
        "born 120 years ago",
        &change_start(|m| m.client.person.birth.date = day("1906-03-04")),
        &[],
    );

    let cases: [(&str, Edit<Jw307>); 8] = [
        ("CS002", |m| m.client.person.bsn = BsnText::parse("999900007").unwrap()),
        ("CS139", |m| m.client.person.birth.precision = BirthPrecision::Unknown),
        ("CS058", |m| m.client.stops[0].status = Status::Changed),
        ("TR002", |m| m.client.person.birth.date = day("1906-03-03")),
        ("TR018", |m| m.client.stops[0].end = day("2026-03-01")),
        ("TR101", |m| m.client.stops[1] = m.client.stops[0].clone()),
        ("TR134", |m| m.client.person.birth.date = day("2026-03-05")),
        ("TR134", |m| m.client.stops[0].end = day("2026-03-05")),
    ];
    for (rule, change) in cases {
        let mut message = stop(bare_person(), &[place(), bare_place()]);
        change(&mut message);
        expect_broken(rule, &jw307::write(&message), &[rule]);
    }
}

#[test]
fn each_rule_of_a_request_can_be_broken() {
    let cases: [(&[&str], Edit<Product>); 17] = [
        (&["CS003"], |p| p.until = Some(day("2026-03-31"))),
        (&["CD079"], |p| (p.name, p.extent) = (None, None)),
        (&["CD075"], |p| (p.name, p.extent, p.budget, p.until) = (None, None, Some(Cents(1)), None)),
        (&["CD076"], |p| p.until = None),
        (&["CD041"], |p| p.extent = None),
        (&["CD077", "CD078"], |p| p.budget = Some(Cents(1))),
        (&["CD095"], |p| p.name = Some(product(""))),
        (&["CS343"], |p| {
            p.extent = Some(Extent { volume: 1, unit: Unit::DayPart, frequency: Frequency::Day });
        }),
        (&["CD043"], |p| p.decision = None),
        (&["CD043"], |p| p.decided_from = None),
        (&["CD066"], |p| p.referrer.agb = None),
        (&["CD067"], |p| p.referrer.name = Some("X".to_owned())),
        (&["CD068"], |p| p.referrer.kind = "01".to_owned()),
        (&["TR101", "TR383"], |p| p.reference = "A0".to_owned()),
        (&["TR386"], |p| p.from = day("2026-03-31")),
        (&[], |p| p.referrer = Referrer { kind: "06".to_owned(), name: None, agb: None }),
        (&[], |p| (p.extent, p.name) = (None, Some(product("")))),
    ];
    for (rules, change) in cases {
        let first = Product { reference: "A0".to_owned(), ..bare_asked() };
        let mut second = asked();
        change(&mut second);
        expect_broken(&format!("{rules:?}"), &jw315::write(&request(person(), &[first, second])), rules);
    }
    let mut message = request(bare_person(), &[asked()]);
    message.client.person.birth.date = day("2026-03-05");
    expect_broken("birth", &jw315::write(&message), &["TR134"]);
}

#[test]
fn each_rule_of_a_request_for_a_change_can_be_broken() {
    let cases: [(&[&str], Edit<Jw317>); 19] = [
        (&["CS002"], |m| m.client.bsn = BsnText::parse("999900007").unwrap()),
        (&["CS003"], |m| m.client.request.changed[0].wanted.until = Some(day("2026-03-31"))),
        (&["CD079"], |m| {
            (m.client.request.new[0].name, m.client.request.new[0].wanted.extent) = (None, None);
        }),
        (&["CD075"], |m| m.client.request.changed[1].wanted.until = None),
        (&["CD076"], |m| {
            m.client.request.changed[0].wanted.extent = Some(extent(Frequency::Week));
            m.client.request.changed[0].wanted.until = None;
        }),
        (&["CD041"], |m| m.client.request.new[0].wanted.extent = None),
        (&["CD077", "CD078"], |m| m.client.request.changed[1].wanted.extent = Some(extent(Frequency::Total))),
        (&["CD096"], |m| m.client.request.new[0].name = Some(product(""))),
        (&["CS338"], |m| {
            let large = Extent { volume: 1, unit: Unit::FullDay, frequency: Frequency::Day };
            m.client.request.changed[0].wanted.extent = Some(large);
        }),
        (&["TR101"], |m| m.client.request.unchanged.push(number(1))),
        (&["TR101"], |m| m.client.request.changed[1].number = number(81733)),
        (&["TR101", "TR410"], |m| m.client.request.new[1] = m.client.request.new[0].clone()),
        (&["TR352"], |m| {
            m.client.request.unchanged.clear();
            m.client.request.changed.clear();
        }),
        (&["TR353"], |m| {
            m.client.request.changed.clear();
            m.client.request.new.clear();
        }),
        (&["TR380"], |m| m.client.request.new[0].wanted.from = day("2026-03-04")),
        (&["TR410"], |m| m.client.request.new[1].wanted.from = day("2027-03-31")),
        (&[], |m| m.client.request.new[1].wanted.from = day("2027-04-01")),
        (&[], |m| m.client.request.new.clear()),
        (&[], |m| m.client.request.unchanged.clear()),
    ];
    for (rules, edit) in cases {
        let mut message = change();
        edit(&mut message);
        expect_broken(&format!("{rules:?}"), &jw317::write(&message), rules);
    }
}

#[test]
fn each_rule_of_an_answer_can_be_broken() {
    let full = String::from_utf8(super::samples::with_crlf(ANSWER_FULL)).unwrap();
    let minimal = String::from_utf8(super::samples::with_crlf(ANSWER_MINIMAL)).unwrap();
    let reason = "<RedenAfwijzingVerzoek>8</RedenAfwijzingVerzoek>";
    let cases: [(String, &[&str]); 6] = [
        (full.clone(), &[]),
        (full.replace(reason, ""), &["CD085", "TR409"]),
        (full.replace("<VerzoekAntwoord>1<", "<VerzoekAntwoord>2<"), &["CD086"]),
        (full.replace(reason, &reason.replace('8', "5")), &["TR409"]),
        (
            full.replacen("<Woonplaatsbeginsel>", "<!--", 1).replace("</Woonplaatsbeginsel>", "-->"),
            &["TR377"],
        ),
        (minimal, &[]),
    ];
    for (text, rules) in cases {
        expect_broken(&text, text.as_bytes(), rules);
    }
}

#[test]
fn a_message_says_nothing_about_people_when_it_is_debugged() {
    let shown = format!("{:?} {:?}", start(person(), &[place()]), request(person(), &[asked()]));
    for secret in ["999900006", "ucja", "2014", "mailen"] {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
}
