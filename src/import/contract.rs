//! Contract files: the form that `docs/contract-file.md` specifies, and the file that comes with the program.

mod check;
mod section;

use self::section::{Log, Section};
use super::complaint::{Complained, Complaint, Reading};
use crate::domain::activity::{Activity, ClientUse, Kind};
use crate::domain::contract::{AgeRange, AllocatedAs, Contract, Product, TariffShape};
use crate::domain::identifiers::{
    ActivityKey, Category, ContractKey, Discipline, MunicipalityCode, ProductCode, ProductKey,
};
use crate::domain::time::Period;
use crate::domain::volume::Unit;
use crate::text;

/// The number of the form that this program reads.
const FORMAT: i64 = 1;

/// A contract file is a few hundred lines; anything larger is something else.
const MAX_BYTES: usize = 1_000_000;

/// Contract files that come with the program: key and text, newest last.
pub fn shipped() -> &'static [(&'static str, &'static str)] {
    &[("segment-c-westfriesland-2025", include_str!("../contracts/segment-c-westfriesland-2025.toml"))]
}

/// Reads a contract file. Every fault comes back at once, in the order of the lines.
pub fn read(text: &str) -> Result<Contract, Vec<Complaint>> {
    if text.len() > MAX_BYTES {
        let words = text!("een contractbestand is hooguit 1 MB groot", "a contract file is at most 1 MB");
        return Err(vec![Complaint::of_file(words)]);
    }
    let root = section::parse(text)?;
    let log = Log::new(text);
    let mut top = Section::top(&root, &log);
    // Another form would fill the screen with complaints that mean nothing.
    if !known_format(&mut top, &log) {
        return Err(log.into_complaints());
    }
    let contract = contract(&mut top, &log);
    top.refuse_unknown_keys();
    match (contract, log.into_complaints()) {
        (Ok(contract), complaints) if complaints.is_empty() => Ok(contract),
        (_, complaints) => Err(complaints),
    }
}

fn known_format(top: &mut Section, log: &Log) -> bool {
    match top.whole_number("format", 1, i64::MAX) {
        Ok(FORMAT) => true,
        Ok(number) => {
            log.complain(
                top.line_of("format"),
                "format",
                text!(
                    "vorm {number} is nieuwer dan dit programma, dat vorm {FORMAT} leest; werk het programma bij",
                    "format {number} is newer than this program, which reads format {FORMAT}; update the program"
                ),
            );
            false
        }
        Err(Complained) => false,
    }
}

/// Reads everything before it gives up, so that all complaints are made.
fn contract(top: &mut Section, log: &Log) -> Reading<Contract> {
    let key = top.parsed("key", ContractKey::parse);
    let name = top.text_in_both("name");
    let document = top.words("document");
    let valid = validity(top, log);
    let municipalities = top.optional_list("municipalities", MunicipalityCode::parse);
    let disciplines = top.list("disciplines", Discipline::parse);
    let allocation_months = top.optional_number("allocation_months", 1, 120);
    let products: Vec<_> = top.tables("product").into_iter().map(|table| product(table, log)).collect();
    let activities: Vec<_> = top.tables("activity").into_iter().map(|table| activity(table, log)).collect();

    check::keys_differ(log, "product", products.iter().flatten().map(|(line, p)| (*line, p.key.as_str())));
    let activities_read: Vec<_> = activities.iter().flatten().map(|(line, a)| (*line, a)).collect();
    check::words_differ(log, &activities_read);
    if let Ok(disciplines) = &disciplines {
        check::not_twice(log, top.line_of("disciplines"), "disciplines", disciplines);
    }
    if let Ok(municipalities) = &municipalities {
        check::not_twice(log, top.line_of("municipalities"), "municipalities", municipalities);
    }
    Ok(Contract {
        key: key?,
        name: name?,
        document: document?,
        valid: valid?,
        municipalities: municipalities?,
        disciplines: disciplines?,
        allocation_months: allocation_months?,
        products: products
            .into_iter()
            .map(|read| read.map(|(_, product)| product))
            .collect::<Reading<_>>()?,
        activities: activities
            .into_iter()
            .map(|read| read.map(|(_, activity)| activity))
            .collect::<Reading<_>>()?,
    })
}

fn validity(top: &mut Section, log: &Log) -> Reading<Period> {
    let from = top.day("from");
    let until = top.optional_day("until")?;
    Period::new(from?, until).ok_or_else(|| {
        let words =
            text!("de laatste dag ligt voor de eerste (from)", "the last day lies before the first (from)");
        log.complain(top.line_of("until"), "until", words);
        Complained
    })
}

fn product(mut table: Section, log: &Log) -> Reading<(u64, Product)> {
    let key = table.parsed("key", ProductKey::parse);
    let name = table.text_in_both("name");
    let place = table.words("place");
    let lot = table.optional_number("lot", 1, 99);
    let allocated = table
        .one_of("allocated", &[("aspecific", AllocatedAs::Aspecific), ("specific", AllocatedAs::Specific)]);
    let tariff = table
        .one_of("tariff", &[("per-discipline", TariffShape::PerDiscipline), ("mixed", TariffShape::Mixed)]);
    let units = units(&mut table, log);
    let category = table.optional_parsed("category", Category::parse);
    let code = table.optional_parsed("code", ProductCode::parse);
    let age = age(&mut table, log);
    let needs_frame = table.optional_flag("needs_frame");
    table.refuse_unknown_keys();
    let product = Product {
        key: key?,
        name: name?,
        place: place?,
        lot: lot?.and_then(|lot| u8::try_from(lot).ok()),
        allocated: allocated?,
        category: category?,
        code: code?,
        tariff: tariff?,
        units: units?,
        age: age?,
        needs_frame: needs_frame?.unwrap_or(false),
    };
    check::code_has_a_place(log, &table, &product);
    Ok((table.line(), product))
}

/// Only units that are paid for effort (PS-A10).
fn units(table: &mut Section, log: &Log) -> Reading<Vec<Unit>> {
    let words = table.list("units", |word| {
        Unit::ALL.into_iter().find(|unit| unit.word() == word).ok_or_else(|| {
            let effort: Vec<_> = Unit::ALL.into_iter().filter(|u| u.is_effort()).map(Unit::word).collect();
            section::one_of_words(&effort)
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
    let below = inside.number("below", 0, 120);
    inside.refuse_unknown_keys();
    let (from, below) = (from?, below?);
    if from >= below {
        let words = text!(
            "de leeftijd vanaf {from} tot {below} is leeg; from moet lager zijn dan below",
            "ages from {from} to below {below} are none; from must be lower than below"
        );
        log.complain(inside.line(), &table.place_of("age"), words);
        return Err(Complained);
    }
    Ok(Some(AgeRange { from, below }))
}

fn activity(mut table: Section, log: &Log) -> Reading<(u64, Activity)> {
    let key = table.parsed("key", ActivityKey::parse);
    let kind =
        table.one_of("kind", &[("A", Kind::Direct), ("B", Kind::Indirect), ("C", Kind::NonDeclarable)]);
    let client = client_use(&mut table, kind, log);
    let name = table.text_in_both("name");
    let aliases = table.optional_list("aliases", check::alias);
    // For people who hold the file beside the document.
    let place = table.words("place");
    table.refuse_unknown_keys();
    place?;
    let activity = Activity { key: key?, kind: kind?, client: client?, name: name?, aliases: aliases? };
    Ok((table.line(), activity))
}

/// Client-bound time needs a client (PS-B1, PS-B2); other time may note one only where the file says so (PS-B3).
fn client_use(table: &mut Section, kind: Reading<Kind>, log: &Log) -> Reading<ClientUse> {
    let found =
        table.optional_one_of("client", &[("optional", ClientUse::Optional), ("never", ClientUse::Never)])?;
    if !kind.is_ok_and(Kind::is_declarable) {
        return Ok(found.unwrap_or(ClientUse::Never));
    }
    if found.is_some() {
        let words = text!(
            "cliëntgebonden tijd (A en B) heeft altijd een cliënt (PS-B1, PS-B2); laat deze regel weg",
            "client-bound time (A and B) always has a client (PS-B1, PS-B2); leave this line out"
        );
        log.complain(table.line_of("client"), &table.place_of("client"), words);
    }
    Ok(ClientUse::Required)
}

#[cfg(test)]
mod tests;
