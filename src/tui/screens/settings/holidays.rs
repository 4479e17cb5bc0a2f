//! The section of the free days: those of a year, by law or by the practice, and the form of one more.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::State;
use crate::domain::text::{Text, is_obeyed};
use crate::domain::time::{CalendarDay, Day, EveryYear, Feast, Occasion, WorkingCalendar};
use crate::operations::set_holiday::{Becomes, Input};
use crate::tui::effects::SettingsTask;
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::show;
use crate::tui::widgets::form::{Form, Row};
use crate::tui::widgets::panel;
use crate::tui::widgets::sheet::{CHOOSE, Open, Questions, Reading, Sheet, choice, line};
use crate::tui::widgets::table::{Cell, Column, Shape, Table, column};

const COLUMNS: &[Column] = &[
    column(Text::new("dag", "day"), Shape::Words(18), 0),
    column(Text::new("naam", "name"), Shape::Rest(14), 0),
    column(Text::new("toestand", "state"), Shape::Code(9), 0),
    column(Text::new("door", "by"), Shape::Code(8), 1),
    column(Text::new("valt", "falls"), Shape::Words(10), 2),
];

/// Which year is looked at.
pub struct Holidays {
    pub year: i32,
    pub calendar: WorkingCalendar,
}

impl Holidays {
    pub fn days(&self) -> Vec<CalendarDay> {
        self.calendar.year(self.year)
    }

    /// So many years on, within the years that days have.
    pub fn turn(&mut self, by: i8) {
        self.year = self.year.saturating_add(i32::from(by)).clamp(1900, 2199);
    }

    /// Turns the marked day: free into worked on, or the other way round; each time it falls, or this once.
    pub fn turned(&self, at: usize, once: bool) -> Option<Input> {
        let marked = self.days().into_iter().nth(at)?;
        let occasion = if once { Occasion::Once(marked.day) } else { marked.occasion };
        let becomes = if marked.is_free { Becomes::Working } else { Becomes::Free(None) };
        Some(Input { occasion, becomes })
    }
}

/// Where the rows of the list stand.
pub fn rows_area(area: Rect, here: &Here) -> Rect {
    let inner = panel::inside(area, here);
    let below = u16::from(inner.height > 0);
    Rect { height: inner.height - below, ..inner }
}

pub fn draw(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let year = state.holidays.year;
    let title = crate::text!("Vrije dagen ← {year} →", "Free days ← {year} →");
    let inner = panel::draw(frame, area, &here.say(&title), here);
    let rows = rows_area(area, here);
    let days = state.holidays.days();
    let cells = |row: usize| days.get(row).map_or_else(Vec::new, |one| cells(one, here));
    let selected = Some(state.cursor().at);
    let table = Table { columns: COLUMNS, rows: days.len(), selected, focused: true, cells: &cells };
    table.draw(frame.buffer_mut(), rows, here);
    let below = Rect { y: rows.bottom(), height: inner.bottom().saturating_sub(rows.bottom()), ..inner };
    frame.render_widget(Line::styled(format!(" {}", here.say(&USE)), here.theme.dim()), below);
}

const USE: Text = Text::new(
    "Termijnen tellen maandag tot en met vrijdag, zonder deze dagen.",
    "Terms count Monday to Friday, without these days.",
);

fn cells(one: &CalendarDay, here: &Here) -> Vec<Cell> {
    let theme = here.theme;
    let state = if one.is_free {
        Cell::styled(here.say(&Text::new("vrije dag", "free")), theme.good())
    } else {
        Cell::styled(here.say(&Text::new("werkdag", "working")), theme.warn())
    };
    let by = if one.is_own { Text::new("praktijk", "practice") } else { Text::new("wet", "law") };
    let falls = match one.occasion {
        Occasion::Feast(_) => Text::new("elk jaar", "every year"),
        Occasion::EveryYear(_) => Text::new("elk jaar op deze datum", "every year on this date"),
        Occasion::Once(_) => Text::new("alleen dit jaar", "this year only"),
    };
    vec![
        Cell::new(here.say(&show::day(one.day))),
        Cell::new(show::clean(&here.say(&one.name)).into_owned()),
        state,
        Cell::styled(here.say(&by), theme.dim()),
        Cell::styled(here.say(&falls), theme.dim()),
    ]
}

struct HolidayForm;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Feast,
    Day,
    EveryYear,
    Name,
}

/// One more free day.
pub fn form(day: Day, here: &Here) -> Box<dyn Open<SettingsTask>> {
    let feasts = Feast::ALL.map(|feast| here.say(&feast.name())).to_vec();
    let falls = FALLS.iter().map(|one| here.say(one)).collect();
    let rows = vec![
        Row::new(Key::Feast, FEAST.0, FEAST.1, choice(feasts, None)),
        Row::new(Key::Day, DAY.0, DAY.1, line(Some(day.to_string()), 10)),
        Row::new(Key::EveryYear, FALL.0, FALL.1, choice(falls, Some(0))),
        Row::new(Key::Name, NAME.0, NAME.1, line(None, 40)),
    ];
    Sheet::open(Text::new("Nieuwe vrije dag", "New free day"), rows, HolidayForm)
}

const FALLS: [Text; 2] = [
    Text::new("alleen dit jaar", "this year only"),
    Text::new("elk jaar op deze datum", "every year on this date"),
];

impl Questions<SettingsTask> for HolidayForm {
    type Key = Key;

    fn read(&self, form: &Form<Key>, _: &Here) -> Result<SettingsTask, Vec<(Key, Text)>> {
        let mut reading = Reading::of(form);
        let feast = reading.chosen(Key::Feast, &Feast::ALL);
        let every_year = reading.chosen(Key::EveryYear, &[false, true]).unwrap_or_default();
        let name = reading.optional(Key::Name, |text| {
            if text.chars().any(is_obeyed) { Err(NAME.1) } else { Ok(text.to_owned()) }
        });
        let occasion = match feast {
            Some(feast) => Some(Occasion::Feast(feast)),
            None => reading.needed(Key::Day, read::day).map(|day| {
                if every_year { Occasion::EveryYear(EveryYear::of(day)) } else { Occasion::Once(day) }
            }),
        };
        let input = occasion.map(|occasion| Input { occasion, becomes: Becomes::Free(name) });
        reading.answer(input.map(SettingsTask::SetHoliday))
    }
}

const FEAST: (Text, Text) = (Text::new("feestdag", "feast"), CHOOSE);
const DAY: (Text, Text) = (
    Text::new("of datum", "or date"),
    Text::new(
        "zoals 15-5-2026; telt niet bij een feestdag",
        "such as 15-5-2026; does not count with a feast",
    ),
);
const FALL: (Text, Text) = (Text::new("valt", "falls"), CHOOSE);
const NAME: (Text, Text) = (
    Text::new("naam", "name"),
    Text::new("mag leeg blijven, ten hoogste 40 tekens", "may stay empty, at most 40 characters"),
);
