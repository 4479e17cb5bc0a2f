//! Reads arguments and surroundings, runs, and gives the exit status back.

fn main() {}
