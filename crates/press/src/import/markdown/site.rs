//! The site that a folder of Markdown belongs to: which generator made its pages, where they stand, what they are called.

use super::super::front_matter::{self, Fields};
use super::Folder;
use anyhow::{Context, Result, anyhow};
use newsfeed::{decode::decode, wire};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;
use url::Url;

/// Who makes pages of such a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Generator {
    Hugo,
    Zola,
    Jekyll,
    /// This project: a folder as `edition/` is, with a file `newspaper.toml`.
    Newspaper,
    /// None that is known: Eleventy, or just a folder.
    Other,
}

/// A site.
pub(super) struct Site {
    pub(super) generator: Generator,
    /// What is said of the paper.
    pub(super) masthead: wire::Feed,
    /// The address of the front page, with a slash at its end.
    pub(super) home: Option<Url>,
    /// Where the texts are, below the folder; empty if everywhere.
    pub(super) content: String,
    config: Fields,
}

const HUGO: [&str; 8] = [
    "hugo.toml",
    "hugo.yaml",
    "hugo.json",
    "config/_default/hugo.toml",
    "config/_default/config.toml",
    "config/_default/hugo.yaml",
    "config/_default/config.yaml",
    "hugo.yml",
];
/// Hugo has them, and Zola.
const CONFIGS: [&str; 4] = ["config.toml", "config.yaml", "config.yml", "config.json"];
const JEKYLL: [&str; 3] = ["_config.yml", "_config.yaml", "_config.toml"];

impl Site {
    /// Reads what a folder says of its site. `home`: its address, if it is known better.
    pub(super) fn of(folder: &Folder, home: Option<&str>) -> Result<Site> {
        let (mut generator, mut config) = (Generator::Other, Fields::default());
        let kinds = [
            (Generator::Newspaper, &["newspaper.toml"][..]),
            (Generator::Jekyll, &JEKYLL),
            (Generator::Hugo, &HUGO),
            (Generator::Zola, &CONFIGS),
        ];
        'kinds: for (kind, names) in kinds {
            for name in names {
                if let Some(fields) = read(&folder.root, name)? {
                    let is_zola = fields.get(&["base_url"]).is_some();
                    generator = if kind == Generator::Zola && !is_zola { Generator::Hugo } else { kind };
                    config = fields;
                    break 'kinds;
                }
            }
        }
        let has_content = folder.root.join("content").is_dir();
        if generator == Generator::Other && folder.root.join("_posts").is_dir() {
            generator = Generator::Jekyll;
        } else if generator == Generator::Other && has_content {
            generator = Generator::Hugo;
        }
        let is_below = matches!(generator, Generator::Hugo | Generator::Zola) && has_content;
        let base = config.text(&["home_page_url", "baseurl", "base_url", "url"]);
        let base = match generator {
            Generator::Jekyll => config.text(&["url"]).map(|url| url + &config.text(&["baseurl"]).unwrap_or_default()),
            _ => base,
        };
        let home = home.map(str::to_owned).or(base).and_then(|home| folder_of(&home));
        let masthead = masthead(&config, generator, home.as_ref())?;
        let content = if is_below { "content/".to_owned() } else { String::new() };
        Ok(Site { generator, masthead, home, content, config })
    }

    /// The reference of a picture. The newspaper calls its drawings by their bare names.
    pub(super) fn picture(&self, name: String) -> String {
        let is_bare = self.generator == Generator::Newspaper && !name.contains(['.', '/']);
        if is_bare { format!("images/{name}.svg") } else { name }
    }

    /// A reference from the root of the host, as one from the home page.
    pub(super) fn without_base<'a>(&self, reference: &'a str) -> &'a str {
        let base = self.home.as_ref().map(|home| home.path()).unwrap_or("/");
        match reference.strip_prefix(base) {
            Some(_) if base != "/" => &reference[base.len() - 1..],
            _ => reference,
        }
    }

    /// The pattern of the addresses in a section, if the site has its own.
    pub(super) fn pattern(&self, section: &str) -> Option<String> {
        match self.generator {
            Generator::Hugo => {
                let names = [format!("permalinks.{section}"), format!("permalinks.page.{section}")];
                names.iter().find_map(|name| self.config.get(&[name])?.as_str().map(str::to_owned))
            }
            Generator::Jekyll => {
                let style = self.config.text(&["permalink"]).unwrap_or_else(|| "date".to_owned());
                Some(match style.as_str() {
                    "date" => "/:categories/:year/:month/:day/:title.html".to_owned(),
                    "pretty" => "/:categories/:year/:month/:day/:title/".to_owned(),
                    "ordinal" => "/:categories/:year/:y_day/:title.html".to_owned(),
                    "none" => "/:categories/:title.html".to_owned(),
                    _ => style,
                })
            }
            _ => None,
        }
    }
}

fn read(folder: &Path, name: &str) -> Result<Option<Fields>> {
    let path = folder.join(name);
    if !path.is_file() {
        return Ok(None);
    }
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let fields = front_matter::file(name, &text)
        .map_err(|fault| anyhow!("{}:{}: {}", path.display(), fault.line, fault.message))?;
    Ok(Some(fields))
}

/// The address of a home page, as that of a folder.
fn folder_of(home: &str) -> Option<Url> {
    let mut url = Url::parse(home).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_query(None);
    url.set_fragment(None);
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Some(url)
}

fn masthead(config: &Fields, generator: Generator, home: Option<&Url>) -> Result<wire::Feed> {
    if generator == Generator::Newspaper {
        return newspaper(config);
    }
    let menu = ["menu.main", "menus.main"].iter().find_map(|name| config.get(&[name])?.as_array());
    let author = config.text(&["author", "params.author"]);
    Ok(wire::Feed {
        version: wire::VERSION.to_owned(),
        title: config.text(&["title", "name", "extra.title"]).unwrap_or_default(),
        home_page_url: home.map(|home| home.to_string()),
        description: config.text(&["description", "params.description", "params.subtitle", "tagline"]),
        language: config.text(&["languagecode", "default_language", "defaultcontentlanguage", "lang", "locale"]),
        authors: author.map(|name| wire::Author { name: Some(name), ..wire::Author::default() }).into_iter().collect(),
        iman: wire::FeedExtension {
            copyright: config.text(&["copyright", "params.copyright"]),
            menu: menu.into_iter().flatten().filter_map(entry).collect(),
            ..wire::FeedExtension::default()
        },
        ..wire::Feed::default()
    })
}

/// An entry of Hugo's menu.
fn entry(entry: &Value) -> Option<wire::MenuEntry> {
    let of = |name: &str| entry.get(name).map(front_matter::text).filter(|text| !text.is_empty());
    Some(wire::MenuEntry {
        label: of("name").or_else(|| of("title"))?,
        url: of("url").or_else(|| of("pageref")),
        ..wire::MenuEntry::default()
    })
}

/// `newspaper.toml` says what a feed says, without the division into what JSON Feed has words for and what not.
fn newspaper(config: &Fields) -> Result<wire::Feed> {
    let mut feed = Map::from_iter([("version".to_owned(), json!(wire::VERSION)), ("items".to_owned(), json!([]))]);
    let mut iman = Map::new();
    for (name, value) in config.values() {
        let is_of_feed = ["title", "home_page_url", "description", "language", "icon", "favicon", "authors"];
        let into = if is_of_feed.contains(&name.as_str()) { &mut feed } else { &mut iman };
        into.insert(name.clone(), value.clone());
    }
    feed.insert("_iman".to_owned(), iman.into());
    Ok(decode(&Value::Object(feed).to_string()).map_err(|error| anyhow!("newspaper.toml: {error}"))?.feed)
}
