//! Level 2 of the standard for JW317: the message against itself.

use std::collections::HashSet;
use std::hash::Hash;

use crate::domain::rules::message::{MessageRule, Places};
use crate::domain::text::Text;

use super::super::asked::{self, Asked, Fault, Span, clashing};
use super::super::people::CORRECT;
use super::{Jw317, Wanted};

/// All rules of level 2. CS015 and CS025 are part of the schema.
pub static RULES: &[MessageRule<Jw317>] = &[
    rule(
        "CS002",
        Text::new("Bsn voldoet aan de elfproef", "Bsn passes the eleven-test"),
        |message, places| {
            places.add_if(message.client.bsn.bsn().is_err(), || Text::same("Client/Bsn"));
        },
    ),
    rule("CS003", asked::END_NOT_BEFORE_START, |message, places| {
        each(message, places, Asked::ends_before_it_starts);
    }),
    rule("CD079", asked::PRODUCT_OR_BUDGET, |message, places| {
        each_new(message, places, Asked::lacks_product);
    }),
    rule("CD075", asked::END_OF_BUDGET, |message, places| each(message, places, Asked::lacks_end_of_budget)),
    rule("CD076", asked::END_OF_WEEKS, |message, places| each(message, places, Asked::lacks_end_of_weeks)),
    rule("CD041", asked::EXTENT_OF_CODE, |message, places| each_new(message, places, Asked::lacks_extent)),
    rule("CD077", asked::NO_EXTENT_BESIDE_BUDGET, |message, places| {
        each(message, places, Asked::has_extent_and_budget);
    }),
    rule("CD078", asked::NO_BUDGET_BESIDE_EXTENT, |message, places| {
        each(message, places, Asked::has_extent_and_budget);
    }),
    rule("CD096", asked::NO_EXTENT_WITHOUT_CODE, |message, places| {
        each_new(message, places, Asked::has_extent_without_code);
    }),
    rule("CS338", asked::LARGE_UNIT_NOT_BY_DAY, |message, places| {
        each(message, places, Asked::counts_large_unit_by_day);
    }),
    rule("TR101", Text::new("elke sleutel komt een keer voor", "every key occurs once"), doubles),
    rule(
        "TR352",
        Text::new(
            "er staat een OngewijzigdProduct of TeWijzigenProduct",
            "there is an OngewijzigdProduct or TeWijzigenProduct",
        ),
        |message, places| {
            let request = &message.client.request;
            let broken = request.unchanged.is_empty() && request.changed.is_empty();
            places.add_if(broken, || Text::same("Client/Verzoek"));
        },
    ),
    rule(
        "TR353",
        Text::new(
            "er staat een TeWijzigenProduct of NieuwProduct",
            "there is a TeWijzigenProduct or NieuwProduct",
        ),
        |message, places| {
            let request = &message.client.request;
            let broken = request.changed.is_empty() && request.new.is_empty();
            places.add_if(broken, || Text::same("Client/Verzoek"));
        },
    ),
    rule(
        "TR380",
        Text::new("een nieuw product gaat in na Dagtekening", "a new product starts after Dagtekening"),
        |message, places| {
            for (index, new) in message.client.request.new.iter().enumerate() {
                places.add_if(new.wanted.from <= message.header.dated, || new_place(index));
            }
        },
    ),
    rule("TR410", asked::NOT_TWICE_IN_THE_SAME_DAYS, |message, places| {
        let spans = message.client.request.new.iter().enumerate().map(|(index, new)| Span {
            index,
            name: new.name.as_ref(),
            from: new.wanted.from,
            until: new.wanted.until,
        });
        for index in clashing(spans.collect()) {
            places.add(|| new_place(index));
        }
    }),
];

const fn rule(id: &'static str, meaning: Text, check: fn(&Jw317, &mut Places)) -> MessageRule<Jw317> {
    MessageRule { id, meaning, way_out: CORRECT, check }
}

/// Products to change, and new ones.
fn each(message: &Jw317, places: &mut Places, broken: Fault) {
    for (index, changed) in message.client.request.changed.iter().enumerate() {
        places.add_if(broken(&view(&changed.wanted)), || changed_place(index));
    }
    each_new(message, places, broken);
}

fn each_new(message: &Jw317, places: &mut Places, broken: Fault) {
    for (index, new) in message.client.request.new.iter().enumerate() {
        let asked = view(&new.wanted).named(new.name.as_ref());
        places.add_if(broken(&asked), || new_place(index));
    }
}

fn view(wanted: &Wanted) -> Asked {
    let Wanted { from, until, extent, budget } = *wanted;
    Asked { has_name: false, has_code: false, from, until, extent, budget }
}

fn doubles(message: &Jw317, places: &mut Places) {
    let request = &message.client.request;
    twice(places, &request.unchanged, |number| *number, unchanged_place);
    twice(places, &request.changed, |changed| changed.number, changed_place);
    twice(places, &request.new, |new| (new.name.clone(), new.wanted.from), new_place);
}

fn twice<T, K: Hash + Eq>(places: &mut Places, all: &[T], key: fn(&T) -> K, place: fn(usize) -> Text) {
    let mut seen = HashSet::new();
    for (index, one) in all.iter().enumerate() {
        places.add_if(!seen.insert(key(one)), || place(index));
    }
}

fn unchanged_place(index: usize) -> Text {
    Text::same(format!("Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct[{}]", index + 1))
}

fn changed_place(index: usize) -> Text {
    Text::same(format!("Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[{}]", index + 1))
}

fn new_place(index: usize) -> Text {
    Text::same(format!("Client/Verzoek/NieuweProducten/NieuwProduct[{}]", index + 1))
}
