//! `uurwerk practice`: who this is, and what the practice itself holds.

use super::command::{Argument, FORMAT, Noun, Verb};
use super::context::Context;
use super::given::{Given, identifier};
use super::output::{Cell, Column, Listing};
use super::practitioner::say_unknown;
use super::{Exit, Stop};
use crate::domain::identifiers::AgbCode;
use crate::domain::text::Text;
use crate::import::practitioners;
use crate::operations::edit_practice;
use crate::operations::views::needs::{self, Cover, Need};
use crate::operations::views::practice;
use crate::problem::Problem;

const NAME: Argument = Argument::option(
    "name",
    Text::new("NAAM", "NAME"),
    Text::new("naam van de praktijk", "name of the practice"),
);
const AGB: Argument = Argument::option(
    "agb",
    Text::new("CODE", "CODE"),
    Text::new("AGB-code van de praktijk, 8 cijfers", "AGB code of the practice, 8 digits"),
);
const REGISTRATIONS: Argument = Argument::option(
    "registrations",
    Text::new("LIJST", "LIST"),
    Text::new(
        "registraties en keurmerken, alle opnieuw: 'nkd:2024-01-01;mst-nederland:2024-06-01..2026-05-31'; - is geen",
        "registrations and marks, all of them anew: 'nkd:2024-01-01;mst-nederland:2024-06-01..2026-05-31'; - is none",
    ),
);
const ON: Argument = Argument::option(
    "on",
    Text::new("DATUM", "DATE"),
    Text::new("op deze dag (standaard vandaag)", "on this day (default today)"),
);

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
                "Wijzig naam, AGB-code of wat de praktijk of een locatie heeft, zoals een NKD-registratie; wat niet genoemd wordt, blijft.",
                "Change the name, the AGB code or what the practice or a location holds, such as an NKD registration; what is not named stays.",
            ),
            arguments: &[NAME, AGB, REGISTRATIONS],
            run: edit,
        },
        Verb {
            name: "needs",
            about: Text::new(
                "Toon wat de contracten van de praktijk zelf vragen, en wat daarvan ontbreekt of afloopt.",
                "List what the contracts ask of the practice itself, and what of it is missing or ends.",
            ),
            arguments: &[ON, FORMAT],
            run: list_needs,
        },
    ],
};

fn show(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let known = practice::load(&mut store)?.practice;
    let known = known.ok_or_else(|| Problem::from(edit_practice::Error::NoPractice))?;
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
    let credentials = match given.text("registrations")? {
        Some("-") => Some(Vec::new()),
        _ => given.value("registrations", |text| practitioners::registrations(text, today))?,
    };
    let input = edit_practice::Input {
        agb: given.value("agb", identifier(AgbCode::parse))?,
        name: given.text("name")?.map(str::to_owned),
        credentials,
    };
    if input == edit_practice::Input::default() {
        let sentence = Text::new("er is niets genoemd om te wijzigen", "nothing was named to change");
        let hint =
            Text::new("geef --name, --agb of --registrations", "give --name, --agb or --registrations");
        return Err(Problem::usage(sentence).hint(hint).into());
    }
    let mut store = context.store()?;
    say_unknown(context, &mut store, input.credentials.as_deref().unwrap_or_default())?;
    edit_practice::run(&mut store, &context.surroundings, input)?;
    context.say(&Text::new("de praktijk is gewijzigd", "the practice is changed"))?;
    Ok(Exit::Done)
}

fn list_needs(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let on = given.day("on")?.unwrap_or_else(|| context.surroundings.today());
    let columns = vec![
        Column::left("registration", Text::new("registratie", "registration")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("state", Text::new("toestand", "state")),
        Column::left("until", Text::new("tot en met", "until")),
        Column::left("contract", Text::new("contract", "contract")),
        Column::left("products", Text::new("nodig voor", "needed for")),
    ];
    let rows = needs::load(&mut context.store()?, on)?.iter().map(row).collect();
    context.list(given, &Listing::new(columns, rows))?;
    Ok(Exit::Done)
}

fn row(need: &Need) -> Vec<Cell> {
    let state = match need.cover {
        Cover::Missing => Text::new("ontbreekt", "missing"),
        Cover::Until(_) => Text::new("loopt af", "ends"),
        Cover::Open => Text::new("aanwezig", "held"),
    };
    let until = if let Cover::Until(day) = need.cover { Cell::Day(day) } else { Cell::Null };
    vec![
        Cell::Text(need.credential.to_string()),
        Cell::Translated(need.name.clone()),
        Cell::Word(need.cover.word(), state),
        until,
        Cell::Text(need.contract.to_string()),
        Cell::List(need.products.iter().map(ToString::to_string).collect()),
    ]
}
