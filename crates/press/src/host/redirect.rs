//! Old addresses, and where their visitors are sent.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What may stand in an address without being written in percents: nothing that means anything in a language that hosts
/// are told things in.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b':')
    .remove(b'*')
    .remove(b'%')
    .remove(b'?')
    .remove(b'&')
    .remove(b'=')
    .remove(b'+')
    .remove(b',')
    .remove(b'@')
    .remove(b'#');

/// Status codes that send a visitor elsewhere (RFC 9110, 15.4).
pub const STATUSES: [u16; 5] = [301, 302, 303, 307, 308];

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// A path of the host, percent-encoded. A part `:name` is any one, `*` at the end is all that follows.
    pub from: String,
    /// A parameter that the query must have, and its value.
    pub query: Option<(String, String)>,
    /// An address with a host, or a path of this one, with `:name` and `:splat` for what the path had there.
    pub to: String,
    /// One of [`STATUSES`].
    pub status: u16,
}

/// A piece of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// As it stands.
    Text(&'a str),
    /// Whatever is in its place, by this name; `splat` for all that follows.
    Any(&'a str),
}

impl Redirect {
    /// A lasting redirect.
    pub fn lasting(from: impl Into<String>, to: impl Into<String>) -> Redirect {
        Redirect { from: from.into(), query: None, to: to.into(), status: 301 }
    }

    /// Whether it is for more than one path.
    pub fn is_pattern(&self) -> bool {
        pieces(&self.from).iter().any(|piece| matches!(piece, Piece::Any(_)))
    }

    /// The path in the ways that visitors write it: a folder with and without its last slash, as hosts have done.
    pub fn forms(&self) -> Vec<String> {
        let from = self.from.trim_end_matches('/');
        let name = from.rsplit('/').next().unwrap_or_default();
        // The address of a file is written in one way only.
        if self.query.is_some() || name.contains('.') || name == "*" || from.is_empty() {
            return vec![self.from.clone()];
        }
        vec![format!("{from}/"), from.to_owned()]
    }

    /// A regular expression for an address as it came, percent-encoded, with a group for each [`Piece::Any`]. `group` opens
    /// one, and `end` stands for what follows the path.
    pub fn pattern(&self, group: impl Fn(&str) -> String, end: &str) -> String {
        let mut pattern = "^".to_owned();
        let forms = self.forms();
        let folder = forms.last().map_or("", String::as_str);
        for piece in pieces(folder) {
            match piece {
                Piece::Text(text) => pattern.push_str(&regex::escape(text)),
                Piece::Any(name) => {
                    pattern.push_str(&group(name));
                    pattern.push_str(if name == SPLAT { "[^?]*)" } else { "[^/?]+)" });
                }
            }
        }
        pattern + if forms.len() > 1 { "/?" } else { "" } + end
    }

    /// The names of the pieces of the path that may be anything, in their order.
    pub fn names(&self) -> Vec<&str> {
        pieces(&self.from)
            .into_iter()
            .filter_map(|piece| if let Piece::Any(name) = piece { Some(name) } else { None })
            .collect()
    }

    /// Where it leads, with something in the place of each name of the path.
    pub fn target(&self, put: impl Fn(&str) -> String) -> String {
        if !self.is_pattern() {
            return self.to.clone();
        }
        let names = self.names();
        let mut target = String::new();
        let mut rest = self.to.as_str();
        while let Some(at) = rest.find(':') {
            let (before, after) = rest.split_at(at);
            target.push_str(before);
            let end = after[1..].find(|char: char| !is_of_name(char)).map_or(after.len(), |end| end + 1);
            let (name, tail) = after.split_at(end);
            target.push_str(&if names.contains(&&name[1..]) { put(&name[1..]) } else { name.to_owned() });
            rest = tail;
        }
        target + rest
    }
}

/// The name of what `*` stands for.
pub const SPLAT: &str = "splat";

/// The end of a pattern for an address that has its query with it, whatever that is.
pub const WITH_QUERY: &str = r"(\?|$)";

/// The pieces of a path.
pub fn pieces(path: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    for (at, part) in
        path.match_indices('/').map(|(at, _)| (at + 1, path[at + 1..].split('/').next().unwrap_or_default()))
    {
        let any = match part.strip_prefix(':') {
            Some(name) if !name.is_empty() => name,
            _ if part == "*" => SPLAT,
            _ => continue,
        };
        pieces.push(Piece::Text(&path[begin..at]));
        pieces.push(Piece::Any(any));
        begin = at + part.len();
    }
    if begin < path.len() {
        pieces.push(Piece::Text(&path[begin..]));
    }
    pieces
}

/// Whether a letter may stand in the name of a piece.
pub fn is_of_name(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '_'
}

/// An address with nothing in it that means anything to those who read configurations.
pub fn plain(address: &str) -> String {
    utf8_percent_encode(address, PLAIN).to_string()
}

/// A path as hosts compare it: without percents. `None` if it is no text, or has signs that no path has.
pub fn decoded(path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    (!path.contains(char::is_control)).then(|| path.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    #[test]
    fn a_path_with_names() {
        let redirect = Redirect::lasting("/old/:year/:slug/", "/:year/05/:slug/?from=a:b");
        assert!(redirect.is_pattern());
        assert_eq!(redirect.names(), ["year", "slug"]);
        let pattern = Regex::new(&redirect.pattern(|name| format!("(?<{name}>"), "$")).unwrap();
        for path in ["/old/2025/a.b/", "/old/2025/a.b"] {
            let found = pattern.captures(path).unwrap();
            assert_eq!((&found["year"], &found["slug"]), ("2025", "a.b"), "{path}");
        }
        assert!(
            !pattern.is_match("/old/2025/") && !pattern.is_match("/old/2025/a/b/") && !pattern.is_match("/x/old/1/2/")
        );
        assert_eq!(redirect.target(|name| format!("${{{name}}}")), "/${year}/05/${slug}/?from=a:b");
    }

    #[test]
    fn all_that_follows() {
        let redirect = Redirect::lasting("/wp/*", "https://old.example/:splat");
        let pattern = Regex::new(&redirect.pattern(|_| "(".to_owned(), WITH_QUERY)).unwrap();
        assert_eq!(&pattern.captures("/wp/a/b.png?c=/d").unwrap()[1], "a/b.png");
        assert_eq!(redirect.forms(), ["/wp/*"]);
        assert_eq!(redirect.target(|_| "$1".to_owned()), "https://old.example/$1");
    }

    #[test]
    fn a_folder_is_written_in_two_ways() {
        let forms = |from: &str| Redirect::lasting(from, "/").forms();
        assert_eq!(forms("/old"), ["/old/", "/old"]);
        assert_eq!(forms("/old/"), ["/old/", "/old"]);
        assert_eq!(forms("/old.html"), ["/old.html"]);
        assert_eq!(forms("/"), ["/"]);
    }

    #[test]
    fn nothing_in_an_address_means_anything_elsewhere() {
        assert_eq!(plain("/мёд \"$x\" {a};\\\n%41/"), "/%D0%BC%D1%91%D0%B4%20%22%24x%22%20%7Ba%7D%3B%5C%0A%41/");
        assert_eq!(decoded("/%D0%BC%d1%91%D0%B4/").as_deref(), Some("/мёд/"));
        assert_eq!((decoded("/%0d%0a"), decoded("/%ff")), (None, None));
    }
}
