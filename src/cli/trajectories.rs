//! `uurwerk trajectories`: crisis help from registration to hand-over, with the days that are left.

use super::ask::{self, Question};
use super::command::{Argument, FORMAT, Noun, Verb};
use super::context::Context;
use super::filter::{CLIENT, FROM, MONTH, TO};
use super::find;
use super::given::{Given, identifier};
use super::output::{Cell, Column, Format, Listing};
use super::rows::{self, SKIP_BAD};
use super::used::{self, ALLOCATION, NUMBER, OF_CLIENT, allocation, client, practitioner};
use super::{Exit, Stop};
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::TrajectoryId;
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::domain::usage::{Handover, Moment, Shelter, Trajectory};
use crate::import::{trajectories as table, values};
use crate::operations::views::trajectories::{self as view, Filter, TrajectoryRow};
use crate::operations::{delete_trajectory, import_usages, save_trajectory};
use crate::problem::Problem;
use crate::store::{self, Store};
use crate::text;

const PRODUCT: Argument = Argument::required(
    "product",
    Text::new("PRODUCT", "PRODUCT"),
    Text::new("product van crisishulp in het contract", "product of crisis help in the contract"),
);
const NEW_PRODUCT: Argument = Argument::option(
    "product",
    Text::new("PRODUCT", "PRODUCT"),
    Text::new("product van crisishulp in het contract", "product of crisis help in the contract"),
);
const REGISTERED: Argument = Argument::required(
    "registered",
    Text::new("MOMENT", "MOMENT"),
    Text::new("aanmelding, zoals '2025-03-13 9:30'", "registration, such as '2025-03-13 9:30'"),
);
const NEW_REGISTERED: Argument = Argument::option(
    "registered",
    Text::new("MOMENT", "MOMENT"),
    Text::new("aanmelding, zoals '2025-03-13 9:30'", "registration, such as '2025-03-13 9:30'"),
);
const CONTACT: Argument = Argument::option(
    "contact",
    Text::new("MOMENT", "MOMENT"),
    Text::new("eerste contact; - haalt weg", "first contact; - takes away"),
);
const WORKER: Argument = Argument::required(
    "worker",
    Text::new("CODE", "CODE"),
    Text::new("de crisiswerker, die blijft (PS-K4)", "the crisis worker, who stays on (PS-K4)"),
);
const NEW_WORKER: Argument = Argument::option(
    "worker",
    Text::new("CODE", "CODE"),
    Text::new("de crisiswerker, die blijft (PS-K4)", "the crisis worker, who stays on (PS-K4)"),
);
const SHELTER: Argument = Argument::flag(
    "shelter",
    Text::new("tegelijk crisisopvang (segment V)", "crisis shelter (segment V) at the same time"),
);
const ENDED: Argument = Argument::option(
    "ended",
    Text::new("DATUM", "DATE"),
    Text::new("laatste dag; - loopt weer", "last day; - runs again"),
);

pub static NOUN: Noun = Noun {
    name: "trajectories",
    about: Text::new(
        "Crisistrajecten. Toelichtingen worden gevraagd, of als 'sleutel: waarde' van de invoer gelezen.",
        "Crisis trajectories. Remarks are asked for, or read as 'key: value' from standard input.",
    ),
    verbs: &[
        Verb {
            name: "add",
            about: Text::new("Leg een crisistraject vast.", "Record a crisis trajectory."),
            arguments: &[OF_CLIENT, PRODUCT, REGISTERED, CONTACT, WORKER, SHELTER, ALLOCATION, ENDED],
            run: add,
        },
        Verb {
            name: "list",
            about: Text::new(
                "Toon crisistrajecten, met de dagen die er nog zijn.",
                "List crisis trajectories, with the days that are left.",
            ),
            arguments: &[MONTH, FROM, TO, CLIENT, FORMAT],
            run: list,
        },
        Verb {
            name: "edit",
            about: Text::new(
                "Wijzig een crisistraject; wat niet genoemd wordt, blijft.",
                "Change a crisis trajectory; what is not named stays.",
            ),
            arguments: &[
                NUMBER,
                NEW_PRODUCT,
                NEW_REGISTERED,
                CONTACT,
                NEW_WORKER,
                SHELTER,
                Argument::flag("no-shelter", Text::new("zonder crisisopvang", "without crisis shelter")),
                ALLOCATION,
                ENDED,
            ],
            run: edit,
        },
        Verb {
            name: "handover",
            about: Text::new(
                "Leg vast dat een ander het overneemt; de reden wordt gevraagd (PS-K4).",
                "Record that somebody else takes over; the reason is asked for (PS-K4).",
            ),
            arguments: &[
                NUMBER,
                Argument::required(
                    "from",
                    Text::new("DATUM", "DATE"),
                    Text::new("eerste dag van de ander", "first day of the other"),
                ),
                WORKER,
            ],
            run: handover,
        },
        Verb {
            name: "delete",
            about: Text::new(
                "Verwijder een crisistraject; 'uurwerk undo' haalt het terug.",
                "Delete a crisis trajectory; 'uurwerk undo' brings it back.",
            ),
            arguments: &[NUMBER],
            run: delete,
        },
        Verb {
            name: "import",
            about: Text::new(
                "Lees crisistrajecten uit een CSV-bestand; alles of niets.",
                "Read crisis trajectories from a CSV file; all or nothing.",
            ),
            arguments: &[
                rows::file(Text::new(
                    "client,product,registered,registered_time,contact,contact_time,worker,shelter,shelter_remark,afterwards,ended,allocation; - leest de invoer",
                    "client,product,registered,registered_time,contact,contact_time,worker,shelter,shelter_remark,afterwards,ended,allocation; - reads standard input",
                )),
                SKIP_BAD,
            ],
            run: import,
        },
        Verb {
            name: "export",
            about: Text::new(
                "Schrijf crisistrajecten als CSV, zoals import ze leest; zonder de overdrachten.",
                "Write crisis trajectories as CSV, as import reads them; without their hand-overs.",
            ),
            arguments: &[MONTH, FROM, TO, CLIENT],
            run: export,
        },
    ],
};

const SHELTER_REMARK: Question = Question::open(
    "shelter_remark",
    Text::new("over de crisisopvang (leeg blijft, - weg)", "about the crisis shelter (empty stays, - none)"),
    checked_remark,
);
const AFTERWARDS: Question = Question::open(
    "afterwards",
    Text::new("zorg daarna (leeg blijft, - weg)", "care afterwards (empty stays, - none)"),
    checked_remark,
);
const REASON: Question =
    Question::open("reason", Text::new("reden van de overdracht", "reason of the hand-over"), checked_remark);

fn checked_remark(text: &str) -> Result<(), Text> {
    values::remark(text).map(drop)
}

/// `2025-03-13 9:30`.
fn moment(text: &str) -> Result<Moment, Text> {
    let expected = || {
        Text::new(
            "verwacht dag en tijd, zoals '2025-03-13 9:30'",
            "expected day and time, such as '2025-03-13 9:30'",
        )
    };
    let (day, time) = text.trim().split_once([' ', 'T']).ok_or_else(expected)?;
    Ok(Moment { day: values::day(day)?, time: values::clock(time.trim())? })
}

fn add(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let client = client(&mut store, given)?;
    let worker = practitioner(&mut store, given, "worker", None)?;
    let trajectory = Trajectory {
        client,
        product: given.needed("product", identifier(ProductKey::parse))?,
        allocation: None,
        registered: given.needed("registered", moment)?,
        first_contact: None,
        worker: worker.ok_or_else(|| given.not_a("worker", &Text::new("een code", "a code")))?,
        handovers: Vec::new(),
        shelter: Shelter::default(),
        afterwards: None,
        ended: None,
    };
    save(context, given, store, None, trajectory)
}

fn edit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let (id, mut trajectory) = known(&mut store, given)?;
    trajectory.product = given.value("product", identifier(ProductKey::parse))?.unwrap_or(trajectory.product);
    trajectory.registered = given.value("registered", moment)?.unwrap_or(trajectory.registered);
    trajectory.worker =
        practitioner(&mut store, given, "worker", Some(trajectory.worker))?.unwrap_or(trajectory.worker);
    trajectory.shelter.simultaneous &= !given.flag("no-shelter");
    save(context, given, store, Some(id), trajectory)
}

/// What adding and editing share: the arguments that may be left out, the remarks, and storing.
fn save(
    context: &mut Context<'_, '_>,
    given: &Given<'_>,
    mut store: Store,
    id: Option<TrajectoryId>,
    old: Trajectory,
) -> Result<Exit, Stop> {
    let first_contact = used::changed(given, "contact", old.first_contact, moment)?;
    let ended = used::changed(given, "ended", old.ended, values::day)?;
    let allocation = allocation(&mut store, given, old.client, old.allocation)?;
    let answers = ask::ask(context, &[SHELTER_REMARK, AFTERWARDS])?;
    let shelter = Shelter {
        simultaneous: old.shelter.simultaneous || given.flag("shelter"),
        remark: answers.value("shelter_remark", old.shelter.remark.clone(), values::remark)?,
    };
    let afterwards = answers.value("afterwards", old.afterwards.clone(), values::remark)?;
    let trajectory = Trajectory { allocation, first_contact, shelter, afterwards, ended, ..old };
    keep(context, &mut store, id, trajectory)
}

fn keep(
    context: &mut Context<'_, '_>,
    store: &mut Store,
    id: Option<TrajectoryId>,
    trajectory: Trajectory,
) -> Result<Exit, Stop> {
    let input = save_trajectory::Input { id, trajectory };
    let done = save_trajectory::run(store, &context.surroundings, input)?;
    writeln!(context.io.out, "{}", done.id)?;
    let first = done.judged.first_day;
    context.say(&match done.judged.last_possible {
        Some(last) => text!(
            "vastgelegd: eerste dag {first}, laatste dag die kan {last}",
            "recorded: first day {first}, last possible day {last}"
        ),
        None => text!("vastgelegd: eerste dag {first}", "recorded: first day {first}"),
    })?;
    context.say_findings(&done.judged.findings)?;
    Ok(Exit::Done)
}

fn known(store: &mut Store, given: &Given<'_>) -> Result<(TrajectoryId, Trajectory), Problem> {
    let id = TrajectoryId(used::number(given)?);
    let found = store.read(|tx| store::trajectories::get(tx, id))?;
    Ok((id, found.ok_or(save_trajectory::Error::Unknown)?.value))
}

fn handover(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let (id, mut trajectory) = known(&mut store, given)?;
    let from = given.needed("from", values::day)?;
    let worker = practitioner(&mut store, given, "worker", None)?;
    let worker = worker.ok_or_else(|| given.not_a("worker", &Text::new("een code", "a code")))?;
    let reason: Option<Remark> = ask::ask(context, &[REASON])?.value("reason", None, values::remark)?;
    trajectory.handovers.push(Handover { from, worker, reason });
    keep(context, &mut store, Some(id), trajectory)
}

fn delete(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let id = TrajectoryId(used::number(given)?);
    let deleted = delete_trajectory::run(&mut context.store()?, &context.surroundings, id)?;
    let day = deleted.registered.day;
    context.say(&text!("verwijderd: traject van {day}", "deleted: trajectory of {day}"))?;
    Ok(Exit::Done)
}

fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    rows::import(context, given, table::read, import_usages::trajectories)
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let rows = load(context, given)?;
    let columns = vec![
        Column::right("trajectory", Text::new("nr", "no")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("product", Text::new("product", "product")),
        Column::right("allocation", Text::new("toewijzing", "allocation")),
        Column::left("registered", Text::new("aangemeld", "registered")),
        Column::left("contact", Text::new("eerste contact", "first contact")),
        Column::left("worker", Text::new("werker", "worker")),
        Column::left("shelter", Text::new("opvang", "shelter")),
        Column::left("first", Text::new("eerste dag", "first day")),
        Column::left("last", Text::new("laatste dag", "last day")),
        Column::right("left", Text::new("nog", "left")),
        Column::left("ended", Text::new("geëindigd", "ended")),
        Column::left("findings", Text::new("bevindingen", "findings")),
    ];
    context.list(given, &Listing::new(columns, rows.iter().map(row).collect()))?;
    Ok(Exit::Done)
}

/// Those that ran in the month or the days of the arguments.
fn load(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Vec<TrajectoryRow>, Stop> {
    let mut store = context.store()?;
    let client = given.value("client", values::client_number)?;
    let filter = Filter {
        period: given.period(context.surroundings.today())?,
        client: client.map(|number| find::client(&mut store, &number)).transpose()?.map(|client| client.id),
    };
    Ok(view::load(&mut store, &context.surroundings, &filter)?)
}

fn row(row: &TrajectoryRow) -> Vec<Cell> {
    let trajectory = &row.judged.trajectory;
    vec![
        Cell::Int(row.id.0),
        Cell::Text(row.client.number.to_string()),
        Cell::Text(row.client.name.listed()),
        Cell::Named(trajectory.product.to_string(), row.product.clone()),
        row.allocation.map_or(Cell::Null, |number| Cell::Int(i64::from(number.get()))),
        Cell::Text(told(trajectory.registered)),
        Cell::maybe(trajectory.first_contact.map(told)),
        Cell::Text(row.worker.to_string()),
        Cell::Bool(trajectory.shelter.simultaneous),
        Cell::Day(row.judged.first_day),
        row.judged.last_possible.map_or(Cell::Null, Cell::Day),
        row.days_left.map_or(Cell::Null, Cell::Int),
        trajectory.ended.map_or(Cell::Null, Cell::Day),
        used::rules(&row.judged.findings),
    ]
}

fn told(moment: Moment) -> String {
    format!("{} {}", moment.day, moment.time)
}

/// Columns of the CSV table.
const COLUMNS: [&str; 12] = [
    "client",
    "product",
    "registered",
    "registered_time",
    "contact",
    "contact_time",
    "worker",
    "shelter",
    "shelter_remark",
    "afterwards",
    "ended",
    "allocation",
];

fn export(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let rows = load(context, given)?;
    let columns = COLUMNS.map(|key| Column::left(key, Text::same(key))).to_vec();
    let lang = context.lang();
    let listing = Listing::new(columns, rows.iter().map(exported).collect());
    listing.print(Format::Csv, lang, context.io.out)?;
    Ok(Exit::Done)
}

fn exported(row: &TrajectoryRow) -> Vec<Cell> {
    let trajectory = &row.judged.trajectory;
    let remark = |remark: &Option<Remark>| Cell::maybe(remark.as_ref().map(Remark::as_str));
    vec![
        Cell::Text(row.client.number.to_string()),
        Cell::Text(trajectory.product.to_string()),
        Cell::Day(trajectory.registered.day),
        Cell::Text(trajectory.registered.time.to_string()),
        trajectory.first_contact.map_or(Cell::Null, |contact| Cell::Day(contact.day)),
        Cell::maybe(trajectory.first_contact.map(|contact| contact.time)),
        Cell::maybe(row.workers.first()),
        Cell::Text(if trajectory.shelter.simultaneous { "yes" } else { "no" }.to_owned()),
        remark(&trajectory.shelter.remark),
        remark(&trajectory.afterwards),
        trajectory.ended.map_or(Cell::Null, Cell::Day),
        row.wanted.as_ref().map_or(Cell::Null, |(_, number)| Cell::Int(i64::from(number.get()))),
    ]
}
