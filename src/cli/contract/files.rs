//! Contract files: checked, imported and exported.

use std::path::Path;

use super::{find, open, shipped, unknown};
use crate::cli::context::{Context, place};
use crate::cli::given::Given;
use crate::cli::{Exit, Stop};
use crate::domain::contract::Contract;
use crate::domain::text::Text;
use crate::import::contract;
use crate::operations::import_contract::{self, Error, Input, Outcome};
use crate::operations::views::contracts as view;
use crate::problem::Problem;
use crate::text;

pub fn check(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let path = given.path("file").unwrap_or_default();
    let contract_text = read_text(context, &path)?;
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

pub fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let path = given.path("file").unwrap_or_default();
    let mut store = context.store()?;
    let file_text = read_text(context, &path)?;
    let done = match import_contract::run(&mut store, &context.surroundings, Input { content: file_text }) {
        Err(Error::File(complaints)) => return Err(context.refuse_file(&path, &complaints)?.into()),
        Err(error) => return Err(Problem::from(error).at(&place(&path)).into()),
        Ok(done) => done,
    };
    let Contract { key, valid, .. } = &done.contract;
    let from = valid.from;
    context.say(&match done.outcome {
        Outcome::New => text!(
            "contract {key} is overgenomen, geldig vanaf {from}",
            "contract {key} was taken over, valid from {from}"
        ),
        Outcome::NewVersion { before_ends } => text!(
            "contract {key} heeft een nieuwe versie vanaf {from}; de vorige eindigt op {before_ends}",
            "contract {key} has a new version from {from}; the one before it ends on {before_ends}"
        ),
        Outcome::Replaced => {
            text!("contract {key} vanaf {from} is vervangen", "contract {key} from {from} was replaced")
        }
        Outcome::AlreadyThere => text!(
            "dit bestand was er al; er is niets gewijzigd",
            "this file was there already; nothing was changed"
        ),
    })?;
    if done.settled > 0 {
        let count = done.settled;
        context.say(&text!(
            "{count} registraties die op een product wachtten, hebben het nu",
            "{count} entries that were waiting for a product now have it"
        ))?;
    }
    Ok(Exit::Done)
}

pub fn export(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let contract = find(context, given)?;
    let file_text = match open(context)? {
        Some(mut store) => {
            view::file(&mut store, &contract.key, contract.valid.from).map_err(Problem::from)?
        }
        None => {
            shipped().find(|(key, _)| *key == contract.key.as_str()).map(|(_, content)| content.to_owned())
        }
    };
    let file_text = file_text.ok_or_else(unknown)?;
    context.io.out.write_all(file_text.as_bytes())?;
    Ok(Exit::Done)
}

fn read_text(context: &mut Context<'_, '_>, path: &Path) -> Result<String, Problem> {
    let bytes = context.read_file(path)?;
    String::from_utf8(bytes).map_err(|_| {
        Problem::usage(Text::new("dit is geen tekst in UTF-8", "this is not text in UTF-8")).at(&place(path))
    })
}
