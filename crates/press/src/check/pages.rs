//! The pages of HTML of a site: whether each stands at the address that it was rendered for, and the files that it names are
//! there. What a page shows was rendered from documents that are looked through themselves.

use super::articles::{Articles, each};
use super::entry::Edition;
use super::findings::Findings;
use super::hash;
use crate::build::{FRONT_PAGE, SHELL, file_of};
use crate::local_path::local_path;
use crate::progress::Progress;
use crate::tags::{Tag, tags};
use newsfeed::paper::names_file;
use std::collections::BTreeMap;

/// What is answered where there is nothing.
const NOT_FOUND: &str = "404.html";
/// Where the press writes what pages name.
const OWN: [&str; 3] = ["feeds/", "media/", "share/"];
/// Keeps the app's own code on the reader's device.
const WORKER: &str = "service-worker.js";
/// How the names of that code begin. The page loads it by a script that stands in it.
const CODE: [&str; 2] = ["iman-", "offline-"];
/// Digits of the hash in such a name.
const HASH: usize = 16;

/// Looks through the pages of a site; an edition alone has none.
pub(super) fn check(edition: &Edition<'_>, articles: &Articles, findings: &mut Findings, progress: &mut Progress) {
    let folder = edition.folder;
    if !folder.path(SHELL).is_file() {
        return;
    }
    // Pages may be written into another folder than that of the app, which is not known then.
    let has_app = folder.holds(WORKER);
    let is_asked = |file: &str| has_app || OWN.iter().any(|own| file.starts_with(own));
    let home = edition.home();
    // What is missing is mostly missing on all pages: it is told once.
    let mut missing: BTreeMap<String, (String, u64)> = BTreeMap::new();
    let names = folder.walk("").filter(|name| name.ends_with(".html"));
    let look = |name: &str, findings: &mut Findings| (name.to_owned(), one(edition, name, home.as_deref(), findings));
    each(names, findings, &look, &mut |(name, files)| {
        progress.advance(1);
        for file in files.into_iter().filter(|file| is_asked(file)) {
            missing.entry(file).or_insert_with(|| (name.clone(), 0)).1 += 1;
        }
    });
    for (file, (page, pages)) in missing {
        let all = if pages > 1 { format!("; {pages} pages name it") } else { String::new() };
        findings.fault(&page, format!("names {file}, which is not there{all}"));
    }
    if folder.path(WORKER).is_file() {
        let text = folder.text(WORKER, findings).unwrap_or_default();
        for file in code(&text).filter(|file| !folder.holds(file)) {
            findings
                .fault(WORKER, format!("names {file}, which is not there: nothing would be kept for reading offline"));
        }
    }
    lacking(edition, articles, findings);
}

/// Tells of static pages that have no page of HTML, and of stories: those that have one are the newest, up to all.
fn lacking(edition: &Edition<'_>, articles: &Articles, findings: &mut Findings) {
    let folder = edition.folder;
    let documents = || folder.documents(edition.documents());
    let place = |document: &str| articles.facts.get(&hash(document)).and_then(|facts| facts.place);
    let lacks = |document: &str| {
        let path = edition.path(document)?;
        let own = path.trim_end_matches('/');
        let file = file_of(if names_file(own) { own } else { &path });
        (!folder.path(&file).is_file()).then_some(file)
    };
    let oldest = documents().filter(|document| lacks(document).is_none()).filter_map(|document| place(&document)).min();
    for document in documents() {
        let should = match (place(&document), oldest) {
            (Some(place), Some(oldest)) => place > oldest,
            (Some(_), None) => false,
            (None, _) => articles.pages.contains(&document),
        };
        if should && let Some(file) = lacks(&document) {
            findings.fault(&document, format!("has no page of HTML: {file} is not there"));
        }
    }
}

/// Looks through a page; gives the files that it names and that are not there.
fn one(edition: &Edition<'_>, name: &str, home: Option<&str>, findings: &mut Findings) -> Vec<String> {
    let path = edition.folder.path(name);
    let is_known = [FRONT_PAGE, SHELL, NOT_FOUND].contains(&name);
    // A publisher may have pages of their own beside these: nothing is asked of them.
    if !is_known && !std::fs::read(&path).is_ok_and(|bytes| rendered_for(&String::from_utf8_lossy(&bytes)).is_some()) {
        return Vec::new();
    }
    let Some(text) = edition.folder.text(name, findings) else { return Vec::new() };
    findings.page();
    let base = tags(&text).find(|tag| tag.is("base")).and_then(|tag| tag.value("href")).unwrap_or("/".into());
    if let Some(address) = rendered_for(&text) {
        let own = address.strip_prefix(base.as_ref()).and_then(local_path).map(|path| file_of(&["/", &path].concat()));
        if own.as_deref() != Some(name) {
            findings.fault(name, format!("is the page of {address}, and would be thrown away at its own address"));
        }
    }
    let mut missing = Vec::new();
    let mut look = |file: String| {
        if !edition.folder.holds(&file) && !missing.contains(&file) {
            missing.push(file);
        }
    };
    for tag in tags(&text) {
        named(&tag, &mut |address| file(address, &base, home).into_iter().for_each(&mut look));
    }
    code(&text).for_each(|name| look(name.to_owned()));
    missing
}

/// The address that a page says that it was rendered for.
fn rendered_for(html: &str) -> Option<String> {
    Some(tags(html).find(|tag| tag.is("html"))?.value("data-rendered")?.into_owned())
}

/// Gives on the addresses of what a page is made of and shown with: links lead to other pages, and to what the documents
/// name.
fn named(tag: &Tag<'_>, take: &mut dyn FnMut(&str)) {
    let is_picture_of_links = || tag.value("property").is_some_and(|property| property == "og:image");
    if tag.is("link") {
        tag.value("href").iter().for_each(|address| take(address));
    } else if tag.is("meta") && is_picture_of_links() {
        tag.value("content").iter().for_each(|address| take(address));
    } else if !tag.is("iframe") {
        for name in ["src", "poster"] {
            tag.value(name).iter().for_each(|address| take(address));
        }
        let variants = tag.value("srcset").unwrap_or_default();
        variants.split(", ").filter_map(|variant| variant.split(' ').next()).for_each(take);
    }
}

/// The name of the file that an address means, if it lies in the folder of the paper. `base`: that folder at its host;
/// `home`: its whole address.
fn file(address: &str, base: &str, home: Option<&str>) -> Option<String> {
    let below = match home.and_then(|home| address.strip_prefix(home)).or(address.strip_prefix(base)) {
        Some(below) => below,
        None if address.starts_with('/') || address.split(['/', '?', '#']).next()?.contains(':') => return None,
        None => address,
    };
    let name = local_path(below.split(['?', '#']).next()?)?;
    // Without a dot it is another page.
    name.rsplit('/').next().is_some_and(|last| last.contains('.')).then_some(name)
}

/// The names of the app's code in the scripts of a page.
fn code(html: &str) -> impl Iterator<Item = &str> {
    let starts = CODE.into_iter().flat_map(|start| html.match_indices(start).map(move |(at, _)| (at, start.len())));
    starts.filter_map(|(at, length)| {
        let rest = html.get(at..)?;
        let hash = rest.get(length..length + HASH)?;
        let end = rest.find(['"', '\'', '`', '?', '#'])?;
        let is_code = hash.bytes().all(|digit| digit.is_ascii_hexdigit()) && rest[..end].contains('.');
        is_code.then(|| &rest[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_the_folder_of_the_paper_and_no_others_are_files() {
        let file = |address| file(address, "/paper/", Some("https://gazeta.example/paper/"));
        for (address, name) in [
            ("icon.svg", "icon.svg"),
            ("/paper/images/%D1%81.png?v=2", "images/с.png"),
            ("https://gazeta.example/paper/share/card.jpg", "share/card.jpg"),
        ] {
            assert_eq!(file(address).as_deref(), Some(name), "{address}");
        }
        for address in
            ["https://gazeta.example/paper/2025/", "/other/a.png", "https://other.example/a.png", "", "data:,a.b"]
        {
            assert_eq!(file(address), None, "{address}");
        }
    }

    #[test]
    fn code_is_found_by_the_hash_in_its_name() {
        let html = "<script>const glue=\"./iman-422a130493c06e1f.js\",code='iman-ff92a1971283330f_bg.wasm';</script>\
            <p>iman-2025.js offline-\"reading\"";
        assert_eq!(code(html).collect::<Vec<_>>(), ["iman-422a130493c06e1f.js", "iman-ff92a1971283330f_bg.wasm"]);
    }
}
