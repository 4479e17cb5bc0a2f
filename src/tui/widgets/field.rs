//! A text field of one line, edited by what people see as one character.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::here::Here;
use crate::tui::keys::{Code, Key};
use crate::tui::show;

/// What is typed into a field: a key, or a paste.
#[derive(Clone)]
pub enum Input {
    Key(Key),
    Paste(String),
}

/// A single line of text with a cursor. Has no `Debug`: what is typed may be a name or a number of a client.
#[derive(Clone, Default)]
pub struct Field {
    text: String,
    /// Bytes before the cursor; always between two graphemes.
    cursor: usize,
    secret: bool,
    /// At most so many characters.
    limit: Option<usize>,
}

impl Field {
    pub fn new(text: &str) -> Self {
        let text: String = show::clean(text).into_owned();
        Self { cursor: text.len(), text, secret: false, limit: None }
    }

    /// Shows dots instead of what is typed.
    pub fn secret() -> Self {
        Self { secret: true, ..Self::default() }
    }

    /// Takes no more than so many characters.
    pub fn limited(self, characters: usize) -> Self {
        Self { limit: Some(characters), ..self }
    }

    /// What was typed, composed, without spaces around it.
    pub fn value(&self) -> String {
        self.text.trim().nfc().collect()
    }

    /// Exactly what stands in the field.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Bytes of [`Field::text`] before the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub fn is_secret(&self) -> bool {
        self.secret
    }

    pub fn set(&mut self, text: &str) {
        let (secret, limit) = (self.secret, self.limit);
        *self = Self { secret, limit, ..Self::new(text) };
    }

    /// Another text, with the cursor behind so many of its bytes.
    pub fn set_at(&mut self, text: &str, cursor: usize) {
        self.set(text);
        self.cursor = cursor.min(self.text.len());
        self.settle();
    }

    pub fn clear(&mut self) {
        self.set("");
    }

    /// Whether the field knew what to do with it.
    pub fn input(&mut self, input: &Input) -> bool {
        match input {
            Input::Paste(text) => self.insert(text),
            Input::Key(key) => return self.key(*key),
        }
        true
    }

    fn key(&mut self, key: Key) -> bool {
        let word = key.ctrl || key.alt;
        if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        match key.code {
            Code::Left => self.cursor = if word { self.word_before() } else { self.before() },
            Code::Right => self.cursor = if word { self.word_after() } else { self.after() },
            Code::Home => self.cursor = 0,
            Code::End => self.cursor = self.text.len(),
            Code::Backspace => {
                self.remove(if word { self.word_before() } else { self.before() }, self.cursor);
            }
            Code::Delete => self.remove(self.cursor, if word { self.word_after() } else { self.after() }),
            Code::Char('a') if key.ctrl => self.cursor = 0,
            Code::Char('e') if key.ctrl => self.cursor = self.text.len(),
            Code::Char('b') if key.alt => self.cursor = self.word_before(),
            Code::Char('f') if key.alt => self.cursor = self.word_after(),
            Code::Char('w' | 'h') if key.ctrl => self.remove(self.word_before(), self.cursor),
            Code::Char('u') if key.ctrl => self.remove(0, self.cursor),
            Code::Char('k') if key.ctrl => self.remove(self.cursor, self.text.len()),
            _ => return false,
        }
        true
    }

    fn insert(&mut self, text: &str) {
        let mut text = show::clean(text).into_owned();
        if let Some(limit) = self.limit {
            let room = limit.saturating_sub(self.text.chars().count());
            text = text.chars().take(room).collect();
        }
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
        self.settle();
    }

    fn remove(&mut self, from: usize, until: usize) {
        if from < until {
            self.text.replace_range(from..until, "");
            self.cursor = from;
            self.settle();
        }
    }

    /// Moves the cursor behind the grapheme that typing or deleting may have joined around it.
    fn settle(&mut self) {
        let ends = self.text.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
        self.cursor =
            std::iter::once(0).chain(ends).find(|end| *end >= self.cursor).unwrap_or(self.text.len());
    }

    fn before(&self) -> usize {
        self.text
            .grapheme_indices(true)
            .map(|(at, _)| at)
            .take_while(|at| *at < self.cursor)
            .last()
            .unwrap_or(0)
    }

    fn after(&self) -> usize {
        let mut starts = self.text.grapheme_indices(true).map(|(at, _)| at);
        starts.find(|at| *at > self.cursor).unwrap_or(self.text.len())
    }

    fn word_before(&self) -> usize {
        let starts = self.text.unicode_word_indices().map(|(at, _)| at);
        starts.take_while(|at| *at < self.cursor).last().unwrap_or(0)
    }

    fn word_after(&self) -> usize {
        let mut ends = self.text.unicode_word_indices().map(|(at, word)| at + word.len());
        ends.find(|end| *end > self.cursor).unwrap_or(self.text.len())
    }

    /// Draws the field on one line; `after` follows the text dimmed. Puts the terminal's cursor when focused.
    pub fn draw(&self, frame: &mut Frame, area: Rect, focused: bool, after: &str, here: &Here) {
        self.draw_styled(frame, area, focused, after, &|_| Style::new(), here);
    }

    /// The same, with a style for every place (in bytes) of the text.
    pub fn draw_styled(
        &self,
        frame: &mut Frame,
        area: Rect,
        focused: bool,
        after: &str,
        style: &dyn Fn(usize) -> Style,
        here: &Here,
    ) {
        if area.is_empty() {
            return;
        }
        let room = usize::from(area.width).saturating_sub(1);
        let (shown, column) = self.window(room);
        let used: usize = shown.iter().map(|(_, part)| show::width(part)).sum();
        let mut spans: Vec<Span> =
            shown.into_iter().map(|(at, part)| Span::styled(part, style(at))).collect();
        if used < room {
            spans.push(Span::styled(show::fit(after, room - used), here.theme.dim()));
        }
        frame.render_widget(Line::from(spans), area);
        if focused {
            frame.set_cursor_position(Position::new(area.x.saturating_add(show::columns(column)), area.y));
        }
    }

    /// The part of the text that fits, with its places, and the column of the cursor in it.
    fn window(&self, room: usize) -> (Vec<(usize, &str)>, usize) {
        let mut shown: Vec<(usize, &str)> = self
            .text
            .grapheme_indices(true)
            .map(|(at, grapheme)| (at, if self.secret { "•" } else { grapheme }))
            .collect();
        let column = |parts: &[(usize, &str)]| -> usize {
            parts.iter().filter(|(at, _)| *at < self.cursor).map(|(_, part)| show::width(part)).sum()
        };
        while column(&shown) > room && !shown.is_empty() {
            shown.remove(0);
        }
        let mut used = 0;
        shown.retain(|(_, part)| {
            used += show::width(part);
            used <= room
        });
        let column = column(&shown);
        (shown, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types keys (`<` left, `>` right, `{` word left, `}` word right, `-` backspace, `=` delete, `^` home, `$` end).
    fn edit(start: &str, keys: &str) -> String {
        let mut field = Field::new(start);
        for c in keys.chars() {
            let control = |code| Key { ctrl: true, ..Key::of(code) };
            let key = match c {
                '<' => Key::LEFT,
                '>' => Key::RIGHT,
                '{' => control(Code::Left),
                '}' => control(Code::Right),
                '-' => Key::of(Code::Backspace),
                '=' => Key::DELETE,
                '^' => Key::HOME,
                '$' => Key::END,
                'W' => Key::ctrl('w'),
                'U' => Key::ctrl('u'),
                'K' => Key::ctrl('k'),
                c => Key::char(c),
            };
            assert!(field.input(&Input::Key(key)), "{key}");
        }
        let (before, after) = field.text.split_at(field.cursor);
        format!("{before}|{after}")
    }

    #[test]
    fn editing_goes_by_what_people_see_as_one_character() {
        for (start, keys, result) in [
            ("", "tel", "tel|"),
            ("tel", "<<x", "tx|el"),
            ("tel", "^x$y", "xtely|"),
            ("Jose\u{301}", "-", "Jos|"),
            ("Jose\u{301}", "<=", "Jos|"),
            ("a👩‍👩‍👧b", "<-", "a|b"),
            ("a👩‍👩‍👧b", "^>>", "a👩‍👩‍👧|b"),
            ("9-9:45 tel jansen", "{x", "9-9:45 tel x|jansen"),
            ("9-9:45 tel jansen", "W", "9-9:45 tel |"),
            ("9-9:45 tel", "^}", "9|-9:45 tel"),
            ("een twee", "{U", "|twee"),
            ("een twee", "{K", "een |"),
            ("", "-=<>{}UKW", "|"),
        ] {
            assert_eq!(edit(start, keys), result, "{start} {keys}");
        }
    }

    #[test]
    fn a_joining_character_stays_with_its_base() {
        let mut field = Field::new("e");
        field.input(&Input::Paste("\u{301}".into()));
        assert_eq!((field.cursor(), field.value().as_str()), (3, "é"));
        field.input(&Input::Key(Key::of(Code::Backspace)));
        assert!(field.is_empty());
    }

    #[test]
    fn a_paste_becomes_one_plain_line() {
        let mut field = Field::new("");
        field.input(&Input::Paste("a\r\nb\tc\u{1b}[2J\u{202e}".into()));
        assert_eq!(field.text(), "a b c[2J");
        let mut short = Field::secret().limited(9);
        short.input(&Input::Paste("9999000061234".into()));
        assert_eq!((short.text(), short.is_secret()), ("999900006", true));
    }

    #[test]
    fn the_window_keeps_the_cursor_in_sight() {
        let window = |field: &Field, room| {
            let (shown, column) = field.window(room);
            (shown.into_iter().map(|(_, part)| part).collect::<String>(), column)
        };
        let mut field = Field::new("abcdefghij");
        assert_eq!(window(&field, 4), ("ghij".into(), 4));
        field.input(&Input::Key(Key::HOME));
        assert_eq!(window(&field, 4), ("abcd".into(), 0));
        let mut secret = Field::secret();
        secret.input(&Input::Paste("123".into()));
        assert_eq!(window(&secret, 9), ("•••".into(), 3));
        assert_eq!(window(&secret, 0), (String::new(), 0));
    }
}
