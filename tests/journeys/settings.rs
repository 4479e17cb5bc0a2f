//! The office keeps the practice and its practitioners.

use expect_test::expect;
use uurwerk::domain::identifiers::AgbCode;
use uurwerk::domain::text::Lang;
use uurwerk::operations::set_up;

use crate::support::{Desk, NARROW, SMALL_TARIFFS, Seat, WIDE};

#[test]
fn a_practitioner_is_added_and_gets_another_discipline() {
    let mut seat = Seat::new(NARROW);
    seat.press("9 Tab n").enter("avisser").press("Tab").enter("C. Visser").press("Tab").enter("wo+");
    seat.press("Tab Tab").enter("4242").sees("AGB code must be 8 digits");
    seat.press("Tab Tab").enter("1-1-2025").sees("lies before the first day").press("Ctrl-u");
    seat.press("Tab").enter("36,5").press("Tab").enter("muller").press("Ctrl-s");
    seat.sees("AGB code must be 8 digits").press("Ctrl-u").enter("42420002").press("Ctrl-s");
    seat.sees("avisser").sees("New practitioner").press("Tab Tab Tab Tab Tab Ctrl-u").enter("cvisser");
    seat.press("Ctrl-s").sees("Practitioner cvisser added").sees("42420002").sees("36:30");
    seat.press("e Tab Tab").enter("wo++").press("Tab").sees("from which day? Correct a mistake in the list");
    seat.press("Ctrl-u").enter("1-5-2025");
    seat.expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)              practitioners 3 · contracts 1
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Practice  Practitioners  Contracts  Tariffs  Free days
        ╭ Practitioners ───────────────────────────────────────────────────────────────╮
        │ code     name          discipline  registrations now  works under  until     │
        │ ╭ Edit practitioner ───────────────────────────────────────────────────────╮ │
        │ │  code             cvisser                                                │ │
        │▶│  name             C. Visser                                              │ │
        ╰─│  discipline       WO++                                                   │─╯
        ╭ │▶ discipline since 1-5-2025                                               │─╮
        │ │  AGB code         42420002                                               │ │
        │ │  first day        2025-03-13                                             │ │
        │ │  last day                                                                │ │
        │ │  hours a week     36:30                                                  │ │
        │ │  works under      B. Müller (bmuller)                                    │d│
        │ │  WO+ 2025-03-13 … 2025-04-30, WO++ 2025-05-01 …                          │ │
        │ │  first day in this discipline; the one before ends the day before        │ │
        │ ╰──────────────────────────────────────────────────────────────────────────╯ │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Ctrl-s save  Tab next  Esc close
    "#]]);
    seat.press("Ctrl-s").sees("Practitioner cvisser changed").sees("2025-04-30").sees("to come");
    seat.press("u").sees("Undone: changing a practitioner").does_not_see("2025-04-30");
    seat.press("u").sees("Undone: adding a practitioner").does_not_see("cvisser");
}

#[test]
fn registrations_are_kept_with_their_days() {
    let mut seat = Seat::new(NARROW);
    seat.press("9 Tab a").enter("physi").press("Tab Tab Tab Ctrl-u").enter("1-1-2020");
    seat.press("Tab").enter("30-4-2025").press("Enter").sees("Practitioner avisser changed");
    seat.press("a Tab").enter("skj").press("Ctrl-s").sees("Practitioner avisser changed");
    seat.press("Enter Down").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)              practitioners 2 · contracts 1
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Practice  Practitioners  Contracts  Tariffs  Free days
        ╭ Practitioners ───────────────────────────────────────────────────────────────╮
        │ code     name          discipline  registrations now  works under  until     │
        │▶avisser  A. Visser     WO+         !physician skj                            │
        │ bmuller  B. Müller     HBO                                                   │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ A. Visser ───────────────────────────────────────────────────────────────────╮
        │ AGB not recorded   at the practice 2024-01-01 …    hours a week 36:00        │
        │ works under –                                                                │
        │                                                                              │
        │ kind          what                        from        until       state      │
        │ discipline    WO+                         2024-01-01  …           ✓ valid    │
        │▶registration  physician                   2020-01-01  2025-04-30  ! ends soon│
        │ registration  skj                         2025-03-13  …           ✓ valid    │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Esc back  e edit  a add registration  d remove          : all  ? help  q quit
    "#]]);
    seat.press("a").enter("physi").press("Tab").enter("arts").sees("not both").press("Tab Tab Ctrl-u");
    seat.enter("31-2").press("Ctrl-s").sees("write a date as").press("Esc").sees("is not stored").press("y");
    seat.press("d").sees("Take physician:2020-01-01..2025-04-30 away?").press("y");
    seat.does_not_see("2025-04-30").press("u").sees("2025-04-30");
    let mut seat = Seat::speaking(Lang::Nl, WIDE);
    seat.press("9 Tab e Tab Tab Tab Ctrl-u").enter("1-3-2024").press("Ctrl-s");
    seat.sees("Medewerker avisser gewijzigd").sees("2024-03-01");
}

#[test]
fn the_practice_itself_is_kept() {
    let mut seat = Seat::new(NARROW);
    seat.press("9").sees("uurwerk practice edit --registrations").press("e Ctrl-u").enter("De Brug");
    seat.press("Tab Ctrl-u").enter("42420003").press("Ctrl-s").sees("The practice is changed");
    seat.sees("De Brug · A. Visser").sees("42420003");
    seat.press("a Tab").enter("nkd").press("Enter Enter Enter").sees("✓ valid");
    seat.press("Enter Tab Tab Tab").enter("1-4-2025").press("Enter").sees("! ends soon");
    seat.press("d y").sees("holds no registrations yet").press("u u u u").sees("De Dijk · A. Visser");
}

#[test]
fn contracts_say_their_terms_and_every_demand() {
    let mut seat = Seat::new(NARROW);
    seat.press("9 l l").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)              practitioners 2 · contracts 1
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Practice  Practitioners  Contracts  Tariffs  Free days
        ╭ Contracts ───────────────────────────────────────────────────────────────────╮
        │ contract                      from        until       products  state        │
        │▶segment-c-westfriesland-2025  2025-01-01  …                 23  ✓ valid      │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Segment C Westfriesland 2025 ────────────────────────────────────────────────╮
        │ key            segment-c-westfriesland-2025                                  │
        │ made from      Productenstructuur bij de raamovereenkomst hoogspecialistische│
        │                jeugdhulp, segment C, regio Westfriesland                     │
        │ in force       2025-01-01 …                                                  │
        │ segment        C                                                             │
        │ municipalities 0388, 0405, 0420, 0432, 0498, 0532, 1598                      │
        │ disciplines    from least to most qualified: MBO4, HBO, HBO+, WO, WO+, WO++, │
        │                AMS                                                           │
        │ allocation     an allocation lasts 12 months at most                         │
        │ claims         24 hours of a stay: each night                                │
        │ lot            1: Highly specialised youth care (2.1)                        │
        │                2: Highly specialised forensic youth care (2.2)               │
        ╰───────────────────────────────────────────────────────────────────── PgDn ▼ ─╯

         Tab section  i import  Enter products  PgDn more text   : all  ? help  q quit
    "#]]);
    seat.press("J J J J").sees("child and youth psychiatrist").press("K J Home").sees("made from");
    seat.press("Enter G k").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)              practitioners 2 · contracts 1
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Practice  Practitioners  Contracts  Tariffs  Free days
        ╭ Segment C Westfriesland 2025 ────────────────────────────────────────────────╮
        │ product             name                  lot code  units           tariff   │
        │ day-treatment-vg-h… Day treatment VG hea…           day part        per unit││
        │ day-treatment-vg-b… Day treatment VG beh…           day part        per unit││
        │ day-treatment-ggz   Day treatment mental…           day part        per unit││
        │▶crisis-help-pedago… Ambulatory crisis he…           minute, hour, … per unit││
        │ crisis-help-ggz     Ambulatory crisis he…           minute, hour, … per unit█│
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Ambulatory crisis help, pedagogical ─────────────────────────────────────────╮
        │ key            crisis-help-pedagogical · 3.5, pedagogisch                    │
        │ component      Ambulatory crisis help                                        │
        │ code           comes with the tariffs                                        │
        │ allocated      specific                                                      │
        │ tariff         per unit; claimed per minute, hour, day part, 24 hours, piece │
        │                (effort)                                                      │
        │ age            from 0 up to but not including 18 years on the day of care    │
        │                (3.5, pedagogisch)                                            │
        │ limit          at most 28 days from the first day of the allocation (3.5,    │
        ╰───────────────────────────────────────────────────────────────────── PgDn ▼ ─╯

         Esc back  PgDn more text                                : all  ? help  q quit
    "#]]);
    seat.press("J J J").sees("at most 28 days").press("Esc").sees("made from");
}

#[test]
fn a_wide_screen_shows_demands_beside_the_products() {
    let mut seat = Seat::speaking(Lang::Nl, WIDE);
    seat.press("9 Tab Tab Enter Down Down").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                               medewerkers 2 · contracten 1
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         Praktijk  Medewerkers  Contracten  Tarieven  Vrije dagen
        ╭ Segment C Westfriesland 2025 ────────────────────────────────────────────────╮╭ Groepsvervoer, afstand 1 ────────────────────────────────────────────────────╮
        │ product           naam                perceel code  eenheden     tarief      ││ sleutel        transport-group-1 · 3.1                                       │
        │ lot-1             Hoogspecialistisch…       1       minuut, uur  per discipl…││ onderdeel      Vervoer                                                       │
        │ lot-2             Hoogspecialistisch…       2       minuut, uur  één uurtari…││ code           komt met de tarieven                                          │
        │▶transport-group-1 Groepsvervoer, afs…               stuk (inspa… per eenheid ││ toegewezen     specifiek                                                     │
        │ transport-group-2 Groepsvervoer, afs…               stuk (inspa… per eenheid ││ tarief         per eenheid; gedeclareerd per stuk (inspanning)               │
        │ transport-group-3 Groepsvervoer, afs…               stuk (inspa… per eenheid ││ grens          hoogstens 2 ritten per cliënt, bestemming en dag (3.1)        │
        │ transport-group-4 Groepsvervoer, afs…               stuk (inspa… per eenheid ││                alleen van en naar gemeenten van het contract (3.1)           │
        │ transport-group-5 Groepsvervoer, afs…               stuk (inspa… per eenheid ││ toewijzingen   alleen naast een lopende toewijzing: Hoogspecialistische      │
        │ transport-group-6 Groepsvervoer, afs…               stuk (inspa… per eenheid ││                jeugdhulp, Hoogspecialistische forensische jeugdhulp,         │
        │ transport-indivi… Individueel vervoe…               stuk (inspa… per eenheid ││                Dagbesteding midden of Dagbesteding hoog (3.1, only with an   │
        │ transport-indivi… Individueel vervoe…               stuk (inspa… per eenheid ││                arrangement or day activities)                                │
        │ transport-indivi… Individueel vervoe…               stuk (inspa… per eenheid ││ document       goedkeuring van het vervoer door de lokale toegang            │
        │ transport-indivi… Individueel vervoe…               stuk (inspa… per eenheid ││                (perspectiefplan of goedgekeurd aanvraagformulier) (3.1)      │
        │ transport-indivi… Individueel vervoe…               stuk (inspa… per eenheid ││                overleg met de lokale toegang over vervoer buiten de regio of │
        │ transport-indivi… Individueel vervoe…               stuk (inspa… per eenheid ││                per rolstoel; alleen buiten de gemeenten of per rolstoel (3.1,│
        │ medication-check  Medicatiecontrole                 minuut, uur… per eenheid ││                option 3)                                                     │
        │ day-activities-m… Dagbesteding midden               dagdeel      per eenheid ││ verder         Alleen als gezin en netwerk het vervoer niet zelf kunnen      │
        │ day-activities-h… Dagbesteding hoog                 dagdeel      per eenheid ││                regelen. (3.1)                                                │
        │ day-treatment-vg… Naschoolse dagbeha…               dagdeel      per eenheid ││                                                                              │
        │ day-treatment-vg… Dagbehandeling VG …               dagdeel      per eenheid ││                                                                              │
        │ day-treatment-vg… Dagbehandeling VG …               dagdeel      per eenheid ││                                                                              │
        │ day-treatment-ggz Dagbehandeling GGZ                dagdeel      per eenheid ││                                                                              │
        │ crisis-help-peda… Ambulante crisishu…               minuut, uur… per eenheid ││                                                                              │
        │ crisis-help-ggz   Ambulante crisishu…               minuut, uur… per eenheid ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────╯

         Esc terug  PgDn meer tekst                                                                                                         : alles  ? hulp  q stoppen
    "#]]);
}

#[test]
fn tariffs_are_shown_for_a_day_with_what_is_missing() {
    let mut seat = Seat::new(NARROW);
    seat.press("9 Shift-Tab Shift-Tab").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)              practitioners 2 · contracts 1
         1 Day 3 Month 4 Clients 5 Components 6 Claims 7 Messages 8 Check 9 Settings
         Practice  Practitioners  Contracts  Tariffs  Free days
        ╭ Tariffs · [ Thu 13 Mar 2025 ] ───────────────────────────────────────────────╮
        │   product       disc. code  cat. distance unit   tariff from       until     │
        │▶  lot-1         HBO   45X03               minute  86.40 2025-01-01 …         │
        │   lot-1         WO+   45X05               minute  97.30 2025-01-01 …         │
        │   lot-2               45X20               minute 102.00 2025-01-01 …         │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ What is missing or there twice ──────────────────────────────────────────────╮
        │ ▲ contract segment-c-westfriesland-2025, without any tariff so far: lot-1    │
        │   (MBO4, HBO+, WO, WO++, AMS), transport-group-1, transport-group-2,         │
        │   transport-group-3 and 18 more; 'uurwerk tariff check' lists them           │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Tab section  n new  e edit  g date  i import            : all  ? help  q quit
    "#]]);
    seat.press("[").sees("Wed 13 Mar 2024").sees("uurwerk tariff import FILE.csv").press("T").sees("45X05");
    seat.press("/").enter("lot-2").sees("45X20").does_not_see("45X05").press("Esc").sees("45X05");
    seat.press("/").enter("nothing").press("Enter").sees("No tariff found").press("Esc").sees("45X05");
    seat.press("g").enter("31-12-2024").press("Enter").sees("Tue 31 Dec 2024").sees("There is no tariff");
    seat.press("] y").sees("[ 2025 ]").sees("45X05").press("c").sees("· segment-c-westfriesland-2025");
    seat.press("c").does_not_see("· segment-c-westfriesland-2025");
    let mut seat = Seat::speaking(Lang::Nl, WIDE);
    seat.press("9 h h").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                               medewerkers 2 · contracten 1
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         Praktijk  Medewerkers  Contracten  Tarieven  Vrije dagen
        ╭ Tarieven · [ do 13 mrt 2025 ] ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │    contract                      product                                                 disc.  code   cat.  afstand  eenheid  tarief  van         tot en met│
        │▶   segment-c-westfriesland-2025  lot-1                                                   HBO    45X03                 minuut    86,40  2025-01-01  …         │
        │    segment-c-westfriesland-2025  lot-1                                                   WO+    45X05                 minuut    97,30  2025-01-01  …         │
        │    segment-c-westfriesland-2025  lot-2                                                          45X20                 minuut   102,00  2025-01-01  …         │
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
        ╭ Wat ontbreekt of dubbel is ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ ▲ contract segment-c-westfriesland-2025, nog helemaal zonder tarief: lot-1 (MBO4, HBO+, WO, WO++, AMS), transport-group-1, transport-group-2,                │
        │   transport-group-3 en nog 18; 'uurwerk tariff check' toont ze                                                                                               │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯

         Tab deel  n nieuw  e wijzigen  g datum  i inlezen  ] jaar later  y heel jaar  / zoeken                                             : alles  ? hulp  q stoppen
    "#]]);
}

#[test]
fn a_tariff_follows_on_another_and_fits_its_contract() {
    let mut seat = Seat::new(NARROW);
    seat.press("9 h h n Tab").enter("wo").press("Tab Tab Tab").enter("hour").press("Tab Ctrl-u").enter("1x");
    seat.press("Tab").sees("write an amount as").sees("2026-01-01").press("Shift-Tab Ctrl-u").enter("91,25");
    seat.press("Shift-Tab")
        .enter("piece")
        .press("Shift-Tab")
        .sees("this product is not claimed in this unit");
    seat.press("Tab").enter("min").press("Ctrl-s").sees("Tariff 45X03 WO from 2026-01-01 on added");
    seat.sees("91.25").sees("Thu 1 Jan 2026").press("n Tab Ctrl-u Ctrl-s").sees("a tariff per discipline");
    seat.press("Esc y / ")
        .enter("lot-2")
        .press("Enter n Ctrl-s")
        .sees("The one before it ends on 2026-12-31");
    seat.press("[").sees("2026-12-31").press("n Tab Tab Tab Tab Tab Tab Ctrl-u").enter("1-6-2026");
    seat.press("Ctrl-s").sees("Tariff").press("Esc y u").sees("Undone: importing tariffs");
    seat.press("u").sees("Undone: importing tariffs").press("Esc [").sees("97.30");
}

#[test]
fn a_tariff_is_corrected_until_claims_stand_on_it() {
    let mut seat = Seat::new(NARROW);
    seat.press("9 h h j e")
        .sees("Edit tariff: lot-1 WO+")
        .press("Tab Tab Tab Ctrl-u")
        .enter("98,10")
        .press("Ctrl-s");
    seat.sees("Tariff 45X05 WO+ from 2025-01-01 on changed")
        .sees("98.10")
        .press("d")
        .sees("Take lot-1 45X05 away?");
    seat.press("y")
        .sees("taken away")
        .does_not_see("98.10")
        .press("u")
        .sees("98.10")
        .press("u")
        .sees("97.30");
    seat.press("1 a").enter("9-10 tel sanne").press("Enter Esc 6 Right c 9").sees("45X05").press("d y");
    seat.sees("A claim line was compiled at this tariff already")
        .press("6 Q 9 e Tab Tab Tab Ctrl-u")
        .enter("99");
    seat.press("Ctrl-s").sees("Claims up to 2025-03-31 stand on this tariff").press("Ctrl-u").enter("97,30");
    seat.press("Tab Tab").enter("30-3-2025").press("Ctrl-s").sees("Claims up to 2025-03-31");
    seat.press("Ctrl-u").enter("31-3-2025").press("Ctrl-s").sees("2025-03-31 changed").sees("2025-03-31");
    seat.press("e Tab Tab").enter("piece").press("Tab").sees("this product is not claimed in this unit");
    seat.press("Esc y d y").sees("stand on this tariff");
}

#[test]
fn files_are_imported_whole_or_not_at_all() {
    let desk = Desk::new();
    let tariffs = desk.file("tariffs.csv", SMALL_TARIFFS.replace("2025-01-01", "2027-01-01"));
    let wrong =
        desk.file("wrong.csv", SMALL_TARIFFS.replace("lot-1,HBO,", "lot-9,HBO,").replace("132.00", "x"));
    let unfit = desk.file("unfit.csv", SMALL_TARIFFS.replace("lot-1,HBO,", "lot-9,HBO,"));
    let contract = desk.run("contract export handleiding-ambulant").done();
    let file = desk.file("contract.toml", &contract);
    let broken = desk.file("broken.toml", contract.replace("allocated = ", "alocated = "));
    let mut seat = Seat::new(WIDE);
    seat.press("9 h h i Enter").sees("path of the file").enter("/nowhere/x.csv").press("Enter");
    seat.sees("Check its name").press("i").paste(&wrong.to_string_lossy()).press("Enter");
    seat.sees("Nothing was stored").sees("line 4").press("i").paste(&unfit.to_string_lossy()).press("Enter");
    seat.sees("the first of 2 faults: line 2: the contract does not know this product on these days");
    seat.press("i").paste(&tariffs.to_string_lossy()).press("Enter").sees("Tariffs: 3 new");
    seat.sees("Fri 1 Jan 2027").sees("45X02").press("h i").paste(&broken.to_string_lossy()).press("Enter");
    seat.sees("uurwerk contract check FILE").press("i").paste(&file.to_string_lossy()).press("Enter");
    seat.sees("was taken over").sees("handleiding-ambulant").press("h h").sees("▲ missing");
    seat.press("u").sees("Undone: ").does_not_see("▲ missing");
}

#[test]
fn the_mouse_opens_sections_and_marks_rows() {
    let mut seat = Seat::new(NARROW);
    seat.press("9").click(14, 2).sees("registrations now").click(4, 6).sees("24:00").wheel(-1).sees("36:00");
    seat.click(30, 2)
        .sees("made from")
        .press("Enter")
        .click(4, 6)
        .sees("lot-2 · 2.2")
        .wheel(-1)
        .sees("lot-1 · 2.1");
    seat.click(41, 2).sees("45X05").click(3, 3).sees("45X05").press("9").sees("45X05");
}

#[test]
fn an_office_without_practitioners_adds_the_first_one() {
    let mut seat = Seat::at(Lang::En, NARROW, |store, here| {
        let agb = AgbCode::parse("42420001").unwrap();
        set_up::run(store, here, set_up::Input { agb, name: "De Brug".into(), contracts: Vec::new() })
            .unwrap();
    });
    seat.press("9 Tab")
        .sees("Nobody works here yet")
        .sees("uurwerk practitioner add avisser")
        .press("e a d Enter");
    seat.press("n")
        .enter("avisser")
        .press("Tab")
        .enter("A. Visser")
        .press("Tab")
        .enter("WO")
        .press("Tab Ctrl-s");
    seat.sees("Practitioner avisser added").sees("De Brug · A. Visser (WO)").press("1 a").enter("30 pauze");
    seat.press("Enter").sees("0:30");
}

#[test]
fn both_languages_and_sizes_show_every_section() {
    let mut seat = Seat::speaking(Lang::Nl, NARROW);
    seat.press("9").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)               medewerkers 2 · contracten 1
         1 Dag 3 Maand 4 Cliënten 5 Onderde… 6 Declara… 7 Bericht… 8 Nakijken 9 Instell…
         Praktijk  Medewerkers  Contracten  Tarieven  Vrije dagen
        ╭ De praktijk ─────────────────────────────────────────────────────────────────╮
        │ naam      De Dijk                                                            │
        │ AGB-code  42420001                                                           │
        │                                                                              │
        │                                                                              │
        │  De praktijk zelf heeft nog geen registraties.                               │
        │                                                                              │
        │  Druk op a, of: uurwerk practice edit --registrations nkd:2025-01-01         │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Wat de contracten van de praktijk vragen ────────────────────────────────────╮
        │                                                                              │
        │  Geen contract dat nu geldt vraagt iets van de praktijk zelf.                │
        │                                                                              │
        │  Een ander contract neemt u over met: uurwerk contract import BESTAND        │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Tab deel  e wijzigen  a registratie erbij          : alles  ? hulp  q stoppen
    "#]]);
    let mut seat = Seat::speaking(Lang::Nl, WIDE);
    seat.press("9 Tab").expect_screen(&expect![[r#"
         uurwerk   De Dijk · A. Visser (WO+)                                                                                               medewerkers 2 · contracten 1
         1 Dag  3 Maand  4 Cliënten  5 Onderdelen  6 Declaraties  7 Berichten  8 Nakijken  9 Instellingen
         Praktijk  Medewerkers  Contracten  Tarieven  Vrije dagen
        ╭ Medewerkers ─────────────────────────────────────────────────────────────────╮╭ A. Visser ───────────────────────────────────────────────────────────────────╮
        │ code     naam            discipline  registraties nu  werkt onder  tot en met││ AGB niet vastgelegd   bij de praktijk 2024-01-01 …    uren per week 36:00    │
        │▶avisser  A. Visser       WO+                                                 ││ werkt onder –                                                                │
        │ bmuller  B. Müller       HBO                                                 ││                                                                              │
        │                                                                              ││ soort       wat                              van         tot en met  toestand│
        │                                                                              ││ discipline  WO+                              2024-01-01  …           ✓ geldig│
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        │                                                                              ││                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────╯

         Tab deel  n nieuw  e wijzigen  a registratie erbij  Enter openen                                                                   : alles  ? hulp  q stoppen
    "#]]);
}
