//! The HTML that is printed. What fits where is decided in the page itself, by `page.js`.

use super::plan::{Issue, Plan};
use crate::edition::{Item, Newspaper};
use std::fmt::Write;
use std::path::Path;

/// Both pages of an issue.
pub fn html(plan: &Plan, issue: &Issue, newspaper: &Newspaper, public: &Path) -> String {
    let writer = Writer { newspaper, public };
    let name = escape(&newspaper.title);
    let (number, dateline) = (escape(&issue.number), escape(&issue.dateline));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{name} {number}</title>\n<style>{}</style>\n<body data-more=\"{}\">\n",
        escape(&newspaper.language),
        include_str!("page.css"),
        escape(&plan.more)
    );
    // The name of a place must not be torn at its hyphen.
    let tagline = newspaper.tagline.as_deref().unwrap_or_default();
    let tagline = escape(&tagline.replace('-', "\u{2011}"));
    let inside = issue.back.iter().take(3).filter_map(|item| item.title.as_deref());
    let inside: String = inside.map(|title| format!("<li>{}</li>", escape(title))).collect();
    let _ = write!(
        out,
        "<div class=\"page front\">\n<header class=\"masthead\"><div class=\"name\">{name}</div><div class=\"ear\"><p class=\"tagline\">{tagline}</p><h2>{}</h2><ul>{inside}</ul></div></header>\n<div class=\"dateline\"><span>{number}</span><span>{dateline}</span></div>\n",
        escape(&plan.inside)
    );
    writer.story(&mut out, issue.lead, "lead", Shows::Picture);
    for item in &issue.side {
        writer.story(&mut out, item, "side", Shows::Text);
    }
    writer.story(&mut out, issue.foot, "foot", Shows::Picture);
    let _ = write!(
        out,
        "</div>\n<div class=\"page back\">\n<div class=\"running\"><span>{name}</span><span>{number}</span><span>{dateline}</span><span>2</span></div>\n"
    );
    for (index, item) in issue.back.iter().enumerate() {
        let (place, shows) = match index {
            0 => ("first", Shows::Picture),
            1 => ("second", Shows::Text),
            2 => ("third", Shows::Picture),
            _ => ("last", Shows::Text),
        };
        writer.story(&mut out, item, place, shows);
    }
    service(&mut out, plan);
    let _ = write!(
        out,
        "<footer>{}</footer>\n</div>\n<script>{}</script>\n</body>\n</html>\n",
        escape(&plan.imprint),
        include_str!("page.js")
    );
    out
}

fn service(out: &mut String, plan: &Plan) {
    let title = escape(&plan.service_title);
    let _ = write!(out, "<aside class=\"service\"><h2>{title}</h2><ul>");
    for line in &plan.service_lines {
        let (number, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim_start_matches(['—', ' ']);
        let (number, rest) = (escape(number), escape(rest));
        let _ = write!(out, "<li><b>{number}</b> {rest}</li>");
    }
    out.push_str("</ul></aside>\n");
}

/// What a place on the page has room for.
#[derive(Clone, Copy, PartialEq)]
enum Shows {
    Text,
    Picture,
}

struct Writer<'a> {
    newspaper: &'a Newspaper,
    public: &'a Path,
}

impl Writer<'_> {
    fn story(&self, out: &mut String, item: &Item, place: &str, shows: Shows) {
        let language = item.language.as_deref().unwrap_or(&self.newspaper.language);
        let language = escape(language);
        let kicker = escape(self.section_of(item));
        let title = escape(item.title.as_deref().unwrap_or_default());
        let _ = write!(
            out,
            "<article class=\"{place}\" lang=\"{language}\"><p class=\"kicker\">{kicker}</p><h2>{title}</h2>"
        );
        if let Some(summary) = &item.summary {
            let _ = write!(out, "<p class=\"standfirst\">{}</p>", escape(summary));
        }
        if shows == Shows::Picture
            && let Some(picture) = &item.picture
        {
            let file = self.public.join(&picture.url);
            let address = escape(&file.to_string_lossy().replace('\\', "/"));
            let alt = escape(picture.alt.as_deref().unwrap_or_default());
            let caption = escape(picture.caption.as_deref().unwrap_or_default());
            let root = if address.starts_with('/') { "" } else { "/" };
            let _ = write!(
                out,
                "<figure><img src=\"file://{root}{address}\" alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>"
            );
        }
        let byline = escape(&item.authors.join(", "));
        let _ = writeln!(
            out,
            "<div class=\"text\"></div><template>{}</template><p class=\"byline\">{byline}</p></article>",
            item.html
        );
    }

    fn section_of(&self, item: &Item) -> &str {
        let main = item.sections.first();
        let mut sections = self.newspaper.sections.iter();
        sections.find(|section| Some(&section.slug) == main).map_or("", |section| &section.name)
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escape("<b> & \"c\""), "&lt;b> &amp; &quot;c&quot;");
    }
}
