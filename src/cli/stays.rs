//! `uurwerk stays`: stays of clients, from arrival to departure.

use super::command::{Argument, FORMAT, Noun, Verb};
use super::context::Context;
use super::filter::{CLIENT, FROM, MONTH, TO};
use super::given::Given;
use super::output::{Cell, Column};
use super::rows::{self, SKIP_BAD};
use super::used::{
    self, ALLOCATION, NUMBER, NUMBERS, OF_CLIENT, PRODUCT, allocation, client, practitioner, product,
};
use super::{Exit, Stop};
use crate::domain::ids::UsageId;
use crate::domain::text::Text;
use crate::domain::usage::{Departure, Stay, UsageKind};
use crate::import::{stays as table, values};
use crate::operations::add_stay::{self, NewStay};
use crate::operations::edit_stay;
use crate::operations::import_usages;
use crate::operations::used::Error;
use crate::operations::views::usages::UsageRow;
use crate::problem::Problem;

const ARRIVAL: Argument = Argument::required(
    "arrival",
    Text::new("DATUM", "DATE"),
    Text::new("dag van aankomst", "day of arrival"),
);
const NEW_ARRIVAL: Argument =
    Argument::option("arrival", Text::new("DATUM", "DATE"), Text::new("dag van aankomst", "day of arrival"));
const ARRIVAL_TIME: Argument = Argument::option(
    "arrival-time",
    Text::new("TIJD", "TIME"),
    Text::new("zoals 16:00; - haalt weg", "such as 16:00; - takes away"),
);
const DEPARTURE: Argument = Argument::option(
    "departure",
    Text::new("DATUM", "DATE"),
    Text::new(
        "dag van vertrek; zonder is de cliënt er nog, - haalt weg",
        "day of departure; without it the client is still there, - takes away",
    ),
);
const DEPARTURE_TIME: Argument = Argument::option(
    "departure-time",
    Text::new("TIJD", "TIME"),
    Text::new("zoals 10:00; - haalt weg", "such as 10:00; - takes away"),
);
const PRACTITIONER: Argument = Argument::option(
    "practitioner",
    Text::new("CODE", "CODE"),
    Text::new("wie verantwoordelijk was", "who was responsible"),
);

/// Columns of the CSV table.
pub const COLUMNS: [&str; 9] = [
    "client",
    "arrival",
    "arrival_time",
    "departure",
    "departure_time",
    "product",
    "practitioner",
    "allocation",
    "note",
];

pub static NOUN: Noun = Noun {
    name: "stays",
    about: Text::new("Verblijf van cliënten.", "Stays of clients."),
    verbs: &[
        Verb {
            name: "add",
            about: Text::new("Leg een verblijf vast.", "Record a stay."),
            arguments: &[
                OF_CLIENT,
                ARRIVAL,
                ARRIVAL_TIME,
                DEPARTURE,
                DEPARTURE_TIME,
                ALLOCATION,
                PRODUCT,
                PRACTITIONER,
            ],
            run: add,
        },
        Verb {
            name: "list",
            about: Text::new(
                "Toon verblijven, met de etmalen in de maand.",
                "List stays, with their units of 24 hours in the month.",
            ),
            arguments: &[MONTH, FROM, TO, CLIENT, FORMAT],
            run: list,
        },
        Verb {
            name: "edit",
            about: Text::new(
                "Wijzig een verblijf, zoals het vertrek; wat niet genoemd wordt, blijft.",
                "Change a stay, such as the departure; what is not named stays.",
            ),
            arguments: &[
                NUMBER,
                NEW_ARRIVAL,
                ARRIVAL_TIME,
                DEPARTURE,
                DEPARTURE_TIME,
                ALLOCATION,
                PRODUCT,
                PRACTITIONER,
            ],
            run: edit,
        },
        Verb {
            name: "delete",
            about: Text::new(
                "Verwijder verblijven; 'uurwerk undo' haalt ze terug.",
                "Delete stays; 'uurwerk undo' brings them back.",
            ),
            arguments: &[NUMBERS],
            run: delete,
        },
        Verb {
            name: "import",
            about: Text::new(
                "Lees verblijven uit een CSV-bestand; alles of niets.",
                "Read stays from a CSV file; all or nothing.",
            ),
            arguments: &[
                rows::file(Text::new(
                    "client,arrival,arrival_time,departure,departure_time,product,practitioner,allocation,note; - leest de invoer",
                    "client,arrival,arrival_time,departure,departure_time,product,practitioner,allocation,note; - reads standard input",
                )),
                SKIP_BAD,
            ],
            run: import,
        },
        Verb {
            name: "export",
            about: Text::new(
                "Schrijf verblijven als CSV, zoals import ze leest.",
                "Write stays as CSV, as import reads them.",
            ),
            arguments: &[MONTH, FROM, TO, CLIENT],
            run: export,
        },
    ],
};

/// What the arguments say of arrival and departure; what they leave out stays as it was.
fn stay(given: &Given<'_>, old: &Stay) -> Result<Stay, Problem> {
    let day = used::changed(given, "departure", old.departure.map(|one| one.day), values::day)?;
    let time = used::changed(given, "departure-time", old.departure.and_then(|one| one.time), values::clock)?;
    if day.is_none() && given.text("departure-time")?.is_some_and(|text| text != "-") {
        return Err(Problem::usage(Text::new(
            "--departure-time hoort bij een dag van vertrek",
            "--departure-time belongs to a day of departure",
        )));
    }
    Ok(Stay {
        arrival: used::changed(given, "arrival-time", old.arrival, values::clock)?,
        departure: day.map(|day| Departure { day, time }),
    })
}

fn add(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let client = client(&mut store, given)?;
    let day = given.needed("arrival", values::day)?;
    let stay = stay(given, &Stay { arrival: None, departure: None })?;
    let new = NewStay {
        allocation: allocation(&mut store, given, client, None)?,
        product: product(given, None)?,
        practitioner: practitioner(&mut store, given, "practitioner", None)?,
        ..NewStay::new(used::key(context)?, client, day, stay)
    };
    let saved = add_stay::run(&mut store, &context.surroundings, new)?;
    used::say_saved(context, &[saved], &Text::new("vastgelegd", "recorded"))?;
    Ok(Exit::Done)
}

fn edit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let id = UsageId(used::number(given)?);
    let mut store = context.store()?;
    let kept = used::known(&mut store, id, UsageKind::Stay)?;
    let Some(old) = kept.stay() else { return Err(Problem::from(Error::Unknown).into()) };
    let new = NewStay {
        key: kept.key,
        client: kept.client,
        day: given.day("arrival")?.unwrap_or(kept.day),
        stay: stay(given, old)?,
        allocation: allocation(&mut store, given, kept.client, kept.allocation)?,
        product: product(given, kept.product)?,
        practitioner: practitioner(&mut store, given, "practitioner", kept.practitioner)?,
        note: kept.note,
    };
    let input = edit_stay::Input { id, stay: new };
    let saved = edit_stay::run(&mut store, &context.surroundings, input)?;
    used::say_saved(context, &[saved], &Text::new("gewijzigd", "changed"))?;
    Ok(Exit::Done)
}

fn delete(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    used::delete(context, given, UsageKind::Stay)
}

fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    rows::import(context, given, table::read, import_usages::stays)
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut columns = vec![
        Column::right("stay", Text::new("nr", "no")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("arrival", Text::new("aankomst", "arrival")),
        Column::left("arrival_time", Text::new("om", "at")),
        Column::left("departure", Text::new("vertrek", "departure")),
        Column::left("departure_time", Text::new("om", "at")),
        Column::left("practitioner", Text::new("medewerker", "practitioner")),
    ];
    columns.extend(used::closing_columns());
    used::list(context, given, UsageKind::Stay, columns, |row| {
        let mut cells = vec![
            Cell::Int(row.id.0),
            Cell::Text(row.client.number.to_string()),
            Cell::Text(row.client.name.listed()),
        ];
        cells.extend(moments(row));
        cells.push(Cell::maybe(row.practitioner.as_ref()));
        cells.extend(used::closing_cells(row));
        cells
    })
}

fn moments(row: &UsageRow) -> [Cell; 4] {
    let stay = row.usage.stay();
    let departure = stay.and_then(|stay| stay.departure);
    [
        Cell::Day(row.usage.day),
        Cell::maybe(stay.and_then(|stay| stay.arrival)),
        departure.map_or(Cell::Null, |departure| Cell::Day(departure.day)),
        Cell::maybe(departure.and_then(|departure| departure.time)),
    ]
}

fn export(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    used::export(context, given, UsageKind::Stay, &COLUMNS, |row| {
        let mut cells = vec![Cell::Text(row.client.number.to_string())];
        cells.extend(moments(row));
        cells.push(Cell::maybe(row.usage.product.as_ref()));
        cells.push(Cell::maybe(row.practitioner.as_ref()));
        cells.push(row.wanted.as_ref().map_or(Cell::Null, |(_, number)| Cell::Int(i64::from(number.get()))));
        cells.push(used::note(row));
        cells
    })
}
