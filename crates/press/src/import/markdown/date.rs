//! Dates as people write them by hand.

use newsfeed::date::Moment;

/// The moment that a text means: what feeds write, and `2025/5/7 9:30`, `17.05.2025`, `May 17, 2025`. `None` if it is none,
/// or could be two: nobody knows whether `05/06/2025` is in May.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    if let Some(moment) = Moment::parse(text) {
        return Some(moment);
    }
    let (day, time) = text.split_at(text.find([' ', 'T', 't']).unwrap_or(text.len()));
    let separator = day.chars().find(|c| !c.is_ascii_digit());
    let numbers: Option<Vec<u32>> = day.split(['-', '/', '.']).map(|number| number.parse().ok()).collect();
    let date = match (numbers.as_deref(), separator) {
        (Some([year, month, day]), _) if *year > 31 => Some((*year, *month, *day)),
        (Some([day, month, year]), Some('.')) if *year > 31 => Some((*year, *month, *day)),
        _ => None,
    };
    if let Some((year, month, day)) = date {
        let time = time.trim_start_matches([' ', 'T', 't']);
        // `9:30` is read as `09:30`.
        let zero = if time.find(':') == Some(1) { "0" } else { "" };
        let time = if time.is_empty() { String::new() } else { format!("T{zero}{time}") };
        return Moment::parse(&format!("{year:04}-{month:02}-{day:02}{time}"));
    }
    in_words(text)
}

/// `May 17, 2025 09:30`, `17 May 2025`.
fn in_words(text: &str) -> Option<Moment> {
    let text = text.replace(',', " ");
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if words.first()?.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let second = 1.min(words.len() - 1);
        words.swap(0, second);
    }
    let time = if words.len() > 3 { words[3..].join(" ") } else { "00:00:00".to_owned() };
    Moment::parse(&format!("{} {time}", words.get(..3)?.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_ways_to_write_a_date() {
        for text in [
            "2025-05-07",
            "2025-5-7",
            "2025/05/07",
            "07.05.2025",
            "7.5.2025",
            "May 7, 2025",
            "7 May 2025",
            "2025-05-07T00:00:00.000Z",
            "2025-05-07 00:00:00 +0000",
            "2025/5/7 0:00",
        ] {
            assert_eq!(
                moment(text).map(|moment| moment.to_rfc3339()).as_deref(),
                Some("2025-05-07T00:00:00Z"),
                "{text}"
            );
        }
        assert_eq!(moment("2025-5-7 9:30 +03:00").unwrap().to_rfc3339(), "2025-05-07T09:30:00+03:00");
        for text in ["05/06/2025", "", "вчера", "2025", "2025-13-01", "May", "1.2.3"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
