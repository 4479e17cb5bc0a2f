//! Why a refusal by the exchange node was not written down, in words.

use super::Problem;
use crate::domain::text::Text;
use crate::operations::node_refused::Error;
use crate::text;

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Unknown => Self::usage(Text::new(
                "er is geen bericht gemaakt met deze identificatie",
                "no message was made with this identification",
            ))
            .hint(Text::new(
                "'uurwerk messages list' toont de identificaties",
                "'uurwerk messages list' shows the identifications",
            )),
            Error::NotPlaced => Self::rule(Text::new(
                "het bestand van dit bericht is nog niet klaargezet, en kan dus niet verstuurd zijn",
                "the file of this message was not placed yet, so it cannot have been sent",
            ))
            .hint(Text::new(
                "'uurwerk messages export' zet klaar wat gemaakt is; een declaratie volgt met 'uurwerk claims export --month MAAND'",
                "'uurwerk messages export' places what was made; a claim follows with 'uurwerk claims export --month MONTH'",
            )),
            Error::Answered => Self::rule(Text::new(
                "de gemeente heeft dit bericht beantwoord, dus het is aangekomen",
                "the municipality answered this message, so it arrived",
            ))
            .hint(Text::new(
                "kijk bij het knooppunt over welk bericht de melding gaat",
                "look at the exchange node which message it speaks of",
            )),
            Error::Before(refusal) => {
                let day = refusal.day;
                Self::rule(text!(
                    "dit bericht staat al als geweigerd door het knooppunt, op {day}",
                    "this message stands as refused by the exchange node already, on {day}"
                ))
                .hint(Text::new(
                    "'uurwerk messages list' toont wat ervoor in de plaats kwam",
                    "'uurwerk messages list' shows what took its place",
                ))
            }
            Error::Ahead => Self::rule(Text::new("de dag ligt na vandaag", "the day lies after today"))
                .hint(Text::new("geef met --on een dag tot en met vandaag", "give a day up to today with --on")),
            Error::Early { dated } => Self::rule(text!(
                "het bericht is van {dated}; eerder kan het niet geweigerd zijn",
                "the message is of {dated}; it cannot have been refused before that"
            ))
            .hint(Text::new("geef met --on een latere dag", "give a later day with --on")),
            Error::Findings(findings) => {
                let count = findings.len();
                Self::findings(text!(
                    "het bericht kan zo niet opnieuw weg (bevindingen: {count}); er is niets gewijzigd",
                    "the message cannot go again like this (findings: {count}); nothing was changed"
                ))
                .hint(Text::new(
                    "'uurwerk practice show' toont wat er van de praktijk in berichten staat",
                    "'uurwerk practice show' shows what messages say of the practice",
                ))
            }
            Error::Store(error) => error.into(),
        }
    }
}
