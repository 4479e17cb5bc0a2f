//! The keys of the Day screen: in the list, on the line and in the form.

use super::Action;
use crate::domain::text::Text;
use crate::tui::keys::{self, Binding, Key, Shown, bind, quiet};
use crate::tui::widgets::form;
use crate::tui::widgets::table::{self, Move};

pub const KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::char('a'), Key::char('i')],
        Action::Type,
        Text::new("loggen", "log"),
        Text::new("Typ op de regel onderaan wat u hebt gedaan.", "Type what you did on the line below."),
    ),
    bind(
        &[Key::char('n')],
        Action::New,
        Text::new("formulier", "form"),
        Text::new("Registreer tijd met een formulier.", "Log time with a form."),
    ),
    bind(
        &[Key::char('e'), Key::ENTER],
        Action::Edit,
        Text::new("wijzigen", "edit"),
        Text::new("Wijzig deze registratie.", "Edit this entry."),
    ),
    bind(
        &[Key::char('d'), Key::DELETE],
        Action::Delete,
        Text::new("verwijderen", "delete"),
        Text::new("Verwijder deze registratie.", "Delete this entry."),
    ),
    bind(
        &[Key::char('y')],
        Action::Repeat,
        Text::new("herhalen", "repeat"),
        Text::new(
            "Zet deze registratie op de regel, om hem opnieuw te loggen.",
            "Put this entry on the line, to log it again.",
        ),
    ),
    quiet(
        &[Key::LEFT, Key::char('h')],
        Action::Days(-1),
        Text::new("vorige dag", "previous day"),
        Text::new("Naar de vorige dag.", "To the previous day."),
    ),
    quiet(
        &[Key::RIGHT, Key::char('l')],
        Action::Days(1),
        Text::new("volgende dag", "next day"),
        Text::new("Naar de volgende dag.", "To the next day."),
    ),
    quiet(
        &[Key::char('H')],
        Action::Days(-7),
        Text::new("vorige week", "previous week"),
        Text::new("Zeven dagen terug.", "Seven days back."),
    ),
    quiet(
        &[Key::char('L')],
        Action::Days(7),
        Text::new("volgende week", "next week"),
        Text::new("Zeven dagen verder.", "Seven days on."),
    ),
    bind(
        &[Key::char('g')],
        Action::GoTo,
        Text::new("datum", "date"),
        Text::new("Naar een andere dag.", "To another day."),
    ),
    quiet(
        &[Key::char('T')],
        Action::Today,
        Text::new("vandaag", "today"),
        Text::new("Terug naar vandaag.", "Back to today."),
    ),
    table::up(Action::Move(Move::Up)),
    table::down(Action::Move(Move::Down)),
    table::page_up(Action::Move(Move::PageUp)),
    table::page_down(Action::Move(Move::PageDown)),
    table::first(Action::Move(Move::First), &[Key::HOME]),
    table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]),
];

pub const LINE: &[Binding<Action>] = &[
    bind(
        &[Key::ENTER],
        Action::Log,
        Text::new("loggen", "log"),
        Text::new("Sla op wat er staat.", "Store what the line says."),
    ),
    bind(
        &[Key::TAB],
        Action::Complete,
        Text::new("aanvullen", "complete"),
        Text::new("Neem het gemarkeerde voorstel over.", "Take the marked suggestion."),
    ),
    bind(
        &[Key::DOWN],
        Action::Suggestion(Move::Down),
        Text::new("ander voorstel", "other suggestion"),
        Text::new("Markeer het volgende voorstel.", "Mark the next suggestion."),
    ),
    quiet(
        &[Key::UP],
        Action::Suggestion(Move::Up),
        Text::new("vorig voorstel", "suggestion before"),
        Text::new("Markeer het vorige voorstel.", "Mark the suggestion before."),
    ),
    bind(
        &[Key::ESC],
        Action::Leave,
        Text::new("terug", "back"),
        Text::new(
            "Terug naar de lijst; de regel blijft staan.",
            "Back to the list; the line stays as it is.",
        ),
    ),
];

pub const FORM: &[Binding<Action>] = &[
    form::save(Action::Form(form::Action::Save)),
    form::next(Action::Form(form::Action::Next)),
    form::previous(Action::Form(form::Action::Previous)),
    form::accept(Action::Form(form::Action::Accept)),
    form::cancel(Action::Form(form::Action::Cancel)),
];

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    vec![
        (Text::new("Dag", "Day"), keys::shown(KEYS)),
        (Text::new("Dag: op de regel", "Day: on the line"), keys::shown(LINE)),
        (Text::new("Dag: formulier", "Day: form"), keys::shown(FORM)),
    ]
}
