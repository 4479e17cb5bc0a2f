//! What the standard demands of a request, as far as our own data can tell: asked when it is made and again before its message
//! is written, which is then judged by the rules of level 2. By construction hold: TR347 (references are never given twice), TR349 and TR350 (the message
//! lists every current allocation).

mod checks;

use std::collections::BTreeMap;

use super::super::allocation::{Allocation, Shape};
use super::super::client::Client;
use super::super::contract::Contract;
use super::super::identifiers::{AllocationNumber, MunicipalityCode};
use super::super::ids::{AllocationId, Stored, TariffId};
use super::super::money::Cents;
use super::super::rules::{Finding, Severity};
use super::super::tariff::Tariff;
use super::super::text::Text;
use super::super::time::{Day, WorkingCalendar};
use super::{Asked, Kind, Request};

/// A request with everything around it that rules ask about.
pub struct Case<'a> {
    pub request: &'a Request,
    /// The date of its message.
    pub today: Day,
    pub client: &'a Client,
    /// All allocations of the client.
    pub allocations: &'a [Stored<AllocationId, Allocation>],
    /// Numbers of the other requests about the client that are open.
    pub open: &'a [i64],
    /// What was given on each allocation of the client that care was given on.
    pub given: &'a BTreeMap<AllocationId, Given>,
    /// The calendar of the office.
    pub calendar: &'a WorkingCalendar,
    pub contracts: &'a [Contract],
    pub tariffs: &'a [Stored<TariffId, Tariff>],
}

/// The care that was given on an allocation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The last day of it.
    pub last: Option<Day>,
    /// What it is worth.
    pub worth: Cents,
    /// The municipality knows it as running or paused.
    pub is_reported: bool,
}

/// One demand.
pub struct RequestRule {
    /// The id in the standard, such as `TR374`.
    pub id: &'static str,
    pub severity: Severity,
    /// What must hold, in one clause that can follow a place and a colon.
    pub meaning: Text,
    /// What to do when it does not hold.
    pub way_out: Text,
    /// Every place where it is broken.
    check: fn(&Case<'_>) -> Vec<Text>,
}

/// Allocations of the client that run or are yet to run, from this municipality: those that a request for a change lists (TR349).
pub fn current<'a>(
    allocations: &'a [Stored<AllocationId, Allocation>],
    municipality: &'a MunicipalityCode,
    today: Day,
) -> impl Iterator<Item = &'a Stored<AllocationId, Allocation>> {
    allocations.iter().filter(move |stored| {
        let Allocation { municipality: own, period, .. } = &stored.value;
        own == municipality && !stored.value.is_deleted() && period.until.is_none_or(|until| until >= today)
    })
}

/// Those that a request for a change leaves as they are, in order of number.
pub fn unchanged(
    request: &Request,
    allocations: &[Stored<AllocationId, Allocation>],
    today: Day,
) -> Vec<AllocationNumber> {
    let is_asked = |id| request.asked().any(|asked| asked.allocation == Some(id));
    let others = current(allocations, &request.municipality, today).filter(|stored| !is_asked(stored.id));
    let mut numbers: Vec<AllocationNumber> = others.map(|stored| stored.value.number).collect();
    numbers.sort_unstable();
    numbers
}

/// What all rules say, worst first.
pub fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for RequestRule { id, severity, meaning, way_out, check } in RULES {
        let Text { nl, en } = meaning;
        found.extend(check(case).into_iter().map(|place| {
            let what = Text::of(format!("{}: {nl}", place.nl), format!("{}: {en}", place.en));
            Finding::new(id, *severity, what, way_out.clone())
        }));
    }
    Finding::sort(&mut found);
    found
}

/// Every demand, in the order of its id.
pub static RULES: &[RequestRule] = &[
    RequestRule {
        id: "CD066",
        severity: Severity::Block,
        meaning: Text::new(
            "een huisarts, jeugdarts, gecertificeerde instelling of specialist wordt genoemd",
            "a general practitioner, youth physician, certified institution or specialist is named",
        ),
        way_out: Text::new(
            "Vul de AGB-code van de verwijzer in, of anders de naam.",
            "Fill in the AGB code of the referrer, or else the name.",
        ),
        check: checks::without_referrer,
    },
    RequestRule {
        id: "CD068",
        severity: Severity::Block,
        meaning: Text::new(
            "een gemeente, een rechter of wie zelf komt wordt niet als verwijzer genoemd",
            "a municipality, a court or one who comes by oneself is not named as referrer",
        ),
        way_out: Text::new("Laat de verwijzer leeg.", "Leave the referrer empty."),
        check: checks::with_referrer,
    },
    RequestRule {
        id: "CD075",
        severity: Severity::Block,
        meaning: Text::new("een budget heeft een laatste dag", "a budget has a last day"),
        way_out: Text::new("Vul de laatste dag in.", "Fill in the last day."),
        check: checks::budget_without_end,
    },
    RequestRule {
        id: "CD076",
        severity: Severity::Block,
        meaning: Text::new("een omvang per week heeft een laatste dag", "a volume per week has a last day"),
        way_out: Text::new("Vul de laatste dag in.", "Fill in the last day."),
        check: checks::weeks_without_end,
    },
    RequestRule {
        id: "OP191",
        severity: Severity::Warn,
        meaning: Text::new(
            "een opmerking noemt de cliënt niet bij naam of nummer",
            "a remark does not name the client",
        ),
        way_out: Text::new(
            "Haal de naam weg; de gemeente weet om wie het gaat.",
            "Take the name out; the municipality knows who it is about.",
        ),
        check: checks::named_in_remark,
    },
    RequestRule {
        id: "OP296",
        severity: Severity::Warn,
        meaning: Text::new(
            "een eerste toewijzing wordt gevraagd met een verwijzing of een beschikking, binnen een contract met de gemeente",
            "a first allocation is asked for with a referral or a decision, under a contract with the municipality",
        ),
        way_out: Text::new(
            "Kijk na wie verwees, of er een beschikking is, en of er een contract is ('uurwerk contract list').",
            "See who referred, whether there is a decision, and whether there is a contract ('uurwerk contract list').",
        ),
        check: checks::without_grounds,
    },
    RequestRule {
        id: "OP306",
        severity: Severity::Warn,
        meaning: Text::new(
            "een wijziging wordt gevraagd terwijl er zorg loopt op een toewijzing",
            "a change is asked for while care runs on an allocation",
        ),
        way_out: Text::new(
            "Meld eerst de start met 'uurwerk care start NUMMER --on DATUM', of vraag de gemeente wat zij verwacht.",
            "Report the start first with 'uurwerk care start NUMBER --on DATE', or ask the municipality what it expects.",
        ),
        check: checks::without_care,
    },
    RequestRule {
        id: "OP343",
        severity: Severity::Warn,
        meaning: Text::new(
            "een wijziging wordt zo vroeg gevraagd dat de gemeente 5 werkdagen heeft om te beslissen",
            "a change is asked for so early that the municipality has 5 working days to decide",
        ),
        way_out: Text::new(
            "Kies een latere ingangsdatum, of bel de gemeente.",
            "Choose a later first day, or call the municipality.",
        ),
        check: checks::too_late,
    },
    RequestRule {
        id: "OP345",
        severity: Severity::Block,
        meaning: Text::new(
            "een wijziging neemt niets weg van zorg die al is gegeven",
            "a change takes nothing away from care that was given",
        ),
        way_out: Text::new(
            "Vraag een einddatum en een budget waar de gegeven zorg in past.",
            "Ask for a last day and a budget that the care given fits in.",
        ),
        check: checks::takes_away,
    },
    RequestRule {
        id: "OP347",
        severity: Severity::Block,
        meaning: Text::new(
            "hetzelfde product is niet al toegewezen voor dezelfde dagen",
            "the same product is not allocated already for the same days",
        ),
        way_out: Text::new(
            "Vraag een wijziging van die toewijzing met 'uurwerk request change NUMMER --reason REDEN', of kies andere dagen.",
            "Ask for a change of that allocation with 'uurwerk request change NUMBER --reason REASON', or choose other days.",
        ),
        check: checks::allocated_already,
    },
    RequestRule {
        id: "TR351",
        severity: Severity::Block,
        meaning: Text::new(
            "de toewijzing is van deze cliënt en gemeente, en loopt nog of begint later",
            "the allocation is of this client and municipality, and still runs or begins later",
        ),
        way_out: Text::new(
            "Vraag een nieuw product aan met 'uurwerk request first CLIËNT --referral SOORT --from DATUM'.",
            "Ask for a new product with 'uurwerk request first CLIENT --referral KIND --from DATE'.",
        ),
        check: checks::not_current,
    },
    RequestRule {
        id: "TR357",
        severity: Severity::Block,
        meaning: Text::new(
            "een wijziging gaat in na vandaag, of op de eerste dag van de toewijzing",
            "a change begins after today, or on the first day of the allocation",
        ),
        way_out: Text::new(
            "Kies de eerste dag van de toewijzing, of een dag na vandaag.",
            "Choose the first day of the allocation, or a day after today.",
        ),
        check: checks::begins_between,
    },
    RequestRule {
        id: "TR361",
        severity: Severity::Block,
        meaning: Text::new(
            "in wat gevraagd wordt staat hetzelfde product niet twee keer voor dezelfde dagen",
            "what is asked for does not hold the same product twice for the same days",
        ),
        way_out: Text::new(
            "Wijzig de toewijzing die er al is, of kies dagen die niet overlappen.",
            "Change the allocation that is there already, or choose days that do not overlap.",
        ),
        check: checks::overlapping,
    },
    RequestRule {
        id: "TR373",
        severity: Severity::Block,
        meaning: Text::new(
            "een ander budget, of een andere omvang in totaal, geldt vanaf de eerste dag van de toewijzing",
            "another budget, or another volume in total, counts from the first day of the allocation",
        ),
        way_out: Text::new(
            "Kies de eerste dag van de toewijzing als ingangsdatum.",
            "Choose the first day of the allocation as the first day.",
        ),
        check: checks::budget_from_later,
    },
    RequestRule {
        id: "TR374",
        severity: Severity::Block,
        meaning: Text::new(
            "er loopt geen ander verzoek voor deze cliënt",
            "no other request for this client is open",
        ),
        way_out: Text::new(
            "Wacht op de beslissing. Is het andere nog niet verstuurd, voeg dit er dan met --with NUMMER aan toe.",
            "Wait for the decision. If the other one was not sent yet, add this to it with --with NUMBER.",
        ),
        check: checks::other_is_open,
    },
    RequestRule {
        id: "TR375",
        severity: Severity::Block,
        meaning: Text::new(
            "een generieke toewijzing krijgt een budget en geen omvang",
            "a generic allocation gets a budget and no volume",
        ),
        way_out: Text::new("Vraag een ander budget.", "Ask for another budget."),
        check: |case| {
            checks::shapes(case, |old, new| matches!(old, Shape::Generic { .. }) && new.extent().is_some())
        },
    },
    RequestRule {
        id: "TR380",
        severity: Severity::Block,
        meaning: Text::new(
            "een product naast wat loopt begint na vandaag",
            "a product beside what runs begins after today",
        ),
        way_out: Text::new("Kies een dag na vandaag.", "Choose a day after today."),
        check: checks::begins_today,
    },
    RequestRule {
        id: "TR381",
        severity: Severity::Block,
        meaning: Text::new(
            "de productcode hoort bij de productcategorie, volgens het contract",
            "the product code belongs to the product category, by the contract",
        ),
        way_out: Text::new(
            "Kijk code en categorie na in de tarieven: 'uurwerk tariff list'.",
            "Check code and category in the tariffs: 'uurwerk tariff list'.",
        ),
        check: checks::wrong_category,
    },
    RequestRule {
        id: "TR386",
        severity: Severity::Block,
        meaning: Text::new(
            "hetzelfde product staat niet twee keer in het verzoek voor dezelfde dagen",
            "the same product does not stand twice in the request for the same days",
        ),
        way_out: Text::new("Kies dagen die niet overlappen.", "Choose days that do not overlap."),
        check: checks::asked_twice,
    },
    RequestRule {
        id: "TR411",
        severity: Severity::Block,
        meaning: Text::new(
            "een toewijzing met productcode krijgt een omvang",
            "an allocation with a product code gets a volume",
        ),
        way_out: Text::new("Vraag een omvang.", "Ask for a volume."),
        check: |case| checks::shapes(case, |old, new| old.code().is_some() && new.extent().is_none()),
    },
    RequestRule {
        id: "TR412",
        severity: Severity::Block,
        meaning: Text::new(
            "een toewijzing zonder productcode krijgt geen omvang",
            "an allocation without product code gets no volume",
        ),
        way_out: Text::new("Vraag een budget.", "Ask for a budget."),
        check: |case| {
            checks::shapes(case, |old, new| matches!(old, Shape::Aspecific { .. }) && new.extent().is_some())
        },
    },
];

impl Case<'_> {
    fn is_first(&self) -> bool {
        self.request.kind == Kind::First
    }

    /// Allocations to change that are the client's, with what is asked of them.
    fn changes(&self) -> impl Iterator<Item = (&Stored<AllocationId, Allocation>, &Asked)> {
        self.request.asked().filter_map(|asked| {
            let id = asked.allocation?;
            Some((self.allocations.iter().find(|stored| stored.id == id)?, asked))
        })
    }

    /// Products that are not allocated yet.
    fn products(&self) -> impl Iterator<Item = (usize, &Asked)> {
        self.request.asked().filter(|asked| asked.allocation.is_none()).enumerate()
    }

    fn current(&self) -> impl Iterator<Item = &Stored<AllocationId, Allocation>> {
        current(self.allocations, &self.request.municipality, self.today)
    }

    fn given_on(&self, id: AllocationId) -> Given {
        self.given.get(&id).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
