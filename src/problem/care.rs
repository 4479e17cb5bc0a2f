//! Why a report of care was not made, or a message not placed, in words.

use super::Problem;
use crate::domain::care::Refused;
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::domain::time::Period;
use crate::import::archive::{ArchiveError, MAX_FILES};
use crate::operations::report_care::Error;
use crate::operations::{export_messages, place_exports};
use crate::text;

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NoPractice => {
                Self::usage(Text::new("er is nog geen praktijk ingericht", "no practice was set up yet"))
                    .hint(Text::new("begin met 'uurwerk init'", "start with 'uurwerk init'"))
            }
            Error::Unknown => {
                Self::usage(Text::new("deze toewijzing bestaat niet", "there is no such allocation"))
            }
            Error::Deleted => Self::rule(Text::new(
                "de gemeente heeft deze toewijzing verwijderd: zij geldt als nooit gegeven",
                "the municipality deleted this allocation: it counts as never given",
            ))
            .hint(Text::new(
                "trek wat erop gemeld is in met 'uurwerk care withdraw NUMMER' en vraag de gemeente om een nieuwe toewijzing",
                "take back what was reported on it with 'uurwerk care withdraw NUMBER' and ask the municipality for a new allocation",
            )),
            Error::Refused(refused) => refused.into(),
            Error::Findings(findings) => {
                let count = findings.len();
                Self::findings(text!(
                    "het bericht kan zo niet weg (bevindingen: {count}); er is niets gemaakt",
                    "the message cannot go like this (findings: {count}); nothing was made"
                ))
            }
            Error::Store(error) => error.into(),
        }
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        let rule = refused.rule();
        let Text { nl, en } = sentence(refused);
        let problem = Self::rule(text!("{nl} ({rule})", "{en} ({rule})"));
        problem.hint(hint(refused))
    }
}

fn sentence(refused: Refused) -> Text {
    match refused {
        Refused::Running { begin } => {
            text!("de zorg loopt al, sinds {begin}", "care is running already, since {begin}")
        }
        Refused::NotStarted => Text::new("de zorg is nog niet gestart", "care was not started yet"),
        Refused::Paused => Text::new("de zorg is al gepauzeerd", "care is paused already"),
        Refused::BeforePause { end } => {
            text!("de stop ligt voor de pauze na {end}", "the stop lies before the pause after {end}")
        }
        Refused::Ended => Text::new("de zorg is al gestopt", "care has ended already"),
        Refused::EndsBeforeStart { begin } => {
            text!(
                "de laatste dag ligt voor de start op {begin}",
                "the last day lies before the start on {begin}"
            )
        }
        Refused::BeforeLastStop { end } => text!(
            "de start ligt niet na de laatste dag van de vorige periode, {end}",
            "the start does not lie after the last day of the period before, {end}"
        ),
        Refused::Ahead => Text::new(
            "de dag ligt na vandaag; melden kan pas als het zover is",
            "the day lies after today; it can be reported once it has come",
        ),
        Refused::Outside(Period { from, until: Some(until) }) => text!(
            "de start ligt buiten de toewijzing, {from} tot en met {until}",
            "the start lies outside the allocation, {from} to {until}"
        ),
        Refused::Outside(Period { from, until: None }) => text!(
            "de start ligt buiten de toewijzing, die op {from} begint",
            "the start lies outside the allocation, which begins on {from}"
        ),
        Refused::NothingToWithdraw => Text::new(
            "er is niets gemeld dat ingetrokken kan worden",
            "nothing was reported that can be taken back",
        ),
    }
}

fn hint(refused: Refused) -> Text {
    match refused {
        Refused::Running { .. } => Text::new(
            "klopt die start niet, trek hem dan eerst in met 'uurwerk care withdraw NUMMER'",
            "if that start is wrong, take it back first with 'uurwerk care withdraw NUMBER'",
        ),
        Refused::NotStarted => Text::new(
            "meld eerst de start met 'uurwerk care start NUMMER --on DATUM'",
            "report the start first with 'uurwerk care start NUMBER --on DATE'",
        ),
        Refused::Paused | Refused::BeforePause { .. } => Text::new(
            "hervat met 'uurwerk care start NUMMER --on DATUM' of stop met 'uurwerk care stop NUMMER --on DATUM --reason CODE'",
            "resume with 'uurwerk care start NUMBER --on DATE' or end with 'uurwerk care stop NUMBER --on DATE --reason CODE'",
        ),
        Refused::Ended => Text::new(
            "klopt die stop niet, trek hem dan eerst in met 'uurwerk care withdraw NUMMER'",
            "if that stop is wrong, take it back first with 'uurwerk care withdraw NUMBER'",
        ),
        Refused::EndsBeforeStart { .. } => Text::new(
            "geef een laatste dag op of na de start; klopt de start niet, trek hem in met 'uurwerk care withdraw NUMMER'",
            "give a last day on or after the start; if the start is wrong, take it back with 'uurwerk care withdraw NUMBER'",
        ),
        Refused::BeforeLastStop { .. } => {
            Text::new("geef met --on een latere dag", "give a later day with --on")
        }
        Refused::Ahead => {
            Text::new("geef met --on een dag tot en met vandaag", "give a day up to today with --on")
        }
        Refused::Outside(_) => Text::new(
            "geef een dag binnen de toewijzing; klopt de toewijzing niet, vraag de gemeente om een nieuwe",
            "give a day within the allocation; if the allocation is wrong, ask the municipality for a new one",
        ),
        Refused::NothingToWithdraw => Text::new(
            "'uurwerk care list' toont waar de zorg staat",
            "'uurwerk care list' shows where care stands",
        ),
    }
}

impl From<ArchiveError> for Problem {
    fn from(error: ArchiveError) -> Self {
        let hint = match error {
            ArchiveError::Empty => {
                Text::new("kies een zip-bestand met XML-berichten", "choose a zip file with XML messages")
            }
            ArchiveError::Damaged | ArchiveError::TooMany | ArchiveError::TooLarge => Text::new(
                "pak de berichten zelf uit en lees de XML-bestanden in",
                "unpack the messages yourself and import the XML files",
            ),
        };
        Self::usage(match error {
            ArchiveError::Damaged => {
                Text::new("het zip-bestand is beschadigd of vergrendeld", "the zip file is damaged or locked")
            }
            ArchiveError::TooMany => {
                text!(
                    "in het zip-bestand staan meer dan {MAX_FILES} bestanden",
                    "the zip file holds more than {MAX_FILES} files"
                )
            }
            ArchiveError::TooLarge => Text::new(
                "uitgepakt is het zip-bestand groter dan 250 MB",
                "unpacked the zip file is larger than 250 MB",
            ),
            ArchiveError::Empty => {
                Text::new("in het zip-bestand staan geen berichten", "the zip file holds no messages")
            }
        })
        .hint(hint)
    }
}

/// What a message breaks that was to be written when it was sent: the first of its findings stands for all.
pub(super) fn cannot_go(findings: &[Finding]) -> Problem {
    let count = findings.len();
    let worst = findings.first();
    let Text { nl, en } = worst.map_or(Text::new("", ""), |finding| finding.what.clone());
    let rule = worst.map_or("", |finding| finding.rule.as_str());
    let problem = Problem::findings(text!(
        "het bericht kan niet meer weg (bevindingen: {count}): {nl} ({rule})",
        "the message can no longer go (findings: {count}): {en} ({rule})"
    ));
    match worst {
        Some(finding) => problem.hint(finding.way_out.clone()),
        None => problem,
    }
}

impl From<export_messages::Trouble> for Problem {
    fn from(trouble: export_messages::Trouble) -> Self {
        let identification = trouble.identification.as_str();
        let place = text!("bericht {identification}", "message {identification}");
        match trouble.why {
            place_exports::Why::Place(error) => Self::from(error).at(&place),
            place_exports::Why::Store(error) => Self::from(error).at(&place),
            place_exports::Why::Findings(findings) => cannot_go(&findings).at(&place),
            place_exports::Why::Damaged => Self::storage(Text::new(
                "het bewaarde bericht is niet meer gelijk aan wat is gemaakt",
                "the stored message is no longer the one that was made",
            ))
            .hint(Text::new("zet een reservekopie van de database terug", "restore a backup of the database"))
            .at(&place),
        }
    }
}
