//! Small letters.

/// The small letter of a capital one, in the scripts that newspapers here are written in: Latin, Cyrillic, Greek,
/// Armenian. Georgian and the scripts of Asia have no capitals in use.
///
/// Rust's own `char::to_lowercase` knows every script and brings 12 kB of tables for it, 5 kB of them compressed: as
/// much as the whole of search. What it changes beyond these scripts is not compared here.
pub(crate) fn small(letter: char) -> char {
    let code = u32::from(letter);
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3a9 | 0x410..=0x42f => code + 0x20,
        0x400..=0x40f => code + 0x50,
        0x531..=0x556 => code + 0x30,
        // Capital and small by turns; the dotted and dotless i of Turkish stand between.
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => code | 1,
        0x1e00..=0x1e95 | 0x1ea0..=0x1eff => code | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x4c1..=0x4ce => code + (code & 1),
        // The palochka of Chechen.
        0x4c0 => 0x4cf,
        0x178 => 0xff,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::small;

    #[test]
    fn the_scripts_of_the_house_agree_with_unicode() {
        let scripts = ['A'..='ſ', 'Α'..='Ω', 'Ѐ'..='ԯ', 'Ա'..='Ֆ', 'Ḁ'..='ẕ', 'Ạ'..='ỿ'];
        for letter in scripts.into_iter().flatten() {
            // The dotted capital İ has no small letter of one character.
            let unicode: Vec<char> = letter.to_lowercase().collect();
            if let [unicode] = unicode[..] {
                assert_eq!(small(letter), unicode, "{letter} U+{:04X}", u32::from(letter));
            }
        }
    }

    #[test]
    fn a_small_letter_stays_as_it_is() {
        for letter in "яёэ zß№5—ӏ".chars() {
            assert_eq!(small(letter), letter);
        }
    }
}
