//! The form of one code with its tariff. It is stored as the import does it: an open tariff ends before it starts.

use crate::domain::contract::Contract;
use crate::domain::identifiers::{Category, ContractKey, Discipline, ProductCode, ProductKey};
use crate::domain::ids::{Stored, TariffId};
use crate::domain::tariff::{Band, Tariff};
use crate::domain::text::Text;
use crate::domain::time::{Day, Month, Period};
use crate::domain::usage::Distance;
use crate::domain::volume::Unit;
use crate::import::values;
use crate::operations::import_tariffs::{self, Fault};
use crate::operations::views::settings::SettingsView;
use crate::problem::Problem;
use crate::tui::effects::SettingsTask;
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::form::{Form, Row};
use crate::tui::widgets::sheet::{BEFORE_FIRST, CHOOSE, Open, Questions, Reading, Sheet, choice, line};

struct TariffForm {
    contracts: Vec<Contract>,
    /// The tariff that is corrected: it stays one for its product and discipline.
    own: Option<Stored<TariffId, Tariff>>,
    products: Vec<(ContractKey, ProductKey)>,
    disciplines: Vec<Discipline>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Product,
    Discipline,
    Code,
    Category,
    Unit,
    Tariff,
    From,
    Until,
    Above,
    Through,
}

/// A new tariff: the one that follows on `before`, or an empty one from the first day of the year that is looked at.
pub fn new(
    view: &SettingsView,
    before: Option<&Tariff>,
    day: Day,
    here: &Here,
) -> Box<dyn Open<SettingsTask>> {
    let (mut products, mut labels) = (Vec::new(), Vec::new());
    // The newest version has the newest name.
    for contract in view.contracts.iter().rev() {
        for product in &contract.products {
            let key = (contract.key.clone(), product.key.clone());
            if !products.contains(&key) {
                labels.push(format!("{} · {}", product.key, here.say(&product.name)));
                products.push(key);
            }
        }
    }
    let disciplines: Vec<Discipline> = view.disciplines().into_iter().cloned().collect();
    let same = |before: &Tariff| (before.contract.clone(), before.product.clone());
    let own = before.map(same);
    let product = own.and_then(|own| products.iter().position(|key| *key == own));
    let discipline = before.and_then(|before| before.discipline.as_ref());
    let at = discipline.and_then(|own| disciplines.iter().position(|one| one == own));
    let names = disciplines.iter().map(ToString::to_string).collect();
    let mut all = vec![
        Row::new(Key::Product, Text::new("product", "product"), CHOOSE, choice(labels, product)),
        Row::new(Key::Discipline, DISCIPLINE.0, DISCIPLINE.1, choice(names, at)),
    ];
    all.extend(rows(before, Period { from: next(before, day), until: None }, ENDS_BEFORE, here));
    let contracts = view.contracts.clone();
    let questions = TariffForm { contracts, own: None, products, disciplines };
    Sheet::open(Text::new("Nieuw tarief", "New tariff"), all, questions)
}

/// A tariff that is corrected.
pub fn of(view: &SettingsView, own: &Stored<TariffId, Tariff>, here: &Here) -> Box<dyn Open<SettingsTask>> {
    let tariff = &own.value;
    let discipline = tariff.discipline.as_ref().map(|one| format!(" {one}")).unwrap_or_default();
    let product = &tariff.product;
    let title = crate::text!("Tarief wijzigen: {product}{discipline}", "Edit tariff: {product}{discipline}");
    let questions = TariffForm {
        contracts: view.contracts.clone(),
        own: Some(own.clone()),
        products: Vec::new(),
        disciplines: Vec::new(),
    };
    Sheet::open(title, rows(Some(tariff), tariff.valid, SUCH_AS, here), questions)
}

fn rows(before: Option<&Tariff>, valid: Period, from_hint: Text, here: &Here) -> Vec<Row<Key>> {
    let unit = before.and_then(|before| UNITS.iter().position(|unit| *unit == before.unit));
    let units = UNITS.map(|unit| here.say(&unit.name())).to_vec();
    let text = |text: Option<String>| line(text, 20);
    let band = before.and_then(|before| before.band);
    let category = before.and_then(|before| before.category.as_ref());
    let until = valid.until.map(|until| until.to_string());
    vec![
        Row::new(Key::Code, CODE.0, CODE.1, text(before.map(|before| before.code.to_string()))),
        Row::new(Key::Category, CATEGORY.0, CATEGORY.1, text(category.map(ToString::to_string))),
        Row::new(Key::Unit, UNIT.0, UNIT.1, choice(units, unit)),
        Row::new(Key::Tariff, TARIFF.0, TARIFF.1, text(before.map(|before| before.cents.display(here.lang)))),
        Row::new(
            Key::From,
            Text::new("eerste dag", "first day"),
            from_hint,
            text(Some(valid.from.to_string())),
        ),
        Row::new(Key::Until, UNTIL.0, UNTIL.1, text(until)),
        Row::new(Key::Above, ABOVE.0, ABOVE.1, text(band.map(|band| Distance::kilometres(band.above)))),
        Row::new(
            Key::Through,
            THROUGH.0,
            THROUGH.1,
            text(band.and_then(|band| band.through).map(Distance::kilometres)),
        ),
    ]
}

/// The first day that a successor could have: after the last day of the one before, else the year after it started.
fn next(before: Option<&Tariff>, day: Day) -> Day {
    let first_of = |year: i32| Month::new(year, 1).map_or(day, Month::first);
    match before.map(|before| before.valid) {
        None => first_of(day.year()),
        Some(Period { until: Some(until), .. }) => until.next(),
        Some(Period { from, until: None }) => first_of(from.year().max(day.year()).saturating_add(1)),
    }
}

impl Questions<SettingsTask> for TariffForm {
    type Key = Key;

    fn read(&self, form: &Form<Key>, _: &Here) -> Result<SettingsTask, Vec<(Key, Text)>> {
        let mut reading = Reading::of(form);
        let (product, discipline) = self.what(&mut reading);
        let code = reading.needed(Key::Code, |text| ProductCode::parse(text).map_err(|error| error.words()));
        let category =
            reading.optional(Key::Category, |text| Category::parse(text).map_err(|error| error.words()));
        let unit = reading.chosen(Key::Unit, &UNITS);
        let cents = reading.needed(Key::Tariff, read::euro);
        let from = reading.needed(Key::From, read::day);
        let until = reading.optional(Key::Until, read::day);
        let valid = from.and_then(|from| Period::new(from, until));
        if from.is_some() && valid.is_none() {
            reading.fault(Key::Until, BEFORE_FIRST);
        }
        let band = band(&mut reading);
        if unit.is_none() {
            reading.fault(Key::Unit, Text::new("kies een eenheid", "choose a unit"));
        }
        let (Some((contract, product)), Some(code), Some(unit), Some(cents), Some(valid), true) =
            (product, code, unit, cents, valid, reading.faults.is_empty())
        else {
            return Err(reading.faults);
        };
        let tariff = Tariff { contract, product, discipline, code, category, unit, cents, valid, band };
        import_tariffs::fits(&self.contracts, &tariff).map_err(|fault| vec![self.said(&fault)])?;
        Ok(match &self.own {
            Some(own) => SettingsTask::EditTariff(own.id, Box::new(tariff)),
            None => SettingsTask::AddTariff(Box::new(tariff)),
        })
    }
}

impl TariffForm {
    /// What does not fit the contract, below the field that it is about.
    fn said(&self, fault: &Fault) -> (Key, Text) {
        let key = match fault {
            // One that is corrected keeps both: its days are what does not fit.
            _ if self.own.is_some() && !matches!(fault, Fault::Unit(_)) => Key::From,
            Fault::UnknownContract | Fault::UnknownProduct => Key::Product,
            Fault::UnknownDiscipline(_) | Fault::DisciplineMissing | Fault::DisciplineNotWanted => {
                Key::Discipline
            }
            Fault::Unit(_) => Key::Unit,
            Fault::Overlap(_) => Key::From,
        };
        (key, Problem::from(fault).sentence)
    }

    /// For which product and discipline.
    fn what(
        &self,
        reading: &mut Reading<'_, Key>,
    ) -> (Option<(ContractKey, ProductKey)>, Option<Discipline>) {
        if let Some(Stored { value: own, .. }) = &self.own {
            return (Some((own.contract.clone(), own.product.clone())), own.discipline.clone());
        }
        let product = reading.chosen(Key::Product, &self.products);
        if product.is_none() {
            reading.fault(Key::Product, Text::new("kies een product", "choose a product"));
        }
        (product, reading.chosen(Key::Discipline, &self.disciplines))
    }
}

/// The distances, when there are any; an empty lower end is the nearest band.
fn band(reading: &mut Reading<'_, Key>) -> Option<Band> {
    let above = reading.optional(Key::Above, values::kilometres_or_none);
    let through = reading.optional(Key::Through, values::kilometres);
    if above.is_none() && through.is_none() {
        return None;
    }
    let band = Band::new(above.unwrap_or_default(), through);
    if band.is_none() {
        reading
            .fault(Key::Through, Text::new("is niet verder dan het begin", "is not farther than its start"));
    }
    band
}

/// Care is paid for effort, never for a result (PS-A10).
const UNITS: [Unit; 5] = [Unit::Minute, Unit::Hour, Unit::DayPart, Unit::FullDay, Unit::PieceEffort];

type Words = (Text, Text);
const DISCIPLINE: Words = (
    Text::new("discipline", "discipline"),
    Text::new("alleen bij een tarief per discipline", "only for a tariff per discipline"),
);
const CODE: Words = (
    Text::new("productcode", "product code"),
    Text::new("vijf tekens, uit de tarievenlijst", "five characters, from the tariff list"),
);
const CATEGORY: Words = (
    Text::new("categorie", "category"),
    Text::new("twee cijfers; alleen voor generieke toewijzingen", "two digits; for generic allocations only"),
);
const UNIT: Words = (Text::new("eenheid", "unit"), CHOOSE);
const TARIFF: Words = (
    Text::new("tarief in euro", "tariff in euro"),
    Text::new(
        "per uur bij minuten en uren, anders per eenheid",
        "per hour for minutes and hours, else per unit",
    ),
);
const ENDS_BEFORE: Text =
    Text::new("een open tarief eindigt de dag ervoor", "an open tariff ends the day before");
const SUCH_AS: Text = Text::new("zoals 1-1-2026", "such as 1-1-2026");
const UNTIL: Words = (
    Text::new("laatste dag", "last day"),
    Text::new("leeg als er geen einde is", "empty when there is no end"),
);
const ABOVE: Words = (
    Text::new("langer dan km", "longer than km"),
    Text::new("alleen voor ritten: het begin van de afstand", "for trips only: where the distance begins"),
);
const THROUGH: Words = (
    Text::new("tot en met km", "up to km"),
    Text::new("alleen voor ritten: leeg voor de verste", "for trips only: empty for the farthest"),
);
