//! `uurwerk claims ledger`: what municipalities owe, paid for and refused.

use super::super::command::Argument;
use super::super::context::Context;
use super::super::given::Given;
use super::super::output::{Cell, Column, Listing};
use super::super::{Exit, Stop};
use crate::domain::claim::ledger::Sums;
use crate::domain::money::Cents;
use crate::domain::text::{Lang, Text};
use crate::domain::time::Month;
use crate::operations::views::ledger::{self as view, By};
use crate::problem::Problem;
use crate::text;

pub(super) const YEAR: Argument = Argument::option(
    "year",
    Text::new("JAAR", "YEAR"),
    Text::new("alle maanden van dit jaar, zoals 2025", "all months of this year, such as 2025"),
);
pub(super) const ONE_MONTH: Argument =
    Argument::option("month", Text::new("MAAND", "MONTH"), Text::new("alleen deze maand", "this month only"));

pub(super) const BY: Argument = Argument::option(
    "by",
    Text::new("WAT", "WHAT"),
    Text::new(
        "claim-month: per declaratiemaand (standaard); care-month: per maand waarin de zorg is gegeven",
        "claim-month: per claim month (the default); care-month: per month in which the care was given",
    ),
);

pub(super) fn ledger(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let months = months(given, context.surroundings.today().month())?;
    let expected = Text::new("claim-month of care-month", "claim-month or care-month");
    let by = |word: &str| match word {
        "claim-month" => Some(By::ClaimMonth),
        "care-month" => Some(By::CareMonth),
        _ => None,
    };
    let by = given.read("by", by, &expected)?.unwrap_or_default();
    let ledger = view::load_by(&mut context.store()?, &context.surroundings, months, by)?;
    let rows = ledger.rows.iter().map(|row| {
        let mut cells = vec![
            Cell::Text(row.municipality.to_string()),
            Cell::Text(row.month.to_string()),
            Cell::count(row.claims),
        ];
        cells.extend(amounts(&row.sums));
        cells
    });
    let claims = ledger.rows.iter().map(|row| row.claims).sum();
    let mut totals = vec![Cell::Null, Cell::Null, Cell::count(claims)];
    totals.extend(amounts(&ledger.total));
    context.list(given, &Listing::new(columns(), rows.collect()).with_totals(totals))?;
    say_overdue(context, &ledger.total)?;
    if ledger.total.difference == Cents::ZERO {
        return Ok(Exit::Done);
    }
    let (nl, en) = (ledger.total.difference.display(Lang::Nl), ledger.total.difference.display(Lang::En));
    Err(Problem::storage(text!(
        "regels, berichten en antwoorden verschillen € {nl}",
        "lines, messages and answers differ by € {en}"
    ))
    .hint(Text::new("zet een reservekopie van de database terug", "restore a backup of the database"))
    .into())
}

/// A month, a year, or the year of `today`.
fn months(given: &Given<'_>, today: Month) -> Result<(Month, Month), Problem> {
    let expected = Text::new("een jaar, zoals 2025", "a year, such as 2025");
    let year =
        given.read("year", |word| word.parse().ok().filter(|year| (2000..2100).contains(year)), &expected)?;
    match (given.month("month")?, year) {
        (Some(_), Some(_)) => Err(Problem::usage(Text::new(
            "--month gaat niet samen met --year",
            "--month does not go together with --year",
        ))),
        (Some(month), None) => Ok((month, month)),
        (None, year) => {
            let year: i32 = year.unwrap_or_else(|| today.first().year());
            let month = |number| Month::new(year, number).unwrap_or(today);
            Ok((month(1), month(12)))
        }
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::left("municipality", Text::new("gemeente", "municipality")),
        Column::left("month", Text::new("maand", "month")),
        Column::right("claims", Text::new("declaraties", "claims")),
        Column::right("claimed", Text::new("ingediend", "claimed")),
        Column::right("outstanding", Text::new("openstaand", "outstanding")),
        Column::right("overdue", Text::new("te laat", "overdue")),
        Column::right("returned", Text::new("teruggekomen", "returned")),
        Column::right("rejected", Text::new("afgewezen", "rejected")),
        Column::right("granted", Text::new("toegekend", "granted")),
        Column::right("credited", Text::new("waarvan gecrediteerd", "of which credited")),
        Column::right("receivable", Text::new("gemeente betaalt", "municipality owes")),
        Column::right("payable", Text::new("wij betalen terug", "we owe")),
    ]
}

fn amounts(sums: &Sums) -> Vec<Cell> {
    let Sums {
        claimed,
        outstanding,
        overdue,
        returned,
        rejected,
        granted,
        credited,
        receivable,
        payable,
        ..
    } = *sums;
    [claimed, outstanding, overdue, returned, rejected, granted, credited, receivable, payable]
        .map(Cell::Cents)
        .to_vec()
}

fn say_overdue(context: &mut Context<'_, '_>, sums: &Sums) -> Result<(), Stop> {
    let count = sums.overdue_claims;
    if count == 0 {
        return Ok(());
    }
    context.say(&text!(
        "declaraties zonder antwoord na 10 werkdagen: {count}; bel de gemeente, en verstuur ze niet zelf opnieuw",
        "claims without an answer after 10 working days: {count}; call the municipality, and do not send them again by yourself"
    ))
}
