//! Everything that can go wrong with requests.

use uurwerk::domain::identifiers::{AllocationNumber, ClientNumber, MessageIdentification};
use uurwerk::domain::request::State;
use uurwerk::domain::rules::Finding;
use uurwerk::domain::text::Text;
use uurwerk::operations::import_message::{self, Misfit};
use uurwerk::operations::request_care::Error;
use uurwerk::operations::{export_messages, place_exports, request_again, withdraw_request};
use uurwerk::problem::Problem;

pub fn all() -> Vec<(&'static str, Problem)> {
    let number = AllocationNumber::new(300_201).unwrap();
    let errors = [
        Error::NoPractice,
        Error::UnknownClient,
        Error::UnknownAllocation,
        Error::UnknownRequest,
        Error::AlreadySent(3),
        Error::DoesNotFit(3),
        Error::NoMunicipality(ClientNumber::parse("J-0142").unwrap()),
        Error::NoReason,
        Error::Backwards,
        Error::NothingChanges(number),
        Error::Findings(Vec::new()),
    ];
    let again = [
        request_again::Error::NotNeeded(3, State::Investigated),
        request_again::Error::OtherMunicipality(3),
        request_again::Error::Make(Error::UnknownRequest),
    ];
    let withdraw = [withdraw_request::Error::Unknown, withdraw_request::Error::AlreadySent(3)];
    let misfits = [Misfit::Unknown, Misfit::Granted, Misfit::Investigated, Misfit::Refused];
    let words = Text::new("verzoek 2: er loopt geen ander verzoek", "request 2: no other request is open");
    let finding =
        Finding::block("TR374", words, Text::new("Wacht op de beslissing.", "Wait for the decision."));
    let trouble = [vec![finding]].map(|findings| export_messages::Trouble {
        identification: MessageIdentification::parse("UB0000000001").unwrap(),
        why: place_exports::Why::Findings(findings),
    });
    errors
        .into_iter()
        .map(|error| ("request_care", error.into()))
        .chain(again.into_iter().map(|error| ("request_again", error.into())))
        .chain(withdraw.into_iter().map(|error| ("withdraw_request", error.into())))
        .chain(
            misfits
                .into_iter()
                .map(|misfit| ("import_message", import_message::Error::RequestMisfit(misfit).into())),
        )
        .chain(trouble.into_iter().map(|trouble| ("export_messages", trouble.into())))
        .collect()
}
