//! Messages packed together for the exchange node (zip).

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Most messages in an archive.
pub const MAX_FILES: usize = 30;
/// Largest sum of the messages in an archive, in bytes.
pub const MAX_BYTES: usize = 25_000_000;

/// Sizes in order as runs that each fit in an archive; a message is never divided.
pub fn split(sizes: &[usize]) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (at, size) in sizes.iter().enumerate() {
        if at > from && (at - from >= MAX_FILES || bytes + size > MAX_BYTES) {
            runs.push(from..at);
            (from, bytes) = (at, 0);
        }
        bytes += size;
    }
    if from < sizes.len() {
        runs.push(from..sizes.len());
    }
    runs
}

/// The archive of these files: the same bytes for the same files. `None` when one of them cannot be packed.
pub fn pack(files: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).ok()?;
        writer.write_all(bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_archive_is_too_full() {
        assert_eq!(split(&[]), []);
        assert_eq!(split(&[1; 30]).len(), 1);
        assert_eq!(split(&[1; 61]), [0..30, 30..60, 60..61]);
        assert_eq!(split(&[24_000_000, 1_000_000, 1]), [0..2, 2..3]);
        assert_eq!(split(&[25_000_000, 25_000_000]), [0..1, 1..2]);
    }

    #[test]
    fn the_same_files_give_the_same_archive() {
        let files: [(&str, &[u8]); 2] = [("a.xml", b"<a/>"), ("b.xml", b"<b/>")];
        assert_eq!(pack(&files), pack(&files));
        assert!(pack(&files).unwrap().starts_with(b"PK"));
    }
}
