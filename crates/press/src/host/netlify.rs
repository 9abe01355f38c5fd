//! Netlify. Rules of `_redirects` are followed where there is no file.
//! <https://docs.netlify.com/manage/routing/redirects/overview/>, <https://docs.netlify.com/manage/routing/headers/>

use super::flat_files::{MISSING, first_line, headers, redirects};
use super::plan::{At, Plan};
use super::redirects::Redirects;
use super::site::Site;

/// Netlify asks for another way from 10,000 rules on; a deploy may fail when they are more.
const MOST_REDIRECTS: usize = 9_000;

/// The files.
pub fn plan(site: &Site, old: &Redirects) -> Plan {
    let told = old.told(site.base(), true).limited(MOST_REDIRECTS);
    let mut text = first_line(site) + &redirects(&told.rules, true);
    if site.base() != "/" {
        text.push_str(&format!("/ {} 302\n", site.base()));
    }
    for folder in site.folders_of_files() {
        text.push_str(&format!("{} {} 404\n", site.at(&format!("{folder}/*")), site.at("404.html")));
    }
    // Where all pages are rendered, what is not there is not there.
    let last = if site.has_missing_page { (site.at("404.html"), 404) } else { (site.page_address(), 200) };
    text.push_str(&format!("{} {} {}\n", site.at("*"), last.0, last.1));
    let mut plan = Plan::new(&told);
    plan.add(At::Root, "_redirects", text);
    plan.add(At::Root, "_headers", headers(site));
    if !site.has_missing_page {
        plan.add(At::Paper, "404.html", MISSING.to_owned());
    }
    plan
}
