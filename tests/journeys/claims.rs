//! The office turns a month into claims.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::{NARROW, Seat, WIDE};

const FEBRUARY: &[&str] = &[
    "10-2-2025 9-10:30 ftf sanne",
    "10-2-2025 20 verslag sanne",
    "11-2-2025 60 tel zoe",
    "12-2-2025 90 ouders emile",
    "17-2-2025 60 tel emile",
    "31-1-2025 30 tel emile",
    "18-2-2025 120 team",
];

fn february(lang: Lang, size: (u16, u16)) -> Seat {
    let mut seat = Seat::speaking(lang, size);
    seat.press("a");
    for line in FEBRUARY {
        seat.enter(line).press("Enter");
    }
    seat.press("Esc 6");
    seat
}

#[test]
fn a_month_is_compiled_looked_through_queued_and_exported() {
    let mut seat = february(Lang::En, NARROW);
    seat.sees("not compiled yet").sees("5:20 hours").press("E").sees("Nothing is queued");
    seat.press("c").sees("Compiled 3 lines");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         draft 2 € 280.38   held 1 € 243.25   queued 0   sent 0

        ╭ ← February 2025 → · 2 municipalities ────────────────────────────────────────╮
        │ number client         alloc. code  disc.   volume    amount state  finding   │
        │▶J-0142 Jansen, S.     300201 45X05 WO+    110 min    178.38 draft            │
        │ J-0200 van den Berg-… 300533 45X05 WO+    150 min    243.25 held   ▲ PS-A7 T…│
        │ J-0177 de Wit, Z.     300417 45X20         60 min    102.00 draft            │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         ✓ Compiled 3 lines, € 523.63. 1 held: Enter shows why.
         c compile  Q queue all  E export  Enter look            : all  ? help  q quit
    "#]]);
    seat.press("Down Enter");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0200 van den Berg-Özdemir, É. ─────────────────────────────────────────────╮
        │ allocation  300533                                                           │
        │ product     45X05 · Highly specialised youth care · WO+                      │
        │ period      2025-02-01 … 2025-02-28                                          │
        │ amount      150 min × € 1.62 → € 243.25                                      │
        │ state       held                                                             │
        │ ▲ PS-A7 held: The budget of allocation 300533 is € 200.00; € 200.00 of it is │
        │   left and this line is € 243.25.                                            │
        │   → Ask the municipality for a higher budget (a new JW301 message) and       │
        │   compile the month again.                                                   │
        │                                                                              │
        │ day            start  time activity                        practitioner disc.│
        │▶Wed 2025-02-12        1:30 conversation with parents or n… A. Visser    WO+  │
        │ Mon 2025-02-17        1:00 telephone                       A. Visser    WO+  │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  Enter to the day  Space line on/off           : all  ? help  q quit
    "#]]);
    seat.press("Esc Q").sees("queued");
    seat.press("E").sees("does not change any more").press("y").sees("Made 2 files");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         draft 0   held 1 € 243.25   queued 0   sent 2 € 280.38

        ╭ ← February 2025 → · 2 municipalities ────────────────────────────────────────╮
        │ number client         alloc. code  disc.   volume    amount state  finding   │
        │ J-0142 Jansen, S.     300201 45X05 WO+    110 min    178.38 sent             │
        │▶J-0200 van den Berg-… 300533 45X05 WO+    150 min    243.25 held   ▲ PS-A7 T…│
        │ J-0177 de Wit, Z.     300417 45X20         60 min    102.00 sent             │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Files that were made ────────────────────────────────────────────────────────╮
        │ 0420 · 1 line · € 102.00  …/exports/0420/JW323-0420-2025-02-UW0000000002.xml │
        │ 0405 · 1 line · € 178.38  …/exports/0405/JW323-0405-2025-02-UW0000000001.xml │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         ✓ Made 2 files: 2 lines, € 280.38. Below you see where they are.
         c compile  Q queue all  E export  Enter look            : all  ? help  q quit
    "#]]);
    expect![[r#"
        [
            "0405/JW323-0405-2025-02-UW0000000001-en.txt",
            "0405/JW323-0405-2025-02-UW0000000001.csv",
            "0405/JW323-0405-2025-02-UW0000000001.xml",
            "0420/JW323-0420-2025-02-UW0000000002-en.txt",
            "0420/JW323-0420-2025-02-UW0000000002.csv",
            "0420/JW323-0420-2025-02-UW0000000002.xml",
        ]
    "#]]
    .assert_debug_eq(&seat.exports());
    seat.press("E").sees("Nothing is queued").press("Home Enter Enter");
    seat.press("e").sees("stands in a claim line");
}

#[test]
fn held_lines_say_why_and_stay_behind() {
    let mut seat = february(Lang::En, NARROW);
    seat.press("h").sees("January 2025").press("c").sees("1 held");
    seat.press("Space").sees("This line is held").press("Q").sees("nothing that can be queued");
    seat.press("Enter").sees("PS-A8").sees("→");
}

#[test]
fn a_hold_is_let_through_with_a_reason_and_taken_back() {
    let mut seat = february(Lang::En, NARROW);
    seat.press("c Down Enter o").sees("Override PS-A7: why?").press("Enter").sees("is recorded");
    seat.enter("agreed with the municipality").press("Enter").sees("PS-A7 overridden");
    seat.sees("overridden by test")
        .sees("agreed with the municipality")
        .press("o")
        .sees("Nothing holds this line");
    seat.press("w").sees("PS-A7 holds again").press("w").sees("Nothing is overridden here");
    seat.press("o").enter("by mail").press("Enter Space").sees("1 line queued");
}

#[test]
fn the_queue_is_changed_line_by_line_and_taken_back() {
    let mut seat = february(Lang::En, WIDE);
    seat.press("c Space").sees("1 line queued").press("Space").sees("taken out of the queue");
    seat.press("Q U")
        .sees("taken out of the queue")
        .press("u")
        .sees("Undone: taking claim lines out of the queue");
    seat.sees("queued 2").press("Tab").sees("municipality 0405");
}

#[test]
fn claims_speak_dutch() {
    let mut seat = february(Lang::Nl, WIDE);
    seat.press("c Q").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                              februari 2025
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         concept 0   vastgehouden 1 € 243,25   wachtrij 2 € 280,38   verzonden 0

        ╭ ← Februari 2025 → · 2 gemeenten ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ gemeente nummer cliënt                   toewijzing code  product                     disc.   omvang tarief    bedrag toestand     bevinding                 │
        │▶0405     J-0142 Jansen, S.                   300201 45X05 Hoogspecialistische jeugdh… WO+    110 min   1,62    178,38 wachtrij                               │
        │ 0405     J-0200 van den Berg-Özdemir, É.     300533 45X05 Hoogspecialistische jeugdh… WO+    150 min   1,62    243,25 vastgehouden ▲ PS-A7 Het budget van to…│
        │ 0420     J-0177 de Wit, Z.                   300417 45X20 Hoogspecialistische forens…         60 min   1,70    102,00 wachtrij                               │
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
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
         ✓ 2 regels in de wachtrij gezet. 1 vastgehouden en blijft achter.
         c samenstellen  Q wachtrij  E exporteren  Enter inzien  Space regel in/uit                                                         : alles  ? hulp  q stoppen
    "#]]);
}
