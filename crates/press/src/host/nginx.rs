//! nginx: a part of its configuration, to be included among its servers.
//! <https://nginx.org/en/docs/http/ngx_http_core_module.html#try_files>

use super::plan::{At, Plan};
use super::redirect::{Redirect, STATUSES, WITH_QUERY, decoded};
use super::redirects::Redirects;
use super::rules::{HEADERS, PAGE, PAGES, PRIVATE, RULES, TYPES, below};
use super::site::Site;
use std::collections::HashSet;
use std::fmt::Write;

/// What is compressed on the way, where no compressed copy lies beside the file. `text/html` always is.
const COMPRESSED: &str = "application/atom+xml application/feed+json application/javascript application/json \
                          application/manifest+json \
                          application/rss+xml application/wasm application/xml image/svg+xml text/css text/javascript \
                          text/plain text/xml";

/// The default of nginx for the hashes of a map: longer keys need more.
const BUCKET: usize = 64;
/// The default of nginx for the number of keys, roughly.
const KEYS: usize = 1024;

/// The file.
pub fn plan(site: &Site, old: &Redirects) -> Plan {
    let mut plan = Plan::new(&old.told(site.base(), true));
    plan.add(At::Beside, "paper.nginx.conf", configuration(site, old));
    plan
}

fn configuration(site: &Site, old: &Redirects) -> String {
    let mut text = format!(
        "# Written by `press host nginx` for {}\n# Include it where the servers are: /etc/nginx/conf.d/ or sites-enabled/.\n",
        site.url
    );
    let moved = Moved::new(site.base(), old);
    text.push_str(&moved.sizes());
    text.push_str(&caching());
    text.push_str(&moved.maps);
    text.push_str(&server(site, &moved));
    text
}

/// How long files are kept. The maps look at the path that was found, and so below the folder of the paper.
fn caching() -> String {
    let mut text = String::from("map $uri $paper_life {\n");
    for rule in &RULES {
        let pattern = if rule.pattern.is_empty() { "default".to_owned() } else { format!("\"~{}\"", rule.pattern) };
        let _ = writeln!(text, "    {pattern} \"{}\";  # {}", rule.cache, rule.what);
    }
    // What is missing, or stands elsewhere, may be there the next time. (304 is about what the browser has.)
    let _ = write!(
        text,
        "}}\nmap $status $paper_cache {{\n    \"~^(404|30[12378])$\" \"{PAGE}\";\n    default $paper_life;\n}}\n"
    );
    text
}

fn server(site: &Site, moved: &Moved) -> String {
    let base = site.base();
    let host = site.url.host_str().unwrap_or("_");
    // One of its own has an address to be tried out; all others come by the usual one, and by HTTPS later.
    let port = if site.url.scheme() == "http" { site.url.port().unwrap_or(80) } else { 80 };
    let root = quoted(&site.folder.to_string_lossy());
    let mut text = format!(
        "map $uri $paper_file {{\n    \"~^{folder}(?<paper_path>/.*)$\" $paper_path;\n}}\n\
         server {{\n    # For HTTPS: `certbot --nginx -d {host}`, or listen 443 ssl and your certificate.\n    \
         listen {port};\n    listen [::]:{port};\n    server_name {host};\n    root {root};\n\n    \
         absolute_redirect off;\n    charset utf-8;\n    gzip on;\n    gzip_static on;\n    gzip_vary on;\n    gzip_types {COMPRESSED};\n    \
         add_header Cache-Control $paper_cache always;\n",
        folder = base.trim_end_matches('/').replace('.', r"\."),
    );
    for (name, value) in HEADERS {
        let _ = writeln!(text, "    add_header {name} \"{value}\" always;");
    }
    text.push('\n');
    for status in &moved.statuses {
        let _ = writeln!(text, "    if ($paper_moved_{status}) {{ return {status} $paper_moved_{status}; }}");
    }
    if moved.has_numbers {
        let _ = writeln!(text, "    if ($paper_numbered) {{ return 301 $paper_numbered; }}");
    }
    if base != "/" {
        let short = base.trim_end_matches('/');
        let _ = writeln!(
            text,
            "    location = / {{ return 302 {base}; }}\n    location = {short} {{ return 301 {base}; }}"
        );
        let _ = writeln!(text, "    location / {{ return 404; }}");
    }
    let _ = write!(
        text,
        "    location {base} {{\n        \
             location ~ \"{PRIVATE}\" {{ return 404; }}\n        \
             {feeds}\
             # Pages: a file, a page of its own, or the page of the paper.\n        \
             location ~ \"{PAGES}\" {{ try_files $paper_file $paper_file/index.html /{shell} =404; }}\n        \
             try_files $paper_file =404;\n    }}\n}}\n",
        feeds = feeds(base),
        shell = site.shell,
    );
    text
}

/// Feeds, whose types the extensions do not tell.
fn feeds(base: &str) -> String {
    let feed = |(pattern, kind): (&str, &str)| {
        format!(
            "location ~ \"{}\" {{\n            types {{ }}\n            default_type {kind};\n            \
                 try_files $paper_file =404;\n        }}\n        ",
            below(pattern, base)
        )
    };
    TYPES.map(feed).concat()
}

/// Old addresses: maps to new ones, one for each status.
struct Moved {
    maps: String,
    statuses: Vec<u16>,
    has_numbers: bool,
    keys: usize,
    longest: usize,
}

impl Moved {
    fn new(base: &str, old: &Redirects) -> Moved {
        let mut moved = Moved {
            maps: String::new(),
            statuses: Vec::new(),
            has_numbers: !old.numbered.is_empty(),
            keys: 0,
            longest: 0,
        };
        let all: Vec<&Redirect> = old.listed.iter().chain(&old.feeds).chain(&old.uploads).collect();
        for status in STATUSES {
            let of_status: Vec<&Redirect> = all.iter().filter(|redirect| redirect.status == status).copied().collect();
            if !of_status.is_empty() {
                moved.statuses.push(status);
                moved.map(status, &of_status);
            }
        }
        if moved.has_numbers {
            moved.maps.push_str("map $arg_p$arg_page_id$arg_attachment_id $paper_record {\n    default \"\";\n");
            for (number, path) in &old.numbered {
                let _ = writeln!(moved.maps, "    {number} {base}{path};");
            }
            let _ = write!(
                moved.maps,
                "}}\nmap $uri $paper_numbered {{\n    default \"\";\n    {} $paper_record;\n}}\n",
                quoted(base)
            );
            moved.keys = moved.keys.max(old.numbered.len());
        }
        moved
    }

    /// The first rule for an address counts: one for that address alone, then one with a query, then patterns.
    fn map(&mut self, status: u16, redirects: &[&Redirect]) {
        let (patterns, single): (Vec<&Redirect>, Vec<&Redirect>) =
            redirects.iter().partition(|redirect| redirect.is_pattern() || redirect.query.is_some());
        // Patterns are tried on the address as it came: what they find is written into a header.
        let _ = writeln!(self.maps, "map $request_uri $paper_moved_pattern_{status} {{\n    default \"\";");
        for redirect in patterns {
            let group = |name: &str| format!("(?<paper_{name}>");
            let pattern = match &redirect.query {
                None => redirect.pattern(group, WITH_QUERY),
                Some((name, value)) => {
                    let (name, value) = (regex::escape(name), regex::escape(value));
                    redirect.pattern(group, &format!(r"\?(.*&)?{name}={value}(&|$)"))
                }
            };
            let target = redirect.target(|name| format!("${{paper_{name}}}"));
            let _ = writeln!(self.maps, "    {} {};", quoted(&format!("~{pattern}")), quoted_with_variables(&target));
        }
        let _ =
            writeln!(self.maps, "}}\nmap $uri $paper_moved_{status} {{\n    default $paper_moved_pattern_{status};");
        let mut seen = HashSet::new();
        for redirect in single {
            for from in redirect.forms().iter().filter_map(|form| decoded(form)) {
                if seen.insert(from.clone()) {
                    self.longest = self.longest.max(from.len());
                    let _ = writeln!(self.maps, "    {} {};", quoted(&from), quoted_with_variables(&redirect.to));
                }
            }
        }
        self.keys = self.keys.max(seen.len());
        self.maps.push_str("}\n");
    }

    /// Room for many keys and for long ones.
    fn sizes(&self) -> String {
        let mut text = String::new();
        // A key stands in its bucket with its length and a pointer; of many, some meet in one.
        let room = (self.longest + 3 * size_of::<usize>()).next_power_of_two();
        let room = if self.keys > KEYS { room.max(4 * BUCKET) } else { room };
        if room > BUCKET {
            let _ = writeln!(text, "map_hash_bucket_size {room};");
        }
        if self.keys > KEYS {
            let _ = writeln!(text, "map_hash_max_size {};", self.keys.next_power_of_two() * 2);
        }
        text
    }
}

/// A text as nginx reads it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""))
}

/// A value: an address has neither backslash nor quotation mark, and `$` only where a variable is meant.
fn quoted_with_variables(text: &str) -> String {
    format!("\"{text}\"")
}
