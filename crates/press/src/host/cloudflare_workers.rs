//! Cloudflare Workers with static assets. Where there is no file a small program is asked, which knows pages from files.
//! <https://developers.cloudflare.com/workers/static-assets/>

use super::cloudflare_pages::both;
use super::plan::{At, Plan};
use super::redirects::Redirects;
use super::rules::{HEADERS, PAGE, PAGES};
use super::script::{literal, string};
use super::site::Site;
use serde_json::json;

/// The rules of the platform that the files were written by.
const COMPATIBILITY_DATE: &str = "2026-11-01";

/// The files.
pub fn plan(site: &Site, old: &Redirects) -> Plan {
    let mut plan = both(site, old);
    let name: String = site.url.host_str().unwrap_or("paper").replace(|char: char| !char.is_ascii_alphanumeric(), "-");
    let settings = json!({
        "name": name,
        "compatibility_date": COMPATIBILITY_DATE,
        "main": "worker.js",
        "assets": { "directory": ".", "binding": "ASSETS", "not_found_handling": "none" },
    });
    plan.add(At::Root, "wrangler.jsonc", format!("// Written by `press host` for {}\n{settings:#}\n", site.url));
    plan.add(At::Root, "worker.js", worker(site));
    plan.add(At::Root, ".assetsignore", "worker.js\nwrangler.jsonc\n.wrangler\n.assetsignore\n.press-*\n".to_owned());
    plan
}

/// The program.
fn worker(site: &Site) -> String {
    let headers: String =
        HEADERS.iter().map(|(name, value)| format!("\n  {}: {},", string(name), string(value))).collect();
    format!(
        r#"// Written by `press host` for {url}
// Asked where there is no file: an address of a page is answered with the page of the paper.
const folder = {folder};
const pages = {pages};
const headers = {{{headers}
  "Cache-Control": {cache},
}};

export default {{
  async fetch(request, env) {{
    const url = new URL(request.url);
    if (url.pathname.startsWith(folder) && pages.test(url.pathname)) {{
      return env.ASSETS.fetch(new Request(new URL(folder + {page}, url), request));
    }}
    return new Response("There is no such file.\n", {{ status: 404, headers }});
  }},
}};
"#,
        url = site.url,
        folder = string(site.base()),
        // These hosts know a page by its name without an ending.
        page = string(if site.shell == "index.html" { "" } else { site.shell.trim_end_matches(".html") }),
        pages = literal(PAGES),
        cache = string(PAGE),
    )
}
