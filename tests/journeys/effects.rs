//! A message that changes time that is here already: the office sees what, and agrees or does not.

use uurwerk::domain::text::Lang;
use uurwerk::operations::import_message;
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

/// The allocation came in, was granted to another product since, and is absent from the newest message.
fn absent(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
    let other = Given { number: 300_299, category: "46", fixed: ("2025-03-12", "10:00:00"), ..YEAR };
    for (identification, dated, product) in [("T1", "2025-03-11", YEAR), ("T2", "2025-03-12", other)] {
        let letter = Allotted { identification, dated, products: vec![product], ..Allotted::default() };
        import_message::run(store, here, import_message::Input::accepted(letter.xml().into_bytes())).unwrap();
    }
}

#[test]
fn what_is_absent_is_closed_on_the_page_of_the_client() {
    for (lang, size) in [(Lang::Nl, NARROW), (Lang::En, WIDE)] {
        let say = |nl: &'static str, en: &'static str| if lang == Lang::Nl { nl } else { en };
        let mut seat = Seat::at(lang, size, absent);
        seat.press("4").press("/").enter("J-0142").press("Enter").press("Enter Tab");
        seat.press("End").sees("UW-22");
        seat.press("x").sees(say("Afsluiten bij 300201", "Close at 300201"));
        seat.enter("gebeld").press("Enter").sees(say("fgesloten bevindingen: 1", "indings closed: 1"));
        seat.does_not_see("UW-22");
        seat.press("x").sees(say("niets open om af te sluiten", "othing stands open"));
    }
}
