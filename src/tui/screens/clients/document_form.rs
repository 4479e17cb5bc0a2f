//! The form of a document about a client: approval, consultation, statement or reason.

use crate::domain::contract::DocumentKind;
use crate::domain::dossier::Document;
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{ClientId, DocumentId, Stored};
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::domain::time::{Day, Period};
use crate::operations::views::clients::ClientDetail;
use crate::tui::effects::{ClientTask, Task};
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::form::{Form, Part, Row};
use crate::tui::widgets::sheet::{self, Faults, Open, Questions, Reading, Sheet, line};

/// What is asked about a document.
struct Asked {
    client: ClientId,
    id: Option<DocumentId>,
    /// In the order of the list.
    products: Vec<ProductKey>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Kind,
    Dated,
    From,
    Until,
    Product,
    Form,
    Reference,
    Remark,
}

/// For a new document.
pub fn new(detail: &ClientDetail, here: &Here) -> Box<dyn Open> {
    let title = Text::new("Nieuw document", "New document");
    let (asked, products) = asked(detail, None, here);
    Sheet::open(title, rows(None, products, here), asked)
}

/// For a document on record.
pub fn of(detail: &ClientDetail, stored: &Stored<DocumentId, Document>, here: &Here) -> Box<dyn Open> {
    let title = Text::new("Document wijzigen", "Edit document");
    let (asked, products) = asked(detail, Some(stored), here);
    Sheet::open(title, rows(Some(&stored.value), products, here), asked)
}

/// What is asked, and the list of products; one that no contract knows any more can be kept.
fn asked(detail: &ClientDetail, stored: Option<&Stored<DocumentId, Document>>, here: &Here) -> (Asked, Part) {
    let mut keys: Vec<ProductKey> = detail.products.iter().map(|product| product.key.clone()).collect();
    let mut names: Vec<String> = detail.products.iter().map(|product| here.say(&product.name)).collect();
    let own = stored.and_then(|stored| stored.value.product.as_ref());
    if let Some(gone) = own.filter(|own| !keys.contains(own)) {
        keys.push(gone.clone());
        names.push(gone.to_string());
    }
    let chosen = own.and_then(|own| keys.iter().position(|key| key == own));
    let id = stored.map(|stored| stored.id);
    (Asked { client: detail.client.id, id, products: keys }, sheet::choice(names, chosen))
}

impl Questions for Asked {
    type Key = Key;

    fn read(&self, form: &Form<Key>, here: &Here) -> Result<Task, Faults<Key>> {
        let mut reading = Reading::of(form);
        let document = self.document(&mut reading, here);
        reading.answer(
            document.map(|document| {
                Task::Client(ClientTask::SaveDocument(self.client, self.id, Box::new(document)))
            }),
        )
    }
}

impl Asked {
    fn document(&self, reading: &mut Reading<'_, Key>, here: &Here) -> Option<Document> {
        let kind = reading.chosen(Key::Kind, &DocumentKind::ALL);
        if kind.is_none() {
            reading.fault(Key::Kind, Text::new("kies de soort", "choose the kind"));
        }
        let dated = reading.needed(Key::Dated, |text| past(text, here.today));
        let before = reading.faults.len();
        let from = reading.optional(Key::From, read::day);
        let until = reading.optional(Key::Until, read::day);
        let is_read = reading.faults.len() == before;
        let product = reading.chosen(Key::Product, &self.products);
        let words = |reading: &mut Reading<'_, Key>, key| reading.optional(key, remark);
        let form = words(reading, Key::Form);
        let reference = words(reading, Key::Reference);
        let remark = words(reading, Key::Remark);
        let valid = Period::new(from.or(dated)?, until);
        if valid.is_none() && is_read {
            reading.fault(Key::Until, sheet::BEFORE_FIRST);
        }
        Some(Document { kind: kind?, dated: dated?, valid: valid?, product, form, reference, remark })
    }
}

fn past(text: &str, today: Day) -> Result<Day, Text> {
    let day = read::day(text)?;
    if day > today { Err(sheet::AHEAD) } else { Ok(day) }
}

fn remark(text: &str) -> Result<Remark, Text> {
    Remark::new(text).ok_or(Text::new("hooguit 500 tekens", "500 characters at most"))
}

fn rows(document: Option<&Document>, products: Part, here: &Here) -> Vec<Row<Key>> {
    let kinds = DocumentKind::ALL.map(|kind| here.say(&kind.name())).to_vec();
    let kind = document.and_then(|one| DocumentKind::ALL.iter().position(|kind| *kind == one.kind));
    let dated = document.map_or(here.today, |one| one.dated).to_string();
    let from = document.map(|one| one.valid.from.to_string());
    let until = document.and_then(|one| one.valid.until).map(|day| day.to_string());
    let words = |of: fn(&Document) -> Option<&Remark>| {
        line(document.and_then(of).map(|remark| remark.as_str().to_owned()), Remark::MAX)
    };
    vec![
        Row::new(Key::Kind, KIND.0, KIND.1, sheet::choice(kinds, kind)),
        Row::new(Key::Dated, DATED.0, DATED.1, line(Some(dated), 10)),
        Row::new(Key::From, FROM.0, FROM.1, line(from, 10)),
        Row::new(Key::Until, UNTIL.0, UNTIL.1, line(until, 10)),
        Row::new(Key::Product, PRODUCT.0, PRODUCT.1, products),
        Row::new(Key::Form, SHAPE.0, SHAPE.1, words(|one| one.form.as_ref())),
        Row::new(Key::Reference, REFERENCE.0, REFERENCE.1, words(|one| one.reference.as_ref())),
        Row::new(Key::Remark, REMARK.0, REMARK.1, words(|one| one.remark.as_ref())),
    ]
}

type Words = (Text, Text);
const KIND: Words = (Text::new("soort", "kind"), sheet::CHOOSE);
const DATED: Words =
    (Text::new("datum", "date"), Text::new("die op het document staat", "that stands on the document"));
const FROM: Words = (
    Text::new("zorg vanaf", "care from"),
    Text::new(
        "eerste dag van zorg waarover het gaat; leeg is de datum ervan",
        "first day of care that it is about; empty is its date",
    ),
);
const UNTIL: Words = (
    Text::new("tot en met", "until"),
    Text::new("laatste dag van zorg; mag leeg blijven", "last day of care; may stay empty"),
);
const PRODUCT: Words =
    (Text::new("product", "product"), Text::new("leeg: voor elk product", "empty: for every product"));
const SHAPE: Words =
    (Text::new("vorm", "form"), Text::new("zoals perspectiefplan", "such as perspective plan"));
const REFERENCE: Words = (
    Text::new("kenmerk", "reference"),
    Text::new("nummer of naam; bij overleg: met wie", "number or name; of a consultation: with whom"),
);
const REMARK: Words = (
    Text::new("uitkomst", "outcome"),
    Text::new("wat is afgesproken of verklaard", "what was agreed or stated"),
);
