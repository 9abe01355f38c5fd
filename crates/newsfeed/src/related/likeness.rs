//! Likeness by what is known without reading the text.

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
        let mut features = Vec::with_capacity(paper.stories().len());
        let mut uses: Vec<u32> = Vec::new();
        for story in paper.stories() {
            let own = names.features(&story.preview);
            for feature in &own {
                if *feature >= uses.len() {
                    uses.resize(feature + 1, 0);
                }
                uses[*feature] += 1;
            }
            features.push(own);
        }
        // The inverse document frequency: what everybody shares is worth nothing.
        let stories = features.len() as f32;
        let mut worth = Vec::with_capacity(uses.len());
        for (feature, count) in uses.into_iter().enumerate() {
            worth.push(WORTH[feature % WORTH.len()] * (stories / count as f32).ln());
        }
        Likeness { features, worth }
    }

    /// For each story of the paper how like the given one it is; for that itself less than for any other.
    pub(super) fn scores(&self, paper: &Paper, story: &Article) -> Vec<f32> {
        let own = paper.position(&story.preview.path);
        // A static page is not among the stories, and like none of them.
        let shared = own.and_then(|own| self.features.get(own));
        let shared: &[usize] = shared.map_or(&[], Vec::as_slice);
        let mut scores = Vec::with_capacity(self.features.len());
        for (candidate, features) in paper.stories().iter().zip(&self.features) {
            let mut score = 0.0;
            for feature in features {
                if shared.contains(feature) {
                    score += self.worth[*feature];
                }
            }
            score += nearness(&candidate.preview, &story.preview);
            if candidate.preview.kind == Kind::Issue && story.preview.kind != Kind::Issue {
                score -= ISSUE;
            }
            scores.push(score);
        }
        if let Some(own) = own {
            scores[own] = f32::NEG_INFINITY;
        }
        scores
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
