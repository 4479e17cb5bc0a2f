//! The only code that knows SQL: opens the database, gives and takes domain types.
//!
//! One connection per [`Store`]. Everything is read in [`Store::read`] and written in [`Store::write`], one
//! transaction each; what was written is durable when `write` has returned. No business decision is made here.

mod connection;
mod convert;
mod error;
mod schema;

pub mod journal;
pub mod history;
pub mod practice;
pub mod contracts;
pub mod credentials;
pub mod practitioners;
pub mod clients;
pub mod dossiers;
pub mod allocations;
pub mod mentions;
pub mod settlements;
pub mod tariffs;
pub mod entries;
pub mod sessions;
pub mod usages;
pub mod trajectories;
pub mod totals;
pub mod claims;
pub mod overrides;
pub mod credits;
pub mod batches;
pub mod answers;
pub mod sendings;
pub mod ledger;
pub mod messages;
pub mod outgoing;
pub mod posted;
pub mod packed;
pub mod care;
pub mod requests;
pub mod node_refusals;
pub mod numbers;
pub mod settings;
pub mod holidays;

use std::ops::Deref;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

pub use connection::Key;
pub use error::{Broken, StoreError};

/// An open database.
#[derive(Debug)]
pub struct Store {
    connection: rusqlite::Connection,
    path: Option<PathBuf>,
    /// Inside [`Store::rehearse`]: everything that is written is taken back at its end.
    is_rehearsing: bool,
}

/// One transaction. The functions of this layer take it; nobody outside can make one.
#[derive(Debug)]
pub struct Tx<'a>(Held<'a>);

/// A transaction, or a part of the one that a rehearsal is.
#[derive(Debug)]
enum Held<'a> {
    Whole(rusqlite::Transaction<'a>),
    Part(rusqlite::Savepoint<'a>),
}

impl Deref for Held<'_> {
    type Target = rusqlite::Connection;

    fn deref(&self) -> &rusqlite::Connection {
        match self {
            Self::Whole(transaction) => transaction,
            Self::Part(savepoint) => savepoint,
        }
    }
}

impl Held<'_> {
    fn commit(self) -> rusqlite::Result<()> {
        match self {
            Self::Whole(transaction) => transaction.commit(),
            Self::Part(savepoint) => savepoint.commit(),
        }
    }
}

impl Tx<'_> {
    /// Does a part of a change of which nothing stays when it fails; what was written before it does.
    ///
    /// # Errors
    /// Those of the part, and trouble with storage.
    pub fn part<T, E: From<StoreError>>(&self, part: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        let run = |sql: &str| self.0.execute_batch(sql).map_err(StoreError::from);
        run("SAVEPOINT part")?;
        let done = part(self);
        if done.is_err() {
            run("ROLLBACK TO part")?;
        }
        run("RELEASE part")?;
        done
    }
}

/// Who changes something, when and by which operation: what the journal writes beside each row.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    pub actor: &'a str,
    pub operation: &'static str,
    pub at: DateTime<Utc>,
}

/// Breaks off what a store is doing.
pub struct Stopper(rusqlite::InterruptHandle);

impl Stopper {
    /// Breaks off the statement that runs now, if one does: its transaction changes nothing.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

impl Store {
    /// Opens an existing database and brings it to the newest schema.
    ///
    /// # Errors
    /// No file there, an empty one, not a uurwerk database, a newer one, a wrong key, or trouble with storage. What is not
    /// ours stays as it was, byte for byte.
    pub fn open(path: &Path, key: Option<&Key>) -> Result<Self, StoreError> {
        let connection = connection::open(path, key)?;
        Self::ready(connection, Some(path.to_owned()))
    }

    /// Makes a new database that only its user may read, also in an empty file that an earlier try left.
    ///
    /// # Errors
    /// Something is already there, or trouble with storage.
    pub fn create(path: &Path, key: Option<&Key>) -> Result<Self, StoreError> {
        match connection::create_private_file(path) {
            Err(StoreError::Exists(_)) if connection::take_over_empty(path, key) => {}
            made => made?,
        }
        let connection = connection::open_new(path, key)?;
        Self::ready(connection, Some(path.to_owned()))
    }

    /// A database that lives as long as this value: tests and the made-up practice.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::ready(connection::in_memory()?, None)
    }

    fn ready(mut connection: rusqlite::Connection, path: Option<PathBuf>) -> Result<Self, StoreError> {
        schema::bring_up_to_date(&mut connection, path.as_deref())?;
        Ok(Self { connection, path, is_rehearsing: false })
    }

    /// Where the database lies; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// A handle that breaks off what this store is doing, from another thread.
    pub fn stopper(&self) -> Stopper {
        Stopper(self.connection.get_interrupt_handle())
    }

    /// Reads from one consistent state.
    pub fn read<T, E: From<StoreError>>(&mut self, read: impl FnOnce(&Tx) -> Result<T, E>) -> Result<T, E> {
        let tx = self.begin(rusqlite::TransactionBehavior::Deferred)?;
        read(&tx)
    }

    /// Writes all or nothing. The journal attributes every row to `change`.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        change: &Change,
        write: impl FnOnce(&Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx = self.begin(rusqlite::TransactionBehavior::Immediate)?;
        journal::begin(&tx, change)?;
        let done = write(&tx)?;
        journal::end(&tx)?;
        tx.0.commit().map_err(StoreError::from)?;
        Ok(done)
    }

    fn begin(&mut self, behavior: rusqlite::TransactionBehavior) -> Result<Tx<'_>, StoreError> {
        if self.is_rehearsing {
            return Ok(Tx(Held::Part(self.connection.savepoint()?)));
        }
        Ok(Tx(Held::Whole(self.connection.transaction_with_behavior(behavior)?)))
    }

    /// Shows what writing would do: everything that is written in there is seen by what comes after it in there, and nothing
    /// of it stays. Another program cannot write meanwhile.
    pub fn rehearse<T>(&mut self, rehearse: impl FnOnce(&mut Self) -> T) -> Result<T, StoreError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        self.is_rehearsing = true;
        let seen = rehearse(self);
        self.is_rehearsing = false;
        self.connection.execute_batch("ROLLBACK")?;
        Ok(seen)
    }

    /// Copies a database that lies in memory to a new file that only its user may read.
    pub fn keep(&self, path: &Path) -> Result<(), StoreError> {
        connection::create_private_file(path)?;
        let mut target = connection::open_new(path, None)?;
        let backup = rusqlite::backup::Backup::new(&self.connection, &mut target)?;
        backup.run_to_completion(1000, std::time::Duration::ZERO, None)?;
        Ok(())
    }
}

#[cfg(test)]
mod plans;
#[cfg(test)]
mod tests;
