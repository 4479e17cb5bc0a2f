//! The keys of the Components screen: what all grids share, and what each tab adds.

use super::Action;
use super::attendance::Action as Group;
use super::crisis::Action as Crisis;
use super::stays::Action as Stay;
use super::transport::Action as Trip;
use crate::domain::text::Text;
use crate::domain::usage::{AbsenceReason, Direction};
use crate::tui::keys::{self, Binding, Key, Shown, bind, quiet};
use crate::tui::widgets::form;
use crate::tui::widgets::month_grid::{self as grid, Step};
use crate::tui::widgets::table;

pub const TRANSPORT_KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::char('o')],
        Action::Trip(Trip::Set(&[Direction::Outward])),
        Text::new("heen", "outward"),
        Text::new("Alleen een rit heen op deze dag.", "A trip outward only on this day."),
    ),
    bind(
        &[Key::char('r')],
        Action::Trip(Trip::Set(&[Direction::Return])),
        Text::new("terug", "return"),
        Text::new("Alleen een rit terug op deze dag.", "A return trip only on this day."),
    ),
    bind(
        &[Key::char('b')],
        Action::Trip(Trip::Set(&Direction::ALL)),
        Text::new("beide", "both"),
        Text::new("Een rit heen en een rit terug.", "A trip outward and a return trip."),
    ),
    bind(
        &[Key::SPACE, Key::DELETE],
        Action::Trip(Trip::Set(&[])),
        Text::new("leeg", "clear"),
        Text::new("Geen rit op deze dag.", "No trip on this day."),
    ),
    bind(
        &[Key::char('M')],
        Action::Trip(Trip::RepeatAll),
        Text::new("vorige maand", "last month"),
        Text::new(
            "Vul de maand voor alle cliënten zoals de maand ervoor, per weekdag en zonder feestdagen.",
            "Fill the month for all clients as the month before, by weekday and without public holidays.",
        ),
    ),
    bind(
        &[Key::char('p')],
        Action::Trip(Trip::Pattern),
        Text::new("patroon", "pattern"),
        Text::new(
            "Vul een periode voor deze cliënt: op welke dagen, welke ritten, behalve wanneer.",
            "Fill a period for this client: on which days, which trips, except when.",
        ),
    ),
    quiet(
        &[Key::char('m')],
        Action::Trip(Trip::Repeat),
        Text::new("herhalen", "repeat"),
        Text::new(
            "Vul de maand voor deze cliënt zoals de maand ervoor.",
            "Fill the month for this client as the month before.",
        ),
    ),
    band(&[Key::char('1')], 1),
    band(&[Key::char('2')], 2),
    band(&[Key::char('3')], 3),
    band(&[Key::char('4')], 4),
    band(&[Key::char('5')], 5),
    band(&[Key::char('6')], 6),
    band_here(&[alt('1')], 1),
    band_here(&[alt('2')], 2),
    band_here(&[alt('3')], 3),
    band_here(&[alt('4')], 4),
    band_here(&[alt('5')], 5),
    band_here(&[alt('6')], 6),
    quiet(
        &[Key::char('f')],
        Action::Trip(Trip::Carriage),
        Text::new("vorm", "form"),
        Text::new(
            "Vanaf deze dag: groep, individueel of door familie.",
            "From this day on: group, individual or by family.",
        ),
    ),
    quiet(
        &[Key::ENTER, Key::char('e')],
        Action::Trip(Trip::Edit),
        Text::new("wijzigen", "edit"),
        Text::new(
            "De ritten van deze dag in een formulier: kilometers, van, naar, rolstoel.",
            "The trips of this day in a form: kilometres, from, to, wheelchair.",
        ),
    ),
    ADD,
    FIND,
    CLIENT,
    PREVIOUS,
    NEXT,
    THIS_MONTH,
    NEXT_TAB,
    PREVIOUS_TAB,
    OUTSIDE,
    grid::left(Action::Step(Step::Left)),
    grid::right(Action::Step(Step::Right)),
    grid::week_back(Action::Step(Step::WeekBack)),
    grid::week_on(Action::Step(Step::WeekOn)),
    table::up(Action::Step(Step::Up)),
    table::down(Action::Step(Step::Down)),
    table::page_up(Action::Step(Step::PageUp)),
    table::page_down(Action::Step(Step::PageDown)),
    grid::first_day(Action::Step(Step::FirstDay)),
    grid::last_day(Action::Step(Step::LastDay)),
    table::first(Action::Step(Step::FirstRow), &[Key::char('g')]),
    table::last(Action::Step(Step::LastRow), &[Key::char('G')]),
];

pub const ATTENDANCE_KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::char('x'), Key::ENTER],
        Action::Attendance(Group::Present),
        Text::new("aanwezig", "present"),
        Text::new(
            "Was er deze dag, zo veel dagdelen als gewoonlijk.",
            "Was there on this day, as many day parts as usual.",
        ),
    ),
    bind(
        &[Key::char('o')],
        Action::Attendance(Group::Groups),
        Text::new("groep", "group"),
        Text::new("Open een andere groep, of maak er een.", "Open another group, or make one."),
    ),
    bind(
        &[Key::char('e')],
        Action::Attendance(Group::Session),
        Text::new("bijeenkomst", "session"),
        Text::new(
            "De bijeenkomst van deze dag: tijd, wat de groep biedt, hoeveel begeleiders.",
            "The session of this day: time, what the group offers, how many supervisors.",
        ),
    ),
    ADD,
    bind(
        &[Key::char('a')],
        Action::Attendance(Group::All),
        Text::new("iedereen", "everybody"),
        Text::new(
            "Iedereen van wie deze dag nog niets is vastgelegd, was er.",
            "Everybody of whom nothing is recorded on this day was there.",
        ),
    ),
    bind(
        &[Key::SPACE, Key::DELETE],
        Action::Attendance(Group::Clear),
        Text::new("leeg", "clear"),
        Text::new("Niets van deze cliënt op deze dag.", "Nothing of this client on this day."),
    ),
    bind(
        &[Key::char('z'), Key::char('s')],
        Action::Attendance(Group::Absent(AbsenceReason::Sick)),
        Text::new("ziek", "sick"),
        Text::new("Was ziek: vastgelegd, niet gedeclareerd.", "Was sick: recorded, not claimed."),
    ),
    bind(
        &[Key::char('v')],
        Action::Attendance(Group::Absent(AbsenceReason::Holiday)),
        Text::new("vakantie", "holiday"),
        Text::new("Had vakantie: vastgelegd, niet gedeclareerd.", "Was on holiday: recorded, not claimed."),
    ),
    bind(
        &[Key::char('n')],
        Action::Attendance(Group::Absent(AbsenceReason::NoShow)),
        Text::new("niet verschenen", "no show"),
        Text::new("Niet verschenen: vastgelegd, niet gedeclareerd.", "Did not come: recorded, not claimed."),
    ),
    parts(&[Key::char('1')], 1),
    parts(&[Key::char('2')], 2),
    parts(&[Key::char('3')], 3),
    parts(&[Key::char('4')], 4),
    parts(&[Key::char('5')], 5),
    parts(&[Key::char('6')], 6),
    FIND,
    CLIENT,
    PREVIOUS,
    NEXT,
    THIS_MONTH,
    NEXT_TAB,
    PREVIOUS_TAB,
    OUTSIDE,
    grid::left(Action::Step(Step::Left)),
    grid::right(Action::Step(Step::Right)),
    grid::week_back(Action::Step(Step::WeekBack)),
    grid::week_on(Action::Step(Step::WeekOn)),
    table::up(Action::Step(Step::Up)),
    table::down(Action::Step(Step::Down)),
    table::page_up(Action::Step(Step::PageUp)),
    table::page_down(Action::Step(Step::PageDown)),
    grid::first_day(Action::Step(Step::FirstDay)),
    grid::last_day(Action::Step(Step::LastDay)),
    table::first(Action::Step(Step::FirstRow), &[Key::char('g')]),
    table::last(Action::Step(Step::LastRow), &[Key::char('G')]),
];

pub const STAY_KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::char('a')],
        Action::Stay(Stay::Arrive),
        Text::new("aankomst", "arrival"),
        Text::new("Op deze dag aangekomen.", "Arrived on this day."),
    ),
    bind(
        &[Key::char('d')],
        Action::Stay(Stay::Depart),
        Text::new("vertrek", "departure"),
        Text::new(
            "Op deze dag vertrokken: van het laatste verblijf dat ervoor begon.",
            "Left on this day: from the last stay that began before it.",
        ),
    ),
    bind(
        &[Key::ENTER, Key::char('e')],
        Action::Stay(Stay::Edit),
        Text::new("met tijden", "with times"),
        Text::new(
            "Het verblijf in een formulier, met de tijden van aankomst en vertrek.",
            "The stay in a form, with the times of arrival and departure.",
        ),
    ),
    bind(
        &[Key::SPACE, Key::DELETE],
        Action::Stay(Stay::Clear),
        Text::new("weg", "delete"),
        Text::new("Verwijder het hele verblijf.", "Delete the whole stay."),
    ),
    ADD,
    FIND,
    CLIENT,
    PREVIOUS,
    NEXT,
    THIS_MONTH,
    NEXT_TAB,
    PREVIOUS_TAB,
    OUTSIDE,
    grid::left(Action::Step(Step::Left)),
    grid::right(Action::Step(Step::Right)),
    grid::week_back(Action::Step(Step::WeekBack)),
    grid::week_on(Action::Step(Step::WeekOn)),
    table::up(Action::Step(Step::Up)),
    table::down(Action::Step(Step::Down)),
    table::page_up(Action::Step(Step::PageUp)),
    table::page_down(Action::Step(Step::PageDown)),
    grid::first_day(Action::Step(Step::FirstDay)),
    grid::last_day(Action::Step(Step::LastDay)),
    table::first(Action::Step(Step::FirstRow), &[Key::char('g')]),
    table::last(Action::Step(Step::LastRow), &[Key::char('G')]),
];

pub const CRISIS_KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::char('+'), Key::char('n')],
        Action::AddClient,
        Text::new("nieuw traject", "new trajectory"),
        Text::new("Begin een traject: eerst de cliënt.", "Begin a trajectory: first the client."),
    ),
    bind(
        &[Key::ENTER, Key::char('e')],
        Action::Crisis(Crisis::Edit),
        Text::new("wijzigen", "edit"),
        Text::new("Dit traject in een formulier.", "This trajectory in a form."),
    ),
    bind(
        &[Key::char('o')],
        Action::Crisis(Crisis::Handover),
        Text::new("overdragen", "hand over"),
        Text::new("Een andere werker neemt het over.", "Another worker takes over."),
    ),
    bind(
        &[Key::char('x')],
        Action::Crisis(Crisis::End),
        Text::new("beëindigen", "end"),
        Text::new("Leg de laatste dag vast.", "Record the last day."),
    ),
    quiet(
        &[Key::DELETE, Key::char('d')],
        Action::Crisis(Crisis::Delete),
        Text::new("verwijderen", "delete"),
        Text::new(
            "Verwijder een traject dat er niet had moeten zijn.",
            "Delete a trajectory that should not be there.",
        ),
    ),
    FIND,
    CLIENT,
    quiet(
        &[Key::char('['), Key::LEFT, Key::char('h')],
        Action::Previous,
        Text::new("maand terug", "month back"),
        Text::new("Naar de vorige maand.", "To the previous month."),
    ),
    quiet(
        &[Key::char(']'), Key::RIGHT, Key::char('l')],
        Action::Next,
        Text::new("maand verder", "month on"),
        Text::new("Naar de volgende maand.", "To the next month."),
    ),
    THIS_MONTH,
    NEXT_TAB,
    PREVIOUS_TAB,
    OUTSIDE,
    table::up(Action::Step(Step::Up)),
    table::down(Action::Step(Step::Down)),
    table::page_up(Action::Step(Step::PageUp)),
    table::page_down(Action::Step(Step::PageDown)),
    table::first(Action::Step(Step::FirstRow), &[Key::HOME, Key::char('g')]),
    table::last(Action::Step(Step::LastRow), &[Key::END, Key::char('G')]),
];

const fn parts(keys: &'static [Key], parts: u32) -> Binding<Action> {
    quiet(
        keys,
        Action::Attendance(Group::Parts(parts)),
        Text::new("dagdelen", "day parts"),
        Text::new("Was er zo veel dagdelen van vier uur.", "Was there for so many day parts of four hours."),
    )
}

/// While the names of the tabs have the keys, digits lead to screens.
pub const TAB_KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::ESC, Key::ENTER, Key::DOWN, Key::char('j')],
        Action::Inside,
        Text::new("naar het rooster", "into the grid"),
        Text::new("Terug naar het rooster.", "Back into the grid."),
    ),
    bind(
        &[Key::RIGHT, Key::TAB, Key::char('l')],
        Action::NextTab,
        Text::new("volgende tab", "next tab"),
        Text::new("Naar het volgende onderdeel.", "To the next component."),
    ),
    quiet(
        &[Key::LEFT, Key::SHIFT_TAB, Key::char('h')],
        Action::PreviousTab,
        Text::new("vorige tab", "previous tab"),
        Text::new("Naar het vorige onderdeel.", "To the previous component."),
    ),
    PREVIOUS,
    NEXT,
    THIS_MONTH,
];

pub const FORM_KEYS: &[Binding<Action>] = &[
    form::save(Action::Form(form::Action::Save)),
    form::next(Action::Form(form::Action::Next)),
    form::previous(Action::Form(form::Action::Previous)),
    form::accept(Action::Form(form::Action::Accept)),
    form::cancel(Action::Form(form::Action::Cancel)),
];

const ADD: Binding<Action> = bind(
    &[Key::char('+')],
    Action::AddClient,
    Text::new("cliënt erbij", "add client"),
    Text::new("Zet een cliënt in het rooster.", "Put a client into the grid."),
);
const FIND: Binding<Action> = quiet(
    &[Key::char('/')],
    Action::Find,
    Text::new("zoeken", "find"),
    Text::new("Naar een cliënt op naam of nummer.", "To a client by name or number."),
);
const CLIENT: Binding<Action> = quiet(
    &[Key::char('c')],
    Action::Client,
    Text::new("cliënt", "client"),
    Text::new("Open deze cliënt, met toewijzingen.", "Open this client, with allocations."),
);
const PREVIOUS: Binding<Action> = quiet(
    &[Key::char('[')],
    Action::Previous,
    Text::new("maand terug", "month back"),
    Text::new("Naar de vorige maand.", "To the previous month."),
);
const NEXT: Binding<Action> = quiet(
    &[Key::char(']')],
    Action::Next,
    Text::new("maand verder", "month on"),
    Text::new("Naar de volgende maand.", "To the next month."),
);
const THIS_MONTH: Binding<Action> = quiet(
    &[Key::char('T')],
    Action::ThisMonth,
    Text::new("deze maand", "this month"),
    Text::new("Naar de maand van vandaag.", "To the month of today."),
);
const NEXT_TAB: Binding<Action> = quiet(
    &[Key::TAB],
    Action::NextTab,
    Text::new("volgende tab", "next tab"),
    Text::new("Naar het volgende onderdeel.", "To the next component."),
);
const PREVIOUS_TAB: Binding<Action> = quiet(
    &[Key::SHIFT_TAB],
    Action::PreviousTab,
    Text::new("vorige tab", "previous tab"),
    Text::new("Naar het vorige onderdeel.", "To the previous component."),
);
const OUTSIDE: Binding<Action> = quiet(
    &[Key::ESC],
    Action::Outside,
    Text::new("uit het rooster", "out of the grid"),
    Text::new(
        "Naar de namen van de tabs: cijfers openen dan weer schermen.",
        "To the names of the tabs: digits open screens again from there.",
    ),
);

const fn alt(c: char) -> Key {
    Key { alt: true, ..Key::char(c) }
}

const fn band(keys: &'static [Key], band: u8) -> Binding<Action> {
    quiet(
        keys,
        Action::Trip(Trip::Band(band)),
        Text::new("afstand", "distance"),
        Text::new(
            "Deze afstandsklasse voor de ritten van deze cliënt vanaf deze dag.",
            "This distance band for the trips of this client from this day on.",
        ),
    )
}

const fn band_here(keys: &'static [Key], band: u8) -> Binding<Action> {
    quiet(
        keys,
        Action::Trip(Trip::BandHere(band)),
        Text::new("afstand vandaag", "distance today"),
        Text::new(
            "Deze afstandsklasse alleen voor de ritten van deze dag.",
            "This distance band for the trips of this day only.",
        ),
    )
}

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    vec![
        (Text::new("Onderdelen: tabs", "Components"), keys::shown(TAB_KEYS)),
        (Text::new("Onderdelen: vervoer", "Components: transport"), keys::shown(TRANSPORT_KEYS)),
        (Text::new("Onderdelen: groepen", "Components: groups"), keys::shown(ATTENDANCE_KEYS)),
        (Text::new("Onderdelen: verblijf", "Components: stays"), keys::shown(STAY_KEYS)),
        (Text::new("Onderdelen: crisishulp", "Components: crisis help"), keys::shown(CRISIS_KEYS)),
        (Text::new("Onderdelen: formulier", "Components: form"), keys::shown(FORM_KEYS)),
    ]
}
