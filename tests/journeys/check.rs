//! The office clears what stands in the way of a month.

use expect_test::expect;
use std::cell::RefCell;
use std::rc::Rc;

use uurwerk::domain::allocation::Shape;
use uurwerk::domain::identifiers::{AllocationNumber, Category, ClientNumber, MunicipalityCode};
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;
use uurwerk::operations::save_allocation;
use uurwerk::operations::views::check;
use uurwerk::store::{self, Store};
use uurwerk::surroundings::Surroundings;
use uurwerk::tui::effects::{Outcome, Task};
use uurwerk::tui::event::{Event, Job};
use uurwerk::tui::keys::Key;
use uurwerk::tui::session::{Elsewhere, Session};

use crate::support::{NARROW, Seat, WIDE, de_dijk};

/// Time with a budget that is exceeded, a day outside the allocation, and two places at a time.
const TIME: &[&str] = &[
    "10-2-2025 9-10:30 ftf sanne",
    "10-2-2025 10-10:45 tel zoe",
    "12-2-2025 90 ouders emile",
    "17-2-2025 60 tel emile",
    "31-1-2025 30 tel emile",
];

fn office(lang: Lang, size: (u16, u16)) -> Seat {
    let mut seat = Seat::speaking(lang, size);
    seat.press("a");
    for line in TIME {
        seat.enter(line).press("Enter");
    }
    seat.press("Esc 8");
    seat
}

#[test]
fn everything_open_stands_worst_first_with_its_cause_and_way_out() {
    let mut seat = office(Lang::En, NARROW);
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         ▲ held 1   ! warning 2
        ╭ ← February 2025 → ───────────────────────────────────────────────────────────╮
        │ severity  rule  about       number client           finding                  │
        │▶▲ held    PS-A7 17 Feb 1:00 J-0200 van den Berg-Öz… With this entry the budg…│
        │ ! warning UW-2  10 Feb 1:30 J-0142 Jansen, S.       Overlaps with another en…│
        │ ! warning UW-2  10 Feb 0:45 J-0177 de Wit, Z.       Overlaps with another en…│
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Entry of Mon 17 Feb 2025, 1:00 · J-0200 van den Berg-Özdemir, É. · avisser ──╮
        │ PS-A7 · ▲ held                                                               │
        │ With this entry the budget of allocation 300533 is exceeded by € 43.25;      │
        │   allocated is € 200.00.                                                     │
        │ → Ask the municipality for a higher allocation; what exceeds it cannot be    │
        │   claimed.                                                                   │
        │ demand: What is claimed on an allocation stays within its budget or extent   │
        │   (TR369, TR321, TR322).                                                     │
        │ source: 2.1 · Productenstructuur hoog specialistische jeugdhulp, segment C,  │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Enter cause  o override  r rule  p person               : all  ? help  q quit
    "#]]);
    seat.press("m").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                            all open months
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         ▲ held 2   ! warning 2
        ╭ All open months ─────────────────────────────────────────────────────────────╮
        │ severity  rule  about           number client         finding                │
        │▶▲ held    PS-A7 2025-02-17 1:00 J-0200 van den Berg-… With this entry the bu…│
        │ ▲ held    PS-A8 2025-01-31 0:30 J-0200 van den Berg-… 2025-01-31 lies outsid…│
        │ ! warning UW-2  2025-02-10 1:30 J-0142 Jansen, S.     Overlaps with another …│
        │ ! warning UW-2  2025-02-10 0:45 J-0177 de Wit, Z.     Overlaps with another …│
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Entry of Mon 17 Feb 2025, 1:00 · J-0200 van den Berg-Özdemir, É. · avisser ──╮
        │ PS-A7 · ▲ held                                                               │
        │ With this entry the budget of allocation 300533 is exceeded by € 43.25;      │
        │   allocated is € 200.00.                                                     │
        │ → Ask the municipality for a higher allocation; what exceeds it cannot be    │
        │   claimed.                                                                   │
        │ demand: What is claimed on an allocation stays within its budget or extent   │
        │   (TR369, TR321, TR322).                                                     │
        │ source: 2.1 · Productenstructuur hoog specialistische jeugdhulp, segment C,  │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Enter cause  o override  r rule  p person               : all  ? help  q quit
    "#]]);
}

#[test]
fn the_check_speaks_dutch_beside_the_chosen_finding() {
    let mut seat = office(Lang::Nl, WIDE);
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                              februari 2025
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         ▲ vastgehouden 1   ! let op 2
        ╭ ← Februari 2025 → ───────────────────────────────────────────────────────────────────────────────────╮╭ Registratie van ma 17 feb 2025, 1:00 · J-0200 van d… ╮
        │ gevolg         regel waarover    nummer cliënt                medew.  bevinding                      ││ PS-A7 · ▲ vastgehouden                               │
        │▶▲ vastgehouden PS-A7 17 feb 1:00 J-0200 van den Berg-Özdemir… avisser Met deze registratie wordt het…││ Met deze registratie wordt het budget van toewijzing │
        │ ! let op       UW-2  10 feb 1:30 J-0142 Jansen, S.            avisser Overlapt met een andere regist…││   300533 overschreden met € 43,25; toegewezen is €   │
        │ ! let op       UW-2  10 feb 0:45 J-0177 de Wit, Z.            avisser Overlapt met een andere regist…││   200,00.                                            │
        │                                                                                                      ││ → Vraag de gemeente om een hogere toewijzing; wat    │
        │                                                                                                      ││   erboven komt kan niet worden gedeclareerd.         │
        │                                                                                                      ││ eis: Wat op een toewijzing wordt gedeclareerd blijft │
        │                                                                                                      ││   binnen haar budget of omvang (TR369, TR321, TR322).│
        │                                                                                                      ││ bron: 2.1 · Productenstructuur hoog specialistische  │
        │                                                                                                      ││   jeugdhulp, segment C, Westfriesland (2025)         │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        │                                                                                                      ││                                                      │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────╯

         Enter oorzaak  o vrijgeven  r regel  p persoon  m alle maanden  a ook vrijgegeven                                                  : alles  ? hulp  q stoppen
    "#]]);
}

#[test]
fn a_cause_is_one_key_away() {
    let mut seat = office(Lang::En, NARROW);
    seat.press("Down Enter").sees("Mon 10 Feb 2025 · week 7");
    assert!(seat.line("face to face").contains("▶"), "the entry is chosen");
    seat.press("8 Down Enter");
    assert!(seat.line("telephone").contains("▶"), "the other entry is chosen");
    seat.press("6 c 8").sees("February 2025");
    seat.press("g").line("▶▲ held    PS-A7 line 45X05  J-0200");
    seat.press("Enter").sees("draft 2").line("▶J-0200");
    seat.press("8").line("▶▲ held    PS-A7 line 45X05  J-0200");
    seat.press("Down Enter").sees("Mon 17 Feb 2025").press("8 c").sees("draft 2");
    seat.press("8 C").sees("BSN").sees("Berg-Özdemir, É.");
}

#[test]
fn one_rule_or_one_person_is_looked_at() {
    let mut seat = office(Lang::En, WIDE);
    seat.press("r").sees("Which rule?").sees("every rule").enter("uw-2").press("Enter");
    seat.sees("← February 2025 → · UW-2 · 2 of 3").does_not_see("J-0200");
    seat.press("p").sees("Who?").enter("wit").press("Enter");
    seat.sees("UW-2 · J-0177 de Wit, Z. · 1 of 3");
    seat.press("r").press("Enter").sees("→ · J-0177 de Wit, Z. · 1 of 3");
    seat.press("h").sees("January 2025").sees("Nothing was found with this").press("Esc").sees("PS-A8");
    seat.press("]")
        .press("/")
        .enter("jansen")
        .press("Enter")
        .sees("1 of 3")
        .press("Esc")
        .does_not_see("of 3");
    seat.press("[ [").sees("There is nothing that asks for attention").press("T").sees("March 2025");
    seat.press("m").sees("All open months").sees("PS-A8").press("m").sees("February 2025");
}

#[test]
fn a_hold_is_let_through_taken_back_and_ends() {
    let mut seat = office(Lang::En, NARROW);
    seat.press("o").sees("not on a claim line yet").press("6 c 8 o").sees("Override PS-A7: why?");
    seat.press("Enter").sees("are recorded").enter("a higher budget is promised").press("Enter");
    seat.sees("PS-A7 overridden").sees("▲ held 0").sees("(a shows them)");
    seat.press("a G").sees("overridden by test");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         ▲ held 0   ! warning 2   ✓ overridden 2
        ╭ ← February 2025 → ───────────────────────────────────────────────────────────╮
        │ severity     rule  about       number client         finding                 │
        │ ! warning    UW-2  10 Feb 1:30 J-0142 Jansen, S.     Overlaps with another e…│
        │ ! warning    UW-2  10 Feb 0:45 J-0177 de Wit, Z.     Overlaps with another e…│
        │ ✓ overridden PS-A7 line 45X05  J-0200 van den Berg-… The budget of allocatio…│
        │▶✓ overridden PS-A7 17 Feb 1:00 J-0200 van den Berg-… With this entry the bud…│
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Entry of Mon 17 Feb 2025, 1:00 · J-0200 van den Berg-Özdemir, É. · avisser ──╮
        │ PS-A7 · ✓ overridden                                                         │
        │ With this entry the budget of allocation 300533 is exceeded by € 43.25;      │
        │   allocated is € 200.00.                                                     │
        │ ✓ overridden by test on 2025-03-13 11:00Z: a higher budget is promised       │
        │ demand: What is claimed on an allocation stays within its budget or extent   │
        │   (TR369, TR321, TR322).                                                     │
        │ source: 2.1 · Productenstructuur hoog specialistische jeugdhulp, segment C,  │
        │   Westfriesland (2025)                                                       │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Enter cause  o override  r rule  p person               : all  ? help  q quit
    "#]]);
    seat.press("o").sees("overridden by test already").press("w").sees("PS-A7 holds again").sees("▲ held 2");
    seat.press("u").sees("Undone: withdrawing an override").sees("✓ overridden 2");
    // More time on the line: the override was not given for that.
    seat.press("1 a").enter("18-2-2025 30 tel emile").press("Enter Esc 6 c 8");
    seat.sees("▲ held").sees("○ ended 1").press("G");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         ▲ held 2   ! warning 2   ○ ended 1
        ╭ ← February 2025 → ───────────────────────────────────────────────────────────╮
        │ severity  rule  about        number client          finding                  │
        │ ▲ held    PS-A7 line 45X05   J-0200 van den Berg-Ö… The budget of allocation…│
        │ ▲ held    PS-A7 18 Feb 0:30  J-0200 van den Berg-Ö… With this entry the budg…│
        │ ! warning UW-2  10 Feb 1:30  J-0142 Jansen, S.      Overlaps with another en…│
        │ ! warning UW-2  10 Feb 0:45  J-0177 de Wit, Z.      Overlaps with another en…│
        │▶○ ended   PS-A7 line 2025-02 J-0200 van den Berg-Ö… The budget of allocation…│
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Claim line of 2025-02 · J-0200 van den Berg-Özdemir, É. ─────────────────────╮
        │ PS-A7 · ○ ended                                                              │
        │ The budget of allocation 300533 is € 200.00; € 200.00 of it is left and this │
        │   line is € 243.25.                                                          │
        │ ✓ overridden by test on 2025-03-13 11:00Z: a higher budget is promised       │
        │ ○ The facts changed: 1 entry added.                                          │
        │ demand: What is claimed on an allocation stays within its budget or extent   │
        │   (TR369, TR321, TR322).                                                     │
        │ source: 2.1 · Productenstructuur hoog specialistische jeugdhulp, segment C,  │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Enter cause  o override  r rule  p person               : all  ? help  q quit
    "#]]);
    seat.press("o").sees("counts no longer").press("w").sees("counts no longer").press("Enter");
    seat.sees("draft").sees("← February 2025 →");
}

#[test]
fn what_cannot_be_let_through_says_so() {
    let mut seat = office(Lang::En, NARROW);
    seat.press("G o").sees("This holds nothing").press("w").sees("Nothing is overridden here");
    seat.press("h o").sees("PS-A8 cannot be overridden");
}

/// De Dijk with a second allocation of Tim that runs longer than the contract allows.
fn with_a_long_allocation(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
    let number = ClientNumber::parse("J-0143").unwrap();
    let client = store.read(|tx| store::clients::by_number(tx, &number)).unwrap().unwrap().id;
    let shape = Shape::Aspecific { category: Category::parse("45").unwrap(), budget: None };
    let input = save_allocation::Input {
        id: None,
        client,
        municipality: MunicipalityCode::parse("0405").unwrap(),
        number: AllocationNumber::new(300_777).unwrap(),
        shape,
        from: Day::parse_iso("2025-01-15").unwrap(),
        until: Day::parse_iso("2026-06-30"),
        frame: None,
    };
    save_allocation::run(store, here, input).unwrap();
}

#[test]
fn an_allocation_is_opened_with_its_client() {
    let mut seat = Seat::at(Lang::En, NARROW, with_a_long_allocation);
    seat.press("8").sees("March 2025").sees("alloc. 300777");
    assert!(seat.press("Enter").line("▶    300777").contains("2026-06-30"));
    seat.press("e").sees("300777").press("Esc Esc 8").sees("alloc. 300777");
}

#[test]
fn other_screens_lead_to_the_findings_of_their_month() {
    let mut seat = office(Lang::En, NARROW);
    seat.press("3 h h v").sees("← January 2025 →").sees("PS-A8");
    seat.press("6 v").sees("← February 2025 →").sees("PS-A7");
}

#[test]
fn a_click_chooses_a_finding() {
    let mut seat = office(Lang::En, NARROW);
    seat.click(20, 7).line("▶! warning UW-2  10 Feb 0:45");
    seat.wheel(-3).line("▶▲ held    PS-A7");
    seat.press("/").enter("zzz").sees("Nothing was found with this").click(20, 7).press("Esc").sees("PS-A7");
}

/// Takes long work, and does none of it.
#[derive(Clone, Default)]
struct Later {
    taken: Rc<RefCell<Vec<Task>>>,
    stops: Rc<RefCell<usize>>,
}

impl Elsewhere for Later {
    fn start(&mut self, task: Task) -> Option<Task> {
        self.taken.borrow_mut().push(task);
        None
    }

    fn stop(&mut self) {
        *self.stops.borrow_mut() += 1;
    }
}

#[test]
fn all_months_are_checked_in_the_background() {
    let here = Surroundings::fixed(Day::parse_iso("2025-03-13").unwrap());
    let open = || {
        let mut store = Store::in_memory().unwrap();
        with_a_long_allocation(&mut store, &here);
        store
    };
    let later = Later::default();
    let mut session = Session::open(open(), &here, Box::new(later.clone())).unwrap();
    let mut press = |keys: &[Key]| {
        for key in keys {
            session.event(Event::Key(*key));
        }
        (session.app.is_working(), later.taken.borrow().len(), *later.stops.borrow())
    };
    assert_eq!(press(&[Key::char('8')]), (false, 0, 0), "a month is read at once");
    assert_eq!(press(&[Key::char('m')]), (true, 1, 0));
    assert_eq!(press(&[Key::char('m'), Key::char('m')]), (true, 1, 0), "not twice at a time");
    assert_eq!(press(&[Key::ESC]), (true, 1, 1), "it can be broken off");
    assert!(matches!(later.taken.borrow().as_slice(), [Task::Check(check::Months::Open)]));
    let view = check::load(&mut open(), &here, &check::Filter::default()).unwrap();
    session.event(Event::Job(Job::Done(Box::new(Outcome::Check(Box::new(view))))));
    assert!(!session.app.is_working());
}

#[test]
fn a_small_terminal_keeps_what_says_most() {
    let mut seat = office(Lang::En, NARROW);
    seat.resize((60, 18)).line("▶▲ held    PS-A7 17 Feb 1:00 J-0200 With");
    seat.sees("Ask the municipality").does_not_see("van den Berg-Özdemir, É. · avisser");
    seat.resize((40, 12)).line("▶▲ held    PS-A7 17 Feb 1:00 J-0200");
    seat.does_not_see("Ask the municipality").press("Enter").sees("Mon 17 Feb");
}
