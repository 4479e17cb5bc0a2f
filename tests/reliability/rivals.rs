//! Two people at the same moment: one claim, and no time that is lost or stored twice.

use std::process::{Child, Stdio};

use super::program::{Program, Run};

/// Starts these at once and gives what each did.
fn at_once(program: &Program, commands: &[Vec<String>]) -> Vec<Run> {
    let children: Vec<Child> = commands
        .iter()
        .map(|args| {
            let mut command = program.command();
            command.args(["--today", "2025-04-02"]).args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().unwrap()
        })
        .collect();
    children.into_iter().map(|child| Run::of(&child.wait_with_output().unwrap())).collect()
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

#[test]
fn a_month_that_several_export_at_once_is_claimed_once() {
    for round in 0..6 {
        let program = Program::with_queue();
        let runs = at_once(&program, &vec![words("claims export --month 2025-03 --format csv"); 3]);
        for run in &runs {
            assert_eq!(run.status, Some(0), "round {round}: {runs:?}");
        }
        // Header, and one line with the claim and where its file stands.
        let made: Vec<&str> = runs.iter().flat_map(|run| run.out.lines().skip(1)).collect();
        assert_eq!(made.len(), 1, "round {round}: {runs:?}");
        assert!(made[0].contains("JW323-0405-2025-03-UW0000000001.xml"), "round {round}: {runs:?}");
        #[cfg(target_os = "linux")]
        super::crashes::expect_sent_once(&program, &format!("round {round}"));
    }
}

#[test]
fn a_month_that_is_compiled_while_time_comes_in_holds_every_minute_once() {
    let program = Program::with_practice();
    let mut commands = Vec::new();
    for number in 0..6 {
        let log = format!("log 1{number}-3-2025 5 tel jansen -- n{number}");
        commands.extend([words(&log), words("claims compile --month 2025-03")]);
    }
    for run in at_once(&program, &commands) {
        assert_eq!(run.status, Some(0), "{run:?}");
    }
    program.line("claims compile --month 2025-03").done();
    program.expect_whole();
    let sums = "SELECT (SELECT sum(minutes) FROM time_entry) || ' ' || (SELECT sum(minutes) FROM claim_line) || ' ' ||
                       (SELECT count(*) FROM claim_line_entry)";
    assert_eq!(program.query(sums), ["30 30 6"]);
}

#[test]
fn a_practice_is_set_up_once() {
    let program = Program::bare();
    let runs = at_once(&program, &vec![words("init --agb 42420001 --name Dijk"); 3]);
    let done = runs.iter().filter(|run| run.status == Some(0)).count();
    assert_eq!(done, 1, "{runs:?}");
    for run in runs.iter().filter(|run| run.status != Some(0)) {
        run.refused(3);
    }
    program.line("practitioner list").done();
    program.expect_whole();
}
