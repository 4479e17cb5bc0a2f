//! The rules of a claim message (JW323) within itself, as tables.

use std::collections::HashSet;
use std::hash::Hash;

use super::super::batch::{Batch, BatchLine, DebitCredit};
use crate::domain::money::Cents;
use crate::domain::rules::message::{MessageRule, Places};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::domain::volume::{MAX_EIGHT_DIGITS, Unit};

/// The largest total of a message in eurocents (RS040).
const MAX_TOTAL: Cents = Cents(999_999_999_999);
/// Nothing before this day is claimed with these messages (CS100).
const FIRST_DAY: (i32, u32, u32) = (2021, 1, 1);
/// How long ago a product period may have ended when the claim is signed (TR335).
const MONTHS_BACK: u32 = 60;

/// What the schema, the greatest file and the unique numbers demand, as far as the types do not give it. A message
/// that was read from a file has passed the schema already.
pub static BOUNDS: &[MessageRule<Batch>] = &[
    MessageRule {
        id: "RS005",
        meaning: Text::new(
            "volume, tarief en bedrag liggen tussen 0 en 99999999",
            "volume, tariff and amount lie between 0 and 99999999",
        ),
        way_out: Text::new(
            "Verdeel de regel of corrigeer het tarief.",
            "Divide the line or correct the tariff.",
        ),
        check: |batch, places| each_line(batch, places, line_exceeds),
    },
    MessageRule {
        id: "RS040",
        meaning: Text::new(
            "het totaal ligt tussen 0 en 999999999999 eurocent",
            "the total lies between 0 and 999999999999 eurocents",
        ),
        way_out: Text::new("Verdeel de regels over meer berichten.", "Divide the lines over more messages."),
        check: |batch, places| {
            let total = batch.total.cents;
            places.add_if(total < Cents::ZERO || total > MAX_TOTAL, whole_claim);
        },
    },
    MessageRule {
        id: "RS017",
        meaning: Text::new(
            "berichtidentificatie en declaratienummer hebben 1 tot en met 12 tekens",
            "message identification and claim number have 1 to 12 characters",
        ),
        way_out: Text::new("Kies een korter nummer.", "Choose a shorter number."),
        check: |batch, places| {
            let short = [&batch.identification, &batch.claim_number].iter().all(|text| has_length(text, 12));
            places.add_if(!short, whole_claim);
        },
    },
    MessageRule {
        id: "RS019",
        meaning: Text::new(
            "een referentienummer heeft 1 tot en met 20 tekens",
            "a line reference has 1 to 20 characters",
        ),
        way_out: Text::new("Geef de regel een korter nummer.", "Give the line a shorter number."),
        check: |batch, places| {
            each_line(batch, places, |line| {
                !has_length(&line.reference, 20)
                    || line.previous.as_ref().is_some_and(|text| !has_length(text, 20))
            });
        },
    },
    MessageRule {
        id: "RS012",
        meaning: Text::new(
            "een productcode heeft 1 tot en met 5 tekens",
            "a product code has 1 to 5 characters",
        ),
        way_out: Text::new("Corrigeer de productcode.", "Correct the product code."),
        check: |batch, places| each_line(batch, places, |line| !has_length(&line.code, 5)),
    },
    MessageRule {
        id: "RS031",
        meaning: Text::new(
            "nummers en codes bestaan uit zichtbare tekens, zonder spaties",
            "numbers and codes consist of visible characters, without spaces",
        ),
        way_out: Text::new("Haal de andere tekens weg.", "Take the other characters out."),
        check: unprintable,
    },
    MessageRule {
        id: "OP179",
        meaning: Text::new(
            "een bericht heeft 1 tot en met 10000 regels, en geen cliënt zonder regel",
            "a message has 1 to 10000 lines, and no client without a line",
        ),
        way_out: Text::new("Verdeel de regels over meer berichten.", "Divide the lines over more messages."),
        check: |batch, places| {
            let right = (1..=Batch::MAX_LINES).contains(&batch.line_count())
                && batch.clients.iter().all(|client| !client.lines.is_empty());
            places.add_if(!right, whole_claim);
        },
    },
    MessageRule {
        id: "TR314",
        meaning: Text::new("elk referentienummer is uniek", "every line reference is unique"),
        way_out: Text::new("Geef de regel een nieuw nummer.", "Give the line a new number."),
        check: |batch, places| each_repeat(batch, places, |line| Some(line.reference.as_str())),
    },
];

/// Level 2 of the standard for JW323, with TR319 that its check set also runs.
pub static RULES: &[MessageRule<Batch>] = &[
    MessageRule {
        id: "CS319",
        meaning: Text::new(
            "het declaratienummer bestaat uit letters en cijfers",
            "the claim number consists of letters and digits",
        ),
        way_out: Text::new("Kies een ander declaratienummer.", "Choose another claim number."),
        check: |batch, places| {
            places.add_if(!batch.claim_number.chars().all(|c| c.is_ascii_alphanumeric()), whole_claim);
        },
    },
    MessageRule {
        id: "CS340",
        meaning: Text::new(
            "de declaratieperiode is precies een kalendermaand",
            "the claim period is exactly one calendar month",
        ),
        way_out: Text::new("Declareer een hele kalendermaand.", "Claim a whole calendar month."),
        check: |batch, places| {
            let month = batch.begin.month();
            places.add_if((batch.begin, batch.end) != (month.first(), month.last()), whole_claim);
        },
    },
    MessageRule {
        id: "CS100",
        meaning: Text::new(
            "de periode begint niet voor 2021-01-01",
            "the period does not begin before 2021-01-01",
        ),
        way_out: Text::new(
            "Declareer zorg van voor 2021 buiten de berichten om.",
            "Claim care from before 2021 outside the messages.",
        ),
        check: |batch, places| {
            places.add_if(too_early(batch.begin), whole_claim);
            each_line(batch, places, |line| too_early(line.begin));
        },
    },
    MessageRule {
        id: "CS325",
        meaning: Text::new("een bedrag van 0 is debet", "an amount of 0 is debit"),
        way_out: Text::new("Crediteer geen regel van 0 euro.", "Do not credit a line of 0 euros."),
        check: |batch, places| {
            let wrong = |cents: Cents, side| cents == Cents::ZERO && side == DebitCredit::Credit;
            places.add_if(wrong(batch.total.cents, batch.total.side), whole_claim);
            each_line(batch, places, |line| wrong(line.amount.cents, line.amount.side));
        },
    },
    MessageRule {
        id: "CS002",
        meaning: Text::new(
            "het burgerservicenummer voldoet aan de elfproef",
            "the citizen service number passes the eleven-test",
        ),
        way_out: Text::new(
            "Corrigeer het burgerservicenummer van de cliënt.",
            "Correct the client's number.",
        ),
        check: |batch, places| {
            for (index, client) in batch.clients.iter().enumerate() {
                places.add_if(client.bsn.bsn().is_err(), || client_words(index));
            }
        },
    },
    MessageRule {
        id: "CD060",
        meaning: Text::new(
            "een creditregel noemt de regel die hij terugneemt, een debetregel noemt er geen",
            "a credit line names the line it takes back, a debit line names none",
        ),
        way_out: Text::new(
            "Vul het vorige referentienummer alleen bij een creditregel.",
            "Fill the previous reference on credit lines only.",
        ),
        check: |batch, places| {
            each_line(batch, places, |line| {
                line.previous.is_some() != (line.amount.side == DebitCredit::Credit)
            });
        },
    },
    MessageRule {
        id: "CS337",
        meaning: Text::new(
            "de productperiode blijft binnen een kalendermaand",
            "the product period stays within one calendar month",
        ),
        way_out: Text::new("Maak per kalendermaand een regel.", "Make a line for each calendar month."),
        check: |batch, places| each_line(batch, places, |line| line.begin.month() != line.end.month()),
    },
    MessageRule {
        id: "CD087",
        meaning: Text::new(
            "elke regel heeft een tarief, behalve bij de eenheid euro",
            "every line has a tariff, except with the unit euro",
        ),
        way_out: Text::new("Vul het tarief aan of haal het weg.", "Add the tariff or take it out."),
        check: |batch, places| {
            each_line(batch, places, |line| line.tariff.is_some() == (line.unit == Unit::Euro));
        },
    },
    MessageRule {
        id: "CS339",
        meaning: Text::new(
            "bij de eenheid euro zijn bedrag en volume gelijk",
            "with the unit euro amount and volume are equal",
        ),
        way_out: Text::new("Maak bedrag en volume gelijk.", "Make amount and volume equal."),
        check: |batch, places| {
            each_line(batch, places, |line| {
                line.unit == Unit::Euro && line.amount.cents != Cents(i64::from(line.volume))
            });
        },
    },
    MessageRule {
        id: "TR101",
        meaning: Text::new(
            "een cliënt staat eenmaal in het bericht, en een regel eenmaal bij zijn cliënt",
            "a client stands in the message once, and a line once with its client",
        ),
        way_out: Text::new("Voeg samen wat dubbel is.", "Join what is double."),
        check: doubles,
    },
    MessageRule {
        id: "TR134",
        meaning: Text::new(
            "de periode begint niet na de dagtekening van het bericht",
            "the period does not begin after the date of the message",
        ),
        way_out: Text::new("Wacht tot de maand om is.", "Wait until the month is over."),
        check: |batch, places| {
            places.add_if(batch.begin > batch.dated, whole_claim);
            each_line(batch, places, |line| line.begin > batch.dated);
        },
    },
    MessageRule {
        id: "TR137",
        meaning: Text::new(
            "de periode eindigt niet voor haar begin en niet na de dagtekening van het bericht",
            "the period ends neither before its begin nor after the date of the message",
        ),
        way_out: Text::new(
            "Verstuur het bericht op zijn vroegst op de laatste dag van de maand.",
            "Send the message on the last day of the month at the earliest.",
        ),
        check: |batch, places| {
            let wrong = |begin, end| end < begin || end > batch.dated;
            places.add_if(wrong(batch.begin, batch.end), whole_claim);
            each_line(batch, places, |line| wrong(line.begin, line.end));
        },
    },
    MessageRule {
        id: "TR315",
        meaning: Text::new("een regel wordt hooguit eenmaal gecrediteerd", "a line is credited at most once"),
        way_out: Text::new("Haal de tweede creditregel weg.", "Take the second credit line out."),
        check: |batch, places| each_repeat(batch, places, |line| line.previous.as_deref()),
    },
    MessageRule {
        id: "TR316",
        meaning: Text::new(
            "een creditregel staat niet in hetzelfde bericht als de regel die hij terugneemt",
            "a credit line does not stand in one message with the line it takes back",
        ),
        way_out: Text::new("Haal beide regels weg.", "Take both lines out."),
        check: |batch, places| {
            let references: HashSet<&str> = batch.lines().map(|(_, line)| line.reference.as_str()).collect();
            each_line(batch, places, |line| {
                line.previous.as_deref().is_some_and(|previous| references.contains(previous))
            });
        },
    },
    MessageRule {
        id: "TR319",
        meaning: Text::new(
            "de productperiode ligt in de declaratieperiode of ervoor",
            "the product period lies in the claim period or before it",
        ),
        way_out: Text::new("Declareer de regel in zijn eigen maand.", "Claim the line in its own month."),
        check: |batch, places| {
            each_line(batch, places, |line| line.begin > batch.end || line.end > batch.end);
        },
    },
    MessageRule {
        id: "TR335",
        meaning: Text::new(
            "de productperiode eindigde hooguit 60 maanden voor de ondertekening",
            "the product period ended at most 60 months before the claim was signed",
        ),
        way_out: Text::new(
            "Deze zorg kan niet meer worden gedeclareerd.",
            "This care can no longer be claimed.",
        ),
        check: |batch, places| {
            each_line(batch, places, |line| line.end.plus_months(MONTHS_BACK) < batch.signed);
        },
    },
    MessageRule {
        id: "TR358",
        meaning: Text::new(
            "het totaal is de som van de debetregels min die van de creditregels",
            "the total is the sum of the debit lines less that of the credit lines",
        ),
        way_out: Text::new("Tel de regels opnieuw op.", "Add the lines up again."),
        check: |batch, places| places.add_if(batch.total.signed() != batch.sum(), whole_claim),
    },
    MessageRule {
        id: "TR416",
        meaning: Text::new(
            "een cliënt heeft per toewijzing, product en productperiode hooguit een debetregel",
            "a client has at most one debit line per allocation, product and product period",
        ),
        way_out: Text::new("Voeg de regels samen.", "Join the lines."),
        check: same_care,
    },
];

fn whole_claim() -> Text {
    Text::new("declaratie", "claim")
}

fn client_words(index: usize) -> Text {
    let number = index + 1;
    crate::text!("cliënt {number}", "client {number}")
}

fn each_line(batch: &Batch, places: &mut Places, broken: impl Fn(&BatchLine) -> bool) {
    for (place, line) in batch.lines() {
        places.add_if(broken(line), || place.words());
    }
}

/// Adds the second and later lines of the message with the same key.
fn each_repeat<'b, K: Eq + Hash>(
    batch: &'b Batch,
    places: &mut Places,
    key: impl Fn(&'b BatchLine) -> Option<K>,
) {
    let mut seen = HashSet::new();
    for (place, line) in batch.lines() {
        places.add_if(key(line).is_some_and(|key| !seen.insert(key)), || place.words());
    }
}

fn line_exceeds(line: &BatchLine) -> bool {
    let outside = |cents: Cents| cents < Cents::ZERO || cents > Cents(i64::from(MAX_EIGHT_DIGITS));
    line.volume > MAX_EIGHT_DIGITS || line.tariff.is_some_and(outside) || outside(line.amount.cents)
}

fn has_length(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.chars().count())
}

/// Control characters, spaces and the two characters that XML never allows.
fn is_unprintable(c: char) -> bool {
    c.is_control() || c.is_whitespace() || matches!(c, '\u{fffe}' | '\u{ffff}')
}

fn unprintable(batch: &Batch, places: &mut Places) {
    let wrong = |text: &str| text.chars().any(is_unprintable);
    places.add_if(wrong(&batch.identification) || wrong(&batch.claim_number), whole_claim);
    each_line(batch, places, |line| {
        wrong(&line.reference) || line.previous.as_deref().is_some_and(wrong) || wrong(&line.code)
    });
}

fn too_early(day: Day) -> bool {
    let (year, month, first) = FIRST_DAY;
    Day::new(year, month, first).is_none_or(|limit| day < limit)
}

fn doubles(batch: &Batch, places: &mut Places) {
    let mut seen = HashSet::new();
    for (index, client) in batch.clients.iter().enumerate() {
        places.add_if(!seen.insert(&client.bsn), || client_words(index));
    }
    let mut lines = HashSet::new();
    for (place, line) in batch.lines() {
        let key = (place.client, &line.reference, &line.previous);
        places.add_if(!lines.insert(key), || place.words());
    }
}

fn same_care(batch: &Batch, places: &mut Places) {
    let mut seen = HashSet::new();
    for (place, line) in batch.lines().filter(|(_, line)| line.amount.side == DebitCredit::Debit) {
        let key = (place.client, line.allocation, &line.category, &line.code, line.begin, line.end);
        places.add_if(!seen.insert(key), || place.words());
    }
}
