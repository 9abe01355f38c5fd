//! Shortcodes whose sense is known: those of WordPress itself, and what many plugins call alike.

use super::tag::Tag;
use super::{File, Lost, Scan, Surroundings, lose};
use crate::import::wordpress::content::{escaped, markup, players};
use markup::Piece;

/// Shows its content in a way that the paper has no other for, or that a paper has no need of.
const PLAIN: &[&str] = &["center", "color", "dropcap", "highlight", "size", "su_dropcap", "su_highlight"];
const QUOTES: &[&str] = &["blockquote", "pullquote", "quote", "su_pullquote", "su_quote"];
const FOLDED: &[&str] = &["expand", "spoiler", "su_spoiler"];
const NOTES: &[&str] = &["efn_note", "footnote", "mfn", "note", "ref"];
const LINKS: &[&str] = &["button", "su_button", "url"];
const VIDEOS: &[&str] =
    &["embedyt", "rutube", "su_youtube", "su_youtube_advanced", "vc_video", "vk", "youtube", "youtube_sc"];
const DOCUMENTS: &[&str] =
    &["embeddoc", "embed-pdf", "flipbook", "gview", "pdf", "pdf-embedder", "pdfjs-viewer", "pdfviewer"];
/// What stands between the brackets is code to be read.
const CODE: &[&str] = &["code", "crayon", "pre", "sourcecode"];
/// The marks of forums: element by name.
const MARKS: &[(&str, &str)] =
    &[("b", "strong"), ("i", "em"), ("s", "s"), ("u", "u"), ("strong", "strong"), ("em", "em")];
const OTHERS: &[&str] = &[
    "audio",
    "caption",
    "contact-form",
    "contact-form-7",
    "embed",
    "gallery",
    "img",
    "playlist",
    "toc",
    "vc_gallery",
    "vc_single_image",
    "video",
    "wp_caption",
];
/// What stands between the brackets is code for the plugin.
const NO_WORDS: &[&str] = &["vc_raw_html", "vc_raw_js"];

/// Whether the name alone makes it a shortcode.
pub(super) fn is_known(name: &str) -> bool {
    let lists = [PLAIN, QUOTES, FOLDED, NOTES, LINKS, VIDEOS, DOCUMENTS, OTHERS, NO_WORDS, CODE];
    lists.iter().any(|list| list.contains(&name)) || MARKS.iter().any(|(mark, _)| *mark == name)
}

/// Whether it means nothing without its closing bracket.
pub(super) fn needs_an_end(name: &str) -> bool {
    let lists = [PLAIN, QUOTES, FOLDED, NOTES, LINKS, CODE];
    lists.iter().any(|list| list.contains(&name))
        || MARKS.iter().any(|(mark, _)| *mark == name)
        || matches!(name, "img" | "pdf" | "vk")
}

/// Whether what stands up to its closing bracket belongs to it. Of others both brackets are dropped where they stand.
pub(super) fn takes_content(name: &str) -> bool {
    is_known(name) && !PLAIN.contains(&name)
}

/// Whether its content is shown as it is written, brackets and all.
pub(super) fn is_code(name: &str) -> bool {
    CODE.contains(&name)
}

/// Whether its content is nothing to read.
pub(super) fn has_no_words(name: &str) -> bool {
    NO_WORDS.contains(&name)
}

/// The HTML of a known shortcode; `None` if it is not known or shows nothing that can be shown.
pub(super) fn html(tag: &Tag<'_>, inner: Option<&str>, scan: &mut Scan<'_>) -> Option<String> {
    let name = tag.name;
    let words = inner.unwrap_or_default();
    let attributes = &tag.attributes;
    let address = |names: &[&str]| {
        let given = attributes.first(names).or_else(|| attributes.bare()).or(inner.map(str::trim));
        given.filter(|given| !given.is_empty()).map(str::to_owned)
    };
    if let Some((_, element)) = MARKS.iter().find(|(mark, _)| *mark == name) {
        return Some(format!("<{element}>{words}</{element}>"));
    }
    if is_code(name) {
        // Signs that are written as references are right already.
        return Some(format!("<pre><code>{}</code></pre>", words.trim_matches('\n').replace('<', "&lt;")));
    }
    if PLAIN.contains(&name) {
        return Some(words.to_owned());
    }
    if QUOTES.contains(&name) {
        let by = attributes.first(&["cite", "author", "name"]).map(|by| format!("\n\n<cite>{}</cite>", escaped(by)));
        return Some(format!("<blockquote>{}{}</blockquote>", words.trim(), by.unwrap_or_default()));
    }
    if FOLDED.contains(&name) {
        let title = attributes.get("title").or_else(|| attributes.bare()).unwrap_or("…");
        return Some(format!("<details><summary>{}</summary>{}</details>", escaped(title), words.trim()));
    }
    if NOTES.contains(&name) {
        return Some(if words.trim().is_empty() { String::new() } else { format!(" ({})", words.trim()) });
    }
    if LINKS.contains(&name) {
        let to = attributes.first(&["url", "href", "link"]).or_else(|| attributes.bare()).unwrap_or(words.trim());
        return Some(format!("<a href=\"{}\">{words}</a>", escaped(to)));
    }
    if VIDEOS.contains(&name) {
        let given = address(&["url", "link", "src", "id", "video_id", "v"])?;
        return Some(players::shown(&video_address(name, &given)));
    }
    if DOCUMENTS.contains(&name) {
        let file = address(&["url", "file", "src", "pdf", "source"]).filter(|file| file.contains('/'))?;
        let last = file.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
        let title = attributes.get("title").unwrap_or(last);
        return Some(format!("<p><a href=\"{}\">{}</a></p>", escaped(&file), escaped(title)));
    }
    match name {
        "caption" | "wp_caption" => Some(caption(words, attributes.get("caption"))),
        "embed" => address(&["src", "url"]).map(|address| players::shown(&address)),
        "img" => Some(format!("<img src=\"{}\">", escaped(words.trim()))),
        "audio" => {
            let file = address(&["src", "mp3", "m4a", "ogg", "wav", "flac", "wma"])?;
            Some(format!("<audio src=\"{}\" controls></audio>", escaped(&file)))
        }
        "video" => {
            let file = address(&["src", "mp4", "m4v", "webm", "ogv", "flv", "wmv"])?;
            let player = players::shown(&file);
            if player.starts_with("<iframe") {
                return Some(player);
            }
            let poster = attributes.get("poster").map(|poster| format!(" poster=\"{}\"", escaped(poster)));
            Some(format!("<video src=\"{}\"{} controls></video>", escaped(&file), poster.unwrap_or_default()))
        }
        "gallery" | "vc_gallery" | "vc_single_image" | "playlist" => {
            let mut numbers = attributes.numbers(&["ids", "include", "images", "image"]);
            let left_out = attributes.numbers(&["exclude"]);
            numbers.retain(|number| !left_out.contains(number));
            let found = if numbers.is_empty() && name == "gallery" {
                let post = attributes.numbers(&["id"]).first().copied().unwrap_or(scan.number);
                scan.around.pictures_of(post)
            } else {
                files(&numbers, scan.around, scan.lost)
            };
            (!found.is_empty() || !numbers.is_empty()).then(|| figures(&found))
        }
        _ => None,
    }
}

/// The files of a list; those that are not there are told.
pub(in crate::import::wordpress::content) fn files(
    numbers: &[u64],
    around: &dyn Surroundings,
    lost: &mut Lost,
) -> Vec<File> {
    let mut found = Vec::with_capacity(numbers.len());
    for number in numbers {
        match around.file(*number) {
            Some(file) => found.push(file),
            None => lose(lost, "pictures of galleries that are not in the archive"),
        }
    }
    found
}

/// Files, each as a figure with its caption. In one line, as a line break may become one on the page.
pub(in crate::import::wordpress::content) fn figures(files: &[File]) -> String {
    files.iter().map(figure).collect()
}

fn figure(file: &File) -> String {
    let url = escaped(&file.url);
    let (shown, words) = match file.media_type.split('/').next() {
        Some("audio") => (format!("<audio src=\"{url}\" controls></audio>"), &file.title),
        Some("video") => (format!("<video src=\"{url}\" controls></video>"), &file.title),
        _ => {
            let size = match (file.width, file.height) {
                (Some(width), Some(height)) => format!(" width=\"{width}\" height=\"{height}\""),
                _ => String::new(),
            };
            (format!("<img src=\"{url}\" alt=\"{}\"{size}>", escaped(&file.alt)), &file.caption)
        }
    };
    let words = words.trim().replace('\n', " ");
    let words = if words.is_empty() { words } else { format!("<figcaption>{words}</figcaption>") };
    format!("<figure>{shown}{words}</figure>")
}

/// A picture, or whatever else it holds, with its caption: in an attribute, or behind the picture.
fn caption(inner: &str, given: Option<&str>) -> String {
    let mut end = 0;
    let mut found = 0;
    let mut is_in_link = false;
    for piece in markup::pieces(inner) {
        end += piece.as_str().len();
        let Piece::Tag { name, is_closing, .. } = piece else { continue };
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        if is("a") {
            is_in_link = !is_closing;
            // The link ends behind the picture.
            if is_closing && found > 0 {
                found = end;
                break;
            }
        } else if is("img") || is_closing && (is("iframe") || is("video")) {
            found = end;
            if !is_in_link {
                break;
            }
        }
    }
    let (shown, behind) = inner.split_at(found);
    let words = given.unwrap_or(behind).trim();
    if shown.is_empty() {
        return inner.to_owned();
    }
    let words = if words.is_empty() { String::new() } else { format!("<figcaption>{words}</figcaption>") };
    format!("<figure>{}{words}</figure>", shown.trim())
}

/// Some give only the video's name where others give its address.
fn video_address(shortcode: &str, given: &str) -> String {
    let given = given.trim();
    if given.contains('/') {
        return if given.starts_with("//") { format!("https:{given}") } else { given.to_owned() };
    }
    match shortcode {
        "rutube" => format!("https://rutube.ru/video/{given}/"),
        "vk" => format!("https://vk.com/video{given}"),
        _ => format!("https://www.youtube.com/watch?v={given}"),
    }
}
