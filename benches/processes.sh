#!/usr/bin/env bash
# Times whole processes of the release build beside the sqlite3 command line doing the comparable work on the same file, in
# the same run. The ratio is the number to look at: milliseconds differ from machine to machine and from minute to minute.
#
#   benches/processes.sh [RUNS]        default 50; needs a release build and sqlite3 3.37 or newer
#
# The two take turns, so that a busy moment hits both; the median is printed, of the clock and of the processor time. On
# a busy machine the processor time says more. No hyperfine is needed.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."

runs=${1:-50}
uurwerk=${UURWERK_BIN:-${CARGO_TARGET_DIR:-target}/release/uurwerk}
today=2026-03-18
month=2026-02
day=2026-02-10

[ -x "$uurwerk" ] || { echo "build it first: cargo build --release" >&2; exit 2; }
command -v sqlite3 >/dev/null || { echo "sqlite3 is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset UURWERK_DB
export HOME="$folder" XDG_DATA_HOME="$folder" UURWERK_PRACTITIONER=avisser UURWERK_LANG=en

now() { echo "${EPOCHREALTIME/./}"; } # microseconds

# The processor time of all processes so far that this shell started, in milliseconds.
spent() {
    times >"$folder/times" # not in a pipe: that would be the times of another shell
    awk 'NR == 2 { split($0, part, /[ms ]+/)
        print (part[1] + part[3]) * 60000 + (part[2] + part[4]) * 1000 }' "$folder/times" >"$folder/spent"
    read -r spent <"$folder/spent"
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

# several SIDE WORK: does the work a few times, and notes each time on the clock and the processor time of all.
several() {
    local side=$1 work=$2 start before run
    spent
    before=$spent
    for ((run = 0; run < 5; run++)); do
        start=$(now) && "$work" && echo $(($(now) - start)) >>"$folder/$side.clock"
    done >/dev/null 2>&1
    spent
    echo $((spent - before)) >>"$folder/$side.spent"
}

# one LABEL OURS THEIRS: both are functions that do the work once.
one() {
    local label=$1 ours=$2 theirs=$3 turn
    "$ours" >/dev/null 2>&1 && "$theirs" >/dev/null # the file is in memory, and both work
    rm -f "$folder"/*.clock "$folder"/*.spent
    for ((turn = 0; turn < (runs + 4) / 5; turn++)); do
        several ours "$ours"
        several theirs "$theirs"
    done
    awk -v label="$label" -v ours="$(median <"$folder/ours.clock")" -v theirs="$(median <"$folder/theirs.clock")" \
        -v ours_spent="$(median <"$folder/ours.spent")" -v theirs_spent="$(median <"$folder/theirs.spent")" \
        'BEGIN {
            printf "%-42s %9.2f %9.2f %7.1f", label, ours / 1000, theirs / 1000, ours / theirs
            printf " %9.2f %9.2f %7.1f\n", ours_spent / 5, theirs_spent / 5, ours_spent / (theirs_spent ? theirs_spent : 1)
        }'
}

start_ours() { "$uurwerk" --version; }
start_theirs() { sqlite3 --version; }

day_ours() { "$uurwerk" --db "$db" --today $today entries list --from $day --to $day --format csv; }
day_theirs() {
    sqlite3 -csv "$db" "
        SELECT e.day, p.code, e.start_minute, e.minutes, e.kind, e.activity, c.number, c.surname, e.discipline, a.number,
               e.product, e.note, l.state
        FROM time_entry AS e
        JOIN practitioner AS p ON p.id = e.practitioner_id
        LEFT JOIN client AS c ON c.id = e.client_id
        LEFT JOIN allocation AS a ON a.id = e.allocation_id
        LEFT JOIN claim_line_entry AS part ON part.entry_id = e.id AND part.live = 1
        LEFT JOIN claim_line AS l ON l.id = part.line_id
        WHERE e.day = '$day' ORDER BY e.day, p.code, e.start_minute"
}

totals_ours() { "$uurwerk" --db "$db" --today $today totals --month $month --format csv; }
totals_theirs() {
    sqlite3 -csv "$db" "
        SELECT c.number, c.surname, e.discipline, sum(e.minutes * (e.kind = 'A')), sum(e.minutes * (e.kind = 'B')),
               sum(e.minutes * (e.kind = 'C')), sum(CASE WHEN e.kind = 'C' THEN 0 ELSE e.minutes * t.cents END) / 60
        FROM time_entry AS e
        LEFT JOIN client AS c ON c.id = e.client_id
        LEFT JOIN tariff AS t ON t.product = e.product AND (t.discipline IS NULL OR t.discipline = e.discipline)
             AND t.from_day <= e.day AND (t.until_day IS NULL OR t.until_day >= e.day)
        WHERE e.day BETWEEN '$month-01' AND '$month-31' GROUP BY c.number, e.discipline ORDER BY c.number, e.discipline"
}

log_ours() { "$uurwerk" --db "$db" --today $today log 45 tel "$client"; }
log_theirs() {
    sqlite3 "$db" "
        PRAGMA foreign_keys = ON;
        PRAGMA synchronous = FULL;
        INSERT INTO time_entry (key, practitioner_id, day, minutes, kind, activity, client_id, discipline, allocation_id, product)
        SELECT randomblob(16), 1, '$today', 45, 'A', 'telephone', c.id, 'WO+', a.id, 'lot-1'
        FROM client AS c JOIN allocation AS a ON a.client_id = c.id
        WHERE c.number = '$client' AND '$today' BETWEEN a.from_day AND a.until_day"
}

"$uurwerk" --version
echo "sqlite3 $(sqlite3 --version | cut -d' ' -f1), $runs runs each, medians"
printf '%-42s %27s %27s\n' "" "ms on the clock" "ms of processor time"
printf '%-42s %9s %9s %7s %9s %9s %7s\n' "" uurwerk sqlite3 ratio uurwerk sqlite3 ratio
one "start to first output (--version)" start_ours start_theirs
for scale in 1 10; do
    db=$folder/scale-$scale.sqlite
    "$uurwerk" --today $today demo --keep "$db" --scale $scale 2>/dev/null
    count=$(sqlite3 "$db" 'SELECT count(*) FROM time_entry')
    client=$(sqlite3 "$db" "SELECT c.number FROM client AS c JOIN allocation AS a ON a.client_id = c.id
        WHERE a.code IS NULL AND '$today' BETWEEN a.from_day AND a.until_day ORDER BY c.number LIMIT 1")
    one "entries list of a day, $count entries" day_ours day_theirs
    one "totals of a month, $count entries" totals_ours totals_theirs
    one "log, $count entries" log_ours log_theirs
done
