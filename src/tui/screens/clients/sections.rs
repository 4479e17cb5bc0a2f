//! The sections of a client's page: a list that scrolls, and below it what there is to know about the marked row.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::data;
use super::page::{HistoryRow, Page, Section};
use super::view::fact;
use crate::domain::allocation::{Allocation, Shape, Source};
use crate::domain::dossier::Document;
use crate::domain::history::{By, Edit, FieldChange};
use crate::domain::remark::Remark;
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::domain::time::dutch_clock;
use crate::operations::views::check::{CheckRow, Subject};
use crate::operations::views::clients::AllocationRow;
use crate::operations::views::day::Room;
use crate::problem;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::theme::mark;
use crate::tui::widgets::bars::gauge;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape as Fill, Table, column};

const ALLOCATIONS: &[Column] = &[
    column(Text::new("toewijzing", "allocation"), Fill::Number(6), 0),
    column(Text::new("gemeente", "municipality"), Fill::Code(4), 4),
    column(Text::new("van", "from"), Fill::Code(10), 1),
    column(Text::new("tot en met", "until"), Fill::Code(10), 0),
    column(Text::new("soort", "shape"), Fill::Words(8), 3),
    column(Text::new("nog over", "left"), Fill::Number(10), 0),
    column(Text::new("", ""), Fill::Code(1), 0),
];

const DATA: &[Column] =
    &[column(Text::new("gegeven", "field"), Fill::Code(13), 0), column(Text::new("", ""), Fill::Rest(10), 0)];

const DOCUMENTS: &[Column] = &[
    column(Text::new("soort", "kind"), Fill::Words(8), 0),
    column(Text::new("datum", "date"), Fill::Code(10), 0),
    column(Text::new("zorg vanaf", "care from"), Fill::Code(10), 2),
    column(Text::new("tot en met", "until"), Fill::Code(10), 3),
    column(Text::new("product", "product"), Fill::Words(8), 4),
    column(Text::new("kenmerk", "reference"), Fill::Rest(8), 1),
];

const FINDINGS: &[Column] = &[
    column(Text::new("", ""), Fill::Code(1), 0),
    column(Text::new("regel", "rule"), Fill::Code(5), 0),
    column(Text::new("datum", "date"), Fill::Code(10), 1),
    column(Text::new("bevinding", "finding"), Fill::Rest(10), 0),
];

const HISTORY: &[Column] = &[column(Text::new("wat er veranderde", "what changed"), Fill::Rest(10), 0)];

/// The list of the open section.
pub struct Listed {
    pub columns: &'static [Column],
    pub rows: usize,
    /// What there is to know about the marked row.
    pub below: Vec<Line<'static>>,
    /// What an empty list says.
    pub empty: [Text; 2],
}

/// What the open section lists.
pub fn listed(page: &Page, width: usize, here: &Here) -> Listed {
    let rows = page.rows(page.section);
    let of = |columns, below, empty| Listed { columns, rows, below, empty };
    match page.section {
        Section::Data => of(DATA, Vec::new(), NOTHING_READ),
        Section::Allocations => {
            of(ALLOCATIONS, about_allocation(page.allocation(), width, here), NO_ALLOCATIONS)
        }
        Section::Documents => {
            let document = page.document().map(|stored| &stored.value);
            of(DOCUMENTS, about_document(document, page, width, here), NO_DOCUMENTS)
        }
        Section::Findings => {
            let empty = if page.check.is_some() { NO_FINDINGS } else { NOTHING_READ };
            of(FINDINGS, about_finding(page.finding(), width, here), empty)
        }
        Section::History => of(HISTORY, about_change(page, width, here), NOTHING_READ),
    }
}

const NOTHING_READ: [Text; 2] = [Text::new("Wordt gelezen …", "Reading …"), Text::new("", "")];
const NO_ALLOCATIONS: [Text; 2] = [
    Text::new("Nog geen toewijzing.", "No allocation yet."),
    Text::new("Druk op a om er een toe te voegen.", "Press a to add one."),
];
const NO_DOCUMENTS: [Text; 2] = [
    Text::new("Nog geen documenten.", "No documents yet."),
    Text::new(
        "Druk op a om een goedkeuring, overleg, verklaring of reden vast te leggen.",
        "Press a to record an approval, consultation, statement or reason.",
    ),
];
const NO_FINDINGS: [Text; 2] = [
    Text::new("Niets gevonden in wat nog open staat.", "Nothing found in what is still open."),
    Text::new("", ""),
];

/// The cells of a row of the open section.
pub fn cells(page: &Page, row: usize, revealed: bool, here: &Here) -> Vec<Cell> {
    let found = match page.section {
        Section::Data => data_cells(page, row, revealed, here),
        Section::Allocations => page
            .detail
            .as_ref()
            .and_then(|detail| detail.allocations.get(row))
            .map(|row| allocation_cells(row, here)),
        Section::Documents => {
            let documents = page.detail.as_ref().map(|detail| &detail.dossier.documents);
            documents
                .and_then(|all| all.iter().rev().nth(row))
                .map(|one| document_cells(&one.value, page, here))
        }
        Section::Findings => {
            page.check.as_ref().and_then(|view| view.rows.get(row)).map(|row| finding_cells(row, here))
        }
        Section::History => page.history_rows().get(row).map(|row| history_cells(row, here)),
    };
    found.unwrap_or_default()
}

/// The allocations with what there is to know about the marked one.
pub fn draw_allocations(page: &Page, frame: &mut Frame, area: Rect, focused: bool, here: &Here) {
    let rows = page.rows(Section::Allocations);
    if rows == 0 {
        return panel::words(frame, area, &NO_ALLOCATIONS, here);
    }
    let below = about_allocation(page.allocation(), usize::from(area.width), here);
    let list = |row: usize| {
        let rows = page.detail.iter().flat_map(|detail| &detail.allocations);
        rows.map(|row| allocation_cells(row, here)).nth(row).unwrap_or_default()
    };
    let selected = Some(page.cursor(Section::Allocations).at);
    let table = Table { columns: ALLOCATIONS, rows, selected, focused, cells: &list };
    draw_list(&table, below, frame, area, here);
}

/// A list, an empty line, and what there is to know about its marked row: the list gets what it needs, as long as half
/// of the height is left where that is needed.
pub fn draw_list(table: &Table<'_>, below: Vec<Line<'static>>, frame: &mut Frame, area: Rect, here: &Here) {
    let (list, rest) = halves(area, table.rows, below.len());
    table.draw(frame.buffer_mut(), list, here);
    panel::lines(frame, rest, below);
}

/// Where a list of so many rows stands, and what is said below it.
pub fn halves(area: Rect, rows: usize, below: usize) -> (Rect, Rect) {
    let wanted = if below == 0 { 0 } else { show::columns(below + 1) };
    let least = area.height.saturating_sub(wanted).max(area.height / 2);
    let height = least.min(show::columns(rows + 1));
    let list = Rect { height, ..area };
    let y = area.y.saturating_add(height + 1).min(area.bottom());
    (list, Rect { y, height: area.bottom() - y, ..area })
}

fn data_cells(page: &Page, row: usize, revealed: bool, here: &Here) -> Option<Vec<Cell>> {
    let (label, value) = data::words(*page.data().get(row)?, page.detail.as_ref()?, revealed, here);
    Some(vec![Cell::styled(label, here.theme.dim()), Cell::new(value)])
}

fn allocation_cells(row: &AllocationRow, here: &Here) -> Vec<Cell> {
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
        Cell::styled(left, room_style),
        finding.map_or_else(Cell::default, |finding| {
            Cell::styled(mark(finding.severity), here.theme.severity(finding.severity))
        }),
    ]
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
fn about_allocation(row: Option<&AllocationRow>, width: usize, here: &Here) -> Vec<Line<'static>> {
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

/// What was found, and the way out.
fn finding_lines(finding: &Finding, width: usize, here: &Here) -> Vec<Line<'static>> {
    let what = format!(" {} {} {}", mark(finding.severity), finding.rule, finding.what.get(here.lang));
    let way_out = format!("   → {}", finding.way_out.get(here.lang));
    let mut lines = wrapped(&what, width, here.theme.severity(finding.severity));
    lines.extend(wrapped(&way_out, width, here.theme.dim()));
    lines
}

fn wrapped(words: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    show::wrapped(words, width, "   ").into_iter().map(|line| Line::styled(line, style)).collect()
}

fn document_cells(document: &Document, page: &Page, here: &Here) -> Vec<Cell> {
    let runs = document.valid.contains(here.today);
    let style = if runs { here.theme.plain() } else { here.theme.dim() };
    let until = document.valid.until.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let reference = document.reference.as_ref().or(document.remark.as_ref());
    vec![
        Cell::styled(here.say(&document.kind.name()), style),
        Cell::styled(document.dated.to_string(), style),
        Cell::styled(document.valid.from.to_string(), style),
        Cell::styled(until, style),
        Cell::styled(product(document, page, here), style),
        Cell::styled(reference.map_or("", Remark::as_str), style),
    ]
}

fn product(document: &Document, page: &Page, here: &Here) -> String {
    let Some(key) = &document.product else { return String::new() };
    let mut known = page.detail.iter().flat_map(|detail| &detail.products);
    known.find(|product| product.key == *key).map_or_else(|| key.to_string(), |found| here.say(&found.name))
}

fn about_document(document: Option<&Document>, page: &Page, width: usize, here: &Here) -> Vec<Line<'static>> {
    let Some(document) = document else { return Vec::new() };
    let words = |remark: &Option<Remark>| remark.as_ref().map(|remark| remark.as_str().to_owned());
    let about = product(document, page, here);
    let facts = [
        (Text::new("zorg", "care"), Some(show::period(document.valid))),
        (Text::new("product", "product"), Some(about).filter(|words| !words.is_empty())),
        (Text::new("vorm", "form"), words(&document.form)),
        (Text::new("kenmerk", "reference"), words(&document.reference)),
        (Text::new("uitkomst", "outcome"), words(&document.remark)),
    ];
    let facts = facts.into_iter().filter_map(|(label, value)| Some((label, value?)));
    facts.flat_map(|(label, value)| fact(&label, &value, width, here)).collect()
}

fn finding_cells(row: &CheckRow, here: &Here) -> Vec<Cell> {
    let severity = row.finding.severity;
    let (sign, style) = if row.is_open() {
        (mark(severity), here.theme.severity(severity))
    } else {
        ("✓", here.theme.good())
    };
    vec![
        Cell::styled(sign, style),
        Cell::styled(row.finding.rule.clone(), style),
        Cell::new(row.subject.day().to_string()),
        Cell::new(row.finding.what.get(here.lang)),
    ]
}

fn about_finding(row: Option<&CheckRow>, width: usize, here: &Here) -> Vec<Line<'static>> {
    let Some(row) = row else { return Vec::new() };
    let mut lines = finding_lines(&row.finding, width, here);
    lines.extend(fact(&Text::new("gaat over", "about"), &here.say(&subject(row)), width, here));
    if let Some(one) = &row.let_through {
        let (by, reason) = (&one.by, one.reason.as_str());
        let words = crate::text!("{by}: {reason}", "{by}: {reason}");
        lines.extend(fact(&Text::new("vrijgegeven", "overridden"), &here.say(&words), width, here));
    }
    lines
}

fn subject(row: &CheckRow) -> Text {
    match &row.subject {
        Subject::Entry { day, minutes, .. } => {
            let (day, minutes) = (show::day(*day), show::minutes(minutes.get()));
            let who = row.practitioner.as_ref().map(|(_, code)| format!(", {code}")).unwrap_or_default();
            let (nl, en) = (day.nl, day.en);
            crate::text!("registratie van {nl}, {minutes}{who}", "entry of {en}, {minutes}{who}")
        }
        Subject::Allocation { number, .. } => crate::text!("toewijzing {number}", "allocation {number}"),
        Subject::Line { period, .. } => {
            let month = period.from().month().long();
            let (nl, en) = (month.nl, month.en);
            crate::text!("declaratieregel van {nl}", "claim line of {en}")
        }
    }
}

fn history_cells(row: &HistoryRow<'_>, here: &Here) -> Vec<Cell> {
    vec![match row {
        HistoryRow::Change(event) => Cell::styled(change(event.by.as_ref(), here), here.theme.accent()),
        HistoryRow::Edit(edit) => Cell::new(format!("  {}", edited(edit, here))),
        HistoryRow::Field(field) => {
            Cell::styled(format!("    {}", field_words(field, here)), here.theme.dim())
        }
    }]
}

/// `2025-03-13 12:00 · avisser · changing a client`
fn change(by: Option<&By>, here: &Here) -> String {
    let Some(by) = by else {
        return here.say(&Text::new("buiten het programma om", "not by this program"));
    };
    let at = dutch_clock(by.at).map_or_else(String::new, |(day, time)| format!("{day} {time}"));
    format!("{at} · {} · {}", by.actor, here.say(&problem::change(by)))
}

fn edited(edit: &Edit, here: &Here) -> String {
    format!("{} {}", here.say(&edit.subject.name()), here.say(&edit.action.name()))
}

/// `surname: Jansen → Janssen`, `reference: nr 12`.
fn field_words(field: &FieldChange, here: &Here) -> String {
    let name = here.say(&field.name);
    let words = |text: &Text| here.say(text);
    match (&field.before, &field.after) {
        (Some(before), Some(after)) => format!("{name}: {} → {}", words(before), words(after)),
        (Some(before), None) => format!("{name}: {} →", words(before)),
        (None, Some(after)) => format!("{name}: {}", words(after)),
        (None, None) => name,
    }
}

/// The marked row in full, where the list has no room for it; at the end, how to see what is older.
fn about_change(page: &Page, width: usize, here: &Here) -> Vec<Line<'static>> {
    let rows = page.history_rows();
    let mut lines = Vec::new();
    if let Some(HistoryRow::Field(field)) = rows.get(page.at()) {
        let words = format!(" {}", field_words(field, here));
        if show::width(&words) + 5 > width {
            lines = wrapped(&words, width, here.theme.plain());
        }
    }
    let has_more = page.history.as_ref().is_some_and(|history| history.has_more);
    if let (true, Some(detail)) = (has_more && page.at() + 1 == rows.len(), &page.detail) {
        let number = &detail.client.value.number;
        let words = crate::text!(
            " Wat ouder is: uurwerk client history {number} --last 1000",
            " What is older: uurwerk client history {number} --last 1000"
        );
        lines.extend(wrapped(words.get(here.lang), width, here.theme.dim()));
    }
    lines
}
