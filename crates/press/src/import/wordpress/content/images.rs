//! Pictures that a plugin made wait for the reader to come near: their address stands beside the place for it.

use super::attributes::of_tag;
use super::escaped;
use super::markup::{Piece, pieces};

/// Where plugins for slow loading keep the address.
const WAITING: &[&str] = &["data-src", "data-lazy-src", "data-original", "data-orig-file"];

/// The HTML with such pictures made plain ones.
pub(super) fn loaded(html: &str) -> String {
    if !html.contains("data-") {
        return html.to_owned();
    }
    pieces(html).map(|piece| mended(piece).unwrap_or_else(|| piece.as_str().to_owned())).collect()
}

fn mended(piece: Piece<'_>) -> Option<String> {
    let Piece::Tag { name, is_closing: false, whole } = piece else { return None };
    let stands_in = |address: &str| address.starts_with("data:") || address.ends_with("blank.gif");
    if !name.eq_ignore_ascii_case("img") || of_tag(whole, "src").is_some_and(|address| !stands_in(&address)) {
        return None;
    }
    let mut tag = format!("<img src=\"{}\"", escaped(&WAITING.iter().find_map(|name| of_tag(whole, name))?));
    for name in ["alt", "width", "height", "title"] {
        if let Some(value) = of_tag(whole, name) {
            tag.push_str(&format!(" {name}=\"{}\"", escaped(&value)));
        }
    }
    Some(tag + ">")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_waits_gets_its_address() {
        let waiting =
            r#"<p><img class="lazy" src="data:image/gif;base64,R0" data-src="a.png?x&amp;y" alt="Пасека"></p>"#;
        assert_eq!(loaded(waiting), r#"<p><img src="a.png?x&amp;y" alt="Пасека"></p>"#);
        let plain = r#"<img src="b.png" data-src="a.png"><img data-id="1">"#;
        assert_eq!(loaded(plain), plain);
    }
}
