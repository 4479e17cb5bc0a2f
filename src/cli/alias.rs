//! `uurwerk alias`: short words of the practice's own for activities.

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::Context;
use super::given::{Given, identifier};
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::identifiers::ActivityKey;
use crate::domain::text::Text;
use crate::operations::set_alias::{self, Input};
use crate::text;

const WORD: Argument = Argument::place(
    "word",
    Form::Place,
    Text::new("WOORD", "WORD"),
    Text::new("één woord, zoals bel", "one word, such as ring"),
);

pub static NOUN: Noun = Noun {
    name: "alias",
    about: Text::new("Eigen korte woorden voor activiteiten.", "Your own short words for activities."),
    verbs: &[
        Verb {
            name: "set",
            about: Text::new("Geef een activiteit een kort woord.", "Give an activity a short word."),
            arguments: &[
                WORD,
                Argument::place(
                    "activity",
                    Form::Place,
                    Text::new("ACTIVITEIT", "ACTIVITY"),
                    Text::new(
                        "sleutel uit 'uurwerk contract activities CONTRACT'",
                        "key from 'uurwerk contract activities CONTRACT'",
                    ),
                ),
            ],
            run: set,
        },
        Verb {
            name: "remove",
            about: Text::new("Haal een kort woord weg.", "Take a short word away."),
            arguments: &[WORD],
            run: remove,
        },
        Verb {
            name: "list",
            about: Text::new("Toon de korte woorden.", "List the short words."),
            arguments: &[FORMAT],
            run: list,
        },
    ],
};

fn set(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let activity = given.needed("activity", identifier(ActivityKey::parse))?;
    let alias = given.required("word")?.to_owned();
    let input = Input { alias: alias.clone(), activity: Some(activity.clone()) };
    set_alias::run(&mut context.store()?, &context.surroundings, input)?;
    context.say(&text!("'{alias}' is nu {activity}", "'{alias}' is now {activity}"))?;
    Ok(Exit::Done)
}

fn remove(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let alias = given.required("word")?.to_owned();
    let input = Input { alias: alias.clone(), activity: None };
    set_alias::run(&mut context.store()?, &context.surroundings, input)?;
    context.say(&text!("'{alias}' is weggehaald", "'{alias}' is taken away"))?;
    Ok(Exit::Done)
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let aliases = set_alias::list(&mut context.store()?)?;
    let columns = vec![
        Column::left("word", Text::new("woord", "word")),
        Column::left("activity", Text::new("activiteit", "activity")),
    ];
    let rows = aliases.into_iter().map(|(word, activity)| vec![Cell::Text(word), Cell::Text(activity)]);
    context.list(given, &Listing::new(columns, rows.collect()))?;
    Ok(Exit::Done)
}
