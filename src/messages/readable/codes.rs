//! What the codes of the standard's lists mean, in our own words. Codes that the program itself uses have theirs in the domain.

use crate::domain::care::StopReason;
use crate::domain::client::Gender;
use crate::domain::request::{ChangeReason, Referral, RefusalReason};
use crate::domain::text::Text;
use crate::domain::volume::{Frequency, Unit};

/// A code with its meaning in Dutch and English.
type Coded = (&'static str, &'static str, &'static str);

fn look_up(list: &[Coded], code: &str) -> Option<Text> {
    list.iter().find(|(known, ..)| *known == code).map(|(_, nl, en)| Text::new(nl, en))
}

/// Gives each list a function that looks a code up in it.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident { $($code:literal $nl:literal $en:literal)+ })+) => {
        $($(#[$doc])* pub fn $name(code: &str) -> Option<Text> {
            const LIST: &[Coded] = &[$(($code, $nl, $en)),+];
            look_up(LIST, code)
        })+
    };
}

lists! {
    /// COD043
    side {
        "C" "credit: wordt afgetrokken" "credit: is subtracted"
        "D" "debet: wordt opgeteld" "debit: is added"
    }
    /// COD170
    date_use {
        "1" "de dag is onbekend" "the day is unknown"
        "2" "dag en maand zijn onbekend" "day and month are unknown"
        "3" "de datum is onbekend" "the date is unknown"
    }
    /// COD260
    yes_or_no {
        "1" "ja" "yes"
        "2" "nee" "no"
    }
    /// COD467
    delivery {
        "1" "nieuw" "new"
        "2" "gewijzigd" "changed"
        "3" "wordt ingetrokken" "is withdrawn"
        "9" "ongewijzigd" "unchanged"
    }
    /// COD472
    relation {
        "03" "curator" "guardian of an adult"
        "04" "gemachtigde voor geldzaken" "holds power over money"
        "05" "toetst geldzaken" "supervises money"
        "06" "leefeenheid" "household"
        "07" "hulpverlener" "care professional"
        "08" "specialist" "specialist"
        "09" "anders" "other"
        "10" "ouder" "parent"
        "11" "voogd" "guardian"
        "12" "partner" "partner"
        "13" "pleegouder" "foster parent"
        "14" "bewindvoerder" "administrator of assets"
        "15" "mentor" "mentor"
        "16" "kind" "child"
        "17" "familielid" "relative"
        "18" "gezinslid" "member of the family"
        "19" "buur" "neighbour"
        "20" "vriend of kennis" "friend or acquaintance"
        "21" "cliëntondersteuner" "client supporter"
        "22" "huisarts" "general practitioner"
        "23" "erven" "heirs"
        "24" "werkgever" "employer"
        "25" "wijkcoach" "district coach"
    }
    /// COD700
    name_use {
        "1" "eigen naam" "own name"
        "2" "naam van de partner, of een andere naam" "name of the partner, or another name"
        "3" "naam van de partner, dan eigen naam" "name of the partner, then own name"
        "4" "eigen naam, dan naam van de partner" "own name, then name of the partner"
        "5" "pseudoniem" "pseudonym"
        "6" "geen natuurlijk persoon" "not a natural person"
    }
    /// COD747
    communication {
        "1" "tolk voor een taal" "interpreter of a language"
        "2" "doventolk" "interpreter for the deaf"
        "3" "doofblindentolk" "interpreter for the deafblind"
    }
    /// COD757
    address {
        "01" "adres in de Basisregistratie Personen" "address in the population register"
        "02" "correspondentieadres" "address for letters"
        "03" "verblijfadres" "address of stay"
        "04" "tijdelijk verblijfadres" "temporary address of stay"
    }
    /// NUM061
    designation {
        "AB" "aan boord" "on board"
        "BY" "bij" "by"
        "TO" "tegenover" "opposite"
        "WW" "woonwagen" "caravan"
    }
    /// JZ002
    change {
        "01" "administratieve correctie (oude code)" "administrative correction (old code)"
        "02" "de cliënt is overleden" "the client died"
        "03" "het contract is gewijzigd" "the contract was changed"
        "04" "herbeoordeling: verlengd" "reassessed: lengthened"
        "05" "herbeoordeling: verkort" "reassessed: shortened"
        "06" "naar een ander domein" "to another domain"
        "07" "verhuisd naar een andere gemeente" "moved to another municipality"
        "08" "andere vorm van levering" "another form of delivery"
        "09" "naar een andere aanbieder" "to another provider"
        "10" "andere manier van bekostigen" "another way of funding"
        "11" "gemeentelijke herindeling" "municipalities were redivided"
        "12" "op verzoek van de aanbieder" "asked for by the provider"
        "13" "verwijderd: de toewijzing heeft nooit bestaan" "deleted: the allocation never existed"
        "14" "administratieve correctie" "administrative correction"
    }
    /// WJ003
    representation {
        "06" "voogdij" "guardianship"
        "07" "bewindvoering" "administration of assets"
        "08" "mentorschap" "mentorship"
        "09" "onder curatele" "under legal restraint"
        "10" "zaakwaarneming" "management of affairs"
    }
    /// WJ232
    legal_status {
        "01" "rechterlijke machtiging, voorlopig of voortgezet" "court authorisation, provisional or continued"
        "02" "rechterlijke machtiging op eigen verzoek" "court authorisation at own request"
        "03" "rechterlijke machtiging met voorwaardelijk ontslag" "court authorisation with conditional release"
        "04" "ondertoezichtstelling" "under supervision"
        "05" "inbewaringstelling" "in custody"
        "11" "strafrecht: tbs" "criminal law: entrusted to the state"
        "12" "strafrecht: anders" "criminal law: other"
    }
    /// WJ760
    decision {
        "1" "afgewezen" "refused"
        "2" "in onderzoek" "under investigation"
    }
    /// JZ020
    category {
        "31" "zonder verblijf, door een wijkteam (2015)" "without stay, by a district team (2015)"
        "32" "zonder verblijf, ambulant bij de aanbieder (2015)" "without stay, ambulatory at the provider (2015)"
        "33" "zonder verblijf, daghulp bij de aanbieder (2015)" "without stay, by day at the provider (2015)"
        "34" "zonder verblijf, in het netwerk van de jeugdige (2015)" "without stay, in the network of the youth (2015)"
        "35" "met verblijf, pleegzorg (2015)" "with stay, foster care (2015)"
        "36" "met verblijf, gezinsgericht (2015)" "with stay, as in a family (2015)"
        "37" "met verblijf, gesloten (2015)" "with stay, closed (2015)"
        "38" "met verblijf, overig (2015)" "with stay, other (2015)"
        "40" "persoonlijke verzorging" "personal care"
        "41" "dagbehandeling" "day treatment"
        "42" "vervoer" "transport"
        "43" "verblijf met behandeling" "stay with treatment"
        "44" "verblijf zonder behandeling" "stay without treatment"
        "45" "ambulante jeugdhulp" "ambulatory youth care"
        "46" "crisishulp" "crisis help"
        "47" "jeugdreclassering" "youth probation"
        "48" "jeugdbescherming" "child protection"
        "49" "activiteiten in preventief justitieel kader" "activities in a preventive judicial frame"
        "50" "maatwerk" "tailored care"
        "51" "generalistische basis-ggz" "generalist basic mental health care"
        "52" "specialistische ggz" "specialist mental health care"
        "53" "kindergeneeskunde" "paediatrics"
        "54" "jeugd-ggz" "youth mental health care"
        "55" "landelijk ingekochte zorg" "nationally bought care"
    }
    /// WJ001, as it stands in what answers an allocation, a request, or an answer to one (JW302, JW316, JW318, JW320).
    returned {
        "0001" "het bericht als geheel is om technische redenen afgekeurd" "the message as a whole was refused for technical reasons"
        "0200" "geen opmerking" "no remark"
        "0233" "niet beoordeeld, omdat een ander deel fout is" "not judged, since another part is wrong"
        "8187" "een toewijzing hoort bij een andere cliënt" "an allocation belongs to another client"
        "8848" "gedateerd na de dag van ontvangst" "dated after the day on which it was received"
        "9056" "de identificatie van het bericht is al gebruikt" "the identification of the message was used before"
        "9332" "het toewijzingnummer hoort al bij een andere toewijzing" "the allocation number belongs to another allocation already"
        "9347" "de referentie van de aanbieder is al gebruikt" "the reference of the provider was used before"
        "9349" "niet elke lopende toewijzing van de cliënt staat erin" "not every current allocation of the client stands in it"
        "9350" "wat ongewijzigd blijft, is geen lopende toewijzing" "what stays unchanged is no current allocation"
        "9351" "wat gewijzigd moet worden, is geen lopende toewijzing" "what is to change is no current allocation"
        "9355" "er is geen verzoek met deze referentie" "there is no request with this reference"
        "9357" "de gewenste ingangsdatum is voorbij, en niet die van de toewijzing" "the wanted first day is past, and not that of the allocation"
        "9359" "op deze referentie is al toegewezen" "this reference was allocated on before"
        "9360" "deze referentie is al beantwoord" "this reference was answered before"
        "9361" "een product staat er dubbel in, met overlappende perioden" "a product stands there twice, with overlapping periods"
        "9365" "deze referentie is al afgewezen" "this reference was refused before"
        "9373" "het budget wijzigt, maar de ingangsdatum is niet die van de toewijzing" "the budget changes, but the first day is not that of the allocation"
        "9374" "er loopt al een verzoek voor deze cliënt" "a request for this client is under way already"
        "9375" "er is omvang gevraagd op een toewijzing zonder product" "an extent is asked for on an allocation without a product"
        "9379" "de referentie van de aanbieder hoort bij geen verzoek" "the reference of the provider belongs to no request"
        "9385" "op de toewijzing zijn regels toegekend" "lines were granted on the allocation"
        "9411" "de omvang ontbreekt voor een toewijzing met productcode" "the extent is missing for an allocation with a product code"
        "9412" "er is omvang gevraagd op een toewijzing zonder productcode" "an extent is asked for on an allocation without a product code"
        "S300" "de gemeentecode bestaat niet" "the municipality code does not exist"
        "S329" "de productcode hoort niet bij de categorie" "the product code does not belong to the category"
    }
    /// COD032, as far as addresses of clients hold them often.
    country {
        "AT" "Oostenrijk" "Austria"
        "AW" "Aruba" "Aruba"
        "BE" "België" "Belgium"
        "BG" "Bulgarije" "Bulgaria"
        "BQ" "Bonaire, Sint Eustatius en Saba" "Bonaire, Sint Eustatius and Saba"
        "CH" "Zwitserland" "Switzerland"
        "CW" "Curaçao" "Curaçao"
        "CZ" "Tsjechië" "Czechia"
        "DE" "Duitsland" "Germany"
        "DK" "Denemarken" "Denmark"
        "ES" "Spanje" "Spain"
        "FR" "Frankrijk" "France"
        "GB" "Verenigd Koninkrijk" "United Kingdom"
        "GR" "Griekenland" "Greece"
        "HU" "Hongarije" "Hungary"
        "IE" "Ierland" "Ireland"
        "IT" "Italië" "Italy"
        "LU" "Luxemburg" "Luxembourg"
        "MA" "Marokko" "Morocco"
        "NL" "Nederland" "Netherlands"
        "PL" "Polen" "Poland"
        "PT" "Portugal" "Portugal"
        "RO" "Roemenië" "Romania"
        "SE" "Zweden" "Sweden"
        "SR" "Suriname" "Suriname"
        "SX" "Sint Maarten" "Sint Maarten"
        "SY" "Syrië" "Syria"
        "TR" "Turkije" "Türkiye"
        "UA" "Oekraïne" "Ukraine"
        "US" "Verenigde Staten" "United States"
    }
}

/// COD046
pub fn gender(code: &str) -> Option<Text> {
    Gender::from_code(code).map(Gender::name)
}

/// WJ756
pub fn unit(code: &str) -> Option<Text> {
    Unit::from_code(code).map(Unit::name)
}

/// WMO757
pub fn frequency(code: &str) -> Option<Text> {
    Frequency::from_code(code).map(Frequency::name)
}

/// JZ588
pub fn stop(code: &str) -> Option<Text> {
    StopReason::parse(code).map(StopReason::name)
}

/// COD327
pub fn referral(code: &str) -> Option<Text> {
    Referral::parse(code).map(Referral::name)
}

/// WJ758
pub fn request(code: &str) -> Option<Text> {
    ChangeReason::parse(code).map(ChangeReason::name)
}

/// WJ759
pub fn refusal(code: &str) -> Option<Text> {
    RefusalReason::parse(code).map(RefusalReason::name)
}
