//! What all messages share: namespaces and the groups of the base schema.

use crate::domain::claim::batch::Amount;
use crate::domain::practice::SchemaVersions;
use crate::domain::time::Day;

use super::xml::Writer;

/// Namespace of the groups that all messages share.
pub const BASE: &str = "http://www.istandaarden.nl/ijw/3_2/basisschema/schema";
/// Prefix that written messages use for [`BASE`].
pub const PREFIX: &str = "ijw";
/// The root element of every message.
pub const ROOT: &str = "Bericht";
/// Release of the standard: major and minor number.
pub const RELEASE: (&str, &str) = ("3", "2");

/// The envelope of a message in writing.
pub struct HeaderToWrite<'a> {
    pub code: &'static str,
    pub sender: &'a str,
    pub receiver: &'a str,
    pub identification: &'a str,
    pub dated: Day,
    pub versions: &'a SchemaVersions,
}

impl HeaderToWrite<'_> {
    pub fn write(&self, writer: &mut Writer) {
        writer.group("Header", |writer| {
            writer.text("BerichtCode", self.code);
            writer.text("BerichtVersie", RELEASE.0);
            writer.text("BerichtSubversie", RELEASE.1);
            writer.text("Afzender", self.sender);
            writer.text("Ontvanger", self.receiver);
            writer.group("BerichtIdentificatie", |writer| {
                writer.base_text("Identificatie", self.identification);
                writer.base_text("Dagtekening", &self.dated.to_string());
            });
            writer.group("XsdVersie", |writer| {
                writer.base_text("BasisschemaXsdVersie", &self.versions.base);
                writer.base_text("BerichtXsdVersie", &self.versions.message);
            });
        });
    }
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
