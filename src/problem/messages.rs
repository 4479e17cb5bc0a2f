//! Why a message was not taken over, in words.

use super::Problem;
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::messages::ReadError;
use crate::messages::xml::Fault;
use crate::operations::import_message::Error;
use crate::text;

/// The one sentence; every fault by itself stands in [`ReadError::words`] and [`ReadError::findings`].
impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Xml(error) => {
                let Text { nl, en } = error.words();
                let sentence = Text::of(nl.trim_end_matches('.'), en.trim_end_matches('.'));
                if error.fault == Fault::Unreadable {
                    Self::storage(sentence)
                } else {
                    Self::findings(sentence)
                }
            }
            ReadError::Unknown => Self::findings(Text::new(
                "dit is geen bericht van iJw 3.2 dat uurwerk leest",
                "this is not a message of iJw 3.2 that uurwerk reads",
            ))
            .hint(Text::new(
                "'uurwerk messages import --help' noemt de berichten die gelezen worden",
                "'uurwerk messages import --help' names the messages that are read",
            )),
            ReadError::Schema { complaints, more } => {
                let count = complaints.len() + more;
                Self::findings(text!(
                    "het bericht volgt zijn schema niet (klachten: {count})",
                    "the message does not follow its schema (complaints: {count})"
                ))
                .hint(ask_for_another())
            }
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Read(error) => error.into(),
            Error::Outgoing(key) => Self::usage(text!(
                "een {key} gaat naar de gemeente en wordt niet ingelezen",
                "a {key} goes to the municipality and is not read in"
            ))
            .hint(Text::new(
                "'uurwerk messages check' kijkt zo'n bericht na",
                "'uurwerk messages check' checks such a message",
            )),
            Error::Refused(findings) => {
                let count = findings.len();
                Self::findings(text!(
                    "het bericht breekt de regels van de standaard (bevindingen: {count}); er is niets overgenomen",
                    "the message breaks the rules of the standard (findings: {count}); nothing was taken over"
                ))
                .hint(ask_for_another())
            }
            Error::NoPractice => {
                Self::usage(Text::new("er is nog geen praktijk ingericht", "no practice was set up yet"))
                    .hint(Text::new("begin met 'uurwerk init'", "start with 'uurwerk init'"))
            }
            Error::OtherProvider => Self::rule(Text::new(
                "het bericht is voor een andere aanbieder; er is niets overgenomen",
                "the message is for another provider; nothing was taken over",
            ))
            .hint(Text::new(
                "vergelijk Ontvanger in het bericht met de AGB-code van de praktijk",
                "compare Ontvanger in the message with the AGB code of the practice",
            )),
            Error::IdentificationUsed(municipality) => Self::rule(text!(
                "gemeente {municipality} gebruikte deze berichtidentificatie al voor een ander bericht (TR056)",
                "municipality {municipality} used this message identification for another message before (TR056)"
            ))
            .hint(ask_for_another()),
            Error::Contradicted(found) => contradicted(found.len()),
            Error::RefusedBefore => refused_before(),
            Error::UnknownClaim => Self::rule(Text::new(
                "dit antwoord is op een declaratie die wij niet aan deze gemeente hebben verstuurd (TR337); er is niets \
                 geboekt",
                "this answer is to a claim that we did not send to this municipality (TR337); nothing was booked",
            ))
            .hint(Text::new(
                "is er een reservekopie teruggezet? Werk dan met de nieuwste database; bel anders de gemeente",
                "was a backup restored? Then work with the newest database; else call the municipality",
            )),
            Error::ClaimAnswered(claim) => Self::rule(text!(
                "declaratie {claim} is al beantwoord, met een ander bericht; er is niets geboekt",
                "claim {claim} was answered already, by another message; nothing was booked"
            ))
            .hint(Text::new(
                "vraag de gemeente welk antwoord geldt",
                "ask the municipality which answer holds",
            )),
            Error::UnknownMessage => unknown_message(),
            Error::MessageAnswered(identification) => answered_before(identification.as_str()),
            Error::Undelivered { identification, refusal } => undelivered(identification.as_str(), refusal.day),
            Error::NotAccepted(_) => not_accepted(),
            Error::RequestMisfit(misfit) => super::requests::misfit(misfit),
            Error::Store(error) => error.into(),
        }
    }
}

fn contradicted(count: usize) -> Problem {
    Problem::rule(text!(
        "toewijzingen in het bericht kloppen niet met wat hier staat (bevindingen: {count}); er is niets overgenomen",
        "allocations in the message contradict what is here (findings: {count}); nothing was taken over"
    ))
    .hint(Text::new(
        "'uurwerk messages export' zet het antwoord aan de gemeente klaar, met de code van elke bevinding",
        "'uurwerk messages export' places the answer to the municipality, with the code of each finding",
    ))
}

fn refused_before() -> Problem {
    Problem::rule(Text::new(
        "dit bericht is eerder geweigerd en zo beantwoord; er is niets overgenomen",
        "this message was refused before and answered so; nothing was taken over",
    ))
    .hint(ask_for_another())
}

fn not_accepted() -> Problem {
    Problem::rule(Text::new(
        "het bericht wijzigt tijd of declaraties die er al zijn; er is niets overgenomen",
        "the message changes time or claims that are here already; nothing was taken over",
    ))
    .hint(Text::new(
        "'uurwerk messages import BESTAND --preview' toont wat; 'uurwerk messages import BESTAND --accept' neemt het over",
        "'uurwerk messages import FILE --preview' shows what; 'uurwerk messages import FILE --accept' takes it over",
    ))
}

fn unknown_message() -> Problem {
    Problem::rule(Text::new(
        "dit bericht antwoordt op een bericht dat hier niet is gemaakt",
        "this message answers one that was not made here",
    ))
    .hint(Text::new("vraag de gemeente waarop het slaat", "ask the municipality what it is about"))
}

fn undelivered(identification: &str, day: Day) -> Problem {
    Problem::rule(text!(
        "bericht {identification} staat hier als geweigerd door het knooppunt op {day}; dan kan er geen antwoord op zijn, en \
         er is niets geboekt",
        "message {identification} stands here as refused by the exchange node on {day}; then there can be no answer to it, \
         and nothing was booked"
    ))
    .hint(Text::new(
        "is het toch aangekomen? Neem de weigering terug met 'uurwerk undo' als niets daarna kwam; bel anders de gemeente",
        "did it arrive after all? Take the refusal back with 'uurwerk undo' if nothing came after it; else call the \
         municipality",
    ))
}

fn answered_before(identification: &str) -> Problem {
    Problem::rule(text!(
        "bericht {identification} was al beantwoord, anders dan nu",
        "message {identification} was answered before, otherwise than now"
    ))
    .hint(Text::new("vraag de gemeente welk antwoord geldt", "ask the municipality which answer holds"))
}

const fn ask_for_another() -> Text {
    Text::new("vraag de gemeente om een nieuw bericht", "ask the municipality for a new message")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identifiers::{AllocationNumber, ClaimNumber, ClientNumber, MunicipalityCode};
    use crate::domain::text::Lang;
    use crate::messages::jw301;
    use crate::operations::import_message::{Against, Contradiction};

    #[test]
    fn every_refusal_has_its_words() {
        let municipality = || MunicipalityCode::parse("0405").unwrap();
        let full = include_str!("../../tests/data/messages/jw301-full.xml");
        let read = |text: String| Error::Read(jw301::read(text.as_bytes()).unwrap_err());
        let kind = Against::NumberTaken { client: ClientNumber::parse("J-0001").unwrap() };
        let taken =
            Error::Contradicted(vec![Contradiction { number: AllocationNumber::new(81733).unwrap(), kind }]);
        let errors = [
            read(String::new()),
            read(full.replace("jw301", "jw999")),
            read(full.replace(">999900006<", ">geheim<")),
            Error::Outgoing("JW323"),
            Error::Refused(Vec::new()),
            Error::NoPractice,
            Error::OtherProvider,
            Error::IdentificationUsed(municipality()),
            taken,
            Error::UnknownClaim,
            Error::ClaimAnswered(ClaimNumber::parse("UW0000000012").unwrap()),
        ];
        let problems = errors.map(Problem::from);
        for Problem { sentence, hint, .. } in &problems {
            for text in std::iter::once(sentence).chain(hint) {
                assert!(!text.nl.ends_with('.') && !text.en.ends_with('.') && text.nl != text.en, "{text:?}");
            }
        }
        let shown: Vec<String> = problems
            .iter()
            .map(|problem| format!("{} {}\n", problem.kind.exit_status(), problem.sentence.get(Lang::Nl)))
            .collect();
        expect_test::expect![[r#"
            1 Niet gelezen: het bestand bevat geen bericht
            1 dit is geen bericht van iJw 3.2 dat uurwerk leest
            1 het bericht volgt zijn schema niet (klachten: 1)
            2 een JW323 gaat naar de gemeente en wordt niet ingelezen
            1 het bericht breekt de regels van de standaard (bevindingen: 0); er is niets overgenomen
            2 er is nog geen praktijk ingericht
            3 het bericht is voor een andere aanbieder; er is niets overgenomen
            3 gemeente 0405 gebruikte deze berichtidentificatie al voor een ander bericht (TR056)
            3 toewijzingen in het bericht kloppen niet met wat hier staat (bevindingen: 1); er is niets overgenomen
            3 dit antwoord is op een declaratie die wij niet aan deze gemeente hebben verstuurd (TR337); er is niets geboekt
            3 declaratie UW0000000012 is al beantwoord, met een ander bericht; er is niets geboekt
        "#]]
        .assert_eq(&shown.concat());
    }
}
