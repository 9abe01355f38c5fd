//! How many of the archive's pages are written as files of HTML.

use std::str::FromStr;

/// Which stories have pages of their own, which readers and search engines get without running the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pages {
    /// All of them.
    #[default]
    All,
    /// So many of the newest.
    Newest(usize),
    /// None.
    None,
}

impl Pages {
    /// Whether it holds for the story at a place, of so many stories, oldest first.
    pub fn covers(self, place: u32, stories: usize) -> bool {
        match self {
            Pages::All => true,
            Pages::Newest(count) => place as usize + count >= stories,
            Pages::None => false,
        }
    }
}

impl FromStr for Pages {
    type Err = String;

    fn from_str(text: &str) -> Result<Pages, String> {
        match text {
            "all" => Ok(Pages::All),
            "none" => Ok(Pages::None),
            _ => text.parse().map(Pages::Newest).map_err(|_| "all, none, or a number of the newest stories".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_are_those_at_the_end() {
        let covered = |pages: &str| {
            let pages: Pages = pages.parse().unwrap();
            (0..5).filter(|place| pages.covers(*place, 5)).collect::<Vec<_>>()
        };
        assert_eq!(covered("all"), [0, 1, 2, 3, 4]);
        assert_eq!((covered("2"), covered("7").len(), covered("0").len()), (vec![3, 4], 5, 0));
        assert_eq!(covered("none"), Vec::<u32>::new());
        assert!("-1".parse::<Pages>().unwrap_err().contains("all, none"));
    }
}
