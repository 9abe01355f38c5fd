//! The address that a text has on its site, by the rules of the generator; or the one that it gets here.

use super::super::front_matter::Fields;
use super::site::{Generator, Site};
use newsfeed::date::Moment;
use newsfeed::slug::slugify;

/// Where a file lies and what its name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The folders above it, below the content, without Jekyll's own.
    pub(super) folders: Vec<String>,
    /// Its name without date, language and ending.
    pub(super) stem: String,
    /// The day in its name.
    pub(super) day: Option<String>,
    /// The language in its name, `about.en.md`.
    pub(super) language: Option<String>,
    /// Whether it is the text of its folder, and other files there belong to it.
    pub(super) is_bundle: bool,
}

impl Name {
    /// Of a path below the content, with slashes.
    pub(super) fn of(path: &str) -> Name {
        let mut folders: Vec<String> = path.split('/').map(str::to_owned).collect();
        let file = folders.pop().unwrap_or_default();
        folders.retain(|folder| !matches!(folder.as_str(), "_posts" | "_pages" | "_drafts"));
        let mut stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
        let mut language = None;
        if let Some((before, code)) = stem.rsplit_once('.')
            && code.len() == 2
            && code.bytes().all(|b| b.is_ascii_lowercase())
        {
            (stem, language) = (before, Some(code.to_owned()));
        }
        let is_bundle = stem == "index" && !folders.is_empty();
        let mut stem = stem.to_owned();
        if is_bundle {
            stem = folders.pop().unwrap_or_default();
        }
        let mut day = None;
        let written = stem.get(..10).filter(|day| Moment::parse(day).is_some() && day.is_ascii());
        if let Some(written) = written
            && let Some(rest) = stem[10..].strip_prefix(['-', '_'])
        {
            day = Some(written.to_owned());
            stem = rest.to_owned();
        }
        Name { folders, stem, day, language, is_bundle }
    }
}

/// The path of a text within the paper, as far as it is certain. It begins with a slash.
pub(super) fn path(site: &Site, name: &Name, fields: &Fields, date: Option<Moment>, categories: &[String]) -> String {
    let slug = fields.text(&["slug"]);
    if let Some(written) = fields.text(&["permalink", "url", "path"]).filter(|_| site.home.is_some())
        && let Some(path) = written_path(site, &written)
    {
        // Jekyll fills in patterns here, too.
        return if path.contains("/:") { filled(&path, name, slug.as_deref(), date, categories) } else { path };
    }
    let section = name.folders.first().map(String::as_str).unwrap_or_default();
    let is_dated = date.is_some();
    match (site.home.is_some(), site.generator, site.pattern(section)) {
        (true, Generator::Jekyll, Some(pattern)) if !is_dated => {
            let path = by_folders(name, slug.as_deref(), &|text| text.to_owned());
            if path == "/" || pattern.ends_with('/') { path } else { path.trim_end_matches('/').to_owned() + ".html" }
        }
        (true, _, Some(pattern)) => filled(&pattern, name, slug.as_deref(), date, categories),
        (true, Generator::Zola, None) => by_folders(name, slug.as_deref(), &slugify),
        (true, Generator::Hugo | Generator::Other, None) => by_folders(name, slug.as_deref(), &urlized),
        _ => {
            let slug = slugify(slug.as_deref().unwrap_or(&name.stem));
            match date.map(|date| date.date) {
                Some(date) => format!("/{:04}/{:02}/{:02}/{slug}/", date.year, date.month, date.day),
                None => format!("/{slug}/"),
            }
        }
    }
}

/// The path that is written in a front matter: below the home page, or with its host.
fn written_path(site: &Site, written: &str) -> Option<String> {
    let home = site.home.as_ref()?;
    if written.contains("://") {
        let url = url::Url::parse(written).ok().filter(|url| url.host() == home.host())?;
        return url.path().strip_prefix(home.path()).map(|path| format!("/{path}"));
    }
    Some(format!("/{}", written.trim_start_matches('/')))
}

/// A page stands where its file lies.
fn by_folders(name: &Name, slug: Option<&str>, form: &dyn Fn(&str) -> String) -> String {
    let mut path = String::new();
    for folder in &name.folders {
        path.push('/');
        path.push_str(&form(folder));
    }
    let last = slug.map_or_else(|| form(&name.stem), form);
    if last.is_empty() || last == "index" && name.folders.is_empty() {
        "/".to_owned()
    } else {
        format!("{path}/{last}/")
    }
}

/// The form that Hugo gives names in addresses.
fn urlized(text: &str) -> String {
    let joined: Vec<&str> = text.split_whitespace().collect();
    let small = joined.join("-").to_lowercase();
    small.chars().filter(|c| c.is_alphanumeric() || "-_.+~".contains(*c)).collect()
}

/// A pattern with its parts filled in: `/:year/:month/:slug/`.
fn filled(pattern: &str, name: &Name, slug: Option<&str>, date: Option<Moment>, categories: &[String]) -> String {
    let day = date.map(|date| date.date);
    let number = |of: fn(newsfeed::date::Date) -> i32, width: usize| {
        day.map(|day| format!("{:0width$}", of(day))).unwrap_or_default()
    };
    let mut path = String::new();
    for part in pattern.split('/').filter(|part| !part.is_empty()) {
        let mut segment = String::new();
        let mut rest = part;
        while let Some(at) = rest.find(':') {
            segment.push_str(&rest[..at]);
            let word = &rest[at + 1..];
            let end = word.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(word.len());
            segment.push_str(&match &word[..end] {
                "year" => number(|day| day.year, 4),
                "short_year" => number(|day| day.year % 100, 2),
                "month" => number(|day| day.month.into(), 2),
                "i_month" => number(|day| day.month.into(), 1),
                "day" => number(|day| day.day.into(), 2),
                "i_day" => number(|day| day.day.into(), 1),
                "y_day" => day.map(|day| format!("{:03}", day_of_year(day))).unwrap_or_default(),
                "section" => name.folders.first().cloned().unwrap_or_default(),
                "sections" | "path" => name.folders.join("/"),
                "categories" => categories.iter().map(|name| urlized(name)).collect::<Vec<_>>().join("/"),
                "filename" | "contentbasename" | "basename" => name.stem.clone(),
                "output_ext" => ".html".to_owned(),
                _ => slug.map_or_else(|| urlized(&name.stem), urlized),
            });
            rest = &word[end..];
        }
        segment.push_str(rest);
        if !segment.is_empty() {
            path.push('/');
            path.push_str(&segment);
        }
    }
    let is_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    if is_file { path } else { path + "/" }
}

fn day_of_year(day: newsfeed::date::Date) -> i64 {
    let moment = |month, day_of_month| Moment {
        date: newsfeed::date::Date { year: day.year, month, day: day_of_month },
        hour: 0,
        minute: 0,
        second: 0,
        offset_minutes: 0,
    };
    (moment(day.month, day.day).unix_seconds() - moment(1, 1).unix_seconds()) / (24 * 60 * 60) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_say_more_than_a_name() {
        let name = |path| Name::of(path);
        let jekyll = name("news/_posts/2025-05-17-bees.md");
        assert_eq!(
            (jekyll.folders, jekyll.stem, jekyll.day),
            (vec!["news".to_owned()], "bees".into(), Some("2025-05-17".into()))
        );
        let bundle = name("posts/2025-05-17-bees/index.ru.md");
        assert!(bundle.is_bundle && bundle.stem == "bees" && bundle.folders == ["posts"]);
        assert_eq!(bundle.language.as_deref(), Some("ru"));
        let plain = name("Мёд и воск.md");
        assert_eq!((plain.folders.len(), plain.stem.as_str(), plain.day), (0, "Мёд и воск", None));
    }

    #[test]
    fn patterns_are_filled_in() {
        let name = Name::of("posts/bees.md");
        let date = Moment::parse("2025-02-03");
        let of = |pattern| filled(pattern, &name, None, date, &["Сад Огород".to_owned()]);
        assert_eq!(of("/:year/:month/:slug/"), "/2025/02/bees/");
        assert_eq!(of("/:categories/:year/:month/:day/:title:output_ext"), "/сад-огород/2025/02/03/bees.html");
        assert_eq!(of(":section/:i_month-:i_day/:filename"), "/posts/2-3/bees/");
        assert_eq!(of("/:year/:y_day/:title.html"), "/2025/034/bees.html");
    }
}
