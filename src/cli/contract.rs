//! `uurwerk contract`: what may be allocated, registered and claimed; contract files are checked, imported and exported.

mod demands;
mod files;

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::Context;
use super::given::{Given, identifier};
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::activity::{Activity, ClientUse};
use crate::domain::contract::{Contract, Product};
use crate::domain::identifiers::ContractKey;
use crate::domain::text::Text;
use crate::import::contract;
use crate::operations::views::contracts as view;
use crate::problem::Problem;
use crate::store::{Store, StoreError};
use crate::text;

const KEY: Argument = Argument::place(
    "contract",
    Form::Place,
    Text::new("CONTRACT", "CONTRACT"),
    Text::new("sleutel van het contract", "key of the contract"),
);

const ON: Argument = Argument::option(
    "on",
    Text::new("DATUM", "DATE"),
    Text::new(
        "de versie die op deze dag geldt (standaard vandaag)",
        "the version in force on this day (default today)",
    ),
);
const PRODUCT: Argument = Argument::option(
    "product",
    Text::new("PRODUCT", "PRODUCT"),
    Text::new("alleen dit product (sleutel)", "only this product (key)"),
);
const FILE: Argument = Argument::place(
    "file",
    Form::Place,
    Text::new("BESTAND", "FILE"),
    Text::new("contractbestand (toml); - leest de invoer", "contract file (toml); - reads standard input"),
);

pub static NOUN: Noun = Noun {
    name: "contract",
    about: Text::new(
        "Contracten: producten, disciplines en activiteiten.",
        "Contracts: products, disciplines and activities.",
    ),
    verbs: &[
        Verb {
            name: "list",
            about: Text::new("Toon alle contracten.", "List all contracts."),
            arguments: &[FORMAT],
            run: list,
        },
        Verb {
            name: "show",
            about: Text::new("Toon de producten van een contract.", "List the products of a contract."),
            arguments: &[KEY, ON, FORMAT],
            run: show,
        },
        Verb {
            name: "demands",
            about: Text::new(
                "Toon in woorden wat een contract vraagt: van alle zorg, en per product.",
                "List in words what a contract demands: of all care, and per product.",
            ),
            arguments: &[KEY, PRODUCT, ON, FORMAT],
            run: demands::list,
        },
        Verb {
            name: "activities",
            about: Text::new(
                "Toon de activiteiten van een contract, met hun korte woorden.",
                "List the activities of a contract, with their short words.",
            ),
            arguments: &[KEY, ON, FORMAT],
            run: activities,
        },
        Verb {
            name: "check",
            about: Text::new("Kijk een contractbestand na.", "Check a contract file."),
            arguments: &[FILE],
            run: files::check,
        },
        Verb {
            name: "import",
            about: Text::new(
                "Neem een contractbestand over, of een nieuwe versie ervan met een latere eerste dag.",
                "Take over a contract file, or a new version of one with a later first day.",
            ),
            arguments: &[FILE],
            run: files::import,
        },
        Verb {
            name: "export",
            about: Text::new(
                "Schrijf het bestand van een contract, zoals het is ingelezen.",
                "Write the file of a contract, as it was imported.",
            ),
            arguments: &[KEY, ON],
            run: files::export,
        },
    ],
};

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let columns = vec![
        Column::left("contract", Text::new("contract", "contract")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("from", Text::new("vanaf", "from")),
        Column::left("until", Text::new("tot en met", "until")),
        Column::right("products", Text::new("producten", "products")),
        Column::left("municipalities", Text::new("gemeenten", "municipalities")),
    ];
    let contracts = load(context)?;
    let rows = contracts.iter().map(|contract| {
        vec![
            Cell::Text(contract.key.to_string()),
            Cell::Translated(contract.name.clone()),
            Cell::Day(contract.valid.from),
            contract.valid.until.map_or(Cell::Null, Cell::Day),
            Cell::count(contract.products.len()),
            Cell::List(contract.municipalities.iter().map(ToString::to_string).collect()),
        ]
    });
    context.list(given, &Listing::new(columns, rows.collect()))?;
    Ok(Exit::Done)
}

fn show(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let columns = vec![
        Column::left("product", Text::new("product", "product")),
        Column::left("name", Text::new("naam", "name")),
        Column::right("lot", Text::new("perceel", "lot")),
        Column::left("component", Text::new("onderdeel", "component")),
        Column::left("code", Text::new("code", "code")),
        Column::left("allocated", Text::new("toegewezen", "allocated")),
        Column::left("tariff", Text::new("tarief", "tariff")),
        Column::left("units", Text::new("eenheden", "units")),
        Column::left("ages", Text::new("leeftijd", "ages")),
        Column::left("needs_frame", Text::new("kader nodig", "needs frame")),
        Column::left("demands", Text::new("eisen", "demands")),
    ];
    let contract = find(context, given)?;
    let rows = contract.products.iter().map(|one| product(&contract, one)).collect();
    context.list(given, &Listing::new(columns, rows))?;
    Ok(Exit::Done)
}

fn product(contract: &Contract, product: &Product) -> Vec<Cell> {
    let mut demands: Vec<&str> =
        contract.demands_of(product).iter().map(|said| said.subject.word()).collect();
    demands.dedup();
    vec![
        Cell::Text(product.key.to_string()),
        Cell::Translated(product.name.clone()),
        product.lot.map_or(Cell::Null, |lot| Cell::Int(i64::from(lot))),
        product.component.as_ref().map_or(Cell::Null, |key| Cell::Text(key.to_string())),
        product.code.as_ref().map_or(Cell::Null, |code| Cell::Text(code.to_string())),
        Cell::Word(product.allocated.word(), product.allocated.name()),
        Cell::Word(product.tariff.word(), product.tariff.name()),
        Cell::List(product.units.iter().map(|unit| unit.word().to_owned()).collect()),
        product.age.map_or(Cell::Null, |age| Cell::Text(format!("{}-{}", age.from, age.below))),
        Cell::Bool(product.needs_frame),
        Cell::List(demands.into_iter().map(str::to_owned).collect()),
    ]
}

fn activities(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let columns = vec![
        Column::left("activity", Text::new("activiteit", "activity")),
        Column::left("kind", Text::new("soort", "kind")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("name_nl", Text::new("Nederlands", "Dutch")),
        Column::left("name_en", Text::new("Engels", "English")),
        Column::left("aliases", Text::new("korte woorden", "short words")),
    ];
    let rows = find(context, given)?.activities.iter().map(activity).collect();
    context.list(given, &Listing::new(columns, rows))?;
    Ok(Exit::Done)
}

fn activity(activity: &Activity) -> Vec<Cell> {
    let client = match activity.client {
        ClientUse::Required => Cell::Word("required", Text::new("nodig", "required")),
        ClientUse::Optional => Cell::Word("optional", Text::new("mag", "optional")),
        ClientUse::Never => Cell::Word("never", Text::new("nooit", "never")),
    };
    vec![
        Cell::Text(activity.key.to_string()),
        Cell::Text(activity.kind.letter().to_owned()),
        client,
        Cell::Text(activity.name.nl.to_string()),
        Cell::Text(activity.name.en.to_string()),
        Cell::List(activity.aliases.clone()),
    ]
}

/// The version that is in force on the day that is asked about, else the newest.
fn find(context: &Context<'_, '_>, given: &Given<'_>) -> Result<Contract, Problem> {
    let key = given.needed("contract", identifier(ContractKey::parse))?;
    let asked = given.day("on")?;
    let on = asked.unwrap_or_else(|| context.surroundings.today());
    let mut versions: Vec<Contract> = load(context)?.into_iter().filter(|one| one.key == key).collect();
    if let Some(index) = versions.iter().position(|one| one.valid.contains(on)) {
        return Ok(versions.swap_remove(index));
    }
    match (versions.pop(), asked) {
        (Some(_), Some(day)) => Err(Problem::usage(text!(
            "contract {key} geldt niet op {day}",
            "contract {key} is not in force on {day}"
        ))),
        (Some(newest), None) => Ok(newest),
        (None, _) => Err(unknown()),
    }
}

fn unknown() -> Problem {
    Problem::usage(Text::new("dit contract is onbekend", "this contract is unknown")).hint(Text::new(
        "'uurwerk contract list' toont wat er is",
        "'uurwerk contract list' shows what there is",
    ))
}

/// The contracts of the practice; those that come with the program while there is no practice.
fn load(context: &Context<'_, '_>) -> Result<Vec<Contract>, Problem> {
    if let Some(mut store) = open(context)? {
        return Ok(view::load(&mut store)?);
    }
    let bad = StoreError::BadValue { table: "contract", column: "content" };
    let read: Option<Vec<Contract>> = shipped().map(|(_, content)| contract::read(content).ok()).collect();
    Ok(read.ok_or(bad)?)
}

fn shipped() -> impl Iterator<Item = (&'static str, &'static str)> {
    contract::shipped().iter().copied()
}

/// `None` while there is no practice.
fn open(context: &Context<'_, '_>) -> Result<Option<Store>, Problem> {
    match Store::open(&context.database, None) {
        Ok(store) => Ok(Some(store)),
        Err(StoreError::Missing(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
