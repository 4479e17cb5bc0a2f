//! Reads arguments and surroundings, runs, and gives the exit status back.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::panic::PanicHookInfo;
use std::process::ExitCode;

use color_eyre::config::HookBuilder;
use color_eyre::section::PanicMessage;
use uurwerk::cli::{self, Io};
use uurwerk::surroundings::Surroundings;

fn main() -> color_eyre::Result<ExitCode> {
    let (panic_hook, error_hook) = HookBuilder::default().panic_message(NoClientData).into_hooks();
    error_hook.install()?;
    std::panic::set_hook(Box::new(move |info| {
        let _ = writeln!(io::stderr(), "{}", panic_hook.panic_report(info));
    }));
    let (mut out, mut err) = (BufWriter::new(io::stdout()), io::stderr());
    let mut io = Io {
        input_is_terminal: io::stdin().is_terminal(),
        input: &mut io::stdin().lock(),
        out: &mut out,
        err: &mut err,
    };
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the arguments")]
    let args = std::env::args_os().collect();
    Ok(ExitCode::from(cli::run(args, Surroundings::from_machine(), &mut io)))
}

/// What a panic says: where, never the values that met there, since they may be a client's.
struct NoClientData;

impl PanicMessage for NoClientData {
    fn display(&self, info: &PanicHookInfo<'_>, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let place = info.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        writeln!(f, "uurwerk {} stopped by a fault of its own at {place}.", env!("CARGO_PKG_VERSION"))?;
        write!(f, "Everything saved before is safe. Please report the lines above and below this one.")
    }
}
