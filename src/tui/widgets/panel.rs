//! Framed parts of a screen, and the lines that stand in them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Paragraph, Wrap};

use crate::domain::text::Text;
use crate::tui::here::Here;
use crate::tui::show;

/// Draws a frame with a title, and gives what is inside.
pub fn draw(frame: &mut Frame, area: Rect, title: &str, here: &Here) -> Rect {
    let title = format!(" {} ", show::fit(title, usize::from(area.width).saturating_sub(4)));
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(here.theme.frame())
        .title(Span::styled(title, here.theme.bold()));
    frame.render_widget(block, area);
    inside(area, here)
}

/// What is inside a frame.
pub fn inside(area: Rect, _: &Here) -> Rect {
    Block::bordered().inner(area)
}

/// Draws a frame with a title, and gives what is inside with room on both sides.
pub fn padded(frame: &mut Frame, area: Rect, title: &str, here: &Here) -> Rect {
    let inner = draw(frame, area, title, here);
    Rect { x: inner.x.saturating_add(1), width: inner.width.saturating_sub(2), ..inner }.intersection(inner)
}

/// Areas of these heights below each other, and last what is left.
pub fn stack(area: Rect, heights: &[u16]) -> Vec<Rect> {
    let mut y = area.y;
    let mut out: Vec<Rect> = heights
        .iter()
        .map(|height| {
            let place = Rect { y, height: *height, ..area }.intersection(area);
            y = y.saturating_add(*height).min(area.bottom());
            place
        })
        .collect();
    out.push(Rect { y, height: area.bottom().saturating_sub(y), ..area });
    out
}

/// As many lines as fit.
pub fn lines(frame: &mut Frame, area: Rect, lines: Vec<Line<'_>>) {
    for (row, line) in lines.into_iter().enumerate() {
        let y = area.y.saturating_add(show::columns(row));
        if y < area.bottom() {
            frame.render_widget(line, Rect { y, height: 1, ..area });
        }
    }
}

/// A word on the left and a number on the right, which is never cut.
pub fn pair(left: &str, right: &str, width: u16, style: Style) -> Line<'static> {
    let width = usize::from(width);
    let room = width.saturating_sub(show::width(right) + 1);
    Line::from(vec![
        Span::raw(show::left(left, room)),
        Span::raw(" "),
        Span::styled(show::right(right, width.saturating_sub(room + 1)), style),
    ])
}

/// What an empty part says, wrapped, in the upper middle.
pub fn words(frame: &mut Frame, area: Rect, texts: &[Text], here: &Here) {
    let words: Vec<String> = texts.iter().map(|text| here.say(text)).collect();
    let top = area.height / 4;
    let place = Rect {
        x: area.x.saturating_add(2),
        width: area.width.saturating_sub(4),
        y: area.y.saturating_add(top),
        height: area.height.saturating_sub(top),
    };
    let text = Paragraph::new(words.join("\n\n")).style(here.theme.dim()).wrap(Wrap { trim: true });
    frame.render_widget(text, place.intersection(area));
}
