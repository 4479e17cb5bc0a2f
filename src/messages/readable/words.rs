//! Every element of the messages in words of the field, and how its value is read.

use crate::domain::text::Text;

use super::codes;

/// How an element is shown.
#[derive(Clone, Copy)]
pub enum Shape {
    /// Its parts stand in its place.
    Flat,
    /// Its parts stand below it.
    Group,
    /// As it stands; a group as [`Shape::Group`].
    Words,
    /// The same, for who builds messages.
    Technical,
    Bsn,
    /// A code, with what it means.
    Code(fn(&str) -> Option<Text>),
    /// The code of the message.
    Kind,
    /// A municipality or a provider.
    Party,
    /// Eurocents.
    Money,
    /// Counted in the unit beside it.
    Volume,
    ReturnCode,
    /// Groups that say one thing.
    Amount,
    Period,
    Birth,
    Surname,
    House,
    Phone,
    Product,
    Extent,
}

/// An element in words.
pub struct Word {
    /// Where it means this; empty wherever it stands.
    parent: &'static str,
    pub element: &'static str,
    pub label: Text,
    pub shape: Shape,
}

const fn word(element: &'static str, nl: &'static str, en: &'static str, shape: Shape) -> Word {
    Word { parent: "", element, label: Text::new(nl, en), shape }
}

/// The same for a place where the element means something of its own.
const fn within(
    parent: &'static str,
    element: &'static str,
    nl: &'static str,
    en: &'static str,
    shape: Shape,
) -> Word {
    Word { parent, element, label: Text::new(nl, en), shape }
}

/// The words for an element; what it means in its place goes first.
pub fn find(parent: &str, element: &str) -> Option<&'static Word> {
    let mut known = WORDS.iter().filter(|word| word.element == element);
    let here = WORDS.iter().find(|word| word.element == element && word.parent == parent);
    here.or_else(|| known.find(|word| word.parent.is_empty()))
}

use Shape::{
    Amount, Birth, Bsn, Code, Extent, Flat, Group, House, Kind, Money, Party, Period, Phone, Product,
    ReturnCode, Surname, Technical, Volume, Words,
};

/// By name.
pub static WORDS: &[Word] = &[
    word(
        "AanduidingWoonadres",
        "aanduiding bij huisnummer",
        "designation of the house",
        Code(codes::designation),
    ),
    word("AangevraagdProduct", "aangevraagd product", "requested product", Group),
    word("AangevraagdeProducten", "aangevraagde producten", "requested products", Flat),
    word("Achternaam", "achternaam", "surname", Words),
    word("Adres", "adres", "address", Flat),
    word("Afzender", "afzender", "sender", Party),
    word("Antwoord", "antwoord op een verzoek", "answer to a request", Group),
    word("BasisschemaXsdVersie", "versie van het basisschema", "version of the base schema", Technical),
    word("Bedrag", "bedrag", "amount", Money),
    word("Begindatum", "begindatum", "begins on", Words),
    within("StartProduct", "Begindatum", "zorg begonnen op", "care began on", Words),
    within("StopProduct", "Begindatum", "zorg begonnen op", "care began on", Words),
    word("Bericht", "bericht", "message", Flat),
    word("BerichtCode", "soort bericht", "kind of message", Kind),
    word("BerichtIdentificatie", "identificatie van het bericht", "identity of the message", Flat),
    word("BerichtSubversie", "subversie van de standaard", "minor version of the standard", Technical),
    word("BerichtVersie", "versie van de standaard", "major version of the standard", Technical),
    word("BerichtXsdVersie", "versie van het berichtschema", "version of the message schema", Technical),
    word("BeschikkingIngangsdatum", "beschikking gaat in op", "decision holds from", Words),
    word("BeschikkingNummer", "nummer van de beschikking", "number of the decision", Words),
    word("Bsn", "BSN", "BSN", Bsn),
    word("Budget", "budget", "budget", Money),
    word("Categorie", "productcategorie", "product category", Code(codes::category)),
    word("Client", "cliënt", "client", Group),
    word("Clienten", "cliënten", "clients", Flat),
    word("Code", "productcode", "product code", Words),
    word("Commentaar", "opmerking", "remark", Words),
    word("Communicatie", "communicatie", "communication", Group),
    word("Contact", "contactgegevens", "contact", Group),
    word("Contactgegevens", "contactgegevens", "contacts", Flat),
    word("Dagtekening", "dagtekening", "dated", Words),
    within("DeclaratieIdentificatie", "Dagtekening", "dagtekening van de declaratie", "claim dated", Words),
    word("DagtekeningRetour", "dagtekening van het antwoord", "answer dated", Words),
    word("Datum", "datum", "date", Words),
    word("DatumGebruik", "wat van de datum bekend is", "what is known of the date", Code(codes::date_use)),
    word("DebetCredit", "debet of credit", "debit or credit", Code(codes::side)),
    word("Declaratie", "declaratie", "claim", Group),
    word("DeclaratieAntwoord", "antwoord op de declaratie", "answer to the claim", Group),
    word("DeclaratieDagtekening", "declaratie ondertekend op", "claim signed on", Words),
    word("DeclaratieIdentificatie", "bericht van de declaratie", "message of the claim", Flat),
    word("DeclaratieNummer", "declaratienummer", "claim number", Words),
    word("DeclaratiePeriode", "declaratieperiode", "claim period", Period),
    word("Eenheid", "eenheid", "unit", Code(codes::unit)),
    word("Einddatum", "einddatum", "ends on", Words),
    within("StopProduct", "Einddatum", "zorg gestopt op", "care ended on", Words),
    within("TeWijzigenProduct", "Einddatum", "gewenste einddatum", "wanted until", Words),
    within("NieuwProduct", "Einddatum", "gewenste einddatum", "wanted until", Words),
    word("Emailadres", "e-mailadres", "e-mail address", Words),
    word("Frequentie", "frequentie", "frequency", Code(codes::frequency)),
    word("Geboortedatum", "geboortedatum", "date of birth", Birth),
    word("GeleverdVolume", "geleverd volume", "delivered volume", Volume),
    word("Gemeente", "gemeente", "municipality", Words),
    word("Geslacht", "geslacht", "gender", Code(codes::gender)),
    word("Geslachtsnaam", "geslachtsnaam", "birth name", Surname),
    word("GewensteIngangsdatum", "gewenste ingangsdatum", "wanted from", Words),
    word("GezagsdragerBekend", "gezagsdragers bekend", "holders of authority known", Code(codes::yes_or_no)),
    word("Header", "envelop", "envelope", Flat),
    word("Huis", "huisnummer", "house number", House),
    word("Huisletter", "huisletter", "house letter", Words),
    word("Huisnummer", "huisnummer", "house number", Words),
    word("HuisnummerToevoeging", "toevoeging bij huisnummer", "addition to house number", Words),
    word("Identificatie", "identificatie", "identification", Words),
    within(
        "DeclaratieIdentificatie",
        "Identificatie",
        "identificatie van de declaratie",
        "identification of the claim",
        Words,
    ),
    word("IdentificatieRetour", "identificatie van het antwoord", "identification of the answer", Words),
    word("Ingangsdatum", "ingangsdatum", "begins on", Words),
    word("IngediendBedrag", "ingediend bedrag", "claimed amount", Amount),
    word("JuridischeStatus", "juridische status", "legal status", Code(codes::legal_status)),
    word("LandCode", "land", "country", Code(codes::country)),
    word("Landnummer", "landnummer", "country number", Words),
    word("Naam", "naam", "name", Flat),
    within("Verwijzer", "Naam", "naam van de verwijzer", "name of the referrer", Words),
    word("NaamGebruik", "naamgebruik", "use of names", Code(codes::name_use)),
    word("NieuwProduct", "nieuw product", "new product", Group),
    word("NieuweProducten", "nieuwe producten", "new products", Flat),
    word("Nummer", "nummer", "number", Words),
    word("Omvang", "omvang", "extent", Extent),
    word("OngewijzigdProduct", "blijft ongewijzigd", "stays unchanged", Group),
    word("OngewijzigdeProducten", "ongewijzigde producten", "unchanged products", Flat),
    word("Ontvanger", "ontvanger", "receiver", Party),
    word("Organisatie", "organisatie", "organisation", Words),
    word("Partnernaam", "naam van de partner", "partner's name", Surname),
    word("Periode", "periode", "period", Period),
    word("Plaatsnaam", "plaats", "town", Words),
    word("Postcode", "postcode", "postcode", Words),
    word("Prestatie", "declaratieregel", "claim line", Group),
    word("Prestaties", "declaratieregels", "claim lines", Flat),
    word("Product", "product", "product", Product),
    word("ProductCategorie", "productcategorie", "product category", Code(codes::category)),
    word("ProductCode", "productcode", "product code", Words),
    word("ProductPeriode", "productperiode", "product period", Period),
    word("ProductReferentie", "referentie", "reference", Flat),
    word("ProductTarief", "tarief", "tariff", Money),
    word("Raamcontract", "landelijk raamcontract", "national framework contract", Code(codes::yes_or_no)),
    word("RedenAfwijzingVerzoek", "reden van afwijzing", "reason of refusal", Code(codes::refusal)),
    word("RedenBeeindiging", "reden van beëindiging", "reason of the stop", Code(codes::stop)),
    word("RedenVerzoek", "reden van het verzoek", "reason of the request", Code(codes::request)),
    word("RedenWijziging", "reden van wijziging", "reason of the change", Code(codes::change)),
    word("ReferentieAanbieder", "referentie van de aanbieder", "reference of the provider", Words),
    word("ReferentieNummer", "referentienummer", "reference number", Words),
    word("Relatie", "relatie", "relation", Group),
    word("Relaties", "relaties", "relations", Flat),
    word("RetourCode", "retourcode", "return code", ReturnCode),
    word("RetourCodes", "retourcodes", "return codes", Flat),
    word("Soort", "soort", "kind", Words),
    within("Contact", "Soort", "soort adres", "kind of address", Code(codes::address)),
    within("Relatie", "Soort", "soort relatie", "kind of relation", Code(codes::relation)),
    word("StartProduct", "start van zorg", "start of care", Group),
    word("StartProducten", "starts van zorg", "starts of care", Flat),
    word("StatusAanlevering", "status van aanlevering", "status of delivery", Code(codes::delivery)),
    word("StopProduct", "stop van zorg", "stop of care", Group),
    word("StopProducten", "stops van zorg", "stops of care", Flat),
    word("Straatnaam", "straat", "street", Words),
    word("Taal", "taal", "language", Words),
    word("TeWijzigenProduct", "te wijzigen toewijzing", "allocation to change", Group),
    word("TeWijzigenProducten", "te wijzigen toewijzingen", "allocations to change", Flat),
    word("Telefoon", "telefoon", "telephone", Flat),
    word("Telefoon01", "telefoon", "telephone", Phone),
    word("Telefoon02", "tweede telefoon", "second telephone", Phone),
    word("Telefoonnummer", "telefoonnummer", "telephone number", Words),
    word("ToegewezenProduct", "toewijzing", "allocation", Group),
    word("ToegewezenProducten", "toewijzingen", "allocations", Flat),
    word("ToewijzingEinddatum", "toewijzing tot en met", "allocation until", Words),
    word("ToewijzingIngangsdatum", "toewijzing vanaf", "allocation from", Words),
    word("ToewijzingNummer", "toewijzingnummer", "allocation number", Words),
    word("Toewijzingsdatum", "toegewezen op", "allocated on", Words),
    word("Toewijzingstijd", "toegewezen om", "allocated at", Words),
    word("TotaalBedrag", "totaal", "total", Money),
    word("TotaalIngediendBedrag", "totaal ingediend", "total claimed", Amount),
    word("TotaalToegekendBedrag", "totaal toegekend", "total granted", Amount),
    word("Type", "soort verwijzer", "kind of referrer", Code(codes::referral)),
    word("Verwijzer", "verwijzer", "referrer", Group),
    word("Verzoek", "verzoek om wijziging", "request for a change", Group),
    word("VerzoekAntwoord", "beslissing", "decision", Code(codes::decision)),
    word("Volgorde", "volgorde", "order", Words),
    word("Volume", "volume", "volume", Volume),
    word("Voorletters", "voorletters", "initials", Words),
    word("Voornamen", "voornamen", "first names", Words),
    word("Voorvoegsel", "voorvoegsel", "prefix", Words),
    word("VorigReferentieNummer", "crediteert referentienummer", "credits reference number", Words),
    word("Vorm", "vorm van communicatie", "way of communicating", Code(codes::communication)),
    word(
        "WettelijkeVertegenwoordiging",
        "wettelijke vertegenwoordiging",
        "legal representation",
        Code(codes::representation),
    ),
    word("Woonplaatsbeginsel", "volgens het woonplaatsbeginsel", "by the principle of residence", Group),
    word("XsdVersie", "schemaversies", "schema versions", Technical),
    word("XsdVersieDeclaratie", "schemaversies van de declaratie", "schema versions of the claim", Technical),
    word("XsdVersieRetour", "schemaversies van het antwoord", "schema versions of the answer", Technical),
    word("XsltVersie", "versie van de controles", "version of the checks", Technical),
    word("ZorgverlenerCode", "AGB-code van de verwijzer", "AGB code of the referrer", Words),
];
