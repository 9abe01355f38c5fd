//! What becomes of articles, from outside.

use super::*;
use crate::root::ROOT;

const BASE: &str = "https://iman.example/2025/05/17/bees/";

fn cleaned(text: &str) -> String {
    html(text, &Url::parse(BASE).unwrap()).html
}

/// Pairs of what is given and what comes out.
fn all(pairs: &[(&str, &str)]) {
    for (given, expected) in pairs {
        assert_eq!(&cleaned(given), expected, "{given}");
        assert_eq!(&cleaned(expected), expected, "once more: {given}");
    }
}

#[test]
fn prose_stays_as_it_is() {
    let article = "<p>Пчёлы &amp; <a href=\"https://a.example/?b=1&amp;c=2\">мёд</a>&nbsp;— <em lang=\"en\">bees</em>.</p>\
                   <ul><li>раз</li><li>два</li></ul><blockquote cite=\"https://a.example/\"><p>Речь</p></blockquote>\
                   <table><tbody><tr><td colspan=\"2\">1</td></tr></tbody></table><h2>Сад</h2><p>1 &lt; 2<br>3</p>";
    all(&[(article, article)]);
}

#[test]
fn old_names_wrappers_and_strangers() {
    all(&[
        ("<center><tt>а</tt></center><x-card>б</x-card>", "<div><code>а</code></div>б"),
        ("<section>а</section><main>б</main>", "<div>а</div><div>б</div>"),
        ("<p style=color:red class=x onclick=y data-z=1>а<script>б</script></p>", "<p>а</p>"),
        ("<span><font color=red>а</font></span><span lang=ru>б</span>", "а<span lang=\"ru\">б</span>"),
        ("<!-- wp:paragraph --><p>а</p><!-- /wp -->", "<p>а</p>"),
        ("<plaintext><b>а", "&lt;b&gt;а"),
        ("<p>а<marquee>б<p>в</p></marquee></p>", "<p>аб</p><p>в</p><p></p>"),
        ("<pre>\n\n\n  а</pre>", "<pre>  а</pre>"),
    ]);
}

#[test]
fn headings_are_outlined_as_the_app_does_it() {
    all(&[
        ("<h1>а</h1><h2>б</h2><h4>в</h4><h2>г</h2>", "<h2>а</h2><h3>б</h3><h4>в</h4><h3>г</h3>"),
        ("<h1><img src=a.png></h1><h2>б</h2>", &format!("<div><img src=\"{BASE}a.png\"></div><h2>б</h2>")),
    ]);
}

#[test]
fn addresses_are_absolute_and_vetted() {
    all(&[
        ("<a href=../bees/#x>а</a>", "<a href=\"https://iman.example/2025/05/17/bees/#x\">а</a>"),
        ("<a href=//b.example>а</a>", "<a href=\"https://b.example/\">а</a>"),
        ("<a href=javascript:x>а</a><a>б</a><a href=#nowhere>в</a>", "абв"),
        ("<a href='mailto:a@b.example?bcc=c@d.example'>а</a>", "<a href=\"mailto:a@b.example\">а</a>"),
        (
            "<a href=/x><a href=/y>а</a></a>",
            "<a href=\"https://iman.example/x\"></a><a href=\"https://iman.example/y\">а</a>",
        ),
        (
            "<img src=/a.png alt='А' width=10 height=x>",
            "<img alt=\"А\" width=\"10\" src=\"https://iman.example/a.png\">",
        ),
        ("<video src=a.mp4 poster=data:x></video>", &format!("<video src=\"{BASE}a.mp4\"></video>")),
        (
            "<audio><source src=a.ogg type=audio/ogg><source src=data:x></audio><source src=b>",
            &format!("<audio><source type=\"audio/ogg\" src=\"{BASE}a.ogg\"></audio>"),
        ),
    ]);
}

#[test]
fn pictures_that_load_late() {
    let picture = "<img src=\"https://a.example/a.png\">";
    for given in [
        "<img src='data:image/gif;base64,x' data-src='https://a.example/a.png'>",
        "<img src='https://a.example/blank.gif' data-lazy-src='https://a.example/a.png'>",
        "<img src='data:image/gif;base64,x' class=lazyload><noscript><img src='https://a.example/a.png'></noscript>",
        "<img src='/blank.gif' data-late='?'> <noscript>Включите <b>скрипты</b><img src='https://a.example/a.png'></noscript>",
        "<noscript><img src='https://a.example/a.png'></noscript><img src=x data-src='https://a.example/a.png'>",
        "<img srcset='https://a.example/a-300.png 300w, https://a.example/a.png 900w'>",
        "<picture><source srcset=a.webp><img src='https://a.example/a.png'></picture>",
    ] {
        assert_eq!(cleaned(given).trim(), picture, "{given}");
    }
    assert_eq!(cleaned("<noscript><img height=1 width=1 src=https://a.example/tr></noscript>"), "");
    assert_eq!(cleaned("<img src=https://a.example/c.gif width=1 height=1>"), "");
}

#[test]
fn players_that_are_known_stay_in_one_form() {
    all(&[
        (
            "<iframe width=560 src='//www.youtube.com/embed/aBc-_123456?rel=0' title='Фильм' allow=autoplay></iframe>",
            "<iframe src=\"https://www.youtube-nocookie.com/embed/aBc-_123456\" title=\"Фильм\"></iframe>",
        ),
        (
            "<p><iframe data-src='https://vk.com/video_ext.php?oid=-1&id=2&hash=a&hd=2' src=about:blank>x</iframe></p>",
            "<p><iframe src=\"https://vkvideo.ru/video_ext.php?oid=-1&amp;id=2&amp;hash=a\"></iframe></p>",
        ),
        ("<iframe src=https://www.youtube.com:81/embed/aBc-_123456></iframe>а", "а"),
    ]);
    let mut given = wire::Item {
        content_html: Some("<iframe src=https://maps.example/></iframe><iframe></iframe>".into()),
        ..wire::Item::default()
    };
    assert_eq!(item(&mut given, BASE), Mended { frames: 1, ..Mended::default() });
}

#[test]
fn footnotes_lead_there_and_back() {
    all(&[
        (
            "<p id=intro>а<sup id=fnref:1><a href=#fn:1>1</a></sup></p><ol class='footnotes x'><li id=fn:1>б <a href=#fnref:1>↩</a></ol>",
            "<p>а<sup id=\"a-fnref:1\"><a href=\"#a-fn:1\">1</a></sup></p>\
             <ol class=\"footnotes\"><li id=\"a-fn:1\">б <a href=\"#a-fnref:1\">↩</a></li></ol>",
        ),
        (&format!("<a name=x id=x>а</a><a href='{BASE}#x'>б</a>"), "<span id=\"a-x\">а</span><a href=\"#a-x\">б</a>"),
        ("<h2 id=сад>а</h2><a href='#%D1%81%D0%B0%D0%B4'>б</a>", "<h2 id=\"a-сад\">а</h2><a href=\"#a-сад\">б</a>"),
    ]);
}

#[test]
fn captions_and_galleries() {
    let picture = "<img src=\"https://a.example/a.png\">";
    all(&[
        (
            &format!(
                "<div class='wp-caption alignnone' style='width:1px'>{picture}<p class=wp-caption-text>А</p></div>"
            ),
            &format!("<figure>{picture}<figcaption>А</figcaption></figure>"),
        ),
        (
            &format!("<div id=gallery-1 class='gallery gallery-columns-3'>{picture}{picture}</div>"),
            &format!("<div class=\"gallery\">{picture}{picture}</div>"),
        ),
    ]);
}

#[test]
fn nesting_has_an_end() {
    let deep = format!("{}а{}", "<div>".repeat(30_000), "</div>".repeat(30_000));
    assert_eq!(cleaned(&deep).matches("<div>").count(), 100);
    let tables = "<table><tr><td>".repeat(60);
    assert_eq!(cleaned(&cleaned(&tables)), cleaned(&tables));
}

#[test]
fn addresses_of_an_item_resolve_against_its_page() {
    let mut given = wire::Item {
        url: Some("/2025/05/17/bees/".into()),
        image: Some("bees.jpg".into()),
        external_url: Some("javascript:x".into()),
        content_html: Some("<img src=a.png>".into()),
        attachments: vec![
            wire::Attachment {
                url: "33.pdf".into(),
                mime_type: "application/pdf".into(),
                ..wire::Attachment::default()
            },
            wire::Attachment { url: "data:x".into(), mime_type: "text/plain".into(), ..wire::Attachment::default() },
        ],
        ..wire::Item::default()
    };
    given.iman.image_variants = Some("bees-{width}.webp".into());
    let mended = item(&mut given, "https://iman.example/feed.json");
    assert_eq!(given.image.as_deref(), Some("https://iman.example/2025/05/17/bees/bees.jpg"));
    assert_eq!(given.iman.image_variants.as_deref(), Some("https://iman.example/2025/05/17/bees/bees-{width}.webp"));
    assert_eq!(given.content_html.as_deref(), Some("<img src=\"https://iman.example/2025/05/17/bees/a.png\">"));
    assert_eq!((given.attachments.len(), given.external_url.clone()), (1, None));
    assert_eq!(mended.faults.len(), 2, "{mended:?}");
    let once = given.clone();
    assert_eq!(item(&mut given, "https://iman.example/feed.json"), Mended::default());
    assert_eq!(given, once);
}

#[test]
fn files_beside_the_archive_stand_below_the_root() {
    let mut given = wire::Item { image: Some("images/a.png".into()), ..wire::Item::default() };
    item(&mut given, ROOT);
    assert_eq!(given.image.as_deref(), Some("https://edition.invalid/images/a.png"));
}

mod payloads;
