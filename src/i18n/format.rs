//! Dates, numbers and plurals, by the browser's own `Intl`: no tables of ours to go stale.

use super::catalogue::{Catalogue, Plural, fill};
use js_sys::{Array, Intl::PluralRules, Object, Reflect};
use newsfeed::date::{Date, Period};
use wasm_bindgen::JsValue;

/// The parts of a date that a reader is shown.
const FULL: &[(&str, &str)] = &[("day", "numeric"), ("month", "long"), ("year", "numeric")];
const MONTH_AND_YEAR: &[(&str, &str)] = &[("month", "long"), ("year", "numeric")];
const MONTH: &[(&str, &str)] = &[("month", "long")];
const TODAY: &[(&str, &str)] = &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")];

/// A date as written in the feed: `17 мая 2025 г.`
pub fn date(words: &Catalogue, date: Date) -> String {
    format(words, &civil(date), FULL, true)
}

/// The reader's own day: `Понедельник, 23 ноября 2026 г.`
pub fn today(words: &Catalogue) -> String {
    capitalised(words, &format(words, &js_sys::Date::new_0(), TODAY, false))
}

/// A year, a month or a day: `2025`, `Май 2025 г.`, `17 мая 2025 г.`
pub fn period(words: &Catalogue, period: Period) -> String {
    match period {
        Period::Year(year) => year.to_string(),
        Period::Month(year, month) => match Date::new(year, month, 1) {
            Some(first) => capitalised(words, &format(words, &civil(first), MONTH_AND_YEAR, true)),
            None => format!("{month}.{year}"),
        },
        Period::Day(day) => date(words, day),
    }
}

/// A month on its own: `Май`.
pub fn month_name(words: &Catalogue, month: u8) -> String {
    match Date::new(2000, month, 1) {
        Some(first) => capitalised(words, &format(words, &civil(first), MONTH, true)),
        None => month.to_string(),
    }
}

/// A number with the language's own grouping: `5 000`.
pub fn number(words: &Catalogue, number: u32) -> String {
    js_sys::Number::from(number).to_locale_string(words.locale).into()
}

/// A counted noun: `1 минута`, `2 минуты`, `5 минут`.
pub fn count(words: &Catalogue, forms: &Plural, n: u32) -> String {
    let rules = PluralRules::new(&Array::of1(&words.locale.into()), &Object::new());
    let category = rules.select(f64::from(n)).as_string().unwrap_or_default();
    let form = match category.as_str() {
        "one" => forms.one,
        "few" => forms.few,
        "many" => forms.many,
        _ => forms.other,
    };
    fill(form, "n", &number(words, n))
}

/// Midnight UTC of a date: shown in UTC too, so that no reader's time zone moves it to the day before.
fn civil(date: Date) -> js_sys::Date {
    js_sys::Date::new(&format!("{date}T00:00:00Z").into())
}

fn format(words: &Catalogue, date: &js_sys::Date, parts: &[(&str, &str)], in_utc: bool) -> String {
    let options = Object::new();
    let utc: &[(&str, &str)] = if in_utc { &[("timeZone", "UTC")] } else { &[] };
    for (name, value) in parts.iter().chain(utc) {
        // Setting a property of a plain new object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    date.to_locale_date_string(words.locale, &options).into()
}

/// With a capital first letter, by the browser: Rust's own tables for it would add 5 kB to the wasm.
fn capitalised(words: &Catalogue, text: &str) -> String {
    let (first, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    let first: String = js_sys::JsString::from(first).to_locale_upper_case(Some(words.locale)).into();
    first + rest
}
