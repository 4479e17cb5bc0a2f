//! What a text for people is: the same sentence in Dutch and in English.
//!
//! Texts stand beside their use. A text that lacks one language does not compile.

use std::borrow::Cow;

/// A language of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    Nl,
    En,
}

impl Lang {
    /// Reads `nl`, `en` or a locale such as `nl_NL.UTF-8`; `None` for any other language.
    pub fn parse(text: &str) -> Option<Self> {
        let start: String = text.chars().take(2).flat_map(char::to_lowercase).collect();
        let next = text.chars().nth(2);
        if next.is_some_and(char::is_alphanumeric) {
            return None;
        }
        match start.as_str() {
            "nl" => Some(Self::Nl),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// Whether a terminal or an editor obeys this character instead of showing it: controls, separators of lines, marks
/// that turn the direction of what stands around them, and tags that nobody sees.
pub fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// One sentence or word in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    pub nl: Cow<'static, str>,
    pub en: Cow<'static, str>,
}

impl Text {
    /// A fixed text.
    pub const fn new(nl: &'static str, en: &'static str) -> Self {
        Self { nl: Cow::Borrowed(nl), en: Cow::Borrowed(en) }
    }

    /// A text that was put together at run time; see also the macro [`text!`](crate::text).
    pub fn of(nl: impl Into<String>, en: impl Into<String>) -> Self {
        Self { nl: Cow::Owned(nl.into()), en: Cow::Owned(en.into()) }
    }

    /// The same words in both languages: names and codes.
    pub fn same(words: impl Into<String>) -> Self {
        let words = words.into();
        Self { nl: Cow::Owned(words.clone()), en: Cow::Owned(words) }
    }

    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}

/// `text!("{n} regels", "{n} lines")`: a [`Text`](crate::domain::text::Text) from two format strings.
#[macro_export]
macro_rules! text {
    ($nl:literal, $en:literal $(, $($arg:tt)*)?) => {
        $crate::domain::text::Text::of(
            format!($nl $(, $($arg)*)?),
            format!($en $(, $($arg)*)?),
        )
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_from_codes_and_locales() {
        for (text, lang) in [
            ("nl", Some(Lang::Nl)),
            ("NL", Some(Lang::Nl)),
            ("nl_NL.UTF-8", Some(Lang::Nl)),
            ("nl-BE", Some(Lang::Nl)),
            ("en", Some(Lang::En)),
            ("en_GB", Some(Lang::En)),
            ("de_DE", None),
            ("nld", None),
            ("", None),
        ] {
            assert_eq!(Lang::parse(text), lang, "{text:?}");
        }
    }

    #[test]
    fn what_a_terminal_obeys_is_told_from_what_it_shows() {
        for c in
            "\u{0}\u{7}\t\n\u{1b}\u{7f}\u{9b}\u{61c}\u{200f}\u{2028}\u{202e}\u{2069}\u{feff}\u{fffa}\u{e0041}"
                .chars()
        {
            assert!(is_obeyed(c), "{c:?}");
        }
        // Joiners belong to names in some scripts.
        for c in "aé '-.\u{a0}\u{301}\u{200c}\u{200d}\u{2027}\u{202f}李🙂".chars() {
            assert!(!is_obeyed(c), "{c:?}");
        }
    }

    #[test]
    fn both_languages_are_formatted() {
        let n = 3;
        let text = crate::text!("{n} regels", "{n} lines");
        assert_eq!((text.get(Lang::Nl), text.get(Lang::En)), ("3 regels", "3 lines"));
    }
}
