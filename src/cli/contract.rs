//! `uurwerk contract`: what may be allocated, registered and claimed, and a check of contract files.

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::{Context, place};
use super::given::{Given, identifier};
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::activity::{Activity, ClientUse};
use crate::domain::contract::{AllocatedAs, Contract, Product, TariffShape};
use crate::domain::identifiers::ContractKey;
use crate::domain::text::Text;
use crate::import::contract;
use crate::problem::Problem;
use crate::store::{self, Store, StoreError};
use crate::text;

const KEY: Argument = Argument::place(
    "contract",
    Form::Place,
    Text::new("CONTRACT", "CONTRACT"),
    Text::new("sleutel van het contract", "key of the contract"),
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
            arguments: &[KEY, FORMAT],
            run: show,
        },
        Verb {
            name: "activities",
            about: Text::new(
                "Toon de activiteiten van een contract, met hun korte woorden.",
                "List the activities of a contract, with their short words.",
            ),
            arguments: &[KEY, FORMAT],
            run: activities,
        },
        Verb {
            name: "check",
            about: Text::new("Kijk een contractbestand na.", "Check a contract file."),
            arguments: &[Argument::place(
                "file",
                Form::Place,
                Text::new("BESTAND", "FILE"),
                Text::new("contractbestand (toml)", "contract file (toml)"),
            )],
            run: check,
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
        Column::left("allocated", Text::new("toegewezen", "allocated")),
        Column::left("tariff", Text::new("tarief", "tariff")),
        Column::left("units", Text::new("eenheden", "units")),
        Column::left("ages", Text::new("leeftijd", "ages")),
        Column::left("needs_frame", Text::new("kader nodig", "needs frame")),
    ];
    let rows = find(context, given)?.products.iter().map(product).collect();
    context.list(given, &Listing::new(columns, rows))?;
    Ok(Exit::Done)
}

fn product(product: &Product) -> Vec<Cell> {
    let allocated = match product.allocated {
        AllocatedAs::Aspecific => Cell::Word("aspecific", Text::new("aspecifiek", "aspecific")),
        AllocatedAs::Specific => Cell::Word("specific", Text::new("specifiek", "specific")),
    };
    let tariff = match product.tariff {
        TariffShape::PerDiscipline => {
            Cell::Word("per-discipline", Text::new("per discipline", "per discipline"))
        }
        TariffShape::Mixed => Cell::Word("mixed", Text::new("één uurtarief", "one hourly tariff")),
        TariffShape::PerUnit => Cell::Word("per-unit", Text::new("per eenheid", "per unit")),
    };
    vec![
        Cell::Text(product.key.to_string()),
        Cell::Translated(product.name.clone()),
        product.lot.map_or(Cell::Null, |lot| Cell::Int(i64::from(lot))),
        allocated,
        tariff,
        Cell::List(product.units.iter().map(|unit| unit.word().to_owned()).collect()),
        product.age.map_or(Cell::Null, |age| Cell::Text(format!("{}-{}", age.from, age.below))),
        Cell::Bool(product.needs_frame),
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

fn check(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let path = given.path("file").unwrap_or_default();
    let bytes = context.read_file(&path)?;
    let contract_text = String::from_utf8(bytes).map_err(|_| {
        Problem::usage(Text::new("dit is geen tekst in UTF-8", "this is not text in UTF-8")).at(&place(&path))
    })?;
    match contract::read(&contract_text) {
        Ok(contract) => {
            let (key, products, activities) =
                (contract.key, contract.products.len(), contract.activities.len());
            context.say(&text!(
                "contract {key} klopt: {products} producten, {activities} activiteiten",
                "contract {key} is right: {products} products, {activities} activities"
            ))?;
            Ok(Exit::Done)
        }
        Err(complaints) => {
            context.say_complaints(&path, &complaints)?;
            Ok(Exit::Findings)
        }
    }
}

fn find(context: &Context<'_, '_>, given: &Given<'_>) -> Result<Contract, Problem> {
    let key = given.needed("contract", identifier(ContractKey::parse))?;
    load(context)?.into_iter().find(|contract| contract.key == key).ok_or_else(|| {
        Problem::usage(text!("contract {key} is onbekend", "contract {key} is unknown")).hint(Text::new(
            "'uurwerk contract list' toont wat er is",
            "'uurwerk contract list' shows what there is",
        ))
    })
}

/// The contracts of the practice; those that come with the program while there is no practice.
fn load(context: &Context<'_, '_>) -> Result<Vec<Contract>, Problem> {
    let contents: Vec<String> = match Store::open(&context.database, None) {
        Ok(mut store) => {
            let files = store.read(store::contracts::all_files)?;
            files.into_iter().map(|file| file.content).collect()
        }
        Err(StoreError::Missing(_)) => {
            contract::shipped().iter().map(|(_, content)| (*content).to_owned()).collect()
        }
        Err(error) => return Err(error.into()),
    };
    let bad = StoreError::BadValue { table: "contract", column: "content" };
    let read: Option<Vec<Contract>> = contents.iter().map(|content| contract::read(content).ok()).collect();
    Ok(read.ok_or(bad)?)
}
