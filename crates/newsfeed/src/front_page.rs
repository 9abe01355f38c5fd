//! The layout of the front page: which story stands where.

use std::sync::Arc;

use crate::model::{Article, Kind, Masthead, MenuEntry, MenuTarget, Section, SectionLink};
use crate::paper::Paper;
use crate::register::Register;

/// Headlines in the strip.
const STRIP: usize = 5;
/// Editors' picks.
const PICKS: usize = 4;
/// The newest stories.
const LATEST: usize = 8;
/// Stories of a section.
const BLOCK: usize = 4;
/// The lead is the newest story with a picture, if it is among so many newest.
const LEAD_CANDIDATES: usize = 6;
/// A paper of so many stories or fewer has no strip, and shows sections with a single story:
/// otherwise its page would be headlines only.
const SMALL: usize = 12;

/// The front page. No story stands on it twice.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FrontPage {
    /// Up to 5 of the newest stories besides the lead, to be shown as headlines only. Empty in a
    /// paper of up to 12 stories.
    pub strip: Vec<Arc<Article>>,
    /// The story at the top; `None` only in an empty paper.
    pub lead: Option<Arc<Article>>,
    /// Up to 4 stories that the editors put forward, newest first.
    pub picks: Vec<Arc<Article>>,
    /// Up to 8 of the newest stories that stand nowhere above.
    pub latest: Vec<Arc<Article>>,
    /// The sections that have stories left: those of the menu in its order, then the others.
    pub blocks: Vec<Block>,
    /// The newest printed issue. Issues stand nowhere else on the page.
    pub issue: Option<Arc<Article>>,
}

/// A section on the front page.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// The section.
    pub section: SectionLink,
    /// 1 to 4 of its stories, newest first; at least 2 in a paper of more than 12 stories.
    pub stories: Vec<Arc<Article>>,
}

/// Lays the front page out.
///
/// The places are filled from the most to the least prominent, lead, picks, strip, latest,
/// sections, each from what those before it left.
pub fn arrange(paper: &Paper) -> FrontPage {
    let (mut issue, mut stories, mut pinned) = (None, Vec::new(), Vec::new());
    for story in paper.stories() {
        if story.preview.kind == Kind::Issue {
            issue = issue.or(Some(story));
            continue;
        }
        stories.push(story);
        if story.preview.pinned {
            pinned.push(story);
        }
    }
    let is_small = stories.len() <= SMALL;
    let mut page = Placed::default();

    let mut newest = stories.iter().take(LEAD_CANDIDATES);
    let lead = newest.find(|story| story.preview.picture.is_some()).or(stories.first());
    let lead = page.place(lead.map_or(&[], std::slice::from_ref), 1).pop();
    let picks = page.place(&pinned, PICKS);
    let strip = page.place(&stories, if is_small { 0 } else { STRIP });
    let latest = page.place(&stories, LATEST);

    let least = if is_small { 1 } else { 2 };
    let mut blocks = Vec::new();
    for section in block_sections(paper.masthead()) {
        let all = paper.in_section(&section.path);
        let mut left = Vec::new();
        for story in &all {
            if left.len() < BLOCK && page.is_free(story) && story.preview.kind != Kind::Issue {
                left.push(story);
            }
        }
        if left.len() >= least {
            blocks.push(Block {
                section: SectionLink { path: section.path.clone(), name: section.name.clone() },
                stories: page.place(&left, BLOCK),
            });
        }
    }
    FrontPage { strip, lead, picks, latest, blocks, issue: issue.cloned() }
}

/// What stands on the page already.
#[derive(Default)]
struct Placed(Register);

impl Placed {
    fn is_free(&self, story: &Article) -> bool {
        self.0.get(&story.preview.id).is_none()
    }

    /// Up to `most` of the stories that are not on the page yet; they are now.
    #[inline(never)]
    fn place(&mut self, stories: &[&Arc<Article>], most: usize) -> Vec<Arc<Article>> {
        let mut placed = Vec::new();
        for story in stories {
            if placed.len() < most && self.0.add(&story.preview.id) {
                placed.push(Arc::clone(story));
            }
        }
        placed
    }
}

/// The sections that get a block: those of the menu, then the top sections outside it. A section
/// under another one that has a block is in that block.
fn block_sections(masthead: &Masthead) -> Vec<&Section> {
    let mut paths = Vec::new();
    menu_paths(&masthead.menu, &mut paths);
    let mut sections: Vec<&Section> = Vec::new();
    for path in paths {
        sections.extend(masthead.sections.iter().find(|section| section.path == path));
    }
    let count = sections.len();
    for section in &masthead.sections {
        if section.path.len() == 1 {
            sections.push(section);
        }
    }
    let in_menu = &sections[..count];

    let mut chosen: Vec<&Section> = Vec::new();
    for section in &sections {
        let covers = |other: &&Section| section.path.starts_with(&other.path);
        let is_covered = chosen.iter().any(covers)
            // The parent may stand behind its child in the menu.
            || in_menu.iter().any(|other| covers(other) && other.path != section.path);
        if !is_covered {
            chosen.push(section);
        }
    }
    chosen
}

fn menu_paths<'a>(menu: &'a [MenuEntry], paths: &mut Vec<&'a [String]>) {
    for entry in menu {
        if let Some(MenuTarget::Section(path)) = &entry.target {
            paths.push(path);
        }
        menu_paths(&entry.children, paths);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::paper;
    use serde_json::{Value, json};

    /// `count` stories of two sections by turns, the newest first.
    fn items(count: u32) -> Vec<Value> {
        let item = |n: u32| {
            let section = ["even", "odd"][n as usize % 2];
            json!({"id": n, "title": "а", "date_published": format!("2025-05-{:02}", 31 - n), "_iman": {"sections": [section]}})
        };
        (0..count).map(item).collect()
    }

    fn page(items: &[Value]) -> FrontPage {
        let iman = json!({
            "menu": [{"label": "Нечет", "section": "odd", "children": [{"label": "Под", "section": "under"}]}, {"label": "Чёт", "section": "even"}],
            "sections": [{"slug": "last"}, {"slug": "even"}, {"slug": "odd"}, {"slug": "under", "parent": "odd"}],
        });
        arrange(&paper(
            &json!({"version": "https://jsonfeed.org/version/1.1", "title": "x", "_iman": iman, "items": items}),
        ))
    }

    fn ids(stories: &[Arc<Article>]) -> Vec<&str> {
        stories.iter().map(|story| story.preview.id.as_str()).collect()
    }

    fn names(page: &FrontPage) -> Vec<&str> {
        page.blocks.iter().map(|block| block.section.path[0].as_str()).collect()
    }

    #[test]
    fn places_are_filled_from_the_top() {
        let mut items = items(28);
        items[2]["image"] = json!("https://iman.example/2.png");
        items[7]["_iman"]["pinned"] = json!(true);
        items[20]["_iman"]["pinned"] = json!(true);
        let page = page(&items);
        assert_eq!(page.lead.as_ref().unwrap().preview.id, "2", "the newest with a picture");
        assert_eq!(ids(&page.picks), ["7", "20"]);
        assert_eq!(ids(&page.strip), ["0", "1", "3", "4", "5"]);
        assert_eq!(ids(&page.latest), ["6", "8", "9", "10", "11", "12", "13", "14"]);
        assert_eq!(names(&page), ["odd", "even"], "in the order of the menu");
        assert_eq!(ids(&page.blocks[0].stories), ["15", "17", "19", "21"]);
    }

    #[test]
    fn the_lead_without_pictures_is_the_newest() {
        let mut items = items(10);
        items[9]["image"] = json!("https://iman.example/9.png");
        assert_eq!(page(&items).lead.unwrap().preview.id, "0", "the ninth is not news any more");
    }

    #[test]
    fn an_empty_paper_has_an_empty_page() {
        assert_eq!(page(&[]), FrontPage::default());
    }

    #[test]
    fn a_small_paper_has_no_strip_and_small_blocks() {
        let small = page(&items(11));
        assert_eq!(small.strip, []);
        assert_eq!((small.latest.len(), names(&small)), (8, vec!["odd", "even"]));
        assert_eq!(small.blocks[0].stories.len(), 1);
        let larger = page(&items(15));
        assert_eq!((larger.strip.len(), larger.latest.len(), larger.blocks.len()), (5, 8, 0), "one story is no block");
    }

    #[test]
    fn a_section_under_another_has_no_block_of_its_own() {
        let mut items = items(24);
        for item in &mut items[16..] {
            item["_iman"]["sections"] = json!(["under"]);
        }
        items[22]["_iman"]["sections"] = json!(["last"]);
        items[23]["_iman"]["sections"] = json!(["last"]);
        let page = page(&items);
        assert_eq!(names(&page), ["odd", "last"], "even has one left; last is not in the menu");
    }

    #[test]
    fn issues_stand_in_their_own_place() {
        let mut items = items(8);
        for at in [0, 3] {
            items[at]["_iman"]["kind"] = json!("issue");
        }
        let page = page(&items);
        assert_eq!(page.issue.as_ref().unwrap().preview.id, "0");
        assert_eq!(page.lead.as_ref().unwrap().preview.id, "1");
        assert_eq!(ids(&page.latest), ["2", "4", "5", "6", "7"]);
        assert_eq!(page.blocks, []);
    }
}
