//! Why tariffs are not taken over, in words.

use super::Problem;
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::import::values::one_of;
use crate::operations::import_tariffs::{Error, Fault, Rival};
use crate::operations::{edit_tariff, remove_tariff};
use crate::text;

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(faults) => faults.first().map_or_else(nothing, |(_, fault)| fault.into()),
            Error::Store(error) => error.into(),
        }
    }
}

impl From<edit_tariff::Error> for Problem {
    fn from(error: edit_tariff::Error) -> Self {
        use edit_tariff::Error;
        match error {
            Error::Unknown => no_tariff(),
            Error::Other => Self::rule(Text::new(
                "een ander product of een andere discipline is een ander tarief",
                "another product or discipline is another tariff",
            ))
            .hint(Text::new(
                "voeg dat toe met n bij Instellingen, Tarieven, of met 'uurwerk tariff import BESTAND'; haal dit weg als het niet klopt",
                "add that one with n in Settings, Tariffs, or with 'uurwerk tariff import FILE'; take this one away if it is wrong",
            )),
            Error::Refused(fault) => Self::from(&fault),
            Error::Claimed(last) => claimed(last).hint(Text::new(
                "alleen de laatste dag kan nog gewijzigd worden, tot na die dag; een ander bedrag krijgt een nieuw tarief",
                "only the last day can still change, to that day or later; another amount gets a new tariff",
            )),
            Error::Store(error) => error.into(),
        }
    }
}

impl From<remove_tariff::Error> for Problem {
    fn from(error: remove_tariff::Error) -> Self {
        use remove_tariff::Error;
        match error {
            Error::Unknown => no_tariff(),
            Error::Claimed(last) => {
                claimed(last).hint(Text::new("geef het een laatste dag", "give it a last day"))
            }
            Error::Drafted => Self::rule(Text::new(
                "er is al een declaratieregel met dit tarief samengesteld",
                "a claim line was compiled at this tariff already",
            ))
            .hint(Text::new(
                "wijzig het tarief en stel de maand opnieuw samen",
                "change the tariff and compile the month again",
            )),
            Error::Store(error) => error.into(),
        }
    }
}

pub fn no_tariff() -> Problem {
    Problem::usage(Text::new("dit tarief is er niet", "there is no such tariff")).hint(Text::new(
        "'uurwerk tariff list' toont alle tarieven",
        "'uurwerk tariff list' shows all tariffs",
    ))
}

fn claimed(last: Day) -> Problem {
    Problem::rule(text!(
        "er staan declaraties tot en met {last} op dit tarief",
        "claims up to {last} stand on this tariff"
    ))
}

fn nothing() -> Problem {
    Problem::rule(Text::new("er is niets opgeslagen", "nothing was stored"))
}

impl From<&Fault> for Problem {
    /// Rows are counted from 1.
    fn from(fault: &Fault) -> Self {
        tariff_fault(fault, |row| {
            let number = row.saturating_add(1);
            text!("rij {number}", "row {number}")
        })
    }
}

/// Why a tariff was refused; `place` names another row of the same input, which is counted from 0.
pub fn tariff_fault(fault: &Fault, place: impl Fn(usize) -> Text) -> Problem {
    match fault {
        Fault::UnknownContract => {
            Problem::usage(Text::new("dit contract is onbekend", "this contract is unknown")).hint(Text::new(
                "'uurwerk contract list' toont wat er is",
                "'uurwerk contract list' shows what there is",
            ))
        }
        Fault::UnknownProduct => Problem::usage(Text::new(
            "het contract kent dit product niet op deze dagen",
            "the contract does not know this product on these days",
        ))
        .hint(Text::new(
            "'uurwerk contract show CONTRACT --on DATUM' toont de producten",
            "'uurwerk contract show CONTRACT --on DATE' shows the products",
        )),
        Fault::UnknownDiscipline(known) => Problem::usage(Text::new(
            "het contract kent deze discipline niet",
            "the contract does not know this discipline",
        ))
        .hint(choose(known, |discipline| Text::same(discipline.as_str()))),
        Fault::DisciplineMissing => Problem::rule(Text::new(
            "dit product heeft een tarief per discipline (PS-A4)",
            "this product has a tariff per discipline (PS-A4)",
        ))
        .hint(Text::new("vul de discipline in", "fill in the discipline")),
        Fault::DisciplineNotWanted => Problem::rule(Text::new(
            "dit product heeft één tarief voor alle disciplines (PS-A5)",
            "this product has one tariff for all disciplines (PS-A5)",
        ))
        .hint(Text::new("laat de discipline leeg", "leave the discipline empty")),
        Fault::Unit(known) => Problem::rule(Text::new(
            "dit product wordt niet in deze eenheid gedeclareerd",
            "this product is not claimed in this unit",
        ))
        .hint(choose(known, |unit| unit.name())),
        Fault::Overlap(rival) => overlap(rival, place),
    }
}

fn choose<T>(known: &[T], name: impl Fn(&T) -> Text) -> Text {
    let names: Vec<Text> = known.iter().map(name).collect();
    let nl = one_of(&names.iter().map(|name| &*name.nl).collect::<Vec<_>>()).nl;
    let en = one_of(&names.iter().map(|name| &*name.en).collect::<Vec<_>>()).en;
    text!("kies {nl}", "choose {en}")
}

fn overlap(rival: &Rival, place: impl Fn(usize) -> Text) -> Problem {
    let Text { nl, en } = match rival {
        Rival::Row(row) => place(*row),
        Rival::Stored(tariff) => {
            let Text { nl, en } = tariff.label();
            text!("een tarief dat er al is ({nl})", "a tariff that is there already ({en})")
        }
    };
    Problem::rule(text!(
        "dit tarief geldt op dezelfde dagen als {nl}",
        "this tariff is valid on the same days as {en}"
    ))
    .hint(Text::new(
        "laat het ene eindigen voor het andere begint",
        "let one of them end before the other starts",
    ))
}
