//! The bundled edition: sources in `edition/`, composed into `public/feed.json`.

mod document;
mod feed;
mod fields;
mod item;
mod json;
mod markdown;
mod moment;
mod newspaper;
mod page;
mod svg;

pub use document::Document;
pub use fields::{Fields, Source};
pub use item::Item;
pub use newspaper::Newspaper;

use crate::console::note;
use anyhow::{Context, Result, bail};
use page::Page;
use std::fs;
use std::path::Path;

/// An edition as its sources describe it.
pub struct Edition {
    /// Masthead, sections, menu.
    pub newspaper: Newspaper,
    /// The static pages.
    pub pages: Vec<Page>,
    /// The items, newest first.
    pub items: Vec<Item>,
}

impl Edition {
    /// Reads and checks all sources of the workspace's edition.
    pub fn read(workspace: &Path) -> Result<Self> {
        let folder = workspace.join("edition");
        let public = workspace.join("public");
        let pages = Document::read_all(workspace, &folder.join("pages"))?;
        let pages = pages.iter().map(Page::read).collect::<Result<Vec<_>>>()?;
        let slugs: Vec<String> = pages.iter().map(|page| page.slug.clone()).collect();
        let masthead = Document::read(workspace, &folder.join("newspaper.toml"))?;
        let newspaper = Newspaper::read(&masthead, &slugs)?;
        let sections: Vec<&str> = newspaper.sections.iter().map(|s| s.slug.as_str()).collect();
        let mut items = Document::read_all(workspace, &folder.join("items"))?
            .iter()
            .map(|document| Item::read(document, &sections, &public, &newspaper.language))
            .collect::<Result<Vec<_>>>()?;
        items.sort_by(|a, b| b.date.unix.cmp(&a.date.unix).then(a.slug.cmp(&b.slug)));
        Ok(Self { newspaper, pages, items })
    }

    /// The text of its feed.
    pub fn feed(&self, workspace: &Path) -> Result<String> {
        let public = workspace.join("public");
        feed::compose(&self.newspaper, &self.pages, &self.items, &public)
    }
}

/// Sees to it that there is a feed to serve; one that is there may be somebody's own, and is kept.
pub fn prepare(workspace: &Path) -> Result<()> {
    if !workspace.join("public/feed.json").is_file() {
        return write(workspace);
    }
    if workspace.join("edition").is_dir()
        && let Err(error) = check(workspace)
    {
        note(&format!("{error:#}"));
    }
    Ok(())
}

/// Composes the feed and writes it if it has changed.
pub fn write(workspace: &Path) -> Result<()> {
    let edition = Edition::read(workspace)?;
    let text = edition.feed(workspace)?;
    let path = workspace.join("public/feed.json");
    let count = edition.items.len();
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        note(&format!("public/feed.json is up to date: {count} items"));
        return Ok(());
    }
    fs::write(&path, &text).with_context(|| format!("cannot write {}", path.display()))?;
    note(&format!("wrote public/feed.json: {count} items, {} kB", text.len() / 1000));
    Ok(())
}

/// Fails when the feed is not what the sources give.
pub fn check(workspace: &Path) -> Result<()> {
    let expected = Edition::read(workspace)?.feed(workspace)?;
    let path = workspace.join("public/feed.json");
    // Git may have given it Windows line ends.
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if found == expected {
        note("public/feed.json is what edition/ gives");
        return Ok(());
    }
    let (line, theirs, ours) = first_difference(&found, &expected);
    bail!(
        "public/feed.json is not what edition/ gives, from line {line} on:\n  is:        {theirs}\n  should be: {ours}\nRun `cargo xtask edition` and commit public/feed.json with the sources"
    );
}

/// The first line that differs, shortened for a message.
fn first_difference(found: &str, expected: &str) -> (usize, String, String) {
    let same = found.lines().zip(expected.lines()).take_while(|(a, b)| a == b).count();
    let line = |text: &str| {
        let line = text.lines().nth(same).unwrap_or("(end of file)").trim();
        line.chars().take(100).collect::<String>()
    };
    (same + 1, line(found), line(expected))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const PAPER: &str = "title = 'Иман'\nlanguage = 'ru'\nhome_page_url = 'https://iman.example/'\n\
        [[sections]]\nslug = 'sport'\nname = 'Спорт'\n\
        [[menu]]\nlabel = 'Спорт'\nsection = 'sport'\n[[menu]]\nlabel = 'О газете'\npage = 'about'\n";
    const PAGE: &str = "+++\ntitle = 'О газете'\n+++\nТекст.\n";
    const OLD: &str = "+++\ntitle = 'Бег'\ndate = '2024-01-02T09:00:00+03:00'\nsections = ['sport']\n+++\nСтаро.\n";
    const NEW: &str = "+++\ndate = '2025-01-02T09:00:00+03:00'\nimage = 'hill'\nalt = 'Холм'\n+++\n## Ново\n";

    /// A workspace with these files and a drawing.
    fn workspace(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let root = std::env::temp_dir().join(format!("iman-edition-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let drawing = ("public/images/hill.svg", "<svg viewBox='0 0 1200 800'></svg>");
        for (path, text) in files.iter().chain([&drawing]) {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    fn sources<'a>(paper: &'a str, new: &'a str) -> [(&'a str, &'a str); 4] {
        [
            ("edition/newspaper.toml", paper),
            ("edition/pages/about.md", PAGE),
            ("edition/items/2024-01-02-beg.md", OLD),
            ("edition/items/2025-01-02-holm.md", new),
        ]
    }

    #[test]
    fn the_same_sources_give_the_same_feed() {
        let root = workspace("whole", &sources(PAPER, NEW));
        write(&root).unwrap();
        check(&root).unwrap();
        let feed = fs::read_to_string(root.join("public/feed.json")).unwrap();
        assert_eq!(Edition::read(&root).unwrap().feed(&root).unwrap(), feed);
        let newest = feed.find("\"tag:iman.example,2025-01-02:holm\"").unwrap();
        let oldest = feed.find("\"tag:iman.example,2024-01-02:beg\"").unwrap();
        assert!(newest < oldest);
        for part in [
            "\"version\": \"https://jsonfeed.org/version/1.1\"",
            "\"image\": \"images/hill.svg\"",
            "\"image_width\": 1200",
            "\"slug\": \"holm\"",
            "\"content_html\": \"<p>Старо.</p>\"",
        ] {
            assert!(feed.contains(part), "{part} is not in\n{feed}");
        }
        fs::write(root.join("public/feed.json"), feed.replace("Старо", "Стало")).unwrap();
        let error = check(&root).unwrap_err().to_string();
        assert!(error.contains("Стало") && error.contains("cargo xtask edition"), "{error}");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_feed_of_ones_own_is_kept() {
        let root = workspace("own", &sources(PAPER, NEW));
        fs::write(root.join("public/feed.json"), "{}").unwrap();
        prepare(&root).unwrap();
        assert_eq!(fs::read_to_string(root.join("public/feed.json")).unwrap(), "{}");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn mistakes_name_their_place() {
        let menu = PAPER.replace("page = 'about'", "page = 'none'");
        let parent = PAPER.replace("name = 'Спорт'", "name = 'Спорт'\nparent = 'none'");
        for (paper, new, expected) in [
            (PAPER, NEW.replace("hill", "hole"), "holm.md, line 3: image: there is no drawing public/images/hole.svg"),
            (PAPER, NEW.replace("alt = 'Холм'", ""), "line 3: image: has no description"),
            (PAPER, NEW.replace("2025-01-02T", "2025-01-03T"), "line 2: date: is not the day of the file's name"),
            (PAPER, NEW.replace("## Ново", "# Ново"), "holm.md, line 6: a heading of the first level"),
            (PAPER, NEW.replace("+++\n##", "sections = ['x']\n+++\n##"), "line 5: sections: there is no section `x`"),
            (&menu, NEW.to_owned(), "newspaper.toml, line 12: page: there is no page `none`"),
            (&parent, NEW.to_owned(), "line 7: parent: no section above has this slug"),
        ] {
            let root = workspace("bad", &sources(paper, &new));
            let error = Edition::read(&root).err().expect(expected).to_string();
            assert!(error.contains(expected), "{error}");
            fs::remove_dir_all(root).unwrap();
        }
    }

    #[test]
    fn differences_are_pointed_at() {
        let (line, found, expected) = first_difference("a\nb\n", "a\n  c\n");
        assert_eq!((line, found.as_str(), expected.as_str()), (2, "b", "c"));
        let (line, found, _) = first_difference("", "{\n");
        assert_eq!((line, found.as_str()), (1, "(end of file)"));
    }
}
