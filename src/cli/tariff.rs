//! `uurwerk tariff`: product codes and tariffs, with the days on which they are valid (PS-A9).

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::{Context, place};
use super::given::Given;
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::tariff::Tariff;
use crate::domain::text::Text;
use crate::import::{Complaint, tariffs};
use crate::operations::import_tariffs::{self, Error, Input};
use crate::problem::Problem;
use crate::store;
use crate::text;

pub static NOUN: Noun = Noun {
    name: "tariff",
    about: Text::new("Productcodes en tarieven.", "Product codes and tariffs."),
    verbs: &[
        Verb {
            name: "import",
            about: Text::new(
                "Lees codes en tarieven uit een CSV-bestand; alles of niets.",
                "Read codes and tariffs from a CSV file; all or nothing.",
            ),
            arguments: &[Argument::place(
                "file",
                Form::Place,
                Text::new("BESTAND", "FILE"),
                Text::new(
                    "contract,product,discipline,code,category,unit,tariff,from,until; - leest de invoer",
                    "contract,product,discipline,code,category,unit,tariff,from,until; - reads standard input",
                ),
            )],
            run: import,
        },
        Verb {
            name: "list",
            about: Text::new("Toon alle tarieven.", "List all tariffs."),
            arguments: &[FORMAT],
            run: list,
        },
    ],
};

fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let path = given.path("file").unwrap_or_default();
    let mut store = context.store()?;
    let bytes = context.read_file(&path)?;
    let rows = match tariffs::read(&bytes).and_then(crate::import::Imported::all_or_nothing) {
        Ok(rows) => rows,
        Err(complaints) => return Err(context.refuse_file(&path, &complaints)?.into()),
    };
    let input = Input { tariffs: rows.iter().map(|row| row.value.clone()).collect() };
    let done = match import_tariffs::run(&mut store, &context.surroundings, input) {
        Ok(done) => done,
        Err(Error::Refused { row, fault }) => {
            let line = rows.get(row).map_or(0, |row| row.line);
            let problem = Problem::from(fault);
            context.say_complaints(&path, &[Complaint::of_line(line, problem.sentence.clone())])?;
            let sentence = Text::new("er is niets opgeslagen", "nothing was stored");
            return Err(Problem { sentence, ..problem }.at(&place(&path)).into());
        }
        Err(error) => return Err(error.into()),
    };
    let (added, there, closed) = (done.added, done.already_there, done.closed);
    context.say(&text!(
        "tarieven: {added} nieuw, {there} waren er al, {closed} oude zijn geëindigd",
        "tariffs: {added} new, {there} were there already, {closed} older ones ended"
    ))?;
    if done.settled > 0 {
        let count = done.settled;
        context.say(&text!(
            "{count} registraties die op een code wachtten, hebben nu hun product",
            "{count} entries that were waiting for a code now have their product"
        ))?;
    }
    Ok(Exit::Done)
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let tariffs = context.store()?.read(store::tariffs::list).map_err(Problem::from)?;
    let rows = tariffs.iter().map(|stored| row(&stored.value)).collect();
    context.list(given, &Listing::new(columns(), rows))?;
    Ok(Exit::Done)
}

/// As `tariff import` reads them.
fn columns() -> Vec<Column> {
    vec![
        Column::left("contract", Text::new("contract", "contract")),
        Column::left("product", Text::new("product", "product")),
        Column::left("discipline", Text::new("discipline", "discipline")),
        Column::left("code", Text::new("code", "code")),
        Column::left("category", Text::new("categorie", "category")),
        Column::left("unit", Text::new("eenheid", "unit")),
        Column::right("tariff", Text::new("tarief", "tariff")),
        Column::left("from", Text::new("vanaf", "from")),
        Column::left("until", Text::new("tot en met", "until")),
    ]
}

fn row(tariff: &Tariff) -> Vec<Cell> {
    vec![
        Cell::Text(tariff.contract.to_string()),
        Cell::Text(tariff.product.to_string()),
        Cell::maybe(tariff.discipline.as_ref()),
        Cell::Text(tariff.code.to_string()),
        Cell::maybe(tariff.category.as_ref()),
        Cell::Word(tariff.unit.word(), tariff.unit.name()),
        Cell::Cents(tariff.cents),
        Cell::Day(tariff.valid.from),
        tariff.valid.until.map_or(Cell::Null, Cell::Day),
    ]
}
