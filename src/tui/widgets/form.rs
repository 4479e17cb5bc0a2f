//! A form: fields below each other, what is wrong below the field as one types, one field after the other by Tab.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::choice::Choice;
use super::confirm::Confirm;
use super::field::{Field, Input};
use super::note::NoteArea;
use crate::domain::text::Text;
use crate::tui::effects::Effect;
use crate::tui::here::Here;
use crate::tui::keys::{Binding, Code, Key, bind, quiet};
use crate::tui::overlay::Overlay;
use crate::tui::show;

/// Fields known by a key of their screen.
pub struct Form<K> {
    pub title: Text,
    rows: Vec<Row<K>>,
    focus: usize,
    changed: bool,
    /// Whether empty fields are judged too: from the first try to save.
    strict: bool,
}

/// A field with its label.
pub struct Row<K> {
    pub key: K,
    label: Text,
    /// Shown while the field has the focus.
    hint: Text,
    part: Part,
    problem: Option<Text>,
}

/// What a field is made of.
pub enum Part {
    Line(Field),
    Choice(Choice),
    Note(Box<NoteArea>),
}

/// What keys do in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Next,
    Previous,
    Save,
    Cancel,
    /// To the next field, or save in the last one.
    Accept,
}

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Moved,
    Save,
    Cancel,
}

/// The lines of a key table for a form.
pub const fn next<A>(action: A) -> Binding<A> {
    const KEYS: &[Key] = &[Key::TAB, Key::DOWN];
    let help = Text::new("Naar het volgende veld.", "To the next field.");
    bind(KEYS, action, Text::new("volgende", "next"), help)
}

pub const fn previous<A>(action: A) -> Binding<A> {
    const KEYS: &[Key] = &[Key::SHIFT_TAB, Key::UP];
    let help = Text::new("Naar het vorige veld.", "To the previous field.");
    quiet(KEYS, action, Text::new("vorige", "previous"), help)
}

pub const fn accept<A>(action: A) -> Binding<A> {
    const KEYS: &[Key] = &[Key::ENTER];
    let help = Text::new(
        "Naar het volgende veld; in het laatste veld: opslaan.",
        "To the next field; in the last field: save.",
    );
    quiet(KEYS, action, Text::new("verder", "go on"), help)
}

pub const fn save<A>(action: A) -> Binding<A> {
    const KEYS: &[Key] = &[Key::ctrl('s')];
    let help = Text::new("Sla het formulier op.", "Store the form.");
    bind(KEYS, action, Text::new("opslaan", "save"), help)
}

pub const fn cancel<A>(action: A) -> Binding<A> {
    const KEYS: &[Key] = &[Key::ESC];
    let help = Text::new("Sluit het formulier zonder op te slaan.", "Close the form without storing it.");
    bind(KEYS, action, Text::new("sluiten", "close"), help)
}

/// What a field that must be filled in says while it is empty.
pub const FILL_IN: Text = Text::new("vul dit in", "fill this in");

/// What was read, with [`FILL_IN`] for what is wrong with nothing.
pub fn needed<T>(text: &str, read: Result<T, Text>) -> Result<T, Text> {
    if text.trim().is_empty() { Err(FILL_IN) } else { read }
}

/// The question before a form that was changed is closed.
pub fn ask_to_close() -> Effect {
    Effect::Show(Box::new(Overlay::Confirm(Confirm {
        title: Text::new("Sluiten", "Close"),
        question: Text::new(
            "Wat u hebt ingevuld is niet opgeslagen. Toch sluiten?",
            "What you filled in is not stored. Close it anyway?",
        ),
        yes: Text::new("sluiten zonder opslaan", "close without storing"),
        effects: vec![Effect::Discard],
    })))
}

impl<K: Copy + PartialEq> Row<K> {
    pub fn new(key: K, label: Text, hint: Text, part: Part) -> Self {
        Self { key, label, hint, part, problem: None }
    }

    fn is_empty(&self) -> bool {
        match &self.part {
            Part::Line(field) => field.is_empty(),
            Part::Choice(choice) => choice.chosen().is_none() && !choice.is_lost(),
            Part::Note(note) => note.value().trim().is_empty(),
        }
    }

    fn height(&self) -> usize {
        let own = if matches!(self.part, Part::Note(_)) { NOTE_LINES } else { 1 };
        own + usize::from(self.problem.is_some())
    }
}

const NOTE_LINES: usize = 4;

impl<K: Copy + PartialEq> Form<K> {
    pub fn new(title: Text, rows: Vec<Row<K>>) -> Self {
        let mut form = Self { title, rows, focus: 0, changed: false, strict: false };
        form.refocus();
        form
    }

    /// Whether anything was typed since it opened.
    pub fn is_changed(&self) -> bool {
        self.changed
    }

    pub fn focused(&self) -> Option<K> {
        self.rows.get(self.focus).map(|row| row.key)
    }

    pub fn focus_on(&mut self, key: K) {
        if let Some(index) = self.rows.iter().position(|row| row.key == key) {
            self.focus = index;
            self.refocus();
        }
    }

    /// The text of a line or note; empty for any other field.
    pub fn text(&self, key: K) -> String {
        match self.part(key) {
            Some(Part::Line(field)) => field.value(),
            Some(Part::Note(note)) => note.value(),
            Some(Part::Choice(_)) | None => String::new(),
        }
    }

    /// The index that is chosen.
    pub fn chosen(&self, key: K) -> Option<usize> {
        self.choice(key).and_then(Choice::chosen)
    }

    pub fn choice(&self, key: K) -> Option<&Choice> {
        match self.part(key) {
            Some(Part::Choice(choice)) => Some(choice),
            _ => None,
        }
    }

    pub fn choice_mut(&mut self, key: K) -> Option<&mut Choice> {
        match self.rows.iter_mut().find(|row| row.key == key).map(|row| &mut row.part) {
            Some(Part::Choice(choice)) => Some(choice),
            _ => None,
        }
    }

    pub fn set_text(&mut self, key: K, text: &str) {
        match self.rows.iter_mut().find(|row| row.key == key).map(|row| &mut row.part) {
            Some(Part::Line(field)) => field.set(text),
            Some(Part::Note(note)) => **note = NoteArea::new(text),
            Some(Part::Choice(_)) | None => {}
        }
    }

    fn part(&self, key: K) -> Option<&Part> {
        self.rows.iter().find(|row| row.key == key).map(|row| &row.part)
    }

    /// What is wrong with which field. Empty fields are judged from the first try to save.
    pub fn judge(&mut self, faults: &[(K, Text)]) {
        for row in &mut self.rows {
            let fault = faults.iter().find(|(key, _)| *key == row.key).map(|(_, words)| words.clone());
            row.problem = fault.filter(|_| self.strict || !row.is_empty());
        }
    }

    /// Moves to the first field with a problem; `false` when there is none.
    pub fn show_problem(&mut self) -> bool {
        let Some(index) = self.rows.iter().position(|row| row.problem.is_some()) else { return false };
        self.focus = index;
        self.refocus();
        true
    }

    /// Whether the focused field took it.
    pub fn input(&mut self, input: &Input) -> bool {
        let Some(row) = self.rows.get_mut(self.focus) else { return false };
        let taken = match &mut row.part {
            Part::Line(field) => field.input(input),
            Part::Choice(choice) => choice.input(input),
            Part::Note(note) => note.input(input),
        };
        self.changed |= taken && changes(input);
        taken
    }

    pub fn act(&mut self, action: Action) -> Step {
        self.settle();
        match action {
            Action::Next => self.focus = (self.focus + 1) % self.rows.len().max(1),
            Action::Previous => {
                self.focus = self.focus.checked_sub(1).unwrap_or(self.rows.len().saturating_sub(1));
            }
            Action::Accept if self.focus + 1 < self.rows.len() => self.focus += 1,
            Action::Accept | Action::Save => {
                self.strict = true;
                return Step::Save;
            }
            Action::Cancel => return Step::Cancel,
        }
        self.refocus();
        Step::Moved
    }

    fn settle(&mut self) {
        if let Some(Row { part: Part::Choice(choice), .. }) = self.rows.get_mut(self.focus) {
            choice.settle();
        }
    }

    fn refocus(&mut self) {
        for (index, row) in self.rows.iter_mut().enumerate() {
            if let Part::Note(note) = &mut row.part {
                note.focus(index == self.focus);
            }
        }
    }

    /// Draws the form in a frame in the middle of `area`, with `aside` (what the form would mean) below its fields.
    pub fn draw(&self, frame: &mut Frame, area: Rect, aside: &[Line<'_>], here: &Here) {
        let lines = self.rows.iter().map(Row::height).sum::<usize>() + aside.len() + 1;
        let framed = super::centred(area, 76, show::columns(lines + 2));
        let inner = super::window(frame, framed, &self.title, here);
        let foot = show::columns(aside.len() + 1).min(inner.height);
        let body = Rect { height: inner.height.saturating_sub(foot), ..inner };
        self.draw_rows(frame, body, here);
        self.draw_foot(frame, Rect { y: body.bottom(), height: foot, ..inner }, aside, here);
        self.draw_open_list(frame, body, here);
    }

    fn draw_rows(&self, frame: &mut Frame, area: Rect, here: &Here) {
        let first = self.first_line(usize::from(area.height));
        let mut line = 0;
        for (index, row) in self.rows.iter().enumerate() {
            if line >= first {
                let top = area.y.saturating_add(show::columns(line - first));
                let place = Rect { y: top, height: show::columns(row.height()), ..area }.intersection(area);
                if top < area.bottom() {
                    self.draw_row(frame, place, row, index == self.focus, here);
                }
            }
            line += row.height();
        }
    }

    /// The first line in sight, so that the focused field is whole.
    fn first_line(&self, height: usize) -> usize {
        let end: usize = self.rows.iter().take(self.focus + 1).map(Row::height).sum();
        end.saturating_sub(height)
    }

    fn draw_row(&self, frame: &mut Frame, area: Rect, row: &Row<K>, focused: bool, here: &Here) {
        let label = self.label_width(here);
        let mark = if focused { "▶" } else { " " };
        let style = if focused { here.theme.accent() } else { here.theme.dim() };
        let text = format!("{mark} {} ", show::left(row.label.get(here.lang), label));
        frame.render_widget(Line::styled(text, style), Rect { height: area.height.min(1), ..area });
        let value = self.value_area(area, here);
        let own = Rect { height: value.height.min(show::columns(row.height())), ..value };
        match &row.part {
            Part::Line(field) => field.draw(frame, first_line(own), focused, "", here),
            Part::Choice(choice) => choice.draw(frame, first_line(own), focused, here),
            Part::Note(note) => {
                let lines = own.height.saturating_sub(u16::from(row.problem.is_some()));
                note.draw(frame, Rect { height: lines, ..own });
            }
        }
        if let Some(problem) = &row.problem
            && area.height > 1
        {
            let place = Rect { y: own.bottom().saturating_sub(1), height: 1, ..value };
            let room = usize::from(value.width).saturating_sub(2);
            let words = format!("▲ {}", show::fit(problem.get(here.lang), room));
            frame.render_widget(Line::styled(words, here.theme.warn()), place);
        }
    }

    fn draw_foot(&self, frame: &mut Frame, area: Rect, aside: &[Line<'_>], here: &Here) {
        for (row, line) in aside.iter().enumerate() {
            let y = area.y.saturating_add(show::columns(row));
            if y < area.bottom() {
                frame.render_widget(line, Rect { y, height: 1, ..area });
            }
        }
        let hint = self.rows.get(self.focus).map_or("", |row| row.hint.get(here.lang));
        let y = area.bottom().saturating_sub(1);
        if area.height > 0 {
            let words = show::fit(&format!("  {hint}"), usize::from(area.width));
            frame.render_widget(Line::styled(words, here.theme.dim()), Rect { y, height: 1, ..area });
        }
    }

    fn draw_open_list(&self, frame: &mut Frame, area: Rect, here: &Here) {
        let first = self.first_line(usize::from(area.height));
        let before: usize = self.rows.iter().take(self.focus).map(Row::height).sum();
        if let Some(Row { part: Part::Choice(choice), .. }) = self.rows.get(self.focus) {
            let y = area.y.saturating_add(show::columns(before.saturating_sub(first)));
            let field = self.value_area(Rect { y, height: 1, ..area }, here);
            choice.draw_list(frame, field.intersection(frame.area()), here);
        }
    }

    fn value_area(&self, area: Rect, here: &Here) -> Rect {
        let label = show::columns(self.label_width(here) + 3).min(area.width);
        Rect { x: area.x.saturating_add(label), width: area.width.saturating_sub(label), ..area }
    }

    fn label_width(&self, here: &Here) -> usize {
        self.rows.iter().map(|row| show::width(row.label.get(here.lang))).max().unwrap_or_default()
    }
}

fn first_line(area: Rect) -> Rect {
    Rect { height: area.height.min(1), ..area }
}

/// Whether it can have changed what stands in a field.
fn changes(input: &Input) -> bool {
    match input {
        Input::Paste(_) => true,
        Input::Key(key) => {
            key.typed().is_some()
                || matches!(key.code, Code::Backspace | Code::Delete | Code::Enter | Code::Up | Code::Down)
                || key.ctrl
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{draw, here};
    use expect_test::expect;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Key3 {
        Date,
        Activity,
        Note,
    }

    fn form() -> Form<Key3> {
        let activities = ["telephone", "travel"].map(String::from).to_vec();
        let hint = || Text::new("zoals 13-3", "such as 13-3");
        Form::new(
            Text::new("Nieuwe registratie", "New entry"),
            vec![
                Row::new(Key3::Date, Text::new("datum", "date"), hint(), Part::Line(Field::new("13-3"))),
                Row::new(
                    Key3::Activity,
                    Text::new("activiteit", "activity"),
                    Text::new("typ om te zoeken", "type to search"),
                    Part::Choice(Choice::new(activities, None)),
                ),
                Row::new(
                    Key3::Note,
                    Text::new("notitie", "note"),
                    hint(),
                    Part::Note(Box::new(NoteArea::new(""))),
                ),
            ],
        )
    }

    fn type_text(form: &mut Form<Key3>, text: &str) {
        for c in text.chars() {
            assert!(form.input(&Input::Key(Key::char(c))));
        }
    }

    #[test]
    fn a_form_is_filled_field_by_field() {
        let mut form = form();
        assert!(!form.is_changed());
        assert_eq!(form.act(Action::Accept), Step::Moved);
        type_text(&mut form, "tra");
        assert_eq!(form.act(Action::Next), Step::Moved);
        type_text(&mut form, "naar");
        form.input(&Input::Key(Key::ENTER));
        type_text(&mut form, "Hoorn");
        assert_eq!((form.chosen(Key3::Activity), form.text(Key3::Note).as_str()), (Some(1), "naar\nHoorn"));
        assert_eq!((form.act(Action::Accept), form.is_changed()), (Step::Save, true));
    }

    #[test]
    fn the_focus_goes_round_and_jumps_to_what_is_wrong() {
        let mut form = form();
        form.act(Action::Previous);
        assert_eq!(form.focused(), Some(Key3::Note));
        form.act(Action::Next);
        assert_eq!(form.focused(), Some(Key3::Date));
        assert!(!form.show_problem());
        let missing = [(Key3::Activity, Text::new("ontbreekt", "is missing"))];
        form.judge(&missing);
        assert!(!form.show_problem(), "an empty field is not wrong yet");
        form.act(Action::Save);
        form.judge(&missing);
        assert!(form.show_problem());
        assert_eq!((form.focused(), form.act(Action::Cancel)), (Some(Key3::Activity), Step::Cancel));
    }

    #[test]
    fn what_is_wrong_stands_below_the_field() {
        let mut form = form();
        form.judge(&[(Key3::Date, Text::new("bestaat niet", "does not exist"))]);
        form.act(Action::Next);
        type_text(&mut form, "t");
        let here = here();
        let aside = [Line::raw("  45 min")];
        expect![[r#"
            ╭ New entry ─────────────────────────────────────╮
            │  date     13-3                                 │
            │           ▲ does not exist                     │
            │▶ activity t                                    │
            │  note     ▶ telephone                          │
            │             travel                             │
            │                                                │
            │                                                │
            │  45 min                                        │
            │  type to search                                │
            ╰────────────────────────────────────────────────╯

        "#]]
        .assert_eq(&draw(50, 12, |frame, area| form.draw(frame, area, &aside, &here)));
    }

    #[test]
    fn no_size_is_too_small_for_a_form() {
        let mut form = form();
        form.judge(&[Key3::Date, Key3::Activity, Key3::Note].map(|key| (key, Text::new("fout", "wrong"))));
        form.act(Action::Next);
        type_text(&mut form, "t");
        for width in 0..30 {
            for height in 0..12 {
                draw(width, height, |frame, area| form.draw(frame, area, &[Line::raw("x")], &here()));
            }
        }
    }
}
