//! Markup that is none, encodings that are not UTF-8, and values beyond what a message can say.

use super::{full, utf_16};
use crate::messages::samples::FULL_301;

/// Files that are no plain XML, with what is wrong with each.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let remark = |text: &str| full().replace(">Individueel<", &format!(">{text}<")).into_bytes();
    let client = |tag: &str| full().replace("<t:Client>", tag).into_bytes();
    let nested = format!("{}x{}", "<t:Naam>".repeat(33), "</t:Naam>".repeat(33));
    let namespaces: Vec<String> = (0..65).map(|n| format!(" xmlns:n{n}=\"urn:geheim\"")).collect();
    let attributes: Vec<String> = (0..33).map(|n| format!(" a{n}=\"x\"")).collect();
    let big_endian: Vec<u8> =
        std::iter::once(0xfeff).chain(full().encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let utf_32: Vec<u8> = full().chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    vec![
        ("only a comment", b"<!-- geheim -->".to_vec()),
        ("only a declaration", b"<?xml version=\"1.0\"?>".to_vec()),
        ("a declaration in the middle", client("<?xml version=\"1.0\"?><t:Client>")),
        ("a declaration after a space", [b" ".as_slice(), FULL_301].concat()),
        ("two declarations", [b"<?xml version=\"1.0\"?>".as_slice(), FULL_301].concat()),
        ("dashes in a comment", client("<!-- a -- b --><t:Client>")),
        ("a comment that does not end", client("<!-- <t:Client>")),
        ("CDATA that does not end", remark("<![CDATA[geheim")),
        ("CDATA before the root", [b"<![CDATA[geheim]]>".as_slice(), b"<Bericht/>"].concat()),
        ("CDATA after the root", [FULL_301, b"<![CDATA[geheim]]>"].concat()),
        ("CDATA inside CDATA", remark("<![CDATA[<![CDATA[geheim]]>]]>")),
        ("the end of CDATA without its start", remark("geheim]]>")),
        ("an attribute without quotes", client("<t:Client a=geheim>")),
        ("an attribute without value", client("<t:Client geheim>")),
        ("a tag inside an attribute", client("<t:Client a=\"<t:Bsn>\">")),
        ("an end tag that comes first", client("</t:Client><t:Client>")),
        ("33 levels", remark(&nested)),
        ("33 attributes", client(&format!("<t:Client{}>", attributes.concat()))),
        ("65 namespaces", client(&format!("<t:Client{}>", namespaces.concat()))),
        ("a prefix without namespace", client("<t:Client xmlns:q=\"\">")),
        ("a prefix of XML itself for something else", client("<t:Client xmlns:xml=\"urn:geheim\">")),
        ("65 537 letters", remark(&"x".repeat(65_537))),
        ("65 537 letters in pieces", remark(&"<!-- -->xxxxxxxx".repeat(8193))),
        ("24 MB of one letter", remark(&"x".repeat(24_000_000))),
        ("30 MB of a message", [FULL_301, vec![b'\n'; 30_000_000].as_slice()].concat()),
        ("a reference beyond all characters", remark("&#x110000;")),
        ("a reference of a thousand digits", remark(&format!("&#{};", "9".repeat(1000)))),
        ("a reference to no character", remark("&#xFFFE;")),
        ("a delete by reference", remark("&#127;")),
        ("a raw delete", remark("\u{7f}")),
        ("a character that is none", remark("\u{ffff}")),
        ("a control in an attribute", client("<t:Client a=\"\u{1}\">")),
        ("a zero at the end", [FULL_301, b"\0"].concat()),
        ("an overlong letter", splice(b"\xc1\xa9")),
        ("an overlong tag", splice(b"\xc0\xbcscript\xc0\xbe")),
        ("half a pair in UTF-8", splice(b"\xed\xa0\xbd")),
        ("a letter that is cut off", splice(b"\xe2\x82")),
        ("five bytes for a letter", splice(b"\xf8\x88\x80\x80\x80")),
        ("UTF-16 with the other end first", big_endian),
        ("UTF-16 that says so", utf_16(&full().replace("utf-8", "utf-16"), true)),
        ("UTF-32", utf_32),
        ("UTF-7", full().replace("utf-8", "utf-7").into_bytes()),
        ("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03geheim".to_vec()),
        ("a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec()),
        ("a web page", b"<html><body>geheim<br></body></html>".to_vec()),
        ("JSON", b"{\"geheim\": 1}".to_vec()),
    ]
}

/// The sample with these bytes in the place of a remark.
fn splice(bytes: &[u8]) -> Vec<u8> {
    let text = full();
    let (before, after) = text.split_once("Individueel").unwrap();
    [before.as_bytes(), bytes, after.as_bytes()].concat()
}

/// Messages with a value that its type does not allow, and the rule that says so.
pub fn wrong_values() -> Vec<(&'static str, String, &'static str)> {
    let budget = |text: &str| full().replace(">400000<", &format!(">{text}<"));
    let day = |text: &str| full().replace(">2026-02-21<", &format!(">{text}<"));
    let time = |text: &str| full().replace(">23:59:59<", &format!(">{text}<"));
    vec![
        ("a budget of a hundred thousand digits", budget(&"9".repeat(60_000)), "RS005"),
        ("a budget with an exponent", budget("1e5"), "XSD"),
        ("a budget with decimals", budget("4000.00"), "XSD"),
        ("a budget in other digits", budget("٤٠٠"), "XSD"),
        ("a budget in wide digits", budget("４００"), "XSD"),
        ("a budget in hexadecimal", budget("0x10"), "XSD"),
        ("a budget that is none", budget("NaN"), "XSD"),
        ("two signs", budget("--1"), "XSD"),
        ("the year 0", day("0000-01-01"), "RS032"),
        ("the year 10000", day("10000-01-01"), "RS032"),
        ("a year before our era", day("-2026-01-01"), "RS032"),
        ("29 February of another year", day("2026-02-29"), "RS032"),
        ("month 13", day("2026-13-01"), "RS032"),
        ("a day in other digits", day("٢٠٢٦-٠٢-٢١"), "RS032"),
        ("25 o'clock", time("25:00:00"), "RS034"),
        ("a second too many", time("23:59:60"), "RS034"),
        ("a version of other numbers", full().replace(">1.0.0<", ">1.0.0.0<"), "RS048"),
        ("a telephone number of letters", full().replace(">0229123456<", ">geheim<"), "RS046"),
        ("initials with a dot", full().replace(">ZÀỳ<", ">Z.<"), "RS045"),
    ]
}
