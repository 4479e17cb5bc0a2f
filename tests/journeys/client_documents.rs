//! The office keeps documents about a client, and the legal frame of an allocation that came in a message.

use expect_test::expect;
use uurwerk::domain::text::Lang;
use uurwerk::operations::import_message;

use crate::support::{NARROW, Seat, WIDE, de_dijk};

#[test]
fn a_document_is_recorded_changed_and_taken_away() {
    let mut seat = Seat::new(NARROW);
    seat.press("4 Down Enter Tab Tab Tab")
        .sees("No documents yet")
        .press("a")
        .enter("app")
        .press("Tab Ctrl-u");
    seat.enter("14-3-2025").sees("lies in the future").press("Ctrl-u").enter("10-3-2025").press("Tab");
    seat.enter("1-3-2025").press("Tab").enter("1-2-2025").sees("lies before the first day");
    seat.press("Ctrl-u").enter("31-12-2025").press("Tab").enter("lot").press("Tab").enter("perspective plan");
    seat.press("Tab").enter("nr 2025-117").press("Tab").enter("agreed with the local access point");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  4 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0142 Jansen, S. ───────────────────────────────────────────────────────────╮
        │ Data  Allocations  Requests  Documents  Findings  History                    │
        │                                                                              │
        │                                                                              │
        │ ╭ New document ────────────────────────────────────────────────────────────╮ │
        │ │  kind      approval                                                      │ │
        │ │  date      10-3-2025                                                     │ │
        │ │  care from 1-3-2025                                                      │ │
        │ │  until     31-12-2025                                                    │ │
        │ │  product   Highly specialised youth care                                 │ │
        │ │  form      perspective plan                                              │ │
        │ │  reference nr 2025-117                                                   │ │
        │ │▶ outcome   agreed with the local access point                            │ │
        │ │  what was agreed or stated                                               │ │
        │ ╰──────────────────────────────────────────────────────────────────────────╯ │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Enter").sees("Approval recorded");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  4 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0142 Jansen, S. ───────────────────────────────────────────────────────────╮
        │ Data  Allocations  Requests  Documents  Findings  History                    │
        │                                                                              │
        │ kind     date       care from  until      product                 reference  │
        │▶approval 2025-03-10 2025-03-01 2025-12-31 Highly specialised you… nr 2025-117│
        │                                                                              │
        │ care         2025-03-01 … 2025-12-31                                         │
        │ product      Highly specialised youth care                                   │
        │ form         perspective plan                                                │
        │ reference    nr 2025-117                                                     │
        │ outcome      agreed with the local access point                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         ✓ Approval recorded
         Esc back  Tab section  e edit  a add  d remove          : all  ? help  q quit
    "#]]);
    seat.press("e Ctrl-u").enter("nonsense").press("Ctrl-s").sees("is not in the list");
    seat.press("Ctrl-u").enter("cons").press("Ctrl-s").sees("Consultation changed").sees("consultation");
    seat.press("d")
        .sees("Take the consultation of Mon 10 Mar 2025 away?")
        .press("y")
        .sees("No documents yet");
    seat.press("u").sees("Undone: taking a document away").sees("nr 2025-117");
    seat.press("a Ctrl-s").sees("choose the kind").press("Esc y");
}

#[test]
fn documents_stand_newest_first_at_full_width() {
    let mut seat = Seat::speaking(Lang::Nl, WIDE);
    seat.press("4 Down Enter Tab Tab Tab");
    for (kind, date) in [("verkl", "1-2-2025"), ("overl", "3-3-2025"), ("red", "2-1-2025")] {
        seat.press("a").enter(kind).press("Tab Ctrl-u").enter(date).press("Ctrl-s");
    }
    seat.press("G").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                                 4 cliënten
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
        ╭ Cliënten ────────────────────────────────────────────────────────────────────╮╭ J-0142 Jansen, S. ───────────────────────────────────────────────────────────╮
        │ nummer  naam                                 geboren     laatste tijd  lopend││ Gegevens  Toewijzingen  Verzoeken  Documenten  Bevindingen  Verloop          │
        │ J-0200  van den Berg-Özdemir, É.             2011-04-20                     1││                                                                              │
        │▶J-0142  Jansen, S.                           2010-06-15                     1││ soort       datum       zorg vanaf  tot en met  product  kenmerk             │
        │ J-0143  Jansen, T.                           2012-01-31                     1││ overleg     2025-03-03  2025-03-03  …                                        │
        │ J-0177  de Wit, Z.                           2008-11-02                     1││ verklaring  2025-02-01  2025-02-01  …                                        │
        │                                                                              ││▶reden       2025-01-02  2025-01-02  …                                        │
        │                                                                              ││                                                                              │
        │                                                                              ││ zorg         2025-01-02 …                                                    │
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

         Esc terug  Tab deel  e wijzigen  a erbij  d weghalen                                                                               : alles  ? hulp  q stoppen
    "#]]);
}

#[test]
fn of_an_allocation_from_a_message_only_the_frame_is_edited() {
    let mut seat = Seat::at(Lang::Nl, NARROW, |store, here| {
        de_dijk(store, here);
        let bytes = include_bytes!("../data/first-month/jw301-drechterland.xml").to_vec();
        import_message::run(store, here, import_message::Input::accepted(bytes)).unwrap();
    });
    seat.press("4 /").enter("nobody").sees("Niemand gevonden").press("Esc").sees("J-0200");
    seat.press("/").enter("wit").press("Enter Enter").sees("0498 vanaf").press("Tab G");
    seat.does_not_see("getypt").press("e").sees("Kader van toewijzing 300417").does_not_see("budget in euro");
    seat.enter("civ").press("Ctrl-s").sees("Toewijzing 300417 opgeslagen").sees("civielrechtelijk");
}
