//! The paper's typeface, from the files that the web has it in: a file for each alphabet.

use std::sync::LazyLock;
use swash::FontRef;
use swash::shape::ShapeContext;
use swash::text::Script;

/// In the order in which a letter is looked for.
const FILES: [(&[u8], Script); 3] = [
    (include_bytes!("../../../../../public/fonts/brygada-cyrillic-normal.woff2"), Script::Cyrillic),
    (include_bytes!("../../../../../public/fonts/brygada-latin-normal.woff2"), Script::Latin),
    (include_bytes!("../../../../../public/fonts/brygada-palochka-normal.woff2"), Script::Cyrillic),
];

static TYPEFACE: LazyLock<Typeface> = LazyLock::new(|| Typeface { files: FILES.map(|(file, _)| unpacked(file)) });

/// The typeface, unpacked.
pub(super) struct Typeface {
    files: [Vec<u8>; 3],
}

/// A letter of a text that is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// The position of its file.
    pub(super) font: usize,
    pub(super) id: u16,
    /// Where it stands in the line, in sizes of the type.
    pub(super) x: f32,
    pub(super) y: f32,
    /// How bold it is: 400 to 700.
    pub(super) weight: f32,
}

/// A word that is set.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    pub(super) glyphs: Vec<Glyph>,
    /// Its width in sizes of the type.
    pub(super) width: f32,
}

fn unpacked(file: &[u8]) -> Vec<u8> {
    let mut unpack = |packed: &[u8], length: usize| {
        let mut bytes = Vec::with_capacity(length);
        brotli::BrotliDecompress(&mut &*packed, &mut bytes)?;
        Ok(bytes)
    };
    wuff::decompress_woff2_with_custom_brotli(file, &mut unpack).expect("a file of this repository")
}

impl Typeface {
    /// The typeface.
    pub(super) fn get() -> &'static Typeface {
        &TYPEFACE
    }

    /// Its files.
    pub(super) fn fonts(&self) -> impl Iterator<Item = FontRef<'_>> {
        self.files.iter().map(|file| FontRef::from_index(file, 0).expect("a file of this repository"))
    }

    /// Whether it has the letters of a text, but for some few.
    pub(super) fn can_set(&self, text: &str) -> bool {
        let fonts: Vec<FontRef<'_>> = self.fonts().collect();
        let letters = text.chars().filter(|char| char.is_alphanumeric());
        let (known, unknown): (Vec<char>, Vec<char>) = letters.partition(|char| holder(&fonts, *char, None).is_some());
        known.len() > 4 * unknown.len()
    }

    /// Sets a word, or a text without a break. What it has no letter for is left out.
    pub(super) fn word(&self, text: &str, weight: f32) -> Word {
        let fonts: Vec<FontRef<'_>> = self.fonts().collect();
        let mut parts: Vec<(usize, String)> = Vec::new();
        for char in text.chars() {
            let Some(font) = holder(&fonts, char, parts.last().map(|(font, _)| *font)) else { continue };
            match parts.last_mut().filter(|(last, _)| *last == font) {
                Some((_, part)) => part.push(char),
                None => parts.push((font, char.into())),
            }
        }
        let mut context = ShapeContext::new();
        let mut word = Word::default();
        for (font, part) in parts {
            let builder = context.builder(fonts[font]).script(FILES[font].1).size(1.0);
            let mut shaper = builder.variations(&[("wght", weight)]).build();
            shaper.add_str(&part);
            shaper.shape_with(|cluster| {
                for glyph in cluster.glyphs {
                    let (x, y) = (word.width + glyph.x, glyph.y);
                    word.glyphs.push(Glyph { font, id: glyph.id, x, y, weight });
                    word.width += glyph.advance;
                }
            });
        }
        word
    }
}

/// The file that has a letter: first that of the letter before it, as accents and spaces stand in several.
fn holder(fonts: &[FontRef<'_>], char: char, before: Option<usize>) -> Option<usize> {
    before.into_iter().chain(0..fonts.len()).find(|at| fonts[*at].charmap().map(char) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_alphabets_of_the_paper_are_there() {
        let typeface = Typeface::get();
        for text in ["Иман", "Newspaper «№ 5» — 100 %", "Ӏуьйре дика йойла, ӏилма", "По́лно"]
        {
            assert!(typeface.can_set(text), "{text}");
            let set = typeface.word(text, 600.0);
            assert!(set.width > 1.0 && set.glyphs.iter().all(|glyph| glyph.id != 0), "{text}: {set:?}");
        }
        assert!(!typeface.can_set("新聞") && !typeface.can_set("جريدة") && !typeface.can_set("—"));
    }

    #[test]
    fn bold_letters_are_wider() {
        let width = |weight| Typeface::get().word("Газета", weight).width;
        assert!(width(700.0) > width(400.0));
    }
}
