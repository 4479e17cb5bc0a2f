//! The parts of demands that need no names from elsewhere in the contract, in words.

use super::{OR, Say, Subject, list};
use crate::domain::contract::{
    Claims, GroupSize, GroupTime, Limits, NeededDocument, Occasion, Product, School,
};
use crate::domain::text::Text;
use crate::text;

impl Product {
    pub(super) fn say(&self, say: Say<'_>) {
        if !self.claimable {
            let words = Text::new("kan (nog) niet gedeclareerd worden", "cannot be claimed (yet)");
            say(Subject::Claimable, words, &self.place);
        }
        if let Some(age) = self.age {
            let (from, below) = (age.from, age.below);
            let words = text!(
                "van {from} tot {below} jaar op de dag van de zorg",
                "from {from} up to but not including {below} years on the day of care"
            );
            say(Subject::Age, words, &self.place);
        }
        if self.needs_frame {
            let words = Text::new(
                "de toewijzing legt het juridisch kader vast",
                "the allocation records the legal frame",
            );
            say(Subject::Frame, words, &self.place);
        }
    }
}

impl Claims {
    pub(super) fn say(&self, has_stays: bool, say: Say<'_>) {
        let Self { deadline_months, group_time, stays, place } = self;
        if let Some(months) = deadline_months {
            let words = text!(
                "binnen {months} maanden na de maand van de zorg",
                "within {months} months after the month of care"
            );
            say(Subject::Claims, words, place);
        }
        match group_time {
            Some(GroupTime::Each) => {
                let words = Text::new(
                    "tijd met meer cliënten tegelijk telt voor ieder helemaal",
                    "time with several clients at once counts in full for each",
                );
                say(Subject::Claims, words, place);
            }
            Some(GroupTime::Divided) => {
                let words = Text::new(
                    "tijd met meer cliënten tegelijk wordt over hen verdeeld",
                    "time with several clients at once is divided over them",
                );
                say(Subject::Claims, words, place);
            }
            None => {}
        }
        if has_stays {
            let Text { nl, en } = stays.name();
            say(Subject::Claims, text!("een etmaal verblijf: {nl}", "24 hours of a stay: {en}"), place);
        }
    }
}

impl GroupSize {
    pub(super) fn say(&self, say: Say<'_>) {
        let Self { heads, maximum, mean_tenths, place } = self;
        if let Some(range) = heads {
            let (from, through) = (range.from, range.through);
            let words = match through {
                None => text!("{from} of meer cliënten aanwezig", "{from} or more clients present"),
                Some(through) if from == through => {
                    text!("{from} cliënten aanwezig", "{from} clients present")
                }
                Some(through) if from <= 1 => {
                    text!("{through} of minder cliënten aanwezig", "{through} or fewer clients present")
                }
                Some(through) => {
                    text!(
                        "{from} tot en met {through} cliënten aanwezig",
                        "{from} to {through} clients present"
                    )
                }
            };
            say(Subject::Group, words, place);
        }
        if let Some(most) = maximum {
            let words = text!("hoogstens {most} cliënten in een groep", "at most {most} clients in a group");
            say(Subject::Group, words, place);
        }
        if let Some(tenths) = mean_tenths {
            let (whole, rest) = (tenths / 10, tenths % 10);
            let (nl, en) = if rest == 0 {
                (whole.to_string(), whole.to_string())
            } else {
                (format!("{whole},{rest}"), format!("{whole}.{rest}"))
            };
            let words = text!(
                "gemiddeld hoogstens {nl} cliënten per begeleider in een maand",
                "at most {en} clients per supervisor on average in a month"
            );
            say(Subject::Group, words, place);
        }
    }
}

impl Limits {
    pub(super) fn say(&self, say: Say<'_>) {
        let Self {
            days,
            first_contact_hours,
            consecutive,
            day_parts_per_day,
            trips_per_day,
            within_municipalities,
            indirect_percent,
            place,
        } = self;
        let within = within_municipalities.then(|| {
            Text::new(
                "alleen van en naar gemeenten van het contract",
                "only from and to municipalities of the contract",
            )
        });
        let all = [
            days.map(|n| {
                text!(
                    "hoogstens {n} dagen vanaf de eerste dag van de toewijzing",
                    "at most {n} days from the first day of the allocation"
                )
            }),
            first_contact_hours.map(|n| {
                text!("begint binnen {n} uur na de aanmelding", "starts within {n} hours after registration")
            }),
            consecutive.map(|n| {
                text!("hoogstens {n} etmalen achter elkaar", "at most {n} periods of 24 hours in a row")
            }),
            day_parts_per_day.map(|n| {
                text!("hoogstens {n} dagdelen per cliënt per dag", "at most {n} day parts per client and day")
            }),
            trips_per_day.map(|n| {
                text!(
                    "hoogstens {n} ritten per cliënt, bestemming en dag",
                    "at most {n} trips per client, destination and day"
                )
            }),
            within,
            indirect_percent.map(|n| {
                text!(
                    "hoogstens {n}% indirecte tijd (B) over de hele toewijzing",
                    "at most {n}% indirect time (B) over the whole allocation"
                )
            }),
        ];
        for words in all.into_iter().flatten() {
            say(Subject::Limits, words, place);
        }
    }
}

impl School {
    pub(super) fn say(&self, say: Say<'_>) {
        let Self { going, not_before, place } = self;
        if *going {
            let words = Text::new("voor wie naar school gaat", "for clients who go to school");
            say(Subject::School, words, place);
        }
        if let Some(time) = not_before {
            let words = text!("op schooldagen niet voor {time}", "not before {time} on school days");
            say(Subject::School, words, place);
        }
    }
}

impl NeededDocument {
    pub(super) fn say(&self, say: Say<'_>) {
        let Self { kind, name, forms, when, place } = self;
        let forms = list(forms, OR);
        let when = list(&when.iter().map(|occasion| occasion.name()).collect::<Vec<_>>(), OR);
        let words = |pick: fn(&Text) -> &str, only: &str| {
            let forms = match pick(&forms) {
                "" => String::new(),
                forms => format!(" ({forms})"),
            };
            let when = match pick(&when) {
                "" => String::new(),
                when => format!("; {only} {when}"),
            };
            let (kind, name) = (kind.name(), pick(name));
            // Often the name says the kind already: an approval of the transport.
            let kind = Some(pick(&kind)).filter(|kind| !name.starts_with(kind));
            let kind = kind.map(|kind| format!("{kind}: ")).unwrap_or_default();
            format!("{kind}{name}{forms}{when}")
        };
        let words = Text::of(words(|text| &text.nl, "alleen"), words(|text| &text.en, "only"));
        say(Subject::Document, words, place);
    }
}

impl Occasion {
    pub const fn name(self) -> Text {
        match self {
            Self::OutsideMunicipalities => Text::new("buiten de gemeenten", "outside the municipalities"),
            Self::Wheelchair => Text::new("per rolstoel", "by wheelchair"),
        }
    }
}
