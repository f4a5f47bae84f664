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
}

impl Length {
    /// A whole number of a unit.
    pub fn of(count: u32, unit: Unit) -> Self {
        Self {
            tenths: Some(count.saturating_mul(10)),
            unit,
        }
    }

    /// The whole number of a finer unit with the same meaning: a fortnight is two weeks, half a
    /// year six months.
    pub fn whole(self) -> Option<(i64, Unit)> {
        let tenths = i64::from(self.tenths?);
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

impl fmt::Display for Length {
    /// The TIMEX3 value: "P2Y6M", "PT16H", "PXD".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (factor, letter) = match self.unit {
            Unit::Second => (1, "S"),
            Unit::Minute | Unit::Month => (1, "M"),
            Unit::Hour => (1, "H"),
            Unit::Day => (1, "D"),
            Unit::Weekend => (1, "WE"),
            Unit::Week => (1, "W"),
            Unit::Fortnight => (2, "W"),
            Unit::Quarter => (1, "Q"),
            Unit::Year => (1, "Y"),
            Unit::Decade => (10, "Y"),
            Unit::Century => (100, "Y"),
            Unit::Millennium => (1000, "Y"),
        };
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
            return write!(f, "{prefix}{whole}{letter}");
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
                unit,
            }
            .to_string()
        };
        assert_eq!(Length::of(16, Unit::Hour).to_string(), "PT16H");
        assert_eq!(Length::of(2, Unit::Decade).to_string(), "P20Y");
        let vague = Length {
            tenths: None,
            unit: Unit::Decade,
        };
        assert_eq!(vague.to_string(), "PXDE");
        assert_eq!(tenths(25, Unit::Year), "P2Y6M");
        assert_eq!(tenths(5, Unit::Hour), "PT30M");
        assert_eq!(tenths(15, Unit::Week), "P1.5W");
    }

    #[test]
    fn halves_become_whole_in_a_finer_unit() {
        let length = Length {
            tenths: Some(15),
            unit: Unit::Year,
        };
        assert_eq!(length.whole(), Some((18, Unit::Month)));
        assert_eq!(Length::of(1, Unit::Fortnight).whole(), Some((2, Unit::Week)));
    }
}
