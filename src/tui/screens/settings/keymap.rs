//! The keys of the Settings screen: per section, in the list of a practitioner, and in forms.

use super::{Action, HolidayAction, Section, TariffAction};
use crate::domain::text::Text;
use crate::tui::keys::{self, Binding, Key, Shown, bind, quiet};
use crate::tui::widgets::form;
use crate::tui::widgets::table::{self, Move};

const NEXT: Binding<Action> = bind(
    &[Key::TAB, Key::RIGHT, Key::char('l')],
    Action::Section(1),
    Text::new("deel", "section"),
    Text::new("Naar het volgende deel van de instellingen.", "To the next section of the settings."),
);
const PREVIOUS: Binding<Action> = quiet(
    &[Key::SHIFT_TAB, Key::LEFT, Key::char('h')],
    Action::Section(-1),
    Text::new("vorig deel", "previous section"),
    Text::new("Naar het vorige deel van de instellingen.", "To the previous section of the settings."),
);
const REGISTER: Binding<Action> = bind(
    &[Key::char('a')],
    Action::Register,
    Text::new("registratie erbij", "add registration"),
    Text::new(
        "Leg een registratie, kwalificatie of keurmerk vast.",
        "Record a registration, a qualification or a mark.",
    ),
);
const REMOVE: Binding<Action> = bind(
    &[Key::char('d'), Key::DELETE],
    Action::Remove,
    Text::new("weghalen", "remove"),
    Text::new("Haal deze regel weg.", "Take this row away."),
);

const UP: Binding<Action> = table::up(Action::Move(Move::Up));
const DOWN: Binding<Action> = table::down(Action::Move(Move::Down));
const PAGE_UP: Binding<Action> = table::page_up(Action::Move(Move::PageUp));
const PAGE_DOWN: Binding<Action> = table::page_down(Action::Move(Move::PageDown));
const FIRST: Binding<Action> = table::first(Action::Move(Move::First), &[Key::HOME, Key::char('g')]);
const LAST: Binding<Action> = table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]);

const PRACTICE: &[Binding<Action>] = &[
    NEXT,
    bind(
        &[Key::char('e')],
        Action::Edit,
        Text::new("wijzigen", "edit"),
        Text::new("Wijzig naam en AGB-code van de praktijk.", "Edit the name and AGB code of the practice."),
    ),
    REGISTER,
    bind(
        &[Key::ENTER],
        Action::Into,
        Text::new("registratie", "registration"),
        Text::new("Wijzig deze registratie.", "Edit this registration."),
    ),
    REMOVE,
    PREVIOUS,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
];

const PEOPLE: &[Binding<Action>] = &[
    NEXT,
    bind(
        &[Key::char('n')],
        Action::New,
        Text::new("nieuw", "new"),
        Text::new("Voeg een medewerker toe.", "Add a practitioner."),
    ),
    bind(
        &[Key::char('e')],
        Action::Edit,
        Text::new("wijzigen", "edit"),
        Text::new("Wijzig deze medewerker.", "Edit this practitioner."),
    ),
    REGISTER,
    bind(
        &[Key::ENTER],
        Action::Into,
        Text::new("openen", "open"),
        Text::new(
            "Naar de disciplines en registraties van deze medewerker.",
            "To the disciplines and registrations of this practitioner.",
        ),
    ),
    PREVIOUS,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
];

const HELD: &[Binding<Action>] = &[
    bind(
        &[Key::ESC, Key::LEFT, Key::char('h')],
        Action::Back,
        Text::new("terug", "back"),
        Text::new("Terug naar de medewerkers.", "Back to the practitioners."),
    ),
    bind(
        &[Key::char('e'), Key::ENTER],
        Action::Edit,
        Text::new("wijzigen", "edit"),
        Text::new("Wijzig deze discipline of registratie.", "Edit this discipline or registration."),
    ),
    REGISTER,
    REMOVE,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
];

const SCROLL_UP: Binding<Action> = quiet(
    &[Key::PAGE_UP, Key::char('K')],
    Action::Scroll(-3),
    Text::new("tekst omhoog", "text up"),
    Text::new(
        "Terug in de tekst van het contract of product.",
        "Back in the text of the contract or product.",
    ),
);
const SCROLL_DOWN: Binding<Action> = bind(
    &[Key::PAGE_DOWN, Key::char('J')],
    Action::Scroll(3),
    Text::new("meer tekst", "more text"),
    Text::new(
        "Verder in de tekst van het contract of product.",
        "On in the text of the contract or product.",
    ),
);

const IMPORT: Binding<Action> = bind(
    &[Key::char('i')],
    Action::Import,
    Text::new("inlezen", "import"),
    Text::new(
        "Lees een bestand in: contract (toml) of tarieven (csv, xlsx).",
        "Import a file: contract (toml) or tariffs (csv, xlsx).",
    ),
);

const CONTRACTS: &[Binding<Action>] = &[
    NEXT,
    IMPORT,
    bind(
        &[Key::ENTER],
        Action::Into,
        Text::new("producten", "products"),
        Text::new(
            "Naar de producten van deze versie, met al hun eisen.",
            "To the products of this version, with all their demands.",
        ),
    ),
    SCROLL_DOWN,
    SCROLL_UP,
    PREVIOUS,
    UP,
    DOWN,
    FIRST,
    LAST,
];

const PRODUCTS: &[Binding<Action>] = &[
    bind(
        &[Key::ESC, Key::LEFT, Key::char('h')],
        Action::Back,
        Text::new("terug", "back"),
        Text::new("Terug naar de contracten.", "Back to the contracts."),
    ),
    SCROLL_DOWN,
    SCROLL_UP,
    UP,
    DOWN,
    FIRST,
    LAST,
];

const TARIFFS: &[Binding<Action>] = &[
    NEXT,
    bind(
        &[Key::char('n')],
        Action::New,
        Text::new("nieuw", "new"),
        Text::new(
            "Voeg een tarief toe, als opvolger van het gemarkeerde.",
            "Add a tariff, as the successor of the marked one.",
        ),
    ),
    bind(
        &[Key::char('e'), Key::ENTER],
        Action::Edit,
        Text::new("wijzigen", "edit"),
        Text::new(
            "Verbeter dit tarief, of geef het een laatste dag.",
            "Correct this tariff, or give it a last day.",
        ),
    ),
    quiet(
        &[Key::char('d'), Key::DELETE],
        Action::Remove,
        Text::new("weghalen", "remove"),
        Text::new(
            "Haal dit tarief weg, als er geen declaratie op staat.",
            "Take this tariff away, if no claim stands on it.",
        ),
    ),
    bind(
        &[Key::char('g')],
        Action::Tariffs(TariffAction::GoTo),
        Text::new("datum", "date"),
        Text::new("De tarieven van een andere dag.", "The tariffs of another day."),
    ),
    IMPORT,
    bind(
        &[Key::char(']')],
        Action::Tariffs(TariffAction::Years(1)),
        Text::new("jaar later", "year on"),
        Text::new("Dezelfde dag een jaar later.", "The same day a year on."),
    ),
    quiet(
        &[Key::char('[')],
        Action::Tariffs(TariffAction::Years(-1)),
        Text::new("jaar eerder", "year back"),
        Text::new("Dezelfde dag een jaar eerder.", "The same day a year back."),
    ),
    bind(
        &[Key::char('y')],
        Action::Tariffs(TariffAction::WholeYear),
        Text::new("heel jaar", "whole year"),
        Text::new("Het hele jaar, of weer één dag.", "The whole year, or one day again."),
    ),
    bind(
        &[Key::char('/')],
        Action::Tariffs(TariffAction::Search),
        Text::new("zoeken", "find"),
        Text::new(
            "Zoek op contract, product, discipline of code.",
            "Find by contract, product, discipline or code.",
        ),
    ),
    quiet(
        &[Key::char('c')],
        Action::Tariffs(TariffAction::Contract),
        Text::new("contract", "contract"),
        Text::new("Alle contracten, of één voor één.", "All contracts, or one after the other."),
    ),
    quiet(
        &[Key::char('T')],
        Action::Tariffs(TariffAction::Today),
        Text::new("vandaag", "today"),
        Text::new("De tarieven van vandaag.", "The tariffs of today."),
    ),
    quiet(
        &[Key::ESC],
        Action::Tariffs(TariffAction::Clear),
        Text::new("zoekterm wissen", "clear search"),
        Text::new("Toon weer alle tarieven.", "Show all tariffs again."),
    ),
    PREVIOUS,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    table::first(Action::Move(Move::First), &[Key::HOME]),
    LAST,
];

const HOLIDAYS: &[Binding<Action>] = &[
    NEXT,
    bind(
        &[Key::char('n')],
        Action::New,
        Text::new("nieuw", "new"),
        Text::new("Maak nog een dag vrij.", "Make one more day free."),
    ),
    bind(
        &[Key::ENTER, Key::char('d'), Key::DELETE],
        Action::Holidays(HolidayAction::Turn),
        Text::new("vrij/werkdag", "free/working"),
        Text::new(
            "Maak van deze dag een werkdag, of weer een vrije dag, steeds als hij valt.",
            "Make a working day of this day, or a free day again, whenever it falls.",
        ),
    ),
    bind(
        &[Key::char('o')],
        Action::Holidays(HolidayAction::TurnOnce),
        Text::new("alleen nu", "only now"),
        Text::new("Hetzelfde, maar alleen op deze ene dag.", "The same, but on this one day only."),
    ),
    bind(
        &[Key::char(']')],
        Action::Holidays(HolidayAction::Years(1)),
        Text::new("jaar later", "year on"),
        Text::new("De vrije dagen van een jaar later.", "The free days of a year on."),
    ),
    quiet(
        &[Key::char('[')],
        Action::Holidays(HolidayAction::Years(-1)),
        Text::new("jaar eerder", "year back"),
        Text::new("De vrije dagen van een jaar eerder.", "The free days of a year back."),
    ),
    PREVIOUS,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
];

pub const SEARCH: &[Binding<Action>] = &[
    bind(
        &[Key::ENTER, Key::TAB],
        Action::Tariffs(TariffAction::EndSearch),
        Text::new("klaar", "done"),
        Text::new("Naar de gevonden tarieven.", "To the tariffs that were found."),
    ),
    bind(
        &[Key::ESC],
        Action::Tariffs(TariffAction::Clear),
        Text::new("wissen", "clear"),
        Text::new("Wis de zoekterm.", "Clear the search."),
    ),
];

pub const FORM: &[Binding<Action>] = &[
    form::save(Action::Form(form::Action::Save)),
    form::next(Action::Form(form::Action::Next)),
    form::previous(Action::Form(form::Action::Previous)),
    form::accept(Action::Form(form::Action::Accept)),
    form::cancel(Action::Form(form::Action::Cancel)),
];

/// The keys of a section: of its list, or of what is inside the marked row.
pub const fn of(section: Section, inside: bool) -> &'static [Binding<Action>] {
    match (section, inside) {
        (Section::Practice, _) => PRACTICE,
        (Section::People, false) => PEOPLE,
        (Section::People, true) => HELD,
        (Section::Contracts, false) => CONTRACTS,
        (Section::Contracts, true) => PRODUCTS,
        (Section::Tariffs, _) => TARIFFS,
        (Section::Holidays, _) => HOLIDAYS,
    }
}

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    vec![
        (Text::new("Instellingen: praktijk", "Settings: practice"), keys::shown(PRACTICE)),
        (Text::new("Instellingen: medewerkers", "Settings: practitioners"), keys::shown(PEOPLE)),
        (Text::new("Instellingen: medewerker", "Settings: practitioner"), keys::shown(HELD)),
        (Text::new("Instellingen: contracten", "Settings: contracts"), keys::shown(CONTRACTS)),
        (Text::new("Instellingen: producten", "Settings: products"), keys::shown(PRODUCTS)),
        (Text::new("Instellingen: tarieven", "Settings: tariffs"), keys::shown(TARIFFS)),
        (Text::new("Instellingen: tarieven zoeken", "Settings: find tariffs"), keys::shown(SEARCH)),
        (Text::new("Instellingen: vrije dagen", "Settings: free days"), keys::shown(HOLIDAYS)),
        (Text::new("Instellingen: formulier", "Settings: form"), keys::shown(FORM)),
    ]
}
