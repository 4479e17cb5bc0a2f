//! A message that changes time that is here already: the office sees what, and agrees or does not.

use uurwerk::domain::text::Lang;
use uurwerk::store::Store;
use uurwerk::surroundings::Surroundings;

use super::answers::log;
use crate::support::allotted::{Allotted, Given, YEAR};
use crate::support::{NARROW, Seat, WIDE, de_dijk};

fn with_time(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
    log(store, here, 1, "2025-03-10", 60);
    log(store, here, 1, "2025-03-11", 30);
}

/// The allocation of Sanne ends in February.
fn shorter() -> String {
    let product = Given { until: "2025-02-28", fixed: ("2025-03-12", "10:00:00"), ..YEAR };
    Allotted { dated: "2025-03-12", products: vec![product], ..Allotted::default() }.xml()
}

#[test]
fn what_a_message_changes_is_shown_and_asked() {
    for (lang, size) in [(Lang::Nl, NARROW), (Lang::En, NARROW), (Lang::Nl, WIDE), (Lang::En, WIDE)] {
        let say = |nl: &'static str, en: &'static str| if lang == Lang::Nl { nl } else { en };
        let mut seat = Seat::at(lang, size, with_time);
        let path = seat.file("korter.xml", shorter());
        seat.press("7 i").enter(&path).press("Enter");
        seat.sees(say("1 bericht wijzigt tijd", "1 message changes time"));
        seat.sees(say("toewijzing 300201 ingekort", "allocation 300201 shortened"));
        seat.sees(say("tot en met: 2025-12-31 → 2025-02-28", "until: 2025-12-31 → 2025-02-28"));
        seat.sees(say("2 registraties (1:30)", "2 entries (1:30)"));
        // No: nothing is stored.
        seat.press("a").sees(say("Het bericht overnemen", "Take the message over")).press("n");
        seat.press("Esc").sees(say("iet overgenomen: 1", "ot taken over: 1"));
        seat.sees(say("nog geen berichten", "o messages yet"));
        // Yes.
        seat.press("i").enter(&path).press("Enter").press("a").press("Enter");
        seat.sees(say("1 bericht ingelezen", "ead 1 message in"));
        seat.sees(say("toewijzing 300201: gewijzigd", "allocation 300201: changed"));
        seat.press("a").sees(say("wacht niets op akkoord", "othing waits for an agreement"));
        seat.press("Esc").sees("JW302");
    }
}
