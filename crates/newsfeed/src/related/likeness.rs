//! Likeness by what is known without reading the text.

use std::sync::Arc;

use crate::lexicon::Lexicon;
use crate::model::{Article, Kind, Preview};
use crate::paper::Paper;
use crate::register::Register;
use crate::stem::normal;
use crate::text::words;

/// What sharing something is worth, times how rare it is: a section, a tag, a word of the title. A
/// tag is chosen by an editor to say what a story is about; a section says it roughly; a word of
/// the title may stand there by chance.
const WORTH: [f32; 3] = [1.0, 1.5, 1.2];
/// The places of the three in [`WORTH`].
const SECTION: usize = 0;
const TAG: usize = 1;
const TITLE_WORD: usize = 2;
/// What standing at the same time is worth: enough to choose between stories that are otherwise
/// equally like, and no more.
const SAME_TIME: f32 = 0.8;
/// Days after which nearness is worth half.
const HALF_TIME: f32 = 120.0;
/// Taken off a printed issue, which is no story to read on with.
const ISSUE: f32 = 3.0;

/// Words of titles that say nothing of what a story is about.
const EMPTY_WORDS: &str = "\
    без было быть все где год года для его если есть еще или как какие какой когда кто над она они оно \
    под после почему при про сам так только уже чего чем что чтобы это этот and are for from how not the \
    what why with you your";

/// What each story is about, as numbers, and how many stories share each.
#[derive(Debug)]
pub(crate) struct Likeness {
    /// For each position in the paper's stories its features, each once.
    features: Vec<Vec<usize>>,
    /// What sharing the feature of that number is worth.
    worth: Vec<f32>,
}

impl Likeness {
    pub(crate) fn of(paper: &Paper) -> Likeness {
        let mut names = Names::default();
        let features: Vec<_> = paper.stories().iter().map(|story| names.features(&story.preview)).collect();
        let mut uses = Vec::new();
        for feature in features.iter().flatten() {
            if *feature >= uses.len() {
                uses.resize(feature + 1, 0_u32);
            }
            uses[*feature] += 1;
        }
        // The inverse document frequency: what everybody shares is worth nothing.
        let stories = features.len() as f32;
        let worth = |(feature, count): (usize, u32)| WORTH[feature % WORTH.len()] * (stories / count as f32).ln();
        Likeness { worth: uses.into_iter().enumerate().map(worth).collect(), features }
    }

    /// For each other story of the paper its position and how like the given one it is.
    pub(super) fn scores(&self, paper: &Paper, story: &Arc<Article>) -> Vec<(usize, f32)> {
        let own = paper.position(&story.preview.path);
        // A static page is not among the stories, and like none of them.
        let shared = own.and_then(|own| self.features.get(own));
        let shared: &[usize] = shared.map_or(&[], Vec::as_slice);
        let candidates = paper.stories().iter().zip(&self.features).enumerate();
        let others = candidates.filter(|(at, _)| Some(*at) != own);
        let score = |features: &[usize]| -> f32 {
            let common = features.iter().filter(|feature| shared.contains(feature));
            common.filter_map(|feature| self.worth.get(*feature)).sum()
        };
        let scored = others.map(|(at, (candidate, features))| {
            let likeness = score(features) + nearness(&candidate.preview, &story.preview);
            let is_issue = candidate.preview.kind == Kind::Issue && story.preview.kind != Kind::Issue;
            (at, if is_issue { likeness - ISSUE } else { likeness })
        });
        scored.collect()
    }
}

/// Numbers what stories may share. A number says by its remainder what kind of thing it is.
#[derive(Default)]
struct Names {
    sections: Register,
    tags: Register,
    words: Lexicon,
}

impl Names {
    /// The features of a story, each once, always in the same order: sums of fractions depend on it.
    fn features(&mut self, preview: &Preview) -> Vec<usize> {
        let mut features = Vec::new();
        let mut add = |number: usize, kind: usize| {
            let feature = number * WORTH.len() + kind;
            if !features.contains(&feature) {
                features.push(feature);
            }
        };
        for section in &preview.sections {
            // A section and those above it: two children of one parent share that.
            for end in 1..=section.path.len() {
                add(self.sections.number(&section.path[..end].join("/")), SECTION);
            }
        }
        for tag in &preview.tags {
            add(self.tags.number(&tag.slug), TAG);
        }
        for word in words(&preview.headline) {
            if word.chars().count() > 2 && !is_empty(&normal(word)) {
                add(self.words.number(word), TITLE_WORD);
            }
        }
        features
    }
}

/// 0 to [`SAME_TIME`].
fn nearness(one: &Preview, other: &Preview) -> f32 {
    let (Some(one), Some(other)) = (one.published, other.published) else {
        return 0.0;
    };
    let days = one.unix_seconds().abs_diff(other.unix_seconds()) as f32 / 86_400.0;
    SAME_TIME / (1.0 + days / HALF_TIME)
}

fn is_empty(word: &str) -> bool {
    EMPTY_WORDS.split(' ').any(|empty| empty == word)
}
