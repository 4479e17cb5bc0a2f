//! Level 2 of the standard for JW315: the message against itself.

use std::collections::HashSet;

use crate::domain::rules::message::{MessageRule, Places};
use crate::domain::text::Text;
use crate::domain::time::Day;

use super::super::asked::{self, Asked, Fault, Span, clashing};
use super::super::people::{AboutPerson, CORRECT, Person, age_rule, birth_parts_rule, bsn_rule};
use super::{Jw315, Product};

impl AboutPerson for Jw315 {
    fn person(&self) -> &Person {
        &self.client.person
    }

    fn dated(&self) -> Day {
        self.header.dated
    }
}

/// All rules of level 2. CS015 and CS025 are part of the schema.
pub static RULES: &[MessageRule<Jw315>] = &[
    bsn_rule(),
    birth_parts_rule(),
    rule("CS003", asked::END_NOT_BEFORE_START, |message, places| {
        each(message, places, Asked::ends_before_it_starts);
    }),
    rule("CD079", asked::PRODUCT_OR_BUDGET, |message, places| each(message, places, Asked::lacks_product)),
    rule("CD075", asked::END_OF_BUDGET, |message, places| each(message, places, Asked::lacks_end_of_budget)),
    rule("CD076", asked::END_OF_WEEKS, |message, places| each(message, places, Asked::lacks_end_of_weeks)),
    rule("CD041", asked::EXTENT_OF_CODE, |message, places| each(message, places, Asked::lacks_extent)),
    rule("CD077", asked::NO_EXTENT_BESIDE_BUDGET, |message, places| {
        each(message, places, Asked::has_extent_and_budget);
    }),
    rule("CD078", asked::NO_BUDGET_BESIDE_EXTENT, |message, places| {
        each(message, places, Asked::has_extent_and_budget);
    }),
    rule("CD095", asked::NO_EXTENT_WITHOUT_CODE, |message, places| {
        each(message, places, Asked::has_extent_without_code);
    }),
    rule("CS343", asked::LARGE_UNIT_NOT_BY_DAY, |message, places| {
        each(message, places, Asked::counts_large_unit_by_day);
    }),
    rule(
        "CD043",
        Text::new(
            "BeschikkingIngangsdatum staat er precies als BeschikkingNummer er staat",
            "BeschikkingIngangsdatum is present exactly when BeschikkingNummer is",
        ),
        |message, places| {
            each_product(message, places, |product| {
                product.decision.is_some() != product.decided_from.is_some()
            });
        },
    ),
    rule(
        "CD066",
        Text::new(
            "Naam of ZorgverlenerCode van de Verwijzer staat er bij Type 02 tot en met 05",
            "Naam or ZorgverlenerCode of the Verwijzer is present with Type 02 to 05",
        ),
        |message, places| {
            each_product(message, places, |Product { referrer, .. }| {
                names_itself(&referrer.kind) && referrer.name.is_none() && referrer.agb.is_none()
            });
        },
    ),
    rule(
        "CD067",
        Text::new(
            "Naam van de Verwijzer staat er bij Type 02 tot en met 05 niet naast ZorgverlenerCode",
            "Naam of the Verwijzer does not stand beside ZorgverlenerCode with Type 02 to 05",
        ),
        |message, places| {
            each_product(message, places, |Product { referrer, .. }| {
                names_itself(&referrer.kind) && referrer.name.is_some() && referrer.agb.is_some()
            });
        },
    ),
    rule(
        "CD068",
        Text::new(
            "ZorgverlenerCode van de Verwijzer staat er alleen bij Type 02 tot en met 05",
            "ZorgverlenerCode of the Verwijzer is present only with Type 02 to 05",
        ),
        |message, places| {
            each_product(message, places, |Product { referrer, .. }| {
                !names_itself(&referrer.kind) && referrer.agb.is_some()
            });
        },
    ),
    age_rule(),
    rule("TR101", Text::new("elke sleutel komt een keer voor", "every key occurs once"), doubles),
    rule(
        "TR134",
        Text::new("de geboortedatum ligt niet na Dagtekening", "the date of birth is not after Dagtekening"),
        |message, places| {
            let broken = message.client.person.birth.date > message.header.dated;
            places.add_if(broken, || Text::same("Client/Geboortedatum"));
        },
    ),
    rule(
        "TR383",
        Text::new(
            "ReferentieAanbieder verschilt voor elk AangevraagdProduct",
            "ReferentieAanbieder differs for every AangevraagdProduct",
        ),
        doubles,
    ),
    rule("TR386", asked::NOT_TWICE_IN_THE_SAME_DAYS, |message, places| {
        let spans = message.client.products.iter().enumerate().map(|(index, product)| Span {
            index,
            name: product.name.as_ref(),
            from: product.from,
            until: product.until,
        });
        for index in clashing(spans.collect()) {
            places.add(|| place_of(index));
        }
    }),
];

const fn rule(id: &'static str, meaning: Text, check: fn(&Jw315, &mut Places)) -> MessageRule<Jw315> {
    MessageRule { id, meaning, way_out: CORRECT, check }
}

/// The reference is also the key of what is asked for.
fn doubles(message: &Jw315, places: &mut Places) {
    let mut seen = HashSet::new();
    each_product(message, places, |product| !seen.insert(product.reference.clone()));
}

/// Kinds of referrer that have an AGB code.
fn names_itself(kind: &str) -> bool {
    matches!(kind, "02" | "03" | "04" | "05")
}

fn each(message: &Jw315, places: &mut Places, broken: Fault) {
    each_product(message, places, |product| {
        let Product { from, until, extent, budget, .. } = *product;
        let asked = Asked { has_name: false, has_code: false, from, until, extent, budget };
        broken(&asked.named(product.name.as_ref()))
    });
}

fn each_product(message: &Jw315, places: &mut Places, mut broken: impl FnMut(&Product) -> bool) {
    for (index, product) in message.client.products.iter().enumerate() {
        places.add_if(broken(product), || place_of(index));
    }
}

fn place_of(index: usize) -> Text {
    Text::same(format!("Client/AangevraagdeProducten/AangevraagdProduct[{}]", index + 1))
}
