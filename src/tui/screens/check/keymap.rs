//! The keys of the Check screen.

use super::Action;
use crate::domain::text::Text;
use crate::tui::keys::{self, Binding, Key, Shown, bind, quiet};
use crate::tui::widgets::table::{self, Move};

pub const KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::ENTER],
        Action::Cause,
        Text::new("oorzaak", "cause"),
        Text::new(
            "Ga naar de registratie, toewijzing of declaratieregel.",
            "Go to the entry, allocation or claim line.",
        ),
    ),
    bind(
        &[Key::char('o')],
        Action::Override,
        Text::new("vrijgeven", "override"),
        Text::new("Geef wat vasthoudt met een reden vrij.", "Let what holds through, with a reason."),
    ),
    bind(
        &[Key::char('r')],
        Action::Rule,
        Text::new("regel", "rule"),
        Text::new("Toon wat één regel vindt.", "Show what one rule finds."),
    ),
    bind(
        &[Key::char('p')],
        Action::Person,
        Text::new("persoon", "person"),
        Text::new("Toon één cliënt of medewerker.", "Show one client or practitioner."),
    ),
    bind(
        &[Key::char('m')],
        Action::AllMonths,
        Text::new("alle maanden", "all months"),
        Text::new("Alle open maanden, of weer één.", "All open months, or one again."),
    ),
    bind(
        &[Key::char('a')],
        Action::Closed,
        Text::new("ook vrijgegeven", "overridden too"),
        Text::new(
            "Toon ook wat is vrijgegeven, en wat niet meer geldt.",
            "Also show what was overridden, and what has ended.",
        ),
    ),
    quiet(
        &[Key::char('C')],
        Action::Client,
        Text::new("cliënt", "client"),
        Text::new("Open de cliënt om wie het gaat.", "Open the client whom it is about."),
    ),
    quiet(
        &[Key::char('w')],
        Action::Withdraw,
        Text::new("vrijgave intrekken", "withdraw override"),
        Text::new("Trek een vrijgave weer in.", "Take an override back."),
    ),
    quiet(
        &[Key::char('/')],
        Action::Search,
        Text::new("zoeken", "find"),
        Text::new(
            "Zoek op regel, cliënt, medewerker of onderwerp.",
            "Find by rule, client, practitioner or subject.",
        ),
    ),
    quiet(
        &[Key::ESC],
        Action::Clear,
        Text::new("filter wissen", "clear filter"),
        Text::new("Toon weer elke regel en iedereen.", "Show every rule and everybody again."),
    ),
    quiet(
        &[Key::LEFT, Key::char('h'), Key::char('[')],
        Action::Previous,
        Text::new("vorige maand", "previous month"),
        Text::new("Naar de vorige maand.", "To the previous month."),
    ),
    quiet(
        &[Key::RIGHT, Key::char('l'), Key::char(']')],
        Action::Next,
        Text::new("volgende maand", "next month"),
        Text::new("Naar de volgende maand.", "To the next month."),
    ),
    quiet(
        &[Key::char('T')],
        Action::ThisMonth,
        Text::new("deze maand", "this month"),
        Text::new("Naar de maand van vandaag.", "To the month of today."),
    ),
    quiet(
        &[Key::char('c')],
        Action::Claims,
        Text::new("declaraties", "claims"),
        Text::new("Open de declaraties van deze maand.", "Open the claims of this month."),
    ),
    table::up(Action::Move(Move::Up)),
    table::down(Action::Move(Move::Down)),
    table::page_up(Action::Move(Move::PageUp)),
    table::page_down(Action::Move(Move::PageDown)),
    table::first(Action::Move(Move::First), &[Key::HOME, Key::char('g')]),
    table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]),
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

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    vec![
        (Text::new("Nakijken", "Check"), keys::shown(KEYS)),
        (Text::new("Nakijken: zoeken", "Check: find"), keys::shown(SEARCH_KEYS)),
    ]
}
