//! What return codes (WJ001) mean where they stand in the return message of a request, and what to do about them.

use super::super::claim::return_codes::ReturnCode;
use super::super::text::Text;

struct InRequest {
    code: &'static str,
    meaning: Text,
    advice: Text,
}

/// Meaning and advice; of a code that is not expected here, that it says nothing about requests.
pub fn in_request(code: ReturnCode) -> (Text, Text) {
    let found = IN_REQUESTS.iter().find(|one| one.code == code.as_str());
    found.map_or((UNEXPECTED, ASK), |one| (one.meaning.clone(), one.advice.clone()))
}

const UNEXPECTED: Text =
    Text::new("deze code hoort niet bij een verzoek", "this code does not belong to a request");
const ASK: Text = Text::new("Vraag de gemeente wat zij bedoelt.", "Ask the municipality what it means.");
const AGAIN: Text =
    Text::new("Kijk naar de andere code en vraag opnieuw.", "Look at the other code and ask again.");
const ALLOCATIONS: Text = Text::new(
    "Lees de nieuwste toewijzingen in met 'uurwerk messages import BESTAND' en vraag opnieuw.",
    "Read the newest allocations in with 'uurwerk messages import FILE' and ask again.",
);

/// By number.
static IN_REQUESTS: &[InRequest] = &[
    InRequest {
        code: "0001",
        meaning: Text::new(
            "het bericht als geheel is technisch afgekeurd",
            "the message as a whole was refused for technical reasons",
        ),
        advice: Text::new(
            "Kijk het bericht na met 'uurwerk messages check BESTAND' en vraag opnieuw.",
            "Check the message with 'uurwerk messages check FILE' and ask again.",
        ),
    },
    InRequest { code: "0200", meaning: Text::new("geen opmerking", "no remark"), advice: ASK },
    InRequest {
        code: "0233",
        meaning: Text::new(
            "dit deel is niet beoordeeld, omdat een ander deel fout is",
            "this part was not judged, since another part is wrong",
        ),
        advice: AGAIN,
    },
    InRequest {
        code: "8187",
        meaning: Text::new("de gemeente kent deze cliënt niet", "the municipality does not know this client"),
        advice: Text::new(
            "Vergelijk het burgerservicenummer, en kijk of de cliënt is verhuisd.",
            "Compare the citizen service number, and see whether the client moved.",
        ),
    },
    InRequest {
        code: "8848",
        meaning: Text::new(
            "het bericht is gedateerd na de dag van ontvangst",
            "the message is dated after the day on which it was received",
        ),
        advice: Text::new(
            "Controleer de klok van deze computer en vraag opnieuw.",
            "Check the clock of this computer and ask again.",
        ),
    },
    InRequest {
        code: "9056",
        meaning: Text::new(
            "de berichtidentificatie is al eens gebruikt",
            "the identification of the message was used before",
        ),
        advice: Text::new(
            "Vraag opnieuw; het bericht krijgt een nieuw nummer. Controleer of er een oude reservekopie is teruggezet.",
            "Ask again; the message gets a new number. Check whether an old backup was restored.",
        ),
    },
    InRequest {
        code: "9347",
        meaning: Text::new("de referentie is al eens gebruikt", "the reference was used before"),
        advice: Text::new(
            "Vraag opnieuw; het verzoek krijgt een nieuwe referentie. Controleer of er een oude reservekopie is teruggezet.",
            "Ask again; the request gets a new reference. Check whether an old backup was restored.",
        ),
    },
    InRequest {
        code: "9349",
        meaning: Text::new(
            "niet alle toewijzingen van de cliënt staan in het verzoek",
            "not all allocations of the client stand in the request",
        ),
        advice: ALLOCATIONS,
    },
    InRequest {
        code: "9350",
        meaning: Text::new(
            "een toewijzing die ongewijzigd blijft, loopt bij de gemeente niet meer",
            "an allocation that stays as it is runs no longer at the municipality",
        ),
        advice: ALLOCATIONS,
    },
    InRequest {
        code: "9351",
        meaning: Text::new(
            "een toewijzing die gewijzigd moet worden, loopt bij de gemeente niet meer",
            "an allocation to change runs no longer at the municipality",
        ),
        advice: ALLOCATIONS,
    },
    InRequest {
        code: "9357",
        meaning: Text::new(
            "de wijziging gaat in op een dag die voorbij is en niet de eerste van de toewijzing is",
            "the change begins on a day that is past and not the first of the allocation",
        ),
        advice: Text::new(
            "Vraag opnieuw, met de eerste dag van de toewijzing of een dag na vandaag.",
            "Ask again, with the first day of the allocation or a day after today.",
        ),
    },
    InRequest {
        code: "9361",
        meaning: Text::new(
            "hetzelfde product komt twee keer voor in dezelfde dagen",
            "the same product occurs twice in the same days",
        ),
        advice: Text::new(
            "Vraag opnieuw, met dagen die niet overlappen.",
            "Ask again, with days that do not overlap.",
        ),
    },
    InRequest {
        code: "9373",
        meaning: Text::new(
            "een ander budget gaat niet in op de eerste dag van de toewijzing",
            "another budget does not begin on the first day of the allocation",
        ),
        advice: Text::new(
            "Vraag opnieuw, vanaf de eerste dag van de toewijzing.",
            "Ask again, from the first day of the allocation.",
        ),
    },
    InRequest {
        code: "9374",
        meaning: Text::new(
            "er loopt bij de gemeente al een verzoek voor deze cliënt",
            "another request for this client is open at the municipality",
        ),
        advice: Text::new(
            "Wacht op de beslissing op het andere verzoek: 'uurwerk request list' toont het.",
            "Wait for the decision on the other request: 'uurwerk request list' shows it.",
        ),
    },
    InRequest {
        code: "9375",
        meaning: Text::new(
            "een generieke toewijzing krijgt geen omvang",
            "a generic allocation gets no volume",
        ),
        advice: Text::new("Vraag opnieuw, met een budget.", "Ask again, with a budget."),
    },
    InRequest {
        code: "9411",
        meaning: Text::new(
            "een toewijzing met productcode krijgt een omvang",
            "an allocation with a product code gets a volume",
        ),
        advice: Text::new("Vraag opnieuw, met een omvang.", "Ask again, with a volume."),
    },
    InRequest {
        code: "9412",
        meaning: Text::new(
            "een toewijzing zonder productcode krijgt geen omvang",
            "an allocation without product code gets no volume",
        ),
        advice: Text::new("Vraag opnieuw, met een budget.", "Ask again, with a budget."),
    },
    InRequest {
        code: "S300",
        meaning: Text::new("de gemeentecode bestaat niet", "the municipality code does not exist"),
        advice: Text::new("Vraag de gemeente welke code geldt.", "Ask the municipality which code holds."),
    },
    InRequest {
        code: "S329",
        meaning: Text::new(
            "de productcode hoort niet bij de categorie",
            "the product code does not belong to the category",
        ),
        advice: Text::new(
            "Kijk code en categorie na in de tarieven: 'uurwerk tariff list'.",
            "Check code and category in the tariffs: 'uurwerk tariff list'.",
        ),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_of_the_list_and_has_its_words() {
        for one in IN_REQUESTS {
            let code = ReturnCode::parse(one.code).unwrap();
            let (meaning, advice) = in_request(code);
            assert!(!meaning.nl.ends_with('.') && advice.nl.ends_with('.'), "{code}");
            assert!(meaning.nl != meaning.en && advice.nl != advice.en, "{code}");
        }
        assert!(IN_REQUESTS.is_sorted_by_key(|one| one.code));
        assert_eq!(in_request(ReturnCode::ALL_GRANTED), (UNEXPECTED, ASK));
    }
}
