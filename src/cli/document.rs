//! `uurwerk document`: documents about clients that contracts ask for.

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::Context;
use super::find;
use super::given::{Given, identifier};
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::contract::DocumentKind;
use crate::domain::dossier::Document;
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{DocumentId, Stored};
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::domain::time::Period;
use crate::import::values;
use crate::operations::views::clients as view;
use crate::operations::{add_document, remove_document};
use crate::problem::Problem;
use crate::text;

const CLIENT: Argument = Argument::place(
    "client",
    Form::Place,
    Text::new("CLIËNT", "CLIENT"),
    Text::new("cliëntnummer, zoals J-0142", "client number, such as J-0142"),
);
const KIND: Argument = Argument::required(
    "kind",
    Text::new("SOORT", "KIND"),
    Text::new(
        "approval (goedkeuring), consultation (overleg), statement (verklaring) of reason (reden)",
        "approval, consultation, statement or reason",
    ),
);

const fn date(name: &'static str, help: Text) -> Argument {
    Argument::option(name, Text::new("DATUM", "DATE"), help)
}

const fn words(name: &'static str, help: Text) -> Argument {
    Argument::option(name, Text::new("TEKST", "TEXT"), help)
}

pub static NOUN: Noun = Noun {
    name: "document",
    about: Text::new(
        "Documenten bij een cliënt: goedkeuring, overleg, verklaring, reden.",
        "Documents about a client: approval, consultation, statement, reason.",
    ),
    verbs: &[
        Verb {
            name: "add",
            about: Text::new("Leg een document vast.", "Record a document."),
            arguments: &[
                CLIENT,
                KIND,
                date("date", Text::new("datum ervan (standaard vandaag)", "its date (default today)")),
                date(
                    "from",
                    Text::new(
                        "eerste dag van zorg waarover het gaat (standaard zijn datum)",
                        "first day of care that it is about (default its date)",
                    ),
                ),
                date("until", Text::new("laatste dag van zorg", "last day of care")),
                Argument::option(
                    "product",
                    Text::new("PRODUCT", "PRODUCT"),
                    Text::new("alleen voor dit product", "for this product only"),
                ),
                words(
                    "form",
                    Text::new("vorm, zoals perspectiefplan", "its shape, such as perspective plan"),
                ),
                words(
                    "reference",
                    Text::new("kenmerk, of met wie is gesproken", "reference, or with whom was spoken"),
                ),
                words("remark", Text::new("wat is afgesproken of verklaard", "what was agreed or stated")),
            ],
            run: add,
        },
        Verb {
            name: "list",
            about: Text::new("Toon de documenten van een cliënt.", "List the documents of a client."),
            arguments: &[CLIENT, FORMAT],
            run: list,
        },
        Verb {
            name: "remove",
            about: Text::new(
                "Haal een document weg; 'uurwerk undo' haalt het terug.",
                "Take a document away; 'uurwerk undo' brings it back.",
            ),
            arguments: &[Argument::place(
                "document",
                Form::Place,
                Text::new("NUMMER", "NUMBER"),
                Text::new("nummer uit 'uurwerk document list'", "number from 'uurwerk document list'"),
            )],
            run: remove,
        },
    ],
};

/// The English word or the Dutch name.
fn kind(text: &str) -> Option<DocumentKind> {
    let lower = text.to_lowercase();
    DocumentKind::ALL.into_iter().find(|kind| kind.word() == lower || kind.name().nl == lower)
}

fn add(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number = given.needed("client", values::client_number)?;
    let expected = Text::new(
        "approval, consultation, statement of reason",
        "approval, consultation, statement or reason",
    );
    let word = given.required("kind")?;
    let kind = kind(word).ok_or_else(|| given.not_a("kind", &expected))?;
    let dated = given.day("date")?.unwrap_or_else(|| context.surroundings.today());
    let from = given.day("from")?.unwrap_or(dated);
    let valid = Period::new(from, given.day("until")?).ok_or_else(|| {
        given.at("until", Problem::usage(Text::new("ligt voor de eerste dag", "lies before the first day")))
    })?;
    let document = Document {
        kind,
        dated,
        valid,
        product: given.value("product", identifier(ProductKey::parse))?,
        form: remark(given, "form")?,
        reference: remark(given, "reference")?,
        remark: remark(given, "remark")?,
    };
    let mut store = context.store()?;
    let client = find::client(&mut store, &number)?.id;
    let input = add_document::Input { client, document };
    let id = add_document::run(&mut store, &context.surroundings, input)?.id;
    let Text { nl, en } = kind.name();
    context.say(&text!(
        "{nl} vastgelegd bij cliënt {number} als document {id}",
        "{en} recorded about client {number} as document {id}"
    ))?;
    Ok(Exit::Done)
}

fn remark(given: &Given<'_>, name: &str) -> Result<Option<Remark>, Problem> {
    let words = Text::new("verwacht 1 tot en met 500 tekens", "expected 1 to 500 characters");
    given.value(name, |text| Remark::new(text).ok_or_else(|| words.clone()))
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number = given.needed("client", values::client_number)?;
    let mut store = context.store()?;
    let client = find::client(&mut store, &number)?.id;
    let columns = vec![
        Column::right("document", Text::new("nr", "no")),
        Column::left("kind", Text::new("soort", "kind")),
        Column::left("date", Text::new("datum", "date")),
        Column::left("from", Text::new("zorg vanaf", "care from")),
        Column::left("until", Text::new("tot en met", "until")),
        Column::left("product", Text::new("product", "product")),
        Column::left("form", Text::new("vorm", "form")),
        Column::left("reference", Text::new("kenmerk", "reference")),
        Column::left("remark", Text::new("opmerking", "remark")),
    ];
    let rows = view::dossier(&mut store, client)?.documents.iter().map(cells).collect();
    context.list(given, &Listing::new(columns, rows))?;
    Ok(Exit::Done)
}

fn cells(stored: &Stored<DocumentId, Document>) -> Vec<Cell> {
    let document = &stored.value;
    vec![
        Cell::Int(stored.id.0),
        Cell::Word(document.kind.word(), document.kind.name()),
        Cell::Day(document.dated),
        Cell::Day(document.valid.from),
        document.valid.until.map_or(Cell::Null, Cell::Day),
        Cell::maybe(document.product.as_ref()),
        Cell::maybe(document.form.as_ref().map(Remark::as_str)),
        Cell::maybe(document.reference.as_ref().map(Remark::as_str)),
        Cell::maybe(document.remark.as_ref().map(Remark::as_str)),
    ]
}

fn remove(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let expected = Text::new("het nummer van een document", "the number of a document");
    let word = given.required("document")?;
    let id = DocumentId(word.parse().map_err(|_| given.not_a("document", &expected))?);
    let mut store = context.store()?;
    let owner = remove_document::run(&mut store, &context.surroundings, id)?;
    let number = find::client_by_id(&mut store, owner)?.number;
    context.say(&text!(
        "document {id} van cliënt {number} is weggehaald",
        "document {id} of client {number} is taken away"
    ))?;
    Ok(Exit::Done)
}
