//! A part read from start to end, as elements without their namespaces.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::Fault;

const MAX_DEPTH: usize = 64;

/// What is met on the way.
pub enum Node<'a> {
    Start(Element<'a>),
    End(&'a str),
    Text(&'a str),
}

/// The start of an element.
pub struct Element<'a> {
    pub name: &'a str,
    start: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// The attribute of that name without a prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.value(|key| key == name)
    }

    /// The attribute of that name with any prefix: `r:id`.
    pub fn prefixed(&self, name: &str) -> Option<String> {
        self.value(|key| key.split_once(':').is_some_and(|(_, local)| local == name))
    }

    fn value(&self, is_it: impl Fn(&str) -> bool) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|attribute| is_it(attribute.key.into_inner()))?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }
}

/// Hands over every node until `take` says that it has enough.
pub fn walk(text: &str, mut take: impl FnMut(Node<'_>) -> Result<Going, Fault>) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event().map_err(|_| Fault::Damaged)?;
        let going = match &event {
            Event::Start(start) => {
                depth = depth.saturating_add(1);
                if depth > MAX_DEPTH {
                    return Err(Fault::Damaged);
                }
                take(Node::Start(Element { name: start.local_name().into_inner(), start }))?
            }
            Event::End(end) => {
                depth = depth.checked_sub(1).ok_or(Fault::Damaged)?;
                take(Node::End(end.local_name().into_inner()))?
            }
            Event::Text(text) => take(Node::Text(&text.xml10_content()))?,
            Event::CData(text) => take(Node::Text(&text.xml10_content()))?,
            Event::GeneralRef(reference) => take(Node::Text(&character(reference)?))?,
            // What a document type defines could grow without end.
            Event::DocType(_) => return Err(Fault::Damaged),
            Event::Eof if depth > 0 => return Err(Fault::Damaged),
            Event::Eof => return Ok(()),
            _ => Going::On,
        };
        if going == Going::Enough {
            return Ok(());
        }
    }
}

/// What `&amp;` or `&#235;` stands for.
fn character(reference: &BytesRef<'_>) -> Result<String, Fault> {
    if let Some(text) = resolve_predefined_entity(reference) {
        return Ok(text.to_owned());
    }
    reference.resolve_char_ref().ok().flatten().map(String::from).ok_or(Fault::Damaged)
}

/// Whether more is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Going {
    On,
    Enough,
}
