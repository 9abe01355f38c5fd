//! A story in short. Which parts a card shows, and how large, is decided here and nowhere else.

use super::byline::card_meta;
use super::element::{Element, element, in_language, link};
use super::icon::Icon;
use super::issue_cover::issue_cover;
use super::kicker::kicker;
use super::picture::{Urgency, story_picture};
use super::star::star;
use crate::i18n::{fill, words};
use crate::route::Route;
use newsfeed::model::{Kind, Preview};

/// How much room a story is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardSize {
    /// The lead story of the front page.
    Lead,
    /// Picture above, headline, excerpt.
    Feature,
    /// Picture beside, headline, excerpt: a line of a list.
    Row,
    /// Small picture, headline: sidebars and the ends of blocks.
    Brief,
    /// Headline and date only.
    Line,
}

impl CardSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Lead => "card lead",
            Self::Feature => "card feature",
            Self::Row => "card row",
            Self::Brief => "card brief",
            Self::Line => "card line",
        }
    }

    const fn class_without_art(self) -> &'static str {
        match self {
            Self::Lead => "card lead without-art",
            Self::Feature => "card feature without-art",
            Self::Row => "card row without-art",
            Self::Brief => "card brief without-art",
            Self::Line => "card line without-art",
        }
    }

    const fn shows_picture(self) -> bool {
        !matches!(self, Self::Line)
    }

    /// How wide the picture is, as the attribute `sizes` says it; `style/card.css` makes it so.
    const fn picture_sizes(self) -> &'static str {
        match self {
            Self::Lead => "(min-width: 60rem) 50rem, 100vw",
            Self::Feature => "(min-width: 40rem) 20rem, 100vw",
            Self::Row => "(min-width: 36rem) 15rem, 28vw",
            // A square of 6rem, cut out of a picture that is wider than high.
            Self::Brief | Self::Line => "9rem",
        }
    }

    const fn shows_excerpt(self) -> bool {
        matches!(self, Self::Lead | Self::Feature | Self::Row)
    }

    const fn shows_kicker(self) -> bool {
        !matches!(self, Self::Line)
    }

    const fn shows_star(self) -> bool {
        matches!(self, Self::Lead | Self::Feature | Self::Row)
    }
}

/// Whether a card names its story's section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kickers {
    /// Above the headline.
    Shown,
    /// Not, because the list it stands in says it.
    Left,
}

/// The level of the headings on a card, so that no level is skipped where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Right below the page's headline.
    Two,
    /// Below a block's heading.
    Three,
}

/// A story in short, with one link.
pub fn card(story: &Preview, size: CardSize, level: Level, kickers: Kickers) -> Element {
    let heading = match level {
        Level::Two => element("h2", "headline"),
        Level::Three => element("h3", "headline"),
    };
    let heading = linked_headline(heading, story);
    let art = if size.shows_picture() { art(story, size) } else { None };
    let named = size.shows_kicker() && kickers == Kickers::Shown;
    let excerpted = size.shows_excerpt() && !story.untitled && !story.excerpt.is_empty();
    let excerpt =
        excerpted.then(|| in_language(element("p", "excerpt"), story.language.as_ref()).add(story.excerpt.clone()));
    let words = element("div", "words")
        .add(if named { kicker(&story.sections) } else { None })
        .add(heading)
        .add(excerpt)
        .add(element("div", "foot").add(card_meta(story)).add(if size.shows_star() { star(story) } else { None }));
    element("article", if art.is_some() { size.class() } else { size.class_without_art() }).add(art).add(words)
}

/// A story's headline with its link, in `heading`.
pub fn linked_headline(heading: Element, story: &Preview) -> Element {
    let language = story.language.as_ref();
    in_language(heading, language).add(link(&Route::story(&story.path), "").add(headline(story)))
}

/// A story's headline as a card says it: a printed issue is known by its number.
pub fn headline(story: &Preview) -> String {
    if story.kind == Kind::Issue && !story.headline.chars().any(char::is_alphabetic) {
        fill(words().issue_number, "title", &story.headline)
    } else {
        story.headline.clone()
    }
}

/// What a card shows beside its words: a picture, or the cover of a printed issue, or nothing.
fn art(story: &Preview, size: CardSize) -> Option<Element> {
    if let Some(picture) = &story.picture {
        let urgency = if size == CardSize::Lead { Urgency::First } else { Urgency::Later };
        let playable = (story.kind == Kind::Video).then(|| element("span", "playable").add(Icon::Play.draw()));
        return Some(
            element("div", "art").add(story_picture(picture, "", urgency, size.picture_sizes())).add(playable),
        );
    }
    (story.kind == Kind::Issue).then(|| element("div", "art").add(issue_cover(&story.headline)))
}
