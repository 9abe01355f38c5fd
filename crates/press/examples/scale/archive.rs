//! An archive that nobody wrote: words of a made-up vocabulary, used as often as words of a real text are (Zipf's law),
//! so that sizes and likeness behave as in a real one. The same every time.

use newsfeed::date::Moment;
use newsfeed::wire::{Author, Feed, Item, Section};

const SECTIONS: u64 = 22;
const TAGS: u64 = 300;
const AUTHORS: u64 = 12;
const WORDS: usize = 40_000;
/// Three years, in minutes.
const SPAN: u64 = 3 * 365 * 24 * 60;
const SYLLABLES: [&str; 32] = [
    "ра", "но", "ста", "ко", "ли", "ве", "при", "го", "то", "ми", "дел", "пор", "ни", "ка", "лен", "вы", "сто", "ро",
    "ба", "ти", "мо", "жи", "ша", "пе", "ук", "зе", "лу", "чи", "от", "да", "ход", "ност",
];

/// Numbers that look like chance and are the same every time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A rank below `end`, the first ones most often: as words are used.
    fn rank(&mut self, end: usize) -> usize {
        let even = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((end as f64).powf(even) as usize).saturating_sub(1).min(end - 1)
    }
}

/// The stories of an archive.
pub struct Archive {
    vocabulary: Vec<String>,
    count: u64,
}

impl Archive {
    /// An archive of so many stories.
    pub fn of(count: u64) -> Archive {
        let mut chance = Chance(1);
        let mut word = |rank: usize| {
            // Words that are used often are short.
            let syllables = 1 + rank.ilog10().min(3) as u64 + chance.below(2);
            (0..syllables).map(|_| SYLLABLES[chance.below(32) as usize]).collect()
        };
        Archive { vocabulary: (1..=WORDS).map(&mut word).collect(), count }
    }

    /// The paper around the stories.
    pub fn masthead(&self) -> Feed {
        let mut chance = Chance(2);
        let mut feed = Feed {
            title: "Районная газета".to_owned(),
            home_page_url: Some("https://gazeta.example/".to_owned()),
            language: Some("ru".to_owned()),
            ..Feed::default()
        };
        feed.iman.sections = (0..SECTIONS)
            .map(|number| Section {
                slug: format!("rubrika-{number}"),
                name: Some(self.words(&mut chance, 2)),
                ..Section::default()
            })
            .collect();
        feed
    }

    /// A story; the newer the larger its number, from 0.
    pub fn story(&self, number: u64) -> Item {
        let mut chance = Chance(number.wrapping_mul(0x5851_f42d_4c95_7f2d) ^ 3);
        let minutes = number.saturating_mul(SPAN) / self.count.max(1);
        let (day, minute) = (minutes / 1440, minutes % 1440);
        // Months of 28 days, so that no calendar is needed; thirteen of them pass in 364 days.
        let (year, month) = (2023 + day / 365, (day % 365 / 31) + 1);
        let date = format!(
            "{year}-{month:02}-{:02}T{:02}:{:02}:00+03:00",
            (day % 365 % 31).min(27) + 1,
            minute / 60,
            minute % 60
        );
        let topic = chance.below(TAGS);
        let length = 4 + chance.below(5);
        let title = capital(&self.words(&mut chance, length));
        let paragraphs = 4 + chance.below(3);
        let mut html = String::new();
        for _ in 0..paragraphs {
            html.push_str("<p>");
            for _ in 0..4 {
                let length = 8 + chance.below(14);
                html.push_str(&capital(&self.words_of(&mut chance, length, topic)));
                html.push_str(". ");
            }
            html.push_str("</p>");
        }
        let length = 15 + chance.below(10);
        let summary = capital(&self.words_of(&mut chance, length, topic)) + ".";
        let mut item = Item {
            id: format!("https://gazeta.example/?p={number}"),
            title: Some(title),
            summary: Some(summary),
            content_html: Some(html),
            date_published: Moment::parse(&date),
            authors: vec![Author {
                name: Some(format!("Отдел {}", chance.below(AUTHORS) + 1)), ..Author::default()
            }],
            tags: vec![format!("тема {topic}"), format!("тема {}", chance.rank(TAGS as usize))],
            ..Item::default()
        };
        item.iman.slug = Some(format!("material-{number}"));
        item.iman.sections = vec![format!("rubrika-{}", topic % SECTIONS)];
        item.iman.pinned = number.is_multiple_of(97);
        if number % 5 < 3 {
            item.image = Some(format!("https://gazeta.example/media/{number}.jpg"));
            (item.iman.image_width, item.iman.image_height) = (Some(1200), Some(800));
        }
        item
    }

    fn words(&self, chance: &mut Chance, count: u64) -> String {
        self.words_of(chance, count, TAGS)
    }

    /// Words, every sixth of which belongs to a topic.
    fn words_of(&self, chance: &mut Chance, count: u64, topic: u64) -> String {
        let mut words = Vec::new();
        for _ in 0..count {
            let rank = if topic < TAGS && chance.below(6) == 0 {
                (2000 + topic * 97 + chance.below(40)) as usize % WORDS
            } else {
                chance.rank(WORDS)
            };
            words.push(self.vocabulary[rank].as_str());
        }
        words.join(" ")
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    first + letters.as_str()
}
