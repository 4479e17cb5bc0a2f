//! `uurwerk holiday`: the days that are no working days when terms are counted.

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::Context;
use super::given::Given;
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::text::Text;
use crate::domain::time::{CalendarDay, EveryYear, Feast, Occasion};
use crate::import::values;
use crate::operations::set_holiday::{self, Becomes, Input};
use crate::operations::views::holidays;
use crate::problem::Problem;
use crate::text;

const DAY: Argument = Argument::place(
    "day",
    Form::Place,
    Text::new("DAG", "DAY"),
    Text::new(
        "een datum, of een feestdag van elk jaar, zoals good-friday",
        "a date, or a feast of every year, such as good-friday",
    ),
);
const EVERY_YEAR: Argument =
    Argument::flag("every-year", Text::new("elk jaar op deze datum", "on this date of every year"));
const NAME: Argument = Argument::option(
    "name",
    Text::new("NAAM", "NAME"),
    Text::new("hoe de dag heet, ten hoogste 40 tekens", "what the day is called, at most 40 characters"),
);
const YEAR: Argument = Argument::option(
    "year",
    Text::new("JAAR", "YEAR"),
    Text::new("standaard dit jaar", "this year unless given"),
);

pub static NOUN: Noun = Noun {
    name: "holiday",
    about: Text::new(
        "Vrije dagen, waarmee termijnen van berichten worden geteld.",
        "Free days, with which terms of messages are counted.",
    ),
    verbs: &[
        Verb {
            name: "list",
            about: Text::new(
                "Toon de feestdagen van een jaar, en wat de praktijk eraan wijzigde.",
                "List the public holidays of a year, and what the practice changed about them.",
            ),
            arguments: &[YEAR, FORMAT],
            run: list,
        },
        Verb {
            name: "add",
            about: Text::new("Maak een dag vrij.", "Make a day free."),
            arguments: &[DAY, EVERY_YEAR, NAME],
            run: add,
        },
        Verb {
            name: "remove",
            about: Text::new("Maak van een vrije dag een werkdag.", "Make a working day of a free day."),
            arguments: &[DAY, EVERY_YEAR],
            run: remove,
        },
    ],
};

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let expected = Text::new("een jaar, zoals 2026", "a year, such as 2026");
    let year =
        given.read("year", |word| word.parse().ok().filter(|year| (2000..2100).contains(year)), &expected)?;
    let year = year.unwrap_or_else(|| context.surroundings.today().year());
    let calendar = holidays::load(&mut context.store()?)?;
    let columns = vec![
        Column::left("day", Text::new("datum", "date")),
        Column::left("weekday", Text::new("dag", "day")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("state", Text::new("toestand", "state")),
        Column::left("set_by", Text::new("door", "by")),
        Column::left("falls", Text::new("valt", "falls")),
    ];
    let rows = calendar.year(year).iter().map(row).collect();
    context.list(given, &Listing::new(columns, rows))?;
    Ok(Exit::Done)
}

fn row(one: &CalendarDay) -> Vec<Cell> {
    let state = if one.is_free {
        Cell::Word("free", Text::new("vrije dag", "free"))
    } else {
        Cell::Word("working", Text::new("werkdag", "working day"))
    };
    let set_by = if one.is_own {
        Cell::Word("practice", Text::new("praktijk", "practice"))
    } else {
        Cell::Word("law", Text::new("wet", "law"))
    };
    vec![
        Cell::Day(one.day),
        Cell::Translated(one.day.weekday_name()),
        Cell::Translated(one.name.clone()),
        state,
        set_by,
        match one.occasion {
            Occasion::Feast(feast) => Cell::Word(feast.word(), Text::new("elk jaar", "every year")),
            Occasion::EveryYear(_) => {
                Cell::Word("every-year", Text::new("elk jaar op deze datum", "every year on this date"))
            }
            Occasion::Once(_) => Cell::Word("once", Text::new("dit jaar", "this year")),
        },
    ]
}

fn add(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let occasion = occasion(given)?;
    let name = given.text("name")?.map(str::to_owned);
    let input = Input { occasion, becomes: Becomes::Free(name) };
    set_holiday::run(&mut context.store()?, &context.surroundings, input)?;
    let Text { nl, en } = words(occasion);
    context.say(&text!("{nl} is nu een vrije dag", "{en} is a free day now"))?;
    Ok(Exit::Done)
}

fn remove(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let occasion = occasion(given)?;
    let input = Input { occasion, becomes: Becomes::Working };
    set_holiday::run(&mut context.store()?, &context.surroundings, input)?;
    let Text { nl, en } = words(occasion);
    context.say(&text!("{nl} is nu een werkdag", "{en} is a working day now"))?;
    Ok(Exit::Done)
}

fn occasion(given: &Given<'_>) -> Result<Occasion, Problem> {
    let read = |text: &str| match Feast::parse(text) {
        Some(feast) => Ok(Occasion::Feast(feast)),
        None if text.starts_with(|c: char| c.is_ascii_digit()) => values::day(text).map(Occasion::Once),
        None => Err(feasts()),
    };
    match (given.needed("day", read)?, given.flag("every-year")) {
        (Occasion::Once(day), true) => Ok(Occasion::EveryYear(EveryYear::of(day))),
        (occasion, _) => Ok(occasion),
    }
}

fn feasts() -> Text {
    let words = Feast::ALL.map(Feast::word).join(", ");
    text!("verwacht een datum, of een van {words}", "expected a date, or one of {words}")
}

/// The occasion in words.
fn words(occasion: Occasion) -> Text {
    match occasion {
        Occasion::Feast(feast) => feast.name(),
        Occasion::EveryYear(_) => text!("{0} van elk jaar", "{0} of every year", occasion.word()),
        Occasion::Once(day) => Text::same(day.to_string()),
    }
}
