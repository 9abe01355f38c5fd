//! The styles name no left and no right, so that a paper written from right to left is laid out as in a mirror. Where one
//! must, a comment before it begins with "Physical:" and says why.

use std::fs;
use std::path::Path;

/// A declaration that names a side.
fn is_physical(name: &str, value: &str) -> bool {
    let sides = ["left", "right"];
    let of_sides = |property: &str| name.split('-').any(|part| sides.contains(&part)) && name.starts_with(property);
    let words: Vec<&str> = value.split_whitespace().collect();
    // top, right, bottom, left.
    let is_lopsided = matches!(words.as_slice(), [_, right, _, left] if right != left);
    match name {
        "left" | "right" => true,
        "inset" | "margin" | "padding" | "border-width" | "border-radius" => is_lopsided,
        "text-align" | "float" | "clear" | "justify-content" | "justify-items" | "justify-self" | "caption-side" => {
            words.iter().any(|word| sides.contains(word))
        }
        "mask" | "mask-image" | "background" | "background-image" => {
            sides.iter().any(|side| value.contains(&format!("to {side}")))
        }
        _ => ["margin", "padding", "border", "scroll"].into_iter().any(of_sides),
    }
}

/// The declarations of a style sheet with the comment right before each.
fn declarations(text: &str) -> Vec<(String, String, String)> {
    let (mut found, mut comment) = (Vec::new(), String::new());
    let mut rest = text;
    while let Some(end) = rest.find([';', '{', '}']) {
        if let Some(begin) = rest[..end].find("/*") {
            let close = begin + rest[begin..].find("*/").expect("a comment that ends");
            comment = rest[begin + 2..close].trim().to_owned();
            rest = &rest[close + 2..];
            continue;
        }
        if let Some((name, value)) = rest[..end].split_once(':')
            && rest[end..].starts_with(';')
        {
            found.push((name.trim().to_owned(), value.trim().to_owned(), std::mem::take(&mut comment)));
        }
        rest = &rest[end + 1..];
    }
    found
}

#[test]
fn sides_are_told_apart() {
    for (name, value) in [
        ("left", "0"),
        ("margin-left", "1rem"),
        ("border-right-color", "red"),
        ("border-top-left-radius", "2px"),
        ("scroll-padding-left", "1rem"),
        ("padding", "1px 2px 3px 4px"),
        ("inset", "auto auto 0 0.5rem"),
        ("text-align", "left"),
        ("mask-image", "linear-gradient(to right, #000, transparent)"),
    ] {
        assert!(is_physical(name, value), "{name}: {value}");
    }
    for (name, value) in
        [("padding", "1px 2px 3px 2px"), ("inset", "0"), ("text-align", "start"), ("margin-inline-start", "0")]
    {
        assert!(!is_physical(name, value), "{name}: {value}");
    }
}

#[test]
fn declarations_are_read_with_their_comments() {
    let text = "@media x { a:hover { left: 0; /* Physical: why. */ mask: url(a/b); top: 1px; } }";
    let found = declarations(text);
    let expected = [("left", "0", ""), ("mask", "url(a/b)", "Physical: why."), ("top", "1px", "")];
    assert_eq!(found, expected.map(|(name, value, why)| (name.to_owned(), value.to_owned(), why.to_owned())));
}

#[test]
fn no_style_names_a_side_without_a_reason() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for entry in fs::read_dir(&folder).expect("style") {
        let path = entry.expect("an entry of style").path();
        let text = fs::read_to_string(&path).expect("a style sheet");
        for (name, value, comment) in declarations(&text) {
            seen += 1;
            if is_physical(&name, &value) && !comment.starts_with("Physical:") {
                wrong.push(format!("{}: {name}: {value}", path.display()));
            }
        }
    }
    assert!(seen > 300, "declarations in {}: {seen}", folder.display());
    assert!(wrong.is_empty(), "sides without a reason:\n{}", wrong.join("\n"));
}
