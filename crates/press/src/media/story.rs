//! The pictures and files of a story: which they are, and the story with what has been made of them.

use super::asset::Asset;
use super::copies::Copies;
use super::html::{self, Image, Replacement};
use super::missing::Missing;
use newsfeed::paper::is_counting_pixel;
use newsfeed::wire;
use std::collections::HashMap;

/// What is known of addresses.
pub(super) type Outcomes = HashMap<String, Result<Asset, Missing>>;

/// An address that a story names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) address: String,
    /// Whether it is to be copied if it is no picture.
    pub(super) may_be_file: bool,
}

/// The addresses of a story's pictures, and of its files if they are wished, of which nothing is known yet. To be asked
/// again when more is known: of several copies of a picture, the largest is wanted, the next if that is missing.
pub(super) fn unknown(item: &wire::Item, with_files: bool, outcomes: &Outcomes) -> Vec<Named> {
    let pictures = pictures(item);
    let copies = copies(&pictures);
    let is_missing = |address: &str| outcomes.get(address).is_some_and(Result::is_err);
    let mut named: Vec<Named> = Vec::new();
    for address in &pictures {
        let next = copies.of(address).into_iter().find(|copy| !is_missing(copy));
        if let Some(next) = next.filter(|next| !outcomes.contains_key(*next)) {
            named.push(Named { address: next.to_owned(), may_be_file: false });
        }
    }
    if with_files {
        let files = item.attachments.iter().filter(|attachment| !outcomes.contains_key(&attachment.url));
        named.extend(files.map(|attachment| Named { address: attachment.url.clone(), may_be_file: true }));
    }
    named
}

/// All addresses that a story names as pictures.
fn pictures(item: &wire::Item) -> Vec<String> {
    let named = [&item.image, &item.banner_image].into_iter().flatten().cloned();
    let text = item.content_html.as_deref().unwrap_or_default();
    let seen = html::images(text).into_iter().filter(|image| !image.is_counting_pixel());
    named.chain(seen.map(|image| image.src)).chain(html::linked(text)).collect()
}

fn copies(pictures: &[String]) -> Copies {
    let mut copies = Copies::default();
    pictures.iter().for_each(|address| copies.add(address));
    copies
}

/// What a story lacks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Lack {
    /// The addresses that it keeps, and why.
    pub(super) missing: Vec<(String, Missing)>,
    /// Whether it may get more or better pictures the next time.
    pub(super) is_passing: bool,
}

impl Lack {
    fn add(&mut self, address: &str, why: &Missing) {
        self.is_passing |= why.is_passing;
        if !self.missing.iter().any(|(other, _)| other == address) {
            self.missing.push((address.to_owned(), why.clone()));
        }
    }
}

/// Rewrites a story with what has been made of its pictures and files. What is missing keeps its address.
pub(super) fn carry(item: &mut wire::Item, with_files: bool, outcomes: &Outcomes) -> Lack {
    let pictures = pictures(item);
    let copies = copies(&pictures);
    let found = |address: &str| copies.of(address).into_iter().find_map(|copy| outcomes.get(copy)?.as_ref().ok());
    let mut lack = Lack::default();
    for address in &pictures {
        let Some(Err(why)) = outcomes.get(address) else { continue };
        if found(address).is_none() {
            lack.add(address, why);
        }
        // A smaller copy stands for it, this time.
        lack.is_passing |= why.is_passing;
    }
    cover(item, &found);
    if let Some(html) = &item.content_html {
        let lead = |address: &str| found(address).map(|asset| asset.address(&asset.main));
        item.content_html = Some(html::rewrite(html, &mut |image| in_text(image, found(&image.src)?), &lead));
    }
    if with_files {
        for attachment in &mut item.attachments {
            match outcomes.get(&attachment.url) {
                Some(Ok(asset)) => {
                    attachment.url = asset.address(&asset.main);
                    attachment.mime_type.clone_from(&asset.main.mime);
                    attachment.size_in_bytes = Some(asset.main.bytes);
                }
                Some(Err(why)) => lack.add(&attachment.url, why),
                None => {}
            }
        }
    }
    lack
}

/// The main picture. A story that names none takes the first of its text, as its card does: so the card has sizes to
/// choose from, too.
fn cover<'a>(item: &mut wire::Item, found: &dyn Fn(&str) -> Option<&'a Asset>) {
    let asset = match (&item.image, &item.banner_image) {
        (Some(address), _) | (None, Some(address)) => found(address),
        (None, None) => {
            let images = html::images(item.content_html.as_deref().unwrap_or_default());
            images.into_iter().find(|image| !image.is_counting_pixel()).and_then(|image| found(&image.src))
        }
    };
    let Some(asset) = asset else { return };
    let (width, height) = asset.main.size.unzip();
    if item.image.is_none() && item.banner_image.is_none() && is_counting_pixel(width, height) {
        return;
    }
    item.image = Some(asset.address(&asset.main));
    // What stands above the text is the image, if there is one.
    item.banner_image = None;
    (item.iman.image_width, item.iman.image_height) = (width, height);
    item.iman.image_variants = asset.variants();
    item.iman.image_widths.clone_from(&asset.widths);
}

/// What an `<img>` of a text is to say. It is shown as wide as it was, if its tag says so.
fn in_text(image: &Image, asset: &Asset) -> Option<Replacement> {
    let form = asset.in_text();
    let size = form.size.map(|(width, height)| match image.width {
        Some(shown) if shown > 0 && shown < width => {
            let shown_height = (u64::from(height) * u64::from(shown)).div_ceil(u64::from(width));
            (shown, u32::try_from(shown_height).unwrap_or(height))
        }
        _ => (width, height),
    });
    Some(Replacement { src: asset.address(form), variants: asset.srcset(), size })
}
