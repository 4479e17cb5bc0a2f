//! Which entries a command is about: a month or days, a client, a practitioner.

use super::command::Argument;
use super::context::Context;
use super::find;
use super::given::{Given, identifier};
use crate::domain::identifiers::PractitionerCode;
use crate::domain::text::Text;
use crate::import::values;
use crate::problem::Problem;
use crate::store::Store;
use crate::store::entries::Filter;

pub const MONTH: Argument = Argument::option(
    "month",
    Text::new("MAAND", "MONTH"),
    Text::new(
        "de maand, zoals 2025-03 (standaard deze maand)",
        "the month, such as 2025-03 (default this month)",
    ),
);
pub const FROM: Argument = Argument::option(
    "from",
    Text::new("DATUM", "DATE"),
    Text::new("eerste dag (standaard de eerste van de maand)", "first day (default the first of the month)"),
);
pub const TO: Argument = Argument::option(
    "to",
    Text::new("DATUM", "DATE"),
    Text::new("laatste dag (standaard vandaag)", "last day (default today)"),
);
pub const CLIENT: Argument = Argument::option(
    "client",
    Text::new("NUMMER", "NUMBER"),
    Text::new("alleen van deze cliënt", "of this client only"),
);
pub const PRACTITIONER: Argument = Argument::option(
    "practitioner",
    Text::new("CODE", "CODE"),
    Text::new("alleen van deze medewerker", "of this practitioner only"),
);

/// What the arguments let through.
pub fn filter(context: &Context<'_, '_>, given: &Given<'_>, store: &mut Store) -> Result<Filter, Problem> {
    let client = given.value("client", values::client_number)?;
    let practitioner = given.value("practitioner", identifier(PractitionerCode::parse))?;
    Ok(Filter {
        period: Some(given.period(context.surroundings.today())?),
        client: client.map(|number| find::client(store, &number)).transpose()?.map(|client| client.id),
        practitioner: practitioner
            .map(|code| find::practitioner(store, &code))
            .transpose()?
            .map(|found| found.id),
        allocation: None,
    })
}
