//! `uurwerk entries`: registered time, to look at, change, bring in and take out.

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::{Context, place};
use super::filter::{CLIENT, FROM, MONTH, PRACTITIONER, TO, filter};
use super::find;
use super::given::{Given, identifier};
use super::log::{self, LINE, Typing};
use super::output::{Cell, Column, Format, Listing};
use super::rows::{self, SKIP, SKIP_BAD, lines_of, refusal, told};
use super::time_rows;
use super::{Exit, Stop};
use crate::domain::entry::Note;
use crate::domain::identifiers::PractitionerCode;
use crate::domain::ids::EntryId;
use crate::domain::quick_entry::{Draft, print};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::import::{Complaint, Imported, time};
use crate::operations::import_entries::{self, Input, Refusal};
use crate::operations::views::entries::{self as view, ListedEntry};
use crate::operations::{delete_entry, edit_entry, set_responsible};
use crate::problem::Problem;
use crate::store;
use crate::text;

const ENTRY: Argument = Argument::place(
    "entry",
    Form::Place,
    Text::new("NUMMER", "NUMBER"),
    Text::new("nummer uit 'uurwerk entries list'", "number from 'uurwerk entries list'"),
);

pub static NOUN: Noun = Noun {
    name: "entries",
    about: Text::new("Geregistreerde tijd.", "Registered time."),
    verbs: &[
        Verb {
            name: "list",
            about: Text::new("Toon registraties.", "List entries."),
            arguments: &[MONTH, FROM, TO, CLIENT, PRACTITIONER, FORMAT],
            run: list,
        },
        Verb {
            name: "edit",
            about: Text::new(
                "Vervang een registratie door een andere regel.",
                "Replace an entry by another line.",
            ),
            arguments: &[ENTRY, LINE],
            run: edit,
        },
        Verb {
            name: "delete",
            about: Text::new(
                "Verwijder een registratie; 'uurwerk undo' haalt haar terug.",
                "Delete an entry; 'uurwerk undo' brings it back.",
            ),
            arguments: &[ENTRY],
            run: delete,
        },
        Verb {
            name: "responsible",
            about: Text::new(
                "Leg bij registraties vast welke collega verantwoordelijk is, als dat niet de gewone is.",
                "Record which colleague is responsible for entries, where it is not the usual one.",
            ),
            arguments: &[
                Argument::place(
                    "practitioner",
                    Form::Place,
                    Text::new("CODE", "CODE"),
                    Text::new("de collega; usual is de gewone", "the colleague; usual is the usual one"),
                ),
                Argument::place(
                    "entry",
                    Form::Rest,
                    Text::new("NUMMER", "NUMBER"),
                    Text::new("nummers uit 'uurwerk entries list'", "numbers from 'uurwerk entries list'"),
                ),
            ],
            run: responsible,
        },
        Verb {
            name: "import",
            about: Text::new(
                "Lees tijd uit een CSV-bestand; alles of niets.",
                "Read time from a CSV file; all or nothing.",
            ),
            arguments: &[
                Argument::place(
                    "file",
                    Form::Place,
                    Text::new("BESTAND", "FILE"),
                    Text::new(
                        "date,start,minutes,practitioner,client,activity,discipline,allocation,product,note,responsible; - leest de invoer",
                        "date,start,minutes,practitioner,client,activity,discipline,allocation,product,note,responsible; - reads standard input",
                    ),
                ),
                SKIP_BAD,
            ],
            run: import,
        },
        Verb {
            name: "export",
            about: Text::new(
                "Schrijf registraties met hun notities als CSV, zoals import ze leest.",
                "Write entries with their notes as CSV, as import reads them.",
            ),
            arguments: &[MONTH, FROM, TO, CLIENT, PRACTITIONER],
            run: export,
        },
    ],
};

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let filter = filter(context, given, &mut store)?;
    let entries = view::load(&mut store, &filter)?;
    let columns = vec![
        Column::right("entry", Text::new("nr", "no")),
        Column::left("date", Text::new("datum", "date")),
        Column::left("start", Text::new("van", "from")),
        Column::left("end", Text::new("tot", "to")),
        Column::right("minutes", Text::new("tijd", "time")),
        Column::left("kind", Text::new("soort", "kind")),
        Column::left("practitioner", Text::new("medewerker", "practitioner")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("activity", Text::new("activiteit", "activity")),
        Column::left("discipline", Text::new("discipline", "discipline")),
        Column::right("allocation", Text::new("toewijzing", "allocation")),
        Column::left("product", Text::new("product", "product")),
        Column::left("claimed", Text::new("declaratie", "claim")),
        Column::left("responsible", Text::new("werkt onder", "works under")),
    ];
    let total = entries.iter().map(|listed| listed.row.entry.minutes.get()).sum();
    let mut totals = vec![Cell::Null; columns.len()];
    if let Some(cell) = totals.get_mut(4) {
        *cell = Cell::Minutes(total);
    }
    let rows = entries.iter().map(row).collect();
    context.list(given, &Listing::new(columns, rows).with_totals(totals))?;
    Ok(Exit::Done)
}

fn row(listed: &ListedEntry) -> Vec<Cell> {
    let (row, entry) = (&listed.row, &listed.row.entry);
    vec![
        Cell::Int(row.id.0),
        Cell::Day(entry.day),
        Cell::maybe(entry.start),
        Cell::maybe(row.end),
        Cell::Minutes(entry.minutes.get()),
        Cell::Text(entry.kind.letter().to_owned()),
        Cell::Text(listed.practitioner.to_string()),
        Cell::maybe(row.client.as_ref().map(|client| &client.number)),
        Cell::maybe(row.client.as_ref().map(|client| client.name.listed())),
        Cell::Named(entry.activity.to_string(), row.activity.clone()),
        Cell::maybe(entry.discipline.as_ref()),
        row.allocation.map_or(Cell::Null, |number| Cell::Int(i64::from(number.get()))),
        Cell::maybe(entry.product.as_ref()),
        row.claimed.map_or(Cell::Null, |state| Cell::Word(state.word(), state.name())),
        Cell::maybe(listed.responsible.as_ref()),
    ]
}

fn entry_id(given: &Given<'_>) -> Result<EntryId, Problem> {
    let expected = Text::new("het nummer van een registratie", "the number of an entry");
    let id = given.read("entry", |text| text.parse().ok(), &expected)?;
    Ok(EntryId(id.unwrap_or_default()))
}

fn edit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let id = entry_id(given)?;
    let mut store = context.store()?;
    let kept = store.read(|tx| store::entries::get(tx, id)).map_err(Problem::from)?;
    let old = kept.ok_or_else(|| Problem::from(edit_entry::Error::Unknown))?.entry;
    let typing = Typing::load(&mut store, &context.surroundings, old.practitioner)?;
    if given.texts("line")?.is_empty() && context.io.input_is_terminal {
        let draft = Draft {
            day: old.day,
            start: old.start,
            minutes: old.minutes,
            client: old.client,
            activity: old.activity.clone(),
            product: old.product.clone(),
            discipline: old.discipline.clone(),
            note: old.note.clone(),
        };
        let today = context.surroundings.today();
        let line = print(&draft, &typing.choices.context(&typing.clients, today, old.day));
        context.say(&text!("nu: {line}", "now: {line}"))?;
    }
    let line = log::line(context, given)?;
    let draft = log::read(context, &typing, &line, old.day)?;
    let input = edit_entry::Input { id, wanted: typing.wanted(draft) };
    let done = edit_entry::run(&mut store, &context.surroundings, input)?;
    log::say_entry(context, &typing, &done.entry, &Text::new("gewijzigd", "changed"), &done.findings)?;
    Ok(Exit::Done)
}

fn delete(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let id = entry_id(given)?;
    let entry = delete_entry::run(&mut context.store()?, &context.surroundings, id)?;
    let (day, minutes) = (entry.day, entry.minutes);
    context.say(&text!("verwijderd: {day} · {minutes}", "deleted: {day} · {minutes}"))?;
    Ok(Exit::Done)
}

fn responsible(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let responsible = if given.required("practitioner")? == "usual" {
        None
    } else {
        let code = given.needed("practitioner", identifier(PractitionerCode::parse))?;
        Some(find::practitioner(&mut store, &code)?.id)
    };
    let expected = Text::new("het nummer van een registratie", "the number of an entry");
    let entries = given
        .texts("entry")?
        .into_iter()
        .map(|word| word.parse().map(EntryId).map_err(|_| given.not_a("entry", &expected)));
    let entries = entries.collect::<Result<Vec<_>, Problem>>()?;
    let count = entries.len();
    let input = set_responsible::Input { entries, responsible };
    set_responsible::run(&mut store, &context.surroundings, input)?;
    context.say(&text!("gewijzigd: {count}", "changed: {count}"))?;
    Ok(Exit::Done)
}

fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let path = given.path("file").unwrap_or_default();
    let skip_bad = given.flag("skip-bad");
    let mut store = context.store()?;
    let bytes = context.read_file(&path)?;
    let Imported { rows, mut complaints } = match time::read(&bytes) {
        Ok(imported) => imported,
        Err(complaints) => return Err(context.refuse_file(&path, &complaints)?.into()),
    };
    let rows = time_rows::resolve(&mut store, &context.surroundings, rows, &mut complaints)?;
    if !complaints.is_empty() && !skip_bad {
        let problem = context.refuse_file(&path, &complaints)?;
        return Err(problem.hint(SKIP).into());
    }
    context.say_complaints(&path, &complaints)?;
    let done = match import_entries::run(&mut store, &context.surroundings, Input { rows, skip_bad }) {
        Ok(done) => done,
        Err(import_entries::Error::Store(error)) => return Err(error.into()),
        Err(import_entries::Error::Refused(refused)) => {
            say_refusals(context, &path, &refused)?;
            return Err(refusal(refused.len()).at(&place(&path)).into());
        }
    };
    say_refusals(context, &path, &done.skipped)?;
    say_imported(context, &path, &done, lines_of(&complaints))?;
    Ok(Exit::Done)
}

fn say_refusals(
    context: &mut Context<'_, '_>,
    path: &std::path::Path,
    refused: &[(u64, Refusal)],
) -> Result<(), Stop> {
    let complaints: Vec<Complaint> = refused
        .iter()
        .map(|(line, refusal)| Complaint::of_line(*line, Problem::from(refusal).sentence))
        .collect();
    context.say_complaints(path, &complaints)
}

/// What the rules found beside stored rows, then how many were stored; `lines_before` were left out before that.
fn say_imported(
    context: &mut Context<'_, '_>,
    path: &std::path::Path,
    done: &import_entries::Done,
    lines_before: usize,
) -> Result<(), Stop> {
    rows::say_findings(context, path, &done.findings)?;
    let (stored, there) = (done.stored, done.already_there);
    let skipped = done.skipped.len() + lines_before;
    context.say(&told(stored, there, skipped))
}

fn export(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let filter = filter(context, given, &mut store)?;
    let rows = view::load(&mut store, &filter)?.iter().map(exported).collect();
    let names =
        ["date", "start", "minutes", "practitioner", "client", "activity", "discipline", "allocation"];
    let columns = names.into_iter().chain(["product", "note", "responsible"]);
    let columns = columns.map(|key| Column::left(key, Text::new(key, key))).collect();
    let lang = context.lang();
    Listing::new(columns, rows).print(Format::Csv, lang, context.io.out)?;
    Ok(Exit::Done)
}

fn exported(listed: &ListedEntry) -> Vec<Cell> {
    let (row, entry) = (&listed.row, &listed.row.entry);
    let day: Day = entry.day;
    vec![
        Cell::Day(day),
        Cell::maybe(entry.start),
        Cell::Minutes(entry.minutes.get()),
        Cell::Text(listed.practitioner.to_string()),
        Cell::maybe(row.client.as_ref().map(|client| &client.number)),
        Cell::Text(entry.activity.to_string()),
        Cell::maybe(entry.discipline.as_ref()),
        row.allocation.map_or(Cell::Null, |number| Cell::Int(i64::from(number.get()))),
        Cell::maybe(entry.product.as_ref()),
        Cell::maybe(entry.note.as_ref().map(Note::as_str)),
        Cell::maybe(listed.responsible.as_ref()),
    ]
}
