//! The office keeps the practice and its practitioners.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::{NARROW, Seat, WIDE};

#[test]
fn a_practitioner_is_added_and_gets_another_discipline() {
    let mut seat = Seat::new(NARROW);
    seat.press("9 Tab n").enter("avisser").press("Tab").enter("C. Visser").press("Tab").enter("wo+");
    seat.press("Tab Tab").enter("4242").sees("AGB code must be 8 digits");
    seat.press("Tab Tab").enter("1-1-2025").sees("lies before the first day").press("Ctrl-u");
    seat.press("Tab").enter("36,5").press("Tab").enter("muller").press("Ctrl-s");
    seat.sees("AGB code must be 8 digits").press("Ctrl-u").enter("42420002").press("Ctrl-s");
    seat.sees("avisser").sees("New practitioner").press("Tab Tab Tab Tab Tab Ctrl-u").enter("cvisser");
    seat.press("Ctrl-s").sees("Practitioner cvisser added").sees("42420002").sees("36:30");
    seat.press("e Tab Tab").enter("wo++").press("Tab Ctrl-u").enter("1-5-2025");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)              practitioners 3 · contracts 1
         1 Day  3 Month  4 Clients  6 Claims  8 Check  9 Settings
         Practice  Practitioners
        ╭ Practitioners ───────────────────────────────────────────────────────────────╮
        │ code     name          discipline  registrations now  works under  until     │
        │ ╭ Edit practitioner ───────────────────────────────────────────────────────╮ │
        │ │  code             cvisser                                                │ │
        │▶│  name             C. Visser                                              │ │
        ╰─│  discipline       WO++                                                   │─╯
        ╭ │▶ discipline since 1-5-2025                                               │─╮
        │ │  AGB code         42420002                                               │ │
        │ │  first day        2025-03-13                                             │ │
        │ │  last day                                                                │ │
        │ │  hours a week     36:30                                                  │ │
        │ │  works under      B. Müller (bmuller)                                    │d│
        │ │  WO+ 2025-03-13 … 2025-04-30, WO++ 2025-05-01 …                          │ │
        │ │  first day in this discipline; the one before ends the day before        │ │
        │ ╰──────────────────────────────────────────────────────────────────────────╯ │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Ctrl-s").sees("Practitioner cvisser changed").sees("2025-04-30").sees("to come");
    seat.press("u").sees("Undone: changing a practitioner").does_not_see("2025-04-30");
    seat.press("u").sees("Undone: adding a practitioner").does_not_see("cvisser");
}

#[test]
fn registrations_are_kept_with_their_days() {
    let mut seat = Seat::new(NARROW);
    seat.press("9 Tab a").enter("physi").press("Tab Tab Tab Ctrl-u").enter("1-1-2020");
    seat.press("Tab").enter("30-4-2025").press("Enter").sees("Practitioner avisser changed");
    seat.press("a Tab").enter("skj").press("Ctrl-s").sees("Practitioner avisser changed");
    seat.press("Enter Down").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)              practitioners 2 · contracts 1
         1 Day  3 Month  4 Clients  6 Claims  8 Check  9 Settings
         Practice  Practitioners
        ╭ Practitioners ───────────────────────────────────────────────────────────────╮
        │ code     name          discipline  registrations now  works under  until     │
        │▶avisser  A. Visser     WO+         !physician skj                            │
        │ bmuller  B. Müller     HBO                                                   │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ A. Visser ───────────────────────────────────────────────────────────────────╮
        │ AGB not recorded   at the practice 2024-01-01 …    hours a week 36:00        │
        │ works under –                                                                │
        │                                                                              │
        │ kind          what                        from        until       state      │
        │ discipline    WO+                         2024-01-01  …           ✓ valid    │
        │▶registration  physician                   2020-01-01  2025-04-30  ! ends soon│
        │ registration  skj                         2025-03-13  …           ✓ valid    │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  e edit  a add registration  d remove          : all  ? help  q quit
    "#]]);
    seat.press("a").enter("physi").press("Tab").enter("arts").sees("not both").press("Tab Tab Ctrl-u");
    seat.enter("31-2").press("Ctrl-s").sees("write a date as").press("Esc").sees("is not stored").press("y");
    seat.press("d").sees("Take physician:2020-01-01..2025-04-30 away?").press("y");
    seat.does_not_see("2025-04-30").press("u").sees("2025-04-30");
    let mut seat = Seat::speaking(Lang::Nl, WIDE);
    seat.press("9 Tab e Tab Tab Tab Ctrl-u").enter("1-3-2024").press("Ctrl-s");
    seat.sees("Medewerker avisser gewijzigd").sees("2024-03-01");
}

#[test]
fn the_practice_itself_is_kept() {
    let mut seat = Seat::new(NARROW);
    seat.press("9").sees("uurwerk practice edit --registrations").press("e Ctrl-u").enter("De Brug");
    seat.press("Tab Ctrl-u").enter("42420003").press("Ctrl-s").sees("The practice is changed");
    seat.sees("De Brug · A. Visser").sees("42420003");
    seat.press("a Tab").enter("nkd").press("Enter Enter Enter").sees("✓ valid");
    seat.press("Enter Tab Tab Tab").enter("1-4-2025").press("Enter").sees("! ends soon");
    seat.press("d y").sees("holds no registrations yet").press("u u u u").sees("De Dijk · A. Visser");
}

#[test]
fn both_languages_and_sizes_show_every_section() {
    let mut seat = Seat::speaking(Lang::Nl, NARROW);
    seat.press("9").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)               medewerkers 2 · contracten 1
         1 Dag  3 Maand  4 Cliënten  6 Declaraties  8 Nakijken  9 Instellingen
         Praktijk  Medewerkers
        ╭ De praktijk ─────────────────────────────────────────────────────────────────╮
        │ naam      De Dijk                                                            │
        │ AGB-code  42420001                                                           │
        │                                                                              │
        │                                                                              │
        │  De praktijk zelf heeft nog geen registraties.                               │
        │                                                                              │
        │  Druk op a, of: uurwerk practice edit --registrations nkd:2025-01-01         │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Wat de contracten van de praktijk vragen ────────────────────────────────────╮
        │                                                                              │
        │  Geen contract dat nu geldt vraagt iets van de praktijk zelf.                │
        │                                                                              │
        │  Een ander contract neemt u over met: uurwerk contract import BESTAND        │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Tab deel  e wijzigen  a registratie erbij          : alles  ? hulp  q stoppen
    "#]]);
    let mut seat = Seat::speaking(Lang::Nl, WIDE);
    seat.press("9 Tab").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                               medewerkers 2 · contracten 1
         1 Dag  3 Maand  4 Cliënten  6 Declaraties  8 Nakijken  9 Instellingen
         Praktijk  Medewerkers
        ╭ Medewerkers ─────────────────────────────────────────────────────────────────╮╭ A. Visser ───────────────────────────────────────────────────────────────────╮
        │ code     naam            discipline  registraties nu  werkt onder  tot en met││ AGB niet vastgelegd   bij de praktijk 2024-01-01 …    uren per week 36:00    │
        │▶avisser  A. Visser       WO+                                                 ││ werkt onder –                                                                │
        │ bmuller  B. Müller       HBO                                                 ││                                                                              │
        │                                                                              ││ soort       wat                              van         tot en met  stand   │
        │                                                                              ││ discipline  WO+                              2024-01-01  …           ✓ geldig│
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
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────╯

         Tab deel  n nieuw  e wijzigen  a registratie erbij  Enter openen                                                                   : alles  ? hulp  q stoppen
    "#]]);
}
