//! What has to be known of all texts before the first is read: where each stands, so that others can lead to it, and what
//! the sections are called.

use super::address;
use super::folder::{Folder, joined};
use super::item::Head;
use super::site::{Generator, Site};
use super::text_of;
use crate::import::front_matter;
use crate::root::{ROOT, resolve};
use newsfeed::slug::slugify;
use newsfeed::wire;
use std::collections::HashMap;

/// The texts of a folder.
#[derive(Default)]
pub(super) struct Places {
    /// The path in the paper of each text, by its place below the content.
    paths: HashMap<String, String>,
    /// The place of the first text of each bare name, which Hugo's `ref` may do with.
    names: HashMap<String, String>,
    /// The sections, in the order in which they were met.
    sections: Vec<wire::Section>,
}

/// Whether a file speaks of the section that its folder is.
pub(super) fn is_section(below: &str) -> bool {
    let name = below.rsplit('/').next().unwrap_or_default();
    name.starts_with("_index.")
}

impl Places {
    /// Looks through the front matter of all texts. What is wrong with one is told when it is read.
    pub(super) fn of(folder: &Folder, site: &Site, texts: &[String]) -> Places {
        let mut places = Places::default();
        for place in texts {
            let Ok((text, _)) = text_of(folder, place) else { continue };
            let Ok(parts) = front_matter::split(&text) else { continue };
            let fields = parts.fields.unwrap_or_default();
            let below = &place[site.content.len()..];
            if is_section(below) {
                let folders: Vec<&str> = below.split('/').rev().skip(1).collect();
                let Some(own) = folders.first() else { continue };
                let section = places.section(own);
                section.name = fields.text(&["title"]).or_else(|| section.name.take());
                section.description = fields.text(&["description", "summary"]);
                section.parent = folders.get(1).map(|parent| slugify(parent));
                continue;
            }
            let head = Head::of(below, &fields, site);
            if head.is_draft {
                continue;
            }
            for name in &head.sections {
                places.section(name);
            }
            let path = address::path(site, &head.name, &fields, head.date, &head.sections);
            places.names.entry(head.name.stem.clone()).or_insert_with(|| below.to_owned());
            places.paths.insert(below.to_owned(), path);
        }
        places
    }

    /// The section of a name, made if there is none.
    fn section(&mut self, name: &str) -> &mut wire::Section {
        let slug = slugify(name);
        let at = self.sections.iter().position(|section| section.slug == slug).unwrap_or_else(|| {
            let name = Some(name.to_owned());
            self.sections.push(wire::Section { slug, name, ..wire::Section::default() });
            self.sections.len() - 1
        });
        &mut self.sections[at]
    }

    /// Says in a masthead what the folder says and the settings do not.
    pub(super) fn complete(&self, masthead: &mut wire::Feed) {
        if masthead.iman.sections.is_empty() {
            masthead.iman.sections.clone_from(&self.sections);
        }
        for entry in &mut masthead.iman.menu {
            // Generators name pages and sections by their address.
            let Some(url) = entry.url.as_deref().filter(|url| url.starts_with('/')) else { continue };
            let slug = slugify(url.trim_matches('/').rsplit('/').next().unwrap_or_default());
            if masthead.iman.sections.iter().any(|section| section.slug == slug) {
                (entry.section, entry.url) = (Some(slug), None);
            } else if self.paths.values().any(|path| path.trim_matches('/') == url.trim_matches('/')) {
                entry.url = Some(format!("{ROOT}{}", url.trim_start_matches('/')));
            }
        }
    }

    /// The address of a text that another one names: by its path from the content or from its own folder, with or without
    /// its ending, or by its name alone.
    pub(super) fn page(&self, site: &Site, below: &str, named: &str) -> Option<String> {
        let (named, fragment) = named.split_at(named.find('#').unwrap_or(named.len()));
        let named = named.trim().trim_start_matches("@/");
        let folder = below.rfind('/').map_or("", |at| &below[..=at]);
        let endings = ["", ".md", ".markdown", "/index.md"];
        let from_root = joined("", named);
        let from_folder = joined(folder, named).filter(|_| !named.starts_with('/'));
        let from_posts = joined("_posts", named).filter(|_| site.generator == Generator::Jekyll);
        let bases: Vec<String> = [from_folder, from_root, from_posts].into_iter().flatten().collect();
        let mut places = bases.iter().flat_map(|base| endings.iter().map(move |ending| format!("{base}{ending}")));
        let bare = named.trim_end_matches(".md");
        let path = places.find_map(|place| self.paths.get(&place)).or_else(|| self.paths.get(self.names.get(bare)?))?;
        Some(format!("{ROOT}{}{fragment}", path.trim_start_matches('/')))
    }

    /// The address that a reference in a text means; `None` if it stays as it is. `at`: the folder of the text below the
    /// root, its place below the content, its path in the paper.
    pub(super) fn reference(
        &self,
        folder: &Folder,
        site: &Site,
        at: (&str, &str, &str),
        reference: &str,
    ) -> Option<String> {
        let (beside, below, path) = at;
        if reference.is_empty()
            || reference.starts_with(['#', '?'])
            || reference.starts_with("//")
            || has_scheme(reference)
        {
            return None;
        }
        let name = reference.split(['?', '#']).next().unwrap_or_default();
        let is_text = reference.starts_with("@/") || name.ends_with(".md") || name.ends_with(".markdown");
        if is_text && let Some(page) = self.page(site, below, &decoded(reference)) {
            return Some(page);
        }
        let reference = site.without_base(reference);
        if let Some(file) = folder.file(beside, reference) {
            return Some(file);
        }
        // The newspaper's files lie beside its feed.
        let from = if site.generator == Generator::Newspaper { "/" } else { path };
        resolve(&format!("{ROOT}{}", from.trim_start_matches('/')), reference)
    }
}

fn decoded(reference: &str) -> String {
    percent_encoding::percent_decode_str(reference).decode_utf8_lossy().into_owned()
}

/// Whether a reference has a scheme, `https:` or another one.
fn has_scheme(reference: &str) -> bool {
    let scheme = reference.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    })
}
