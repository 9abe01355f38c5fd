//! The ways in which feeds write dates.

use super::{Date, Moment};

/// [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) and what comes near.
pub(super) fn rfc_3339(text: &str) -> Option<Moment> {
    let mut rest = Cursor(text);
    let year = rest.digits(4)?;
    rest.symbol(b"-")?;
    let month = rest.pair()?;
    rest.symbol(b"-")?;
    let date = Date::new(year, month, rest.pair()?)?;
    if rest.0.is_empty() {
        return moment(date, (0, 0, 0), 0);
    }
    rest.symbol(b"Tt ")?;
    let time = rest.time()?;
    rest.0 = rest.0.trim_start();
    let offset = if rest.0.is_empty() { 0 } else { rest.offset()? };
    moment(date, time, offset)
}

/// [RFC 2822](https://www.rfc-editor.org/rfc/rfc2822#section-3.3), with or without seconds and the
/// day of the week.
pub(super) fn rfc_2822(text: &str) -> Option<Moment> {
    // The day of the week says nothing that the date does not.
    let text = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut parts = text.split_ascii_whitespace();
    let day = u8::try_from(number(parts.next()?)?).ok()?;
    let month = month_number(parts.next()?)?;
    let year = match number(parts.next()?)? {
        year @ 0..=49 => 2000 + year,
        year @ 50..=999 => 1900 + year,
        year => year,
    };
    let time = Cursor(parts.next()?).time()?;
    let offset = match parts.next() {
        Some(zone) if zone.starts_with(['+', '-']) => Cursor(zone).offset()?,
        Some(zone) => named_zone(zone),
        None => 0,
    };
    moment(Date::new(year, month, day)?, time, offset)
}

fn moment(date: Date, (hour, minute, second): (u8, u8, u8), offset_minutes: i16) -> Option<Moment> {
    let exists = hour < 24 && minute < 60 && second <= 60 && offset_minutes.abs() < 24 * 60;
    exists.then_some(Moment { date, hour, minute, second: second.min(59), offset_minutes })
}

fn month_number(name: &str) -> Option<u8> {
    const MONTHS: [&[u8; 3]; 12] =
        [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];
    let name = name.as_bytes().get(..3)?;
    (1..).zip(MONTHS).find(|(_, month)| month.eq_ignore_ascii_case(name)).map(|(number, _)| number)
}

/// The number that a text of 1 to 4 digits writes.
fn number(digits: &str) -> Option<i32> {
    let add = |number: i32, digit: u8| digit.is_ascii_digit().then(|| number * 10 + i32::from(digit - b'0'));
    let is_short = (1..=4).contains(&digits.len());
    is_short.then(|| digits.bytes().try_fold(0, add))?
}

/// The obsolete zone names of RFC 2822 4.3, as minutes ahead of UTC; unknown names count as UTC,
/// as it asks.
fn named_zone(name: &str) -> i16 {
    60 * match name.to_ascii_uppercase().as_str() {
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => 0,
    }
}

/// What is left to read. Works on bytes: every character that a date may hold is ASCII.
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    fn take(&mut self, count: usize) -> Option<&str> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn digits(&mut self, count: usize) -> Option<i32> {
        number(self.take(count)?)
    }

    fn pair(&mut self) -> Option<u8> {
        u8::try_from(self.digits(2)?).ok()
    }

    fn symbol(&mut self, allowed: &[u8]) -> Option<()> {
        let next = *self.0.as_bytes().first()?;
        allowed.contains(&next).then(|| self.take(1))?.map(|_| ())
    }

    /// `10:00`, `10:00:59` or `10:00:59.25`.
    fn time(&mut self) -> Option<(u8, u8, u8)> {
        let hour = self.pair()?;
        self.symbol(b":")?;
        let minute = self.pair()?;
        let mut second = 0;
        if self.symbol(b":").is_some() {
            second = self.pair()?;
            if self.symbol(b".,").is_some() {
                self.0 = self.0.trim_start_matches(|c: char| c.is_ascii_digit());
            }
        }
        Some((hour, minute, second))
    }

    /// `Z`, `+03:00`, `+0300` or `+03`, and nothing after it.
    fn offset(&mut self) -> Option<i16> {
        if self.0.eq_ignore_ascii_case("z") {
            return Some(0);
        }
        let sign = if self.0.starts_with('-') { -1 } else { 1 };
        self.symbol(b"+-")?;
        let hours = i16::from(self.pair()?);
        let _ = self.symbol(b":");
        let minutes = if self.0.is_empty() { 0 } else { i16::from(self.pair()?) };
        (self.0.is_empty() && minutes < 60).then_some(sign * (hours * 60 + minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Option<String> {
        Moment::parse(text).map(|moment| moment.to_rfc3339())
    }

    #[test]
    fn rfc_3339_and_what_comes_near() {
        for (text, expected) in [
            ("2025-05-17T09:30:05+03:00", "2025-05-17T09:30:05+03:00"),
            ("2025-05-17T09:30:05Z", "2025-05-17T09:30:05Z"),
            ("2025-05-17t09:30:05.123456z", "2025-05-17T09:30:05Z"),
            ("2025-05-17T09:30:05-00:30", "2025-05-17T09:30:05-00:30"),
            (" 2025-05-17 09:30:05 +03:00 ", "2025-05-17T09:30:05+03:00"),
            ("2025-05-17T09:30+0300", "2025-05-17T09:30:00+03:00"),
            ("2025-05-17T09:30+03", "2025-05-17T09:30:00+03:00"),
            ("2025-05-17T09:30:05", "2025-05-17T09:30:05Z"),
            ("2025-05-17", "2025-05-17T00:00:00Z"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ] {
            assert_eq!(printed(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn rfc_2822() {
        for (text, expected) in [
            ("Thu, 28 Dec 2023 10:00:00 +0300", "2023-12-28T10:00:00+03:00"),
            ("28 dec 2023 10:00 GMT", "2023-12-28T10:00:00Z"),
            ("Thu, 5 May 2005 10:00:00 EST", "2005-05-05T10:00:00-05:00"),
            ("1 January 99 10:00:00", "1999-01-01T10:00:00Z"),
            ("1 Jan 05 10:00:00 -0130", "2005-01-01T10:00:00-01:30"),
        ] {
            assert_eq!(printed(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn everything_else_is_no_date() {
        for text in [
            "",
            "вчера",
            "2025",
            "2025-05",
            "2025-5-17",
            "17.05.2025",
            "2025-02-30T10:00:00Z",
            "2025-05-17T24:00:00Z",
            "2025-05-17T10:60:00Z",
            "2025-05-17T10",
            "2025-05-17T10:00:00Zulu",
            "2025-05-17T10:00:00+24:00",
            "2025-05-17T10:00:00+03:60",
            "2025-05-17T10:00:00+03:00x",
            "+025-05-17",
            "28 Brumaire 2023 10:00:00",
            "28 anf 2023 10:00:00",
            "Thu, 28 Dec 2023",
            "2025-05-17T10:00:00é",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
