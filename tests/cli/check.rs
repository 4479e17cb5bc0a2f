//! `uurwerk check` and `uurwerk rules`: what is wrong with what is open, and what a rule wants.

use expect_test::{expect, expect_file};
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;

use crate::support::Desk;

/// A practice with time after an allocation, a discipline that ended, and time on a nearly used budget.
fn desk() -> Desk {
    let desk = Desk::small_practice();
    desk.run("practitioner edit bdejong --until 2025-03-10").done_quietly();
    desk.run("allocation edit 300201 --budget 350 --until 2025-03-20").done_quietly();
    desk.file(
        "time.csv",
        "date,minutes,practitioner,client,activity\n\
         2025-02-03,45,avisser,J-0142,telephone\n\
         2025-03-03,95,avisser,J-0142,telephone\n\
         2025-03-11,7,bdejong,J-0142,face-to-face\n\
         2025-03-12,15,avisser,,break\n\
         2025-03-21,20,avisser,J-0142,telephone\n",
    );
    desk.run("entries import DESK/time.csv").done_quietly();
    desk
}

#[test]
fn everything_open_is_checked_worst_first() {
    let desk = desk();
    desk.run("check").expect(&expect![[r#"
        severity  rule   what   no  date        client  name        practitioner  finding                                                                                     what to do
        held      PS-A8  entry   5  2025-03-21  J-0142  Jansen, S.  avisser       2025-03-21 lies outside allocation 300201 (2025-01-01 to 2025-03-20).                       Ask the municipality for an allocation that covers the day and import the JW301 message.
        held      UW-4   entry   3  2025-03-11  J-0142  Jansen, S.  bdejong       Practitioner bdejong does not work here on 2025-03-11.                                      Check the day, or the period of work: uurwerk practitioner edit bdejong
        warning   PS-A7  entry   3  2025-03-11  J-0142  Jansen, S.  bdejong       With this entry 90% of the budget of allocation 300201 is used; left: € 31.81 of € 350.00.  Ask for a higher allocation in time if more care is needed.
        ! months 2025-02, 2025-03: refused 0, held 2, warnings 1, overridden 0, ended 0
        = 1
    "#]]);
    desk.run("check --month 2025-02").expect(&expect![[r#"
        severity  rule   what   no  date        client  name        practitioner  finding                                                                                     what to do
        warning   PS-A7  entry   1  2025-02-03  J-0142  Jansen, S.  avisser       With this entry 90% of the budget of allocation 300201 is used; left: € 31.81 of € 350.00.  Ask for a higher allocation in time if more care is needed.
        ! months 2025-02: refused 0, held 0, warnings 1, overridden 0, ended 0
        = 0
    "#]]);
    desk.run("check --rule uw-4 --practitioner bdejong --format csv").expect(&expect![[r#"
        severity,rule,subject,number,date,client,name,practitioner,finding,way_out
        hold,UW-4,entry,3,2025-03-11,J-0142,"Jansen, S.",bdejong,Practitioner bdejong does not work here on 2025-03-11.,"Check the day, or the period of work: uurwerk practitioner edit bdejong"
        ! months 2025-02, 2025-03: refused 0, held 1, warnings 0, overridden 0, ended 0
        = 1
    "#]]);
    desk.run("claims compile --month 2025-03").done_quietly();
    desk.run("claims override 2 --rule UW-4 --reason 'finished the week'").done_quietly();
    desk.run("check --rule UW-4").expect(&expect![[r#"
        severity  rule  what  no  date  client  name  practitioner  finding  what to do
        ! nothing found
        ! months 2025-02, 2025-03: refused 0, held 0, warnings 0, overridden 1, ended 0
        = 0
    "#]]);
    desk.run("check --rule UW-4 --all --format json").expect(&expect![[r#"
        [
        {"severity":"hold","rule":"UW-4","subject":"entry","number":3,"date":"2025-03-11","client":"J-0142","name":"Jansen, S.","practitioner":"bdejong","finding":"Practitioner bdejong does not work here on 2025-03-11.","way_out":"Check the day, or the period of work: uurwerk practitioner edit bdejong","status":"overridden","overridden_by":"test","overridden_at":"2025-04-02 10:00Z","reason":"finished the week","ended":null}
        ]
        ! months 2025-02, 2025-03: refused 0, held 0, warnings 0, overridden 1, ended 0
        = 0
    "#]]);
    // More time on the line: the override was not given for that.
    desk.run("log --practitioner bdejong '2025-03-10 45 tel J-0142'").done_quietly();
    desk.run("claims compile --month 2025-03").done_quietly();
    desk.run("check --rule UW-4 --all").expect(&expect![[r#"
        severity  rule  what   no  date        client  name        practitioner  finding                                                 what to do                                                               status  overridden by  when               reason             why it ended
        held      UW-4  entry   3  2025-03-11  J-0142  Jansen, S.  bdejong       Practitioner bdejong does not work here on 2025-03-11.  Check the day, or the period of work: uurwerk practitioner edit bdejong  open
        held      UW-4  line    2  2025-03-01  J-0142  Jansen, S.                Practitioner bdejong does not work here on 2025-03-11.                                                                           ended   test           2025-04-02 10:00Z  finished the week  The facts changed: 1 entry added.
        ! months 2025-02, 2025-03: refused 0, held 1, warnings 0, overridden 0, ended 1
        = 1
    "#]]);
    desk.run("check --rule UW-4 --all --month 2025-03 --client J-0142 --format csv").expect(&expect![[r#"
        severity,rule,subject,number,date,client,name,practitioner,finding,way_out,status,overridden_by,overridden_at,reason,ended
        hold,UW-4,entry,3,2025-03-11,J-0142,"Jansen, S.",bdejong,Practitioner bdejong does not work here on 2025-03-11.,"Check the day, or the period of work: uurwerk practitioner edit bdejong",open,,,,
        hold,UW-4,line,2,2025-03-01,J-0142,"Jansen, S.",,Practitioner bdejong does not work here on 2025-03-11.,,ended,test,2025-04-02 10:00Z,finished the week,The facts changed: 1 entry added.
        ! months 2025-03: refused 0, held 1, warnings 0, overridden 0, ended 1
        = 1
    "#]]);
    desk.run("check --rule UW-4 --all --practitioner avisser").expect(&expect![[r#"
        severity  rule  what  no  date  client  name  practitioner  finding  what to do  status  overridden by  when  reason  why it ended
        ! nothing found
        ! months 2025-02, 2025-03: refused 0, held 0, warnings 0, overridden 0, ended 0
        = 0
    "#]]);
    desk.run("check --client J-0999").expect(&expect![[r#"
        ! error: this client does not exist
        ! hint: 'uurwerk client list' shows all clients
        = 2
    "#]]);
}

#[test]
fn an_override_that_ended_says_why_in_dutch() {
    let desk = desk();
    desk.run("claims compile --month 2025-03").done_quietly();
    desk.run("claims override 2 --rule UW-4 --reason 'afgesproken'").done_quietly();
    desk.run("log --practitioner bdejong '2025-03-10 45 tel J-0142'").done_quietly();
    desk.run("claims compile --month 2025-03").done_quietly();
    desk.speaking(Lang::Nl).run("check --rule UW-4 --all").expect(&expect![[r#"
        gevolg        regel  wat          nr  datum       cliënt  naam        medewerker  bevinding                                            wat te doen                                                                toestand   vrijgegeven door  wanneer            reden        waarom vervallen
        vastgehouden  UW-4   registratie   3  2025-03-11  J-0142  Jansen, S.  bdejong     Medewerker bdejong is op 2025-03-11 niet in dienst.  Controleer de dag, of de dienstperiode: uurwerk practitioner edit bdejong  open
        vastgehouden  UW-4   regel         2  2025-03-01  J-0142  Jansen, S.              Medewerker bdejong is op 2025-03-11 niet in dienst.                                                                             vervallen  test              2025-04-02 10:00Z  afgesproken  De feiten zijn gewijzigd: 1 registratie erbij.
        ! maanden 2025-02, 2025-03: geweigerd 0, vastgehouden 1, let op 0, vrijgegeven 0, vervallen 1
        = 1
    "#]]);
}

#[test]
fn what_is_sent_is_not_checked() {
    let desk = Desk::small_practice();
    desk.run("check").expect(&expect![[r#"
        severity  rule  what  no  date  client  name  practitioner  finding  what to do
        ! nothing found
        ! months -: refused 0, held 0, warnings 0, overridden 0, ended 0
        = 0
    "#]]);
    desk.run("log --practitioner avisser '2025-03-13 45 tel J-0142'").done_quietly();
    desk.run("claims compile --month 2025-03").done_quietly();
    desk.run("claims queue --month 2025-03").done_quietly();
    desk.run("check").expect(&expect![[r#"
        severity  rule  what  no  date  client  name  practitioner  finding  what to do
        ! nothing found
        ! months -: refused 0, held 0, warnings 0, overridden 0, ended 0
        = 0
    "#]]);
}

#[test]
fn a_rule_explains_itself() {
    let desk = Desk::new();
    desk.run("rules ps-a8").expect(&expect![[r#"
        rule               PS-A8
        severity           held
        can be overridden  no
        meaning            Care outside the period of the allocation is not claimable.
        what to do         Choose an allocation that covers the day, or ask the municipality for one and import the JW301 message.
        document           Productenstructuur hoog specialistische jeugdhulp, segment C, Westfriesland (2025)
        place              2.1, 2.2
        looks at           day of the entry, allocations of the client
        checked            entry or usage: while typing, at save, at compile and in a check
        = 0
    "#]]);
    desk.run("rules HA-7 --format json").expect(&expect![[r#"
        [
        {"rule":"HA-7","severity":"hold","overridable":true,"title":"On the day of care the practitioner has the education and registration that the product demands, or works under a colleague who has it.","way_out":"Record the registration, or the colleague under whom the work is done: uurwerk practitioner edit CODE","document":"Handleiding ambulant","place":"1 tot en met 5, eis opleidingsniveau","reads":"disciplines and registrations of the practitioner, responsible colleague, registrations of the practice","checked":"entry or usage: while typing, at save, at compile and in a check"}
        ]
        = 0
    "#]]);
    desk.run("rules PS-C1").expect(&expect![[r#"
        rule               PS-C1
        severity           warning
        can be overridden  no
        meaning            There are five components: transport, medication check, day activities, day treatment and ambulatory crisis help.
        what to do         There is nothing to do: this cannot go wrong.
        document           Productenstructuur hoog specialistische jeugdhulp, segment C, Westfriesland (2025)
        place              3
        looks at           component of a product
        checked            The component is data of each product in the contract file, with fixed keys that checking the file guards.
        = 0
    "#]]);
    desk.run("rules TR358").expect(&expect![[r#"
        rule               TR358
        severity           refused
        can be overridden  no
        meaning            the total is the sum of the debit lines less that of the credit lines
        what to do         Add the lines up again.
        document           iJw 3.2
        place              TR358, JW323
        looks at           the message JW323
        checked            message JW323: before it is written or when it is read
        = 0
    "#]]);
    desk.run("rules CS100").expect(&expect![[r#"
        rule   severity  can be overridden  meaning                                              what to do                                               document  place         looks at           checked
        CS100  held      no                 A product period starts on or after 1 January 2021.  Settle this with the municipality outside the messages.  iJw 3.2   CS100         claim line         claim line: at compile, when queueing and in a check
        CS100  refused   no                 the period does not begin before 2021-01-01          Claim care from before 2021 outside the messages.        iJw 3.2   CS100, JW323  the message JW323  message JW323: before it is written or when it is read
        = 0
    "#]]);
    desk.run("rules PS-A11").expect(&expect![[r#"
        ! error: RULE: there is no such rule
        ! hint: 'uurwerk rules' lists all rules
        = 2
    "#]]);
    let desk = desk.speaking(Lang::Nl);
    desk.run("rules ps-a8").expect(&expect![[r#"
        regel          PS-A8
        gevolg         vastgehouden
        vrij te geven  nee
        inhoud         Zorg buiten de periode van de toewijzing is niet declarabel.
        wat te doen    Kies een toewijzing die de dag omvat, of vraag de gemeente erom en lees het JW301-bericht in.
        document       Productenstructuur hoog specialistische jeugdhulp, segment C, Westfriesland (2025)
        plaats         2.1, 2.2
        kijkt naar     dag van de registratie, toewijzingen van de cliënt
        gecontroleerd  registratie of gebruik: bij typen, opslaan, samenstellen en nakijken
        = 0
    "#]]);
    let all = desk.run("rules --format csv").out;
    assert_eq!(all.lines().next(), Some("rule,severity,overridable,title"));
    for rule in uurwerk::domain::rules::ALL {
        assert!(all.contains(&format!("\n{},", rule.id)), "{} is not listed", rule.id);
    }
}

/// An answer of ours that is not placed, a start that is ready, and a claim: each on the last day of its term, and the day after.
#[test]
fn what_is_late_between_us_and_a_municipality_is_a_warning() {
    let mut all = String::new();
    for lang in [Lang::Nl, Lang::En] {
        let mut desk = super::answers::desk().speaking(lang);
        let allocation = include_str!("../data/first-month/jw301-hoorn.xml").replace("300201", "300999");
        desk.file("in.xml", allocation);
        desk.run("messages import DESK/in.xml").done_quietly();
        desk.run("care start 300999 --on 2025-04-09").done_quietly();
        for today in ["2025-04-15", "2025-04-16", "2025-04-17"] {
            desk.today = Day::parse_iso(today).unwrap();
            for line in ["check --rule uw-37 --format csv", "check --rule uw-38 --format csv"] {
                all.extend([format!("--- {today} {line}\n{}", desk.run(line))]);
            }
        }
        for line in [
            "check --rule uw-37",
            "check --rule uw-37 --month 2025-04 --format json",
            "check --rule uw-37 --month 2025-03 --format json",
            "check --rule uw-37 --client J-0142 --format json",
            "check --rule uw-38 --client J-0142 --format json",
            "check --rule uw-37 --practitioner avisser --format json",
            "messages export",
            "check --rule uw-38 --format json",
        ] {
            all.extend([format!("--- {line}\n{}", desk.run(line))]);
        }
    }
    expect_file!["late.txt"].assert_eq(&all);
}
