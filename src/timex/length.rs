//! Lengths of time: "two and a half years", "several days".

use super::units::Unit;
use std::fmt;

/// So many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// How many, in tenths, so that "2.5" and "a half" are exact; `None` when the text leaves it
    /// open ("several").
    pub tenths: Option<u32>,
    /// Of what.
    pub unit: Unit,
    /// So many of a finer unit more: the 30 minutes of "an hour and 30 minutes".
    pub rest: Option<(u32, Unit)>,
}

impl Length {
    /// A whole number of a unit.
    pub fn of(count: u32, unit: Unit) -> Self {
        Self {
            tenths: Some(count.saturating_mul(10)),
            unit,
            rest: None,
        }
    }

    /// The length with so many of a finer unit more, when people count the two together.
    pub fn and(self, count: u32, finer: Unit) -> Option<Self> {
        let whole = self.tenths.is_some_and(|tenths| tenths % 10 == 0) && self.rest.is_none();
        (whole && ratio(self.unit, finer).is_some()).then_some(Self {
            rest: Some((count, finer)),
            ..self
        })
    }

    /// The whole number of a finer unit with the same meaning: a fortnight is two weeks, half a
    /// year six months.
    pub fn whole(self) -> Option<(i64, Unit)> {
        let tenths = i64::from(self.tenths?);
        if let Some((count, finer)) = self.rest {
            return Some((tenths / 10 * ratio(self.unit, finer)? + i64::from(count), finer));
        }
        let (tenths, unit) = match self.unit {
            Unit::Fortnight => (tenths * 2, Unit::Week),
            Unit::Weekend => (tenths, Unit::Week),
            Unit::Decade => (tenths * 10, Unit::Year),
            Unit::Century => (tenths * 100, Unit::Year),
            Unit::Millennium => (tenths * 1000, Unit::Year),
            unit => (tenths, unit),
        };
        if tenths % 10 == 0 {
            return Some((tenths / 10, unit));
        }
        let (factor, finer) = match unit {
            Unit::Year => (12, Unit::Month),
            Unit::Month => (30, Unit::Day),
            Unit::Week => (7, Unit::Day),
            Unit::Day => (24, Unit::Hour),
            Unit::Hour => (60, Unit::Minute),
            _ => (60, Unit::Second),
        };
        Some(((tenths * factor + 5) / 10, finer))
    }
}

/// How many of a finer unit make one of a unit, for the pairs that are counted together.
fn ratio(unit: Unit, finer: Unit) -> Option<i64> {
    Some(match (unit, finer) {
        (Unit::Year, Unit::Month) => 12,
        (Unit::Month, Unit::Week) => 4,
        (Unit::Month, Unit::Day) => 30,
        (Unit::Week, Unit::Day) => 7,
        (Unit::Day, Unit::Hour) => 24,
        (Unit::Hour, Unit::Minute) | (Unit::Minute, Unit::Second) => 60,
        _ => return None,
    })
}

/// The letter of a unit in a TIMEX3 value.
fn letter(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "S",
        Unit::Minute | Unit::Month => "M",
        Unit::Hour => "H",
        Unit::Day => "D",
        Unit::Weekend => "WE",
        Unit::Week | Unit::Fortnight => "W",
        Unit::Quarter => "Q",
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => "Y",
    }
}

impl fmt::Display for Length {
    /// The TIMEX3 value: "P2Y6M", "PT16H", "PXD".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let factor = match self.unit {
            Unit::Fortnight => 2,
            Unit::Decade => 10,
            Unit::Century => 100,
            Unit::Millennium => 1000,
            _ => 1,
        };
        let letter = letter(self.unit);
        let prefix = if self.unit.is_clock() { "PT" } else { "P" };
        let Some(tenths) = self.tenths else {
            let letter = match self.unit {
                Unit::Decade => "DE",
                Unit::Century => "CE",
                Unit::Millennium => "ML",
                _ => letter,
            };
            return write!(f, "{prefix}X{letter}");
        };
        let tenths = u64::from(tenths) * factor;
        let (whole, rest) = (tenths / 10, tenths % 10);
        if rest == 0 {
            write!(f, "{prefix}{whole}{letter}")?;
            let Some((count, finer)) = self.rest else {
                return Ok(());
            };
            let time = if finer.is_clock() && !self.unit.is_clock() {
                "T"
            } else {
                ""
            };
            return write!(f, "{time}{count}{}", self::letter(finer));
        }
        // Halves have a shorter unit of their own where the calendar gives one without rounding.
        let finer = match (self.unit, rest) {
            (Unit::Year, 5) => "6M",
            (Unit::Day, 5) => "T12H",
            (Unit::Hour, 5) => "30M",
            (Unit::Minute, 5) => "30S",
            _ => return write!(f, "{prefix}{whole}.{rest}{letter}"),
        };
        match whole {
            0 => write!(f, "{prefix}{finer}"),
            _ => write!(f, "{prefix}{whole}{letter}{finer}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_timex3() {
        let tenths = |tenths, unit| {
            Length {
                tenths: Some(tenths),
                ..Length::of(0, unit)
            }
            .to_string()
        };
        assert_eq!(Length::of(16, Unit::Hour).to_string(), "PT16H");
        assert_eq!(Length::of(2, Unit::Decade).to_string(), "P20Y");
        let vague = Length {
            tenths: None,
            ..Length::of(0, Unit::Decade)
        };
        assert_eq!(vague.to_string(), "PXDE");
        assert_eq!(tenths(25, Unit::Year), "P2Y6M");
        assert_eq!(tenths(5, Unit::Hour), "PT30M");
        assert_eq!(tenths(15, Unit::Week), "P1.5W");
    }

    #[test]
    fn two_units_are_counted_together_when_they_are_neighbours() {
        let hours = Length::of(1, Unit::Hour).and(30, Unit::Minute).unwrap();
        assert_eq!(
            (hours.to_string(), hours.whole()),
            ("PT1H30M".to_owned(), Some((90, Unit::Minute)))
        );
        let days = Length::of(2, Unit::Day).and(3, Unit::Hour).unwrap();
        assert_eq!(days.to_string(), "P2DT3H");
        assert_eq!(Length::of(2, Unit::Year).and(3, Unit::Hour), None);
        assert_eq!(Length::of(2, Unit::Month).and(1, Unit::Year), None);
    }

    #[test]
    fn halves_become_whole_in_a_finer_unit() {
        let length = Length {
            tenths: Some(15),
            ..Length::of(0, Unit::Year)
        };
        assert_eq!(length.whole(), Some((18, Unit::Month)));
        assert_eq!(Length::of(1, Unit::Fortnight).whole(), Some((2, Unit::Week)));
    }
}
