//! What a contract demands, in words.

use super::find;
use crate::cli::context::Context;
use crate::cli::given::{Given, identifier};
use crate::cli::output::{Cell, Column, Listing};
use crate::cli::{Exit, Stop};
use crate::domain::contract::{Product, Said};
use crate::domain::identifiers::ProductKey;
use crate::domain::text::Text;
use crate::problem::Problem;
use crate::text;

/// What is demanded of all care stands without a product.
pub fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let columns = vec![
        Column::left("product", Text::new("product", "product")),
        Column::left("demand", Text::new("eis", "demand")),
        Column::left("place", Text::new("plaats", "place")),
        // The longest one last: a terminal breaks only its end.
        Column::left("words", Text::new("in woorden", "in words")),
    ];
    let contract = find(context, given)?;
    let asked = given.value("product", identifier(ProductKey::parse))?;
    if let Some(key) = asked.as_ref().filter(|key| contract.product(key).is_none()) {
        let sentence =
            text!("contract {0} heeft geen product {key}", "contract {0} has no product {key}", contract.key);
        let hint = text!(
            "'uurwerk contract show {0}' toont de producten",
            "'uurwerk contract show {0}' lists the products",
            contract.key
        );
        return Err(Problem::usage(sentence).hint(hint).into());
    }
    let terms = if asked.is_none() { contract.terms() } else { Vec::new() };
    let mut rows: Vec<Vec<Cell>> = terms.iter().map(|said| row(None, said)).collect();
    for product in contract.products.iter().filter(|one| asked.as_ref().is_none_or(|key| *key == one.key)) {
        rows.extend(contract.demands_of(product).iter().map(|said| row(Some(product), said)));
    }
    context.list(given, &Listing::new(columns, rows))?;
    Ok(Exit::Done)
}

fn row(product: Option<&Product>, said: &Said) -> Vec<Cell> {
    vec![
        Cell::maybe(product.map(|product| &product.key)),
        Cell::Word(said.subject.word(), said.subject.name()),
        Cell::maybe(Some(&said.place).filter(|place| !place.is_empty())),
        Cell::Translated(said.words.clone()),
    ]
}
