//! The section of the tariffs: those that are valid on a day or in a year, with what overlaps and what is missing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::view::until;
use crate::domain::identifiers::ContractKey;
use crate::domain::ids::{Stored, TariffId};
use crate::domain::tariff::coverage::{Flaw, told};
use crate::domain::tariff::{Band, Tariff};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::domain::usage::Distance;
use crate::operations::views::settings::SettingsView;
use crate::operations::views::tariffs::{Asked, TariffView};
use crate::tui::effects::{Effect, SettingsTask, Task};
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Cursor, Shape, Table, column};

const COLUMNS: &[Column] = &[
    column(Text::new("", ""), Shape::Code(1), 0),
    column(Text::new("contract", "contract"), Shape::Words(8), 7),
    column(Text::new("product", "product"), Shape::Rest(10), 0),
    column(Text::new("disc.", "disc."), Shape::Code(4), 1),
    column(Text::new("code", "code"), Shape::Code(5), 0),
    column(Text::new("cat.", "cat."), Shape::Code(2), 5),
    column(Text::new("afstand", "distance"), Shape::Code(7), 3),
    column(Text::new("eenheid", "unit"), Shape::Words(6), 4),
    column(Text::new("tarief", "tariff"), Shape::Number(6), 0),
    column(Text::new("van", "from"), Shape::Code(10), 2),
    column(Text::new("tot en met", "until"), Shape::Code(10), 1),
];

/// What is asked about tariffs, and what was found.
pub struct Tariffs {
    /// The day that is looked at, or any day of its year.
    pub day: Day,
    whole_year: bool,
    contract: Option<ContractKey>,
    view: Option<TariffView>,
    pub search: Field,
    pub searching: bool,
    /// Rows that match what is searched for.
    found: Vec<usize>,
}

impl Tariffs {
    pub fn new(today: Day) -> Self {
        Self {
            day: today,
            whole_year: false,
            contract: None,
            view: None,
            search: Field::default(),
            searching: false,
            found: Vec::new(),
        }
    }

    pub fn rows(&self) -> usize {
        self.found.len()
    }

    /// The tariff under the cursor.
    pub fn marked(&self, cursor: Cursor) -> Option<&Stored<TariffId, Tariff>> {
        self.view.as_ref()?.rows.get(*self.found.get(cursor.at)?)
    }

    fn asked(&self) -> Asked {
        Asked {
            on: Some(self.day).filter(|_| !self.whole_year),
            year: Some(self.day.year()),
            contract: self.contract.clone(),
            product: None,
        }
    }

    pub fn load(&self) -> Effect {
        Effect::Do(Task::Settings(SettingsTask::LoadTariffs(self.asked())))
    }

    pub fn shown(&mut self, view: TariffView) {
        self.view = Some(view);
        self.find();
    }

    /// The same day so many years on; the last of February stays in February.
    pub fn turn(&mut self, years: i32) {
        let (year, month) = (self.day.year().saturating_add(years), self.day.month_number());
        let days = (1..=self.day.day_of_month()).rev();
        self.day = days.into_iter().find_map(|day| Day::new(year, month, day)).unwrap_or(self.day);
    }

    pub fn toggle_year(&mut self) {
        self.whole_year = !self.whole_year;
    }

    /// All contracts, then one after the other.
    pub fn next_contract(&mut self, view: &SettingsView) {
        let mut keys: Vec<&ContractKey> = view.contracts.iter().map(|contract| &contract.key).collect();
        keys.dedup();
        let next = match &self.contract {
            None => 0,
            Some(current) => keys.iter().position(|key| *key == current).map_or(0, |at| at + 1),
        };
        self.contract = keys.get(next).map(|key| (*key).clone());
    }

    pub fn input(&mut self, input: &Input) -> bool {
        let taken = self.searching && self.search.input(input);
        if taken {
            self.find();
        }
        taken
    }

    pub fn clear(&mut self) {
        self.search.clear();
        self.searching = false;
        self.find();
    }

    fn find(&mut self) {
        let Some(view) = &self.view else { return };
        let rows = view.rows.iter().enumerate();
        let found = rows.filter(|(_, row)| answers(self.search.text(), &searched(&row.value)));
        self.found = found.map(|(at, _)| at).collect();
    }

    /// Whether another tariff holds on the same days.
    fn overlaps(&self, id: TariffId) -> bool {
        let flaws = self.view.iter().flat_map(|view| &view.flaws);
        flaws.into_iter().any(|flaw| match flaw {
            Flaw::Overlap(overlap) => overlap.one.id == id || overlap.other.id == id,
            Flaw::Gap(_) => false,
        })
    }

    /// What is wrong with what is searched for, in sentences.
    fn told(&self) -> Vec<Text> {
        let Some(view) = &self.view else { return Vec::new() };
        let asked =
            |flaw: &&Flaw| answers(self.search.text(), &format!("{} {}", flaw.contract(), flaw.product()));
        told(&view.flaws.iter().filter(asked).cloned().collect::<Vec<_>>())
    }

    fn title(&self, here: &Here) -> String {
        let when = if self.whole_year { self.day.year().to_string() } else { here.say(&show::day(self.day)) };
        let tariffs = here.say(&Text::new("Tarieven", "Tariffs"));
        let contract = self.contract.as_ref().map(|key| format!(" · {key}")).unwrap_or_default();
        format!("{tariffs} · [ {when} ]{contract}")
    }
}

/// Whether every word of the query stands in the text. Codes are not guessed at: a row too many would be misread.
fn answers(query: &str, text: &str) -> bool {
    let text = text.to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn searched(tariff: &Tariff) -> String {
    let discipline = tariff.discipline.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{} {} {discipline} {}", tariff.contract, tariff.product, tariff.code)
}

/// The list and what is wrong below it, which gets at most a third.
fn places(area: Rect, lines: usize) -> (Rect, Rect) {
    let below = if lines == 0 || area.height < 9 { 0 } else { show::columns(lines + 2).min(area.height / 3) };
    let list = Rect { height: area.height - below, ..area };
    (list, Rect { y: list.bottom(), height: below, ..area })
}

fn flaw_lines(tariffs: &Tariffs, width: u16, here: &Here) -> Vec<Line<'static>> {
    let width = usize::from(width.saturating_sub(2));
    let words = |text: Text| show::wrapped(&format!(" ▲ {}", here.say(&text)), width, "   ");
    tariffs.told().into_iter().flat_map(words).map(|line| Line::styled(line, here.theme.warn())).collect()
}

/// Where the rows of the list stand.
pub fn rows_area(tariffs: &Tariffs, area: Rect, here: &Here) -> Rect {
    let inner = panel::inside(places(area, flaw_lines(tariffs, area.width, here).len()).0, here);
    let above = u16::from(is_searching(tariffs)).min(inner.height);
    Rect { y: inner.y.saturating_add(above), height: inner.height - above, ..inner }
}

fn is_searching(tariffs: &Tariffs) -> bool {
    tariffs.searching || !tariffs.search.is_empty()
}

pub fn draw(tariffs: &Tariffs, cursor: Cursor, frame: &mut Frame, area: Rect, here: &Here) {
    let lines = flaw_lines(tariffs, area.width, here);
    let (list, below) = places(area, lines.len());
    let inner = panel::draw(frame, list, &tariffs.title(here), here);
    if is_searching(tariffs) {
        let line = Rect { height: inner.height.min(1), ..inner };
        frame.render_widget(Line::from(Span::styled(" /", here.theme.accent())), line);
        let field = Rect { x: line.x.saturating_add(2), width: line.width.saturating_sub(2), ..line };
        tariffs.search.draw(frame, field.intersection(inner), tariffs.searching, "", here);
    }
    let rows = rows_area(tariffs, area, here);
    match &tariffs.view {
        None => {}
        Some(view) if view.rows.is_empty() => panel::words(frame, rows, &[NONE, NONE_HINT], here),
        Some(_) if tariffs.found.is_empty() => panel::words(frame, rows, &[NOT_FOUND, NOT_FOUND_HINT], here),
        Some(view) => {
            let cells = |row: usize| {
                let found = tariffs.found.get(row).and_then(|at| view.rows.get(*at));
                found.map_or_else(Vec::new, |row| tariff_cells(&row.value, tariffs.overlaps(row.id), here))
            };
            let (count, selected) = (tariffs.found.len(), Some(cursor.at));
            let table = Table { columns: COLUMNS, rows: count, selected, focused: true, cells: &cells };
            table.draw(frame.buffer_mut(), rows, here);
        }
    }
    if below.height > 2 {
        let title = Text::new("Wat ontbreekt of dubbel is", "What is missing or there twice");
        let inner = panel::draw(frame, below, &here.say(&title), here);
        panel::lines(frame, inner, cut(lines, inner.height, here));
    }
}

/// As many lines as fit; the last one says where the others are.
fn cut(mut lines: Vec<Line<'static>>, height: u16, here: &Here) -> Vec<Line<'static>> {
    let height = usize::from(height);
    if lines.len() > height {
        lines.truncate(height.saturating_sub(1));
        let more = Text::new(" … alles met: uurwerk tariff check", " … all of it with: uurwerk tariff check");
        lines.push(Line::styled(here.say(&more), here.theme.dim()));
    }
    lines
}

const NONE: Text = Text::new("Voor deze dagen is er geen tarief.", "There is no tariff for these days.");
const NONE_HINT: Text = Text::new(
    "Lees codes en tarieven in met: uurwerk tariff import BESTAND.csv",
    "Import codes and tariffs with: uurwerk tariff import FILE.csv",
);
const NOT_FOUND: Text = Text::new("Geen tarief gevonden.", "No tariff found.");
const NOT_FOUND_HINT: Text = Text::new("Esc wist de zoekterm.", "Esc clears the search.");

fn tariff_cells(tariff: &Tariff, overlaps: bool, here: &Here) -> Vec<Cell> {
    let style = if overlaps { here.theme.bad() } else { here.theme.plain() };
    vec![
        Cell::styled(if overlaps { "▲" } else { "" }, here.theme.bad()),
        Cell::styled(tariff.contract.to_string(), here.theme.dim()),
        Cell::styled(tariff.product.to_string(), style),
        Cell::styled(tariff.discipline.as_ref().map(ToString::to_string).unwrap_or_default(), style),
        Cell::styled(tariff.code.to_string(), style),
        Cell::styled(tariff.category.as_ref().map(ToString::to_string).unwrap_or_default(), style),
        Cell::styled(tariff.band.map(|band| distance(band, here)).unwrap_or_default(), style),
        Cell::styled(here.say(&tariff.unit.name()), style),
        Cell::styled(tariff.cents.display(here.lang), style),
        Cell::styled(tariff.valid.from.to_string(), style),
        Cell::styled(until(tariff.valid.until), style),
    ]
}

/// `0–10 km`, `> 30 km`.
fn distance(band: Band, here: &Here) -> String {
    let point = here.say(&Text::new(",", "."));
    let km = |metres| Distance::kilometres(metres).replace('.', &point);
    match band.through {
        Some(through) => format!("{}–{} km", km(band.above), km(through)),
        None => format!("> {} km", km(band.above)),
    }
}
