//! `uurwerk practitioner`: who works here.

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::Context;
use super::find;
use super::given::{Given, identifier};
use super::output::{Cell, Column, Listing};
use super::rows::{self, SKIP_BAD};
use super::{Exit, Stop};
use crate::domain::credential::HeldCredential;
use crate::domain::identifiers::{AgbCode, CredentialKey, PractitionerCode};
use crate::domain::ids::{PractitionerId, Stored};
use crate::domain::practitioner::{Practitioner, PractitionerDiscipline};
use crate::domain::text::Text;
use crate::domain::time::{Day, Period};
use crate::import::{practitioners, values};
use crate::operations::views::practice;
use crate::operations::{add_practitioner, edit_practitioner, import_rows};
use crate::problem::Problem;
use crate::store::Store;
use crate::text;

const CODE: Argument = Argument::place(
    "code",
    Form::Place,
    Text::new("CODE", "CODE"),
    Text::new("korte code, zoals avisser", "short code, such as avisser"),
);
const NAME: Argument = Argument::required("name", Text::new("NAAM", "NAME"), Text::new("naam", "name"));
const NEW_NAME: Argument = Argument::option("name", Text::new("NAAM", "NAME"), Text::new("naam", "name"));
const AGB: Argument = Argument::option(
    "agb",
    Text::new("CODE", "CODE"),
    Text::new("AGB-code, 8 cijfers", "AGB code, 8 digits"),
);
const DISCIPLINES: Argument = Argument::option(
    "disciplines",
    Text::new("LIJST", "LIST"),
    Text::new(
        "disciplines, met hun eerste dag als die anders is: 'WO:2024-01-01;WO+:2025-01-01'",
        "disciplines, with their first day where it differs: 'WO:2024-01-01;WO+:2025-01-01'",
    ),
);
const REGISTRATIONS: Argument = Argument::option(
    "registrations",
    Text::new("LIJST", "LIST"),
    Text::new(
        "registraties en kwalificaties: 'SKJ:2024-01-01;BIG/gz-psycholoog:2023-01-01..2026-12-31'",
        "registrations and qualifications: 'SKJ:2024-01-01;BIG/gz-psycholoog:2023-01-01..2026-12-31'",
    ),
);
const RESPONSIBLE: Argument = Argument::option(
    "responsible",
    Text::new("CODE", "CODE"),
    Text::new(
        "collega onder wie gewoonlijk wordt gewerkt; - is niemand",
        "colleague under whom the work usually is done; - is nobody",
    ),
);
const FROM: Argument = Argument::option(
    "from",
    Text::new("DATUM", "DATE"),
    Text::new("eerste dag bij de praktijk (standaard vandaag)", "first day at the practice (default today)"),
);
const UNTIL: Argument = Argument::option(
    "until",
    Text::new("DATUM", "DATE"),
    Text::new("laatste dag bij de praktijk", "last day at the practice"),
);
const WEEK_HOURS: Argument = Argument::option(
    "week-hours",
    Text::new("UREN", "HOURS"),
    Text::new("contracturen per week: 36, 36,5 of 36:30", "contract hours per week: 36, 36.5 or 36:30"),
);

pub static NOUN: Noun = Noun {
    name: "practitioner",
    about: Text::new("Wie er werken, en in welke discipline.", "Who works here, and in which discipline."),
    verbs: &[
        Verb {
            name: "add",
            about: Text::new("Voeg een medewerker toe.", "Add a practitioner."),
            arguments: &[CODE, NAME, DISCIPLINES, REGISTRATIONS, RESPONSIBLE, AGB, FROM, UNTIL, WEEK_HOURS],
            run: add,
        },
        Verb {
            name: "list",
            about: Text::new("Toon alle medewerkers.", "List all practitioners."),
            arguments: &[FORMAT],
            run: list,
        },
        Verb {
            name: "show",
            about: Text::new("Toon één medewerker.", "Show one practitioner."),
            arguments: &[CODE, FORMAT],
            run: show,
        },
        Verb {
            name: "import",
            about: Text::new(
                "Lees medewerkers uit een CSV-bestand; alles of niets.",
                "Read practitioners from a CSV file; all or nothing.",
            ),
            arguments: &[
                rows::file(Text::new(
                    "code,name,agb,from,until,week_hours,disciplines; - leest de invoer",
                    "code,name,agb,from,until,week_hours,disciplines; - reads standard input",
                )),
                SKIP_BAD,
            ],
            run: import,
        },
        Verb {
            name: "edit",
            about: Text::new(
                "Wijzig een medewerker; wat niet genoemd wordt, blijft.",
                "Change a practitioner; what is not named stays.",
            ),
            arguments: &[
                CODE,
                NEW_NAME,
                DISCIPLINES,
                REGISTRATIONS,
                RESPONSIBLE,
                AGB,
                FROM,
                UNTIL,
                WEEK_HOURS,
            ],
            run: edit,
        },
    ],
};

fn add(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let code = given.needed("code", identifier(PractitionerCode::parse))?;
    let from = given.day("from")?.unwrap_or_else(|| context.surroundings.today());
    let blank = Practitioner {
        code: code.clone(),
        name: String::new(),
        agb: None,
        active: Period { from, until: None },
        week_minutes: None,
        disciplines: Vec::new(),
        credentials: Vec::new(),
        responsible: None,
    };
    let mut store = context.store()?;
    let practitioner = changed(given, &mut store, blank)?;
    say_unknown(context, &mut store, &practitioner.credentials)?;
    add_practitioner::run(&mut store, &context.surroundings, add_practitioner::Input { practitioner })?;
    context.say(&text!("medewerker {code} is toegevoegd", "practitioner {code} is added"))?;
    Ok(Exit::Done)
}

fn edit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let code = given.needed("code", identifier(PractitionerCode::parse))?;
    let mut store = context.store()?;
    let stored = find::practitioner(&mut store, &code)?;
    let practitioner = changed(given, &mut store, stored.value)?;
    say_unknown(context, &mut store, &practitioner.credentials)?;
    let input = edit_practitioner::Input { id: stored.id, practitioner };
    edit_practitioner::run(&mut store, &context.surroundings, input)?;
    context.say(&text!("medewerker {code} is gewijzigd", "practitioner {code} is changed"))?;
    Ok(Exit::Done)
}

/// The practitioner with what the arguments say.
fn changed(given: &Given<'_>, store: &mut Store, old: Practitioner) -> Result<Practitioner, Problem> {
    let from = given.day("from")?.unwrap_or(old.active.from);
    let until = given.day("until")?.or(old.active.until);
    let active = Period::new(from, until).ok_or_else(|| {
        given.at("until", Problem::usage(Text::new("ligt voor de eerste dag", "lies before the first day")))
    })?;
    let disciplines = given.value("disciplines", |text| practitioners::disciplines(text, from))?;
    let registrations = given.value("registrations", |text| practitioners::registrations(text, from))?;
    let responsible = match given.text("responsible")? {
        None => old.responsible,
        Some("-") => None,
        Some(_) => {
            let code = given.needed("responsible", identifier(PractitionerCode::parse))?;
            Some(find::practitioner(store, &code)?.id)
        }
    };
    Ok(Practitioner {
        code: old.code,
        name: given.text("name")?.map_or(old.name, str::to_owned),
        agb: given.value("agb", identifier(AgbCode::parse))?.or(old.agb),
        active,
        week_minutes: given.value("week-hours", values::week_hours)?.or(old.week_minutes),
        disciplines: disciplines.unwrap_or(old.disciplines),
        credentials: registrations.unwrap_or(old.credentials),
        responsible,
    })
}

/// Registrations that no contract speaks of are kept, and said: they may be misspelt.
pub fn say_unknown(
    context: &mut Context<'_, '_>,
    store: &mut Store,
    held: &[HeldCredential],
) -> Result<(), Stop> {
    let known = practice::credentials(store)?;
    let speaks_of = |key: &CredentialKey| known.iter().any(|credential| credential.key == *key);
    for one in held.iter().filter(|one| !speaks_of(&one.key)) {
        let key = &one.key;
        let all = known.iter().map(|credential| credential.key.as_str()).collect::<Vec<_>>().join(", ");
        context.say(&text!(
            "geen contract vraagt om '{key}'; zij kennen: {all}",
            "no contract asks for '{key}'; they know: {all}"
        ))?;
    }
    Ok(())
}

fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    rows::import(context, given, practitioners::read, import_rows::practitioners)
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let practitioners = practice::load(&mut context.store()?)?.practitioners;
    let today = context.surroundings.today();
    let rows = practitioners.iter().map(|stored| row(&stored.value, &practitioners, today)).collect();
    context.list(given, &Listing::new(columns(), rows))?;
    Ok(Exit::Done)
}

fn show(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let code = given.needed("code", identifier(PractitionerCode::parse))?;
    let mut store = context.store()?;
    let practitioner = find::practitioner(&mut store, &code)?.value;
    let colleagues = practice::load(&mut store)?.practitioners;
    let row = row(&practitioner, &colleagues, context.surroundings.today());
    context.list(given, &Listing::new(columns(), vec![row]).record())?;
    Ok(Exit::Done)
}

fn columns() -> Vec<Column> {
    vec![
        Column::left("code", Text::new("code", "code")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("discipline", Text::new("discipline nu", "discipline now")),
        Column::left("agb", Text::new("AGB", "AGB")),
        Column::left("from", Text::new("vanaf", "from")),
        Column::left("until", Text::new("tot en met", "until")),
        Column::right("week_minutes", Text::new("week", "week")),
        Column::left("disciplines", Text::new("disciplines", "disciplines")),
        Column::left("registrations", Text::new("registraties", "registrations")),
        Column::left("responsible", Text::new("werkt onder", "works under")),
    ]
}

fn row(
    practitioner: &Practitioner,
    colleagues: &[Stored<PractitionerId, Practitioner>],
    today: Day,
) -> Vec<Cell> {
    let responsible = colleagues.iter().find(|stored| Some(stored.id) == practitioner.responsible);
    vec![
        Cell::Text(practitioner.code.to_string()),
        Cell::Text(practitioner.name.clone()),
        Cell::maybe(practitioner.discipline_on(today)),
        Cell::maybe(practitioner.agb.as_ref()),
        Cell::Day(practitioner.active.from),
        practitioner.active.until.map_or(Cell::Null, Cell::Day),
        practitioner.week_minutes.map_or(Cell::Null, |minutes| Cell::Minutes(i64::from(minutes))),
        Cell::Text(practitioner.disciplines.iter().map(held).collect::<Vec<_>>().join(";")),
        Cell::Text(practitioner.credentials.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")),
        Cell::maybe(responsible.map(|stored| &stored.value.code)),
    ]
}

/// As `--disciplines` reads it.
fn held(held: &PractitionerDiscipline) -> String {
    let (discipline, from) = (&held.discipline, held.valid.from);
    match held.valid.until {
        None => format!("{discipline}:{from}"),
        Some(until) => format!("{discipline}:{from}..{until}"),
    }
}
