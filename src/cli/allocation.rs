//! `uurwerk allocation`: what municipalities allocated, typed by the office; messages bring the others.

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::Context;
use super::find;
use super::given::{Given, identifier};
use super::output::{Cell, Column, Listing};
use super::rows::{self, SKIP_BAD};
use super::{Exit, Stop};
use crate::domain::allocation::{Allocation, Shape, Source};
use crate::domain::client::Client;
use crate::domain::identifiers::{AllocationNumber, Category, MunicipalityCode, ProductCode};
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::domain::volume::{Extent, Unit};
use crate::import::allocations::{self, ShapeParts, volume};
use crate::import::{money, values};
use crate::operations::import_rows;
use crate::operations::save_allocation::{self, Done, Input};
use crate::operations::settle_findings;
use crate::operations::views::clients::{self as view, AllocationRow};
use crate::operations::views::day::Room;
use crate::problem::Problem;
use crate::store;
use crate::text;

pub(super) const NUMBER: Argument = Argument::place(
    "number",
    Form::Place,
    Text::new("NUMMER", "NUMBER"),
    Text::new("toewijzingnummer van de gemeente", "allocation number of the municipality"),
);
const CLIENT: Argument =
    Argument::required("client", Text::new("NUMMER", "NUMBER"), Text::new("cliëntnummer", "client number"));
const OF_CLIENT: Argument = Argument::option(
    "client",
    Text::new("NUMMER", "NUMBER"),
    Text::new("alleen die van deze cliënt", "those of this client only"),
);
const MUNICIPALITY: Argument = Argument::required(
    "municipality",
    Text::new("CODE", "CODE"),
    Text::new("gemeentecode, 4 cijfers", "municipality code, 4 digits"),
);
pub(super) const IN_MUNICIPALITY: Argument = Argument::option(
    "municipality",
    Text::new("CODE", "CODE"),
    Text::new(
        "gemeentecode, als twee gemeenten hetzelfde nummer gaven",
        "municipality code, where two municipalities gave the same number",
    ),
);
pub(super) const CATEGORY: Argument = Argument::option(
    "category",
    Text::new("CODE", "CODE"),
    Text::new("productcategorie, zoals 45", "product category, such as 45"),
);
pub(super) const CODE: Argument = Argument::option(
    "code",
    Text::new("CODE", "CODE"),
    Text::new("productcode (specifiek)", "product code (specific)"),
);
pub(super) const BUDGET: Argument = Argument::option(
    "budget",
    Text::new("EURO", "EURO"),
    Text::new("budget in euro (aspecifiek, generiek)", "budget in euro (aspecific, generic)"),
);
pub(super) const VOLUME: Argument = Argument::option(
    "volume",
    Text::new("AANTAL", "COUNT"),
    Text::new("omvang (specifiek)", "volume (specific)"),
);
pub(super) const UNIT: Argument = Argument::option(
    "unit",
    Text::new("EENHEID", "UNIT"),
    Text::new("eenheid van de omvang: minute, hour, …", "unit of the volume: minute, hour, …"),
);
pub(super) const FREQUENCY: Argument = Argument::option(
    "frequency",
    Text::new("FREQUENTIE", "FREQUENCY"),
    Text::new("day, week, month of total (standaard)", "day, week, month or total (default)"),
);
const FROM: Argument =
    Argument::required("from", Text::new("DATUM", "DATE"), Text::new("eerste dag", "first day"));
const NEW_FROM: Argument =
    Argument::option("from", Text::new("DATUM", "DATE"), Text::new("eerste dag", "first day"));
const UNTIL: Argument = Argument::option(
    "until",
    Text::new("DATUM", "DATE"),
    Text::new("laatste dag; anders uit het contract", "last day; else from the contract"),
);
const FRAME: Argument = Argument::option(
    "frame",
    Text::new("KADER", "FRAME"),
    Text::new("criminal, civil of voluntary (perceel 2)", "criminal, civil or voluntary (lot 2)"),
);

const REASON: Argument = Argument::required(
    "reason",
    Text::new("TEKST", "TEXT"),
    Text::new("wat er met de gemeente is afgesproken", "what was agreed with the municipality"),
);

pub static NOUN: Noun = Noun {
    name: "allocation",
    about: Text::new("Toewijzingen van gemeenten.", "Allocations by municipalities."),
    verbs: &[
        Verb {
            name: "add",
            about: Text::new("Voeg een toewijzing toe.", "Add an allocation."),
            arguments: &[
                NUMBER,
                CLIENT,
                MUNICIPALITY,
                CATEGORY,
                CODE,
                BUDGET,
                VOLUME,
                UNIT,
                FREQUENCY,
                FROM,
                UNTIL,
                FRAME,
            ],
            run: add,
        },
        Verb {
            name: "list",
            about: Text::new("Toon alle toewijzingen.", "List all allocations."),
            arguments: &[OF_CLIENT, FORMAT],
            run: list,
        },
        Verb {
            name: "show",
            about: Text::new(
                "Toon een toewijzing, met wat er gebruikt is en de bevindingen.",
                "Show an allocation, with what is used of it and its findings.",
            ),
            arguments: &[NUMBER, IN_MUNICIPALITY, FORMAT],
            run: show,
        },
        Verb {
            name: "settle",
            about: Text::new(
                "Sluit af wat met de gemeente over een toewijzing is opgelost: gedeclareerd buiten de toewijzing, of afwezig in het nieuwste bericht.",
                "Close what was settled with the municipality about an allocation: claimed beyond it, or absent from the newest message.",
            ),
            arguments: &[NUMBER, IN_MUNICIPALITY, REASON],
            run: settle,
        },
        Verb {
            name: "import",
            about: Text::new(
                "Lees toewijzingen uit een CSV-bestand; alles of niets.",
                "Read allocations from a CSV file; all or nothing.",
            ),
            arguments: &[
                rows::file(Text::new(
                    "client,municipality,number,category,code,volume,unit,frequency,budget,start,end,frame; - leest de invoer",
                    "client,municipality,number,category,code,volume,unit,frequency,budget,start,end,frame; - reads standard input",
                )),
                SKIP_BAD,
            ],
            run: import,
        },
        Verb {
            name: "edit",
            about: Text::new(
                "Wijzig een getypte toewijzing, of het kader van een die als bericht kwam.",
                "Change a typed allocation, or the frame of one that came in a message.",
            ),
            arguments: &[
                NUMBER,
                IN_MUNICIPALITY,
                CATEGORY,
                CODE,
                BUDGET,
                VOLUME,
                UNIT,
                FREQUENCY,
                NEW_FROM,
                UNTIL,
                FRAME,
            ],
            run: edit,
        },
    ],
};

fn add(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number = given.needed("number", identifier(AllocationNumber::parse))?;
    let municipality = given.needed("municipality", identifier(MunicipalityCode::parse))?;
    let client = given.needed("client", values::client_number)?;
    let nothing = ShapeParts { category: None, code: None, extent: None, budget: None };
    let (shape, from) = (shape(given, nothing)?, given.needed("from", values::day)?);
    let (until, frame) = (given.day("until")?, given.value("frame", values::frame)?);
    let mut store = context.store()?;
    let client = find::client(&mut store, &client)?.id;
    let input = Input { id: None, client, municipality, number, shape, from, until, frame };
    let done = save_allocation::run(&mut store, &context.surroundings, input)?;
    context.say(&text!("toewijzing {number} is toegevoegd", "allocation {number} is added"))?;
    after_saving(context, &done)
}

fn edit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let (mut store, old) = stored(context, given)?;
    let number = old.value.number;
    let input = Input {
        id: Some(old.id),
        client: old.value.client,
        municipality: old.value.municipality,
        number,
        shape: shape(given, parts(&old.value.shape))?,
        from: given.day("from")?.unwrap_or(old.value.period.from),
        until: given.day("until")?.or(old.value.period.until),
        frame: given.value("frame", values::frame)?.or(old.value.frame),
    };
    let done = save_allocation::run(&mut store, &context.surroundings, input)?;
    context.say(&text!("toewijzing {number} is gewijzigd", "allocation {number} is changed"))?;
    after_saving(context, &done)
}

/// Says what was filled in, and what the rules find.
fn after_saving(context: &mut Context<'_, '_>, done: &Done) -> Result<Exit, Stop> {
    if let Some(until) = done.allocation.period.until.filter(|_| done.end_filled_in) {
        context
            .say(&text!("laatste dag volgens het contract: {until}", "last day by the contract: {until}"))?;
    }
    if done.settled > 0 {
        let count = done.settled;
        context.say(&text!(
            "{count} registraties die hierop wachtten, staan er nu op",
            "{count} entries that were waiting for it now stand on it"
        ))?;
    }
    context.say_findings(&done.findings)?;
    Ok(Exit::Done)
}

/// What the arguments say of the shape, over what was there.
pub(super) fn shape(given: &Given<'_>, old: ShapeParts) -> Result<Shape, Problem> {
    let parts = ShapeParts {
        category: given.value("category", identifier(Category::parse))?.or(old.category),
        code: given.value("code", identifier(ProductCode::parse))?.or(old.code),
        extent: extent(given, old.extent)?,
        budget: given.value("budget", money::euro)?.or(old.budget),
    };
    parts.shape().map_err(|(name, words)| given.at(name, Problem::usage(words)))
}

/// What the arguments say of the extent, over what was there.
pub(super) fn extent(given: &Given<'_>, old: Option<Extent>) -> Result<Option<Extent>, Problem> {
    let unit = given.value("unit", values::unit)?.or(old.map(|extent| extent.unit)).unwrap_or(Unit::Minute);
    let frequency = given.value("frequency", values::frequency)?.or(old.map(|extent| extent.frequency));
    let frequency = frequency.unwrap_or(crate::domain::volume::Frequency::Total);
    let volume = given.value("volume", |text| volume(text, unit))?.or(old.map(|extent| extent.volume));
    Ok(volume.map(|volume| Extent { volume, unit, frequency }))
}

fn parts(shape: &Shape) -> ShapeParts {
    ShapeParts {
        category: shape.category().cloned(),
        code: shape.code().cloned(),
        extent: shape.extent(),
        budget: shape.budget(),
    }
}

pub(super) type Found =
    (store::Store, crate::domain::ids::Stored<crate::domain::ids::AllocationId, Allocation>);

/// The allocation that is named, with the store that it was found in.
pub(super) fn stored(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Found, Stop> {
    let number = given.needed("number", identifier(AllocationNumber::parse))?;
    let municipality = given.value("municipality", identifier(MunicipalityCode::parse))?;
    let mut store = context.store()?;
    let found = find::allocation(&mut store, municipality.as_ref(), number)?;
    Ok((store, found))
}

fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    rows::import(context, given, allocations::read, import_rows::allocations)
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number = given.value("client", values::client_number)?;
    let mut store = context.store()?;
    let only = number.map(|number| find::client(&mut store, &number)).transpose()?.map(|client| client.id);
    let mut rows = Vec::new();
    for row in view::allocations(&mut store, only).map_err(Problem::from)? {
        let mut cells = cells(&row.client, &row.allocation);
        let dated = row.absent_from.map_or(Cell::Null, |absence| Cell::Day(absence.dated));
        cells.extend([dated, if row.beyond == 0 { Cell::Null } else { Cell::count(row.beyond) }]);
        rows.push(cells);
    }
    let mut columns = columns();
    columns.push(
        Column::left("absent_from", Text::new("ontbreekt in bericht van", "absent from message of")).seldom(),
    );
    columns.push(Column::right("claimed_beyond", Text::new("regels erbuiten", "lines beyond")).seldom());
    context.list(given, &Listing::new(columns, rows))?;
    Ok(Exit::Done)
}

fn show(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let (mut store, found) = stored(context, given)?;
    let shown = view::allocation(&mut store, &context.surroundings, found.id)?;
    let Some((client, row)) = shown else { return Err(save_allocation::Error::Unknown.into()) };
    let mut record = cells(&client, &row.allocation);
    record.extend(room(&row));
    let mut columns = columns();
    columns.push(Column::right("used_amount", Text::new("gebruikt (bedrag)", "used (amount)")));
    columns.push(Column::right("used_minutes", Text::new("gebruikt (tijd)", "used (time)")));
    columns.push(Column::right("used_units", Text::new("gebruikt (aantal)", "used (units)")));
    columns.push(Column::left("products", Text::new("producten", "products")));
    columns.push(Column::left("findings", Text::new("bevindingen", "findings")));
    context.list(given, &Listing::new(columns, vec![record]).record())?;
    context.say_findings(&row.findings)?;
    Ok(Exit::Done)
}

fn settle(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let reason = given.needed("reason", values::remark)?;
    let (mut store, found) = stored(context, given)?;
    let input = settle_findings::Input { allocation: found.id, reason };
    let done = settle_findings::run(&mut store, &context.surroundings, input)?;
    let (number, count) = (found.value.number, done.settled.len());
    context.say(&text!(
        "toewijzing {number}: afgesloten bevindingen: {count}",
        "allocation {number}: findings closed: {count}"
    ))?;
    for Finding { rule, what, .. } in done.settled {
        let Text { nl, en } = what;
        context.say(&text!("  {rule}: {nl}", "  {rule}: {en}"))?;
    }
    Ok(Exit::Done)
}

fn room(row: &AllocationRow) -> [Cell; 5] {
    let (amount, minutes, units) = match row.room {
        Some(Room::Money { used, .. }) => (Cell::Cents(used), Cell::Null, Cell::Null),
        Some(Room::Minutes { used, .. }) => (Cell::Null, Cell::Minutes(used), Cell::Null),
        Some(Room::Units { used, .. }) => (Cell::Null, Cell::Null, Cell::Int(used)),
        Some(Room::Unlimited) | None => (Cell::Null, Cell::Null, Cell::Null),
    };
    let products = row.products.iter().map(|product| product.key.to_string()).collect();
    let findings = row.findings.iter().map(|finding| finding.rule.clone()).collect();
    [amount, minutes, units, Cell::List(products), Cell::List(findings)]
}

fn columns() -> Vec<Column> {
    vec![
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("municipality", Text::new("gemeente", "municipality")),
        Column::right("number", Text::new("nummer", "number")),
        Column::left("shape", Text::new("soort", "shape")),
        Column::left("category", Text::new("categorie", "category")),
        Column::left("code", Text::new("code", "code")),
        Column::right("volume", Text::new("omvang", "volume")),
        Column::left("unit", Text::new("eenheid", "unit")),
        Column::left("frequency", Text::new("frequentie", "frequency")),
        Column::right("budget", Text::new("budget", "budget")),
        Column::left("from", Text::new("vanaf", "from")),
        Column::left("until", Text::new("tot en met", "until")),
        Column::left("frame", Text::new("kader", "frame")),
        Column::left("source", Text::new("bron", "source")),
    ]
}

fn cells(client: &Client, allocation: &Allocation) -> Vec<Cell> {
    let extent = allocation.shape.extent();
    let shape = match allocation.shape {
        Shape::Specific { .. } => "specific",
        Shape::Aspecific { .. } => "aspecific",
        Shape::Generic { .. } => "generic",
    };
    let source = match allocation.source {
        Source::Message => Cell::Word("message", Text::new("bericht", "message")),
        Source::Typed => Cell::Word("typed", Text::new("getypt", "typed")),
    };
    vec![
        Cell::Text(client.number.to_string()),
        Cell::Text(client.name.listed()),
        Cell::Text(allocation.municipality.to_string()),
        Cell::Int(i64::from(allocation.number.get())),
        Cell::Word(shape, allocation.shape.name()),
        Cell::maybe(allocation.shape.category()),
        Cell::maybe(allocation.shape.code()),
        extent.map_or(Cell::Null, |extent| Cell::Int(i64::from(extent.volume))),
        extent.map_or(Cell::Null, |extent| Cell::Word(extent.unit.word(), extent.unit.name())),
        extent.map_or(Cell::Null, |extent| Cell::Word(extent.frequency.word(), extent.frequency.name())),
        allocation.shape.budget().map_or(Cell::Null, Cell::Cents),
        Cell::Day(allocation.period.from),
        allocation.period.until.map_or(Cell::Null, Cell::Day),
        allocation.frame.map_or(Cell::Null, |frame| Cell::Word(frame.word(), frame.name())),
        source,
    ]
}
