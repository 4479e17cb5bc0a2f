//! Contract files: the form that `docs/contract-file.md` specifies, and the files that come with the program.

mod activity;
mod check;
mod demands;
mod form;
mod names;
mod parts;
mod product;
mod section;
mod values;
mod words;

use self::names::Names;
use self::section::{Log, Section};
use super::complaint::{Complained, Complaint, Reading};
use crate::domain::contract::Contract;
use crate::domain::identifiers::{ContractKey, Discipline, MunicipalityCode};
use crate::domain::time::Period;
use crate::text;

/// The number of the form that this program reads.
const FORMAT: i64 = 1;

/// A contract file is a few hundred lines; anything larger is something else.
const MAX_BYTES: usize = 1_000_000;

/// Contract files that come with the program: key and text. The first one is what a practice works with unless it
/// says otherwise.
pub fn shipped() -> &'static [(&'static str, &'static str)] {
    &[
        ("segment-c-westfriesland-2025", include_str!("../contracts/segment-c-westfriesland-2025.toml")),
        ("handleiding-ambulant", include_str!("../contracts/handleiding-ambulant.toml")),
    ]
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
    let segment = top.optional_parsed("segment", parts::segment);
    let valid = validity(top, log);
    let municipalities = top.optional_list("municipalities", MunicipalityCode::parse);
    let disciplines = top.list("disciplines", Discipline::parse);
    let allocation_months = top.optional_number("allocation_months", 1, 120);
    let claims = parts::claims(top);
    check::listed_once(log, top, &municipalities, &disciplines);
    let names = Names::of(top, &municipalities, &disciplines, segment);

    let lots = all(top.optional_tables("lot"), parts::lot);
    let credentials = all(top.optional_tables("credential"), |table| parts::credential(table, log, &names));
    let components = all(top.optional_tables("component"), |table| parts::component(table, log, &names));
    let products = all(top.tables("product"), |table| product::product(table, log, &names, &components));
    let exclusions = all(top.optional_tables("exclusion"), |table| parts::exclusion(table, log, &names));
    let activities = all(top.tables("activity"), |table| activity::activity(table, log));

    check::parts_differ(log, &lots, &credentials, &components);
    check::products_differ(log, &products);
    check::parts_are_used(log, &lots, &components, &names);
    check::groups_differ(log, &products);
    words::words_differ(log, &activities);
    Ok(Contract {
        key: key?,
        name: name?,
        document: document?,
        segment: segment?,
        valid: valid?,
        municipalities: municipalities?,
        disciplines: disciplines?,
        allocation_months: allocation_months?,
        claims: claims?,
        lots: values(lots)?,
        credentials: values(credentials)?,
        components: values(components)?.into_iter().map(|(component, _)| component).collect(),
        products: values(products)?,
        exclusions: values(exclusions)?,
        activities: values(activities)?,
    })
}

/// What stood in a table, and on which line the table starts.
type At<T> = (u64, T);

fn all<'d, T>(
    tables: Vec<Section<'d>>,
    mut read: impl FnMut(Section<'d>) -> Reading<T>,
) -> Vec<Reading<At<T>>> {
    tables
        .into_iter()
        .map(|table| {
            let line = table.line();
            read(table).map(|value| (line, value))
        })
        .collect()
}

fn values<T>(read: Vec<Reading<At<T>>>) -> Reading<Vec<T>> {
    read.into_iter().map(|one| one.map(|(_, value)| value)).collect()
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

#[cfg(test)]
mod tests;
