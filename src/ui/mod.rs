//! What the reader sees: props in, view out. Nothing here fetches.

pub mod article_body;
pub mod attachments;
pub mod breadcrumbs;
pub mod byline;
pub mod card;
pub mod contact;
pub mod element;
pub mod footer;
pub mod going;
pub mod icon;
pub mod issue_cover;
pub mod kicker;
pub mod masthead;
pub mod menu;
pub mod nameplate;
pub mod page_head;
pub mod pager;
pub mod picture;
pub mod search_form;
pub mod star;
pub mod states;
pub mod story_list;
