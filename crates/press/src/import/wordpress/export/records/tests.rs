//! What becomes of files that are whole, broken, and large.

use super::*;

fn parts(text: &str) -> Vec<String> {
    let mut records = Records::new(text.as_bytes());
    let mut found = Vec::new();
    while let Some((line, part)) = records.next().unwrap() {
        match part {
            Part::Between(text) if text.trim().is_empty() => {}
            Part::Between(text) => found.push(format!("{line} between {}", text.trim())),
            Part::Record(element) => found.push(format!("{line} {} {}", element.name, element.text_of("title"))),
            Part::Broken(fault) => found.push(format!("{line} {fault}")),
        }
    }
    found
}

#[test]
fn records_and_what_stands_between() {
    let text = "<rss><channel>\n<title>Иман</title>\n<wp:category><title>Сад</title></wp:category>\n\
                <wp:category_x/>\n<item>\n<title>А</title></item><item><title>Б</title></item>\n</channel></rss>";
    assert_eq!(
        parts(text),
        [
            "1 between <rss><channel>\n<title>Иман</title>",
            "3 wp:category Сад",
            "3 between <wp:category_x/>",
            "5 item А",
            "6 item Б",
            "6 between </channel></rss>"
        ]
    );
}

#[test]
fn an_article_may_speak_of_items() {
    let text = "<item><title>А</title><c><![CDATA[\n<item>\n</item>]]></c><!-- <item> --></item>\n<item><title>Б</title></item>";
    assert_eq!(parts(text), ["1 item А", "4 item Б"]);
}

#[test]
fn a_broken_record_costs_only_itself() {
    let good = |title: &str| format!("\t<item>\n<title>{title}</title><c><![CDATA[x]]></c>\n\t</item>\n");
    for (broken, fault) in [
        // Not closed, the next one begins.
        ("\t<item>\n<title>Б</title><wp:post_id>7</wp:post_id>\n", "post 7 is not closed; left out"),
        // A text that does not end hides the beginning of the next one.
        ("\t<item>\n<title>Б</title><c><![CDATA[текст\n", "\"Б\" is not closed"),
        ("\t<item>\n<title>Б</c></item>\n", "cannot be read"),
        ("\t<item>\n<title>Б</title></c></item>\n", "\"Б\" cannot be read"),
    ] {
        let text = [good("А"), broken.to_owned(), good("В"), good("Г")].concat();
        let found = parts(&text);
        assert_eq!(found.len(), 4, "{broken}: {found:?}");
        assert!(found[1].starts_with("4 ") && found[1].contains(fault), "{found:?}");
        assert!(found[0].ends_with("item А") && found[2].ends_with("item В") && found[3].ends_with("item Г"));
    }
}

#[test]
fn the_lines_are_right_behind_a_broken_record() {
    let text = "<item>\n<title>А</title><c><![CDATA[\n<item>\n<title>Б</title><c><![CDATA[x]]></c>\n</item>\n\n<item>\n<title>В</title></item>";
    let found = parts(text);
    assert_eq!((found[1].as_str(), found[2].as_str()), ("3 item Б", "7 item В"));
}

#[test]
fn a_file_that_ends_too_early_keeps_what_came_before() {
    let text = "<item><title>А</title></item>\n<item><title>Б</title><c><![CDATA[тек";
    assert_eq!(parts(text)[0], "1 item А");
    assert!(parts(text)[1].contains("\"Б\" is not closed") || parts(text)[1].contains("cannot be read"));
}
