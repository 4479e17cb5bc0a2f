//! Words as they are compared: without capitals, accents and other marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case and without accents: `Zoë`, `ZOE` and a Zoe with a separate diaeresis are all `zoe`. Letters that
/// Unicode does not take apart but a Dutch keyboard cannot type become what people type instead (`ø` is `o`).
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match letter {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ħ' => out.push('h'),
            'ı' => out.push('i'),
            '\u{300}'..='\u{36f}' => {}
            other => out.push(other),
        }
    }
    out
}

/// The runs of letters and digits of a folded text.
pub fn tokens(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn capitals_accents_and_compositions_are_the_same() {
        for (text, folded) in [
            ("Zoë", "zoe"),
            ("Zoe\u{308}", "zoe"),
            ("ÇELİK", "celik"),
            ("Işık", "isik"),
            ("Łukasz Größe Søren", "lukasz grosse soren"),
            ("ĲSBRAND", "ijsbrand"),
            ("Đặng", "dang"),
            ("J-0142", "j-0142"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn tokens_are_runs_of_letters_and_digits() {
        assert_eq!(
            tokens("van den berg-ozdemir, j.").collect::<Vec<_>>(),
            ["van", "den", "berg", "ozdemir", "j"]
        );
        assert_eq!(tokens("-- '").count(), 0);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
