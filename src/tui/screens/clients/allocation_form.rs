//! The form of an allocation that is typed rather than read from a message. Of one that came in a message only the legal
//! frame is ours.

use crate::domain::allocation::{Allocation, Frame as Measure, Shape, Source, VersionStamp};
use crate::domain::client::Client;
use crate::domain::identifiers::{AllocationNumber, Category, MunicipalityCode, ProductCode};
use crate::domain::ids::{AllocationId, ClientId, Stored};
use crate::domain::text::Text;
use crate::domain::time::Period;
use crate::domain::volume::{Extent, Frequency, Unit};
use crate::operations::views::clients::AllocationRow;
use crate::tui::effects::Task;
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::choice::Choice;
use crate::tui::widgets::form::{Form, Part, Row};
use crate::tui::widgets::sheet::{self, Faults, Open, Questions, Reading, Sheet, line};

/// What is asked about an allocation.
struct Asked {
    id: Option<AllocationId>,
    client: ClientId,
    before: Option<Allocation>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Number,
    Municipality,
    From,
    Until,
    Category,
    Budget,
    Code,
    Volume,
    Unit,
    Frequency,
    Measure,
}

/// For a new allocation of a client.
pub fn new(client: &Stored<ClientId, Client>, here: &Here) -> Box<dyn Open> {
    let title = Text::new("Nieuwe toewijzing", "New allocation");
    let municipality = client.value.municipality.as_ref().map(ToString::to_string);
    let asked = Asked { id: None, client: client.id, before: None };
    Sheet::open(title, rows(None, municipality, here), asked)
}

/// For a known allocation.
pub fn of(row: &AllocationRow, here: &Here) -> Box<dyn Open> {
    let allocation = &row.allocation;
    let number = allocation.number;
    let (title, rows) = match allocation.source {
        Source::Typed => {
            (Text::new("Toewijzing wijzigen", "Edit allocation"), rows(Some(allocation), None, here))
        }
        Source::Message => (
            crate::text!("Kader van toewijzing {number}", "Legal frame of allocation {number}"),
            vec![frame_row(allocation.frame, here)],
        ),
    };
    let asked = Asked { id: Some(row.id), client: allocation.client, before: Some(allocation.clone()) };
    Sheet::open(title, rows, asked)
}

impl Questions for Asked {
    type Key = Key;

    fn read(&self, form: &Form<Key>, here: &Here) -> Result<Task, Faults<Key>> {
        let mut reading = Reading::of(form);
        let allocation = match &self.before {
            Some(before) if before.source == Source::Message => {
                Some(Allocation { frame: reading.chosen(Key::Measure, &Measure::ALL), ..before.clone() })
            }
            _ => self.typed(&mut reading, here),
        };
        reading.answer(allocation.map(|allocation| Task::SaveAllocation(self.id, Box::new(allocation))))
    }
}

impl Asked {
    fn typed(&self, reading: &mut Reading<'_, Key>, here: &Here) -> Option<Allocation> {
        let number =
            reading.needed(Key::Number, |text| AllocationNumber::parse(text).map_err(|error| error.words()));
        let municipality = reading
            .needed(Key::Municipality, |text| MunicipalityCode::parse(text).map_err(|error| error.words()));
        let period = period(reading);
        let shape = shape(reading);
        let frame = reading.chosen(Key::Measure, &Measure::ALL);
        Some(Allocation {
            client: self.client,
            municipality: municipality?,
            number: number?,
            shape: shape?,
            period: period?,
            change_reason: self.before.as_ref().and_then(|before| before.change_reason.clone()),
            fixed: VersionStamp::new(here.today, here.now),
            frame,
            source: Source::Typed,
        })
    }
}

fn period(reading: &mut Reading<'_, Key>) -> Option<Period> {
    let from = reading.needed(Key::From, read::day);
    let before = reading.faults.len();
    let until = reading.optional(Key::Until, read::day);
    if reading.faults.len() > before {
        return None;
    }
    let period = Period::new(from?, until);
    if period.is_none() {
        reading.fault(Key::Until, sheet::BEFORE_FIRST);
    }
    period
}

/// A product code makes it specific, a category aspecific, a budget alone generic.
fn shape(reading: &mut Reading<'_, Key>) -> Option<Shape> {
    let before = reading.faults.len();
    let category = reading.optional(Key::Category, |text| Category::parse(text).map_err(|e| e.words()));
    let budget = reading.optional(Key::Budget, read::euro);
    let code = reading.optional(Key::Code, |text| ProductCode::parse(text).map_err(|e| e.words()));
    if reading.faults.len() > before {
        return None;
    }
    let (key, words) = match (category, code, budget) {
        (Some(category), Some(code), None) => {
            return Some(Shape::Specific { category, code, extent: extent(reading)? });
        }
        (Some(category), None, budget) => return Some(Shape::Aspecific { category, budget }),
        (None, None, Some(budget)) => return Some(Shape::Generic { budget }),
        (None, Some(_), _) => {
            (Key::Category, Text::new("hoort bij een productcode", "belongs to a product code"))
        }
        (None, None, None) => {
            (Key::Category, Text::new("vul een categorie of een budget in", "fill in a category or a budget"))
        }
        (Some(_), Some(_), Some(_)) => (
            Key::Budget,
            Text::new(
                "bij een productcode hoort een omvang, geen budget",
                "a product code comes with a volume, not with a budget",
            ),
        ),
    };
    reading.fault(key, words);
    None
}

fn extent(reading: &mut Reading<'_, Key>) -> Option<Extent> {
    let volume = reading.needed(Key::Volume, read::count);
    let unit = reading.chosen(Key::Unit, &Unit::ALL);
    let frequency = reading.chosen(Key::Frequency, &Frequency::ALL);
    if unit.is_none() {
        reading.fault(Key::Unit, Text::new("kies een eenheid", "choose a unit"));
    }
    if frequency.is_none() {
        reading.fault(Key::Frequency, Text::new("kies per welke periode", "choose for which period"));
    }
    Some(Extent { volume: volume?, unit: unit?, frequency: frequency? })
}

fn rows(allocation: Option<&Allocation>, municipality: Option<String>, here: &Here) -> Vec<Row<Key>> {
    let line = |text: Option<String>| line(text, 20);
    let shape = allocation.map(|allocation| &allocation.shape);
    let extent = shape.and_then(Shape::extent);
    let number = allocation.map(|allocation| allocation.number.to_string());
    let municipality = allocation.map(|allocation| allocation.municipality.to_string()).or(municipality);
    let until = allocation.and_then(|allocation| allocation.period.until).map(|day| day.to_string());
    let from = allocation.map(|allocation| allocation.period.from.to_string());
    let category = shape.and_then(Shape::category).map(ToString::to_string);
    let budget = shape.and_then(Shape::budget).map(|cents| cents.display(here.lang));
    let code = shape.and_then(Shape::code).map(ToString::to_string);
    vec![
        Row::new(Key::Number, NUMBER.0, NUMBER.1, line(number)),
        Row::new(Key::Municipality, TOWN.0, TOWN.1, line(municipality)),
        Row::new(Key::From, FROM.0, FROM.1, line(from)),
        Row::new(Key::Until, UNTIL.0, UNTIL.1, line(until)),
        Row::new(Key::Category, CATEGORY.0, CATEGORY.1, line(category)),
        Row::new(Key::Budget, BUDGET.0, BUDGET.1, line(budget)),
        Row::new(Key::Code, CODE.0, CODE.1, line(code)),
        Row::new(Key::Volume, VOLUME.0, VOLUME.1, line(extent.map(|extent| extent.volume.to_string()))),
        Row::new(
            Key::Unit,
            UNIT.0,
            UNIT.1,
            choice(&Unit::ALL, extent.map(|extent| extent.unit), Unit::name, here),
        ),
        Row::new(
            Key::Frequency,
            FREQUENCY.0,
            FREQUENCY.1,
            choice(&Frequency::ALL, extent.map(|extent| extent.frequency), Frequency::name, here),
        ),
        frame_row(allocation.and_then(|allocation| allocation.frame), here),
    ]
}

fn frame_row(frame: Option<Measure>, here: &Here) -> Row<Key> {
    Row::new(Key::Measure, MEASURE.0, MEASURE.1, choice(&Measure::ALL, frame, Measure::name, here))
}

fn choice<T: Copy + PartialEq>(all: &[T], chosen: Option<T>, name: fn(T) -> Text, here: &Here) -> Part {
    let names = all.iter().map(|each| here.say(&name(*each))).collect();
    let index = chosen.and_then(|chosen| all.iter().position(|each| *each == chosen));
    Part::Choice(Choice::new(names, index).optional())
}

type Words = (Text, Text);
const CHOOSE: Text =
    Text::new("typ om te kiezen, Alt-↓ toont de lijst", "type to choose, Alt-↓ shows the list");
const NUMBER: Words = (
    Text::new("toewijzingnummer", "allocation number"),
    Text::new("van de gemeente", "given by the municipality"),
);
const TOWN: Words = (
    Text::new("gemeente", "municipality"),
    Text::new("CBS-code van vier cijfers, zoals 0405", "CBS code of four digits, such as 0405"),
);
const FROM: Words = (Text::new("eerste dag", "first day"), Text::new("zoals 1-1-2025", "such as 1-1-2025"));
const UNTIL: Words = (
    Text::new("laatste dag", "last day"),
    Text::new("leeg: volgens het contract", "empty: as the contract says"),
);
const CATEGORY: Words = (
    Text::new("productcategorie", "product category"),
    Text::new("twee cijfers, zoals 45", "two digits, such as 45"),
);
const BUDGET: Words = (
    Text::new("budget in euro", "budget in euro"),
    Text::new("bij een aspecifieke of generieke toewijzing", "for an aspecific or generic allocation"),
);
const CODE: Words = (
    Text::new("productcode", "product code"),
    Text::new("alleen bij een specifieke toewijzing", "only for a specific allocation"),
);
const VOLUME: Words =
    (Text::new("omvang", "volume"), Text::new("alleen bij een productcode", "only with a product code"));
const UNIT: Words = (Text::new("eenheid", "unit"), CHOOSE);
const FREQUENCY: Words = (Text::new("per", "each"), CHOOSE);
const MEASURE: Words = (
    Text::new("kader", "legal frame"),
    Text::new("alleen bij forensische zorg (perceel 2)", "for forensic care only (lot 2)"),
);
