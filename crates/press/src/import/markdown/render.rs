//! Markdown to HTML, as GitHub has it: tables, footnotes, struck words, HTML.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The HTML of a text, and the heading of the first level that it begins with.
pub(super) struct Rendered {
    pub(super) html: String,
    pub(super) heading: Option<String>,
}

/// Renders a text. A heading of the first level at its beginning is its headline, and left out of the HTML.
pub(super) fn render(text: &str) -> Rendered {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut events = Parser::new_ext(text, options).peekable();
    let mut heading = None;
    if let Some(Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })) = events.peek() {
        let words: Vec<Event> =
            events.by_ref().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_)))).collect();
        let texts = words.iter().filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(&**text),
            Event::SoftBreak | Event::HardBreak => Some(" "),
            _ => None,
        });
        heading = Some(texts.collect::<String>()).filter(|text| !text.trim().is_empty());
    }
    let mut html = String::with_capacity(text.len() + text.len() / 4);
    html::push_html(&mut html, events);
    Rendered { html, heading }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_github_has_it() {
        let html = render("# Пчёлы и `мёд`\n\n| а |\n|---|\n| б |\n\nв[^1] ~~г~~ <mark>д</mark>\n\n[^1]: е\n");
        assert_eq!(html.heading.as_deref(), Some("Пчёлы и мёд"));
        for part in ["<table>", "footnote-reference", "footnote-definition", "<del>г</del>", "<mark>д</mark>"] {
            assert!(html.html.contains(part), "{part}: {}", html.html);
        }
        assert!(!html.html.contains("<h1>"));
        assert_eq!(render("а\n\n# б").heading, None);
    }
}
