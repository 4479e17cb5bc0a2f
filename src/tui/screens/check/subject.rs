//! What a finding is about, and where its cause can be put right: the one place that knows every kind of subject.

use super::Item;
use crate::domain::text::Text;
use crate::operations::views::check::{CheckRow, Subject};
use crate::text;
use crate::tui::effects::Effect;
use crate::tui::screens::Place;
use crate::tui::screens::components::Goal;
use crate::tui::screens::messages;
use crate::tui::show;

/// What a subject is called, and where it is put right.
pub struct About {
    /// A few words, for a column: `13 mrt 0:45`.
    pub short: Text,
    /// As `short`, where it stands among those of other months.
    pub dated: Text,
    /// For a title: `registratie van do 13 mrt 2025, 0:45`.
    pub long: Text,
    /// What opens the place of the cause.
    pub cause: Vec<Effect>,
}

pub fn about(row: &CheckRow) -> About {
    match &row.subject {
        Subject::Entry { id, day, minutes } => {
            let (short, whole) = (show::day_in_year(*day), show::day(*day));
            let (short_nl, short_en, nl, en) = (short.nl, short.en, whole.nl, whole.en);
            let minutes = show::minutes(minutes.get());
            let worker = row.practitioner.as_ref().map(|(practitioner, _)| Effect::Work(*practitioner));
            About {
                short: text!("{short_nl} {minutes}", "{short_en} {minutes}"),
                dated: text!("{day} {minutes}", "{day} {minutes}"),
                long: text!("registratie van {nl}, {minutes}", "entry of {en}, {minutes}"),
                cause: worker.into_iter().chain([Effect::Go(Place::Entry(*day, *id))]).collect(),
            }
        }
        Subject::Allocation { id, number, municipality, .. } => About {
            short: text!("toew. {number}", "alloc. {number}"),
            dated: text!("toew. {number}", "alloc. {number}"),
            long: text!(
                "toewijzing {number} van gemeente {municipality}",
                "allocation {number} of municipality {municipality}"
            ),
            cause: row.client.iter().map(|client| Effect::Go(Place::Allocation(client.id, *id))).collect(),
        },
        Subject::Line { id, code, period } => {
            let code = code.as_ref().map_or("?", |code| code.as_str());
            let month = period.from().month();
            About {
                short: text!("regel {code}", "line {code}"),
                dated: text!("{code} {month}", "{code} {month}"),
                long: text!("declaratieregel {code} van {month}", "claim line {code} of {month}"),
                cause: vec![Effect::Go(Place::Line(month, *id))],
            }
        }
        Subject::Usage { kind, day, .. } => {
            let (short, whole) = (show::day_in_year(*day), show::day(*day));
            let (short_nl, short_en, nl, en) = (short.nl, short.en, whole.nl, whole.en);
            let Text { nl: kind_nl, en: kind_en } = kind.name();
            About {
                short: text!("{kind_nl} {short_nl}", "{kind_en} {short_en}"),
                dated: text!("{kind_nl} {day}", "{kind_en} {day}"),
                long: text!("{kind_nl} van {nl}", "{kind_en} of {en}"),
                cause: components(row.client.as_ref().map(|client| Goal::Cell(*kind, client.id, *day))),
            }
        }
        Subject::Trajectory { id, day } => About {
            short: text!("crisis {day}", "crisis {day}"),
            dated: text!("crisis {day}", "crisis {day}"),
            long: text!("crisistraject, aangemeld op {day}", "crisis trajectory, registered on {day}"),
            cause: components(Some(Goal::Trajectory(*id, *day))),
        },
        Subject::Groups { product, month } => {
            let Text { nl, en } = product;
            About {
                short: text!("groepen {month}", "groups {month}"),
                dated: text!("groepen {month}", "groups {month}"),
                long: text!("groepen van {month}: {nl}", "groups of {month}: {en}"),
                cause: components(Some(Goal::Groups(*month))),
            }
        }
        Subject::Message { id, key, municipality, identification, .. } => About {
            short: text!("{key} {municipality}", "{key} {municipality}"),
            dated: text!("{key} {municipality}", "{key} {municipality}"),
            long: text!(
                "bericht {key} {identification} aan gemeente {municipality}",
                "message {key} {identification} to municipality {municipality}"
            ),
            cause: vec![Effect::Go(Place::Messages(Some(messages::Goal::Message(*id))))],
        },
    }
}

fn components(goal: Option<Goal>) -> Vec<Effect> {
    goal.map(|goal| Effect::Go(Place::Components(Some(goal)))).into_iter().collect()
}

/// What opens the client; whom a finding is about may be put right there too.
pub fn client(item: Item<'_>) -> Option<Effect> {
    item.client().map(|client| Effect::Go(Place::Clients(Some(client.id))))
}

/// What opens the place of the cause; of an override that ended that is its line, or the claims of its month.
pub fn cause(item: Item<'_>) -> Vec<Effect> {
    match item {
        Item::Finding(row) => about(row).cause,
        Item::Ended(ended) => {
            let month = ended.given.period.from().month();
            let place = ended.line.map_or(Place::Claims(Some(month)), |line| Place::Line(month, line));
            vec![Effect::Go(place)]
        }
    }
}
