//! A line of free text that the office writes beside something: a reason, a reference, what was agreed.

use std::fmt;

/// 1 to 500 characters on one line. Never prints through `Debug`: it may name people.
#[derive(Clone, PartialEq, Eq)]
pub struct Remark(String);

impl Remark {
    /// Most characters.
    pub const MAX: usize = 500;

    /// Trimmed, control characters made spaces; `None` when nothing is left or it is longer than [`Remark::MAX`].
    pub fn new(text: &str) -> Option<Self> {
        let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let plain = plain.trim();
        (!plain.is_empty() && plain.chars().count() <= Self::MAX).then(|| Self(plain.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Remark(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_is_one_line_of_text() {
        let text = " by telephone\nwith Hoorn\u{1b} ";
        assert_eq!(Remark::new(text).unwrap().as_str(), "by telephone with Hoorn");
        assert!(Remark::new(" \t ").is_none());
        assert!(Remark::new(&"a".repeat(500)).is_some() && Remark::new(&"a".repeat(501)).is_none());
        assert_eq!(format!("{:?}", Remark::new("x").unwrap()), "Remark(hidden)");
    }
}
