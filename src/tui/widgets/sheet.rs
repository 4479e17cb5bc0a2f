//! A form with what it asks: how its answers are read as they are typed, and which task they become.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::choice::Choice;
use super::field::{Field, Input};
use super::form::{self, Action, Form, Part, Row, Step};
use crate::domain::text::Text;
use crate::tui::effects::Task;
use crate::tui::here::Here;

/// What is wrong, by field.
pub type Faults<K> = Vec<(K, Text)>;

/// What a form asks, and which kind of task its answers become.
pub trait Questions<T = Task> {
    type Key: Copy + PartialEq;

    /// What the answers ask for, or every field that is wrong.
    fn read(&self, form: &Form<Self::Key>, here: &Here) -> Result<T, Faults<Self::Key>>;

    /// What the answers would mean, below the fields.
    fn aside(&self, _: &Form<Self::Key>, _: &Here) -> Vec<Text> {
        Vec::new()
    }
}

/// A form that is being filled in.
pub struct Sheet<Q: Questions<T>, T = Task> {
    form: Form<Q::Key>,
    questions: Q,
}

/// Any of them.
pub trait Open<T = Task> {
    fn is_changed(&self) -> bool;
    fn input(&mut self, input: &Input, here: &Here) -> bool;
    fn act(&mut self, action: Action, here: &Here) -> Step;
    /// `None` while something is wrong.
    fn task(&self, here: &Here) -> Option<T>;
    fn draw(&self, frame: &mut Frame, area: Rect, here: &Here);
}

impl<T: 'static, Q: Questions<T> + 'static> Sheet<Q, T> {
    pub fn open(title: Text, rows: Vec<Row<Q::Key>>, questions: Q) -> Box<dyn Open<T>> {
        Box::new(Self { form: Form::new(title, rows), questions })
    }

    /// The same, at one of its fields.
    pub fn open_at(title: Text, rows: Vec<Row<Q::Key>>, at: Q::Key, questions: Q) -> Box<dyn Open<T>> {
        let mut form = Form::new(title, rows);
        form.focus_on(at);
        Box::new(Self { form, questions })
    }
}

impl<T, Q: Questions<T>> Sheet<Q, T> {
    fn judge(&mut self, here: &Here) {
        let faults = self.questions.read(&self.form, here).err().unwrap_or_default();
        self.form.judge(&faults);
    }
}

impl<T, Q: Questions<T>> Open<T> for Sheet<Q, T> {
    fn is_changed(&self) -> bool {
        self.form.is_changed()
    }

    fn input(&mut self, input: &Input, here: &Here) -> bool {
        let taken = self.form.input(input);
        self.judge(here);
        taken
    }

    fn act(&mut self, action: Action, here: &Here) -> Step {
        let step = self.form.act(action);
        self.judge(here);
        if step == Step::Save && self.form.show_problem() { Step::Moved } else { step }
    }

    fn task(&self, here: &Here) -> Option<T> {
        self.questions.read(&self.form, here).ok()
    }

    fn draw(&self, frame: &mut Frame, area: Rect, here: &Here) {
        let aside = self.questions.aside(&self.form, here);
        let lines: Vec<Line> =
            aside.iter().map(|text| Line::raw(format!("  {}", text.get(here.lang)))).collect();
        self.form.draw(frame, area, &lines, here);
    }
}

/// A form as its answers are read, with what is wrong so far.
pub struct Reading<'a, K> {
    pub form: &'a Form<K>,
    pub faults: Faults<K>,
}

impl<'a, K: Copy + PartialEq> Reading<'a, K> {
    pub fn of(form: &'a Form<K>) -> Self {
        Self { form, faults: Vec::new() }
    }

    /// What stands in a line; `None` when it is empty.
    pub fn text(&self, key: K) -> Option<String> {
        Some(self.form.text(key)).filter(|text| !text.is_empty())
    }

    /// A line that must be filled in.
    pub fn needed<T>(&mut self, key: K, read: impl Fn(&str) -> Result<T, Text>) -> Option<T> {
        let text = self.form.text(key);
        form::needed(&text, read(&text)).map_err(|words| self.fault(key, words)).ok()
    }

    /// A line that may stay empty.
    pub fn optional<T>(&mut self, key: K, read: impl Fn(&str) -> Result<T, Text>) -> Option<T> {
        let text = self.text(key)?;
        read(&text).map_err(|words| self.fault(key, words)).ok()
    }

    /// What is chosen out of these; typed words that nothing answers to are a fault.
    pub fn chosen<T: Clone>(&mut self, key: K, all: &[T]) -> Option<T> {
        if self.form.choice(key).is_some_and(Choice::is_lost) {
            self.fault(key, Text::new("staat niet in de lijst", "is not in the list"));
        }
        self.form.chosen(key).and_then(|index| all.get(index)).cloned()
    }

    pub fn fault(&mut self, key: K, words: Text) {
        self.faults.push((key, words));
    }

    /// The answer, as long as nothing was wrong with any field.
    pub fn answer<T>(self, answer: Option<T>) -> Result<T, Faults<K>> {
        match answer {
            Some(answer) if self.faults.is_empty() => Ok(answer),
            _ => Err(self.faults),
        }
    }
}

/// A line of at most so many characters.
pub fn line(text: Option<String>, limit: usize) -> Part {
    Part::Line(Field::new(&text.unwrap_or_default()).limited(limit))
}

/// A choice that may stay open.
pub fn choice(labels: Vec<String>, chosen: Option<usize>) -> Part {
    Part::Choice(Choice::new(labels, chosen).optional())
}

pub const BEFORE_FIRST: Text = Text::new("ligt voor de eerste dag", "lies before the first day");
pub const AHEAD: Text = Text::new("ligt in de toekomst", "lies in the future");
pub const CHOOSE: Text =
    Text::new("typ om te kiezen, Alt-↓ toont de lijst", "type to choose, Alt-↓ shows the list");
