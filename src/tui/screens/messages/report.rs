//! What came of reading files in: every message with what it did, or why it was refused, to scroll through.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::text::Text;
use crate::tui::effects::Tone;
use crate::tui::here::Here;
use crate::tui::perform_messages::{Report, Told, Waiting};
use crate::tui::show;
use crate::tui::widgets::panel;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::table::Move;

/// A report, and where it is read.
pub struct Reported {
    report: Report,
    scroll: Scroll,
}

impl Reported {
    pub fn new(report: Report) -> Self {
        Self { report, scroll: Scroll::default() }
    }

    /// What somebody has to agree with first.
    pub fn waiting(&self) -> &[Waiting] {
        &self.report.waiting
    }

    pub fn go(&mut self, step: Move) {
        self.scroll.go(step);
    }

    pub fn scroll(&mut self, by: i32) {
        self.scroll.by(by);
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect, here: &Here) {
        let title = here.say(&Text::new("Wat er is ingelezen", "What was read in"));
        let note = here.say(&self.report.note().words);
        let inner = panel::draw(frame, area, &format!("{title} · {note}"), here);
        let width = usize::from(inner.width.saturating_sub(1));
        let lines: Vec<Line<'static>> =
            self.report.lines.iter().flat_map(|told| lines(told, width, here)).collect();
        self.scroll.draw(frame, inner, &lines, here);
    }
}

fn lines(told: &Told, width: usize, here: &Here) -> Vec<Line<'static>> {
    let theme = here.theme;
    let (mark, style) = match (told.tone, told.depth) {
        (Tone::Done, _) => ("✓ ", theme.good()),
        (Tone::Problem, _) => ("▲ ", theme.bad()),
        (Tone::Hint, 0 | 1) => ("  ", theme.plain()),
        (Tone::Hint, _) => ("  ", theme.dim()),
    };
    let indent = "  ".repeat(told.depth);
    let words = format!(" {indent}{mark}{}", here.say(&told.words));
    let hanging = " ".repeat(show::width(&indent) + 3);
    show::wrapped(&words, width, &hanging).into_iter().map(|part| Line::styled(part, style)).collect()
}
