//! Whether tariffs cover their contracts: days without a tariff, and days with two (PS-A9).

use super::Tariff;
use crate::domain::contract::{Contract, Product, TariffShape};
use crate::domain::identifiers::{ContractKey, Discipline, ProductKey};
use crate::domain::ids::{Stored, TariffId};
use crate::domain::text::Text;
use crate::domain::time::{ClosedPeriod, Day, Month, Period};
use crate::text;

/// What is wrong with the tariffs of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Two tariffs hold on the same days.
    Overlap(Box<Overlap>),
    /// Days on which care of a product has no code and no tariff.
    Gap(Gap),
}

/// Two tariffs for one product, and a discipline that both hold for, on the same days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    pub one: Stored<TariffId, Tariff>,
    pub other: Stored<TariffId, Tariff>,
    /// The days that they share.
    pub days: Period,
}

/// A product without a tariff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub contract: ContractKey,
    pub product: ProductKey,
    /// For which there is none, in the order of the contract; empty for a product with one tariff for all.
    pub disciplines: Vec<Discipline>,
    pub days: ClosedPeriod,
    /// There is no tariff on any other day either: perhaps the practice does not deliver it.
    pub never: bool,
}

/// Which days are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// These and no others.
    Days(ClosedPeriod),
    /// From the first of January of the day's year to the end of the last year in which a tariff of the contract
    /// starts, and at least to the end of the day's year; days between two tariffs whenever they are.
    Around(Day),
}

/// Everything that is wrong: overlaps first, then gaps in the order of the contracts and their products.
pub fn flaws(contracts: &[Contract], tariffs: &[Stored<TariffId, Tariff>], window: Window) -> Vec<Flaw> {
    let overlaps = overlaps(tariffs, window).into_iter().map(|overlap| Flaw::Overlap(Box::new(overlap)));
    overlaps.chain(gaps(contracts, tariffs, window).into_iter().map(Flaw::Gap)).collect()
}

fn overlaps(tariffs: &[Stored<TariffId, Tariff>], window: Window) -> Vec<Overlap> {
    let mut found = Vec::new();
    for (at, one) in tariffs.iter().enumerate() {
        let later = tariffs.iter().skip(at.saturating_add(1));
        for other in later.filter(|other| one.value.competes_with(&other.value)) {
            let shared = shared(one.value.valid, other.value.valid);
            let asked = |days: &Period| match window {
                Window::Days(asked) => asked.cut_by(*days).is_some(),
                Window::Around(_) => true,
            };
            if let Some(days) = shared.filter(asked) {
                found.push(Overlap { one: one.clone(), other: other.clone(), days });
            }
        }
    }
    found
}

fn shared(one: Period, other: Period) -> Option<Period> {
    let until = match (one.until, other.until) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    Period::new(one.from.max(other.from), until)
}

/// A product, with a discipline where tariffs differ by discipline, on the days on which a contract has it.
struct Need<'a> {
    contract: &'a ContractKey,
    product: &'a ProductKey,
    discipline: Option<&'a Discipline>,
    /// One for each version of the contract, oldest first.
    valid: Vec<Period>,
}

impl Need<'_> {
    fn is_met_by(&self, tariff: &Tariff) -> bool {
        tariff.contract == *self.contract
            && tariff.product == *self.product
            && (tariff.discipline.is_none() || tariff.discipline.as_ref() == self.discipline)
    }
}

fn gaps(contracts: &[Contract], tariffs: &[Stored<TariffId, Tariff>], window: Window) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for need in needs(contracts) {
        let mut met: Vec<Period> = tariffs
            .iter()
            .map(|stored| &stored.value)
            .filter(|tariff| need.is_met_by(tariff))
            .map(|tariff| tariff.valid)
            .collect();
        met.sort_by_key(|period| period.from);
        for days in looked_at(&need, tariffs, &met, window).into_iter().flat_map(|days| open(days, &met)) {
            let never = met.is_empty();
            let same = gaps.iter_mut().find(|gap| {
                gap.contract == *need.contract
                    && gap.product == *need.product
                    && (gap.days, gap.never) == (days, never)
            });
            match same {
                Some(gap) => gap.disciplines.extend(need.discipline.cloned()),
                None => gaps.push(Gap {
                    contract: need.contract.clone(),
                    product: need.product.clone(),
                    disciplines: need.discipline.cloned().into_iter().collect(),
                    days,
                    never,
                }),
            }
        }
    }
    gaps
}

fn needs(contracts: &[Contract]) -> Vec<Need<'_>> {
    let mut oldest_first: Vec<&Contract> = contracts.iter().collect();
    oldest_first.sort_by(|a, b| (&a.key, a.valid.from).cmp(&(&b.key, b.valid.from)));
    let mut needs: Vec<Need<'_>> = Vec::new();
    for contract in oldest_first {
        for product in contract.products.iter().filter(|product| product.claimable) {
            for discipline in disciplines(contract, product) {
                let same = needs.iter_mut().find(|need| {
                    *need.contract == contract.key
                        && *need.product == product.key
                        && need.discipline == discipline
                });
                match same {
                    Some(need) => lengthen(&mut need.valid, contract.valid),
                    None => needs.push(Need {
                        contract: &contract.key,
                        product: &product.key,
                        discipline,
                        valid: vec![contract.valid],
                    }),
                }
            }
        }
    }
    needs
}

fn disciplines<'a>(contract: &'a Contract, product: &Product) -> Vec<Option<&'a Discipline>> {
    match product.tariff {
        TariffShape::PerDiscipline => contract.disciplines.iter().map(Some).collect(),
        TariffShape::Mixed | TariffShape::PerUnit => vec![None],
    }
}

/// A version that begins the day after another ended is the same stretch of days.
fn lengthen(valid: &mut Vec<Period>, next: Period) {
    match valid.last_mut() {
        Some(last) if last.until.is_some_and(|until| until.next() >= next.from) => last.until = next.until,
        _ => valid.push(next),
    }
}

/// The days on which a need is looked at.
fn looked_at(
    need: &Need<'_>,
    tariffs: &[Stored<TariffId, Tariff>],
    met: &[Period],
    window: Window,
) -> Vec<ClosedPeriod> {
    let days = match window {
        Window::Days(days) => Some(days),
        Window::Around(today) => {
            let of_contract =
                tariffs.iter().map(|stored| &stored.value).filter(|t| t.contract == *need.contract);
            let last = of_contract.map(|tariff| tariff.valid.from).fold(today, Day::max);
            let first = met.iter().map(|period| period.from).fold(start_of_year(today), Day::min);
            ClosedPeriod::new(first, end_of_year(last))
        }
    };
    days.map(|days| need.valid.iter().filter_map(|valid| days.cut_by(*valid)).collect()).unwrap_or_default()
}

/// The days of a stretch that none of the periods, which stand by first day, holds.
fn open(days: ClosedPeriod, met: &[Period]) -> Vec<ClosedPeriod> {
    let mut open = Vec::new();
    let mut next = Some(days.from());
    for period in met {
        let Some(first) = next.filter(|first| *first <= days.until()) else { break };
        if period.from > first {
            open.extend(ClosedPeriod::new(first, period.from.previous().min(days.until())));
        }
        next = period.until.map(|until| first.max(until.next()));
    }
    open.extend(next.and_then(|first| ClosedPeriod::new(first, days.until())));
    open
}

fn start_of_year(day: Day) -> Day {
    Month::new(day.year(), 1).map_or(Day::FIRST, Month::first)
}

fn end_of_year(day: Day) -> Day {
    Month::new(day.year(), 12).map_or(Day::LAST, Month::last)
}

impl Flaw {
    pub fn contract(&self) -> &ContractKey {
        match self {
            Self::Overlap(overlap) => &overlap.one.value.contract,
            Self::Gap(gap) => &gap.contract,
        }
    }

    pub fn product(&self) -> &ProductKey {
        match self {
            Self::Overlap(overlap) => &overlap.one.value.product,
            Self::Gap(gap) => &gap.product,
        }
    }

    /// Care on these days cannot be claimed as it is. A product that never had a tariff may be none of the practice's.
    pub fn is_in_the_way(&self) -> bool {
        !matches!(self, Self::Gap(Gap { never: true, .. }))
    }

    /// One sentence without a full stop.
    pub fn sentence(&self) -> Text {
        match self {
            Self::Overlap(overlap) => overlap.sentence(),
            Self::Gap(gap) => gap.sentence(),
        }
    }
}

impl Overlap {
    fn sentence(&self) -> Text {
        let (one, other) = (self.one.value.label(), self.other.value.label());
        let (product, from) = (&self.one.value.product, self.days.from);
        let onwards = || text!("vanaf {from}", "from {from} on");
        let days = self.days.until.map_or_else(onwards, |until| between(from, until));
        Text::of(
            format!("product {product} heeft {} twee tarieven: {}, en {}", days.nl, one.nl, other.nl),
            format!("product {product} has two tariffs {}: {}, and {}", days.en, one.en, other.en),
        )
    }
}

fn between(from: Day, until: Day) -> Text {
    if from == until {
        return text!("op {from}", "on {from}");
    }
    text!("van {from} tot en met {until}", "from {from} to {until}")
}

impl Gap {
    /// The product with its disciplines: `lot-1 (HBO, WO+)`.
    pub fn what(&self) -> String {
        let product = &self.product;
        if self.disciplines.is_empty() {
            return product.to_string();
        }
        let disciplines: Vec<&str> = self.disciplines.iter().map(Discipline::as_str).collect();
        format!("{product} ({})", disciplines.join(", "))
    }

    fn sentence(&self) -> Text {
        let what = self.what();
        let Text { nl, en } = between(self.days.from(), self.days.until());
        if self.never {
            return text!(
                "product {what} heeft {nl} geen tarief, en ook daarbuiten niet",
                "product {what} has no tariff {en}, nor on any other day"
            );
        }
        text!("product {what} heeft {nl} geen tarief", "product {what} has no tariff {en}")
    }
}

/// What people are told: a sentence for each flaw, and one for each contract with all products that never had a tariff,
/// since a practice need not deliver everything that a contract knows.
pub fn told(flaws: &[Flaw]) -> Vec<Text> {
    let mut told: Vec<Text> = flaws.iter().filter(|flaw| flaw.is_in_the_way()).map(Flaw::sentence).collect();
    let mut never: Vec<(&ContractKey, Vec<String>)> = Vec::new();
    for flaw in flaws.iter().filter(|flaw| !flaw.is_in_the_way()) {
        let Flaw::Gap(gap) = flaw else { continue };
        let what = gap.what();
        match never.iter_mut().find(|(contract, _)| *contract == &gap.contract) {
            Some((_, products)) if products.contains(&what) => {}
            Some((_, products)) => products.push(what),
            None => never.push((&gap.contract, vec![what])),
        }
    }
    told.extend(never.iter().map(|(contract, products)| {
        let named = products.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        match products.len().saturating_sub(NAMED) {
            0 => text!(
                "contract {contract}, nog helemaal zonder tarief: {named}",
                "contract {contract}, without any tariff so far: {named}"
            ),
            more => text!(
                "contract {contract}, nog helemaal zonder tarief: {named} en nog {more}; 'uurwerk tariff check' toont ze",
                "contract {contract}, without any tariff so far: {named} and {more} more; 'uurwerk tariff check' lists them"
            ),
        }
    }));
    told
}

/// So many products without any tariff are named in one sentence.
const NAMED: usize = 4;
