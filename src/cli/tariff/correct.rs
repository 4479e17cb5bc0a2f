//! One tariff that is corrected or taken away, found by product, discipline and a day on which it is valid.

use crate::cli::command::{Argument, Form, Verb};
use crate::cli::context::Context;
use crate::cli::given::{Given, identifier};
use crate::cli::{Exit, Stop};
use crate::domain::identifiers::{Category, Discipline, ProductCode, ProductKey};
use crate::domain::ids::{Stored, TariffId};
use crate::domain::tariff::Tariff;
use crate::domain::text::Text;
use crate::domain::time::Period;
use crate::import::{money, values};
use crate::operations::views::tariffs::{self, Asked};
use crate::operations::{edit_tariff, remove_tariff};
use crate::problem::{Problem, no_tariff};
use crate::text;

const PRODUCT: Argument = Argument::place(
    "product",
    Form::Place,
    Text::new("PRODUCT", "PRODUCT"),
    Text::new("sleutel van het product, zoals lot-1", "key of the product, such as lot-1"),
);
const DISCIPLINE: Argument = Argument::option(
    "discipline",
    Text::new("DISCIPLINE", "DISCIPLINE"),
    Text::new("bij een tarief per discipline", "for a tariff per discipline"),
);
const ON: Argument = Argument::option(
    "on",
    Text::new("DATUM", "DATE"),
    Text::new("een dag waarop het geldt (standaard vandaag)", "a day on which it is valid (default today)"),
);
const CODE: Argument = Argument::option(
    "code",
    Text::new("CODE", "CODE"),
    Text::new("productcode, 5 tekens", "product code, 5 characters"),
);
const CATEGORY: Argument = Argument::option(
    "category",
    Text::new("CODE", "CODE"),
    Text::new("productcategorie; - is geen", "product category; - is none"),
);
const UNIT: Argument = Argument::option(
    "unit",
    Text::new("EENHEID", "UNIT"),
    Text::new("minute, hour, 24-hours, day-part of piece", "minute, hour, 24-hours, day-part or piece"),
);
const TARIFF: Argument = Argument::option(
    "tariff",
    Text::new("BEDRAG", "AMOUNT"),
    Text::new(
        "in euro: per uur bij minuten en uren, anders per eenheid",
        "in euro: per hour for minutes and hours, else per unit",
    ),
);
const FROM: Argument =
    Argument::option("from", Text::new("DATUM", "DATE"), Text::new("eerste dag", "first day"));
const UNTIL: Argument = Argument::option(
    "until",
    Text::new("DATUM", "DATE"),
    Text::new("laatste dag; - is open", "last day; - is open"),
);

pub const EDIT: Verb = Verb {
    name: "edit",
    about: Text::new(
        "Verbeter een tarief; wat niet genoemd wordt, blijft.",
        "Correct a tariff; what is not named stays.",
    ),
    arguments: &[PRODUCT, DISCIPLINE, ON, CODE, CATEGORY, UNIT, TARIFF, FROM, UNTIL],
    run: edit,
};

pub const REMOVE: Verb = Verb {
    name: "remove",
    about: Text::new(
        "Haal een tarief weg waar geen declaratie op staat.",
        "Take away a tariff that no claim stands on.",
    ),
    arguments: &[PRODUCT, DISCIPLINE, ON],
    run: remove,
};

fn edit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let Stored { id, value: before } = find(context, given)?;
    let until = match given.text("until")? {
        Some("-") => None,
        _ => given.day("until")?.or(before.valid.until),
    };
    let valid = Period::new(given.day("from")?.unwrap_or(before.valid.from), until).ok_or_else(|| {
        given.at("until", Problem::usage(Text::new("ligt voor de eerste dag", "lies before the first day")))
    })?;
    let category = match given.text("category")? {
        Some("-") => None,
        _ => given.value("category", identifier(Category::parse))?.or_else(|| before.category.clone()),
    };
    let tariff = Tariff {
        code: given.value("code", identifier(ProductCode::parse))?.unwrap_or_else(|| before.code.clone()),
        category,
        unit: given.value("unit", values::unit)?.unwrap_or(before.unit),
        cents: given.value("tariff", money::euro)?.unwrap_or(before.cents),
        valid,
        ..before
    };
    let Text { nl, en } = tariff.label();
    let mut store = context.store()?;
    let settled = edit_tariff::run(&mut store, &context.surroundings, edit_tariff::Input { id, tariff })?;
    context.say(&text!("tarief {nl} is gewijzigd", "tariff {en} is changed"))?;
    if settled > 0 {
        context.say(&text!(
            "{settled} registraties die op een code wachtten, hebben nu hun product",
            "{settled} entries that were waiting for a code now have their product"
        ))?;
    }
    Ok(Exit::Done)
}

fn remove(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let found = find(context, given)?;
    let Text { nl, en } = found.value.label();
    remove_tariff::run(&mut context.store()?, &context.surroundings, found.id)?;
    context.say(&text!("tarief {nl} is weggehaald", "tariff {en} is taken away"))?;
    Ok(Exit::Done)
}

/// The one tariff that is meant.
fn find(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Stored<TariffId, Tariff>, Stop> {
    let product = given.needed("product", identifier(ProductKey::parse))?;
    let discipline = given.value("discipline", identifier(Discipline::parse))?;
    let on = given.day("on")?.unwrap_or_else(|| context.surroundings.today());
    let asked = Asked { on: Some(on), product: Some(product), ..Asked::default() };
    let mut rows = tariffs::load(&mut context.store()?, &context.surroundings, &asked)?.rows;
    let named: Vec<String> =
        rows.iter().filter_map(|row| row.value.discipline.as_ref()).map(ToString::to_string).collect();
    if discipline.is_none() && named.len() > 1 {
        let sentence = Text::new(
            "dit product heeft een tarief per discipline",
            "this product has a tariff per discipline",
        );
        let named = named.join(", ");
        let hint = text!("noem --discipline: {named}", "give --discipline: {named}");
        return Err(Problem::usage(sentence).hint(hint).into());
    }
    rows.retain(|row| discipline.is_none() || row.value.discipline == discipline);
    Ok(rows.into_iter().next().ok_or_else(no_tariff)?)
}
