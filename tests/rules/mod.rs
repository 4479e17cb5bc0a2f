//! Every rule with a case that passes and one that trips on the boundary, and what a month of entries becomes.

mod cases;
mod choice;
mod compiled;
mod coverage;
mod document;
mod register;
mod scene;
mod worked;
