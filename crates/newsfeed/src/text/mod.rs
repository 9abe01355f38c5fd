//! Words, paragraphs, excerpts and the plain text of HTML.

mod entities;
mod excerpt;
mod html;
mod letters;
mod line;
mod paragraphs;
mod scan;
mod words;

pub use excerpt::excerpt;
pub use html::tag_end;
pub use paragraphs::paragraphs;
pub use scan::plain_text;
pub use words::{minutes, words};

pub(crate) use html::attribute;
pub(crate) use letters::small;
pub(crate) use line::{language, line, line_or, tidy};
pub(crate) use scan::{Scan, scan_html, scan_text};
pub(crate) use words::is_joiner;
