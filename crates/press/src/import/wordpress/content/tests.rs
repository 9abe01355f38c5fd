//! Whole texts, as they are kept and as they are shown.

use super::*;

fn html(text: &str) -> String {
    kept(text, 1, &NoSurroundings).html
}

#[test]
fn a_classic_text() {
    let text = "Весна.\r\n\r\n[caption id=\"a\" width=\"1\"]<img src=\"a.jpg\" /> Улей[/caption]\r\n\r\n\
                https://youtu.be/aBc-_123456\r\n\r\n<!--more-->Лето[1].";
    assert_eq!(
        html(text),
        "<p>Весна.</p>\n<figure><img src=\"a.jpg\" /><figcaption>Улей</figcaption></figure>\n\
         <iframe src=\"https://www.youtube-nocookie.com/embed/aBc-_123456\"></iframe>\n<p>Лето[1].</p>"
    );
}

#[test]
fn a_text_of_blocks_keeps_its_paragraphs() {
    let text = "<!-- wp:paragraph -->\n<p>Весна<br>и лето</p>\n<!-- /wp:paragraph -->\n\n\
        <!-- wp:embed {\"url\":\"https://youtu.be/aBc-_123456\"} -->\n<figure class=\"wp-block-embed\"><div>\n\
        https://youtu.be/aBc-_123456\n</div></figure>\n<!-- /wp:embed -->";
    let html = html(text);
    assert!(html.starts_with("<p>Весна<br>и лето</p>\n\n\n\n<figure"), "{html}");
    assert!(html.contains("<iframe src=\"https://www.youtube-nocookie.com/embed/aBc-_123456\">"), "{html}");
}

#[test]
fn a_text_as_shown_is_kept_as_it_is() {
    let text = "<p>Весна<br />\nи лето [1]</p>\n\n<p>Осень <a href=\"/u/a.pdf\">Номер</a></p>";
    let content = shown(text, 1, &NoSurroundings);
    assert_eq!((content.html.as_str(), content.attachments.len()), (text, 1));
}
