//! Addresses within an edition, wherever it will stand.
//!
//! A file of the archive (a picture, a printed issue) is known by its place below the root of the edition, and the root
//! has no address before it is published. In the store such a file has an address below [`ROOT`]; the build writes it
//! relative to the document that names it, so that an edition works at any address and in any folder.

use url::Url;

/// What stands for the root of the edition in the store. `.invalid` belongs to nobody (RFC 6761).
pub const ROOT: &str = "https://edition.invalid/";

/// Makes an absolute, normalised URL of a base and a reference, as browsers do.
pub fn resolve(base: &str, reference: &str) -> Option<String> {
    Some(Url::parse(base).ok()?.join(reference).ok()?.into())
}

/// `text`, a document that lies `depth` folders below the root, with addresses that lead from there.
pub fn relative(text: &str, depth: usize) -> String {
    text.replace(ROOT, &"../".repeat(depth))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_edition_is_found_from_any_document() {
        let image = resolve(ROOT, "images/a.png").unwrap();
        assert_eq!(relative(&image, 0), "images/a.png");
        assert_eq!(relative(&image, 4), "../../../../images/a.png");
        assert_eq!(relative("https://iman.example/a.png", 4), "https://iman.example/a.png");
    }
}
