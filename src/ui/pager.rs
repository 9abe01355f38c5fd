//! The links to the other pages of a list.

use super::element::{Element, element, link};
use crate::i18n::{self, fill, words};
use crate::route::Route;

/// Links to the pages of a list: first, last, the neighbours; real links, so that each page can be shared and opened
/// apart. `page` is the one that is shown, from 1.
pub fn pager(route: &Route, page: u32, pages: u32) -> Option<Element> {
    let words = words();
    if pages < 2 {
        return None;
    }
    // A page beyond the end leads back to the last one that there is.
    let newer = (page - 1).min(pages);
    let mut before = 0;
    let mut numbers = element("ol", "");
    for number in shown(page, pages) {
        if number > before + 1 {
            numbers = numbers.add(element("li", "").set("aria-hidden", "true").add("…"));
        }
        before = number;
        let text = i18n::number(words, number);
        let link = link(&route.at_page(number), "")
            .set("aria-label", fill(words.page_number, "n", &text))
            .set_some("aria-current", (number == page).then_some("page"))
            .add(text);
        numbers = numbers.add(element("li", "").add(link));
    }
    let newer = (page > 1).then(|| link(&route.at_page(newer), "newer").set("rel", "prev").add(words.newer));
    let older = (page < pages).then(|| link(&route.at_page(page + 1), "older").set("rel", "next").add(words.older));
    Some(element("nav", "pager").set("aria-label", words.pages).add(newer).add(numbers).add(older))
}

/// The page numbers worth a link: both ends and what is near.
fn shown(page: u32, pages: u32) -> Vec<u32> {
    let near = [1, page.saturating_sub(1), page, page.saturating_add(1), pages];
    // In order already: a set or a sort would bring its code along for five numbers.
    let mut shown: Vec<u32> = near.into_iter().filter(|number| (1..=pages).contains(number)).collect();
    shown.dedup();
    shown
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn both_ends_and_the_neighbours_are_linked() {
        assert_eq!(shown(1, 3), [1, 2, 3]);
        assert_eq!(shown(2, 3), [1, 2, 3]);
        assert_eq!(shown(7, 250), [1, 6, 7, 8, 250]);
        assert_eq!(shown(250, 250), [1, 249, 250]);
    }
}
