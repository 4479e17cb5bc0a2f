//! A question that is answered by yes or no.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use super::field::Input;
use super::picker::Picked;
use crate::domain::text::Text;
use crate::tui::effects::Effect;
use crate::tui::here::Here;
use crate::tui::keys::Key;
use crate::tui::show;

/// A question with what yes would do.
#[derive(Clone)]
pub struct Confirm {
    pub title: Text,
    pub question: Text,
    /// The word on the button.
    pub yes: Text,
    pub effects: Vec<Effect>,
}

impl Confirm {
    /// `y`, `j` and Enter say yes; `n`, `q` and Esc say no.
    pub fn input(&self, input: &Input) -> Picked {
        match input {
            Input::Key(Key::ENTER) => Picked::Chosen(self.effects.clone()),
            Input::Key(Key::ESC) => Picked::Closed,
            Input::Key(key) => match key.typed() {
                Some('y' | 'Y' | 'j' | 'J') => Picked::Chosen(self.effects.clone()),
                Some('n' | 'N' | 'q') => Picked::Closed,
                _ => Picked::Nothing,
            },
            Input::Paste(_) => Picked::Nothing,
        }
    }

    pub fn draw(&self, frame: &mut Frame, here: &Here) {
        let question = show::clean(self.question.get(here.lang)).into_owned();
        let lines = show::columns(show::width(&question) / 50 + 1);
        let framed = super::centred(frame.area(), 60, lines + 5);
        let inner = super::window(frame, framed, &self.title, here);
        let padded = Rect { x: inner.x.saturating_add(1), width: inner.width.saturating_sub(2), ..inner };
        let body = Rect { height: inner.height.saturating_sub(2), ..padded };
        frame.render_widget(Paragraph::new(question).wrap(Wrap { trim: true }), body.intersection(inner));
        let keys = Line::from(vec![
            Span::styled(YES.get(here.lang), here.theme.accent()),
            Span::raw(format!(" {}    ", self.yes.get(here.lang))),
            Span::styled("n / Esc", here.theme.accent()),
            Span::raw(format!(" {}", NO.get(here.lang))),
        ]);
        let foot = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..padded };
        frame.render_widget(keys, foot.intersection(inner));
    }
}

static YES: Text = Text::new("j / Enter", "y / Enter");
static NO: Text = Text::new("toch niet", "never mind");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{draw, here};
    use expect_test::expect;

    #[test]
    fn yes_is_said_in_both_languages_and_never_by_a_paste() {
        let confirm = Confirm {
            title: Text::new("Verwijderen", "Delete"),
            question: Text::new("Weg ermee?", "Delete 45 minutes of telephone on Thursday 13 March 2025?"),
            yes: Text::new("verwijderen", "delete"),
            effects: vec![Effect::Quit],
        };
        for key in [Key::char('y'), Key::char('j'), Key::ENTER] {
            assert!(matches!(confirm.input(&Input::Key(key)), Picked::Chosen(_)), "{key}");
        }
        for key in [Key::char('n'), Key::ESC] {
            assert!(matches!(confirm.input(&Input::Key(key)), Picked::Closed), "{key}");
        }
        assert!(matches!(confirm.input(&Input::Paste("y".into())), Picked::Nothing));
        expect![[r#"
            ╭ Delete ──────────────────────────────────────────────────╮
            │ Delete 45 minutes of telephone on Thursday 13 March      │
            │ 2025?                                                    │
            │                                                          │
            │                                                          │
            │ y / Enter delete    n / Esc never mind                   │
            ╰──────────────────────────────────────────────────────────╯

        "#]]
        .assert_eq(&draw(60, 8, |frame, _| confirm.draw(frame, &here())));
    }
}
