//! `uurwerk trips`: single trips of clients, one or a month of them.

mod repeat;

use super::command::{Argument, FORMAT, Noun, Verb};
use super::context::Context;
use super::filter::{CLIENT, FROM, MONTH, TO};
use super::given::Given;
use super::output::{Cell, Column};
use super::rows::{self, SKIP_BAD};
use super::used::{
    self, ALLOCATION, NUMBER, NUMBERS, OF_CLIENT, PRODUCT, allocation, changed, client, product,
};
use super::{Exit, Stop};
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::{ClientId, UsageId};
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::domain::time::{ClosedPeriod, Day};
use crate::domain::usage::{Carriage, Direction, Distance, Pattern, Trip, UsageKind, Weekdays};
use crate::import::{trips as table, values};
use crate::operations::add_trips::{self, NewTrip};
use crate::operations::edit_trip;
use crate::operations::import_usages;
use crate::operations::views::usages::UsageRow;
use crate::problem::Problem;
use crate::store::{self, Store};
use crate::text;

const DATE: Argument =
    Argument::option("date", Text::new("DATUM", "DATE"), Text::new("dag van de rit", "day of the trip"));
const EVERY: Argument = Argument::option(
    "every",
    Text::new("DAGEN", "DAYS"),
    Text::new(
        "in plaats van --date: weekdays, daily of dagen zoals ma,do; wat er al is, blijft",
        "instead of --date: weekdays, daily or days such as mo,th; what is there stays",
    ),
);
const FIRST_DAY: Argument = Argument::option(
    "from",
    Text::new("DATUM", "DATE"),
    Text::new("met --every: eerste dag", "with --every: first day"),
);
const LAST_DAY: Argument = Argument::option(
    "to",
    Text::new("DATUM", "DATE"),
    Text::new("met --every: laatste dag", "with --every: last day"),
);
const EXCEPT: Argument = Argument::option(
    "except",
    Text::new("DATUMS", "DATES"),
    Text::new("met --every: niet op deze dagen, met komma's", "with --every: not on these days, with commas"),
);
const HOLIDAYS: Argument = Argument::flag(
    "holidays",
    Text::new("met --every: ook op feestdagen", "with --every: on public holidays too"),
);
const REPEATED: Argument = Argument::required(
    "month",
    Text::new("MAAND", "MONTH"),
    Text::new("de maand die gevuld wordt, zoals 2025-03", "the month that is filled, such as 2025-03"),
);
const PREVIEW: Argument = Argument::flag(
    "preview",
    Text::new("toon alleen welke ritten erbij zouden komen", "only show which trips would be added"),
);
const DIRECTION: Argument = Argument::option(
    "direction",
    Text::new("RICHTING", "DIRECTION"),
    Text::new("heen of terug", "outward or return"),
);
const BOTH: Argument = Argument::flag("both", Text::new("heen en terug", "outward and return"));
const FORM: Argument = Argument::option(
    "form",
    Text::new("VORM", "FORM"),
    Text::new(
        "groep, individueel of familie; zonder vorm gaat de rit als de vorige van de cliënt",
        "group, individual or family; without a form the trip goes as the client's last one",
    ),
);
const KM: Argument = Argument::option(
    "km",
    Text::new("KM", "KM"),
    Text::new("enkele reis, zoals 12,4; - haalt weg", "one way, such as 12.4; - takes away"),
);
const BAND: Argument = Argument::option(
    "band",
    Text::new("NUMMER", "NUMBER"),
    Text::new("in plaats van --km: de afstandsklasse", "instead of --km: the distance band"),
);
const FROM_MUNICIPALITY: Argument = Argument::option(
    "from-municipality",
    Text::new("CODE", "CODE"),
    Text::new("gemeente waar de heenreis begint", "municipality where the way out begins"),
);
const TO_MUNICIPALITY: Argument = Argument::option(
    "to-municipality",
    Text::new("CODE", "CODE"),
    Text::new("gemeente waar de heenreis eindigt", "municipality where the way out ends"),
);
const WHEELCHAIR: Argument = Argument::flag("wheelchair", Text::new("met een rolstoel", "with a wheelchair"));
const DESTINATION: Argument = Argument::option(
    "destination",
    Text::new("PLAATS", "PLACE"),
    Text::new(
        "naam van de locatie, als er meer dan één is; - haalt weg",
        "name of the location, where there are several; - takes away",
    ),
);

/// Columns of the CSV table.
pub const COLUMNS: [&str; 12] = [
    "date",
    "client",
    "direction",
    "form",
    "km",
    "from",
    "to",
    "wheelchair",
    "allocation",
    "band",
    "destination",
    "note",
];

pub static NOUN: Noun = Noun {
    name: "trips",
    about: Text::new("Ritten van cliënten.", "Trips of clients."),
    verbs: &[
        Verb {
            name: "add",
            about: Text::new("Leg een rit vast, of een maand vol.", "Record a trip, or a month of them."),
            arguments: &[
                OF_CLIENT,
                DATE,
                EVERY,
                FIRST_DAY,
                LAST_DAY,
                EXCEPT,
                HOLIDAYS,
                DIRECTION,
                BOTH,
                FORM,
                KM,
                BAND,
                FROM_MUNICIPALITY,
                TO_MUNICIPALITY,
                WHEELCHAIR,
                DESTINATION,
                ALLOCATION,
                PRODUCT,
            ],
            run: add,
        },
        Verb {
            name: "list",
            about: Text::new("Toon ritten.", "List trips."),
            arguments: &[MONTH, FROM, TO, CLIENT, FORMAT],
            run: list,
        },
        Verb {
            name: "edit",
            about: Text::new(
                "Wijzig een rit; wat niet genoemd wordt, blijft.",
                "Change a trip; what is not named stays.",
            ),
            arguments: &[
                NUMBER,
                DATE,
                DIRECTION,
                FORM,
                KM,
                BAND,
                FROM_MUNICIPALITY,
                TO_MUNICIPALITY,
                WHEELCHAIR,
                Argument::flag("no-wheelchair", Text::new("zonder rolstoel", "without a wheelchair")),
                DESTINATION,
                ALLOCATION,
                PRODUCT,
            ],
            run: edit,
        },
        Verb {
            name: "delete",
            about: Text::new(
                "Verwijder ritten; 'uurwerk undo' haalt ze terug.",
                "Delete trips; 'uurwerk undo' brings them back.",
            ),
            arguments: &[NUMBERS],
            run: delete,
        },
        Verb {
            name: "repeat",
            about: Text::new(
                "Vul een maand zoals de maand ervoor ging: per weekdag, zonder feestdagen; wat er al is, blijft.",
                "Fill a month as the month before went: by weekday, without public holidays; what is there stays.",
            ),
            arguments: &[REPEATED, CLIENT, PREVIEW, FORMAT],
            run: repeat::run,
        },
        Verb {
            name: "import",
            about: Text::new(
                "Lees ritten uit een CSV-bestand; alles of niets.",
                "Read trips from a CSV file; all or nothing.",
            ),
            arguments: &[
                rows::file(Text::new(
                    "date,client,direction,form,km,from,to,wheelchair,allocation,band,destination,note; - leest de invoer",
                    "date,client,direction,form,km,from,to,wheelchair,allocation,band,destination,note; - reads standard input",
                )),
                SKIP_BAD,
            ],
            run: import,
        },
        Verb {
            name: "export",
            about: Text::new(
                "Schrijf ritten als CSV, zoals import ze leest.",
                "Write trips as CSV, as import reads them.",
            ),
            arguments: &[MONTH, FROM, TO, CLIENT],
            run: export,
        },
    ],
};

fn add(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let client = client(&mut store, given)?;
    let trip = new_trip(&mut store, given, client)?;
    let directions = directions(given)?;
    let made: Vec<(Day, Trip)> = if let Some(pattern) = pattern(given)? {
        pattern.trips(&trip, &directions)
    } else {
        let day = given.day("date")?.ok_or_else(no_day)?;
        directions.iter().map(|direction| (day, trip.towards(*direction))).collect()
    };
    let only_missing = given.text("every")?.is_some();
    let allocation = allocation(&mut store, given, client, None)?;
    let product = product(given, None)?;
    let mut trips = Vec::with_capacity(made.len());
    for (day, trip) in made {
        let new = NewTrip::new(used::key(context)?, client, day, trip);
        trips.push(NewTrip { allocation, product: product.clone(), ..new });
    }
    let input = add_trips::Input { trips, only_missing };
    let done = add_trips::run(&mut store, &context.surroundings, input)?;
    let (count, left_out) = (done.saved.len(), done.left_out);
    let told = text!("ritten: {count}, er al: {left_out}", "trips: {count}, there already: {left_out}");
    used::say_saved(context, &done.saved, &told)?;
    Ok(Exit::Done)
}

/// What the arguments say of a trip out, or the client's last one.
fn new_trip(store: &mut Store, given: &Given<'_>, client: ClientId) -> Result<Trip, Problem> {
    let base = if let Some(carriage) = form(given)? {
        Trip {
            direction: Direction::Outward,
            carriage,
            distance: None,
            from: None,
            to: None,
            wheelchair: false,
            destination: None,
        }
    } else {
        let last = store.read(|tx| store::usages::newest(tx, client, UsageKind::Trip, Day::LAST))?;
        let last = last.and_then(|stored| stored.value.trip().cloned());
        last.ok_or_else(no_form)?.towards(Direction::Outward)
    };
    described(given, base)
}

/// The trip out with what the arguments change of it.
fn described(given: &Given<'_>, old: Trip) -> Result<Trip, Problem> {
    let code = values::code(MunicipalityCode::parse);
    Ok(Trip {
        carriage: form(given)?.unwrap_or(old.carriage),
        distance: distance(given, old.distance)?,
        from: changed(given, "from-municipality", old.from, &code)?,
        to: changed(given, "to-municipality", old.to, &code)?,
        wheelchair: old.wheelchair || given.flag("wheelchair"),
        destination: changed(given, "destination", old.destination, destination)?,
        direction: old.direction,
    })
}

fn form(given: &Given<'_>) -> Result<Option<Carriage>, Problem> {
    given.value("form", values::carriage)
}

fn destination(text: &str) -> Result<Remark, Text> {
    values::remark(text)
}

fn distance(given: &Given<'_>, old: Option<Distance>) -> Result<Option<Distance>, Problem> {
    let km = changed(given, "km", None, values::kilometres)?;
    let band = given.value("band", values::band)?;
    match (given.text("km")?, km, band) {
        (Some(_), _, Some(_)) => Err(Problem::usage(Text::new(
            "--km gaat niet samen met --band",
            "--km does not go together with --band",
        ))),
        (Some(_), metres, None) => Ok(metres.map(Distance::Metres)),
        (None, _, Some(band)) => Ok(Some(Distance::Band(band))),
        (None, ..) => Ok(old),
    }
}

fn directions(given: &Given<'_>) -> Result<Vec<Direction>, Problem> {
    match (given.flag("both"), given.value("direction", values::direction)?) {
        (true, None) => Ok(Direction::ALL.to_vec()),
        (false, Some(direction)) => Ok(vec![direction]),
        (true, Some(_)) => Err(Problem::usage(Text::new(
            "--direction gaat niet samen met --both",
            "--direction does not go together with --both",
        ))),
        (false, None) => {
            Err(Problem::usage(Text::new("heen, terug of allebei?", "outward, return or both?")).hint(
                Text::new(
                    "geef --direction heen, --direction terug of --both",
                    "give --direction outward, --direction return or --both",
                ),
            ))
        }
    }
}

/// What `--every` says; `None` without it.
fn pattern(given: &Given<'_>) -> Result<Option<Pattern>, Problem> {
    let expected = Text::new("weekdays, daily of dagen zoals ma,do", "weekdays, daily or days such as mo,th");
    let Some(weekdays) = given.read("every", Weekdays::parse, &expected)? else { return Ok(None) };
    if given.text("date")?.is_some() {
        return Err(Problem::usage(Text::new(
            "--date gaat niet samen met --every",
            "--date does not go together with --every",
        )));
    }
    let (from, to) = (given.needed("from", values::day)?, given.needed("to", values::day)?);
    let period = ClosedPeriod::new(from, to).filter(|period| period.length() <= LONGEST_PATTERN);
    let period = period.ok_or_else(|| {
        Problem::usage(Text::new(
            "--to ligt voor --from, of meer dan een jaar erna",
            "--to comes before --from, or more than a year after it",
        ))
    })?;
    let except =
        given.value("except", |text| text.split(',').map(|day| values::day(day.trim())).collect())?;
    let (holidays, except) = (given.flag("holidays"), except.unwrap_or_default());
    Ok(Some(Pattern { period, weekdays, holidays, except }))
}

/// Days of the longest period that is filled in one change.
const LONGEST_PATTERN: i64 = 366;

fn no_day() -> Problem {
    Problem::usage(Text::new("op welke dag?", "on which day?")).hint(Text::new(
        "geef --date, of --every met --from en --to",
        "give --date, or --every with --from and --to",
    ))
}

fn no_form() -> Problem {
    Problem::usage(Text::new(
        "deze cliënt reisde nog niet: de vorm ontbreekt",
        "this client did not travel before: the form is missing",
    ))
    .hint(Text::new("geef --form groep, individueel of familie", "give --form group, individual or family"))
}

fn edit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let id = UsageId(used::number(given)?);
    let mut store = context.store()?;
    let kept = used::known(&mut store, id, UsageKind::Trip)?;
    let Some(old) = kept.trip() else { return Err(no_form().into()) };
    // Municipalities are given for the way out.
    let direction = given.value("direction", values::direction)?.unwrap_or(old.direction);
    let trip = described(given, old.towards(Direction::Outward))?;
    let wheelchair = trip.wheelchair && !given.flag("no-wheelchair");
    let trip = Trip { wheelchair, ..trip }.towards(direction);
    let trip = NewTrip {
        key: kept.key,
        client: kept.client,
        day: given.day("date")?.unwrap_or(kept.day),
        trip,
        allocation: allocation(&mut store, given, kept.client, kept.allocation)?,
        product: product(given, kept.product)?,
        note: kept.note,
    };
    let saved = edit_trip::run(&mut store, &context.surroundings, edit_trip::Input { id, trip })?;
    used::say_saved(context, &[saved], &Text::new("gewijzigd", "changed"))?;
    Ok(Exit::Done)
}

fn delete(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    used::delete(context, given, UsageKind::Trip)
}

fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    rows::import(context, given, table::read, import_usages::trips)
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut columns = vec![
        Column::right("trip", Text::new("nr", "no")),
        Column::left("date", Text::new("datum", "date")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("name", Text::new("naam", "name")),
    ];
    columns.extend(trip_columns());
    columns.extend(used::closing_columns());
    used::list(context, given, UsageKind::Trip, columns, |row| {
        let mut cells = vec![
            Cell::Int(row.id.0),
            Cell::Day(row.usage.day),
            Cell::Text(row.client.number.to_string()),
            Cell::Text(row.client.name.listed()),
        ];
        cells.extend(row.usage.trip().into_iter().flat_map(trip_cells));
        cells.extend(used::closing_cells(row));
        cells
    })
}

fn trip_columns() -> [Column; 8] {
    [
        Column::left("direction", Text::new("richting", "direction")),
        Column::left("form", Text::new("vorm", "form")),
        Column::right("km", Text::new("km", "km")),
        Column::right("band", Text::new("klasse", "band")),
        Column::left("from", Text::new("van", "from")),
        Column::left("to", Text::new("naar", "to")),
        Column::left("wheelchair", Text::new("rolstoel", "wheelchair")),
        Column::left("destination", Text::new("bestemming", "destination")),
    ]
}

fn trip_cells(trip: &Trip) -> [Cell; 8] {
    [
        Cell::Word(trip.direction.word(), trip.direction.name()),
        Cell::Word(trip.carriage.word(), trip.carriage.name()),
        kilometres(trip.distance),
        band(trip.distance),
        Cell::maybe(trip.from.as_ref()),
        Cell::maybe(trip.to.as_ref()),
        Cell::Bool(trip.wheelchair),
        Cell::maybe(trip.destination.as_ref().map(Remark::as_str)),
    ]
}

/// With a comma for Dutch people, a point for programs.
fn kilometres(distance: Option<Distance>) -> Cell {
    match distance {
        Some(Distance::Metres(metres)) => {
            let en = Distance::kilometres(metres);
            Cell::Translated(Text::of(en.replace('.', ","), en))
        }
        Some(Distance::Band(_)) | None => Cell::Null,
    }
}

fn band(distance: Option<Distance>) -> Cell {
    match distance {
        Some(Distance::Band(band)) => Cell::Int(i64::from(band)),
        Some(Distance::Metres(_)) | None => Cell::Null,
    }
}

fn export(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    used::export(context, given, UsageKind::Trip, &COLUMNS, exported)
}

fn exported(row: &UsageRow) -> Vec<Cell> {
    let Some(trip) = row.usage.trip() else { return vec![Cell::Null; COLUMNS.len()] };
    vec![
        Cell::Day(row.usage.day),
        Cell::Text(row.client.number.to_string()),
        Cell::Text(trip.direction.word().to_owned()),
        Cell::Text(trip.carriage.word().to_owned()),
        kilometres(trip.distance),
        Cell::maybe(trip.from.as_ref()),
        Cell::maybe(trip.to.as_ref()),
        Cell::Text(if trip.wheelchair { "yes" } else { "no" }.to_owned()),
        row.wanted.as_ref().map_or(Cell::Null, |(_, number)| Cell::Int(i64::from(number.get()))),
        band(trip.distance),
        Cell::maybe(trip.destination.as_ref().map(Remark::as_str)),
        used::note(row),
    ]
}
