//! The office looks at what was found about a client, and at who changed what.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::{NARROW, Seat, WIDE};

#[test]
fn findings_lead_to_their_cause() {
    let mut seat = Seat::new(NARROW);
    // More than the budget allows, and nothing that says what care it is for.
    seat.press("a").enter("3-3 200 tel emile").press("Enter").enter("4-3 60 tel tim").press("Enter Esc");
    seat.press("4 Enter Tab Tab Tab Tab");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  4 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0200 van den Berg-Özdemir, É. ─────────────────────────────────────────────╮
        │ Data  Allocations  Requests  Documents  Findings  History                    │
        │                                                                              │
        │   rule  date       finding                                                   │
        │▶▲ PS-A7 2025-03-03 With this entry the budget of allocation 300533 is exceed…│
        │                                                                              │
        │ ▲ PS-A7 With this entry the budget of allocation 300533 is exceeded by €     │
        │   124.33; allocated is € 200.00.                                             │
        │   → Ask the municipality for a higher allocation; what exceeds it cannot be  │
        │   claimed.                                                                   │
        │ about        entry of Mon 3 Mar 2025, 3:20, avisser                          │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  Tab section  Enter to the cause               : all  ? help  q quit
    "#]]);
    seat.press("Enter").sees("Mon 3 Mar").press("4").sees("Findings");
    let mut seat = Seat::speaking(Lang::Nl, WIDE);
    seat.press("4 Enter Tab Tab Tab Tab").sees("Niets gevonden in wat nog open staat");
}

#[test]
fn the_history_tells_who_changed_what() {
    let mut seat = Seat::new(NARROW);
    seat.press("4 Down Enter Down e Ctrl-u").enter("Janssen").press("Ctrl-s m").enter("0420").press("Tab");
    seat.enter("1-3-2025").press("Ctrl-s").sees("0420 from 2025-03-01").press("Shift-Tab");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  4 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0142 Janssen, S. ──────────────────────────────────────────────────────────╮
        │ Data  Allocations  Requests  Documents  Findings  History                    │
        │                                                                              │
        │ what changed                                                                 │
        │▶2025-03-13 12:00 · test · recording a move                                  █│
        │   municipality added                                                        █│
        │     municipality: 0405                                                      █│
        │     from: the start                                                         █│
        │   municipality added                                                        █│
        │     municipality: 0420                                                      █│
        │     from: 2025-03-01                                                        █│
        │   client changed                                                            ││
        │     municipality: 0405 → 0420                                               ││
        │ 2025-03-13 12:00 · test · changing a client                                 ││
        │   client changed                                                            ││
        │     surname: Jansen → Janssen                                               ││
        │ 2025-03-13 12:00 · test · saving an allocation                              ││
        │   allocation 300201 added                                                   ││
        │     number: 300201                                                          ││
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  Tab section                                   : all  ? help  q quit
    "#]]);
    seat.press("u").sees("undone: recording a move").press("G").sees("number: J-0142");
    seat.press("Esc Down Tab").sees("adding a client").does_not_see("Janssen");
    let mut seat = Seat::speaking(Lang::Nl, WIDE);
    seat.press("4 Down Enter Down e Ctrl-u").enter("Janssen").press("Ctrl-s Shift-Tab");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                                 4 cliënten
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
        ╭ Cliënten ────────────────────────────────────────────────────────────────────╮╭ J-0142 Janssen, S. ──────────────────────────────────────────────────────────╮
        │ nummer  naam                                 geboren     laatste tijd  lopend││ Gegevens  Toewijzingen  Verzoeken  Documenten  Bevindingen  Verloop          │
        │ J-0200  van den Berg-Özdemir, É.             2011-04-20                     1││                                                                              │
        │ J-0143  Jansen, T.                           2012-01-31                     1││ wat er gewijzigd is                                                          │
        │▶J-0142  Janssen, S.                          2010-06-15                     1││▶2025-03-13 12:00 · test · cliënt wijzigen                                    │
        │ J-0177  de Wit, Z.                           2008-11-02                     1││   cliënt gewijzigd                                                           │
        │                                                                              ││     achternaam: Jansen → Janssen                                             │
        │                                                                              ││ 2025-03-13 12:00 · test · toewijzing opslaan                                 │
        │                                                                              ││   toewijzing 300201 toegevoegd                                               │
        │                                                                              ││     nummer: 300201                                                           │
        │                                                                              ││     gemeente: 0405                                                           │
        │                                                                              ││     categorie: 45                                                            │
        │                                                                              ││     budget: € 5.000,00                                                       │
        │                                                                              ││     van: 2025-01-01                                                          │
        │                                                                              ││     tot en met: 2025-12-31                                                   │
        │                                                                              ││     bron: getypt                                                             │
        │                                                                              ││ 2025-03-13 12:00 · test · cliënt toevoegen                                   │
        │                                                                              ││   cliënt toegevoegd                                                          │
        │                                                                              ││     nummer: J-0142                                                           │
        │                                                                              ││     achternaam: Jansen                                                       │
        │                                                                              ││     voorletters: S                                                           │
        │                                                                              ││     voornamen: Sanne                                                         │
        │                                                                              ││     geboortedatum: 2010-06-15                                                │
        │                                                                              ││     geslacht: onbekend                                                       │
        │                                                                              ││     gemeente: 0405                                                           │
        │                                                                              ││     BSN: ••••••006                                                           │
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

         Esc terug  Tab deel                                                                                                                : alles  ? hulp  q stoppen
    "#]]);
    let long = "een heel lange opmerking die nergens op een regel past ".repeat(5);
    seat.press("Shift-Tab Shift-Tab a").enter("red").press("Shift-Tab").enter(&long).press("Ctrl-s Tab Tab");
    seat.press("Down Down Down Down Down").sees("past een heel lange opmerking");
}
