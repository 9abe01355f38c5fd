//! Markdown to HTML that any reader of a JSON feed understands: plain elements, no styles.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::fmt::Write;

/// Where an endnote's way back to the text leads the eye; its name for those who only hear it.
pub struct Wording {
    /// The accessible name of the link from a note back to the text.
    pub back: &'static str,
}

impl Wording {
    /// The wording of a language (BCP 47).
    pub fn of(language: &str) -> Self {
        let back = match language.split('-').next() {
            Some("en") => "Back to the text",
            _ => "Назад к тексту",
        };
        Self { back }
    }
}

/// The HTML of a Markdown text.
pub fn to_html(markdown: &str, wording: &Wording) -> String {
    let events: Vec<Event> = Parser::new_ext(markdown, options()).collect();
    let mut notes = Notes::mentioned_in(&events);
    let mut body: Vec<Event> = Vec::new();
    // The note that is being defined, if any; definitions may stand anywhere in the text.
    let mut open: Option<CowStr> = None;
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => open = Some(label),
            Event::End(TagEnd::FootnoteDefinition) => open = None,
            event => {
                let event = match event {
                    Event::FootnoteReference(label) => notes.refer(&label),
                    other => other,
                };
                match &open {
                    Some(label) => notes.define(label, event),
                    None => body.push(event),
                }
            }
        }
    }
    let mut out = render(body);
    notes.write(&mut out, wording);
    out.trim_end().to_owned()
}

/// The line of the first heading that competes with the page's own, counted from 1.
pub fn first_level_heading(markdown: &str) -> Option<usize> {
    let mut events = Parser::new_ext(markdown, options()).into_offset_iter();
    events.find_map(|(event, range)| match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
            Some(1 + markdown[..range.start].matches('\n').count())
        }
        _ => None,
    })
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

fn render(events: Vec<Event>) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    // Readers of feeds remove styles; the old attribute is what they let through.
    for (side, cell) in [("left", "td"), ("center", "td"), ("right", "td")].into_iter().chain([
        ("left", "th"),
        ("center", "th"),
        ("right", "th"),
    ]) {
        out = out.replace(&format!("<{cell} style=\"text-align: {side}\">"), &format!("<{cell} align=\"{side}\">"));
    }
    out
}

/// The notes at the end of a text, numbered in the order of their first mention.
struct Notes<'a>(Vec<Note<'a>>);

struct Note<'a> {
    label: String,
    mentions: usize,
    body: Vec<Event<'a>>,
}

impl<'a> Notes<'a> {
    fn mentioned_in(events: &[Event]) -> Self {
        let mut notes = Self(Vec::new());
        for event in events {
            if let Event::FootnoteReference(label) = event
                && notes.position(label).is_none()
            {
                notes.0.push(Note { label: label.to_string(), mentions: 0, body: Vec::new() });
            }
        }
        notes
    }

    fn position(&self, label: &str) -> Option<usize> {
        self.0.iter().position(|note| note.label == label)
    }

    fn refer(&mut self, label: &str) -> Event<'a> {
        let index = self.position(label).unwrap_or_default();
        let note = &mut self.0[index];
        note.mentions += 1;
        let number = index + 1;
        // Only the first mention can be what the note leads back to.
        let id = match note.mentions {
            1 => format!(" id=\"fnref-{number}\""),
            _ => String::new(),
        };
        let link = format!("<sup{id}><a href=\"#fn-{number}\">{number}</a></sup>");
        Event::InlineHtml(link.into())
    }

    /// Takes a part of a note's text; a note that nothing mentions is left out.
    fn define(&mut self, label: &str, event: Event<'a>) {
        if let Some(index) = self.position(label) {
            self.0[index].body.push(event);
        }
    }

    fn write(self, out: &mut String, wording: &Wording) {
        if self.0.is_empty() {
            return;
        }
        out.push_str("<hr />\n<ol>\n");
        for (index, note) in self.0.into_iter().enumerate() {
            let number = index + 1;
            let back = format!(" <a href=\"#fnref-{number}\" aria-label=\"{}\">↩</a>", wording.back);
            let mut text = render(note.body).trim_end().to_owned();
            match text.strip_suffix("</p>") {
                Some(start) => text = format!("{start}{back}</p>"),
                None => text.push_str(&back),
            }
            let _ = writeln!(out, "<li id=\"fn-{number}\">{text}</li>");
        }
        out.push_str("</ol>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(markdown: &str) -> String {
        to_html(markdown, &Wording::of("ru"))
    }

    #[test]
    fn the_dialect() {
        assert_eq!(html("~~было~~ *стало*"), "<p><del>было</del> <em>стало</em></p>");
        let table = html("| а | б |\n|---|---:|\n| 1 | 2 |");
        assert!(table.contains("<th align=\"right\">б</th>"), "{table}");
        assert!(!table.contains("style="), "{table}");
        let raw = "<figure><img src=\"images/a.svg\" alt=\"\"></figure>";
        assert_eq!(html(raw), raw);
    }

    #[test]
    fn notes_stand_at_the_end_and_lead_back() {
        let text = html("Один[^b], два[^a], снова[^b].\n\n[^a]: Вторая.\n\n[^b]: Первая.\n\n[^c]: Ничья.\n\nЕщё.");
        assert_eq!(
            text,
            "<p>Один<sup id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup>, \
             два<sup id=\"fnref-2\"><a href=\"#fn-2\">2</a></sup>, \
             снова<sup><a href=\"#fn-1\">1</a></sup>.</p>\n<p>Ещё.</p>\n<hr />\n<ol>\n\
             <li id=\"fn-1\"><p>Первая. <a href=\"#fnref-1\" aria-label=\"Назад к тексту\">↩</a></p></li>\n\
             <li id=\"fn-2\"><p>Вторая. <a href=\"#fnref-2\" aria-label=\"Назад к тексту\">↩</a></p></li>\n</ol>"
        );
    }

    #[test]
    fn headings_of_the_first_level_are_found() {
        assert_eq!(first_level_heading("Текст\n\n## Два\n\n# Один\n"), Some(5));
        assert_eq!(first_level_heading("```\n# код\n```\n"), None);
    }
}
