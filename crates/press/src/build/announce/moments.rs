//! Moments as feeds and rules for hosts write them.

use newsfeed::date::{Date, Moment};

const DAY: i64 = 24 * 60 * 60;
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// As [RFC 2822](https://www.rfc-editor.org/rfc/rfc2822#section-3.3) writes it: `Sat, 17 May 2025 09:30:00 +0300`.
pub(super) fn rfc_2822(moment: Moment) -> String {
    let local = moment.unix_seconds() + i64::from(moment.offset_minutes) * 60;
    // The first day of 1970 was a Thursday.
    let weekday = WEEKDAYS[local.div_euclid(DAY).rem_euclid(7) as usize];
    let Date { year, month, day } = moment.date;
    let month = MONTHS[usize::from(month - 1)];
    let sign = if moment.offset_minutes < 0 { '-' } else { '+' };
    let offset = moment.offset_minutes.unsigned_abs();
    format!(
        "{weekday}, {day:02} {month} {year:04} {:02}:{:02}:{:02} {sign}{:02}{:02}",
        moment.hour,
        moment.minute,
        moment.second,
        offset / 60,
        offset % 60
    )
}

/// The year and the month of a moment in UTC, by its seconds since 1970.
///
/// Howard Hinnant's `civil_from_days`: <https://howardhinnant.github.io/date_algorithms.html>.
pub(super) fn month(seconds: i64) -> (i64, i64) {
    let days = seconds.div_euclid(DAY) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // The year starts in March, so that the leap day is its last.
    let month = (5 * day_of_year + 2) / 153;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_mail_writes_them() {
        for (text, expected) in [
            ("2025-05-17T09:30:05+03:00", "Sat, 17 May 2025 09:30:05 +0300"),
            ("2025-01-01T00:30:00+03:00", "Wed, 01 Jan 2025 00:30:00 +0300"),
            ("1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 +0000"),
            ("2024-02-29T12:00:00-03:30", "Thu, 29 Feb 2024 12:00:00 -0330"),
        ] {
            let moment = Moment::parse(text).unwrap();
            assert_eq!(rfc_2822(moment), expected);
            assert_eq!(Moment::parse(expected), Some(moment));
        }
    }

    #[test]
    fn the_month_is_that_of_the_calendar() {
        for text in ["1970-01-01", "2000-02-29", "2024-12-31", "2025-03-01", "1969-12-31"] {
            let moment = Moment::parse(text).unwrap();
            assert_eq!(
                month(moment.unix_seconds()),
                (i64::from(moment.date.year), i64::from(moment.date.month)),
                "{text}"
            );
        }
    }
}
