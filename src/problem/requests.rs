//! Why a request was not made, taken away or sent, in words.

use super::Problem;
use super::operations::no_practice;
use crate::domain::text::Text;
use crate::operations::import_message::Misfit;
use crate::operations::{request_again, request_care, withdraw_request};
use crate::text;

impl From<request_care::Error> for Problem {
    fn from(error: request_care::Error) -> Self {
        use request_care::Error;
        match error {
            Error::NoPractice => no_practice(),
            Error::UnknownClient => crate::operations::add_client::Error::Unknown.into(),
            Error::UnknownAllocation => crate::operations::save_allocation::Error::Unknown.into(),
            Error::UnknownRequest => unknown(),
            Error::AlreadySent(number) => already_sent(number).hint(Text::new(
                "wacht op de beslissing; daarna kan een nieuw verzoek",
                "wait for the decision; after that a new request can be made",
            )),
            Error::DoesNotFit(number) => Self::rule(text!(
                "bij verzoek {number} kan dit niet: het is van een andere cliënt of gemeente, of van een andere soort",
                "this does not go with request {number}: it is about another client or municipality, or of another kind"
            ))
            .hint(Text::new(
                "een eerste toewijzing gaat samen met andere producten, een wijziging met andere wijzigingen en extra producten",
                "a first allocation goes with other products, a change with other changes and extra products",
            )),
            Error::NoMunicipality(client) => Self::usage(text!(
                "van cliënt {client} is geen gemeente bekend",
                "no municipality is known of client {client}"
            ))
            .hint(text!(
                "vul haar in met 'uurwerk client edit {client}', of noem haar met --municipality",
                "fill it in with 'uurwerk client edit {client}', or name it with --municipality"
            )),
            Error::NoReason => Self::usage(Text::new(
                "waarom de wijziging gevraagd wordt, is niet gezegd",
                "why the change is asked for was not said",
            ))
            .hint(Text::new(
                "kies situation (de situatie van de cliënt) of plan (het zorgplan) met --reason",
                "choose situation (the client's situation) or plan (the plan of care) with --reason",
            )),
            Error::Backwards => Self::usage(Text::new(
                "de laatste dag ligt voor de eerste dag",
                "the last day lies before the first day",
            ))
            .hint(Text::new("kies een latere laatste dag", "choose a later last day")),
            Error::NothingChanges(number) => Self::usage(text!(
                "dit wijzigt niets: zo is toewijzing {number} al",
                "this changes nothing: allocation {number} is like this already"
            ))
            .hint(Text::new(
                "vraag een ander budget, een andere omvang of een andere laatste dag",
                "ask for another budget, another volume or another last day",
            )),
            Error::Findings(findings) => {
                let count = findings.len();
                Self::findings(text!(
                    "het verzoek kan zo niet weg (bevindingen: {count}); er is niets gemaakt",
                    "the request cannot go like this (findings: {count}); nothing was made"
                ))
            }
            Error::Store(error) => error.into(),
        }
    }
}

impl From<request_again::Error> for Problem {
    fn from(error: request_again::Error) -> Self {
        use request_again::Error;
        match error {
            Error::NotNeeded(number, state) => {
                let Text { nl, en } = state.name();
                Self::rule(text!(
                    "verzoek {number} kan niet opnieuw: {nl}",
                    "request {number} cannot be made again: {en}"
                ))
                .hint(text!(
                    "alleen wat geweigerd of afgewezen is, gaat opnieuw; 'uurwerk request show {number}' toont het verzoek",
                    "only what was rejected or refused goes again; 'uurwerk request show {number}' shows the request"
                ))
            }
            Error::OtherMunicipality(number) => Self::rule(text!(
                "verzoek {number} gaat over toewijzingen van zijn eigen gemeente; een andere gemeente kent die niet",
                "request {number} is about allocations of its own municipality; another one does not know them"
            ))
            .hint(Text::new(
                "vraag daar een eerste toewijzing met 'uurwerk request first CLIËNT --referral SOORT --from DATUM --municipality CODE'",
                "ask for a first allocation there with 'uurwerk request first CLIENT --referral KIND --from DATE --municipality CODE'",
            )),
            Error::Make(error) => error.into(),
        }
    }
}

impl From<withdraw_request::Error> for Problem {
    fn from(error: withdraw_request::Error) -> Self {
        use withdraw_request::Error;
        match error {
            Error::Unknown => unknown(),
            Error::AlreadySent(number) => already_sent(number).hint(Text::new(
                "er is geen bericht om een verzoek in te trekken: bel de gemeente, zij wijst het af",
                "there is no message that takes a request back: call the municipality, it refuses the request",
            )),
            Error::Store(error) => error.into(),
        }
    }
}

/// The number is not repeated: it may be a citizen service number.
fn unknown() -> Problem {
    Problem::usage(Text::new("dit verzoek bestaat niet", "there is no such request")).hint(Text::new(
        "'uurwerk request list' toont de verzoeken",
        "'uurwerk request list' shows the requests",
    ))
}

fn already_sent(number: i64) -> Problem {
    Problem::rule(text!("verzoek {number} is al verstuurd", "request {number} was sent already"))
}

/// Why an answer to a request was not booked.
pub(super) fn misfit(misfit: Misfit) -> Problem {
    let rule = misfit.rule();
    let Text { nl, en } = match misfit {
        Misfit::Unknown => Text::new(
            "dit antwoord is op een verzoek dat wij niet aan deze gemeente hebben verstuurd",
            "this answer is to a request that we did not send to this municipality",
        ),
        Misfit::Granted => {
            Text::new("op dit verzoek kwam al een toewijzing", "an allocation came for this request already")
        }
        Misfit::Investigated => Text::new(
            "dat dit verzoek in onderzoek is, was al gezegd",
            "that this request is under investigation was said already",
        ),
        Misfit::Refused => Text::new("dit verzoek is al afgewezen", "this request was refused already"),
    };
    Problem::rule(text!(
        "{nl} ({rule}); er is niets geboekt, en de gemeente krijgt dat terug",
        "{en} ({rule}); nothing was booked, and the municipality is told so"
    ))
    .hint(Text::new(
        "bel de gemeente; 'uurwerk request list' toont waar elk verzoek staat",
        "call the municipality; 'uurwerk request list' shows where each request stands",
    ))
}
