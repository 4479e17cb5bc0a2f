//! Lines into the queue and out of it.

use super::super::context::Context;
use super::super::given::Given;
use super::super::{Exit, Stop};
use super::{line_number, municipality};
use crate::domain::ids::LineId;
use crate::domain::text::Text;
use crate::operations::queue_claims::{self, Input};
use crate::operations::unqueue_claims;
use crate::problem::Problem;
use crate::text;

/// A month, or lines by their number.
fn chosen(given: &Given<'_>) -> Result<Input, Problem> {
    let month = given.month("month")?;
    let lines = given.texts("line")?;
    match month {
        Some(_) if !lines.is_empty() => Err(Problem::usage(Text::new(
            "noem een maand of regels, niet allebei",
            "name a month or lines, not both",
        ))),
        Some(month) => Ok(Input::Month { month, municipality: municipality(given)? }),
        None if lines.is_empty() => {
            Err(Problem::usage(Text::new("welke regels?", "which lines?")).hint(Text::new(
                "noem een maand met --month, of de nummers van de regels",
                "name a month with --month, or the numbers of the lines",
            )))
        }
        None => {
            let ids: Result<Vec<LineId>, Problem> =
                lines.into_iter().map(|word| line_number(given, word).map(LineId)).collect();
            Ok(Input::Lines(ids?))
        }
    }
}

pub(super) fn queue(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let done = queue_claims::run(&mut context.store()?, &context.surroundings, chosen(given)?)?;
    let (queued, held) = (done.queued.len(), done.held);
    context.say(&text!(
        "in de wachtrij gezet: {queued}, vastgehouden: {held}",
        "put in the queue: {queued}, held: {held}"
    ))?;
    Ok(Exit::Done)
}

pub(super) fn unqueue(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let done = unqueue_claims::run(&mut context.store()?, &context.surroundings, chosen(given)?)?;
    let lines = done.lines;
    context.say(&text!("uit de wachtrij gehaald: {lines}", "taken out of the queue: {lines}"))?;
    Ok(Exit::Done)
}
