//! The quick-entry line: read at every key, with suggestions and with what would become of it.

use super::known::Known;
use crate::domain::assignment::Wish;
use crate::domain::ids::PractitionerId;
use crate::domain::quick_entry::{Draft, Parsed, Problem, Suggestion, accept, parse, suggest};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::operations::judge::Wanted;
use crate::operations::views::day::Preview;
use crate::tui::effects::Note;
use crate::tui::here::Here;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::table::{Cursor, Move};

/// The line with its meaning.
#[derive(Default)]
pub struct QuickLine {
    pub field: Field,
    pub parsed: Option<Parsed>,
    pub suggestions: Vec<Suggestion>,
    /// The suggestion that Tab takes.
    pub marked: Cursor,
    /// What would become of it; `None` while the line is not complete.
    pub preview: Option<Preview>,
    practitioner: Option<PractitionerId>,
}

impl QuickLine {
    /// Reads the line; what it wants to log when it is complete.
    pub fn read(&mut self, known: &Known, day: Day, here: &Here) -> Option<Wanted> {
        let context = known.context(here.today, day);
        let text = self.field.text();
        self.parsed = Some(parse(text, &context));
        self.suggestions =
            if self.field.is_empty() { Vec::new() } else { suggest(text, self.field.cursor(), &context) };
        self.marked = Cursor::default();
        self.preview = None;
        self.practitioner = Some(known.choices.practitioner);
        self.wanted()
    }

    fn draft(&self) -> Option<Draft> {
        self.parsed.as_ref()?.draft()
    }

    pub fn wanted(&self) -> Option<Wanted> {
        let draft = self.draft()?;
        Some(Wanted {
            practitioner: self.practitioner?,
            day: draft.day,
            start: draft.start,
            minutes: draft.minutes,
            activity: draft.activity,
            client: draft.client,
            wish: Wish { allocation: None, product: draft.product, discipline: draft.discipline },
            note: draft.note,
        })
    }

    /// Takes the marked suggestion.
    pub fn complete(&mut self, here: &Here) {
        if let Some(suggestion) = self.suggestions.get(self.marked.at) {
            let (text, cursor) = accept(self.field.text(), suggestion, here.lang);
            self.field.set_at(&text, cursor);
        }
    }

    pub fn choose(&mut self, step: Move) {
        let count = self.suggestions.len();
        self.marked.go(step, count);
    }

    /// The first thing in the way of logging.
    pub fn blocking(&self) -> Option<&Problem> {
        self.parsed.as_ref()?.problems.iter().find(|problem| problem.blocks())
    }

    /// Why it cannot be logged yet.
    pub fn what_is_missing(&self, known: Option<&Known>) -> Option<Note> {
        let known = known?;
        if let Some(problem) = self.blocking() {
            return Some(Note::problem(problem.words(known.finder()), None));
        }
        let gap = self.parsed.as_ref()?.gaps.first()?;
        Some(Note::problem(Text::new("er ontbreekt nog iets", "something is missing"), Some(gap.words())))
    }
}
