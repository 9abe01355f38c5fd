//! The texts of a story, and what a word counts in each.

use crate::model::{Article, Body};
use crate::text::plain_text;

/// Where a word stands in a story. The better ones are the greater ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Field {
    /// In the text.
    Text,
    /// In the summary.
    Summary,
    /// In a tag, a section's name or an author's.
    Labels,
    /// In the headline.
    Headline,
}

impl Field {
    /// All of them, each at the place of its number.
    pub const ALL: [Field; 4] = [Field::Text, Field::Summary, Field::Labels, Field::Headline];

    /// What a word counts there: 1, 3, 9, 27. Each more than all below it together, so that of one word the better place
    /// always wins.
    pub(super) fn score(self) -> u32 {
        3_u32.pow(self as u32)
    }
}

/// Gives on the texts of a story that are searched, the better ones first.
pub(super) fn each_text(story: &Article, take: &mut dyn FnMut(&str, Field)) {
    let preview = &story.preview;
    take(&preview.headline, Field::Headline);
    for tag in &preview.tags {
        take(&tag.label, Field::Labels);
    }
    for section in &preview.sections {
        take(&section.name, Field::Labels);
    }
    for author in &preview.authors {
        take(&author.name, Field::Labels);
    }
    take(story.lead.as_deref().unwrap_or_default(), Field::Summary);
    match &story.body {
        Body::Html(html) => take(&plain_text(html), Field::Text),
        Body::Text(text) => take(text, Field::Text),
        Body::Empty => {}
    }
}
