//! The parts of a package, unpacked one by one and never beyond a limit.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Fault;

/// Largest sum of all parts that are read, in bytes; a list of tariffs has far less than one megabyte.
pub const MAX_UNPACKED: u64 = 64_000_000;

/// Most parts in a package.
const MAX_PARTS: usize = 10_000;

pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
        if archive.len() > MAX_PARTS {
            return Err(Fault::TooLarge);
        }
        Ok(Self { archive, left: MAX_UNPACKED })
    }

    /// The text of a part; `None` when there is none of that name. Capitals do not matter.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let is_it = |other: &str| other.trim_start_matches('/').eq_ignore_ascii_case(name);
        let found = self.archive.file_names().flatten().find(|other| is_it(other)).map(Cow::into_owned);
        let Some(found) = found else { return Ok(None) };
        let mut packed = self.archive.by_name(&found).map_err(|_| Fault::Damaged)?;
        let mut bytes = Vec::new();
        let limit = self.left.saturating_add(1);
        let count = packed.by_ref().take(limit).read_to_end(&mut bytes).map_err(|_| Fault::Damaged)?;
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(count).ok_or(Fault::TooLarge)?;
        let text = String::from_utf8(bytes).map_err(|_| Fault::Damaged)?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }

    /// A part that must be there.
    pub fn needed(&mut self, name: &str) -> Result<String, Fault> {
        self.part(name)?.ok_or(Fault::Damaged)
    }
}
