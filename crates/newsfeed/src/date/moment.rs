//! A date with a time of day and the offset from UTC that it was written with.

use std::cmp::Ordering;

use super::{Date, parse};

/// A point in time as it was written: local date and time, and the offset from UTC.
///
/// Ordered by instant; of two equal instants the one with the smaller offset comes first, so that
/// the order agrees with `==`, which compares what was written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Moment {
    /// The local date.
    pub date: Date,
    /// The local hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The second, 0 to 59; a leap second is read as 59.
    pub second: u8,
    /// Minutes that local time is ahead of UTC: 180 for `+03:00`.
    pub offset_minutes: i16,
}

impl Moment {
    /// Reads a date in any of the ways that feeds write one.
    ///
    /// [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) is what JSON Feed asks for. Also read: a
    /// space for the `T`, no seconds, no offset (then UTC), `+0300` or `+03`, a date alone
    /// (midnight UTC), and [RFC 2822](https://www.rfc-editor.org/rfc/rfc2822#section-3.3)
    /// (`Thu, 28 Dec 2023 10:00:00 +0300`). Fractions of a second are dropped. `None` if it is
    /// none of these or the day does not exist.
    pub fn parse(text: &str) -> Option<Moment> {
        let text = text.trim();
        parse::rfc_3339(text).or_else(|| parse::rfc_2822(text))
    }

    /// The moment as RFC 3339 writes it: `2025-05-17T09:30:00+03:00`, `Z` for UTC.
    pub fn to_rfc3339(&self) -> String {
        let time = format!("{}T{:02}:{:02}:{:02}", self.date, self.hour, self.minute, self.second);
        if self.offset_minutes == 0 {
            return time + "Z";
        }
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let minutes = self.offset_minutes.unsigned_abs();
        format!("{time}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// Seconds since 1970-01-01T00:00:00Z, negative before.
    pub fn unix_seconds(&self) -> i64 {
        let minutes = i64::from(self.hour) * 60 + i64::from(self.minute) - i64::from(self.offset_minutes)
            + self.date.days_since_epoch() * 24 * 60;
        minutes * 60 + i64::from(self.second)
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Moment) -> Ordering {
        (self.unix_seconds(), self.offset_minutes, self.date, self.hour).cmp(&(
            other.unix_seconds(),
            other.offset_minutes,
            other.date,
            other.hour,
        ))
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Moment) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordered_by_instant() {
        let moment = |text| Moment::parse(text).unwrap();
        assert!(moment("2025-05-17T09:00:00+03:00") < moment("2025-05-17T07:00:00Z"));
        assert!(moment("2025-01-01T00:30:00+03:00") < moment("2024-12-31T23:00:00Z"));
        let (here, there) = (moment("2025-05-17T09:00:00+03:00"), moment("2025-05-17T06:00:00Z"));
        assert_eq!(here.unix_seconds(), there.unix_seconds());
        assert_eq!(here.cmp(&there), Ordering::Greater);
    }

    #[test]
    fn counts_seconds_from_1970() {
        let seconds = |text| Moment::parse(text).unwrap().unix_seconds();
        assert_eq!(seconds("1970-01-01T00:00:00Z"), 0);
        assert_eq!(seconds("1969-12-31T23:59:59Z"), -1);
        assert_eq!(seconds("2025-05-17T09:30:05+03:00"), 1_747_463_405);
    }
}
