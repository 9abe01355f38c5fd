//! A newspaper from a JSON feed.
//!
//! Pure Rust: no browser, no async, no I/O. One way leads through the crate:
//!
//! ```text
//! text --decode--> wire::Feed --Paper::new--> Paper --> related, front_page, search
//! ```
//!
//! * [`wire`] is what a document says ([JSON Feed 1.1](https://www.jsonfeed.org/version/1.1/) and
//!   the `_iman` extension); [`decode`] reads it and reports what it could not read.
//! * [`model`] is what a front end shows; every URL in it is absolute and vetted.
//! * [`paper`] holds the stories and finds them by address, section, tag, author and date.
//!
//! ```
//! use newsfeed::{decode::decode, paper::Paper};
//!
//! let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Iman", "items": [
//!     {"id": 1, "title": "Первый номер", "content_text": "Текст", "date_published": "2025-05-17T09:30:00+03:00"}
//! ]}"#;
//! let decoded = decode(text)?;
//! assert!(decoded.problems.is_empty());
//!
//! let resolve = |_base: &str, reference: &str| Some(reference.to_owned());
//! let paper = Paper::new(decoded.feed, "https://iman.example/feed.json", &resolve);
//! let story = paper.story("/2025/05/17/pervyy-nomer").expect("its address");
//! assert_eq!(story.preview.headline, "Первый номер");
//! # Ok::<(), newsfeed::decode::DecodeError>(())
//! ```

#![forbid(unsafe_code)]

pub mod date;
pub mod decode;
pub mod edition;
pub mod encode;
pub mod front_page;
pub mod html_rules;
mod lexicon;
pub mod model;
mod order;
pub mod paper;
mod register;
pub mod related;
pub mod search;
pub mod slug;
pub mod stem;
pub mod text;
pub mod wire;

#[cfg(test)]
mod testing;
