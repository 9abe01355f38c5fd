//! The paper's page, and the folder that it says it stands in.

/// How the page names its folder.
const BEFORE: &str = "<base href=\"";

/// The page in another folder, `base` with a slash at both ends; `None` if it does not say in which folder it stands.
pub fn with_base(html: &str, base: &str) -> Option<String> {
    let (before, rest) = html.split_once(BEFORE)?;
    let (_, after) = rest.split_once('"')?;
    Some([before, BEFORE, base, "\"", after].concat())
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
