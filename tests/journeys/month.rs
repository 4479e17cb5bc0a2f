//! A month is added up.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::{NARROW, Seat, WIDE};

const ENTRIES: &[&str] = &[
    "3-3 9-10:30 ftf sanne",
    "3-3 10:30 20 verslag sanne",
    "4-3 60 tel zoe",
    "5-3 45 ouders emile",
    "5-3 120 team",
    "10-3 9-9:45 tel tim",
    "31-1-2025 30 tel emile",
    "12-3 30 lunch",
];

fn march(lang: Lang, size: (u16, u16)) -> Seat {
    let mut seat = Seat::speaking(lang, size);
    seat.press("a");
    for line in ENTRIES {
        seat.enter(line).press("Enter");
    }
    seat.press("Esc 3");
    seat
}

#[test]
fn a_month_shows_clients_disciplines_and_sums() {
    march(Lang::En, NARROW).expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                 March 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ ← March 2025 → ──────────────────────────────────────────────────────────────╮
        │ number client             disc. A direct B indirect together     amount  held│
        │▶J-0200 van den Berg-Özde… WO+       0:45       0:00     0:45      72.98      │
        │ J-0142 Jansen, S.         WO+       1:30       0:20     1:50     178.38      │
        │ J-0143 Jansen, T.         WO+       0:45       0:00     0:45      72.98      │
        │ J-0177 de Wit, Z.         WO+       1:00       0:00     1:00     102.00      │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Total ───────────────────────────────╮╭ Non-declarable ──────────────────────╮
        │ A direct              4:00 ████▋     ││ team meeting                    2:00 │
        │ B indirect            0:20 ▍         ││ break                           0:30 │
        │ C other               2:30 ██▉       ││                                      │
        │ productivity                     63% ││                                      │
        │ ready to claim                  4:20 ││                                      │
        │ held by a finding               0:00 ││                                      │
        │ worth                       € 426.33 ││                                      │
        ╰──────────────────────────────────────╯╰──────────────────────────────────────╯

         T this month  e everyone/me  Enter client  c claims     : all  ? help  q quit
    "#]]);
    march(Lang::Nl, WIDE).expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                                 maart 2025
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
        ╭ ← Maart 2025 → ────────────────────────────────────────────────────────────────────────────────────────────────╮╭ Totaal ────────────────────────────────────╮
        │ nummer  cliënt                                   disc.  A direct  B indirect    samen      bedrag  vastgehouden││ A direct              4:00 ████████▏       │
        │▶J-0200  van den Berg-Özdemir, É.                 WO+        0:45        0:00     0:45       72,98              ││ B indirect            0:20 ▋               │
        │ J-0142  Jansen, S.                               WO+        1:30        0:20     1:50      178,38              ││ C overig              2:30 █████           │
        │ J-0143  Jansen, T.                               WO+        0:45        0:00     0:45       72,98              ││ productiviteit                         63% │
        │ J-0177  de Wit, Z.                               WO+        1:00        0:00     1:00      102,00              ││ te declareren                         4:20 │
        │                                                                                                                ││ vastgehouden                          0:00 │
        │                                                                                                                ││ waarde                            € 426,33 │
        │                                                                                                                │╰────────────────────────────────────────────╯
        │                                                                                                                │╭ Niet declarabel ───────────────────────────╮
        │                                                                                                                ││ teamoverleg                           2:00 │
        │                                                                                                                ││ pauze                                 0:30 │
        │                                                                                                                │╰────────────────────────────────────────────╯
        │                                                                                                                │╭ Weken ─────────────────────────────────────╮
        │                                                                                                                ││  week dagen        A+B      C nog te gaan  │
        │                                                                                                                ││     9 1–2 mrt     0:00   0:00       36:00  │
        │                                                                                                                ││    10 3–9 mrt     3:35   2:00       30:25  │
        │                                                                                                                ││    11 10–16 mrt   0:45   0:30       34:45  │
        │                                                                                                                ││    12 17–23 mrt   0:00   0:00       36:00  │
        │                                                                                                                ││    13 24–30 mrt   0:00   0:00       36:00  │
        │                                                                                                                ││    14 31–31 mrt   0:00   0:00       36:00  │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        │                                                                                                                ││                                            │
        ╰────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────────╯

         T deze maand  e iedereen/ik  Enter cliënt  c declaraties                                                                           : alles  ? hulp  q stoppen
    "#]]);
}

#[test]
fn months_follow_each_other_and_one_may_look_at_everyone() {
    let mut seat = march(Lang::En, NARROW);
    seat.press("h").sees("February 2025").sees("No time for clients").press("h").sees("held by a finding");
    seat.press("T e")
        .sees("whole practice")
        .press("P")
        .enter("mul")
        .press("Enter e")
        .sees("No time for clients");
    seat.press("e Down Enter").sees("allocation").sees("van den Berg-Özdemir");
}
