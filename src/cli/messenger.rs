//! Standard error: what is said to people.

use std::io::{self, Write};

use crate::domain::text::is_obeyed;

/// Passes on what is said without anything that a terminal would obey, since names of files may hold it. Nobody listening
/// is no reason to fail: the exit status tells all the same.
pub struct Messenger<'a>(pub &'a mut dyn Write);

impl Write for Messenger<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let words = String::from_utf8_lossy(bytes);
        let plain: String = words.chars().map(|c| if c != '\n' && is_obeyed(c) { '·' } else { c }).collect();
        let _ = self.0.write_all(plain.as_bytes());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let _ = self.0.flush();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_passed_on_without_what_a_terminal_obeys() {
        let mut said = Vec::new();
        writeln!(Messenger(&mut said), "Zoë \u{1b}[2J\u{202e}\r\u{9b}x").unwrap();
        assert_eq!(String::from_utf8(said).unwrap(), "Zoë ·[2J···x\n");
    }

    #[test]
    fn nobody_need_listen() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
        }
        let mut closed = Closed;
        let mut messenger = Messenger(&mut closed);
        assert!(writeln!(messenger, "x").and_then(|()| messenger.flush()).is_ok());
    }
}
