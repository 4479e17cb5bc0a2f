//! Units, frequencies and volumes of the national standard (code lists WJ756 and WMO757).

use super::text::Text;

/// A unit of delivery (Eenheid, WJ756).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Minute,
    Hour,
    /// 24 hours (etmaal).
    FullDay,
    /// Four hours (dagdeel).
    DayPart,
    /// A piece, paid for the result.
    PieceOutput,
    /// An amount in euro, paid for the result; its volume counts eurocents.
    Euro,
    /// A piece, paid for the effort.
    PieceEffort,
}

impl Unit {
    pub const ALL: [Self; 7] = [
        Self::Minute,
        Self::Hour,
        Self::FullDay,
        Self::DayPart,
        Self::PieceOutput,
        Self::Euro,
        Self::PieceEffort,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Minute => "01",
            Self::Hour => "04",
            Self::FullDay => "14",
            Self::DayPart => "16",
            Self::PieceOutput => "82",
            Self::Euro => "83",
            Self::PieceEffort => "84",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }

    /// The English word that files and commands use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::FullDay => "24-hours",
            Self::DayPart => "day-part",
            Self::PieceOutput => "piece-output",
            Self::Euro => "euro",
            Self::PieceEffort => "piece",
        }
    }

    /// A code of the standard, an English word of [`Unit::word`] or its Dutch name.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        Self::from_code(&lower).or_else(|| {
            Self::ALL
                .into_iter()
                .find(|unit| unit.word() == lower || unit.name().nl == lower || unit.name().en == lower)
        })
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Minute => Text::new("minuut", "minute"),
            Self::Hour => Text::new("uur", "hour"),
            Self::FullDay => Text::new("etmaal", "24 hours"),
            Self::DayPart => Text::new("dagdeel", "day part"),
            Self::PieceOutput => Text::new("stuk (output)", "piece (output)"),
            Self::Euro => Text::new("euro", "euro"),
            Self::PieceEffort => Text::new("stuk (inspanning)", "piece (effort)"),
        }
    }

    /// Paid for effort (inspanningsgericht) rather than for a result.
    pub const fn is_effort(self) -> bool {
        !matches!(self, Self::PieceOutput | Self::Euro)
    }

    /// Counted in time that entries can fill.
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Minute | Self::Hour)
    }
}

/// The period that an allocated volume counts for (Frequentie, WMO757).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frequency {
    Day,
    Week,
    Month,
    /// Once, over the whole allocation.
    Total,
}

impl Frequency {
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Total];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "1",
            Self::Week => "2",
            Self::Month => "4",
            Self::Total => "6",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|frequency| frequency.code() == code)
    }

    /// The English word that files and commands use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Total => "total",
        }
    }

    /// A code of the standard, an English word of [`Frequency::word`] or its Dutch name.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        Self::from_code(&lower).or_else(|| {
            Self::ALL.into_iter().find(|f| f.word() == lower || f.name().nl == lower || f.name().en == lower)
        })
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Day => Text::new("per dag", "per day"),
            Self::Week => Text::new("per week", "per week"),
            Self::Month => Text::new("per maand", "per month"),
            Self::Total => Text::new("totaal", "in total"),
        }
    }
}

/// How much care is allocated (Omvang): a volume in a unit, per period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Extent {
    /// 0 to 99 999 999; eurocents when the unit is [`Unit::Euro`].
    pub volume: u32,
    pub unit: Unit,
    pub frequency: Frequency,
}

/// The largest volume, tariff, budget or line amount that a message can carry (RS005).
pub const MAX_EIGHT_DIGITS: u32 = 99_999_999;

/// Minutes as whole hours, rounded once per line: below 30 minutes down, from 30 up, at least 1 (IV079).
/// `None` for 0 minutes or fewer: there is no line for nothing.
pub fn whole_hours(minutes: i64) -> Option<i64> {
    (minutes > 0).then(|| ((minutes + 30) / 60).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_rounded_once_per_line() {
        for (minutes, hours) in [
            (220, Some(4)),
            (209, Some(3)),
            (90, Some(2)),
            (89, Some(1)),
            (20, Some(1)),
            (200, Some(3)),
            (30, Some(1)),
            (0, None),
        ] {
            assert_eq!(whole_hours(minutes), hours, "{minutes}");
        }
    }

    #[test]
    fn units_and_frequencies_are_known_by_code_and_word() {
        for unit in Unit::ALL {
            assert_eq!(Unit::parse(unit.code()), Some(unit));
            assert_eq!(Unit::parse(unit.word()), Some(unit));
            assert_eq!(Unit::parse(&unit.name().nl), Some(unit));
        }
        for frequency in Frequency::ALL {
            assert_eq!(Frequency::parse(frequency.code()), Some(frequency));
            assert_eq!(Frequency::parse(frequency.word()), Some(frequency));
        }
        assert_eq!(Unit::parse("fortnight"), None);
    }
}
