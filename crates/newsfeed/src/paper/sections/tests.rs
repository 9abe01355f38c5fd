use serde_json::{Value, json};

use crate::model::Section;
use crate::paper::Paper;
use crate::testing::{append, paper};

fn of(iman: Value, items: Value) -> Paper {
    paper(&json!({"version": "https://jsonfeed.org/version/1.1", "title": "x", "_iman": iman, "items": items}))
}

fn tagged(id: u32, tags: &[&str]) -> Value {
    json!({"id": id, "title": "а", "tags": tags})
}

fn paths(paper: &Paper) -> Vec<String> {
    paper.masthead().sections.iter().map(|section| section.path.join("/")).collect()
}

fn path(slugs: &[&str]) -> Vec<String> {
    slugs.iter().map(|slug| (*slug).to_owned()).collect()
}

fn in_section(paper: &Paper, slugs: &[&str]) -> Vec<String> {
    let stories = paper.in_section(&path(slugs));
    stories.iter().map(|story| story.preview.id.clone()).collect()
}

#[test]
fn a_stated_tree() {
    let paper = of(
        json!({"sections": [
            {"slug": "child", "name": "Ребёнок", "parent": "top", "description": "Под ним"},
            {"slug": "other"},
            {"slug": "top", "name": "Верх"},
            {"slug": "grandchild", "parent": "top/child"},
            {"slug": "orphan", "parent": "nowhere"},
        ]}),
        json!([
            {"id": 1, "title": "а", "_iman": {"sections": ["grandchild"]}},
            {"id": 2, "title": "б", "_iman": {"sections": ["child", "other", "top"]}},
            {"id": 3, "title": "в", "_iman": {"sections": ["top/child"]}},
        ]),
    );
    assert_eq!(paths(&paper), ["other", "top", "top/child", "top/child/grandchild", "orphan"]);
    assert_eq!(in_section(&paper, &["top"]), ["1", "2", "3"]);
    assert_eq!(in_section(&paper, &["top", "child"]), ["1", "2", "3"]);
    assert_eq!(in_section(&paper, &["top", "child", "grandchild"]), ["1"]);
    assert_eq!(in_section(&paper, &["other"]), ["2"]);
    assert_eq!(in_section(&paper, &["nowhere"]), [""; 0]);
    let names = |sections: Vec<&Section>| sections.iter().map(|section| section.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(paper.children_of(&path(&["top"]))), ["Ребёнок"]);
    assert_eq!(names(paper.children_of(&[])), ["other", "Верх", "orphan"]);
    // The last slug alone finds it, and so does a wrong parent.
    assert_eq!(paper.section(&path(&["child"])).unwrap().path, ["top", "child"]);
    assert_eq!(paper.section(&path(&["wrong", "child"])).unwrap().description, "Под ним");
    assert_eq!(paper.section(&[]), None);
    let kickers = &paper.by_id("2").unwrap().preview.sections;
    assert_eq!(kickers.iter().map(|link| link.name.as_str()).collect::<Vec<_>>(), ["Ребёнок", "other", "Верх"]);
}

#[test]
fn parents_in_a_circle_do_no_harm() {
    let paper = of(
        json!({"sections": [
            {"slug": "a", "parent": "b"}, {"slug": "b", "parent": "c"}, {"slug": "c", "parent": "a"}, {"slug": "d", "parent": "d"},
        ]}),
        json!([{"id": 1, "title": "а", "_iman": {"sections": ["a"]}}]),
    );
    assert_eq!(paths(&paper), ["c", "c/b", "c/b/a", "d"]);
    assert_eq!(in_section(&paper, &["c"]), ["1"]);
}

#[test]
fn a_slug_names_one_section() {
    let paper =
        of(json!({"sections": [{"slug": "sport", "name": "Спорт"}, {"slug": "Sport", "name": "Второй"}]}), json!([]));
    assert_eq!(paths(&paper), ["sport"]);
    assert_eq!(paper.masthead().sections[0].name, "Спорт");
}

#[test]
fn items_may_name_sections_that_the_feed_does_not() {
    let paper = of(
        json!({}),
        json!([{"id": 1, "title": "а", "tags": ["x"], "_iman": {"sections": ["Спорт"]}}, tagged(2, &["x"])]),
    );
    assert_eq!(paths(&paper), ["sport"]);
    assert!(!paper.masthead().sections[0].from_tag);
    assert_eq!(in_section(&paper, &["sport"]), ["1"]);
}

#[test]
fn tags_stand_in_for_sections_that_an_item_does_not_name() {
    let paper = of(
        json!({"sections": [{"slug": "ekologiya", "name": "Экология"}, {"slug": "s", "name": "Сельское хозяйство"}]}),
        json!([tagged(1, &["экология"]), tagged(2, &["Сельское хозяйство", "s"]), tagged(3, &["другое"])]),
    );
    assert_eq!(in_section(&paper, &["ekologiya"]), ["1"]);
    assert_eq!(in_section(&paper, &["s"]), ["2"]);
    assert_eq!(paper.by_id("3").unwrap().preview.sections, []);
}

#[test]
fn without_any_the_tags_in_use_are_sections() {
    let paper = of(
        json!({}),
        json!([
            tagged(1, &["сад", "Пчёлы", "мёд"]),
            tagged(2, &["пчёлы"]),
            tagged(3, &["пчёлы", "сад", "редкий"]),
            tagged(4, &["редкий", "сад", "пчёлы"])
        ]),
    );
    assert_eq!(paths(&paper), ["pchyoly", "sad", "redkiy"]);
    let section = &paper.masthead().sections[0];
    assert_eq!((section.name.as_str(), section.from_tag), ("Пчёлы", true));
    assert_eq!(in_section(&paper, &["pchyoly"]), ["1", "2", "3", "4"]);
    // A card shows two of them, in the item's order; the third is a section of it all the same.
    let kickers = &paper.by_id("4").unwrap().preview.sections;
    assert_eq!(kickers.iter().map(|link| link.name.as_str()).collect::<Vec<_>>(), ["редкий", "сад"]);
    assert_eq!(paper.by_id("1").unwrap().preview.tags.len(), 3);
}

#[test]
fn tags_used_once_are_better_than_nothing() {
    let paper = of(json!({}), json!([tagged(1, &["а", "б"]), tagged(2, &["в"])]));
    assert_eq!(paths(&paper), ["a", "b", "v"]);
}

#[test]
fn tag_sections_have_an_end_but_for_those_of_the_menu() {
    let items: Vec<Value> = (0..60).map(|n| tagged(n, &[&format!("t{:02}", n / 2)])).collect();
    let paper = of(json!({"menu": [{"label": "Последний", "section": "t29"}]}), json!(items));
    assert_eq!(paper.masthead().sections.len(), super::TAG_SECTIONS + 1);
    assert_eq!(paper.masthead().menu.len(), 1);
}

#[test]
fn the_next_document_may_change_tag_sections() {
    let first = of(json!({}), json!([tagged(1, &["а", "б"]), tagged(2, &["в"])]));
    let both = append(&first, &json!({"items": [tagged(3, &["в", "г"])], "title": "x"}), "https://iman.example/2.json");
    assert_eq!(paths(&both), ["v"]);
    assert_eq!(both.by_id("1").unwrap().preview.sections, []);
    assert_eq!(first.by_id("1").unwrap().preview.sections.len(), 2, "the paper before is as it was");
}
