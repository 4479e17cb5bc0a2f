//! Every command, with what is right and with what is wrong.

use super::practice::{Practice, Secret};

/// Lines as a desk runs them, with what is typed at them.
pub fn cases(practice: &Practice) -> Vec<(String, String)> {
    let mut cases: Vec<(String, String)> =
        ALWAYS.iter().map(|line| ((*line).to_owned(), String::new())).collect();
    for secret in practice.secrets.iter().take(3) {
        cases.extend(of_client(secret));
    }
    cases.extend(LAST.iter().map(|line| ((*line).to_owned(), String::new())));
    cases
}

const ALWAYS: &[&str] = &[
    "init --agb 42420001 --name 'De Dijk'",
    "init --agb x --name ''",
    "practitioner add cjansen --name 'C. Jansen' --disciplines HBO",
    "practitioner add cjansen --name 'C. Jansen' --disciplines HBO",
    "practitioner list",
    "practitioner show avisser",
    "practitioner edit avisser --week-hours 999",
    "practitioner edit avisser --week-hours 36",
    "practice show",
    "practice edit --registrations x",
    "client list",
    "client list --format csv",
    "client list --format json",
    "allocation list",
    "allocation list --format json",
    "tariff list",
    "tariff import DESK/none.csv",
    "contract list",
    "contract show segment-c-westfriesland-2025",
    "contract activities segment-c-westfriesland-2025",
    "contract check DESK/time.csv",
    "contract import DESK/time.csv",
    "contract export segment-c-westfriesland-2025",
    "alias set bel telephone",
    "alias list",
    "alias remove bel",
    "entries list --month 2025-03",
    "entries list --month 2025-03 --format json",
    "entries list --from 2025-04-01 --to 2025-03-01",
    "entries import DESK/none.csv",
    "entries export --month 2025-03",
    "totals --month 2025-03",
    "totals --month 2025-03 --by client,day --format csv",
    "claims compile --month 2025-03",
    "claims list --month 2025-03",
    "claims list --month 2025-03 --format json",
    "claims show 1",
    "claims entries 1",
    "claims queue 1",
    "claims queue 99",
    "claims unqueue 1",
    "claims override 1 --rule PS-A8 --reason x",
    "claims override 99 --rule PS-A8",
    "claims overrides --month 2025-03",
    "messages import DESK/none.xml",
    "messages check DESK/none.xml",
    "messages list",
    "completions bash",
    "demo --keep DESK/uurwerk.sqlite",
    "nonsense",
    "--help",
];

const LAST: &[&str] = &[
    "claims compile --month 2025-03",
    "claims queue --month 2025-03",
    "claims export --month 2025-05",
    "claims export --month 2025-03",
    "claims export --month 2025-03",
    "claims sent --month 2025-03",
    "claims queue 1",
    "claims unqueue 1",
    "entries delete 1",
    "undo",
    "redo",
];

/// What can be right or wrong about one client.
fn of_client(secret: &Secret) -> Vec<(String, String)> {
    let Secret { number, bsn, surname, first_name, note, allocation } = secret;
    let silent = [
        format!("client show {number}"),
        format!("client show {surname}"),
        format!("client show {bsn}"),
        format!("client move {number} --municipality 0406 --from 2025-06-01"),
        format!("client move {number} --municipality {bsn} --from {note}"),
        format!("client move {surname} --municipality 0406 --from 2025-06-01"),
        format!("allocation show {allocation}"),
        format!("allocation show {bsn}"),
        format!("allocation show {surname}"),
        format!(
            "allocation add {bsn} --client {surname} --municipality 0405 --category 45 --from 2025-01-01"
        ),
        format!(
            "allocation add {allocation} --client J-0142 --municipality 0405 --category 45 --from 2025-01-01"
        ),
        format!("allocation add 5 --client {number} --municipality {bsn} --category {surname} --from {note}"),
        format!("allocation edit {allocation} --budget 50"),
        format!("allocation edit {bsn} --until 2025-01-01"),
        format!("entries list --client {number} --month 2025-03"),
        format!("entries list --client {bsn}"),
        format!("entries list --client {surname}"),
        format!("entries list --practitioner {surname}"),
        format!("entries edit 1 '50 tel {surname} -- {note}'"),
        format!("entries edit {surname} '50 tel {surname} -- {note}'"),
        format!("entries delete {surname}"),
        format!("entries delete {bsn}"),
        format!("totals --client {surname}"),
        format!("totals --by {surname}"),
        format!("totals --month {bsn}"),
        format!("claims show {surname}"),
        format!("claims show {bsn}"),
        format!("claims queue {bsn}"),
        format!("claims unqueue {surname}"),
        format!("claims override 1 --rule {surname} --reason {note}"),
        format!("claims override 1 --rule PS-A8 --reason '{note}'"),
        format!("claims list --month 2025-03 --municipality {bsn}"),
        format!("practitioner show {surname}"),
        format!("alias set {note} {surname}"),
        format!("alias remove {surname}"),
        format!("contract show {surname}"),
        format!("completions {surname}"),
        format!("log '45 tel {surname} -- {note}' --practitioner avisser"),
        format!("log '45 tel {first_name} -- {note}' --practitioner avisser"),
        format!("log '45 tel {number} -- {note}' --practitioner {surname}"),
        format!("client add {surname} --bsn {bsn}"),
        format!("{surname} {bsn}"),
        format!("client list --format {surname}"),
        format!("client list --today {bsn}"),
        format!("client list --lang {surname}"),
    ];
    let asked = [
        (format!("client add {number}"), format!("surname: {surname}\n")),
        (format!("client add X-{number}"), format!("surname: {surname}\nbsn: {bsn}\n")),
        (
            format!("client add Y-{number}"),
            format!("surname: {surname}\nbsn: {}1\n", bsn.chars().take(8).collect::<String>()),
        ),
        (format!("client add Z-{number}"), format!("{surname}\n{bsn}\n")),
        (format!("client add V-{number}"), format!("surname: {surname}\nsurname: {first_name}\n")),
        (format!("client add W-{number}"), format!("surname: {surname}\nbirth_date: {bsn}\n")),
        (format!("client add {bsn}"), format!("surname: {surname}\n")),
        (format!("client edit {number}"), format!("surname: {surname}\ninitials: {bsn}\n")),
        (format!("client edit {number}"), format!("gender: {surname}\n")),
        (format!("client edit {number}"), format!("prefix: {first_name}{surname}\n")),
        (format!("client edit {number}"), format!("first_names: {first_name}\n")),
        (format!("client edit {surname}"), format!("surname: {surname}\n")),
    ];
    silent.into_iter().map(|line| (line, String::new())).chain(asked).collect()
}
