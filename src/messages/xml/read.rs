//! From bytes to a document, or to the first reason why not.

use std::io::Read;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, PrefixDeclaration, ResolveResult};
use quick_xml::reader::NsReader;

use super::document::{Document, Start, is_space};
use super::fault::{Fault, XmlError};

/// The greatest message (OP179).
pub const MAX_BYTES: usize = 25_000_000;
const MAX_DEPTH: usize = 32;
const MAX_ATTRIBUTES: usize = 32;
const MAX_ELEMENTS: usize = 1_000_000;
/// Namespaces in scope at once.
const MAX_NAMESPACES: usize = 64;
/// Bytes of text in one element.
const MAX_TEXT: usize = 65_536;
/// How a file in UTF-16 or UTF-32 starts.
const WIDE: [&[u8]; 5] = [b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0"];
/// Attributes of this namespace only help tools.
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The names and namespaces that are kept.
pub struct Vocabulary {
    /// In alphabetical order.
    pub names: &'static [&'static str],
    pub namespaces: &'static [&'static str],
}

impl Vocabulary {
    fn name(&self, name: &str) -> &'static str {
        self.names.binary_search(&name).ok().and_then(|at| self.names.get(at)).copied().unwrap_or_default()
    }

    fn namespace(&self, name: &str) -> &'static str {
        self.namespaces.iter().find(|known| **known == name).copied().unwrap_or_default()
    }
}

/// All bytes of a source, but never more than [`MAX_BYTES`].
pub fn load(source: impl Read) -> Result<Vec<u8>, XmlError> {
    let outside = |fault| XmlError { fault, line: 1, path: String::new() };
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    source.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| outside(Fault::Unreadable))?;
    if bytes.len() > MAX_BYTES { Err(outside(Fault::TooLarge)) } else { Ok(bytes) }
}

/// The document that the bytes are.
pub fn parse(bytes: &[u8], vocabulary: &Vocabulary) -> Result<Document, XmlError> {
    let text = decode(bytes)?;
    let mut reader = NsReader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_comments = true;
    reader.resolver_mut().set_max_namespace_bindings(MAX_NAMESPACES);
    let mut builder = Builder::new(vocabulary);
    loop {
        let from = position(&reader);
        let event = reader.read_event();
        builder.move_to(bytes, from);
        let event = event.map_err(|error| builder.error(fault_of(&error)))?;
        if matches!(event, Event::Eof) {
            return builder.finish();
        }
        builder.take(&reader, event).map_err(|fault| builder.error(fault))?;
        builder.is_first = false;
    }
}

fn position<R>(reader: &NsReader<R>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn fault_of(error: &quick_xml::Error) -> Fault {
    match error {
        quick_xml::Error::Namespace(_) => Fault::Namespace,
        _ => Fault::Malformed,
    }
}

/// The text that the bytes stand for, without any character that XML or a terminal should not get.
fn decode(bytes: &[u8]) -> Result<&str, XmlError> {
    let error = |fault, before: &[u8]| XmlError { fault, line: 1 + newlines(before), path: String::new() };
    if bytes.len() > MAX_BYTES {
        return Err(error(Fault::TooLarge, b""));
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(error(Fault::ByteOrderMark, b""));
    }
    if WIDE.iter().any(|start| bytes.starts_with(start)) {
        return Err(error(Fault::WideEncoding, b""));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|wrong| error(Fault::NotUtf8, bytes.get(..wrong.valid_up_to()).unwrap_or_default()))?;
    // Nearly every message has nothing to look at twice; bytes are quicker to go through than characters.
    let Some(first) = bytes.iter().position(|byte| may_be_forbidden(*byte)) else { return Ok(text) };
    let rest = text.get(first..).unwrap_or(text);
    match rest.char_indices().find(|(_, c)| is_forbidden(*c)) {
        Some((at, _)) => Err(error(Fault::Character, bytes.get(..first + at).unwrap_or_default())),
        None => Ok(text),
    }
}

/// Whether a forbidden character can start with this byte.
pub(super) const fn may_be_forbidden(byte: u8) -> bool {
    match byte {
        b'\t' | b'\n' | b'\r' => false,
        // C0 and DEL; C1 starts with 0xc2, the two characters that XML never allows with 0xef.
        0..=0x1f | 0x7f | 0xc2 | 0xef => true,
        _ => false,
    }
}

fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte == b'\n')).sum()
}

pub(super) fn is_forbidden(c: char) -> bool {
    (c.is_control() && !is_space(c)) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// An element that has not ended yet.
struct Open {
    index: usize,
    last_child: Option<usize>,
    text: String,
}

struct Builder<'v> {
    vocabulary: &'v Vocabulary,
    document: Document,
    open: Vec<Open>,
    is_first: bool,
    /// How far lines have been counted.
    at: usize,
    line: usize,
}

impl<'v> Builder<'v> {
    fn new(vocabulary: &'v Vocabulary) -> Self {
        Self { vocabulary, document: Document::default(), open: Vec::new(), is_first: true, at: 0, line: 1 }
    }

    fn move_to(&mut self, bytes: &[u8], to: usize) {
        self.line += newlines(bytes.get(self.at..to).unwrap_or_default());
        self.at = to;
    }

    fn error(&self, fault: Fault) -> XmlError {
        let path = self.open.last().and_then(|open| self.document.element(open.index));
        XmlError { fault, line: self.line, path: path.map(super::Element::path).unwrap_or_default() }
    }

    fn finish(self) -> Result<Document, XmlError> {
        if !self.open.is_empty() {
            return Err(self.error(Fault::Malformed));
        }
        if self.document.root().is_none() {
            return Err(self.error(Fault::NoRoot));
        }
        Ok(self.document)
    }

    fn take(&mut self, reader: &NsReader<&[u8]>, event: Event<'_>) -> Result<(), Fault> {
        match event {
            Event::Start(start) | Event::Empty(start) => self.start(reader, &start),
            Event::End(_) => self.end(),
            Event::Text(text) if text.contains("]]>") => Err(Fault::Malformed),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(_) if self.open.is_empty() => Err(Fault::OutsideRoot),
            Event::CData(data) => self.text(&data.xml10_content()),
            Event::GeneralRef(reference) => self.reference(&reference),
            Event::Comment(_) | Event::Eof => Ok(()),
            Event::Decl(declaration) => self.declaration(&declaration),
            Event::PI(_) => Err(Fault::ProcessingInstruction),
            Event::DocType(_) => Err(Fault::DocumentType),
        }
    }

    fn declaration(&self, declaration: &BytesDecl<'_>) -> Result<(), Fault> {
        let is_1_0 = declaration.version().is_ok_and(|version| version == "1.0");
        if !self.is_first || !is_1_0 {
            return Err(Fault::Declaration);
        }
        match declaration.encoding() {
            None => Ok(()),
            Some(Ok(encoding)) if encoding.eq_ignore_ascii_case("utf-8") => Ok(()),
            Some(_) => Err(Fault::DeclaredEncoding),
        }
    }

    fn start(&mut self, reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<(), Fault> {
        if self.open.is_empty() && self.document.len() > 0 {
            return Err(Fault::OutsideRoot);
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(Fault::Depth);
        }
        if self.document.len() >= MAX_ELEMENTS {
            return Err(Fault::Elements);
        }
        let has_attributes = attributes(reader, start)?;
        let (namespace, name) = reader.resolver().resolve_element(start.name());
        let namespace = match namespace {
            ResolveResult::Bound(Namespace(namespace)) => self.vocabulary.namespace(namespace),
            ResolveResult::Unbound => "",
            ResolveResult::Unknown(_) => return Err(Fault::Namespace),
        };
        let name = self.vocabulary.name(name.into_inner());
        let parent = self.open.last_mut();
        let (parent, previous) = parent.map_or((None, None), |open| (Some(open.index), open.last_child));
        let new = Start { name, namespace, line: self.line, has_attributes };
        let index = self.document.add(new, parent, previous);
        if let Some(open) = self.open.last_mut() {
            open.last_child = Some(index);
        }
        self.open.push(Open { index, last_child: None, text: String::new() });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Fault> {
        let open = self.open.pop().ok_or(Fault::Malformed)?;
        self.document.end(open.index, &open.text);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        let is_blank = text.chars().all(is_space);
        let Some(open) = self.open.last_mut() else {
            return if is_blank { Ok(()) } else { Err(Fault::OutsideRoot) };
        };
        if is_blank && open.last_child.is_some() {
            return Ok(());
        }
        if open.text.len() + text.len() > MAX_TEXT {
            return Err(Fault::TextLength);
        }
        open.text.push_str(text);
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), Fault> {
        if self.open.is_empty() {
            return Err(Fault::OutsideRoot);
        }
        if let Some(text) = resolve_predefined_entity(reference) {
            return self.text(text);
        }
        let c = reference.resolve_char_ref().ok().flatten().ok_or(Fault::Entity)?;
        if is_forbidden(c) {
            return Err(Fault::Character);
        }
        self.text(c.encode_utf8(&mut [0; 4]))
    }
}

/// Whether there are attributes that a message does not have; namespaces and schema locations it may have.
fn attributes(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<bool, Fault> {
    let mut seen: Vec<(Option<String>, String)> = Vec::new();
    let mut others = false;
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Fault::Malformed)?;
        if seen.len() >= MAX_ATTRIBUTES {
            return Err(Fault::Attributes);
        }
        if attribute.value.contains('<') {
            return Err(Fault::Malformed);
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Fault::Entity)?;
        if value.chars().any(is_forbidden) {
            return Err(Fault::Character);
        }
        let binding = attribute.key.as_namespace_binding();
        let is_namespace = binding.is_some();
        // Only the default namespace can be taken away.
        if matches!(binding, Some(PrefixDeclaration::Named(_))) && value.is_empty() {
            return Err(Fault::Namespace);
        }
        let (space, local) = reader.resolver().resolve_attribute(attribute.key);
        let space = match space {
            ResolveResult::Bound(Namespace(space)) => Some(space.to_owned()),
            ResolveResult::Unbound => None,
            ResolveResult::Unknown(_) if is_namespace => None,
            ResolveResult::Unknown(_) => return Err(Fault::Namespace),
        };
        let local = if is_namespace { attribute.key.into_inner() } else { local.into_inner() };
        let is_location = space.as_deref() == Some(INSTANCE)
            && matches!(local, "schemaLocation" | "noNamespaceSchemaLocation");
        others |= !is_namespace && !is_location;
        let key = (space, local.to_owned());
        if seen.contains(&key) {
            return Err(Fault::DoubleAttribute);
        }
        seen.push(key);
    }
    Ok(others)
}
