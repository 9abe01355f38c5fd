//! The head of a rendered page: for browsers, for search engines, for previews in chats.

use super::Material;
use super::facts::{ArticleFacts, Facts};
use crate::platform::beforehand::resolve;
use crate::platform::view::escaped;
use newsfeed::date::Moment;
use serde_json::{Value, json};

/// A feed of what a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedLink {
    /// Its media type: `application/rss+xml`.
    pub kind: &'static str,
    /// What it is called.
    pub title: String,
    /// Its absolute address.
    pub address: String,
}

/// The parts of a head.
pub(super) struct Head<'a> {
    pub(super) facts: &'a Facts,
    pub(super) title: &'a str,
    /// The absolute address of the page.
    pub(super) address: &'a str,
    /// The absolute address of the newspaper's folder.
    pub(super) home: &'a str,
    /// The language of the newspaper (BCP 47).
    pub(super) language: &'a str,
    pub(super) material: &'a Material,
}

impl Head<'_> {
    /// The beginning of the head as HTML. What belongs to this page alone is marked, so that the app takes it away with the
    /// page; the title is there once and changes.
    pub(super) fn meta(&self) -> String {
        let Facts { paper, headline, description, article, .. } = self.facts;
        let mut out = String::new();
        // Previews read no more than the beginning of a page.
        let kind = if article.is_some() { "article" } else { "website" };
        for (name, content) in [
            ("og:type", kind),
            ("og:site_name", paper),
            ("og:title", headline),
            ("og:description", description),
            ("og:url", self.address),
            ("og:locale", &locale(self.language)),
            ("og:image", &self.material.card),
            ("og:image:width", if self.material.card.is_empty() { "" } else { "1200" }),
            ("og:image:height", if self.material.card.is_empty() { "" } else { "630" }),
            ("og:image:alt", if self.material.card.is_empty() { "" } else { headline }),
        ] {
            self.add(&mut out, "property", name, content);
        }
        self.add(&mut out, "name", "twitter:card", "summary_large_image");
        if let Some(article) = article {
            self.article(&mut out, article);
        }
        out.push_str(&format!("<title>{}</title>", escaped(self.title)));
        if !self.facts.is_listed && self.facts.is_found {
            self.add(&mut out, "name", "robots", "noindex");
        }
        out
    }

    /// The end of the head, after `<base>`.
    pub(super) fn links(&self) -> String {
        let mut out = String::new();
        if self.facts.is_found {
            let address = escaped(self.address);
            if let Some(language) = self.facts.language.as_ref().filter(|language| *language != self.language) {
                let language = escaped(language);
                out.push_str(&format!("<link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\" data-page>"));
            }
        }
        for FeedLink { kind, title, address } in &self.material.feeds {
            let (title, address) = (escaped(title), escaped(address));
            out.push_str(&format!(
                "<link rel=\"alternate\" type=\"{kind}\" title=\"{title}\" href=\"{address}\" data-page>"
            ));
        }
        if self.facts.is_listed {
            let data = json!({ "@context": "https://schema.org", "@graph": self.graph() });
            let data = in_script(&data.to_string());
            out.push_str(&format!("<script type=\"application/ld+json\" data-page>{data}</script>"));
        }
        out
    }

    fn add(&self, out: &mut String, key: &str, name: &str, content: &str) {
        if !content.is_empty() {
            out.push_str(&format!("<meta {key}=\"{name}\" content=\"{}\" data-page>", escaped(content)));
        }
    }

    /// What Open Graph knows of articles (https://ogp.me/#type_article).
    fn article(&self, out: &mut String, article: &ArticleFacts) {
        let moment = |moment: Option<Moment>| moment.map(|moment| moment.to_rfc3339()).unwrap_or_default();
        self.add(out, "property", "article:published_time", &moment(article.published));
        self.add(out, "property", "article:modified_time", &moment(article.modified));
        self.add(out, "property", "article:section", article.section.as_deref().unwrap_or_default());
        for tag in &article.tags {
            self.add(out, "property", "article:tag", tag);
        }
    }

    /// What schema.org knows of the page.
    fn graph(&self) -> Vec<Value> {
        let Facts { paper, icon, headline, description, way, article, language, .. } = self.facts;
        let publisher = || {
            let mut publisher = json!({ "@type": "NewsMediaOrganization", "name": paper, "url": self.home });
            if let Some(icon) = icon {
                publisher["logo"] = json!({ "@type": "ImageObject", "url": icon });
            }
            publisher
        };
        let mut graph = Vec::new();
        if let Some(article) = article {
            let mut own = json!({
                "@type": "NewsArticle",
                "headline": headline,
                "mainEntityOfPage": self.address,
                "url": self.address,
                "inLanguage": language.as_deref().unwrap_or(self.language),
                "publisher": publisher(),
            });
            let authors: Vec<Value> = article
                .authors
                .iter()
                .map(|(name, path)| json!({ "@type": "Person", "name": name, "url": self.at(path) }))
                .collect();
            // Who has signed nothing is the newspaper.
            own["author"] = if authors.is_empty() { json!([publisher()]) } else { json!(authors) };
            let images = article.picture.iter().map(|(url, _)| url).chain([&self.material.card]);
            let images: Vec<&String> = images.filter(|image| !image.is_empty()).collect();
            let moment = |moment: Moment| json!(moment.to_rfc3339());
            let optional = [
                ("description", (!description.is_empty()).then(|| json!(description))),
                ("datePublished", article.published.map(moment)),
                ("dateModified", article.modified.or(article.published).map(moment)),
                ("articleSection", article.section.as_ref().map(|section| json!(section))),
                ("keywords", (!article.tags.is_empty()).then(|| json!(article.tags))),
                ("image", (!images.is_empty()).then(|| json!(images))),
            ];
            for (name, value) in optional {
                if let Some(value) = value {
                    own[name] = value;
                }
            }
            graph.push(own);
        } else if way.is_empty() {
            graph.push(json!({
                "@type": "WebSite",
                "name": paper,
                "url": self.home,
                "inLanguage": self.language,
                "publisher": publisher(),
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": { "@type": "EntryPoint", "urlTemplate": self.at("/search/?q={words}") },
                    "query-input": "required name=words",
                },
            }));
        }
        if !way.is_empty() {
            let steps = [(paper.clone(), "/".to_owned())].into_iter().chain(way.iter().cloned());
            let steps: Vec<Value> = (1..)
                .zip(steps)
                .map(|(position, (name, path))| {
                    json!({ "@type": "ListItem", "position": position, "name": name, "item": self.at(&path) })
                })
                .collect();
            graph.push(json!({ "@type": "BreadcrumbList", "itemListElement": steps }));
        }
        graph
    }

    /// The absolute address of a path in the newspaper.
    fn at(&self, path: &str) -> String {
        // Braces stand for what is filled in, and are no part of an address.
        if path.contains('{') {
            return [self.home, &path[1..]].concat();
        }
        resolve(self.home, &path[1..]).unwrap_or_default()
    }
}

/// A language (BCP 47) as Open Graph writes it, which wants a territory: that in which most speak it.
fn locale(language: &str) -> String {
    let (primary, rest) = language.split_once('-').unwrap_or((language, ""));
    let territory = match (primary, rest) {
        (_, rest) if rest.len() == 2 => rest,
        ("ru" | "ce" | "inh" | "av" | "tt", _) => "RU",
        ("en", _) => "US",
        _ => return String::new(),
    };
    format!("{primary}_{}", territory.to_uppercase())
}

/// JSON for a script: nothing in it can end the script, or begin what would have to be ended.
pub(super) fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}
