//! The text area of a note: several lines, edited by what people see as one character.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation;

use super::field::Input;
use crate::tui::keys::{Code, Key};
use crate::tui::show;

/// A note that is being typed. Has no `Debug`: what is typed is about a client.
#[derive(Clone)]
pub struct NoteArea {
    area: TextArea<'static>,
}

impl NoteArea {
    pub fn new(text: &str) -> Self {
        let mut area = TextArea::new(text.lines().map(|line| show::clean(line).into_owned()).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_cursor_line_style(Style::new());
        area.set_max_histories(0);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        let mut note = Self { area };
        note.focus(false);
        note
    }

    /// What was typed, lines joined by line feeds.
    pub fn value(&self) -> String {
        self.area.lines().join("\n")
    }

    pub fn focus(&mut self, focused: bool) {
        let style = if focused { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
        self.area.set_cursor_style(style);
    }

    pub fn input(&mut self, input: &Input) -> bool {
        match input {
            Input::Paste(text) => {
                let plain = text.replace("\r\n", "\n").replace('\r', "\n");
                let lines: Vec<String> = plain.lines().map(|line| show::clean(line).into_owned()).collect();
                self.area.insert_str(lines.join("\n"));
            }
            Input::Key(key) => return self.key(*key),
        }
        true
    }

    fn key(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            self.area.insert_char(c);
            return true;
        }
        let word = key.ctrl || key.alt;
        match key.code {
            Code::Enter if !key.ctrl => self.area.insert_newline(),
            Code::Backspace if word => self.repeat(1, TextArea::delete_word),
            Code::Backspace => self.repeat(self.characters(false), TextArea::delete_char),
            Code::Delete if word => self.repeat(1, TextArea::delete_next_word),
            Code::Delete => self.repeat(self.characters(true), TextArea::delete_next_char),
            Code::Left if word => self.area.move_cursor(CursorMove::WordBack),
            Code::Left => self.repeat(self.characters(false), back),
            Code::Right if word => self.area.move_cursor(CursorMove::WordForward),
            Code::Right => self.repeat(self.characters(true), forward),
            Code::Home => self.area.move_cursor(CursorMove::Head),
            Code::End => self.area.move_cursor(CursorMove::End),
            Code::Up | Code::Down => return self.line(key.code == Code::Up),
            _ => return false,
        }
        true
    }

    /// To another line of the note; from its edge the form takes over.
    fn line(&mut self, up: bool) -> bool {
        let before = self.area.cursor();
        self.area.move_cursor(if up { CursorMove::Up } else { CursorMove::Down });
        self.area.cursor() != before
    }

    fn repeat(&mut self, times: usize, step: fn(&mut TextArea<'static>) -> bool) {
        for _ in 0..times.max(1) {
            step(&mut self.area);
        }
    }

    /// Characters of the grapheme after or before the cursor; 0 at the edge of a line.
    fn characters(&self, after: bool) -> usize {
        let cursor = self.area.cursor();
        let line = self.area.lines().get(cursor.0).map_or("", String::as_str);
        let at = line.char_indices().nth(cursor.1).map_or(line.len(), |(at, _)| at);
        let (head, tail) = line.split_at(at);
        let grapheme = if after { tail.graphemes(true).next() } else { head.graphemes(true).next_back() };
        grapheme.map_or(0, |grapheme| grapheme.chars().count())
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect) {
        frame.render_widget(&self.area, area);
    }
}

fn back(area: &mut TextArea<'static>) -> bool {
    area.move_cursor(CursorMove::Back);
    false
}

fn forward(area: &mut TextArea<'static>) -> bool {
    area.move_cursor(CursorMove::Forward);
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(note: &mut NoteArea, codes: &[Code]) {
        for code in codes {
            note.input(&Input::Key(Key::of(*code)));
        }
    }

    #[test]
    fn what_people_see_as_one_character_is_deleted_at_once() {
        let mut note = NoteArea::new("Jose\u{301} 👩‍👩‍👧");
        press(&mut note, &[Code::Backspace, Code::Backspace, Code::Backspace]);
        assert_eq!(note.value(), "Jos");
        press(&mut note, &[Code::Enter, Code::Char('x'), Code::Home, Code::Delete]);
        assert_eq!(note.value(), "Jos\n");
        press(&mut note, &[Code::Backspace]);
        assert_eq!(note.value(), "Jos");
    }

    #[test]
    fn a_paste_keeps_its_lines_and_loses_what_steers() {
        let mut note = NoteArea::new("");
        note.input(&Input::Paste("ouders\r\ngebeld\u{1b}[2J".into()));
        assert_eq!(note.value(), "ouders\ngebeld[2J");
    }

    #[test]
    fn arrows_at_the_edge_are_left_to_the_form() {
        let mut note = NoteArea::new("a\nb");
        assert!(!note.input(&Input::Key(Key::DOWN)));
        assert!(note.input(&Input::Key(Key::UP)));
        assert!(!note.input(&Input::Key(Key::UP)));
        assert!(!note.input(&Input::Key(Key::TAB)));
    }
}
