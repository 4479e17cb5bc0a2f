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
    "practice edit --name 'De Dijk'",
    "practice needs",
    "practice needs --on x",
    "client list",
    "client list --format csv",
    "client list --format json",
    "allocation list",
    "allocation list --format json",
    "tariff list",
    "tariff check",
    "tariff list --product lot-9",
    "tariff import - --skip-bad",
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
    "entries responsible avisser 1",
    "entries responsible nobody 1 999",
    "document remove 99",
    "entries list --month 2025-03 --format json",
    "entries list --from 2025-04-01 --to 2025-03-01",
    "entries import DESK/none.csv",
    "entries export --month 2025-03",
    "totals --month 2025-03",
    "totals --month 2025-03 --by client,day --format csv",
    "claims compile --month 2025-03",
    "check",
    "check --month 2025-03 --format json",
    "rules",
    "rules PS-A8",
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
    "claims export --month 2025-03",
    "claims unqueue --month 2025-03",
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

/// What can be right or wrong about one client; names in braces stand for what is known of it.
const OF_CLIENT: &[&str] = &[
    "client show {number}",
    "client show {surname}",
    "client show {bsn}",
    "client school {number} --periods {surname}",
    "client school {surname} --periods 2025-01-01..2025-03-01",
    "document add {number} --kind {surname} --remark {note}",
    "document add {surname} --kind {bsn} --reference {bsn} --remark {note}",
    "document add {number} --kind plan --date {bsn} --form {surname}",
    "document list {number}",
    "document list {bsn}",
    "document remove {bsn}",
    "entries responsible {surname} 1",
    "entries responsible avisser {bsn}",
    "client history {number}",
    "client history {bsn}",
    "client history {surname} --last {note}",
    "client move {number} --municipality 0406 --from 2025-06-01",
    "client move {number} --municipality {bsn} --from {note}",
    "client move {surname} --municipality 0406 --from 2025-06-01",
    "allocation show {allocation}",
    "allocation show {bsn}",
    "allocation show {surname}",
    "client import DESK/none.csv",
    "practitioner import DESK/time.csv",
    "allocation import DESK/time.csv",
    "allocation add 5 --client {number} --municipality {bsn} --category {surname} --from {note}",
    "allocation edit {allocation} --budget 50",
    "allocation edit {bsn} --until 2025-01-01",
    "entries list --client {number} --month 2025-03",
    "entries list --client {bsn}",
    "entries list --client {surname}",
    "entries list --practitioner {surname}",
    "entries edit 1 '50 tel {surname} -- {note}'",
    "entries edit {surname} '50 tel {surname} -- {note}'",
    "entries delete {surname}",
    "entries delete {bsn}",
    "totals --client {surname}",
    "totals --by {surname}",
    "totals --month {bsn}",
    "check --client {number}",
    "check --client {surname} --rule {bsn}",
    "check --rule {surname} --practitioner {note}",
    "rules {surname}",
    "rules {bsn}",
    "claims show {surname}",
    "claims show {bsn}",
    "claims queue {bsn}",
    "claims unqueue {surname}",
    "claims override 1 --rule {surname} --reason {note}",
    "claims override 1 --rule PS-A8 --reason '{note}'",
    "claims list --month 2025-03 --municipality {bsn}",
    "practitioner show {surname}",
    "alias set {note} {surname}",
    "alias remove {surname}",
    "contract show {surname}",
    "completions {surname}",
    "log '45 tel {surname} -- {note}' --practitioner avisser",
    "log '45 tel {first_name} -- {note}' --practitioner avisser",
    "log '45 tel {number} -- {note}' --practitioner {surname}",
    "client add {surname} --bsn {bsn}",
    "{surname} {bsn}",
    "client list --format {surname}",
    "client list --today {bsn}",
    "client list --lang {surname}",
];

/// Commands that ask, with the answers.
const ASKING: &[(&str, &str)] = &[
    ("client add {number}", "surname: {surname}\n"),
    ("client add X-{number}", "surname: {surname}\nbsn: {bsn}\n"),
    ("client add Y-{number}", "surname: {surname}\nbsn: {near}\n"),
    ("client add Z-{number}", "{surname}\n{bsn}\n"),
    ("client add V-{number}", "surname: {surname}\nsurname: {first_name}\n"),
    ("client add W-{number}", "surname: {surname}\nbirth_date: {bsn}\n"),
    ("client add {bsn}", "surname: {surname}\n"),
    ("client edit {number}", "surname: {surname}\ninitials: {bsn}\n"),
    ("client edit {number}", "gender: {surname}\n"),
    ("client edit {number}", "prefix: {first_name}{surname}\n"),
    ("client edit {number}", "first_names: {first_name}\n"),
    (
        "client import -",
        "number,surname,bsn\nU-{number},{surname},\nT-{number},{surname},{bsn}\n{surname},x,\n",
    ),
    ("client import - --skip-bad", "number,surname,note\nS-{number},{surname},{note}\n"),
    ("practitioner import -", "code,name,from\n{surname}!,{surname},{bsn}\n"),
    (
        "allocation import -",
        "client,municipality,number,category,start\n{bsn},0405,{surname},45,2025-01-01\n",
    ),
    ("allocation import -", "client,municipality,number,category,start\n{near},0405,7,45,{note}\n"),
    ("client edit {surname}", "surname: {surname}\n"),
];

fn of_client(secret: &Secret) -> Vec<(String, String)> {
    let near = format!("{}1", secret.bsn.chars().take(8).collect::<String>());
    let filled_in = |text: &str| {
        [
            ("{number}", &secret.number),
            ("{bsn}", &secret.bsn),
            ("{near}", &near),
            ("{surname}", &secret.surname),
            ("{first_name}", &secret.first_name),
            ("{note}", &secret.note),
            ("{allocation}", &secret.allocation),
        ]
        .into_iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
    };
    let silent = OF_CLIENT.iter().map(|line| (*line, ""));
    silent.chain(ASKING.iter().copied()).map(|(line, input)| (filled_in(line), filled_in(input))).collect()
}
