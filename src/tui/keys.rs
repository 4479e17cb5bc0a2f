//! Keys, and the tables that bind them to actions. Footer, help, palette and `docs/keys.md` are derived from the
//! tables.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::domain::text::Text;

/// A key as tables name it. Shift counts only where it makes no other character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
}

impl Key {
    pub const ENTER: Self = Self::of(Code::Enter);
    pub const ESC: Self = Self::of(Code::Esc);
    pub const TAB: Self = Self::of(Code::Tab);
    pub const SHIFT_TAB: Self = Self { shift: true, ..Self::of(Code::Tab) };
    pub const LEFT: Self = Self::of(Code::Left);
    pub const RIGHT: Self = Self::of(Code::Right);
    pub const UP: Self = Self::of(Code::Up);
    pub const DOWN: Self = Self::of(Code::Down);
    pub const HOME: Self = Self::of(Code::Home);
    pub const END: Self = Self::of(Code::End);
    pub const PAGE_UP: Self = Self::of(Code::PageUp);
    pub const PAGE_DOWN: Self = Self::of(Code::PageDown);
    pub const DELETE: Self = Self::of(Code::Delete);
    pub const SPACE: Self = Self::char(' ');

    pub const fn of(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    pub const fn char(c: char) -> Self {
        Self::of(Code::Char(c))
    }

    pub const fn ctrl(c: char) -> Self {
        Self { ctrl: true, ..Self::char(c) }
    }

    pub const fn f(number: u8) -> Self {
        Self::of(Code::F(number))
    }

    /// The character that this key types, if it types one.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// `None` for keys that nothing here uses.
    pub fn from_terminal(event: KeyEvent) -> Option<Self> {
        let held = |modifier| event.modifiers.contains(modifier);
        let (mut ctrl, mut alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
        let mut shift = held(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char(c) => {
                // Windows reports AltGr as Ctrl and Alt together: the character is what was meant.
                if ctrl && alt {
                    (ctrl, alt) = (false, false);
                }
                shift = false;
                Code::Char(if ctrl { c.to_ascii_lowercase() } else { c })
            }
            KeyCode::BackTab => {
                shift = true;
                Code::Tab
            }
            other => plain(other)?,
        };
        Some(Self { code, ctrl, alt, shift })
    }
}

fn plain(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::F(number) => Code::F(number),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    })
}

/// `Ctrl-r`, `Shift-Tab`, `Enter`, `a`, `←`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, word) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(word)?;
            }
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) => write!(f, "{c}"),
            Code::F(number) => write!(f, "F{number}"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            Code::Delete => f.write_str("Del"),
            other => write!(f, "{other:?}"),
        }
    }
}

/// One line of a key table.
#[derive(Debug)]
pub struct Binding<A: 'static> {
    /// The first is the one that the footer shows.
    pub keys: &'static [Key],
    pub action: A,
    /// A word or two, for the footer and the palette.
    pub name: Text,
    /// A sentence, for the help.
    pub help: Text,
    /// Whether the footer shows it; help and palette show all.
    pub in_footer: bool,
}

/// A line that the footer shows too.
pub const fn bind<A>(keys: &'static [Key], action: A, name: Text, help: Text) -> Binding<A> {
    Binding { keys, action, name, help, in_footer: true }
}

/// A line for help and palette only.
pub const fn quiet<A>(keys: &'static [Key], action: A, name: Text, help: Text) -> Binding<A> {
    Binding { keys, action, name, help, in_footer: false }
}

/// The action of a key.
pub fn find<A: Copy>(table: &[Binding<A>], key: Key) -> Option<A> {
    table.iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

/// A line of a table without its action, for whoever only shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub keys: &'static [Key],
    pub name: Text,
    pub help: Text,
    pub in_footer: bool,
}

/// A table without its actions.
pub fn shown<A>(table: &[Binding<A>]) -> Vec<Shown> {
    table
        .iter()
        .map(|line| Shown {
            keys: line.keys,
            name: line.name.clone(),
            help: line.help.clone(),
            in_footer: line.in_footer,
        })
        .collect()
}

/// `a / i`.
pub fn all_keys(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> String {
        Key::from_terminal(KeyEvent::new(code, modifiers))
            .map_or_else(|| "nothing".into(), |key| key.to_string())
    }

    #[test]
    fn keys_of_the_terminal_become_keys_of_the_tables() {
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        for (code, modifiers, name) in [
            (KeyCode::Char('a'), KeyModifiers::NONE, "a"),
            (KeyCode::Char('A'), KeyModifiers::SHIFT, "A"),
            (KeyCode::Char('R'), KeyModifiers::CONTROL | KeyModifiers::SHIFT, "Ctrl-r"),
            (KeyCode::Char('€'), alt_gr, "€"),
            (KeyCode::Char('@'), alt_gr, "@"),
            (KeyCode::Char('x'), KeyModifiers::ALT, "Alt-x"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "Shift-Tab"),
            (KeyCode::BackTab, KeyModifiers::NONE, "Shift-Tab"),
            (KeyCode::Left, KeyModifiers::CONTROL, "Ctrl-←"),
            (KeyCode::Char(' '), KeyModifiers::NONE, "Space"),
            (KeyCode::F(1), KeyModifiers::NONE, "F1"),
            (KeyCode::CapsLock, KeyModifiers::NONE, "nothing"),
        ] {
            assert_eq!(key(code, modifiers), name, "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn only_plain_characters_are_typed() {
        assert_eq!(Key::char('é').typed(), Some('é'));
        assert_eq!(Key::ctrl('r').typed(), None);
        assert_eq!(Key::ENTER.typed(), None);
    }
}
