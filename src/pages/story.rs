//! An article.

use crate::data::onward::{self, Onward};
use crate::data::queries::Story;
use crate::i18n::words;
use crate::route::Route;
use crate::ui::article_body::article_body;
use crate::ui::attachments::attachments;
use crate::ui::breadcrumbs::{Crumb, breadcrumbs};
use crate::ui::byline::byline;
use crate::ui::card::{self, CardSize, Kickers, Level};
use crate::ui::element::{Element, Piece, element, in_language, link, live, nothing};
use crate::ui::kicker::kicker_links;
use crate::ui::page_head::page_head;
use crate::ui::picture::figure;
use crate::ui::star::star_with_words;
use crate::ui::story_list::story_list;
use newsfeed::model::{Article, Kind, Tag};
use std::sync::Arc;

/// The article with all that leads to it and on from it.
pub fn story(story: Story) -> Piece {
    let onward = onward::of(&story);
    let preview = &story.article.preview;
    let headline = card::headline(preview);
    let mut crumbs = preview.published.map(|moment| Crumb::of_date(moment.date)).unwrap_or_default();
    crumbs.push(Crumb::here(headline.clone()).in_language(preview.language.clone()));
    element("div", "story-page")
        .add(page_head(headline.clone(), preview.excerpt.clone()))
        .add(breadcrumbs(crumbs))
        .add(article(&story.article, headline))
        .add(live(move || onward.with(|onward| onward.as_ref().map_or_else(nothing, related))))
        .add(neighbours(&story))
        .add(live(move || onward.with(|onward| onward.as_ref().map_or_else(nothing, missed))))
        .view()
}

fn article(article: &Article, headline: String) -> Element {
    let preview = &article.preview;
    let language = preview.language.as_ref();
    let issue = (preview.kind == Kind::Issue).then_some(preview.headline.as_str());
    let lead = article.lead.clone().map(|lead| in_language(element("p", "lead"), language).add(lead));
    let picture = preview.picture.as_ref().filter(|picture| !picture.in_body);
    // An untitled story's headline is its own first words; they must not stand there twice in large type.
    let headline = in_language(element("h1", if preview.untitled { "untitled" } else { "" }), language).add(headline);
    let original = article.external_url.clone().map(|url| {
        let link = element("a", "").set("href", url).set("rel", "external noopener").add(words().original);
        element("p", "original").add(link)
    });
    let head = element("header", "story-head")
        .add(kicker_links(&preview.sections))
        .add(headline)
        .add(lead)
        .add(element("div", "under-headline").add(byline(preview)).add(star_with_words(preview)));
    element("article", "story")
        .add(head)
        .add(picture.map(|picture| figure(picture, language)))
        .add(article_body(&article.body, &article.base_url, language))
        .add(attachments(&article.attachments, issue))
        .add(original)
        .add(tags(&preview.tags))
}

fn tags(tags: &[Tag]) -> Option<Element> {
    let link =
        |tag: &Tag| element("li", "").add(link(&Route::tag(&tag.slug), "").set("rel", "tag").add(tag.label.clone()));
    (!tags.is_empty()).then(|| {
        let list = element("ul", "").add(tags.iter().map(link).collect::<Vec<_>>());
        element("nav", "tags").set("aria-label", words().tags).add(list)
    })
}

fn neighbours(story: &Story) -> Option<Element> {
    let words = words();
    let link = |article: &Arc<Article>, class, rel, direction: &'static str| {
        let headline = in_language(element("span", "headline"), article.preview.language.as_ref())
            .add(card::headline(&article.preview));
        link(&Route::story(&article.preview.path), class)
            .set("rel", rel)
            .add(element("span", "direction").add(direction))
            .add(headline)
    };
    let older = story.older.as_ref().map(|article| link(article, "older", "prev", words.previous_story));
    let newer = story.newer.as_ref().map(|article| link(article, "newer", "next", words.next_story));
    (older.is_some() || newer.is_some())
        .then(|| element("nav", "neighbours").set("aria-label", words.story_navigation).add(older).add(newer))
}

fn related(onward: &Onward) -> Piece {
    let list = story_list(&onward.related, CardSize::Brief, Level::Three, Kickers::Shown, "stories");
    titled("aside", "related", "related-title", words().related_stories, &onward.related, list)
}

fn missed(onward: &Onward) -> Piece {
    let list = story_list(&onward.missed, CardSize::Feature, Level::Three, Kickers::Shown, "stories side-by-side");
    titled("section", "missed", "missed-title", words().you_may_have_missed, &onward.missed, list)
}

/// A block with a title; nothing at all when there is nothing in it.
fn titled(
    tag: &'static str,
    class: &'static str,
    id: &'static str,
    title: &'static str,
    stories: &[Arc<Article>],
    list: Element,
) -> Piece {
    if stories.is_empty() {
        return nothing();
    }
    element(tag, class)
        .set("aria-labelledby", id)
        .add(element("h2", "block-title").set("id", id).add(title))
        .add(list)
        .view()
}
