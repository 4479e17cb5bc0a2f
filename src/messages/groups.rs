//! What all messages share: namespaces and the groups of the base schema.

use crate::domain::claim::batch::Amount;
use crate::domain::identifiers::{AgbCode, Category, MunicipalityCode};
use crate::domain::money::Cents;
use crate::domain::practice::SchemaVersions;
use crate::domain::time::Day;
use crate::domain::volume::Extent;

use super::complaint::Expected;
use super::values;
use super::walk::Walk;
use super::xml::{Element, Writer};

/// Namespace of the groups that all messages share.
pub const BASE: &str = "http://www.istandaarden.nl/ijw/3_2/basisschema/schema";
/// Prefix that written messages use for [`BASE`].
pub const PREFIX: &str = "ijw";
/// The root element of every message.
pub const ROOT: &str = "Bericht";
/// Release of the standard: major and minor number.
pub const RELEASE: (&str, &str) = ("3", "2");

/// Whether an element is the root of the message with this namespace.
pub fn is_root(element: Element<'_>, namespace: &str) -> bool {
    (element.name(), element.namespace()) == (ROOT, namespace)
}

/// The envelope of a message in writing.
pub struct HeaderToWrite<'a> {
    pub code: &'static str,
    pub sender: &'a str,
    pub receiver: &'a str,
    pub identification: &'a str,
    pub dated: Day,
    pub versions: &'a SchemaVersions,
}

impl<'a> HeaderToWrite<'a> {
    /// The envelope that reads back as this one.
    pub(super) fn of(code: &'static str, header: &'a Header<AgbCode, MunicipalityCode>) -> Self {
        let Header { sender, receiver, identification, dated, versions } = header;
        let (sender, receiver) = (sender.as_str(), receiver.as_str());
        Self { code, sender, receiver, identification, dated: *dated, versions }
    }

    /// The envelope of a message that comes from a municipality.
    pub(super) fn from_municipality(
        code: &'static str,
        header: &'a Header<MunicipalityCode, AgbCode>,
    ) -> Self {
        let Header { sender, receiver, identification, dated, versions } = header;
        let (sender, receiver) = (sender.as_str(), receiver.as_str());
        Self { code, sender, receiver, identification, dated: *dated, versions }
    }

    pub fn write(&self, writer: &mut Writer) {
        writer.group("Header", |writer| self.write_envelope(writer));
    }

    /// What every class Header begins with.
    pub(super) fn write_envelope(&self, writer: &mut Writer) {
        writer.text("BerichtCode", self.code);
        writer.text("BerichtVersie", RELEASE.0);
        writer.text("BerichtSubversie", RELEASE.1);
        writer.text("Afzender", self.sender);
        writer.text("Ontvanger", self.receiver);
        write_identity(writer, "BerichtIdentificatie", self.identification, self.dated);
        write_versions(writer, "XsdVersie", self.versions);
    }
}

/// Identification and date of a message, under the name of their element.
pub(super) fn write_identity(writer: &mut Writer, name: &'static str, identification: &str, dated: Day) {
    writer.group(name, |writer| {
        writer.base_text("Identificatie", identification);
        writer.base_text("Dagtekening", &dated.to_string());
    });
}

/// Schema versions, under the name of their element.
pub(super) fn write_versions(writer: &mut Writer, name: &'static str, versions: &SchemaVersions) {
    writer.group(name, |writer| {
        writer.base_text("BasisschemaXsdVersie", &versions.base);
        writer.base_text("BerichtXsdVersie", &versions.message);
    });
}

/// A period with both ends, under the name of its element.
pub fn write_period(writer: &mut Writer, name: &'static str, begin: Day, end: Day) {
    writer.group(name, |writer| {
        writer.base_text("Begindatum", &begin.to_string());
        writer.base_text("Einddatum", &end.to_string());
    });
}

/// An amount in eurocents with its side; `inner` is the element that holds the number.
pub fn write_amount(writer: &mut Writer, name: &'static str, inner: &'static str, amount: Amount) {
    writer.group(name, |writer| {
        writer.base_text(inner, &amount.cents.0.to_string());
        writer.base_text("DebetCredit", amount.side.code());
    });
}

/// The envelope of a message as it was read. `S` and `R` are the types of sender and receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header<S, R> {
    pub sender: S,
    pub receiver: R,
    /// 1 to 12 characters, unique per sender and kind of message (TR056).
    pub identification: String,
    /// Dagtekening.
    pub dated: Day,
    pub versions: SchemaVersions,
}

/// Reads the envelope of a message with this code.
pub fn read_header<S, R>(
    walk: &mut Walk<'_, '_>,
    namespace: &'static str,
    code: &'static str,
    sender: fn(&str) -> Result<S, Expected>,
    receiver: fn(&str) -> Result<R, Expected>,
) -> Option<Header<S, R>> {
    walk.group("Header", namespace, |walk| read_envelope(walk, code, sender, receiver))
}

/// What every class Header begins with.
pub fn read_envelope<S, R>(
    walk: &mut Walk<'_, '_>,
    code: &'static str,
    sender: fn(&str) -> Result<S, Expected>,
    receiver: fn(&str) -> Result<R, Expected>,
) -> Option<Header<S, R>> {
    let code = walk.one("BerichtCode", |text| values::fixed(text, code, "RS047"));
    let major = walk.one("BerichtVersie", |text| values::fixed_integer(text, RELEASE.0, "CS025"));
    let minor = walk.one("BerichtSubversie", |text| values::fixed_integer(text, RELEASE.1, "CS015"));
    let sender = walk.one("Afzender", sender);
    let receiver = walk.one("Ontvanger", receiver);
    let identity = walk.group("BerichtIdentificatie", BASE, read_identity);
    let versions = walk.group("XsdVersie", BASE, read_versions);
    code.and(major).and(minor)?;
    let (identification, dated) = identity?;
    Some(Header { sender: sender?, receiver: receiver?, identification, dated, versions: versions? })
}

/// Identification and date of a message.
pub fn read_identity(walk: &mut Walk<'_, '_>) -> Option<(String, Day)> {
    let identification = walk.one("Identificatie", |text| values::line(text, 12, Some("RS017")));
    let dated = walk.one("Dagtekening", values::day);
    Some((identification?, dated?))
}

/// The schema versions that the sender of a message used.
pub fn read_versions(walk: &mut Walk<'_, '_>) -> Option<SchemaVersions> {
    let base = walk.one("BasisschemaXsdVersie", values::version);
    let message = walk.one("BerichtXsdVersie", values::version);
    SchemaVersions::new(&base?, &message?)
}

/// A period with both ends.
pub fn read_period(walk: &mut Walk<'_, '_>, name: &'static str) -> Option<(Day, Day)> {
    walk.group(name, BASE, |walk| {
        let begin = walk.one("Begindatum", values::day);
        let end = walk.one("Einddatum", values::day);
        Some((begin?, end?))
    })
}

/// An amount with its side; `inner` is the element that holds the number.
pub fn read_amount(
    walk: &mut Walk<'_, '_>,
    name: &'static str,
    inner: &'static str,
    cents: fn(&str) -> Result<Cents, Expected>,
) -> Option<Amount> {
    walk.group(name, BASE, |walk| {
        let cents = walk.one(inner, cents);
        let side = walk.one("DebetCredit", values::side);
        Some(Amount { cents: cents?, side: side? })
    })
}

/// Category and, unless it is left open, code of a product.
pub type ProductName = (Category, Option<String>);

pub(super) fn product_name(walk: &mut Walk<'_, '_>) -> Option<ProductName> {
    let category = walk.one("Categorie", values::category);
    let code = walk.maybe("Code", |text| values::line(text, 5, Some("RS012")));
    Some((category?, code))
}

pub(super) fn extent(walk: &mut Walk<'_, '_>) -> Option<Extent> {
    let volume = walk.one("Volume", values::eight_digits);
    let unit = walk.one("Eenheid", values::unit);
    let frequency = walk.one("Frequentie", values::frequency);
    Some(Extent { volume: volume?, unit: unit?, frequency: frequency? })
}

pub(super) fn write_product(writer: &mut Writer, product: Option<&ProductName>) {
    let Some((category, code)) = product else { return };
    writer.group("Product", |writer| {
        writer.base_text("Categorie", category.as_str());
        writer.maybe_base_text("Code", code.as_deref());
    });
}

pub(super) fn write_extent(writer: &mut Writer, extent: Option<Extent>) {
    let Some(Extent { volume, unit, frequency }) = extent else { return };
    writer.group("Omvang", |writer| {
        writer.base_text("Volume", &volume.to_string());
        writer.base_text("Eenheid", unit.code());
        writer.base_text("Frequentie", frequency.code());
    });
}

/// A day, when there is one.
pub(super) fn write_day(writer: &mut Writer, name: &'static str, day: Option<Day>) {
    writer.maybe_text(name, day.map(|day| day.to_string()).as_deref());
}

/// Code list COD260.
pub(super) fn write_yes_no(writer: &mut Writer, name: &'static str, answer: Option<bool>) {
    writer.maybe_text(name, answer.map(|yes| if yes { "1" } else { "2" }));
}
