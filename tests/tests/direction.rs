//! Newspapers and stories that are written from right to left.

use iman_tests::{Answer, Feed, Item, Page, Site, Window, visit};
use serde_json::{Value, json};

const BODY: &str = "<p>Text before a list that goes on for some words.</p><ul><li>One</li><li>Two</li></ul>\
    <blockquote><p>Said by somebody.</p></blockquote><table><tr><th>A</th><td>B</td></tr></table>\
    <figure><img src='pictures/x.svg' alt='x' width='1200' height='800'><figcaption>Below</figcaption></figure>";

/// The same newspaper in any language: its words are the same, so that only the direction makes a difference.
fn paper(language: &str) -> Feed {
    let item = |number: u8| {
        let (id, title) = (number.to_string(), format!("Story number {number} with a headline of some length"));
        let item = Item::story(&id, &title, &format!("2025-05-{number:02}")).html(BODY).picture(&id);
        let item = item.tags(&["honey", "bees"]).authors(&["Desk"]).sections(&["village"]);
        if number == 24 { item.iman("kind", json!("video")) } else { item }
    };
    Feed::new("Herald")
        .language(language)
        .section("village", "Village", None)
        .section("school", "School", Some("village"))
        .iman("watch_live", json!("https://live.example/"))
        .iman(
            "menu",
            json!([{ "label": "Village", "section": "village", "children": [{ "label": "School", "section": "school" }] }]),
        )
        .iman("contact", json!({ "address": "Main street", "phone": "+7 871 422", "form": "letters" }))
        .iman("pages", json!([{ "slug": "write", "title": "Write", "content_html": "<p>Do.</p>", "contact": true }]))
        .items((1..=28).rev().map(item))
}

/// What stands on the page in a box of its own, and must stand on the other side when the page is mirrored.
const BOXES: &str = ".masthead .today, .nameplate, .live, .menu-button, .menu-button .icon, .first-level li, .tool, \
    .branch-head > *, .tree ul, .breadcrumbs li, .list-head, .card, .card .art, .card .words, .playable, .star, .pager ol, \
    .pager a, .story-head h1, .under-headline, .authors li, .main-picture, .body > *, .body li, .body td, .tags li, .related, \
    .neighbours a, .search-form input, .search-form button, .contact dd, .contact-form > *, .footer-grid > *, .years li, \
    .to-top .icon";

/// The boxes: from the start of the page's line, from its top, width, and height.
async fn boxes(page: &Page) -> Vec<(String, [f64; 4])> {
    let script = "
        // The scroll bar stays where it is.
        const whole = document.documentElement.getBoundingClientRect();
        const isMirrored = document.documentElement.dir === 'rtl';
        return all(args[0]).filter(seen).map((element) => {
            const box = element.getBoundingClientRect();
            const start = isMirrored ? whole.right - box.right : box.left - whole.left;
            return [element.outerHTML.slice(0, 100), [start, box.top + scrollY, box.width, box.height]];
        })";
    page.js_with(script, json!([BOXES])).await
}

#[tokio::test]
async fn a_paper_written_from_right_to_left_is_laid_out_as_in_a_mirror() {
    for window in [Window::Desktop, Window::Phone] {
        visit(Site::bundled())
            .in_window(window)
            .run_in_both_forms(async |page| {
                for path in [
                    "/",
                    "/category/village/",
                    "/category/village/page/2/",
                    "/2025/05/24/story-number-24-with-a-headline-of-some-length/",
                    "/write/",
                    "/search/?q=headline",
                ] {
                    let mut seen = Vec::new();
                    for language in ["en", "ar"] {
                        page.server().answer("/feed.json", Answer::feed(Value::from(paper(language))));
                        page.open(path).await;
                        page.click(".menu-button").await;
                        page.assert_everything_fits(language).await;
                        seen.push(boxes(page).await);
                    }
                    assert_eq!(page.attribute("html", "dir").await.as_deref(), Some("rtl"));
                    let (mirrored, plain) = (seen.pop().unwrap_or_default(), seen.pop().unwrap_or_default());
                    assert!(plain.len() > 20, "boxes at {path}: {}", plain.len());
                    assert_eq!(plain.len(), mirrored.len(), "boxes at {path}");
                    for ((name, there), (_, here)) in plain.iter().zip(&mirrored) {
                        let same = there.iter().zip(here).all(|(there, here)| (there - here).abs() < 1.5);
                        assert!(
                            same,
                            "in a {window:?} window at {path}, from left {there:?}, from right {here:?}: {name}"
                        );
                    }
                }
            })
            .await;
    }
}

/// Two stories, one of them in another language than the newspaper, which is written the other way.
fn mixed(paper: &str, own: (&str, &str), other: (&str, &str, &str)) -> Feed {
    let (language, title, text) = other;
    let foreign = Item::story("2", title, "2025-05-16").html(&format!("<p>{text}</p>")).picture("a");
    Feed::new("Вестник")
        .language(paper)
        .item(Item::story("1", own.0, "2025-05-17").html(&format!("<p>{}</p>", own.1)))
        .item(foreign.with("language", language.into()).with("summary", title.into()).iman("caption", text.into()))
}

#[tokio::test]
async fn a_story_written_the_other_way_runs_its_own_way_wherever_it_stands() {
    let arabic = ("ar", "الطريق إلى الجبل (2025)!", "يصعد الطريق.");
    let russian = ("ru", "Дорога в горы (2025)!", "Дорога идёт вверх.");
    for (feed, direction) in
        [(mixed("ru", ("Мост", "Стоит."), arabic), "rtl"), (mixed("ar", ("جسر", "يقف."), russian), "ltr")]
    {
        visit(Site::of(feed))
            .run(async |page| {
                page.open("/2025/").await;
                let foreign = "main li:nth-child(2) ";
                for part in [".headline", ".excerpt"] {
                    let part = [foreign, part].concat();
                    assert_eq!(page.attribute(&part, "dir").await.as_deref(), Some(direction), "{part}");
                }
                assert_eq!(page.attribute("main li:nth-child(1) .headline", "dir").await, None, "the paper's own way");
                let link = format!("{foreign}.headline a");
                // What ends the headline stands at its end: the sign is not carried to the other side of the line.
                let script = "
                    const words = all(args[0])[0].firstChild, range = document.createRange();
                    const middle = (from) => {
                        range.setStart(words, from);
                        range.setEnd(words, from + 1);
                        const box = range.getBoundingClientRect();
                        return box.left + box.width / 2;
                    };
                    return middle(words.length - 1) - middle(0)";
                let from_start_to_end: f64 = page.js_with(script, json!([link])).await;
                assert_eq!(
                    from_start_to_end < 0.0,
                    direction == "rtl",
                    "the sign stands {from_start_to_end} from the first letter"
                );
                page.follow(&link).await;
                for part in ["h1", "main .lead", "main .body", "main .main-picture", "main .breadcrumbs [aria-current]"]
                {
                    assert_eq!(page.attribute(part, "dir").await.as_deref(), Some(direction), "{part}");
                }
                page.assert_everything_fits("mixed directions").await;
                page.open("/2025/05/17/").await;
                page.follow("main .headline a").await;
                assert_eq!(page.attribute(".neighbours .headline", "dir").await.as_deref(), Some(direction));
            })
            .await;
    }
}

#[tokio::test]
async fn a_number_stands_before_its_word_in_a_line_that_runs_the_other_way() {
    visit(Site::of(paper("ar")))
        .run(async |page| {
            page.open("/2025/05/").await;
            let script = "
                const words = all('main .card .meta span')[0].firstChild, range = document.createRange();
                const left = (from) => { range.setStart(words, from); range.setEnd(words, from + 1); return range.getBoundingClientRect().left; };
                return [words.data, left(0), left(words.length - 1)]";
            let (words, first, last): (String, f64, f64) = page.js(script).await;
            assert_eq!(words, "1 min read");
            assert!(first < last, "“{words}” begins at {first} and ends at {last}");
        })
        .await;
}
