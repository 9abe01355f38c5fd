//! Words, paragraphs, excerpts and the plain text of HTML.

mod attributes;
mod entities;
mod excerpt;
mod html;
mod letters;
mod line;
mod paragraphs;
mod scan;
mod words;

pub use attributes::{Attributes, attribute, tag_end};
pub use excerpt::excerpt;
pub use html::content_end;
pub use paragraphs::paragraphs;
pub use scan::plain_text;
pub use words::{minutes, words};

pub(crate) use letters::small;
pub(crate) use line::{language, line, line_or, tidy};
pub(crate) use scan::{Scan, scan_html, scan_text};
pub(crate) use words::is_joiner;
