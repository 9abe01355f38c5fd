//! The files beside the edition that a document names: pictures, printed issues, whatever a text links to.

use super::findings::Findings;
use super::folder::Folder;
use crate::local_path::local_path;
use crate::root::{ROOT, resolve};
use newsfeed::wire::{Feed, Item};

/// Looks for the files that a document names, and for the articles that it links to. Addresses of other hosts are not
/// asked. `is_page`: whether an article or a static page stands at a path.
pub(super) fn check(folder: &Folder, name: &str, feed: &Feed, is_page: &dyn Fn(&str) -> bool, findings: &mut Findings) {
    let base = [ROOT, name].concat();
    let mut look = |place: &str, address: &str| {
        if let Some(file) = file(&base, address)
            && !folder.holds(&file)
            && !is_page(&file)
        {
            findings.fault(place, format!("names {file}, which is not there"));
        }
    };
    for address in [&feed.icon, &feed.favicon].into_iter().flatten() {
        look(name, address);
    }
    for page in &feed.iman.pages {
        each_in_html(page.content_html.as_deref().unwrap_or_default(), &mut |address| look(name, address));
    }
    for item in &feed.items {
        of_item(item, &mut |address| look(&format!("{name}, id {}", item.id), address));
    }
}

fn of_item(item: &Item, look: &mut dyn FnMut(&str)) {
    for address in [&item.image, &item.banner_image].into_iter().flatten() {
        look(address);
    }
    if let Some(template) = &item.iman.image_variants {
        for width in &item.iman.image_widths {
            look(&template.replace("{width}", &width.to_string()));
        }
    }
    for attachment in &item.attachments {
        look(&attachment.url);
    }
    for avatar in item.authors.iter().filter_map(|author| author.avatar.as_deref()) {
        look(avatar);
    }
    each_in_html(item.content_html.as_deref().unwrap_or_default(), look);
}

/// The name of the file that an address means, if it lies beside the edition.
fn file(base: &str, address: &str) -> Option<String> {
    // Most addresses are those of other hosts, and of places in the same text.
    if address.starts_with("http") || address.starts_with('#') {
        return None;
    }
    let resolved = resolve(base, address)?;
    let path = resolved.strip_prefix(ROOT)?.split(['?', '#']).next()?;
    local_path(path).filter(|path| !path.is_empty())
}

/// Gives on the addresses in the tags of clean HTML: `src`, `srcset`, `href`, `poster`.
fn each_in_html(html: &str, take: &mut dyn FnMut(&str)) {
    for part in html.split('<').skip(1) {
        let mut rest = part;
        // Clean HTML writes every attribute as ` name="value"`, and a tag ends outside of values.
        while let Some(begin) = rest.find("=\"").filter(|begin| !rest[..*begin].contains('>')) {
            let Some(length) = rest[begin + 2..].find('"') else { break };
            let name = rest[..begin].rsplit(' ').next().unwrap_or_default();
            let value = rest[begin + 2..begin + 2 + length].replace("&amp;", "&");
            match name {
                "src" | "href" | "poster" => take(&value),
                "srcset" => value.split(", ").filter_map(|variant| variant.split(' ').next()).for_each(&mut *take),
                _ => {}
            }
            rest = &rest[begin + 3 + length..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_tags_and_not_of_words() {
        let html = r#"<p title="a > b"><a lang="ru" href="x.pdf?a=1&amp;b=2">src="no.png"</a>
            <img alt="" src="../a.png" srcset="../4.webp 400w, ../8.webp 800w"></p> href="no.pdf" <video poster="p.jpg" src="v.mp4"></video>"#;
        let mut found = Vec::new();
        each_in_html(html, &mut |address| found.push(address.to_owned()));
        assert_eq!(found, ["x.pdf?a=1&b=2", "../a.png", "../4.webp", "../8.webp", "p.jpg", "v.mp4"]);
    }

    #[test]
    fn only_files_beside_the_edition_are_looked_for() {
        let base = format!("{ROOT}articles/2025/05/17/sad.json");
        assert_eq!(file(&base, "../../../../images/%D1%81.png?v=2").as_deref(), Some("images/с.png"));
        assert_eq!(file(&base, "a.png").as_deref(), Some("articles/2025/05/17/a.png"));
        for address in
            ["https://iman.example/a.png", "//iman.example/a.png", "mailto:a@b.example", "#note-1", "data:,a"]
        {
            assert_eq!(file(&base, address), None, "{address}");
        }
    }
}
