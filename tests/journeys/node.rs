//! The exchange node does not deliver a claim, and the office says so on the Claims screen.

use expect_test::expect;
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Month;
use uurwerk::operations::{compile_claims, export_batch, queue_claims};
use uurwerk::store::Store;
use uurwerk::surroundings::Surroundings;

use super::answers::log;
use crate::support::{NARROW, Seat, WIDE, de_dijk};

/// February is claimed, from two municipalities.
fn sent(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
    let month = Month::parse_iso("2025-02").unwrap();
    log(store, here, 1, "2025-02-10", 110);
    log(store, here, 3, "2025-02-12", 60);
    compile_claims::run(store, here, compile_claims::Input { month }).unwrap();
    queue_claims::run(store, here, queue_claims::Input::Month { month, municipality: None }).unwrap();
    export_batch::run(store, here, export_batch::Input { month, municipality: None }).unwrap();
}

#[test]
fn a_claim_that_was_not_delivered_is_told_and_taken_back() {
    let mut seat = Seat::at(Lang::En, NARROW, sent);
    seat.press("6 N").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         draft 0   held 0   queued 0   sent 2 € 280.38

        ╭ ← February 2025 → · 2 municipalities ────────────────────────────────────────╮
        │ number client     alloc. code  disc.   volume tariff    amount state  finding│
        │▶J-0142 Jansen, S. 300201 45X05 WO+    110 min   1.62    178.38 sent          │
        │ J-0177 de Wit, Z. 300417 45X20         60 min   1.70    102.00 sent          │
        │                                                                              │
        │       ╭ Which claim did the node refuse? ────────────────────────────╮       │
        │       │> type to search                                              │       │
        │       │                                                              │       │
        │       │▶ 0420 · UW0000000002                                 € 102.00│       │
        │       │  0405 · UW0000000001                                 € 178.38│       │
        │       ╰──────────────────────────────────────────────────────────────╯       │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Files that were made ────────────────────────────────────────────────────────╮
        │ 0420 · 1 line · € 102.00  …/exports/0420/JW323-0420-2025-02-UW0000000002.xml │
        │ 0405 · 1 line · € 178.38  …/exports/0405/JW323-0405-2025-02-UW0000000001.xml │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         c compile  Q queue all  E export  Enter look            : all  ? help  q quit
    "#]]);
    seat.press("Enter").sees("refused by the exchange node").enter("9321").sees("▲");
    seat.press("Ctrl-u").enter("brs13 13-3-2025").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         draft 0   held 0   queued 0   sent 2 € 280.38

        ╭ ← February 2025 → · 2 municipalities ────────────────────────────────────────╮
        │ number client     alloc. code  disc.   volume tariff    amount state  finding│
        │▶J-0142 Jansen, S. 300201 45X05 WO+    110 min   1.62    178.38 sent          │
        │ J-0177 de Wit, Z. 300417 45X20         60 min   1.70    102.00 sent          │
        │                                                                              │
        │       ╭ UW0000000002 refused by the exchange node ───────────────────╮       │
        │       │> brs13 13-3-2025                                             │       │
        │       │                                                              │       │
        │       │code and day, such as BRS13 2025-04-03; empty: no code, today │       │
        │       ╰──────────────────────────────────────────────────────────────╯       │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Files that were made ────────────────────────────────────────────────────────╮
        │ 0420 · 1 line · € 102.00  …/exports/0420/JW323-0420-2025-02-UW0000000002.xml │
        │ 0405 · 1 line · € 178.38  …/exports/0405/JW323-0405-2025-02-UW0000000001.xml │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         c compile  Q queue all  E export  Enter look            : all  ? help  q quit
    "#]]);
    seat.press("Enter").sees("BRS13: the message does not follow the schema; 1 line to send again");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         draft 1 € 102.00   held 0   queued 0   sent 1 € 178.38

        ╭ ← February 2025 → · 2 municipalities ────────────────────────────────────────╮
        │ number client     alloc. code  disc.   volume tariff    amount state  finding│
        │▶J-0142 Jansen, S. 300201 45X05 WO+    110 min   1.62    178.38 sent          │
        │ J-0177 de Wit, Z. 300417 45X20         60 min   1.70    102.00 draft         │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Files that were made ────────────────────────────────────────────────────────╮
        │ 0420 · 1 line · € 102.00 · refused by the exchange node (BRS13)  …/JW323-042…│
        │ 0405 · 1 line · € 178.38  …/exports/0405/JW323-0405-2025-02-UW0000000001.xml │
        ╰──────────────────────────────────────────────────────────────────────────────╯
         ✓ BRS13: the message does not follow the schema; 1 line to send again. Check
           the file with 'uurwerk messages check FILE'; if it is right there, ask the
           node about the schema version.
         c compile  Q queue all  E export  Enter look            : all  ? help  q quit
    "#]]);
    seat.press("u").sees("Undone: recording a refusal by the exchange node").sees("sent");
    seat.press("N Esc").sees("sent");
}

#[test]
fn any_message_that_went_out_is_told_on_the_messages_screen() {
    let mut seat = Seat::at(Lang::Nl, NARROW, sent);
    seat.press("7 N")
        .sees("geweigerd door het knooppunt")
        .press("Enter")
        .sees("1 regel opnieuw te versturen");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                        te laat 0 · klaar 0
         1 Dag 3 Maand 4 Cliënten 5 Onderde… 6 Declara… 7 Bericht… 8 Nakijken 9 Instell…
         ▲ te laat 0   klaar om te versturen 0   wacht op antwoord 1
        ╭ Berichten · 2 ───────────────────────────────────────────────────────────────╮
        │     bericht          gem. nummer cliënt toestand                   uiterlijk │
        │▶uit JW323 declaratie 0420               geweigerd door het knoopp…           │
        │ uit JW323 declaratie 0405               wacht op antwoord          2025-03-27│
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
         ✓ Geweigerd door het knooppunt; 1 regel opnieuw te versturen. U maakt het
           ongedaan.
         Enter bekijken  i inlezen  E plaatsen  o open      : alles  ? hulp  q stoppen
    "#]]);
    seat.press("N").sees("kan het knooppunt niet geweigerd hebben").press("u").sees("wacht op antwoord");
}

#[test]
fn only_a_claim_without_answer_can_have_been_refused() {
    let mut seat = Seat::at(Lang::Nl, WIDE, de_dijk);
    seat.press("6 N").sees("Van deze maand is geen verzonden declaratie zonder antwoord");
}
