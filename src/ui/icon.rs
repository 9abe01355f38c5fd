//! The few drawn signs, as inline SVG: no font, no request.

use super::element::{Element, element};

/// A sign. All are decoration: what they mean is said in words beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A magnifying glass.
    Search,
    /// A star: keep this.
    Star,
    /// Three lines: a menu.
    Menu,
    /// A cross.
    Close,
    /// An arrow upwards.
    Up,
    /// An angle downwards: more below.
    Down,
    /// A sheet of paper.
    File,
    /// A triangle: play.
    Play,
}

impl Icon {
    /// The outline, on a field of 24 by 24.
    const fn path(self) -> &'static str {
        match self {
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 21 21",
            Self::Star => "m12 3.5 2.6 5.5 6 .8-4.4 4.1 1.1 6L12 17l-5.3 2.9 1.1-6-4.4-4.1 6-.8Z",
            Self::Menu => "M3 6h18M3 12h18M3 18h12",
            Self::Close => "m5 5 14 14M19 5 5 19",
            Self::Up => "M12 20V5M5 12l7-7 7 7",
            Self::Down => "m5 9 7 7 7-7",
            Self::File => "M6 2.5h8L19 8v13.5H6ZM13.5 2.5V8H19M9 13h7M9 17h7",
            Self::Play => "M8 5v14l11-7Z",
        }
    }

    /// The sign as a drawing.
    pub fn draw(self) -> Element {
        element("svg", "icon")
            .set("viewBox", "0 0 24 24")
            .set("width", "24")
            .set("height", "24")
            .set("aria-hidden", "true")
            .set("focusable", "false")
            .add(element("path", "").set("d", self.path()))
    }
}
