//! The picture of a story that has none: the head of the paper over the headline, as on a front page.

use super::SIZE;
use super::canvas::{Canvas, Colour};
use super::lines::{Line, Room};
use super::typeface::Typeface;
use image::Rgb;

/// Colours of `style/tokens.css`.
pub(super) const PAPER: Colour = Rgb([0xfd, 0xfb, 0xf6]);
const INK: Colour = Rgb([0x16, 0x19, 0x1c]);
const INK_SOFT: Colour = Rgb([0x4d, 0x52, 0x58]);
const ACCENT: Colour = Rgb([0x0f, 0x5a, 0x3c]);

/// The margin on all sides: programs round off the corners.
const MARGIN: u32 = 72;
const WIDTH: u32 = SIZE.0 - 2 * MARGIN;

/// What stands on the card of a story.
pub(super) struct Card<'a> {
    /// The name of the paper.
    pub(super) paper: &'a str,
    pub(super) headline: &'a str,
    /// The name of the section, or nothing.
    pub(super) section: &'a str,
    /// Where the paper stands.
    pub(super) host: &'a str,
}

impl Card<'_> {
    /// Draws it.
    pub(super) fn draw(&self) -> Canvas {
        if !Typeface::get().can_set(self.headline) {
            return paper(self.paper, "", self.host);
        }
        let mut canvas = sheet();
        let name = Room { width: WIDTH as f32, height: 64.0, leading: 1.0, sizes: (46, 28), weight: 700.0 };
        let (size, lines) = name.set(named(self.paper, self.host));
        if let Some(line) = lines.first() {
            canvas.set(line, size, (MARGIN as f32, 118.0), INK);
        }
        double_rule(&mut canvas, 144);

        let room = Room { width: WIDTH as f32, height: 300.0, leading: 1.13, sizes: (120, 44), weight: 600.0 };
        let (size, lines) = room.set(self.headline);
        let height = lines.len() as f32 * size * room.leading;
        // A little above the middle: so it looks as if it were in the middle.
        let top = 190.0 + (room.height - height) * 0.42;
        for (at, line) in lines.iter().enumerate() {
            let base = top + size * (0.86 + at as f32 * room.leading);
            canvas.set(line, size, (MARGIN as f32, base), INK);
        }

        let foot = |width: f32| Room { width, height: 40.0, leading: 1.0, sizes: (30, 22), weight: 500.0 };
        let (host_size, host) = foot(WIDTH as f32 * 0.5).set(self.host);
        let host = host.first().cloned().unwrap_or_default();
        let (size, section) = foot(WIDTH as f32 - host.width * host_size - 40.0).set(self.section);
        if let Some(section) = section.first() {
            canvas.set(section, size, (MARGIN as f32, FOOT), ACCENT);
        }
        let left = SIZE.0 as f32 - MARGIN as f32 - host.width * host_size;
        canvas.set(&host, host_size, (left, FOOT), INK_SOFT);
        canvas
    }
}

/// The base line of what stands at the foot.
const FOOT: f32 = SIZE.1 as f32 - 62.0;

/// The picture of the paper itself.
pub(super) fn paper(name: &str, tagline: &str, host: &str) -> Canvas {
    let mut canvas = sheet();
    let room = Room { width: WIDTH as f32, height: 300.0, leading: 1.08, sizes: (220, 60), weight: 700.0 };
    let (size, lines) = room.set(named(name, host));
    let below = Room { width: WIDTH as f32, height: 96.0, leading: 1.25, sizes: (38, 28), weight: 400.0 };
    let (small, under) = below.set(if Typeface::get().can_set(tagline) { tagline } else { host });

    let height = lines.len() as f32 * size * room.leading;
    let gap = if under.is_empty() { 0.0 } else { 84.0 };
    let all = height + gap + under.len() as f32 * small * below.leading;
    let top = (SIZE.1 as f32 - all) / 2.0 - 14.0;
    let middle = |line: &Line, size: f32| (SIZE.0 as f32 - line.width * size) / 2.0;
    for (at, line) in lines.iter().enumerate() {
        canvas.set(line, size, (middle(line, size), top + size * (0.84 + at as f32 * room.leading)), INK);
    }
    if !under.is_empty() {
        double_rule(&mut canvas, (top + height + 26.0) as u32);
    }
    for (at, line) in under.iter().enumerate() {
        let base = top + height + gap + small * (0.84 + at as f32 * below.leading);
        canvas.set(line, small, (middle(line, small), base), INK_SOFT);
    }
    canvas
}

/// The name of the paper, or what can be set of where it stands.
fn named<'a>(paper: &'a str, host: &'a str) -> &'a str {
    if Typeface::get().can_set(paper) { paper } else { host }
}

/// An empty sheet with a bar in the colour of the paper at its top.
fn sheet() -> Canvas {
    let mut canvas = Canvas::new(PAPER);
    canvas.fill((0, 0), (SIZE.0, 14), ACCENT);
    canvas
}

/// A thick line with a thin one under it.
fn double_rule(canvas: &mut Canvas, top: u32) {
    canvas.fill((MARGIN, top), (WIDTH, 4), INK);
    canvas.fill((MARGIN, top + 8), (WIDTH, 1), INK);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_paper() {
        let tokens = include_str!("../../../../../style/tokens.css");
        for (name, Rgb([red, green, blue])) in
            [("paper", PAPER), ("ink", INK), ("ink-soft", INK_SOFT), ("accent", ACCENT)]
        {
            let line = format!("--{name}: #{red:02x}{green:02x}{blue:02x};");
            assert!(tokens.contains(&line), "style/tokens.css does not say {line}");
        }
    }
}
