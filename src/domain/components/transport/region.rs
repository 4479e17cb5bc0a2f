//! Where trips go: the rule PS-T4.

use super::super::super::contract::{Contract, NeededDocument, Occasion, Product};
use super::super::super::identifiers::MunicipalityCode;
use super::super::super::rules::demands::documents;
use super::super::super::rules::{Check, Finding, Rule, Severity, UsageCase};
use super::super::super::text::Text;
use super::super::super::usage::Trip;
use super::super::structure;
use crate::text;

pub static REGION: Rule = Rule {
    id: "PS-T4",
    source: structure("3.1, vervoer buiten de regio en rolstoelvervoer"),
    severity: Severity::Hold,
    title: Text::new(
        "Ritten blijven binnen de gemeenten van het contract; voor een rit daarbuiten en voor rolstoelvervoer is overlegd met de lokale toegang.",
        "Trips stay within the municipalities of the contract; a trip outside and transport by wheelchair were discussed with the local access point.",
    ),
    way_out: Text::new(
        "Leg het overleg vast: uurwerk document add CLIËNT --kind consultation",
        "Record the consultation: uurwerk document add CLIENT --kind consultation",
    ),
    reads: Text::new(
        "gemeenten en rolstoel van de rit, gemeente van de cliënt, documenten van de cliënt, contract",
        "municipalities and wheelchair of the trip, municipality of the client, documents of the client, contract",
    ),
    checks: &[Check::Usage(region)],
};

fn region(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    let shared = case.care();
    let (Some((contract, product)), Some(trip)) = (shared.product(), case.usage.trip()) else { return };
    let outside = outside(case, contract, product, trip);
    let why = |occasion| match (occasion, &outside) {
        (Occasion::OutsideMunicipalities, Some(code)) => Some(text!(
            "De rit gaat van of naar gemeente {code}, buiten het contract.",
            "The trip goes from or to municipality {code}, outside the contract."
        )),
        (Occasion::Wheelchair, _) if trip.wheelchair => {
            Some(Text::new("De rit is rolstoelvervoer.", "The trip is by wheelchair."))
        }
        _ => None,
    };
    let asks = |needed: &NeededDocument, occasion| needed.when.contains(&occasion);
    let known = |occasion| product.demands.documents.iter().any(|needed| asks(needed, occasion));
    for occasion in [Occasion::OutsideMunicipalities, Occasion::Wheelchair] {
        let Some(why) = why(occasion) else { continue };
        let said = out.len();
        documents::missing(&shared, "PS-T4", Some(&why), |needed| asks(needed, occasion), out);
        if out.len() > said {
            return; // one talk is about both
        }
        if occasion == Occasion::OutsideMunicipalities && !known(occasion) {
            out.push(forbidden(&why));
        }
    }
}

/// The municipality of the trip that the contract does not list, where that matters. A place that nobody recorded is taken
/// to be in the client's own.
fn outside<'a>(
    case: &UsageCase<'a>,
    contract: &Contract,
    product: &Product,
    trip: &'a Trip,
) -> Option<&'a MunicipalityCode> {
    let limited = product.demands.limits.as_ref().is_some_and(|limits| limits.within_municipalities);
    let asked =
        product.demands.documents.iter().any(|one| one.when.contains(&Occasion::OutsideMunicipalities));
    if contract.municipalities.is_empty() || !(limited || asked) {
        return None;
    }
    let own = || {
        let moved = case.facts.dossier.and_then(|dossier| dossier.municipality_on(case.day));
        moved.or_else(|| case.facts.client.and_then(|client| client.municipality.as_ref()))
    };
    let ends = [trip.from.as_ref().or_else(own), trip.to.as_ref().or_else(own)];
    ends.into_iter().flatten().find(|code| !contract.municipalities.contains(code))
}

fn forbidden(why: &Text) -> Finding {
    let Text { nl, en } = why;
    Finding::hold(
        "PS-T4",
        text!(
            "{nl} Vervoer is alleen binnen de gemeenten van het contract.",
            "{en} Transport is only within the municipalities of the contract."
        ),
        Text::new(
            "Controleer van waar en waarheen de rit ging (uurwerk trips edit NUMMER), of overleg met de gemeente.",
            "Check from where and to where the trip went (uurwerk trips edit NUMBER), or settle it with the municipality.",
        ),
    )
}
