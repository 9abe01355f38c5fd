//! The paper's page, and the folder that it says it stands in.

/// How the page names its folder.
const BEFORE: &str = "<base href=\"";

/// The page in another folder, `base` with a slash at both ends; `None` if it does not say in which folder it stands.
pub fn with_base(html: &str, base: &str) -> Option<String> {
    let (before, rest) = html.split_once(BEFORE)?;
    let (_, after) = rest.split_once('"')?;
    Some([before, BEFORE, base, "\"", after].concat())
}

/// The page that hosts answer with where there is no other: the front page, unless that has been rendered and the page of the
/// app lies beside it.
pub const SHELLS: [&str; 2] = ["shell.html", "index.html"];

/// Says of a page that `press build` has rendered it.
const RENDERED: [&str; 2] = [" data-rendered=\"", "<div class=\"standing\">"];

/// Whether `press build` has rendered a page.
pub fn is_rendered(html: &str) -> bool {
    RENDERED.iter().any(|mark| html.contains(mark))
}

/// The folder that a page says it stands in.
pub fn base(html: &str) -> Option<&str> {
    html.split_once(BEFORE)?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_moves_from_folder_to_folder() {
        let page = "<head><base href=\"/\" /><title>Иман</title>";
        let moved = with_base(page, "/gazeta/").unwrap();
        assert_eq!(moved, "<head><base href=\"/gazeta/\" /><title>Иман</title>");
        assert_eq!(with_base(&moved, "/").as_deref(), Some(page));
        assert_eq!(with_base("<head><title>Иман</title>", "/"), None);
    }
}
