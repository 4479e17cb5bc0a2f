//! The allocations of a client, with what is left of each.

use ratatui::text::Line;

use super::finding_lines;
use crate::domain::allocation::{Allocation, Shape, Source};
use crate::domain::care::State;
use crate::domain::text::Text;
use crate::operations::views::clients::AllocationRow;
use crate::operations::views::day::Room;
use crate::text;
use crate::tui::here::Here;
use crate::tui::screens::clients::view::fact;
use crate::tui::show;
use crate::tui::theme::mark;
use crate::tui::widgets::bars::gauge;
use crate::tui::widgets::table::{Cell, Column, Shape as Fill, column};

pub const COLUMNS: &[Column] = &[
    column(Text::new("toewijzing", "allocation"), Fill::Number(6), 0),
    column(Text::new("gemeente", "municipality"), Fill::Code(4), 4),
    column(Text::new("van", "from"), Fill::Code(10), 1),
    column(Text::new("tot en met", "until"), Fill::Code(10), 0),
    column(Text::new("soort", "shape"), Fill::Words(8), 3),
    column(Text::new("zorg", "care"), Fill::Words(12), 2),
    column(Text::new("nog over", "left"), Fill::Number(10), 0),
    column(Text::new("", ""), Fill::Code(1), 0),
];

pub const NONE: [Text; 2] = [
    Text::new("Nog geen toewijzing.", "No allocation yet."),
    Text::new("Druk op a om er een toe te voegen.", "Press a to add one."),
];

pub fn cells(row: &AllocationRow, here: &Here) -> Vec<Cell> {
    let allocation = &row.allocation;
    let runs = allocation.covers(here.today);
    let style = if runs { here.theme.plain() } else { here.theme.dim() };
    let until = allocation.period.until.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let (left, room_style) = row.room.map_or_else(Default::default, |room| left_over(room, here));
    let finding = row.findings.first();
    vec![
        Cell::styled(allocation.number.to_string(), style),
        Cell::styled(allocation.municipality.to_string(), style),
        Cell::styled(allocation.period.from.to_string(), style),
        Cell::styled(until, style),
        Cell::styled(here.say(&allocation.shape.name()), style),
        care_cell(row, here),
        Cell::styled(left, room_style),
        finding.map_or_else(Cell::default, |finding| {
            Cell::styled(mark(finding.severity), here.theme.severity(finding.severity))
        }),
    ]
}

/// Where care stands; marked when something about it should have been reported.
fn care_cell(row: &AllocationRow, here: &Here) -> Cell {
    let words = here.say(&row.care.state.name());
    if is_to_be_withdrawn(row) {
        return Cell::styled(format!("! {words}"), here.theme.warn());
    }
    match row.care.is_overdue(here.today) {
        true => Cell::styled(format!("! {words}"), here.theme.warn()),
        false if row.care.state == State::NotStarted => Cell::styled(words, here.theme.dim()),
        false => Cell::new(words),
    }
}

/// Care was reported on an allocation that was deleted: it counts as never given.
fn is_to_be_withdrawn(row: &AllocationRow) -> bool {
    row.allocation.is_deleted() && row.care.state != State::NotStarted
}

/// Since when care is in its state, and until when what comes next is to be reported.
fn care_words(row: &AllocationRow, here: &Here) -> String {
    let care = row.care;
    let state = match care.state {
        State::NotStarted => care.state.name(),
        State::Running { begin } => text!("loopt sinds {begin}", "running since {begin}"),
        State::Paused { begin, end } => {
            text!("gepauzeerd na {end}, begonnen op {begin}", "paused after {end}, begun on {begin}")
        }
        State::Ended { begin, end } => {
            text!("gestopt na {end}, begonnen op {begin}", "ended after {end}, begun on {begin}")
        }
    };
    if is_to_be_withdrawn(row) {
        let what = Text::new("intrekken", "to be taken back");
        return format!("{} · {}", here.say(&state), here.say(&what));
    }
    let Some(due) = care.due else { return here.say(&state) };
    let what = match care.state {
        State::NotStarted => text!("start melden uiterlijk {due}", "report the start by {due}"),
        _ => text!("stop melden uiterlijk {due}", "report the stop by {due}"),
    };
    let late = if care.is_overdue(here.today) { Text::new(" (te laat)", " (late)") } else { Text::same("") };
    format!("{} · {}{}", here.say(&state), here.say(&what), here.say(&late))
}

/// What is left, marked when it is little or nothing.
fn left_over(room: Room, here: &Here) -> (String, ratatui::style::Style) {
    let theme = here.theme;
    let words = match room {
        Room::Money { of, used } => of.checked_sub(used).unwrap_or_default().display(here.lang),
        Room::Minutes { of, used } => show::minutes(of - used),
        Room::Units { of, used, .. } => format!("{} ×", of - used),
        Room::Unlimited => return ("–".to_owned(), theme.dim()),
    };
    match room.percent().unwrap_or_default() {
        100.. => (format!("▲ {words}"), theme.bad()),
        80..=99 => (format!("! {words}"), theme.warn()),
        _ => (words, theme.plain()),
    }
}

/// What there is to know about the marked allocation.
pub fn about(row: Option<&AllocationRow>, width: usize, here: &Here) -> Vec<Line<'static>> {
    let Some(row) = row else { return Vec::new() };
    let allocation = &row.allocation;
    let source = match allocation.source {
        Source::Message => None,
        Source::Typed => Some(here.say(&Text::new("getypt", "typed"))),
    };
    let products: Vec<String> = row.products.iter().map(|product| here.say(&product.name)).collect();
    let facts = [
        (Text::new("soort", "shape"), Some(shape_words(allocation, here))),
        (Text::new("periode", "period"), Some(show::period(allocation.period))),
        (Text::new("zorg", "care"), Some(care_words(row, here))),
        (Text::new("gebruikt", "used"), row.room.map(|room| used_words(room, width, here))),
        (Text::new("kader", "legal frame"), allocation.frame.map(|frame| here.say(&frame.name()))),
        (Text::new("bron", "source"), source),
        (Text::new("producten", "products"), Some(products.join(", ")).filter(|words| !words.is_empty())),
    ];
    let mut lines = Vec::new();
    for (label, value) in facts {
        lines.extend(value.into_iter().flat_map(|value| fact(&label, &value, width, here)));
    }
    for finding in &row.findings {
        lines.extend(finding_lines(finding, width, here));
    }
    lines
}

fn shape_words(allocation: &Allocation, here: &Here) -> String {
    let name = here.say(&allocation.shape.name());
    match &allocation.shape {
        Shape::Specific { category, code, extent } => {
            let (unit, each) = (here.say(&extent.unit.name()), here.say(&extent.frequency.name()));
            format!("{name} · {category} {code} · {} {unit} {each}", extent.volume)
        }
        Shape::Aspecific { category, .. } => format!("{name} · {category}"),
        Shape::Generic { .. } => name,
    }
}

fn used_words(room: Room, width: usize, here: &Here) -> String {
    let (used, of) = match room {
        Room::Money { of, used } => (show::euro(used, here.lang), of.display(here.lang)),
        Room::Minutes { of, used } => (show::minutes(used), show::minutes(of)),
        Room::Units { of, used, unit } => (used.to_string(), format!("{of} × {}", here.say(&unit.name()))),
        Room::Unlimited => return here.say(&Text::new("geen maximum", "no maximum")),
    };
    let percent = room.percent().unwrap_or_default();
    let words = here.say(&crate::text!("{used} van {of}", "{used} of {of}"));
    let bar = if width >= 60 { format!("{} ", gauge(percent, 100, 10)) } else { String::new() };
    format!("{bar}{percent}%  {words}")
}
