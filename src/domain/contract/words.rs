//! What a contract says, in words for people: its terms, and the demands of each product. Every part of a demand is
//! taken apart here, so that one that is added to the data cannot be forgotten.

mod parts;
mod subject;

pub use subject::Subject;

use super::{
    Beside, Contract, DayContent, Demands, Exclusion, ExclusionWhen, OtherAllocations, Product, Qualification,
};
use crate::domain::identifiers::{ActivityKey, CredentialKey, Discipline, ProductKey};
use crate::domain::text::Text;
use crate::domain::volume::Unit;
use crate::text;

/// One thing that a contract says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub subject: Subject,
    /// One sentence without a full stop.
    pub words: Text,
    /// Where the document says it.
    pub place: String,
}

impl Contract {
    /// What holds for the whole contract.
    pub fn terms(&self) -> Vec<Said> {
        let mut out = Vec::new();
        let mut say = |subject, words: Text, place: &str| {
            out.push(Said { subject, words, place: place.to_owned() });
        };
        if self.municipalities.is_empty() {
            say(Subject::Municipalities, Text::new("elke gemeente", "any municipality"), "");
        } else {
            let codes: Vec<String> = self.municipalities.iter().map(ToString::to_string).collect();
            say(Subject::Municipalities, Text::same(codes.join(", ")), "");
        }
        let disciplines: Vec<&str> = self.disciplines.iter().map(Discipline::as_str).collect();
        let disciplines = disciplines.join(", ");
        say(
            Subject::Disciplines,
            text!("van minst naar meest: {disciplines}", "from least to most qualified: {disciplines}"),
            "",
        );
        if let Some(months) = self.allocation_months {
            let words = text!(
                "een toewijzing duurt hoogstens {months} maanden",
                "an allocation lasts {months} months at most"
            );
            say(Subject::Allocations, words, "");
        }
        let has_stays = self.products.iter().any(|product| product.units.contains(&Unit::FullDay));
        self.claims.say(has_stays, &mut say);
        for lot in &self.lots {
            let (number, Text { nl, en }) = (lot.number, &lot.name);
            say(Subject::Lot, text!("{number}: {nl}", "{number}: {en}"), &lot.place);
        }
        for component in &self.components {
            say(Subject::Component, component.name.clone(), &component.place);
        }
        for credential in &self.credentials {
            let (key, Text { nl, en }, holder) =
                (&credential.key, &credential.name, credential.holder.name());
            let words = Text::of(
                format!("{nl} ({key}), van de {}", holder.nl),
                format!("{en} ({key}), of the {}", holder.en),
            );
            say(Subject::Credential, words, &credential.place);
        }
        out
    }

    /// Everything that must hold for care of a product to be claimed.
    pub fn demands_of(&self, product: &Product) -> Vec<Said> {
        let mut out = Vec::new();
        let say = &mut |subject, words: Text, place: &str| {
            out.push(Said { subject, words, place: place.to_owned() });
        };
        product.say(say);
        let Demands {
            individual,
            after,
            qualification,
            group,
            limits,
            day,
            school,
            other_allocations,
            documents,
            also,
        } = &product.demands;
        if *individual {
            let words =
                Text::new("één cliënt tegelijk, nooit een groep", "one client at a time, never a group");
            say(Subject::Individual, words, &product.place);
        }
        if !after.is_empty() {
            let Text { nl, en } = self.products(after, OR);
            say(
                Subject::After,
                text!("alleen na eerdere zorg: {nl}", "only after earlier care: {en}"),
                &product.place,
            );
        }
        if let Some(demand) = qualification {
            self.say_qualification(demand, say);
        }
        if let Some(group) = group {
            group.say(say);
        }
        if let Some(limits) = limits {
            limits.say(say);
        }
        if let Some(day) = day {
            self.say_day(day, say);
        }
        if let Some(school) = school {
            school.say(say);
        }
        if let Some(others) = other_allocations {
            self.say_others(others, say);
        }
        for document in documents {
            document.say(say);
        }
        for exclusion in &self.exclusions {
            self.say_exclusion(exclusion, &product.key, say);
        }
        if let Some(also) = also {
            say(Subject::Also, also.clone(), &product.place);
        }
        out
    }

    fn say_qualification(&self, demand: &Qualification, say: Say<'_>) {
        let Qualification { minimum, own, responsible, practice, place } = demand;
        if let Some(minimum) = minimum {
            let words = text!(
                "de medewerker heeft discipline {minimum} of hoger",
                "the practitioner has discipline {minimum} or higher"
            );
            say(Subject::Qualification, words, place);
        }
        if !own.is_empty() {
            let Text { nl, en } = self.credentials(own, OR);
            say(
                Subject::Qualification,
                text!("de medewerker heeft zelf: {nl}", "the practitioner holds: {en}"),
                place,
            );
        }
        if !responsible.is_empty() {
            let Text { nl, en } = self.credentials(responsible, OR);
            let words = text!(
                "de medewerker of een verantwoordelijke collega heeft: {nl}",
                "the practitioner or a responsible colleague holds: {en}"
            );
            say(Subject::Qualification, words, place);
        }
        if !practice.is_empty() {
            let Text { nl, en } = self.credentials(practice, AND);
            say(Subject::Qualification, text!("de praktijk heeft: {nl}", "the practice holds: {en}"), place);
        }
    }

    fn say_day(&self, day: &DayContent, say: Say<'_>) {
        let DayContent { activities, least_activities, most_direct_minutes, place } = day;
        if let Some(least) = least_activities {
            let Text { nl, en } = self.activities(activities);
            let words =
                text!("ten minste {least} keer {nl} op de dag", "at least {least} times {en} on the day");
            say(Subject::Day, words, place);
        }
        if let Some(minutes) = most_direct_minutes {
            let most = format!("{}:{:02}", minutes / 60, minutes % 60);
            let words = text!(
                "hoogstens {most} uur directe tijd op de dag",
                "at most {most} hours of direct time on the day"
            );
            say(Subject::Day, words, place);
        }
    }

    fn say_others(&self, others: &OtherAllocations, say: Say<'_>) {
        let Text { nl, en } = self.products(&others.products, OR);
        let words = match others.how {
            Beside::MustRun => {
                text!("alleen naast een lopende toewijzing: {nl}", "only beside a running allocation: {en}")
            }
            Beside::MayRun => text!(
                "zelfstandig, of naast een lopende toewijzing: {nl}",
                "alone, or beside a running allocation: {en}"
            ),
            Beside::MustHaveEnded => text!(
                "pas als een toewijzing geëindigd is en er geen meer loopt: {nl}",
                "only after an allocation has ended and none runs: {en}"
            ),
        };
        say(Subject::OtherAllocations, words, &others.place);
    }

    fn say_exclusion(&self, exclusion: &Exclusion, own: &ProductKey, say: Say<'_>) {
        let Exclusion { products, not_with, when, place } = exclusion;
        let others = if products.contains(own) {
            not_with
        } else if not_with.contains(own) {
            products
        } else {
            return;
        };
        let Text { nl, en } = self.products(others, OR);
        let words = match when {
            ExclusionWhen::SameDay => text!("niet op één dag met {nl}", "not on one day with {en}"),
            ExclusionWhen::SameSkill => text!(
                "niet tegelijk met {nl}, tenzij vaststaat dat ze op andere vaardigheden gericht zijn",
                "not beside {en}, unless a statement says that they aim at different skills"
            ),
        };
        say(Subject::Exclusion, words, place);
    }

    fn products(&self, keys: &[ProductKey], last: Joint) -> Text {
        let name = |key: &ProductKey| {
            self.product(key).map_or_else(|| Text::same(key.as_str()), |product| product.name.clone())
        };
        list(&keys.iter().map(name).collect::<Vec<_>>(), last)
    }

    fn credentials(&self, keys: &[CredentialKey], last: Joint) -> Text {
        let name = |key: &CredentialKey| {
            self.credential(key).map_or_else(|| Text::same(key.as_str()), |one| one.name.clone())
        };
        list(&keys.iter().map(name).collect::<Vec<_>>(), last)
    }

    fn activities(&self, keys: &[ActivityKey]) -> Text {
        let name = |key: &ActivityKey| {
            let known = self.activities.iter().find(|activity| activity.key == *key);
            known.map_or_else(|| Text::same(key.as_str()), |activity| activity.name.clone())
        };
        list(&keys.iter().map(name).collect::<Vec<_>>(), OR)
    }
}

/// Takes what is said.
type Say<'a> = &'a mut dyn FnMut(Subject, Text, &str);

/// The word before the last of several.
type Joint = (&'static str, &'static str);

const OR: Joint = ("of", "or");
const AND: Joint = ("en", "and");

/// `a, b of c` / `a, b or c`.
fn list(all: &[Text], last: Joint) -> Text {
    let joined = |pick: fn(&Text) -> &str, last: &str| match all.split_last() {
        None => String::new(),
        Some((one, [])) => pick(one).to_owned(),
        Some((one, others)) => {
            let others: Vec<&str> = others.iter().map(pick).collect();
            format!("{} {last} {}", others.join(", "), pick(one))
        }
    };
    Text::of(joined(|text| &text.nl, last.0), joined(|text| &text.en, last.1))
}
