//! The size of a drawing, so that the page keeps its place while it loads.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Width and height in pixels, from the SVG's own attributes or its view box.
pub fn size(file: &Path) -> Result<(u64, u64)> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    size_of(&text)
        .with_context(|| format!("{}: the svg element has no whole width and height and no viewBox", file.display()))
}

fn size_of(svg: &str) -> Option<(u64, u64)> {
    let start = svg.find("<svg")?;
    let tag = &svg[start..start + svg[start..].find('>')?];
    let pixels = |name| number(attribute(tag, name)?);
    if let (Some(width), Some(height)) = (pixels("width"), pixels("height")) {
        return Some((width, height));
    }
    let view_box = attribute(tag, "viewBox")?;
    let mut numbers = view_box.split([' ', ',']).filter(|part| !part.is_empty());
    let mut nth = |n| number(numbers.nth(n)?);
    Some((nth(2)?, nth(0)?))
}

fn number(text: &str) -> Option<u64> {
    let value: f64 = text.trim_end_matches("px").parse().ok()?;
    // A picture of no size, or of a size in percent, says nothing.
    (value >= 1.0).then_some(value.round() as u64)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.match_indices(name).find_map(|(at, _)| {
        // `width` must not be found in `stroke-width`.
        if !tag[..at].ends_with(char::is_whitespace) {
            return None;
        }
        let value = tag[at + name.len()..].trim_start().strip_prefix('=')?;
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(quote).next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_then_view_box() {
        let svg = "<?xml?><svg stroke-width=\"3\" width=\"1200\" height='800px' viewBox=\"0 0 6 4\">";
        assert_eq!(size_of(svg), Some((1200, 800)));
        assert_eq!(size_of("<svg viewBox=\"0 0 640 480\">"), Some((640, 480)));
        assert_eq!(size_of("<svg width='100%' height='100%'>"), None);
        assert_eq!(size_of("no picture"), None);
    }
}
