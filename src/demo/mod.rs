//! The made-up practice: seeded, repeatable, built through operations, marked as fictitious.
