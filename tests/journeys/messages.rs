//! The office keeps the messages with municipalities: what came in, what goes out, and what is late.

use expect_test::expect;
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;
use uurwerk::operations::{export_messages, import_message};
use uurwerk::store::Store;
use uurwerk::surroundings::Surroundings;

use crate::support::{NARROW, Seat, WIDE, de_dijk, packed};

const HOORN: &str = include_str!("../data/first-month/jw301-hoorn.xml");

/// An allocation of Hoorn.
fn hoorn() -> String {
    HOORN.replace("300201", "310201")
}

/// Another client's allocation, from another municipality.
fn elsewhere() -> String {
    hoorn()
        .replace("301250000001", "301250000002")
        .replace("<Afzender>0405", "<Afzender>0420")
        .replace("999900018", "999900031")
        .replace("310201", "400117")
}

fn empty(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
}

fn with_messages(store: &mut Store, here: &Surroundings) {
    de_dijk(store, here);
    import(store, here, &hoorn());
    export_messages::run(store, here, export_messages::Input { packed: false }).unwrap();
    import(store, here, &elsewhere());
}

fn import(store: &mut Store, here: &Surroundings, message: &str) {
    import_message::run(store, here, import_message::Input::accepted(message.as_bytes().to_vec())).unwrap();
}

#[test]
fn an_empty_list_says_what_to_do() {
    for lang in [Lang::Nl, Lang::En] {
        let mut seat = Seat::at(lang, NARROW, empty);
        seat.press("7");
        seat.sees(if lang == Lang::Nl { "Druk op i om berichten" } else { "Press i to read in messages" });
        seat.press("E").sees(if lang == Lang::Nl { "Er staat niets klaar" } else { "Nothing is ready" });
        seat.press("C").sees(if lang == Lang::Nl {
            "niet over één cliënt"
        } else {
            "not about one client"
        });
    }
}

#[test]
fn messages_are_listed_and_narrowed() {
    let mut seat = Seat::at(Lang::En, NARROW, with_messages);
    seat.press("7");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                        overdue 0 · ready 1
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         ▲ overdue 0   ready to be sent 1   waits for its answer 0
        ╭ Messages · 4 ────────────────────────────────────────────────────────────────╮
        │     message                   mun. number client  state            due       │
        │▶out JW302 allocation returned 0420 J-0177 Bos, D. ready to be sent 2025-03-18│
        │ in  JW301 allocation          0420 J-0177 Bos, D. read in                    │
        │ out JW302 allocation returned 0405 J-0143 Bos, D. sent                       │
        │ in  JW301 allocation          0405 J-0143 Bos, D. read in                    │
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

         Enter look  i read in  E place  o open  t kind          : all  ? help  q quit
    "#]]);
    seat.press("d").sees("came in").sees("JW301").does_not_see("JW302");
    seat.press("d").sees("going out").does_not_see("JW301");
    seat.press("d o").sees("· open").does_not_see("JW301").sees("ready to be sent");
    seat.press("o").sees("Nothing was found with this").press("Esc").sees("JW301");
    seat.press("t").sees("Which kind?").enter("301").press("Enter").sees("Messages · JW301 allocation · 2");
    seat.press("Esc /").enter("0420").press("Enter").sees("Messages · /0420 · 2").press("Esc");
    seat.press("/").enter("301250000001").press("Enter").sees("· 1").press("Esc");
    seat.press("C").sees("4 clients").press("7");
}

#[test]
fn messages_are_read_in_and_placed() {
    let mut seat = Seat::at(Lang::En, NARROW, empty);
    let (one, packed) =
        (seat.file("my in.xml", hoorn()), seat.file("both.zip", packed(&[&hoorn(), &elsewhere()])));
    let broken = seat.file("broken.xml", hoorn().replace("Geslacht>", "Sekse>"));
    seat.press("7 i").sees("Read messages in").enter(&one).press("Enter");
    seat.sees("Read 1 message in").sees("JW301 allocation 301250000001").sees("allocation 310201: new");
    seat.press("Esc").sees("ready to be sent");
    // Dropped on the window, as terminals write it.
    seat.paste(&format!("'{packed}' file://{broken}\n"));
    seat.sees("Messages read in: 2; refused: 1")
        .sees("this message was read in before")
        .sees("allocation 400117: new");
    seat.press("G").sees("broken.xml").sees("Geslacht").sees("Ask the sender");
    seat.wheel(-3).wheel(3).press("PageUp Home End Esc");
    seat.press("E").sees("Place the files of 2 messages?").press("y").sees("Placed 2 messages");
    assert_eq!(seat.exports(), ["0405/JW302-0405-UB0000000001.xml", "0420/JW302-0420-UB0000000002.xml"]);
    seat.press("i").enter("/nowhere.xml").press("Enter").sees("does not exist").press("Enter");
    seat.press("E").sees("Nothing is ready");
}

#[test]
fn what_is_ready_is_packed_for_the_exchange_node() {
    let mut seat = Seat::at(Lang::Nl, WIDE, with_messages);
    seat.press("7");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                        te laat 0 · klaar 1
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         ▲ te laat 0   klaar om te versturen 1   wacht op antwoord 0
        ╭ Berichten · 4 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │      bericht                  gem.  nummer  cliënt   identificatie  dagtekening  toestand                                                          uiterlijk │
        │▶uit  JW302 toewijzing retour  0420  J-0177  Bos, D.  UB0000000002   2025-03-13   klaar om te versturen                                             2025-03-18│
        │ in   JW301 toewijzing         0420  J-0177  Bos, D.  301250000002   2025-01-15   ingelezen                                                                   │
        │ uit  JW302 toewijzing retour  0405  J-0143  Bos, D.  UB0000000001   2025-03-13   verstuurd                                                                   │
        │ in   JW301 toewijzing         0405  J-0143  Bos, D.  301250000001   2025-01-15   ingelezen                                                                   │
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

         Enter bekijken  i inlezen  E plaatsen  o open  t soort  d in/uit  / zoeken                                                         : alles  ? hulp  q stoppen
    "#]]);
    seat.press("Z").sees("samen inpakken").press("j").sees("Ook samen ingepakt: messages-UB0000000002");
}

#[test]
fn a_message_is_looked_into() {
    let mut seat = Seat::at(Lang::En, NARROW, with_messages);
    seat.press("7 G Enter");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                        overdue 0 · ready 1
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ JW301 allocation · 301250000001 · J-0143 Bos, D. ────────────────────────────╮
        │ read in · dated 2025-01-15 · from municipality 0405                         █│
        │ client changed                                                              █│
        │   surname: Jansen → Bos                                                     █│
        │   initials: T → D                                                           █│
        │   first names: Tim → Daan                                                   █│
        │   date of birth: 2012-01-31 → 2011-11-30                                    █│
        │   gender: unknown → male                                                    █│
        │ allocation 310201 added                                                     █│
        │ answer: JW302 allocation returned UB0000000001 · sent                       █│
        │                                                                             ││
        │ sender                 0405 · municipality                                  ││
        │ receiver               42420001 · provider                                  ││
        │ identification         301250000001                                         ││
        │ dated                  2025-01-15                                           ││
        │ client                                                                      ││
        │   BSN                  ••••••018 · J-0143 Bos, D.                           ││
        │   date of birth        2011-11-30                                           ││
        │   gender               1 · male                                             ││
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  a answer  x XML  r put right                  : all  ? help  q quit
    "#]]);
    seat.does_not_see("999900018").press("b").sees("999900018").press("Down").does_not_see("999900018");
    seat.press("a").sees("JW302 allocation returned · UB0000000001").sees("answer to: JW301");
    seat.press("Enter").sees("JW301 allocation · 301250000001");
    seat.press("x");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                        overdue 0 · ready 1
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
        ╭ JW301 allocation · 301250000001 · J-0143 Bos, D. ────────────────────────────╮
        │ <?xml version="1.0" encoding="UTF-8"?>                                      █│
        │ <!-- Made up: an allocation for the first month of De Dijk. -->             █│
        │ <Bericht xmlns="http://www.istandaarden.nl/ijw/3_2/jw301/schema" xmlns:b="ht█│
        │ tp://www.istandaarden.nl/ijw/3_2/basisschema/schema">                       █│
        │   <Header>                                                                  █│
        │     <BerichtCode>436</BerichtCode>                                          ││
        │     <BerichtVersie>3</BerichtVersie>                                        ││
        │     <BerichtSubversie>2</BerichtSubversie>                                  ││
        │     <Afzender>0405</Afzender>                                               ││
        │     <Ontvanger>42420001</Ontvanger>                                         ││
        │     <BerichtIdentificatie>                                                  ││
        │       <b:Identificatie>301250000001</b:Identificatie>                       ││
        │       <b:Dagtekening>2025-01-15</b:Dagtekening>                             ││
        │     </BerichtIdentificatie>                                                 ││
        │     <XsdVersie>                                                             ││
        │       <b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>                ││
        │       <b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie>                        ││
        │     </XsdVersie>                                                            ││
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  a answer  x XML  r put right                  : all  ? help  q quit
    "#]]);
    seat.press("G").sees("</Bericht>").press("g").sees("<?xml").press("x").sees("sender");
    seat.press("r")
        .sees("nothing to put right")
        .press("N")
        .sees("node cannot have refused")
        .press("C")
        .sees("4 clients");
    seat.press("7 Esc").sees("Messages · 4").press("Enter Esc Esc");
}

#[test]
fn a_claim_and_its_answer_lead_to_each_other() {
    let mut seat = Seat::at(Lang::Nl, WIDE, super::answers::answered);
    seat.press("7").sees("wacht op antwoord 1").press("t").enter("325").press("Enter Enter");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                                        te laat 0 · klaar 0
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
        ╭ JW325 declaratie-antwoord · A1 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ ingelezen · dagtekening 2025-03-13 · van gemeente 0405                                                                                                       │
        │ declaratie over februari 2025: 2 regels, € 275,68                                                                                                            │
        │ toegekend € 178,38: regels toegekend 1, afgewezen 1                                                                                                          │
        │   9369 (regels: 1, € 97,30): het budget van de toewijzing is niet groot genoeg                                                                               │
        │     → Vraag om meer budget en declareer daarna opnieuw.                                                                                                      │
        │ antwoord op: JW323 declaratie UW0000000001 · verwerkt                                                                                                        │
        │ r brengt u waar u het herstelt                                                                                                                               │
        │                                                                                                                                                              │
        │ afzender                        0405 · gemeente                                                                                                              │
        │ ontvanger                       42420001 · aanbieder                                                                                                         │
        │ identificatie                   A1                                                                                                                           │
        │ dagtekening                     2025-03-13                                                                                                                   │
        │ identificatie van de declarat…  UW0000000001                                                                                                                 │
        │ dagtekening van de declaratie   2025-03-13                                                                                                                   │
        │ retourcode                      0200 · geen opmerking                                                                                                        │
        │ antwoord op de declaratie                                                                                                                                    │
        │   declaratienummer              UW0000000001                                                                                                                 │
        │   totaal ingediend              € 275,68 · debet                                                                                                             │
        │   totaal toegekend              € 178,38 · debet                                                                                                             │
        │   cliënt                                                                                                                                                     │
        │     BSN                         ••••••018 · J-0143 Jansen, T.                                                                                                │
        │     declaratieregel                                                                                                                                          │
        │       referentienummer          UW0000000002                                                                                                                 │
        │       toewijzingnummer          300202                                                                                                                       │
        │       productcategorie          45 · ambulante jeugdhulp                                                                                                     │
        │       productcode               45X05                                                                                                                        │
        │       productperiode            2025-02-01 … 2025-02-28                                                                                                      │
        │       geleverd volume           60                                                                                                                           │
        │       eenheid                   01 · minuut                                                                                                                  │
        │       tarief                    € 1,62                                                                                                                       │
        │       ingediend bedrag          € 97,30 · debet                                                                                                              │
        │       retourcode                9369 · het budget van de toewijzing is niet groot genoeg                                                                     │
        │     retourcode                  0200 · geen opmerking                                                                                                        │
        │   retourcode                    0200 · geen opmerking                                                                                                        │
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

         Esc terug  a antwoord  x XML  r herstellen                                                                                         : alles  ? hulp  q stoppen
    "#]]);
    seat.press("a").sees("JW323 declaratie").sees("antwoord: JW325").press("r").sees("februari 2025");
}

/// An answer of ours that was made ten days ago and never placed is past its term: it stands in front, with a mark.
#[test]
fn what_is_late_stands_in_front() {
    let mut seat = Seat::at(Lang::En, NARROW, |store, here| {
        super::answers::answered(store, here);
        import(store, &Surroundings::fixed(Day::parse_iso("2025-03-03").unwrap()), &hoorn());
    });
    seat.press("7").sees("▲ overdue 1").sees("waits for its answer 1");
    assert!(seat.line("▶").contains("▲ 2025-03-06"));
    seat.press("o").sees("· open · 2").press("o").sees("· overdue · 1").sees("JW302");
}

/// The same on the Check screen, in either language, and from there to the message.
#[test]
fn what_is_late_is_a_finding_one_key_from_its_message() {
    for lang in [Lang::Nl, Lang::En] {
        let mut seat = Seat::at(lang, NARROW, |store, here| {
            super::answers::answered(store, here);
            import(store, &Surroundings::fixed(Day::parse_iso("2025-03-03").unwrap()), &hoorn());
        });
        seat.press("8").sees("UW-38");
        for _ in 0..9 {
            if !seat.line("▶").contains("UW-38") {
                seat.press("j");
            }
        }
        assert!(seat.line("▶").contains("JW302 0405"), "{}", seat.line("▶"));
        seat.sees("2025-03-06").press("Enter").sees("JW302").sees("UB0000000001");
        seat.press("Esc").sees(if lang == Lang::Nl { "klaar om te versturen" } else { "ready to be sent" });
    }
}
