//! The demands that a component or a product may carry.

use super::super::complaint::{Complained, Reading};
use super::names::Names;
use super::section::{Log, Section};
use crate::domain::contract::{
    Beside, DayContent, Demands, DocumentKind, GroupSize, HeadRange, Holder, Limits, NeededDocument,
    Occasion, OtherAllocations, Qualification, School,
};
use crate::domain::identifiers::ProductKey;
use crate::domain::text::Text;
use crate::text;

/// What a table says about demands. `None` leaves a demand to the component.
#[derive(Clone)]
pub struct Told {
    individual: Option<bool>,
    after: Option<Vec<ProductKey>>,
    qualification: Option<Qualification>,
    group: Option<GroupSize>,
    limits: Option<Limits>,
    day: Option<DayContent>,
    school: Option<School>,
    other_allocations: Option<OtherAllocations>,
    documents: Option<Vec<NeededDocument>>,
    also: Option<Text>,
}

impl Told {
    /// The demands of a product: its own, and those of its component that it does not replace.
    pub fn over(self, component: Option<&Self>) -> Demands {
        let of = component.cloned();
        let (own, of) = (self, of.as_ref());
        Demands {
            individual: own.individual.or(of.and_then(|of| of.individual)).unwrap_or(false),
            after: own.after.or_else(|| of?.after.clone()).unwrap_or_default(),
            qualification: own.qualification.or_else(|| of?.qualification.clone()),
            group: own.group.or_else(|| of?.group.clone()),
            limits: own.limits.or_else(|| of?.limits.clone()),
            day: own.day.or_else(|| of?.day.clone()),
            school: own.school.or_else(|| of?.school.clone()),
            other_allocations: own.other_allocations.or_else(|| of?.other_allocations.clone()),
            documents: own.documents.or_else(|| of?.documents.clone()).unwrap_or_default(),
            also: own.also.or_else(|| of?.also.clone()),
        }
    }
}

/// Reads every demand of a table. `place` stands where a demand names none of its own.
pub fn read(table: &mut Section, log: &Log, names: &Names, place: &str) -> Reading<Told> {
    let individual = table.optional_flag("individual");
    let after = table.some_list("after", |word| names.product(word));
    let qualification = inside(table, "qualification", |inside| qualification(inside, names, place));
    let group = inside(table, "group", |inside| group(inside, log, place));
    let limits = inside(table, "limits", |inside| limits(inside, log, names, place));
    let day = inside(table, "day", |inside| day(inside, log, names, place));
    let school = inside(table, "school", |inside| school(inside, place));
    let other_allocations =
        inside(table, "other_allocations", |inside| other_allocations(inside, names, place));
    let documents = documents(table, log, names, place);
    let also = table.optional_text_in_both("also");
    Ok(Told {
        individual: individual?,
        after: after?,
        qualification: qualification?,
        group: group?,
        limits: limits?,
        day: day?,
        school: school?,
        other_allocations: other_allocations?,
        documents: documents?,
        also: also?,
    })
}

/// A table of demands: read, without unknown keys, and not empty.
fn inside<T>(
    table: &mut Section,
    key: &'static str,
    read: impl FnOnce(&mut Section) -> Reading<T>,
) -> Reading<Option<T>> {
    let Some(mut inside) = table.optional_table(key)? else { return Ok(None) };
    let found = read(&mut inside);
    inside.refuse_unknown_keys();
    inside.refuse_empty();
    found.map(Some)
}

fn own_place(inside: &mut Section, place: &str) -> Reading<String> {
    Ok(inside.optional_words("place")?.unwrap_or_else(|| place.to_owned()))
}

fn qualification(inside: &mut Section, names: &Names, place: &str) -> Reading<Qualification> {
    let minimum = inside.optional_parsed("minimum", |word| names.discipline(word));
    let own = inside.some_list("own", |word| names.credential(word, Holder::Practitioner));
    let responsible = inside.some_list("responsible", |word| names.credential(word, Holder::Practitioner));
    let practice = inside.some_list("practice", |word| names.credential(word, Holder::Practice));
    let place = own_place(inside, place);
    Ok(Qualification {
        minimum: minimum?,
        own: own?.unwrap_or_default(),
        responsible: responsible?.unwrap_or_default(),
        practice: practice?.unwrap_or_default(),
        place: place?,
    })
}

fn group(inside: &mut Section, log: &Log, place: &str) -> Reading<GroupSize> {
    let heads = heads(inside, log);
    let maximum = inside.optional_number("maximum", 1, 100);
    let mean_tenths = inside.optional_tenths("mean_per_supervisor", 1, 100);
    let place = own_place(inside, place);
    let (maximum, mean_tenths) = (maximum?, mean_tenths?);
    if let (Some(most), Some(mean)) = (maximum, mean_tenths)
        && mean > most.saturating_mul(10)
    {
        let (whole, tenth) = (mean / 10, mean % 10);
        let words = text!(
            "een gemiddelde van {whole},{tenth} kan niet bij hooguit {most} per groep",
            "a mean of {whole}.{tenth} cannot be with at most {most} in a group"
        );
        let key = "mean_per_supervisor";
        log.complain(inside.line_of(key), &inside.place_of(key), words);
        return Err(Complained);
    }
    Ok(GroupSize { heads: heads?, maximum, mean_tenths, place: place? })
}

fn heads(inside: &mut Section, log: &Log) -> Reading<Option<HeadRange>> {
    let Some(mut range) = inside.optional_table("heads")? else { return Ok(None) };
    let from = range.optional_number("from", 1, 100);
    let through = range.optional_number("through", 1, 100);
    range.refuse_unknown_keys();
    range.refuse_empty();
    let (from, through) = (from?, through?);
    if from.is_none() && through.is_none() {
        return Err(Complained);
    }
    let from = from.unwrap_or(1);
    if let Some(last) = through.filter(|last| *last < from) {
        let words = text!(
            "een groep van minstens {from} en hooguit {last} bestaat niet; from mag niet hoger zijn dan through",
            "there is no group of at least {from} and at most {last}; from must not be higher than through"
        );
        log.complain(range.line(), &inside.place_of("heads"), words);
        return Err(Complained);
    }
    Ok(Some(HeadRange { from, through }))
}

fn limits(inside: &mut Section, log: &Log, names: &Names, place: &str) -> Reading<Limits> {
    let days = inside.optional_number("days", 1, 3650);
    let first_contact_hours = inside.optional_number("first_contact_hours", 1, 720);
    let consecutive = inside.optional_number("consecutive", 1, 366);
    let day_parts_per_day = inside.optional_number("day_parts_per_day", 1, 6);
    let trips_per_day = inside.optional_number("trips_per_day", 1, 20);
    let within_municipalities = inside.optional_flag("within_municipalities");
    let indirect_percent = inside.optional_number("indirect_percent", 0, 100);
    let place = own_place(inside, place);
    if let Ok(Some(true)) = within_municipalities {
        needs_municipalities(inside, "within_municipalities", log, names);
    }
    Ok(Limits {
        days: days?,
        first_contact_hours: first_contact_hours?,
        consecutive: consecutive?,
        day_parts_per_day: day_parts_per_day?,
        trips_per_day: trips_per_day?,
        within_municipalities: within_municipalities?.unwrap_or(false),
        indirect_percent: indirect_percent?,
        place: place?,
    })
}

/// A border needs a country.
fn needs_municipalities(inside: &Section, key: &str, log: &Log, names: &Names) {
    if !names.lists_municipalities {
        let words = text!(
            "dit contract noemt geen gemeenten (municipalities) om binnen te blijven",
            "this contract lists no municipalities to stay within"
        );
        log.complain(inside.line_of(key), &inside.place_of(key), words);
    }
}

fn day(inside: &mut Section, log: &Log, names: &Names, place: &str) -> Reading<DayContent> {
    let activities = inside.some_list("activities", |word| names.direct_activity(word));
    let least_activities = inside.optional_number("least_activities", 1, 20);
    let most_direct_minutes = inside.optional_number("most_direct_minutes", 1, 1440);
    let place = own_place(inside, place);
    if inside.has("activities") != inside.has("least_activities") {
        let words = text!(
            "activities en least_activities horen bij elkaar",
            "activities and least_activities belong together"
        );
        let key = if inside.has("activities") { "activities" } else { "least_activities" };
        log.complain(inside.line_of(key), &inside.place_of(key), words);
    }
    Ok(DayContent {
        activities: activities?.unwrap_or_default(),
        least_activities: least_activities?,
        most_direct_minutes: most_direct_minutes?,
        place: place?,
    })
}

fn school(inside: &mut Section, place: &str) -> Reading<School> {
    let going = inside.optional_flag("going");
    let not_before = inside.optional_clock("not_before");
    let place = own_place(inside, place);
    Ok(School { going: going?.unwrap_or(false), not_before: not_before?, place: place? })
}

fn other_allocations(inside: &mut Section, names: &Names, place: &str) -> Reading<OtherAllocations> {
    let how = inside.one_of(
        "how",
        &[
            ("must-run", Beside::MustRun),
            ("may-run", Beside::MayRun),
            ("must-have-ended", Beside::MustHaveEnded),
        ],
    );
    let products = inside.list("products", |word| names.product(word));
    let place = own_place(inside, place);
    Ok(OtherAllocations { how: how?, products: products?, place: place? })
}

fn documents(
    table: &mut Section,
    log: &Log,
    names: &Names,
    place: &str,
) -> Reading<Option<Vec<NeededDocument>>> {
    let tables = table.optional_tables("document");
    if tables.is_empty() {
        return Ok(None);
    }
    let read: Vec<_> = tables
        .into_iter()
        .map(|inside| {
            let line = inside.line();
            document(inside, log, names, place).map(|document| (line, document))
        })
        .collect();
    let mut documents: Vec<NeededDocument> = Vec::new();
    let mut seen: Vec<(u64, &NeededDocument)> = Vec::new();
    for (line, document) in read.iter().flatten() {
        if let Some((first, _)) = seen.iter().find(|(_, other)| asks_twice(other, document)) {
            let kind = document.kind.word();
            let words = text!(
                "regel {first} vraagt bij dezelfde gelegenheid al om een document van de soort {kind}",
                "line {first} asks for a document of the kind {kind} on the same occasion already"
            );
            log.complain(*line, &table.place_of("document"), words);
        }
        seen.push((*line, document));
    }
    for one in read {
        documents.push(one?.1);
    }
    Ok(Some(documents))
}

fn asks_twice(one: &NeededDocument, other: &NeededDocument) -> bool {
    let meet =
        one.when.is_empty() || other.when.is_empty() || one.when.iter().any(|on| other.when.contains(on));
    one.kind == other.kind && meet
}

fn document(mut inside: Section, log: &Log, names: &Names, place: &str) -> Reading<NeededDocument> {
    let kind = inside.one_of("kind", &DocumentKind::ALL.map(|kind| (kind.word(), kind)));
    let name = inside.text_in_both("name");
    let forms = inside.texts_in_both("forms");
    let when = inside.some_list("when", occasion);
    let place = own_place(&mut inside, place);
    inside.refuse_unknown_keys();
    let when = when.map(Option::unwrap_or_default);
    if when.as_ref().is_ok_and(|when| when.contains(&Occasion::OutsideMunicipalities)) {
        needs_municipalities(&inside, "when", log, names);
    }
    Ok(NeededDocument { kind: kind?, name: name?, forms: forms?, when: when?, place: place? })
}

fn occasion(word: &str) -> Result<Occasion, Text> {
    match word {
        "outside-municipalities" => Ok(Occasion::OutsideMunicipalities),
        "wheelchair" => Ok(Occasion::Wheelchair),
        _ => Err(super::values::one_of_words(&["outside-municipalities", "wheelchair"])),
    }
}
