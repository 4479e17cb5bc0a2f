//! `uurwerk messages show`: what one message says in words, what it did, and what belongs to it; the file itself on request.

use super::super::context::Context;
use super::super::given::{Given, identifier};
use super::super::output::{Cell, Column, Listing};
use super::super::{Exit, Stop};
use super::chain::{KIND_EXPECTED, kind};
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::text::Text;
use crate::operations::views::message::{self, ContentRow, Deed, Link, MessageDetail, Value};
use crate::operations::views::messages::MessageRow;
use crate::problem::Problem;
use crate::store::Store;
use crate::store::messages::Direction;
use crate::store::posted::{PostId, Relation};

pub fn show(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let id = wanted(&mut store, context, given)?;
    let detail = message::load(&mut store, &context.surroundings, id).map_err(Problem::from)?;
    let detail = detail.ok_or_else(unknown)?;
    if given.flag("xml") {
        for line in detail.raw(false) {
            writeln!(context.io.out, "{}", clean(&line))?;
        }
        return Ok(Exit::Done);
    }
    context.list(given, &listing(&detail))?;
    Ok(Exit::Done)
}

/// Without what could steer a terminal.
fn clean(line: &str) -> String {
    line.chars().filter(|c| *c == '\t' || !crate::domain::text::is_obeyed(*c)).collect()
}

/// The one message that the arguments name.
fn wanted(store: &mut Store, context: &Context<'_, '_>, given: &Given<'_>) -> Result<PostId, Problem> {
    let identification = given.required("identification")?;
    let municipality = given.value("municipality", identifier(MunicipalityCode::parse))?;
    let kind = given.read("kind", kind, &KIND_EXPECTED)?;
    let direction = match (given.flag("in"), given.flag("out")) {
        (true, false) => Some(Direction::In),
        (false, true) => Some(Direction::Out),
        (false, false) | (true, true) => None,
    };
    let mut found = message::find(store, &context.surroundings, identification)?;
    found.retain(|row| {
        direction.is_none_or(|way| way == row.direction)
            && kind.as_ref().is_none_or(|kind| kind.key == row.key)
            && municipality.as_ref().is_none_or(|code| code.as_str() == row.municipality)
    });
    match found.as_slice() {
        [] => Err(unknown()),
        [one] => Ok(one.id),
        several => Err(ambiguous(several)),
    }
}

fn unknown() -> Problem {
    Problem::usage(Text::new(
        "er is geen bericht met deze identificatie",
        "no message has this identification",
    ))
    .hint(Text::new("'uurwerk messages list' toont ze alle", "'uurwerk messages list' shows them all"))
}

fn ambiguous(rows: &[MessageRow]) -> Problem {
    let kinds: Vec<String> = rows.iter().map(|row| format!("{} {}", row.key, row.municipality)).collect();
    let kinds = kinds.join(", ");
    Problem::usage(crate::text!(
        "meer dan één bericht heeft deze identificatie: {kinds}",
        "more than one message has this identification: {kinds}"
    ))
    .hint(Text::new(
        "noem er een met --kind, --municipality, --in of --out",
        "name one with --kind, --municipality, --in or --out",
    ))
}

fn listing(detail: &MessageDetail) -> Listing {
    let columns = vec![
        Column::left("part", Text::new("deel", "part")),
        Column::left("depth", Text::new("diepte", "depth")).seldom(),
        Column::left("element", Text::new("element", "element")).seldom(),
        Column::left("label", Text::new("wat", "what")),
        Column::left("value", Text::new("waarde", "value")),
        Column::left("meaning", Text::new("betekenis", "meaning")),
    ];
    let head = [state(&detail.row)];
    let deeds = detail.deeds.iter().map(deed);
    let related = detail.related.iter().map(related);
    let content = detail.content.iter().map(said);
    Listing::new(columns, head.into_iter().chain(deeds).chain(related).chain(content).collect())
}

fn state(row: &MessageRow) -> Vec<Cell> {
    let kind = row.kind().map_or(Cell::Null, |kind| Cell::Translated(kind.name));
    vec![
        Cell::Word("state", Text::new("toestand", "state")),
        Cell::Int(0),
        Cell::Text(row.key.clone()),
        kind,
        Cell::Word(row.state.word(), row.state.name()),
        row.due.map_or(Cell::Null, Cell::Day),
    ]
}

/// Deeper sentences stand further to the right.
fn deed(deed: &Deed) -> Vec<Cell> {
    vec![
        Cell::Word("did", Text::new("gevolg", "effect")),
        Cell::count(deed.depth),
        Cell::Null,
        Cell::Null,
        indented(deed.depth, &deed.words),
        Cell::Null,
    ]
}

fn related(link: &Link) -> Vec<Cell> {
    let label = match link.relation {
        Relation::AnsweredBy => Text::new("antwoord", "answer"),
        Relation::Answers => Text::new("antwoord op", "answer to"),
    };
    vec![
        Cell::Word("related", Text::new("hoort bij", "related")),
        Cell::Int(0),
        Cell::Text(link.row.key.clone()),
        Cell::Translated(label),
        Cell::Text(link.row.identification.clone()),
        Cell::Translated(link.row.state.name()),
    ]
}

fn said(row: &ContentRow) -> Vec<Cell> {
    let value = match &row.value {
        Value::None => Cell::Null,
        Value::Words(text) => Cell::Translated(text.clone()),
        Value::Money(cents) => Cell::Cents(*cents),
        Value::Bsn(_) => Cell::Text(row.value.shown(crate::domain::text::Lang::En, false)),
    };
    vec![
        Cell::Word("content", Text::new("inhoud", "content")),
        Cell::count(row.depth),
        Cell::Text(row.element.to_owned()),
        indented(row.depth, &row.label),
        value,
        row.meaning.clone().map_or(Cell::Null, Cell::Translated),
    ]
}

/// Further to the right for people; programs read the depth.
fn indented(depth: usize, text: &Text) -> Cell {
    let indent = "  ".repeat(depth);
    let Text { nl, en } = text;
    Cell::Named(en.clone().into_owned(), crate::text!("{indent}{nl}", "{indent}{en}"))
}
