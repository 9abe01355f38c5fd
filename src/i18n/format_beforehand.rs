//! Dates, numbers and plurals of pages that are rendered beforehand, as browsers write them in the languages that the
//! interface speaks (CLDR 48). Where a reader's browser writes otherwise, the app puts its way in this one's place.

use super::Language;
use super::catalogue::{Catalogue, Plural, fill};
use newsfeed::date::{Date, Period};

/// Months on their own and within a date.
const RUSSIAN: [(&str, &str); 12] = [
    ("Январь", "января"),
    ("Февраль", "февраля"),
    ("Март", "марта"),
    ("Апрель", "апреля"),
    ("Май", "мая"),
    ("Июнь", "июня"),
    ("Июль", "июля"),
    ("Август", "августа"),
    ("Сентябрь", "сентября"),
    ("Октябрь", "октября"),
    ("Ноябрь", "ноября"),
    ("Декабрь", "декабря"),
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// Holds a line open that the reader's browser fills.
const NO_BREAK_SPACE: char = '\u{a0}';

fn is_russian(words: &Catalogue) -> bool {
    Language::of(words.locale) == Language::Russian
}

/// A date as written in the feed: `17 мая 2025 г.`
pub fn date(words: &Catalogue, date: Date) -> String {
    let Date { year, month, day } = date;
    let at = usize::from(month) - 1;
    if is_russian(words) {
        format!("{day} {} {year} г.", RUSSIAN[at].1)
    } else {
        format!("{} {day}, {year}", ENGLISH[at])
    }
}

/// The reader's own day is not known: the line is held open.
pub fn today(_: &Catalogue) -> String {
    NO_BREAK_SPACE.to_string()
}

/// A year, a month or a day: `2025`, `Май 2025 г.`, `17 мая 2025 г.`
pub fn period(words: &Catalogue, period: Period) -> String {
    match period {
        Period::Year(year) => year.to_string(),
        Period::Month(year, month) if is_russian(words) => {
            format!("{} {year} г.", month_name(words, month))
        }
        Period::Month(year, month) => format!("{} {year}", month_name(words, month)),
        Period::Day(day) => date(words, day),
    }
}

/// A month on its own: `Май`.
pub fn month_name(words: &Catalogue, month: u8) -> String {
    let at = usize::from(month) - 1;
    if is_russian(words) { RUSSIAN[at].0 } else { ENGLISH[at] }.to_owned()
}

/// A number with the language's own grouping: `5 000`.
pub fn number(words: &Catalogue, number: u32) -> String {
    let separator = if is_russian(words) { NO_BREAK_SPACE } else { ',' };
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// A counted noun: `1 минута`, `2 минуты`, `5 минут`.
pub fn count(words: &Catalogue, forms: &Plural, n: u32) -> String {
    let form = if is_russian(words) {
        match (n % 10, n % 100) {
            (_, 11..=14) => forms.many,
            (1, _) => forms.one,
            (2..=4, _) => forms.few,
            _ => forms.many,
        }
    } else if n == 1 {
        forms.one
    } else {
        forms.other
    };
    fill(form, "n", &number(words, n))
}

#[cfg(test)]
mod tests {
    use super::super::{en, ru};
    use super::*;

    #[test]
    fn dates_and_numbers_are_written_as_browsers_do() {
        let (ru, en) = (&ru::CATALOGUE, &en::CATALOGUE);
        let day = Date::new(2025, 5, 17).unwrap();
        assert_eq!((date(ru, day).as_str(), date(en, day).as_str()), ("17 мая 2025 г.", "May 17, 2025"));
        let may = Period::Month(2025, 5);
        assert_eq!((period(ru, may).as_str(), period(en, may).as_str()), ("Май 2025 г.", "May 2025"));
        assert_eq!((number(ru, 1_234_567).as_str(), number(en, 1234).as_str()), ("1\u{a0}234\u{a0}567", "1,234"));
        let minutes: Vec<String> = [1, 2, 5, 11, 21, 112].map(|n| count(ru, &ru.minutes, n)).to_vec();
        assert!(minutes[0] != minutes[1] && minutes[1] != minutes[2], "{minutes:?}");
        assert_eq!(minutes[0].replace('1', "21"), minutes[4]);
        assert_eq!(minutes[2].replace('5', "11"), minutes[3]);
        assert_eq!(minutes[3].replace("11", "112"), minutes[5]);
    }
}
