//! Copies of one picture under several names.
//!
//! WordPress makes smaller copies of each picture, `bees-300x200.jpg` of `bees.jpg`, and themes and texts name now one,
//! now another. Of all that one story names, the largest is taken for all: it is carried once, and the app goes on seeing
//! that the picture above the text stands in the text, too.

use newsfeed::paper::full_size;
use std::cmp::Reverse;
use url::Url;

/// Addresses of one story with what they are copies of.
#[derive(Default)]
pub(super) struct Copies {
    /// Host and path without the size, address, area; nothing in the name means that it is the original.
    known: Vec<(String, String, u64)>,
}

impl Copies {
    /// Notes an address.
    pub(super) fn add(&mut self, address: &str) {
        if let Some((picture, area)) = read(address) {
            self.known.push((picture, address.to_owned(), area));
        }
    }

    /// Those that have been noted that show what `address` shows, the largest first; itself if it is alone.
    pub(super) fn of<'a>(&'a self, address: &'a str) -> Vec<&'a str> {
        let Some((picture, _)) = read(address) else { return vec![address] };
        let mut same: Vec<_> = self.known.iter().filter(|(other, ..)| *other == picture).collect();
        // Of equal ones the first stays the first: the order of the story decides.
        same.sort_by_key(|(_, _, area)| Reverse(*area));
        same.into_iter().map(|(_, address, _)| address.as_str()).collect()
    }
}

/// What an address shows, without the size, and how large it is: the original is larger than all.
fn read(address: &str) -> Option<(String, u64)> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    let path = url.path();
    let (stem, ending) = full_size(path);
    let size = path[stem.len()..].strip_prefix('-').and_then(|size| size.split('.').next()?.split_once('x'));
    let area = size.and_then(|(width, height)| width.parse::<u64>().ok()?.checked_mul(height.parse().ok()?));
    Some((format!("{host}{stem}.{ending}"), area.unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_copy_comes_first() {
        let mut copies = Copies::default();
        let address = |name: &str| format!("https://a.example/{name}");
        for name in ["bees-300x200.jpg", "bees-1024x683.jpg", "sad.jpg", "sad-300x200.jpg", "bees-1024x683.png"] {
            copies.add(&address(name));
        }
        let of = |name: &str| copies.of(&address(name)).into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(of("bees-300x200.jpg"), ["bees-1024x683.jpg", "bees-300x200.jpg"].map(address));
        assert_eq!(of("bees-1024x683.jpg"), of("bees-300x200.jpg"));
        assert_eq!(of("bees-1024x683.png"), [address("bees-1024x683.png")]);
        assert_eq!(of("sad-300x200.jpg?v=2")[0], address("sad.jpg"));
    }
}
