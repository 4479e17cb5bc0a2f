//! The office handles what the municipality answered.

use expect_test::expect;
use uurwerk::domain::assignment::Wish;
use uurwerk::domain::identifiers::ActivityKey;
use uurwerk::domain::ids::{ClientId, PractitionerId};
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::{Day, Minutes, Month};
use uurwerk::operations::judge::Wanted;
use uurwerk::operations::{compile_claims, export_batch, import_message, log_time, queue_claims};
use uurwerk::store::{self, Store};
use uurwerk::surroundings::Surroundings;

use crate::support::answers::Reply;
use crate::support::{NARROW, Seat, WIDE, de_dijk};

pub(super) fn log(store: &mut Store, here: &Surroundings, client: i64, on: &str, minutes: i64) {
    let wanted = Wanted {
        practitioner: PractitionerId(1),
        day: Day::parse_iso(on).unwrap(),
        start: None,
        minutes: Minutes::new(minutes).unwrap(),
        activity: ActivityKey::parse("telephone").unwrap(),
        client: Some(ClientId(client)),
        wish: Wish::default(),
        note: None,
    };
    let key = here.new_entry_key().unwrap();
    log_time::run(store, here, log_time::Input { key, wanted }).unwrap();
}

/// February is claimed; of Hoorn one line is granted and one rejected, and an hour comes in late.
pub(super) fn answered(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
    let month = Month::parse_iso("2025-02").unwrap();
    log(store, here, 1, "2025-02-10", 110);
    log(store, here, 2, "2025-02-11", 60);
    log(store, here, 3, "2025-02-12", 60);
    compile_claims::run(store, here, compile_claims::Input { month }).unwrap();
    queue_claims::run(store, here, queue_claims::Input::Month { month, municipality: None }).unwrap();
    export_batch::run(store, here, export_batch::Input { month, municipality: None }).unwrap();
    let hoorn = |tx: &store::Tx| {
        let batches = store::batches::of_month(tx, month)?;
        let hoorn = batches.iter().find(|batch| batch.municipality.as_str() == "0405").unwrap();
        store::batches::bytes(tx, hoorn.id)
    };
    let claim = store.read::<_, store::StoreError>(hoorn).unwrap();
    let rejected = [("UW0000000002", "9369")];
    let reply = Reply { dated: "2025-03-13", rejected: &rejected, ..Reply::default() }.to(&claim);
    import_message::run(store, here, import_message::Input::accepted(reply.into_bytes())).unwrap();
    log(store, here, 1, "2025-02-20", 60);
}

#[test]
fn answers_are_looked_through() {
    let mut seat = Seat::at(Lang::En, NARROW, answered);
    seat.press("6 c");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         draft 1   held 1   queued 0   sent 1   answered 2

        ╭ ← February 2025 → · 2 municipalities ────────────────────────────────────────╮
        │ number client     alloc. code  disc.   volume    amount state    finding     │
        │▶J-0142 Jansen, S. 300201 45X05 WO+    110 min    178.38 granted              │
        │ J-0142 Jansen, S. 300201 45X05 WO+     60 min     97.30 held     ▲ TR389 On …│
        │ J-0143 Jansen, T. 300202 45X05 WO+     60 min     97.30 rejected 9369 the bu…│
        │ J-0143 Jansen, T. 300202 45X05 WO+     60 min     97.30 draft                │
        │ J-0177 de Wit, Z. 300417 45X20         60 min    102.00 sent                 │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Files that were made ────────────────────────────────────────────────────────╮
        │ 0420 · 1 line · € 102.00  …/exports/0420/JW323-0420-2025-02-UW0000000002.xml │
        │ 0405 · 2 lines · € 275.68 · granted € 178.38  …/JW323-0405-2025-02-UW0000000…│
        ╰──────────────────────────────────────────────────────────────────────────────╯
         ✓ Compiled 2 lines, € 194.60. 1 held: Enter shows why.
         c compile  Q queue all  E export  Enter look            : all  ? help  q quit
    "#]]);
    seat.press("f").sees("9369 the budget");
    seat.press("Enter");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ J-0143 Jansen, T. ───────────────────────────────────────────────────────────╮
        │ allocation  300202                                                           │
        │ product     45X05 · Highly specialised youth care · WO+                      │
        │ period      2025-02-01 … 2025-02-28                                          │
        │ amount      60 min × € 1.62 → € 97.30                                        │
        │ state       rejected · UW0000000002                                          │
        │ 2025-03-13  sent · UW0000000001 · UW0000000002                               │
        │ 2025-03-13  rejected 9369 · UW0000000001 · UW0000000002                      │
        │ ✗ 9369: the budget of the allocation is not large enough                     │
        │   → Ask for more budget and then claim again.                                │
        │                                                                              │
        │ day             start   time  activity   practitioner                   disc.│
        │▶Tue 2025-02-11          1:00  telephone  A. Visser                      WO+  │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  Enter to the day  Space line on/off           : all  ? help  q quit
    "#]]);
}

#[test]
fn what_was_answered_is_put_right() {
    let mut seat = Seat::at(Lang::En, NARROW, answered);
    seat.press("6 c Home r").sees("Credit 1 line, € 178.38; claim 1 line, € 275.68 anew").sees("undone");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         draft 1   held 1   queued 0   sent 1   answered 2

        ╭ ← February 2025 → · 2 municipalities ────────────────────────────────────────╮
        │ number client     alloc. code  disc.   volume    amount state    finding     │
        │▶J-0142 Jansen, S. 300201 45X05 WO+    110 min    178.38 granted              │
        │ J-0142 Jansen, S. 300201 45X05 WO+     60 min     97.30 held     ▲ TR389 On …│
        │ J-0143 J╭ Correct ─────────────────────────────────────────────────╮9 the bu…│
        │ J-0143 J│ Credit 1 line, € 178.38; claim 1 line, € 275.68 anew. In │         │
        │ J-0177 d│ the queue, by municipality: 0405: 2 lines, € 97.30.      │         │
        │         │ Until the export this can be undone.                     │         │
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
    seat.press("n").does_not_see("credit queued").press("r y").sees("Queued the credit of 1 line");
    seat.press("R").sees("Rejected or come back: 1 line").press("y").sees("Queued 1 line again");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                              February 2025
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         draft 0   held 0   queued 2 € 372.98   sent 1 € 102.00   answered 2 € 275.68

        ╭ ← February 2025 → · 2 municipalities ────────────────────────────────────────╮
        │ number client     code  disc.   volume    amount state         finding       │
        │▶J-0142 Jansen, S. 45X05 WO+    110 min    178.38 credit queued               │
        │ J-0142 Jansen, S. 45X05 WO+    170 min    275.68 queued                      │
        │ J-0143 Jansen, T. 45X05 WO+     60 min     97.30 rejected      9369 the budg…│
        │ J-0143 Jansen, T. 45X05 WO+     60 min     97.30 queued                      │
        │ J-0177 de Wit, Z. 45X20         60 min    102.00 sent                        │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Files that were made ────────────────────────────────────────────────────────╮
        │ 0420 · 1 line · € 102.00  …/exports/0420/JW323-0420-2025-02-UW0000000002.xml │
        │ 0405 · 2 lines · € 275.68 · granted € 178.38  …/JW323-0405-2025-02-UW0000000…│
        ╰──────────────────────────────────────────────────────────────────────────────╯
         ✓ Queued 1 line again. E makes the file.
         c compile  Q queue all  E export  Enter look            : all  ? help  q quit
    "#]]);
    seat.press("u").sees("Undone").press("E").sees("2 lines").press("y").sees("Made 1 file");
    seat.press("C").sees("in the state 'credit sent'");
}

#[test]
fn answers_are_told_in_dutch() {
    let mut seat = Seat::at(Lang::Nl, WIDE, answered);
    seat.press("6 c f Enter");
    seat.sees("het budget van de toewijzing is niet groot genoeg")
        .sees("Vraag om meer budget")
        .sees("afgewezen");
    seat.press("r").sees("Is opgelost waarom?").press("n Esc f C").sees("Crediteer 1 regel, € 178,38");
}
