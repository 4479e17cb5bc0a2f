//! Products and disciplines behind their sign (section 7).

use super::activities::starts;
use super::{Context, ProductWords};
use crate::domain::find::{fold, tokens};
use crate::domain::identifiers::{Discipline, ProductKey};

/// Products that a word means: exactly by key, else by code or name, else by the start of one of these.
pub fn products(word: &str, context: &Context<'_>) -> Vec<ProductKey> {
    let keyed = |product: &&ProductWords| product.key.as_str() == word;
    if let Some(product) = context.products.iter().find(keyed) {
        return vec![product.key.clone()];
    }
    let asked: Vec<String> = tokens(&fold(word)).map(str::to_owned).collect();
    let exact = fitting(context.products, |phrase| *phrase == asked);
    if exact.is_empty() { fitting(context.products, |phrase| starts(phrase, &asked)) } else { exact }
}

fn fitting(products: &[ProductWords], fits: impl Fn(&Vec<String>) -> bool) -> Vec<ProductKey> {
    let mut found: Vec<ProductKey> = Vec::new();
    for product in products {
        if phrases(product).iter().any(&fits) && !found.contains(&product.key) {
            found.push(product.key.clone());
        }
    }
    found
}

/// Every way to write a product.
fn phrases(product: &ProductWords) -> Vec<Vec<String>> {
    let names = [product.key.as_str(), &product.name.nl, &product.name.en];
    let codes = product.codes.iter().map(crate::domain::identifiers::ProductCode::as_str);
    let split = |name: &str| tokens(&fold(name)).map(str::to_owned).collect::<Vec<String>>();
    names.into_iter().chain(codes).map(split).filter(|words| !words.is_empty()).collect()
}

/// Disciplines that a word means: as it is written, else whatever the capitals, else by the start of one.
pub fn disciplines(word: &str, context: &Context<'_>) -> Vec<Discipline> {
    let folded = fold(word);
    let fitting = |fits: &dyn Fn(&str) -> bool| -> Vec<Discipline> {
        let mut found: Vec<Discipline> = Vec::new();
        for discipline in context.disciplines.iter().filter(|discipline| fits(discipline.as_str())) {
            if !found.contains(discipline) {
                found.push(discipline.clone());
            }
        }
        found
    };
    let ways: [&dyn Fn(&str) -> bool; 3] =
        [&|name| name == word, &|name| fold(name) == folded, &|name| fold(name).starts_with(&folded)];
    ways.iter().map(|way| fitting(way)).find(|found| !found.is_empty()).unwrap_or_default()
}
