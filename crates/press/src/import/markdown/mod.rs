//! A folder of Markdown files with front matter, as Hugo, Zola, Jekyll and Eleventy read them.
//!
//! | module       | what it does                                                              |
//! |--------------|---------------------------------------------------------------------------|
//! | `folder`     | the files of the folder                                                   |
//! | `site`       | the generator and its settings: name, home page, patterns of addresses    |
//! | `places`     | what has to be known of all texts before the first: addresses, sections   |
//! | `address`    | the address that a text has                                               |
//! | `item`       | an item made of a front matter                                            |
//! | `date`       | dates as people write them                                                |
//! | `shortcodes` | what templates leave in texts                                             |
//! | `render`     | Markdown to HTML                                                          |
//! | `references` | what the HTML refers to                                                   |

mod address;
mod date;
mod folder;
mod item;
mod places;
mod references;
mod render;
mod shortcodes;
mod site;

use super::front_matter;
use crate::intake::Intake;
use crate::root::ROOT;
use anyhow::{Context, Result};
use folder::Folder;
use newsfeed::text::plain_text;
use newsfeed::wire;
use places::Places;
use rayon::prelude::*;
use site::Site;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Texts that are read together.
const TOGETHER: usize = 256;
/// The longest text, in bytes.
const LONGEST: u64 = 64 << 20;

/// Imports the Markdown files of a folder. `home`: the address of the site that they made, if its settings do not say it;
/// without one, texts get new addresses.
///
/// # Errors
/// If the folder or its settings cannot be read, or the store cannot be written. A file that cannot be read is noted in
/// the report and left out.
pub fn markdown(folder: &Path, home: Option<&str>, intake: &mut Intake) -> Result<()> {
    let folder = Folder::open(folder)?;
    let site = Site::of(&folder, home)?;
    let texts = folder.texts(&site.content)?;
    let places = Places::of(&folder, &site, &texts);
    let mut masthead = site.masthead.clone();
    places.complete(&mut masthead);
    intake.masthead(masthead, ROOT);
    for some in texts.chunks(TOGETHER) {
        let read: Vec<Outcome> = some.par_iter().map(|place| read(&folder, &site, &places, place)).collect();
        for (place, outcome) in some.iter().zip(read) {
            let place = folder.root.join(place).display().to_string();
            take(&place, outcome, intake)?;
        }
    }
    Ok(())
}

/// What becomes of a file.
#[derive(Default)]
struct Outcome {
    item: Option<Box<wire::Item>>,
    /// Faults with their line, where there is one.
    faults: Vec<(Option<usize>, String)>,
    lost: BTreeMap<String, u64>,
}

impl Outcome {
    fn lost(what: &str) -> Outcome {
        Outcome { lost: BTreeMap::from([(what.to_owned(), 1)]), ..Outcome::default() }
    }
}

fn take(place: &str, outcome: Outcome, intake: &mut Intake) -> Result<()> {
    for (line, fault) in outcome.faults {
        let place = line.map_or_else(|| place.to_owned(), |line| format!("{place}:{line}"));
        intake.report.fault(place, fault);
    }
    for (what, count) in outcome.lost {
        intake.report.lose(&what, count);
    }
    match outcome.item {
        Some(item) => intake.item(place, *item),
        None => Ok(()),
    }
}

/// Reads a file of the folder, and what is wrong with it.
fn text_of(folder: &Folder, place: &str) -> Result<(String, Option<String>)> {
    let path = folder.root.join(place);
    let about = fs::metadata(&path).context("cannot be read")?;
    anyhow::ensure!(about.len() <= LONGEST, "is longer than {LONGEST} bytes");
    let bytes = fs::read(&path).context("cannot be read")?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, Some("holds bytes that are no UTF-8; they were replaced".to_owned()))
        }
    })
}

fn read(folder: &Folder, site: &Site, places: &Places, place: &str) -> Outcome {
    let mut outcome = Outcome::default();
    let (text, fault) = match text_of(folder, place) {
        Ok(read) => read,
        Err(error) => {
            outcome.faults.push((None, format!("{error:#}; left out")));
            return outcome;
        }
    };
    outcome.faults.extend(fault.map(|fault| (None, fault)));
    let parts = match front_matter::split(&text) {
        Ok(parts) => parts,
        Err(fault) => {
            outcome.faults.push((Some(fault.line), format!("the front matter: {}; left out", fault.message)));
            return outcome;
        }
    };
    if parts.fields.is_none() && (folder::is_about(place) || site.generator == site::Generator::Jekyll) {
        return Outcome::lost("files without front matter");
    }
    let below = &place[site.content.len()..];
    if places::is_section(below) {
        return outcome;
    }
    let fields = parts.fields.unwrap_or_default();
    let head = item::Head::of(below, &fields, site);
    if head.is_draft {
        return Outcome::lost("drafts");
    }
    let path = address::path(site, &head.name, &fields, head.date, &head.sections);
    if path == "/" {
        return Outcome::lost("front pages");
    }
    if let Some(date) = &head.unread {
        outcome.faults.push((None, format!("the date \"{date}\" cannot be read; left out")));
    }
    let mut item = item::item(below, &fields, &head, site);

    let reduced = shortcodes::reduce(parts.body, &|named| places.page(site, below, named));
    let rendered = render::render(&reduced.text);
    outcome.lost.extend(reduced.lost);
    let aliases = fields.texts(&["aliases", "redirect_from"]).len() as u64;
    if aliases > 0 {
        outcome.lost.insert("further addresses (aliases)".to_owned(), aliases);
    }
    let folder_of_text = place.rfind('/').map_or("", |at| &place[..=at]);
    let refer = |reference: &str| places.reference(folder, site, (folder_of_text, below, &path), reference);
    item.content_html = Some(references::replaced(&rendered.html, &refer)).filter(|html| !html.trim().is_empty());
    match &item.title {
        None => item.title = rendered.heading,
        // A heading that says what the headline says is not said twice; another one stays.
        Some(title) => {
            if let Some(heading) = rendered.heading.filter(|heading| plain_text(heading) != plain_text(title)) {
                let html = item.content_html.take().unwrap_or_default();
                item.content_html = Some(format!("<h1>{}</h1>\n{html}", escaped(&heading)));
            }
        }
    }
    let refer = |reference: String| refer(&reference).unwrap_or(reference);
    let own =
        if head.name.is_bundle { folder.beside(folder_of_text, &["feature", "cover", "thumbnail"]) } else { None };
    item.image = item::picture(&fields).map(|name| site.picture(name)).or(own).map(refer);
    item.attachments = item::attachments(&fields);
    for attachment in &mut item.attachments {
        attachment.url = refer(std::mem::take(&mut attachment.url));
    }
    item.url = site.home.as_ref().and_then(|home| home.join(path.trim_start_matches('/')).ok()).map(String::from);
    outcome.item = Some(Box::new(item));
    outcome
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests;
