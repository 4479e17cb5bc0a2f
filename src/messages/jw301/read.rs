//! The bytes of an allocation message as its content, element by element in the order of the schema.

use super::super::classes::Classes;
use super::super::complaint::{Complaints, ReadError};
use super::super::groups::{BASE, extent, is_root, product_name, read_header};
use super::super::names::VOCABULARY;
use super::super::people::{birth, gender, surname};
use super::super::values;
use super::super::walk::{Walk, check_attributes};
use super::super::xml::{Document, parse};
use super::{
    Address, CODE, Client, Communication, Contact, FullName, House, Jw301, NAMESPACE, Phone, Product,
    Relation,
};

/// The content of these bytes, when they follow the schema (level 1). The rules of level 2 are [`RULES`](super::RULES).
pub fn read(bytes: &[u8]) -> Result<Jw301, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw301, ReadError> {
    let root = document.root().filter(|root| is_root(*root, NAMESPACE)).ok_or(ReadError::Unknown)?;
    let mut log = Complaints::default();
    check_attributes(document.elements(), &mut log);
    let message = Walk::through(root, NAMESPACE, &mut log, |walk| {
        let header = read_header(walk, NAMESPACE, CODE, values::municipality, values::agb);
        let mut classes = Classes::sent(NAMESPACE);
        let client = walk.group("Client", NAMESPACE, |walk| client(walk, &mut classes));
        Some(Jw301 { header: header?, client: client? })
    });
    log.settle(message)
}

/// The class Client, as it is sent or as it is returned with codes.
pub(in super::super) fn client(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Client> {
    let namespace = classes.namespace;
    let bsn = walk.one("Bsn", values::bsn);
    let birth = walk.group("Geboortedatum", BASE, birth);
    let gender = walk.one("Geslacht", gender);
    let name = walk.group("Naam", BASE, name);
    let communication = walk.maybe_group("Communicatie", BASE, communication);
    let legal_status = walk.maybe("JuridischeStatus", |text| values::code(text, "WJ232", &LEGAL_STATUS));
    let representation =
        walk.maybe("WettelijkeVertegenwoordiging", |text| values::code(text, "WJ003", &REPRESENTATION));
    let remark = walk.maybe("Commentaar", values::remark);
    let relations = walk.maybe_group("Relaties", namespace, |walk| {
        Some(walk.groups("Relatie", namespace, |walk| relation(walk, classes)))
    });
    let contacts = walk.group("Contactgegevens", namespace, |walk| {
        Some(walk.groups("Contact", namespace, |walk| contact(walk, classes)))
    });
    let products = walk.group("ToegewezenProducten", namespace, |walk| {
        Some(walk.groups("ToegewezenProduct", namespace, |walk| product(walk, classes)))
    });
    classes.end(walk, "Client");
    Some(Client {
        bsn: bsn?,
        birth: birth?,
        gender: gender?,
        name: name?,
        communication,
        legal_status,
        representation,
        remark,
        relations: relations.unwrap_or_default(),
        contacts: contacts?,
        products: products?,
    })
}

fn name(walk: &mut Walk<'_, '_>) -> Option<FullName> {
    let surname = walk.group("Geslachtsnaam", BASE, surname);
    let partner = walk.maybe_group("Partnernaam", BASE, self::surname);
    let first_names = walk.maybe("Voornamen", |text| values::line(text, 200, None));
    let initials = walk.maybe("Voorletters", values::initials);
    let usage = walk.one("NaamGebruik", |text| values::code(text, "COD700", &["1", "2", "3", "4", "5", "6"]));
    Some(FullName { surname: surname?, partner, first_names, initials, usage: usage? })
}

fn communication(walk: &mut Walk<'_, '_>) -> Option<Communication> {
    let form = walk.one("Vorm", |text| values::code(text, "COD747", &["1", "2", "3"]));
    let language = walk.maybe("Taal", |text| values::line(text, 25, Some("RS021")));
    Some(Communication { form: form?, language })
}

fn relation(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Relation> {
    let number = walk.one("Nummer", |text| values::line(text, 20, Some("RS019")));
    let rank = walk.maybe("Volgorde", |text| values::integer(text, 99, "RS002"));
    let role = walk.one("Soort", |text| values::code(text, "COD472", &ROLES));
    let birth = walk.maybe_group("Geboortedatum", BASE, birth);
    let gender = walk.maybe("Geslacht", gender);
    let name = walk.group("Naam", BASE, name);
    let contact = walk.group("Contact", classes.namespace, |walk| contact(walk, classes));
    classes.end(walk, "Relatie");
    Some(Relation { number: number?, rank, role: role?, birth, gender, name: name?, contact: contact? })
}

fn contact(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Contact> {
    let kind = walk.one("Soort", |text| values::code(text, "COD757", &["01", "02", "03", "04"]));
    let address = walk.maybe_group("Adres", BASE, |walk| Some(address(walk)));
    let organisation = walk.maybe("Organisatie", |text| values::line(text, 35, None));
    let phones = walk.maybe_group("Telefoon", BASE, |walk| {
        let first = walk.group("Telefoon01", BASE, phone);
        let second = walk.maybe_group("Telefoon02", BASE, phone);
        Some(first.into_iter().chain(second).collect())
    });
    let email = walk.maybe("Emailadres", |text| values::line(text, 80, None));
    let period = walk.maybe_group("Periode", BASE, |walk| {
        let begin = walk.maybe("Begindatum", values::day);
        let end = walk.maybe("Einddatum", values::day);
        Some((begin, end))
    });
    classes.end(walk, "Contact");
    Some(Contact { kind: kind?, address, organisation, phones: phones.unwrap_or_default(), email, period })
}

fn address(walk: &mut Walk<'_, '_>) -> Address {
    let house = walk.maybe_group("Huis", BASE, house);
    let postcode = walk.maybe("Postcode", |text| values::line(text, 8, Some("RS014")));
    let street = walk.maybe("Straatnaam", |text| values::line(text, 24, Some("RS020")));
    let town = walk.maybe("Plaatsnaam", |text| values::line(text, 80, None));
    let country = walk.maybe("LandCode", |text| values::code(text, "COD032", &COUNTRIES));
    Address { house, postcode, street, town, country }
}

fn house(walk: &mut Walk<'_, '_>) -> Option<House> {
    let number = walk.one("Huisnummer", |text| values::integer(text, 99_999, "RS004"));
    let letter = walk.maybe("Huisletter", |text| values::line(text, 1, Some("RS008")));
    let addition = walk.maybe("HuisnummerToevoeging", |text| values::line(text, 4, Some("RS011")));
    let indication =
        walk.maybe("AanduidingWoonadres", |text| values::code(text, "NUM061", &["AB", "BY", "TO", "WW"]));
    Some(House { number: number?, letter, addition, indication })
}

fn phone(walk: &mut Walk<'_, '_>) -> Option<Phone> {
    let number = walk.one("Telefoonnummer", values::telephone);
    let country = walk.one("Landnummer", |text| values::line(text, 4, Some("RS011")));
    Some(Phone { number: number?, country: country? })
}

fn product(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Product> {
    let number = walk.one("ToewijzingNummer", values::allocation_number);
    let reference = walk.maybe("ReferentieAanbieder", |text| values::line(text, 36, None));
    let product = walk.maybe_group("Product", BASE, product_name);
    let day = walk.one("Toewijzingsdatum", values::day);
    let time = walk.one("Toewijzingstijd", values::time);
    let from = walk.one("Ingangsdatum", values::day);
    let until = walk.maybe("Einddatum", values::day);
    let change_reason = walk.maybe("RedenWijziging", |text| values::code(text, "JZ002", &REASONS));
    let extent = walk.maybe_group("Omvang", BASE, extent);
    let budget = walk.maybe("Budget", values::cents);
    let remark = walk.maybe("Commentaar", values::remark);
    classes.end(walk, "ToegewezenProduct");
    Some(Product {
        number: number?,
        reference,
        product,
        fixed: (day?, time?),
        from: from?,
        until,
        change_reason,
        extent,
        budget,
        remark,
    })
}

const LEGAL_STATUS: [&str; 7] = ["01", "02", "03", "04", "05", "11", "12"];
const REPRESENTATION: [&str; 5] = ["06", "07", "08", "09", "10"];
const ROLES: [&str; 23] = [
    "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
    "20", "21", "22", "23", "24", "25",
];
const REASONS: [&str; 14] =
    ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14"];
/// Code list COD032: the countries of ISO 3166.
const COUNTRIES: [&str; 249] = [
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA",
    "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV",
    "BW", "BY", "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU",
    "CV", "CW", "CX", "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES",
    "ET", "FI", "FJ", "FK", "FM", "FO", "FR", "GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM",
    "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK", "HM", "HN", "HR", "HT", "HU", "ID", "IE",
    "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM",
    "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY",
    "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT",
    "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU",
    "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM", "PN", "PR", "PS", "PT", "PW", "PY", "QA",
    "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM",
    "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL",
    "TM", "TN", "TO", "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY", "UZ", "VA", "VC", "VE",
    "VG", "VI", "VN", "VU", "WF", "WS", "YE", "YT", "ZA", "ZM", "ZW",
];
