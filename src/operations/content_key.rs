//! Keys of imported rows: from what a row says, and how many rows of the same import said the same before it. So the same
//! file again, or a longer one that begins with the same rows, doubles nothing.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The rows of one import as far as they were read.
#[derive(Default)]
pub(super) struct ContentKeys {
    seen: BTreeMap<[u8; 32], u64>,
}

impl ContentKeys {
    /// The key of the next row, and how many rows said the same before it.
    pub(super) fn next<'a>(&mut self, fields: impl IntoIterator<Item = &'a str>) -> (Uuid, u64) {
        let mut hash = Sha256::new();
        for field in fields {
            hash.update(field.as_bytes());
            hash.update([0]);
        }
        let digest: [u8; 32] = hash.finalize().into();
        let nth = *self.seen.entry(digest).and_modify(|nth| *nth += 1).or_insert(0);
        let mut hash = Sha256::new();
        hash.update(digest);
        hash.update(nth.to_be_bytes());
        let key: [u8; 32] = hash.finalize().into();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(key.get(..16).unwrap_or(&[0; 16]));
        (uuid::Builder::from_custom_bytes(bytes).into_uuid(), nth)
    }
}
