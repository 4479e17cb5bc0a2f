//! `uurwerk init`: a new practice in a new file.

use super::command::{Argument, Noun, Verb};
use super::context::Context;
use super::given::{Given, identifier};
use super::{Exit, Stop};
use crate::domain::identifiers::{AgbCode, ContractKey};
use crate::domain::text::Text;
use crate::operations::add_practitioner;
use crate::operations::set_up::{self, Input};
use crate::problem::Problem;
use crate::store::{Store, StoreError};
use crate::text;
use crate::tui::first_run::{self, Answers};

pub static NOUN: Noun = Noun {
    name: "init",
    about: Text::new("Richt een praktijk in, in een nieuw bestand.", "Set up a practice, in a new file."),
    verbs: &[Verb {
        name: "",
        about: Text::new("Richt een praktijk in, in een nieuw bestand.", "Set up a practice, in a new file."),
        arguments: &[
            Argument::required(
                "agb",
                Text::new("CODE", "CODE"),
                Text::new("AGB-code van de praktijk, 8 cijfers", "AGB code of the practice, 8 digits"),
            ),
            Argument::required(
                "name",
                Text::new("NAAM", "NAME"),
                Text::new("naam van de praktijk", "name of the practice"),
            ),
            Argument::repeated(
                "contract",
                Text::new("CONTRACT", "CONTRACT"),
                Text::new(
                    "sleutel van een meegeleverd contract, zo vaak als nodig; anders segment C Westfriesland",
                    "key of a contract that comes with the program, as often as needed; else segment C Westfriesland",
                ),
            ),
        ],
        run,
    }],
};

fn run(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let agb = given.needed("agb", identifier(AgbCode::parse))?;
    let name = given.required("name")?;
    let keys = given.texts("contract")?.into_iter().map(identifier(ContractKey::parse));
    let keys = keys
        .collect::<Result<Vec<_>, Text>>()
        .map_err(|words| Problem::usage(words).at(&Text::same("--contract")))?;
    let input = || Input { agb: agb.clone(), name: name.to_owned(), contracts: keys.clone() };
    // First in memory: what is refused must not leave a file behind.
    set_up::run(&mut Store::in_memory()?, &context.surroundings, input())?;
    let mut store = match Store::create(&context.database, None) {
        Err(StoreError::Exists(_)) => Store::open(&context.database, None).map_err(Problem::from)?,
        created => created.map_err(Problem::from)?,
    };
    let practice = set_up::run(&mut store, &context.surroundings, input())?.practice;
    let (name, place) = (practice.name, context.database.display().to_string());
    context.say(&text!("{name} is ingericht in {place}", "{name} is set up in {place}"))?;
    context.say(&Text::new(
        "Nu: 'uurwerk practitioner add', 'uurwerk tariff import' en 'uurwerk messages import'.",
        "Now: 'uurwerk practitioner add', 'uurwerk tariff import' and 'uurwerk messages import'.",
    ))?;
    Ok(Exit::Done)
}

/// The first run of the screen: asks who the program is for and makes the practice. `None` when nothing was answered.
pub fn in_terminal(context: &Context<'_, '_>) -> Result<Option<Store>, Stop> {
    let Some(Answers { agb, practice, practitioner }) = first_run::ask(&context.surroundings)? else {
        return Ok(None);
    };
    let here = &context.surroundings;
    let mut store = Store::create(&context.database, None).map_err(Problem::from)?;
    set_up::run(&mut store, here, Input { agb, name: practice, contracts: Vec::new() })?;
    if let Some(practitioner) = practitioner {
        add_practitioner::run(&mut store, here, add_practitioner::Input { practitioner })?;
    }
    Ok(Some(store))
}
