//! What contracts demand of care, each asked in one place. The rules that ask stand with the components, with the second
//! catalogue and with the house; each gives its own id to what is found.

use super::super::contract::Product;
use super::super::text::Text;

pub mod age;
pub mod beside;
pub mod documents;
pub mod duration;
pub mod groups;
pub mod qualification;
pub mod school;

/// Whether a product belongs to the component of that key.
pub fn is_of(product: &Product, key: &str) -> bool {
    product.component.as_ref().is_some_and(|own| own.as_str() == key)
}

/// `diagnose of onderzoek` / `diagnosis or examination`.
pub fn either<'a>(names: impl Iterator<Item = &'a Text> + Clone) -> Text {
    let list = |pick: fn(&Text) -> &str, or: &str| names.clone().map(pick).collect::<Vec<_>>().join(or);
    Text::of(list(|name| name.nl.as_ref(), " of "), list(|name| name.en.as_ref(), " or "))
}

/// `kenmerk en uitkomst` / `reference and outcome`.
pub fn both<'a>(names: impl Iterator<Item = &'a Text> + Clone) -> Text {
    let list = |pick: fn(&Text) -> &str, and: &str| names.clone().map(pick).collect::<Vec<_>>().join(and);
    Text::of(list(|name| name.nl.as_ref(), " en "), list(|name| name.en.as_ref(), " and "))
}
