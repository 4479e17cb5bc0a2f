//! What is refused about persons and what is on record about them, in words.

use super::Problem;
use crate::domain::text::Text;
use crate::operations::{
    add_document, edit_document, edit_practice, move_client, remove_document, remove_move, set_school,
};
use crate::text;

pub(super) fn registration_twice() -> Problem {
    Problem::rule(Text::new(
        "een registratie staat er twee keer voor dezelfde dag",
        "a registration stands there twice for the same day",
    ))
    .hint(Text::new(
        "geef de eerste een laatste dag: skj:2024-01-01..2024-12-31",
        "give the first one a last day: skj:2024-01-01..2024-12-31",
    ))
}

fn no_such_client() -> Problem {
    Problem::usage(Text::new("deze cliënt bestaat niet", "this client does not exist")).hint(Text::new(
        "'uurwerk client list' toont alle cliënten",
        "'uurwerk client list' shows all clients",
    ))
}

impl From<edit_practice::Error> for Problem {
    fn from(error: edit_practice::Error) -> Self {
        use edit_practice::Error;
        match error {
            Error::NoPractice => {
                Self::rule(Text::new("er is nog geen praktijk ingericht", "no practice is set up yet"))
                    .hint(Text::new("begin met: uurwerk init", "start with: uurwerk init"))
            }
            Error::Name => super::operations::practice_name(),
            Error::RegistrationTwice => registration_twice(),
            Error::Store(error) => error.into(),
        }
    }
}

impl From<add_document::Error> for Problem {
    fn from(error: add_document::Error) -> Self {
        use add_document::Error;
        match error {
            Error::UnknownClient => no_such_client(),
            Error::UnknownProduct(product) => Self::usage(text!(
                "geen contract heeft een product {product}",
                "no contract has a product {product}"
            ))
            .hint(Text::new(
                "'uurwerk contract show CONTRACT' toont de producten",
                "'uurwerk contract show CONTRACT' lists the products",
            )),
            Error::Future => Self::rule(Text::new(
                "het document is gedateerd in de toekomst",
                "the document is dated in the future",
            ))
            .hint(Text::new("controleer de datum", "check the date")),
            Error::Store(error) => error.into(),
        }
    }
}

impl From<remove_document::Error> for Problem {
    fn from(error: remove_document::Error) -> Self {
        use remove_document::Error;
        match error {
            Error::Unknown(_) => {
                Self::usage(Text::new("dit document bestaat niet", "this document does not exist")).hint(
                    Text::new(
                        "'uurwerk document list CLIËNT' toont de documenten van een cliënt met hun nummer",
                        "'uurwerk document list CLIENT' shows the documents of a client with their numbers",
                    ),
                )
            }
            Error::Store(error) => error.into(),
        }
    }
}

impl From<edit_document::Error> for Problem {
    fn from(error: edit_document::Error) -> Self {
        use edit_document::Error;
        match error {
            Error::Unknown(id) => remove_document::Error::Unknown(id).into(),
            Error::Document(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}

impl From<remove_move::Error> for Problem {
    fn from(error: remove_move::Error) -> Self {
        use remove_move::Error;
        match error {
            Error::UnknownClient => no_such_client(),
            Error::Unknown(day) => {
                Self::usage(text!("op {day} is geen verhuizing vastgelegd", "no move is recorded on {day}"))
                    .hint(Text::new(
                        "'uurwerk client show NUMMER' toont de gemeenten met hun eerste dag",
                        "'uurwerk client show NUMBER' shows the municipalities with their first days",
                    ))
            }
            Error::First => Self::rule(Text::new(
                "de gemeente van voor de eerste verhuizing kan niet weg",
                "the municipality before the first move cannot be taken away",
            ))
            .hint(Text::new(
                "haal eerst de verhuizingen erna weg, of leg er een andere gemeente voor vast",
                "take the moves after it away first, or record another municipality in its place",
            )),
            Error::Store(error) => error.into(),
        }
    }
}

impl From<move_client::Error> for Problem {
    fn from(error: move_client::Error) -> Self {
        match error {
            move_client::Error::UnknownClient => no_such_client(),
            move_client::Error::Store(error) => error.into(),
        }
    }
}

impl From<set_school::Error> for Problem {
    fn from(error: set_school::Error) -> Self {
        match error {
            set_school::Error::UnknownClient => no_such_client(),
            set_school::Error::Overlap => {
                Self::rule(Text::new("twee periodes hebben een dag gemeen", "two periods share a day")).hint(
                    Text::new(
                        "geef de eerste een laatste dag: 2020-09-01..2024-07-15;2024-09-01",
                        "give the first one a last day: 2020-09-01..2024-07-15;2024-09-01",
                    ),
                )
            }
            set_school::Error::Store(error) => error.into(),
        }
    }
}
