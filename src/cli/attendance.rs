//! `uurwerk attendance`: who was at which group session, and for how long.

mod sessions;

use super::command::{Argument, FORMAT, Noun, Verb};
use super::context::Context;
use super::filter::{CLIENT, FROM, MONTH, TO};
use super::find;
use super::given::{Given, identifier};
use super::output::{Cell, Column};
use super::rows::{self, SKIP_BAD};
use super::used::{self, ALLOCATION, NUMBER, NUMBERS, allocation, practitioner, product};
use super::{Exit, Stop};
use crate::domain::identifiers::{ComponentKey, ProductKey};
use crate::domain::ids::UsageId;
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, Day};
use crate::domain::usage::{Attendance, Presence, Session, UsageKind};
use crate::import::{attendance as table, values};
use crate::operations::import_usages;
use crate::operations::set_attendance::{self, Attend, Place};
use crate::operations::views::usages::UsageRow;
use crate::problem::Problem;
use crate::store::Store;

const GROUP: Argument = Argument::required(
    "group",
    Text::new("GROEP", "GROUP"),
    Text::new("naam van de groep", "name of the group"),
);
const NEW_GROUP: Argument = Argument::option(
    "group",
    Text::new("GROEP", "GROUP"),
    Text::new("naam van de groep", "name of the group"),
);
const DATE: Argument = Argument::required(
    "date",
    Text::new("DATUM", "DATE"),
    Text::new("dag van de bijeenkomst", "day of the session"),
);
const NEW_DATE: Argument = Argument::option(
    "date",
    Text::new("DATUM", "DATE"),
    Text::new("dag van de bijeenkomst", "day of the session"),
);
const START: Argument = Argument::option(
    "start",
    Text::new("TIJD", "TIME"),
    Text::new("wanneer zij begint, zoals 14:30", "when it begins, such as 14:30"),
);
const COMPONENT: Argument = Argument::option(
    "component",
    Text::new("ONDERDEEL", "COMPONENT"),
    Text::new(
        "wat de groep biedt: onderdeel uit het contract",
        "what the group offers: component of the contract",
    ),
);
const GROUP_PRODUCT: Argument = Argument::option(
    "product",
    Text::new("PRODUCT", "PRODUCT"),
    Text::new("of een product ervan", "or a product of it"),
);
const SUPERVISORS: Argument = Argument::option(
    "supervisors",
    Text::new("AANTAL", "COUNT"),
    Text::new("begeleiders die er waren", "supervisors who were there"),
);
const LED_BY: Argument =
    Argument::option("practitioner", Text::new("CODE", "CODE"), Text::new("wie haar leidde", "who led it"));
const CLIENTS: Argument = Argument::repeated(
    "client",
    Text::new("NUMMER", "NUMBER"),
    Text::new("cliëntnummer; mag vaker", "client number; may be repeated"),
);
const DAY_PARTS: Argument = Argument::option(
    "dayparts",
    Text::new("AANTAL", "COUNT"),
    Text::new("dagdelen van vier uur, 1 tot en met 6", "day parts of four hours, 1 to 6"),
);
const ABSENT: Argument = Argument::option(
    "absent",
    Text::new("REDEN", "REASON"),
    Text::new(
        "in plaats van --dayparts: ziek, vakantie of 'niet verschenen'",
        "instead of --dayparts: sick, holiday or no-show",
    ),
);

/// Columns of the CSV table.
pub const COLUMNS: [&str; 12] = [
    "date",
    "client",
    "component",
    "dayparts",
    "start",
    "group",
    "supervisors",
    "absence",
    "practitioner",
    "product",
    "allocation",
    "note",
];

pub static NOUN: Noun = Noun {
    name: "attendance",
    about: Text::new("Aanwezigheid bij groepen.", "Attendance of groups."),
    verbs: &[
        Verb {
            name: "add",
            about: Text::new(
                "Leg vast wie er was; de bijeenkomst wordt gemaakt als zij er niet is.",
                "Record who was there; the session is made when it is not there.",
            ),
            arguments: &[
                GROUP,
                DATE,
                START,
                CLIENTS,
                DAY_PARTS,
                ABSENT,
                COMPONENT,
                GROUP_PRODUCT,
                SUPERVISORS,
                LED_BY,
            ],
            run: add,
        },
        Verb {
            name: "list",
            about: Text::new("Toon aanwezigheid.", "List attendance."),
            arguments: &[MONTH, FROM, TO, CLIENT, FORMAT],
            run: list,
        },
        Verb {
            name: "edit",
            about: Text::new("Wijzig de aanwezigheid van een cliënt.", "Change the attendance of a client."),
            arguments: &[NUMBER, DAY_PARTS, ABSENT, ALLOCATION, used::PRODUCT, LED_BY],
            run: edit,
        },
        Verb {
            name: "delete",
            about: Text::new(
                "Verwijder aanwezigheid; 'uurwerk undo' haalt haar terug.",
                "Delete attendance; 'uurwerk undo' brings it back.",
            ),
            arguments: &[NUMBERS],
            run: delete,
        },
        Verb {
            name: "import",
            about: Text::new(
                "Lees aanwezigheid uit een CSV-bestand; alles of niets.",
                "Read attendance from a CSV file; all or nothing.",
            ),
            arguments: &[
                rows::file(Text::new(
                    "date,client,component,dayparts,start,group,supervisors,absence,practitioner,product,allocation,note; - leest de invoer",
                    "date,client,component,dayparts,start,group,supervisors,absence,practitioner,product,allocation,note; - reads standard input",
                )),
                SKIP_BAD,
            ],
            run: import,
        },
        Verb {
            name: "export",
            about: Text::new(
                "Schrijf aanwezigheid als CSV, zoals import haar leest.",
                "Write attendance as CSV, as import reads it.",
            ),
            arguments: &[MONTH, FROM, TO, CLIENT],
            run: export,
        },
        Verb {
            name: "sessions",
            about: Text::new(
                "Toon de bijeenkomsten van een maand, met hoeveel er waren.",
                "List the sessions of a month, with how many were there.",
            ),
            arguments: &[MONTH, FORMAT],
            run: sessions::list,
        },
        Verb {
            name: "means",
            about: Text::new(
                "Toon het gemiddelde aantal jeugdigen per begeleider in een maand (PS-D3).",
                "Show the mean number of youths per supervisor in a month (PS-D3).",
            ),
            arguments: &[MONTH, FORMAT],
            run: sessions::means,
        },
        Verb {
            name: "session",
            about: Text::new(
                "Wijzig een bijeenkomst; wat niet genoemd wordt, blijft, en - haalt weg.",
                "Change a session; what is not named stays, and - takes away.",
            ),
            arguments: &[
                NUMBER,
                NEW_GROUP,
                NEW_DATE,
                START,
                COMPONENT,
                GROUP_PRODUCT,
                SUPERVISORS,
                LED_BY,
                Argument::flag(
                    "delete",
                    Text::new("verwijder haar, als niemand er was", "delete it, when nobody was there"),
                ),
            ],
            run: sessions::change,
        },
    ],
};

/// What the arguments say of a session; what they leave out stays as it was.
fn session(store: &mut Store, given: &Given<'_>, old: Session) -> Result<Session, Problem> {
    let component =
        used::changed(given, "component", old.component.clone(), identifier(ComponentKey::parse))?;
    let product = used::changed(given, "product", old.product.clone(), identifier(ProductKey::parse))?;
    let (component, product) = match (given.text("component")?, given.text("product")?) {
        (Some(_), Some(_)) if component.is_some() && product.is_some() => {
            return Err(Problem::usage(Text::new(
                "--component gaat niet samen met --product",
                "--component does not go together with --product",
            )));
        }
        (Some(_), None) if component.is_some() => (component, None),
        (None, Some(_)) if product.is_some() => (None, product),
        _ => (component, product),
    };
    Ok(Session {
        group: given.value("group", values::group)?.unwrap_or(old.group),
        day: given.day("date")?.unwrap_or(old.day),
        start: used::changed(given, "start", old.start, values::clock)?,
        component,
        product,
        supervisors: used::changed(given, "supervisors", old.supervisors, values::supervisors)?,
        practitioner: practitioner(store, given, "practitioner", old.practitioner)?,
    })
}

fn add(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let group = given.needed("group", values::group)?;
    let day: Day = given.needed("date", values::day)?;
    let start: Option<ClockTime> = given.value("start", values::clock)?;
    let blank =
        Session { group, day, start, component: None, product: None, supervisors: None, practitioner: None };
    let session = session(&mut store, given, blank)?;
    let presence = presence(given)?.ok_or_else(no_presence)?;
    let mut clients = Vec::new();
    for text in given.texts("client")? {
        let number =
            values::client_number(text).map_err(|words| given.at("client", Problem::usage(words)))?;
        let client = find::client(&mut store, &number)?.id;
        clients.push(Attend::new(used::key(context)?, client, Some(presence)));
    }
    if clients.is_empty() {
        return Err(Problem::usage(Text::new("welke cliënt?", "which client?"))
            .hint(Text::new("geef --client NUMMER", "give --client NUMBER"))
            .into());
    }
    let input = set_attendance::Input { place: Place::Group(session), clients };
    let done = set_attendance::run(&mut store, &context.surroundings, input)?;
    used::say_saved(context, &done.saved, &Text::new("vastgelegd", "recorded"))?;
    Ok(Exit::Done)
}

/// How long, or why not; `None` when neither was given.
fn presence(given: &Given<'_>) -> Result<Option<Presence>, Problem> {
    let day_parts = given.value("dayparts", values::day_parts)?;
    let absent = given.value("absent", values::absence)?;
    match (day_parts, absent) {
        (Some(_), Some(_)) => Err(Problem::usage(Text::new(
            "--dayparts gaat niet samen met --absent",
            "--dayparts does not go together with --absent",
        ))),
        (day_parts, absent) => Ok(day_parts.or(absent.map(Presence::Absent))),
    }
}

fn no_presence() -> Problem {
    Problem::usage(Text::new("hoeveel dagdelen?", "how many day parts?")).hint(Text::new(
        "geef --dayparts, of --absent met de reden",
        "give --dayparts, or --absent with the reason",
    ))
}

fn edit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let id = UsageId(used::number(given)?);
    let mut store = context.store()?;
    let kept = used::known(&mut store, id, UsageKind::Attendance)?;
    let Some(Attendance { session, presence: old }) = kept.attendance().cloned() else {
        return Err(no_presence().into());
    };
    let client = Attend {
        key: kept.key,
        client: kept.client,
        presence: Some(presence(given)?.unwrap_or(old)),
        allocation: allocation(&mut store, given, kept.client, kept.allocation)?,
        product: product(given, kept.product)?,
        practitioner: practitioner(&mut store, given, "practitioner", kept.practitioner)?,
        note: kept.note,
        whole: true,
    };
    let input = set_attendance::Input { place: Place::Known(session), clients: vec![client] };
    let done = set_attendance::run(&mut store, &context.surroundings, input)?;
    used::say_saved(context, &done.saved, &Text::new("gewijzigd", "changed"))?;
    Ok(Exit::Done)
}

fn delete(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    used::delete(context, given, UsageKind::Attendance)
}

fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    rows::import(context, given, table::read, import_usages::attendance)
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut columns = vec![
        Column::right("attendance", Text::new("nr", "no")),
        Column::left("date", Text::new("datum", "date")),
        Column::left("start", Text::new("van", "from")),
        Column::left("group", Text::new("groep", "group")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("name", Text::new("naam", "name")),
        Column::right("dayparts", Text::new("dagdelen", "day parts")),
        Column::left("absence", Text::new("afwezig", "absent")),
        Column::left("practitioner", Text::new("medewerker", "practitioner")),
    ];
    columns.extend(used::closing_columns());
    used::list(context, given, UsageKind::Attendance, columns, |row| {
        let session = row.session.as_ref();
        let (day_parts, absence) = presence_cells(row);
        let mut cells = vec![
            Cell::Int(row.id.0),
            Cell::Day(row.usage.day),
            Cell::maybe(session.and_then(|session| session.start)),
            Cell::maybe(session.map(|session| &session.group)),
            Cell::Text(row.client.number.to_string()),
            Cell::Text(row.client.name.listed()),
            day_parts,
            absence,
            Cell::maybe(row.practitioner.as_ref()),
        ];
        cells.extend(used::closing_cells(row));
        cells
    })
}

fn presence_cells(row: &UsageRow) -> (Cell, Cell) {
    match row.usage.attendance().map(|attendance| attendance.presence) {
        Some(Presence::Present(day_parts)) => (Cell::Int(i64::from(day_parts)), Cell::Null),
        Some(Presence::Absent(reason)) => (Cell::Null, Cell::Word(reason.word(), reason.name())),
        None => (Cell::Null, Cell::Null),
    }
}

fn export(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    used::export(context, given, UsageKind::Attendance, &COLUMNS, exported)
}

fn exported(row: &UsageRow) -> Vec<Cell> {
    let Some(session) = &row.session else { return vec![Cell::Null; COLUMNS.len()] };
    let (day_parts, absence) = presence_cells(row);
    vec![
        Cell::Day(row.usage.day),
        Cell::Text(row.client.number.to_string()),
        Cell::maybe(session.component.as_ref()),
        day_parts,
        Cell::maybe(session.start),
        Cell::Text(session.group.to_string()),
        session.supervisors.map_or(Cell::Null, |count| Cell::Int(i64::from(count))),
        absence,
        Cell::maybe(row.led_by.as_ref()),
        Cell::maybe(session.product.as_ref()),
        row.wanted.as_ref().map_or(Cell::Null, |(_, number)| Cell::Int(i64::from(number.get()))),
        used::note(row),
    ]
}
