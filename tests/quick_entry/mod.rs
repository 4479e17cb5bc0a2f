//! Quick entry with the contracts that are shipped: every word in them means what the contract says.

use uurwerk::domain::activity::{Activity, ClientUse};
use uurwerk::domain::client::PersonName;
use uurwerk::domain::contract::Contract;
use uurwerk::domain::find::{Candidate, Clients};
use uurwerk::domain::identifiers::ClientNumber;
use uurwerk::domain::ids::ClientId;
use uurwerk::domain::quick_entry::{Context, parse, print};
use uurwerk::domain::time::Day;
use uurwerk::import::contract::{read, shipped};

fn contracts() -> Vec<Contract> {
    shipped().iter().map(|(_, text)| read(text).unwrap()).collect()
}

fn clients() -> Clients {
    let names = [("Sanne", "Jansen"), ("Tim", "Overleg"), ("Metin", "Pauze")];
    Clients::new((1..).zip(names).map(|(id, (first, surname))| Candidate {
        id: ClientId(id),
        number: ClientNumber::parse(&format!("J-{id}")).unwrap(),
        name: PersonName {
            surname: surname.into(),
            first_names: Some(first.into()),
            ..PersonName::default()
        },
        recency: (id < 3).then_some(0),
    }))
}

fn context<'a>(activities: &'a [Activity], clients: &'a Clients) -> Context<'a> {
    let today = Day::new(2025, 3, 13).unwrap();
    Context { today, day: today, activities, clients, products: &[], disciplines: &[] }
}

#[test]
fn every_word_of_a_shipped_contract_means_its_activity() {
    let clients = clients();
    for contract in contracts() {
        let context = context(&contract.activities, &clients);
        for activity in &contract.activities {
            let names = [activity.key.as_str(), &activity.name.nl, &activity.name.en];
            for word in names.into_iter().chain(activity.aliases.iter().map(String::as_str)) {
                let client = if activity.client == ClientUse::Required { "J-1" } else { "" };
                let draft = parse(&format!("45 {word} {client}"), &context).draft();
                let draft = draft.unwrap_or_else(|| panic!("{word} is not understood"));
                assert_eq!(draft.activity, activity.key, "{word}");
                assert_eq!(parse(&print(&draft, &context), &context).draft(), Some(draft), "{word}");
            }
        }
    }
}

#[test]
fn lines_as_practitioners_type_them_are_understood() {
    let clients = clients();
    let contracts = contracts();
    let context = context(&contracts[0].activities, &clients);
    for (line, expected) in [
        ("45 tel jansen", "45m J-1 telephone"),
        ("9-9:45 gesprek jansen", "09:00-09:45 J-1 face-to-face"),
        ("60 gesprek met ouders jansen", "60m J-1 parents-or-network"),
        ("60 gesprek metin", "60m J-3 face-to-face"),
        ("60 gesprek met jansen", "60m J-1 parents-or-network"),
        ("30 gesprek voorb jansen", "30m J-1 preparing-talks"),
        ("1u hulpverleningsplan jansen", "60m J-1 care-plan"),
        ("15 pauze", "15m break"),
        ("15 tel pauze", "15m J-3 telephone"),
        ("8u vakantie", "480m vacation"),
        ("20 toewijzing jansen", "20m J-1 obtaining-allocation"),
        ("20 toewijzing", "20m obtaining-allocation"),
    ] {
        let draft = parse(line, &context).draft().unwrap_or_else(|| panic!("{line}"));
        assert_eq!(print(&draft, &context), expected, "{line}");
    }
}
