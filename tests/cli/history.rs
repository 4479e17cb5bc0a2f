//! `uurwerk client history`: who changed what about a client, and never about another one.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

/// A client with everything that can happen to one.
fn desk() -> Desk {
    let desk = Desk::small_practice();
    desk.run_with("client add J-0177", "surname: Wit\nbirth_date: 2010-06\n").done_quietly();
    desk.run_with("client edit J-0142", "surname: Janssen\nbirth_date: 2012\nbsn: 999900055\n")
        .done_quietly();
    desk.run("allocation edit 300201 --frame civil --budget 6000").done_quietly();
    desk.run("client school J-0142 --periods 2016-09-01..2024-07-15").done_quietly();
    desk.run("client school J-0142 --periods '2016-09-01..2024-07-15;2024-09-01'").done_quietly();
    desk.run("client move J-0142 --municipality 0420 --from 2025-03-13").done_quietly();
    desk.run("document add J-0142 --kind approval --reference 'nr 12'").done_quietly();
    desk.run("document remove 1").done_quietly();
    desk.run("undo").done_quietly();
    desk
}

#[test]
fn everything_that_happened_to_a_client_is_told() {
    let desk = desk();
    desk.run("client history J-0142").expect(&expect![[r#"
        when              who   what                            of                no  how      field          was         became
        2025-04-02 12:00  test  undone: taking a document away  document              added    kind                       approval
        2025-04-02 12:00  test  undone: taking a document away  document              added    date                       2025-04-02
        2025-04-02 12:00  test  undone: taking a document away  document              added    care from                  2025-04-02
        2025-04-02 12:00  test  undone: taking a document away  document              added    reference                  nr 12
        2025-04-02 12:00  test  taking a document away          document              removed  kind           approval
        2025-04-02 12:00  test  taking a document away          document              removed  date           2025-04-02
        2025-04-02 12:00  test  taking a document away          document              removed  care from      2025-04-02
        2025-04-02 12:00  test  taking a document away          document              removed  reference      nr 12
        2025-04-02 12:00  test  recording a document            document              added    kind                       approval
        2025-04-02 12:00  test  recording a document            document              added    date                       2025-04-02
        2025-04-02 12:00  test  recording a document            document              added    care from                  2025-04-02
        2025-04-02 12:00  test  recording a document            document              added    reference                  nr 12
        2025-04-02 12:00  test  recording a move                municipality          added    municipality               0405
        2025-04-02 12:00  test  recording a move                municipality          added    from                       the start
        2025-04-02 12:00  test  recording a move                municipality          added    municipality               0420
        2025-04-02 12:00  test  recording a move                municipality          added    from                       2025-03-13
        2025-04-02 12:00  test  recording a move                client                changed  municipality   0405        0420
        2025-04-02 12:00  test  recording school                school                added    from                       2024-09-01
        2025-04-02 12:00  test  recording school                school                added    from                       2016-09-01
        2025-04-02 12:00  test  recording school                school                added    until                      2024-07-15
        2025-04-02 12:00  test  saving an allocation            allocation    300201  changed  budget         € 5,000.00  € 6,000.00
        2025-04-02 12:00  test  saving an allocation            allocation    300201  changed  legal frame                civil law
        2025-04-02 12:00  test  changing a client               client                changed  surname        Jansen      Janssen
        2025-04-02 12:00  test  changing a client               client                changed  date of birth  2012-06-15  2012
        2025-04-02 12:00  test  changing a client               client                changed  BSN            ••••••006   ••••••055
        2025-04-02 12:00  test  saving an allocation            allocation    300201  added    number                     300201
        2025-04-02 12:00  test  saving an allocation            allocation    300201  added    municipality               0405
        2025-04-02 12:00  test  saving an allocation            allocation    300201  added    category                   45
        2025-04-02 12:00  test  saving an allocation            allocation    300201  added    budget                     € 5,000.00
        2025-04-02 12:00  test  saving an allocation            allocation    300201  added    from                       2025-01-01
        2025-04-02 12:00  test  saving an allocation            allocation    300201  added    until                      2025-12-31
        2025-04-02 12:00  test  saving an allocation            allocation    300201  added    source                     typed
        2025-04-02 12:00  test  adding a client                 client                added    number                     J-0142
        2025-04-02 12:00  test  adding a client                 client                added    surname                    Jansen
        2025-04-02 12:00  test  adding a client                 client                added    initials                   S
        2025-04-02 12:00  test  adding a client                 client                added    date of birth              2012-06-15
        2025-04-02 12:00  test  adding a client                 client                added    gender                     female
        2025-04-02 12:00  test  adding a client                 client                added    municipality               0405
        2025-04-02 12:00  test  adding a client                 client                added    BSN                        ••••••006
        = 0
    "#]]);
    let desk = desk.speaking(Lang::Nl);
    desk.run("client history J-0142 --last 3").expect(&expect![[r#"
        wanneer           wie   wat                                      waarvan   nr  hoe         gegeven     was          werd
        2025-04-02 12:00  test  ongedaan gemaakt: een document weghalen  document      toegevoegd  soort                    goedkeuring
        2025-04-02 12:00  test  ongedaan gemaakt: een document weghalen  document      toegevoegd  datum                    2025-04-02
        2025-04-02 12:00  test  ongedaan gemaakt: een document weghalen  document      toegevoegd  zorg vanaf               2025-04-02
        2025-04-02 12:00  test  ongedaan gemaakt: een document weghalen  document      toegevoegd  kenmerk                  nr 12
        2025-04-02 12:00  test  een document weghalen                    document      verwijderd  soort       goedkeuring
        2025-04-02 12:00  test  een document weghalen                    document      verwijderd  datum       2025-04-02
        2025-04-02 12:00  test  een document weghalen                    document      verwijderd  zorg vanaf  2025-04-02
        2025-04-02 12:00  test  een document weghalen                    document      verwijderd  kenmerk     nr 12
        2025-04-02 12:00  test  een document vastleggen                  document      toegevoegd  soort                    goedkeuring
        2025-04-02 12:00  test  een document vastleggen                  document      toegevoegd  datum                    2025-04-02
        2025-04-02 12:00  test  een document vastleggen                  document      toegevoegd  zorg vanaf               2025-04-02
        2025-04-02 12:00  test  een document vastleggen                  document      toegevoegd  kenmerk                  nr 12
        ! alleen de laatste 3 wijzigingen; --last toont er meer
        = 0
    "#]]);
    desk.run("client history J-0177 --format json").expect(&expect![[r#"
        [
        {"at":"2025-04-02T10:00:00Z","by":"test","operation":"add-client","subject":"client","allocation":null,"action":"added","field":"number","before":null,"after":"J-0177"},
        {"at":"2025-04-02T10:00:00Z","by":"test","operation":"add-client","subject":"client","allocation":null,"action":"added","field":"surname","before":null,"after":"Wit"},
        {"at":"2025-04-02T10:00:00Z","by":"test","operation":"add-client","subject":"client","allocation":null,"action":"added","field":"birth_date","before":null,"after":"2010-06"}
        ]
        = 0
    "#]]);
    desk.run("client history J-0142 --last 2 --format csv").expect(&expect![[r#"
        at,by,operation,subject,allocation,action,field,before,after
        2025-04-02T10:00:00Z,test,undo,document,,added,kind,,approval
        2025-04-02T10:00:00Z,test,undo,document,,added,date,,2025-04-02
        2025-04-02T10:00:00Z,test,undo,document,,added,from,,2025-04-02
        2025-04-02T10:00:00Z,test,undo,document,,added,reference,,nr 12
        2025-04-02T10:00:00Z,test,remove-document,document,,removed,kind,approval,
        2025-04-02T10:00:00Z,test,remove-document,document,,removed,date,2025-04-02,
        2025-04-02T10:00:00Z,test,remove-document,document,,removed,from,2025-04-02,
        2025-04-02T10:00:00Z,test,remove-document,document,,removed,reference,nr 12,
        ! alleen de laatste 2 wijzigingen; --last toont er meer
        = 0
    "#]]);
    desk.run("client history J-0142 --last 0").expect(&expect![[r#"
        ! fout: --last: verwacht een aantal van 1 tot en met 1000
        = 2
    "#]]);
    desk.run("client history J-0178").expect(&expect![[r#"
        ! fout: deze cliënt bestaat niet
        ! tip: 'uurwerk client list' toont alle cliënten
        = 2
    "#]]);
}

#[test]
fn a_row_number_that_became_free_tells_nothing_about_its_next_owner() {
    let desk = Desk::small_practice();
    desk.run_with("client add J-0177", "surname: Wit\n").done_quietly();
    desk.run("document add J-0142 --kind reason --remark 'of Jansen'").done_quietly();
    desk.run("document remove 1").done_quietly();
    desk.run("document add J-0177 --kind reason --remark 'of Wit'").done_quietly();
    let of = |number: &str| desk.run(&format!("client history {number}")).done();
    let (jansen, wit) = (of("J-0142"), of("J-0177"));
    assert!(jansen.contains("of Jansen") && !jansen.contains("of Wit"), "{jansen}");
    assert!(wit.contains("of Wit") && !wit.contains("of Jansen"), "{wit}");
    assert_eq!(jansen.matches("of Jansen").count(), 2, "added and removed: {jansen}");
}
