//! Rules about the content of one message, as tables: each has an id of the standard, its meaning, a way out and a
//! check that names every place where it is broken.

use super::super::text::Text;
use super::{Finding, Severity};

/// A rule about a message of type `M`.
pub struct MessageRule<M: 'static> {
    /// The id in the standard, such as `CS340`.
    pub id: &'static str,
    /// What must hold, in one clause that can follow a place and a colon.
    pub meaning: Text,
    /// What to do when it does not hold.
    pub way_out: Text,
    /// Adds a place for each time that it is broken.
    pub check: fn(&M, &mut Places),
}

/// The places where one rule is broken. After [`Places::KEPT`] they are only counted, so that a message of
/// a million faults still gives a report that can be read.
#[derive(Default)]
pub struct Places {
    kept: Vec<Text>,
    more: usize,
}

impl Places {
    /// How many places of one rule are spelled out.
    pub const KEPT: usize = 50;

    pub fn add(&mut self, place: impl FnOnce() -> Text) {
        if self.kept.len() < Self::KEPT {
            self.kept.push(place());
        } else {
            self.more += 1;
        }
    }

    pub fn add_if(&mut self, broken: bool, place: impl FnOnce() -> Text) {
        if broken {
            self.add(place);
        }
    }
}

/// Everything that the rules have to say, in the order of the table and of the message.
pub fn findings<M>(rules: &[MessageRule<M>], message: &M) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules {
        let mut places = Places::default();
        (rule.check)(message, &mut places);
        let Places { kept, more } = places;
        findings.extend(kept.into_iter().map(|place| rule.finding(&place)));
        if more > 0 {
            findings.push(rule.finding(&crate::text!("nog {more} plaatsen", "{more} more places")));
        }
    }
    findings
}

impl<M> MessageRule<M> {
    fn finding(&self, place: &Text) -> Finding {
        Finding {
            rule: self.id.to_owned(),
            severity: Severity::Block,
            what: Text::of(
                format!("{}: {}", place.nl, self.meaning.nl),
                format!("{}: {}", place.en, self.meaning.en),
            ),
            way_out: self.way_out.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_is_broken_too_often_is_counted() {
        let rules = [MessageRule::<usize> {
            id: "X1",
            meaning: Text::new("mag niet", "must not be"),
            way_out: Text::new("haal weg", "take out"),
            check: |count, places| (0..*count).for_each(|n| places.add(|| Text::same(n.to_string()))),
        }];
        assert!(findings(&rules, &0).is_empty());
        assert_eq!(findings(&rules, &50).len(), 50);
        let many = findings(&rules, &1000);
        assert_eq!(many.len(), 51);
        assert_eq!(many[0].what.en, "0: must not be");
        assert_eq!(many[50].what.nl, "nog 950 plaatsen: mag niet");
    }
}
