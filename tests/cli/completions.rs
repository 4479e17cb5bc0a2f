//! `uurwerk completions`.

use expect_test::expect;

use crate::support::Desk;

#[test]
fn every_shell_gets_a_script_that_knows_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = Desk::new().run(&format!("completions {shell}")).done();
        assert!(script.contains("uurwerk") && script.contains("completions"), "{shell}");
    }
}

#[test]
fn an_unknown_shell_is_refused() {
    Desk::new().run("completions tcsh").expect(&expect![[r#"
        ! error: SHELL: expected bash, elvish, fish, powershell or zsh
        = 2
    "#]]);
}
