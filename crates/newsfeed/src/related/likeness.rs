//! Likeness by what is known without reading the text.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Article, Kind, Preview};
use crate::paper::Paper;
use crate::stem::{normal, stem};
use crate::text::words;

/// What sharing something is worth, times how rare it is. A tag is chosen by an editor to say what
/// a story is about; a section says it roughly; a word of the title may stand there by chance.
const TAG: f32 = 1.5;
const SECTION: f32 = 1.0;
const TITLE_WORD: f32 = 1.2;
/// What standing at the same time is worth: enough to choose between stories that are otherwise
/// equally like, and no more.
const SAME_TIME: f32 = 0.8;
/// Days after which nearness is worth half.
const HALF_TIME: f32 = 120.0;
/// Taken off a printed issue, which is no story to read on with.
const ISSUE: f32 = 3.0;

/// Words of titles that say nothing of what a story is about.
const EMPTY_WORDS: &[&str] = &[
    "без",
    "было",
    "быть",
    "все",
    "где",
    "год",
    "года",
    "для",
    "его",
    "если",
    "есть",
    "еще",
    "или",
    "как",
    "какие",
    "какой",
    "когда",
    "кто",
    "над",
    "она",
    "они",
    "оно",
    "под",
    "после",
    "почему",
    "при",
    "про",
    "сам",
    "так",
    "только",
    "уже",
    "чего",
    "чем",
    "что",
    "чтобы",
    "это",
    "этот",
    "and",
    "are",
    "for",
    "from",
    "how",
    "not",
    "the",
    "what",
    "why",
    "with",
    "you",
    "your",
];

/// What each story is about, as numbers, and how many stories share each.
#[derive(Debug)]
pub(crate) struct Likeness {
    /// For each position in the paper's stories its features, each once.
    features: Vec<Vec<u32>>,
    /// What sharing the feature of that number is worth.
    worth: Vec<f32>,
}

impl Likeness {
    pub(crate) fn of(paper: &Paper) -> Likeness {
        let mut numbers: HashMap<Feature, u32> = HashMap::new();
        let mut stems: HashMap<String, String> = HashMap::new();
        let mut uses: Vec<(u32, f32)> = Vec::new();
        let mut features = Vec::with_capacity(paper.stories().len());
        for story in paper.stories() {
            let found = features_of(&story.preview, &mut stems);
            let numbered = found.into_iter().map(|feature| {
                let weight = feature.weight();
                let number = *numbers.entry(feature).or_insert_with(|| {
                    uses.push((0, weight));
                    u32::try_from(uses.len() - 1).unwrap_or(u32::MAX)
                });
                if let Some((count, _)) = uses.get_mut(number as usize) {
                    *count += 1;
                }
                number
            });
            features.push(numbered.collect());
        }
        // The inverse document frequency: what everybody shares is worth nothing.
        let stories = paper.stories().len() as f32;
        let worth = |(count, weight): (u32, f32)| weight * (stories / count as f32).ln();
        Likeness { features, worth: uses.into_iter().map(worth).collect() }
    }

    /// For each other story of the paper its position and how like the given one it is.
    pub(super) fn scores(&self, paper: &Paper, story: &Arc<Article>) -> Vec<(usize, f32)> {
        let own = paper.position(&story.preview.path);
        // A static page is not among the stories, and like none of them.
        let shared = own.and_then(|own| self.features.get(own));
        let shared: &[u32] = shared.map_or(&[], Vec::as_slice);
        let candidates = paper.stories().iter().zip(&self.features).enumerate();
        let others = candidates.filter(|(at, _)| Some(*at) != own);
        let score = |features: &[u32]| -> f32 {
            let common = features.iter().filter(|feature| shared.contains(feature));
            common.filter_map(|feature| self.worth.get(*feature as usize)).sum()
        };
        let scored = others.map(|(at, (candidate, features))| {
            let likeness = score(features) + nearness(&candidate.preview, &story.preview);
            let is_issue = candidate.preview.kind == Kind::Issue && story.preview.kind != Kind::Issue;
            (at, if is_issue { likeness - ISSUE } else { likeness })
        });
        scored.collect()
    }
}

/// Something that stories may share.
#[derive(PartialEq, Eq, Hash)]
enum Feature {
    Section(String),
    Tag(String),
    TitleWord(String),
}

impl Feature {
    fn weight(&self) -> f32 {
        match self {
            Feature::Section(_) => SECTION,
            Feature::Tag(_) => TAG,
            Feature::TitleWord(_) => TITLE_WORD,
        }
    }
}

/// The features of a story, each once, always in the same order: sums of fractions depend on it.
fn features_of(preview: &Preview, stems: &mut HashMap<String, String>) -> Vec<Feature> {
    let mut features = Vec::new();
    let mut add = |feature| {
        if !features.contains(&feature) {
            features.push(feature);
        }
    };
    for section in &preview.sections {
        // A section and those above it: two children of one parent share that.
        for end in 1..=section.path.len() {
            add(Feature::Section(section.path[..end].join("/")));
        }
    }
    for tag in &preview.tags {
        add(Feature::Tag(tag.slug.clone()));
    }
    for word in words(&preview.headline) {
        let word = normal(word);
        if word.chars().count() < 3 || EMPTY_WORDS.contains(&word.as_str()) {
            continue;
        }
        let stem = stems.entry(word).or_insert_with_key(|word| stem(word));
        add(Feature::TitleWord(stem.clone()));
    }
    features
}

/// 0 to [`SAME_TIME`].
fn nearness(one: &Preview, other: &Preview) -> f32 {
    let (Some(one), Some(other)) = (one.published, other.published) else {
        return 0.0;
    };
    let days = one.unix_seconds().abs_diff(other.unix_seconds()) as f32 / 86_400.0;
    SAME_TIME / (1.0 + days / HALF_TIME)
}
