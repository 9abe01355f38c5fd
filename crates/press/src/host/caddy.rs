//! Caddy: a site of its Caddyfile. <https://caddyserver.com/docs/caddyfile>

use super::plan::{At, Plan};
use super::redirect::{STATUSES, WITH_QUERY, decoded};
use super::redirects::Redirects;
use super::rules::{HEADERS, PAGE, PAGES, PRIVATE, RULES, TYPES};
use super::site::Site;
use std::collections::HashSet;
use std::fmt::Write;

/// The file.
pub fn plan(site: &Site, old: &Redirects) -> Plan {
    let mut plan = Plan::new(&old.told(site.base(), true));
    plan.add(At::Beside, "Caddyfile", configuration(site, old));
    plan
}

fn configuration(site: &Site, old: &Redirects) -> String {
    let base = site.base();
    let mut text = format!(
        "# Written by `press host caddy` for {}\n{} {{\n\troot * {}\n\tencode zstd gzip\n",
        site.url,
        site.url.origin().ascii_serialization(),
        quoted(&site.folder.to_string_lossy())
    );
    for (name, value) in HEADERS {
        let _ = writeln!(text, "\theader {name} \"{value}\"");
    }
    text.push_str(&moved(base, old));
    let short = base.trim_end_matches('/');
    if base == "/" {
        text.push_str("\thandle {\n");
    } else {
        let _ = writeln!(text, "\tredir / {base} 302\n\tredir {short} {base} 301\n\thandle_path {short}/* {{");
    }
    text.push_str(&files(site.shell));
    text.push_str("\t}\n");
    if base != "/" {
        text.push_str("\thandle {\n\t\terror 404\n\t}\n");
    }
    text.push_str("}\n");
    text
}

/// What stands below the folder of the paper: files, pages, nothing.
fn files(shell: &str) -> String {
    let mut text = String::from("\t\tmap {path} {paper_cache} {\n");
    for rule in &RULES {
        let pattern = if rule.pattern.is_empty() { "default".to_owned() } else { format!("`~{}`", rule.pattern) };
        let _ = writeln!(text, "\t\t\t{pattern} \"{}\"", rule.cache);
    }
    let served = "file_server {\n\t\t\t\t\tprecompressed br gzip\n\t\t\t\t}";
    let feeds = || (1..).zip(TYPES);
    let known: String = feeds().map(|(at, (pattern, _))| format!("\t\t@feed{at} path_regexp `{pattern}`\n")).collect();
    let typed: String =
        feeds().map(|(at, (_, kind))| format!("\t\t\t\theader @feed{at} Content-Type {kind}\n")).collect();
    let _ = write!(
        text,
        "\t\t}}\n\
         \t\t@file {{\n\t\t\tfile\n\t\t\tnot path */\n\t\t\tnot path_regexp `{PRIVATE}`\n\t\t}}\n\
         {known}\
         \t\t@page path_regexp `{PAGES}`\n\
         \t\troute {{\n\
         \t\t\thandle @file {{\n\
         \t\t\t\theader Cache-Control {{paper_cache}}\n\
         {typed}\
         \t\t\t\t{served}\n\
         \t\t\t}}\n\
         \t\t\thandle @page {{\n\
         \t\t\t\theader Cache-Control {PAGE}\n\
         \t\t\t\ttry_files {{path}}/index.html /{shell}\n\
         \t\t\t\t{served}\n\
         \t\t\t}}\n\
         \t\t\theader Cache-Control {PAGE}\n\
         \t\t\terror 404\n\
         \t\t}}\n",
    );
    text
}

/// Old addresses: one map for each status. The first line that fits counts.
fn moved(base: &str, old: &Redirects) -> String {
    let mut text = String::new();
    for status in STATUSES {
        let of_status: Vec<_> = old
            .listed
            .iter()
            .chain(&old.feeds)
            .chain(&old.uploads)
            .filter(|redirect| redirect.status == status)
            .collect();
        let with_query = of_status.iter().filter(|redirect| redirect.query.is_some());
        for (number, redirect) in (1..).zip(with_query) {
            let (name, value) = redirect.query.clone().unwrap_or_default();
            let (matcher, path) = (format!("@moved_{status}_{number}"), decoded(&redirect.from).unwrap_or_default());
            let _ = writeln!(
                text,
                "\t{matcher} {{\n\t\tpath {}\n\t\tquery {}={}\n\t}}\n\tredir {matcher} {} {status}",
                quoted(&path),
                name,
                value,
                quoted(&redirect.to)
            );
        }
        let single = of_status.iter().filter(|redirect| redirect.query.is_none() && !redirect.is_pattern());
        let patterns = of_status.iter().filter(|redirect| redirect.is_pattern());
        // Caddy refuses a map that has an address twice.
        let mut seen = HashSet::new();
        let mut lines = String::new();
        for redirect in single {
            for from in
                redirect.forms().iter().filter_map(|form| decoded(form)).filter(|from| seen.insert(from.clone()))
            {
                let _ = writeln!(lines, "\t\t{} \"{}\"", quoted(&from), redirect.to);
            }
        }
        text.push_str(&map("{path}", &format!("moved_{status}"), &lines, status));
        let mut lines = String::new();
        for redirect in patterns.filter(|redirect| seen.insert(redirect.from.clone())) {
            let names = redirect.names();
            let number = |name: &str| names.iter().position(|own| *own == name).map_or(0, |at| at + 1);
            let target = redirect.target(|name| format!("${{{}}}", number(name)));
            let _ = writeln!(lines, "\t\t`~{}` \"{target}\"", redirect.pattern(|_| "(".to_owned(), WITH_QUERY));
        }
        // They are tried on the address as it came: what they find is written into a header.
        text.push_str(&map("{uri}", &format!("moved_pattern_{status}"), &lines, status));
    }
    text + &numbered(base, old)
}

/// A map of addresses to new ones, and what follows of it; nothing if it has no lines.
fn map(of: &str, name: &str, lines: &str, status: u16) -> String {
    if lines.is_empty() {
        return String::new();
    }
    format!(
        "\tmap {of} {{paper_{name}}} {{\n{lines}\t\tdefault \"\"\n\t}}\n\
         \t@{name} expression `{{paper_{name}}} != \"\"`\n\
         \tredir @{name} {{paper_{name}}} {status}\n"
    )
}

/// Records by their numbers.
fn numbered(base: &str, old: &Redirects) -> String {
    if old.numbered.is_empty() {
        return String::new();
    }
    let lines: String = old.numbered.iter().map(|(number, path)| format!("\t\t{number} \"{base}{path}\"\n")).collect();
    format!(
        "\tmap {{query.p}}{{query.page_id}}{{query.attachment_id}} {{paper_numbered}} {{\n{lines}\t\tdefault \"\"\n\t}}\n\
         \t@numbered {{\n\t\tpath {base}\n\t\texpression `{{paper_numbered}} != \"\"`\n\t}}\n\
         \tredir @numbered {{paper_numbered}} 301\n"
    )
}

/// A text as Caddy reads it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\"").replace('{', r"\{"))
}
