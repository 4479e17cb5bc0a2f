//! The office asks municipalities for allocations and changes from the client's page, and sees what became of it.

use expect_test::expect;
use uurwerk::domain::allocation::Shape;
use uurwerk::domain::identifiers::{Category, ClientNumber};
use uurwerk::domain::request::{Grounds, Referral};
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;
use uurwerk::operations::request_care::{Input, Product, Wish};
use uurwerk::operations::{export_messages, import_message, request_care};
use uurwerk::store::{self, Store};
use uurwerk::surroundings::Surroundings;

use crate::support::{NARROW, Seat, WIDE, de_dijk};

const ANSWER: &str = include_str!("../data/messages/jw319-woonplaatsbeginsel.xml");

/// To the allocations of the first client.
fn allocations(seat: &mut Seat) -> &mut Seat {
    seat.press("4 Enter Tab")
}

#[test]
fn a_change_of_an_allocation_is_asked_for() {
    let mut seat = Seat::at(Lang::En, NARROW, de_dijk);
    allocations(&mut seat).press("v").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  4 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0200 van den Berg-Özdemir, É. ─────────────────────────────────────────────╮
        │ Data  Allocations  Requests  Documents  Findings  History                    │
        │                                                                              │
        │ allocation  from        until       shape      care               left       │
        │▶    300533  2025-02-01  2026-01-31  aspecific  not started      200.00       │
        │                                                                              │
        │ ╭ Ask for a change of 300533 ──────────────────────────────────────────────╮ │
        │ │▶ change from    2025-02-01                                               │ │
        │ │  last day       2026-01-31                                               │ │
        │ │  budget in euro 200.00                                                   │ │
        │ │  why                                                                     │ │
        │ │  another budget counts from the first day                                │ │
        │ ╰──────────────────────────────────────────────────────────────────────────╯ │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Ctrl-s").sees("choose the reason");
    seat.press("Esc");
    seat.press("v Tab Tab Tab").enter("plan").press("Ctrl-s").sees("his changes nothing");
    seat.press("Shift-Tab Ctrl-u").enter("400").press("Ctrl-s").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  4 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0200 van den Berg-Özdemir, É. ─────────────────────────────────────────────╮
        │ Data  Allocations  Requests  Documents  Findings  History                    │
        │                                                                              │
        │ allocation  from        until       shape      care               left       │
        │▶    300533  2025-02-01  2026-01-31  aspecific  not started      200.00       │
        │         ╭ Request ─────────────────────────────────────────────────╮         │
        │ ╭ Ask fo│ Ask municipality 0405 (JW317): allocation 300533, €      │───────╮ │
        │ │  chang│ 400.00, 2025-02-01 … 2026-01-31. Mind: the request: a    │       │ │
        │ │  last │ change is asked for while care runs on an allocation     │       │ │
        │ │▶ budge│ (OP306).                                                 │       │ │
        │ │  why  │                                                          │       │ │
        │ │  for t│                                                          │       │ │
        │ ╰───────│ y / Enter ask    n / Esc never mind                      │───────╯ │
        │         ╰──────────────────────────────────────────────────────────╯         │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("n")
        .sees("Ask for a change of")
        .press("Ctrl-s y")
        .sees("equest 1 to municipality 0405 is made");
    // What fits goes with the request that was not sent yet.
    seat.press("v").sees("goes with request 1").press("Esc");
    seat.press("Tab").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  4 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0200 van den Berg-Özdemir, É. ─────────────────────────────────────────────╮
        │ Data  Allocations  Requests  Documents  Findings  History                    │
        │                                                                              │
        │ request municipality kind   made       sent       due        state           │
        │▶      1 0405         change 2025-03-13                       yet to be sent  │
        │                                                                              │
        │ state        yet to be sent                                                  │
        │ asks for     allocation 300533, € 400.00, 2025-02-01 … 2026-01-31            │
        │ why          the plan of care was changed                                    │
        │ message      JW317 UB0000000001                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  Tab section  v request  V extra product       : all  ? help  q quit
    "#]]);
    seat.press("u").sees("No request yet");
    seat.press("Ctrl-r").does_not_see("No request yet");
    seat.press("d").sees("Take request 1 away?").press("y").sees("No request yet");
    seat.press("u").sees("UB0000000001");
}

#[test]
fn a_first_allocation_and_an_extra_product_are_asked_for() {
    for (lang, size) in [(Lang::Nl, NARROW), (Lang::En, WIDE)] {
        let mut seat = Seat::at(lang, size, de_dijk);
        let says = |nl: &'static str, en: &'static str| if lang == Lang::Nl { nl } else { en };
        allocations(&mut seat).press("Tab v Ctrl-s").sees(says("vul dit in", "fill this in"));
        seat.enter("1-5-2025").press("Tab").enter("30-4-2026").press("Tab").enter("46");
        seat.press("Tab").enter("2500").press("Ctrl-s");
        seat.sees(says("kies wie verwees", "choose who referred"));
        seat.enter(says("huisarts", "general")).press("Ctrl-s").sees("CD066");
        seat.press("Tab").enter("01000001").press("Ctrl-s").sees("JW315");
        seat.press("j")
            .sees(says("erzoek 1 aan gemeente 0405 is gemaakt", "equest 1 to municipality 0405 is made"));
        seat.press("V")
            .enter("1-5-2025")
            .press("Tab Tab")
            .enter("47")
            .press("Tab")
            .enter("100")
            .press("Ctrl-s");
        seat.enter(says("de situatie", "the client")).press("Ctrl-s").sees("TR374");
        seat.press("Esc y");
        assert!(seat.screen().contains("UB0000000001"), "{}", seat.screen());
    }
}

/// Asks for a first allocation for a client, and sends it on that day.
fn asked(store: &mut Store, here: &Surroundings, day: &str, client: &str) {
    let then = Surroundings { dirs: here.dirs.clone(), ..Surroundings::fixed(Day::parse_iso(day).unwrap()) };
    let number = ClientNumber::parse(client).unwrap();
    let client = store.read(|tx| store::clients::by_number(tx, &number)).unwrap().unwrap().id;
    let shape = Shape::Aspecific { category: Category::parse("46").unwrap(), budget: None };
    let from = then.today().plus_months(2);
    let product = Product { client, municipality: None, shape, from, until: None };
    let grounds = Grounds {
        referral: Referral::parse("court").unwrap(),
        referrer: None,
        decision: None,
        is_national: false,
        remark: None,
    };
    let input = Input { wish: Wish::First(product, grounds), with: None };
    request_care::run(store, &then, &input).unwrap();
    let done = export_messages::run(store, &then, export_messages::Input { packed: false }).unwrap();
    assert!(done.trouble.is_empty(), "{:?}", done.trouble);
}

/// One request was refused, since another municipality is responsible; the other one waits too long.
fn answered(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
    asked(store, here, "2025-03-03", "J-0200");
    let answer = ANSWER.replace(">A1<", ">UV0000000001<").replace("2026-03-02", "2025-03-04");
    import_message::run(store, here, import_message::Input::accepted(answer.into_bytes())).unwrap();
    asked(store, here, "2025-03-05", "J-0142");
}

#[test]
fn what_the_municipality_decided_is_shown_and_asked_for_again() {
    let mut seat = Seat::at(Lang::Nl, NARROW, answered);
    allocations(&mut seat).press("Tab").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                 4 cliënten
         1 Dag 3 Maand 4 Cliënten 5 Onderde… 6 Declara… 7 Bericht… 8 Nakijken 9 Instell…
        ╭ J-0200 van den Berg-Özdemir, É. ─────────────────────────────────────────────╮
        │ Gegevens  Toewijzingen  Verzoeken  Documenten  Bevindingen  Verloop          │
        │                                                                              │
        │ verzoek gemeente soort             gemaakt    verstuurd  uiterlijk  toestand │
        │▶      1 0405     eerste toewijzing 2025-03-03 2025-03-03            afgewezen│
        │                                                                              │
        │ toestand     afgewezen                                                       │
        │ vraagt       46, 2025-05-03 … 2026-05-02                                     │
        │ beslissing   afgewezen: woonplaatsbeginsel: een andere gemeente 0498         │
        │              (UV0000000001)                                                  │
        │ bericht      JW315 UB0000000001                                              │
        │   → Vraag het aan bij de gemeente die verantwoordelijk is: 'uurwerk request  │
        │   again NUMMER --municipality CODE'.                                         │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc terug  Tab deel  v verzoek  V extra product    : alles  ? hulp  q stoppen
    "#]]);
    seat.press("d").sees("al verstuurd");
    seat.press("r").sees("aan gemeente 0498?").press("j").sees("erzoek 3 aan gemeente 0498 is gemaakt");
    seat.press("Esc Down Enter").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                 4 cliënten
         1 Dag 3 Maand 4 Cliënten 5 Onderde… 6 Declara… 7 Bericht… 8 Nakijken 9 Instell…
        ╭ J-0142 Jansen, S. ───────────────────────────────────────────────────────────╮
        │ Gegevens  Toewijzingen  Verzoeken  Documenten  Bevindingen  Verloop          │
        │                                                                              │
        │ verzoek gemeente soort           gemaakt    verstuurd  uiterlijk  toestand   │
        │▶      2 0405     eerste toewijz… 2025-03-05 2025-03-05 2025-03-10 ! verstuurd│
        │                                                                              │
        │ toestand     verstuurd                                                       │
        │ vraagt       46, 2025-05-05 … 2026-05-04                                     │
        │ beslissing   nog niet beslist (UV0000000002)                                 │
        │ termijn      de gemeente moet ontvangst melden, uiterlijk 2025-03-10, te laat│
        │ bericht      JW315 UB0000000003                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc terug  Tab deel  v verzoek  V extra product    : alles  ? hulp  q stoppen
    "#]]);
    seat.press("r").sees("niet afgewezen");
}
