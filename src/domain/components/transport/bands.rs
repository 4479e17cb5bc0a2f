//! What a trip counts as and how many there are on a day: the rule PS-T5.

use super::super::super::contract::{Contract, Product, Transport, TransportForm};
use super::super::super::rules::{Check, Finding, Rule, Severity, UsageCase};
use super::super::super::text::Text;
use super::super::super::usage::{Direction, Distance, Trip};
use super::super::structure;
use crate::text;

pub static BANDS: Rule = Rule {
    id: "PS-T5",
    source: structure("3.1, vervoerscomponent"),
    severity: Severity::Hold,
    title: Text::new(
        "Vervoer kent twee vormen en zes afstandsklassen van een enkele reis; op een dag is er per bestemming ten hoogste één rit heen en één terug.",
        "Transport has two forms and six distance bands of a single trip; on a day there is one trip there and one back at most for each destination.",
    ),
    way_out: Text::new(
        "Vul de afstand in, lees de tarieven met hun afstanden in (uurwerk tariff import FILE.csv), of controleer de ritten van die dag.",
        "Fill in the distance, import the tariffs with their distances (uurwerk tariff import FILE.csv), or check the trips of that day.",
    ),
    reads: Text::new(
        "vorm en afstand van de rit, tarieven op de dag, andere ritten van die dag",
        "form and distance of the trip, tariffs on the day, other trips of that day",
    ),
    checks: &[Check::Usage(band), Check::Usage(surplus)],
};

/// What a contract knows of distances: its products of one form.
struct Bands<'a> {
    case: &'a UsageCase<'a>,
    contract: &'a Contract,
    form: TransportForm,
}

impl<'a> Bands<'a> {
    fn products(&self) -> impl Iterator<Item = (&'a Product, Transport)> {
        let form = self.form;
        let all: &'a [Product] = &self.contract.products;
        all.iter()
            .filter_map(|product| Some((product, product.transport?)))
            .filter(move |(_, transport)| transport.form == form)
    }

    /// The product for trips of that length on that day.
    fn product(&self, distance: Distance) -> Option<(&'a Product, Transport)> {
        self.products().find(|(product, transport)| match distance {
            Distance::Band(band) => transport.band == band,
            Distance::Metres(metres) => {
                self.case.facts.tariffs.iter().map(|stored| &stored.value).any(|tariff| {
                    tariff.contract == self.contract.key
                        && tariff.product == product.key
                        && tariff.valid.contains(self.case.day)
                        && tariff.band.is_some_and(|band| band.contains(metres))
                })
            }
        })
    }
}

fn band(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    let Some((trip, form)) = case.usage.trip().and_then(|trip| Some((trip, trip.form()?))) else { return };
    let Some(contract) = case.found.contract else { return };
    let bands = Bands { case, contract, form };
    // A contract may also have one product for trips of any length.
    if case.found.product.is_some_and(|product| product.transport.is_none())
        || bands.products().next().is_none()
    {
        return;
    }
    let Some(distance) = trip.distance else {
        out.push(no_distance());
        return;
    };
    let Some((fitting, _)) = bands.product(distance) else {
        out.push(unknown_band(case, form, distance));
        return;
    };
    if case.found.product.is_none_or(|product| product.key != fitting.key) {
        out.push(other_band(case, trip, distance, fitting));
    }
}

fn no_distance() -> Finding {
    Finding::hold(
        "PS-T5",
        Text::new(
            "De afstand van de enkele reis is niet vastgelegd; zij bepaalt de productcode.",
            "The distance of the single trip is not recorded; it decides the product code.",
        ),
        Text::new(
            "Vul de afstand in: uurwerk trips edit NUMMER --km KM",
            "Fill in the distance: uurwerk trips edit NUMBER --km KM",
        ),
    )
}

fn unknown_band(case: &UsageCase<'_>, form: TransportForm, distance: Distance) -> Finding {
    let day = case.day;
    let Text { nl: form_nl, en: form_en } = form.name();
    let Text { nl, en } = length(distance);
    Finding::hold(
        "PS-T5",
        text!(
            "Voor {form_nl} over {nl} geldt op {day} geen productcode: geen tarief noemt die afstand.",
            "No product code is in force on {day} for {form_en} over {en}: no tariff names that distance."
        ),
        Text::new(
            "Lees de tarieven met hun afstanden in: uurwerk tariff import FILE.csv",
            "Import the tariffs with their distances: uurwerk tariff import FILE.csv",
        ),
    )
}

fn other_band(case: &UsageCase<'_>, trip: &Trip, distance: Distance, fitting: &Product) -> Finding {
    let Text { nl: form_nl, en: form_en } = trip.carriage.name();
    let Text { nl, en } = length(distance);
    let Text { nl: fits_nl, en: fits_en } = &fitting.name;
    let (severity, what) = if let Some(product) = case.found.product {
        let Text { nl: own_nl, en: own_en } = &product.name;
        let what = text!(
            "De rit is {form_nl} over {nl}: daarbij hoort {fits_nl}, en niet {own_nl}.",
            "The trip is {form_en} over {en}: that is {fits_en}, and not {own_en}."
        );
        (Severity::Hold, what)
    } else {
        // What is missing is said by TR338 and PS-A9; here only what would fit.
        let what = text!(
            "De rit is {form_nl} over {nl}: dat vraagt een toewijzing voor {fits_nl}.",
            "The trip is {form_en} over {en}: that needs an allocation of {fits_en}."
        );
        (Severity::Warn, what)
    };
    Finding::new(
        "PS-T5",
        severity,
        what,
        Text::new(
            "Controleer afstand en vorm van de rit (uurwerk trips edit NUMMER), of vraag de gemeente om een toewijzing die past.",
            "Check distance and form of the trip (uurwerk trips edit NUMBER), or ask the municipality for an allocation that fits.",
        ),
    )
}

/// `12,4 km`, or `afstandsklasse 2`.
fn length(distance: Distance) -> Text {
    match distance {
        Distance::Metres(metres) => {
            let kilometres = Distance::kilometres(metres);
            Text::of(format!("{} km", kilometres.replace('.', ",")), format!("{kilometres} km"))
        }
        Distance::Band(band) => text!("afstandsklasse {band}", "distance band {band}"),
    }
}

/// Only what comes after the trips that may be there, by their keys, is marked.
fn surplus(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    let shared = case.care();
    let (Some((_, product)), Some(trip)) = (shared.product(), case.usage.trip()) else { return };
    let Some(most) = product.demands.limits.as_ref().and_then(|limits| limits.trips_per_day) else { return };
    let earlier: Vec<&Trip> = case
        .others()
        .filter(|other| other.day == case.day && other.is_declarable() && other.key < case.usage.key)
        .filter_map(|other| other.trip())
        .filter(|other| destination(other) == destination(trip))
        .collect();
    let count = |trips: usize| u32::try_from(trips).unwrap_or(u32::MAX).saturating_add(1);
    let all = count(earlier.len());
    let same_way = count(earlier.iter().filter(|other| other.direction == trip.direction).count());
    let day = case.day;
    let what = if all > most {
        text!(
            "Dit is rit {all} van de cliënt naar deze bestemming op {day}; op een dag zijn het er ten hoogste {most}.",
            "This is trip {all} of the client for this destination on {day}; there are {most} at most on a day."
        )
    } else if same_way > most.div_ceil(2) {
        let (nl, en) = match trip.direction {
            Direction::Outward => ("heen", "there"),
            Direction::Return => ("terug", "back"),
        };
        text!(
            "Dit is op {day} rit {same_way} {nl} voor dezelfde bestemming.",
            "This is trip {same_way} {en} for the same destination on {day}."
        )
    } else {
        return;
    };
    out.push(Finding::warn(
        "PS-T5",
        what,
        Text::new(
            "Controleer de ritten van die dag (uurwerk trips list), of vul de bestemming in als het een andere was.",
            "Check the trips of that day (uurwerk trips list), or fill in the destination if it was another one.",
        ),
    ));
}

fn destination(trip: &Trip) -> Option<String> {
    trip.destination.as_ref().map(|destination| destination.as_str().to_lowercase())
}
