//! A practitioner logs, looks, changes and takes back.

use expect_test::expect;

use crate::support::{NARROW, Seat, WIDE};

const MORNING: &[&str] = &["9:00-9:45 tel sanne -- ouders gebeld", "9:45 30 verslag sanne", "15 pauze"];

fn morning(size: (u16, u16)) -> Seat {
    let mut seat = Seat::new(size);
    seat.press("a");
    for line in MORNING {
        seat.enter(line).press("Enter");
    }
    seat.press("Esc");
    seat
}

#[test]
fn an_empty_day_says_what_to_do() {
    Seat::new(NARROW).expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                  Thu 13 Mar 2025 · week 11
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ ← Thursday 13 March 2025 · today → ────────────╮╭ Totals ────────────────────╮
        │                                                ││ A direct       0:00        │
        │                                                ││ B indirect     0:00        │
        │                                                ││ C other        0:00        │
        │  Nothing logged yet.                           ││ declarable            0:00 │
        │                                                ││ productivity             – │
        │  Press a and type what you did, for example:   ││ week 11 ────────────────── │
        │  9-9:45 tel jansen -- called the parents       ││ logged                0:00 │
        │                                                ││ to go of 36:00       36:00 │
        │                                                │╰────────────────────────────╯
        │                                                │╭ Budgets ───────────────────╮
        │                                                ││                            │
        │                                                ││                            │
        │                                                ││                            │
        ╰────────────────────────────────────────────────╯╰────────────────────────────╯
         Quick log ─────────────────────────────────────────────────────────────────────
         > a: type what you did, for example 9-9:45 tel jansen




         a log  n form  e edit  d delete  y repeat  g date       : all  ? help  q quit
    "#]]);
}

#[test]
fn a_line_says_what_it_means_while_it_is_typed() {
    let mut seat = Seat::new(NARROW);
    seat.press("a").enter("9-9:45 tel jansen");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                  Thu 13 Mar 2025 · week 11
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ ← Thursday 13 March 2025 · today → ────────────╮╭ Totals ────────────────────╮
        │                                                ││ A direct       0:00        │
        │                                                ││ B indirect     0:00        │
        │                                                ││ C other        0:00        │
        │  Nothing logged yet.                           ││ declarable            0:00 │
        │                                                ││ productivity             – │
        │  Press a and type what you did, for example:   ││ week 11 ────────────────── │
        │  9-9:45 tel jansen -- called the parents       ││ logged                0:00 │
        │                                                ││ to go of 36:00       36:00 │
        │                                                │╰────────────────────────────╯
        │                                                │╭ Budgets ───────────────────╮
        │                                                ││                            │
        │                                                ││                            │
        │                                                ││                            │
        ╰────────────────────────────────────────────────╯╰────────────────────────────╯
         Log ───────────────────────────────────────────────────────────────────────────
         > 9-9:45 tel jansen  ⇥ J-0142 Jansen, S.
           Thu 13 Mar 2025 · 09:00–09:45 · 45 min · A telephone
           ▲ fits several clients: J-0142, J-0143; type more of the name or the number
           Tab J-0142 Jansen, S. · J-0143 Jansen, T.

         Enter log  Tab complete  ↓ other suggestion  Esc back
    "#]]);
    seat.enter(" sa").press("Tab");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                  Thu 13 Mar 2025 · week 11
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ ← Thursday 13 March 2025 · today → ────────────╮╭ Totals ────────────────────╮
        │                                                ││ A direct       0:00        │
        │                                                ││ B indirect     0:00        │
        │                                                ││ C other        0:00        │
        │  Nothing logged yet.                           ││ declarable            0:00 │
        │                                                ││ productivity             – │
        │  Press a and type what you did, for example:   ││ week 11 ────────────────── │
        │  9-9:45 tel jansen -- called the parents       ││ logged                0:00 │
        │                                                ││ to go of 36:00       36:00 │
        │                                                │╰────────────────────────────╯
        │                                                │╭ Budgets ───────────────────╮
        │                                                ││                            │
        │                                                ││                            │
        │                                                ││                            │
        ╰────────────────────────────────────────────────╯╰────────────────────────────╯
         Log ───────────────────────────────────────────────────────────────────────────
         > 9-9:45 tel J-0142
         ✓ 09:00–09:45 · 45 min · A telephone · J-0142 Jansen, S. · 300201 · WO+
           € 5,000.00 of 5,000.00 left


         Enter log  Tab complete  ↓ other suggestion  Esc back
    "#]]);
}

#[test]
fn logging_changes_the_list_and_the_totals() {
    morning(NARROW).expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                  Thu 13 Mar 2025 · week 11
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ ← Thursday 13 March 2025 · today → ────────────╮╭ Totals ────────────────────╮
        │ from  until  time   client     activity        ││ A direct       0:45 ███    │
        │▶09:00 09:45  0:45 A Jansen, S. telephone       ││ B indirect     0:30 ██     │
        │ 09:45 10:15  0:30 B Jansen, S. reporting       ││ C other        0:15 █      │
        │              0:15 C            break           ││ declarable            1:15 │
        │                                                ││ productivity           83% │
        │                                                ││ week 11 ────────────────── │
        │                                                ││ logged                1:30 │
        │                                                ││ to go of 36:00       34:30 │
        │                                                │╰────────────────────────────╯
        │                                                │╭ Budgets ───────────────────╮
        │                                                ││   Jansen        € 4,878.37 │
        │                                                ││                            │
        │                                                ││                            │
        ╰────────────────────────────────────────────────╯╰────────────────────────────╯
         Quick log ─────────────────────────────────────────────────────────────────────
         > a: type what you did, for example 9-9:45 tel jansen
           Highly specialised youth care · allocation 300201 · WO+ — ouders gebeld



         a log  n form  e edit  d delete  y repeat  g date       : all  ? help  q quit
    "#]]);
    morning(WIDE).expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                  Thu 13 Mar 2025 · week 11
         1 Day  3 Month  4 Clients  5 Components  6 Claims  7 Messages  8 Check  9 Settings
        ╭ ← Thursday 13 March 2025 · today → ──────────────────────────────────────────────────────────────────────────────╮╭ Totals ──────────────────────────────────╮
        │ from   until   time     number  client      activity   disc.  allocation  note                                   ││ A direct                 0:45 █████      │
        │▶09:00  09:45   0:45  A  J-0142  Jansen, S.  telephone  WO+        300201  ouders gebeld                          ││ B indirect               0:30 ███▎       │
        │ 09:45  10:15   0:30  B  J-0142  Jansen, S.  reporting  WO+        300201                                         ││ C other                  0:15 █▋         │
        │                0:15  C                      break      WO+                                                       ││ declarable                          1:15 │
        │                                                                                                                  ││ productivity                         83% │
        │                                                                                                                  ││ week 11 ──────────────────────────────── │
        │                                                                                                                  ││ logged                              1:30 │
        │                                                                                                                  ││ productivity                         83% │
        │                                                                                                                  ││ to go of 36:00                     34:30 │
        │                                                                                                                  │╰──────────────────────────────────────────╯
        │                                                                                                                  │╭ Budgets ─────────────────────────────────╮
        │                                                                                                                  ││   J-0142 Jansen                   300201 │
        │                                                                                                                  ││   € 4,878.37 left of 5,000.00         2% │
        │                                                                                                                  ││   █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        │                                                                                                                  ││                                          │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────╯
         Quick log ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
         > a: type what you did, for example 9-9:45 tel jansen
           Highly specialised youth care · allocation 300201 · WO+ — ouders gebeld





         a log  n form  e edit  d delete  y repeat  g date                                                                                       : all  ? help  q quit
    "#]]);
}

#[test]
fn a_line_that_cannot_be_logged_stays() {
    let mut seat = Seat::new(NARROW);
    seat.press("a").enter("45 tel").press("Enter");
    seat.sees("> 45 tel").sees("Something is missing").sees("client: number or part of the name");
    seat.press("Esc 3 1").sees("> 45 tel");
    seat.press("q").sees("not stored yet").press("n");
    assert!(!seat.is_over());
    seat.press("a").enter(" sanne").press("Enter").does_not_see("> 45 tel").sees("Logged 0:45");
    seat.press("Esc q");
    assert!(seat.is_over());
}

#[test]
fn worked_time_is_kept_with_its_finding() {
    let mut seat = Seat::new(NARROW);
    seat.press("a").enter("10-2-2025 30 tel emile").press("Enter").enter("90 tel emile");
    seat.sees("! PS-A7").press("Enter Esc");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                  Thu 13 Mar 2025 · week 11
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ ← Thursday 13 March 2025 · today → ────────────╮╭ Totals ────────────────────╮
        │ from  until  time   client          activity   ││ A direct       1:30 ██████ │
        │▶             1:30 A van den Berg-Ö… telephone !││ B indirect     0:00        │
        │                                                ││ C other        0:00        │
        │                                                ││ declarable            1:30 │
        │                                                ││ productivity          100% │
        │                                                ││ week 11 ────────────────── │
        │                                                ││ logged                1:30 │
        │                                                ││ to go of 36:00       34:30 │
        │                                                │╰────────────────────────────╯
        │                                                │╭ Budgets ───────────────────╮
        │                                                ││ ! van den Berg-Özd… € 5.40 │
        │                                                ││                            │
        │                                                ││                            │
        ╰────────────────────────────────────────────────╯╰────────────────────────────╯
         Quick log ─────────────────────────────────────────────────────────────────────
         > a: type what you did, for example 9-9:45 tel jansen
           Highly specialised youth care · allocation 300533 · WO+
           ! PS-A7 With this entry 97% of the budget of allocation 300533 is used; left:
             € 5.40 of € 200.00.

         a log  n form  e edit  d delete  y repeat  g date       : all  ? help  q quit
    "#]]);
}

#[test]
fn an_entry_is_changed_in_a_form() {
    let mut seat = morning(NARROW);
    seat.press("Home e");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                  Thu 13 Mar 2025 · week 11
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ ← Thursday 13 March 2025 · today → ────────────╮╭ Totals ────────────────────╮
        │ from  until  time   client     activity        ││ A direct       0:45 ███    │
        │▶╭ Edit entry ──────────────────────────────────────────────────────────────╮ │
        │ │▶ day        2025-03-13                                                   │ │
        │ │  time       09:00-09:45                                                  │ │
        │ │  activity   telephone (A)                                                │ │
        │ │  client     J-0142 Jansen, S.                                            │ │
        │ │  allocation 300201 · 45 · 2025-01-01 … 2025-12-31                        │ │
        │ │  product    Highly specialised youth care                                │ │
        │ │  discipline WO+                                                          │─╯
        │ │  note       ouders gebeld                                                │─╮
        │ │                                                                          │ │
        │ │                                                                          │ │
        │ │                                                                          │ │
        ╰─│──────────────────────────────────────────────────────────────────────────│─╯
         Q│  09:00–09:45 · 45 min · A telephone · J-0142 Jansen, S. · 300201 · WO+   │──
         >│  such as 13-3, yesterday or mon                                          │
          ╰──────────────────────────────────────────────────────────────────────────╯



         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Tab Ctrl-u").enter("9-9:7");
    seat.sees("▲");
    seat.press("Ctrl-u").enter("9-10:15").press("Ctrl-s").sees("✓ Changed");
    assert!(seat.line("telephone").contains("1:15"));
    seat.press("e Tab").enter("0").press("Esc").sees("Close it anyway?").press("Esc Esc Enter");
    seat.does_not_see("Edit entry");
}

#[test]
fn an_entry_is_made_in_a_form() {
    let mut seat = Seat::new(NARROW);
    seat.press("n").enter("14-15").press("Tab").enter("ftf").press("Tab").enter("zoe").press("Tab");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                  Thu 13 Mar 2025 · week 11
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ ← Thursday 13 March 2025 · today → ────────────╮╭ Totals ────────────────────╮
        │                                                ││ A direct       0:00        │
        │ ╭ Log time ────────────────────────────────────────────────────────────────╮ │
        │ │  day        2025-03-13                                                   │ │
        │ │  time       14-15                                                        │ │
        │ │  activity   face to face (A)                                             │ │
        │ │  client     J-0177 de Wit, Z.                                            │ │
        │ │▶ allocation                                                              │ │
        │ │  product                                                                 │ │
        │ │  discipline                                                              │─╯
        │ │  note                                                                    │─╮
        │ │                                                                          │ │
        │ │                                                                          │ │
        │ │                                                                          │ │
        ╰─│──────────────────────────────────────────────────────────────────────────│─╯
         Q│  14:00–15:00 · A face to face · J-0177 de Wit, Z. · 300417 · WO+         │──
         >│  empty: chosen for you; Alt-↓ shows the list                             │
          ╰──────────────────────────────────────────────────────────────────────────╯



         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Ctrl-s").sees("Logged 1:00");
}

#[test]
fn a_deleted_entry_comes_back() {
    let mut seat = morning(NARROW);
    seat.press("Home d").sees("Delete 0:45 telephone").press("y").does_not_see("telephone");
    seat.sees("Deleted 0:45");
    seat.press("u").sees("Undone: deleting an entry").sees("telephone");
    seat.press("Ctrl-r").sees("Done again: deleting an entry").does_not_see("telephone");
}

#[test]
fn an_entry_is_repeated_on_another_day() {
    let mut seat = morning(NARROW);
    seat.press("Home y").sees("> 45m J-0142 telephone").press("Enter Esc");
    seat.press("l").sees("Nothing logged yet").press("h");
    seat.press("g").enter("14-3-2025").press("Enter").sees("Friday 14 March 2025");
    seat.press("g").enter("31-2").press("Enter").sees("▲").press("Esc T").sees("· today");
}

#[test]
fn somebody_elses_time_is_opened() {
    let mut seat = morning(NARROW);
    seat.press("P").enter("mul").press("Enter").sees("B. Müller (HBO)").sees("Nothing logged yet");
    seat.press("P").enter("vis").press("Enter").sees("telephone");
}

#[test]
fn paste_mouse_and_size_are_taken_as_they_come() {
    let mut seat = morning(NARROW);
    seat.paste("nothing is focused").press("a").paste("30 plan\r\nsanne\u{1b}[2J").sees("> 30 plan sanne[2J");
    seat.press("Ctrl-u Esc").click(5, 6).wheel(-3).wheel(3).sees("▶ ");
    seat.click(9, 1).sees("March 2025").click(2, 1).resize((40, 10)).resize(WIDE).sees("telephone");
}

#[test]
fn everything_that_can_be_done_is_found_by_name() {
    let mut seat = morning(NARROW);
    seat.press("?").expect_screen(&expect![[r#"
         u╭ Help ────────────────────────────────────────────────────────────────────╮1
         1│ Day                                                                      │
        ╭ │  a / i        Type what you did on the line below.                       │─╮
        │ │  n            Log time with a form.                                      │ │
        │▶│  e / Enter    Edit this entry.                                           │ │
        │ │  d / Del      Delete this entry.                                         │ │
        │ │  y            Put this entry on the line, to log it again.               │ │
        │ │  ← / h        To the previous day.                                       │ │
        │ │  → / l        To the next day.                                           │ │
        │ │  H            Seven days back.                                           │ │
        │ │  L            Seven days on.                                             │ │
        │ │  g            To another day.                                            │─╯
        │ │  T            Back to today.                                             │─╮
        │ │  ↑ / k        To the previous row.                                       │ │
        │ │  ↓ / j        To the next row.                                           │ │
        │ │  PgUp         Ten rows back.                                             │ │
        ╰─│  PgDn         Ten rows on.                                               │─╯
         Q│  Home         To the first row.                                          │──
         >│  End / G      To the last row.                                           │
          │                                                                          │
          │ Everywhere                                                               │
          │  1            Your day: log and change time.                             │
          │ ↑ ↓ scroll   Esc closes this window                                      │
         a╰──────────────────────────────────────────────────────────────────────────╯
    "#]]);
    seat.press("Esc :").enter("clients").press("Enter").sees("4 clients");
    seat.press("1 :").enter("form").press("Enter").sees("Log time");
}

#[test]
fn the_day_speaks_dutch() {
    let mut seat = Seat::speaking(uurwerk::domain::text::Lang::Nl, NARROW);
    seat.press("a").enter("9-9:45 tel sanne -- ouders gebeld").press("Enter").enter("60 ftf emile");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                   do 13 mrt 2025 · week 11
         1 Dag 3 Maand 4 Cliënten 5 Onderde… 6 Declara… 7 Bericht… 8 Nakijken 9 Instell…
        ╭ ← Donderdag 13 maart 2025 · vandaag → ─────────╮╭ Totalen ───────────────────╮
        │ van   tot    tijd   cliënt     activiteit      ││ A direct       0:45 ██████ │
        │▶09:00 09:45  0:45 A Jansen, S. telefoon        ││ B indirect     0:00        │
        │                                                ││ C overig       0:00        │
        │                                                ││ declarabel            0:45 │
        │                                                ││ productiviteit        100% │
        │                                                ││ week 11 ────────────────── │
        │                                                ││ geregistreerd         0:45 │
        │                                                ││ nog te gaan van 36:… 35:15 │
        │                                                │╰────────────────────────────╯
        │                                                │╭ Budgetten ─────────────────╮
        │                                                ││   Jansen        € 4.927,02 │
        │                                                ││                            │
        │                                                ││                            │
        ╰────────────────────────────────────────────────╯╰────────────────────────────╯
         Loggen ────────────────────────────────────────────────────────────────────────
         > 60 ftf emile
         ✓ 60 min · A face to face · J-0200 van den Berg-Özdemir, É. · 300533 · WO+
           nog € 200,00 van 200,00 over
           Tab J-0200 van den Berg-Özdemir, É.

         Enter loggen  Tab aanvullen  ↓ ander voorstel  Esc terug
    "#]]);
}
