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
use crate::domain::time::{Day, Period};
use crate::import::values;
use crate::operations::views::clients as view;
use crate::operations::{add_document, edit_document, remove_document};
use crate::problem::Problem;
use crate::text;

const CLIENT: Argument = Argument::place(
    "client",
    Form::Place,
    Text::new("CLIËNT", "CLIENT"),
    Text::new("cliëntnummer, zoals J-0142", "client number, such as J-0142"),
);
const KIND: Argument = Argument::required("kind", Text::new("SOORT", "KIND"), KINDS);
const NEW_KIND: Argument = Argument::option("kind", Text::new("SOORT", "KIND"), KINDS);
const KINDS: Text = Text::new(
    "approval (goedkeuring), consultation (overleg), statement (verklaring) of reason (reden)",
    "approval, consultation, statement or reason",
);

const fn date(name: &'static str, help: Text) -> Argument {
    Argument::option(name, Text::new("DATUM", "DATE"), help)
}

const fn words(name: &'static str, help: Text) -> Argument {
    Argument::option(name, Text::new("TEKST", "TEXT"), help)
}

const PRODUCT: Argument = Argument::option(
    "product",
    Text::new("PRODUCT", "PRODUCT"),
    Text::new("alleen voor dit product", "for this product only"),
);
const FORM: Argument =
    words("form", Text::new("vorm, zoals perspectiefplan", "its shape, such as perspective plan"));
const REFERENCE: Argument =
    words("reference", Text::new("kenmerk, of met wie is gesproken", "reference, or with whom was spoken"));
const REMARK: Argument =
    words("remark", Text::new("wat is afgesproken of verklaard", "what was agreed or stated"));
const DOCUMENT: Argument = Argument::place(
    "document",
    Form::Place,
    Text::new("NUMMER", "NUMBER"),
    Text::new("nummer uit 'uurwerk document list CLIËNT'", "number from 'uurwerk document list CLIENT'"),
);

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
                PRODUCT,
                FORM,
                REFERENCE,
                REMARK,
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
            name: "edit",
            about: Text::new(
                "Wijzig een document: wat niet genoemd wordt blijft, '-' haalt weg.",
                "Change a document: what is not named stays, '-' takes away.",
            ),
            arguments: &[
                DOCUMENT,
                NEW_KIND,
                date("date", Text::new("datum ervan", "its date")),
                date(
                    "from",
                    Text::new("eerste dag van zorg waarover het gaat", "first day of care that it is about"),
                ),
                date("until", Text::new("laatste dag van zorg", "last day of care")),
                PRODUCT,
                FORM,
                REFERENCE,
                REMARK,
            ],
            run: edit,
        },
        Verb {
            name: "remove",
            about: Text::new(
                "Haal een document weg; 'uurwerk undo' haalt het terug.",
                "Take a document away; 'uurwerk undo' brings it back.",
            ),
            arguments: &[DOCUMENT],
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
    let word = given.required("kind")?;
    let kind = kind(word).ok_or_else(|| given.not_a("kind", &EXPECTED_KIND))?;
    let dated = given.day("date")?.unwrap_or_else(|| context.surroundings.today());
    let from = given.day("from")?.unwrap_or(dated);
    let document = Document {
        kind,
        dated,
        valid: period(given, from, given.day("until")?)?,
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

const EXPECTED_KIND: Text =
    Text::new("approval, consultation, statement of reason", "approval, consultation, statement or reason");

fn period(given: &Given<'_>, from: Day, until: Option<Day>) -> Result<Period, Problem> {
    let words = Text::new("ligt voor de eerste dag", "lies before the first day");
    Period::new(from, until).ok_or_else(|| given.at("until", Problem::usage(words)))
}

fn edit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let id = document(given)?;
    let mut store = context.store()?;
    let (owner, old) = view::document(&mut store, id)?.ok_or(edit_document::Error::Unknown(id))?;
    let from = given.day("from")?.unwrap_or(old.valid.from);
    let until = kept(given, "until", old.valid.until, values::day)?;
    let document = Document {
        kind: given.read("kind", kind, &EXPECTED_KIND)?.unwrap_or(old.kind),
        dated: given.day("date")?.unwrap_or(old.dated),
        valid: period(given, from, until)?,
        product: kept(given, "product", old.product, identifier(ProductKey::parse))?,
        form: kept(given, "form", old.form, any_remark)?,
        reference: kept(given, "reference", old.reference, any_remark)?,
        remark: kept(given, "remark", old.remark, any_remark)?,
    };
    edit_document::run(&mut store, &context.surroundings, edit_document::Input { id, document })?;
    let number = find::client_by_id(&mut store, owner)?.number;
    context.say(&text!(
        "document {id} van cliënt {number} is gewijzigd",
        "document {id} of client {number} is changed"
    ))?;
    Ok(Exit::Done)
}

/// What was there, or what is given instead; `-` takes it away.
fn kept<T>(
    given: &Given<'_>,
    name: &str,
    old: Option<T>,
    parse: impl Fn(&str) -> Result<T, Text>,
) -> Result<Option<T>, Problem> {
    match given.text(name)? {
        None => Ok(old),
        Some("-") => Ok(None),
        Some(_) => given.value(name, parse),
    }
}

fn document(given: &Given<'_>) -> Result<DocumentId, Problem> {
    let expected = Text::new("het nummer van een document", "the number of a document");
    let word = given.required("document")?;
    Ok(DocumentId(word.parse().map_err(|_| given.not_a("document", &expected))?))
}

fn any_remark(text: &str) -> Result<Remark, Text> {
    let words = Text::new("verwacht 1 tot en met 500 tekens", "expected 1 to 500 characters");
    Remark::new(text).ok_or(words)
}

fn remark(given: &Given<'_>, name: &str) -> Result<Option<Remark>, Problem> {
    given.value(name, any_remark)
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
    let id = document(given)?;
    let mut store = context.store()?;
    let owner = remove_document::run(&mut store, &context.surroundings, id)?;
    let number = find::client_by_id(&mut store, owner)?.number;
    context.say(&text!(
        "document {id} van cliënt {number} is weggehaald",
        "document {id} of client {number} is taken away"
    ))?;
    Ok(Exit::Done)
}
