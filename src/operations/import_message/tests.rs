//! Messages taken over, against a database in memory.

use super::*;
use crate::domain::allocation::{Allocation, Frame, Shape, Source};
use crate::domain::client::{Client, Gender, PersonName};
use crate::domain::identifiers::{AgbCode, Bsn, Category};
use crate::domain::ids::{AllocationId, Stored};
use crate::domain::money::Cents;
use crate::domain::time::{BirthDate, Day};
use crate::operations::{add_client, edit_client, save_allocation, set_up};

const BSN: &str = "999900006";

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

/// A message about one client, made up.
#[derive(Clone)]
struct Letter<'a> {
    identification: &'a str,
    dated: &'a str,
    municipality: &'a str,
    receiver: &'a str,
    bsn: &'a str,
    surname: &'a str,
    products: Vec<String>,
}

fn letter<'a>(identification: &'a str, products: &[String]) -> Letter<'a> {
    Letter {
        identification,
        dated: "2026-03-02",
        municipality: "0405",
        receiver: "42420001",
        bsn: BSN,
        surname: "Bos",
        products: products.to_vec(),
    }
}

/// An allocation with a budget for category 45, fixed on a day in February 2026 at nine.
fn budget(number: u32, fixed: u32, until: &str, cents: u32) -> String {
    let product = "<b:Categorie>45</b:Categorie>";
    product_of(number, fixed, product, until, "", &format!("<Budget>{cents}</Budget>"))
}

fn product_of(number: u32, fixed: u32, product: &str, until: &str, reason: &str, rest: &str) -> String {
    let reason =
        if reason.is_empty() { String::new() } else { format!("<RedenWijziging>{reason}</RedenWijziging>") };
    let until = if until.is_empty() { String::new() } else { format!("<Einddatum>{until}</Einddatum>") };
    format!(
        "<ToegewezenProduct><ToewijzingNummer>{number}</ToewijzingNummer><Product>{product}</Product>\
         <Toewijzingsdatum>2026-02-{fixed:02}</Toewijzingsdatum><Toewijzingstijd>09:00:00</Toewijzingstijd>\
         <Ingangsdatum>2026-01-01</Ingangsdatum>{until}{reason}{rest}</ToegewezenProduct>"
    )
}

impl Letter<'_> {
    fn bytes(&self) -> Vec<u8> {
        let Self { identification, dated, municipality, receiver, bsn, surname, products } = self;
        let namespaces = "xmlns=\"http://www.istandaarden.nl/ijw/3_2/jw301/schema\" \
                          xmlns:b=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\"";
        let header = format!(
            "<Header><BerichtCode>436</BerichtCode><BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie>\
             <Afzender>{municipality}</Afzender><Ontvanger>{receiver}</Ontvanger><BerichtIdentificatie>\
             <b:Identificatie>{identification}</b:Identificatie><b:Dagtekening>{dated}</b:Dagtekening>\
             </BerichtIdentificatie><XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>\
             <b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></XsdVersie></Header>"
        );
        let person = format!(
            "<Bsn>{bsn}</Bsn><Geboortedatum><b:Datum>2012-05-01</b:Datum><b:DatumGebruik>1</b:DatumGebruik>\
             </Geboortedatum><Geslacht>2</Geslacht><Naam><b:Geslachtsnaam><b:Achternaam>{surname}</b:Achternaam>\
             <b:Voorvoegsel>van\tder</b:Voorvoegsel></b:Geslachtsnaam><b:Voornamen>Zoe\u{308}</b:Voornamen>\
             <b:Voorletters>Z×A</b:Voorletters><b:NaamGebruik>1</b:NaamGebruik></Naam>"
        );
        let contact = "<Contactgegevens><Contact><Soort>01</Soort><Adres><b:Huis><b:Huisnummer>1</b:Huisnummer></b:Huis>\
             <b:Postcode>1621AB</b:Postcode><b:LandCode>NL</b:LandCode></Adres></Contact></Contactgegevens>";
        let products = products.concat();
        format!(
            "<Bericht {namespaces}>{header}<Client>{person}{contact}\
             <ToegewezenProducten>{products}</ToegewezenProducten></Client></Bericht>"
        )
        .into_bytes()
    }
}

struct Desk {
    store: Store,
    here: Surroundings,
}

fn desk() -> Desk {
    let mut store = Store::in_memory().unwrap();
    let here = Surroundings::fixed(day("2026-03-05"));
    let agb = AgbCode::parse("42420001").unwrap();
    set_up::run(&mut store, &here, set_up::Input { agb, name: "De Dijk".into(), contracts: Vec::new() })
        .unwrap();
    Desk { store, here }
}

impl Desk {
    fn import(&mut self, letter: &Letter<'_>) -> Result<Done, Error> {
        run(&mut self.store, &self.here, Input::asking(letter.bytes()))
    }

    fn expect(&mut self, letter: &Letter<'_>, outcomes: &[Outcome]) -> Done {
        let done = self.import(letter).map_err(|error| (error.findings(), error)).unwrap();
        assert_eq!(done.allocations.iter().map(|(_, outcome)| *outcome).collect::<Vec<_>>(), outcomes);
        done
    }

    fn clients(&mut self) -> Vec<Stored<ClientId, Client>> {
        self.store.read(store::clients::list).unwrap()
    }

    fn allocations(&mut self) -> Vec<Stored<AllocationId, Allocation>> {
        self.store.read(store::allocations::list).unwrap()
    }

    fn versions(&mut self, id: AllocationId) -> i64 {
        self.store.read(|tx| store::allocations::version_count(tx, id)).unwrap()
    }

    /// Those that came in; what we answered stands beside them.
    fn messages(&mut self) -> usize {
        let all = self.store.read(store::messages::list).unwrap();
        all.iter().filter(|one| one.direction == store::messages::Direction::In).count()
    }

    /// Nothing of a message was stored.
    fn expect_empty(&mut self) {
        assert_eq!((self.clients().len(), self.allocations().len(), self.messages()), (0, 0, 0));
    }
}

fn allocation(number: u32) -> AllocationNumber {
    AllocationNumber::new(number).unwrap()
}

fn client(number: &str) -> ClientNumber {
    ClientNumber::parse(number).unwrap()
}

fn municipality(code: &str) -> MunicipalityCode {
    MunicipalityCode::parse(code).unwrap()
}

#[test]
fn a_first_message_makes_a_client_and_its_allocations() {
    let mut desk = desk();
    let specific = product_of(
        81734,
        20,
        "<b:Categorie>46</b:Categorie><b:Code>46X01</b:Code>",
        "",
        "",
        "<Omvang><b:Volume>120</b:Volume><b:Eenheid>04</b:Eenheid><b:Frequentie>4</b:Frequentie></Omvang>",
    );
    let open = product_of(81735, 20, "<b:Categorie>47</b:Categorie>", "", "", "");
    let products = [budget(81733, 20, "2026-12-31", 400_000), specific, open];
    let done = desk.expect(&letter("301A", &products), &[Outcome::New; 3]);
    assert_eq!(
        (done.key, done.municipality.as_str(), done.identification.as_str()),
        ("JW301", "0405", "301A")
    );
    let client = done.client.unwrap();
    assert_eq!((client.number.as_str(), client.outcome), ("J-0001", Outcome::New));

    let [Stored { value: client, .. }] = desk.clients().try_into().unwrap();
    assert_eq!(client.bsn, Bsn::parse(BSN).ok());
    assert_eq!(client.name.surname, "Bos");
    assert_eq!(client.name.prefix.as_deref(), Some("van der"));
    assert_eq!(client.name.first_names.as_deref(), Some("Zoë"), "composed");
    assert_eq!(client.name.initials.as_deref(), Some("ZA"));
    assert_eq!(client.gender, Some(Gender::Female));
    assert_eq!(client.municipality.as_ref().map(MunicipalityCode::as_str), Some("0405"));
    assert_eq!(client.birth.map(BirthDate::date), Some(day("2012-05-01")));

    let kinds: Vec<String> =
        desk.allocations().iter().map(|one| one.value.shape.name().en.into_owned()).collect();
    assert_eq!(kinds, ["aspecific", "specific", "aspecific"]);
    let first = desk.allocations().remove(0).value;
    assert_eq!((first.number.get(), first.source, first.frame), (81733, Source::Message, None));
    assert_eq!(first.shape.budget(), Some(Cents(400_000)));
    assert_eq!((first.fixed.day, first.fixed.millisecond), (day("2026-02-20"), 9 * 3_600_000));
    assert_eq!(desk.messages(), 1);
}

#[test]
fn three_versions_give_the_same_in_every_order() {
    let versions = [
        Letter { surname: "Bos", ..letter("301A", &[budget(81733, 1, "2026-06-30", 100_000)]) },
        Letter { surname: "Bosch", ..letter("301B", &[budget(81733, 2, "2026-09-30", 200_000)]) },
        Letter { surname: "Bosman", ..letter("301C", &[budget(81733, 3, "2026-12-31", 300_000)]) },
    ];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut desk = desk();
        let mut newest = None;
        for index in order {
            let expected = match newest {
                None => Outcome::New,
                Some(newest) if index > newest => Outcome::Changed,
                Some(_) => Outcome::Older,
            };
            let done = desk.expect(&versions[index], &[expected]);
            assert_eq!(done.client.unwrap().outcome, expected, "{order:?}");
            newest = newest.max(Some(index));
        }
        let [Stored { id, value: allocation }] = desk.allocations().try_into().unwrap();
        assert_eq!(allocation.shape.budget(), Some(Cents(300_000)), "{order:?}");
        assert_eq!(allocation.period.until, Some(day("2026-12-31")));
        assert_eq!(allocation.fixed.day, day("2026-02-03"));
        assert_eq!(desk.versions(id), 3);
        assert_eq!(desk.messages(), 3);
        assert_eq!(desk.clients()[0].value.name.surname, "Bosman", "{order:?}");
    }
}

#[test]
fn the_same_file_again_changes_nothing() {
    let mut desk = desk();
    let message = letter("301A", &[budget(81733, 1, "2026-12-31", 100_000)]);
    desk.expect(&message, &[Outcome::New]);
    let before = (desk.clients(), desk.allocations());
    let done = desk.expect(&message, &[]);
    assert!(done.is_repeat && done.client.is_none());
    assert_eq!(
        (desk.clients(), desk.allocations(), desk.messages()),
        (before.0.clone(), before.1.clone(), 1)
    );

    // The same identification with other content is another message (TR056), also with an equal allocation.
    let other = Letter { surname: "Bosch", ..message.clone() };
    assert!(matches!(desk.import(&other), Err(Error::IdentificationUsed(_))));
    assert_eq!((desk.clients(), desk.allocations(), desk.messages()), (before.0, before.1, 1));
    // Another municipality counts for itself.
    let elsewhere =
        Letter { municipality: "0406", ..letter("301A", &[budget(81733, 2, "2026-12-31", 100_000)]) };
    desk.expect(&elsewhere, &[Outcome::New]);
}

#[test]
fn a_resend_under_another_identification_is_unchanged() {
    let mut desk = desk();
    let product = budget(81733, 1, "2026-12-31", 100_000);
    desk.expect(&letter("301A", std::slice::from_ref(&product)), &[Outcome::New]);
    let done = desk.expect(&letter("301B", &[product]), &[Outcome::Unchanged]);
    assert_eq!((done.client.unwrap().outcome, done.notes.len()), (Outcome::Unchanged, 0));
    // The same moment, but another budget: nobody can tell which one holds.
    let done =
        desk.expect(&letter("301C", &[budget(81733, 1, "2026-12-31", 100_001)]), &[Outcome::Unchanged]);
    assert_eq!(done.notes, [Note::Differs(allocation(81733))]);
    assert_eq!(desk.allocations()[0].value.shape.budget(), Some(Cents(100_000)));
}

#[test]
fn what_is_not_for_us_or_not_right_is_refused_whole() {
    let good = budget(81733, 1, "2026-12-31", 100_000);
    let with = |products: &[String]| letter("301A", products);
    let bad_bsn = Letter { bsn: "999900007", ..with(std::slice::from_ref(&good)) };
    let no_end = with(&[good.clone(), budget(81734, 1, "", 1)]);
    let overlap = with(&[good.clone(), budget(81734, 1, "2026-06-30", 1)]);
    let ahead = Letter { dated: "2026-03-06", ..with(std::slice::from_ref(&good)) };
    let spaces = with(&[product_of(
        81733,
        1,
        "<b:Categorie>46</b:Categorie><b:Code>4 X</b:Code>",
        "",
        "",
        "<Omvang><b:Volume>1</b:Volume><b:Eenheid>04</b:Eenheid><b:Frequentie>4</b:Frequentie></Omvang>",
    )]);
    let nameless = Letter { surname: "\u{a0}", ..with(std::slice::from_ref(&good)) };
    for (rule, letter) in [
        ("CS002", bad_bsn),
        ("CD075", no_end),
        ("TR302", overlap),
        ("TR135", ahead),
        ("TR381", spaces),
        ("RS031", nameless),
    ] {
        let mut desk = desk();
        let error = desk.import(&letter).unwrap_err();
        assert!(matches!(error, Error::Refused(_)), "{rule}: {error:?}");
        assert_eq!(error.findings()[0].rule, rule);
        desk.expect_empty();
    }
    let mut desk = desk();
    let foreign = Letter { receiver: "42420002", ..letter("301A", std::slice::from_ref(&good)) };
    assert!(matches!(desk.import(&foreign), Err(Error::OtherProvider)));
    let broken = Input::asking(b"<Bericht/>".to_vec());
    assert!(matches!(run(&mut desk.store, &desk.here, broken), Err(Error::Read(ReadError::Unknown))));
    let text = String::from_utf8(letter("301A", &[good]).bytes()).unwrap();
    let dateless = Input::asking(text.replace("2026-01-01", "2026-02-31").into_bytes());
    let error = run(&mut desk.store, &desk.here, dateless).unwrap_err();
    assert_eq!(error.findings()[0].rule, "RS032");
    desk.expect_empty();
}

#[test]
fn our_own_claim_is_not_imported() {
    let mut desk = desk();
    let golden = include_bytes!("../../../tests/data/messages/jw323-correction.xml");
    let refused = run(&mut desk.store, &desk.here, Input::asking(golden.to_vec()));
    assert!(matches!(refused, Err(Error::Outgoing("JW323"))));
}

#[test]
fn a_number_of_another_client_is_refused() {
    let mut desk = desk();
    let product = budget(81733, 1, "2026-12-31", 100_000);
    desk.expect(&letter("301A", std::slice::from_ref(&product)), &[Outcome::New]);
    let other = Letter { bsn: "999900018", ..letter("301B", std::slice::from_ref(&product)) };
    let Err(Error::Contradicted(found)) = desk.import(&other) else { panic!("taken") };
    let [Contradiction { number, kind: Against::NumberTaken { client } }] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!((number.get(), client.as_str()), (81733, "J-0001"));
    assert!(matches!(desk.import(&other), Err(Error::RefusedBefore)), "it was answered");
    assert_eq!((desk.clients().len(), desk.allocations().len(), desk.messages()), (1, 1, 1));
    // The same number of another municipality is another allocation, and the numbers of clients go on.
    let elsewhere = Letter { municipality: "0406", products: vec![product], ..other };
    let done = desk.expect(&elsewhere, &[Outcome::New]);
    assert_eq!(done.client.unwrap().number.as_str(), "J-0002");
}

#[test]
fn what_is_absent_is_flagged_and_not_withdrawn() {
    let mut desk = desk();
    let both = [
        budget(81733, 1, "2026-12-31", 100_000),
        product_of(7, 1, "<b:Categorie>47</b:Categorie>", "", "", ""),
    ];
    desk.expect(&letter("301A", &both), &[Outcome::New; 2]);
    let news = [budget(81733, 2, "2026-12-31", 200_000)];
    let one = Letter { dated: "2026-03-03", ..letter("301B", &news) };
    let done = desk.expect(&one, &[Outcome::Changed]);
    assert_eq!(done.notes, [Note::Absent(allocation(7))]);
    assert!(desk.allocations().iter().all(|one| !one.value.is_deleted()));
    // One that has ended is not missed, nor is anything in an old message.
    let mut desk = self::desk();
    let ended = product_of(7, 1, "<b:Categorie>47</b:Categorie>", "2026-03-01", "", "");
    desk.expect(&letter("301A", &[budget(81733, 2, "2026-12-31", 1), ended]), &[Outcome::New; 2]);
    assert!(
        desk.expect(&letter("301B", &[budget(81733, 3, "2026-12-31", 2)]), &[Outcome::Changed])
            .notes
            .is_empty()
    );
    assert!(
        desk.expect(&letter("301C", &[budget(81734, 1, "2026-12-31", 2)]), &[Outcome::New]).notes.is_empty()
    );
}

#[test]
fn a_deletion_and_an_earlier_end_are_told() {
    let mut desk = desk();
    desk.expect(&letter("301A", &[budget(81733, 1, "2026-12-31", 100_000)]), &[Outcome::New]);
    let done = desk.expect(&letter("301B", &[budget(81733, 2, "2026-06-30", 100_000)]), &[Outcome::Changed]);
    assert_eq!(done.notes, [Note::Shortened(allocation(81733), day("2026-06-30"))]);
    let deleted =
        product_of(81733, 3, "<b:Categorie>45</b:Categorie>", "2026-01-01", "13", "<Budget>100000</Budget>");
    let done = desk.expect(&letter("301C", &[deleted]), &[Outcome::Changed]);
    assert_eq!(done.notes, [Note::Deleted(allocation(81733))]);
    assert!(desk.allocations()[0].value.is_deleted());
}

#[test]
fn what_was_typed_gives_way_but_keeps_its_number_and_frame() {
    let mut desk = desk();
    let client = Client {
        number: ClientNumber::parse("J-0001").unwrap(),
        bsn: Bsn::parse(BSN).ok(),
        name: PersonName { surname: "Boss".into(), ..PersonName::default() },
        birth: None,
        gender: None,
        municipality: None,
    };
    let client = add_client::run(&mut desk.store, &desk.here, add_client::Input { client }).unwrap().id;
    let typed = save_allocation::Input {
        id: None,
        client,
        municipality: MunicipalityCode::parse("0405").unwrap(),
        number: AllocationNumber::new(81733).unwrap(),
        shape: Shape::Aspecific { category: Category::parse("45").unwrap(), budget: Some(Cents(5)) },
        from: day("2026-01-01"),
        until: Some(day("2026-12-31")),
        frame: Some(Frame::Civil),
    };
    save_allocation::run(&mut desk.store, &desk.here, typed).unwrap();
    let done = desk.expect(&letter("301A", &[budget(81733, 1, "2026-12-31", 100_000)]), &[Outcome::Changed]);
    assert_eq!(done.notes, [Note::ReplacedTyped(allocation(81733))]);
    let outcome = done.client.unwrap();
    assert_eq!((outcome.id, outcome.number.as_str(), outcome.outcome), (client, "J-0001", Outcome::Changed));
    assert_eq!(desk.clients()[0].value.name.surname, "Bos");
    let allocation = desk.allocations().remove(0).value;
    assert_eq!((allocation.frame, allocation.source), (Some(Frame::Civil), Source::Message));
    // A new client takes the next number that is free.
    let other = Letter { bsn: "999900018", ..letter("301B", &[budget(1, 1, "2026-12-31", 1)]) };
    assert_eq!(desk.expect(&other, &[Outcome::New]).client.unwrap().number.as_str(), "J-0002");
}

#[test]
fn a_client_without_number_may_be_the_same() {
    let mut desk = desk();
    let client = Client {
        number: ClientNumber::parse("J-0142").unwrap(),
        bsn: None,
        name: PersonName { surname: "bos".into(), ..PersonName::default() },
        birth: BirthDate::new(day("2012-05-01"), crate::domain::time::BirthPrecision::DayUnknown),
        gender: None,
        municipality: None,
    };
    add_client::run(&mut desk.store, &desk.here, add_client::Input { client }).unwrap();
    let done = desk.expect(&letter("301A", &[budget(1, 1, "2026-12-31", 1)]), &[Outcome::New]);
    let expected = Note::MaybeSame { client: self::client("J-0001"), other: self::client("J-0142") };
    assert_eq!(done.notes, [expected]);
}

#[test]
fn several_files_are_taken_over_one_by_one() {
    let mut desk = desk();
    let letters = [
        letter("301A", &[budget(1, 1, "2026-12-31", 1)]),
        Letter { receiver: "42420002", ..letter("301B", &[budget(2, 1, "2026-12-31", 1)]) },
        letter("301C", &[budget(1, 2, "2026-12-31", 2)]),
    ];
    let inputs = letters.iter().map(|letter| Input::asking(letter.bytes()));
    let outcomes: Vec<bool> =
        run_each(&mut desk.store, &desk.here, inputs).iter().map(Result::is_ok).collect();
    assert_eq!(outcomes, [true, false, true]);
    assert_eq!((desk.messages(), desk.allocations().len()), (2, 1));
}

/// An allocation that begins on a day in 2026, fixed on a day in February.
fn beginning(number: u32, fixed: u32, from: &str, until: &str) -> String {
    budget(number, fixed, until, 100_000)
        .replace("<Ingangsdatum>2026-01-01", &format!("<Ingangsdatum>{from}"))
}

impl Desk {
    /// The municipality that stands now, and the moves.
    fn municipalities(&mut self) -> (String, Vec<String>) {
        let [Stored { id, value }] = self.clients().try_into().unwrap();
        let moves = self.store.read(|tx| store::dossiers::of_client(tx, id)).unwrap().moves;
        let words = moves.iter().map(|one| format!("{}:{}", one.municipality, one.from)).collect();
        (value.municipality.unwrap().to_string(), words)
    }
}

#[test]
fn a_new_municipality_moves_the_client_on_the_day_its_allocation_begins() {
    let mut desk = desk();
    let here = letter("301A", &[beginning(1, 1, "2026-01-01", "2026-12-31")]);
    assert_eq!(desk.expect(&here, &[Outcome::New]).moved, None, "a new client did not move");
    assert_eq!(desk.municipalities(), ("0405".into(), vec![]));
    let both = [beginning(2, 2, "2026-03-03", "2026-12-31"), beginning(3, 2, "2026-02-10", "2026-03-02")];
    let there = Letter { municipality: "0420", ..letter("301B", &both) };
    let done = desk.expect(&there, &[Outcome::New; 2]);
    let new = done.moved.clone().unwrap();
    assert_eq!((new.municipality.as_str(), new.from), ("0420", day("2026-02-10")));
    let (before, after) = (municipality("0405"), municipality("0420"));
    let told = Note::Moved { client: client("J-0001"), before, after, from: day("2026-02-10") };
    assert_eq!(done.notes, [told]);
    let moves = vec!["0405:1900-01-01".to_owned(), "0420:2026-02-10".to_owned()];
    assert_eq!(desk.municipalities(), ("0420".into(), moves.clone()));
    // The old municipality ends what it allocated: a newer message, but about care before the move.
    let ended = letter("301C", &[beginning(1, 3, "2026-01-01", "2026-02-09")]);
    assert_eq!(desk.expect(&ended, &[Outcome::Changed]).moved, None);
    assert_eq!(desk.municipalities(), ("0420".into(), moves));
}

#[test]
fn a_message_about_earlier_care_tells_of_the_move_that_came_after_it() {
    let mut desk = desk();
    let now =
        Letter { municipality: "0420", ..letter("301B", &[beginning(2, 2, "2026-02-10", "2026-12-31")]) };
    desk.expect(&now, &[Outcome::New]);
    let done = desk.expect(&letter("301A", &[beginning(1, 1, "2025-02-10", "2026-02-09")]), &[Outcome::New]);
    let moved = done.moved.clone().unwrap();
    assert_eq!((moved.municipality.as_str(), moved.from), ("0420", day("2026-02-10")));
    assert!(matches!(&done.notes[..], [Note::Moved { from, .. }] if *from == day("2026-02-10")));
    assert_eq!(done.client.unwrap().outcome, Outcome::Older);
}

#[test]
fn municipalities_are_the_same_in_every_order() {
    let letters = [
        letter("301A", &[beginning(1, 1, "2025-01-01", "2025-12-31")]),
        Letter { municipality: "0420", ..letter("301B", &[beginning(2, 2, "2026-01-01", "2026-02-28")]) },
        Letter { municipality: "0498", ..letter("301C", &[beginning(3, 3, "2026-03-01", "2026-12-31")]) },
    ];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut desk = desk();
        for index in order {
            desk.expect(&letters[index], &[Outcome::New]);
        }
        let moves = ["0405:1900-01-01", "0420:2026-01-01", "0498:2026-03-01"].map(String::from);
        assert_eq!(desk.municipalities(), ("0498".into(), moves.to_vec()), "{order:?}");
    }
}

#[test]
fn an_older_message_does_not_move_a_client_back() {
    let mut desk = desk();
    let newer =
        Letter { municipality: "0420", ..letter("301B", &[beginning(2, 20, "2026-01-01", "2026-12-31")]) };
    desk.expect(&newer, &[Outcome::New]);
    // Of the same day, but decided earlier.
    let older = letter("301A", &[beginning(1, 10, "2026-01-01", "2026-12-31")]);
    let done = desk.expect(&older, &[Outcome::New]);
    assert_eq!((done.moved, done.client.unwrap().outcome), (None, Outcome::Older));
    assert_eq!(desk.municipalities(), ("0420".into(), vec![]));
    // A deleted allocation moves nobody.
    let deleted =
        product_of(9, 25, "<b:Categorie>45</b:Categorie>", "2026-01-01", "13", "<Budget>100000</Budget>");
    let deleted = Letter { municipality: "0498", ..letter("301C", &[deleted]) };
    assert_eq!(desk.expect(&deleted, &[Outcome::New]).moved, None);
    assert_eq!(desk.municipalities(), ("0420".into(), vec![]));
}

#[test]
fn a_move_that_lies_ahead_waits_for_its_day() {
    let mut desk = desk();
    desk.expect(&letter("301A", &[beginning(1, 1, "2026-01-01", "2026-12-31")]), &[Outcome::New]);
    let ahead =
        Letter { municipality: "0420", ..letter("301B", &[beginning(2, 2, "2026-04-01", "2026-12-31")]) };
    assert_eq!(desk.expect(&ahead, &[Outcome::New]).moved.unwrap().from, day("2026-04-01"));
    let moves = vec!["0405:1900-01-01".to_owned(), "0420:2026-04-01".to_owned()];
    assert_eq!(desk.municipalities(), ("0405".into(), moves.clone()));
    // Once it has come, a change of something else does not take the move for a mistake.
    desk.here = Surroundings::fixed(day("2026-04-01"));
    let [Stored { id, value }] = desk.clients().try_into().unwrap();
    let client = Client { gender: None, ..value };
    edit_client::run(&mut desk.store, &desk.here, edit_client::Input { id, client }).unwrap();
    assert_eq!(desk.municipalities(), ("0420".into(), moves));
}
