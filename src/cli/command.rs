//! What a command is: a noun, its verbs and their arguments as data. The parser, the help, the completions and
//! `docs/commands.md` are derived from it.

use clap::{Arg, ArgAction, Command};

use super::context::Context;
use super::given::Given;
use super::{Exit, Stop};
use crate::domain::text::{Lang, Text};

/// A thing that commands are about.
pub struct Noun {
    pub name: &'static str,
    pub about: Text,
    /// What can be done with it; one verb without a name when the noun itself is the command.
    pub verbs: &'static [Verb],
}

/// Something that can be done.
pub struct Verb {
    /// Empty when the noun itself is the command.
    pub name: &'static str,
    pub about: Text,
    pub arguments: &'static [Argument],
    pub run: fn(&mut Context<'_, '_>, &Given<'_>) -> Result<Exit, Stop>,
}

/// An argument of a verb.
#[derive(Clone)]
pub struct Argument {
    /// The name after `--`, or of the place.
    pub name: &'static str,
    pub form: Form,
    /// The word that stands for its value in help; empty for a flag.
    pub value: Text,
    pub help: Text,
}

/// How an argument is given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `--name`, without a value.
    Flag,
    /// `--name VALUE`, may be left out.
    Option,
    /// `--name VALUE`, must be given.
    Required,
    /// `--name VALUE`, as often as needed.
    Repeated,
    /// `VALUE` in its place, must be given.
    Place,
    /// `VALUE` in its place, may be left out.
    MayPlace,
    /// `VALUE…`: everything that is left, at least one.
    Rest,
    /// `VALUE…`: everything that is left; may be nothing.
    Words,
}

impl Argument {
    pub const fn flag(name: &'static str, help: Text) -> Self {
        Self { name, form: Form::Flag, value: Text::new("", ""), help }
    }

    pub const fn option(name: &'static str, value: Text, help: Text) -> Self {
        Self { name, form: Form::Option, value, help }
    }

    pub const fn required(name: &'static str, value: Text, help: Text) -> Self {
        Self { name, form: Form::Required, value, help }
    }

    pub const fn repeated(name: &'static str, value: Text, help: Text) -> Self {
        Self { name, form: Form::Repeated, value, help }
    }

    pub const fn place(name: &'static str, form: Form, value: Text, help: Text) -> Self {
        Self { name, form, value, help }
    }

    /// How it stands in a usage line: `[--from DATE]`, `FILE…`.
    pub fn usage(&self, lang: Lang) -> String {
        let (name, value) = (self.name, self.value.get(lang));
        match self.form {
            Form::Flag => format!("[--{name}]"),
            Form::Option => format!("[--{name} {value}]"),
            Form::Required => format!("--{name} {value}"),
            Form::Repeated => format!("[--{name} {value}]…"),
            Form::Place => value.to_owned(),
            Form::MayPlace => format!("[{value}]"),
            Form::Rest => format!("{value}…"),
            Form::Words => format!("[{value}…]"),
        }
    }

    fn is_place(&self) -> bool {
        matches!(self.form, Form::Place | Form::MayPlace | Form::Rest | Form::Words)
    }

    fn arg(&'static self, lang: Lang) -> Arg {
        let base = Arg::new(self.name).help(self.help.get(lang).to_owned());
        if self.form == Form::Flag {
            return base.long(self.name).action(ArgAction::SetTrue).help_heading(options(lang));
        }
        let base =
            base.value_parser(clap::builder::ValueParser::os_string()).value_name(self.value.get(lang));
        if self.is_place() {
            let base = base.help_heading(places(lang));
            return match self.form {
                Form::Place => base.required(true),
                Form::Rest => base.required(true).num_args(1..).action(ArgAction::Append),
                Form::Words => base.num_args(0..).action(ArgAction::Append),
                _ => base,
            };
        }
        let base = base.long(self.name).help_heading(options(lang)).allow_hyphen_values(true);
        match self.form {
            Form::Required => base.required(true),
            Form::Repeated => base.action(ArgAction::Append),
            _ => base,
        }
    }
}

impl Noun {
    /// The one verb that is the noun itself.
    pub fn itself(&self) -> Option<&'static Verb> {
        self.verbs.iter().find(|verb| verb.name.is_empty())
    }

    fn command(&'static self, lang: Lang) -> Command {
        let base = plain(self.name, &self.about, lang);
        match self.itself() {
            Some(verb) => with_arguments(base, self.name, verb, lang),
            None => base
                .subcommand_required(true)
                .override_usage(format!("uurwerk {} {}", self.name, verb_word(lang)))
                .subcommands(self.verbs.iter().map(|verb| {
                    let path = format!("{} {}", self.name, verb.name);
                    with_arguments(plain(verb.name, &verb.about, lang), &path, verb, lang)
                })),
        }
    }
}

/// `uurwerk claims show LINE [--format FORM]`.
pub fn usage(path: &str, verb: &Verb, lang: Lang) -> String {
    let words = verb.arguments.iter().map(|argument| argument.usage(lang));
    std::iter::once(format!("uurwerk {path}")).chain(words).collect::<Vec<_>>().join(" ")
}

/// How a listing is printed.
pub const FORMAT: Argument = Argument::option(
    "format",
    Text::new("VORM", "FORM"),
    Text::new("table (standaard), csv of json", "table (default), csv or json"),
);

/// Arguments that every command takes.
pub const EVERYWHERE: &[Argument] = &[
    Argument::option(
        "db",
        Text::new("BESTAND", "FILE"),
        Text::new(
            "het bestand met de gegevens (ook: UURWERK_DB)",
            "the file that holds the data (also: UURWERK_DB)",
        ),
    ),
    Argument::option(
        "lang",
        Text::new("TAAL", "LANGUAGE"),
        Text::new("taal: nl of en (ook: UURWERK_LANG)", "language: nl or en (also: UURWERK_LANG)"),
    ),
    Argument::option(
        "today",
        Text::new("DATUM", "DATE"),
        Text::new(
            "doe alsof het deze dag is, voor scripts en proeven",
            "act as if it is this day, for scripts and trials",
        ),
    ),
];

/// The whole command line.
pub fn program(nouns: &[&'static Noun], lang: Lang) -> Command {
    let about = Text::new(
        "Van minuten naar een geldig declaratiebericht voor de jeugdhulp.",
        "From minutes to a valid claim message for youth care.",
    );
    let usage = Text::new("uurwerk [OPDRACHT]", "uurwerk [COMMAND]");
    let after = Text::new(
        "Zonder opdracht opent het scherm. 'uurwerk OPDRACHT --help' legt een opdracht uit.",
        "Without a command the screen opens. 'uurwerk COMMAND --help' explains a command.",
    );
    let version = Text::new("toon de versie", "print the version");
    plain("uurwerk", &about, lang)
        .version(env!("CARGO_PKG_VERSION"))
        .override_usage(usage.get(lang).to_owned())
        .after_help(after.get(lang).to_owned())
        .args(EVERYWHERE.iter().map(|argument| argument.arg(lang).global(true)))
        .arg(flag("help", 'h', &Text::new("toon deze uitleg", "print this help"), ArgAction::Help, lang))
        .arg(flag("version", 'V', &version, ArgAction::Version, lang).global(false))
        .subcommands(nouns.iter().map(|noun| noun.command(lang)))
}

fn flag(name: &'static str, short: char, help: &Text, action: ArgAction, lang: Lang) -> Arg {
    let help = help.get(lang).to_owned();
    Arg::new(name).long(name).short(short).action(action).global(true).help(help).help_heading(options(lang))
}

fn with_arguments(base: Command, path: &str, verb: &'static Verb, lang: Lang) -> Command {
    base.override_usage(usage(path, verb, lang))
        .args(verb.arguments.iter().map(|argument| argument.arg(lang)))
}

/// A command without the words that the library would put in, which are English only.
fn plain(name: &'static str, about: &Text, lang: Lang) -> Command {
    let template = match lang {
        Lang::Nl => "{about-with-newline}\nGebruik: {usage}\n\n{all-args}{after-help}",
        Lang::En => "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
    };
    Command::new(name)
        .about(about.get(lang).to_owned())
        .help_template(template)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(match lang {
            Lang::Nl => "Opdrachten",
            Lang::En => "Commands",
        })
}

fn options(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "Opties",
        Lang::En => "Options",
    }
}

fn places(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "Argumenten",
        Lang::En => "Arguments",
    }
}

fn verb_word(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "OPDRACHT",
        Lang::En => "COMMAND",
    }
}
