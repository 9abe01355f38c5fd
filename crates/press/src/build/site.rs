//! The paper around the stories: what its sources say of it, put together, and its sections.

use super::place::Place;
use crate::root::{ROOT, resolve};
use crate::store::{Outline, Outlines};
use newsfeed::model::Section;
use newsfeed::paper::Paper;
use newsfeed::slug::slugify;
use newsfeed::wire;
use std::collections::HashMap;

/// How many tags become sections in a paper that has none.
const TAG_SECTIONS: usize = 20;
/// Top entries of a menu that is made of the sections.
const LONGEST_MENU: usize = 12;

/// The paper around the stories.
pub(super) struct Site {
    /// What all sources say of it together, with every section in it and without items.
    pub(super) feed: wire::Feed,
    /// The sections, parents before their children.
    pub(super) sections: Vec<Section>,
    /// For each story the positions of its sections and of those above them.
    pub(super) of_stories: Vec<Vec<u32>>,
    /// For each story the positions of the sections that it names itself.
    pub(super) named: Vec<Vec<u32>>,
    /// Where it is published, if the edition becomes a site.
    pub(super) place: Option<Place>,
}

impl Site {
    /// `own`: what the publisher says, before what the sources say.
    pub(super) fn of(own: Option<wire::Feed>, sources: Vec<wire::Feed>, outlines: &Outlines) -> Site {
        let mut feed = own.unwrap_or_default();
        for source in sources {
            complete(&mut feed, source);
        }
        if feed.title.is_empty() {
            "—".clone_into(&mut feed.title);
        }
        wire::VERSION.clone_into(&mut feed.version);
        name_sections(&mut feed, outlines);
        // The one place that knows how sections make a tree.
        let sections = Paper::new(feed.clone(), ROOT, &resolve).masthead().sections.clone();
        let named = named(&sections, outlines);
        let of_stories = with_parents(&sections, &named);
        let mut counts = vec![0_u32; sections.len()];
        for (story, own) in outlines.stories.iter().zip(&of_stories) {
            for section in own.iter().filter(|_| !story.is_page) {
                counts[*section as usize] += 1;
            }
        }
        for section in &mut feed.iman.sections {
            let slug = slugify(&section.slug);
            let at = sections.iter().position(|known| known.path.last() == Some(&slug));
            section.count = at.map(|at| counts[at]);
            section.slug = slug;
        }
        if feed.iman.menu.is_empty() {
            feed.iman.menu = menu(&sections, &counts);
        }
        Site { feed, sections, of_stories, named, place: None }
    }
}

/// Fills what a paper does not say of itself from what another source says of it.
fn complete(feed: &mut wire::Feed, source: wire::Feed) {
    fn fill<T>(own: &mut Option<T>, other: Option<T>) {
        if own.is_none() {
            *own = other;
        }
    }
    if feed.title.is_empty() {
        feed.title = source.title;
    }
    fill(&mut feed.home_page_url, source.home_page_url);
    fill(&mut feed.description, source.description);
    fill(&mut feed.icon, source.icon);
    fill(&mut feed.favicon, source.favicon);
    fill(&mut feed.language, source.language);
    let (iman, other) = (&mut feed.iman, source.iman);
    fill(&mut iman.about, other.about);
    fill(&mut iman.tagline, other.tagline);
    fill(&mut iman.copyright, other.copyright);
    fill(&mut iman.watch_live, other.watch_live);
    fill(&mut iman.contact, other.contact);
    if iman.menu.is_empty() {
        iman.menu = other.menu;
    }
    for section in other.sections {
        if iman.sections.iter().all(|known| known.slug != section.slug) {
            iman.sections.push(section);
        }
    }
    for page in other.pages {
        if iman.pages.iter().all(|known| known.slug != page.slug) {
            iman.pages.push(page);
        }
    }
}

/// Sees to it that every section is named: those of the menu and of the stories too; and if there is none, the most used
/// tags become sections.
fn name_sections(feed: &mut wire::Feed, outlines: &Outlines) {
    let mut wanted = Vec::new();
    menu_sections(&feed.iman.menu, &mut wanted);
    let are_named = !feed.iman.sections.is_empty() || !outlines.sections.list.is_empty();
    if are_named {
        wanted.extend(outlines.sections.list.iter().map(|(slug, _)| (slug.clone(), slug.clone())));
    } else {
        wanted.extend(used_tags(outlines));
    }
    let sections = &mut feed.iman.sections;
    for (slug, name) in wanted {
        if sections.iter().all(|known| slugify(&known.slug) != slug) {
            sections.push(wire::Section { slug, name: Some(name), ..wire::Section::default() });
        }
    }
}

fn menu_sections(menu: &[wire::MenuEntry], found: &mut Vec<(String, String)>) {
    for entry in menu {
        if let Some(section) = &entry.section {
            let slug = section.trim_matches('/').rsplit('/').next().unwrap_or_default();
            found.push((slugify(slug), entry.label.clone()));
        }
        menu_sections(&entry.children, found);
    }
}

/// The tags that two stories or more have, the most used first; if none is used twice, those that there are.
fn used_tags(outlines: &Outlines) -> Vec<(String, String)> {
    let mut counts = vec![0_u32; outlines.tags.list.len()];
    for tag in outlines.stories.iter().filter(|story| !story.is_page).flat_map(|story| &story.tags) {
        counts[*tag as usize] += 1;
    }
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by(|one, other| {
        let slug = |at: &usize| &outlines.tags.list[*at].0;
        counts[*other].cmp(&counts[*one]).then(slug(one).cmp(slug(other)))
    });
    let least = if order.first().is_some_and(|most| counts[*most] > 1) { 2 } else { 1 };
    let used = order.into_iter().filter(|at| counts[*at] >= least).take(TAG_SECTIONS);
    used.map(|at| outlines.tags.list[at].clone()).collect()
}

/// For each story the sections that it names; one that names none is in those that are called like its tags.
fn named(sections: &[Section], outlines: &Outlines) -> Vec<Vec<u32>> {
    let mut by_slug: HashMap<&str, u32> = HashMap::new();
    for (at, section) in (0..).zip(sections) {
        by_slug.entry(section.path.last().map_or("", String::as_str)).or_insert(at);
    }
    let mut by_tag: HashMap<String, u32> = by_slug.iter().map(|(slug, at)| ((*slug).to_owned(), *at)).collect();
    for (at, section) in (0..).zip(sections) {
        by_tag.entry(slugify(&section.name)).or_insert(at);
    }
    let own = |story: &Outline| -> Vec<u32> {
        if story.sections.is_empty() {
            let tags = story.tags.iter().map(|tag| &outlines.tags.list[*tag as usize].0);
            tags.filter_map(|tag| by_tag.get(tag).copied()).collect()
        } else {
            let slugs = story.sections.iter().map(|section| outlines.sections.list[*section as usize].0.as_str());
            slugs.filter_map(|slug| by_slug.get(slug).copied()).collect()
        }
    };
    outlines.stories.iter().map(own).collect()
}

/// For each story its sections and those above them.
fn with_parents(sections: &[Section], named: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let lineage = |at: usize| {
        let path = &sections[at].path;
        (1..=path.len()).filter_map(|end| sections.iter().position(|section| section.path == path[..end]))
    };
    let lineages: Vec<Vec<u32>> =
        (0..sections.len()).map(|at| lineage(at).filter_map(|at| u32::try_from(at).ok()).collect()).collect();
    let mut all = Vec::with_capacity(named.len());
    for own in named {
        let mut found: Vec<u32> = Vec::new();
        for at in own {
            for section in &lineages[*at as usize] {
                if !found.contains(section) {
                    found.push(*section);
                }
            }
        }
        all.push(found);
    }
    all
}

/// A menu of the top sections, the most used first, with the sections under them.
fn menu(sections: &[Section], counts: &[u32]) -> Vec<wire::MenuEntry> {
    let mut order: Vec<usize> = (0..sections.len()).filter(|at| sections[*at].path.len() == 1).collect();
    order.sort_by_key(|at| std::cmp::Reverse(counts[*at]));
    order.truncate(LONGEST_MENU);
    order.into_iter().map(|at| entry(&sections[at], sections)).collect()
}

fn entry(section: &Section, sections: &[Section]) -> wire::MenuEntry {
    let is_child =
        |other: &&Section| other.path.len() == section.path.len() + 1 && other.path.starts_with(&section.path);
    wire::MenuEntry {
        label: section.name.clone(),
        section: section.path.last().cloned(),
        children: sections.iter().filter(is_child).map(|child| entry(child, sections)).collect(),
        ..wire::MenuEntry::default()
    }
}
