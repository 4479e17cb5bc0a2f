//! The group sessions of a month, and how many youths each supervisor had.

use crate::cli::context::Context;
use crate::cli::given::Given;
use crate::cli::output::{Cell, Column, Listing};
use crate::cli::used;
use crate::cli::{Exit, Stop};
use crate::domain::ids::SessionId;
use crate::domain::text::Text;
use crate::operations::views::sessions::{self, ProductMonth, SessionRow, SessionsView};
use crate::operations::{delete_session, save_session, used as used_operations};
use crate::problem::Problem;
use crate::store;
use crate::text;

fn load(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<SessionsView, Stop> {
    let month = given.month("month")?.unwrap_or_else(|| context.surroundings.today().month());
    let mut store = context.store()?;
    Ok(sessions::load(&mut store, &context.surroundings, month)?)
}

pub fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let view = load(context, given)?;
    let columns = vec![
        Column::right("session", Text::new("nr", "no")),
        Column::left("date", Text::new("datum", "date")),
        Column::left("start", Text::new("van", "from")),
        Column::left("group", Text::new("groep", "group")),
        Column::left("component", Text::new("onderdeel", "component")),
        Column::left("product", Text::new("product", "product")),
        Column::right("present", Text::new("aanwezig", "present")),
        Column::right("recorded", Text::new("vastgelegd", "recorded")),
        Column::right("supervisors", Text::new("begeleiders", "supervisors")),
        Column::left("practitioner", Text::new("medewerker", "practitioner")),
        Column::left("findings", Text::new("bevindingen", "findings")),
    ];
    let rows = view.sessions.iter().map(row).collect();
    context.list(given, &Listing::new(columns, rows))?;
    Ok(Exit::Done)
}

fn row(row: &SessionRow) -> Vec<Cell> {
    let session = &row.meeting.session;
    vec![
        Cell::Int(row.id.0),
        Cell::Day(session.day),
        Cell::maybe(session.start),
        Cell::Text(session.group.to_string()),
        Cell::maybe(session.component.as_ref()),
        Cell::maybe(session.product.as_ref()),
        Cell::Int(i64::from(row.meeting.heads)),
        Cell::count(row.clients.len()),
        session.supervisors.map_or(Cell::Null, |count| Cell::Int(i64::from(count))),
        Cell::maybe(row.practitioner.as_ref()),
        used::rules(&row.findings),
    ]
}

pub fn means(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let view = load(context, given)?;
    let columns = vec![
        Column::left("product", Text::new("product", "product")),
        Column::right("sessions", Text::new("bijeenkomsten", "sessions")),
        Column::right("present", Text::new("aanwezig", "present")),
        Column::right("supervisors", Text::new("begeleiders", "supervisors")),
        Column::right("mean", Text::new("gemiddeld", "mean")),
        Column::right("norm", Text::new("norm", "norm")),
        Column::left("findings", Text::new("bevindingen", "findings")),
    ];
    let rows = view.products.iter().map(mean).collect();
    context.list(given, &Listing::new(columns, rows))?;
    for product in &view.products {
        context.say_findings(&product.findings)?;
    }
    Ok(Exit::Done)
}

fn mean(product: &ProductMonth) -> Vec<Cell> {
    let tenths = |tenths: i64| {
        let (whole, rest) = (tenths / 10, tenths % 10);
        Cell::Translated(text!("{whole},{rest}", "{whole}.{rest}"))
    };
    vec![
        Cell::Named(product.product.to_string(), product.name.clone()),
        Cell::count(product.sessions),
        Cell::Int(i64::from(product.heads)),
        Cell::Int(i64::from(product.supervisors)),
        product.mean_tenths().map_or(Cell::Null, tenths),
        product.norm_tenths.map_or(Cell::Null, |norm| tenths(i64::from(norm))),
        used::rules(&product.findings),
    ]
}

/// Changes a session, or deletes it.
pub fn change(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let id = SessionId(used::number(given)?);
    let mut store = context.store()?;
    if given.flag("delete") {
        let day = delete_session::run(&mut store, &context.surroundings, id)?.day;
        context.say(&text!("verwijderd: bijeenkomst van {day}", "deleted: session of {day}"))?;
        return Ok(Exit::Done);
    }
    let kept = store.read(|tx| store::sessions::get(tx, id)).map_err(Problem::from)?;
    let kept = kept.ok_or_else(|| Problem::from(used_operations::Error::UnknownSession))?.value;
    let session = super::session(&mut store, given, kept)?;
    let input = save_session::Input { id: Some(id), session };
    let done = save_session::run(&mut store, &context.surroundings, input)?;
    used::say_saved(context, &done.attendance, &Text::new("gewijzigd", "changed"))?;
    Ok(Exit::Done)
}
