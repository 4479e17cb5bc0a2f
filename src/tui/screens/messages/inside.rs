//! Inside a message: what it did and what was said about it, its answer, and what it says in words; the file itself when it is
//! asked for.

use std::cell::RefCell;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{narrow, task, view};
use crate::domain::text::{Lang, Text};
use crate::domain::time::Day;
use crate::operations::views::message::{ContentRow, Deed, Link, MessageDetail, Redo};
use crate::operations::views::messages::MessageRow;
use crate::store::messages::Direction;
use crate::store::posted::{PostId, Relation};
use crate::tui::effects::{Effect, MessageTask, Note};
use crate::tui::here::Here;
use crate::tui::screens::Place;
use crate::tui::show;
use crate::tui::widgets::panel;
use crate::tui::widgets::scroll::Scroll;

/// A message that is looked into, and how.
pub struct Inside {
    detail: MessageDetail,
    pub scroll: Scroll,
    /// The file itself.
    raw: bool,
    /// With whole citizen service numbers.
    pub revealed: bool,
    /// What was drawn last: a claim has thousands of lines, and a key seldom changes any.
    drawn: RefCell<Option<(Drawn, Vec<Line<'static>>)>>,
}

/// All that decides what the lines are.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Drawn {
    width: usize,
    raw: bool,
    revealed: bool,
    lang: Lang,
    today: Day,
}

/// Columns of the labels, at most.
const LABELS: usize = 30;

impl Inside {
    pub fn new(detail: MessageDetail) -> Self {
        Self { detail, scroll: Scroll::default(), raw: false, revealed: false, drawn: RefCell::default() }
    }

    /// The same message, as it is by now.
    pub fn renew(&mut self, detail: MessageDetail) {
        self.detail = detail;
        self.drawn.take();
    }

    pub const fn id(&self) -> PostId {
        self.detail.row.id
    }

    pub const fn row(&self) -> &MessageRow {
        &self.detail.row
    }

    pub fn toggle_raw(&mut self) {
        self.raw = !self.raw;
        self.scroll.to_start();
    }

    /// To the answer, or to what is answered.
    pub fn answer(&self) -> Effect {
        self.detail.answer().map_or_else(
            || {
                Effect::Say(Note::hint(Text::new(
                    "er is geen antwoord op dit bericht",
                    "there is no answer to this message",
                )))
            },
            |link| task(MessageTask::Look(link.row.id)),
        )
    }

    /// To where what came to nothing is made again.
    pub fn redo(&self) -> Effect {
        match self.detail.redo {
            Some(Redo::Claims(month)) => Effect::Go(Place::Claims(Some(month))),
            Some(Redo::Client(client)) => Effect::Go(Place::Clients(Some(client))),
            None => Effect::Say(Note::hint(Text::new(
                "aan dit bericht valt niets te herstellen",
                "there is nothing to put right about this message",
            ))),
        }
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect, here: &Here) {
        let row = &self.detail.row;
        let kind = row.kind().map_or_else(|| row.key.clone(), |kind| narrow::name(&kind, here));
        let client = row.client.as_ref().map(|client| format!("{} {}", client.number, client.name.listed()));
        let parts = [Some(kind), Some(row.identification.clone()), client];
        let title = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let inner = panel::draw(frame, area, &title, here);
        // The last column is that of the thumb.
        let width = usize::from(inner.width.saturating_sub(1));
        let (raw, revealed, lang, today) = (self.raw, self.revealed, here.lang, here.today);
        let wanted = Drawn { width, raw, revealed, lang, today };
        let mut drawn = self.drawn.borrow_mut();
        if drawn.as_ref().is_none_or(|(last, _)| *last != wanted) {
            let lines = if raw { self.raw(width, here) } else { self.lines(width, here) };
            *drawn = Some((wanted, lines));
        }
        let lines = drawn.as_ref().map(|(_, lines)| lines.as_slice()).unwrap_or_default();
        self.scroll.draw(frame, inner, lines, here);
    }

    /// Long lines are broken, so that nothing of the file is out of reach.
    fn raw(&self, width: usize, here: &Here) -> Vec<Line<'static>> {
        let raw = self.detail.raw(self.revealed).into_iter();
        let broken = raw.flat_map(|line| show::chopped(&line, width.saturating_sub(1)));
        broken.map(|line| Line::styled(format!(" {line}"), here.theme.plain())).collect()
    }

    fn lines(&self, width: usize, here: &Here) -> Vec<Line<'static>> {
        let MessageDetail { row, deeds, related, content, .. } = &self.detail;
        let mut lines = state(row, width, here);
        lines.extend(deeds.iter().flat_map(|deed| told(deed, width, here)));
        lines.extend(related.iter().map(|link| linked(link, here)));
        if self.detail.redo.is_some() {
            let words =
                Text::new(" r brengt u waar u het herstelt", " r takes you to where you put it right");
            lines.push(Line::styled(here.say(&words), here.theme.accent()));
        }
        lines.push(Line::default());
        let shown: Vec<&ContentRow> = content.iter().filter(|row| !row.is_technical).collect();
        let label = |row: &&ContentRow| row.depth * 2 + show::width(row.label.get(here.lang));
        let labels = shown.iter().map(label).max().unwrap_or_default().min(LABELS);
        lines.extend(shown.iter().flat_map(|row| self.said(row, labels, width, here)));
        lines
    }

    /// A row of what the message says.
    fn said(&self, row: &ContentRow, labels: usize, width: usize, here: &Here) -> Vec<Line<'static>> {
        let theme = here.theme;
        let indent = "  ".repeat(row.depth);
        let label = show::left(&format!("{indent}{}", here.say(&row.label)), labels);
        let value = row.value.shown(here.lang, self.revealed);
        let meaning = row.meaning.as_ref().map(|meaning| meaning.get(here.lang));
        let words = [Some(value.as_str()).filter(|value| !value.is_empty()), meaning];
        let words = words.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        if words.is_empty() {
            return vec![Line::styled(format!(" {label}"), theme.bold())];
        }
        let room = width.saturating_sub(labels + 3).max(10);
        let parts = words.split('\n').flat_map(|line| show::wrapped(line, room, ""));
        let is_group = meaning.is_none() && is_place(row);
        let style = if is_group { theme.bold() } else { theme.plain() };
        let mut head = Some(label);
        parts
            .map(|part| {
                let label = head.take().unwrap_or_else(|| " ".repeat(labels));
                let label_style = if is_group { theme.bold() } else { theme.dim() };
                Line::from(vec![Span::styled(format!(" {label}  "), label_style), Span::styled(part, style)])
            })
            .collect()
    }
}

/// A group that says which of several it is.
fn is_place(row: &ContentRow) -> bool {
    ["Client", "Relatie", "Contact", "Prestatie"].contains(&row.element) || row.element.ends_with("Product")
}

/// `▲ answer overdue · due 2025-03-18 · dated 2025-03-13 · municipality 0405`.
fn state(row: &MessageRow, width: usize, here: &Here) -> Vec<Line<'static>> {
    let mark = if row.is_overdue(here.today) { "▲ " } else { "" };
    let due = row.due.map(|due| crate::text!("uiterlijk {due}", "due {due}"));
    let (dated, municipality) = (row.dated, &row.municipality);
    let facts = [
        due,
        Some(crate::text!("dagtekening {dated}", "dated {dated}")),
        Some(match row.direction {
            Direction::In => crate::text!("van gemeente {municipality}", "from municipality {municipality}"),
            Direction::Out => crate::text!("naar gemeente {municipality}", "to municipality {municipality}"),
        }),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().map(|text| here.say(&text)).collect();
    let facts = facts.join(" · ");
    let state =
        Span::styled(format!(" {mark}{}", view::state_words(row, here)), view::state_style(row, here));
    if state.width() + show::width(&facts) + 3 <= width {
        return vec![Line::from(vec![state, Span::styled(format!(" · {facts}"), here.theme.dim())])];
    }
    vec![Line::from(state), Line::styled(format!(" {facts}"), here.theme.dim())]
}

fn told(deed: &Deed, width: usize, here: &Here) -> Vec<Line<'static>> {
    let indent = "  ".repeat(deed.depth);
    let hanging = " ".repeat(show::width(&indent) + 3);
    let words = format!(" {indent}{}", here.say(&deed.words));
    let style = if deed.depth == 0 { here.theme.plain() } else { here.theme.dim() };
    show::wrapped(&words, width, &hanging).into_iter().map(|part| Line::styled(part, style)).collect()
}

/// `answer: JW302 allocation returned UB0000000001, sent`.
fn linked(link: &Link, here: &Here) -> Line<'static> {
    let relation = match link.relation {
        Relation::AnsweredBy => Text::new("antwoord", "answer"),
        Relation::Answers => Text::new("antwoord op", "answer to"),
    };
    let row = &link.row;
    let kind = row.kind().map_or_else(|| row.key.clone(), |kind| narrow::name(&kind, here));
    let (identification, state) = (&row.identification, here.say(&row.state.name()));
    Line::from(vec![
        Span::styled(format!(" {}: ", here.say(&relation)), Style::new()),
        Span::styled(format!("{kind} {identification}"), here.theme.accent()),
        Span::styled(format!(" · {state}"), here.theme.dim()),
    ])
}
