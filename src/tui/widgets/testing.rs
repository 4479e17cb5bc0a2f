//! What tests of drawing share: fixed surroundings, and a buffer as lines of text.

use ratatui::buffer::Buffer;
use unicode_normalization::UnicodeNormalization;

use crate::domain::text::Lang;
use crate::domain::time::{ClockTime, Day};
use crate::surroundings::Colors;
use crate::tui::here::Here;
use crate::tui::theme::Theme;

/// Thursday 13 March 2025, half past ten, without colours, in English.
pub fn here() -> Here {
    Here {
        lang: Lang::En,
        today: Day::new(2025, 3, 13).unwrap(),
        now: ClockTime::new(10, 30).unwrap(),
        theme: Theme::new(Colors::None),
        practitioner: None,
    }
}

/// The symbols of a buffer, composed, line by line, without spaces at the ends of lines.
pub fn lines(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut x = buffer.area.left();
        while x < buffer.area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol)).unwrap().max(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.nfc().collect()
}

/// What a drawing puts on a screen of that size.
pub fn draw(
    width: u16,
    height: u16,
    drawing: impl FnOnce(&mut ratatui::Frame, ratatui::layout::Rect),
) -> String {
    let mut terminal = ratatui::Terminal::new(ratatui::backend::TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| drawing(frame, frame.area())).unwrap();
    lines(terminal.backend().buffer())
}
