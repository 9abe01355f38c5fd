//! All redirects of a paper, the most wanted first, as many as a host takes.

use super::old::NUMBERED;
use super::redirect::Redirect;
use std::collections::{BTreeMap, HashSet};

/// The redirects of a paper.
#[derive(Debug, Default)]
pub struct Redirects {
    /// Those of the publisher's own list.
    pub listed: Vec<Redirect>,
    /// Feeds of the old site.
    pub feeds: Vec<Redirect>,
    /// Paths below the folder of the paper, by the number of the record: `/?p=12`.
    pub numbered: BTreeMap<u64, String>,
    /// Pictures and files of the old site.
    pub uploads: Vec<Redirect>,
}

/// The rules that a host is told.
#[derive(Debug, Default)]
pub struct Told {
    /// The rules.
    pub rules: Vec<Redirect>,
    /// How many more there would be.
    pub left_out: usize,
}

impl Told {
    /// Only the first rules.
    pub fn limited(mut self, limit: usize) -> Told {
        self.left_out += self.rules.len().saturating_sub(limit);
        self.rules.truncate(limit);
        self
    }
}

impl Redirects {
    /// Rules for a host that is told each of them, in the order of their weight. `base`: the folder of the paper;
    /// `sees_query`: whether the host looks at queries. Where it does not, the page itself knows the numbers.
    pub fn told(&self, base: &str, sees_query: bool) -> Told {
        let listed = self.listed.iter().chain(&self.feeds).cloned();
        let numbered = self.numbered.iter().rev().flat_map(|(number, path)| numbered(*number, path, base));
        let numbered = numbered.filter(|_| sees_query);
        // The first rule for an address is the one that counts.
        let mut seen = HashSet::new();
        let all = listed.chain(numbered).chain(self.uploads.iter().cloned());
        let all: Vec<Redirect> = all.filter(|rule| seen.insert((rule.from.clone(), rule.query.clone()))).collect();
        let (rules, blind): (Vec<_>, Vec<_>) = all.into_iter().partition(|rule| sees_query || rule.query.is_none());
        Told { rules, left_out: blind.len() }
    }
}

/// The rules for one number. Hosts follow a rule for one parameter when the query has others, too.
fn numbered(number: u64, path: &str, base: &str) -> [Redirect; 3] {
    NUMBERED.map(|name| Redirect {
        query: Some((name.to_owned(), number.to_string())),
        ..Redirect::lasting(base, format!("{base}{path}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redirects() -> Redirects {
        Redirects {
            listed: vec![Redirect::lasting("/old/", "/new/"), Redirect::lasting("/old/", "/late/")],
            numbered: [(7, "about/".to_owned()), (12, "honey/".to_owned())].into(),
            uploads: vec![Redirect::lasting("/wp-content/uploads/a.jpg", "/media/a.jpg")],
            ..Redirects::default()
        }
    }

    #[test]
    fn the_most_wanted_come_first() {
        let first = redirects().told("/", true).limited(5);
        let told: Vec<_> = first
            .rules
            .iter()
            .map(|rule| (rule.query.as_ref().map(|(name, value)| format!("{name}={value}")), &*rule.to))
            .collect();
        let query = |text: &str| Some(text.to_owned());
        assert_eq!(
            told,
            [
                (None, "/new/"),
                (query("p=12"), "/honey/"),
                (query("page_id=12"), "/honey/"),
                (query("attachment_id=12"), "/honey/"),
                (query("p=7"), "/about/")
            ]
        );
        assert_eq!(first.left_out, 3);
        let blind = redirects().told("/", false);
        assert_eq!(blind.rules.into_iter().map(|rule| rule.to).collect::<Vec<_>>(), ["/new/", "/media/a.jpg"]);
        assert_eq!(blind.left_out, 0, "the page knows the numbers");
    }
}
