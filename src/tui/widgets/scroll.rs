//! Lines that are longer than their place, and how far they were scrolled.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::panel;
use super::table::{self, Move};
use crate::tui::here::Here;

/// How far lines were scrolled. What fits is known only when they are drawn: until then a wish to go beyond the end stands.
#[derive(Clone, Debug, Default)]
pub struct Scroll {
    first: Cell<usize>,
    /// Lines in sight when they were last drawn.
    height: Cell<usize>,
}

impl Scroll {
    pub fn go(&self, step: Move) {
        let page = self.height.get().saturating_sub(1).max(1);
        let first = self.first.get();
        self.first.set(match step {
            Move::Up => first.saturating_sub(1),
            Move::Down => first.saturating_add(1),
            Move::PageUp => first.saturating_sub(page),
            Move::PageDown => first.saturating_add(page),
            Move::First => 0,
            Move::Last => usize::MAX,
        });
    }

    /// Lines down, or up when negative.
    pub fn by(&self, lines: i32) {
        for _ in 0..lines.unsigned_abs() {
            self.go(if lines < 0 { Move::Up } else { Move::Down });
        }
    }

    pub fn to_start(&self) {
        self.first.set(0);
    }

    /// Draws the lines in sight, with a thumb on the right when there are more.
    pub fn draw(&self, frame: &mut Frame, area: Rect, lines: &[Line<'static>], here: &Here) {
        let (count, height) = (lines.len(), usize::from(area.height));
        self.height.set(height);
        let first = self.first.get().min(count.saturating_sub(height));
        self.first.set(first);
        panel::lines(frame, area, lines.iter().skip(first).take(height).cloned().collect());
        if count > height {
            // The thumb leaves out the title line that tables have.
            let beside = Rect { y: area.y.saturating_sub(1), height: area.height.saturating_add(1), ..area };
            table::position(frame.buffer_mut(), beside, count, first, height, here);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::tui::widgets::testing::{draw, here};

    fn shown(scroll: &Scroll) -> String {
        // A title stands above, as it does everywhere.
        let drawn = draw(6, 4, |frame, area| {
            let lines = ["a", "b", "c", "d", "e"].map(Line::from).to_vec();
            scroll.draw(frame, Rect { y: 1, height: 3, ..area }, &lines, &here());
        });
        drawn.lines().skip(1).flat_map(|line| [line, "\n"]).collect()
    }

    #[test]
    fn scrolling_never_leaves_the_lines() {
        let scroll = Scroll::default();
        expect![[r#"
            a    █
            b    │
            c    │
        "#]]
        .assert_eq(&shown(&scroll));
        scroll.go(Move::Last);
        assert!(shown(&scroll).starts_with('c'));
        scroll.go(Move::Down);
        assert!(shown(&scroll).starts_with('c'));
        scroll.by(-2);
        assert!(shown(&scroll).starts_with('a'));
        scroll.go(Move::PageDown);
        assert!(shown(&scroll).starts_with('c'));
        scroll.to_start();
        assert!(shown(&scroll).starts_with('a'));
    }
}
