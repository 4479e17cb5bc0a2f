//! `uurwerk client`: the young people whom care is for. Names, birth dates and citizen service numbers are asked for; they are
//! never arguments.

use super::ask::{self, Answers, Question};
use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::Context;
use super::find;
use super::given::{Given, identifier};
use super::history;
use super::output::{Cell, Column, Listing};
use super::rows::{self, SKIP_BAD};
use super::{Exit, Stop};
use crate::domain::client::{Client, Gender, PersonName};
use crate::domain::dossier::Move;
use crate::domain::identifiers::{Bsn, ClientNumber, MunicipalityCode};
use crate::domain::text::Text;
use crate::domain::time::{BirthDate, BirthPrecision, Day, Period};
use crate::import::{clients, values};
use crate::operations::views::clients as view;
use crate::operations::{add_client, edit_client, import_rows, move_client, remove_move, set_school};
use crate::problem::Problem;
use crate::text;

pub(super) const NUMBER: Argument = Argument::place(
    "number",
    Form::Place,
    Text::new("NUMMER", "NUMBER"),
    Text::new("cliëntnummer, zoals J-0142", "client number, such as J-0142"),
);

const TO: Argument = Argument::required(
    "municipality",
    Text::new("CODE", "CODE"),
    Text::new(
        "gemeentecode (4 cijfers); '-' haalt de verhuizing van die dag weg",
        "municipality code (4 digits); '-' takes the move of that day away",
    ),
);
const INSTEAD: Argument = Argument::option(
    "instead-of",
    Text::new("DATUM", "DATE"),
    Text::new("de dag van een verhuizing die dit verbetert", "the day of a move that this corrects"),
);
const SINCE: Argument = Argument::required(
    "from",
    Text::new("DATUM", "DATE"),
    Text::new("eerste dag waarop die verantwoordelijk is", "first day on which it is responsible"),
);
const PERIODS: Argument = Argument::required(
    "periods",
    Text::new("LIJST", "LIST"),
    Text::new(
        "alle periodes: '2016-09-01..2024-07-15;2024-09-01'",
        "all periods: '2016-09-01..2024-07-15;2024-09-01'",
    ),
);

/// What is asked, in this order; the keys are those of the columns of a CSV file.
const QUESTIONS: &[Question] = &[
    Question::open("surname", Text::new("achternaam zonder voorvoegsel", "surname without prefix"), |_| {
        Ok(())
    }),
    Question::open("prefix", Text::new("voorvoegsel", "prefix"), |_| Ok(())),
    Question::open("first_names", Text::new("voornamen", "first names"), |_| Ok(())),
    Question::open("initials", Text::new("voorletters", "initials"), |text| {
        clients::initials(text).map(|_| ())
    }),
    Question::open(
        "birth_date",
        Text::new("geboortedatum (2010-06-15, 2010-06, 2010)", "date of birth (2010-06-15, 2010-06, 2010)"),
        |text| birth(text).map(|_| ()),
    ),
    Question::open(
        "gender",
        Text::new("geslacht (man, vrouw, onbekend)", "gender (male, female, unknown)"),
        |text| values::gender(text).map(|_| ()),
    ),
    Question::open(
        "municipality",
        Text::new("gemeentecode (4 cijfers)", "municipality code (4 digits)"),
        |text| identifier(MunicipalityCode::parse)(text).map(|_| ()),
    ),
    Question::secret("bsn", Text::new("burgerservicenummer", "citizen service number (BSN)"), |text| {
        identifier(Bsn::parse)(text).map(|_| ())
    }),
];

pub static NOUN: Noun = Noun {
    name: "client",
    about: Text::new(
        "Cliënten. Namen en BSN worden gevraagd, of als 'sleutel: waarde' van de invoer gelezen.",
        "Clients. Names and BSN are asked for, or read as 'key: value' from standard input.",
    ),
    verbs: &[
        Verb {
            name: "add",
            about: Text::new(
                "Voeg een cliënt toe; vraagt naar naam, geboortedatum en BSN.",
                "Add a client; asks for name, date of birth and BSN.",
            ),
            arguments: &[NUMBER],
            run: add,
        },
        Verb {
            name: "list",
            about: Text::new("Toon alle cliënten.", "List all clients."),
            arguments: &[FORMAT],
            run: list,
        },
        Verb {
            name: "show",
            about: Text::new("Toon één cliënt; het BSN gemaskeerd.", "Show one client; the BSN masked."),
            arguments: &[NUMBER, FORMAT],
            run: show,
        },
        Verb {
            name: "import",
            about: Text::new(
                "Lees cliënten uit een CSV-bestand; alles of niets.",
                "Read clients from a CSV file; all or nothing.",
            ),
            arguments: &[
                rows::file(Text::new(
                    "number,bsn,surname,prefix,first_names,initials,birth_date,date_use,gender,municipality; - leest de invoer",
                    "number,bsn,surname,prefix,first_names,initials,birth_date,date_use,gender,municipality; - reads standard input",
                )),
                SKIP_BAD,
            ],
            run: import,
        },
        Verb {
            name: "edit",
            about: Text::new(
                "Wijzig een cliënt: leeg blijft wat het was, '-' haalt weg.",
                "Change a client: empty stays as it was, '-' takes away.",
            ),
            arguments: &[NUMBER],
            run: edit,
        },
        Verb {
            name: "move",
            about: Text::new(
                "Leg vast dat vanaf een dag een andere gemeente verantwoordelijk is.",
                "Record that another municipality is responsible from a day on.",
            ),
            arguments: &[NUMBER, TO, SINCE, INSTEAD],
            run: move_to,
        },
        Verb {
            name: "school",
            about: Text::new(
                "Leg vast wanneer een cliënt naar school gaat; '-' is nooit.",
                "Record when a client goes to school; '-' is never.",
            ),
            arguments: &[NUMBER, PERIODS],
            run: school,
        },
        history::VERB,
    ],
};

fn add(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number = given.needed("number", values::client_number)?;
    let mut store = context.store()?;
    let answers = ask::ask(context, QUESTIONS)?;
    let blank = Client {
        number: number.clone(),
        bsn: None,
        name: PersonName::default(),
        birth: None,
        gender: None,
        municipality: None,
    };
    let client = changed(&answers, blank)?;
    add_client::run(&mut store, &context.surroundings, add_client::Input { client })?;
    context.say(&text!("cliënt {number} is toegevoegd", "client {number} is added"))?;
    Ok(Exit::Done)
}

fn edit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number = given.needed("number", values::client_number)?;
    let mut store = context.store()?;
    let stored = find::client(&mut store, &number)?;
    let answers = ask::ask(context, QUESTIONS)?;
    let client = changed(&answers, stored.value)?;
    edit_client::run(&mut store, &context.surroundings, edit_client::Input { id: stored.id, client })?;
    context.say(&text!("cliënt {number} is gewijzigd", "client {number} is changed"))?;
    Ok(Exit::Done)
}

/// The client with what was answered.
fn changed(answers: &Answers, old: Client) -> Result<Client, Problem> {
    let plain = |text: &str| Ok(text.to_owned());
    let name = old.name;
    Ok(Client {
        number: old.number,
        bsn: answers.value("bsn", old.bsn, identifier(Bsn::parse))?,
        name: PersonName {
            surname: answers.value("surname", Some(name.surname), plain)?.unwrap_or_default(),
            prefix: answers.value("prefix", name.prefix, plain)?,
            first_names: answers.value("first_names", name.first_names, plain)?,
            initials: answers.value("initials", name.initials, clients::initials)?,
        },
        birth: answers.value("birth_date", old.birth, birth)?,
        gender: answers.value("gender", old.gender, values::gender)?,
        municipality: answers.value("municipality", old.municipality, identifier(MunicipalityCode::parse))?,
    })
}

/// A whole date, or as much of it as is known: year and month, or the year (code list COD170).
fn birth(text: &str) -> Result<BirthDate, Text> {
    let partial = match text.len() {
        7 => Some((format!("{text}-01"), BirthPrecision::DayUnknown)),
        4 => Some((format!("{text}-01-01"), BirthPrecision::MonthUnknown)),
        _ => None,
    };
    let Some((text, precision)) = partial else { return values::day(text).map(BirthDate::exact) };
    let date = values::day(&text)?;
    BirthDate::new(date, precision).ok_or_else(|| Text::new("deze datum kan niet", "this date cannot be"))
}

fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    rows::import(context, given, clients::read, import_rows::clients)
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let view = view::load(&mut context.store()?, &context.surroundings)?;
    let rows = view.rows.iter().map(|row| {
        let mut cells = cells(&row.client);
        cells.push(Cell::Int(i64::try_from(row.running).unwrap_or(i64::MAX)));
        cells.push(row.last_entry.map_or(Cell::Null, Cell::Day));
        cells
    });
    let mut columns = columns();
    columns.push(Column::right("running_allocations", Text::new("toewijzingen", "allocations")));
    columns.push(Column::left("last_entry", Text::new("laatste tijd", "last entry")));
    context.list(given, &Listing::new(columns, rows.collect()))?;
    Ok(Exit::Done)
}

fn show(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number: ClientNumber = given.needed("number", values::client_number)?;
    let mut store = context.store()?;
    let mut client = find::client(&mut store, &number)?;
    let dossier = view::dossier(&mut store, client.id)?;
    if let Some(now) = dossier.municipality_on(context.surroundings.today()) {
        client.value.municipality = Some(now.clone());
    }
    let mut columns = columns();
    columns.push(Column::left("school", Text::new("school", "school")));
    columns.push(Column::left("municipalities", Text::new("gemeenten", "municipalities")));
    columns.push(Column::right("documents", Text::new("documenten", "documents")));
    let mut row = cells(&client.value);
    row.push(Cell::List(dossier.school.iter().map(|period| days(*period)).collect()));
    row.push(Cell::List(dossier.moves.iter().map(moved).collect()));
    row.push(Cell::count(dossier.documents.len()));
    context.list(given, &Listing::new(columns, vec![row]).record())?;
    Ok(Exit::Done)
}

/// As `--periods` reads it.
fn days(period: Period) -> String {
    match period.until {
        Some(until) => format!("{}..{until}", period.from),
        None => period.from.to_string(),
    }
}

/// `0405` from the first day on, `0420:2025-03-13` from a day.
fn moved(one: &Move) -> String {
    let (code, from) = (&one.municipality, one.from);
    if from == Day::FIRST { code.to_string() } else { format!("{code}:{from}") }
}

fn move_to(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number = given.needed("number", values::client_number)?;
    let from = given.needed("from", values::day)?;
    if given.required("municipality")? == "-" {
        return never_moved(context, &number, from);
    }
    let municipality = given.needed("municipality", identifier(MunicipalityCode::parse))?;
    let instead_of = given.day("instead-of")?;
    let mut store = context.store()?;
    let client = find::client(&mut store, &number)?.id;
    let moved = Move { from, municipality: municipality.clone() };
    let input = move_client::Input { client, moved, instead_of };
    move_client::run(&mut store, &context.surroundings, input)?;
    context.say(&text!(
        "vanaf {from} is gemeente {municipality} verantwoordelijk voor cliënt {number}",
        "from {from} municipality {municipality} is responsible for client {number}"
    ))?;
    Ok(Exit::Done)
}

fn never_moved(context: &mut Context<'_, '_>, number: &ClientNumber, from: Day) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let client = find::client(&mut store, number)?.id;
    remove_move::run(&mut store, &context.surroundings, remove_move::Input { client, from })?;
    context.say(&text!(
        "de verhuizing van cliënt {number} op {from} is weggehaald",
        "the move of client {number} on {from} is taken away"
    ))?;
    Ok(Exit::Done)
}

fn school(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number = given.needed("number", values::client_number)?;
    let periods = if given.required("periods")? == "-" {
        Vec::new()
    } else {
        given.needed("periods", values::periods)?
    };
    let mut store = context.store()?;
    let client = find::client(&mut store, &number)?.id;
    set_school::run(&mut store, &context.surroundings, set_school::Input { client, periods })?;
    context.say(&text!(
        "schooltijd van cliënt {number} is vastgelegd",
        "school of client {number} is recorded"
    ))?;
    Ok(Exit::Done)
}

fn columns() -> Vec<Column> {
    vec![
        Column::left("number", Text::new("nummer", "number")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("birth_date", Text::new("geboren", "born")),
        Column::left("gender", Text::new("geslacht", "gender")),
        Column::left("municipality", Text::new("gemeente", "municipality")),
        Column::left("bsn", Text::new("BSN", "BSN")),
    ]
}

fn cells(client: &Client) -> Vec<Cell> {
    vec![
        Cell::Text(client.number.to_string()),
        Cell::Text(client.name.listed()),
        client.birth.map_or(Cell::Null, |birth| Cell::Text(known_part(birth))),
        client.gender.map_or(Cell::Null, |gender| Cell::Word(word(gender), gender.name())),
        Cell::maybe(client.municipality.as_ref()),
        Cell::maybe(client.bsn.as_ref()),
    ]
}

/// The part of the date of birth that is known, as it may be typed.
fn known_part(birth: BirthDate) -> String {
    let date = birth.date();
    match birth.precision() {
        BirthPrecision::Exact => date.to_string(),
        BirthPrecision::DayUnknown => date.month().to_string(),
        BirthPrecision::MonthUnknown => date.year().to_string(),
        BirthPrecision::Unknown => String::new(),
    }
}

const fn word(gender: Gender) -> &'static str {
    match gender {
        Gender::Unknown => "unknown",
        Gender::Male => "male",
        Gender::Female => "female",
    }
}
