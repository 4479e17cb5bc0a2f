//! Why an override counts no longer: what differs between the facts that it was given on and those of today.

use std::collections::BTreeMap;

use super::FindingOverride;
use crate::domain::rules::Finding;
use crate::domain::text::Text;

/// Why an override ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// No line stands on any of the time that it was given on.
    LineGone,
    /// The line or its time is not what it was; each difference in words.
    Changed(Vec<Text>),
    /// The line is the same, but the rule does not find this about it any more.
    NotFound,
}

/// What a line says now.
#[derive(Clone, Copy, Debug)]
pub struct Now<'a> {
    /// As [`super::facts`] writes them.
    pub facts: &'a str,
    pub findings: &'a [Finding],
}

impl Ended {
    /// Why this override does not count on any of the lines of its client and period; `None` while it counts.
    pub fn of(one: &FindingOverride, lines: &[Now<'_>]) -> Option<Self> {
        if let Some(same) = lines.iter().find(|line| line.facts == one.facts) {
            let found = same.findings.iter().any(|finding| one.is_about(finding));
            return (!found).then_some(Self::NotFound);
        }
        let before = Facts::read(&one.facts);
        let lines = lines.iter().map(|line| Facts::read(line.facts));
        let nearest = lines.map(|line| (before.shared(&line), line)).max_by_key(|(shared, _)| *shared);
        Some(match nearest {
            Some((shared, now)) if shared > 0 => Self::Changed(before.differences(&now)),
            _ => Self::LineGone,
        })
    }

    /// In a sentence.
    pub fn text(&self) -> Text {
        match self {
            Self::LineGone => {
                Text::new("De declaratieregel is er niet meer.", "The claim line is not there any more.")
            }
            Self::NotFound => {
                Text::new("De regel vindt dit niet meer.", "The rule does not find this any more.")
            }
            Self::Changed(differences) => {
                let list =
                    |pick: fn(&Text) -> &str| differences.iter().map(pick).collect::<Vec<_>>().join(", ");
                let (nl, en) = (list(|text| &text.nl), list(|text| &text.en));
                crate::text!("De feiten zijn gewijzigd: {nl}.", "The facts changed: {en}.")
            }
        }
    }
}

/// What a line says besides its period, with the name for people; in the order in which it is written. What follows from
/// the time of the line comes last and has no name of its own.
const VALUES: [(&str, Option<Text>); 10] = [
    ("allocation", Some(Text::new("toewijzing", "allocation"))),
    ("product", Some(Text::new("product", "product"))),
    ("discipline", Some(Text::new("discipline", "discipline"))),
    ("category", Some(Text::new("categorie", "category"))),
    ("code", Some(Text::new("productcode", "product code"))),
    ("minutes", None),
    ("unit", Some(Text::new("eenheid", "unit"))),
    ("volume", None),
    ("tariff", Some(Text::new("tarief", "tariff"))),
    ("amount", None),
];

/// Written facts, taken apart.
struct Facts<'a> {
    line: &'a str,
    /// What is said of each entry, by its key.
    entries: BTreeMap<&'a str, &'a str>,
}

impl<'a> Facts<'a> {
    fn read(facts: &'a str) -> Self {
        let (line, entries) = facts.split_once('\n').unwrap_or((facts, ""));
        let entries = entries.lines().map(|entry| entry.split_once(' ').unwrap_or((entry, ""))).collect();
        Self { line, entries }
    }

    /// Entries that both stand on.
    fn shared(&self, other: &Self) -> usize {
        self.entries.keys().filter(|key| other.entries.contains_key(*key)).count()
    }

    fn value(&self, name: &str) -> Option<&str> {
        let mut words = self.line.split(' ');
        words.find_map(|word| word.split_once('=').filter(|(key, _)| *key == name)).map(|(_, value)| value)
    }

    /// What `now` says otherwise. Minutes, volume and amount follow from the rest and are named only by themselves.
    fn differences(&self, now: &Self) -> Vec<Text> {
        let count = |some: &Self, other: &Self| some.entries.len() - some.shared(other);
        let changed =
            |(key, said): &(&&str, &&str)| now.entries.get(**key).is_some_and(|other| other != *said);
        let counted = [
            (count(now, self), Text::new("erbij", "added")),
            (count(self, now), Text::new("eraf", "taken off")),
            (self.entries.iter().filter(changed).count(), Text::new("gewijzigd", "changed")),
        ];
        let counted =
            counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, Text { nl, en })| match count {
                1 => crate::text!("1 registratie {nl}", "1 entry {en}"),
                _ => crate::text!("{count} registraties {nl}", "{count} entries {en}"),
            });
        let differs = |name: &str| self.value(name) != now.value(name);
        let values = VALUES.into_iter().filter(|(name, _)| differs(name)).filter_map(|(_, text)| text);
        let mut all: Vec<Text> = counted.chain(values).collect();
        if all.is_empty() {
            all.push(Text::new("het bedrag", "the amount"));
        }
        all
    }
}

#[cfg(test)]
mod tests;
