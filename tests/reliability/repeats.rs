//! What is done again, or in another order, does the same.

use super::program::Program;

const FILE: &str = "date,minutes,practitioner,client,activity,note\n\
                    2025-03-03,45,avisser,J-0142,telephone,a\n\
                    2025-03-03,45,avisser,J-0142,telephone,a\n\
                    2025-03-04,30,avisser,J-0142,reporting,b\n";

#[test]
fn a_file_that_is_imported_again_stores_what_is_new() {
    let program = Program::with_practice();
    program.file("time.csv", FILE);
    let import = |said: &str| {
        let run = program.line("entries import time.csv");
        assert!(run.status == Some(0) && run.err.contains(said), "{said}: {run:?}");
    };
    import("stored: 3, there already: 0");
    import("stored: 0, there already: 3");
    // One was mended since: it stays mended, and keeps nothing else out.
    program.run(&["entries", "edit", "1", "3-3-2025 50 tel jansen -- a"]).done();
    program.file("time.csv", format!("{FILE}2025-03-05,15,avisser,J-0142,telephone,c\n"));
    import("stored: 1, there already: 3");
    let minutes = program.query("SELECT minutes || ' ' || note FROM time_entry ORDER BY id");
    assert_eq!(minutes, ["50 a", "45 a", "30 b", "15 c"]);
}

#[test]
fn options_may_stand_before_a_line_of_time() {
    let program = Program::with_practice();
    for args in [
        &["log", "45", "tel", "jansen", "--", "ouders", "--today", "gebeld"][..],
        &["--lang", "nl", "log", "45", "tel", "jansen", "--", "ouders", "--today", "gebeld"],
        &["--lang=nl", "log", "45", "tel", "jansen", "--", "ouders", "--today", "gebeld"],
        &["log", "--practitioner", "avisser", "45 tel jansen", "-- ouders --today gebeld"],
    ] {
        program.run(args).done();
    }
    assert_eq!(program.query("SELECT DISTINCT note FROM time_entry"), ["ouders --today gebeld"]);
    let help = program.run(&["--lang", "nl", "help", "log"]).done();
    assert!(help.contains("Gebruik: uurwerk log"), "{help}");
}

#[test]
fn nothing_is_done_before_there_is_a_practice() {
    let program = Program::with_practice();
    program.execute("DELETE FROM practice");
    program.file("a.csv", FILE);
    for line in [
        "practitioner list",
        "practitioner add x --name X --disciplines HBO",
        "client list",
        "client add J-1",
        "allocation list",
        "allocation add 5 --client J-0142 --municipality 0405 --category 45 --from 2025-01-01",
        "tariff list",
        "tariff import a.csv",
        "alias list",
        "alias set bel telephone",
        "log 45 tel jansen",
        "entries list",
        "entries import a.csv",
        "entries export",
        "totals",
        "claims compile --month 2025-03",
        "claims list --month 2025-03",
        "claims queue --month 2025-03",
        "claims export --month 2025-03",
        "messages list",
        "messages import a.csv",
        "undo",
        "redo",
    ] {
        let run = program.line(line);
        run.refused(3);
        assert!(run.err.contains("uurwerk init"), "{line}: {run:?}");
    }
    assert_eq!(program.query("SELECT count(*) FROM time_entry"), ["Integer(0)"]);
}
