//! Trouble with the database and the disk: a sentence in the user's language, status 4, and nothing half-stored.

use super::program::{Program, Run, is_there, skipped, with_program};

/// What stands where the database should be, and the words that say so in Dutch and in English.
type Wrong = (&'static str, fn(&Program), &'static str, &'static str);

const WRONG: &[Wrong] = &[
    ("nothing", |_| {}, "er is geen administratie in", "there is no practice in"),
    (
        "an empty file",
        |p| drop(p.file(DATABASE, "")),
        "is leeg: er staat geen praktijk in",
        "is empty: there is no practice in it",
    ),
    ("a folder", |p| drop(p.file("data/uurwerk.sqlite/x", "")), "dit is een map", "this is a folder"),
    (
        "a picture",
        |p| drop(p.file(DATABASE, [0x89, b'P', b'N', b'G'].repeat(2000))),
        "of geen database",
        "no database at all",
    ),
    (
        "a text",
        |p| drop(p.file(DATABASE, "achternaam;bsn\n".repeat(500))),
        "of geen database",
        "no database at all",
    ),
    ("a cut database", cut, "is beschadigd", "is damaged"),
    ("a cut first page", |p| drop(p.file(DATABASE, &whole()[..50])), "is beschadigd", "is damaged"),
    ("another program's", foreign, "geen database van uurwerk", "not a database of uurwerk"),
    ("a newer one", newer, "van een nieuwer uurwerk", "a newer uurwerk"),
    ("no practice in it", unmade, "nog geen praktijk ingericht", "no practice is set up yet"),
    #[cfg(unix)]
    ("a link", link, "is een koppeling", "is a link"),
    #[cfg(unix)]
    ("a link to nothing", dangling, "is een koppeling", "is a link"),
];

const DATABASE: &str = "data/uurwerk.sqlite";

fn whole() -> Vec<u8> {
    std::fs::read(Program::with_practice().database()).unwrap()
}

fn cut(program: &Program) {
    let bytes = whole();
    program.file(DATABASE, &bytes[..bytes.len() / 10]);
}

fn foreign(program: &Program) {
    program.file(DATABASE, "");
    program.execute("CREATE TABLE diary (day TEXT); INSERT INTO diary VALUES ('today')");
}

fn newer(program: &Program) {
    program.file(DATABASE, whole());
    program.execute("PRAGMA user_version = 99");
}

/// Everything but the practice: what a start leaves that was broken off.
fn unmade(program: &Program) {
    program.file(DATABASE, whole());
    program.execute("DELETE FROM practice");
}

#[cfg(unix)]
fn link(program: &Program) {
    let target = program.file("data/other.sqlite", whole());
    std::os::unix::fs::symlink(target, program.database()).unwrap();
}

#[cfg(unix)]
fn dangling(program: &Program) {
    program.file("data/other", "");
    std::os::unix::fs::symlink("nowhere", program.database()).unwrap();
}

#[test]
fn what_is_no_practice_is_refused_in_words_and_left_as_it_is() {
    for (what, make, nl, en) in WRONG {
        let program = Program::bare();
        make(&program);
        let before = state(&program);
        for (lang, words) in [("nl", nl), ("en", en)] {
            for line in ["client list", "claims export --month 2025-03", "entries import time.csv", "undo"] {
                let run = program.line(&format!("--lang {lang} {line}"));
                run.refused(if *what == "no practice in it" { 3 } else { 4 });
                assert!(run.err.contains(words), "{what}, {line}: {run:?}");
                assert!(run.err.contains("hint: ") || run.err.contains("tip: "), "{what}: {run:?}");
                assert_eq!(run.out, "", "{what}");
            }
        }
        assert_eq!(state(&program), before, "{what} was changed");
    }
}

/// Every file below the folder of the data, with its bytes.
fn state(program: &Program) -> Vec<(std::path::PathBuf, Option<Vec<u8>>)> {
    let paths = program.tree("data").into_iter();
    // SQLite makes the file with the locks of a database that it opens, and leaves it where it could not close it.
    let paths = paths.filter(|path| !path.to_string_lossy().ends_with("-shm"));
    paths.map(|path| (path.clone(), std::fs::read(path).ok())).collect()
}

#[test]
fn a_practice_is_made_in_nothing_and_over_nothing() {
    let init = "init --agb 42420001 --name Dijk";
    for (what, make, ..) in WRONG {
        let program = Program::bare();
        make(&program);
        let before = state(&program);
        let run = program.line(init);
        if ["nothing", "an empty file", "no practice in it"].contains(what) {
            run.done();
            program.line("practitioner list").done();
        } else {
            run.refused(4);
            assert_eq!(state(&program), before, "{what} was changed");
        }
    }
    let program = Program::with_practice();
    program.line(init).refused(3);
}

/// The program as somebody for whom permissions count; `None` where that cannot be had.
#[cfg(unix)]
fn without_power(program: &Program, line: &str) -> Option<Run> {
    let uid = std::process::Command::new("id").arg("-u").output().unwrap().stdout;
    let args: Vec<&str> = line.split(' ').collect();
    let args = with_program(&args);
    let (first, rest) = args.split_first().unwrap();
    let output = if uid == b"0\n" {
        if !is_there("unshare", "-U") {
            return None;
        }
        program.through("unshare").arg("-U").args(&args).output()
    } else {
        program.through(first).args(rest).output()
    };
    Some(Run::of(&output.unwrap()))
}

#[cfg(unix)]
fn set_mode(path: &std::path::Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_refused_in_words() {
    for (what, mode, readable) in
        [("data/uurwerk.sqlite", 0o400, true), ("data/uurwerk.sqlite", 0, false), ("data", 0o500, false)]
    {
        let program = Program::with_practice();
        set_mode(&program.path(what), mode);
        for (lang, words) in [("nl", "kan niet worden geschreven"), ("en", "cannot be written")] {
            for line in ["client list", "log 45 tel jansen"] {
                let Some(run) = without_power(&program, &format!("{line} --lang {lang}")) else {
                    return skipped("permissions", "root, and no user namespaces");
                };
                if readable && line == "client list" {
                    assert!(run.done().contains("J-0142"));
                    continue;
                }
                run.refused(4);
                assert!(run.err.contains(words) && run.err.lines().count() == 2, "{what} {mode:o}: {run:?}");
            }
        }
        set_mode(&program.path(what), 0o700);
        assert_eq!(program.query("SELECT id FROM time_entry"), [] as [&str; 0]);
        program.line("log 45 tel jansen").done();
    }
}

#[cfg(unix)]
#[test]
fn a_claim_whose_files_cannot_be_placed_waits_for_a_better_place() {
    let program = Program::with_queue();
    std::fs::create_dir(program.path("data/exports")).unwrap();
    set_mode(&program.path("data/exports"), 0o500);
    let Some(run) = without_power(&program, "claims export --month 2025-03") else {
        return skipped("an exports folder without permission", "root, and no user namespaces");
    };
    run.refused(4);
    assert!(run.err.contains("claim UW0000000001: "), "{run:?}");
    // Other work goes on, and says each time what is wrong.
    let Some(run) = without_power(&program, "client list") else { unreachable!("it could be done before") };
    assert!(run.status == Some(0) && run.err.contains("claim UW0000000001: "), "{run:?}");
    set_mode(&program.path("data/exports"), 0o700);
    let run = program.line("client list");
    assert!(run.err.contains("now it is: ") && run.err.contains("UW0000000001.xml"), "{run:?}");
    assert_eq!(program.line("client list").err, "");
    #[cfg(target_os = "linux")]
    super::crashes::expect_sent_once(&program, "after a while");
    // What was placed by the way is nobody's change.
    program.line("log 45 tel jansen").done();
    program.line("undo").done();
}

/// Runs the command on a small disk on which only so much is free, makes room, and runs it again.
const ON_FULL_DISK: &str = r#"
set -e
template=$1 out=$2 room=$3
shift 3
mkdir -p "$out" "$out.full"
mount -t tmpfs -o size=2m,mode=700 none "$out.full"
cp "$template" "$out.full/uurwerk.sqlite"
free=$(df -k "$out.full" | tail -n 1 | awk '{print $4}')
dd if=/dev/zero of="$out.full/filler" bs=1k count=$((free - room)) 2>/dev/null
export UURWERK_DB="$out.full/uurwerk.sqlite"
set +e
"$@"
echo "status $?"
"$@"
echo "status $?"
rm "$out.full/filler"
"$@"
echo "status $?"
cp -a "$out.full/." "$out/"
"#;

#[cfg(target_os = "linux")]
fn on_full_disk(room: u32, template: &Program, line: &str) -> Option<(Program, Vec<String>, Run)> {
    let full = Program::bare();
    let mut unshare = full.through("unshare");
    unshare.args(["-Urm", "sh", "-c", ON_FULL_DISK, "sh"]);
    unshare.args([template.database(), full.path("data")]).arg(room.to_string());
    let args: Vec<&str> = line.split(' ').collect();
    let run = Run::of(&unshare.args(with_program(&args)).output().unwrap());
    let statuses: Vec<String> =
        run.out.lines().filter_map(|line| line.strip_prefix("status ")).map(str::to_owned).collect();
    if statuses.len() < 3 {
        skipped("a full disk", &run.err);
        return None;
    }
    Some((full, statuses, run))
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_time_is_refused_in_words_and_stored_once_there_is_room() {
    let template = Program::with_practice();
    for (room, lang) in [(0, "nl"), (0, "en"), (40, "en"), (100, "nl")] {
        let line = format!("--lang {lang} log 45 tel jansen -- ouders gebeld");
        let Some((full, statuses, run)) = on_full_disk(room, &template, &line) else { return };
        let refused = statuses.iter().filter(|status| *status == "4").count();
        assert!(statuses.iter().all(|status| status == "0" || status == "4"), "{room}: {run:?}");
        assert!(room > 0 || refused == 2, "{run:?}");
        let words = if lang == "nl" { "de schijf is vol" } else { "the disk is full" };
        assert_eq!(run.err.matches(words).count(), refused, "{room} kB: {run:?}");
        assert_eq!(full.query("SELECT count(*) FROM time_entry"), [format!("Integer({})", 3 - refused)]);
        full.expect_whole();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_a_month_is_claimed_once_there_is_room() {
    let template = Program::with_queue();
    let mut refused = 0;
    for room in [0, 36, 60, 80, 96, 112, 128, 160] {
        let Some((full, statuses, run)) = on_full_disk(room, &template, "claims export --month 2025-03")
        else {
            return;
        };
        refused += statuses.iter().filter(|status| *status == "4").count();
        assert!(statuses.iter().all(|status| status == "0" || status == "4"), "{room} kB: {run:?}");
        assert_eq!(statuses.last().map(String::as_str), Some("0"), "{room} kB: {run:?}");
        assert!(!run.err.contains("SQLite"), "{room} kB: {run:?}");
        super::crashes::expect_sent_once(&full, &format!("{room} kB"));
    }
    assert!(refused > 2, "the disk was never full");
}
