//! The help of a screen: every key with its sentence, from the key tables.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::field::Input;
use super::picker::Picked;
use crate::domain::text::Text;
use crate::tui::here::Here;
use crate::tui::keys::{Code, Shown, all_keys};
use crate::tui::show;

/// Keys in groups, scrolled when they do not fit.
#[derive(Clone)]
pub struct Help {
    pub title: Text,
    groups: Vec<(Text, Vec<Shown>)>,
    first: usize,
}

impl Help {
    pub fn new(title: Text, groups: Vec<(Text, Vec<Shown>)>) -> Self {
        Self { title, groups, first: 0 }
    }

    pub fn input(&mut self, input: &Input) -> Picked {
        let Input::Key(key) = input else { return Picked::Nothing };
        match key.code {
            Code::Esc | Code::Enter | Code::Char('q' | '?') | Code::F(1) => return Picked::Closed,
            Code::Up | Code::Char('k') => self.scroll(-1),
            Code::Down | Code::Char('j') => self.scroll(1),
            Code::PageUp => self.scroll(-10),
            Code::PageDown | Code::Char(' ') => self.scroll(10),
            _ => {}
        }
        Picked::Nothing
    }

    pub fn scroll(&mut self, by: i32) {
        let steps = usize::try_from(by.unsigned_abs()).unwrap_or_default();
        let last = self.count().saturating_sub(1);
        self.first = if by < 0 { self.first.saturating_sub(steps) } else { (self.first + steps).min(last) };
    }

    fn count(&self) -> usize {
        self.groups.iter().map(|(_, lines)| lines.len() + 2).sum::<usize>().saturating_sub(1)
    }

    pub fn draw(&self, frame: &mut Frame, here: &Here) {
        let framed = super::centred(frame.area(), 76, show::columns(self.count() + 3));
        let inner = super::window(frame, framed, &self.title, here);
        let height = usize::from(inner.height.saturating_sub(1));
        let lines = self.lines(usize::from(inner.width), here);
        let first = self.first.min(lines.len().saturating_sub(height));
        for (row, line) in lines.iter().skip(first).take(height).enumerate() {
            let place = Rect { y: inner.y.saturating_add(show::columns(row)), height: 1, ..inner };
            frame.render_widget(line, place);
        }
        let words = if lines.len() > height { &SCROLL } else { &CLOSE };
        let foot = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        frame.render_widget(
            Line::styled(words.get(here.lang).to_owned(), here.theme.dim()),
            foot.intersection(inner),
        );
    }

    fn lines(&self, width: usize, here: &Here) -> Vec<Line<'static>> {
        let keys = |line: &Shown| all_keys(line.keys);
        let column = self
            .groups
            .iter()
            .flat_map(|(_, lines)| lines)
            .map(|line| show::width(&keys(line)))
            .max()
            .unwrap_or(0);
        let mut out = Vec::new();
        for (title, lines) in &self.groups {
            if !out.is_empty() {
                out.push(Line::default());
            }
            out.push(Line::styled(format!(" {}", here.say(title)), here.theme.bold()));
            for line in lines {
                let room = width.saturating_sub(column + 4);
                out.push(Line::from(vec![
                    Span::styled(format!("  {}", show::left(&keys(line), column)), here.theme.accent()),
                    Span::raw(format!("  {}", show::fit(line.help.get(here.lang), room))),
                ]));
            }
        }
        out
    }
}

static CLOSE: Text = Text::new(" Esc sluit dit venster", " Esc closes this window");
static SCROLL: Text =
    Text::new(" ↑ ↓ bladeren   Esc sluit dit venster", " ↑ ↓ scroll   Esc closes this window");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::{Binding, Key, bind, quiet, shown};
    use crate::tui::widgets::testing::{draw, here};
    use expect_test::expect;

    const KEYS: &[Binding<()>] = &[
        bind(
            &[Key::char('a'), Key::char('i')],
            (),
            Text::new("log", "log"),
            Text::new("Typ.", "Type a line."),
        ),
        quiet(&[Key::ctrl('r')], (), Text::new("o", "redo"), Text::new("Opnieuw.", "Do it again.")),
    ];

    #[test]
    fn help_lists_every_key_with_its_sentence() {
        let mut help = Help::new(
            Text::new("Hulp", "Help"),
            vec![(Text::new("Dag", "Day"), shown(KEYS)), (Text::same("*"), shown(KEYS))],
        );
        expect![[r#"
            ╭ Help ──────────────────────────────────────────╮
            │ Day                                            │
            │  a / i   Type a line.                          │
            │  Ctrl-r  Do it again.                          │
            │                                                │
            │ *                                              │
            │  a / i   Type a line.                          │
            │  Ctrl-r  Do it again.                          │
            │ Esc closes this window                         │
            ╰────────────────────────────────────────────────╯
        "#]]
        .assert_eq(&draw(50, 10, |frame, _| help.draw(frame, &here())));
        help.input(&Input::Key(Key::PAGE_DOWN));
        expect![[r#"
            ╭ Help ──────────────────────────────────────────╮
            │ *                                              │
            │  a / i   Type a line.                          │
            │  Ctrl-r  Do it again.                          │
            │ ↑ ↓ scroll   Esc closes this window            │
            ╰────────────────────────────────────────────────╯
        "#]]
        .assert_eq(&draw(50, 6, |frame, _| help.draw(frame, &here())));
        assert!(matches!(help.input(&Input::Key(Key::ESC)), Picked::Closed));
    }
}
