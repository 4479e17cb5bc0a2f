//! Every reason why a message is not read or not taken over.

use uurwerk::domain::claim::node_codes::NodeRefusal;
use uurwerk::domain::identifiers::{
    AllocationNumber, ClaimNumber, ClientNumber, MessageIdentification, MunicipalityCode,
};
use uurwerk::domain::time::Day;
use uurwerk::messages::xml::{Fault, XmlError};
use uurwerk::messages::{ReadError, jw301};
use uurwerk::operations::import_message::{Against, Contradiction, Done, Effects, Error};
use uurwerk::problem::Problem;

const FAULTS: &[Fault] = &[
    Fault::TooLarge,
    Fault::NoRoot,
    Fault::ByteOrderMark,
    Fault::NotUtf8,
    Fault::WideEncoding,
    Fault::DeclaredEncoding,
    Fault::Declaration,
    Fault::DocumentType,
    Fault::ProcessingInstruction,
    Fault::Entity,
    Fault::Character,
    Fault::Depth,
    Fault::Elements,
    Fault::Attributes,
    Fault::DoubleAttribute,
    Fault::TextLength,
    Fault::Namespace,
    Fault::OutsideRoot,
    Fault::Malformed,
    Fault::Unreadable,
];

pub fn all() -> Vec<(&'static str, Problem)> {
    let mut all: Vec<(&'static str, Problem)> = Vec::new();
    for fault in FAULTS {
        let error = XmlError { fault: *fault, line: 12, path: "Bericht/Client".to_owned() };
        all.push(("XmlError", ReadError::Xml(error).into()));
    }
    let sample = include_str!("../data/messages/jw301-full.xml");
    let municipality = || MunicipalityCode::parse("0405").unwrap();
    let kind = Against::NumberTaken { client: ClientNumber::parse("J-0142").unwrap() };
    let taken =
        Error::Contradicted(vec![Contradiction { number: AllocationNumber::new(300_201).unwrap(), kind }]);
    let broken = jw301::read(sample.replace(">999900006<", ">1<").as_bytes()).unwrap_err();
    let errors = [
        Error::Read(ReadError::Unknown),
        Error::Read(broken),
        Error::Outgoing("JW323"),
        Error::Refused(Vec::new()),
        Error::NoPractice,
        Error::OtherProvider,
        Error::IdentificationUsed(municipality()),
        taken,
        Error::UnknownClaim,
        Error::ClaimAnswered(ClaimNumber::parse("UW0000000012").unwrap()),
        Error::UnknownMessage,
        Error::MessageAnswered(MessageIdentification::parse("UB0000000012").unwrap()),
        Error::Undelivered {
            identification: MessageIdentification::parse("UW0000000012").unwrap(),
            refusal: NodeRefusal { day: Day::new(2025, 4, 2).unwrap(), code: None },
        },
        Error::RefusedBefore,
        Error::NotAccepted(Box::new(nothing(municipality()))),
    ];
    all.extend(errors.into_iter().map(|error| ("import_message", error.into())));
    all
}

/// What a message brought that brought nothing.
fn nothing(municipality: MunicipalityCode) -> Done {
    Done {
        key: "JW301",
        municipality,
        identification: String::new(),
        is_repeat: false,
        client: None,
        answer: None,
        returned: None,
        decided: Vec::new(),
        moved: None,
        allocations: Vec::new(),
        settled: 0,
        notes: Vec::new(),
        findings: Vec::new(),
        effects: Effects::default(),
    }
}
