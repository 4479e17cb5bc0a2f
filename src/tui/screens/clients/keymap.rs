//! The keys of the Clients screen: in the list, in each section of a client's page, while searching, and in forms.

use super::care_form::Asked;
use super::page::Section;
use super::request_form::Asked as Requested;
use super::{Action, Mode, State};
use crate::domain::text::Text;
use crate::tui::keys::{self, Binding, Key, Shown, bind, quiet};
use crate::tui::widgets::form;
use crate::tui::widgets::table::{self, Move};

const NEW_CLIENT: Binding<Action> = bind(
    &[Key::char('n')],
    Action::NewClient,
    Text::new("nieuw", "new"),
    Text::new("Voeg een cliënt toe.", "Add a client."),
);
const NEW_ALLOCATION: Binding<Action> = bind(
    &[Key::char('a')],
    Action::NewAllocation,
    Text::new("toewijzing erbij", "add allocation"),
    Text::new("Voeg een toewijzing toe aan deze cliënt.", "Add an allocation to this client."),
);
const REVEAL: Binding<Action> = quiet(
    &[Key::char('b')],
    Action::Reveal,
    Text::new("BSN tonen", "show BSN"),
    Text::new(
        "Toon het hele burgerservicenummer tot de volgende toets.",
        "Show the whole citizen service number until the next key.",
    ),
);
const NEXT: Binding<Action> = bind(
    &[Key::TAB, Key::RIGHT, Key::char('l')],
    Action::Section(1),
    Text::new("deel", "section"),
    Text::new("Naar het volgende deel van deze cliënt.", "To the next section of this client."),
);
const PREVIOUS: Binding<Action> = quiet(
    &[Key::SHIFT_TAB, Key::LEFT, Key::char('h')],
    Action::Section(-1),
    Text::new("vorig deel", "previous section"),
    Text::new("Naar het vorige deel van deze cliënt.", "To the previous section of this client."),
);
const BACK: Binding<Action> = bind(
    &[Key::ESC],
    Action::Back,
    Text::new("terug", "back"),
    Text::new("Terug naar de lijst met cliënten.", "Back to the list of clients."),
);
const REMOVE: Binding<Action> = bind(
    &[Key::char('d'), Key::DELETE],
    Action::Remove,
    Text::new("weghalen", "remove"),
    Text::new("Haal deze regel weg.", "Take this row away."),
);
const START: Binding<Action> = bind(
    &[Key::char('s')],
    Action::Care(Asked::Start),
    Text::new("start", "start"),
    Text::new(
        "Meld de gemeente dat de zorg op deze toewijzing begonnen is of hervat wordt (JW305).",
        "Report to the municipality that care on this allocation began or goes on (JW305).",
    ),
);
const PAUSE: Binding<Action> = quiet(
    &[Key::char('p')],
    Action::Care(Asked::Pause),
    Text::new("pauze", "pause"),
    Text::new(
        "Meld de gemeente dat de zorg even stilligt (JW307).",
        "Report to the municipality that care stands still for a while (JW307).",
    ),
);
const STOP: Binding<Action> = bind(
    &[Key::char('S')],
    Action::Care(Asked::Stop),
    Text::new("stop", "stop"),
    Text::new(
        "Meld de gemeente dat de zorg gestopt is, en waarom (JW307).",
        "Report to the municipality that care has ended, and why (JW307).",
    ),
);
const WITHDRAW: Binding<Action> = quiet(
    &[Key::char('w')],
    Action::Withdraw,
    Text::new("intrekken", "withdraw"),
    Text::new(
        "Trek de laatste melding over de zorg in: die klopte niet.",
        "Take the last report about care back: it was wrong.",
    ),
);
const REQUEST_CHANGE: Binding<Action> = bind(
    &[Key::char('v')],
    Action::Request(Requested::Change),
    Text::new("verzoek", "request"),
    Text::new(
        "Vraag de gemeente deze toewijzing te wijzigen: ander budget, andere omvang, andere laatste dag (JW317).",
        "Ask the municipality to change this allocation: another budget, volume or last day (JW317).",
    ),
);
const SETTLE: Binding<Action> = quiet(
    &[Key::char('x')],
    Action::Settle,
    Text::new("afsluiten", "close"),
    Text::new(
        "Sluit af wat met de gemeente is opgelost: gedeclareerd buiten de toewijzing, of afwezig in haar nieuwste bericht.",
        "Close what was settled with the municipality: claimed beyond the allocation, or absent from its newest message.",
    ),
);
const UP: Binding<Action> = table::up(Action::Move(Move::Up));
const DOWN: Binding<Action> = table::down(Action::Move(Move::Down));
const PAGE_UP: Binding<Action> = table::page_up(Action::Move(Move::PageUp));
const PAGE_DOWN: Binding<Action> = table::page_down(Action::Move(Move::PageDown));
const FIRST: Binding<Action> = table::first(Action::Move(Move::First), &[Key::HOME, Key::char('g')]);
const LAST: Binding<Action> = table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]);

const fn edit(help: Text) -> Binding<Action> {
    const KEYS: &[Key] = &[Key::char('e'), Key::ENTER];
    bind(KEYS, Action::Edit, Text::new("wijzigen", "edit"), help)
}

const LIST: &[Binding<Action>] = &[
    bind(
        &[Key::char('/')],
        Action::Search,
        Text::new("zoeken", "find"),
        Text::new("Zoek op naam of nummer.", "Find by name or number."),
    ),
    bind(
        &[Key::ENTER, Key::TAB, Key::RIGHT, Key::char('l')],
        Action::Into,
        Text::new("openen", "open"),
        Text::new(
            "Open deze cliënt: gegevens, toewijzingen, documenten, bevindingen en verloop.",
            "Open this client: data, allocations, documents, findings and history.",
        ),
    ),
    NEW_CLIENT,
    bind(
        &[Key::char('e')],
        Action::Edit,
        Text::new("wijzigen", "edit"),
        Text::new("Wijzig deze cliënt.", "Edit this client."),
    ),
    NEW_ALLOCATION,
    REVEAL,
    quiet(
        &[Key::ESC],
        Action::Clear,
        Text::new("zoekterm wissen", "clear search"),
        Text::new("Toon weer alle cliënten.", "Show all clients again."),
    ),
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
];

const DATA: &[Binding<Action>] = &[
    BACK,
    NEXT,
    edit(Text::new("Wijzig dit gegeven.", "Edit this field.")),
    bind(
        &[Key::char('s')],
        Action::NewSchool,
        Text::new("school", "school"),
        Text::new("Leg een periode op school vast.", "Record a period at school."),
    ),
    bind(
        &[Key::char('m')],
        Action::NewMove,
        Text::new("verhuizing", "move"),
        Text::new(
            "Leg vast dat vanaf een dag een andere gemeente verantwoordelijk is.",
            "Record that another municipality is responsible from a day on.",
        ),
    ),
    REMOVE,
    REVEAL,
    PREVIOUS,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
];

const ALLOCATIONS: &[Binding<Action>] = &[
    BACK,
    NEXT,
    edit(Text::new(
        "Wijzig deze toewijzing; van een uit een bericht alleen het kader.",
        "Edit this allocation; of one from a message only the legal frame.",
    )),
    bind(
        &[Key::char('a')],
        Action::NewAllocation,
        Text::new("erbij", "add"),
        Text::new("Voeg een toewijzing toe aan deze cliënt.", "Add an allocation to this client."),
    ),
    START,
    PAUSE,
    STOP,
    WITHDRAW,
    SETTLE,
    REQUEST_CHANGE,
    PREVIOUS,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
];

const REQUESTS: &[Binding<Action>] = &[
    BACK,
    NEXT,
    bind(
        &[Key::char('v')],
        Action::Request(Requested::First),
        Text::new("verzoek", "request"),
        Text::new(
            "Vraag de gemeente een eerste toewijzing van een product (JW315).",
            "Ask the municipality for a first allocation of a product (JW315).",
        ),
    ),
    bind(
        &[Key::char('V')],
        Action::Request(Requested::Extra),
        Text::new("extra product", "extra product"),
        Text::new(
            "Vraag de gemeente een product naast de toewijzingen die lopen (JW317).",
            "Ask the municipality for a product beside the allocations that run (JW317).",
        ),
    ),
    bind(
        &[Key::char('r')],
        Action::Again,
        Text::new("opnieuw", "again"),
        Text::new(
            "Vraag opnieuw wat geweigerd of afgewezen is, onder nieuwe nummers.",
            "Ask again for what was rejected or refused, under new numbers.",
        ),
    ),
    bind(
        &[Key::char('d'), Key::DELETE],
        Action::Remove,
        Text::new("weghalen", "remove"),
        Text::new(
            "Haal een verzoek weg dat nog niet is verstuurd.",
            "Take away a request that was not sent yet.",
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

const DOCUMENTS: &[Binding<Action>] = &[
    BACK,
    NEXT,
    edit(Text::new("Wijzig dit document.", "Edit this document.")),
    bind(
        &[Key::char('a')],
        Action::NewDocument,
        Text::new("erbij", "add"),
        Text::new(
            "Leg een goedkeuring, overleg, verklaring of reden vast.",
            "Record an approval, consultation, statement or reason.",
        ),
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

const FINDINGS: &[Binding<Action>] = &[
    BACK,
    NEXT,
    bind(
        &[Key::ENTER],
        Action::Cause,
        Text::new("naar de oorzaak", "to the cause"),
        Text::new(
            "Ga naar de registratie, toewijzing of declaratieregel.",
            "Go to the entry, the allocation or the claim line.",
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

const HISTORY: &[Binding<Action>] = &[BACK, NEXT, PREVIOUS, UP, DOWN, PAGE_UP, PAGE_DOWN, FIRST, LAST];

const SEARCH: &[Binding<Action>] = &[
    bind(
        &[Key::ENTER, Key::TAB],
        Action::EndSearch,
        Text::new("klaar", "done"),
        Text::new("Naar de gevonden cliënten.", "To the clients that were found."),
    ),
    bind(
        &[Key::ESC],
        Action::Clear,
        Text::new("wissen", "clear"),
        Text::new("Wis de zoekterm.", "Clear the search."),
    ),
    quiet(
        &[Key::UP],
        Action::Move(Move::Up),
        Text::new("omhoog", "up"),
        Text::new("Naar de vorige cliënt.", "To the previous client."),
    ),
    quiet(
        &[Key::DOWN],
        Action::Move(Move::Down),
        Text::new("omlaag", "down"),
        Text::new("Naar de volgende cliënt.", "To the next client."),
    ),
];

const FORM: &[Binding<Action>] = &[
    form::save(Action::Form(form::Action::Save)),
    form::next(Action::Form(form::Action::Next)),
    form::previous(Action::Form(form::Action::Previous)),
    form::accept(Action::Form(form::Action::Accept)),
    form::cancel(Action::Form(form::Action::Cancel)),
];

pub fn of(state: &State) -> &'static [Binding<Action>] {
    match state.mode {
        Mode::Form(_) => FORM,
        Mode::Search => SEARCH,
        Mode::List => LIST,
        Mode::Page => of_section(state.page.section),
    }
}

const fn of_section(section: Section) -> &'static [Binding<Action>] {
    match section {
        Section::Data => DATA,
        Section::Allocations => ALLOCATIONS,
        Section::Requests => REQUESTS,
        Section::Documents => DOCUMENTS,
        Section::Findings => FINDINGS,
        Section::History => HISTORY,
    }
}

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    let clients = Text::new("Cliënten", "Clients");
    let mut all = vec![(clients, keys::shown(LIST))];
    for section in Section::ALL {
        let name = section.name();
        let (nl, en) = (name.nl.to_lowercase(), name.en.to_lowercase());
        let title = crate::text!("Cliënten: {nl}", "Clients: {en}");
        all.push((title, keys::shown(of_section(section))));
    }
    all.push((Text::new("Cliënten: zoeken", "Clients: find"), keys::shown(SEARCH)));
    all.push((Text::new("Cliënten: formulier", "Clients: form"), keys::shown(FORM)));
    all
}
