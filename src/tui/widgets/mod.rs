//! Parts that screens are built of: drawing and cursor logic, no decision about care or claims.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::{Block, BorderType, Clear};

use super::here::Here;
use crate::domain::text::Text;

pub mod bars;
pub mod choice;
pub mod confirm;
pub mod field;
pub mod form;
pub mod help;
pub mod month_grid;
pub mod note;
pub mod panel;
pub mod picker;
pub mod prompt;
pub mod scroll;
pub mod search;
pub mod sheet;
pub mod table;

#[cfg(test)]
pub(crate) mod testing;

/// A rectangle of at most this size in the middle of another.
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    let x = area.x.saturating_add((area.width - width) / 2);
    let y = area.y.saturating_add((area.height - height) / 2);
    Rect { x, y, width, height }
}

/// Clears a place, frames it with a title, and gives what is inside.
pub fn window(frame: &mut Frame, area: Rect, title: &Text, here: &Here) -> Rect {
    frame.render_widget(Clear, area);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(here.theme.accent())
        .title(Span::styled(format!(" {} ", here.say(title)), here.theme.bold()));
    frame.render_widget(block, area);
    inside(area)
}

/// What is inside a frame.
pub fn inside(area: Rect) -> Rect {
    Block::bordered().inner(area)
}
