//! Dates, which WordPress writes twice: by the clock of the site, and by that of Greenwich.

use newsfeed::date::Moment;

/// Farthest from Greenwich that any place keeps its clocks, in minutes.
const FARTHEST: i64 = 14 * 60;

/// The moment that the two writings give. Where that of Greenwich is missing (`0000-00-00 00:00:00`) the site's usual
/// offset serves, in minutes. `None` if the local writing is no date.
pub(super) fn moment(local: &str, greenwich: &str, usual: i16) -> Option<Moment> {
    let local = Moment::parse(local)?;
    Some(Moment { offset_minutes: offset(&local, greenwich).unwrap_or(usual), ..local })
}

/// By how many minutes the site was ahead of Greenwich, if both writings are there and can be.
pub(super) fn offset(local: &Moment, greenwich: &str) -> Option<i16> {
    let seconds = local.unix_seconds() - Moment::parse(greenwich)?.unix_seconds();
    // The two writings of some sites are seconds apart; clocks are whole quarters of an hour apart.
    let minutes = (seconds + 450).div_euclid(900) * 15;
    let is_sound = minutes.abs() <= FARTHEST && (seconds - minutes * 60).abs() <= 60;
    is_sound.then(|| i16::try_from(minutes).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_is_what_lies_between_the_two() {
        for (local, greenwich, expected) in [
            ("2025-05-17 09:30:00", "2025-05-17 06:30:00", "2025-05-17T09:30:00+03:00"),
            ("2025-01-01T00:30:00", "2024-12-31T21:30:00", "2025-01-01T00:30:00+03:00"),
            ("2025-05-17 09:30:00", "2025-05-17 13:00:00", "2025-05-17T09:30:00-03:30"),
            ("2025-05-17 09:30:01", "2025-05-17 06:30:00", "2025-05-17T09:30:01+03:00"),
            ("2025-05-17 09:30:00", "0000-00-00 00:00:00", "2025-05-17T09:30:00+04:00"),
            ("2025-05-17 09:30:00", "", "2025-05-17T09:30:00+04:00"),
            ("2025-05-17 09:30:00", "2024-05-17 06:30:00", "2025-05-17T09:30:00+04:00"),
        ] {
            assert_eq!(moment(local, greenwich, 240).unwrap().to_rfc3339(), expected, "{local} {greenwich}");
        }
        assert_eq!(moment("0000-00-00 00:00:00", "2025-05-17 06:30:00", 0), None);
    }
}
