//! Help and wrong use: both languages, exit status 2, and a way on.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

#[test]
fn help_speaks_english() {
    Desk::new().run("--help").expect(&expect![[r#"
        From minutes to a valid claim message for youth care.

        Usage: uurwerk [COMMAND]

        Commands:
          init          Set up a practice, in a new file.
          practice      The practice itself.
          practitioner  Who works here, and in which discipline.
          client        Clients. Names and BSN are asked for, or read as 'key: value' from standard input.
          document      Documents about a client: approval, consultation, statement, reason.
          allocation    Allocations by municipalities.
          tariff        Product codes and tariffs.
          contract      Contracts: products, disciplines and activities.
          alias         Your own short words for activities.
          holiday       Free days, with which terms of messages are counted.
          log           Register time on one line.
          entries       Registered time.
          trips         Trips of clients.
          attendance    Attendance of groups.
          stays         Stays of clients.
          trajectories  Crisis trajectories. Remarks are asked for, or read as 'key: value' from standard
                        input.
          totals        Add up minutes and amounts.
          claims        Claims: from time to message.
          check         Check everything that is still open; ends with 1 when anything holds.
          rules         Which rules there are, where they come from, and what to do about them.
          care          Start, pause and stop of care, reported to the municipality (JW305, JW307).
          request       Requests to municipalities: a first allocation or a change (JW315, JW317).
          messages      Messages of the standard iJw 3.2.
          undo          Undo your last change.
          redo          Do again what you undid.
          demo          Open a made-up practice with two years of data.
          completions   Make completions for a shell.

        Options:
              --db <FILE>        the file that holds the data (also: UURWERK_DB)
              --lang <LANGUAGE>  language: nl or en (also: UURWERK_LANG)
              --today <DATE>     act as if it is this day, for scripts and trials
          -h, --help             print this help
          -V, --version          print the version

        Without a command the screen opens. 'uurwerk COMMAND --help' explains a command.
        = 0
    "#]]);
}

#[test]
fn help_speaks_dutch() {
    Desk::new().speaking(Lang::Nl).run("help completions").expect(&expect![[r#"
        Maak aanvullingen voor een shell.

        Gebruik: uurwerk completions SHELL

        Argumenten:
          <SHELL>  bash, elvish, fish, powershell of zsh

        Opties:
              --db <BESTAND>   het bestand met de gegevens (ook: UURWERK_DB)
              --lang <TAAL>    taal: nl of en (ook: UURWERK_LANG)
              --today <DATUM>  doe alsof het deze dag is, voor scripts en proeven
          -h, --help           toon deze uitleg
        = 0
    "#]]);
}

#[test]
fn the_version_is_told() {
    let out = Desk::new().run("--version").done();
    assert_eq!(out, concat!("uurwerk ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn the_language_of_an_option_wins_also_in_complaints() {
    Desk::new().run("nonsense --lang nl").expect(&expect![[r#"
        ! fout: deze opdracht is er niet
        ! tip: 'uurwerk --help' toont het gebruik
        = 2
    "#]]);
    Desk::new().speaking(Lang::Nl).run("--lang=en nonsense").expect(&expect![[r#"
        ! error: there is no such command
        ! hint: 'uurwerk --help' shows the usage
        = 2
    "#]]);
    Desk::new().run("completions bash --lang fr").expect(&expect![[r#"
        ! error: --lang: expected nl or en
        = 2
    "#]]);
}

#[test]
fn wrong_use_gets_a_sentence_and_a_way_on() {
    let mut all = String::new();
    for line in [
        "completion bash",
        "completions",
        "completions bash zsh",
        "completions bash --formt",
        "completions --today",
        "completions bash --today 31-2-2025",
        "completions bash --today=2025-04-01 --today=2025-04-02",
        "--db",
    ] {
        for lang in [Lang::Nl, Lang::En] {
            all.extend([format!("$ uurwerk {line}\n{}", Desk::new().speaking(lang).run(line))]);
        }
    }
    expect![[r#"
        $ uurwerk completion bash
        ! fout: onbekende opdracht 'completion'
        ! tip: bedoelde u 'allocation, completions'?
        = 2
        $ uurwerk completion bash
        ! error: unknown command 'completion'
        ! hint: did you mean 'allocation, completions'?
        = 2
        $ uurwerk completions
        ! fout: er ontbreekt iets: SHELL
        ! tip: 'uurwerk completions --help' toont het gebruik
        = 2
        $ uurwerk completions
        ! error: something is missing: SHELL
        ! hint: 'uurwerk completions --help' shows the usage
        = 2
        $ uurwerk completions bash zsh
        ! fout: er staat een woord te veel
        ! tip: 'uurwerk completions --help' toont het gebruik
        = 2
        $ uurwerk completions bash zsh
        ! error: there is a word too many
        ! hint: 'uurwerk completions --help' shows the usage
        = 2
        $ uurwerk completions bash --formt
        ! fout: onbekende optie '--formt'
        ! tip: 'uurwerk completions --help' toont het gebruik
        = 2
        $ uurwerk completions bash --formt
        ! error: unknown option '--formt'
        ! hint: 'uurwerk completions --help' shows the usage
        = 2
        $ uurwerk completions --today
        ! fout: --today DATUM: er ontbreekt een waarde
        ! tip: 'uurwerk completions --help' toont het gebruik
        = 2
        $ uurwerk completions --today
        ! error: --today DATE: a value is missing
        ! hint: 'uurwerk completions --help' shows the usage
        = 2
        $ uurwerk completions bash --today 31-2-2025
        ! fout: --today: 31 februari 2025 bestaat niet: die maand heeft 28 dagen
        = 2
        $ uurwerk completions bash --today 31-2-2025
        ! error: --today: 31 February 2025 does not exist: that month has 28 days
        = 2
        $ uurwerk completions bash --today=2025-04-01 --today=2025-04-02
        ! fout: --today DATUM is vaker gegeven dan kan
        ! tip: 'uurwerk completions --help' toont het gebruik
        = 2
        $ uurwerk completions bash --today=2025-04-01 --today=2025-04-02
        ! error: --today DATE is given more often than it can be
        ! hint: 'uurwerk completions --help' shows the usage
        = 2
        $ uurwerk --db
        ! fout: --db BESTAND: er ontbreekt een waarde
        ! tip: 'uurwerk --help' toont het gebruik
        = 2
        $ uurwerk --db
        ! error: --db FILE: a value is missing
        ! hint: 'uurwerk --help' shows the usage
        = 2
    "#]]
    .assert_eq(&all);
}
