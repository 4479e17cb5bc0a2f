//! `uurwerk messages`: what is wrong with a file is said in full, and nothing of it is stored.

use expect_test::{expect, expect_file};
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
        ("another message", HOORN.replace("jw301/schema", "jw999/schema")),
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
    expect_file!["bad-messages.txt"].assert_eq(&all);
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
        !   XSD refused: This is not a message of iJw 3.2 that is read here.
        !     Ask the sender for a message that follows the schema.
        = 1
    "#]]);
    desk.run("messages list").expect(&expect![[r#"
        message  kind  direction  municipality  identification  dated  stored  state
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
        message,kind,direction,counterpart,identification,client,dated,stored_at,state,due,codes
        JW302,allocation returned,out,0405,UB0000000001,J-0001,2025-04-02,2025-04-02T10:00:00.000Z,ready,2025-04-07,
        JW301,allocation,in,0405,301250000001,J-0001,2025-01-15,2025-04-02T10:00:00.000Z,read,,
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

#[test]
fn another_municipality_moves_its_client() {
    let desk = desk().speaking(Lang::Nl);
    let moved = HOORN
        .replace("<Afzender>0405", "<Afzender>0420")
        .replace("300201", "400117")
        .replace("2025-01-10", "2025-03-01")
        .replace("<Ingangsdatum>2025-01-01", "<Ingangsdatum>2025-03-13")
        .replace("<b:Dagtekening>2025-01-15", "<b:Dagtekening>2025-03-05");
    desk.file("1.xml", HOORN);
    desk.file("2.xml", moved);
    desk.run("messages import DESK/1.xml DESK/2.xml").expect(&expect![[r#"
        bericht  gemeente  identificatie  cliënt  toewijzing  uitkomst  verhuisd per
        JW301    0405      301250000001   J-0001      300201  nieuw
        JW301    0420      301250000001   J-0001      400117  nieuw     2025-03-13
        ! DESK/2.xml: Vanaf 2025-03-13, de begindatum van de toewijzing, is gemeente 0420 verantwoordelijk voor cliënt J-0001 (daarvoor 0405). De verhuizing is vastgelegd.
        = 0
    "#]]);
    desk.run("messages import DESK/1.xml").done_quietly();
    desk.run("client show J-0001 --format json").expect(&expect![[r#"
        [
        {"number":"J-0001","name":"Bos, D.","birth_date":"2011-11-30","gender":"male","municipality":"0420","bsn":"••••••018","school":[],"municipalities":["0405","0420:2025-03-13"],"documents":0}
        ]
        = 0
    "#]]);
}
