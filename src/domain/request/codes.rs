//! Code lists of requests, in our own words: why a change is asked for (WJ758), who referred (COD327), and why a municipality
//! refuses (WJ759).

use super::super::text::Text;

/// A newtype over a code of a list, with its meaning; `parse` takes the code, and the English word where there is one.
macro_rules! list {
    ($(#[$doc:meta])* $name:ident, $size:literal, [$(($code:literal, $word:literal, $nl:literal, $en:literal)),+ $(,)?]) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name(&'static str);

        impl $name {
            const ALL: [(&'static str, &'static str, Text); $size] = [$(($code, $word, Text::new($nl, $en))),+];

            /// The code of the standard, or the word of [`Self::word`].
            pub fn parse(text: &str) -> Option<Self> {
                let lower = text.to_lowercase();
                Self::ALL.iter().find(|(code, word, _)| *code == lower || *word == lower).map(|(code, ..)| Self(code))
            }

            pub fn all() -> impl Iterator<Item = Self> {
                Self::ALL.into_iter().map(|(code, ..)| Self(code))
            }

            /// The code that messages and the database use.
            pub const fn code(self) -> &'static str {
                self.0
            }

            /// The English word that commands, files and JSON use.
            pub fn word(self) -> &'static str {
                self.entry().map_or("", |(_, word, _)| word)
            }

            pub fn name(self) -> Text {
                self.entry().map_or(Text::new("", ""), |(.., name)| name)
            }

            fn entry(self) -> Option<(&'static str, &'static str, Text)> {
                Self::ALL.into_iter().find(|(code, ..)| *code == self.0)
            }
        }
    };
}

list! {
    /// Why a change is asked for (RedenVerzoek, WJ758).
    ChangeReason, 2, [
        ("1", "situation", "de situatie van de cliënt is gewijzigd", "the client's situation changed"),
        ("2", "plan", "het zorgplan is gewijzigd", "the plan of care was changed"),
    ]
}

list! {
    /// What kind of referrer sent the client (Verwijzer, COD327).
    Referral, 7, [
        ("01", "municipality", "gemeente", "municipality"),
        ("02", "gp", "huisarts", "general practitioner"),
        ("03", "youth-physician", "jeugdarts", "youth physician"),
        ("04", "certified-institution", "gecertificeerde instelling", "certified institution"),
        ("05", "specialist", "medisch specialist", "medical specialist"),
        ("06", "none", "geen verwijzer", "no referrer"),
        ("08", "court", "rechter, officier van justitie of jeugdinrichting", "court, prosecutor or youth institution"),
    ]
}

impl Referral {
    /// Kinds of referrer that are named, by code or by name (CD066, CD068).
    pub fn is_named(self) -> bool {
        matches!(self.0, "02" | "03" | "04" | "05")
    }
}

list! {
    /// Why a municipality refuses a request (RedenAfwijzingVerzoek, WJ759).
    RefusalReason, 9, [
        ("1", "new-request", "dit is geen wijziging maar een nieuwe aanvraag", "this is no change but a new request"),
        ("2", "budget", "past niet binnen het budget", "does not fit the budget"),
        ("3", "no-contract", "er is geen contract", "there is no contract"),
        ("4", "contract", "past niet binnen het contract", "does not fit the contract"),
        ("5", "other-municipality", "een andere gemeente is verantwoordelijk", "another municipality is responsible"),
        ("6", "stacking", "stapeling van zorg", "stacking of care"),
        ("7", "content", "op inhoud afgewezen", "refused on content"),
        ("8", "residence", "woonplaatsbeginsel: een andere gemeente", "principle of residence: another municipality"),
        ("9", "age", "de leeftijdsgrens is bereikt", "the limit of age was reached"),
    ]
}

impl RefusalReason {
    /// What can be done about it.
    pub fn advice(self) -> Text {
        match self.0 {
            "1" => Text::new(
                "Vraag het product opnieuw aan met 'uurwerk request first CLIËNT --referral SOORT --from DATUM'.",
                "Ask for the product anew with 'uurwerk request first CLIENT --referral KIND --from DATE'.",
            ),
            "2" | "4" => Text::new(
                "Vraag minder of korter, of overleg met de gemeente.",
                "Ask for less or shorter, or talk with the municipality.",
            ),
            "3" => Text::new(
                "Sluit een contract met de gemeente, of vraag het niet meer aan.",
                "Make a contract with the municipality, or do not ask again.",
            ),
            "5" | "8" => Text::new(
                "Vraag het aan bij de gemeente die verantwoordelijk is: 'uurwerk request again NUMMER --municipality CODE'.",
                "Ask the municipality that is responsible: 'uurwerk request again NUMBER --municipality CODE'.",
            ),
            "6" => Text::new(
                "Kijk welke zorg al toegewezen is, en vraag daarvan een wijziging.",
                "See which care is allocated already, and ask for a change of it.",
            ),
            _ => Text::new("Overleg met de gemeente.", "Talk with the municipality."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_word_and_a_name() {
        for reason in ChangeReason::all() {
            assert_eq!(ChangeReason::parse(reason.code()), Some(reason));
            assert_eq!(ChangeReason::parse(reason.word()), Some(reason));
        }
        for referral in Referral::all() {
            assert_eq!(Referral::parse(&referral.word().to_uppercase()), Some(referral));
            assert!(!referral.name().nl.is_empty());
        }
        for reason in RefusalReason::all() {
            assert_eq!(RefusalReason::parse(reason.code()), Some(reason));
            assert!(!reason.name().nl.is_empty() && !reason.advice().en.is_empty());
        }
        for (text, known) in [("1", true), ("01", false), ("", false), ("3", false)] {
            assert_eq!(ChangeReason::parse(text).is_some(), known, "{text}");
        }
        let named: Vec<&str> = Referral::all().filter(|one| one.is_named()).map(Referral::code).collect();
        assert_eq!(named, ["02", "03", "04", "05"]);
    }
}
