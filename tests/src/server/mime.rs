//! Media types by the ends of names.

/// The media type of a file.
pub(super) fn of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether an answer with these headers gets smaller when it is compressed.
pub(super) fn is_compressible(headers: &[(&str, String)]) -> bool {
    let kinds = ["text/", "json", "wasm", "svg", "xml"];
    headers.iter().any(|(name, value)| *name == "content-type" && kinds.iter().any(|kind| value.contains(kind)))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn what_a_browser_is_strict_about() {
        assert_eq!(of("/iman-1_bg.wasm"), "application/wasm");
        assert_eq!(of("/iman-1.js"), "text/javascript; charset=utf-8");
        assert_eq!(of("/issues/33-34.pdf"), "application/pdf");
    }
}
