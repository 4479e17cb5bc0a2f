//! What the reader takes, what it refuses, and where it says that this was.

use super::*;

const VOCABULARY: Vocabulary = Vocabulary { names: &["a", "b", "c"], namespaces: &["urn:1", "urn:2"] };

fn fault(bytes: &[u8]) -> Option<Fault> {
    parse(bytes, &VOCABULARY).err().map(|error| error.fault)
}

const CASES: &[(&str, Option<Fault>)] = &[
    ("<a/>", None),
    ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a/>\r\n<!-- after -->", None),
    ("<?xml version='1.0' encoding='utf-8' standalone='yes'?><a/>", None),
    ("<a>&amp;&lt;&gt;&apos;&quot;&#233;&#xE9;<![CDATA[<x>]]><!-- in --></a>", None),
    ("<a>\t\r\n&#9;&#10;&#13;</a>", None),
    ("", Some(Fault::NoRoot)),
    (" \r\n", Some(Fault::NoRoot)),
    ("<!-- only -->", Some(Fault::NoRoot)),
    ("\u{feff}<a/>", Some(Fault::ByteOrderMark)),
    ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", Some(Fault::DeclaredEncoding)),
    ("<?xml version=\"1.1\"?><a/>", Some(Fault::Declaration)),
    ("<?xml encoding=\"UTF-8\"?><a/>", Some(Fault::Declaration)),
    (" <?xml version=\"1.0\"?><a/>", Some(Fault::Declaration)),
    ("<a><?xml version=\"1.0\"?></a>", Some(Fault::Declaration)),
    ("<!DOCTYPE a><a/>", Some(Fault::DocumentType)),
    ("<a><!DOCTYPE a></a>", Some(Fault::DocumentType)),
    ("<?style x?><a/>", Some(Fault::ProcessingInstruction)),
    ("<a>&nbsp;</a>", Some(Fault::Entity)),
    ("<a>&#0;</a>", Some(Fault::Entity)),
    ("<a>&#xD800;</a>", Some(Fault::Entity)),
    ("<a>&#x110000;</a>", Some(Fault::Entity)),
    ("<a x=\"&nbsp;\"/>", Some(Fault::Entity)),
    ("<a>&#27;</a>", Some(Fault::Character)),
    ("<a>&#x85;</a>", Some(Fault::Character)),
    ("<a>&#xFFFE;</a>", Some(Fault::Character)),
    ("<a>\u{7}</a>", Some(Fault::Character)),
    ("<a>\u{7f}</a>", Some(Fault::Character)),
    ("<a>\u{9b}</a>", Some(Fault::Character)),
    ("<a>\u{ffff}</a>", Some(Fault::Character)),
    ("<a>\0</a>", Some(Fault::Character)),
    ("<a><!-- \u{1b} --></a>", Some(Fault::Character)),
    ("<a><![CDATA[\u{1b}]]></a>", Some(Fault::Character)),
    ("<a x=\"&#27;\"/>", Some(Fault::Character)),
    ("<a x=\"1\" x=\"2\"/>", Some(Fault::DoubleAttribute)),
    ("<a xmlns:p=\"urn:9\" xmlns:q=\"urn:9\" p:x=\"1\" q:x=\"2\"/>", Some(Fault::DoubleAttribute)),
    ("<p:a/>", Some(Fault::Namespace)),
    ("<a p:x=\"\"/>", Some(Fault::Namespace)),
    ("<a/><a/>", Some(Fault::OutsideRoot)),
    ("<a/>text", Some(Fault::OutsideRoot)),
    ("text<a/>", Some(Fault::OutsideRoot)),
    ("<a/>&amp;", Some(Fault::OutsideRoot)),
    ("<a/><![CDATA[]]>", Some(Fault::OutsideRoot)),
    ("<a>", Some(Fault::Malformed)),
    ("<a", Some(Fault::Malformed)),
    ("</a>", Some(Fault::Malformed)),
    ("<a></b>", Some(Fault::Malformed)),
    ("<a>&amp</a>", Some(Fault::Malformed)),
    ("<a>&</a>", Some(Fault::Malformed)),
    ("<a>]]></a>", Some(Fault::Malformed)),
    ("<a x/>", Some(Fault::Malformed)),
    ("<a x=1/>", Some(Fault::Malformed)),
    ("<a x=\"<\"/>", Some(Fault::Malformed)),
    ("<a><!-- a -- b --></a>", Some(Fault::Malformed)),
    ("<a><!-- </a>", Some(Fault::Malformed)),
    ("<a><![CDATA[</a>", Some(Fault::Malformed)),
];

#[test]
fn only_plain_documents_are_read() {
    let deep = |count: usize| format!("{}{}", "<a>".repeat(count), "</a>".repeat(count));
    let attributes = |count: usize| {
        let list: Vec<String> = (0..count).map(|n| format!("b{n}=\"\"")).collect();
        format!("<a {}/>", list.join(" "))
    };
    let text = |count: usize| format!("<a>{}</a>", "x".repeat(count));
    for (document, expected) in [
        (&deep(32), None),
        (&attributes(32), None),
        (&text(65_536), None),
        (&deep(33), Some(Fault::Depth)),
        (&attributes(33), Some(Fault::Attributes)),
        (&text(65_537), Some(Fault::TextLength)),
    ] {
        assert_eq!(fault(document.as_bytes()), expected);
    }
    for (document, expected) in CASES {
        assert_eq!(fault(document.as_bytes()), *expected, "{document:?}");
    }
    for (bytes, expected) in [
        (b"<a>\xff</a>".as_slice(), Fault::NotUtf8),
        (b"<a>\xe9</a>", Fault::NotUtf8),
        (b"\xff\xfe<\0a\0/\0>\0", Fault::WideEncoding),
        (b"\xfe\xff\0<\0a\0/\0>", Fault::WideEncoding),
        (b"<\0a\0/\0>\0", Fault::WideEncoding),
        (b"\0<\0a\0/\0>", Fault::WideEncoding),
        (b"\0\0\xfe\xff", Fault::WideEncoding),
    ] {
        assert_eq!(fault(bytes), Some(expected), "{bytes:?}");
    }
}

#[test]
fn a_million_elements_are_enough() {
    let many = format!("<a>{}</a>", "<b/>".repeat(1_000_000));
    assert_eq!(fault(many.as_bytes()), Some(Fault::Elements));
    let namespaces: Vec<String> = (0..30).map(|n| format!("xmlns:p{n}=\"urn:{n}\"")).collect();
    let one = format!("<a {}>", namespaces.join(" "));
    assert_eq!(fault(one.repeat(3).as_bytes()), Some(Fault::Namespace));
}

#[test]
fn no_more_than_the_greatest_message_is_loaded() {
    let endless = std::io::repeat(b' ');
    assert_eq!(load(endless).map_err(|error| error.fault), Err(Fault::TooLarge));
    assert_eq!(load(b"<a/>".as_slice()), Ok(b"<a/>".to_vec()));
    let broken = std::io::Read::chain(b"<a".as_slice(), Broken);
    assert_eq!(load(broken).map_err(|error| error.fault), Err(Fault::Unreadable));
    assert_eq!(fault(&vec![b' '; MAX_BYTES + 1]), Some(Fault::TooLarge));
    assert_eq!(fault(&vec![b' '; MAX_BYTES]), Some(Fault::NoRoot));
}

struct Broken;

impl std::io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::UnexpectedEof.into())
    }
}

#[test]
fn names_namespaces_and_texts_are_kept() {
    let document = "<a xmlns=\"urn:1\" xmlns:x=\"urn:2\">\r\n\t<x:b>1&amp;\r\n<![CDATA[2]]>&#x33;</x:b>\n<b xmlns=\"urn:3\"> </b><d/></a>";
    let document = parse(document.as_bytes(), &VOCABULARY).unwrap();
    let root = document.root().unwrap();
    assert_eq!((root.name(), root.namespace(), root.text(), root.is_mixed()), ("a", "urn:1", "", false));
    let children: Vec<_> =
        root.children().map(|c| (c.name(), c.namespace(), c.text(), c.line(), c.path())).collect();
    assert_eq!(
        children,
        [
            ("b", "urn:2", "1&\n23", 2, "a/b[1]".to_owned()),
            ("b", "", " ", 4, "a/b[2]".to_owned()),
            ("", "urn:1", "", 4, "a/?".to_owned()),
        ]
    );
    let deep = parse(b"<a><d><b><d/></b></d></a>", &VOCABULARY).unwrap();
    assert_eq!(deep.elements().map(Element::path).collect::<Vec<_>>(), ["a", "a/?", "a/?", "a/?"]);
    let mixed = parse(b"<a>x<b/></a>", &VOCABULARY).unwrap();
    assert!(mixed.root().unwrap().is_mixed());
    let mixed = parse(b"<a><b/>x</a>", &VOCABULARY).unwrap();
    assert!(mixed.root().unwrap().is_mixed());
}

#[test]
fn attributes_of_tools_are_no_attributes_of_messages() {
    let xsi = "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"";
    for (attributes, strange) in [
        ("i:schemaLocation=\"urn:1 x.xsd\"", false),
        ("i:noNamespaceSchemaLocation=\"x.xsd\"", false),
        ("i:nil=\"true\"", true),
        ("i:type=\"a\"", true),
        ("id=\"1\"", true),
        ("xml:lang=\"nl\"", true),
    ] {
        let document = parse(format!("<a {xsi} {attributes}/>").as_bytes(), &VOCABULARY).unwrap();
        assert_eq!(document.root().unwrap().has_attributes(), strange, "{attributes}");
    }
}

#[test]
fn a_fault_has_a_line_and_a_path_and_no_content() {
    let secret = "<a>\n<b>\n<c>999900006 &geheim;</c></b></a>";
    let error = parse(secret.as_bytes(), &VOCABULARY).map(|_| ()).unwrap_err();
    assert_eq!((error.line, error.path.as_str()), (3, "a/b/c"));
    let words = error.words();
    assert_eq!(words.nl, "Niet gelezen, regel 3, a/b/c: een onbekende entiteit of tekenverwijzing.");
    assert_eq!(words.en, "Not read, line 3, a/b/c: an unknown entity or character reference.");
    let shown = format!("{words:?} {error:?} {error}");
    assert!(!shown.contains("9999") && !shown.contains("geheim"));
}

#[test]
fn no_forbidden_character_is_overlooked() {
    let forbidden = (0..=0x11_0000).filter_map(char::from_u32).filter(|c| super::read::is_forbidden(*c));
    let mut bytes = [0; 4];
    for c in forbidden {
        let first = c.encode_utf8(&mut bytes).as_bytes()[0];
        assert!(super::read::may_be_forbidden(first), "{:x}", u32::from(c));
    }
}
