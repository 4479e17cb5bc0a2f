//! The keys of the Messages screen: of the list, of its search, and of what came of an import.

use super::Action;
use crate::domain::text::Text;
use crate::tui::keys::{self, Binding, Key, Shown, bind, quiet};
use crate::tui::widgets::table::{self, Move};

const UP: Binding<Action> = table::up(Action::Move(Move::Up));
const DOWN: Binding<Action> = table::down(Action::Move(Move::Down));
const PAGE_UP: Binding<Action> = table::page_up(Action::Move(Move::PageUp));
const PAGE_DOWN: Binding<Action> = table::page_down(Action::Move(Move::PageDown));
const FIRST: Binding<Action> = table::first(Action::Move(Move::First), &[Key::HOME, Key::char('g')]);
const LAST: Binding<Action> = table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]);

const CLIENT: Binding<Action> = quiet(
    &[Key::char('C')],
    Action::Client,
    Text::new("cliënt", "client"),
    Text::new("Open de cliënt om wie het gaat.", "Open the client whom it is about."),
);

const NODE: Binding<Action> = quiet(
    &[Key::char('N')],
    Action::NodeRefused,
    Text::new("niet bezorgd", "not delivered"),
    Text::new(
        "Het knooppunt nam dit bericht niet aan: het geldt als niet verzonden en kan opnieuw.",
        "The exchange node did not take this message: it counts as not sent and can go again.",
    ),
);

pub const KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::ENTER],
        Action::Look,
        Text::new("bekijken", "look"),
        Text::new(
            "Wat er in staat, wat het deed, en zijn antwoord.",
            "What it says, what it did, and its answer.",
        ),
    ),
    bind(
        &[Key::char('i')],
        Action::Import,
        Text::new("inlezen", "read in"),
        Text::new(
            "Lees berichten of zips van de gemeente in; slepen naar het venster kan ook.",
            "Read in messages or zips of the municipality; dropping them on the window works too.",
        ),
    ),
    bind(
        &[Key::char('E')],
        Action::Export,
        Text::new("plaatsen", "place"),
        Text::new(
            "Plaats de bestanden van alles wat klaar is om te versturen.",
            "Place the files of all that is ready to be sent.",
        ),
    ),
    bind(
        &[Key::char('o')],
        Action::Stage,
        Text::new("open", "open"),
        Text::new(
            "Toon wat open staat, dan wat te laat is, dan weer alles.",
            "Show what is open, then what is overdue, then everything again.",
        ),
    ),
    bind(
        &[Key::char('t')],
        Action::Kind,
        Text::new("soort", "kind"),
        Text::new("Toon één soort bericht.", "Show one kind of message."),
    ),
    bind(
        &[Key::char('d')],
        Action::Direction,
        Text::new("in/uit", "in/out"),
        Text::new(
            "Toon wat inkwam, dan wat uitgaat, dan weer alles.",
            "Show what came in, then what goes out, then everything again.",
        ),
    ),
    bind(
        &[Key::char('/')],
        Action::Search,
        Text::new("zoeken", "find"),
        Text::new(
            "Zoek op cliënt, gemeentecode of identificatie.",
            "Find by client, municipality code or identification.",
        ),
    ),
    quiet(
        &[Key::char('Z')],
        Action::Pack,
        Text::new("plaatsen met zip", "place with zip"),
        Text::new(
            "Plaats alles wat klaar is en pak het samen in, hooguit 30 berichten en 25 MB per zip.",
            "Place all that is ready and pack it together, at most 30 messages and 25 MB in a zip.",
        ),
    ),
    CLIENT,
    NODE,
    quiet(
        &[Key::ESC],
        Action::Clear,
        Text::new("filter wissen", "clear filter"),
        Text::new("Toon weer elk bericht.", "Show every message again."),
    ),
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
];

pub const INSIDE_KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::ESC],
        Action::Close,
        Text::new("terug", "back"),
        Text::new("Terug naar de lijst van berichten.", "Back to the list of messages."),
    ),
    bind(
        &[Key::char('a'), Key::ENTER],
        Action::Answer,
        Text::new("antwoord", "answer"),
        Text::new(
            "Naar het antwoord erop, of naar wat het beantwoordt.",
            "To the answer to it, or to what it answers.",
        ),
    ),
    bind(
        &[Key::char('x')],
        Action::Raw,
        Text::new("XML", "XML"),
        Text::new(
            "Toon het bestand zelf, of weer wat erin staat.",
            "Show the file itself, or what it says again.",
        ),
    ),
    bind(
        &[Key::char('r')],
        Action::Redo,
        Text::new("herstellen", "put right"),
        Text::new(
            "Naar waar u herstelt wat geweigerd is: de declaraties of de cliënt.",
            "To where you put right what was refused: the claims or the client.",
        ),
    ),
    CLIENT,
    NODE,
    quiet(
        &[Key::char('b')],
        Action::Reveal,
        Text::new("BSN tonen", "show BSN"),
        Text::new(
            "Toon hele burgerservicenummers tot de volgende toets.",
            "Show whole citizen service numbers until the next key.",
        ),
    ),
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
];

pub const SEARCH_KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::ENTER, Key::TAB],
        Action::EndSearch,
        Text::new("klaar", "done"),
        Text::new("Naar wat gevonden is.", "To what was found."),
    ),
    bind(
        &[Key::ESC],
        Action::Clear,
        Text::new("wissen", "clear"),
        Text::new("Wis de zoekterm en het filter.", "Clear the search and the filter."),
    ),
    quiet(
        &[Key::UP],
        Action::Move(Move::Up),
        Text::new("omhoog", "up"),
        Text::new("Naar de vorige regel.", "To the previous row."),
    ),
    quiet(
        &[Key::DOWN],
        Action::Move(Move::Down),
        Text::new("omlaag", "down"),
        Text::new("Naar de volgende regel.", "To the next row."),
    ),
];

pub const REPORT_KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::ESC, Key::ENTER],
        Action::Close,
        Text::new("naar de lijst", "to the list"),
        Text::new("Terug naar de lijst van berichten.", "Back to the list of messages."),
    ),
    bind(
        &[Key::char('i')],
        Action::Import,
        Text::new("inlezen", "read in"),
        Text::new("Lees nog meer berichten in.", "Read more messages in."),
    ),
    bind(
        &[Key::char('a')],
        Action::Accept,
        Text::new("overnemen", "take over"),
        Text::new(
            "Neem de berichten over die tijd of declaraties wijzigen die er al zijn.",
            "Take over the messages that change time or claims that are here already.",
        ),
    ),
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
];

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    vec![
        (Text::new("Berichten", "Messages"), keys::shown(KEYS)),
        (Text::new("Berichten: bericht", "Messages: message"), keys::shown(INSIDE_KEYS)),
        (Text::new("Berichten: zoeken", "Messages: find"), keys::shown(SEARCH_KEYS)),
        (Text::new("Berichten: ingelezen", "Messages: read in"), keys::shown(REPORT_KEYS)),
    ]
}
