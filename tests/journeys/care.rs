//! The office reports start, pause and stop of care from the client's page, and sees what is late.

use expect_test::expect;
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;
use uurwerk::operations::report_care::{Input, Step};
use uurwerk::operations::{export_messages, import_message, report_care};
use uurwerk::store::{self, Store};
use uurwerk::surroundings::Surroundings;

use super::answers::log;
use crate::support::{NARROW, Seat, WIDE, de_dijk};

const MESSAGE: &str = include_str!("../data/first-month/jw301-hoorn.xml");

/// An allocation of somebody new came in on 20 January, and nobody reported that care began in January.
fn unreported(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
    let then = Surroundings::fixed(Day::parse_iso("2025-01-20").unwrap());
    let text = MESSAGE.replace("300201", "300999").replace("999900018", "999900092");
    import_message::run(store, &then, import_message::Input::accepted(text.into_bytes())).unwrap();
    log(store, here, 5, "2025-01-22", 60);
}

fn marked(seat: &mut Seat) -> &mut Seat {
    seat.press("4 Down Enter Tab")
}

#[test]
fn care_is_started_paused_resumed_and_stopped_from_the_page_of_a_client() {
    let mut seat = Seat::at(Lang::En, NARROW, unreported);
    marked(&mut seat).expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  5 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0001 Bos, D. ──────────────────────────────────────────────────────────────╮
        │ Data  Allocations  Requests  Documents  Findings  History                    │
        │                                                                              │
        │ allocation  from        until       shape      care                 left     │
        │▶    300999  2025-01-01  2025-12-31  aspecific  ! not started    4,902.70  !  │
        │                                                                              │
        │ shape        aspecific · 45                                                  │
        │ period       2025-01-01 … 2025-12-31                                         │
        │ care         not started · report the start by 2025-01-29 (late)             │
        │ used         ░░░░░░░░░░ 1% € 97.30 of 5,000.00                               │
        │ products     Highly specialised youth care                                   │
        │ ! UW-35 The start of care on allocation 300999 had to be reported by         │
        │   2025-01-29; the first time is of 2025-01-22.                               │
        │   → Report the start: s at the allocation on the client's page, or 'uurwerk  │
        │   care start 300999 --on 2025-01-22'.                                        │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  Tab section  e edit  a add  s start  S stop   : all  ? help  q quit
    "#]]);
    seat.press("s").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  5 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0001 Bos, D. ──────────────────────────────────────────────────────────────╮
        │ Data  Allocations  Requests  Documents  Findings  History                    │
        │                                                                              │
        │ allocation  from        until       shape      care                 left     │
        │▶    300999  2025-01-01  2025-12-31  aspecific  ! not started    4,902.70  !  │
        │                                                                              │
        │ shape        aspecific · 45                                                  │
        │ period       2025-01-01 … 2025-12-31                                         │
        │ ╭ Start of care on 300999 ─────────────────────────────────────────────────╮ │
        │ │▶ first day 2025-01-22                                                    │ │
        │ │  the day on which care began                                             │ │
        │ ╰──────────────────────────────────────────────────────────────────────────╯ │
        │   2025-01-29; the first time is of 2025-01-22.                               │
        │   → Report the start: s at the allocation on the client's page, or 'uurwerk  │
        │   care start 300999 --on 2025-01-22'.                                        │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Ctrl-u").enter("14-3-2025").sees("lies in the future");
    seat.press("Ctrl-u").enter("6-1-2020").press("Ctrl-s").sees("OP270").sees("Start of care on");
    seat.press("Ctrl-u").enter("22-1-2025").press("Enter").sees("Start on 2025-01-22; JW305 UB");
    seat.sees("running since 2025-01-22");
    seat.press("s Ctrl-s").sees("TR326").press("Esc y");
    seat.press("p Ctrl-u").enter("28-2-2025").press("Enter").sees("paused after 2025-02-28");
    seat.press("p Ctrl-s").sees("TR413").press("Esc");
    seat.press("S Ctrl-u").enter("1-3-2025").press("Ctrl-s").sees("choose the reason");
    seat.enter("agree").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                  5 clients
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0001 Bos, D. ──────────────────────────────────────────────────────────────╮
        │ Data  Allocations  Requests  Documents  Findings  History                    │
        │                                                                              │
        │ allocation municipality from       until      shape     care         left    │
        │▶    300999 0405         2025-01-01 2025-12-31 aspecific paused   4,902.70    │
        │                                                                              │
        │ shape        aspecific · 45                                                  │
        │ ╭ Stop of care on 300999 ──────────────────────────────────────────────────╮ │
        │ │  last day 1-3-2025                                                       │ │
        │ │▶ reason   agree                                                          │ │
        │ │           ▶ 34 stopped early by agreement                                │ │
        │ │  type to choose, Alt-↓ shows the list                                    │ │
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
    seat.press("Ctrl-s").sees("ended after 2025-03-01");
    seat.press("w").sees("Take the stop of care on").press("y").sees("paused after 2025-02-28");
    seat.press("u").sees("Undone: reporting the start or stop of care").sees("ended after 2025-03-01");
    seat.press("u u u").sees("not started");
    seat.press("w").sees("Nothing was reported that can be taken back (TR063). Report the start with s.");
}

#[test]
fn what_was_placed_is_withdrawn_and_not_undone() {
    let mut seat = Seat::at(Lang::Nl, WIDE, |store, here| {
        unreported(store, here);
        let allocations = store.read(store::allocations::list).unwrap();
        let begin = Day::parse_iso("2025-01-22").unwrap();
        let input = Input { allocation: allocations.last().unwrap().id, step: Step::Start { begin } };
        report_care::run(store, here, input).unwrap();
        export_messages::run(store, here, export_messages::Input { packed: false }).unwrap();
    });
    marked(&mut seat).press("u").sees("Het bericht is al klaargezet en kan verstuurd zijn");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                                 5 cliënten
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
        ╭ Cliënten ────────────────────────────────────────────────────────────────────╮╭ J-0001 Bos, D. ──────────────────────────────────────────────────────────────╮
        │ nummer  naam                                 geboren     laatste tijd  lopend││ Gegevens  Toewijzingen  Verzoeken  Documenten  Bevindingen  Verloop          │
        │ J-0200  van den Berg-Özdemir, É.             2011-04-20                     1││                                                                              │
        │▶J-0001  Bos, D.                              2011-11-30  2025-01-22         1││ toewijzing gemeente van        tot en met soort      zorg    nog over        │
        │ J-0142  Jansen, S.                           2010-06-15                     1││▶    300999 0405     2025-01-01 2025-12-31 aspecifiek loopt   4.902,70        │
        │ J-0143  Jansen, T.                           2012-01-31                     1││                                                                              │
        │ J-0177  de Wit, Z.                           2008-11-02                     1││ soort        aspecifiek · 45                                                 │
        │                                                                              ││ periode      2025-01-01 … 2025-12-31                                         │
        │                                                                              ││ zorg         loopt sinds 2025-01-22                                          │
        │                                                                              ││ gebruikt     ░░░░░░░░░░ 1% € 97,30 van 5.000,00                              │
        │                                                                              ││ producten    Hoogspecialistische jeugdhulp                                   │
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
         ▲ Het bericht is al klaargezet en kan verstuurd zijn. Klopt een start of stop niet, trek hem in met 'uurwerk care withdraw NUMMER'
         Esc terug  Tab deel  e wijzigen  a erbij  s start  S stop  v verzoek                                                               : alles  ? hulp  q stoppen
    "#]]);
    seat.press("w y").sees("ingetrokken; JW305").sees("niet gestart");
}

/// Care was reported on the allocation, and then its municipality deleted it.
fn deleted(store: &mut Store, here: &Surroundings) {
    unreported(store, here);
    let allocations = store.read(store::allocations::list).unwrap();
    let begin = Day::parse_iso("2025-01-22").unwrap();
    let input = Input { allocation: allocations.last().unwrap().id, step: Step::Start { begin } };
    report_care::run(store, here, input).unwrap();
    let text = MESSAGE
        .replace("300201", "300999")
        .replace("999900018", "999900092")
        .replace("301250000001", "301250000009")
        .replace(
            "<Toewijzingsdatum>2025-01-10</Toewijzingsdatum>",
            "<Toewijzingsdatum>2025-02-03</Toewijzingsdatum>",
        )
        .replace(
            "<Einddatum>2025-12-31</Einddatum>",
            "<Einddatum>2025-01-01</Einddatum>\n        <RedenWijziging>13</RedenWijziging>",
        )
        .replace("Dagtekening>2025-01-15", "Dagtekening>2025-02-03");
    import_message::run(store, here, import_message::Input::accepted(text.into_bytes())).unwrap();
}

#[test]
fn a_start_on_an_allocation_that_was_deleted_is_taken_back() {
    let mut seat = Seat::at(Lang::En, WIDE, deleted);
    marked(&mut seat).sees("! running").sees("running since 2025-01-22 · to be taken back").sees("UW-23");
    seat.press("p Ctrl-s").sees("The municipality deleted this allocation").press("Esc y");
    seat.press("w").sees("Take the start of care on 300999").press("y").sees("taken back; JW305");
    seat.sees("not started");
    seat.press("w").sees("Nothing was reported that can be taken back (TR063)");
    seat.does_not_see("Report the start with s");
}

#[test]
fn a_start_that_was_not_reported_in_time_stands_among_the_findings() {
    let mut seat = Seat::at(Lang::Nl, WIDE, unreported);
    seat.press("8").sees("UW-35").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                                 maart 2025
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         ▲ vastgehouden 0   ! let op 2
        ╭ ← Maart 2025 → ──────────────────────────────────────────────────────────────────────────────────────╮╭ Toewijzing 300999 van gemeente 0405 · J-0001 Bos, D. ╮
        │ gevolg   regel waarover     nummer cliënt  medew. bevinding                                          ││ UW-35 · ! let op                                     │
        │▶! let op UW-35 toew. 300999 J-0001 Bos, D.        De start van zorg op toewijzing 300999 moest uiter…││ De start van zorg op toewijzing 300999 moest         │
        │ ! let op UW-38 JW302 0405   J-0001 Bos, D.        JW302 UB0000000001 aan gemeente 0405 moest uiterli…││   uiterlijk 2025-01-29 gemeld zijn; de eerste tijd is│
        │                                                                                                      ││   van 2025-01-22.                                    │
        │                                                                                                      ││ → Meld de start: s bij de toewijzing op de pagina van│
        │                                                                                                      ││   de cliënt, of 'uurwerk care start 300999 --on      │
        │                                                                                                      ││   2025-01-22'.                                       │
        │                                                                                                      ││ eis: De start van zorg op een toewijzing uit een     │
        │                                                                                                      ││   bericht wordt binnen 5 werkdagen gemeld, na de     │
        │                                                                                                      ││   eerste tijd of na het bericht als dat later kwam   │
        │                                                                                                      ││   (OP271).                                           │
        │                                                                                                      ││ bron: docs/rules.md · uurwerk                        │
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
