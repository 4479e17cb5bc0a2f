//! `uurwerk undo` and `uurwerk redo`: back, and forth again.

use super::command::{Noun, Verb};
use super::context::Context;
use super::given::Given;
use super::{Exit, Stop};
use crate::domain::text::Text;
use crate::operations::{redo, undo};
use crate::problem;

pub static UNDO: Noun = Noun {
    name: "undo",
    about: Text::new("Maak uw laatste wijziging ongedaan.", "Undo your last change."),
    verbs: &[Verb {
        name: "",
        about: Text::new("Maak uw laatste wijziging ongedaan.", "Undo your last change."),
        arguments: &[],
        run: back,
    }],
};

pub static REDO: Noun = Noun {
    name: "redo",
    about: Text::new("Doe wat u ongedaan maakte opnieuw.", "Do again what you undid."),
    verbs: &[Verb {
        name: "",
        about: Text::new("Doe wat u ongedaan maakte opnieuw.", "Do again what you undid."),
        arguments: &[],
        run: forth,
    }],
};

fn back(context: &mut Context<'_, '_>, _: &Given<'_>) -> Result<Exit, Stop> {
    let done = undo::run(&mut context.store()?, &context.surroundings)?;
    let Text { nl, en } = problem::operation(&done.operation);
    context.say(&crate::text!("ongedaan gemaakt: {nl}", "undone: {en}"))?;
    Ok(Exit::Done)
}

fn forth(context: &mut Context<'_, '_>, _: &Given<'_>) -> Result<Exit, Stop> {
    let done = redo::run(&mut context.store()?, &context.surroundings)?;
    let Text { nl, en } = problem::operation(&done.operation);
    context.say(&crate::text!("opnieuw gedaan: {nl}", "done again: {en}"))?;
    Ok(Exit::Done)
}
