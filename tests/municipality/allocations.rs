//! What the municipality allocates, version after version, and how it tells a provider (JW301).

use super::calendar::Date;
use super::chance::Chance;

/// What a contract pays for a product, and in which unit.
#[derive(Clone, Copy, Debug)]
pub struct Price {
    pub code: &'static str,
    pub category: &'static str,
    /// 01 and 04 are paid by the hour, others by the piece.
    pub unit: &'static str,
    /// Eurocents of an hour or a piece.
    pub cents: i64,
}

/// So much in a unit, so often: a day (1), a week (2), a month (4), in all (6).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    pub volume: i64,
    pub unit: &'static str,
    pub frequency: &'static str,
}

/// What is allocated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    pub category: Option<&'static str>,
    pub code: Option<&'static str>,
    pub extent: Option<Extent>,
    /// Eurocents.
    pub budget: Option<i64>,
}

#[derive(Clone, Debug)]
pub struct Version {
    pub terms: Terms,
    pub from: Date,
    pub until: Option<Date>,
    pub reason: Option<&'static str>,
    /// The newest one is valid (IV013): a day, and a second of it.
    pub fixed: (Date, u32),
}

/// The reason of a version that says: this never was.
const DELETED: &str = "13";

impl Version {
    pub fn is_deleted(&self) -> bool {
        self.reason == Some(DELETED)
    }

    fn is_current(&self, today: Date) -> bool {
        !self.is_deleted() && self.until.is_none_or(|until| until >= today)
    }
}

#[derive(Clone, Debug)]
pub struct Allocation {
    pub number: u32,
    pub bsn: &'static str,
    pub versions: Vec<Version>,
}

impl Allocation {
    pub fn now(&self) -> &Version {
        self.versions.iter().max_by_key(|version| version.fixed).unwrap()
    }
}

/// Something that happens to care that is allocated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Lengthen,
    Shorten,
    Resize,
    Delete,
    Resend,
}

pub const EVENTS: [Event; 7] = [
    Event::Lengthen,
    Event::Shorten,
    Event::Shorten,
    Event::Resize,
    Event::Resize,
    Event::Delete,
    Event::Resend,
];

/// What a client may be allocated; the names are those of the made-up contract.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Care {
    Category,
    Anything,
    Hours,
    Minutes,
    Pieces,
}

impl Care {
    pub fn terms(self, chance: &mut Chance) -> Terms {
        let budget = Some(chance.between(20, 400) * 1_000);
        let nothing = Terms { category: None, code: None, extent: None, budget: None };
        match self {
            Self::Category if chance.once_in(3) => Terms { category: Some("45"), ..nothing },
            Self::Category => Terms { category: Some("45"), budget, ..nothing },
            Self::Anything => Terms { budget, ..nothing },
            Self::Hours => specific("45", "45X05", extent(chance, "04", 60)),
            Self::Minutes => {
                let unit = *chance.pick(&["01", "04"]);
                specific("50", "50X06", extent(chance, unit, if unit == "01" { 1 } else { 60 }))
            }
            Self::Pieces => {
                let frequency = *chance.pick(&["2", "4", "6"]);
                let volume = if frequency == "6" { chance.between(8, 40) } else { chance.between(1, 6) };
                specific("54", "54X07", Extent { volume, unit: "84", frequency })
            }
        }
    }
}

fn specific(category: &'static str, code: &'static str, extent: Extent) -> Terms {
    Terms { category: Some(category), code: Some(code), extent: Some(extent), budget: None }
}

/// Some hours, in units of so many minutes.
fn extent(chance: &mut Chance, unit: &'static str, minutes: i64) -> Extent {
    let frequency = *chance.pick(&["1", "2", "4", "6"]);
    let hours = match frequency {
        "1" => 1,
        "2" => chance.between(1, 4),
        "4" => chance.between(3, 12),
        _ => chance.between(15, 80),
    };
    Extent { volume: hours * 60 / minutes, unit, frequency }
}

/// Where a message goes, and about whom it is.
pub struct Letter<'a> {
    pub code: &'a str,
    pub provider: &'a str,
    pub identification: &'a str,
    pub dated: Date,
    pub bsn: &'a str,
}

/// All that is current and what was changed now (OP087), of one client.
pub fn tell(letter: &Letter, allocations: &[&Allocation]) -> String {
    let Letter { code, provider, identification, dated, bsn } = letter;
    let products = allocations.iter().map(|one| product(one)).collect::<Vec<_>>().concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n\
         <Bericht xmlns=\"http://www.istandaarden.nl/ijw/3_2/jw301/schema\" \
         xmlns:b=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\"><Header><BerichtCode>436</BerichtCode>\
         <BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie><Afzender>{code}</Afzender>\
         <Ontvanger>{provider}</Ontvanger><BerichtIdentificatie><b:Identificatie>{identification}</b:Identificatie>\
         <b:Dagtekening>{dated}</b:Dagtekening></BerichtIdentificatie><XsdVersie>\
         <b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie>\
         </XsdVersie></Header><Client><Bsn>{bsn}</Bsn><Geboortedatum><b:Datum>2010-06-15</b:Datum></Geboortedatum>\
         <Geslacht>1</Geslacht><Naam><b:Geslachtsnaam><b:Achternaam>Geheimhouder</b:Achternaam></b:Geslachtsnaam>\
         <b:NaamGebruik>1</b:NaamGebruik></Naam><Contactgegevens><Contact><Soort>01</Soort><Adres><b:Huis>\
         <b:Huisnummer>1</b:Huisnummer></b:Huis><b:Postcode>1621AB</b:Postcode><b:LandCode>NL</b:LandCode></Adres>\
         </Contact></Contactgegevens><ToegewezenProducten>{products}</ToegewezenProducten></Client></Bericht>\r\n"
    )
}

/// Those of one client that its message holds: what still runs, and what changed.
pub fn told<'a>(all: &[&'a Allocation], changed: u32, today: Date) -> Vec<&'a Allocation> {
    let is_told = |one: &&&Allocation| one.number == changed || one.now().is_current(today);
    all.iter().filter(is_told).copied().collect()
}

fn product(allocation: &Allocation) -> String {
    let Version { terms, from, until, reason, fixed: (day, second) } = allocation.now();
    let optional = |name: &str, value: Option<String>| {
        value.map_or(String::new(), |value| format!("<{name}>{value}</{name}>"))
    };
    let code = optional("b:Code", terms.code.map(str::to_owned));
    let product = terms.category.map(|category| format!("<b:Categorie>{category}</b:Categorie>{code}"));
    let extent = terms.extent.map(|Extent { volume, unit, frequency }| {
        format!(
            "<b:Volume>{volume}</b:Volume><b:Eenheid>{unit}</b:Eenheid><b:Frequentie>{frequency}</b:Frequentie>"
        )
    });
    format!(
        "<ToegewezenProduct><ToewijzingNummer>{}</ToewijzingNummer>{}<Toewijzingsdatum>{day}</Toewijzingsdatum>\
         <Toewijzingstijd>{:02}:{:02}:{:02}</Toewijzingstijd><Ingangsdatum>{from}</Ingangsdatum>{}{}{}{}\
         </ToegewezenProduct>",
        allocation.number,
        optional("Product", product),
        second / 3_600,
        second / 60 % 60,
        second % 60,
        optional("Einddatum", until.map(|until| until.to_string())),
        optional("RedenWijziging", reason.map(str::to_owned)),
        optional("Omvang", extent),
        optional("Budget", terms.budget.map(|budget| budget.to_string())),
    )
}
