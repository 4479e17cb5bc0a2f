//! The command line: one file per noun over the same operations as the terminal interface.
