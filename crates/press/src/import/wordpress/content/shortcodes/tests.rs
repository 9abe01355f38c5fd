//! What readers see of shortcodes.

use super::*;

struct Files;

impl Surroundings for Files {
    fn file(&self, number: u64) -> Option<File> {
        let file = |url: &str, caption: &str, media_type: &str| {
            Some(File {
                url: url.into(),
                alt: "Пасека".into(),
                title: "Запись".into(),
                caption: caption.into(),
                media_type: media_type.into(),
                ..File::default()
            })
        };
        match number {
            5 => file("https://iman.example/5.jpg", "Улей", "image/jpeg"),
            6 => file("https://iman.example/6.jpg", "", "image/jpeg"),
            7 => file("https://iman.example/7.mp3", "", "audio/mpeg"),
            _ => None,
        }
    }

    fn pictures_of(&self, post: u64) -> Vec<File> {
        if post == 1 { self.file(6).into_iter().collect() } else { Vec::new() }
    }

    fn reusable(&self, _number: u64) -> Option<String> {
        None
    }
}

fn replace(text: &str) -> (String, Lost) {
    let mut lost = Lost::new();
    (replaced(text, 1, &Files, &mut lost), lost)
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let (html, lost) = replace(text);
        assert_eq!(html, *expected, "{text}");
        assert!(lost.is_empty(), "{text}: {lost:?}");
    }
}

#[test]
fn what_only_looks_like_one_is_text() {
    for text in [
        "[1]",
        "[sic]",
        "[прим. ред.]",
        "[…]",
        "[стр. 5]",
        "[see 3]",
        "[",
        "]",
        "[]",
        "[[",
        "[/]",
        "a[0] = b[1]",
        "[ b ]",
        "[quote]",
        "[b]",
        "[x",
        "[so-called]",
        "[ред.=1]",
        "[a=b]",
        "[/sic]",
        "[note 5]",
        "[vk]",
    ] {
        assert_eq!(replace(text), (text.to_owned(), Lost::new()), "{text}");
    }
}

#[test]
fn a_caption_becomes_a_figure() {
    let figure = r#"<figure><img src="a.jpg"><figcaption>Улей <em>весной</em></figcaption></figure>"#;
    check(&[
        (
            r#"[caption id="attachment_5" align="left" width="300"]<img src="a.jpg"> Улей <em>весной</em>[/caption]"#,
            figure,
        ),
        (
            r#"[wp_caption caption="Улей"]<a href="b"><img src="a.jpg"></a>[/wp_caption]"#,
            r#"<figure><a href="b"><img src="a.jpg"></a><figcaption>Улей</figcaption></figure>"#,
        ),
        ("[caption width=\"3\"]Одни слова[/caption]", "Одни слова"),
    ]);
}

#[test]
fn galleries_and_playlists_become_figures() {
    let five = r#"<figure><img src="https://iman.example/5.jpg" alt="Пасека"><figcaption>Улей</figcaption></figure>"#;
    let six = r#"<figure><img src="https://iman.example/6.jpg" alt="Пасека"></figure>"#;
    check(&[
        ("[gallery ids=\"5,6\" columns=2]", &format!("{five}{six}")),
        ("[gallery ids=&#8221;5,6&#8243; exclude='6']", five),
        ("[gallery]", six),
        ("[vc_single_image image=\"5\" img_size=\"full\"]", five),
        (
            "[playlist ids=\"7\"]",
            "<figure><audio src=\"https://iman.example/7.mp3\" controls></audio><figcaption>Запись</figcaption></figure>",
        ),
    ]);
    let (html, lost) = replace("[gallery ids=\"5,99\"]");
    assert_eq!((html.as_str(), lost.values().sum::<u64>()), (five, 1));
}

#[test]
fn sounds_videos_and_documents() {
    let player = "<iframe src=\"https://www.youtube-nocookie.com/embed/aBc-_123456\"></iframe>";
    check(&[
        ("[embed width=\"100\"]https://youtu.be/aBc-_123456[/embed]", player),
        ("[youtube=https://www.youtube.com/watch?v=aBc-_123456]", player),
        ("[youtube id=\"aBc-_123456\"]", player),
        ("[embedyt] https://www.youtube.com/watch?v=aBc-_123456[/embedyt]", player),
        ("[video src=\"https://youtu.be/aBc-_123456\"]", player),
        (
            "[video width=\"6\" mp4=\"https://iman.example/a.mp4\" poster=\"p.jpg\"][/video]",
            "<video src=\"https://iman.example/a.mp4\" poster=\"p.jpg\" controls></video>",
        ),
        ("[audio mp3=\"a.mp3\"][/audio]", "<audio src=\"a.mp3\" controls></audio>"),
        ("[audio https://iman.example/a.mp3]", "<audio src=\"https://iman.example/a.mp3\" controls></audio>"),
        (
            "[pdf-embedder url=\"https://iman.example/u/nomer-7.pdf\" title=\"Номер 7\"]",
            "<p><a href=\"https://iman.example/u/nomer-7.pdf\">Номер 7</a></p>",
        ),
        ("[pdf]/u/nomer-7.pdf[/pdf]", "<p><a href=\"/u/nomer-7.pdf\">nomer-7.pdf</a></p>"),
    ]);
}

#[test]
fn quotes_marks_and_notes() {
    check(&[
        ("[quote]Мёд[/quote]", "<blockquote>Мёд</blockquote>"),
        ("[su_quote cite=\"Редакция\"]Мёд[/su_quote]", "<blockquote>Мёд\n\n<cite>Редакция</cite></blockquote>"),
        ("[b]Мёд [i]и[/i][/b]", "<strong>Мёд <em>и</em></strong>"),
        ("[url=https://iman.example/]О нас[/url]", "<a href=\"https://iman.example/\">О нас</a>"),
        ("Мёд[ref]Липовый.[/ref].", "Мёд (Липовый.)."),
        ("[spoiler title=\"Ответ\"]Улей[/spoiler]", "<details><summary>Ответ</summary>Улей</details>"),
        ("[dropcap]М[/dropcap]ёд", "Мёд"),
    ]);
}

#[test]
fn of_unknown_ones_the_content_stays_and_the_name_is_told() {
    let (html, lost) =
        replace("[vc_row][vc_column width=\"1/2\"]Мёд [my_ad id=3] и[/vc_column][/vc_row] [box]сад[/box]");
    assert_eq!(html, "Мёд  и сад");
    let names: Vec<&str> = lost.keys().map(String::as_str).collect();
    assert_eq!(names, ["shortcode box", "shortcode my_ad", "shortcode vc_column", "shortcode vc_row"]);
    let (html, _) = replace("[vc_raw_html]JTNDcCUzRQ==[/vc_raw_html][contact-form-7 id=\"1\"][gallery ids=\"\"]");
    assert_eq!(html, "<figure><img src=\"https://iman.example/6.jpg\" alt=\"Пасека\"></figure>");
}

#[test]
fn escaped_ones_and_code_are_shown_as_they_are() {
    check(&[
        ("[[gallery ids=\"5\"]]", "[gallery ids=\"5\"]"),
        ("[[caption]a[/caption]]", "[caption]a[/caption]"),
        ("<pre>[gallery]</pre> <code>[b]x[/b]</code>", "<pre>[gallery]</pre> <code>[b]x[/b]</code>"),
        (
            "[sourcecode language=\"html\"]\n<b>[gallery]</b> &lt;\n[/sourcecode]",
            "<pre><code>&lt;b>[gallery]&lt;/b> &lt;</code></pre>",
        ),
        ("<a title=\"[gallery]\">x</a>", "<a title=\"[gallery]\">x</a>"),
    ]);
}

#[test]
fn what_is_not_closed_costs_nothing_else() {
    let (html, _) = replace("[caption width=\"3\"]Раз <p>Два</p> [gallery ids=\"5\" Три");
    assert_eq!(html, "Раз <p>Два</p> [gallery ids=\"5\" Три");
    let many = "[caption id=\"1\"]".repeat(20_000);
    assert_eq!(replace(&many).0, "");
    let deep = "[quote]".repeat(3_000) + &"[/quote]".repeat(3_000);
    let _ = replace(&deep);
}
