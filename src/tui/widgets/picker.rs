//! A list to choose one thing from, narrowed by typing: practitioners, municipalities, and the palette of actions.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::field::{Field, Input};
use super::search;
use super::table::{self, Cursor, Move};
use crate::domain::text::Text;
use crate::tui::effects::Effect;
use crate::tui::here::Here;
use crate::tui::keys::Key;
use crate::tui::show;

/// A picker: what is chosen becomes effects.
#[derive(Clone)]
pub struct Picker {
    pub title: Text,
    items: Vec<Item>,
    field: Field,
    found: Vec<usize>,
    cursor: Cursor,
}

/// One thing to choose.
#[derive(Clone)]
pub struct Item {
    pub label: String,
    /// On the right, such as the keys of an action.
    pub detail: String,
    pub effects: Vec<Effect>,
}

/// What became of a key.
pub enum Picked {
    Nothing,
    Closed,
    Chosen(Vec<Effect>),
}

/// Columns of a picker, and lines of its list.
const WIDTH: u16 = 64;
const LINES: u16 = 14;

impl Picker {
    pub fn new(title: Text, items: Vec<Item>) -> Self {
        let found = (0..items.len()).collect();
        Self { title, items, field: Field::default(), found, cursor: Cursor::default() }
    }

    pub fn input(&mut self, input: &Input) -> Picked {
        if let Input::Key(key) = input {
            match *key {
                Key::ESC => return Picked::Closed,
                Key::ENTER => return self.take(),
                _ => {}
            }
            if let Some(step) = list_move(*key) {
                self.cursor.go(step, self.found.len());
                return Picked::Nothing;
            }
        }
        if self.field.input(input) {
            self.found =
                search::matching(self.field.text(), self.items.iter().map(|item| item.label.as_str()));
            self.cursor = Cursor::default();
        }
        Picked::Nothing
    }

    pub fn scroll(&mut self, by: i32) {
        self.cursor.scroll(by, self.found.len());
    }

    /// A click chooses.
    pub fn click(&mut self, y: u16, screen: Rect) -> Picked {
        let (_, list) = self.places(screen);
        match table::row_at(
            Rect { y: list.y.saturating_sub(1), height: list.height + 1, ..list },
            y,
            self.found.len(),
            Some(self.cursor.at),
        ) {
            Some(row) => {
                self.cursor.at = row;
                self.take()
            }
            None => Picked::Nothing,
        }
    }

    fn take(&self) -> Picked {
        let item = self.found.get(self.cursor.at).and_then(|index| self.items.get(*index));
        item.map_or(Picked::Nothing, |item| Picked::Chosen(item.effects.clone()))
    }

    /// The frame, and the list in it.
    fn places(&self, screen: Rect) -> (Rect, Rect) {
        let lines = show::columns(self.items.len()).clamp(1, LINES);
        let frame = super::centred(screen, WIDTH, lines + 4);
        let inner = super::inside(frame);
        let list = Rect { y: inner.y.saturating_add(2), height: inner.height.saturating_sub(2), ..inner };
        (frame, list.intersection(screen))
    }

    pub fn draw(&self, frame: &mut Frame, here: &Here) {
        let (framed, list) = self.places(frame.area());
        let inner = super::window(frame, framed, &self.title, here);
        let field =
            Rect { x: inner.x.saturating_add(2), width: inner.width.saturating_sub(2), height: 1, ..inner };
        let prompt = Line::from(Span::styled("> ", here.theme.accent()));
        frame.render_widget(prompt, Rect { height: inner.height.min(1), ..inner });
        let hint = if self.field.is_empty() { HINT.get(here.lang) } else { "" };
        self.field.draw(frame, field.intersection(inner), true, hint, here);
        if self.found.is_empty() && list.height > 0 {
            let words = Line::styled(NOTHING.get(here.lang), here.theme.dim());
            frame.render_widget(words, Rect { height: 1, ..list });
        }
        let height = usize::from(list.height);
        let first = self.cursor.at.saturating_sub(height / 2).min(self.found.len().saturating_sub(height));
        for (row, index) in self.found.iter().enumerate().skip(first).take(height) {
            let place = Rect { y: list.y.saturating_add(show::columns(row - first)), height: 1, ..list };
            frame.render_widget(
                self.line(*index, row == self.cursor.at, usize::from(list.width), here),
                place,
            );
        }
    }

    fn line(&self, index: usize, marked: bool, width: usize, here: &Here) -> Line<'static> {
        let Some(item) = self.items.get(index) else { return Line::default() };
        let detail = show::fit(&item.detail, width / 2);
        let room = width.saturating_sub(show::width(&detail) + 3);
        let mark = Span::styled(if marked { "▶ " } else { "  " }, here.theme.accent());
        let style = if marked { here.theme.selected() } else { here.theme.plain() };
        let parts = vec![
            mark,
            Span::raw(show::left(&item.label, room)),
            Span::raw(" "),
            Span::styled(detail, here.theme.dim()),
        ];
        Line::from(parts).style(style)
    }
}

static HINT: Text = Text::new("typ om te zoeken", "type to search");
static NOTHING: Text = Text::new("  niets gevonden", "  nothing found");

fn list_move(key: Key) -> Option<Move> {
    match key {
        Key::HOME | Key::END => None,
        _ if key == Key::ctrl('n') => Some(Move::Down),
        _ if key == Key::ctrl('p') => Some(Move::Up),
        _ => Move::of(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{draw, here};
    use expect_test::expect;

    fn picker() -> Picker {
        let item = |label: &str, detail: &str| Item {
            label: label.into(),
            detail: detail.into(),
            effects: vec![Effect::Quit],
        };
        let items = vec![item("A. Visser", "WO+"), item("B. Müller", "HBO"), item("C. Öztürk", "AMS")];
        Picker::new(Text::new("Medewerker", "Practitioner"), items)
    }

    #[test]
    fn typing_narrows_and_enter_chooses() {
        let mut picker = picker();
        for c in "oz".chars() {
            picker.input(&Input::Key(Key::char(c)));
        }
        assert_eq!(picker.found, [2]);
        assert!(
            matches!(picker.input(&Input::Key(Key::ENTER)), Picked::Chosen(effects) if effects.len() == 1)
        );
        assert!(matches!(picker.input(&Input::Key(Key::ESC)), Picked::Closed));
        picker.input(&Input::Paste("xyz".into()));
        assert!(matches!(picker.input(&Input::Key(Key::ENTER)), Picked::Nothing));
    }

    #[test]
    fn a_picker_shows_its_list() {
        let mut picker = picker();
        picker.input(&Input::Key(Key::DOWN));
        expect![[r#"

            ╭ Practitioner ────────────────────────╮
            │> type to search                      │
            │                                      │
            │  A. Visser                        WO+│
            │▶ B. Müller                        HBO│
            │  C. Öztürk                        AMS│
            ╰──────────────────────────────────────╯

        "#]]
        .assert_eq(&draw(40, 9, |frame, _| picker.draw(frame, &here())));
    }

    #[test]
    fn a_click_chooses() {
        let mut picker = picker();
        let screen = Rect::new(0, 0, 40, 9);
        assert!(matches!(picker.click(2, screen), Picked::Nothing));
        assert!(matches!(picker.click(5, screen), Picked::Chosen(_)));
        assert_eq!(picker.cursor.at, 1);
    }
}
