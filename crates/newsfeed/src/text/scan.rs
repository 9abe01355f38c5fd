//! One pass over a text for all that a card needs of it.

use super::entities;
use super::html::{Token, tokens};
use super::words::State;

/// What one pass over a text finds.
#[derive(Default, Debug)]
pub(crate) struct Scan<'a> {
    /// How many words it has.
    pub(crate) words: usize,
    /// Its beginning as plain text, white space collapsed.
    pub(crate) opening: String,
    /// The attributes of its pictures, as written.
    pub(crate) images: Vec<&'a str>,
}

/// Scans HTML. `opening`: how many characters of its text to keep, spaces not counted.
pub(crate) fn scan_html(html: &str, opening: usize) -> Scan<'_> {
    let mut reader = Reader::with_room(opening);
    let mut images = Vec::new();
    for token in tokens(html) {
        match token {
            Token::Text(text) => reader.html_text(text),
            Token::Tag { name, attributes, closing } => {
                if !closing && name.eq_ignore_ascii_case("img") {
                    images.push(attributes);
                }
                if !is_inline(name) {
                    reader.line_break();
                }
            }
        }
    }
    Scan { words: reader.words, opening: reader.text, images }
}

/// Scans plain text. `opening`: how many characters of it to keep, spaces not counted.
pub(crate) fn scan_text(text: &str, opening: usize) -> Scan<'static> {
    let mut reader = Reader::with_room(opening);
    reader.text(text);
    Scan { words: reader.words, opening: reader.text, images: Vec::new() }
}

/// The text of HTML without its markup: tags and comments dropped, scripts, styles and other
/// content that is no prose dropped, character references replaced, white space collapsed, a line
/// break between blocks. The answer is text, not HTML: it must be escaped before it is markup again.
pub fn plain_text(html: &str) -> String {
    scan_html(html, usize::MAX).opening
}

/// Elements that may stand within a word or a line; any other one ends the line.
fn is_inline(name: &str) -> bool {
    const INLINE: &[&str] = &[
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
        "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "script", "small", "span", "strike", "strong", "sub",
        "sup", "time", "tt", "u", "var", "wbr",
    ];
    INLINE.iter().any(|inline| name.eq_ignore_ascii_case(inline))
}

/// What nobody sees and a line of text is better without: soft hyphens, control characters but for white space, and
/// the signs that turn the direction of all that follows them, also beyond their own text.
fn is_left_out(c: char) -> bool {
    match c {
        '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\t'..='\r' | '\u{85}' => false,
        _ => c.is_control(),
    }
}

/// Reads characters: counts words and keeps the beginning.
struct Reader {
    words: usize,
    state: State,
    text: String,
    /// How many characters are still to be kept, spaces not counted.
    room: usize,
    /// The white space since the last character, as it will stand before the next one.
    gap: Option<char>,
}

impl Reader {
    fn with_room(room: usize) -> Reader {
        Reader { words: 0, state: State::Outside, text: String::new(), room, gap: None }
    }

    /// Text of HTML: references are replaced, line breaks are white space like any other.
    fn html_text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            self.text(&rest[..at]);
            rest = &rest[at..];
            let (c, length) = entities::reference(rest).unwrap_or(('&', 1));
            self.character(c);
            rest = &rest[length..];
        }
        self.text(rest);
    }

    fn text(&mut self, text: &str) {
        if self.room > 0 {
            text.chars().for_each(|c| self.character(c));
        } else {
            self.count(text);
        }
    }

    /// Only counts words: what happens to the bulk of all texts, so it is to be fast.
    fn count(&mut self, text: &str) {
        let mut state = self.state;
        let mut words = 0;
        for c in text.chars() {
            let next = state.after(c);
            words += usize::from(state.begins_word(next));
            state = next;
        }
        self.state = state;
        self.words += words;
    }

    fn character(&mut self, c: char) {
        let before = self.state;
        self.state = before.after(c);
        self.words += usize::from(before.begins_word(self.state));
        if self.room == 0 || is_left_out(c) {
            return;
        }
        if c.is_whitespace() {
            // A space that must not break keeps standing if it stands alone.
            let is_fixed = matches!(c, '\u{a0}' | '\u{202f}');
            self.gap = match self.gap {
                None if is_fixed => Some(c),
                Some('\n') => Some('\n'),
                _ => Some(' '),
            };
            return;
        }
        if let Some(gap) = self.gap.take()
            && !self.text.is_empty()
        {
            self.text.push(gap);
        }
        self.text.push(c);
        self.room -= 1;
    }

    fn line_break(&mut self) {
        self.state = State::Outside;
        self.gap = Some('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines_and_inline_elements_are_nothing() {
        assert_eq!(
            plain_text("<h2>Пчё<b>лы</b></h2>\n<p>Мёд  и\nвоск.<br>Рои</p><ul><li>1<li>2</ul>"),
            "Пчёлы\nМёд и воск.\nРои\n1\n2"
        );
    }

    #[test]
    fn references_scripts_and_soft_hyphens() {
        assert_eq!(
            plain_text("&lt;b&gt; &laquo;A&raquo;<script>x</script>&nbsp;&mdash; ав&shy;то"),
            "<b> «A»\u{a0}— авто"
        );
    }

    #[test]
    fn control_characters_and_turned_directions() {
        assert_eq!(plain_text("<p>a\u{202e}b\u{0}c\u{7f}</p>\u{2067}d\te\u{2069}"), "abc\nd e");
        assert_eq!(scan_text("שלום\u{200f}, abc", usize::MAX).opening, "שלום\u{200f}, abc");
    }

    #[test]
    fn counts_words_across_tags_and_references() {
        let scan = scan_html("<p>пчё<i>лы</i> и&nbsp;сад</p><p>кое-что&hellip;</p>", 0);
        assert_eq!(scan.words, 4);
        assert_eq!(scan_text("раз, два — три", 0).words, 3);
    }

    #[test]
    fn keeps_only_what_is_asked_for() {
        let html = "<p>слово слово</p>".repeat(1000);
        let scan = scan_html(&html, 20);
        assert_eq!(scan.words, 2000);
        assert_eq!(scan.opening, "слово слово\nслово слово");
    }

    #[test]
    fn finds_pictures() {
        let scan = scan_html("<p><img src=a.png><IMG alt='b' src=b.png/></p>", 0);
        assert_eq!(scan.images, [" src=a.png", " alt='b' src=b.png/"]);
    }
}
