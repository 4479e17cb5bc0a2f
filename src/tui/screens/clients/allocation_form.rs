//! The form of an allocation that is typed rather than read from a message.

use ratatui::Frame;
use ratatui::layout::Rect;

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
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form::{self, Action, Form, Part, Row, Step};

/// An allocation that is being typed.
pub struct AllocationForm {
    form: Form<Key>,
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

type Faults = Vec<(Key, Text)>;

impl AllocationForm {
    pub fn new(client: &Stored<ClientId, Client>, here: &Here) -> Self {
        let title = Text::new("Nieuwe toewijzing", "New allocation");
        let municipality = client.value.municipality.as_ref().map(ToString::to_string);
        let form = Form::new(title, rows(None, municipality, here));
        Self { form, id: None, client: client.id, before: None }
    }

    pub fn of(row: &AllocationRow, here: &Here) -> Self {
        let title = Text::new("Toewijzing wijzigen", "Edit allocation");
        let allocation = &row.allocation;
        let form = Form::new(title, rows(Some(allocation), None, here));
        Self { form, id: Some(row.id), client: allocation.client, before: Some(allocation.clone()) }
    }

    pub fn is_changed(&self) -> bool {
        self.form.is_changed()
    }

    pub fn input(&mut self, input: &Input, here: &Here) -> bool {
        let taken = self.form.input(input);
        self.judge(here);
        taken
    }

    pub fn act(&mut self, action: Action, here: &Here) -> Step {
        let step = self.form.act(action);
        self.judge(here);
        if step == Step::Save && self.form.show_problem() { Step::Moved } else { step }
    }

    pub fn task(&self, here: &Here) -> Option<Task> {
        let allocation = self.read(here).ok()?;
        Some(Task::SaveAllocation(self.id, Box::new(allocation)))
    }

    fn judge(&mut self, here: &Here) {
        let faults = self.read(here).err().unwrap_or_default();
        self.form.judge(&faults);
    }

    fn text(&self, key: Key) -> Option<String> {
        Some(self.form.text(key)).filter(|text| !text.is_empty())
    }

    /// The allocation that the form says, or every field that is wrong.
    fn read(&self, here: &Here) -> Result<Allocation, Faults> {
        let mut faults = Faults::new();
        let number = self.needed(Key::Number, &mut faults, |text| {
            AllocationNumber::parse(text).map_err(|error| error.words())
        });
        let municipality = self.needed(Key::Municipality, &mut faults, |text| {
            MunicipalityCode::parse(text).map_err(|error| error.words())
        });
        let period = self.period(&mut faults);
        let shape = self.shape(&mut faults);
        let frame = self.form.chosen(Key::Measure).and_then(|index| Measure::ALL.get(index)).copied();
        match (number, municipality, period, shape) {
            (Some(number), Some(municipality), Some(period), Some(shape)) if faults.is_empty() => {
                Ok(Allocation {
                    client: self.client,
                    municipality,
                    number,
                    shape,
                    period,
                    change_reason: self.before.as_ref().and_then(|before| before.change_reason.clone()),
                    fixed: VersionStamp::new(here.today, here.now),
                    frame,
                    source: Source::Typed,
                })
            }
            _ => Err(faults),
        }
    }

    fn period(&self, faults: &mut Faults) -> Option<Period> {
        let from = self.needed(Key::From, faults, read::day);
        let until = match self.text(Key::Until) {
            None => None,
            Some(text) => Some(read::day(&text).map_err(|words| faults.push((Key::Until, words))).ok()?),
        };
        let period = Period::new(from?, until);
        if period.is_none() {
            faults.push((Key::Until, Text::new("ligt voor de begindatum", "lies before the first day")));
        }
        period
    }

    /// A product code makes it specific, a category aspecific, a budget alone generic.
    fn shape(&self, faults: &mut Faults) -> Option<Shape> {
        let before = faults.len();
        let category =
            self.optional(Key::Category, faults, |text| Category::parse(text).map_err(|e| e.words()));
        let budget = self.optional(Key::Budget, faults, read::euro);
        let code = self.optional(Key::Code, faults, |text| ProductCode::parse(text).map_err(|e| e.words()));
        if faults.len() > before {
            return None;
        }
        let (key, words) = match (category, code, budget) {
            (Some(category), Some(code), None) => {
                return Some(Shape::Specific { category, code, extent: self.extent(faults)? });
            }
            (Some(category), None, budget) => return Some(Shape::Aspecific { category, budget }),
            (None, None, Some(budget)) => return Some(Shape::Generic { budget }),
            (None, Some(_), _) => {
                (Key::Category, Text::new("hoort bij een productcode", "belongs to a product code"))
            }
            (None, None, None) => (
                Key::Category,
                Text::new("vul een categorie of een budget in", "fill in a category or a budget"),
            ),
            (Some(_), Some(_), Some(_)) => (
                Key::Budget,
                Text::new(
                    "bij een productcode hoort een omvang, geen budget",
                    "a product code comes with a volume, not with a budget",
                ),
            ),
        };
        faults.push((key, words));
        None
    }

    /// A field that must be filled in.
    fn needed<T>(&self, key: Key, faults: &mut Faults, read: impl Fn(&str) -> Result<T, Text>) -> Option<T> {
        let text = self.form.text(key);
        form::needed(&text, read(&text)).map_err(|words| faults.push((key, words))).ok()
    }

    /// A field that may stay empty.
    fn optional<T>(
        &self,
        key: Key,
        faults: &mut Faults,
        read: impl Fn(&str) -> Result<T, Text>,
    ) -> Option<T> {
        read(&self.text(key)?).map_err(|words| faults.push((key, words))).ok()
    }

    fn extent(&self, faults: &mut Faults) -> Option<Extent> {
        let volume = self.needed(Key::Volume, faults, read::count);
        let unit = self.form.chosen(Key::Unit).and_then(|index| Unit::ALL.get(index)).copied();
        let frequency = self.form.chosen(Key::Frequency).and_then(|index| Frequency::ALL.get(index)).copied();
        if unit.is_none() {
            faults.push((Key::Unit, Text::new("kies een eenheid", "choose a unit")));
        }
        if frequency.is_none() {
            faults.push((Key::Frequency, Text::new("kies per welke periode", "choose for which period")));
        }
        Some(Extent { volume: volume?, unit: unit?, frequency: frequency? })
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect, here: &Here) {
        self.form.draw(frame, area, &[], here);
    }
}

fn rows(allocation: Option<&Allocation>, municipality: Option<String>, here: &Here) -> Vec<Row<Key>> {
    let line = |text: Option<String>| Part::Line(Field::new(&text.unwrap_or_default()).limited(20));
    let shape = allocation.map(|allocation| &allocation.shape);
    let extent = shape.and_then(Shape::extent);
    let number = allocation.map(|allocation| allocation.number.to_string());
    let municipality = allocation.map(|allocation| allocation.municipality.to_string()).or(municipality);
    let until = allocation.and_then(|allocation| allocation.period.until).map(|day| day.to_string());
    let from = allocation.map(|allocation| allocation.period.from.to_string());
    let category = shape.and_then(Shape::category).map(ToString::to_string);
    let budget = shape.and_then(Shape::budget).map(|cents| cents.display(here.lang));
    let code = shape.and_then(Shape::code).map(ToString::to_string);
    let measure = allocation.and_then(|allocation| allocation.frame);
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
        Row::new(Key::Measure, MEASURE.0, MEASURE.1, choice(&Measure::ALL, measure, Measure::name, here)),
    ]
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
