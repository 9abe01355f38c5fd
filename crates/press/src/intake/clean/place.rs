//! Whether an element stands where a parser leaves it: what is unwrapped may leave a paragraph within a paragraph, which
//! reads as two when it is parsed again.

/// Elements that do not end the paragraph in which they stand.
const PHRASING: &str = "a abbr audio b bdi br cite code data del dfn em i iframe img ins kbd mark q rp rt ruby s samp \
                        small source span strong sub sup time track u var video wbr";

/// Whether a parser leaves the element within those that are open. `open`: their names, the innermost first.
pub(super) fn is_stable<'a>(mut open: impl Iterator<Item = &'a str> + Clone, name: &str) -> bool {
    let parent = open.clone().next().unwrap_or_default();
    let is_at_home = match name {
        "li" => matches!(parent, "ul" | "ol"),
        "dt" | "dd" => parent == "dl",
        "tr" => matches!(parent, "tbody" | "thead" | "tfoot"),
        "td" | "th" => parent == "tr",
        "tbody" | "thead" | "tfoot" | "caption" | "colgroup" => parent == "table",
        "col" => parent == "colgroup",
        "rt" | "rp" => parent == "ruby",
        "h2" | "h3" | "h4" | "h5" | "h6" => !is_heading(parent) && !is_of_table(parent),
        _ => !is_of_table(parent),
    };
    let is_phrasing = newsfeed::html_rules::is_listed(PHRASING, name);
    let ends_no_paragraph = is_phrasing || !open.by_ref().take_while(|name| !is_cell(name)).any(|name| name == "p");
    is_at_home && ends_no_paragraph
}

/// Whether an element holds rows, cells, columns and nothing else: a parser moves all others, and text, out of it.
pub(super) fn is_of_table(name: &str) -> bool {
    matches!(name, "table" | "tbody" | "thead" | "tfoot" | "tr" | "colgroup")
}

/// Elements within which everything begins anew.
fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th" | "caption")
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h2" | "h3" | "h4" | "h5" | "h6")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(open: &str, name: &str) -> bool {
        is_stable(open.split_whitespace().rev(), name)
    }

    #[test]
    fn a_parser_moves_what_stands_elsewhere() {
        assert!(stands("", "p") && stands("div p", "b") && stands("table tbody tr td", "p") && stands("ul", "li"));
        assert!(stands("p table tbody tr td", "p"));
        for (open, name) in
            [("p", "p"), ("p b", "div"), ("div", "li"), ("table", "tr"), ("tr", "p"), ("h2", "h3"), ("p", "table")]
        {
            assert!(!stands(open, name), "{open} > {name}");
        }
    }
}
