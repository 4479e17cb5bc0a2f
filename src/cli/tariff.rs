//! `uurwerk tariff`: product codes and tariffs, with the days on which they are valid (PS-A9).

mod correct;

use super::command::{Argument, FORMAT, Noun, Verb};
use super::context::{Context, place};
use super::given::{Given, identifier};
use super::output::{Cell, Column, Listing};
use super::rows::{SKIP, SKIP_BAD, file, lines_of, refusal};
use super::{Exit, Stop};
use crate::domain::identifiers::{ContractKey, ProductKey};
use crate::domain::tariff::Tariff;
use crate::domain::tariff::coverage::{Flaw, told};
use crate::domain::text::Text;
use crate::domain::time::Month;
use crate::domain::usage::Distance;
use crate::import::{Complaint, Imported, Row, SheetRead, tariffs, values};
use crate::operations::import_tariffs::{self, Done, Error, Fault, Input};
use crate::operations::views::contracts;
use crate::operations::views::tariffs::{self as view, Asked, TariffView};
use crate::problem::{Problem, tariff_fault};
use crate::text;

const YEAR: Argument = Argument::option(
    "year",
    Text::new("JAAR", "YEAR"),
    Text::new("alleen dit jaar, zoals 2025", "this year only, such as 2025"),
);
const CONTRACT: Argument = Argument::option(
    "contract",
    Text::new("CONTRACT", "CONTRACT"),
    Text::new("alleen dit contract", "this contract only"),
);
const PRODUCT: Argument = Argument::option(
    "product",
    Text::new("PRODUCT", "PRODUCT"),
    Text::new("alleen dit product", "this product only"),
);

pub static NOUN: Noun = Noun {
    name: "tariff",
    about: Text::new("Productcodes en tarieven.", "Product codes and tariffs."),
    verbs: &[
        Verb {
            name: "import",
            about: Text::new(
                "Lees codes en tarieven uit een CSV-bestand of Excel-werkmap (xlsx); alles of niets.",
                "Read codes and tariffs from a CSV file or an Excel workbook (xlsx); all or nothing.",
            ),
            arguments: &[
                file(Text::new(
                    "contract,product,discipline,code,category,unit,tariff,from,until,above_km,through_km; - leest de invoer",
                    "contract,product,discipline,code,category,unit,tariff,from,until,above_km,through_km; - reads standard input",
                )),
                Argument::option(
                    "sheet",
                    Text::new("BLAD", "SHEET"),
                    Text::new(
                        "blad van de werkmap (standaard het eerste)",
                        "sheet of the workbook (default the first)",
                    ),
                ),
                SKIP_BAD,
            ],
            run: import,
        },
        Verb {
            name: "list",
            about: Text::new(
                "Toon de tarieven, en wat eraan ontbreekt.",
                "List the tariffs, and what is missing from them.",
            ),
            arguments: &[
                Argument::option(
                    "on",
                    Text::new("DATUM", "DATE"),
                    Text::new("alleen wat op deze dag geldt", "only what is valid on this day"),
                ),
                YEAR,
                CONTRACT,
                PRODUCT,
                FORMAT,
            ],
            run: list,
        },
        Verb {
            name: "check",
            about: Text::new(
                "Toon dagen zonder tarief en dagen met twee; eindigt met 1 als er zulke dagen zijn.",
                "List days without a tariff and days with two; ends with 1 when there are such days.",
            ),
            arguments: &[YEAR, CONTRACT, PRODUCT, FORMAT],
            run: check,
        },
        correct::EDIT,
        correct::REMOVE,
    ],
};

fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let path = given.path("file").unwrap_or_default();
    let skip_bad = given.flag("skip-bad");
    let mut store = context.store()?;
    let bytes = context.read_file(&path)?;
    let SheetRead { sheet, read } = tariffs::read_file(&bytes, given.text("sheet")?);
    let Imported { rows, complaints } = match read {
        Ok(read) => read,
        Err(complaints) => return Err(context.refuse_file(&path, &complaints)?.into()),
    };
    if !complaints.is_empty() && !skip_bad {
        return Err(context.refuse_file(&path, &complaints)?.hint(SKIP).into());
    }
    context.say_complaints(&path, &complaints)?;
    let input = Input { tariffs: rows.iter().map(|row| row.value.clone()).collect() };
    let run = if skip_bad { import_tariffs::run_skipping } else { import_tariffs::run };
    let done = match run(&mut store, &context.surroundings, input) {
        Ok(done) => done,
        Err(Error::Refused(faults)) => {
            context.say_complaints(&path, &refused(&rows, &faults, sheet.as_deref()))?;
            let kind = Problem::from(Error::Refused(faults.iter().take(1).cloned().collect())).kind;
            return Err(Problem { kind, ..refusal(faults.len()) }.at(&place(&path)).into());
        }
        Err(error) => return Err(error.into()),
    };
    context.say_complaints(&path, &refused(&rows, &done.skipped, sheet.as_deref()))?;
    say_done(context, &done, lines_of(&complaints))?;
    Ok(Exit::Done)
}

/// What is wrong with rows, and what to do about it.
fn refused(rows: &[Row<Tariff>], faults: &[(usize, Fault)], sheet: Option<&str>) -> Vec<Complaint> {
    let line = |row: usize| rows.get(row).map_or(0, |row| row.line);
    let place = |row: usize| {
        let line = line(row);
        match sheet {
            Some(_) => text!("rij {line}", "row {line}"),
            None => text!("regel {line}", "line {line}"),
        }
    };
    let complaint = |(row, fault): &(usize, Fault)| {
        let Problem { sentence, hint, .. } = tariff_fault(fault, place);
        let words = hint.map_or_else(|| sentence.clone(), |hint| both(&sentence, &hint));
        Complaint::of_line(line(*row), words).on_sheet(sheet)
    };
    faults.iter().map(complaint).collect()
}

fn both(one: &Text, other: &Text) -> Text {
    Text::of(format!("{}; {}", one.nl, other.nl), format!("{}; {}", one.en, other.en))
}

/// How many were stored, and what is wrong now; `lines_before` were left out before that.
fn say_done(context: &mut Context<'_, '_>, done: &Done, lines_before: usize) -> Result<(), Stop> {
    let (added, there, closed) = (done.added, done.already_there, done.closed);
    let left_out = done.skipped.len() + lines_before;
    context.say(&match left_out {
        0 => text!(
            "tarieven: {added} nieuw, {there} al aanwezig, {closed} oude beëindigd",
            "tariffs: {added} new, {there} were there already, {closed} older ones ended"
        ),
        _ => text!(
            "tarieven: {added} nieuw, {there} al aanwezig, {closed} oude beëindigd, {left_out} overgeslagen",
            "tariffs: {added} new, {there} were there already, {closed} older ones ended, {left_out} left out"
        ),
    })?;
    if done.settled > 0 {
        let count = done.settled;
        context.say(&text!(
            "{count} registraties die op een code wachtten, hebben nu hun product",
            "{count} entries that were waiting for a code now have their product"
        ))?;
    }
    say_flaws(context, &done.flaws)
}

fn say_flaws(context: &mut Context<'_, '_>, flaws: &[Flaw]) -> Result<(), Stop> {
    told(flaws).iter().try_for_each(|sentence| context.say(sentence))
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let TariffView { rows, flaws } = load(context, given, true)?;
    let rows = rows.iter().map(|stored| row(&stored.value)).collect();
    context.list(given, &Listing::new(columns(), rows))?;
    say_flaws(context, &flaws)?;
    Ok(Exit::Done)
}

fn check(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let view = load(context, given, false)?;
    let columns = vec![
        Column::left("flaw", Text::new("wat", "what")),
        Column::left("contract", Text::new("contract", "contract")),
        Column::left("product", Text::new("product", "product")),
        Column::left("disciplines", Text::new("disciplines", "disciplines")),
        Column::left("from", Text::new("vanaf", "from")),
        Column::left("until", Text::new("tot en met", "until")),
        Column::left("tariffs", Text::new("tarieven", "tariffs")),
    ];
    let rows = view.flaws.iter().map(flaw).collect();
    context.list(given, &Listing::new(columns, rows))?;
    Ok(if view.stands_in_the_way() { Exit::Findings } else { Exit::Done })
}

fn flaw(flaw: &Flaw) -> Vec<Cell> {
    let (what, disciplines, from, until, tariffs) = match flaw {
        Flaw::Overlap(overlap) => {
            let [one, other] = [&overlap.one.value, &overlap.other.value].map(Tariff::label);
            let disciplines = [&overlap.one, &overlap.other].map(|one| one.value.discipline.as_ref());
            (
                Cell::Word("overlap", Text::new("twee tarieven", "two tariffs")),
                disciplines.into_iter().flatten().map(ToString::to_string).collect(),
                overlap.days.from,
                overlap.days.until,
                Cell::Translated(both(&one, &other)),
            )
        }
        Flaw::Gap(gap) => {
            let what = if gap.never {
                Cell::Word("never", Text::new("nog nooit een tarief", "never a tariff"))
            } else {
                Cell::Word("gap", Text::new("geen tarief", "no tariff"))
            };
            let disciplines = gap.disciplines.iter().map(ToString::to_string).collect();
            (what, disciplines, gap.days.from(), Some(gap.days.until()), Cell::Null)
        }
    };
    vec![
        what,
        Cell::Text(flaw.contract().to_string()),
        Cell::Text(flaw.product().to_string()),
        Cell::List(disciplines),
        Cell::Day(from),
        until.map_or(Cell::Null, Cell::Day),
        tariffs,
    ]
}

/// The tariffs that are asked for. A contract or product that no contract knows is a typing error.
fn load(context: &mut Context<'_, '_>, given: &Given<'_>, may_name_day: bool) -> Result<TariffView, Stop> {
    let asked = Asked {
        on: if may_name_day { given.day("on")? } else { None },
        year: given.value("year", year)?,
        contract: given.value("contract", identifier(ContractKey::parse))?,
        product: given.value("product", identifier(ProductKey::parse))?,
    };
    if asked.on.is_some() && asked.year.is_some() {
        let sentence = Text::new("--on gaat niet samen met --year", "--on does not go together with --year");
        return Err(Problem::usage(sentence).into());
    }
    let mut store = context.store()?;
    let view = view::load(&mut store, &context.surroundings, &asked)?;
    let known = contracts::load(&mut store)?;
    let mut known = known.iter().filter(|one| asked.contract.as_ref().is_none_or(|key| *key == one.key));
    let is_known = match &asked.product {
        Some(product) => known.any(|contract| contract.product(product).is_some()),
        None => asked.contract.is_none() || known.next().is_some(),
    };
    if view.rows.is_empty() && !is_known {
        return Err(unknown(asked.product.is_some()).into());
    }
    Ok(view)
}

fn unknown(product: bool) -> Problem {
    if product {
        return Problem::usage(Text::new("dit product is onbekend", "this product is unknown")).hint(
            Text::new(
                "'uurwerk contract show CONTRACT' toont de producten",
                "'uurwerk contract show CONTRACT' shows the products",
            ),
        );
    }
    Problem::from(&Fault::UnknownContract)
}

fn year(text: &str) -> Result<i32, Text> {
    let year = values::number(text, 1900, 2199)?;
    let year = i32::try_from(year).ok().filter(|year| Month::new(*year, 1).is_some());
    year.ok_or_else(|| {
        text!("het jaar moet tussen 1900 en 2199 liggen", "the year must lie between 1900 and 2199")
    })
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
        Column::right("above_km", Text::new("boven km", "above km")),
        Column::right("through_km", Text::new("t/m km", "through km")),
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
        tariff.band.map_or(Cell::Null, |band| kilometres(band.above)),
        tariff.band.and_then(|band| band.through).map_or(Cell::Null, kilometres),
    ]
}

/// With the mark of the language for people, with a point for programs.
fn kilometres(metres: u32) -> Cell {
    let en = Distance::kilometres(metres);
    Cell::Translated(Text::of(en.replace('.', ","), en))
}
