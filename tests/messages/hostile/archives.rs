//! Zip archives that are none, that hide something, or that become too much.

use std::io::{Cursor, Write};

use zip::write::{FullFileOptions, SimpleFileOptions};
use zip::{CompressionMethod, ZipWriter};

use super::broken_files;
use crate::messages::samples::FULL_301;

/// An archive of these files, under these names.
pub fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut found = false;
    for at in 0..bytes.len() - from.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
            found = true;
        }
    }
    assert!(found, "nothing to replace");
    bytes
}

/// Archives of which nothing is taken over, with what is wrong with each.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let whole = packed(&[("a.xml", b"<geheim/>")]);
    let no_xml: (&str, &[u8]) = ("a.xml", b"geheim");
    let zeros = vec![0; 1_000_000];
    let spaces = vec![b' '; 25_000_001];
    let inner = packed(&[("a.xml", FULL_301)]);
    let nested = (0..20).fold(inner.clone(), |bytes, _| packed(&[("a.zip", &bytes)]));
    let thousand: Vec<String> = (0..1001).map(|n| format!("{n}.xml")).collect();
    let thousand: Vec<(&str, &[u8])> = thousand.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let bomb: Vec<(&str, &[u8])> =
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"].map(|name| (name, zeros.as_slice())).into();
    let bomb = replaced(packed(&bomb), &1_000_000_u32.to_le_bytes(), &25_000_001_u32.to_le_bytes());
    let entity = broken_files().into_iter().find(|(name, _)| *name == "an entity bomb").unwrap().1;
    // The file is one byte longer than what the archive says of it.
    let lying = replaced(packed(&[("a.xml", &zeros)]), &1_000_000_u32.to_le_bytes(), &5_u32.to_le_bytes());
    vec![
        ("an archive of nothing", packed(&[])),
        ("an archive of a folder", folder()),
        ("half an archive", whole[..whole.len() / 2].to_vec()),
        ("the first bytes of an archive", b"PK\x03\x04".to_vec()),
        ("the last bytes of an archive", b"PK\x05\x06geheim".to_vec()),
        ("a thousand files and one", packed(&thousand)),
        ("a bomb", bomb),
        ("a bomb that says it is small", lying),
        ("a message of 25 MB in an archive", packed(&[("a.xml", &spaces)])),
        ("an archive in an archive", packed(&[("a.zip", &inner)])),
        ("archives twenty deep", nested),
        (
            "a locked archive",
            replaced(inner.clone(), b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0"),
        ),
        ("a way of packing that nobody knows", replaced(inner.clone(), b"\x08\0", b"\x63\0")),
        ("a checksum that is wrong", corrupt()),
        ("a file on its way out", packed(&[("../../../../tmp/geheim.xml", no_xml.1)])),
        ("a file with a whole path", packed(&[("/tmp/geheim.xml", no_xml.1)])),
        ("a file with a drive", packed(&[("C:\\geheim.xml", no_xml.1)])),
        ("a file with a control in its name", packed(&[("\u{1b}]0;geheim\u{7}", no_xml.1)])),
        ("a name of 60 000 letters", packed(&[(&"g".repeat(60_000), no_xml.1)])),
        ("two files of one name", twice()),
        ("a link to a file", link()),
        ("an entity bomb in an archive", packed(&[("a.xml", &entity)])),
        ("a workbook", packed(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")])),
    ]
}

fn folder() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_directory("geheim", SimpleFileOptions::default()).unwrap();
    writer.finish().unwrap().into_inner()
}

fn link() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("a.xml", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    writer.finish().unwrap().into_inner()
}

/// The writer refuses a name that it has already: it is changed afterwards.
fn twice() -> Vec<u8> {
    replaced(packed(&[("a.xml", b"geheim"), ("b.xml", b"geheim")]), b"b.xml", b"a.xml")
}

/// One byte of what is packed without squeezing is another.
fn corrupt() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = FullFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file("a.xml", stored).unwrap();
    writer.write_all(FULL_301).unwrap();
    replaced(writer.finish().unwrap().into_inner(), b"Individueel", b"individueel")
}
