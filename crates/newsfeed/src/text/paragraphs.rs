//! Plain text into paragraphs.

/// The paragraphs of a plain text: what blank lines part. Line breaks within a paragraph stay.
pub fn paragraphs(text: &str) -> Vec<&str> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if line.trim().is_empty() {
            paragraphs.push(&text[start..at]);
            start = end;
        }
        at = end;
    }
    paragraphs.push(&text[start..]);
    let trimmed = paragraphs.into_iter().map(str::trim);
    trimmed.filter(|paragraph| !paragraph.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(paragraphs("\n\nОдин,\nдва.\r\n\r\nТри.\n \t\nЧетыре.\n\n\n"), ["Один,\nдва.", "Три.", "Четыре."]);
    }

    #[test]
    fn nothing_has_none() {
        assert_eq!(paragraphs(" \n\n "), [""; 0]);
    }
}
