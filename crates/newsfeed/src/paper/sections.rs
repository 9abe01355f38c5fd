//! The sections of a paper and the stories in them.

use super::source::Entry;
use crate::model::{Kind, Section, SectionLink, Tag};
use crate::order::positions;
use crate::register::Register;
use crate::slug::slugify;
use crate::text::line_or;
use crate::wire;

/// Sections made of tags, at most.
const TAG_SECTIONS: usize = 20;
/// Tag-made sections that a story shows.
const KICKERS: usize = 2;

/// The sections, parents before their children, and who is in them.
pub(super) struct Sections {
    pub(super) list: Vec<Section>,
    /// For each section its parents, outermost first, and itself, as positions in `list`.
    pub(super) lineages: Vec<Vec<usize>>,
    /// For each entry, the positions in `list` of the sections it names, main one first.
    pub(super) of_entries: Vec<Vec<usize>>,
}

impl Sections {
    /// The sections that the feed or its items name; if none is named anywhere, the most used tags.
    pub(super) fn of(stated: &[wire::Section], menu: &[wire::MenuEntry], entries: &[Entry]) -> Sections {
        let is_named = !stated.is_empty() || entries.iter().any(|entry| !entry.sections.is_empty());
        let mut in_menu = Vec::new();
        menu_sections(menu, &mut in_menu);
        let mut nodes = Nodes::default();
        if is_named {
            nodes.add_named(stated, &in_menu, entries);
        } else {
            nodes.add_tags(&in_menu, entries);
        }
        let of_entries = nodes.of_entries(entries);
        in_tree_order(nodes, of_entries, !is_named)
    }

    /// The sections that a story's card shows.
    pub(super) fn links(&self, entry: usize) -> Vec<SectionLink> {
        let mut links = Vec::new();
        for position in &self.of_entries[entry] {
            let section = &self.list[*position];
            if section.from_tag && links.len() == KICKERS {
                break;
            }
            links.push(SectionLink { path: section.path.clone(), name: section.name.clone() });
        }
        links
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
    count: Option<u32>,
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
            let name = line_or(name, &slug);
            self.list.push(Node { slug, name, description: description.to_owned(), parent: None, count: None });
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

    /// Adds the sections that are named: by the feed, the menu, the items.
    fn add_named(&mut self, stated: &[wire::Section], in_menu: &[(String, &str)], entries: &[Entry]) {
        for section in stated {
            let name = section.name.as_deref().unwrap_or(&section.slug);
            let description = section.description.as_deref().unwrap_or_default();
            self.add(slug_of(&section.slug), name, description);
        }
        // Parents after all are known: a child may stand before its parent.
        for section in stated {
            let parent = section.parent.as_deref().and_then(|parent| self.by_slug.get(&slug_of(parent)));
            if let Some(child) = self.by_slug.get(&slug_of(&section.slug)) {
                let known = &mut self.list[child].count;
                *known = known.or(section.count);
                if let Some(parent) = parent {
                    self.put_under(child, parent);
                }
            }
        }
        for (slug, label) in in_menu {
            self.add(slug.clone(), label, "");
        }
        for entry in entries {
            for slug in &entry.sections {
                self.add(slug.clone(), slug, "");
            }
        }
    }

    /// Adds the most used tags, and those that the menu names.
    fn add_tags(&mut self, in_menu: &[(String, &str)], entries: &[Entry]) {
        let mut tags: Vec<&Tag> = Vec::new();
        let mut counts: Vec<usize> = Vec::new();
        let mut by_slug = Register::default();
        for entry in entries {
            let preview = &entry.article.preview;
            if preview.kind == Kind::Page {
                continue;
            }
            for tag in &preview.tags {
                let number = by_slug.number(&tag.slug);
                if number == tags.len() {
                    tags.push(tag);
                    counts.push(0);
                }
                counts[number] += 1;
            }
        }
        // Of equally used tags the one that was used first.
        let order = positions(counts.len(), &|one, other| counts[other].cmp(&counts[one]));
        let least = if order.first().is_some_and(|most| counts[*most] > 1) { 2 } else { 1 };
        let mut room = TAG_SECTIONS;
        for at in order {
            let tag = tags[at];
            let is_used = counts[at] >= least && room > 0;
            room -= usize::from(is_used);
            if is_used || in_menu.iter().any(|(slug, _)| *slug == tag.slug) {
                self.add(tag.slug.clone(), &tag.label, "");
            }
        }
    }

    /// For each entry the nodes that it is in.
    fn of_entries(&self, entries: &[Entry]) -> Vec<Vec<usize>> {
        // Stories that name no section are put where their tags say: so the sections of a masthead
        // serve a feed behind it that knows only tags.
        let mut by_tag = self.by_slug.clone();
        for (position, node) in self.list.iter().enumerate() {
            let slug = slugify(&node.name);
            if by_tag.get(&slug).is_none() {
                by_tag.set(slug, position);
            }
        }
        let mut of_entries = Vec::with_capacity(entries.len());
        for entry in entries {
            let mut found: Vec<usize> = Vec::new();
            let mut add = |node: Option<usize>| {
                if let Some(node) = node
                    && !found.contains(&node)
                {
                    found.push(node);
                }
            };
            for slug in &entry.sections {
                add(self.by_slug.get(slug));
            }
            if entry.sections.is_empty() {
                for tag in &entry.article.preview.tags {
                    add(by_tag.get(&tag.slug));
                }
            }
            of_entries.push(found);
        }
        of_entries
    }
}

/// Puts parents before their children, everything else in the order it was named.
fn in_tree_order(nodes: Nodes, mut of_entries: Vec<Vec<usize>>, from_tag: bool) -> Sections {
    let mut by_node = Vec::with_capacity(nodes.list.len());
    for node in 0..nodes.list.len() {
        by_node.push(nodes.lineage(node));
    }
    let order = positions(by_node.len(), &|one, other| by_node[one].cmp(&by_node[other]));
    let mut place = vec![0; order.len()];
    for (position, node) in order.iter().enumerate() {
        place[*node] = position;
    }
    let (mut list, mut lineages) = (Vec::with_capacity(order.len()), Vec::with_capacity(order.len()));
    for at in order {
        let mut lineage = std::mem::take(&mut by_node[at]);
        let mut path = Vec::with_capacity(lineage.len());
        for node in &mut lineage {
            path.push(nodes.list[*node].slug.clone());
            *node = place[*node];
        }
        lineages.push(lineage);
        let node = &nodes.list[at];
        let (name, description) = (node.name.clone(), node.description.clone());
        list.push(Section { path, name, description, from_tag, count: node.count });
    }
    for positions in &mut of_entries {
        for position in positions {
            *position = place[*position];
        }
    }
    Sections { list, lineages, of_entries }
}

#[cfg(test)]
mod tests;
