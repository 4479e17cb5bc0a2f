//! `uurwerk trips repeat`: a month filled as the month before went, by weekday.

use std::collections::BTreeMap;

use super::{trip_cells, trip_columns};
use crate::cli::context::Context;
use crate::cli::given::Given;
use crate::cli::output::{Cell, Column, Listing};
use crate::cli::{Exit, Stop, find, used};
use crate::domain::ids::ClientId;
use crate::domain::text::Text;
use crate::import::values;
use crate::operations::add_trips::{self, NewTrip};
use crate::operations::views::usual_trips::{self, UsualTrips};
use crate::problem::Problem;
use crate::store::{self, Store, StoreError};
use crate::text;

pub fn run(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let month = given.needed("month", values::month)?;
    let mut store = context.store()?;
    let number = given.value("client", values::client_number)?;
    let client = number.map(|number| find::client(&mut store, &number)).transpose()?.map(|one| one.id);
    let usual = usual_trips::load(&mut store, month, client)?;
    let is_preview = given.flag("preview");
    if usual.trips.is_empty() && !is_preview {
        let before = month.previous();
        context.say(&text!(
            "in {before} was niets zo gewoon dat het in {month} nog ontbreekt",
            "nothing was usual in {before} that {month} does not have yet"
        ))?;
        return Ok(Exit::Done);
    }
    if is_preview { preview(context, given, &mut store, &usual) } else { add(context, &mut store, usual) }
}

fn preview(
    context: &mut Context<'_, '_>,
    given: &Given<'_>,
    store: &mut Store,
    usual: &UsualTrips,
) -> Result<Exit, Stop> {
    let clients = store.read::<_, StoreError>(|tx| {
        let mut found: BTreeMap<ClientId, (String, String)> = BTreeMap::new();
        for (id, ..) in &usual.trips {
            if let Some(client) = store::clients::get(tx, *id)?.map(|stored| stored.value) {
                found.insert(*id, (client.number.to_string(), client.name.listed()));
            }
        }
        Ok(found)
    })?;
    let mut columns = vec![
        Column::left("date", Text::new("datum", "date")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("name", Text::new("naam", "name")),
    ];
    columns.extend(trip_columns());
    let rows = usual.trips.iter().map(|(client, day, trip)| {
        let (number, name) = clients.get(client).cloned().unwrap_or_default();
        let mut cells = vec![Cell::Day(*day), Cell::Text(number), Cell::Text(name)];
        cells.extend(trip_cells(trip));
        cells
    });
    context.list(given, &Listing::new(columns, rows.collect()))?;
    let count = usual.trips.len();
    context.say(&text!(
        "er is niets gewijzigd; ritten die erbij zouden komen: {count}",
        "nothing was changed; trips that would be added: {count}"
    ))?;
    Ok(Exit::Done)
}

fn add(context: &mut Context<'_, '_>, store: &mut Store, usual: UsualTrips) -> Result<Exit, Stop> {
    let trips = usual
        .trips
        .into_iter()
        .map(|(client, day, trip)| Ok(NewTrip::new(used::key(context)?, client, day, trip)))
        .collect::<Result<Vec<NewTrip>, Problem>>()?;
    let input = add_trips::Input { trips, only_missing: true };
    let done = add_trips::run(store, &context.surroundings, input)?;
    let (count, clients) = (done.saved.len(), usual.clients);
    let told = text!("ritten: {count}, cliënten: {clients}", "trips: {count}, clients: {clients}");
    used::say_saved(context, &done.saved, &told)?;
    Ok(Exit::Done)
}
