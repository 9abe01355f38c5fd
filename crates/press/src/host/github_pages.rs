//! GitHub Pages: no headers and no redirects; what it does not find it answers with `404.html`, and status 404.
//! <https://docs.github.com/en/pages/getting-started-with-github-pages/creating-a-custom-404-page-for-your-github-pages-site>

use super::plan::{At, Plan};
use super::redirects::Redirects;
use super::site::Site;

/// The files. What is published is the folder of the paper, whatever folder of the host it stands in then.
pub fn plan(site: &Site, old: &Redirects) -> Plan {
    let mut plan = Plan { left_out: old.listed.len() + old.uploads.len(), ..Plan::default() };
    if !site.has_missing_page {
        plan.add(At::Paper, "404.html", site.page.clone());
    }
    // Without it, a branch goes through Jekyll, which leaves names with an underscore out.
    plan.add(At::Paper, ".nojekyll", String::new());
    plan
}
