//! A static page: contact, privacy policy, about.

use crate::data::library::Library;
use crate::ui::article_body::article_body;
use crate::ui::breadcrumbs::{Crumb, breadcrumbs};
use crate::ui::contact::contact_block;
use crate::ui::element::{Piece, element};
use crate::ui::page_head::page_head;
use newsfeed::model::StaticPage;

/// The page, with the ways to reach the newsroom where it asks for them.
pub fn static_page(page: &StaticPage) -> Piece {
    let paper = Library::of_app().paper_untracked();
    let masthead = paper.as_ref().map(|paper| paper.masthead());
    let contact = masthead.filter(|_| page.shows_contact).and_then(|masthead| masthead.contact.as_ref());
    let lead = (!page.summary.is_empty()).then(|| element("p", "lead").add(page.summary.clone()));
    let article = element("article", "story")
        .add(element("header", "story-head").add(element("h1", "").add(page.title.clone())).add(lead))
        .add(article_body(&page.body, &page.base_url, None))
        .add(contact.map(contact_block));
    element("div", "text-page")
        .add(page_head(page.title.clone(), page.summary.clone()))
        .add(breadcrumbs(vec![Crumb::here(page.title.clone())]))
        .add(article)
        .view()
}
