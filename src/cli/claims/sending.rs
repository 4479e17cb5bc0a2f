//! Claims that go out, and what came of them.

use super::super::context::Context;
use super::super::given::Given;
use super::super::output::{Cell, Column, Listing};
use super::super::{Exit, Stop};
use super::{month, municipality};
use crate::domain::claim::node_codes::NodeRefusal;
use crate::domain::text::Text;
use crate::operations::export_batch;
use crate::operations::views::claims::{self as view, BatchRow};
use crate::operations::views::messages::MessageState;
use crate::problem::{Kind, Problem};
use crate::store;
use crate::text;

pub(super) fn export(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let (month, only) = (month(given)?, municipality(given)?);
    let input = export_batch::Input { month, municipality: only };
    let done = export_batch::run(&mut context.store()?, &context.surroundings, input)?;
    let rows = done.claims.iter().map(|claim| {
        vec![
            Cell::Text(claim.municipality.to_string()),
            Cell::Text(claim.number.to_string()),
            Cell::count(claim.lines),
            Cell::Cents(claim.total),
            Cell::maybe(claim.path.as_ref().map(|path| path.display().to_string())),
        ]
    });
    if done.claims.is_empty() && done.refused.is_empty() {
        context.say(&text!(
            "er staat voor {month} niets in de wachtrij; er is niets gemaakt",
            "nothing is queued for {month}; nothing was made"
        ))?;
    } else {
        context.list(given, &Listing::new(claim_columns(), rows.collect()))?;
    }
    if !done.waiting.is_empty() {
        let list = done.waiting.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        context.say(&text!(
            "blijft in de wachtrij tot de creditering is beantwoord: regels {list}",
            "stays in the queue until the credit is answered: lines {list}"
        ))?;
    }
    let exit = if done.refused.is_empty() { Exit::Done } else { Exit::Findings };
    let refused = done.refused.into_iter().map(Problem::from);
    let mut problems: Vec<Problem> = refused.chain(done.trouble.into_iter().map(Problem::from)).collect();
    // A disk that does not take a file says more than a finding.
    let storage = problems.pop_if(|last| last.kind == Kind::Storage);
    for problem in &problems {
        context.say_problem(problem)?;
    }
    storage.map_or(Ok(exit), |problem| Err(problem.into()))
}

fn claim_columns() -> Vec<Column> {
    vec![
        Column::left("municipality", Text::new("gemeente", "municipality")),
        Column::left("claim", Text::new("declaratie", "claim")),
        Column::right("lines", Text::new("regels", "lines")),
        Column::right("total", Text::new("totaal", "total")),
        Column::left("path", Text::new("bestand", "file")),
    ]
}

pub(super) fn sent(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let month = month(given)?;
    let mut store = context.store()?;
    let view = view::load(&mut store, &context.surroundings, month)?;
    let kept = store.read(|tx| store::batches::of_month(tx, month)).map_err(Problem::from)?;
    let number = |id| kept.iter().find(|batch| batch.id == id).map(|batch| batch.claim_number.to_string());
    let rows = view.batches.iter().map(|batch| {
        let (answered, answer, granted) = answered(batch);
        vec![
            Cell::Text(batch.municipality.to_string()),
            Cell::maybe(number(batch.id)),
            Cell::count(batch.lines),
            Cell::Cents(batch.amount),
            Cell::maybe(batch.path.as_ref().map(|path| path.display().to_string())),
            answered,
            answer,
            granted,
        ]
    });
    let mut columns = claim_columns();
    columns.extend([
        Column::left("answered", Text::new("beantwoord", "answered")).seldom(),
        Column::left("answer", Text::new("antwoord", "answer")).seldom(),
        Column::right("granted", Text::new("toegekend", "granted")).seldom(),
    ]);
    context.list(given, &Listing::new(columns, rows.collect()))?;
    Ok(Exit::Done)
}

/// When it was answered, how, and what was granted.
fn answered(batch: &BatchRow) -> (Cell, Cell, Cell) {
    if let Some(NodeRefusal { day, .. }) = &batch.node {
        let state = MessageState::Undelivered;
        return (Cell::Day(*day), Cell::Word(state.word(), state.name()), Cell::Null);
    }
    let Some(answer) = &batch.answer else { return (Cell::Null, Cell::Null, Cell::Null) };
    let word = Cell::Word(answer.outcome.word(), answer.outcome.name());
    (Cell::Day(answer.dated), word, Cell::Cents(answer.granted))
}
