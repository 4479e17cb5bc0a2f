//! Everything that can go wrong with reports of care and the files of messages.

use std::path::PathBuf;

use uurwerk::domain::care::Refused;
use uurwerk::domain::claim::node_codes::NodeRefusal;
use uurwerk::domain::identifiers::MessageIdentification;
use uurwerk::domain::time::{Day, Period};
use uurwerk::export::place::PlaceError;
use uurwerk::import::archive::ArchiveError;
use uurwerk::operations::report_care::Error;
use uurwerk::operations::{export_messages, node_refused, place_exports, undo};
use uurwerk::problem::Problem;

pub fn all() -> Vec<(&'static str, Problem)> {
    let day = |text| Day::parse_iso(text).unwrap();
    let (begin, end) = (day("2025-03-03"), day("2025-03-31"));
    let refused = [
        Refused::Running { begin },
        Refused::NotStarted,
        Refused::Paused,
        Refused::BeforePause { end },
        Refused::Ended,
        Refused::EndsBeforeStart { begin },
        Refused::BeforeLastStop { end },
        Refused::Ahead,
        Refused::Outside(Period { from: begin, until: Some(end) }),
        Refused::Outside(Period { from: begin, until: None }),
        Refused::NothingToWithdraw,
    ];
    let errors = [Error::NoPractice, Error::Unknown, Error::Deleted, Error::Findings(Vec::new())];
    let errors = errors.into_iter().chain(refused.map(Error::Refused));
    let there = PlaceError::Different(PathBuf::from("data/exports/0405/JW305-0405-UB0000000001.xml"));
    let trouble = [place_exports::Why::Place(there), place_exports::Why::Damaged].map(|why| {
        let identification = MessageIdentification::parse("UB0000000001").unwrap();
        export_messages::Trouble { identification, why }
    });
    let archives =
        [ArchiveError::Damaged, ArchiveError::TooMany, ArchiveError::TooLarge, ArchiveError::Empty];
    let node = [
        node_refused::Error::Unknown,
        node_refused::Error::NotPlaced,
        node_refused::Error::Answered,
        node_refused::Error::Before(NodeRefusal { day: begin, code: None }),
        node_refused::Error::Ahead,
        node_refused::Error::Early { dated: end },
        node_refused::Error::Findings(Vec::new()),
    ];
    let undone = [undo::Error::MessagePlaced, undo::Error::Followed];
    errors
        .map(|error| ("report_care", error.into()))
        .chain(trouble.map(|trouble| ("export_messages", trouble.into())))
        .chain(node.map(|error| ("node_refused", error.into())))
        .chain(undone.map(|error| ("undo", error.into())))
        .chain(archives.map(|error| ("ArchiveError", error.into())))
        .collect()
}
