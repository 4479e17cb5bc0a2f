//! What is asked of the municipality for a client: a first allocation, a product beside what runs, or a change of the marked
//! allocation.

use super::page::Page;
use crate::domain::allocation::{Allocation, Shape};
use crate::domain::identifiers::{AllocationNumber, Category, ProductCode};
use crate::domain::ids::{AllocationId, ClientId};
use crate::domain::remark::Remark;
use crate::domain::request::{ChangeReason, Grounds, Kind, Referral, Referrer, State};
use crate::domain::text::Text;
use crate::domain::time::{Day, Period};
use crate::domain::volume::{Extent, Frequency, Unit};
use crate::operations::request_care::{Input, Product, Wanted, Wish};
use crate::operations::views::clients::{AllocationRow, ClientDetail};
use crate::text;
use crate::tui::effects::{ClientTask, Task};
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::form::{Form, Part, Row};
use crate::tui::widgets::sheet::{self, Faults, Open, Questions, Reading, Sheet, line};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    First,
    Extra,
    Change,
}

struct Request {
    client: ClientId,
    about: About,
    /// The request that was not sent yet and that this goes with.
    with: Option<i64>,
}

enum About {
    First,
    Extra,
    Change(AllocationId, Box<Allocation>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    From,
    Until,
    Category,
    Budget,
    Code,
    Volume,
    Unit,
    Frequency,
    Referral,
    Referrer,
    Decision,
    DecidedFrom,
    National,
    Remark,
    Reason,
}

/// The form that the key opens; `None` when there is nothing to change.
pub fn open(page: &Page, detail: &ClientDetail, asked: Asked, here: &Here) -> Option<Box<dyn Open>> {
    match asked {
        Asked::First | Asked::Extra => Some(of_product(detail, asked, here)),
        Asked::Change => page.allocation().map(|row| of_change(detail, row, here)),
    }
}

fn of_product(detail: &ClientDetail, asked: Asked, here: &Here) -> Box<dyn Open> {
    let mut rows = vec![
        row(Key::From, &FROM, line(None, 10)),
        row(Key::Until, &UNTIL, line(None, 10)),
        row(Key::Category, &CATEGORY, line(None, 2)),
        row(Key::Budget, &BUDGET, line(None, 20)),
        row(Key::Code, &CODE, line(None, 5)),
    ];
    rows.extend(volume_rows(None, here));
    let (title, about) = if asked == Asked::First {
        rows.extend(ground_rows(here));
        (Text::new("Eerste toewijzing vragen", "Ask for a first allocation"), About::First)
    } else {
        rows.push(reason_row(here));
        (Text::new("Extra product vragen", "Ask for an extra product"), About::Extra)
    };
    let with = unsent(detail, asked == Asked::First, None);
    Sheet::open(title, rows, Request { client: detail.client.id, about, with })
}

fn of_change(detail: &ClientDetail, marked: &AllocationRow, here: &Here) -> Box<dyn Open> {
    let allocation = &marked.allocation;
    let number = allocation.number;
    let from = Some(allocation.period.from.to_string());
    let until = allocation.period.until.map(|day| day.to_string());
    let mut rows =
        vec![row(Key::From, &CHANGE_FROM, line(from, 10)), row(Key::Until, &UNTIL, line(until, 10))];
    if let Some(extent) = allocation.shape.extent() {
        rows.extend(volume_rows(Some(extent), here));
    } else {
        let budget = allocation.shape.budget().map(|cents| cents.display(here.lang));
        rows.push(row(Key::Budget, &BUDGET, line(budget, 20)));
    }
    rows.push(reason_row(here));
    let title = text!("Wijziging van {number} vragen", "Ask for a change of {number}");
    let with = unsent(detail, false, Some(allocation));
    let about = About::Change(marked.id, Box::new(allocation.clone()));
    Sheet::open(title, rows, Request { client: allocation.client, about, with })
}

/// A client has one open request (TR374): what fits goes with the one that was not sent yet.
fn unsent(detail: &ClientDetail, is_first: bool, about: Option<&Allocation>) -> Option<i64> {
    let fits = detail.requests.iter().find(|row| {
        let request = &row.request;
        let is_there = about.is_none_or(|allocation| allocation.municipality == request.municipality);
        row.state == State::Made && (request.kind == Kind::First) == is_first && is_there
    });
    fits.map(|row| row.request.number)
}

impl Questions for Request {
    type Key = Key;

    fn read(&self, form: &Form<Key>, _: &Here) -> Result<Task, Faults<Key>> {
        let mut reading = Reading::of(form);
        let wish = match &self.about {
            About::First => {
                let product = self.product(&mut reading);
                let grounds = grounds(&mut reading);
                product.zip(grounds).map(|(product, grounds)| Wish::First(product, grounds))
            }
            About::Extra => {
                let (product, reason) = (self.product(&mut reading), self.reason(&mut reading));
                product.map(|product| Wish::Extra(product, reason))
            }
            About::Change(id, old) => {
                let (wanted, reason) = (wanted(&mut reading, *id, old), self.reason(&mut reading));
                wanted.map(|wanted| Wish::Change(wanted, reason))
            }
        };
        let (client, request) = (self.client, self.with);
        let task =
            |wish| Task::Client(ClientTask::PreviewRequest(client, Box::new(Input { wish, with: request })));
        reading.answer(wish.map(task))
    }

    fn aside(&self, _: &Form<Key>, _: &Here) -> Vec<Text> {
        let added = self.with.map(|number| {
            text!(
                "komt bij verzoek {number}, dat nog niet is verstuurd",
                "goes with request {number}, which was not sent yet"
            )
        });
        added.into_iter().collect()
    }
}

impl Request {
    fn product(&self, reading: &mut Reading<'_, Key>) -> Option<Product> {
        let (from, until) = days(reading);
        let shape = shape(reading);
        Some(Product { client: self.client, municipality: None, shape: shape?, from: from?, until })
    }

    /// Not needed where the request has one already.
    fn reason(&self, reading: &mut Reading<'_, Key>) -> Option<ChangeReason> {
        let reason = reading.chosen(Key::Reason, &ChangeReason::all().collect::<Vec<_>>());
        if reason.is_none() && self.with.is_none() {
            reading.fault(Key::Reason, Text::new("kies de reden", "choose the reason"));
        }
        reason
    }
}

fn days(reading: &mut Reading<'_, Key>) -> (Option<Day>, Option<Day>) {
    let from = reading.needed(Key::From, read::day);
    let until = reading.optional(Key::Until, read::day);
    if let Some(from) = from
        && until.is_some_and(|until| Period::new(from, Some(until)).is_none())
    {
        reading.fault(Key::Until, sheet::BEFORE_FIRST);
    }
    (from, until)
}

fn wanted(reading: &mut Reading<'_, Key>, allocation: AllocationId, old: &Allocation) -> Option<Wanted> {
    let (from, until) = days(reading);
    let shape = match &old.shape {
        Shape::Specific { category, code, .. } => {
            let extent = extent(reading)?;
            Shape::Specific { category: category.clone(), code: code.clone(), extent }
        }
        Shape::Aspecific { category, .. } => {
            let budget = reading.optional(Key::Budget, read::euro);
            Shape::Aspecific { category: category.clone(), budget }
        }
        Shape::Generic { .. } => Shape::Generic { budget: reading.needed(Key::Budget, read::euro)? },
    };
    Some(Wanted { allocation, shape, from, until })
}

/// A product code makes it specific, a category aspecific, a budget alone generic.
fn shape(reading: &mut Reading<'_, Key>) -> Option<Shape> {
    let category = reading.optional(Key::Category, |text| Category::parse(text).map_err(|e| e.words()));
    let code = reading.optional(Key::Code, |text| ProductCode::parse(text).map_err(|e| e.words()));
    let budget = reading.optional(Key::Budget, read::euro);
    if !reading.faults.is_empty() {
        return None;
    }
    match (category, code, budget) {
        (Some(category), Some(code), None) => {
            return Some(Shape::Specific { category, code, extent: extent(reading)? });
        }
        (Some(category), None, budget) => return Some(Shape::Aspecific { category, budget }),
        (None, None, Some(budget)) => return Some(Shape::Generic { budget }),
        (None, Some(_), _) => {
            reading.fault(Key::Category, Text::new("hoort bij een productcode", "belongs to a product code"));
        }
        (None, None, None) => reading.fault(
            Key::Category,
            Text::new("vul een categorie of een budget in", "fill in a category or a budget"),
        ),
        (Some(_), Some(_), Some(_)) => reading.fault(
            Key::Budget,
            Text::new(
                "bij een productcode hoort een omvang, geen budget",
                "a product code comes with a volume, not with a budget",
            ),
        ),
    }
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

fn grounds(reading: &mut Reading<'_, Key>) -> Option<Grounds> {
    let referral = reading.chosen(Key::Referral, &Referral::all().collect::<Vec<_>>());
    if referral.is_none() {
        reading.fault(Key::Referral, Text::new("kies wie verwees", "choose who referred"));
    }
    let referrer = reading.optional(Key::Referrer, |text| Referrer::parse(text).ok_or(LONG_NAME));
    let number = reading.optional(Key::Decision, |text| AllocationNumber::parse(text).map_err(|e| e.words()));
    let from = reading.optional(Key::DecidedFrom, read::day);
    if number.is_some() && from.is_none() {
        reading.fault(Key::DecidedFrom, Text::new("hoort bij de beschikking", "belongs to the decision"));
    }
    if number.is_none() && from.is_some() {
        reading.fault(Key::Decision, Text::new("hoort bij de datum", "belongs to the date"));
    }
    let is_national = reading.chosen(Key::National, &[false, true]).unwrap_or(false);
    let remark = reading.optional(Key::Remark, |text| Remark::new(text).ok_or(LONG_REMARK));
    Some(Grounds { referral: referral?, referrer, decision: number.zip(from), is_national, remark })
}

fn row(key: Key, words: &Words, part: Part) -> Row<Key> {
    Row::new(key, words.0.clone(), words.1.clone(), part)
}

fn volume_rows(extent: Option<Extent>, here: &Here) -> [Row<Key>; 3] {
    let units = Unit::ALL.map(|unit| here.say(&unit.name())).to_vec();
    let unit = extent.and_then(|extent| Unit::ALL.iter().position(|unit| *unit == extent.unit));
    let frequencies = Frequency::ALL.map(|frequency| here.say(&frequency.name())).to_vec();
    let frequency = extent.and_then(|extent| Frequency::ALL.iter().position(|one| *one == extent.frequency));
    [
        row(Key::Volume, &VOLUME, line(extent.map(|extent| extent.volume.to_string()), 8)),
        row(Key::Unit, &UNIT, sheet::choice(units, unit)),
        row(Key::Frequency, &FREQUENCY, sheet::choice(frequencies, frequency)),
    ]
}

fn ground_rows(here: &Here) -> [Row<Key>; 6] {
    let kinds = Referral::all().map(|one| here.say(&one.name())).collect();
    let no_yes = [Text::new("nee", "no"), Text::new("ja", "yes")].map(|word| here.say(&word)).to_vec();
    [
        row(Key::Referral, &REFERRAL, sheet::choice(kinds, None)),
        row(Key::Referrer, &REFERRER, line(None, Referrer::MAX)),
        row(Key::Decision, &DECISION, line(None, 9)),
        row(Key::DecidedFrom, &DECIDED_FROM, line(None, 10)),
        row(Key::National, &NATIONAL, sheet::choice(no_yes, Some(0))),
        row(Key::Remark, &REMARK, line(None, Remark::MAX)),
    ]
}

fn reason_row(here: &Here) -> Row<Key> {
    let names = ChangeReason::all().map(|reason| here.say(&reason.name())).collect();
    row(Key::Reason, &REASON, sheet::choice(names, None))
}

type Words = (Text, Text);
const LONG_NAME: Text = Text::new(
    "een AGB-code of een naam van hooguit 64 tekens",
    "an AGB code or a name of at most 64 characters",
);
const LONG_REMARK: Text = Text::new("hooguit 500 tekens", "at most 500 characters");
const FROM: Words = (Text::new("eerste dag", "first day"), Text::new("zoals 1-1-2026", "such as 1-1-2026"));
const CHANGE_FROM: Words = (
    Text::new("wijziging vanaf", "change from"),
    Text::new("een ander budget geldt vanaf de eerste dag", "another budget counts from the first day"),
);
const UNTIL: Words = (
    Text::new("laatste dag", "last day"),
    Text::new("leeg: volgens het contract, of zoals het is", "empty: as the contract says, or as it is"),
);
const CATEGORY: Words = (
    Text::new("productcategorie", "product category"),
    Text::new("twee cijfers, zoals 45", "two digits, such as 45"),
);
const BUDGET: Words = (
    Text::new("budget in euro", "budget in euro"),
    Text::new("voor de hele toewijzing", "for the whole allocation"),
);
const CODE: Words = (
    Text::new("productcode", "product code"),
    Text::new("alleen bij een specifieke toewijzing", "only for a specific allocation"),
);
const VOLUME: Words =
    (Text::new("omvang", "volume"), Text::new("alleen bij een productcode", "only with a product code"));
const UNIT: Words = (Text::new("eenheid", "unit"), sheet::CHOOSE);
const FREQUENCY: Words = (Text::new("per", "each"), sheet::CHOOSE);
const REFERRAL: Words = (Text::new("verwezen door", "referred by"), sheet::CHOOSE);
const REFERRER: Words = (
    Text::new("verwijzer", "referrer"),
    Text::new("AGB-code, of anders de naam", "AGB code, or else the name"),
);
const DECISION: Words = (
    Text::new("beschikking", "decision"),
    Text::new("het nummer, als de cliënt er een heeft", "the number, if the client has one"),
);
const DECIDED_FROM: Words = (
    Text::new("beschikt vanaf", "decided from"),
    Text::new("eerste dag van de beschikking", "first day of the decision"),
);
const NATIONAL: Words = (
    Text::new("raamcontract", "framework"),
    Text::new("valt onder een landelijk raamcontract", "falls under a national framework contract"),
);
const REMARK: Words = (
    Text::new("opmerking", "remark"),
    Text::new("wat nergens anders past, zonder namen", "what fits nowhere else, without names"),
);
const REASON: Words = (Text::new("waarom", "why"), sheet::CHOOSE);
