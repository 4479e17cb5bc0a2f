//! What the exchange node says about a message that it did not deliver: its own codes, in words and with advice. They stand
//! outside the messages of the standard, so nothing reads them in: the office says which one it saw.

use std::fmt;

use super::super::text::Text;
use super::super::time::Day;

/// A code of an exchange node: `BRS` and two or three digits, or `IB` and three. Nodes may use codes that are not in the list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeCode(String);

/// A message that the exchange node did not deliver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeRefusal {
    /// The day on which the node said so.
    pub day: Day,
    /// Its code, where it gave one.
    pub code: Option<NodeCode>,
}

impl NodeCode {
    /// Small letters are read as capitals.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        let is_digits = |rest: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&rest.len()) && rest.chars().all(|c| c.is_ascii_digit())
        };
        let vecozo = text.strip_prefix("BRS").is_some_and(|rest| is_digits(rest, 2..=3));
        let shared = text.strip_prefix("IB").is_some_and(|rest| is_digits(rest, 3..=3));
        (vecozo || shared).then_some(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it means.
    pub fn meaning(&self) -> Text {
        self.known().map_or(UNKNOWN, |known| known.meaning.clone())
    }

    /// What the office can do about it.
    pub fn advice(&self) -> Text {
        self.known().map_or(LOOK_THERE, |known| known.advice.clone())
    }

    fn known(&self) -> Option<&'static Known> {
        KNOWN.iter().find(|known| known.codes.contains(&self.as_str()))
    }
}

impl fmt::Display for NodeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for NodeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Codes that mean the same.
pub struct Known {
    pub codes: &'static [&'static str],
    pub meaning: Text,
    pub advice: Text,
}

const fn known(codes: &'static [&'static str], meaning: Text, advice: Text) -> Known {
    Known { codes, meaning, advice }
}

const UNKNOWN: Text = Text::new("een code die uurwerk niet kent", "a code that uurwerk does not know");
const LOOK_THERE: Text = Text::new(
    "Zoek de code op bij het knooppunt, los de oorzaak op en verstuur opnieuw.",
    "Look the code up at the exchange node, solve the cause and send again.",
);
const SCHEMA: Text = Text::new(
    "Kijk het bestand na met 'uurwerk messages check BESTAND'; klopt het daar, vraag het knooppunt dan naar de schemaversie.",
    "Check the file with 'uurwerk messages check FILE'; if it is right there, ask the node about the schema version.",
);
const RIGHTS: Text = Text::new(
    "Laat de rechten en de machtiging bij het knooppunt in orde maken en verstuur opnieuw.",
    "Have the rights and the mandate put in order at the exchange node and send again.",
);
const RECEIVER: Text = Text::new(
    "Vraag de gemeente of zij is aangesloten, en vergelijk de gemeentecode van de toewijzing.",
    "Ask the municipality whether it is connected, and compare the municipality code of the allocation.",
);
const SMALLER: Text = Text::new(
    "Verstuur de berichten los, of pak er minder in: 'uurwerk messages export --zip' blijft onder de grens.",
    "Send the messages one by one, or pack fewer: 'uurwerk messages export --zip' stays below the limit.",
);
const PACK_AGAIN: Text = Text::new(
    "Verstuur het XML-bestand zelf, of pak opnieuw in zonder mappen en wachtwoord.",
    "Send the XML file itself, or pack again without folders and password.",
);
const AGAIN: Text = Text::new(
    "Wacht tot de storing voorbij is en verstuur opnieuw.",
    "Wait until the trouble is over and send again.",
);
const UNIQUE: Text = Text::new(
    "Twee keer ingediend? Dan kwam het eerste aan: neem dit terug met 'uurwerk undo'. Opnieuw gaat het met een nieuw nummer.",
    "Handed in twice? Then the first one arrived: take this back with 'uurwerk undo'. Again it goes under a new number.",
);

/// Every code that is known, by what it means.
pub static KNOWN: &[Known] = &[
    known(
        &["BRS01"],
        Text::new("het knooppunt kent de afzender niet", "the node does not know the sender"),
        Text::new(
            "Vergelijk de AGB-code bij het knooppunt met die van 'uurwerk practice show'.",
            "Compare the AGB code at the node with the one of 'uurwerk practice show'.",
        ),
    ),
    known(
        &["BRS02", "BRS03", "IB002", "IB006", "IB007", "IB008", "IB009"],
        Text::new(
            "wie indiende, mag dit soort bericht niet namens de praktijk indienen",
            "whoever handed it in may not hand in this kind of message for the practice",
        ),
        RIGHTS,
    ),
    known(
        &["BRS04", "BRS05", "IB005", "IB010", "IB011"],
        Text::new(
            "de ontvanger is niet aangesloten, of mag dit soort bericht niet ontvangen",
            "the receiver is not connected, or may not receive this kind of message",
        ),
        RECEIVER,
    ),
    known(
        &["BRS06", "BRS19", "IB003", "IB012", "IB904"],
        Text::new(
            "het bestand is groter dan het knooppunt aanneemt",
            "the file is larger than the node takes",
        ),
        SMALLER,
    ),
    known(
        &["BRS12", "IB013"],
        Text::new("het knooppunt vond een virus in het bestand", "the node found a virus in the file"),
        Text::new(
            "Laat de computer nakijken. Het bericht zelf bestaat uit tekst: verstuur het daarna opnieuw.",
            "Have the computer checked. The message itself is text: send it again afterwards.",
        ),
    ),
    known(
        &["BRS13", "BRS14", "IB001", "IB014"],
        Text::new("het bericht volgt het schema niet", "the message does not follow the schema"),
        SCHEMA,
    ),
    known(
        &["BRS15", "BRS17", "BRS29", "IB901", "IB903"],
        Text::new(
            "het zip-bestand is geen goede zip, of heeft mappen of een wachtwoord",
            "the zip file is no proper zip, or holds folders or a password",
        ),
        PACK_AGAIN,
    ),
    known(
        &["BRS16", "BRS21", "IB902", "IB905"],
        Text::new(
            "er zitten te veel of te weinig bestanden in het zip-bestand",
            "there are too many or too few files in the zip file",
        ),
        SMALLER,
    ),
    known(
        &["BRS18", "IB015"],
        Text::new(
            "het bericht bevat persoonsgegevens die op deze omgeving niet mogen",
            "the message holds personal data that is not allowed in this environment",
        ),
        Text::new(
            "Echte cliënten gaan alleen naar de productieomgeving van het knooppunt.",
            "Real clients go to the production environment of the node only.",
        ),
    ),
    known(
        &["BRS20", "BRS114", "IB016"],
        Text::new("het nummer van het bericht was al gebruikt", "the number of the message was used before"),
        UNIQUE,
    ),
    known(
        &["BRS28"],
        Text::new(
            "het bericht is afgekeurd door de controles van het knooppunt",
            "the message was refused by the checks of the node",
        ),
        Text::new(
            "Kijk het bestand na met 'uurwerk messages check BESTAND', los op wat daar staat en verstuur opnieuw.",
            "Check the file with 'uurwerk messages check FILE', solve what stands there and send again.",
        ),
    ),
    known(
        &["BRS33"],
        Text::new("het knooppunt kon het bericht niet afleveren", "the node could not deliver the message"),
        AGAIN,
    ),
    known(
        &["IB004", "IB023"],
        Text::new("het knooppunt ondersteunt dit nu niet", "the node does not support this now"),
        AGAIN,
    ),
    known(
        &["IB017", "IB018", "IB021", "IB022"],
        Text::new(
            "gegevens om het bericht heen ontbreken of zijn fout",
            "data around the message is missing or wrong",
        ),
        Text::new(
            "Dien het bestand opnieuw in via het berichtenportaal van het knooppunt.",
            "Hand the file in again through the message portal of the node.",
        ),
    ),
    known(
        &["IB019", "IB020"],
        Text::new("op deze declaratie was al geantwoord", "this claim was answered already"),
        Text::new(
            "Dit hoort bij een antwoord van de gemeente, niet bij een bericht van ons: vraag het knooppunt wat er mis ging.",
            "This belongs to an answer of the municipality, not to a message of ours: ask the node what went wrong.",
        ),
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::text::Lang;

    #[test]
    fn a_code_has_the_form_of_a_node() {
        for (text, code) in [
            ("BRS13", Some("BRS13")),
            (" brs114 ", Some("BRS114")),
            ("IB001", Some("IB001")),
            ("BRS99", Some("BRS99")),
            ("BRS1", None),
            ("BRS1234", None),
            ("IB01", None),
            ("IB0001", None),
            ("9321", None),
            ("BRS1é", None),
            ("", None),
        ] {
            assert_eq!(NodeCode::parse(text).as_ref().map(NodeCode::as_str), code, "{text}");
        }
    }

    #[test]
    fn every_known_code_is_one_stands_once_and_is_said_in_sentences() {
        let mut seen = BTreeSet::new();
        for one in KNOWN {
            for code in one.codes {
                assert!(seen.insert(code), "{code} stands twice");
                let parsed = NodeCode::parse(code).unwrap();
                assert_ne!(parsed.meaning(), UNKNOWN, "{code}");
                for lang in [Lang::Nl, Lang::En] {
                    assert!(
                        !one.meaning.get(lang).ends_with('.') && one.advice.get(lang).ends_with('.'),
                        "{code}"
                    );
                }
            }
        }
        assert_eq!(seen.len(), 48);
        assert_eq!(NodeCode::parse("BRS99").unwrap().meaning(), UNKNOWN);
    }
}
