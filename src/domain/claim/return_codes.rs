//! Return codes: what a municipality says about a claim and its lines (code list WJ001), in words and with advice.

use std::fmt;

use super::super::text::Text;

/// A code of the list, such as `9321`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReturnCode(&'static str);

impl ReturnCode {
    /// The message as a whole breaks the rules of the standard; nothing was processed.
    pub const UNREADABLE: Self = Self("0001");
    /// No remark about this part of the message.
    pub const NO_REMARK: Self = Self("0200");
    /// Not looked at, because something around it is wrong.
    pub const NOT_JUDGED: Self = Self("0233");
    /// The whole claim is granted.
    pub const ALL_GRANTED: Self = Self("8001");

    pub fn parse(text: &str) -> Option<Self> {
        ALL.iter().find(|code| **code == text).map(|code| Self(code))
    }

    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// Says by itself that something is wrong.
    pub fn is_fault(self) -> bool {
        ![Self::NO_REMARK, Self::NOT_JUDGED, Self::ALL_GRANTED].contains(&self)
    }

    /// What it means for a claim.
    pub fn meaning(self) -> Text {
        self.in_claims().map_or(ELSEWHERE, |found| found.meaning.clone())
    }

    /// What the office can do about it.
    pub fn advice(self) -> Text {
        self.in_claims().map_or(ASK, |found| found.advice.clone())
    }

    /// The rule of the standard that it tells about.
    pub fn rule(self) -> Option<&'static str> {
        self.in_claims().and_then(|found| found.rule)
    }

    fn in_claims(self) -> Option<&'static InClaims> {
        IN_CLAIMS.iter().find(|one| one.code == self.0)
    }
}

impl fmt::Display for ReturnCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for ReturnCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Codes as one text, separated by spaces.
pub fn joined(codes: &[ReturnCode]) -> String {
    codes.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(" ")
}

/// Codes out of a text that [`joined`] made.
pub fn split(text: &str) -> Option<Vec<ReturnCode>> {
    text.split(' ').map(ReturnCode::parse).collect()
}

/// The whole list; the schema lets through no other code.
const ALL: [&str; 59] = [
    "0001", "0200", "0233", "0611", "8001", "8017", "8021", "8187", "8214", "8848", "9019", "9056", "9063",
    "9069", "9071", "9074", "9307", "9308", "9319", "9321", "9322", "9326", "9332", "9333", "9338", "9339",
    "9340", "9341", "9346", "9347", "9349", "9350", "9351", "9355", "9357", "9359", "9360", "9361", "9365",
    "9366", "9367", "9369", "9373", "9374", "9375", "9379", "9384", "9385", "9387", "9388", "9389", "9390",
    "9411", "9412", "9413", "9414", "9415", "S300", "S329",
];

const ELSEWHERE: Text = Text::new(
    "deze code hoort bij een ander soort bericht dan een declaratie",
    "this code belongs to another kind of message than a claim",
);
const ASK: Text = Text::new(
    "Vraag de gemeente wat zij bedoelt; declareer de regel daarna opnieuw.",
    "Ask the municipality what it means; then claim the line again.",
);

/// A code that an answer to a claim can hold.
pub struct InClaims {
    pub code: &'static str,
    pub rule: Option<&'static str>,
    pub meaning: Text,
    pub advice: Text,
}

const fn code(code: &'static str, rule: Option<&'static str>, meaning: Text, advice: Text) -> InClaims {
    InClaims { code, rule, meaning, advice }
}

/// Every code that belongs in an answer to a claim (JW325), by number.
pub static IN_CLAIMS: &[InClaims] = &[
    code(
        "0001",
        None,
        Text::new(
            "het bericht als geheel is afgekeurd op de regels van de standaard",
            "the message as a whole was refused by the rules of the standard",
        ),
        Text::new(
            "Kijk het bericht na met 'uurwerk messages check', zet de regels weer in de wachtrij en declareer opnieuw.",
            "Check the message with 'uurwerk messages check', queue the lines again and claim anew.",
        ),
    ),
    code(
        "0200",
        None,
        Text::new("geen opmerking", "no remark"),
        Text::new("Er hoeft niets te gebeuren.", "Nothing needs to be done."),
    ),
    code(
        "0233",
        None,
        Text::new(
            "niet beoordeeld, omdat er bij de cliënt iets mis is",
            "not judged, because something is wrong with the client",
        ),
        Text::new(
            "Kijk naar de code bij de cliënt; los die op en declareer de regel opnieuw.",
            "Look at the code of the client; solve that and claim the line again.",
        ),
    ),
    code(
        "0611",
        Some("TR418"),
        Text::new("het tarief is niet dat van het contract", "the tariff is not that of the contract"),
        Text::new(
            "Vergelijk het tarief van de productcode met het contract van dat jaar; pas het aan en declareer opnieuw.",
            "Compare the tariff of the product code with the contract of that year; correct it and claim again.",
        ),
    ),
    code(
        "8001",
        Some("IV087"),
        Text::new("de hele declaratie is toegekend", "the whole claim is granted"),
        Text::new("Er hoeft niets te gebeuren.", "Nothing needs to be done."),
    ),
    code(
        "8017",
        Some("TR323"),
        Text::new(
            "de gemeente kent geen toegekende regel bij deze creditering",
            "the municipality knows no granted line for this credit",
        ),
        Text::new(
            "De oude regel staat bij ons nog als toegekend: vraag de gemeente naar het referentienummer ervan.",
            "The old line still counts as granted here: ask the municipality about its reference number.",
        ),
    ),
    code(
        "8021",
        Some("TR314"),
        Text::new("het referentienummer is al eens gebruikt", "the reference number was used before"),
        Text::new(
            "Declareer opnieuw; de regel krijgt een nieuw nummer. Controleer of er een oude reservekopie is teruggezet.",
            "Claim again; the line gets a new number. Check whether an old backup was restored.",
        ),
    ),
    code(
        "8187",
        Some("TR304"),
        Text::new(
            "de gemeente kent deze cliënt niet, of de regel hoort niet bij de cliënt",
            "the municipality does not know this client, or the line is not the client's",
        ),
        Text::new(
            "Vergelijk het burgerservicenummer met de toewijzing, en kijk of de cliënt is verhuisd.",
            "Compare the citizen service number with the allocation, and see whether the client moved.",
        ),
    ),
    code(
        "8214",
        Some("TR318"),
        Text::new(
            "er is een maand overgeslagen waarin wel zorg is geleverd",
            "a month was skipped in which care was given",
        ),
        Text::new(
            "Declareer eerst de maand die ontbreekt, daarna deze opnieuw.",
            "First claim the month that is missing, then this one again.",
        ),
    ),
    code(
        "8848",
        Some("TR135"),
        Text::new("het bericht is in de toekomst gedagtekend", "the message is dated in the future"),
        Text::new(
            "Controleer de klok van deze computer en declareer opnieuw.",
            "Check the clock of this computer and claim again.",
        ),
    ),
    code(
        "9056",
        Some("TR056"),
        Text::new(
            "de identificatie van het bericht is al eens gebruikt",
            "the identification of the message was used before",
        ),
        Text::new(
            "Declareer opnieuw; het bericht krijgt een nieuw nummer. Controleer of er een oude reservekopie is teruggezet.",
            "Claim again; the message gets a new number. Check whether an old backup was restored.",
        ),
    ),
    code(
        "9307",
        Some("TR307"),
        Text::new(
            "de periode begint voor de ingangsdatum van de toewijzing",
            "the period begins before the first day of the allocation",
        ),
        Text::new(
            "Vergelijk de ingangsdatum met de gemeente; lees zo nodig de nieuwste toewijzing in.",
            "Compare the first day with the municipality; read in the newest allocation if need be.",
        ),
    ),
    code(
        "9308",
        Some("TR308"),
        Text::new(
            "de periode eindigt na de einddatum van de toewijzing",
            "the period ends after the last day of the allocation",
        ),
        Text::new(
            "Is de toewijzing ingekort? Lees de nieuwste in, of vraag om verlenging.",
            "Was the allocation shortened? Read in the newest one, or ask for an extension.",
        ),
    ),
    code(
        "9319",
        Some("TR319"),
        Text::new(
            "de periode van de regel ligt na de maand van de declaratie",
            "the period of the line lies after the month of the claim",
        ),
        Text::new(
            "Declareer de regel in zijn eigen maand of later.",
            "Claim the line in its own month or later.",
        ),
    ),
    code(
        "9321",
        Some("TR321"),
        Text::new(
            "het volume past niet binnen wat voor deze periode is toegewezen",
            "the volume does not fit what was allocated for this period",
        ),
        Text::new(
            "Verlaag de tijd van deze maand, of vraag de gemeente om meer omvang en declareer dan opnieuw.",
            "Lower the time of this month, or ask the municipality for more volume and then claim again.",
        ),
    ),
    code(
        "9322",
        Some("TR322"),
        Text::new(
            "alle regels samen passen niet binnen wat in totaal is toegewezen",
            "all lines together do not fit what was allocated in total",
        ),
        Text::new(
            "De toewijzing is op: vraag om meer omvang of om een nieuwe toewijzing.",
            "The allocation is used up: ask for more volume or for a new allocation.",
        ),
    ),
    code(
        "9333",
        Some("TR333"),
        Text::new("het declaratienummer is al eens gebruikt", "the claim number was used before"),
        Text::new(
            "Declareer opnieuw; de declaratie krijgt een nieuw nummer. Controleer of er een oude reservekopie is teruggezet.",
            "Claim again; the claim gets a new number. Check whether an old backup was restored.",
        ),
    ),
    code(
        "9338",
        Some("TR338"),
        Text::new(
            "de gemeente kent dit toewijzingsnummer niet",
            "the municipality does not know this allocation number",
        ),
        Text::new(
            "Controleer het nummer en de gemeente van de toewijzing, vooral als hij is ingetypt.",
            "Check number and municipality of the allocation, above all when it was typed.",
        ),
    ),
    code(
        "9339",
        Some("TR339"),
        Text::new(
            "de productcategorie is niet die van de toewijzing",
            "the product category is not that of the allocation",
        ),
        Text::new(
            "Boek de tijd op de toewijzing van deze categorie, of vraag de gemeente om een andere toewijzing.",
            "Book the time on the allocation of this category, or ask the municipality for another allocation.",
        ),
    ),
    code(
        "9340",
        Some("TR340"),
        Text::new(
            "de productcode is niet die van de toewijzing",
            "the product code is not that of the allocation",
        ),
        Text::new(
            "Kies het product van de toewijzing, of vraag de gemeente om een toewijzing voor deze code.",
            "Choose the product of the allocation, or ask the municipality for an allocation of this code.",
        ),
    ),
    code(
        "9341",
        Some("TR341"),
        Text::new(
            "de eenheid past niet bij die van de toewijzing",
            "the unit does not fit that of the allocation",
        ),
        Text::new(
            "Vergelijk de eenheid van het tarief met die van de toewijzing en het contract.",
            "Compare the unit of the tariff with that of the allocation and the contract.",
        ),
    ),
    code(
        "9346",
        Some("TR346"),
        Text::new("het bedrag is niet volume maal tarief", "the amount is not volume times tariff"),
        Text::new(
            "Vraag de gemeente welk tarief en welke afronding zij gebruikt: bij minuten telt het uurtarief.",
            "Ask the municipality which tariff and rounding it uses: for minutes the hourly tariff counts.",
        ),
    ),
    code(
        "9369",
        Some("TR369"),
        Text::new(
            "het budget van de toewijzing is niet groot genoeg",
            "the budget of the allocation is not large enough",
        ),
        Text::new(
            "Vraag om meer budget en declareer daarna opnieuw.",
            "Ask for more budget and then claim again.",
        ),
    ),
    code(
        "9384",
        Some("TR384"),
        Text::new("de toewijzing is door de gemeente verwijderd", "the municipality deleted the allocation"),
        Text::new(
            "Vraag de gemeente welke toewijzing geldt, en boek de tijd daarop.",
            "Ask the municipality which allocation holds, and book the time on that.",
        ),
    ),
    code(
        "9387",
        Some("TR387"),
        Text::new(
            "de periode begint niet op de eerste van de maand, en ook niet met de toewijzing",
            "the period begins neither on the first of the month nor with the allocation",
        ),
        Text::new(
            "Lees de nieuwste toewijzing in en stel de maand opnieuw samen.",
            "Read in the newest allocation and compile the month again.",
        ),
    ),
    code(
        "9388",
        Some("TR388"),
        Text::new(
            "de periode eindigt niet op de laatste van de maand, en ook niet met de toewijzing",
            "the period ends neither on the last of the month nor with the allocation",
        ),
        Text::new(
            "Lees de nieuwste toewijzing in en stel de maand opnieuw samen.",
            "Read in the newest allocation and compile the month again.",
        ),
    ),
    code(
        "9389",
        Some("TR389"),
        Text::new(
            "voor deze zorg staat al een regel die niet is gecrediteerd",
            "a line for this care stands already and was not credited",
        ),
        Text::new(
            "Crediteer de eerdere regel en declareer alles samen opnieuw.",
            "Credit the earlier line and claim everything together anew.",
        ),
    ),
    code(
        "9390",
        Some("TR390"),
        Text::new("deze regel is al eerder gecrediteerd", "this line was credited before"),
        Text::new(
            "Vraag de gemeente wat zij heeft geboekt: bij ons staat de regel nog als toegekend.",
            "Ask the municipality what it booked: here the line still counts as granted.",
        ),
    ),
    code(
        "S300",
        Some("TR378"),
        Text::new(
            "de gemeentecode bestond niet op de ingangsdatum",
            "the municipality code did not exist on the first day",
        ),
        Text::new(
            "Controleer de code, ook na een herindeling: oude toewijzingen houden de oude code.",
            "Check the code, also after a merger: old allocations keep the old code.",
        ),
    ),
    code(
        "S329",
        Some("TR381"),
        Text::new(
            "de productcode hoort niet bij de productcategorie",
            "the product code does not belong to the product category",
        ),
        Text::new(
            "Controleer code en categorie in de tarieven van het contract.",
            "Check code and category in the tariffs of the contract.",
        ),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_a_claim_is_in_the_list_and_has_its_own_words() {
        for (index, one) in IN_CLAIMS.iter().enumerate() {
            let code = ReturnCode::parse(one.code).unwrap();
            assert_ne!(code.meaning(), ELSEWHERE);
            for text in [&one.meaning, &one.advice] {
                assert_ne!(text.nl, text.en);
            }
            assert!(!one.meaning.nl.ends_with('.') && one.advice.nl.ends_with('.'), "{code}");
            assert!(IN_CLAIMS.iter().skip(index + 1).all(|other| other.code > one.code), "{code}");
        }
        assert!(ALL.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(ReturnCode::parse("9413").unwrap().meaning(), ELSEWHERE);
        assert_eq!(ReturnCode::parse("9999"), None);
    }

    /// Codes of the list that name the claim, or every message, as what they are about.
    const OF_CLAIMS: &[&str] = &[
        "0001", "0200", "0233", "0611", "8001", "8017", "8021", "8187", "8214", "8848", "9056", "9307",
        "9308", "9319", "9321", "9322", "9333", "9338", "9339", "9340", "9341", "9346", "9369", "9384",
        "9387", "9388", "9389", "9390", "S300", "S329",
    ];

    #[test]
    fn no_code_that_an_answer_to_a_claim_can_hold_is_without_words() {
        let worded: Vec<&str> = IN_CLAIMS.iter().map(|one| one.code).collect();
        assert_eq!(worded, OF_CLAIMS);
    }

    #[test]
    fn codes_are_kept_as_one_text() {
        let codes = [ReturnCode::NOT_JUDGED, ReturnCode::parse("S329").unwrap()];
        assert_eq!(joined(&codes), "0233 S329");
        assert_eq!(split("0233 S329").unwrap(), codes);
        assert_eq!(split("0233  S329"), None);
        assert!(!codes[0].is_fault() && codes[1].is_fault());
    }
}
