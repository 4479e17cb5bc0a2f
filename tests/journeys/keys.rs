//! The key tables: complete in both languages, without two meanings for one key, and written down in `docs/keys.md`.

use std::collections::BTreeMap;
use std::fmt::Write;

use expect_test::expect_file;
use uurwerk::domain::text::Text;
use uurwerk::tui::app::KEYS;
use uurwerk::tui::keys::{Shown, all_keys, shown};
use uurwerk::tui::screens::ScreenName;

fn tables() -> Vec<(Text, Vec<Shown>)> {
    let everywhere = (Text::new("Overal", "Everywhere"), shown(KEYS));
    std::iter::once(everywhere).chain(ScreenName::ALL.into_iter().flat_map(ScreenName::tables)).collect()
}

#[test]
fn no_key_means_two_things() {
    let everywhere = shown(KEYS);
    for (title, lines) in tables().into_iter().skip(1) {
        let mut seen = BTreeMap::new();
        let lists_without_fields = ["Day", "Month", "Clients", "Components", "Claims", "Messages", "Check"]
            .contains(&&*title.en)
            || (title.en.starts_with("Settings") && !title.en.ends_with("form"));
        let shared = everywhere.iter().filter(|_| lists_without_fields);
        for line in lines.iter().chain(shared) {
            for key in line.keys {
                let before = seen.insert(key.to_string(), line.name.en.clone());
                assert_eq!(before, None, "{}: {key} also means {}", title.en, line.name.en);
            }
        }
    }
}

#[test]
fn every_action_has_a_name_and_a_sentence_in_both_languages() {
    for (title, lines) in tables() {
        for line in lines {
            assert!(!line.keys.is_empty(), "{}: {} has no key", title.en, line.name.en);
            for (name, help) in [(&line.name.nl, &line.help.nl), (&line.name.en, &line.help.en)] {
                assert!(!name.is_empty() && name.chars().count() <= 20, "{}: {name:?}", title.en);
                assert!(
                    help.ends_with('.') && help.chars().next().is_some_and(char::is_uppercase),
                    "{help:?}"
                );
            }
        }
    }
}

#[test]
fn the_keys_are_written_down() {
    let mut out = String::from(
        "# Keys\n\nMade from the key tables by a test: `UPDATE_EXPECT=1 cargo test keys` writes it anew.\n\
         In the program `?` shows the keys of the screen that is open, `:` finds every action by its name.\n",
    );
    for (title, lines) in tables() {
        write!(out, "\n## {}\n\n| keys | English | Nederlands |\n|---|---|---|\n", title.en).unwrap();
        for line in lines {
            writeln!(out, "| `{}` | {} | {} |", all_keys(line.keys), line.help.en, line.help.nl).unwrap();
        }
    }
    expect_file!["../../docs/keys.md"].assert_eq(&out);
}

#[test]
fn every_screen_has_a_story_at_both_sizes() {
    for name in ScreenName::ALL {
        let file = format!("tests/journeys/{}.rs", name.text().en.to_lowercase());
        let story = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/").to_owned() + &file);
        let story = story.unwrap_or_else(|_| panic!("{file} is missing: see day.rs for how a story is told"));
        assert!(story.contains("NARROW") && story.contains("WIDE"), "{file} looks at one size only");
    }
}
