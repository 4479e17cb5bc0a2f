//! One trip of one client, out or back (PS-T1 to PS-T6).

use super::super::contract::TransportForm;
use super::super::identifiers::MunicipalityCode;
use super::super::remark::Remark;
use super::super::text::Text;

/// A single trip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trip {
    pub direction: Direction,
    pub carriage: Carriage,
    pub distance: Option<Distance>,
    /// `None` where nobody recorded it: taken to be the client's own.
    pub from: Option<MunicipalityCode>,
    pub to: Option<MunicipalityCode>,
    pub wheelchair: bool,
    /// Where the trip goes to, such as the name of a location; not needed where there is only one.
    pub destination: Option<Remark>,
}

impl Trip {
    /// `None` for a trip by family or network, which is never claimed (PS-T1).
    pub fn form(&self) -> Option<TransportForm> {
        match self.carriage {
            Carriage::Provider(form) => Some(form),
            Carriage::Family => None,
        }
    }

    /// The same trip in that direction: turned around, it goes from where it went to.
    #[must_use]
    pub fn towards(&self, direction: Direction) -> Self {
        let turned = direction != self.direction;
        let (from, to) = if turned { (&self.to, &self.from) } else { (&self.from, &self.to) };
        Self { direction, from: from.clone(), to: to.clone(), ..self.clone() }
    }
}

/// There or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    Outward,
    Return,
}

impl Direction {
    pub const ALL: [Self; 2] = [Self::Outward, Self::Return];

    /// The English word that files, commands and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Outward => "outward",
            Self::Return => "return",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Outward => Text::new("heen", "outward"),
            Self::Return => Text::new("terug", "return"),
        }
    }

    /// A word in either language.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        Self::ALL.into_iter().find(|one| one.word() == lower || one.name().nl == lower)
    }
}

/// Who takes the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Carriage {
    Provider(TransportForm),
    /// Family or network: the rule, and never claimed (PS-T1).
    Family,
}

impl Carriage {
    pub const ALL: [Self; 3] =
        [Self::Provider(TransportForm::Group), Self::Provider(TransportForm::Individual), Self::Family];

    /// The English word that files, commands and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Provider(form) => form.word(),
            Self::Family => "family",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Provider(form) => form.name(),
            Self::Family => Text::new("vervoer door familie of netwerk", "transport by family or network"),
        }
    }

    /// The English word, or the short Dutch one: `groep`, `individueel`, `familie`.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let dutch = ["groep", "individueel", "familie"];
        Self::ALL
            .into_iter()
            .zip(dutch)
            .find(|(one, dutch)| one.word() == lower || *dutch == lower)
            .map(|(one, _)| one)
    }
}

/// How far a single trip is: measured, or already as a distance band of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Distance {
    /// One way, 1 to [`MOST_METRES`].
    Metres(u32),
    /// From 1, near to far (PS-T5).
    Band(u8),
}

/// A trip within the country is no longer.
pub const MOST_METRES: u32 = 999_999;

impl Distance {
    /// Kilometres with at most three decimals after a point or a comma, above 0 and below 1 000.
    pub fn parse_kilometres(text: &str) -> Option<Self> {
        let plain = text.trim().replace(',', ".");
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 3 || part.len() > 3 || !digits(whole) || !digits(part) {
            return None;
        }
        if plain.ends_with('.') {
            return None;
        }
        let whole: u32 = whole.parse().ok()?;
        let part: u32 = format!("{part:0<3}").parse().ok()?;
        let metres = whole.checked_mul(1000)?.checked_add(part)?;
        (1..=MOST_METRES).contains(&metres).then_some(Self::Metres(metres))
    }

    /// `12.4` for kilometres, without zeros at the end.
    pub fn kilometres(metres: u32) -> String {
        let (whole, part) = (metres / 1000, metres % 1000);
        if part == 0 {
            return whole.to_string();
        }
        format!("{whole}.{part:03}").trim_end_matches('0').to_owned()
    }
}
