//! The foot of every page.

use super::element::{Element, element, link};
use super::icon::Icon;
use crate::i18n::words;
use crate::platform::arrival;
use crate::route::Route;
use newsfeed::date::Period;
use newsfeed::model::Masthead;

/// What the newspaper is made with.
const MADE_WITH: &str = "Iman";

/// The footer: sections, pages, the years that have stories, the feed, the copyright line of `this_year`, and the way to
/// the top.
pub fn footer(paper: &Masthead, years: Vec<Period>, feed_address: String, this_year: i32) -> Element {
    let words = words();
    let item = |link: Element| element("li", "").add(link);
    let title = |text: &'static str| element("p", "footer-title").add(text);
    let to_top = element("a", "to-top")
        .set("href", "#top")
        .on("click", |event| {
            event.prevent_default();
            arrival::to_top();
        })
        .add(Icon::Up.draw())
        .add(element("span", "").add(words.to_top));
    let name = element("div", "footer-name")
        .add(element("p", "name").add(paper.title.clone()))
        .add((!paper.tagline.is_empty()).then(|| element("p", "").add(paper.tagline.clone())))
        .add(element("p", "").add(to_top));
    let sections = paper.sections.iter().filter(|section| section.path.len() == 1);
    let sections = sections.map(|section| item(link(&Route::section(&section.path), "").add(section.name.clone())));
    let sections = element("nav", "")
        .set("aria-label", words.footer_sections)
        .add(title(words.footer_sections))
        .add(element("ul", "columns").add(sections.collect::<Vec<_>>()));
    let pages = paper.pages.iter().map(|page| item(link(&Route::page(&page.slug), "").add(page.title.clone())));
    let feed = element("a", "")
        .set("href", feed_address)
        .set("rel", "external noopener")
        .set("type", "application/feed+json")
        .add(words.feed);
    let pages = element("ul", "")
        .add(pages.collect::<Vec<_>>())
        .add(item(link(&Route::Saved, "").add(words.saved)))
        .add(item(feed));
    let years = years
        .into_iter()
        .map(|period| item(link(&Route::period(period), "").add(period.first().year.to_string())))
        .collect::<Vec<_>>();
    let has_years = !years.is_empty();
    let about = element("nav", "")
        .set("aria-label", words.footer_paper)
        .add(title(words.footer_paper))
        .add(pages)
        .add(has_years.then(|| title(words.archive_by_year)))
        .add(has_years.then(|| element("ul", "years").add(years)));
    let line = paper.copyright.as_deref().unwrap_or(&paper.title);
    let copyright = format!("© {this_year} {line} · {} {MADE_WITH}", words.made_with);
    element("footer", "footer")
        .add(element("div", "footer-grid").add(name).add(sections).add(about))
        .add(element("p", "copyright").add(copyright))
}
