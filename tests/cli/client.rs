//! `uurwerk client`: names and BSN come in by standard input, never as arguments.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

#[test]
fn clients_are_added_listed_shown_and_changed() {
    let desk = Desk::small_practice();
    let input = "surname: Wit\nprefix: de\nfirst_names: Zoë\nbirth_date: 2010-06\nbsn: 999900018\n";
    desk.run_with("client add J-0177", input).expect(&expect![[r#"
        ! client J-0177 is added
        = 0
    "#]]);
    desk.run("client list").expect(&expect![[r#"
        number  name         born        gender  municipality  BSN        allocations  last entry
        J-0142  Jansen, S.   2012-06-15  female  0405          ••••••006            1
        J-0177  de Wit, Zoë  2010-06                           ••••••018            0
        = 0
    "#]]);
    desk.run_with("client edit J-0177", "first_names: -\ninitials: Z.\nmunicipality: 0405").expect(&expect![
        [r#"
            ! client J-0177 is changed
            = 0
        "#]
    ]);
    desk.run("client show J-0177").expect(&expect![[r#"
        number          J-0177
        name            de Wit, Z.
        born            2010-06
        gender
        municipality    0405
        BSN             ••••••018
        school
        municipalities
        documents       0
        = 0
    "#]]);
    desk.run("client list --format csv").expect(&expect![[r#"
        number,name,birth_date,gender,municipality,bsn,running_allocations,last_entry
        J-0142,"Jansen, S.",2012-06-15,female,0405,••••••006,1,
        J-0177,"de Wit, Z.",2010-06,,0405,••••••018,0,
        = 0
    "#]]);
}

#[test]
fn wrong_clients_are_refused_without_repeating_what_was_typed() {
    let desk = Desk::small_practice().speaking(Lang::Nl);
    desk.run_with("client add J-0178", "surname: Vries\nbsn: 999900007").expect(&expect![[r#"
        ! fout: bsn: burgerservicenummer voldoet niet aan de elfproef (CS002)
        = 2
    "#]]);
    desk.run_with("client add J-0178", "surname: Vries\nbsn: 999900006").expect(&expect![[r#"
        ! fout: cliënt J-0142 heeft dit burgerservicenummer al
        ! tip: 'uurwerk client show J-0142' toont wie dat is
        = 3
    "#]]);
    desk.run_with("client add J-0178", "achternaam Vries").expect(&expect![[r#"
        ! fout: regel 1: hier staat geen bekende sleutel
        ! tip: schrijf 'sleutel: waarde' met een van surname, prefix, first_names, initials, birth_date, gender, municipality, bsn
        = 2
    "#]]);
    desk.run_with("client add J-0178", "surname: Vries\nsurname: Wit").expect(&expect![[r#"
        ! fout: regel 2: surname staat er twee keer
        = 2
    "#]]);
    desk.run_with("client add J-0178", "surname: Vries\nbirth_date: 31-2-2010").expect(&expect![[r#"
        ! fout: birth_date: 31 februari 2010 bestaat niet: die maand heeft 28 dagen
        = 2
    "#]]);
    desk.run_with("client add J-0178", "").expect(&expect![[r#"
        ! fout: de achternaam is leeg of een deel van de naam is te lang (achternaam en voornamen 200, voorvoegsel 10)
        = 2
    "#]]);
    desk.run_with("client add J-0142", "surname: Vries").expect(&expect![[r#"
        ! fout: er is al een cliënt J-0142
        ! tip: kies een ander nummer
        = 3
    "#]]);
    desk.run_with("client add 999900018", "surname: Vries").expect(&expect![[r#"
        ! fout: NUMMER: negen cijfers worden als burgerservicenummer gelezen; kies een ander cliëntnummer
        = 2
    "#]]);
    desk.run("client add J-0178 --bsn 999900018").expect(&expect![[r#"
        ! fout: onbekende optie '--bsn'
        ! tip: 'uurwerk client add --help' toont het gebruik
        = 2
    "#]]);
    desk.run("client show J-0178").expect(&expect![[r#"
        ! fout: deze cliënt bestaat niet
        ! tip: 'uurwerk client list' toont alle cliënten
        = 2
    "#]]);
}
