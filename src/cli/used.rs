//! What the commands about trips, attendance and stays share.

use super::command::{Argument, Form};
use super::context::Context;
use super::find;
use super::given::{Given, identifier};
use super::output::{Cell, Column, Format, Listing};
use super::{Exit, Stop};
use crate::domain::claim::line::LineState;
use crate::domain::entry::Note;
use crate::domain::identifiers::{AllocationNumber, PractitionerCode, ProductKey};
use crate::domain::ids::{AllocationId, ClientId, PractitionerId, UsageId};
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::domain::usage::{Usage, UsageKey, UsageKind};
use crate::import::values;
use crate::operations::used::{self, Saved};
use crate::operations::views::usages::{self, UsageRow};
use crate::operations::{delete_usages, save_allocation};
use crate::problem::Problem;
use crate::store::usages::Filter;
use crate::store::{self, Store};
use crate::text;

pub const NUMBER: Argument = Argument::place(
    "number",
    Form::Place,
    Text::new("NUMMER", "NUMBER"),
    Text::new("nummer uit de lijst", "number from the list"),
);
pub const NUMBERS: Argument = Argument::place(
    "number",
    Form::Rest,
    Text::new("NUMMER", "NUMBER"),
    Text::new("nummers uit de lijst", "numbers from the list"),
);
pub const OF_CLIENT: Argument =
    Argument::required("client", Text::new("NUMMER", "NUMBER"), Text::new("cliëntnummer", "client number"));
pub const ALLOCATION: Argument = Argument::option(
    "allocation",
    Text::new("NUMMER", "NUMBER"),
    Text::new(
        "toewijzing (standaard die past; - kiest weer zelf)",
        "allocation (default the one that fits; - picks again)",
    ),
);
pub const PRODUCT: Argument = Argument::option(
    "product",
    Text::new("PRODUCT", "PRODUCT"),
    Text::new(
        "product (standaard dat past; - kiest weer zelf)",
        "product (default the one that fits; - picks again)",
    ),
);

/// What a value becomes: as it was when the argument was not given, none for `-`.
pub fn changed<T>(
    given: &Given<'_>,
    name: &str,
    old: Option<T>,
    parse: impl Fn(&str) -> Result<T, Text>,
) -> Result<Option<T>, Problem> {
    match given.text(name)? {
        None => Ok(old),
        Some("-") => Ok(None),
        Some(_) => given.value(name, parse),
    }
}

/// The client of `--client`.
pub fn client(store: &mut Store, given: &Given<'_>) -> Result<ClientId, Problem> {
    let number = given.needed("client", values::client_number)?;
    Ok(find::client(store, &number)?.id)
}

/// The allocation of `--allocation`, which must be one of this client.
pub fn allocation(
    store: &mut Store,
    given: &Given<'_>,
    client: ClientId,
    old: Option<AllocationId>,
) -> Result<Option<AllocationId>, Problem> {
    let number = match given.text("allocation")? {
        None => return Ok(old),
        Some("-") => return Ok(None),
        Some(_) => given.needed("allocation", identifier(AllocationNumber::parse))?,
    };
    let found = store.read(|tx| store::allocations::with_number(tx, number))?;
    let own = found.into_iter().find(|stored| stored.value.client == client);
    match own {
        Some(stored) => Ok(Some(stored.id)),
        None => Err(given.at("allocation", save_allocation::Error::Unknown.into())),
    }
}

pub fn product(given: &Given<'_>, old: Option<ProductKey>) -> Result<Option<ProductKey>, Problem> {
    changed(given, "product", old, identifier(ProductKey::parse))
}

/// The practitioner of an argument.
pub fn practitioner(
    store: &mut Store,
    given: &Given<'_>,
    name: &str,
    old: Option<PractitionerId>,
) -> Result<Option<PractitionerId>, Problem> {
    let code = match given.text(name)? {
        None => return Ok(old),
        Some("-") => return Ok(None),
        Some(_) => given.needed(name, identifier(PractitionerCode::parse))?,
    };
    Ok(Some(find::practitioner(store, &code)?.id))
}

/// A key for something that is typed now.
pub fn key(context: &Context<'_, '_>) -> Result<UsageKey, Problem> {
    context.surroundings.new_usage_key().ok_or_else(super::log::no_randomness)
}

/// Which usages the arguments let through.
pub fn filter(
    context: &Context<'_, '_>,
    given: &Given<'_>,
    store: &mut Store,
    kind: UsageKind,
) -> Result<Filter, Problem> {
    let client = given.value("client", values::client_number)?;
    Ok(Filter {
        period: Some(given.period(context.surroundings.today())?),
        kind: Some(kind),
        client: client.map(|number| find::client(store, &number)).transpose()?.map(|client| client.id),
        session: None,
    })
}

/// The note of a usage, for its file.
pub fn note(row: &UsageRow) -> Cell {
    Cell::maybe(row.usage.note.as_ref().map(Note::as_str))
}

/// Prints what the arguments let through, with the units added up.
pub fn list(
    context: &mut Context<'_, '_>,
    given: &Given<'_>,
    kind: UsageKind,
    columns: Vec<Column>,
    row: impl Fn(&UsageRow) -> Vec<Cell>,
) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let filter = filter(context, given, &mut store, kind)?;
    let rows = usages::load(&mut store, &context.surroundings, &filter)?;
    let units = columns.iter().position(|column| column.key == "units");
    let mut totals = vec![Cell::Null; columns.len()];
    if let Some(cell) = units.and_then(|at| totals.get_mut(at)) {
        *cell = Cell::Int(rows.iter().map(|row| i64::from(row.units)).sum());
    }
    let rows = rows.iter().map(row).collect();
    context.list(given, &Listing::new(columns, rows).with_totals(totals))?;
    Ok(Exit::Done)
}

/// Writes what the arguments let through as CSV, with the columns that import reads.
pub fn export(
    context: &mut Context<'_, '_>,
    given: &Given<'_>,
    kind: UsageKind,
    columns: &[&'static str],
    row: impl Fn(&UsageRow) -> Vec<Cell>,
) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let filter = filter(context, given, &mut store, kind)?;
    let rows = usages::load(&mut store, &context.surroundings, &filter)?;
    let columns = columns.iter().map(|key| Column::left(key, Text::same(*key))).collect();
    let lang = context.lang();
    Listing::new(columns, rows.iter().map(row).collect()).print(Format::Csv, lang, context.io.out)?;
    Ok(Exit::Done)
}

/// The columns that close every list.
pub fn closing_columns() -> [Column; 5] {
    [
        Column::right("allocation", Text::new("toewijzing", "allocation")),
        Column::left("product", Text::new("product", "product")),
        Column::right("units", Text::new("aantal", "units")),
        Column::left("claimed", Text::new("declaratie", "claim")),
        Column::left("findings", Text::new("bevindingen", "findings")),
    ]
}

pub fn closing_cells(row: &UsageRow) -> [Cell; 5] {
    [
        row.allocation.map_or(Cell::Null, |number| Cell::Int(i64::from(number.get()))),
        row.product.clone().map_or(Cell::Null, |(key, name)| Cell::Named(key.to_string(), name)),
        Cell::Int(i64::from(row.units)),
        states(&row.claimed),
        rules(&row.findings),
    ]
}

/// The states of the lines that hold its days.
fn states(states: &[LineState]) -> Cell {
    match states {
        [] => Cell::Null,
        [state] => Cell::Word(state.word(), state.name()),
        _ => Cell::List(states.iter().map(|state| state.word().to_owned()).collect()),
    }
}

/// The rules that have something to say.
pub fn rules(findings: &[Finding]) -> Cell {
    Cell::List(findings.iter().map(|finding| finding.rule.clone()).collect())
}

/// The number of a usage in its place.
pub fn number(given: &Given<'_>) -> Result<i64, Problem> {
    let expected = Text::new("een nummer uit de lijst", "a number from the list");
    Ok(given.read("number", |text| text.parse().ok(), &expected)?.unwrap_or_default())
}

/// The usage of that number and kind.
pub fn known(store: &mut Store, id: UsageId, kind: UsageKind) -> Result<Usage, Problem> {
    let found = store.read(|tx| store::usages::get(tx, id))?.ok_or(used::Error::Unknown)?.value;
    if found.kind() == kind { Ok(found) } else { Err(used::Error::OtherKind(found.kind()).into()) }
}

/// Deletes usages of a kind.
pub fn delete(context: &mut Context<'_, '_>, given: &Given<'_>, kind: UsageKind) -> Result<Exit, Stop> {
    let expected = Text::new("nummers uit de lijst", "numbers from the list");
    let numbers = given.texts("number")?.into_iter();
    let numbers = numbers.map(|word| word.parse().map(UsageId).map_err(|_| given.not_a("number", &expected)));
    let ids = numbers.collect::<Result<Vec<UsageId>, Problem>>()?;
    let mut store = context.store()?;
    for id in &ids {
        known(&mut store, *id, kind)?;
    }
    let count = delete_usages::run(&mut store, &context.surroundings, &ids)?.len();
    context.say(&text!("verwijderd: {count}", "deleted: {count}"))?;
    Ok(Exit::Done)
}

/// Prints the numbers of what was stored, says how much it is, and what the rules found: of each rule the first time, and how
/// many of the others it speaks about.
pub fn say_saved(context: &mut Context<'_, '_>, saved: &[Saved], done: &Text) -> Result<(), Stop> {
    let mut found: Vec<(Finding, usize)> = Vec::new();
    for one in saved {
        writeln!(context.io.out, "{}", one.id)?;
        for finding in one.judged.findings() {
            let same = |(known, _): &&mut (Finding, usize)| {
                known.rule == finding.rule && known.severity == finding.severity
            };
            match found.iter_mut().find(same) {
                Some((_, others)) => *others += 1,
                None => found.push((finding, 0)),
            }
        }
    }
    let units: u32 = saved.iter().flat_map(|one| &one.judged.days).map(|day| day.units).sum();
    let (nl, en) = (&done.nl, &done.en);
    context.say(&text!("{nl}, te declareren: {units}", "{en}, to be claimed: {units}"))?;
    found.sort_by(|(a, _), (b, _)| (b.severity, &a.rule).cmp(&(a.severity, &b.rule)));
    for (finding, others) in found {
        let rule = finding.rule.clone();
        context.say_findings(&[finding])?;
        if others > 0 {
            context.say(&text!(
                "    {rule} ook bij {others} van de andere",
                "    {rule} also about {others} of the others"
            ))?;
        }
    }
    Ok(())
}
