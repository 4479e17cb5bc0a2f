//! Rules of the national standard about one claim line.

use super::super::super::claim::limits::{in_small_units, most_in_all, most_in_period};
use super::super::super::claim::line::LineState;
use super::super::super::identifiers::ClientNumber;
use super::super::super::money::Cents;
use super::super::super::text::Text;
use super::super::super::time::Day;
use super::super::super::volume::Extent;
use super::super::{Check, Finding, LineCase, Rule, Severity, Standing};
use super::{LINE, LINE_AND_ALLOCATION, rule_of};
use crate::text;

pub static CLAIMABLE_SINCE: Rule = Rule {
    id: "CS100",
    source: rule_of("CS100"),
    severity: Severity::Hold,
    title: Text::new(
        "Een productperiode begint op of na 1 januari 2021.",
        "A product period starts on or after 1 January 2021.",
    ),
    way_out: Text::new(
        "Bespreek dit met de gemeente buiten de berichten om.",
        "Settle this with the municipality outside the messages.",
    ),
    reads: LINE,
    checks: &[Check::Line(claimable_since)],
};

fn claimable_since(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    let from = case.line.period.from();
    if from.year() < 2021 {
        out.push(Finding::hold(
            "CS100",
            text!(
                "De productperiode begint op {from}; declareren kan vanaf 2021-01-01.",
                "The product period starts on {from}; claims go back to 2021-01-01."
            ),
            Text::new(
                "Bespreek dit met de gemeente buiten de berichten om.",
                "Settle this with the municipality outside the messages.",
            ),
        ));
    }
}

pub static ZERO_IS_DEBIT: Rule = Rule {
    id: "CS325",
    source: rule_of("CS325"),
    severity: Severity::Hold,
    title: Text::new(
        "Een regel van nul cent is altijd debet en kan dus nooit worden gecrediteerd.",
        "A line of zero cents is always a debit, so it can never be credited.",
    ),
    way_out: Text::new("Controleer het tarief.", "Check the tariff."),
    reads: LINE,
    checks: &[Check::Line(zero_is_debit)],
};

fn zero_is_debit(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    if case.line.volume == Some(0) {
        out.push(Finding::hold(
            "CS325",
            Text::new(
                "Op deze regel telt niets: zij heeft alleen indirecte tijd van een product dat per stuk wordt betaald.",
                "Nothing counts on this line: it only has indirect time of a product that is paid per piece.",
            ),
            Text::new(
                "Laat de regel in concept staan; de tijd zit in de prijs per stuk.",
                "Leave the line a draft; the time is part of the price of a piece.",
            ),
        ));
    } else if case.line.tariff.is_some() && case.line.amount == Cents::ZERO {
        out.push(Finding::warn(
            "CS325",
            Text::new(
                "Deze regel is nul cent; eenmaal verzonden kan zij niet worden teruggedraaid.",
                "This line is zero cents; once sent it cannot be taken back.",
            ),
            Text::new("Controleer het tarief.", "Check the tariff."),
        ));
    }
}

pub static BSN: Rule = Rule {
    id: "OP079",
    source: rule_of("OP079"),
    severity: Severity::Hold,
    title: Text::new(
        "Het burgerservicenummer van de cliënt is verplicht.",
        "The citizen service number of the client is mandatory.",
    ),
    way_out: Text::new(
        "Vul het burgerservicenummer in bij de cliënt: uurwerk client edit NUMMER",
        "Fill in the citizen service number of the client: uurwerk client edit NUMBER",
    ),
    reads: Text::new("cliënt van de declaratieregel", "client of the claim line"),
    checks: &[Check::Line(bsn)],
};

fn bsn(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    if let Some(client) = case.client.filter(|client| client.bsn.is_none()) {
        out.push(bsn_missing(&client.number));
    }
}

/// What is said of a client without a citizen service number (OP079).
pub fn bsn_missing(number: &ClientNumber) -> Finding {
    Finding::hold(
        "OP079",
        text!(
            "Van cliënt {number} is geen burgerservicenummer vastgelegd.",
            "No citizen service number is recorded for client {number}."
        ),
        text!(
            "Vul het in bij de cliënt: uurwerk client edit {number}",
            "Fill it in with the client: uurwerk client edit {number}"
        ),
    )
}

/// Messages about a person name the date of birth (OP252); a client that came in by message has one.
pub fn birth_missing(number: &ClientNumber) -> Finding {
    Finding::block(
        "OP252",
        text!(
            "Van cliënt {number} is de geboortedatum niet bekend.",
            "The date of birth of client {number} is not known."
        ),
        text!(
            "Vul haar in met 'uurwerk client edit {number}'.",
            "Fill it in with 'uurwerk client edit {number}'."
        ),
    )
}

pub static EIGHT_DIGITS: Rule = Rule {
    id: "RS005",
    source: rule_of("RS005"),
    severity: Severity::Hold,
    title: Text::new(
        "Volume, tarief en bedrag van een regel zijn hooguit 99999999.",
        "Volume, tariff and amount of a line are at most 99999999.",
    ),
    way_out: Text::new("Controleer het tarief en de registraties.", "Check the tariff and the entries."),
    reads: LINE,
    checks: &[Check::Line(eight_digits)],
};

fn eight_digits(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    let line = case.line;
    if line.unit.is_some() && line.volume.is_none() {
        out.push(Finding::hold(
            "RS005",
            Text::new(
                "Volume, tarief of bedrag van deze regel is groter dan een bericht kan dragen (99999999).",
                "Volume, tariff or amount of this line is more than a message can carry (99999999).",
            ),
            Text::new("Controleer het tarief en de registraties.", "Check the tariff and the entries."),
        ));
    }
}

pub static MAXIMUM_OF_PERIOD: Rule = Rule {
    id: "TR321",
    source: rule_of("TR321, IV077, IV078"),
    severity: Severity::Hold,
    title: Text::new(
        "Het volume van een regel past binnen het maximum van haar productperiode.",
        "The volume of a line fits the maximum of its product period.",
    ),
    way_out: Text::new(
        "Vraag de gemeente om een grotere omvang (nieuw JW301-bericht) en stel de maand opnieuw samen.",
        "Ask the municipality for a larger extent (a new JW301 message) and compile the month again.",
    ),
    reads: LINE_AND_ALLOCATION,
    checks: &[Check::Line(maximum_of_period)],
};

/// The extent of the line's allocation and the line's volume, when they compare.
fn volume_against(case: &LineCase<'_>) -> Option<(Extent, i64)> {
    let extent = case.allocation?.shape.extent()?;
    let volume = in_small_units(i64::from(case.line.volume?), case.line.unit?);
    Some((extent, volume))
}

fn maximum_of_period(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    let (Some((extent, volume)), Some(allocation)) = (volume_against(case), case.allocation) else { return };
    let Some(most) = most_in_period(extent, case.line.period, allocation.period) else { return };
    let number = allocation.number;
    let most = in_small_units(most, extent.unit);
    if volume <= most {
        return;
    }
    let Text { nl: unit_nl, en: unit_en } = small_unit(extent);
    let Text { nl: often_nl, en: often_en } = extent.frequency.name();
    let (from, until) = (case.line.period.from(), case.line.period.until());
    out.push(Finding::hold(
        "TR321",
        text!(
            "Deze regel is {volume} {unit_nl}; toewijzing {number} ({often_nl}) staat van {from} tot en met {until} hooguit {most} toe.",
            "This line is {volume} {unit_en}; allocation {number} ({often_en}) allows at most {most} from {from} to {until}."
        ),
        MORE_VOLUME,
    ));
}

const MORE_VOLUME: Text = Text::new(
    "Vraag de gemeente om een grotere omvang (nieuw JW301-bericht) en stel de maand opnieuw samen.",
    "Ask the municipality for a larger extent (a new JW301 message) and compile the month again.",
);

fn small_unit(extent: Extent) -> Text {
    if extent.unit.is_time() { Text::new("minuten", "minutes") } else { extent.unit.name() }
}

pub static MAXIMUM_OF_ALLOCATION: Rule = Rule {
    id: "TR322",
    source: rule_of("TR322, IV077, IV078"),
    severity: Severity::Hold,
    title: Text::new(
        "Het volume van alle regels op een toewijzing past binnen haar omvang.",
        "The volume of all lines on an allocation fits its extent.",
    ),
    way_out: Text::new(
        "Vraag de gemeente om een grotere omvang (nieuw JW301-bericht) en stel de maand opnieuw samen.",
        "Ask the municipality for a larger extent (a new JW301 message) and compile the month again.",
    ),
    reads: LINE_AND_ALLOCATION,
    checks: &[Check::Line(maximum_of_allocation)],
};

fn maximum_of_allocation(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    let (Some((extent, volume)), Some(allocation)) = (volume_against(case), case.allocation) else { return };
    let Some(most) = most_in_all(extent, allocation.period) else { return };
    let (most, before) = (in_small_units(most, extent.unit), case.before.volume);
    if before.saturating_add(volume) <= most {
        return;
    }
    let Text { nl: unit_nl, en: unit_en } = small_unit(extent);
    let (number, left) = (allocation.number, most.saturating_sub(before).max(0));
    let rounded = volume > case.line.minutes && case.line.minutes <= left;
    let way_out = if rounded { round_down(case.line.minutes, left) } else { MORE_VOLUME };
    out.push(Finding::hold(
        "TR322",
        text!(
            "De omvang van toewijzing {number} is {most} {unit_nl}; daarvan is nog {left} over en deze regel is {volume}.",
            "The extent of allocation {number} is {most} {unit_en}; {left} of it is left and this line is {volume}."
        ),
        way_out,
    ));
}

/// Whole hours that are left are claimed of a line with so many minutes fewer (IV079: below 30 minutes down).
fn round_down(minutes: i64, left: i64) -> Text {
    let hours = left / 60;
    let fewer = minutes.saturating_sub(hours.saturating_mul(60).saturating_add(29));
    if hours < 1 || fewer < 1 {
        return Text::new(
            "De werkelijke minuten passen wel; door het afronden op hele uren past de regel niet. Overleg met de gemeente.",
            "The real minutes do fit; rounded to whole hours the line does not. Settle it with the municipality.",
        );
    }
    text!(
        "De werkelijke minuten passen wel; door het afronden op hele uren past de regel niet. Met {fewer} minuten minder op deze regel wordt zij {hours} uur; of overleg met de gemeente.",
        "The real minutes do fit; rounded to whole hours the line does not. With {fewer} minutes fewer on this line it becomes {hours} hours; or settle it with the municipality."
    )
}

pub static FIVE_YEARS: Rule = Rule {
    id: "TR335",
    source: rule_of("TR335"),
    severity: Severity::Hold,
    title: Text::new(
        "Een productperiode eindigt hooguit 60 maanden voor de dag van de declaratie.",
        "A product period ends at most 60 months before the day of the claim.",
    ),
    way_out: Text::new(
        "Bespreek dit met de gemeente buiten de berichten om.",
        "Settle this with the municipality outside the messages.",
    ),
    reads: Text::new("declaratieregel en vandaag", "claim line and today"),
    checks: &[Check::Line(five_years)],
};

fn five_years(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    let until = case.line.period.until();
    let last: Day = until.plus_months(60);
    if case.today > last {
        out.push(Finding::hold(
            "TR335",
            text!(
                "De productperiode eindigde op {until}; declareren kon tot en met {last}.",
                "The product period ended on {until}; it could be claimed until {last}."
            ),
            Text::new(
                "Bespreek dit met de gemeente buiten de berichten om.",
                "Settle this with the municipality outside the messages.",
            ),
        ));
    }
}

pub static MONTHS_IN_ORDER: Rule = Rule {
    id: "TR318",
    source: rule_of("TR318, OP284, IV090"),
    severity: Severity::Warn,
    title: Text::new(
        "Declaratiemaanden volgen op elkaar: wat later komt, gaat mee in de laatste maand die is gedeclareerd of een maand erna.",
        "Claim months follow each other: what comes late goes with the last month that was claimed, or one after it.",
    ),
    way_out: Text::new(
        "Maak de declaratie van de laatste maand die is gedeclareerd, of van een maand erna: uurwerk claims export --month MAAND",
        "Make the claim of the last month that was claimed, or of one after it: uurwerk claims export --month MONTH",
    ),
    reads: Text::new(
        "maand van de regel, declaraties aan de gemeente",
        "month of the line, claims to the municipality",
    ),
    checks: &[Check::Line(months_in_order)],
};

fn months_in_order(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    let month = case.line.period.from().month();
    let Some(last) = case.last_claimed.filter(|last| month < *last) else { return };
    out.push(Finding::warn(
        "TR318",
        text!(
            "De declaratie van {last} is al gemaakt: deze regel van {month} kan niet meer in een declaratie van {month}.",
            "The claim of {last} was made already: this line of {month} cannot go in a claim of {month} any more."
        ),
        text!(
            "Zij gaat mee in de declaratie van {last} of van een maand erna: uurwerk claims export --month {last}",
            "It goes with the claim of {last} or of a month after it: uurwerk claims export --month {last}"
        ),
    ));
}

pub static CLAIMED_ONCE: Rule = Rule {
    id: "TR389",
    source: rule_of("TR389, TR416"),
    severity: Severity::Hold,
    title: Text::new(
        "Per toewijzing, categorie, code en maand staat er hooguit één debetregel.",
        "For an allocation, category, code and month at most one debit line stands.",
    ),
    way_out: Text::new(
        "Haal de regel die er al staat uit de wachtrij, of crediteer haar na het antwoord, en declareer het geheel opnieuw.",
        "Take the line that stands already out of the queue, or credit it after the answer, and claim the whole again.",
    ),
    reads: Text::new("declaratieregels op dezelfde toewijzing", "claim lines on the same allocation"),
    checks: &[Check::Line(claimed_once)],
};

/// The rule names the product period; an allocation that was shortened or lengthened has another one in the same month, and a
/// second line would claim the month twice. What came late belongs into the line that stands, credited and claimed anew;
/// what lies outside the allocation does not.
fn claimed_once(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    if !case.allocation.is_some_and(|allocation| case.line.has_period_in(allocation)) {
        return;
    }
    let same = |standing: &&&Standing| {
        standing.period.from().month() == case.line.period.from().month()
            && standing.code == case.line.code
            && standing.category == case.line.category
    };
    let (Some(standing), Some(number)) = (case.standing.iter().find(same), case.allocation_number()) else {
        return;
    };
    let Text { nl: state_nl, en: state_en } = standing.state.name();
    let reference = standing.reference.as_ref().map_or(String::new(), ToString::to_string);
    let (from, until) = (standing.period.from(), standing.period.until());
    let way_out = match standing.state {
        LineState::Queued => Text::new(
            "Haal die regel uit de wachtrij en stel de maand opnieuw samen: dan worden zij één regel.",
            "Take that line out of the queue and compile the month again: they become one line.",
        ),
        LineState::Sent => Text::new(
            "Wacht op het antwoord. Crediteer daarna die regel en declareer het geheel opnieuw.",
            "Wait for the answer. Then credit that line and claim the whole again.",
        ),
        LineState::CreditSent => Text::new(
            "Wacht op het antwoord op de creditering; daarna kan het geheel opnieuw worden gedeclareerd.",
            "Wait for the answer to the credit; then the whole can be claimed again.",
        ),
        _ => Text::new(
            "Crediteer die regel en declareer het geheel opnieuw: 'uurwerk claims correct REGEL'.",
            "Credit that line and claim the whole again: 'uurwerk claims correct LINE'.",
        ),
    };
    out.push(Finding::hold(
        "TR389",
        text!(
            "Op toewijzing {number} staat voor {from} tot en met {until} al een regel met deze code ({state_nl}) {reference}.",
            "On allocation {number} a line with this code already stands for {from} to {until} ({state_en}) {reference}."
        ),
        way_out,
    ));
}
