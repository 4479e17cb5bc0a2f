//! Trips, attendance, stays and crisis trajectories from files: all of a file or nothing, twice is once, and out again.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use super::used::{desk, told};
use crate::support::Desk;

const TRIPS: &str = "\
date;client;direction;form;km;from;to;wheelchair;allocation;band;destination;note
3-3-2025;J-0142;heen;groep;7,5;0405;0388;nee;;;;\"te laat; \"\"file\"\"\"
2025-03-03;999900006;return;group;7.5;0388;0405;;300202;;;
2025-03-04;J-0142;outward;family;;;;;;;;
2025-03-04;J-0142;return;individual;;0405;0405;ja;;6;De Hoeve;
2025-03-04;J-0142;return;individual;;0405;0405;ja;;6;De Hoeve;
";

const ATTENDANCE: &str = "\
date,client,component,dayparts,start,group,supervisors,absence,practitioner,product,allocation,note
2025-03-03,J-0142,day-activities,1,14:30,Zwaluwen,2,,avisser,,,
2025-03-03,J-0177,,2,14:30,Zwaluwen,,,,,,first time
2025-03-04,J-0142,day-activities,,14:30,Zwaluwen,,ziek,,,300203,
";

const STAYS: &str = "\
client,arrival,arrival_time,departure,departure_time,product,allocation,note
J-0142,2025-03-07,16:00,2025-03-09,10:00,,,\"two
lines\"
J-0142,2025-03-28,16:00,,,,300202,
";

const TRAJECTORIES: &str = "\
client,product,registered,registered_time,contact,contact_time,worker,shelter,shelter_remark,afterwards,ended,allocation
J-0142,crisis-help-pedagogical,2025-03-10,9:30,2025-03-10,15:00,avisser,yes,with the neighbours,\"lot 1, asked for\",,
J-0177,crisis-help-ggz,2025-03-11,10:00,,,bdejong,no,,,2025-03-20,
";

/// What each noun reads.
const FILES: [(&str, &str); 4] =
    [("trips", TRIPS), ("attendance", ATTENDANCE), ("stays", STAYS), ("trajectories", TRAJECTORIES)];

fn desk_with_two() -> Desk {
    let desk = desk();
    desk.run_with("client add J-0177", "surname: Wit\nmunicipality: 0405\n").done_quietly();
    for (noun, content) in FILES {
        desk.file(&format!("{noun}.csv"), content);
    }
    desk
}

#[test]
fn a_file_is_stored_once() {
    let desk = desk_with_two();
    let lines = FILES.map(|(noun, _)| format!("{noun} import DESK/{noun}.csv"));
    let told = told(&desk, lines.iter().flat_map(|line| [line.as_str(); 2]));
    expect![[r#"
        trips import DESK/trips.csv
        ! DESK/trips.csv, line 2: PS-T2 held: Not on record for client J-0142 on 2025-03-03: approval of the transport by the local access point.
        ! DESK/trips.csv, line 3: PS-T2 held: Not on record for client J-0142 on 2025-03-03: approval of the transport by the local access point.
        ! DESK/trips.csv, line 5: TR338 held: Client J-0142 has no allocation on 2025-03-04 on which this can be claimed.
        ! DESK/trips.csv, line 5: PS-T5 warning: The trip is individual transport over distance band 6: that needs an allocation of Individual transport, distance 6.
        ! DESK/trips.csv, line 6: TR338 held: Client J-0142 has no allocation on 2025-03-04 on which this can be claimed.
        ! DESK/trips.csv, line 6: PS-T5 warning: The trip is individual transport over distance band 6: that needs an allocation of Individual transport, distance 6.
        ! stored: 5, there already: 0, left out: 0
        = 0
        trips import DESK/trips.csv
        ! stored: 0, there already: 5, left out: 0
        = 0
        attendance import DESK/attendance.csv
        ! DESK/attendance.csv, line 3: TR338 held: Client J-0177 has no allocation.
        ! stored: 3, there already: 0, left out: 0
        = 0
        attendance import DESK/attendance.csv
        ! stored: 0, there already: 3, left out: 0
        = 0
        stays import DESK/stays.csv
        ! DESK/stays.csv, line 2: TR338 held: Client J-0142 has no allocation on 2025-03-07 on which this can be claimed.
        ! DESK/stays.csv, line 4: PS-A9 held: Allocation 300202 is for Group transport, distance 3; that does not fit what was used here.
        ! stored: 2, there already: 0, left out: 0
        = 0
        stays import DESK/stays.csv
        ! stored: 0, there already: 2, left out: 0
        = 0
        trajectories import DESK/trajectories.csv
        ! DESK/trajectories.csv, line 3: PS-K3 held: The date of birth of client J-0177 is not known; the care is for ages 0 up to 18.
        ! DESK/trajectories.csv, line 3: PS-K2 warning: No first contact is recorded after the registration of 2025-03-11 10:00; crisis help starts within 24 hours.
        ! stored: 2, there already: 0, left out: 0
        = 0
        trajectories import DESK/trajectories.csv
        ! stored: 0, there already: 2, left out: 0
        = 0
    "#]].assert_eq(&told);
    for (noun, _) in FILES.iter().rev() {
        let undone = desk.run("undo").err;
        assert!(undone.contains("importing"), "{undone}");
        let left = desk.run(&format!("{noun} export --month 2025-03")).done();
        assert_eq!(left.lines().count(), 1, "{left}");
    }
}

#[test]
fn what_is_exported_is_imported_elsewhere_and_doubles_nothing_here() {
    let desk = desk_with_two();
    let other = desk_with_two();
    for (noun, _) in FILES {
        desk.run(&format!("{noun} import DESK/{noun}.csv")).done_quietly();
    }
    // Typed by hand: its key says nothing of its content.
    desk.run("trips add --client J-0142 --date 2025-03-05 --both --form group --km 7.5").done_quietly();
    for (noun, content) in FILES {
        let first = desk.run(&format!("{noun} export --month 2025-03")).done();
        assert!(first.lines().count() >= content.lines().count(), "{first}");
        desk.file("again.csv", &first);
        let again = desk.run(&format!("{noun} import DESK/again.csv")).err;
        assert!(again.contains("stored: 0,"), "{noun}: {again}");
        other.file("there.csv", &first);
        other.run(&format!("{noun} import DESK/there.csv")).done_quietly();
        assert_eq!(other.run(&format!("{noun} export --month 2025-03")).done(), first);
    }
}

#[test]
fn a_row_that_is_there_already_elsewhere_leaves_no_session_behind() {
    let desk = desk_with_two();
    desk.run("attendance import DESK/attendance.csv").done_quietly();
    let sessions = desk.run("attendance sessions --month 2025-03 --format csv").done();
    for number in 1..=2 {
        let _ = desk.run(&format!("attendance session {number} --start 15:00"));
    }
    let moved = desk.run("attendance sessions --month 2025-03 --format csv").done();
    assert_ne!(moved, sessions);
    let again = desk.run("attendance import DESK/attendance.csv").err;
    assert!(again.contains("stored: 0, there already: 3"), "{again}");
    assert_eq!(desk.run("attendance sessions --month 2025-03 --format csv").done(), moved);
}

#[test]
fn files_from_before_notes_are_read_and_a_note_is_not_what_a_row_is_known_by() {
    let desk = desk_with_two();
    let without = |content: &str, separator: char| -> String {
        let cut = |line: &str| line.rsplit_once(separator).unwrap().0.to_owned() + "\n";
        content.replace("\"two\nlines\"", "").lines().map(cut).collect()
    };
    for (noun, content) in FILES.into_iter().filter(|(noun, _)| *noun != "trajectories") {
        let separator = if noun == "trips" { ';' } else { ',' };
        desk.file("old.csv", without(&content.replace("te laat; \"\"file\"\"", ""), separator));
        desk.run(&format!("{noun} import DESK/old.csv")).done_quietly();
        let old = desk.run(&format!("{noun} export --month 2025-03")).done();
        let told = desk.run(&format!("{noun} import DESK/{noun}.csv")).err;
        assert!(told.contains("stored: 0,"), "{noun}: {told}");
        assert_eq!(desk.run(&format!("{noun} export --month 2025-03")).done(), old, "keeps its own note");
    }
}

#[test]
fn a_session_goes_with_its_last_client_unless_it_is_all_that_is_known_of_its_group() {
    let desk = desk_with_two();
    desk.run("attendance import DESK/attendance.csv").done_quietly();
    let sessions = |desk: &Desk| desk.run("attendance sessions --month 2025-03 --format csv").done();
    let (all, number) = (sessions(&desk), |day: &str| {
        let listed = desk.run("attendance list --month 2025-03 --format csv").done();
        let line = listed.lines().find(|line| line.contains(day)).unwrap().to_owned();
        line.split(',').next().unwrap().to_owned()
    });
    assert_eq!(all.lines().count(), 3, "{all}");
    desk.run(&format!("attendance delete {}", number("2025-03-04"))).done_quietly();
    assert_eq!(sessions(&desk).lines().count(), 2);
    for _ in 0..2 {
        desk.run(&format!("attendance delete {}", number("2025-03-03"))).done_quietly();
    }
    assert_eq!(sessions(&desk).lines().count(), 2, "how the group meets stays known");
    for _ in 0..3 {
        desk.run("undo").done_quietly();
    }
    assert_eq!(sessions(&desk), all);
}

/// What is said of a file with rows that cannot be read, of one with rows that are refused, and in Dutch of both together where
/// bad rows may be skipped. The first row of all of them is good.
fn said_of(noun: &str, unreadable: &str, refused: &str) -> String {
    let desk = desk_with_two();
    desk.file("unreadable.csv", unreadable);
    let good = unreadable.lines().take(2).collect::<Vec<_>>().join("\n");
    desk.file("refused.csv", format!("{good}\n{refused}"));
    let lines = ["unreadable", "refused"].map(|name| format!("{noun} import DESK/{name}.csv"));
    let english = told(&desk, lines.iter().map(String::as_str));
    let export = format!("{noun} export --month 2025-03");
    assert_eq!(desk.run(&export).done().lines().count(), 1, "nothing was stored");

    let desk = desk.speaking(Lang::Nl);
    desk.file("both.csv", format!("{unreadable}{refused}"));
    let dutch = told(&desk, [format!("{noun} import DESK/both.csv --skip-bad").as_str()]);
    assert_eq!(desk.run(&export).done().lines().count(), 2, "the good row was stored");
    english + &dutch
}

#[test]
fn bad_trips_are_named_by_line() {
    let unreadable = "date,client,direction,form,km,from,to,wheelchair,allocation,band\n\
         2025-03-03,J-0142,outward,group,7.5,0405,0388,no,,\n\
         2025-02-30,J-0142,up,bus,0,405,0388,maybe,,21\n\
         2025-03-03,J-0142,outward,group,7.5,,,,,3\n";
    let refused = "2025-03-03,J-9999,outward,group,,,,,,\n2025-03-03,J-0142,outward,group,,,,,300999,\n\
         2025-03-03,J-0142,outward,family,,,,,300202,\n";
    expect![[r#"
        trips import DESK/unreadable.csv
        ! DESK/unreadable.csv, line 3, date: 30 February 2025 does not exist: that month has 28 days
        ! DESK/unreadable.csv, line 3, direction: expected outward or return
        ! DESK/unreadable.csv, line 3, form: expected group, individual or family
        ! DESK/unreadable.csv, line 3, km: expected kilometres above 0 and below 1000, such as 12.4
        ! DESK/unreadable.csv, line 3, band: expected a whole number from 1 to 20
        ! DESK/unreadable.csv, line 3, from: municipality code must be 4 digits; leading zeros belong to it and are often lost in a spreadsheet
        ! DESK/unreadable.csv, line 3, wheelchair: expected yes or no
        ! DESK/unreadable.csv, line 4, band: fill in km or band, not both
        ! error: DESK/unreadable.csv: 8 faults; nothing was stored
        ! hint: mend the file, or leave bad lines out with --skip-bad
        = 2
        trips import DESK/refused.csv
        ! DESK/refused.csv, line 3: this client does not exist
        ! DESK/refused.csv, line 4: this client has no allocation of this number
        ! DESK/refused.csv, line 5: PS-T1: A trip by family or network cannot be claimed, and so carries no allocation and no product.
        ! error: DESK/refused.csv: 3 lines refused; nothing was stored
        ! hint: mend the file, or leave bad lines out with --skip-bad
        = 3
        trips import DESK/both.csv --skip-bad
        ! DESK/both.csv, regel 3, date: 30 februari 2025 bestaat niet: die maand heeft 28 dagen
        ! DESK/both.csv, regel 3, direction: verwacht heen of terug
        ! DESK/both.csv, regel 3, form: verwacht groep, individueel of familie
        ! DESK/both.csv, regel 3, km: verwacht kilometers boven 0 en onder 1000, zoals 12,4
        ! DESK/both.csv, regel 3, band: verwacht een geheel getal van 1 tot en met 20
        ! DESK/both.csv, regel 3, from: gemeentecode moet uit 4 cijfers bestaan; voorloopnullen horen erbij en vallen in een rekenblad vaak weg
        ! DESK/both.csv, regel 3, wheelchair: verwacht ja of nee
        ! DESK/both.csv, regel 4, band: vul km of band in, niet allebei
        ! DESK/both.csv, regel 5: deze cliënt bestaat niet
        ! DESK/both.csv, regel 6: deze cliënt heeft geen toewijzing met dit nummer
        ! DESK/both.csv, regel 7: PS-T1: Een rit door gezin of netwerk kan niet worden gedeclareerd, en draagt dus geen toewijzing en geen product.
        ! DESK/both.csv, regel 2: PS-T2 vastgehouden: Voor cliënt J-0142 is voor 2025-03-03 niet vastgelegd: goedkeuring van het vervoer door de lokale toegang.
        ! opgeslagen: 1, er al: 0, overgeslagen: 5
        = 0
    "#]].assert_eq(&said_of("trips", unreadable, refused));
}

#[test]
fn bad_rows_of_attendance_are_named_by_line() {
    let unreadable = "date,client,component,dayparts,start,group,supervisors,absence,practitioner,product\n\
         2025-03-03,J-0142,day-activities,1,14:30,Zwaluwen,2,,,\n\
         2025-03-03,J-0142,day-activities,7,24:00,Zwaluwen!,0,moe,,day-treatment-ggz\n\
         2025-03-03,J-0142,,,14:30,Zwaluwen,,,,\n2025-03-03,J-0142,,1,14:30,Zwaluwen,,sick,,\n";
    let refused = "2025-03-03,J-0142,,2,14:30,Zwaluwen,,,,\n2025-03-03,J-0177,day-treatment,1,14:30,Zwaluwen,,,,\n\
         2025-03-03,J-0177,,1,14:30,Zwaluwen,,,nobody,\n";
    expect![[r#"
        attendance import DESK/unreadable.csv
        ! DESK/unreadable.csv, line 3, product: fill in component or product, not both
        ! DESK/unreadable.csv, line 3, dayparts: expected a whole number from 1 to 6
        ! DESK/unreadable.csv, line 3, absence: expected sick, holiday or no-show
        ! DESK/unreadable.csv, line 3, start: expected a time from 0:00 to 23:59
        ! DESK/unreadable.csv, line 3, group: expected a name of 1 to 40 letters without accents, digits, spaces and - . _ /
        ! DESK/unreadable.csv, line 3, supervisors: expected a whole number from 1 to 50
        ! DESK/unreadable.csv, line 4, dayparts: fill in the day parts, or at absence why the client was not there
        ! DESK/unreadable.csv, line 5, absence: who was absent has no day parts; leave one of both empty
        ! error: DESK/unreadable.csv: 8 faults; nothing was stored
        ! hint: mend the file, or leave bad lines out with --skip-bad
        = 2
        attendance import DESK/refused.csv
        ! DESK/refused.csv, line 3: this client is recorded at this session already, in another way
        ! DESK/refused.csv, line 4: this session is there already with another offer, or with other supervisors
        ! DESK/refused.csv, line 5: this practitioner does not exist
        ! error: DESK/refused.csv: 3 lines refused; nothing was stored
        ! hint: mend the file, or leave bad lines out with --skip-bad
        = 3
        attendance import DESK/both.csv --skip-bad
        ! DESK/both.csv, regel 3, product: vul component of product in, niet allebei
        ! DESK/both.csv, regel 3, dayparts: verwacht een geheel getal van 1 tot en met 6
        ! DESK/both.csv, regel 3, absence: verwacht ziek, vakantie of niet verschenen
        ! DESK/both.csv, regel 3, start: verwacht een tijd van 0:00 tot en met 23:59
        ! DESK/both.csv, regel 3, group: verwacht een naam van 1 tot en met 40 letters zonder accenten, cijfers, spaties en - . _ /
        ! DESK/both.csv, regel 3, supervisors: verwacht een geheel getal van 1 tot en met 50
        ! DESK/both.csv, regel 4, dayparts: vul de dagdelen in, of bij absence waarom de cliënt er niet was
        ! DESK/both.csv, regel 5, absence: wie afwezig was, heeft geen dagdelen; laat een van beide leeg
        ! DESK/both.csv, regel 6: deze cliënt is bij deze bijeenkomst al anders vastgelegd
        ! DESK/both.csv, regel 7: deze bijeenkomst staat er al met een ander aanbod, of met andere begeleiders
        ! DESK/both.csv, regel 8: deze medewerker bestaat niet
        ! opgeslagen: 1, er al: 0, overgeslagen: 6
        = 0
    "#]].assert_eq(&said_of("attendance", unreadable, refused));
}

#[test]
fn bad_stays_are_named_by_line() {
    let unreadable = "client,arrival,arrival_time,departure,departure_time,product\n\
         J-0142,2025-03-07,16:00,2025-03-09,10:00,\n\
         J-0142,2025-03-09,16:00,2025-03-09,10:00,\nJ-0142,2025-03-09,16:00,,10:00,\n";
    let refused = "J-0142,2025-03-08,,2025-03-10,,\nJ-0142,2025-04-03,,,,\nJ-0142,2025-03-20,,2025-04-03,,\n";
    expect![[r#"
        stays import DESK/unreadable.csv
        ! DESK/unreadable.csv, line 3, departure: the departure lies before the arrival
        ! DESK/unreadable.csv, line 4, departure_time: with a time belongs a day of departure
        ! error: DESK/unreadable.csv: 2 faults; nothing was stored
        ! hint: mend the file, or leave bad lines out with --skip-bad
        = 2
        stays import DESK/refused.csv
        ! DESK/refused.csv, line 3: the client was somewhere already: a stay of the same product began on 2025-03-07
        ! DESK/refused.csv, line 4: the arrival lies in the future
        ! DESK/refused.csv, line 5: the departure lies in the future
        ! error: DESK/refused.csv: 3 lines refused; nothing was stored
        ! hint: mend the file, or leave bad lines out with --skip-bad
        = 3
        stays import DESK/both.csv --skip-bad
        ! DESK/both.csv, regel 3, departure: het vertrek ligt voor de aankomst
        ! DESK/both.csv, regel 4, departure_time: bij een tijd hoort een dag van vertrek
        ! DESK/both.csv, regel 5: de cliënt was toen al ergens: een verblijf van hetzelfde product begon op 2025-03-07
        ! DESK/both.csv, regel 6: de aankomst ligt in de toekomst
        ! DESK/both.csv, regel 7: het vertrek ligt in de toekomst
        ! DESK/both.csv, regel 2: TR338 vastgehouden: Cliënt J-0142 heeft op 2025-03-07 geen toewijzing waarop dit kan worden gedeclareerd.
        ! opgeslagen: 1, er al: 0, overgeslagen: 5
        = 0
    "#]].assert_eq(&said_of("stays", unreadable, refused));
}

#[test]
fn bad_trajectories_are_named_by_line() {
    let unreadable = "client,product,registered,registered_time,contact,contact_time,worker,ended\n\
         J-0142,crisis-help-pedagogical,2025-03-10,9:30,,,avisser,\n\
         J-0142,crisis-help-pedagogical,2025-03-10,,2025-03-10,,avisser,\n";
    let refused = "J-0142,crisis-help-pedagogical,2025-03-10,9:30,,,bdejong,\n\
         J-0177,lot-1,2025-03-10,9:30,,,avisser,\nJ-0177,crisis-help-ggz,2025-03-10,9:30,,,avisser,2025-03-09\n";
    expect![[r#"
        trajectories import DESK/unreadable.csv
        ! DESK/unreadable.csv, line 3, registered_time: this value is missing
        ! DESK/unreadable.csv, line 3, contact_time: fill in day and time of the first contact, or neither
        ! error: DESK/unreadable.csv: 2 faults; nothing was stored
        ! hint: mend the file, or leave bad lines out with --skip-bad
        = 2
        trajectories import DESK/refused.csv
        ! DESK/refused.csv, line 3: this crisis trajectory is there already, with other content
        ! DESK/refused.csv, line 4: this product is no crisis help
        ! DESK/refused.csv, line 5: the first contact, a hand-over or the end lies before the registration
        ! error: DESK/refused.csv: 3 lines refused; nothing was stored
        ! hint: mend the file, or leave bad lines out with --skip-bad
        = 3
        trajectories import DESK/both.csv --skip-bad
        ! DESK/both.csv, regel 3, registered_time: deze waarde ontbreekt
        ! DESK/both.csv, regel 3, contact_time: vul dag en tijd van het eerste contact in, of geen van beide
        ! DESK/both.csv, regel 4: dit crisistraject staat er al, met een andere inhoud
        ! DESK/both.csv, regel 5: dit product is geen crisishulp
        ! DESK/both.csv, regel 6: het eerste contact, een overdracht of het einde ligt voor de aanmelding
        ! DESK/both.csv, regel 2: PS-K2 let op: Na de aanmelding van 2025-03-10 09:30 is geen eerste contact vastgelegd; crisishulp begint binnen 24 uur.
        ! DESK/both.csv, regel 2: PS-K5 let op: De crisishulp kon duren tot en met 2025-01-28; het traject is niet afgesloten en over vervolghulp is niets vastgelegd.
        ! opgeslagen: 1, er al: 0, overgeslagen: 4
        = 0
    "#]].assert_eq(&said_of("trajectories", unreadable, refused));
}
