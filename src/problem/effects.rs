//! What a message does to what is here already, in sentences: fields of allocations, time added up, and each claim line.

use super::brought::Line;
use crate::domain::history::FieldChange;
use crate::domain::identifiers::AllocationNumber;
use crate::domain::text::{Lang, Text};
use crate::domain::time::Day;
use crate::operations::import_message::{Effects, LineEffect, TimeEffect, TimeFate, TimeSubject};
use crate::text;

/// In the order of the message: allocations, then time, then claim lines.
pub fn effects(effects: &Effects) -> Vec<Line> {
    let mut lines = Vec::new();
    for effect in &effects.allocations {
        let (number, Text { nl, en }) = (effect.number, effect.life.name());
        lines.push(Line { depth: 0, words: text!("toewijzing {number} {nl}", "allocation {number} {en}") });
        lines.extend(effect.fields.iter().map(|field| Line { depth: 1, words: changed(field) }));
    }
    lines.extend(added_up(&effects.time).into_iter().map(|sum| Line { depth: 0, words: sum.words() }));
    for effect in &effects.lines {
        lines.push(Line { depth: 0, words: line(effect) });
    }
    lines
}

/// `tot en met: 2025-12-31 → 2025-02-28`.
fn changed(field: &FieldChange) -> Text {
    let nothing = Text::same("–");
    let (before, after) =
        (field.before.as_ref().unwrap_or(&nothing), field.after.as_ref().unwrap_or(&nothing));
    let name = &field.name;
    Text::of(
        format!("{}: {} → {}", name.nl, before.nl, after.nl),
        format!("{}: {} → {}", name.en, before.en, after.en),
    )
}

/// Time that the same becomes of.
struct Sum {
    fate: TimeFate,
    numbers: (Option<AllocationNumber>, Option<AllocationNumber>),
    first: Day,
    last: Day,
    entries: usize,
    minutes: i64,
    days_of_usages: usize,
}

fn added_up(time: &[TimeEffect]) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    for effect in time {
        let numbers = (effect.from, effect.to);
        let at = sums.iter().position(|sum| sum.fate == effect.fate && sum.numbers == numbers);
        let at = at.unwrap_or_else(|| {
            let (first, last, fate) = (effect.day, effect.day, effect.fate);
            sums.push(Sum { fate, numbers, first, last, entries: 0, minutes: 0, days_of_usages: 0 });
            sums.len() - 1
        });
        let Some(sum) = sums.get_mut(at) else { continue };
        (sum.first, sum.last) = (sum.first.min(effect.day), sum.last.max(effect.day));
        match effect.subject {
            TimeSubject::Entry { minutes, .. } => {
                sum.entries += 1;
                sum.minutes = sum.minutes.saturating_add(minutes);
            }
            TimeSubject::Usage { .. } => sum.days_of_usages += 1,
        }
    }
    sums
}

impl Sum {
    /// `2 registraties (1:30), 2025-03-13 tot en met 2025-03-20: valt buiten de toewijzing (300201)`.
    fn words(&self) -> Text {
        let (first, last) = (self.first, self.last);
        let time = format!("{}:{:02}", self.minutes / 60, self.minutes % 60);
        let entries = match self.entries {
            0 => None,
            1 => Some(text!("1 registratie ({time})", "1 entry ({time})")),
            count => Some(text!("{count} registraties ({time})", "{count} entries ({time})")),
        };
        let usages = match self.days_of_usages {
            0 => None,
            1 => {
                Some(Text::new("1 rit, aanwezigheid of dag verblijf", "1 trip, attendance or day of a stay"))
            }
            count => Some(text!(
                "{count} ritten, aanwezigheden of dagen verblijf",
                "{count} trips, attendances or days of stays"
            )),
        };
        let what: Vec<Text> = entries.into_iter().chain(usages).collect();
        let joined = |get: fn(&Text) -> &str| what.iter().map(get).collect::<Vec<_>>().join(", ");
        let (nl, en) = (joined(|text| text.nl.as_ref()), joined(|text| text.en.as_ref()));
        let Text { nl: fate_nl, en: fate_en } = self.fate.name();
        let numbers = match self.numbers {
            (Some(from), Some(to)) if from == to => format!(" ({from})"),
            (Some(from), Some(to)) => format!(" ({from} → {to})"),
            (None, Some(one)) | (Some(one), None) => format!(" ({one})"),
            (None, None) => String::new(),
        };
        if first == last {
            return text!("{nl}, {first}: {fate_nl}{numbers}", "{en}, {first}: {fate_en}{numbers}");
        }
        text!(
            "{nl}, {first} tot en met {last}: {fate_nl}{numbers}",
            "{en}, {first} to {last}: {fate_en}{numbers}"
        )
    }
}

/// `regel UW0000000001 (toegekend) van maart 2025, € 97,30: gedeclareerd buiten de toewijzing (TR308)`.
fn line(effect: &LineEffect) -> Text {
    let name = effect.reference.as_ref().map_or_else(|| effect.id.to_string(), ToString::to_string);
    let (month, state, fate) = (effect.period.from().month().long(), effect.state.name(), effect.fate.name());
    let rules: Vec<&str> = effect.breaches.iter().map(|breach| breach.rule()).collect();
    let rules = if rules.is_empty() { String::new() } else { format!(" ({})", rules.join(", ")) };
    let (nl, en) = (effect.amount.display(Lang::Nl), effect.amount.display(Lang::En));
    Text::of(
        format!("regel {name} ({}) van {}, € {nl}: {}{rules}", state.nl, month.nl, fate.nl),
        format!("line {name} ({}) of {}, € {en}: {}{rules}", state.en, month.en, fate.en),
    )
}
