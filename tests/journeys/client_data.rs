//! The office keeps the data of a client: birth date, school, municipalities, and the frame of an allocation.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::{NARROW, Seat, WIDE};

#[test]
fn each_row_opens_the_form_at_its_own_field() {
    let mut seat = Seat::new(NARROW);
    seat.press("4 Down Enter Down Down Down Down e Ctrl-u").enter("13-2010");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  4 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0142 Jansen, S. ───────────────────────────────────────────────────────────╮
        │ Data  Allocations  Requests  Documents  Findings  History                    │
        │                                                                              │
        │ ╭ Edit client ─────────────────────────────────────────────────────────────╮ │
        │ │  client number J-0142                                                    │ │
        │ │  surname       Jansen                                                    │ │
        │ │  prefix                                                                  │ │
        │ │  initials      S                                                         │ │
        │▶│  first names   Sanne                                                     │ │
        │ │▶ date of birth 13-2010                                                   │ │
        │ │                ▲ that month does not exist                               │ │
        │ │  gender        unknown                                                   │ │
        │ │  municipality  0405                                                      │ │
        │ │  BSN                                                                     │ │
        │ │  such as 15-6-2010; 6-2010 or 2010 when not all of it is known           │ │
        │ ╰──────────────────────────────────────────────────────────────────────────╯ │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Ctrl-u").enter("4-2025").sees("lies in the future");
    seat.press("Ctrl-u").enter("2010").press("Ctrl-s").sees("Client J-0142 changed");
    seat.sees("2010 (age 14 or 15)").press("Esc Esc").sees("2010 (age 14 or 15)");
    seat.press("Enter g e Ctrl-u").enter("J-0143").sees("another client has this number");
    seat.press("Ctrl-u")
        .enter("J-0142")
        .press("Tab Tab Tab Ctrl-u")
        .enter("ABCDEFG")
        .sees("six letters at most");
    seat.press("Esc").sees("Close it anyway?").press("y").sees("at school");
    seat.press("u").sees("Undone: changing a client").sees("2010-06-15 (age 14)");
}

#[test]
fn school_and_moves_are_recorded_changed_and_taken_away() {
    let mut seat = Seat::speaking(Lang::Nl, WIDE);
    seat.press("4 Down Enter s").enter("1-9-2016").press("Tab").enter("15-7-2024").press("Ctrl-s");
    seat.sees("Schooltijd vastgelegd")
        .press("s")
        .enter("1-7-2024")
        .sees("deelt dagen met de periode vanaf 2016-09-01");
    seat.press("Ctrl-u").enter("1-9-2024").press("Tab").enter("1-8-2024").sees("ligt voor de eerste dag");
    seat.press("Ctrl-u Ctrl-s").sees("2024-09-01 …").press("m").enter("0405").press("Tab").enter("1-3-2025");
    seat.sees("was toen al verantwoordelijk").press("Shift-Tab Ctrl-u").enter("0420").press("Ctrl-s");
    seat.press("G m").enter("0498").press("Tab").enter("1-3-2025").sees("op die dag staat al een verhuizing");
    seat.press("Esc y");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                                 4 cliënten
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
        ╭ Cliënten ────────────────────────────────────────────────────────────────────╮╭ J-0142 Jansen, S. ───────────────────────────────────────────────────────────╮
        │ nummer  naam                                 geboren     laatste tijd  lopend││ Gegevens  Toewijzingen  Verzoeken  Documenten  Bevindingen  Verloop          │
        │ J-0200  van den Berg-Özdemir, É.             2011-04-20                     1││                                                                              │
        │▶J-0142  Jansen, S.                           2010-06-15                     1││ gegeven                                                                      │
        │ J-0143  Jansen, T.                           2012-01-31                     1││ nummer         J-0142                                                        │
        │ J-0177  de Wit, Z.                           2008-11-02                     1││ achternaam     Jansen                                                        │
        │                                                                              ││ voorletters    S                                                             │
        │                                                                              ││ voornamen      Sanne                                                         │
        │                                                                              ││ geboren        2010-06-15 (14 jaar)                                          │
        │                                                                              ││ geslacht       onbekend                                                      │
        │                                                                              ││ gemeente       0420                                                          │
        │                                                                              ││ BSN            ••••••006                                                     │
        │                                                                              ││ op school      2016-09-01 … 2024-07-15                                       │
        │                                                                              ││                2024-09-01 … · nu                                             │
        │                                                                              ││ verhuizingen   0405 voor de eerste verhuizing                                │
        │                                                                              ││▶               0420 vanaf 2025-03-01                                         │
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
    seat.press("e Tab Ctrl-u").enter("13-3-2025").press("Ctrl-s").sees("0420 vanaf 2025-03-13");
    seat.press("Up d").sees("De gemeente van voor de eerste verhuizing blijft staan");
    seat.press("Down d").sees("De verhuizing naar gemeente 0420 vanaf 2025-03-13").press("n");
    seat.sees("0420 vanaf 2025-03-13").press("d j").sees("Verhuizing weggehaald").does_not_see("0420 vanaf");
    seat.press("u").sees("Ongedaan gemaakt: een verhuizing weghalen").sees("0420 vanaf 2025-03-13");
    seat.press("g Down Down Down Down Down Down Down Down Down d j")
        .sees("Schooltijd weggehaald")
        .does_not_see("2024-09-01 …")
        .sees("2016-09-01 … 2024-07-15");
    seat.press("g d").sees("Hier is niets weg te halen");
}

#[test]
fn a_number_is_shown_whole_until_the_next_key() {
    let mut seat = Seat::new(NARROW);
    seat.press("4 Down Enter").sees("••••••006").press("b").sees("999900006").press("Down").sees("••••••006");
    seat.does_not_see("999900006");
}

#[test]
fn the_mouse_opens_sections_and_rows() {
    let mut seat = Seat::new(WIDE);
    seat.press("4").click(100, 10).sees("at school");
    // The second row: the surname.
    seat.click(100, 7).press("e").sees("Edit client").press("Esc");
    seat.click(112, 3).sees("No documents yet").click(84, 3).sees("at school");
    seat.wheel(3).wheel(-3).click(10, 6).sees("number       J-0143");
}
