//! What a front end shows.
//!
//! All URLs here are absolute and `http` or `https` (`mailto` only in [`Contact::form`]): they
//! were resolved and vetted on the way in. All texts but [`Body::Html`] are plain text.

mod masthead;
mod story;

pub use masthead::{Contact, Masthead, MenuEntry, MenuTarget, Section, SectionLink, StaticPage};
pub use story::{Article, Attachment, Author, Body, Kind, Picture, Preview, Tag};
