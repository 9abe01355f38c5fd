//! The one author of URLs: every address of the newspaper is parsed and printed here.
//!
//! `parse(print(route)) == route` holds for every route and is tested below. Addresses are the permalinks of the
//! WordPress site that the newspaper replaces, so that its old links go on working.

use newsfeed::date::{Date, Period};
use newsfeed::paper::names_file;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::cell::Cell;
use std::fmt::{self, Display, Write};

/// What a path segment or a query value may hold without being percent-encoded (RFC 3986, unreserved characters).
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

thread_local! {
    /// The folder below which the newspaper is served: empty at the root of a host, else like `/paper`.
    static BASE: Cell<&'static str> = const { Cell::new("") };
}

/// Says, before any page is drawn, below which path the newspaper is served (`/`, `/paper/`).
pub fn set_base(path: &str) {
    let path = path.trim_end_matches('/');
    // It is kept for good: there is one, or in the press one for each newspaper that it renders.
    if base() != path {
        BASE.set(String::leak(path.to_owned()));
    }
}

/// The folder below which the newspaper is served, without a trailing slash.
pub fn base() -> &'static str {
    BASE.get()
}

/// A list of stories that has an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Archive {
    /// Stories of a section, named by slugs from the parent down.
    Section(Vec<String>),
    /// Stories with a tag.
    Tag(String),
    /// Stories by an author.
    Author(String),
    /// Stories of a year, a month or a day.
    Period(Period),
}

/// A place in the newspaper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The front page.
    Front,
    /// One page, counted from 1, of a list of stories.
    Archive(Archive, u32),
    /// Search, with the words looked for.
    Search(String),
    /// Stories that the reader keeps on this device.
    Saved,
    /// An article, a static page, or nothing: only the paper knows. Decoded, with slashes at both ends, unless the last
    /// part names a file.
    Document(String),
}

impl Route {
    /// The first page of a section.
    pub fn section(path: &[String]) -> Self {
        Self::Archive(Archive::Section(path.to_vec()), 1)
    }

    /// The first page of a tag.
    pub fn tag(slug: &str) -> Self {
        Self::Archive(Archive::Tag(slug.to_owned()), 1)
    }

    /// The first page of an author.
    pub fn author(slug: &str) -> Self {
        Self::Archive(Archive::Author(slug.to_owned()), 1)
    }

    /// The first page of a year, a month or a day.
    pub fn period(period: Period) -> Self {
        Self::Archive(Archive::Period(period), 1)
    }

    /// A static page by its slug.
    pub fn page(slug: &str) -> Self {
        Self::Document(format!("/{slug}/"))
    }

    /// A story by the path that the paper gave it.
    pub fn story(path: &str) -> Self {
        Self::Document(path.to_owned())
    }

    /// Reads an address of this host, path and query, as the browser gives it (percent-encoded). Every address is some
    /// route: what the paper does not know turns out there.
    pub fn parse(address: &str) -> Self {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let path = path.strip_prefix(base()).unwrap_or(path);
        let segments: Vec<String> = path.split('/').filter(|segment| !segment.is_empty()).map(decode).collect();
        let mut names: Vec<&str> = segments.iter().map(String::as_str).collect();
        let number = |page: &str| page.parse().ok().filter(|page| *page > 0);
        let mut page = parameter(query, "page").and_then(|page| number(&page));
        if let [.., _, "page", last] = names.as_slice()
            && let Some(last) = number(last)
        {
            page = Some(last);
            names.truncate(names.len() - 2);
        }
        let page = || page.unwrap_or(1);
        match names.as_slice() {
            [] => Self::Front,
            ["category", _, ..] => Self::Archive(Archive::Section(segments[1..names.len()].to_vec()), page()),
            ["tag", tag] => Self::Archive(Archive::Tag((*tag).to_owned()), page()),
            ["author", author] => Self::Archive(Archive::Author((*author).to_owned()), page()),
            ["search"] => Self::Search(parameter(query, "q").unwrap_or_default()),
            ["saved"] => Self::Saved,
            numbers => match period(numbers) {
                Some(period) => Self::Archive(Archive::Period(period), page()),
                None => Self::Document(document_path(&segments)),
            },
        }
    }

    /// The address for a link: the folder of the newspaper, the path, the query.
    pub fn href(&self) -> String {
        format!("{}{self}", base())
    }

    /// The same list at another page; other routes stay as they are.
    pub fn at_page(&self, page: u32) -> Self {
        match self {
            Self::Archive(archive, _) => Self::Archive(archive.clone(), page),
            other => other.clone(),
        }
    }
}

impl Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Front => f.write_char('/'),
            Self::Archive(archive, page) => {
                match archive {
                    Archive::Section(path) => write_path(f, &["category"], path.iter().map(String::as_str))?,
                    Archive::Tag(tag) => write_path(f, &["tag"], [tag.as_str()].into_iter())?,
                    Archive::Author(author) => write_path(f, &["author"], [author.as_str()].into_iter())?,
                    Archive::Period(Period::Year(year)) => write!(f, "/{year:04}/")?,
                    Archive::Period(Period::Month(year, month)) => write!(f, "/{year:04}/{month:02}/")?,
                    Archive::Period(Period::Day(Date { year, month, day })) => {
                        write!(f, "/{year:04}/{month:02}/{day:02}/")?;
                    }
                }
                if *page > 1 { write!(f, "page/{page}/") } else { Ok(()) }
            }
            Self::Search(words) if words.is_empty() => f.write_str("/search/"),
            Self::Search(words) => {
                write!(f, "/search/?q={}", utf8_percent_encode(words, UNRESERVED))
            }
            Self::Saved => f.write_str("/saved/"),
            Self::Document(path) => {
                write_segments(f, path.split('/').filter(|segment| !segment.is_empty()))?;
                if path.ends_with('/') { f.write_char('/') } else { Ok(()) }
            }
        }
    }
}

fn write_path<'a>(f: &mut fmt::Formatter<'_>, head: &[&str], rest: impl Iterator<Item = &'a str>) -> fmt::Result {
    for segment in head {
        write!(f, "/{segment}")?;
    }
    write_segments(f, rest)?;
    f.write_char('/')
}

fn write_segments<'a>(f: &mut fmt::Formatter<'_>, segments: impl Iterator<Item = &'a str>) -> fmt::Result {
    for segment in segments {
        write!(f, "/{}", utf8_percent_encode(segment, UNRESERVED))?;
    }
    Ok(())
}

/// The path of a document: a folder ends in a slash, a file does not.
fn document_path(segments: &[String]) -> String {
    let mut path = ["/", &segments.join("/")].concat();
    if !names_file(&path) {
        path.push('/');
    }
    path
}

/// A date archive: `2025`, `2025/05`, `2025/05/17`; anything that is no date of the calendar is not one.
fn period(segments: &[&str]) -> Option<Period> {
    let number = |text: &str, digits: usize| {
        (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<u16>().ok())?
    };
    let year = i32::from(number(segments.first()?, 4)?);
    let month = segments.get(1).map(|month| number(month, 2));
    let day = segments.get(2).map(|day| number(day, 2));
    match (month, day, segments.len()) {
        (None, None, 1) => Date::new(year, 1, 1).map(|_| Period::Year(year)),
        (Some(month), None, 2) => {
            let month = u8::try_from(month?).ok()?;
            Date::new(year, month, 1).map(|_| Period::Month(year, month))
        }
        (Some(month), Some(day), 3) => {
            Date::new(year, u8::try_from(month?).ok()?, u8::try_from(day?).ok()?).map(Period::Day)
        }
        _ => None,
    }
}

/// Percent-decoded; bytes that are no UTF-8 become replacement characters rather than an error.
fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The first value of a query's parameter, decoded as a form writes it (`+` is a space).
fn parameter(query: &str, name: &str) -> Option<String> {
    query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (decode(key) == name).then(|| decode(&value.replace('+', " ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_reads_what_it_prints() {
        let day = Date::new(2025, 5, 17).expect("a date");
        let routes = [
            Route::Front,
            Route::section(&["ekologiya".to_owned()]),
            Route::Archive(Archive::Section(vec!["dokumenty".to_owned(), "обзор / 100%".to_owned()]), 3),
            Route::tag("пчёлы & мёд?"),
            Route::author("otdel-prirody"),
            Route::period(Period::Year(2025)),
            Route::Archive(Archive::Period(Period::Month(2025, 5)), 2),
            Route::period(Period::Day(day)),
            Route::Search(String::new()),
            Route::Search("газета + 100% & «Иман»".to_owned()),
            Route::Saved,
            Route::page("obratnaya-svyaz"),
            Route::story("/2025/05/17/park/"),
            Route::story("/старая/ссылка/"),
            Route::story("/news/old.html"),
            Route::story("/news/version-1.2/"),
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.to_string()), route, "{route}");
        }
    }

    #[test]
    fn addresses_are_the_permalinks_of_the_old_site() {
        assert_eq!(Route::section(&["a".to_owned(), "b".to_owned()]).to_string(), "/category/a/b/");
        assert_eq!(Route::Archive(Archive::Tag("a".to_owned()), 2).to_string(), "/tag/a/page/2/");
        assert_eq!(Route::period(Period::Month(2023, 12)).to_string(), "/2023/12/");
        assert_eq!(
            Route::Search("два слова".to_owned()).to_string().split_once("?q=").map(|p| p.1.contains("%20")),
            Some(true)
        );
    }

    #[test]
    fn a_missing_slash_a_bad_page_and_a_plus_are_forgiven() {
        assert_eq!(Route::parse("/2025/05"), Route::parse("/2025/05/"));
        assert_eq!(Route::parse("/tag/a/?page=0"), Route::tag("a"));
        assert_eq!(Route::parse("/tag/a/?page=zwei"), Route::tag("a"));
        assert_eq!(Route::parse("/tag/a/?page=3"), Route::parse("/tag/a/page/3"));
        assert_eq!(Route::parse("/search/?x=1&q=a+b"), Route::Search("a b".to_owned()));
    }

    #[test]
    fn what_is_no_date_is_a_document() {
        assert_eq!(Route::parse("/2025/13/"), Route::Document("/2025/13/".to_owned()));
        assert_eq!(Route::parse("/2025/02/30/"), Route::Document("/2025/02/30/".to_owned()));
        assert_eq!(Route::parse("/25/"), Route::Document("/25/".to_owned()));
        assert_eq!(Route::parse("/tag/"), Route::Document("/tag/".to_owned()));
        assert_eq!(Route::parse("/2025/05/17/page/2/"), Route::parse("/2025/05/17/?page=2"));
        assert_eq!(Route::parse("/tag/page/2/"), Route::Document("/tag/page/2/".to_owned()));
        assert_eq!(Route::parse("/page/2/"), Route::Document("/page/2/".to_owned()));
        assert_eq!(Route::parse("/about/page/2/"), Route::Document("/about/page/2/".to_owned()));
        assert_eq!(Route::parse("/category/page/"), Route::section(&["page".to_owned()]));
    }

    #[test]
    fn a_file_name_keeps_its_end() {
        assert_eq!(Route::parse("/news/old.html").to_string(), "/news/old.html");
        assert_eq!(Route::parse("/news/old.html/"), Route::parse("/news/old.html"));
        assert_eq!(Route::parse("/v1.2/notes").to_string(), "/v1.2/notes/");
    }
}
