//! Only pictures change, and all of them are found.

use super::*;
use proptest::prelude::*;

fn other(_: &Image) -> Option<Replacement> {
    let variants = String::new();
    Some(Replacement { src: "https://edition.invalid/a.jpg".into(), variants, size: Some((800, 533)) })
}

fn rewritten(html: &str) -> String {
    rewrite(html, &mut other, &|_| None)
}

#[test]
fn a_picture_gets_its_address_and_size_and_keeps_the_rest() {
    let new = r#"src="https://edition.invalid/a.jpg" width="800" height="533""#;
    assert_eq!(
        rewritten(r#"<p>Сад</p><img alt="a > b" src="x.png?a=1&amp;b=2" loading="lazy"><p>1</p>"#),
        format!(
            r#"<p>Сад</p><img alt="a > b" {} loading="lazy" width="800" height="533"><p>1</p>"#,
            new.split_once(' ').unwrap().0
        )
    );
    assert_eq!(rewritten(r#"<img src="x.png" width="1" height="2">"#), format!("<img {new}>"));
    assert_eq!(rewritten("<IMG SRC=x.png/>"), format!("<IMG {new}>"));
    assert_eq!(rewritten("<img src='x.png' />"), format!("<img {}/>", new.replacen(" w", "  w", 1)));
    assert_eq!(rewritten("<img alt=\"src=\">"), "<img alt=\"src=\">");
}

#[test]
fn what_a_picture_says_is_read() {
    let html =
        r#"<figure><img width="300" height="200" src="https://a.example/?a=1&amp;amp;b=%20"></figure><img src=b>"#;
    let found = images(html);
    assert_eq!(found[0].src, "https://a.example/?a=1&amp;b=%20");
    assert_eq!((found[0].width, found[0].height), (Some(300), Some(200)));
    assert_eq!(found[1], Image { src: "b".into(), width: None, height: None });
    assert!(images(r#"<img src="b" width="1" height="1">"#)[0].is_counting_pixel());
}

#[test]
fn a_link_from_a_picture_to_another_is_changed_and_no_other() {
    let lead = |address: &str| Some(format!("/full/{address}"));
    let html = |href: &str| format!(r#"<a title="x" href="{href}"><img src="b.png"></a><a href="c.jpg">c</a>"#);
    let kept = |_: &Image| None;
    assert_eq!(linked(&html("b.JPG?v=1&amp;w=2")), ["b.JPG?v=1&w=2"]);
    assert_eq!(rewrite(&html("b.jpg"), &mut { kept }, &lead), html("/full/b.jpg"));
    for other in ["/2025/05/17/bees/", "b.pdf", "https://a.example/"] {
        assert_eq!(rewrite(&html(other), &mut { kept }, &lead), html(other));
    }
}

#[test]
fn what_only_looks_like_a_picture_stays() {
    for html in [
        "<code>&lt;img src=\"a.png\"&gt;</code>",
        "<!-- <img src=a.png> -->b",
        "<a title=\"<img src=a.png>\">b</a>",
        "<textarea><img src=a.png></textarea>",
        "<image src=a.png><img-x src=a.png><imgs src=a.png></img src=a.png>",
        "1 < img src=a.png> 2",
        "<img>",
        "<img alt",
        "<",
        "<!--",
    ] {
        assert_eq!(rewritten(html), html);
    }
}

/// The text with nothing in its pictures that may change.
fn without(html: &str) -> String {
    ammonia::Builder::default().rm_tag_attributes("img", ["src", "width", "height"]).clean(html).to_string()
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zа-я <>&\"'=/!-]{0,12}",
        Just("<img src=\"https://a.example/b.png\" alt=\"x\">".to_owned()),
        Just("<img alt='>' title=\"<img src=q>\" src='/c.png?d&e' width=7>".to_owned()),
        Just("<pre><code>&lt;img src=\"a\"&gt;".to_owned()),
        Just("</code></pre>".to_owned()),
        Just("<p title=\"".to_owned()),
        Just("<!-- ".to_owned()),
        Just("-->".to_owned()),
        Just("<svg><style><img src=x>".to_owned()),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_but_the_pictures_changes(html in pieces()) {
        let clean = ammonia::clean(&html);
        let new = rewritten(&clean);
        prop_assert_eq!(without(&new), without(&clean));
        // What a browser finds is what has been replaced.
        let shown = |html: &str| html.matches("<img ").count();
        prop_assert_eq!(images(&new).len(), images(&clean).len());
        prop_assert_eq!(shown(&without(&new)), shown(&without(&clean)));
        prop_assert!(images(&new).iter().all(|image| image.src == "https://edition.invalid/a.jpg"));
    }

    #[test]
    fn no_text_is_too_broken(html in "[<>a-z =\"'/!ж-]{0,40}|(<img[ a-z=\"'/>ж]{0,9}){0,4}") {
        let same = rewrite(&html, &mut |_| None, &|_| None);
        prop_assert_eq!(&same, &html);
        rewritten(&html);
    }
}
