//! Messages that come packed together (zip), unpacked one by one and never beyond a limit. Names inside are not used: they
//! are whatever somebody gave the files.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

/// Most files in an archive.
pub const MAX_FILES: usize = 1000;
/// Largest sum of all files in bytes, unpacked.
pub const MAX_UNPACKED: u64 = 250_000_000;
/// Largest file in bytes: more than any message may have (OP179), so that reading it says what is wrong.
const MAX_FILE: u64 = 25_000_001;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// Not a zip archive, cut off, or locked with a password.
    #[error("the archive cannot be read")]
    Damaged,
    #[error("more files than {MAX_FILES}")]
    TooMany,
    #[error("more bytes than {MAX_UNPACKED}")]
    TooLarge,
    #[error("no files in it")]
    Empty,
}

/// Whether these bytes are an archive rather than a message.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The files of an archive in their order, without folders. A file that is too large is cut off one byte beyond what a
/// message may have. What an archive says about its sizes is never more than a reason to refuse it: whoever says too much is
/// refused before anything is unpacked, whoever says too little as soon as that shows.
pub fn unpack(bytes: &[u8]) -> Result<Vec<Vec<u8>>, ArchiveError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ArchiveError::Damaged)?;
    if archive.len() > MAX_FILES {
        return Err(ArchiveError::TooMany);
    }
    let mut sizes = Vec::new();
    for index in 0..archive.len() {
        let packed = archive.by_index_raw(index).map_err(|_| ArchiveError::Damaged)?;
        sizes.push(packed.size());
    }
    let all = sizes.iter().fold(0_u64, |sum, size| sum.saturating_add((*size).min(MAX_FILE)));
    if all > MAX_UNPACKED {
        return Err(ArchiveError::TooLarge);
    }
    let mut files = Vec::new();
    for (index, size) in sizes.into_iter().enumerate() {
        let packed = archive.by_index(index).map_err(|_| ArchiveError::Damaged)?;
        if packed.is_dir() {
            continue;
        }
        let mut file = Vec::new();
        let most = size.saturating_add(1).min(MAX_FILE);
        packed.take(most).read_to_end(&mut file).map_err(|_| ArchiveError::Damaged)?;
        let count = u64::try_from(file.len()).unwrap_or(u64::MAX);
        if count != size.min(MAX_FILE) {
            return Err(ArchiveError::Damaged);
        }
        files.push(file);
    }
    if files.is_empty() { Err(ArchiveError::Empty) } else { Ok(files) }
}

/// The messages in a file, each with a name for people: itself, or what is packed in it by its number there.
pub fn unpacked(path: &Path, bytes: Vec<u8>) -> Result<Vec<(PathBuf, Vec<u8>)>, ArchiveError> {
    if !is_archive(&bytes) {
        return Ok(vec![(path.to_owned(), bytes)]);
    }
    let numbered = (1..).zip(unpack(&bytes)?);
    Ok(numbered.map(|(number, bytes)| (path.join(format!("#{number}")), bytes)).collect())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(files: usize, size: usize) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.add_directory("folder", SimpleFileOptions::default()).unwrap();
        for index in 0..files {
            writer.start_file(format!("folder/{index}.xml"), SimpleFileOptions::default()).unwrap();
            writer.write_all(&vec![b' '; size]).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn files_come_out_in_order_within_limits() {
        let bytes = packed(3, 5);
        assert!(is_archive(&bytes) && !is_archive(b"<?xml"));
        assert_eq!(unpack(&bytes).unwrap(), vec![vec![b' '; 5]; 3]);
        assert_eq!(unpack(&packed(0, 0)), Err(ArchiveError::Empty));
        assert_eq!(unpack(&packed(MAX_FILES, 1)), Err(ArchiveError::TooMany), "the folder counts");
        assert_eq!(unpack(&packed(11, 25_000_001)), Err(ArchiveError::TooLarge), "a bomb of few bytes");
        assert_eq!(unpack(&packed(1, 30_000_000)).unwrap()[0].len(), 25_000_001);
        let mut lying = packed(1, 100_000);
        let named = lying.windows(4).rposition(|four| four == 100_000_u32.to_le_bytes()).unwrap();
        lying[named..named + 4].copy_from_slice(&5_u32.to_le_bytes());
        assert_eq!(unpack(&lying), Err(ArchiveError::Damaged), "more in it than it says");
        for cut in [4, 10, bytes.len() / 2, bytes.len() - 1] {
            assert_eq!(unpack(&bytes[..cut]), Err(ArchiveError::Damaged), "{cut}");
        }
    }
}
