//! The command line: one file per noun, with output, messages and exit status together.

mod completions;
mod reference;
mod usage;
