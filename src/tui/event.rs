//! Everything that can happen to the terminal interface, in one closed list.

use crossterm::event::{Event as Raw, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};

use super::effects::Outcome;
use super::keys::Key;

/// Something that happened.
pub enum Event {
    Key(Key),
    /// Text that the terminal handed over at once.
    Paste(String),
    Mouse(Pointer),
    /// Columns and lines.
    Resize(u16, u16),
    /// Time passed without anything happening.
    Tick,
    /// Long work said something.
    Job(Job),
}

/// What a mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// Rows down, or up when negative.
    Wheel {
        by: i32,
    },
    Click {
        x: u16,
        y: u16,
    },
}

/// What long work says.
pub enum Job {
    /// It is over.
    Done(Box<Outcome>),
    /// It stopped by a fault of its own.
    Lost,
}

/// Rows that one notch of the wheel moves.
const NOTCH: i32 = 3;

impl Event {
    /// `None` for what nothing here uses. Releases of keys are dropped, repeats count as presses.
    pub fn from_terminal(raw: Raw) -> Option<Self> {
        match raw {
            Raw::Key(key) if key.kind == KeyEventKind::Release => None,
            Raw::Key(key) => Key::from_terminal(key).map(Self::Key),
            Raw::Paste(text) => Some(Self::Paste(text)),
            Raw::Mouse(mouse) => pointer(mouse).map(Self::Mouse),
            Raw::Resize(columns, lines) => Some(Self::Resize(columns, lines)),
            Raw::FocusGained | Raw::FocusLost => None,
        }
    }
}

fn pointer(mouse: MouseEvent) -> Option<Pointer> {
    match mouse.kind {
        MouseEventKind::ScrollUp => Some(Pointer::Wheel { by: -NOTCH }),
        MouseEventKind::ScrollDown => Some(Pointer::Wheel { by: NOTCH }),
        MouseEventKind::Down(MouseButton::Left) => Some(Pointer::Click { x: mouse.column, y: mouse.row }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    #[test]
    fn releases_are_dropped_and_repeats_count() {
        for (kind, taken) in
            [(KeyEventKind::Press, true), (KeyEventKind::Repeat, true), (KeyEventKind::Release, false)]
        {
            let key = KeyEvent { kind, ..KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE) };
            assert_eq!(Event::from_terminal(Raw::Key(key)).is_some(), taken, "{kind:?}");
        }
    }

    #[test]
    fn the_wheel_scrolls_and_the_left_button_clicks() {
        let mouse = |kind| MouseEvent { kind, column: 4, row: 2, modifiers: KeyModifiers::NONE };
        for (kind, expected) in [
            (MouseEventKind::ScrollUp, Some(Pointer::Wheel { by: -3 })),
            (MouseEventKind::ScrollDown, Some(Pointer::Wheel { by: 3 })),
            (MouseEventKind::Down(MouseButton::Left), Some(Pointer::Click { x: 4, y: 2 })),
            (MouseEventKind::Down(MouseButton::Right), None),
            (MouseEventKind::Moved, None),
        ] {
            assert_eq!(pointer(mouse(kind)), expected, "{kind:?}");
        }
    }
}
