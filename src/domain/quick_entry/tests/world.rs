//! A small practice: the one that the examples of the specification are about.

use crate::domain::activity::{Activity, ClientUse, Kind};
use crate::domain::client::PersonName;
use crate::domain::find::{Candidate, Clients};
use crate::domain::identifiers::{ActivityKey, ClientNumber, Discipline, ProductCode, ProductKey};
use crate::domain::ids::ClientId;
use crate::domain::quick_entry::{Context, ProductWords};
use crate::domain::text::Text;
use crate::domain::time::Day;

pub struct World {
    pub today: Day,
    pub activities: Vec<Activity>,
    pub clients: Clients,
    pub products: Vec<ProductWords>,
    pub disciplines: Vec<Discipline>,
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let numbers: Vec<&ClientNumber> =
            (0..9).filter_map(|id| self.clients.get(ClientId(id))).map(|person| &person.number).collect();
        write!(f, "{numbers:?} {:?} {:?}", self.activities, self.products)
    }
}

impl World {
    pub fn of_the_specification() -> Self {
        Self {
            today: Day::parse_iso("2025-03-13").unwrap(),
            activities: activities(),
            clients: Clients::new(candidates()),
            products: products(),
            disciplines: ["HBO", "WO", "WO+"].map(|name| Discipline::parse(name).unwrap()).to_vec(),
        }
    }

    pub fn context(&self) -> Context<'_> {
        Context {
            today: self.today,
            day: self.today,
            activities: &self.activities,
            clients: &self.clients,
            products: &self.products,
            disciplines: &self.disciplines,
        }
    }
}

pub fn activity(
    key: &str,
    letter: &str,
    client: ClientUse,
    nl: &str,
    en: &str,
    aliases: &[&str],
) -> Activity {
    Activity {
        key: ActivityKey::parse(key).unwrap(),
        kind: Kind::from_letter(letter).unwrap(),
        client,
        name: Text::of(nl, en),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
    }
}

fn activities() -> Vec<Activity> {
    use ClientUse::{Never, Optional, Required};
    [
        ("face-to-face", "A", Required, "face-to-face contact", "face to face", &["ftf", "f2f"][..]),
        ("telephone", "A", Required, "telefonisch", "telephone", &["tel", "bellen"]),
        ("online", "A", Required, "beeldbellen", "online meeting", &["teams"]),
        ("parents", "A", Required, "gesprek met ouders", "conversation with parents", &["ouders"]),
        ("1-op-1", "A", Required, "1 op 1", "one to one", &[]),
        ("reporting", "B", Required, "verslaglegging", "reporting", &["vl"]),
        ("care-plan", "B", Required, "hulpverleningsplan", "care plan", &["hvp"]),
        ("preparation", "B", Required, "voorbereiding", "preparation", &[]),
        ("travel", "B", Required, "reistijd", "travel for a client", &["reis"]),
        ("case-consultation", "B", Required, "casusoverleg", "case consultation", &[]),
        ("vacation", "C", Never, "vakantie", "vacation", &[]),
        ("leave", "C", Never, "verlof", "leave", &[]),
        ("sickness", "C", Never, "ziekte", "sickness", &["ziek"]),
        ("training", "C", Never, "scholing", "training", &[]),
        ("team-meeting", "C", Never, "teamoverleg", "team meeting", &[]),
        ("break", "C", Never, "pauze", "break", &[]),
        ("time-registration", "C", Never, "tijdschrijven", "time registration", &[]),
        ("claiming", "C", Optional, "declareren", "claiming", &[]),
        ("obtaining-allocation", "C", Optional, "toewijzing verkrijgen", "obtaining an allocation", &[]),
    ]
    .into_iter()
    .map(|(key, letter, client, nl, en, aliases)| activity(key, letter, client, nl, en, aliases))
    .collect()
}

fn candidates() -> Vec<Candidate> {
    [
        (1, "J-0142", "Sanne", "", "Jansen", Some(0)),
        (2, "J-0177", "Zoë", "de", "Wit", Some(1)),
        (3, "J-0200", "Émile", "van den", "Berg-Özdemir", Some(2)),
        (4, "J-0143", "Tim", "", "Jansen", None),
        (5, "J-0150", "Kim", "", "O'Brien", None),
        (6, "J-0210", "Lot", "", "Pauze", None),
        (7, "1234", "Bo", "", "Bakker", None),
        (8, "2024-0007", "An", "", "Smit", None),
    ]
    .into_iter()
    .map(|(id, number, first, prefix, surname, recency)| Candidate {
        id: ClientId(id),
        number: ClientNumber::parse(number).unwrap(),
        name: PersonName {
            surname: surname.into(),
            prefix: Some(prefix.to_owned()).filter(|p| !p.is_empty()),
            first_names: Some(first.into()),
            initials: None,
        },
        recency,
    })
    .collect()
}

fn products() -> Vec<ProductWords> {
    [
        ("lot-1", "Hoogspecialistische jeugdhulp", "Highly specialised youth care", "45X05"),
        ("lot-2", "Forensische jeugdhulp", "Forensic youth care", "45X20"),
        ("transport", "Vervoer", "Transport", "42X07"),
    ]
    .into_iter()
    .map(|(key, nl, en, code)| ProductWords {
        key: ProductKey::parse(key).unwrap(),
        name: Text::of(nl, en),
        codes: vec![ProductCode::parse(code).unwrap()],
    })
    .collect()
}
