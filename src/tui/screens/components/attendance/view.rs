//! How the grid of a group looks: heads and supervisors above, day parts below, then the means of the month and the chosen
//! cell in words.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::State;
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::{Lang, Text};
use crate::domain::usage::{AbsenceReason, Presence};
use crate::operations::views::sessions::{ProductMonth, SessionRow};
use crate::operations::views::usage_month::{Cell, ClientRow, UsageMonth};
use crate::text;
use crate::tui::here::Here;
use crate::tui::screens::components::{calendar, detail};
use crate::tui::show;
use crate::tui::theme;
use crate::tui::widgets::month_grid::{GridCell, MonthGrid, RowHead, Sum, Titles};
use crate::tui::widgets::panel;

/// Rules about the size of a group, its product and its hours: they speak about the session, not about one client.
const OF_SESSION: [&str; 3] = ["PS-D3", "PS-D5", "HA-2"];

pub fn draw(state: &State, focused: bool, frame: &mut Frame, area: Rect, here: &Here) {
    let Some(view) = &state.sheet.view else { return };
    if state.group.is_none() {
        detail::draw_empty(frame, area, &no_group(), here);
        return;
    }
    let [list, means, below] = places(state, view, area);
    with(state, view, focused, here, |month| month.draw(frame.buffer_mut(), list, here));
    let lines = products(state).map(|product| mean(product, usize::from(means.width), here)).collect();
    panel::lines(frame, means, lines);
    draw_cell(state, frame, below, here);
}

pub fn at(state: &State, area: Rect, x: u16, y: u16, here: &Here) -> Option<(usize, Option<usize>)> {
    let view = state.sheet.view.as_ref()?;
    with(state, view, true, here, |month| month.at(places(state, view, area)[0], x, y))
}

/// The grid, the means of the month, and the chosen cell.
fn places(state: &State, view: &UsageMonth, area: Rect) -> [Rect; 3] {
    let means = show::columns(products(state).count().min(3));
    // Two lines of days, two above the rows, one below.
    let (upper, below) = detail::places(area, view.rows.len().max(1) + 5 + usize::from(means));
    let means = means.min(upper.height / 4);
    let list = Rect { height: upper.height - means, ..upper };
    [list, Rect { y: list.bottom(), height: means, ..upper }, below]
}

/// Products that the group's clients used.
fn products(state: &State) -> impl Iterator<Item = &ProductMonth> {
    let used = |product: &&ProductMonth| {
        let mut placed = state.sheet.rows().iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.placed);
        placed.any(|placed| placed.product.as_ref() == Some(&product.name))
    };
    state.all.iter().flat_map(|all| &all.sessions.products).filter(used)
}

/// ` Day activities middle: mean 4.2 per supervisor, norm 5 ✓`
fn mean(product: &ProductMonth, width: usize, here: &Here) -> Line<'static> {
    let tenths = |tenths: i64| {
        let (whole, part) = (tenths / 10, tenths % 10);
        let point = if here.lang == Lang::Nl { ',' } else { '.' };
        if part == 0 { whole.to_string() } else { format!("{whole}{point}{part}") }
    };
    let name = &product.name;
    let mean = product.mean_tenths().map_or_else(|| "–".to_owned(), tenths);
    let norm = product.norm_tenths.map(|norm| tenths(i64::from(norm)));
    let worst = product.findings.iter().map(|finding| finding.severity).max();
    let (mark, style) = match worst {
        Some(severity) => (theme::mark(severity), here.theme.severity(severity)),
        None if norm.is_some() && product.supervisors > 0 => ("✓", here.theme.good()),
        None => (" ", here.theme.dim()),
    };
    let (nl, en) = (&name.nl, &name.en);
    let norm = norm.unwrap_or_else(|| "–".to_owned());
    let words = text!(
        " {mark} {nl}: gemiddeld {mean} per begeleider in de maand, norm {norm}",
        " {mark} {en}: mean {mean} per supervisor in the month, norm {norm}"
    );
    Line::styled(show::fit(&here.say(&words), width), style)
}

/// The grid as the widget knows it.
fn with<T>(
    state: &State,
    view: &UsageMonth,
    focused: bool,
    here: &Here,
    then: impl FnOnce(&MonthGrid<'_>) -> T,
) -> T {
    let days = calendar::heads(&view.days, here);
    let sessions: Vec<Option<&SessionRow>> = (0..days.len()).map(|day| state.session(day)).collect();
    let above = [
        Sum {
            label: here.say(&Text::new("aanwezig", "present")),
            days: sessions.iter().map(|session| heads(*session, here)).collect(),
            total: String::new(),
        },
        Sum {
            label: here.say(&Text::new("begeleiders", "supervisors")),
            days: sessions.iter().map(|session| (supervisors(*session), Style::new())).collect(),
            total: String::new(),
        },
    ];
    let below = [Sum {
        label: here.say(&Text::new("dagdelen per dag", "day parts a day")),
        days: view.days.iter().map(|day| (number(day.total), Style::new())).collect(),
        total: view.total.to_string(),
    }];
    let row = |index: usize| view.rows.get(index).map(head).unwrap_or_default();
    let cell = |row: usize, day: usize| {
        let cell = view.rows.get(row).and_then(|row| row.cells.get(day));
        cell.map(|cell| grid_cell(cell, here)).unwrap_or_default()
    };
    let group = state.group.as_ref().map(super::Group::label).unwrap_or_default();
    then(&MonthGrid {
        days: &days,
        above: &above,
        below: &below,
        titles: Titles { name: group, tag: String::new(), total: here.say(&Text::new("delen", "parts")) },
        rows: view.rows.len(),
        row: &row,
        cell: &cell,
        cursor: state.sheet.cursor,
        focused,
    })
}

fn number(count: u32) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}

/// `7!`: how many were there, with a mark where the size or the product does not fit.
fn heads(session: Option<&SessionRow>, here: &Here) -> (String, Style) {
    let Some(session) = session else { return Default::default() };
    let worst: Option<Severity> = of_session(session).map(|finding| finding.severity).max();
    let mark = worst.map_or(" ", theme::mark);
    let style = worst.map_or(Style::new(), |severity| here.theme.severity(severity));
    (format!("{:>2}{mark}", session.meeting.heads), style)
}

fn of_session(session: &SessionRow) -> impl Iterator<Item = &Finding> {
    session.findings.iter().filter(|finding| OF_SESSION.contains(&finding.rule.as_str()))
}

/// `?` where nobody recorded how many there were.
fn supervisors(session: Option<&SessionRow>) -> String {
    let supervisors = session.map(|session| session.meeting.session.supervisors);
    supervisors
        .map_or_else(String::new, |count| count.map_or_else(|| "?".to_owned(), |count| count.to_string()))
}

fn head(row: &ClientRow) -> RowHead {
    RowHead {
        name: format!("{} {}", row.client.number, row.client.name.listed()),
        tag: String::new(),
        total: row.total.to_string(),
    }
}

fn grid_cell(cell: &Cell, here: &Here) -> GridCell {
    let presence = cell.placed.iter().find_map(|placed| placed.usage.attendance()).map(|one| one.presence);
    let (text, style) = match presence {
        None => (String::new(), here.theme.plain()),
        Some(Presence::Present(parts)) => (format!(" {parts}"), here.theme.plain()),
        Some(Presence::Absent(reason)) => (format!(" {}", sign(reason)), here.theme.dim()),
    };
    GridCell { text, style, mark: detail::cell_mark(cell, here) }
}

/// The key that records the absence.
const fn sign(reason: AbsenceReason) -> &'static str {
    match reason {
        AbsenceReason::Sick => "z",
        AbsenceReason::Holiday => "v",
        AbsenceReason::NoShow => "n",
    }
}

fn draw_cell(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let Some(day) = state.sheet.day() else { return };
    let words = here.say(&calendar::day_words(day));
    let client = state.sheet.row().map(|row| row.client.name.listed());
    let title = client.map_or_else(|| words.clone(), |client| format!("{words} · {client}"));
    let inner = panel::draw(frame, area, &title, here);
    let width = usize::from(inner.width);
    let mut lines = Vec::new();
    if state.sheet.rows().is_empty() {
        let words = Text::new(
            " Nog niemand in deze groep: + zet een cliënt in het rooster.",
            " Nobody in this group yet: + puts a client into the grid.",
        );
        lines.push(Line::styled(here.say(&words), here.theme.dim()));
    }
    for placed in state.sheet.placed() {
        let Some(attendance) = placed.usage.attendance() else { continue };
        let presence = match attendance.presence {
            Presence::Present(1) => Text::new("1 dagdeel", "1 day part"),
            Presence::Present(parts) => text!("{parts} dagdelen", "{parts} day parts"),
            Presence::Absent(reason) => reason.name(),
        };
        let product = placed.product.as_ref().map(|name| format!(" · {}", name.get(here.lang)));
        let words = format!(" {}{}", presence.get(here.lang), product.unwrap_or_default());
        lines.push(Line::raw(show::fit(&words, width)));
    }
    let session = state.session(state.sheet.cursor.day);
    lines.push(Line::styled(show::fit(&session_words(session, here), width), here.theme.dim()));
    let own = state.sheet.placed().iter().flat_map(|placed| &placed.findings);
    let others = session.into_iter().flat_map(of_session);
    lines.extend(detail::finding_lines(own.chain(others), width, here));
    panel::lines(frame, inner, lines);
}

/// ` session: 5 present, 1 supervisor`.
fn session_words(session: Option<&SessionRow>, here: &Here) -> String {
    let Some(row) = session else {
        return here.say(&Text::new(
            " nog geen bijeenkomst op deze dag · x: aanwezig, a: iedereen",
            " no session on this day yet · x: present, a: everybody",
        ));
    };
    let heads = row.meeting.heads;
    let supervisors = match row.meeting.session.supervisors {
        Some(1) => Text::new("1 begeleider", "1 supervisor"),
        Some(count) => text!("{count} begeleiders", "{count} supervisors"),
        None => Text::new("begeleiders onbekend (e)", "supervisors unknown (e)"),
    };
    let leader = row.practitioner.as_ref().map(|code| format!(" · {code}")).unwrap_or_default();
    let (nl, en) = (&supervisors.nl, &supervisors.en);
    here.say(&text!(
        " bijeenkomst: {heads} aanwezig, {nl}{leader}",
        " session: {heads} present, {en}{leader}"
    ))
}

fn no_group() -> Vec<Text> {
    vec![
        Text::new(
            "Er zijn in deze maand en de drie maanden ervoor geen groepsbijeenkomsten.",
            "There are no group sessions in this month or the three months before.",
        ),
        Text::new(
            "Druk op e om een groep te maken, en dan op + voor de cliënten.",
            "Press e to make a group, then + for the clients.",
        ),
    ]
}
