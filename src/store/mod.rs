//! The only code that knows SQL: opens the database, gives and takes domain types.
