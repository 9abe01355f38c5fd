//! Cloudflare Pages. Without a `404.html` at the top it answers with the page at the top whatever it does not find, files,
//! too; but it looks for a `404.html` in the folder of what is asked for first, and in those above.
//! <https://developers.cloudflare.com/pages/configuration/serving-pages/>

use super::flat_files::{MISSING, first_line, headers, redirects};
use super::plan::{At, Plan};
use super::redirect::Redirect;
use super::redirects::{Redirects, Told};
use super::site::Site;

/// `_redirects` may have 2,000 lines for one address each, and 100 with `*` or `:name`; a rule may need two lines.
/// <https://developers.cloudflare.com/pages/configuration/redirects/>
const MOST_REDIRECTS: usize = 950;
/// Of those with `*` or `:name`.
const MOST_PATTERNS: usize = 50;

/// The files.
pub fn plan(site: &Site, old: &Redirects) -> Plan {
    let mut plan = both(site, old);
    for folder in site.folders_of_files() {
        plan.add(At::Paper, &format!("{folder}/404.html"), MISSING.to_owned());
    }
    if site.base() != "/" {
        // The page at the top of the host is the answer to all addresses of pages, those in the folder, too.
        plan.add(At::Root, "index.html", site.page.clone());
    }
    plan
}

/// What Cloudflare Pages and Cloudflare Workers have in common.
pub fn both(site: &Site, old: &Redirects) -> Plan {
    let Told { rules, left_out } = old.told(site.base(), false);
    let (patterns, single) = rules.into_iter().partition(Redirect::is_pattern);
    let single = Told { rules: single, left_out }.limited(MOST_REDIRECTS);
    let patterns = Told { rules: patterns, left_out: 0 }.limited(MOST_PATTERNS);
    let mut text = first_line(site);
    if site.base() != "/" {
        text.push_str(&format!("/ {} 302\n", site.base()));
    }
    // Those for one address come first, as Cloudflare asks.
    text.push_str(&redirects(&single.rules, false));
    text.push_str(&redirects(&patterns.rules, false));
    let mut plan = Plan::new(&single);
    plan.redirects += patterns.rules.len();
    plan.left_out += patterns.left_out;
    plan.add(At::Root, "_redirects", text);
    plan.add(At::Root, "_headers", headers(site));
    plan
}
