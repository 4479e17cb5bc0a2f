//! The documents about a client, newest first.

use ratatui::text::Line;

use crate::domain::dossier::Document;
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::tui::here::Here;
use crate::tui::screens::clients::page::Page;
use crate::tui::screens::clients::view::fact;
use crate::tui::show;
use crate::tui::widgets::table::{Cell, Column, Shape as Fill, column};

pub const COLUMNS: &[Column] = &[
    column(Text::new("soort", "kind"), Fill::Words(8), 0),
    column(Text::new("datum", "date"), Fill::Code(10), 0),
    column(Text::new("zorg vanaf", "care from"), Fill::Code(10), 2),
    column(Text::new("tot en met", "until"), Fill::Code(10), 3),
    column(Text::new("product", "product"), Fill::Words(8), 4),
    column(Text::new("kenmerk", "reference"), Fill::Rest(8), 1),
];

pub const NONE: [Text; 2] = [
    Text::new("Nog geen documenten.", "No documents yet."),
    Text::new(
        "Druk op a om een goedkeuring, overleg, verklaring of reden vast te leggen.",
        "Press a to record an approval, consultation, statement or reason.",
    ),
];

pub fn cells(document: &Document, page: &Page, here: &Here) -> Vec<Cell> {
    let runs = document.valid.contains(here.today);
    let style = if runs { here.theme.plain() } else { here.theme.dim() };
    let until = document.valid.until.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let reference = document.reference.as_ref().or(document.remark.as_ref());
    vec![
        Cell::styled(here.say(&document.kind.name()), style),
        Cell::styled(document.dated.to_string(), style),
        Cell::styled(document.valid.from.to_string(), style),
        Cell::styled(until, style),
        Cell::styled(product(document, page, here), style),
        Cell::styled(reference.map_or("", Remark::as_str), style),
    ]
}

fn product(document: &Document, page: &Page, here: &Here) -> String {
    let Some(key) = &document.product else { return String::new() };
    let mut known = page.detail.iter().flat_map(|detail| &detail.products);
    known.find(|product| product.key == *key).map_or_else(|| key.to_string(), |found| here.say(&found.name))
}

pub fn about(document: Option<&Document>, page: &Page, width: usize, here: &Here) -> Vec<Line<'static>> {
    let Some(document) = document else { return Vec::new() };
    let words = |remark: &Option<Remark>| remark.as_ref().map(|remark| remark.as_str().to_owned());
    let about = product(document, page, here);
    let facts = [
        (Text::new("zorg", "care"), Some(show::period(document.valid))),
        (Text::new("product", "product"), Some(about).filter(|words| !words.is_empty())),
        (Text::new("vorm", "form"), words(&document.form)),
        (Text::new("kenmerk", "reference"), words(&document.reference)),
        (Text::new("uitkomst", "outcome"), words(&document.remark)),
    ];
    let facts = facts.into_iter().filter_map(|(label, value)| Some((label, value?)));
    facts.flat_map(|(label, value)| fact(&label, &value, width, here)).collect()
}
