//! Dates as the sources write them: RFC 3339, checked.

/// A point in time, for ordering; the text itself goes into the feed unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// As written.
    pub text: String,
    /// Seconds since 1970, UTC.
    pub unix: i64,
}

impl Moment {
    /// Reads `2025-05-17T09:30:00+03:00` (or `Z` at the end); anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (clock, zone) = text.split_at_checked(19)?;
        let shape = clock.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            10 => byte == b'T',
            13 | 16 => byte == b':',
            _ => byte.is_ascii_digit(),
        });
        if !shape {
            return None;
        }
        let number = |from: usize, to: usize| clock[from..to].parse::<i64>().ok();
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        let plausible = year > 0
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second < 60;
        if !plausible {
            return None;
        }
        let seconds = days_since_1970(year, month, day) * 86_400 + hour * 3600 + minute * 60;
        Some(Self { text: text.to_owned(), unix: seconds + second - offset(zone)? })
    }

    /// The day as written: `2025-05-17`.
    pub fn day(&self) -> &str {
        &self.text[..10]
    }
}

/// Seconds east of Greenwich: `Z`, `+03:00`, `-05:30`.
fn offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let (sign, clock) = match zone.split_at_checked(1)? {
        ("+", clock) => (1, clock),
        ("-", clock) => (-1, clock),
        _ => return None,
    };
    let (hours, minutes) = clock.split_once(':')?;
    if hours.len() != 2 || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes) = (hours.parse::<u8>().ok()?, minutes.parse::<u8>().ok()?);
    (hours < 24 && minutes < 60).then(|| sign * (i64::from(hours) * 3600 + i64::from(minutes) * 60))
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let years = before * 365 + before / 4 - before / 100 + before / 400;
    let months: i64 = (1..month).map(|month| days_in(year, month)).sum();
    // 719,162 days lie between the year 1 and 1970.
    years + months + day - 1 - 719_162
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_moments() {
        let unix = |text: &str| Moment::parse(text).unwrap().unix;
        assert_eq!(unix("1970-01-01T00:00:00Z"), 0);
        assert_eq!(unix("2025-05-17T09:30:00+03:00"), 1_747_463_400);
        assert_eq!(unix("2024-02-29T23:59:59-05:30"), 1_709_270_999);
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "2025-05-17",
            "2025-05-17 09:30:00+03:00",
            "2025-02-29T00:00:00Z",
            "2025-13-01T00:00:00Z",
            "2025-05-17T24:00:00Z",
            "2025-05-17T09:30:00+0300",
            "2025-05-17T09:30:00",
            "семнадцатое мая",
        ] {
            assert!(Moment::parse(text).is_none(), "{text}");
        }
    }
}
