//! Which stories are related to which.
//!
//! A small archive is weighed whole, by the rules that the app has for a plain feed: so both show the same. In a large
//! one a story's related stories are looked for by what the texts are about (`likeness`), once, among the stories before
//! it: so a story that is new changes no other's, and a publish costs as much as the news in it.

use super::likeness::Likeness;
use super::site::Site;
use crate::progress::Progress;
use crate::root::{ROOT, resolve};
use crate::store::{Outlines, RELATED, Store};
use anyhow::Result;
use newsfeed::decode::decode;
use newsfeed::paper::Paper;
use newsfeed::related::related;
use newsfeed::{encode::encode, wire};
use std::collections::HashMap;

/// An archive of so many stories or fewer is weighed whole. In a larger one so many of the oldest are related among
/// themselves: before them there is too little.
pub(super) const SMALL: usize = 300;
/// Related stories of each: those that the app shows, and two that may stand beside the article anyway.
pub(super) const COUNT: usize = 6;

/// For each place of a story (oldest first, static pages left out) the places of its related stories, the best first.
pub(super) fn of(
    store: &mut Store,
    outlines: &Outlines,
    site: &Site,
    afresh: bool,
    is_quiet: bool,
) -> Result<Vec<Vec<u32>>> {
    let numbers: Vec<i64> = outlines.stories.iter().filter(|story| !story.is_page).map(|story| story.number).collect();
    let places: HashMap<i64, u32> = numbers.iter().copied().zip(0..).collect();
    if numbers.len() <= SMALL {
        return weigh_all(store, &numbers, site);
    }
    let known = if afresh { HashMap::new() } else { store.relations()? };
    let mut related: Vec<Option<Vec<u32>>> = Vec::with_capacity(numbers.len());
    for number in &numbers {
        // A related story may be gone: then others are looked for.
        let all = known.get(number).map(|all| all.iter().map(|other| places.get(other).copied()).collect());
        related.push(all.flatten());
    }
    let missing: Vec<u32> = places_where(&related, Option::is_none);
    if !missing.is_empty() {
        let mut progress = Progress::begin("stories related", Some(missing.len() as u64), is_quiet);
        let likeness = Likeness::read(store, &numbers, &places, &missing)?;
        let found = likeness.find(&missing);
        progress.advance(missing.len() as u64);
        progress.end();
        let kept: Vec<(i64, Vec<i64>)> = missing
            .iter()
            .zip(&found)
            .map(|(place, others)| {
                (numbers[*place as usize], others.iter().map(|other| numbers[*other as usize]).collect())
            })
            .collect();
        store.set_relations(&kept)?;
        for (place, others) in missing.into_iter().zip(found) {
            related[place as usize] = Some(others);
        }
    }
    let mut related: Vec<Vec<u32>> = related.into_iter().map(Option::unwrap_or_default).collect();
    for (number, named) in store.named_relations()? {
        let Some(place) = places.get(&number) else { continue };
        let own = &mut related[*place as usize];
        let mut first: Vec<u32> = named.iter().filter_map(|other| places.get(other).copied()).collect();
        first.retain(|other| other != place);
        first.extend(own.iter().copied());
        own.clear();
        for other in first {
            if own.len() < COUNT && !own.contains(&other) {
                own.push(other);
            }
        }
    }
    Ok(related)
}

fn places_where<T>(list: &[T], is_meant: impl Fn(&T) -> bool) -> Vec<u32> {
    (0..).zip(list).filter(|(_, entry)| is_meant(entry)).map(|(place, _)| place).collect()
}

/// By the rules of the app, with all stories in memory.
fn weigh_all(store: &Store, numbers: &[i64], site: &Site) -> Result<Vec<Vec<u32>>> {
    let named = store.named_relations()?;
    let mut ids = HashMap::new();
    let mut kept = Vec::with_capacity(numbers.len());
    for (place, number) in (0..).zip(numbers) {
        let story = store.kept(*number)?;
        ids.insert(story.id.clone(), place);
        kept.push(story);
    }
    let mut around = encode(&wire::Feed { items: Vec::new(), ..site.feed.clone() });
    let mut items = Vec::with_capacity(kept.len());
    // Newest first, as in a feed: equals stay in their order.
    for (number, story) in numbers.iter().zip(&kept).rev() {
        let others = named.get(number).map(Vec::as_slice).unwrap_or_default();
        let others: Vec<String> = others.iter().map(|other| store.id(*other)).collect::<Result<_>>()?;
        let marker = format!("[\"{RELATED}\"]");
        let item = story.item.replacen(&marker, &serde_json::to_string(&others)?, 1);
        items.push(serde_json::from_str::<serde_json::Value>(&item)?);
    }
    if let Some(object) = around.as_object_mut() {
        object.insert("items".to_owned(), items.into());
    }
    let paper = Paper::new(decode(&around.to_string())?.feed, ROOT, &resolve);
    let related_to = |id: &str| {
        let path = paper.by_id(id).map(|story| story.preview.path.clone()).unwrap_or_default();
        related(&paper, &path, COUNT).iter().filter_map(|other| ids.get(&other.preview.id).copied()).collect()
    };
    Ok(kept.iter().map(|story| related_to(&story.id)).collect())
}
