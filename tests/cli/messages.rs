//! `uurwerk messages`: what is wrong with a file is said in full, and nothing of it is stored.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

const HOORN: &str = include_str!("../data/first-month/jw301-hoorn.xml");

fn desk() -> Desk {
    let desk = Desk::new();
    desk.run("init --agb 42420001 --name 'De Dijk'").done_quietly();
    desk
}

#[test]
fn bad_messages_get_a_clear_sentence_and_nothing_is_stored() {
    let mut all = String::new();
    for (name, text) in [
        ("empty", String::new()),
        ("no XML", "time,client\n".to_owned()),
        ("malformed", HOORN.replace("</Client>", "")),
        ("an entity bomb", format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{HOORN}")),
        ("another message", HOORN.replace("jw301/schema", "jw305/schema")),
        ("another provider", HOORN.replace("42420001", "42420002")),
        ("a wrong BSN", HOORN.replace("999900018", "999900017")),
        ("31 February", HOORN.replace("2011-11-30", "2011-02-31")),
        ("an unknown element", HOORN.replace("Geslacht>", "Sekse>")),
        ("too early", HOORN.replace("2025-01-15", "2025-05-01")),
    ] {
        for lang in [Lang::Nl, Lang::En] {
            let desk = desk().speaking(lang);
            desk.file("in.xml", &text);
            let import = desk.run("messages import DESK/in.xml");
            all.extend([format!("--- {name}\n{import}")]);
            assert!(!desk.path("exports").exists());
            let clients = desk.run("client list --format csv").done();
            assert_eq!(clients.lines().count(), 1, "{name}: {clients}");
        }
    }
    expect![[r#"
        --- empty
        ! fout: DESK/in.xml: Niet gelezen: het bestand bevat geen bericht
        = 1
        --- empty
        ! error: DESK/in.xml: Not read: the file holds no message
        = 1
        --- no XML
        ! fout: DESK/in.xml: Niet gelezen, regel 1: er staat iets buiten het bericht (voor het begin of na het einde)
        = 1
        --- no XML
        ! error: DESK/in.xml: Not read, line 1: something stands outside the message (before its start or after its end)
        = 1
        --- malformed
        ! fout: DESK/in.xml: Niet gelezen, regel 59, Bericht/Client: dit is geen goed gevormde XML: een tag klopt niet of het bestand is afgebroken
        = 1
        --- malformed
        ! error: DESK/in.xml: Not read, line 59, Bericht/Client: this is not well-formed XML: a tag does not match or the file is cut off
        = 1
        --- an entity bomb
        ! fout: DESK/in.xml: Niet gelezen, regel 1: een documenttype (DOCTYPE) wordt geweigerd
        = 1
        --- an entity bomb
        ! error: DESK/in.xml: Not read, line 1: a document type (DOCTYPE) is refused
        = 1
        --- another message
        ! fout: DESK/in.xml: dit is geen bericht van iJw 3.2 dat uurwerk leest
        ! tip: gelezen worden JW301 en JW323
        = 1
        --- another message
        ! error: DESK/in.xml: this is not a message of iJw 3.2 that uurwerk reads
        ! hint: JW301 and JW323 are read
        = 1
        --- another provider
        ! fout: DESK/in.xml: het bericht is voor een andere aanbieder; er is niets overgenomen
        ! tip: vergelijk Ontvanger in het bericht met de AGB-code van de praktijk
        = 3
        --- another provider
        ! error: DESK/in.xml: the message is for another provider; nothing was taken over
        ! hint: compare Ontvanger in the message with the AGB code of the practice
        = 3
        --- a wrong BSN
        !   CS002 geweigerd: Client/Bsn: Bsn voldoet aan de elfproef
        !     Vraag de gemeente om een gecorrigeerd bericht.
        ! fout: DESK/in.xml: het bericht breekt de regels van de standaard (1 bevindingen); er is niets overgenomen
        ! tip: vraag de gemeente om een nieuw bericht
        = 1
        --- a wrong BSN
        !   CS002 refused: Client/Bsn: Bsn passes the eleven-test
        !     Ask the municipality for a corrected message.
        ! error: DESK/in.xml: the message breaks the rules of the standard (1 findings); nothing was taken over
        ! hint: ask the municipality for a new message
        = 1
        --- 31 February
        !   RS032 geweigerd: Regel 22, Bericht/Client/Geboortedatum/Datum: moet een bestaande dag van 1900 tot en met 2199 zijn, als JJJJ-MM-DD zonder tijdzone (RS032).
        !     Vraag de afzender om een bericht dat aan het schema voldoet.
        ! fout: DESK/in.xml: het bericht volgt zijn schema niet (1 klachten)
        ! tip: vraag de gemeente om een nieuw bericht
        = 1
        --- 31 February
        !   RS032 refused: Line 22, Bericht/Client/Geboortedatum/Datum: must be a day that exists from 1900 to 2199, as YYYY-MM-DD without time zone (RS032).
        !     Ask the sender for a message that follows the schema.
        ! error: DESK/in.xml: the message does not follow its schema (1 complaints)
        ! hint: ask the municipality for a new message
        = 1
        --- an unknown element
        !   XSD geweigerd: Regel 24, Bericht/Client/?: hoort hier niet: onbekend, dubbel, of niet in de volgorde van het schema.
        !     Vraag de afzender om een bericht dat aan het schema voldoet.
        !   XSD geweigerd: Regel 19, Bericht/Client: Geslacht ontbreekt.
        !     Vraag de afzender om een bericht dat aan het schema voldoet.
        ! fout: DESK/in.xml: het bericht volgt zijn schema niet (2 klachten)
        ! tip: vraag de gemeente om een nieuw bericht
        = 1
        --- an unknown element
        !   XSD refused: Line 24, Bericht/Client/?: does not belong here: unknown, double, or not in the order of the schema.
        !     Ask the sender for a message that follows the schema.
        !   XSD refused: Line 19, Bericht/Client: Geslacht is missing.
        !     Ask the sender for a message that follows the schema.
        ! error: DESK/in.xml: the message does not follow its schema (2 complaints)
        ! hint: ask the municipality for a new message
        = 1
        --- too early
        !   TR135 geweigerd: Header/BerichtIdentificatie: Dagtekening 2025-05-01 ligt na vandaag, 2025-04-02
        !     Verwerk het bericht niet voor die dag, of vraag om een nieuw bericht.
        ! fout: DESK/in.xml: het bericht breekt de regels van de standaard (1 bevindingen); er is niets overgenomen
        ! tip: vraag de gemeente om een nieuw bericht
        = 1
        --- too early
        !   TR135 refused: Header/BerichtIdentificatie: Dagtekening 2025-05-01 is after today, 2025-04-02
        !     Do not process the message before that day, or ask for a new one.
        ! error: DESK/in.xml: the message breaks the rules of the standard (1 findings); nothing was taken over
        ! hint: ask the municipality for a new message
        = 1
    "#]].assert_eq(&all);
}

#[test]
fn a_message_is_checked_without_being_stored() {
    let desk = desk();
    desk.file("in.xml", HOORN);
    desk.run("messages check DESK/in.xml").expect(&expect![[r#"
        ! DESK/in.xml: JW301 is right
        = 0
    "#]]);
    desk.file("in.xml", HOORN.replace('\r', "").replace("301250000001", ""));
    desk.run("messages check DESK/in.xml").expect(&expect![[r#"
        ! DESK/in.xml: JW301 is not right
        !   RS031 refused: Line 11, Bericht/Header/BerichtIdentificatie/Identificatie: must not be empty (RS031).
        !     Ask the sender for a message that follows the schema.
        !   OP192 warning: Lines do not end in CR LF.
        !     Save the file with CR LF.
        = 1
    "#]]);
    desk.run_with("messages check -", "<a/>").expect(&expect![[r#"
        ! standard input: ? is not right
        !   XSD refused: This is not a message of iJw 3.2 that is read here: JW301 or JW323.
        !     Ask the sender for a message that follows the schema.
        = 1
    "#]]);
    desk.run("messages list").expect(&expect![[r#"
        message  direction  municipality  identification  dated  stored
        ! nothing found
        = 0
    "#]]);
}

#[test]
fn messages_that_came_in_are_listed() {
    let desk = desk();
    desk.file("in.xml", HOORN);
    desk.run("messages import DESK/in.xml").done_quietly();
    desk.run("messages list --format csv").expect(&expect![[r#"
        message,direction,counterpart,identification,dated,stored_at
        JW301,in,0405,301250000001,2025-01-15,2025-04-02T10:00:00.000Z
        = 0
    "#]]);
    desk.run("messages import DESK/in.xml DESK/nowhere.xml").expect(&expect![[r#"
        ! DESK/in.xml: this message was read in before; nothing was changed
        ! error: DESK/nowhere.xml: file or folder does not exist
        ! hint: check its name and its permissions
        = 4
    "#]]);
}

#[test]
fn the_newest_version_wins_whatever_the_order() {
    let newer = HOORN
        .replace("301250000001", "301250000002")
        .replace("<Budget>500000", "<Budget>700000")
        .replace("Toewijzingstijd>09", "Toewijzingstijd>10");
    for (first, second) in [(HOORN, newer.as_str()), (newer.as_str(), HOORN)] {
        let desk = desk();
        desk.file("1.xml", first);
        desk.file("2.xml", second);
        desk.run("messages import DESK/1.xml DESK/2.xml").done_quietly();
        let listed = desk.run("allocation list --format csv").done();
        assert!(listed.contains("7000.00"), "{listed}");
    }
}
