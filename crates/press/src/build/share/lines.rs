//! A text in lines: as large as it fits, the lines of about the same length.

use super::typeface::{Glyph, Typeface, Word};

/// How often the width of lines is halved in the search for the narrowest.
const STEPS: usize = 12;

/// A line that is set, all measures in sizes of the type.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) width: f32,
}

/// The room for a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// In pixels.
    pub(super) width: f32,
    pub(super) height: f32,
    /// From one base line to the next, in sizes of the type.
    pub(super) leading: f32,
    /// The largest and the smallest size of the type in pixels.
    pub(super) sizes: (u32, u32),
    pub(super) weight: f32,
}

impl Room {
    /// Sets a text as large as it fits, with an ellipsis if it does not fit at all. The size in pixels, and the lines.
    pub(super) fn set(&self, text: &str) -> (f32, Vec<Line>) {
        let typeface = Typeface::get();
        let words: Vec<Word> = words(text).iter().map(|word| typeface.word(word, self.weight)).collect();
        let space = typeface.word(" ", self.weight).width;
        let (largest, smallest) = self.sizes;
        for size in (smallest..=largest).rev().step_by(2) {
            let size = size as f32;
            let most = (self.height / (size * self.leading)) as usize;
            let width = self.width / size;
            if words.iter().all(|word| word.width <= width) {
                let lines = broken(&words, space, width);
                if lines.len() <= most {
                    return (size, balanced(&words, space, width, lines));
                }
            }
        }
        let size = smallest as f32;
        (size, self.shortened(text, self.width / size, ((self.height / (size * self.leading)) as usize).max(1)))
    }

    /// As many lines as there is room for; a word that is too long for a line is broken where the line ends.
    fn shortened(&self, text: &str, width: f32, most: usize) -> Vec<Line> {
        let typeface = Typeface::get();
        let set = |text: &str| {
            let word = typeface.word(text, self.weight);
            Line { glyphs: word.glyphs, width: word.width }
        };
        let mut lines: Vec<Line> = Vec::new();
        let mut rest = text.split_whitespace().collect::<Vec<_>>().join(" ");
        while !rest.is_empty() {
            let is_last = lines.len() + 1 == most;
            let end = if is_last { "…" } else { "" };
            let fits = |end_at: usize| set(&[rest[..end_at].trim_end(), end].concat()).width <= width;
            if set(&rest).width <= width {
                lines.push(set(&rest));
                return lines;
            }
            let ends: Vec<usize> = rest.char_indices().map(|(at, _)| at).skip(1).collect();
            let most_chars = ends.partition_point(|at| fits(*at));
            let hard = ends.get(most_chars.saturating_sub(1)).copied().unwrap_or(rest.len());
            let soft = rest[..hard].rfind(' ').filter(|at| *at * 2 > hard);
            let at = if rest[hard..].starts_with(' ') { hard } else { soft.unwrap_or(hard) };
            let part = rest[..at].trim_end_matches(|char: char| is_last && !char.is_alphanumeric());
            lines.push(set(&[part.trim_end(), end].concat()));
            if is_last {
                return lines;
            }
            rest = rest[at..].trim_start().to_owned();
        }
        lines
    }
}

/// The parts of a text between which a line may end: a dash stands at the end of a line, not at the beginning of one.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let ends_word = |char: char| char.is_whitespace() && !matches!(char, '\u{a0}' | '\u{202f}');
    for word in text.split(ends_word).filter(|word| !word.is_empty()) {
        match words.last_mut().filter(|_| matches!(word, "—" | "–" | "-")) {
            Some(last) => last.extend(["\u{a0}", word]),
            None => words.push(word.to_owned()),
        }
    }
    words
}

/// Lines that are at most so wide.
fn broken(words: &[Word], space: f32, width: f32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for word in words {
        let line = match lines.last_mut().filter(|line| line.width + space + word.width <= width) {
            Some(line) => {
                line.width += space;
                line
            }
            None => {
                lines.push(Line::default());
                lines.last_mut().expect("the line of the line above")
            }
        };
        line.glyphs.extend(word.glyphs.iter().map(|glyph| Glyph { x: glyph.x + line.width, ..*glyph }));
        line.width += word.width;
    }
    lines
}

/// As many lines, the narrowest that there can be: no word alone in the last one.
fn balanced(words: &[Word], space: f32, width: f32, lines: Vec<Line>) -> Vec<Line> {
    let widest_word = words.iter().map(|word| word.width).fold(0.0, f32::max);
    let (mut narrow, mut wide, mut best) = (widest_word, width, lines);
    for _ in 0..STEPS {
        let middle = f32::midpoint(narrow, wide);
        let lines = broken(words, space, middle);
        if lines.len() <= best.len() {
            (wide, best) = (middle, lines);
        } else {
            narrow = middle;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { width: 1000.0, height: 360.0, leading: 1.15, sizes: (80, 40), weight: 600.0 };

    fn set(text: &str) -> (f32, Vec<Line>) {
        let (size, lines) = ROOM.set(text);
        assert!(lines.len() as f32 * size * ROOM.leading <= ROOM.height + 1.0, "{text}");
        for line in &lines {
            assert!(line.width * size <= ROOM.width + 1.0, "{text}: {}", line.width * size);
        }
        (size, lines)
    }

    #[test]
    fn long_headlines_are_smaller_and_very_long_ones_end() {
        assert_eq!((set("Пчёлы").0, set("Пчёлы").1.len()), (80.0, 1));
        let (size, lines) = set(&"Пчёлы вылетают весной ".repeat(9));
        assert!(size < 80.0 && lines.len() > 2);
        let (size, lines) = set(&"Пчёлы вылетают весной ".repeat(40));
        assert_eq!(size, 40.0);
        let end = Typeface::get().word("…", ROOM.weight).glyphs[0].id;
        assert_eq!(lines.last().unwrap().glyphs.last().unwrap().id, end);
        assert!(!set(&"А".repeat(300)).1.is_empty(), "a word without an end");
        assert!(set("").1.is_empty());
    }

    #[test]
    fn what_belongs_together_stays_in_one_line() {
        assert_eq!(words("Дом — № 5  у\u{a0}реки"), ["Дом\u{a0}—", "№", "5", "у\u{a0}реки"]);
    }

    #[test]
    fn lines_are_of_about_the_same_length() {
        let (_, lines) = set("Школьники посадили у реки двести яблонь и одну вишню, и");
        let widths: Vec<f32> = lines.iter().map(|line| line.width).collect();
        let (least, most) =
            widths.iter().fold((f32::MAX, 0.0_f32), |(least, most), width| (least.min(*width), most.max(*width)));
        assert!(lines.len() > 1 && least > most * 0.6, "{widths:?}");
    }
}
