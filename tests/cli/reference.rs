//! `docs/commands.md` says what the commands are.

use expect_test::expect_file;
use uurwerk::cli::reference::markdown;

#[test]
fn the_document_of_commands_is_in_step() {
    expect_file!["../../docs/commands.md"].assert_eq(&markdown());
}
