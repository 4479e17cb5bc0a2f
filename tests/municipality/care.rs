//! Where care stands by what was reported (JW305, JW307), and what comes back (JW306, JW308).

use std::collections::HashMap;

use super::allocations::Allocation;
use super::calendar::Date;
use super::xml::Node;

/// The key of a start, or of a stop with its last day and reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub allocation: u32,
    /// Category and code, as far as they were reported.
    product: (Option<String>, Option<String>),
    pub begin: Date,
    pub stop: Option<(Date, String)>,
}

/// A pause.
const TEMPORARY: &str = "20";

/// Something reported in one message.
pub struct Report {
    pub bsn: String,
    pub key: Key,
    is_withdrawal: bool,
    begins: Option<Date>,
    dated: Date,
}

impl Report {
    pub fn read(root: &Node) -> Self {
        let client = root.child("Client");
        let one = match client.find("StartProducten") {
            Some(list) => list.child("StartProduct"),
            None => client.child("StopProducten").child("StopProduct"),
        };
        let reason = one.optional(&["RedenBeeindiging"]).map(str::to_owned);
        let end = one.optional(&["Einddatum"]).map(Date::parse);
        let status = one.text(&["StatusAanlevering"]);
        assert!(status == "1" || status == "3", "CS058");
        Self {
            bsn: client.text(&["Bsn"]).to_owned(),
            key: Key {
                allocation: one.text(&["ToewijzingNummer"]).parse().unwrap(),
                product: (
                    one.optional(&["Product", "Categorie"]).map(str::to_owned),
                    one.optional(&["Product", "Code"]).map(str::to_owned),
                ),
                begin: Date::parse(one.text(&["Begindatum"])),
                stop: end.zip(reason),
            },
            is_withdrawal: status == "3",
            begins: one.optional(&["ToewijzingIngangsdatum"]).map(Date::parse),
            dated: Date::parse(root.child("Header").text(&["BerichtIdentificatie", "Dagtekening"])),
        }
    }
}

/// What was reported and not taken back, in order.
#[derive(Default)]
pub struct Reports(Vec<Key>);

impl Reports {
    /// Rules that a report breaks.
    pub fn judge(&self, report: &Report, allocations: &HashMap<u32, Allocation>) -> Vec<&'static str> {
        let Report { key, begins, dated, .. } = report;
        let Some(allocation) = allocations.get(&key.allocation) else { return vec!["TR019"] };
        let terms = allocation.versions[0].terms;
        let product = (terms.category.map(str::to_owned), terms.code.map(str::to_owned));
        let last = key.stop.as_ref().map_or(key.begin, |(end, _)| *end);
        let mut wrong = vec![
            ("TR304", allocation.bsn != report.bsn),
            ("IV075", key.product != product),
            ("IV096", begins.is_none_or(|begins| allocation.versions.iter().all(|one| one.from != begins))),
            ("TR134", last > *dated),
            ("TR018", last < key.begin),
        ];
        let known = self.0.contains(key);
        if report.is_withdrawal {
            wrong.push(("TR063", !known));
            let stopped = |other: &Key| other.stop.is_some() && is_of(other, key);
            wrong.push(("TR071", key.stop.is_none() && self.0.iter().any(stopped)));
        } else {
            wrong.push(("TR074", known));
            wrong.extend(self.of_new(key));
        }
        wrong.into_iter().filter(|(_, is_wrong)| *is_wrong).map(|(rule, _)| rule).collect()
    }

    fn of_new(&self, key: &Key) -> Vec<(&'static str, bool)> {
        let Some((end, reason)) = &key.stop else {
            let is_running = |start: &&Key| !self.stops(start).any(|_| true);
            let starts = self.0.iter().filter(|one| one.stop.is_none() && one.allocation == key.allocation);
            return vec![("TR326", starts.filter(is_running).count() > 0)];
        };
        let start = Key { stop: None, ..key.clone() };
        let is_pause = |reason: &str| reason == TEMPORARY;
        vec![
            ("TR382", !self.0.contains(&start)),
            ("TR413", is_pause(reason) && self.stops(key).any(|(_, reason)| is_pause(reason))),
            ("TR414", self.stops(key).any(|(before, _)| end < before)),
            ("TR415", self.stops(key).any(|(_, reason)| !is_pause(reason))),
        ]
    }

    /// Stops of one start.
    fn stops(&self, of: &Key) -> impl Iterator<Item = &(Date, String)> {
        self.0.iter().filter(move |other| is_of(other, of)).filter_map(|other| other.stop.as_ref())
    }

    pub fn keep(&mut self, report: Report) {
        if report.is_withdrawal {
            self.0.retain(|key| *key != report.key);
        } else {
            self.0.push(report.key);
        }
    }

    /// The last start of an allocation, and its last stop with whether it is a pause.
    pub fn state(&self, allocation: u32) -> Option<(String, Option<(String, bool)>)> {
        let start = self.0.iter().rfind(|key| key.allocation == allocation && key.stop.is_none())?;
        let stop = self.stops(start).last().map(|(end, reason)| (end.to_string(), reason == TEMPORARY));
        Some((start.begin.to_string(), stop))
    }
}

fn is_of(one: &Key, other: &Key) -> bool {
    (one.allocation, one.begin) == (other.allocation, other.begin)
}

/// What comes back: the envelope of the message, without codes, or with one for the whole of it.
pub fn answer(root: &Node, identification: &str, today: Date, refused: Option<&str>) -> String {
    let head = root.child("Header");
    let (kind, number) = if head.text(&["BerichtCode"]) == "438" { ("jw306", 439) } else { ("jw308", 441) };
    let (sender, receiver) = (head.text(&["Afzender"]), head.text(&["Ontvanger"]));
    let (message, versions) = (head.child("BerichtIdentificatie").inner, head.child("XsdVersie").inner);
    let codes = refused
        .map_or(String::new(), |code| format!("<RetourCodes><RetourCode>{code}</RetourCode></RetourCodes>"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n\
         <Bericht xmlns=\"http://www.istandaarden.nl/ijw/3_2/{kind}/schema\" \
         xmlns:ijw=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\"><Header>\
         <BerichtCode>{number}</BerichtCode><BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie>\
         <Afzender>{sender}</Afzender><Ontvanger>{receiver}</Ontvanger>\
         <BerichtIdentificatie>{message}</BerichtIdentificatie><XsdVersie>{versions}</XsdVersie>\
         <IdentificatieRetour>{identification}</IdentificatieRetour><DagtekeningRetour>{today}</DagtekeningRetour>\
         <XsdVersieRetour>{versions}</XsdVersieRetour>{codes}</Header></Bericht>\r\n"
    )
}
