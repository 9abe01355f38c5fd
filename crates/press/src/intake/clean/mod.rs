//! HTML from strangers, cleaned by the rules that the app has, too; and every address made absolute.
//!
//! | module    | what it does                                                                       |
//! |-----------|------------------------------------------------------------------------------------|
//! | `wash`    | ammonia: parses, keeps elements and attributes by name, writes well-formed HTML      |
//! | `tags`    | reads what ammonia has written                                                     |
//! | `rewrite` | one pass over it: names, depth, values                                             |
//! | `anchors` | links, and the ids that they lead to                                               |
//! | `media`   | pictures, also those that load late; players                                       |
//! | `headings` | those that show nothing                                                            |
//! | `classes` | what classes say                                                                   |
//! | `place`   | whether an element stands where a parser leaves it                                 |
//! | `urls`    | addresses of items and mastheads, outside of HTML                                  |
//!
//! The app cleans an article again when it shows it and trusts nobody; so the two must not disagree: what the app makes
//! of a text is what it makes of the cleaned text. For its sake a few names of classes are kept (galleries and
//! footnotes are known by nothing else), and the ids that links of the article lead to, with the prefix `a-`.

mod anchors;
mod classes;
mod headings;
mod media;
mod place;
mod rewrite;
mod tags;
mod urls;
mod wash;

use crate::report::Report;
use newsfeed::wire;
use url::Url;

/// How often a text is cleaned again because a parser would have read the result differently.
const ROUNDS: usize = 6;

/// What cleaning has taken out or changed, other than what only runs, loads or decorates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// What was wrong, in words for the report.
    pub faults: Vec<String>,
    /// Frames (`iframe`) of sites whose players are not known: they are left out.
    pub frames: u64,
}

impl Mended {
    /// Says it in a report. `place`: where the record stands in its source.
    pub fn tell(self, place: &str, report: &mut Report) {
        for fault in self.faults {
            report.fault(place, fault);
        }
        report.lose("frames of unknown sites", self.frames);
    }
}

/// Cleans the texts of an item, and makes its addresses absolute: by its own page, else by `address`, which must be
/// absolute itself. What is no address of the web is taken out.
pub fn item(item: &mut wire::Item, address: &str) -> Mended {
    let mut mended = Mended::default();
    let base = urls::item(item, address, &mut mended.faults);
    let Some(base) = base else { return mended };
    if let Some(text) = &mut item.content_html {
        let cleaned = html(text, &base);
        mended.frames = cleaned.frames;
        *text = cleaned.html;
    }
    mended
}

/// The same for what a source says of the paper as a whole.
pub fn masthead(feed: &mut wire::Feed, address: &str) -> Mended {
    let mut mended = Mended::default();
    let base = urls::masthead(feed, address, &mut mended.faults);
    let Some(base) = base else { return mended };
    for text in feed.iman.pages.iter_mut().filter_map(|page| page.content_html.as_mut()) {
        let cleaned = html(text, &base);
        mended.frames += cleaned.frames;
        *text = cleaned.html;
    }
    mended
}

/// HTML with nothing in it but what [`newsfeed::html_rules`] lets in, relative addresses resolved. Cleaning it again
/// changes nothing.
fn html(text: &str, base: &Url) -> rewrite::Rewritten {
    let mut cleaned = rewrite::rewrite(&wash::wash(text), base);
    for _ in 0..ROUNDS {
        if cleaned.is_stable {
            break;
        }
        let frames = cleaned.frames;
        let again = rewrite::rewrite(&wash::wash(&cleaned.html), base);
        let is_same = again.html == cleaned.html;
        cleaned = rewrite::Rewritten { frames, ..again };
        if is_same {
            break;
        }
    }
    cleaned
}

#[cfg(test)]
mod tests;
