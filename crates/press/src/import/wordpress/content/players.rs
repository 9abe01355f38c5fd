//! Addresses that stand alone on a line: the site shows what stands there, a video mostly.

use super::escaped;
use super::markup::{Piece, pieces};
use super::paragraphs::is_block;
use newsfeed::html_rules::embed;
use url::Url;

/// The HTML that shows what stands at an address: a player, if it is a video of a site that is known; else a link.
pub(super) fn shown(address: &str) -> String {
    let Ok(url) = Url::parse(address.trim()) else { return escaped(address) };
    let host = url.host_str().unwrap_or_default();
    if let Some(video) = embed(host, url.path(), url.query().unwrap_or_default()) {
        return format!("<iframe src=\"{}\"></iframe>", escaped(&video.player_url));
    }
    let address = escaped(url.as_str());
    let name = url.path().to_ascii_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    if ends(&[".mp4", ".m4v", ".webm", ".ogv"]) {
        return format!("<video src=\"{address}\" controls></video>");
    }
    if ends(&[".mp3", ".m4a", ".ogg", ".oga", ".wav", ".flac"]) {
        return format!("<audio src=\"{address}\" controls></audio>");
    }
    format!("<a href=\"{address}\">{address}</a>")
}

/// The HTML with every address that stands alone on a line shown.
pub(super) fn in_lines(html: &str) -> String {
    if !html.contains("http") {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len());
    let mut begins_line = true;
    let mut all = pieces(html).peekable();
    while let Some(piece) = all.next() {
        match piece {
            Piece::Text(text) => {
                let ends_line = all.peek().is_none_or(ends_line);
                lines(text, begins_line, ends_line, &mut out);
                begins_line = false;
            }
            Piece::Comment(comment) => out.push_str(comment),
            piece => {
                begins_line = ends_line(&piece);
                out.push_str(piece.as_str());
            }
        }
    }
    out
}

fn ends_line(piece: &Piece<'_>) -> bool {
    match piece {
        Piece::Tag { name, .. } => is_block(name) || name.eq_ignore_ascii_case("br"),
        Piece::Comment(_) | Piece::Untouched(_) => true,
        Piece::Text(_) => false,
    }
}

/// The lines of a text. The first and the last may go on beyond it.
fn lines(text: &str, begins: bool, ends: bool, out: &mut String) {
    let count = text.split('\n').count();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let is_whole = (at > 0 || begins) && (at + 1 < count || ends);
        let address = line.trim();
        if is_whole && is_address(address) {
            out.push_str(&shown(&address.replace("&amp;", "&").replace("&#038;", "&")));
        } else {
            out.push_str(line);
        }
    }
}

fn is_address(line: &str) -> bool {
    let rest = line.strip_prefix("https://").or_else(|| line.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c == '[' || c == '"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAYER: &str = "<iframe src=\"https://www.youtube-nocookie.com/embed/aBc-_123456\"></iframe>";

    #[test]
    fn a_video_on_a_line_of_its_own_is_a_player() {
        for html in [
            "https://youtu.be/aBc-_123456",
            "a\n  https://www.youtube.com/watch?v=aBc-_123456&amp;t=10  \nb",
            "<div>\nhttps://youtu.be/aBc-_123456\n</div>",
            "<p>https://youtu.be/aBc-_123456</p>",
            "a<br />https://youtu.be/aBc-_123456<br />b",
        ] {
            assert!(in_lines(html).contains(PLAYER), "{html}: {}", in_lines(html));
        }
        assert!(in_lines("https://vk.com/video-22_33").contains("video_ext.php?oid=-22&amp;id=33"));
        assert!(in_lines("https://rutube.ru/video/0123abcd/").contains("rutube.ru/play/embed/0123abcd"));
    }

    #[test]
    fn within_a_line_it_is_text() {
        for html in [
            "см. https://youtu.be/aBc-_123456",
            "<b>см.</b> https://youtu.be/aBc-_123456",
            "<a href=\"x\">https://youtu.be/aBc-_123456</a>",
            "<pre>\nhttps://youtu.be/aBc-_123456\n</pre>",
        ] {
            assert_eq!(in_lines(html), html);
        }
    }

    #[test]
    fn what_is_no_video_is_a_link_or_a_sound() {
        assert_eq!(
            in_lines("https://iman.example/?a=1&b=2"),
            "<a href=\"https://iman.example/?a=1&amp;b=2\">https://iman.example/?a=1&amp;b=2</a>"
        );
        assert_eq!(
            in_lines("https://iman.example/a.mp3"),
            "<audio src=\"https://iman.example/a.mp3\" controls></audio>"
        );
    }
}
