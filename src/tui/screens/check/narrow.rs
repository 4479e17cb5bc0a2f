//! Which rows are shown: by rule, by person, by words, and with or without what was let through.

use std::collections::BTreeMap;

use super::{Goal, Item, Person, Row, State, subject};
use crate::domain::rules;
use crate::domain::text::Text;
use crate::operations::views::check::CheckRow;
use crate::operations::views::day::ClientName;
use crate::tui::effects::Effect;
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::screens::Place;
use crate::tui::widgets::picker::{self, Picker};
use crate::tui::widgets::search;
use crate::tui::widgets::table::Cursor;

impl State {
    /// Chooses the rows anew, from all that was found.
    pub(super) fn choose(&mut self) {
        let all: Vec<Row> =
            self.rows().filter(|(_, item)| self.is_wanted(*item)).map(|(row, _)| row).collect();
        let words: Vec<String> = all.iter().filter_map(|row| self.item(*row)).map(words).collect();
        let mut found = search::matching(self.search.text(), words.iter().map(String::as_str));
        // The worst stays first, however well another matches.
        found.sort_unstable();
        self.shown = found.into_iter().filter_map(|index| all.get(index).copied()).collect();
        self.cursor.keep(self.shown.len());
    }

    /// Everything that was found, with what is closed last.
    fn rows(&self) -> impl Iterator<Item = (Row, Item<'_>)> {
        let view = self.view.iter();
        let findings = view.clone().flat_map(|view| view.rows.iter().enumerate());
        let ended = view.flat_map(|view| view.ended.iter().enumerate());
        let (open, closed): (Vec<_>, Vec<_>) = findings.partition(|(_, row)| row.is_open());
        let findings = open.into_iter().chain(closed);
        findings
            .map(|(index, row)| (Row::Finding(index), Item::Finding(row)))
            .chain(ended.map(|(index, row)| (Row::Ended(index), Item::Ended(row))))
    }

    fn is_wanted(&self, item: Item<'_>) -> bool {
        let closed = match item {
            Item::Finding(row) => !row.is_open(),
            Item::Ended(_) => true,
        };
        (self.closed || !closed)
            && self.rule.is_none_or(|rule| rule == item.rule())
            && self.person.is_none_or(|person| item.is_about(person))
    }

    /// How many rows there are when nothing narrows them.
    pub(super) fn reachable(&self) -> usize {
        let closed = |item: Item<'_>| !matches!(item, Item::Finding(row) if row.is_open());
        self.rows().filter(|(_, item)| self.closed || !closed(*item)).count()
    }

    pub(super) fn is_narrowed(&self) -> bool {
        self.rule.is_some() || self.person.is_some() || !self.search.is_empty()
    }

    pub(super) fn clear(&mut self) {
        (self.rule, self.person, self.searching) = (None, None, false);
        self.search.clear();
        self.cursor = Cursor::default();
        self.choose();
    }

    /// A list of the rules that found something.
    pub(super) fn ask_rule(&self, here: &Here) -> Effect {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, item) in self.rows() {
            *counts.entry(item.rule()).or_default() += 1;
        }
        let known = counts.into_iter().filter_map(|(id, count)| Some((rules::by_id(id)?, count)));
        let items = known.map(|(rule, count)| Choice {
            label: Text::of(
                format!("{} {}", rule.id, rule.title.nl),
                format!("{} {}", rule.id, rule.title.en),
            ),
            count,
            goal: Goal::Rule(Some(rule.id)),
        });
        let every = Choice { label: EVERY_RULE, count: self.rows().count(), goal: Goal::Rule(None) };
        ask(Text::new("Welke regel?", "Which rule?"), std::iter::once(every).chain(items), here)
    }

    /// A list of the people whom findings are about.
    pub(super) fn ask_person(&self, here: &Here) -> Effect {
        let mut people: BTreeMap<Person, (String, usize)> = BTreeMap::new();
        for (_, item) in self.rows() {
            for (person, name) in item.people() {
                people.entry(person).or_insert((name, 0)).1 += 1;
            }
        }
        let mut people: Vec<(Person, (String, usize))> = people.into_iter().collect();
        people.sort_by(|(_, (a, _)), (_, (b, _))| a.cmp(b));
        let items = people.into_iter().map(|(person, (name, count))| Choice {
            label: Text::same(name),
            count,
            goal: Goal::Person(Some(person)),
        });
        let everybody = Choice { label: EVERYBODY, count: self.rows().count(), goal: Goal::Person(None) };
        ask(Text::new("Wie?", "Who?"), std::iter::once(everybody).chain(items), here)
    }

    /// Name of the person to whom the list is narrowed.
    pub(super) fn person_name(&self) -> Option<String> {
        let person = self.person?;
        let named = self.rows().flat_map(|(_, item)| item.people()).find(|(one, _)| *one == person);
        Some(named.map_or_else(|| "?".to_owned(), |(_, name)| name))
    }
}

const EVERY_RULE: Text = Text::new("elke regel", "every rule");
const EVERYBODY: Text = Text::new("iedereen", "everybody");

/// Something to narrow the list to.
struct Choice {
    label: Text,
    count: usize,
    goal: Goal,
}

fn ask(title: Text, choices: impl Iterator<Item = Choice>, here: &Here) -> Effect {
    let items = choices.map(|choice| picker::Item {
        label: here.say(&choice.label),
        detail: choice.count.to_string(),
        effects: vec![Effect::Go(Place::Check(Some(choice.goal)))],
    });
    Effect::Show(Box::new(Overlay::Picker(Picker::new(title, items.collect()))))
}

impl<'a> Item<'a> {
    pub(super) fn rule(self) -> &'a str {
        match self {
            Self::Finding(row) => &row.finding.rule,
            Self::Ended(ended) => &ended.given.rule,
        }
    }

    pub(super) fn client(self) -> Option<&'a ClientName> {
        match self {
            Self::Finding(row) => row.client.as_ref(),
            Self::Ended(ended) => Some(&ended.client),
        }
    }

    fn people(self) -> impl Iterator<Item = (Person, String)> {
        let client = self
            .client()
            .map(|client| (Person::Client(client.id), format!("{} {}", client.number, client.name.listed())));
        let practitioner = match self {
            Self::Finding(CheckRow { practitioner: Some((id, code)), .. }) => {
                Some((Person::Practitioner(*id), code.to_string()))
            }
            Self::Finding(_) | Self::Ended(_) => None,
        };
        client.into_iter().chain(practitioner)
    }

    fn is_about(self, person: Person) -> bool {
        self.people().any(|(one, _)| one == person)
    }
}

/// What a row is found by.
fn words(item: Item<'_>) -> String {
    let people: Vec<String> = item.people().map(|(_, name)| name).collect();
    let about = match item {
        Item::Finding(row) => {
            let about = subject::about(row).short;
            format!("{} {}", about.nl, about.en)
        }
        Item::Ended(_) => String::new(),
    };
    format!("{} {} {about}", item.rule(), people.join(" "))
}
