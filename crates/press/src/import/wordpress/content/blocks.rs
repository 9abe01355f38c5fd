//! The comments of the block editor: `<!-- wp:NAME {JSON} -->` before a block, `<!-- /wp:NAME -->` behind it, and
//! `<!-- wp:NAME {JSON} /-->` for one that the site fills when it is shown.

use super::surroundings::Surroundings;
use super::{Lost, lose, shortcodes};
use serde_json::Value;

/// How deep pieces of content may show others: a piece may show itself.
const DEEPEST: usize = 8;

/// A part of a text.
#[derive(Debug, PartialEq)]
pub(super) struct Part {
    pub(super) text: String,
    /// Whether its paragraphs are parted by blank lines, as the classic editor writes them.
    pub(super) has_blank_lines: bool,
}

/// The parts of a text, without the comments. A text without blocks is one part.
pub(super) fn parts(text: &str, around: &dyn Surroundings, lost: &mut Lost) -> Vec<Part> {
    let mut parts = Vec::new();
    collect(text, around, lost, DEEPEST, &mut parts);
    parts
}

fn collect(text: &str, around: &dyn Surroundings, lost: &mut Lost, depth: usize, parts: &mut Vec<Part>) {
    let mut open = 0_usize;
    let mut rest = text;
    while let Some(at) = rest.find("<!--") {
        let (before, comment) = rest.split_at(at);
        push(parts, before, open == 0);
        let end = comment.find("-->").map_or(comment.len(), |end| end + 3);
        let (comment, after) = comment.split_at(end);
        rest = after;
        let inner = comment.trim_start_matches("<!--").trim_end_matches("-->").trim();
        if inner.starts_with("/wp:") {
            open = open.saturating_sub(1);
        } else if let Some(block) = inner.strip_prefix("wp:") {
            match block.strip_suffix('/') {
                Some(filled) => fill(filled, around, lost, depth, parts),
                None => open += 1,
            }
        }
        // Any other comment is for the site: <!--more-->, <!--nextpage-->, a remark.
    }
    push(parts, rest, open == 0);
}

fn push(parts: &mut Vec<Part>, text: &str, has_blank_lines: bool) {
    match parts.last_mut() {
        // Two blocks with nothing between them belong together.
        Some(last) if last.has_blank_lines == has_blank_lines || text.trim().is_empty() => last.text.push_str(text),
        None if text.trim().is_empty() => {}
        _ => parts.push(Part { text: text.to_owned(), has_blank_lines }),
    }
}

/// A block that the site fills when it is shown.
fn fill(block: &str, around: &dyn Surroundings, lost: &mut Lost, depth: usize, parts: &mut Vec<Part>) {
    let (name, json) = block.split_once(char::is_whitespace).unwrap_or((block, ""));
    let json: Value = serde_json::from_str(json.trim()).unwrap_or_default();
    let reusable = || json["ref"].as_u64().and_then(|number| around.reusable(number));
    match name {
        "block" if depth > 0 => {
            if let Some(text) = reusable() {
                return collect(&text, around, lost, depth - 1, parts);
            }
        }
        "gallery" => {
            let numbers: Vec<u64> =
                json["ids"].as_array().map(|ids| ids.iter().filter_map(number).collect()).unwrap_or_default();
            let files = shortcodes::files(&numbers, around, lost);
            return push(parts, &shortcodes::figures(&files), false);
        }
        // Empty by nature.
        "spacer" | "nextpage" | "more" => return,
        _ => {}
    }
    lose(lost, format!("block {name}"));
}

fn number(id: &Value) -> Option<u64> {
    id.as_u64().or_else(|| id.as_str()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::wordpress::content::{File, NoSurroundings};

    fn texts(text: &str) -> Vec<(String, bool)> {
        let parts = parts(text, &NoSurroundings, &mut Lost::new());
        parts.into_iter().map(|part| (part.text, part.has_blank_lines)).collect()
    }

    #[test]
    fn the_comments_go_and_the_html_stays() {
        let text = "<!-- wp:group {\"a\":\"\\u002d\\u002d\\u003e\"} -->\n<div><!-- wp:paragraph -->\n<p>Мёд</p>\n\
                    <!-- /wp:paragraph --></div>\n<!-- /wp:group -->";
        assert_eq!(texts(text), [("\n<div>\n<p>Мёд</p>\n</div>\n".to_owned(), false)]);
    }

    #[test]
    fn between_blocks_the_classic_rules_hold() {
        let text = "Раз\n\nДва<!-- wp:heading --><h2>Три</h2><!-- /wp:heading -->\n\nЧетыре";
        assert_eq!(
            texts(text),
            [("Раз\n\nДва".to_owned(), true), ("<h2>Три</h2>".to_owned(), false), ("\n\nЧетыре".to_owned(), true)]
        );
        assert_eq!(texts("Раз<!--more-->\n\nДва"), [("Раз\n\nДва".to_owned(), true)]);
    }

    #[test]
    fn faulty_comments_cost_no_text() {
        for (text, expected) in [
            ("a<!-- /wp:paragraph -->b", "ab"),
            ("<!-- wp:paragraph -->a", "a"),
            ("<!-- wp:image {broken -->a<!-- /wp:image -->", "a"),
            ("a<!-- wp:para", "a"),
            ("a<!-->b", "ab"),
        ] {
            assert_eq!(texts(text).into_iter().map(|(text, _)| text).collect::<String>(), expected);
        }
    }

    struct Mirror;

    impl Surroundings for Mirror {
        fn file(&self, number: u64) -> Option<File> {
            (number == 5).then(|| File { url: "https://iman.example/5.jpg".into(), ..File::default() })
        }

        fn pictures_of(&self, _post: u64) -> Vec<File> {
            Vec::new()
        }

        fn reusable(&self, number: u64) -> Option<String> {
            Some(format!("<p>{number}</p><!-- wp:block {{\"ref\":{number}}} /-->"))
        }
    }

    #[test]
    fn blocks_that_are_filled_when_shown() {
        let mut lost = Lost::new();
        let text = "<!-- wp:block {\"ref\":7} /--><!-- wp:latest-posts /--><!-- wp:gallery {\"ids\":[\"5\",6]} /-->";
        let html: String = parts(text, &Mirror, &mut lost).into_iter().map(|part| part.text).collect();
        assert_eq!(html.matches("<p>7</p>").count(), DEEPEST, "a piece that shows itself ends");
        assert!(html.contains("https://iman.example/5.jpg"), "{html}");
        assert_eq!(lost["block latest-posts"], 1);
        assert_eq!(lost["pictures of galleries that are not in the archive"], 1);
    }
}
