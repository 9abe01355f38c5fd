//! The sections of a paper and the stories in them.

use super::source::Entry;
use crate::model::{Kind, Section, SectionLink, Tag};
use crate::order::{positions, sorted};
use crate::register::Register;
use crate::slug::slugify;
use crate::wire;

/// Sections made of tags, at most.
const TAG_SECTIONS: usize = 20;
/// Tag-made sections that a story shows.
const KICKERS: usize = 2;

/// The sections, parents before their children, and who is in them.
pub(super) struct Sections {
    pub(super) list: Vec<Section>,
    /// For each entry, the positions in `list` of the sections it names, main one first.
    pub(super) of_entries: Vec<Vec<usize>>,
}

impl Sections {
    /// The sections that the feed or its items name; if none is named anywhere, the most used tags.
    pub(super) fn of(stated: &[wire::Section], menu: &[wire::MenuEntry], entries: &[Entry]) -> Sections {
        let is_named = !stated.is_empty() || entries.iter().any(|entry| !entry.sections.is_empty());
        if is_named { named(stated, menu, entries) } else { from_tags(menu, entries) }
    }

    /// The sections that a story's card shows.
    pub(super) fn links(&self, entry: usize) -> Vec<SectionLink> {
        let positions = self.of_entries.get(entry).into_iter().flatten();
        let mut sections = positions.filter_map(|position| self.list.get(*position)).peekable();
        let from_tags = sections.peek().is_some_and(|section| section.from_tag);
        let shown = if from_tags { KICKERS } else { usize::MAX };
        let links =
            sections.take(shown).map(|section| SectionLink { path: section.path.clone(), name: section.name.clone() });
        links.collect()
    }
}

/// The slug that a reference to a section means: `parent/child` means the child.
pub(super) fn slug_of(reference: &str) -> String {
    let last = reference.trim_matches('/').rsplit('/').next();
    slugify(last.unwrap_or_default())
}

/// All section references in a menu with their labels, outer entries first.
fn menu_sections<'a>(menu: &'a [wire::MenuEntry], found: &mut Vec<(String, &'a str)>) {
    for entry in menu {
        if let Some(section) = &entry.section {
            found.push((slug_of(section), &entry.label));
        }
        menu_sections(&entry.children, found);
    }
}

/// A section before its place in the tree is known.
struct Node {
    slug: String,
    name: String,
    description: String,
    parent: Option<usize>,
}

/// The nodes in the order they were named, and where each slug is among them.
#[derive(Default)]
struct Nodes {
    list: Vec<Node>,
    by_slug: Register,
}

impl Nodes {
    /// Adds a node, unless there is one of that slug.
    fn add(&mut self, slug: String, name: &str, description: &str) {
        if self.by_slug.add(&slug) {
            self.list.push(Node { slug, name: name.to_owned(), description: description.to_owned(), parent: None });
        }
    }

    /// Puts a node under another, unless it has a parent or stands above the other already: a feed
    /// may name two sections each other's parents.
    fn put_under(&mut self, child: usize, parent: usize) {
        if self.list[child].parent.is_none() && !self.lineage(parent).contains(&child) {
            self.list[child].parent = Some(parent);
        }
    }

    /// The node and its parents, outermost first.
    fn lineage(&self, node: usize) -> Vec<usize> {
        let mut lineage = vec![node];
        let mut at = node;
        while let Some(parent) = self.list[at].parent {
            lineage.push(parent);
            at = parent;
        }
        lineage.reverse();
        lineage
    }
}

fn named(stated: &[wire::Section], menu: &[wire::MenuEntry], entries: &[Entry]) -> Sections {
    let mut nodes = Nodes::default();
    for section in stated {
        let name = section.name.as_deref().unwrap_or(&section.slug);
        let description = section.description.as_deref().unwrap_or_default();
        nodes.add(slug_of(&section.slug), name, description);
    }
    // Parents after all are known: a child may stand before its parent.
    for section in stated {
        let node = |slug: &str| nodes.by_slug.get(&slug_of(slug));
        let parent = section.parent.as_deref().and_then(node);
        if let (Some(child), Some(parent)) = (node(&section.slug), parent) {
            nodes.put_under(child, parent);
        }
    }
    let mut in_menu = Vec::new();
    menu_sections(menu, &mut in_menu);
    for (slug, label) in in_menu {
        nodes.add(slug, label, "");
    }
    for slug in entries.iter().flat_map(|entry| &entry.sections) {
        nodes.add(slug.clone(), slug, "");
    }

    // Stories that name no section are put where their tags say: so the sections of a masthead
    // serve a feed behind it that knows only tags.
    let mut by_tag = nodes.by_slug.clone();
    for (position, node) in nodes.list.iter().enumerate() {
        let slug = slugify(&node.name);
        if by_tag.get(&slug).is_none() {
            by_tag.set(slug, position);
        }
    }
    let nodes_of = |entry: &Entry| -> Vec<usize> {
        let mut found = Vec::new();
        let named = entry.sections.iter().filter_map(|slug| nodes.by_slug.get(slug));
        let tagged = entry.article.preview.tags.iter().filter_map(|tag| by_tag.get(&tag.slug));
        let found_by_tag = entry.sections.is_empty().then_some(tagged);
        for node in named.chain(found_by_tag.into_iter().flatten()) {
            if !found.contains(&node) {
                found.push(node);
            }
        }
        found
    };
    let of_entries = entries.iter().map(nodes_of).collect();
    in_tree_order(nodes, of_entries)
}

/// Puts parents before their children, everything else in the order it was named.
fn in_tree_order(nodes: Nodes, mut of_entries: Vec<Vec<usize>>) -> Sections {
    let lineages: Vec<Vec<usize>> = (0..nodes.list.len()).map(|node| nodes.lineage(node)).collect();
    let order = positions(lineages.len(), &|one, other| lineages[one].cmp(&lineages[other]));
    let mut place = vec![0; order.len()];
    for (position, node) in order.iter().enumerate() {
        place[*node] = position;
    }
    for position in of_entries.iter_mut().flatten() {
        *position = place[*position];
    }
    let section = |node: &usize| Section {
        path: lineages[*node].iter().map(|node| nodes.list[*node].slug.clone()).collect(),
        name: nodes.list[*node].name.clone(),
        description: nodes.list[*node].description.clone(),
        from_tag: false,
    };
    Sections { list: order.iter().map(section).collect(), of_entries }
}

/// How often a tag is used, and how it is first written.
#[derive(Clone)]
struct Use<'a> {
    tag: &'a Tag,
    count: usize,
}

fn from_tags(menu: &[wire::MenuEntry], entries: &[Entry]) -> Sections {
    let mut uses: Vec<Use<'_>> = Vec::new();
    let mut by_slug = Register::default();
    let stories = entries.iter().filter(|entry| entry.article.preview.kind != Kind::Page);
    for tag in stories.flat_map(|entry| &entry.article.preview.tags) {
        match uses.get_mut(by_slug.number(&tag.slug)) {
            Some(tag_use) => tag_use.count += 1,
            None => uses.push(Use { tag, count: 1 }),
        }
    }
    let mut in_menu = Vec::new();
    menu_sections(menu, &mut in_menu);
    let is_in_menu = |tag: &Tag| in_menu.iter().any(|(slug, _)| *slug == tag.slug);

    // Of equally used tags the one that was used first.
    let mut uses = sorted(&uses, |one, other| other.count.cmp(&one.count));
    let least = if uses.first().is_some_and(|most| most.count > 1) { 2 } else { 1 };
    let mut room = TAG_SECTIONS;
    uses.retain(|tag_use| {
        let is_used = tag_use.count >= least && room > 0;
        room -= usize::from(is_used);
        is_used || is_in_menu(tag_use.tag)
    });

    let mut by_slug = Register::default();
    for tag_use in &uses {
        by_slug.number(&tag_use.tag.slug);
    }
    let sections_of = |entry: &Entry| {
        let tags = entry.article.preview.tags.iter();
        tags.filter_map(|tag| by_slug.get(&tag.slug)).collect()
    };
    Sections {
        of_entries: entries.iter().map(sections_of).collect(),
        list: uses
            .iter()
            .map(|tag_use| Section {
                path: vec![tag_use.tag.slug.clone()],
                name: tag_use.tag.label.clone(),
                description: String::new(),
                from_tag: true,
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests;
