//! How the line looks: what is typed, what it means, what is missing or found, and what Tab would take. While nothing
//! is typed the marked entry is shown there.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders};

use super::known::Known;
use super::{Mode, State};
use crate::domain::entry::{Entry, Note};
use crate::domain::quick_entry::{Meaning, Parsed};
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::domain::time::{Day, clock_after};
use crate::operations::views::day::{ClientName, EntryRow, Preview, Room};
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::theme::mark;
use crate::tui::widgets::panel;

pub fn draw(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let typing = matches!(state.mode, Mode::Line);
    let title =
        if typing { Text::new(" Loggen ", " Log ") } else { Text::new(" Snel loggen ", " Quick log ") };
    let style = if typing { here.theme.accent() } else { here.theme.frame() };
    let block = Block::new()
        .borders(Borders::TOP)
        .border_style(style)
        .title(Span::styled(here.say(&title), here.theme.bold()));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let width = usize::from(inner.width);
    draw_field(state, frame, Rect { height: inner.height.min(1), ..inner }, here);
    let below = Rect { y: inner.y.saturating_add(1), height: inner.height.saturating_sub(1), ..inner };
    let lines = if !state.line.field.is_empty() {
        meaning(state, width, here)
    } else if typing {
        example(here)
    } else {
        state.marked().map(|row| about(row, width, here)).unwrap_or_default()
    };
    panel::lines(frame, below, lines);
}

fn draw_field(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let typing = matches!(state.mode, Mode::Line);
    frame.render_widget(Line::from(Span::styled(" > ", here.theme.accent())), area);
    let place =
        Rect { x: area.x.saturating_add(3), width: area.width.saturating_sub(3), ..area }.intersection(area);
    let line = &state.line;
    let at_end = line.field.cursor() == line.field.text().len();
    let ghost = match line.suggestions.get(line.marked.at) {
        Some(suggestion) if typing && at_end && line.wanted().is_none() => {
            format!("  ⇥ {}", suggestion.label.get(here.lang))
        }
        _ if line.field.is_empty() && !typing => here.say(&INVITATION),
        _ => String::new(),
    };
    let style = |at: usize| token_style(line.parsed.as_ref(), at, here);
    line.field.draw_styled(frame, place, typing, &ghost, &style, here);
}

const INVITATION: Text = Text::new(
    "a: typ wat u deed, bijvoorbeeld 9-9:45 tel jansen",
    "a: type what you did, for example 9-9:45 tel jansen",
);

/// Words that are not understood stand out, with and without colours.
fn token_style(parsed: Option<&Parsed>, at: usize, here: &Here) -> Style {
    let tokens = parsed.map(|parsed| parsed.tokens.as_slice()).unwrap_or_default();
    let theme = here.theme;
    match tokens.iter().find(|token| token.span.range().contains(&at)).map(|token| token.meaning) {
        Some(Meaning::NotUnderstood) => theme.bad().add_modifier(Modifier::UNDERLINED),
        Some(Meaning::Time | Meaning::Day) => theme.accent(),
        Some(Meaning::Client) => theme.bold(),
        Some(Meaning::Note) => theme.dim(),
        Some(Meaning::Activity | Meaning::Product | Meaning::Discipline) => theme.good(),
        None => theme.plain(),
    }
}

fn example(here: &Here) -> Vec<Line<'static>> {
    let words = [
        Text::new(
            " [dag] tijd activiteit cliënt [-- notitie]   in elke volgorde, Nederlands of Engels",
            " [day] time activity client [-- note]   in any order, English or Dutch",
        ),
        Text::new(
            " 9-9:45 tel jansen -- ouders gebeld     gisteren 1u30 verslag wit     30 pauze",
            " 9-9:45 tel jansen -- called the parents     yesterday 1h30 report wit     30 break",
        ),
    ];
    words.iter().map(|text| Line::styled(here.say(text), here.theme.dim())).collect()
}

/// The meaning, the worst thing about it, and suggestions as far as there is room.
fn meaning(state: &State, width: usize, here: &Here) -> Vec<Line<'static>> {
    let (Some(parsed), Some(known)) = (&state.line.parsed, &state.known) else { return Vec::new() };
    let mut lines = vec![match &state.line.preview {
        Some(preview) => preview_line(preview, known, state.day, width, here),
        None => parsed_line(parsed, known, width, here),
    }];
    lines.extend(complaint(state, parsed, known, width, here));
    lines.push(suggestions(state, width, here));
    lines
}

/// What is understood so far.
fn parsed_line(parsed: &Parsed, known: &Known, width: usize, here: &Here) -> Line<'static> {
    let client = parsed.client.and_then(|id| known.client(id));
    let activity = parsed.activity.as_ref().and_then(|key| known.activity(key));
    let parts = [
        Some(here.say(&show::day(parsed.day))),
        parsed.start.map(|start| format!("{start}–{}", show::clock(parsed.end()))),
        parsed.minutes.map(|minutes| format!("{} min", minutes.get())),
        activity.map(|activity| format!("{} {}", activity.kind.letter(), activity.name.get(here.lang))),
        client.map(|client| format!("{} {}", client.number, client.name.listed())),
    ];
    let words = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Line::styled(format!("   {}", show::fit(&words, width.saturating_sub(3))), here.theme.dim())
}

fn preview_line(preview: &Preview, known: &Known, shown: Day, width: usize, here: &Here) -> Line<'static> {
    let words = preview_words(preview, known, shown, width.saturating_sub(3), here);
    Line::styled(format!(" ✓ {words}"), here.theme.good())
}

/// What fits, with the client's number as long as that leaves the name whole.
fn preview_words(preview: &Preview, known: &Known, shown: Day, columns: usize, here: &Here) -> String {
    let parts = |with_number| preview_parts(preview, known, shown, with_number, here);
    let words = fitting(parts(true), columns);
    if words.ends_with('…') { fitting(parts(false), columns) } else { words }
}

/// `Thu 13 Mar 2025 · 09:00–09:45 · 45 min · A telephone · J-0142 Jansen, S. · 300201 · WO+`, each part with what makes
/// it dispensable: the higher, the sooner it is left out.
fn preview_parts(
    preview: &Preview,
    known: &Known,
    shown: Day,
    with_number: bool,
    here: &Here,
) -> Vec<(u8, String)> {
    let entry = &preview.entry;
    let activity = known.activity(&entry.activity);
    let client = entry.client.and_then(|id| known.client(id));
    let whom = |client: &ClientName| {
        let number = if with_number { format!("{} ", client.number) } else { String::new() };
        format!("{number}{}", client.name.listed())
    };
    let parts = [
        (if entry.day == shown { 5 } else { 0 }, Some(here.say(&show::day(entry.day)))),
        (0, span(entry)),
        (if entry.start.is_some() { 3 } else { 0 }, Some(format!("{} min", entry.minutes.get()))),
        (0, activity.map(|activity| format!("{} {}", activity.kind.letter(), here.say(&activity.name)))),
        (0, client.map(whom)),
        (4, preview.product.as_ref().map(|name| here.say(name))),
        (1, preview.allocation.map(|number| number.to_string())),
        (2, entry.discipline.as_ref().map(ToString::to_string)),
    ];
    parts.into_iter().filter_map(|(drop, words)| Some((drop, words?))).collect()
}

/// As many parts as fit, the most dispensable ones left out first; then shortened.
fn fitting(mut parts: Vec<(u8, String)>, columns: usize) -> String {
    loop {
        let words = parts.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" · ");
        let worst =
            parts.iter().enumerate().max_by_key(|(_, (drop, _))| *drop).filter(|(_, (drop, _))| *drop > 0);
        match worst.map(|(index, _)| index) {
            Some(index) if show::width(&words) > columns => drop(parts.remove(index)),
            _ => return show::fit(&words, columns),
        }
    }
}

fn span(entry: &Entry) -> Option<String> {
    let start = entry.start?;
    let end = clock_after(entry.day, start, entry.minutes);
    Some(format!("{start}–{}", show::clock(end)))
}

/// What is not understood, missing or found: the first of these.
fn complaint(state: &State, parsed: &Parsed, known: &Known, width: usize, here: &Here) -> Vec<Line<'static>> {
    let marked = |words: String, style| -> Vec<Line<'static>> {
        let lines = show::wrapped(&format!("   {words}"), width, "     ");
        lines.into_iter().take(MOST).map(|line| Line::styled(line, style)).collect()
    };
    if let Some(problem) = state.line.blocking() {
        let words = problem.words(known.finder());
        return marked(format!("▲ {}", words.get(here.lang)), here.theme.bad());
    }
    if !parsed.gaps.is_empty() {
        let gaps: Vec<String> = parsed.gaps.iter().map(|gap| here.say(&gap.words())).collect();
        return marked(format!("… {}", gaps.join(" · ")), here.theme.warn());
    }
    if let Some(finding) = state.line.preview.as_ref().and_then(|preview| preview.findings.first()) {
        return finding_lines(finding, width, here);
    }
    match parsed.problems.first() {
        Some(problem) => {
            let words = problem.words(known.finder());
            marked(format!("! {}", words.get(here.lang)), here.theme.warn())
        }
        None => vec![room_line(state, width, here)],
    }
}

/// Lines that one finding may take.
const MOST: usize = 2;

fn finding_lines(finding: &Finding, width: usize, here: &Here) -> Vec<Line<'static>> {
    let words = format!("   {} {} {}", mark(finding.severity), finding.rule, finding.what.get(here.lang));
    let lines = show::wrapped(&words, width, "     ");
    let style = here.theme.severity(finding.severity);
    lines.into_iter().take(MOST).map(|line| Line::styled(line, style)).collect()
}

/// What is left of the allocation, when nothing is wrong.
fn room_line(state: &State, width: usize, here: &Here) -> Line<'static> {
    let room = state.line.preview.as_ref().and_then(|preview| preview.room);
    let words = match room {
        Some(Room::Money { of, used }) => {
            let (left, of) = (of.checked_sub(used).unwrap_or_default(), of);
            let (left, of) = (show::euro(left, here.lang), of.display(here.lang));
            crate::text!("nog {left} van {of} over", "{left} of {of} left")
        }
        Some(Room::Minutes { of, used }) => {
            let (left, of) = (show::minutes(of - used), show::minutes(of));
            crate::text!("nog {left} van {of} uur over", "{left} of {of} hours left")
        }
        Some(Room::Units { of, used, unit }) => {
            let (left, Text { nl, en }) = (of - used, unit.name());
            crate::text!("nog {left} van {of} × {nl} over", "{left} of {of} × {en} left")
        }
        Some(Room::Unlimited) | None => return Line::default(),
    };
    Line::styled(show::fit(&format!("   {}", here.say(&words)), width), here.theme.dim())
}

/// `   Tab  J-0142 Jansen, S. · J-0143 Jansen, T.`
fn suggestions(state: &State, width: usize, here: &Here) -> Line<'static> {
    let line = &state.line;
    if line.suggestions.is_empty() || !matches!(state.mode, Mode::Line) {
        return Line::default();
    }
    let mut spans = vec![Span::styled("   Tab ", here.theme.accent())];
    let mut room = width.saturating_sub(7);
    for (index, suggestion) in line.suggestions.iter().enumerate().skip(line.marked.at) {
        let label = show::clean(suggestion.label.get(here.lang)).into_owned();
        let needed = show::width(&label) + 3;
        if needed > room {
            break;
        }
        room -= needed;
        let style = if index == line.marked.at { here.theme.bold() } else { here.theme.dim() };
        spans.push(Span::styled(label, style));
        spans.push(Span::styled(" · ", here.theme.dim()));
    }
    spans.pop();
    Line::from(spans)
}

/// The meaning and the findings of what a form says, below its fields.
pub fn of_preview(preview: &Preview, known: &Known, width: usize, here: &Here) -> Vec<Line<'static>> {
    let words = preview_words(preview, known, preview.entry.day, width.saturating_sub(4), here);
    let mut lines = vec![
        Line::styled("─".repeat(width), here.theme.dim()),
        Line::styled(format!("  {words}"), here.theme.good()),
    ];
    for finding in preview.findings.iter().take(2) {
        lines.extend(finding_lines(finding, width, here));
    }
    lines
}

/// The marked entry: where it is booked, its note, and what is found about it.
fn about(row: &EntryRow, width: usize, here: &Here) -> Vec<Line<'static>> {
    let theme = here.theme;
    let product = row.product.as_ref().map(|name| here.say(name));
    let allocation =
        row.allocation.map(|number| here.say(&crate::text!("toewijzing {number}", "allocation {number}")));
    let state = row.claimed.map(|state| here.say(&state.name()));
    let discipline = row.entry.discipline.as_ref().map(ToString::to_string);
    let booked: Vec<String> = [product, allocation, discipline, state].into_iter().flatten().collect();
    let mut lines = Vec::new();
    let note = row.entry.note.as_ref().map(Note::as_str).unwrap_or_default();
    let first = [booked.join(" · "), show::clean(note).into_owned()];
    let first = first.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" — ");
    if !first.is_empty() {
        lines.push(Line::styled(format!("   {}", show::fit(&first, width.saturating_sub(3))), theme.dim()));
    }
    if let Some(finding) = row.findings.first() {
        lines.extend(finding_lines(finding, width, here));
        let way = format!("     → {}", finding.way_out.get(here.lang));
        lines.push(Line::styled(show::fit(&way, width), theme.dim()));
    }
    lines
}
