//! Goes over the pieces of a line part by part, and keeps what they turn out to mean.

use super::activities::{Phrases, keys};
use super::pieces::{Form, Piece, Sign, pieces};
use super::problem::{Gap, Problem, ProblemKind};
use super::shape::Shape;
use super::time::{Digits, Verdict, check_start, decide};
use super::words::{Span, split};
use super::{Context, Meaning, Parsed, Token, named};
use crate::domain::activity::{Activity, ClientUse};
use crate::domain::entry::Note;
use crate::domain::identifiers::ActivityKey;
use crate::domain::ids::ClientId;

pub(super) struct Reader<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) phrases: Phrases<'a>,
    line: &'a str,
    note: Option<(Span, &'a str)>,
    pub(super) pieces: Vec<Piece>,
    /// Beside each piece, once it is known.
    pub(super) meanings: Vec<Option<Meaning>>,
    pub(super) out: Parsed,
    day_is_written: bool,
}

impl<'a> Reader<'a> {
    pub fn new(line: &'a str, context: &'a Context<'a>) -> Self {
        let halves = split(line);
        let phrases = Phrases::new(context.activities);
        let pieces = pieces(&halves.words, &phrases, context);
        let out = Parsed {
            tokens: Vec::new(),
            day: context.day,
            start: None,
            minutes: None,
            client: None,
            activity: None,
            product: None,
            discipline: None,
            note: None,
            gaps: Vec::new(),
            problems: Vec::new(),
        };
        let meanings = vec![None; pieces.len()];
        Self { context, phrases, line, note: halves.note, pieces, meanings, out, day_is_written: false }
    }

    pub fn read(mut self) -> Parsed {
        self.day_names();
        self.digits();
        self.signed();
        self.activities();
        self.rest();
        self.read_note();
        self.close()
    }

    pub(super) fn problem(&mut self, span: Span, kind: ProblemKind) {
        self.out.problems.push(Problem { span, kind });
    }

    pub(super) fn means(&mut self, at: usize, meaning: Meaning) {
        if let Some(place) = self.meanings.get_mut(at) {
            *place = Some(meaning);
        }
    }

    /// The piece means nothing, for this reason.
    pub(super) fn refuse(&mut self, at: usize, kind: ProblemKind) {
        self.means(at, Meaning::NotUnderstood);
        if let Some(span) = self.pieces.get(at).map(|piece| piece.span) {
            self.problem(span, kind);
        }
    }

    fn day_names(&mut self) {
        for at in 0..self.pieces.len() {
            if let Some(Form::DayName(day)) = self.pieces.get(at).map(|piece| &piece.form) {
                self.day(at, *day);
            }
        }
    }

    fn day(&mut self, at: usize, day: crate::domain::time::Day) {
        if self.day_is_written {
            return self.refuse(at, ProblemKind::WrittenTwice);
        }
        self.day_is_written = true;
        self.out.day = day;
        self.means(at, Meaning::Day);
    }

    fn digits(&mut self) {
        let shaped = |(at, piece): (usize, &Piece)| match &piece.form {
            Form::Shaped(shape) => {
                let client = self.context.clients.by_number(self.line.get(piece.span.range())?);
                Some(Digits { at, shape: shape.clone(), client: client.map(|person| person.id) })
            }
            _ => None,
        };
        let all: Vec<Digits> = self.pieces.iter().enumerate().filter_map(shaped).collect();
        let verdicts = decide(&all);
        for (digits, verdict) in all.iter().zip(&verdicts) {
            if let Verdict::Date(day) = verdict {
                self.day(digits.at, *day);
            }
        }
        for (digits, verdict) in all.iter().zip(verdicts) {
            self.verdict(digits, verdict);
        }
        self.check_start();
    }

    fn verdict(&mut self, digits: &Digits, verdict: Verdict) {
        let at = digits.at;
        match verdict {
            Verdict::Date(_) => {}
            Verdict::Client(client) => self.client(at, client),
            Verdict::Wrong(kind) => {
                self.refuse(at, kind);
                if !matches!(digits.shape, Shape::WrongDate) {
                    self.means(at, Meaning::Time);
                }
            }
            Verdict::Length(minutes) => {
                self.out.minutes = Some(minutes);
                self.means(at, Meaning::Time);
            }
            Verdict::Start(start) => {
                self.out.start = Some(start);
                self.means(at, Meaning::Time);
            }
            Verdict::Range(range) => {
                self.means(at, Meaning::Time);
                self.range(at, range);
            }
        }
    }

    fn range(&mut self, at: usize, range: super::shape::Range) {
        let span = self.span(at);
        match range.minutes(self.out.day) {
            Ok(minutes) => {
                self.out.start = Some(range.from);
                self.out.minutes = Some(minutes);
                if range.crosses_midnight() && minutes.get() > LONG_NIGHT {
                    self.problem(span, ProblemKind::LongNight(minutes));
                }
            }
            Err(kind) => self.problem(span, kind),
        }
    }

    fn check_start(&mut self) {
        let (Some(start), Some(minutes)) = (self.out.start, self.out.minutes) else { return };
        if let Err(kind) = check_start(self.out.day, start, minutes) {
            let time = self.meanings.iter().position(|meaning| *meaning == Some(Meaning::Time));
            let span = self.span(time.unwrap_or_default());
            self.problem(span, kind);
        }
    }

    /// The piece as it stands in the line.
    pub(super) fn written(&self, at: usize) -> Option<&'a str> {
        self.pieces.get(at).and_then(|piece| self.line.get(piece.span.range()))
    }

    pub(super) fn span(&self, at: usize) -> Span {
        self.pieces.get(at).map_or(Span { start: 0, end: 0 }, |piece| piece.span)
    }

    pub(super) fn client(&mut self, at: usize, client: ClientId) {
        if self.out.client.is_some() {
            return self.refuse(at, ProblemKind::WrittenTwice);
        }
        self.out.client = Some(client);
        self.means(at, Meaning::Client);
    }

    fn signed(&mut self) {
        for at in 0..self.pieces.len() {
            let Some(Form::Signed(sign)) = self.pieces.get(at).map(|piece| &piece.form) else { continue };
            let sign = *sign;
            let written = self.written(at).unwrap_or_default();
            let word: &'a str = written.get(1..).unwrap_or_default();
            match sign {
                _ if word.is_empty() => self.refuse(at, ProblemKind::Unfinished),
                Sign::Product => self.product(at, word),
                Sign::Discipline => self.discipline(at, word),
                Sign::Client => self.signed_client(at, word),
                Sign::Activity => self.signed_activity(at, word),
            }
        }
    }

    fn product(&mut self, at: usize, word: &str) {
        let mut found = named::products(word, self.context);
        match (found.len(), &self.out.product) {
            (_, Some(_)) => self.refuse(at, ProblemKind::WrittenTwice),
            (0, None) => self.refuse(at, ProblemKind::NoSuchProduct),
            (1, None) => {
                self.out.product = found.pop();
                self.means(at, Meaning::Product);
            }
            _ => self.refuse(at, ProblemKind::SeveralProducts(found)),
        }
    }

    fn discipline(&mut self, at: usize, word: &str) {
        let mut found = named::disciplines(word, self.context);
        match (found.len(), &self.out.discipline) {
            (_, Some(_)) => self.refuse(at, ProblemKind::WrittenTwice),
            (0, None) => self.refuse(at, ProblemKind::NoSuchDiscipline),
            (1, None) => {
                self.out.discipline = found.pop();
                self.means(at, Meaning::Discipline);
            }
            _ => self.refuse(at, ProblemKind::SeveralDisciplines(found)),
        }
    }

    fn signed_activity(&mut self, at: usize, word: &str) {
        let tokens = self.pieces.get(at).map(|piece| piece.tokens.clone()).unwrap_or_default();
        let keyed = self.context.activities.iter().find(|activity| activity.key.as_str() == word);
        let exact = || self.phrases.exactly(&tokens);
        let found = keyed.map_or_else(exact, |activity| vec![activity]);
        let found = if found.is_empty() { self.phrases.starting_at_all(&tokens) } else { found };
        self.activity(&[at], &keys(&found));
    }

    fn activities(&mut self) {
        for at in 0..self.pieces.len() {
            if let Some(Form::Activity(found)) = self.pieces.get(at).map(|piece| piece.form.clone())
                && (self.out.activity.is_none() || !self.may_be_client(at))
            {
                self.activity(&[at], &found);
            }
        }
    }

    /// A second activity may be a name.
    fn may_be_client(&self, at: usize) -> bool {
        let words = self.written(at).unwrap_or_default();
        !self.context.clients.strict(words).is_empty()
    }

    pub(super) fn activity(&mut self, places: &[usize], found: &[ActivityKey]) {
        let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
        let span = self.span(*first).to(self.span(*last));
        let problem = match found {
            _ if self.out.activity.is_some() => Some(ProblemKind::WrittenTwice),
            [] => Some(ProblemKind::NoSuchActivity),
            [one] => {
                self.out.activity = Some(one.clone());
                None
            }
            several => Some(ProblemKind::SeveralActivities(several.to_vec())),
        };
        for at in places {
            let understood = problem.is_none();
            self.means(*at, if understood { Meaning::Activity } else { Meaning::NotUnderstood });
        }
        if let Some(kind) = problem {
            self.problem(span, kind);
        }
    }

    fn read_note(&mut self) {
        let Some((span, text)) = self.note else { return };
        self.out.note = Note::new(text);
        let letters = text.chars().filter(|c| !c.is_control() && !c.is_whitespace()).count();
        if self.out.note.is_none() && letters > 0 {
            self.problem(span, ProblemKind::NoteTooLong);
        }
    }

    fn chosen_activity(&self) -> Option<&'a Activity> {
        let key = self.out.activity.as_ref()?;
        self.context.activities.iter().find(|activity| activity.key == *key)
    }

    /// Gaps, the client against the activity, tokens and order.
    fn close(mut self) -> Parsed {
        let client_use = self.chosen_activity().map(|activity| activity.client);
        if client_use == Some(ClientUse::Never) && self.out.client.is_some() {
            let place = self.meanings.iter().position(|meaning| *meaning == Some(Meaning::Client));
            let span = self.span(place.unwrap_or_default());
            self.problem(span, ProblemKind::NeedlessClient);
        }
        self.gaps(client_use);
        let pairs = self.pieces.iter().zip(&self.meanings);
        self.out.tokens = pairs
            .map(|(piece, meaning)| Token {
                span: piece.span,
                meaning: meaning.unwrap_or(Meaning::NotUnderstood),
            })
            .chain(self.note.map(|(span, _)| Token { span, meaning: Meaning::Note }))
            .collect();
        self.out.problems.sort_by_key(|problem| problem.span);
        self.out
    }

    /// A part that is there but not understood is not missing.
    fn gaps(&mut self, client_use: Option<ClientUse>) {
        let tried = |kinds: fn(&ProblemKind) -> bool| self.out.problems.iter().any(|p| kinds(&p.kind));
        let mut gaps = Vec::new();
        if self.out.minutes.is_none() && !self.meanings.contains(&Some(Meaning::Time)) {
            gaps.push(Gap::Time);
        }
        if self.out.client.is_none()
            && client_use == Some(ClientUse::Required)
            && !tried(|kind| matches!(kind, ProblemKind::SeveralClients(_) | ProblemKind::NoSuchClient))
        {
            gaps.push(Gap::Client);
        }
        let activity_tried =
            tried(|kind| matches!(kind, ProblemKind::SeveralActivities(_) | ProblemKind::NoSuchActivity));
        if self.out.activity.is_none() && !activity_tried {
            gaps.push(Gap::Activity);
        }
        self.out.gaps = gaps;
    }
}

/// Minutes of a span past midnight beyond which it is mostly a typing mistake.
const LONG_NIGHT: i64 = 12 * 60;
