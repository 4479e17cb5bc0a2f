//! Requests and what is in them as rows.

use super::super::Stop;
use super::super::context::Context;
use super::super::messages::answers;
use super::super::output::{Cell, Column};
use crate::domain::allocation::Shape;
use crate::domain::identifiers::AllocationNumber;
use crate::domain::request::{Asked, Kind, Part, Receipt, Request, Verdict, in_request};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::operations::views::requests::RequestRow;
use crate::problem::Problem;
use crate::store::{self, Store, StoreError};
use crate::text;

pub(super) fn request_columns() -> Vec<Column> {
    vec![
        Column::right("request", Text::new("verzoek", "request")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("municipality", Text::new("gemeente", "municipality")),
        Column::left("kind", Text::new("soort", "kind")),
        Column::left("made", Text::new("gemaakt", "made")),
        Column::left("sent", Text::new("verstuurd", "sent")),
        Column::left("identification", Text::new("identificatie", "identification")),
        Column::left("state", Text::new("toestand", "state")),
        Column::left("next", Text::new("gemeente moet", "municipality is to")).seldom(),
        Column::left("due", Text::new("uiterlijk", "due")).seldom(),
        Column::left("overdue", Text::new("te laat", "overdue")),
        Column::left("codes", Text::new("codes", "codes")).seldom(),
    ]
}

pub(super) fn request(row: &RequestRow) -> Vec<Cell> {
    let Request { number, municipality, made, identification, kind, .. } = &row.request;
    let day = |day: Option<Day>| day.map_or(Cell::Null, Cell::Day);
    let codes = match &row.progress.receipt {
        Some(Receipt::Rejected(codes)) => answers::codes(codes),
        Some(Receipt::Accepted) | None => Cell::Null,
    };
    vec![
        Cell::Int(*number),
        Cell::Text(row.client.to_string()),
        Cell::Text(municipality.to_string()),
        Cell::Word(kind.word(), kind.name()),
        Cell::Day(*made),
        day(row.progress.sent),
        Cell::Text(identification.as_str().to_owned()),
        Cell::Word(row.state.word(), row.state.name()),
        row.due.map_or(Cell::Null, |(step, _)| Cell::Word(step.word(), step.name())),
        day(row.due.map(|(_, due)| due)),
        Cell::Bool(row.is_overdue),
        codes,
    ]
}

pub(super) fn content_columns() -> Vec<Column> {
    vec![
        Column::right("request", Text::new("verzoek", "request")),
        Column::left("reference", Text::new("referentie", "reference")),
        Column::left("asks", Text::new("vraagt", "asks for")),
        Column::right("allocation", Text::new("toewijzing", "allocation")).seldom(),
        Column::left("category", Text::new("categorie", "category")).seldom(),
        Column::left("code", Text::new("code", "code")).seldom(),
        Column::right("volume", Text::new("omvang", "volume")).seldom(),
        Column::left("unit", Text::new("eenheid", "unit")).seldom(),
        Column::left("frequency", Text::new("frequentie", "frequency")).seldom(),
        Column::right("budget", Text::new("budget", "budget")).seldom(),
        Column::left("from", Text::new("vanaf", "from")),
        Column::left("until", Text::new("tot en met", "until")),
        Column::left("referral", Text::new("verwijzer", "referral")).seldom(),
        Column::left("referrer", Text::new("naam of AGB", "name or AGB")).seldom(),
        Column::right("decision", Text::new("beschikking", "decision")).seldom(),
        Column::left("verdict", Text::new("beslissing", "verdict")),
        Column::left("refusal", Text::new("reden", "reason")).seldom(),
        Column::left("instead", Text::new("wel bij gemeente", "ask municipality")).seldom(),
    ]
}

/// A row for each thing asked for, and for each allocation that stays as it is.
pub(super) fn content_of(
    store: &mut Store,
    request: &Request,
    unchanged: &[AllocationNumber],
) -> Result<Vec<Vec<Cell>>, Problem> {
    let mut rows = Vec::new();
    for part in &request.parts {
        for asked in &part.asked {
            let old = match asked.allocation {
                Some(id) => store
                    .read::<_, StoreError>(|tx| store::allocations::get(tx, id))?
                    .map(|stored| stored.value.number),
                None => None,
            };
            rows.push(content(request, part, asked, old));
        }
    }
    let stays = unchanged.iter().map(|number| {
        let mut row = vec![Cell::Null; content_columns().len()];
        let word = Cell::Word("unchanged", Text::new("ongewijzigd", "unchanged"));
        let cells = [Cell::Int(request.number), Cell::Null, word, Cell::Int(i64::from(number.get()))];
        row.iter_mut().zip(cells).for_each(|(place, cell)| *place = cell);
        row
    });
    rows.extend(stays);
    Ok(rows)
}

fn content(request: &Request, part: &Part, asked: &Asked, old: Option<AllocationNumber>) -> Vec<Cell> {
    let mut row = vec![
        Cell::Int(request.number),
        Cell::Text(part.reference.to_string()),
        match (request.kind, asked.allocation) {
            (Kind::First, _) => Cell::Word("first", Text::new("eerste toewijzing", "first allocation")),
            (Kind::Change(_), Some(_)) => Cell::Word("change", Text::new("wijziging", "change")),
            (Kind::Change(_), None) => Cell::Word("extra", Text::new("extra product", "extra product")),
        },
        old.map_or(Cell::Null, |number| Cell::Int(i64::from(number.get()))),
    ];
    row.extend(wanted(&asked.shape));
    row.push(Cell::Day(asked.period.from));
    row.push(asked.period.until.map_or(Cell::Null, Cell::Day));
    let grounds = asked.grounds.as_ref();
    row.push(grounds.map_or(Cell::Null, |one| Cell::Word(one.referral.word(), one.referral.name())));
    row.push(Cell::maybe(grounds.and_then(|one| one.referrer.as_ref()).map(|one| one.text().to_owned())));
    let decision = grounds.and_then(|one| one.decision);
    row.push(decision.map_or(Cell::Null, |(number, _)| Cell::Int(i64::from(number.get()))));
    row.extend(verdict(&part.verdict));
    row
}

fn wanted(shape: &Shape) -> [Cell; 6] {
    let extent = shape.extent();
    [
        Cell::maybe(shape.category()),
        Cell::maybe(shape.code()),
        extent.map_or(Cell::Null, |extent| Cell::Int(i64::from(extent.volume))),
        extent.map_or(Cell::Null, |extent| Cell::Word(extent.unit.word(), extent.unit.name())),
        extent.map_or(Cell::Null, |extent| Cell::Word(extent.frequency.word(), extent.frequency.name())),
        shape.budget().map_or(Cell::Null, Cell::Cents),
    ]
}

fn verdict(verdict: &Verdict) -> [Cell; 3] {
    let word = Cell::Word(verdict.word(), verdict.name());
    match verdict {
        Verdict::Refused { reason, instead } => {
            [word, Cell::Word(reason.word(), reason.name()), Cell::maybe(instead.as_ref())]
        }
        Verdict::Open | Verdict::Investigated | Verdict::Granted => [word, Cell::Null, Cell::Null],
    }
}

/// Where a request stands, what is due, and what to do about refusals.
pub(super) fn say_state(context: &mut Context<'_, '_>, row: &RequestRow) -> Result<(), Stop> {
    let Text { nl, en } = row.state.name();
    let number = row.request.number;
    context.say(&text!("verzoek {number}: {nl}", "request {number}: {en}"))?;
    if let Some((step, due)) = row.due {
        let Text { nl, en } = step.name();
        let (late_nl, late_en) = if row.is_overdue { (", te laat", ", overdue") } else { ("", "") };
        context.say(&text!(
            "  de gemeente moet {nl}, uiterlijk {due}{late_nl}",
            "  the municipality is to {en}, by {due}{late_en}"
        ))?;
    }
    if let Some(Receipt::Rejected(codes)) = &row.progress.receipt {
        for code in codes {
            let (meaning, advice) = in_request(*code);
            context
                .say(&Text::of(format!("  {code}: {}", meaning.nl), format!("  {code}: {}", meaning.en)))?;
            context.say(&Text::of(format!("    {}", advice.nl), format!("    {}", advice.en)))?;
        }
    }
    for part in &row.request.parts {
        if let Verdict::Refused { reason, .. } = &part.verdict {
            let (name, advice, reference) = (reason.name(), reason.advice(), &part.reference);
            context.say(&Text::of(
                format!("  {reference}: {}", name.nl),
                format!("  {reference}: {}", name.en),
            ))?;
            context.say(&Text::of(format!("    {}", advice.nl), format!("    {}", advice.en)))?;
        }
    }
    Ok(())
}
