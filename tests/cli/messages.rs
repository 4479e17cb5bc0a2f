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

#[test]
fn a_message_is_shown_in_words() {
    let desk = desk();
    desk.file("in.xml", HOORN);
    desk.run("messages import DESK/in.xml").done_quietly();
    desk.run("messages show 301250000001").expect(&expect![[r#"
        part     depth  element               what                             value                    meaning
        state    0      JW301                 allocation                       read in
        effect   0                                                             client added
        effect   0                                                             allocation 300201 added
        related  0      JW302                 answer                           UB0000000001             ready to be sent
        content  0      BerichtCode           kind of message                  436                      allocation
        content  0      BerichtVersie         major version of the standard    3
        content  0      BerichtSubversie      minor version of the standard    2
        content  0      Afzender              sender                           0405                     municipality
        content  0      Ontvanger             receiver                         42420001                 provider
        content  0      Identificatie         identification                   301250000001
        content  0      Dagtekening           dated                            2025-01-15
        content  0      XsdVersie             schema versions
        content  1      BasisschemaXsdVersie    version of the base schema     1.0.0
        content  1      BerichtXsdVersie        version of the message schema  1.0.0
        content  0      Client                client
        content  1      Bsn                     BSN                            ••••••018                J-0001 Bos, D.
        content  1      Geboortedatum           date of birth                  2011-11-30
        content  1      Geslacht                gender                         1                        male
        content  1      Geslachtsnaam           birth name                     Bos
        content  1      Voornamen               first names                    Daan
        content  1      Voorletters             initials                       D
        content  1      NaamGebruik             use of names                   1                        own name
        content  1      Contact                 contact
        content  2      Soort                     kind of address              01                       address in the population register
        content  2      Huis                      house number                 1
        content  2      Postcode                  postcode                     1621AB
        content  2      LandCode                  country                      NL                       Netherlands
        content  1      ToegewezenProduct       allocation
        content  2      ToewijzingNummer          allocation number            300201
        content  2      Product                   product                      45                       ambulatory youth care
        content  2      Toewijzingsdatum          allocated on                 2025-01-10
        content  2      Toewijzingstijd           allocated at                 09:00:00
        content  2      Ingangsdatum              begins on                    2025-01-01
        content  2      Einddatum                 ends on                      2025-12-31
        content  2      Budget                    budget                       5,000.00
        = 0
    "#]]);
    desk.run("messages show UB0000000001 --out --format csv").expect(&expect![[r#"
        part,depth,element,label,value,meaning
        state,0,JW302,allocation returned,ready,2025-04-07
        did,0,,,"→ Place it with E in the list, or with 'uurwerk messages export', and send it.",
        related,0,JW301,answer to,301250000001,read in
        content,0,BerichtCode,kind of message,437,allocation returned
        content,0,BerichtVersie,major version of the standard,3,
        content,0,BerichtSubversie,minor version of the standard,2,
        content,0,Afzender,sender,0405,municipality
        content,0,Ontvanger,receiver,42420001,provider
        content,0,Identificatie,identification,301250000001,
        content,0,Dagtekening,dated,2025-01-15,
        content,0,XsdVersie,schema versions,,
        content,1,BasisschemaXsdVersie,version of the base schema,1.0.0,
        content,1,BerichtXsdVersie,version of the message schema,1.0.0,
        content,0,IdentificatieRetour,identification of the answer,UB0000000001,
        content,0,DagtekeningRetour,answer dated,2025-04-02,
        content,0,XsdVersieRetour,schema versions of the answer,,
        content,1,BasisschemaXsdVersie,version of the base schema,1.0.0,
        content,1,BerichtXsdVersie,version of the message schema,1.0.0,
        = 0
    "#]]);
    let json = desk.run("messages show 301250000001 --kind 301 --format json").done();
    let rows: serde_json::Value = serde_json::from_str(&json).unwrap();
    let budget = rows.as_array().unwrap().iter().find(|row| row["element"] == "Budget").unwrap();
    assert_eq!((&budget["value"], &budget["label"]), (&500_000.into(), &"budget".into()), "eurocents");
    let xml = desk.run("messages show 301250000001 --xml").done();
    assert!(xml.contains("••••••018") && !xml.contains("999900018"), "{xml}");
    for line in ["messages show 301250000001 --out", "messages show x --municipality 0405"] {
        let refused = desk.run(line);
        assert!(refused.err.contains("no message has this identification"), "{}", refused.err);
        assert_eq!((refused.out.as_str(), refused.status), ("", 2));
    }
    let desk = desk.speaking(Lang::Nl);
    let words = desk.run("messages show 301250000001").done();
    for said in ["toewijzingnummer", "ambulante jeugdhulp", "5.000,00", "klaar om te versturen"] {
        assert!(words.contains(said), "{words}");
    }
}
