//! Products with their dates, extent and budget as municipalities allocate them and as we ask for them: what must hold for
//! each, and that none stands twice in the same days.

use std::collections::HashMap;

use crate::domain::identifiers::Category;
use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::domain::volume::{Extent, Frequency, Unit};

use super::groups::ProductName;

/// Two rules only bind what is open or ends after this day (CD080, CS338 and their brothers).
const OLD_RULES_UNTIL: (i32, u32, u32) = (2020, 12, 31);

/// A product that we ask for.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub has_name: bool,
    pub has_code: bool,
    pub from: Day,
    pub until: Option<Day>,
    pub extent: Option<Extent>,
    pub budget: Option<Cents>,
}

/// Something that must not be, by its rule.
pub(super) type Fault = fn(&Asked) -> bool;

impl Asked {
    /// With what stands in Product.
    pub fn named(self, name: Option<&ProductName>) -> Self {
        Self { has_name: name.is_some(), has_code: matches!(name, Some((_, Some(_)))), ..self }
    }

    pub fn ends_before_it_starts(&self) -> bool {
        self.until.is_some_and(|until| until < self.from)
    }

    pub fn lacks_product(&self) -> bool {
        self.budget.is_none() && !self.has_name
    }

    pub fn lacks_end_of_budget(&self) -> bool {
        self.budget.is_some() && self.until.is_none()
    }

    pub fn lacks_end_of_weeks(&self) -> bool {
        self.extent.is_some_and(|extent| extent.frequency == Frequency::Week) && self.until.is_none()
    }

    pub fn lacks_extent(&self) -> bool {
        self.has_code && self.extent.is_none()
    }

    pub fn has_extent_and_budget(&self) -> bool {
        self.extent.is_some() && self.budget.is_some()
    }

    pub fn has_extent_without_code(&self) -> bool {
        self.extent.is_some() && !self.has_code && is_after_old_rules(self.until)
    }

    pub fn counts_large_unit_by_day(&self) -> bool {
        is_large_unit_by_day(self.extent) && is_after_old_rules(self.until)
    }
}

pub(super) fn is_after_old_rules(until: Option<Day>) -> bool {
    let (year, month, day) = OLD_RULES_UNTIL;
    until.is_none_or(|until| Day::new(year, month, day).is_none_or(|limit| until > limit))
}

/// Parts of days, whole days, amounts and pieces are not counted by the day.
pub(super) fn is_large_unit_by_day(extent: Option<Extent>) -> bool {
    extent.is_some_and(|extent| {
        extent.frequency == Frequency::Day
            && matches!(extent.unit, Unit::FullDay | Unit::DayPart | Unit::Euro | Unit::PieceEffort)
    })
}

pub(super) const END_NOT_BEFORE_START: Text =
    Text::new("de einddatum ligt niet voor de begindatum", "the end date is not before the start date");
pub(super) const PRODUCT_OR_BUDGET: Text =
    Text::new("Product staat er als Budget er niet staat", "Product is present when Budget is absent");
pub(super) const END_OF_BUDGET: Text =
    Text::new("de einddatum staat er als Budget er staat", "the end date is present when Budget is");
pub(super) const END_OF_WEEKS: Text =
    Text::new("de einddatum staat er als Frequentie 2 is", "the end date is present when Frequentie is 2");
pub(super) const EXTENT_OF_CODE: Text =
    Text::new("Omvang staat er als Code er staat", "Omvang is present when Code is");
pub(super) const NO_EXTENT_BESIDE_BUDGET: Text =
    Text::new("Omvang staat er niet als Budget er staat", "Omvang is absent when Budget is present");
pub(super) const NO_BUDGET_BESIDE_EXTENT: Text =
    Text::new("Budget staat er niet als Omvang er staat", "Budget is absent when Omvang is present");
pub(super) const NO_EXTENT_WITHOUT_CODE: Text =
    Text::new("Omvang staat er niet als Code er niet staat", "Omvang is absent when Code is");
pub(super) const LARGE_UNIT_NOT_BY_DAY: Text = Text::new(
    "Frequentie is bij Eenheid 14, 16, 83 en 84 niet 1",
    "Frequentie is not 1 with Eenheid 14, 16, 83 and 84",
);
pub(super) const NOT_TWICE_IN_THE_SAME_DAYS: Text = Text::new(
    "hetzelfde product staat er niet twee keer voor dezelfde dagen",
    "the same product does not stand there twice for the same days",
);

/// The days of a product, and which one of the message it is.
#[derive(Clone, Copy)]
pub(super) struct Span<'m> {
    pub index: usize,
    pub name: Option<&'m ProductName>,
    pub from: Day,
    /// Open when there is no last day.
    pub until: Option<Day>,
}

/// The index of each product that starts while the same one still runs. Same is: equal category and code; with one of the
/// codes absent equal category; with one of the categories absent always.
pub(super) fn clashing(mut spans: Vec<Span<'_>>) -> Vec<usize> {
    spans.sort_by_key(|span| (span.from, span.index));
    let mut started = Started::default();
    let mut clashing = Vec::new();
    for span in spans {
        if started.clashes(&span) {
            clashing.push(span.index);
        }
        started.add(&span);
    }
    clashing
}

/// Last days of what started earlier, by how far the product is named. `None` in a code or category stands for all.
#[derive(Default)]
struct Started<'m> {
    latest: HashMap<(Option<&'m Category>, Option<&'m str>), Day>,
}

impl<'m> Started<'m> {
    /// Whether anything that is the same product still runs on the first day of this one.
    fn clashes(&self, span: &Span<'m>) -> bool {
        let runs = |key| self.latest.get(&key).is_some_and(|last| *last >= span.from);
        match span.name {
            None => runs((None, None)),
            Some((category, None)) => runs((Some(category), None)) || runs((None, Some(GENERIC))),
            Some((category, Some(code))) => {
                runs((Some(category), Some(code)))
                    || runs((Some(category), Some(WITHOUT_CODE)))
                    || runs((None, Some(GENERIC)))
            }
        }
    }

    fn add(&mut self, span: &Span<'m>) {
        let last = span.until.unwrap_or(Day::LAST);
        let mut note = |key| {
            let latest = self.latest.entry(key).or_insert(last);
            *latest = last.max(*latest);
        };
        note((None, None));
        match span.name {
            None => note((None, Some(GENERIC))),
            Some((category, code)) => {
                note((Some(category), None));
                note((Some(category), Some(code.as_deref().unwrap_or(WITHOUT_CODE))));
            }
        }
    }
}

/// Stand in the place of a code; too long to be one.
const GENERIC: &str = "generic";
const WITHOUT_CODE: &str = "without code";
