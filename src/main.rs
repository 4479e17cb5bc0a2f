//! Reads arguments and surroundings, runs, and gives the exit status back.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::panic::PanicHookInfo;
use std::process::ExitCode;

use color_eyre::config::{HookBuilder, Theme};
use color_eyre::section::PanicMessage;
use uurwerk::cli::{self, Io};
use uurwerk::domain::text::Lang;
use uurwerk::problem;
use uurwerk::surroundings::Surroundings;

fn main() -> color_eyre::Result<ExitCode> {
    let surroundings = Surroundings::from_machine();
    let frame = HookBuilder::default().theme(Theme::new()).panic_message(NoClientData(surroundings.lang));
    let (panic_hook, error_hook) = frame.into_hooks();
    error_hook.install()?;
    std::panic::set_hook(Box::new(move |info| {
        let _ = writeln!(io::stderr(), "{}", panic_hook.panic_report(info));
    }));
    let (mut out, mut err) = (BufWriter::new(io::stdout()), io::stderr());
    let input_is_terminal = io::stdin().is_terminal();
    let mut io = Io { input_is_terminal, input: &mut io::stdin().lock(), out: &mut out, err: &mut err };
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the arguments")]
    let args = std::env::args_os().collect();
    Ok(ExitCode::from(cli::run(args, surroundings, &mut io)))
}

/// What a panic says: where, never the values that met there, since they may be a client's.
struct NoClientData(Lang);

impl PanicMessage for NoClientData {
    fn display(&self, info: &PanicHookInfo<'_>, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (file, line) = info.location().map_or(("?", 0), |place| (place.file(), place.line()));
        f.write_str(problem::own_fault(file, line).get(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_says_where_and_nothing_of_what() {
        let frame = HookBuilder::default().theme(Theme::new()).panic_message(NoClientData(Lang::Nl));
        let (panic_hook, _) = frame.into_hooks();
        let (said, heard) = std::sync::mpsc::channel();
        std::panic::set_hook(Box::new(move |info| {
            let _ = said.send(panic_hook.panic_report(info).to_string());
        }));
        let client = "Zwaluwstaart 999900018".to_owned();
        let stopped = std::panic::catch_unwind(|| panic!("{client}"));
        drop(std::panic::take_hook());
        let report = heard.recv().unwrap();
        assert!(stopped.is_err() && report.contains("fout in het programma zelf (src/main.rs:"), "{report}");
        assert!(!report.contains("Zwaluwstaart") && !report.contains("999900018"), "{report}");
    }
}
