//! Dates as a feed writes them.
//!
//! A newspaper shows the day and the hour of its own place: a [`Moment`] keeps the offset that was
//! written, and no time zone is ever computed beyond putting two moments in order.

mod moment;
mod parse;
mod period;

use std::fmt;

pub use moment::Moment;
pub use period::Period;

/// A day of the Gregorian calendar.
///
/// Prints as `2025-05-17`. [`Date::new`] makes only days that exist.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// The year, 1 to 9999: what RFC 3339 can write.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// The day, or `None` if the calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let exists =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Date { year, month, day })
    }

    /// Days since 1 January 1970, negative before.
    ///
    /// Howard Hinnant's `days_from_civil`: <https://howardhinnant.github.io/date_algorithms.html>.
    fn days_since_epoch(self) -> i64 {
        let month = i64::from(self.month);
        // The year starts in March, so that the leap day is its last.
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in_month(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist() {
        assert!(Date::new(2024, 2, 29).is_some());
        assert!(Date::new(2000, 2, 29).is_some());
        for (year, month, day) in [
            (2023, 2, 29),
            (1900, 2, 29),
            (2025, 4, 31),
            (2025, 13, 1),
            (2025, 0, 1),
            (2025, 1, 0),
            (0, 1, 1),
            (10_000, 1, 1),
        ] {
            assert_eq!(Date::new(year, month, day), None, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn prints_as_rfc_3339_does() {
        assert_eq!(Date::new(987, 5, 7).unwrap().to_string(), "0987-05-07");
    }

    #[test]
    fn counts_days_from_1970() {
        assert_eq!(Date::new(1970, 1, 1).unwrap().days_since_epoch(), 0);
        assert_eq!(Date::new(1969, 12, 31).unwrap().days_since_epoch(), -1);
        assert_eq!(Date::new(2000, 3, 1).unwrap().days_since_epoch(), 11_017);
        assert_eq!(Date::new(2025, 5, 17).unwrap().days_since_epoch(), 20_225);
    }
}
