//! Why a file is not XML that is read here. Never holds anything that stands in the file.

use crate::domain::text::Text;

/// A file that is not read, and where that showed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, {path}: {fault:?}")]
pub struct XmlError {
    pub fault: Fault,
    /// Line, counted from 1.
    pub line: usize,
    /// The open elements with known names, such as `Bericht/Header`; empty outside the root element.
    pub path: String,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More than [`MAX_BYTES`](super::MAX_BYTES).
    TooLarge,
    /// Nothing, or nothing but space.
    NoRoot,
    /// Starts with a byte order mark (OP192).
    ByteOrderMark,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// UTF-16 or UTF-32.
    WideEncoding,
    /// The XML declaration names an encoding other than UTF-8.
    DeclaredEncoding,
    /// The XML declaration names a version other than 1.0, or stands elsewhere than at the start.
    Declaration,
    DocumentType,
    ProcessingInstruction,
    /// An entity other than the five of XML, or a reference to no character.
    Entity,
    /// A control character or a character that XML forbids, written out or by reference.
    Character,
    Depth,
    Elements,
    Attributes,
    DoubleAttribute,
    TextLength,
    /// A prefix without a namespace, or too many namespaces.
    Namespace,
    /// Text or an element after the end of the root element, or text before it.
    OutsideRoot,
    /// Tags that do not match, a file that is cut off, markup that is none.
    Malformed,
    /// The file could not be read to its end.
    Unreadable,
}

impl Fault {
    fn words(self) -> Text {
        let (nl, en) = self.pair();
        Text::new(nl, en)
    }

    const fn pair(self) -> (&'static str, &'static str) {
        match self {
            Self::TooLarge => {
                ("het bestand is groter dan 25 MB (OP179)", "the file is larger than 25 MB (OP179)")
            }
            Self::NoRoot => ("het bestand bevat geen bericht", "the file holds no message"),
            Self::ByteOrderMark => (
                "het bestand begint met een byte order mark; sla het op als UTF-8 zonder (OP192)",
                "the file starts with a byte order mark; save it as UTF-8 without one (OP192)",
            ),
            Self::NotUtf8 => ("het bestand is geen UTF-8 (OP192)", "the file is not UTF-8 (OP192)"),
            Self::WideEncoding => (
                "het bestand is UTF-16 of UTF-32, een bericht is UTF-8 (OP192)",
                "the file is UTF-16 or UTF-32, a message is UTF-8 (OP192)",
            ),
            Self::DeclaredEncoding => (
                "het bestand noemt een andere codering dan UTF-8 (OP192)",
                "the file names another encoding than UTF-8 (OP192)",
            ),
            Self::Declaration => (
                "de XML-declaratie moet versie 1.0 noemen en helemaal vooraan staan",
                "the XML declaration must name version 1.0 and stand at the very start",
            ),
            Self::DocumentType => {
                ("een documenttype (DOCTYPE) wordt geweigerd", "a document type (DOCTYPE) is refused")
            }
            Self::ProcessingInstruction => (
                "een verwerkingsinstructie (<?…?>) wordt geweigerd",
                "a processing instruction (<?…?>) is refused",
            ),
            Self::Entity => {
                ("een onbekende entiteit of tekenverwijzing", "an unknown entity or character reference")
            }
            Self::Character => {
                ("een besturingsteken of verboden teken", "a control character or forbidden character")
            }
            Self::Depth => ("meer dan 32 elementen in elkaar", "more than 32 elements inside each other"),
            Self::Elements => ("meer dan een miljoen elementen", "more than a million elements"),
            Self::Attributes => {
                ("meer dan 32 attributen aan een element", "more than 32 attributes on an element")
            }
            Self::DoubleAttribute => ("een attribuut staat er dubbel", "an attribute stands there twice"),
            Self::TextLength => {
                ("een tekst van meer dan 65536 tekens", "a text of more than 65536 characters")
            }
            Self::Namespace => ("een voorvoegsel zonder naamruimte", "a prefix without a namespace"),
            Self::OutsideRoot => (
                "er staat iets buiten het bericht (voor het begin of na het einde)",
                "something stands outside the message (before its start or after its end)",
            ),
            Self::Malformed => (
                "dit is geen goed gevormde XML: een tag klopt niet of het bestand is afgebroken",
                "this is not well-formed XML: a tag does not match or the file is cut off",
            ),
            Self::Unreadable => ("het bestand is niet te lezen", "the file cannot be read"),
        }
    }
}

impl XmlError {
    /// The sentence for people, with the place.
    pub fn words(&self) -> Text {
        let Self { line, path, fault } = self;
        let words = fault.words();
        let (nl, en) = (words.nl, words.en);
        match (path.is_empty(), fault) {
            (
                _,
                Fault::TooLarge
                | Fault::NoRoot
                | Fault::ByteOrderMark
                | Fault::WideEncoding
                | Fault::Unreadable,
            ) => {
                crate::text!("Niet gelezen: {nl}.", "Not read: {en}.")
            }
            (true, _) => crate::text!("Niet gelezen, regel {line}: {nl}.", "Not read, line {line}: {en}."),
            (false, _) => crate::text!(
                "Niet gelezen, regel {line}, {path}: {nl}.",
                "Not read, line {line}, {path}: {en}."
            ),
        }
    }
}
