//! Amazon S3 behind CloudFront: a function that knows pages from files, headers, and the upload.
//! <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-functions.html>

use super::plan::{At, Plan};
use super::redirect::{Redirect, decoded};
use super::redirects::Redirects;
use super::rules::{FRAMES, PAGES};
use super::script::{literal, string};
use super::site::Site;
use super::upload;
use serde_json::{Map, Value, json};

/// How large a function may be, in bytes.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html>
const LARGEST: usize = 10 * 1024;

/// The files.
pub fn plan(site: &Site, old: &Redirects) -> Plan {
    let told = old.told(site.base(), true);
    let fit = fitting(site, &told.rules);
    let told = told.limited(fit);
    let mut plan = Plan::new(&told);
    plan.add(At::Beside, "cloudfront-function.js", function(site, &told.rules));
    plan.add(At::Beside, "cloudfront-headers.json", format!("{:#}\n", headers(site)));
    plan.add(At::Beside, "upload.sh", upload::script(site));
    plan
}

/// How many rules fit into the function.
fn fitting(site: &Site, rules: &[Redirect]) -> usize {
    let (mut fit, mut most) = (0, rules.len());
    while fit < most {
        let middle = (fit + most).div_ceil(2);
        if function(site, &rules[..middle]).len() <= LARGEST { fit = middle } else { most = middle - 1 }
    }
    fit
}

/// The function for requests of viewers, in the language `cloudfront-js-2.0`.
fn function(site: &Site, rules: &[Redirect]) -> String {
    let mut single = Map::new();
    let mut patterns = String::new();
    for rule in rules {
        if rule.is_pattern() {
            let target =
                rule.target(|name| format!("${}", rule.names().iter().position(|own| *own == name).unwrap_or(0) + 1));
            let pattern = literal(&rule.pattern(|_| "(".to_owned(), "$"));
            patterns.push_str(&format!("\n  [{pattern}, {}, {}],", string(&target), rule.status));
            continue;
        }
        let query = rule.query.as_ref().map(|(name, value)| format!("?{name}={value}")).unwrap_or_default();
        for from in rule.forms().iter().filter_map(|form| decoded(form)) {
            single.entry(from + &query).or_insert_with(|| json!([rule.to, rule.status]));
        }
    }
    let lines: String = single.iter().map(|(from, to)| format!("\n  {}: {to},", string(from))).collect();
    format!(
        r#"// Written by `press host s3-cloudfront` for {url}
const folder = {folder};
const pages = {pages};
const moved = {{{lines}
}};
const patterns = [{patterns}
];

function sent(to, status) {{
  return {{ statusCode: status, statusDescription: "Moved", headers: {{ location: {{ value: to }} }} }};
}}

function handler(event) {{
  const request = event.request;
  let path = request.uri;
  try {{ path = decodeURIComponent(path); }} catch (error) {{ /* As it came. */ }}
  for (const name of Object.keys(request.querystring)) {{
    const to = moved[path + "?" + name + "=" + request.querystring[name].value];
    if (to) return sent(to[0], to[1]);
  }}
  if (Object.prototype.hasOwnProperty.call(moved, path)) return sent(moved[path][0], moved[path][1]);
  for (const rule of patterns) {{
    if (rule[0].test(request.uri)) return sent(request.uri.replace(rule[0], rule[1]), rule[2]);
  }}
  if (path !== folder && (path === "/" || path + "/" === folder)) return sent(folder, 302);
  const isPage = path.startsWith(folder) && pages.test(path) && !path.endsWith("/index.html");
  {page}
  return request;
}}
"#,
        url = site.url,
        folder = string(site.base()),
        pages = literal(PAGES),
        page = own_page(site),
    )
}

/// What becomes of the address of a page: the page of its own that it has, or, where none has been rendered, the one page of
/// the paper. S3 itself knows no folders.
fn own_page(site: &Site) -> String {
    if site.shell == "index.html" {
        return "if (isPage) request.uri = folder + \"index.html\";".to_owned();
    }
    "if (isPage && !/\\.[^/]*$/.test(path)) request.uri = request.uri.replace(/\\/*$/, \"/index.html\");".to_owned()
}

/// A policy for the headers of answers: it has a place of its own for each of [`super::rules::HEADERS`].
fn headers(site: &Site) -> Value {
    let name = site.url.host_str().unwrap_or("paper").replace('.', "-");
    json!({
        "Name": name,
        "SecurityHeadersConfig": {
            "ContentTypeOptions": { "Override": true },
            "ContentSecurityPolicy": { "Override": true, "ContentSecurityPolicy": FRAMES },
        },
    })
}
