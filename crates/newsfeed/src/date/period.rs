//! The spans of time that have an archive page.

use super::Date;

/// A year, a month or a day: what a date archive shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Period {
    /// A whole year.
    Year(i32),
    /// A month of a year, 1 to 12.
    Month(i32, u8),
    /// One day.
    Day(Date),
}

impl Period {
    /// Whether the day lies in the period.
    pub fn contains(self, date: Date) -> bool {
        match self {
            Period::Year(year) => date.year == year,
            Period::Month(year, month) => (date.year, date.month) == (year, month),
            Period::Day(day) => date == day,
        }
    }

    /// The next larger period around this one; a year has none.
    pub fn parent(self) -> Option<Period> {
        match self {
            Period::Year(_) => None,
            Period::Month(year, _) => Some(Period::Year(year)),
            Period::Day(day) => Some(Period::Month(day.year, day.month)),
        }
    }

    /// The first day of the period.
    pub fn first(self) -> Date {
        match self {
            Period::Year(year) => Date { year, month: 1, day: 1 },
            Period::Month(year, month) => Date { year, month: month.clamp(1, 12), day: 1 },
            Period::Day(day) => day,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = Date { year: 2025, month: 5, day: 17 };

    #[test]
    fn a_day_lies_in_its_day_month_and_year() {
        let mut period = Some(Period::Day(DAY));
        let mut count = 0;
        while let Some(p) = period {
            assert!(p.contains(DAY));
            assert!(p.first() <= DAY);
            period = p.parent();
            count += 1;
        }
        assert_eq!(count, 3);
    }

    #[test]
    fn others_do_not() {
        assert!(!Period::Year(2024).contains(DAY));
        assert!(!Period::Month(2024, 5).contains(DAY));
        assert!(!Period::Month(2025, 6).contains(DAY));
    }
}
