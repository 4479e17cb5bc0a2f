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
    fn both_languages_are_formatted() {
        let n = 3;
        let text = crate::text!("{n} regels", "{n} lines");
        assert_eq!((text.get(Lang::Nl), text.get(Lang::En)), ("3 regels", "3 lines"));
    }
}
