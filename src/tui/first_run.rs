//! The first run: there is no practice yet, so the program asks who it is for.

use std::io;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Wrap};

use super::event::Event;
use super::here::Here;
use super::input::{self, Waited};
use super::keys::{self, Binding};
use super::show;
use super::terminal::{Taken, stop_signal};
use super::theme::Theme;
use super::widgets::choice::Choice;
use super::widgets::field::{Field, Input};
use super::widgets::form::{self, Action, Form, Part, Row, Step};
use crate::domain::identifiers::{AgbCode, Discipline, PractitionerCode};
use crate::domain::practitioner::{Practitioner, PractitionerDiscipline};
use crate::domain::text::Text;
use crate::domain::time::{Day, Period};
use crate::operations::set_up;
use crate::problem::Problem;
use crate::surroundings::Surroundings;

/// Who the program is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    pub agb: AgbCode,
    pub practice: String,
    /// The one who sits at the keyboard, if time of that person is registered.
    pub practitioner: Option<Practitioner>,
}

/// Asks in the terminal. `None` when the user leaves without an answer.
///
/// # Errors
/// Trouble with the terminal.
pub fn ask(surroundings: &Surroundings) -> Result<Option<Answers>, Problem> {
    super::needs_terminal()?;
    let here = Here {
        lang: surroundings.lang,
        today: surroundings.today(),
        now: surroundings.clock_time(),
        theme: Theme::new(surroundings.colors),
        practitioner: None,
    };
    let questions = Questions::new(here.today);
    conversation(questions, &here).map_err(|error| super::trouble(&error))
}

fn conversation(mut questions: Questions, here: &Here) -> io::Result<Option<Answers>> {
    let asked_to_stop = stop_signal()?;
    let mut taken = Taken::take()?;
    loop {
        taken.terminal.draw(|frame| questions.draw(frame, frame.area(), here))?;
        if input::wait(super::IDLE)? == Waited::Gone
            || asked_to_stop.load(std::sync::atomic::Ordering::Relaxed)
        {
            return Ok(None);
        }
        while input::is_ready()? {
            let step = match Event::from_terminal(crossterm::event::read()?) {
                Some(Event::Key(key)) => questions.input(&Input::Key(key)),
                Some(Event::Paste(text)) => questions.input(&Input::Paste(text)),
                _ => Step::Moved,
            };
            match step {
                Step::Cancel => return Ok(None),
                Step::Save => return Ok(questions.answers().ok()),
                Step::Moved => {}
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Agb,
    Practice,
    Name,
    Code,
    Discipline,
}

const KEYS: &[Binding<Action>] = &[
    form::next(Action::Next),
    form::previous(Action::Previous),
    form::accept(Action::Accept),
    form::save(Action::Save),
    form::cancel(Action::Cancel),
];

/// The form with its judgement.
struct Questions {
    form: Form<Key>,
    today: Day,
    disciplines: Vec<Discipline>,
}

impl Questions {
    fn new(today: Day) -> Self {
        let disciplines = set_up::disciplines();
        let names = disciplines.iter().map(ToString::to_string).collect();
        let rows = vec![
            Row::new(Key::Agb, AGB.0, AGB.1, Part::Line(Field::new("").limited(8))),
            Row::new(Key::Practice, PRACTICE.0, PRACTICE.1, Part::Line(Field::new("").limited(100))),
            Row::new(Key::Name, NAME.0, NAME.1, Part::Line(Field::new("").limited(100))),
            Row::new(Key::Code, CODE.0, CODE.1, Part::Line(Field::new("").limited(20))),
            Row::new(
                Key::Discipline,
                DISCIPLINE.0,
                DISCIPLINE.1,
                Part::Choice(Choice::new(names, None).optional()),
            ),
        ];
        Self { form: Form::new(TITLE, rows), today, disciplines }
    }

    fn input(&mut self, input: &Input) -> Step {
        if self.form.input(input) {
            self.judge();
            return Step::Moved;
        }
        let Input::Key(key) = input else { return Step::Moved };
        let Some(action) = keys::find(KEYS, *key) else { return Step::Moved };
        let step = self.form.act(action);
        self.judge();
        if step == Step::Save && self.form.show_problem() { Step::Moved } else { step }
    }

    fn judge(&mut self) {
        let faults = self.answers().err().unwrap_or_default();
        self.form.judge(&faults);
    }

    /// What was answered, or every field that is wrong.
    fn answers(&self) -> Result<Answers, Vec<(Key, Text)>> {
        let mut faults = Vec::new();
        let agb =
            AgbCode::parse(&self.form.text(Key::Agb)).map_err(|e| faults.push((Key::Agb, e.words()))).ok();
        let practice = self.form.text(Key::Practice);
        if practice.is_empty() {
            faults.push((Key::Practice, Text::new("een naam is nodig", "a name is needed")));
        }
        let practitioner = self.practitioner().map_err(|fault| faults.push(fault)).unwrap_or_default();
        match agb {
            Some(agb) if faults.is_empty() => Ok(Answers { agb, practice, practitioner }),
            _ => Err(faults),
        }
    }

    /// Nobody while the name is empty.
    fn practitioner(&self) -> Result<Option<Practitioner>, (Key, Text)> {
        let name = self.form.text(Key::Name);
        if name.is_empty() {
            return Ok(None);
        }
        let code = PractitionerCode::parse(&self.form.text(Key::Code)).map_err(|e| (Key::Code, e.words()))?;
        let active = Period { from: self.today.month().first(), until: None };
        let chosen = self.form.chosen(Key::Discipline).and_then(|index| self.disciplines.get(index));
        let Some(discipline) = chosen.cloned() else {
            return Err((Key::Discipline, Text::new("kies een discipline", "choose a discipline")));
        };
        let disciplines = vec![PractitionerDiscipline { discipline, valid: active }];
        Ok(Some(Practitioner {
            code,
            name,
            agb: None,
            active,
            week_minutes: None,
            disciplines,
            credentials: Vec::new(),
            responsible: None,
        }))
    }

    fn draw(&self, frame: &mut Frame, area: Rect, here: &Here) {
        let words = here.say(&WELCOME);
        let lines =
            show::columns(show::width(&words).div_ceil(usize::from(area.width).saturating_sub(2).max(1)) + 1);
        let top = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: lines, ..area };
        let top = top.intersection(area);
        frame.render_widget(Paragraph::new(words).wrap(Wrap { trim: true }), top);
        let below = Rect { y: top.bottom(), height: area.height.saturating_sub(top.height + 1), ..area };
        self.form.draw(frame, below.intersection(area), &[], here);
        let foot = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area }.intersection(area);
        let footer: Vec<String> = keys::shown(KEYS)
            .iter()
            .filter(|shown| shown.in_footer)
            .map(|shown| format!("{} {}", keys::all_keys(shown.keys), shown.name.get(here.lang)))
            .collect();
        let footer = format!(" {}", footer.join("  "));
        frame
            .render_widget(Line::styled(show::fit(&footer, usize::from(foot.width)), here.theme.dim()), foot);
    }
}

const TITLE: Text = Text::new("Nieuwe administratie", "New practice");
const WELCOME: Text = Text::new(
    "Welkom bij uurwerk. Er is nog geen administratie op deze plek. Met 'uurwerk demo' kijkt u eerst rond in een verzonnen praktijk.",
    "Welcome to uurwerk. There is no practice here yet. 'uurwerk demo' shows you around a made-up one first.",
);
const AGB: (Text, Text) = (
    Text::new("AGB-code", "AGB code"),
    Text::new("acht cijfers: waaronder gemeenten u kennen", "eight digits: how municipalities know you"),
);
const PRACTICE: (Text, Text) =
    (Text::new("praktijk", "practice"), Text::new("de naam van de praktijk", "the name of the practice"));
const NAME: (Text, Text) = (
    Text::new("uw naam", "your name"),
    Text::new("leeg als u zelf geen tijd registreert", "empty if you register no time yourself"),
);
const CODE: (Text, Text) =
    (Text::new("uw code", "your code"), Text::new("kort, zoals avisser", "short, such as avisser"));
const DISCIPLINE: (Text, Text) = (
    Text::new("discipline", "discipline"),
    Text::new("waarin u nu werkt; typ om te kiezen", "in which you work now; type to choose"),
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::Key as Press;
    use crate::tui::widgets::testing::{draw, here};

    fn type_in(questions: &mut Questions, text: &str) -> Step {
        text.chars().fold(Step::Moved, |_, c| {
            let key = match c {
                '\t' => Press::TAB,
                '\n' => Press::ENTER,
                other => Press::char(other),
            };
            questions.input(&Input::Key(key))
        })
    }

    fn asked() -> Questions {
        Questions::new(Day::new(2025, 3, 13).unwrap())
    }

    #[test]
    fn a_practice_and_its_first_practitioner_are_asked_for() {
        let mut questions = asked();
        assert_eq!(type_in(&mut questions, "42424242\tDe Dijk\tA. Visser\tavisser\tWO+\n"), Step::Save);
        let answers = questions.answers().unwrap();
        assert_eq!((answers.agb.as_str(), answers.practice.as_str()), ("42424242", "De Dijk"));
        let practitioner = answers.practitioner.unwrap();
        assert_eq!(practitioner.disciplines[0].discipline.as_str(), "WO+");
        assert_eq!(practitioner.active.from.to_string(), "2025-03-01");
    }

    #[test]
    fn an_office_without_time_of_its_own_leaves_its_name_empty() {
        let mut questions = asked();
        assert_eq!(type_in(&mut questions, "42424242\tDe Dijk\t\t\t\n"), Step::Save);
        assert_eq!(questions.answers().unwrap().practitioner, None);
    }

    #[test]
    fn a_wrong_answer_is_named_and_nothing_is_saved() {
        let mut questions = asked();
        assert_eq!(type_in(&mut questions, "4242\tDe Dijk\tA. Visser\t\t\n"), Step::Moved);
        let faults: Vec<Key> = questions.answers().unwrap_err().into_iter().map(|(key, _)| key).collect();
        assert_eq!(faults, [Key::Agb, Key::Code]);
        let screen = draw(80, 24, |frame, area| questions.draw(frame, area, &here()));
        assert!(screen.contains("AGB code must be 8 digits"), "{screen}");
        assert_eq!(questions.input(&Input::Key(Press::ESC)), Step::Cancel);
    }

    #[test]
    fn it_is_drawn_at_any_size() {
        for (width, height) in [(0, 0), (1, 1), (20, 5), (80, 24), (160, 50)] {
            draw(width, height, |frame, area| asked().draw(frame, area, &here()));
        }
    }
}
