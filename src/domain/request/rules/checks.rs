//! Where a request breaks each demand: the functions behind the table of rules.

use super::super::super::allocation::{Allocation, Shape};
use super::super::super::assignment::{is_of_category, products_with_code};
use super::super::super::client::Client;
use super::super::super::contract::contracts_for;
use super::super::super::identifiers::AllocationNumber;
use super::super::super::ids::{AllocationId, Stored};
use super::super::super::text::Text;
use super::super::super::time::Period;
use super::super::super::volume::Frequency;
use super::super::progress::DECISION_TERM;
use super::super::{Asked, Grounds};
use super::{Case, Given};
use crate::text;

/// The whole request.
fn whole(is_broken: bool) -> Vec<Text> {
    if is_broken { vec![Text::new("het verzoek", "the request")] } else { Vec::new() }
}

fn of_allocation(number: AllocationNumber) -> Text {
    text!("toewijzing {number}", "allocation {number}")
}

/// A product by its place among the products that are asked for, from 1.
fn of_product(index: usize) -> Text {
    let place = index + 1;
    text!("product {place}", "product {place}")
}

pub(super) fn named_in_remark(case: &Case<'_>) -> Vec<Text> {
    let Client { name, bsn, .. } = case.client;
    let names = [Some(&name.surname), name.first_names.as_ref()];
    let mut words: Vec<String> = names.into_iter().flatten().map(|word| word.to_lowercase()).collect();
    words.extend(bsn.as_ref().map(|bsn| bsn.reveal().to_owned()));
    let names_client = |asked: &Asked| {
        let remark = asked.grounds.as_ref().and_then(|grounds| grounds.remark.as_ref());
        let text = remark.map(|remark| remark.as_str().to_lowercase()).unwrap_or_default();
        words.iter().any(|word| stands_in(&text, word))
    };
    products(case, names_client)
}

/// Whether the words stand in the text by themselves, not as a part of longer ones.
fn stands_in(text: &str, words: &str) -> bool {
    let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !words.is_empty()
        && text.match_indices(words).any(|(at, found)| {
            let (before, after) = (text.get(..at), text.get(at + found.len()..));
            !is_inside(before.and_then(|text| text.chars().next_back()))
                && !is_inside(after.and_then(|text| text.chars().next()))
        })
}

pub(super) fn without_grounds(case: &Case<'_>) -> Vec<Text> {
    if !case.is_first() {
        return Vec::new();
    }
    let lacks = |asked: &Asked| {
        let grounds = asked.grounds.as_ref();
        let has =
            grounds.is_some_and(|grounds| grounds.referral.code() != "06" || grounds.decision.is_some());
        let contracts = contracts_for(case.contracts, &case.request.municipality, asked.period.from);
        !has || contracts.is_empty()
    };
    products(case, lacks)
}

pub(super) fn without_care(case: &Case<'_>) -> Vec<Text> {
    let runs = |stored: &Stored<AllocationId, Allocation>| {
        let given = case.given_on(stored.id);
        given.is_reported || given.last.is_some()
    };
    whole(!case.is_first() && !case.current().any(runs))
}

pub(super) fn too_late(case: &Case<'_>) -> Vec<Text> {
    let earliest = case.calendar.plus_working_days(case.today, DECISION_TERM);
    let is_soon = |asked: &Asked| asked.period.from > case.today && asked.period.from < earliest;
    whole(!case.is_first() && case.request.asked().any(is_soon))
}

pub(super) fn takes_away(case: &Case<'_>) -> Vec<Text> {
    let broken = case.changes().filter(|(stored, asked)| {
        let Given { last, worth, .. } = case.given_on(stored.id);
        let is_cut = asked.period.until.zip(last).is_some_and(|(until, last)| until < last);
        is_cut || asked.shape.budget().is_some_and(|budget| budget < worth)
    });
    broken.map(|(stored, _)| of_allocation(stored.value.number)).collect()
}

/// Equal code and category; where one has no code equal category; where one has no category always (TR302).
fn is_same_product(one: &Shape, other: &Shape) -> bool {
    match (one.category(), other.category()) {
        (Some(a), Some(b)) if a == b => match (one.code(), other.code()) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        },
        (Some(_), Some(_)) => false,
        _ => true,
    }
}

fn clash(one: (&Shape, Period), other: (&Shape, Period)) -> bool {
    is_same_product(one.0, other.0) && one.1.overlaps(other.1)
}

pub(super) fn allocated_already(case: &Case<'_>) -> Vec<Text> {
    if !case.is_first() {
        return Vec::new();
    }
    let mut places = Vec::new();
    for (index, asked) in case.products() {
        let stands = case.allocations.iter().filter(|stored| {
            let Allocation { shape, period, .. } = &stored.value;
            let is_theirs = stored.value.municipality == case.request.municipality;
            is_theirs && !stored.value.is_deleted() && clash((&asked.shape, asked.period), (shape, *period))
        });
        places.extend(stands.map(|stored| {
            let (place, number) = (index + 1, stored.value.number);
            text!("product {place} en toewijzing {number}", "product {place} and allocation {number}")
        }));
    }
    places
}

pub(super) fn not_current(case: &Case<'_>) -> Vec<Text> {
    let asked = case.request.asked().filter_map(|asked| asked.allocation);
    let gone = asked.filter(|id| !case.current().any(|stored| stored.id == *id));
    gone.map(|id| {
        let stored = case.allocations.iter().find(|stored| stored.id == id);
        stored
            .map_or(Text::new("een toewijzing", "an allocation"), |stored| of_allocation(stored.value.number))
    })
    .collect()
}

pub(super) fn begins_between(case: &Case<'_>) -> Vec<Text> {
    let broken = case.changes().filter(|(stored, asked)| {
        asked.period.from <= case.today && asked.period.from != stored.value.period.from
    });
    broken.map(|(stored, _)| of_allocation(stored.value.number)).collect()
}

/// Each thing that is asked for, against everything after it and against what stays.
pub(super) fn overlapping(case: &Case<'_>) -> Vec<Text> {
    if case.is_first() {
        return Vec::new();
    }
    let asked: Vec<&Asked> = case.request.asked().collect();
    let stays: Vec<&Allocation> = case
        .current()
        .filter(|stored| !asked.iter().any(|asked| asked.allocation == Some(stored.id)))
        .map(|stored| &stored.value)
        .collect();
    let mut places = Vec::new();
    for (index, one) in asked.iter().enumerate() {
        let own = (&one.shape, one.period);
        let later = asked.iter().skip(index + 1).any(|other| clash(own, (&other.shape, other.period)));
        let kept = stays.iter().find(|other| clash(own, (&other.shape, other.period)));
        if let Some(kept) = kept {
            places.push(of_allocation(kept.number));
        } else if later {
            let place = index + 1;
            places.push(text!("onderdeel {place} van het verzoek", "part {place} of the request"));
        }
    }
    places
}

pub(super) fn budget_from_later(case: &Case<'_>) -> Vec<Text> {
    let is_total = |shape: &Shape| shape.extent().is_some_and(|extent| extent.frequency == Frequency::Total);
    let broken = case.changes().filter(|(stored, asked)| {
        let old = &stored.value.shape;
        let is_changed = old.budget() != asked.shape.budget()
            || (old.extent() != asked.shape.extent() && (is_total(old) || is_total(&asked.shape)));
        is_changed && asked.period.from != stored.value.period.from
    });
    broken.map(|(stored, _)| of_allocation(stored.value.number)).collect()
}

pub(super) fn other_is_open(case: &Case<'_>) -> Vec<Text> {
    case.open.iter().map(|number| text!("verzoek {number}", "request {number}")).collect()
}

pub(super) fn shapes(case: &Case<'_>, is_broken: fn(&Shape, &Shape) -> bool) -> Vec<Text> {
    let broken = case.changes().filter(|(stored, asked)| is_broken(&stored.value.shape, &asked.shape));
    broken.map(|(stored, _)| of_allocation(stored.value.number)).collect()
}

pub(super) fn wrong_category(case: &Case<'_>) -> Vec<Text> {
    let is_wrong = |asked: &Asked| {
        let Shape::Specific { category, code, .. } = &asked.shape else { return false };
        let contracts = contracts_for(case.contracts, &case.request.municipality, asked.period.from);
        let mut known = contracts.into_iter().flat_map(|contract| {
            products_with_code(contract, case.tariffs, code)
                .into_iter()
                .map(move |product| (contract, product))
        });
        let mut known = known.by_ref().peekable();
        known.peek().is_some()
            && !known.any(|(contract, product)| is_of_category(contract, case.tariffs, product, category))
    };
    products(case, is_wrong)
}

/// Products of a first request among themselves.
pub(super) fn asked_twice(case: &Case<'_>) -> Vec<Text> {
    let mut places = Vec::new();
    for (index, one) in case.products().filter(|_| case.is_first()) {
        let earlier = case.products().take(index);
        if earlier.into_iter().any(|(_, other)| clash((&one.shape, one.period), (&other.shape, other.period)))
        {
            places.push(of_product(index));
        }
    }
    places
}

pub(super) fn begins_today(case: &Case<'_>) -> Vec<Text> {
    let is_past = |asked: &Asked| !case.is_first() && asked.period.from <= case.today;
    products(case, is_past)
}

pub(super) fn without_referrer(case: &Case<'_>) -> Vec<Text> {
    products(case, |asked| by_grounds(asked, |one| one.referral.is_named() && one.referrer.is_none()))
}

pub(super) fn with_referrer(case: &Case<'_>) -> Vec<Text> {
    products(case, |asked| by_grounds(asked, |one| !one.referral.is_named() && one.referrer.is_some()))
}

fn by_grounds(asked: &Asked, is_broken: fn(&Grounds) -> bool) -> bool {
    asked.grounds.as_ref().is_some_and(is_broken)
}

pub(super) fn budget_without_end(case: &Case<'_>) -> Vec<Text> {
    without_end(case, |shape| shape.budget().is_some())
}

pub(super) fn weeks_without_end(case: &Case<'_>) -> Vec<Text> {
    without_end(case, |shape| shape.extent().is_some_and(|extent| extent.frequency == Frequency::Week))
}

fn without_end(case: &Case<'_>, needs_end: fn(&Shape) -> bool) -> Vec<Text> {
    let lacks = |asked: &Asked| needs_end(&asked.shape) && asked.period.until.is_none();
    let changed = case.changes().filter(|(_, asked)| lacks(asked));
    let mut places: Vec<Text> = changed.map(|(stored, _)| of_allocation(stored.value.number)).collect();
    places.extend(products(case, lacks));
    places
}

fn products(case: &Case<'_>, is_broken: impl Fn(&Asked) -> bool) -> Vec<Text> {
    case.products().filter(|(_, asked)| is_broken(asked)).map(|(index, _)| of_product(index)).collect()
}
