//! The office says which days are free, and terms follow.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::{NARROW, Seat, WIDE, de_dijk};

#[test]
fn free_days_are_added_taken_away_and_brought_back() {
    let mut seat = Seat::new(NARROW);
    seat.press("9 Shift-Tab").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)              practitioners 2 · contracts 1
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Practice  Practitioners  Contracts  Tariffs  Free days
        ╭ Free days ← 2025 → ──────────────────────────────────────────────────────────╮
        │ day              name                         state      by        falls     │
        │▶Wed 1 Jan 2025   New Year's Day               free       law       every year│
        │ Sun 20 Apr 2025  Easter Sunday                free       law       every year│
        │ Mon 21 Apr 2025  Easter Monday                free       law       every year│
        │ Sat 26 Apr 2025  King's Day                   free       law       every year│
        │ Mon 5 May 2025   Liberation Day               free       law       every year│
        │ Thu 29 May 2025  Ascension Day                free       law       every year│
        │ Sun 8 Jun 2025   Whit Sunday                  free       law       every year│
        │ Mon 9 Jun 2025   Whit Monday                  free       law       every year│
        │ Thu 25 Dec 2025  Christmas Day                free       law       every year│
        │ Fri 26 Dec 2025  Boxing Day                   free       law       every year│
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │ Terms count Monday to Friday, without these days.                            │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Tab section  n new  Enter free/working  o only now      : all  ? help  q quit
    "#]]);
    seat.press("Down Down d").sees("Easter Monday is a working day now").sees("working");
    seat.press("d").sees("Easter Monday is a free day now");
    seat.press("o").sees("21 Apr 2025 is a working day now").sees("this year only");
    seat.press("u").sees("Undone: setting a free day").does_not_see("this year only");
    seat.press("n").enter("good").press("Ctrl-s").sees("Good Friday is a free day now").sees("18 Apr 2025");
    seat.press("n Tab Ctrl-u").enter("30-5-2025").press("Tab Tab").enter("Brugdag");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)              practitioners 2 · contracts 1
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Practice  Practitioners  Contracts  Tariffs  Free days
        ╭ Free days ← 2025 → ──────────────────────────────────────────────────────────╮
        │ day              name                         state      by        falls     │
        │ Wed 1 Jan 2025   New Year's Day               free       law       every year│
        │ Fri 18 Apr 2025  Good Friday                  free       practice  every year│
        │▶Sun 20 Apr 2025  Easter Sunday                free       law       every year│
        │ ╭ New free day ────────────────────────────────────────────────────────────╮r│
        │ │  feast                                                                   │r│
        │ │  or date 30-5-2025                                                       │r│
        │ │  falls   this year only                                                  │r│
        │ │▶ name    Brugdag                                                         │r│
        │ │  may stay empty, at most 40 characters                                   │r│
        │ ╰──────────────────────────────────────────────────────────────────────────╯r│
        │ Fri 26 Dec 2025  Boxing Day                   free       law       every year│
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │ Terms count Monday to Friday, without these days.                            │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Ctrl-s").sees("30 May 2025 is a free day now").sees("Brugdag");
    seat.press("n Tab Ctrl-u").enter("31-5-2025").press("Ctrl-s").sees("This day falls in a weekend");
    seat.press("Ctrl-u").enter("5-5-2026").press("Tab").enter("every").press("Ctrl-s");
    seat.sees("05-05 of every year is a free day now");
    seat.press("]").sees("2026").sees("Tue 5 May 2026").does_not_see("Brugdag");
    seat.press("[ [").sees("2024");
}

#[test]
fn free_days_are_shown_in_dutch_and_wide() {
    let mut seat = Seat::at(Lang::Nl, WIDE, de_dijk);
    seat.press("9 Shift-Tab").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                               medewerkers 2 · contracten 1
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         Praktijk  Medewerkers  Contracten  Tarieven  Vrije dagen
        ╭ Vrije dagen ← 2025 → ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ dag             naam                                                                                                            toestand   door      valt    │
        │▶wo 1 jan 2025   Nieuwjaarsdag                                                                                                   vrije dag  wet       elk jaar│
        │ zo 20 apr 2025  Eerste Paasdag                                                                                                  vrije dag  wet       elk jaar│
        │ ma 21 apr 2025  Tweede Paasdag                                                                                                  vrije dag  wet       elk jaar│
        │ za 26 apr 2025  Koningsdag                                                                                                      vrije dag  wet       elk jaar│
        │ ma 5 mei 2025   Bevrijdingsdag                                                                                                  vrije dag  wet       elk jaar│
        │ do 29 mei 2025  Hemelvaartsdag                                                                                                  vrije dag  wet       elk jaar│
        │ zo 8 jun 2025   Eerste Pinksterdag                                                                                              vrije dag  wet       elk jaar│
        │ ma 9 jun 2025   Tweede Pinksterdag                                                                                              vrije dag  wet       elk jaar│
        │ do 25 dec 2025  Eerste Kerstdag                                                                                                 vrije dag  wet       elk jaar│
        │ vr 26 dec 2025  Tweede Kerstdag                                                                                                 vrije dag  wet       elk jaar│
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │ Termijnen tellen maandag tot en met vrijdag, zonder deze dagen.                                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯

         Tab deel  n nieuw  Enter vrij/werkdag  o alleen nu  ] jaar later                                                                   : alles  ? hulp  q stoppen
    "#]]);
}
