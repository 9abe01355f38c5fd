//! The way from document to document.

use crate::date::Date;

/// Documents in a row without a new story, after which no more is expected: some servers make up
/// empty pages for ever.
const MOST_IDLE: usize = 3;

/// Which documents were read, and which is next.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Trail {
    visited: Vec<String>,
    next: Option<String>,
    /// How many of the last documents brought nothing.
    idle: usize,
    /// The date of the last dated item that was read.
    horizon: Option<Date>,
}

impl Trail {
    /// Notes a document: where it was, where it says it goes on, and the dates of the stories that
    /// it brought, in its order.
    pub(super) fn note(&mut self, address: &str, next: Option<String>, brought: &[Option<Date>]) {
        // The address that was asked for has been visited, and the one that redirects led to.
        self.visited.extend(self.next.take());
        self.visited.push(without_fragment(address).to_owned());
        self.idle = if brought.is_empty() { self.idle + 1 } else { 0 };
        if let Some(last) = brought.iter().rev().find_map(|date| *date) {
            self.horizon = Some(last);
        }
        self.next = next.filter(|next| {
            let next = without_fragment(next);
            self.idle < MOST_IDLE && self.visited.iter().all(|visited| without_fragment(visited) != next)
        });
    }

    /// Where the first document was.
    pub(super) fn start(&self) -> Option<&str> {
        self.visited.first().map(String::as_str)
    }

    pub(super) fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }

    pub(super) fn reaches(&self, date: Date) -> bool {
        self.next.is_none() || self.horizon.is_some_and(|horizon| horizon < date)
    }
}

fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u8) -> Option<Date> {
        Date::new(2025, 5, day)
    }

    #[test]
    fn a_visited_document_is_not_next() {
        let mut trail = Trail::default();
        trail.note("https://a/1", Some("https://a/2".into()), &[day(9)]);
        assert_eq!(trail.next(), Some("https://a/2"));
        trail.note("https://a/2", Some("https://a/1#top".into()), &[day(8)]);
        assert_eq!(trail.next(), None);
    }

    #[test]
    fn a_document_is_visited_by_the_address_that_led_to_it_too() {
        let mut trail = Trail::default();
        trail.note("https://a/1", Some("https://a/more".into()), &[day(9)]);
        trail.note("https://a/2", Some("https://a/more".into()), &[day(8)]);
        assert_eq!(trail.next(), None);
    }

    #[test]
    fn documents_without_news_are_followed_only_so_far() {
        let mut trail = Trail::default();
        let mut documents = 0;
        let mut next = Some("https://a/0".to_owned());
        while let Some(address) = next {
            documents += 1;
            trail.note(&address, Some(format!("https://a/{documents}")), &[]);
            next = trail.next().map(str::to_owned);
        }
        assert_eq!(documents, MOST_IDLE);
    }

    #[test]
    fn reaches_what_lies_before_the_last_story() {
        let mut trail = Trail::default();
        let date = Date::new(2025, 5, 5).unwrap();
        // The first is one that the editors keep on top.
        trail.note("https://a/1", Some("https://a/2".into()), &[day(1), day(9), day(7), None]);
        assert!(!trail.reaches(date));
        trail.note("https://a/2", Some("https://a/3".into()), &[day(5)]);
        assert!(!trail.reaches(date), "there may be more of that day");
        trail.note("https://a/3", Some("https://a/4".into()), &[day(4)]);
        assert!(trail.reaches(date));
        trail.note("https://a/4", None, &[]);
        assert!(trail.reaches(Date::new(1900, 1, 1).unwrap()));
    }
}
