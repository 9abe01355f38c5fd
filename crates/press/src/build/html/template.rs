//! The page of the app as a template: what is rendered beforehand is put into it.

use crate::build::place::Unready;
use crate::build::plan::DOCUMENT;
use anyhow::{Context, Result, ensure};
use newspaper::prerender::Page;
use std::fs;
use std::path::Path;

/// The page of the app, as `cargo xtask build` writes it. A site has its front page under this name.
pub const FRONT_PAGE: &str = "index.html";
/// The same with nothing rendered into it, beside the front page: hosts answer with it where no page has been rendered.
pub const SHELL: &str = "shell.html";

/// No more of the page of the app than is asked of it.
#[cfg(test)]
pub const TEMPLATE: &str = "<!doctype html>\n<html lang=\"ru\">\n<head>\n<meta charset=\"utf-8\" />\n<base href=\"/\" />\n\
    <title>Газета</title>\n<link rel=\"modulepreload\" href=\"a.js\" />\n</head>\n<body>\n<div id=\"boot\">\n\
    <span class=\"name\">Газета</span><noscript></noscript><div class=\"state slow\" hidden></div>\n\
    <div class=\"skeleton\" aria-hidden=\"true\">\n      <div class=\"bar\"></div>\n    </div>\n    </div>\n</body>\n</html>\n";

/// Says of a page that it has been rendered.
const RENDERED: &str = " data-rendered=\"";
/// Where the attributes of the whole page stand.
const ROOT: &str = "<html lang=\"";
const CHARSET: &str = "<meta charset=\"utf-8\" />";
const BASE: &str = "<base href=\"";
const TITLE: &str = "<title>";
/// What stands until the page is there: the paper's name, what is said when it does not come, shapes of it.
const NAME: &str = "<span class=\"name\">";
const STATE: &str = "<div class=\"state slow\"";
const BODY: &str = "<body>";
const BOOT: &str = "<div id=\"boot\">";
const SKELETON: &str = "<div class=\"skeleton\" aria-hidden=\"true\">";

/// Whether the page of a folder is that of an app which has just been built: what was rendered there may have gone with the
/// folder that the build has replaced.
pub fn is_new(folder: &Path) -> bool {
    fs::read_to_string(folder.join(FRONT_PAGE)).is_ok_and(|page| !page.contains(RENDERED))
}

/// Puts the page of the app back in its place when the site that it was in becomes an edition alone. `shell`: that page, as
/// [`left`] has found it.
///
/// # Errors
/// If the disk fails.
pub fn restore(folder: &Path, shell: &str) -> Result<()> {
    let page = folder.join(FRONT_PAGE);
    fs::write(&page, shell).with_context(|| format!("cannot write {}", page.display()))
}

/// The page of the app that a site has beside its front page.
pub fn left(folder: &Path) -> Option<String> {
    fs::read_to_string(folder.join(SHELL)).ok()
}

/// The page of the app as a template.
pub struct Template(String);

impl Template {
    /// Reads it from the folder of the app. `base`: the folder of the paper at its host. `title`: the paper's name.
    ///
    /// # Errors
    /// If there is none; [`Unready`] if it is no page of this app.
    pub fn read(folder: &Path, base: &str, title: &str) -> Result<Template> {
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
        };
        // After a build of the app its page is the newer one.
        let page = read(FRONT_PAGE)?;
        let html = if page.contains(RENDERED) { read(SHELL)? } else { page };
        for part in [ROOT, CHARSET, BASE, TITLE, BODY, BOOT, NAME, STATE, SKELETON, "</body>"] {
            let lacks = || {
                let page = folder.join(FRONT_PAGE);
                Unready::new(format!(
                    "{} has no {part}: `cargo xtask build` writes the page of the app",
                    page.display()
                ))
            };
            ensure!(html.contains(part), lacks());
        }
        let title = title.replace('&', "&amp;").replace('<', "&lt;");
        let language = html.split_once(ROOT).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
        let html = between(&html, ROOT, ">", &format!("{language}\" data-story=\"{DOCUMENT}\""));
        let html = between(&html, BASE, "\"", base);
        let html = between(&html, TITLE, "</title>", &title);
        let html = between(&html, NAME, "</span>", &title);
        Ok(Template(html))
    }

    /// The page of the app in the folder of the paper. It says where the documents of stories lie, so that it can ask for that
    /// of its own before the program has come.
    pub fn shell(&self) -> &str {
        &self.0
    }

    /// A page that the app takes over at its address.
    pub fn page(&self, page: &Page) -> String {
        let html = self.with_head(page, &format!("{RENDERED}{}\"", page.address));
        // Nothing stands before it, not even a space, so that the app finds what it looks for. What the app has stood there
        // stays behind it: for where another address is asked for.
        let html = html.replacen(BODY, &[BODY, &page.body].concat(), 1);
        let html = html.replacen(BOOT, "<div id=\"boot\" hidden>", 1);
        html.replacen("</body>", &format!("{}</body>", page.documents), 1)
    }

    /// A page that the app puts another one in the place of, when it knows better: it stands where it is shown that one is
    /// on its way.
    pub fn until_known(&self, page: &Page) -> String {
        let html = self.with_head(page, "");
        let (before, rest) = html.split_once(BOOT).unwrap_or((&html, ""));
        let html = [before, BOOT, STATE, rest.split_once(STATE).map_or("", |(_, after)| after)].concat();
        let (before, skeleton) = html.split_once(SKELETON).unwrap_or((&html, ""));
        let after = skeleton.split_once("</div>\n    </div>").map_or(skeleton, |(_, after)| after);
        let standing = format!("<div class=\"standing\">{}</div></div>", page.body);
        [before, &standing, after].concat()
    }

    fn with_head(&self, page: &Page, mark: &str) -> String {
        let html = without(&self.0, TITLE, "</title>");
        let html = without(&html, "<link rel=\"modulepreload\"", ">");
        let html = between(&html, ROOT, ">", &format!("{}\" dir=\"{}\"{mark}", page.language, page.direction));
        let html = html.replacen(CHARSET, &[CHARSET, &page.head].concat(), 1);
        html.replacen("</head>", &[&page.links, "</head>"].concat(), 1)
    }
}

/// A text with another one in the place of what stands between two marks.
fn between(text: &str, start: &str, end: &str, new: &str) -> String {
    let Some((before, rest)) = text.split_once(start) else { return text.to_owned() };
    let after = rest.find(end).map_or("", |at| &rest[at..]);
    [before, start, new, after].concat()
}

/// A text without what stands from one mark to the end of another.
fn without(text: &str, start: &str, end: &str) -> String {
    let Some((before, rest)) = text.split_once(start) else { return text.to_owned() };
    let after = rest.split_once(end).map_or("", |(_, after)| after);
    [before, after].concat()
}
