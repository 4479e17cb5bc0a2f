//! Archives of messages, as a municipality or a messenger packs them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The files in that order, named after their place: `0.xml`.
pub fn packed(files: &[impl AsRef<str>]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (index, file) in files.iter().enumerate() {
        writer.start_file(format!("{index}.xml"), SimpleFileOptions::default()).unwrap();
        writer.write_all(file.as_ref().as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
