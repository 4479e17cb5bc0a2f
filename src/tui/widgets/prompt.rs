//! A question that is answered by one typed line, judged as one types.

use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::field::{Field, Input};
use super::picker::Picked;
use crate::domain::text::Text;
use crate::tui::effects::Effect;
use crate::tui::here::Here;
use crate::tui::keys::Key;

/// Turns what was typed into effects, or says what is wrong with it.
pub type Reading = Rc<dyn Fn(&str, &Here) -> Result<Vec<Effect>, Text>>;

/// A prompt.
#[derive(Clone)]
pub struct Prompt {
    title: Text,
    hint: Text,
    field: Field,
    read: Reading,
}

impl Prompt {
    pub fn new(
        title: Text,
        hint: Text,
        read: impl Fn(&str, &Here) -> Result<Vec<Effect>, Text> + 'static,
    ) -> Self {
        Self { title, hint, field: Field::default(), read: Rc::new(read) }
    }

    pub fn input(&mut self, input: &Input, here: &Here) -> Picked {
        match input {
            Input::Key(Key::ESC) => Picked::Closed,
            Input::Key(Key::ENTER) => {
                (self.read)(&self.field.value(), here).map_or(Picked::Nothing, Picked::Chosen)
            }
            _ => {
                self.field.input(input);
                Picked::Nothing
            }
        }
    }

    pub fn draw(&self, frame: &mut Frame, here: &Here) {
        let framed = super::centred(frame.area(), 64, 5);
        let inner = super::window(frame, framed, &self.title, here);
        let line = |row: u16| Rect { y: inner.y.saturating_add(row), height: 1, ..inner }.intersection(inner);
        frame.render_widget(Line::from(Span::styled("> ", here.theme.accent())), line(0));
        let field = Rect { x: inner.x.saturating_add(2), width: inner.width.saturating_sub(2), ..line(0) };
        self.field.draw(frame, field.intersection(inner), true, "", here);
        let problem = (self.read)(&self.field.value(), here).err().filter(|_| !self.field.is_empty());
        let below = match &problem {
            Some(problem) => Line::styled(format!("▲ {}", problem.get(here.lang)), here.theme.warn()),
            None => Line::styled(self.hint.get(here.lang), here.theme.dim()),
        };
        frame.render_widget(below, line(2));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{draw, here};
    use expect_test::expect;

    fn read(text: &str, _: &Here) -> Result<Vec<Effect>, Text> {
        if text == "ok" { Ok(vec![Effect::Quit]) } else { Err(Text::new("nee", "no such thing")) }
    }

    #[test]
    fn a_prompt_closes_only_with_something_right() {
        let title = Text::new("Naar datum", "Go to date");
        let mut prompt = Prompt::new(title, Text::new("zoals 13-3", "such as 13-3"), read);
        assert!(matches!(prompt.input(&Input::Key(Key::ENTER), &here()), Picked::Nothing));
        prompt.input(&Input::Paste("o".into()), &here());
        expect![[r#"
            ╭ Go to date ──────────────────────────╮
            │> o                                   │
            │                                      │
            │▲ no such thing                       │
            ╰──────────────────────────────────────╯
        "#]]
        .assert_eq(&draw(40, 5, |frame, _| prompt.draw(frame, &here())));
        prompt.input(&Input::Key(Key::char('k')), &here());
        assert!(matches!(prompt.input(&Input::Key(Key::ENTER), &here()), Picked::Chosen(_)));
    }
}
