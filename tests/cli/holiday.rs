//! `uurwerk holiday`: the days with which terms are not counted.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

#[test]
fn the_office_says_which_days_are_free() {
    let desk = Desk::small_practice();
    desk.run("holiday list --year 2026").expect(&expect![[r#"
        date        day       name            state  by   falls
        2026-01-01  Thursday  New Year's Day  free   law  every year
        2026-04-05  Sunday    Easter Sunday   free   law  every year
        2026-04-06  Monday    Easter Monday   free   law  every year
        2026-04-27  Monday    King's Day      free   law  every year
        2026-05-14  Thursday  Ascension Day   free   law  every year
        2026-05-24  Sunday    Whit Sunday     free   law  every year
        2026-05-25  Monday    Whit Monday     free   law  every year
        2026-12-25  Friday    Christmas Day   free   law  every year
        2026-12-26  Saturday  Boxing Day      free   law  every year
        = 0
    "#]]);
    desk.run("holiday add good-friday").expect(&expect![[r#"
        ! Good Friday is a free day now
        = 0
    "#]]);
    desk.run("holiday add 5-5-2026 --every-year").expect(&expect![[r#"
        ! 05-05 of every year is a free day now
        = 0
    "#]]);
    desk.run("holiday add 2026-05-15 --name Brugdag").expect(&expect![[r#"
        ! 2026-05-15 is a free day now
        = 0
    "#]]);
    desk.run("holiday remove whit-monday").expect(&expect![[r#"
        ! Whit Monday is a working day now
        = 0
    "#]]);
    desk.run("holiday list --year 2026 --lang nl").expect(&expect![[r#"
        datum       dag        naam                toestand   door      valt
        2026-01-01  donderdag  Nieuwjaarsdag       vrije dag  wet       elk jaar
        2026-04-03  vrijdag    Goede Vrijdag       vrije dag  praktijk  elk jaar
        2026-04-05  zondag     Eerste Paasdag      vrije dag  wet       elk jaar
        2026-04-06  maandag    Tweede Paasdag      vrije dag  wet       elk jaar
        2026-04-27  maandag    Koningsdag          vrije dag  wet       elk jaar
        2026-05-05  dinsdag    vrije dag           vrije dag  praktijk  elk jaar op deze datum
        2026-05-14  donderdag  Hemelvaartsdag      vrije dag  wet       elk jaar
        2026-05-15  vrijdag    Brugdag             vrije dag  praktijk  dit jaar
        2026-05-24  zondag     Eerste Pinksterdag  vrije dag  wet       elk jaar
        2026-05-25  maandag    Tweede Pinksterdag  werkdag    praktijk  elk jaar
        2026-12-25  vrijdag    Eerste Kerstdag     vrije dag  wet       elk jaar
        2026-12-26  zaterdag   Tweede Kerstdag     vrije dag  wet       elk jaar
        = 0
    "#]]);
    desk.run("holiday list --year 2027 --format json").expect(&expect![[r#"
        [
        {"day":"2027-01-01","weekday":"Friday","name":"New Year's Day","state":"free","set_by":"law","falls":"new-year"},
        {"day":"2027-03-26","weekday":"Friday","name":"Good Friday","state":"free","set_by":"practice","falls":"good-friday"},
        {"day":"2027-03-28","weekday":"Sunday","name":"Easter Sunday","state":"free","set_by":"law","falls":"easter-sunday"},
        {"day":"2027-03-29","weekday":"Monday","name":"Easter Monday","state":"free","set_by":"law","falls":"easter-monday"},
        {"day":"2027-04-27","weekday":"Tuesday","name":"King's Day","state":"free","set_by":"law","falls":"kings-day"},
        {"day":"2027-05-05","weekday":"Wednesday","name":"free day","state":"free","set_by":"practice","falls":"every-year"},
        {"day":"2027-05-06","weekday":"Thursday","name":"Ascension Day","state":"free","set_by":"law","falls":"ascension"},
        {"day":"2027-05-16","weekday":"Sunday","name":"Whit Sunday","state":"free","set_by":"law","falls":"whit-sunday"},
        {"day":"2027-05-17","weekday":"Monday","name":"Whit Monday","state":"working","set_by":"practice","falls":"whit-monday"},
        {"day":"2027-12-25","weekday":"Saturday","name":"Christmas Day","state":"free","set_by":"law","falls":"christmas"},
        {"day":"2027-12-26","weekday":"Sunday","name":"Boxing Day","state":"free","set_by":"law","falls":"boxing-day"}
        ]
        = 0
    "#]]);
    desk.run("holiday remove 'goede vrijdag'").expect(&expect![[r#"
        ! Good Friday is a working day now
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: setting a free day
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: setting a free day
        = 0
    "#]]);
    desk.run("holiday list --year 2026 --format csv").expect(&expect![[r#"
        day,weekday,name,state,set_by,falls
        2026-01-01,Thursday,New Year's Day,free,law,new-year
        2026-04-03,Friday,Good Friday,free,practice,good-friday
        2026-04-05,Sunday,Easter Sunday,free,law,easter-sunday
        2026-04-06,Monday,Easter Monday,free,law,easter-monday
        2026-04-27,Monday,King's Day,free,law,kings-day
        2026-05-05,Tuesday,free day,free,practice,every-year
        2026-05-14,Thursday,Ascension Day,free,law,ascension
        2026-05-15,Friday,Brugdag,free,practice,once
        2026-05-24,Sunday,Whit Sunday,free,law,whit-sunday
        2026-05-25,Monday,Whit Monday,free,law,whit-monday
        2026-12-25,Friday,Christmas Day,free,law,christmas
        2026-12-26,Saturday,Boxing Day,free,law,boxing-day
        = 0
    "#]]);
}

#[test]
fn a_free_day_moves_the_term_of_an_answer() {
    let desk = Desk::small_practice();
    desk.file(
        "time.csv",
        "date,minutes,practitioner,client,activity\n2025-02-03,45,avisser,J-0142,telephone\n",
    );
    for command in [
        "entries import DESK/time.csv",
        "claims compile --month 2025-02",
        "claims queue --month 2025-02",
        "claims export --month 2025-02",
    ] {
        desk.run(command).done();
    }
    desk.run("messages list --format csv").expect(&expect![[r#"
        message,kind,direction,counterpart,identification,client,dated,stored_at,state,due,codes
        JW323,claim,out,0405,UW0000000001,,2025-04-02,2025-04-02T10:00:00.000Z,open,2025-04-16,
        = 0
    "#]]);
    desk.run("holiday add 2025-04-10").done();
    desk.run("messages list --format csv").expect(&expect![[r#"
        message,kind,direction,counterpart,identification,client,dated,stored_at,state,due,codes
        JW323,claim,out,0405,UW0000000001,,2025-04-02,2025-04-02T10:00:00.000Z,open,2025-04-17,
        = 0
    "#]]);
    desk.run("claims sent --month 2025-02 --format csv").expect(&expect![[r#"
        municipality,claim,lines,total,path,answered,answer,granted
        0405,UW0000000001,1,99.00,DESK/exports/0405/JW323-0405-2025-02-UW0000000001.xml,,,
        = 0
    "#]]);
}

#[test]
fn what_is_so_already_is_refused() {
    let mut desk = Desk::small_practice();
    desk.run("holiday add christmas").expect(&expect![[r#"
        ! error: this day is free already
        ! hint: 'uurwerk holiday list' shows what is free now
        = 3
    "#]]);
    desk.run("holiday remove 2026-05-15").expect(&expect![[r#"
        ! error: this is a working day already
        ! hint: 'uurwerk holiday list' shows what is free now
        = 3
    "#]]);
    desk.run("holiday add 2026-05-16").expect(&expect![[r#"
        ! error: this day falls in a weekend, and never counts as a working day
        = 3
    "#]]);
    desk.run("holiday add carnaval").expect(&expect![[r#"
        ! error: DAY: expected a date, or one of new-year, good-friday, easter-sunday, easter-monday, kings-day, liberation-day, ascension, whit-sunday, whit-monday, christmas, boxing-day
        = 2
    "#]]);
    desk.run("holiday add 30-2-2026").expect(&expect![[r#"
        ! error: DAY: 30 February 2026 does not exist: that month has 28 days
        = 2
    "#]]);
    desk.run("holiday add 2026-05-15 --name 'a name that is longer than what fits in a column'").expect(
        &expect![[r#"
            ! error: the name of a free day is at most 40 visible characters
            = 2
        "#]],
    );
    desk.run("holiday list --year 26").expect(&expect![[r#"
        ! error: --year: expected a year, such as 2026
        = 2
    "#]]);
    desk.lang = Lang::Nl;
    desk.run("holiday add christmas").expect(&expect![[r#"
        ! fout: deze dag is al vrij
        ! tip: 'uurwerk holiday list' toont wat nu vrij is
        = 3
    "#]]);
}
