//! The tables `[[product]]`.

use super::super::complaint::{Complained, Reading};
use super::demands::{self, Told};
use super::names::Names;
use super::section::{Log, Section};
use super::{At, check, values};
use crate::domain::contract::{
    AgeRange, AllocatedAs, Component, Intensity, Product, TariffShape, Transport, TransportForm,
};
use crate::domain::identifiers::{Category, ProductCode, ProductKey};
use crate::domain::volume::Unit;
use crate::text;

pub fn product(
    mut table: Section,
    log: &Log,
    names: &Names,
    components: &[Reading<At<(Component, Told)>>],
) -> Reading<Product> {
    let key = table.parsed("key", ProductKey::parse);
    let name = table.text_in_both("name");
    let place = table.words("place");
    let lot = lot(&mut table, log, names);
    let component = table.optional_parsed("component", |word| names.component(word));
    let intensity = table.optional_one_of(
        "intensity",
        &[Intensity::Low, Intensity::Middle, Intensity::High].map(|intensity| (intensity.word(), intensity)),
    );
    let allocated = table
        .one_of("allocated", &[("aspecific", AllocatedAs::Aspecific), ("specific", AllocatedAs::Specific)]);
    let tariff = table.one_of(
        "tariff",
        &[
            ("per-discipline", TariffShape::PerDiscipline),
            ("mixed", TariffShape::Mixed),
            ("per-unit", TariffShape::PerUnit),
        ],
    );
    let units = units(&mut table, log);
    let category = table.optional_parsed("category", Category::parse);
    let code = table.optional_parsed("code", ProductCode::parse);
    let claimable = table.optional_flag("claimable");
    let age = age(&mut table, log);
    let needs_frame = table.optional_flag("needs_frame");
    let transport = transport(&mut table);
    let told = demands::read(&mut table, log, names, place.as_deref().unwrap_or_default());
    table.refuse_unknown_keys();
    let component = component?;
    let shared = components.iter().flatten().map(|(_, value)| value);
    let shared = shared.filter(|(one, _)| Some(&one.key) == component.as_ref()).map(|(_, told)| told).next();
    let product = Product {
        key: key?,
        name: name?,
        place: place?,
        lot: lot?,
        component,
        intensity: intensity?,
        allocated: allocated?,
        category: category?,
        code: code?,
        claimable: claimable?.unwrap_or(true),
        tariff: tariff?,
        units: units?,
        age: age?,
        needs_frame: needs_frame?.unwrap_or(false),
        transport: transport?,
        demands: told?.over(shared),
    };
    check::product(log, &table, &product, names);
    Ok(product)
}

fn lot(table: &mut Section, log: &Log, names: &Names) -> Reading<Option<u8>> {
    let Some(number) = table.optional_number("lot", 1, 99)? else { return Ok(None) };
    let number = u8::try_from(number).map_err(|_| Complained)?;
    names.lot(number).map(Some).map_err(|words| {
        log.complain(table.line_of("lot"), &table.place_of("lot"), words);
        Complained
    })
}

/// Only units that are paid for effort (PS-A10).
fn units(table: &mut Section, log: &Log) -> Reading<Vec<Unit>> {
    let words = table.list("units", |word| {
        Unit::ALL.into_iter().find(|unit| unit.word() == word).ok_or_else(|| {
            let effort: Vec<_> = Unit::ALL.into_iter().filter(|u| u.is_effort()).map(Unit::word).collect();
            values::one_of_words(&effort)
        })
    })?;
    let line = table.line_of("units");
    check::not_twice(log, line, &table.place_of("units"), words.iter().map(|unit| unit.word()));
    let paid_for_result: Vec<_> =
        words.iter().filter(|unit| !unit.is_effort()).map(|unit| unit.word()).collect();
    for word in &paid_for_result {
        let words = text!(
            "{word} wordt betaald voor resultaat; zorg wordt hier naar inspanning betaald (PS-A10)",
            "{word} is paid for a result; care is paid for effort here (PS-A10)"
        );
        log.complain(line, &table.place_of("units"), words);
    }
    if paid_for_result.is_empty() { Ok(words) } else { Err(Complained) }
}

fn age(table: &mut Section, log: &Log) -> Reading<Option<AgeRange>> {
    let Some(mut inside) = table.optional_table("age")? else { return Ok(None) };
    let from = inside.number("from", 0, 120);
    let below = inside.optional_number("below", 0, 120);
    let through = inside.optional_number("through", 0, 119);
    inside.refuse_unknown_keys();
    let (from, below, through) = (from?, below?, through?);
    let (below, words) = match (below, through) {
        (Some(below), None) => (
            below,
            text!(
                "niemand is minstens {from} en jonger dan {below}; from moet lager zijn dan below",
                "nobody is at least {from} and younger than {below}; from must be lower than below"
            ),
        ),
        (None, Some(last)) => (
            last.saturating_add(1),
            text!(
                "niemand is minstens {from} en hooguit {last}; from mag niet hoger zijn dan through",
                "nobody is at least {from} and at most {last}; from must not be higher than through"
            ),
        ),
        _ => (0, text!("verwacht below of through, een van beide", "expected either below or through")),
    };
    if from >= below {
        log.complain(inside.line(), &table.place_of("age"), words);
        return Err(Complained);
    }
    Ok(Some(AgeRange { from, below }))
}

fn transport(table: &mut Section) -> Reading<Option<Transport>> {
    let Some(mut inside) = table.optional_table("transport")? else { return Ok(None) };
    let forms = [TransportForm::Group, TransportForm::Individual].map(|form| (form.word(), form));
    let form = inside.one_of("form", &forms);
    let band = inside.number("band", 1, 20);
    inside.refuse_unknown_keys();
    let band = u8::try_from(band?).map_err(|_| Complained)?;
    Ok(Some(Transport { form: form?, band }))
}
