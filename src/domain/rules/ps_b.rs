//! Kinds of time: the rules PS-B1 to PS-B5 of the product structure of segment C.

use super::super::activity::{ClientUse, Kind};
use super::super::text::Text;
use super::{Check, EntryCase, Finding, NOTHING_TO_DO, Rule, Severity, Source};
use crate::text;

const SOURCE: Source = Source {
    document: "Productenstructuur hoog specialistische jeugdhulp, segment C, Westfriesland (2025)",
    place: "2.3",
};

pub static DIRECT: Rule = Rule {
    id: "PS-B1",
    source: SOURCE,
    severity: Severity::Block,
    title: Text::new(
        "A, direct cliëntgebonden tijd: in contact met de jeugdige of het netwerk. Declarabel, met een cliënt.",
        "A, direct client-bound time: in contact with the youth or the system around. Declarable, with a client.",
    ),
    way_out: Text::new(
        "Noem de cliënt, of kies een activiteit zonder cliënt.",
        "Name the client, or choose an activity without one.",
    ),
    reads: Text::new("soort en cliënt van de registratie", "kind and client of the entry"),
    checks: &[Check::Entry(direct)],
};

fn direct(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    if case.entry.kind == Kind::Direct && case.entry.client.is_none() {
        out.push(client_missing("PS-B1", Kind::Direct));
    }
}

pub static INDIRECT: Rule = Rule {
    id: "PS-B2",
    source: SOURCE,
    severity: Severity::Block,
    title: Text::new(
        "B, indirect cliëntgebonden tijd: voor de cliënt, zonder contact. Declarabel, met een cliënt.",
        "B, indirect client-bound time: for the client, without contact. Declarable, with a client.",
    ),
    way_out: Text::new(
        "Noem de cliënt, of kies een activiteit zonder cliënt.",
        "Name the client, or choose an activity without one.",
    ),
    reads: Text::new("soort en cliënt van de registratie", "kind and client of the entry"),
    checks: &[Check::Entry(indirect)],
};

fn indirect(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    if case.entry.kind == Kind::Indirect && case.entry.client.is_none() {
        out.push(client_missing("PS-B2", Kind::Indirect));
    }
}

fn client_missing(rule: &str, kind: Kind) -> Finding {
    let (letter, Text { nl: name_nl, en: name_en }) = (kind.letter(), kind.name());
    Finding::block(
        rule,
        text!(
            "Cliëntgebonden tijd ({letter}, {name_nl}) heeft een cliënt nodig.",
            "Client-bound time ({letter}, {name_en}) needs a client."
        ),
        Text::new(
            "Noem de cliënt, of kies een activiteit zonder cliënt.",
            "Name the client, or choose an activity without one.",
        ),
    )
}

pub static NON_DECLARABLE: Rule = Rule {
    id: "PS-B3",
    source: SOURCE,
    severity: Severity::Block,
    title: Text::new(
        "C, indirecte tijd, is nooit declarabel; een cliënt hoort er alleen bij voor toewijzing en declaratie.",
        "C, indirect time, is never declarable; a client belongs to it only for allocations and claims.",
    ),
    way_out: Text::new(
        "Laat cliënt, toewijzing en product weg, of kies een cliëntgebonden activiteit.",
        "Leave client, allocation and product out, or choose a client-bound activity.",
    ),
    reads: Text::new(
        "soort, activiteit, cliënt en toewijzing van de registratie",
        "kind, activity, client and allocation of the entry",
    ),
    checks: &[Check::Entry(non_declarable)],
};

fn non_declarable(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    if case.entry.kind != Kind::NonDeclarable {
        return;
    }
    let clientless = case.activity().filter(|activity| activity.client == ClientUse::Never);
    if let Some(activity) = clientless.filter(|_| case.entry.client.is_some()) {
        let Text { nl: name_nl, en: name_en } = &activity.name;
        out.push(Finding::block(
            "PS-B3",
            text!(
                "Bij '{name_nl}' hoort geen cliënt: deze tijd is niet voor een cliënt en wordt nooit gedeclareerd.",
                "'{name_en}' has no client: this time is not for a client and is never claimed."
            ),
            Text::new(
                "Laat de cliënt weg, of kies een activiteit voor de cliënt.",
                "Leave the client out, or choose an activity for the client.",
            ),
        ));
    }
    if case.entry.allocation.is_some() || case.entry.product.is_some() {
        out.push(Finding::block(
            "PS-B3",
            Text::new(
                "Indirecte tijd (C) kan niet op een toewijzing of product worden geregistreerd.",
                "Indirect time (C) cannot be booked on an allocation or product.",
            ),
            Text::new(
                "Laat toewijzing en product weg, of kies een cliëntgebonden activiteit.",
                "Leave allocation and product out, or choose a client-bound activity.",
            ),
        ));
    }
}

pub static CLIENT_BOUND: Rule = Rule {
    id: "PS-B4",
    source: SOURCE,
    severity: Severity::Warn,
    title: Text::new(
        "Alle cliëntgebonden tijd (A + B) is declarabel; productiviteit = (A + B) / (A + B + C).",
        "All client-bound time (A + B) is declarable; productivity = (A + B) / (A + B + C).",
    ),
    way_out: NOTHING_TO_DO,
    reads: Text::new("minuten per soort", "minutes by kind"),
    checks: &[Check::Structural(Text::new(
        "Totalen tellen A en B als declarabel en C nooit; er is geen andere weg om tijd declarabel te maken.",
        "Totals count A and B as declarable and C never; there is no other way to make time declarable.",
    ))],
};

pub static ACTIVITY_DECIDES: Rule = Rule {
    id: "PS-B5",
    source: SOURCE,
    severity: Severity::Block,
    title: Text::new("De activiteit bepaalt de soort tijd.", "The activity decides the kind of time."),
    way_out: Text::new(
        "Kies een activiteit van de bedoelde soort tijd.",
        "Choose an activity of the kind of time that is meant.",
    ),
    reads: Text::new("soort en activiteit van de registratie", "kind and activity of the entry"),
    checks: &[Check::Entry(activity_decides)],
};

fn activity_decides(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    let Some(activity) = case.activity().filter(|activity| activity.kind != case.entry.kind) else { return };
    let (wanted, own) = (case.entry.kind.letter(), activity.kind.letter());
    let mut fitting: Vec<&Text> = Vec::new();
    for other in case.activities().filter(|other| other.kind == case.entry.kind) {
        if !fitting.contains(&&other.name) {
            fitting.push(&other.name);
        }
    }
    let list = |pick: fn(&Text) -> &str| fitting.iter().map(|name| pick(name)).collect::<Vec<_>>().join(", ");
    let (list_nl, list_en) = (list(|name| name.nl.as_ref()), list(|name| name.en.as_ref()));
    let Text { nl: name_nl, en: name_en } = &activity.name;
    let Text { nl: kind_nl, en: kind_en } = activity.kind.name();
    out.push(Finding::block(
        "PS-B5",
        text!(
            "'{name_nl}' is tijd van soort {own} ({kind_nl}), niet van soort {wanted}.",
            "'{name_en}' is time of kind {own} ({kind_en}), not of kind {wanted}."
        ),
        text!(
            "Kies een activiteit van soort {wanted}: {list_nl}.",
            "Choose an activity of kind {wanted}: {list_en}."
        ),
    ));
}
