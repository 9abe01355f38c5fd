//! Resolving and vetting URLs, and taking them apart.
//!
//! The browser has a whole URL parser, so the crate brings none: the caller passes [`Resolve`].
//! What is done here are the few questions asked of URLs that are already absolute and normal.

use crate::html_rules;

/// Makes an absolute, normalised URL of a base and a reference, as browsers do (`new URL(reference,
/// base).href`); `None` if they make none. First argument: the base, second: the reference.
pub type Resolve<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// A base to resolve against.
#[derive(Clone, Copy)]
pub(super) struct Base<'a> {
    pub(super) address: &'a str,
    pub(super) resolve: Resolve<'a>,
}

impl<'a> Base<'a> {
    pub(super) fn at(self, address: &'a str) -> Base<'a> {
        Base { address, ..self }
    }

    /// The absolute form of a reference, if it leads to the web: `http` or `https`.
    pub(super) fn web(self, reference: &str) -> Option<String> {
        let reference = reference.trim();
        if is_plain(reference) {
            return Some(reference.to_owned());
        }
        let url = html_rules::vetted("src", (self.resolve)(self.address, reference)?);
        Parts::of(&url).is_some().then_some(url)
    }

    pub(super) fn maybe_web(self, reference: &Option<String>) -> Option<String> {
        reference.as_deref().and_then(|reference| self.web(reference))
    }
}

/// Whether a reference is an absolute URL that no parser would change. Calling the browser's for
/// each of the several URLs of each story is the dearest part of making a paper, and nearly all
/// URLs in feeds are of this kind.
fn is_plain(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return false;
    };
    let Some((host, path)) = rest.split_once('/') else {
        return false;
    };
    let host_is_plain = !host.is_empty()
        // Numbers may be an IPv4 address in one of its odd spellings, `xn--` asks for checks.
        && host.bytes().all(|b| b.is_ascii_lowercase() || b == b'.' || b == b'-')
        && !host.contains("xn--");
    let path_is_plain = path.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-._~!$&()*+,;=:@%?#".contains(&b));
    host_is_plain && path_is_plain && !path.starts_with('.') && !path.contains("/.") && !path.contains("%2")
}

/// The parts of an absolute `http` or `https` URL.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Parts<'a> {
    /// The host with its port, without `www.`, as written.
    pub(super) host: &'a str,
    /// The path, still encoded; begins with `/` or is empty.
    pub(super) path: &'a str,
    /// The query without `?`; empty if there is none.
    pub(super) query: &'a str,
}

impl<'a> Parts<'a> {
    pub(super) fn of(url: &'a str) -> Option<Parts<'a>> {
        let (scheme, rest) = url.split_once("://")?;
        let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        if !is_web || url.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return None;
        }
        let rest = rest.split('#').next().unwrap_or_default();
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let host = host.strip_prefix("www.").unwrap_or(host);
        (!host.is_empty()).then_some(Parts { host, path, query })
    }

    /// Whether the query names something of its own, and not only the way the reader came.
    pub(super) fn has_meaning_in_query(&self) -> bool {
        let mut parameters = self.query.split('&').filter(|parameter| !parameter.is_empty());
        parameters.any(|parameter| !parameter.starts_with("utm_"))
    }
}

/// The text with its percent-encoding undone, or `None` if it does not encode UTF-8.
pub fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says that it was asked.
    fn asked(base: &str, reference: &str) -> Option<String> {
        Some(format!("https://asked.example/?{base}|{}", reference.len()))
    }

    #[test]
    fn plain_urls_are_taken_as_they_are() {
        let base = Base { address: "b", resolve: &asked };
        for url in ["https://iman.example/", "http://a-b.example/x/y.png?v=2#top"] {
            assert_eq!(base.web(url).as_deref(), Some(url));
        }
    }

    #[test]
    fn all_others_are_resolved() {
        let base = Base { address: "b", resolve: &asked };
        for url in [
            "images/a.svg",
            "",
            "//x.example/",
            "HTTPS://x.example/",
            "https://X.example/",
            "https://x.example",
            "https://u@x.example/",
            "https://x.example:80/",
            "https://127.1/",
            "https://xn--a.example/",
            "https://x.example/../a",
            "https://x.example/./a",
            "https://x.example/a b",
            "https://x.example/%2e%2e/a",
            "https://x.example/а",
            "https:///a",
            "javascript:alert(1)",
            "https://x.example/a\"b",
        ] {
            assert_eq!(base.web(url), asked("b", url), "{url}");
        }
    }

    #[test]
    fn only_the_web_is_let_in() {
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://x.example/",
            "https://",
            "https:///",
            "https://x y/",
            "file:///etc",
            "mailto:a@b",
        ] {
            let resolve = |_: &str, _: &str| Some(url.to_owned());
            let base = Base { address: "b", resolve: &resolve };
            assert_eq!(base.web("x"), None, "{url}");
        }
    }

    #[test]
    fn names_of_users_are_taken_out() {
        let resolve = |_: &str, url: &str| Some(url.to_owned());
        let base = Base { address: "b", resolve: &resolve };
        assert_eq!(base.web("https://bank.example@evil.example/a").as_deref(), Some("https://evil.example/a"));
        assert_eq!(base.web("https://bank.example@"), None);
    }

    #[test]
    fn takes_urls_apart() {
        let parts = Parts::of("https://www.iman.example:8080/a/b.html?utm_source=x&p=1#c").unwrap();
        assert_eq!(parts, Parts { host: "iman.example:8080", path: "/a/b.html", query: "utm_source=x&p=1" });
        assert!(parts.has_meaning_in_query());
        assert!(!Parts::of("https://a/?utm_source=x").unwrap().has_meaning_in_query());
    }

    #[test]
    fn decodes_percents() {
        assert_eq!(percent_decode("%d0%B8ман").as_deref(), Some("иман"));
        for wrong in ["%", "%d", "%zz", "%ff", "%+1"] {
            assert_eq!(percent_decode(wrong), None, "{wrong}");
        }
    }
}
