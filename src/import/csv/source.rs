//! The text of a CSV file: its encoding, its separator and its line numbers.

use super::super::complaint::Complaint;
use crate::text;

/// Largest file, in bytes.
const MAX_BYTES: usize = 50_000_000;

/// What stands between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    Comma,
    Semicolon,
}

impl Separator {
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
        }
    }

    pub const fn char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
        }
    }

    /// The one that the first line uses most.
    fn of(text: &str) -> Self {
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let count = |separator: Self| first.chars().filter(|c| *c == separator.char()).count();
        if count(Self::Semicolon) > count(Self::Comma) { Self::Semicolon } else { Self::Comma }
    }
}

/// A file that is text.
pub struct Source<'b> {
    /// Without byte order mark.
    pub text: &'b str,
    pub separator: Separator,
}

impl<'b> Source<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, Complaint> {
        if bytes.len() > MAX_BYTES {
            let megabytes = MAX_BYTES / 1_000_000;
            return Err(Complaint::of_file(text!(
                "het bestand is groter dan {megabytes} MB; splits het",
                "the file is larger than {megabytes} MB; split it"
            )));
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = bytes.iter().take(error.valid_up_to());
            let line = before.filter(|byte| **byte == b'\n').count();
            let line = u64::try_from(line).unwrap_or(u64::MAX).saturating_add(1);
            Complaint::of_line(
                line,
                text!(
                    "dit is geen UTF-8; sla het bestand op als CSV UTF-8",
                    "this is not UTF-8; save the file as CSV UTF-8"
                ),
            )
        })?;
        Ok(Self { text, separator: Separator::of(text) })
    }
}

/// Counts lines along with the reader. Its own count goes wrong at blank lines and Windows line ends.
pub struct Lines<'t> {
    bytes: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line of the first character at or after `offset` that ends no line. Offsets never go back.
    pub fn at(&mut self, offset: u64) -> u64 {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        while let Some(byte) = self.bytes.get(self.at) {
            let ends_line = matches!(byte, b'\r' | b'\n');
            if self.at >= offset && !ends_line {
                break;
            }
            let half_of_one = *byte == b'\r' && self.bytes.get(self.at.saturating_add(1)) == Some(&b'\n');
            if ends_line && !half_of_one {
                self.line = self.line.saturating_add(1);
            }
            self.at = self.at.saturating_add(1);
        }
        self.line
    }
}
