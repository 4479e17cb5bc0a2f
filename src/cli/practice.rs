//! `uurwerk practice`: who this is, and what the practice itself holds.

use super::command::{Argument, FORMAT, Noun, Verb};
use super::context::Context;
use super::given::Given;
use super::output::{Cell, Column, Listing};
use super::practitioner::say_unknown;
use super::{Exit, Stop};
use crate::domain::text::Text;
use crate::import::practitioners;
use crate::operations::record_credentials;
use crate::operations::views::practice;
use crate::problem::Problem;

pub static NOUN: Noun = Noun {
    name: "practice",
    about: Text::new("De praktijk zelf.", "The practice itself."),
    verbs: &[
        Verb {
            name: "show",
            about: Text::new("Toon de praktijk.", "Show the practice."),
            arguments: &[FORMAT],
            run: show,
        },
        Verb {
            name: "edit",
            about: Text::new(
                "Leg vast wat de praktijk of een locatie van haar heeft, zoals een NKD-registratie.",
                "Record what the practice or a location of it holds, such as an NKD registration.",
            ),
            arguments: &[Argument::required(
                "registrations",
                Text::new("LIJST", "LIST"),
                Text::new(
                    "registraties en keurmerken, alle opnieuw: 'nkd:2024-01-01;mst-nederland:2024-06-01..2026-05-31'; - is geen",
                    "registrations and marks, all of them anew: 'nkd:2024-01-01;mst-nederland:2024-06-01..2026-05-31'; - is none",
                ),
            )],
            run: edit,
        },
    ],
};

fn show(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let known = practice::load(&mut store)?.practice;
    let known = known.ok_or_else(|| Problem::from(record_credentials::Error::NoPractice))?;
    let held = practice::held(&mut store)?;
    let columns = vec![
        Column::left("agb", Text::new("AGB", "AGB")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("registrations", Text::new("registraties", "registrations")),
    ];
    let row = vec![
        Cell::Text(known.agb.to_string()),
        Cell::Text(known.name),
        Cell::Text(held.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")),
    ];
    context.list(given, &Listing::new(columns, vec![row]).record())?;
    Ok(Exit::Done)
}

fn edit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let today = context.surroundings.today();
    let credentials = if given.required("registrations")? == "-" {
        Vec::new()
    } else {
        given.needed("registrations", |text| practitioners::registrations(text, today))?
    };
    let mut store = context.store()?;
    say_unknown(context, &mut store, &credentials)?;
    record_credentials::run(&mut store, &context.surroundings, record_credentials::Input { credentials })?;
    context.say(&Text::new("de praktijk is veranderd", "the practice is changed"))?;
    Ok(Exit::Done)
}
