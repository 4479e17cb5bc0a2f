//! The office handles many answered lines at once, by mark and by return code, and looks at the ledger.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use super::answers::answered;
use crate::support::{NARROW, Seat, WIDE};

#[test]
fn marked_lines_are_done_together() {
    let mut seat = Seat::at(Lang::En, NARROW, answered);
    seat.press("6 c Home X").sees("● Jansen, S.").sees("● Jansen, T.");
    seat.press("r").sees("Some of these lines are corrected, others claimed again");
    seat.press("X").does_not_see("●").press("x").sees("● Jansen, S.").press("C");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         draft 1   held 1   queued 0   sent 1   answered 2

        ╭ ← February 2025 → · 2 municipalities ────────────────────────────────────────╮
        │ number client       alloc. code  disc.   volume    amount state    finding   │
        │ J-0142 ● Jansen, S. 300201 45X05 WO+    110 min    178.38 granted            │
        │▶J-0142 J╭ Credit ──────────────────────────────────────────────────╮ TR389 O…│
        │ J-0143 J│ Credit 1 line, € 178.38. In the queue, by municipality:  │369 the …│
        │ J-0143 J│ 0405: 1 line, € -178.38. The time is free once the       │         │
        │ J-0177 d│ municipality grants this. Until the export this can be   │         │
        │         │ undone.                                                  │         │
        │         │                                                          │         │
        │         │                                                          │         │
        │         │ y / Enter queue    n / Esc never mind                    │         │
        │         ╰──────────────────────────────────────────────────────────╯         │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Files that were made ────────────────────────────────────────────────────────╮
        │ 0420 · 1 line · € 102.00  …/exports/0420/JW323-0420-2025-02-UW0000000002.xml │
        │ 0405 · 2 lines · € 275.68 · granted € 178.38  …/JW323-0405-2025-02-UW0000000…│
        ╰──────────────────────────────────────────────────────────────────────────────╯

         c compile  Q queue all  E export  Enter look            : all  ? help  q quit
    "#]]);
    seat.press("y").sees("Queued the credit of 1 line").does_not_see("●");
    seat.press("u").sees("Undone: crediting claim lines");
    // What came late stands for the granted line, wherever that is shown.
    seat.press("Home Down r").sees("Credit 1 line, € 178.38; claim 1 line, € 275.68 anew").press("n");
    seat.press("A").sees("Credit 1 line, € 178.38; claim 1 line, € 275.68 anew").press("y");
    seat.sees("Queued the credit of 1 line").press("A").sees("Nothing came late that can be corrected now");
}

#[test]
fn return_codes_of_all_months_are_handled_at_once() {
    let mut seat = Seat::at(Lang::En, NARROW, answered);
    seat.press("6 ← F").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ Return codes of all months ──────────────────────────────────────────────────╮
        │ code   meaning                         again credit    amount from    until  │
        │▶9369   the budget of the allocation i…     1            97.30 2025-02 2025-02│
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
        │                                                                              │
        │                                                                              │
        │ 9369: the budget of the allocation is not large enough                       │
        │   → Ask for more budget and then claim again.                                │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  Enter lines  R all again  C credit all        : all  ? help  q quit
    "#]]);
    seat.press("C").does_not_see("never mind");
    seat.press("R").sees("Rejected or come back: 1 line").press("y").sees("Queued 1 line again");
    seat.sees("No line was rejected or came back that is not on its way again");
    seat.press("u")
        .sees("Undone: claiming rejected lines again")
        .sees("9369")
        .press("Enter")
        .sees("February 2025 → · 2 municipalities · 9369");
}

#[test]
fn the_ledger_is_shown_by_claim_month_and_by_month_of_care() {
    let mut seat = Seat::at(Lang::En, NARROW, answered);
    seat.press("6 L").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ Claims ← 2025 → · by claim month ────────────────────────────────────────────╮
        │ mun. month     claimed     open  overdue returned rejected   granted   we owe│
        │▶0405 2025-02    275.68     0.00     0.00     0.00    97.30    178.38     0.00│
        │ 0420 2025-02    102.00   102.00     0.00     0.00     0.00      0.00     0.00│
        │      total      377.68   102.00     0.00     0.00    97.30    178.38     0.00│
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
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  Tab claim/care  → year on  Enter lines        : all  ? help  q quit
    "#]]);
    seat.press("Tab").sees("by month of care").press("Left").sees("Nothing was claimed in this year");
    seat.press("Right Down Enter").sees("February 2025").sees("granted");
    let mut seat = Seat::at(Lang::Nl, WIDE, answered);
    seat.press("6 L Tab").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                              februari 2025
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
        ╭ Declaraties ← 2025 → · per maand van de zorg ────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ gem.  maand    ingediend      open   te laat     terug  afgewezen  toegekend  gecrediteerd  gemeente betaalt  wij betalen                                    │
        │▶0405  2025-02     275,68      0,00      0,00      0,00      97,30     178,38          0,00            178,38         0,00                                    │
        │ 0420  2025-02     102,00    102,00      0,00      0,00       0,00       0,00          0,00              0,00         0,00                                    │
        │       samen       377,68    102,00      0,00      0,00      97,30     178,38          0,00            178,38         0,00                                    │
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
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯

         Esc terug  Tab declaratie/zorg  → jaar later  Enter regels                                                                         : alles  ? hulp  q stoppen
    "#]]);
}
