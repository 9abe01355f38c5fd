//! Names for addresses.

use crate::text::small;

/// The longest slug, in characters.
const LONGEST: usize = 80;

/// The slug of what holds no letter and no digit.
const NAMELESS: &str = "story";

/// The address form of a text: lower case, words joined by `-`, at most 80 characters, never empty.
///
/// Russian, Ukrainian and Chechen Cyrillic becomes Latin as the `cyr2lat` plugin of WordPress does
/// it, common Latin letters lose their marks, other letters and digits stay as they are. A slug of
/// a slug is the same slug. What holds no letter and no digit becomes `story`.
///
/// ```
/// assert_eq!(newsfeed::slug::slugify("Щит и меч: ёлка, №5"), "shchit-i-mech-yolka-5");
/// ```
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().map(small) {
        match latin(c) {
            Some(latin) => slug.push_str(latin),
            None if c.is_alphanumeric() => slug.push(c),
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
        // More than 80 characters, however many bytes they have.
        if slug.len() > 4 * LONGEST {
            break;
        }
    }
    if let Some((limit, next)) = slug.char_indices().nth(LONGEST) {
        let end = if next == '-' { Some(limit) } else { slug[..limit].rfind('-') };
        slug.truncate(end.unwrap_or(limit));
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() {
        slug.push_str(NAMELESS);
    }
    slug
}

/// The Latin letters for a lower-case letter: empty for a sign that has none, `None` for a
/// character that is not known here.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' | 'ğ' => "g",
        'д' | 'ď' | 'đ' | 'ð' => "d",
        'е' | 'э' | 'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ё' => "yo",
        'є' => "ye",
        'ж' => "zh",
        'з' | 'ź' | 'ż' | 'ž' => "z",
        'и' | 'і' | 'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ї' => "yi",
        'й' | 'ы' | 'ý' | 'ÿ' => "y",
        'к' | 'ķ' => "k",
        'л' | 'ł' | 'ļ' | 'ľ' => "l",
        'м' => "m",
        'н' | 'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'о' | 'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'п' => "p",
        'р' | 'ŕ' | 'ř' => "r",
        'с' | 'ś' | 'ş' | 'š' | 'ș' => "s",
        'т' | 'ţ' | 'ť' | 'ț' => "t",
        'у' | 'ў' | 'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        'ç' | 'ć' | 'č' => "c",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ъ' | 'ь' | 'ӏ' | '\'' | '’' | 'ʼ' | '\u{ad}' | '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_ukrainian_chechen() {
        for (text, slug) in [
            ("Страница школы, больницы, села", "stranitsa-shkoly-bolnitsy-sela"),
            ("Щука и объём", "shchuka-i-obyom"),
            ("Ещё чай: эхо, юг, цех", "eshchyo-chay-ekho-yug-tsekh"),
            ("Їжак, Єва, ґанок", "yizhak-yeva-ganok"),
            ("Нохчийн мотт; ТӀехьа", "nokhchiyn-mott-tekha"),
        ] {
            assert_eq!(slugify(text), slug);
        }
    }

    #[test]
    fn latin_and_other_scripts() {
        assert_eq!(slugify("L’été à São Paulo — Straße"), "lete-a-sao-paulo-strasse");
        assert_eq!(slugify("東京 2025"), "東京-2025");
        assert_eq!(slugify("Caf\u{65}\u{301}"), "cafe");
    }

    #[test]
    fn slugs_stay_as_they_are() {
        for slug in ["covid-19", "v-prokurature", "story", "33-34"] {
            assert_eq!(slugify(slug), slug);
        }
    }

    #[test]
    fn cut_between_words() {
        let slug = slugify(&"слово ".repeat(40));
        assert!(slug.len() <= LONGEST && slug.ends_with("slovo"), "{slug}");
        assert_eq!(slugify(&"ы".repeat(200)).len(), LONGEST);
        let exact = format!("{}-b", "a".repeat(LONGEST));
        assert_eq!(slugify(&exact), "a".repeat(LONGEST));
    }

    #[test]
    fn never_empty() {
        for text in ["", " ", "№ — !", "ь"] {
            assert_eq!(slugify(text), NAMELESS);
        }
    }
}
