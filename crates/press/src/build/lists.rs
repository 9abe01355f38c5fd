//! The lists of an edition: which stories stand in which.

use super::site::Site;
use crate::store::Outlines;
use newsfeed::edition::LATEST;
use std::collections::BTreeMap;

/// A list of stories.
#[derive(Debug, Default)]
pub(super) struct List {
    /// Its name in addresses, `category/ekologiya`, `date/2025/05`.
    pub(super) name: String,
    /// What it is called in the document's title; empty for the list of all stories.
    pub(super) title: String,
    /// Its stories, oldest first, as places among all stories.
    pub(super) stories: Vec<u32>,
    /// The years, months or days in it that have stories.
    pub(super) parts: Vec<u32>,
}

/// All lists. `order`: the positions in the outlines of the stories that stand in lists, oldest first.
pub(super) fn of(outlines: &Outlines, site: &Site, order: &[u32]) -> Vec<List> {
    let named = |kind: &str, slug: &str, title: &str| List {
        name: format!("{kind}/{slug}"),
        title: title.to_owned(),
        ..List::default()
    };
    let mut latest = List { name: LATEST.to_owned(), ..List::default() };
    let mut sections: Vec<List> = site
        .sections
        .iter()
        .map(|section| named("category", section.path.last().map_or("", String::as_str), &section.name))
        .collect();
    let mut tags: Vec<List> = outlines.tags.list.iter().map(|(slug, label)| named("tag", slug, label)).collect();
    let mut authors: Vec<List> = outlines.authors.list.iter().map(|(slug, name)| named("author", slug, name)).collect();
    // By year, month and day as numbers: 2025, 202505, 20250517.
    let mut periods: BTreeMap<u32, List> = BTreeMap::new();

    for (place, at) in (0_u32..).zip(order) {
        let story = &outlines.stories[*at as usize];
        latest.stories.push(place);
        for section in &site.of_stories[*at as usize] {
            sections[*section as usize].stories.push(place);
        }
        for tag in &story.tags {
            tags[*tag as usize].stories.push(place);
        }
        for author in &story.authors {
            authors[*author as usize].stories.push(place);
        }
        if story.day > 0 {
            let (year, month) = (story.day / 10_000, story.day / 100);
            for (period, part) in [(year, Some(month % 100)), (month, Some(story.day % 100)), (story.day, None)] {
                let list = periods.entry(period).or_insert_with(|| period_list(period));
                list.stories.push(place);
                // In order of time, the parts are in order too.
                if let Some(part) = part.filter(|part| list.parts.last() != Some(part)) {
                    list.parts.push(part);
                }
            }
        }
    }
    let mut lists = vec![latest];
    lists.extend(sections);
    lists.extend(tags);
    lists.extend(authors);
    lists.extend(periods.into_values());
    // A section without a story is shown as an empty one; a tag without stories is none.
    lists.retain(|list| !list.stories.is_empty() || list.name.starts_with("category/") || list.name == LATEST);
    lists
}

fn period_list(period: u32) -> List {
    let (name, title) = match period {
        0..10_000 => (format!("date/{period:04}"), format!("{period}")),
        10_000..1_000_000 => {
            let (year, month) = (period / 100, period % 100);
            (format!("date/{year:04}/{month:02}"), format!("{year}-{month:02}"))
        }
        _ => {
            let (year, month, day) = (period / 10_000, period / 100 % 100, period % 100);
            (format!("date/{year:04}/{month:02}/{day:02}"), format!("{year}-{month:02}-{day:02}"))
        }
    };
    List { name, title, ..List::default() }
}
