//! Pieces as HTML: what the browser makes of it is taken over by `standing`.

use super::element::Parts;
use super::{Element, Piece};

/// Elements that have no end (HTML standard, "void elements").
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "source"];

/// A page as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// What stands in the body.
    pub body: String,
    /// What it says in the head of the document.
    pub head: String,
}

/// Prints a piece as it is now.
pub fn print(piece: Piece) -> Printed {
    let mut printed = Printed::default();
    piece_into(piece, &mut printed);
    printed
}

fn piece_into(piece: Piece, printed: &mut Printed) {
    match piece {
        Piece::Text(text) => escape(&text, &mut printed.body),
        Piece::Element(Element(parts)) => element_into(*parts, printed),
        Piece::Many(pieces) => pieces.into_iter().for_each(|piece| piece_into(piece, printed)),
        Piece::Live(mut piece) => piece_into(piece(), printed),
        Piece::InHead(element) => {
            let mut own = Printed::default();
            element_into(*element.flag("data-page").0, &mut own);
            printed.head.push_str(&own.body);
        }
    }
}

fn element_into(parts: Parts, printed: &mut Printed) {
    let Parts { tag, attributes, live_attributes, last, article, children, listeners: _ } = parts;
    let live = live_attributes.into_iter().filter_map(|(name, mut value)| Some((name, value()?)));
    printed.body.push('<');
    printed.body.push_str(tag);
    for (name, value) in attributes.into_iter().chain(live).chain(last) {
        printed.body.push(' ');
        printed.body.push_str(name);
        if !value.is_empty() || name == "alt" {
            printed.body.push_str("=\"");
            escape(&value, &mut printed.body);
            printed.body.push('"');
        }
    }
    printed.body.push('>');
    if VOID.contains(&tag) {
        return;
    }
    match article {
        Some(article) => printed.body.push_str(&article.print()),
        None => children.into_iter().for_each(|piece| piece_into(piece, printed)),
    }
    printed.body.push_str("</");
    printed.body.push_str(tag);
    printed.body.push('>');
}

/// A text as it stands in HTML, in an element or in an attribute.
pub fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape(text, &mut html);
    html
}

/// Writes a text so that it is read as one, in an element or in an attribute.
fn escape(text: &str, into: &mut String) {
    for char in text.chars() {
        match char {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            // A parser reads the end of a line in its own way.
            '\r' => into.push_str("&#13;"),
            char => into.push(char),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{element, in_head, live};
    use super::*;

    #[test]
    fn texts_stay_texts() {
        let piece = element("p", "a\"b").set("title", "<&>").add("1 < 2 & \"3\"").add(live(|| "!".into())).view();
        let expected = "<p class=\"a&quot;b\" title=\"&lt;&amp;&gt;\">1 &lt; 2 &amp; &quot;3&quot;!</p>";
        assert_eq!(print(piece).body, expected);
    }

    #[test]
    fn what_belongs_to_the_head_stands_there() {
        let image = element("img", "").set("alt", "").set_last("src", "a.jpg");
        let printed = print(vec![in_head(element("meta", "").set("name", "x")), image.view()].into());
        assert_eq!(
            (printed.body.as_str(), printed.head.as_str()),
            ("<img alt=\"\" src=\"a.jpg\">", "<meta name=\"x\" data-page>")
        );
    }
}
