//! The office looks up clients and keeps their allocations.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::{NARROW, Seat, WIDE};

#[test]
fn clients_are_listed_with_their_allocations() {
    let mut seat = Seat::new(NARROW);
    seat.press("a").enter("100 tel emile").press("Enter Esc 4");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  4 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ Clients ─────────────────────╮╭ van den Berg-Özdemir, É. ────────────────────╮
        │ number name                  ││ number       J-0200                          │
        │▶J-0200 van den Berg-Özdemir,…││ born         2011-04-20 (age 13)             │
        │ J-0142 Jansen, S.            ││ municipality 0405                            │
        │ J-0143 Jansen, T.            ││ BSN          ••••••043                       │
        │ J-0177 de Wit, Z.            ││                                              │
        │                              ││ allocation from       until            left  │
        │                              ││▶    300533 2025-02-01 2026-01-31    ! 37.83  │
        │                              ││                                              │
        │                              ││ shape        aspecific · 45                  │
        │                              ││ period       2025-02-01 … 2026-01-31         │
        │                              ││ care         not started · report the start  │
        │                              ││              by 2025-03-20                   │
        │                              ││ used         81% € 162.17 of 200.00          │
        │                              ││ source       typed                           │
        │                              ││ products     Highly specialised youth care   │
        │                              ││                                              │
        │                              ││                                              │
        │                              ││                                              │
        ╰──────────────────────────────╯╰──────────────────────────────────────────────╯

         / find  Enter open  n new  e edit  a add allocation     : all  ? help  q quit
    "#]]);
    let mut seat = Seat::speaking(Lang::Nl, WIDE);
    seat.press("4 Down Down Tab");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                                 4 cliënten
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
        ╭ Cliënten ────────────────────────────────────────────────────────────────────╮╭ J-0143 Jansen, T. ───────────────────────────────────────────────────────────╮
        │ nummer  naam                                 geboren     laatste tijd  lopend││ Gegevens  Toewijzingen  Verzoeken  Documenten  Bevindingen  Verloop          │
        │ J-0200  van den Berg-Özdemir, É.             2011-04-20                     1││                                                                              │
        │ J-0142  Jansen, S.                           2010-06-15                     1││ gegeven                                                                      │
        │▶J-0143  Jansen, T.                           2012-01-31                     1││▶nummer         J-0143                                                        │
        │ J-0177  de Wit, Z.                           2008-11-02                     1││ achternaam     Jansen                                                        │
        │                                                                              ││ voorletters    T                                                             │
        │                                                                              ││ voornamen      Tim                                                           │
        │                                                                              ││ geboren        2012-01-31 (13 jaar)                                          │
        │                                                                              ││ geslacht       onbekend                                                      │
        │                                                                              ││ gemeente       0405                                                          │
        │                                                                              ││ BSN            ••••••018                                                     │
        │                                                                              ││ op school      niet vastgelegd                                               │
        │                                                                              ││ verhuizingen   geen                                                          │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────╯

         Esc terug  Tab deel  e wijzigen  s school  m verhuizing  d weghalen                                                                : alles  ? hulp  q stoppen
    "#]]);
}

#[test]
fn a_client_is_found_by_any_part_of_the_name() {
    let mut seat = Seat::new(NARROW);
    seat.press("4 /").enter("zoe").press("Enter").sees("J-0177").does_not_see("J-0200");
    seat.sees("••••••031").press("b").sees("999900031").press("Down").sees("••••••031");
    seat.press("/ Ctrl-u").enter("nobody").sees("Nobody found").press("Esc").sees("J-0200");
}

#[test]
fn a_client_is_added_with_a_hidden_number() {
    let mut seat = Seat::new(NARROW);
    seat.press("4 n")
        .enter("J-0300")
        .press("Tab")
        .enter("Bakker")
        .press("Tab Tab")
        .enter("1")
        .press("Tab Tab");
    seat.enter("31-2-2012")
        .press("Tab")
        .enter("fem")
        .press("Tab")
        .enter("0405")
        .press("Tab")
        .enter("99990005");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  4 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ Clients ─────────────────────╮╭ van den Berg-Özdemir, É. ────────────────────╮
        │ number name                  ││ number       J-0200                          │
        │▶╭ New client ──────────────────────────────────────────────────────────────╮ │
        │ │  client number J-0300                                                    │ │
        │ │  surname       Bakker                                                    │ │
        │ │  prefix                                                                  │ │
        │ │  initials      1                                                         │ │
        │ │                ▲ letters only, such as S.J.                              │ │
        │ │  first names                                                             │ │
        │ │  date of birth 31-2-2012                                                 │ │
        │ │                ▲ that day does not exist                                 │ │
        │ │  gender        female                                                    │ │
        │ │  municipality  0405                                                      │ │
        │ │▶ BSN           ••••••••                                                  │ │
        │ │                ▲ citizen service number (BSN) must be 9 digits           │ │
        │ │  nine digits, not shown while typing                                     │ │
        │ ╰──────────────────────────────────────────────────────────────────────────╯ │
        │                              ││                                              │
        │                              ││                                              │
        ╰──────────────────────────────╯╰──────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.enter("5").press("Ctrl-s").sees("▲").sees("that day does not exist");
    seat.press("Ctrl-u").enter("b").press("Tab Tab Ctrl-u");
    seat.enter("28-2-2012").press("Ctrl-s").sees("Client J-0300 added").sees("Bakker, B.").sees("••••••055");
    seat.press("u").sees("Undone: adding a client").does_not_see("Bakker");
}

#[test]
fn an_allocation_is_added_and_changed() {
    let mut seat = Seat::new(NARROW);
    seat.press("4 / ").enter("tim").press("Enter a").enter("300999").press("Tab Tab").enter("1-3-2025");
    seat.press("Tab Tab").enter("45").press("Tab").enter("1.000,50");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  4 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ Clients ─────────────────────╮╭ Jansen, T. ──────────────────────────────────╮
        │ /tim                         ││ number       J-0143                          │
        │ number name        last entry││ born         2012-01-31 (age 13)             │
        │▶╭ New allocation ──────────────────────────────────────────────────────────╮ │
        │ │  allocation number 300999                                                │ │
        │ │  municipality      0405                                                  │ │
        │ │  first day         1-3-2025                                              │ │
        │ │  last day                                                                │ │
        │ │  product category  45                                                    │ │
        │ │▶ budget in euro    1.000,50                                              │ │
        │ │  product code                                                            │ │
        │ │  volume                                                                  │ │
        │ │  unit                                                                    │ │
        │ │  each                                                                    │ │
        │ │  legal frame                                                             │ │
        │ │  for an aspecific or generic allocation                                  │ │
        │ ╰──────────────────────────────────────────────────────────────────────────╯ │
        │                              ││                                              │
        │                              ││                                              │
        ╰──────────────────────────────╯╰──────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Ctrl-s").sees("Allocation 300999 saved").sees("The last day was filled in");
    seat.sees("2026-02-28")
        .press("Tab Tab e")
        .sees("Edit allocation")
        .press("Tab Tab Tab Ctrl-u")
        .enter("1-2-2025");
    seat.sees("lies before the first day")
        .press("Ctrl-u")
        .enter("31-12-2025")
        .press("Ctrl-s")
        .sees("2025-12-31");
}
