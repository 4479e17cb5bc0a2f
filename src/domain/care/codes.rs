//! What return codes (WJ001) mean where they stand in the return message of a start or a stop, and what to do about them.

use super::super::claim::return_codes::ReturnCode;
use super::super::text::Text;

struct InCare {
    code: &'static str,
    meaning: Text,
    advice: Text,
}

const fn code(code: &'static str, meaning: Text, advice: Text) -> InCare {
    InCare { code, meaning, advice }
}

/// Meaning and advice; of a code that is not expected here, that it says nothing about care.
pub fn in_care(code: ReturnCode) -> (Text, Text) {
    let found = IN_CARE.iter().find(|one| one.code == code.as_str());
    found.map_or((UNEXPECTED, ASK), |one| (one.meaning.clone(), one.advice.clone()))
}

const UNEXPECTED: Text = Text::new(
    "deze code hoort niet bij een start of stop van zorg",
    "this code does not belong to a start or stop of care",
);
const ASK: Text = Text::new("Vraag de gemeente wat zij bedoelt.", "Ask the municipality what it means.");
const AGAIN: Text = Text::new("Meld het opnieuw.", "Report it again.");
const COMPARE: Text = Text::new(
    "Vergelijk met de gemeente wat er bij haar staat: 'uurwerk care list' toont wat hier staat.",
    "Compare with the municipality what stands there: 'uurwerk care list' shows what stands here.",
);

/// By number.
static IN_CARE: &[InCare] = &[
    code(
        "0001",
        Text::new(
            "het bericht als geheel is technisch afgekeurd",
            "the message as a whole was refused for technical reasons",
        ),
        Text::new(
            "Kijk het bericht na met 'uurwerk messages check' en meld het opnieuw.",
            "Check the message with 'uurwerk messages check' and report it again.",
        ),
    ),
    code("0200", Text::new("geen opmerking", "no remark"), ASK),
    code(
        "0233",
        Text::new(
            "dit deel is niet beoordeeld, omdat een ander deel fout is",
            "this part was not judged, since another part is wrong",
        ),
        AGAIN,
    ),
    code(
        "8848",
        Text::new(
            "het bericht is gedateerd na de dag van ontvangst",
            "the message is dated after the day on which it was received",
        ),
        Text::new(
            "Kijk of de klok van deze computer klopt en meld het opnieuw.",
            "See whether the clock of this computer is right and report it again.",
        ),
    ),
    code(
        "9019",
        Text::new("de gemeente kent deze toewijzing niet", "the municipality does not know this allocation"),
        Text::new(
            "Vergelijk het toewijzingnummer met het toewijzingsbericht van de gemeente.",
            "Compare the allocation number with the allocation message of the municipality.",
        ),
    ),
    code(
        "9056",
        Text::new(
            "de identificatie van het bericht is al eens gebruikt",
            "the identification of the message was used before",
        ),
        Text::new(
            "Meld het opnieuw: het krijgt een nieuwe identificatie.",
            "Report it again: it gets a new identification.",
        ),
    ),
    code(
        "9063",
        Text::new(
            "wat wordt ingetrokken, is bij de gemeente niet bekend",
            "what is taken back is not known to the municipality",
        ),
        COMPARE,
    ),
    code(
        "9069",
        Text::new(
            "de gemeente kent geen lopende start hiervan",
            "the municipality knows no running start of this",
        ),
        COMPARE,
    ),
    code(
        "9071",
        Text::new(
            "de start kan niet weg, want er is al een stop gemeld",
            "the start cannot be taken back, since a stop was reported",
        ),
        Text::new(
            "Trek eerst de stop in en daarna de start.",
            "Take the stop back first, and then the start.",
        ),
    ),
    code("9074", Text::new("dit is al eens gemeld", "this was reported before"), COMPARE),
    code(
        "9326",
        Text::new("bij de gemeente loopt de zorg al", "care is running already at the municipality"),
        Text::new(
            "Meld eerst de stop van wat loopt, of trek die start in.",
            "Report the stop of what is running first, or take that start back.",
        ),
    ),
    code(
        "9413",
        Text::new("de zorg is bij de gemeente al gepauzeerd", "care is paused already at the municipality"),
        COMPARE,
    ),
    code(
        "9414",
        Text::new(
            "de stop ligt voor de pauze die al gemeld is",
            "the stop lies before the pause that was reported",
        ),
        Text::new("Meld de stop met een latere laatste dag.", "Report the stop with a later last day."),
    ),
    code(
        "9415",
        Text::new("de zorg is bij de gemeente al gestopt", "care has ended already at the municipality"),
        COMPARE,
    ),
    code(
        "S300",
        Text::new("de gemeentecode bestaat niet", "the municipality code does not exist"),
        Text::new("Vraag de gemeente welke code geldt.", "Ask the municipality which code holds."),
    ),
    code(
        "S329",
        Text::new(
            "de productcode hoort niet bij de categorie",
            "the product code does not belong to the category",
        ),
        Text::new(
            "Vergelijk de toewijzing met het toewijzingsbericht.",
            "Compare the allocation with the allocation message.",
        ),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_of_the_list_and_has_its_words() {
        for one in IN_CARE {
            let code = ReturnCode::parse(one.code).unwrap();
            let (meaning, advice) = in_care(code);
            assert!(!meaning.nl.ends_with('.') && advice.nl.ends_with('.'), "{code}");
            assert!(meaning.nl != meaning.en && advice.nl != advice.en, "{code}");
        }
        assert_eq!(in_care(ReturnCode::ALL_GRANTED), (UNEXPECTED, ASK));
    }
}
