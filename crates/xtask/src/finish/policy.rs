//! The Content Security Policy of the built page (CSP Level 3, <https://www.w3.org/TR/CSP3/>; Trusted Types).
//!
//! What stands in the page runs only as it was built, by its hash. `docs/security.md` says why each line is as it is.

use super::page;
use crate::tools::checksum::base64;
use sha2::{Digest, Sha256};

/// The players that a reader can load into an article: the hosts that `newsfeed::html_rules::embed` writes.
const PLAYERS: &str = "https://www.youtube-nocookie.com https://rutube.ru https://vkvideo.ru";

/// The policy for a built page, as a `<meta>` can hold it (no `frame-ancestors`, no reports).
pub fn of(html: &str) -> String {
    let scripts = hashes(&page::scripts(html));
    let styles = hashes(&page::styles(html));
    [
        "default-src 'none'",
        &format!("script-src 'self' 'wasm-unsafe-eval' {scripts}"),
        &format!("style-src {styles}"),
        // Pictures, sound and film come from wherever the feed says; so do further documents of the feed, and the
        // endpoint of the contact form.
        "img-src 'self' http: https:",
        "media-src 'self' http: https:",
        "connect-src 'self' http: https:",
        "form-action 'self' http: https:",
        &format!("frame-src {PLAYERS}"),
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types iman",
    ]
    .join("; ")
}

fn hashes(texts: &[&str]) -> String {
    let hash = |text: &&str| format!("'sha256-{}'", base64(&Sha256::digest(text)));
    texts.iter().map(hash).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_page_is_named_by_its_hash() {
        let policy = of("<style>a{}</style><script>b()</script>");
        // echo -n 'b()' | openssl dgst -sha256 -binary | base64
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "{policy}");
        for word in ["unsafe-inline", "'unsafe-eval'", "data:", "*"] {
            assert!(!policy.contains(word), "{word} is in {policy}");
        }
    }
}
