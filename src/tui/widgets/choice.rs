//! A field that chooses one of a list: typing narrows the list, arrows walk it, leaving the field takes the choice.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::field::{Field, Input};
use super::search;
use super::table::Move;
use crate::tui::here::Here;
use crate::tui::keys::{Code, Key};
use crate::tui::show;

/// A choice out of labels; the caller knows what each index stands for.
#[derive(Clone, Default)]
pub struct Choice {
    options: Vec<String>,
    /// What is searched besides the label, in the order of the options; may be empty.
    hidden: Vec<String>,
    chosen: Option<usize>,
    field: Field,
    /// Options that match what is typed.
    found: Vec<usize>,
    at: usize,
    open: bool,
    /// Whether nothing may be chosen.
    optional: bool,
}

/// Lines of an open list.
const LINES: u16 = 8;

impl Choice {
    pub fn new(options: Vec<String>, chosen: Option<usize>) -> Self {
        let mut choice = Self { options, ..Self::default() };
        choice.choose(chosen);
        choice
    }

    /// Is found by these words too, one text per option.
    pub fn also_found_by(self, hidden: Vec<String>) -> Self {
        Self { hidden, ..self }
    }

    /// May stay empty.
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    pub fn choose(&mut self, index: Option<usize>) {
        self.chosen = index.filter(|index| *index < self.options.len());
        let label = self.chosen.and_then(|index| self.options.get(index)).cloned().unwrap_or_default();
        self.field = Field::new(&label);
        self.open = false;
    }

    /// Another list; the choice is kept only when its label is in it.
    pub fn offer(&mut self, options: Vec<String>) {
        let kept = self
            .chosen
            .and_then(|index| self.options.get(index))
            .and_then(|label| options.iter().position(|option| option == label));
        self.options = options;
        self.hidden.clear();
        self.choose(kept);
    }

    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Typed words that nothing in the list answers to.
    pub fn is_lost(&self) -> bool {
        self.open && self.found.is_empty() && !self.field.is_empty()
    }

    pub fn input(&mut self, input: &Input) -> bool {
        if let Input::Key(key) = input {
            if matches!(key.code, Code::Up | Code::Down | Code::PageUp | Code::PageDown)
                && let Some(step) = Move::of(*key)
            {
                return self.walk(step, *key);
            }
            if self.open && *key == Key::ESC {
                self.choose(self.chosen);
                return true;
            }
        }
        if !self.open && types(input) {
            self.field.clear();
        }
        let taken = self.field.input(input);
        if taken {
            self.narrow();
        }
        taken
    }

    /// Takes what is marked in the open list: called when the field is left.
    pub fn settle(&mut self) {
        if !self.open {
            return;
        }
        if self.field.is_empty() && self.optional {
            self.choose(None);
        } else if let Some(index) = self.found.get(self.at) {
            self.choose(Some(*index));
        }
    }

    fn walk(&mut self, step: Move, key: Key) -> bool {
        if !self.open {
            // Arrows up and down between fields stay with the form; Alt opens the list.
            if !key.alt {
                return false;
            }
            self.found = (0..self.options.len()).collect();
            self.at = self.chosen.unwrap_or_default();
            self.open = true;
            return true;
        }
        let mut cursor = super::table::Cursor { at: self.at };
        cursor.go(step, self.found.len());
        self.at = cursor.at;
        true
    }

    fn narrow(&mut self) {
        let hidden = self.hidden.iter().map(String::as_str).chain(std::iter::repeat(""));
        let words: Vec<String> =
            self.options.iter().zip(hidden).map(|(label, more)| format!("{label} {more}")).collect();
        self.found = search::matching(self.field.text(), words.iter().map(String::as_str));
        self.at = 0;
        self.open = true;
        self.chosen = None;
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect, focused: bool, here: &Here) {
        self.field.draw(frame, area, focused, "", here);
    }

    /// Draws the open list below (or above) the field, over whatever stands there.
    pub fn draw_list(&self, frame: &mut Frame, field: Rect, here: &Here) {
        if !self.open || self.found.is_empty() {
            return;
        }
        let screen = frame.area();
        let wanted = LINES.min(show::columns(self.found.len()));
        let below = screen.bottom().saturating_sub(field.y.saturating_add(1));
        let y = if below >= wanted { field.y.saturating_add(1) } else { field.y.saturating_sub(wanted) };
        let area = Rect { y, height: wanted, ..field }.intersection(screen);
        let first = self.at.saturating_sub(usize::from(area.height).saturating_sub(1));
        frame.render_widget(Clear, area);
        for (row, y) in (area.top()..area.bottom()).enumerate() {
            let Some(index) = self.found.get(first + row) else { continue };
            let marked = first + row == self.at;
            let label = self.options.get(*index).map_or("", String::as_str);
            let mark = if marked { "▶ " } else { "  " };
            let text = show::left(label, usize::from(area.width).saturating_sub(2));
            let style = if marked { here.theme.selected() } else { here.theme.bar() };
            let line = Line::from(vec![Span::raw(mark), Span::raw(text)]).style(style);
            frame.render_widget(line, Rect { y, height: 1, ..area });
        }
    }
}

fn types(input: &Input) -> bool {
    match input {
        Input::Key(key) => key.typed().is_some(),
        Input::Paste(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice() -> Choice {
        Choice::new(["telephone", "travel", "team meeting"].map(String::from).to_vec(), Some(1))
    }

    fn press(choice: &mut Choice, keys: &[Key]) {
        for key in keys {
            choice.input(&Input::Key(*key));
        }
    }

    #[test]
    fn typing_replaces_the_choice_and_leaving_takes_the_best_match() {
        let mut choice = choice();
        assert_eq!((choice.chosen(), choice.field.text()), (Some(1), "travel"));
        press(&mut choice, &[Key::char('t'), Key::char('e')]);
        assert_eq!((choice.chosen(), choice.is_open()), (None, true));
        press(&mut choice, &[Key::DOWN]);
        choice.settle();
        assert_eq!(
            (choice.chosen(), choice.field.text(), choice.is_open()),
            (Some(2), "team meeting", false)
        );
    }

    #[test]
    fn escape_gives_up_what_was_typed_and_nothing_matching_is_said() {
        let mut choice = choice();
        press(&mut choice, &[Key::char('x'), Key::char('q')]);
        assert!(choice.is_lost());
        choice.settle();
        assert_eq!(choice.chosen(), None);
        assert!(choice.is_lost(), "what was typed stays to be corrected");
    }

    #[test]
    fn another_list_keeps_a_choice_that_is_still_in_it() {
        let mut choice = choice();
        choice.offer(vec!["travel".into(), "reporting".into()]);
        assert_eq!(choice.chosen(), Some(0));
        choice.offer(vec!["reporting".into()]);
        assert_eq!(choice.chosen(), None);
    }

    #[test]
    fn an_optional_choice_can_be_emptied() {
        let mut choice = choice().optional();
        press(&mut choice, &[Key::of(Code::Backspace), Key::ctrl('u')]);
        choice.settle();
        assert_eq!(choice.chosen(), None);
    }

    #[test]
    fn arrows_belong_to_the_form_until_the_list_is_open() {
        let mut choice = choice();
        assert!(!choice.input(&Input::Key(Key::DOWN)));
        assert!(choice.input(&Input::Key(Key { alt: true, ..Key::DOWN })));
        assert!(choice.is_open());
    }
}
