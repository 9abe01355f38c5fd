//! What a web host has to be told of a paper: files in its own language, all made of one table of rules ([`rules`]).
//!
//! ```text
//! site (what lies there) + rules + redirects (old addresses) --> one file of this folder a host --> written
//! ```
//!
//! docs/hosting.md says what is asked of a host, and has a page for each.

mod caddy;
mod cloudflare_pages;
mod cloudflare_workers;
mod flat_files;
mod github_pages;
mod moved;
mod netlify;
mod nginx;
mod old;
pub mod page;
mod plan;
mod redirect;
mod redirect_list;
mod redirects;
pub mod rules;
mod s3_cloudfront;
mod script;
mod site;
mod upload;
mod vercel;
mod written;

use crate::report::Report;
use crate::store::Store;
use anyhow::{Context, Result, bail, ensure};
use newsfeed::edition::LATEST;
use plan::{At, Plan};
use redirects::Redirects;
use site::Site;
use std::collections::BTreeMap;
use std::fs;
use std::path::{self, Path, PathBuf};
use url::Url;
use written::Writing;

/// A web host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// GitHub Pages.
    GithubPages,
    /// Netlify.
    Netlify,
    /// Cloudflare Pages.
    CloudflarePages,
    /// Cloudflare Workers with static assets.
    CloudflareWorkers,
    /// Vercel.
    Vercel,
    /// Amazon S3 behind CloudFront.
    S3Cloudfront,
    /// nginx on a server of one's own.
    Nginx,
    /// Caddy on a server of one's own.
    Caddy,
}

/// What is wished.
#[derive(Clone, Debug)]
pub struct Options {
    /// The host.
    pub host: Host,
    /// The folder that is published: the app and the edition in one.
    pub site: PathBuf,
    /// The address of the paper. Its path ends in a slash, and is of letters that need no percents.
    pub url: Url,
    /// A list of old addresses, written as in `_redirects`.
    pub redirects: Option<PathBuf>,
    /// The archive, for old addresses of a WordPress site.
    pub store: Option<PathBuf>,
    /// The folder for files that are not published: configurations, scripts.
    pub beside: PathBuf,
    /// Whether files are overwritten that the press has not written.
    pub is_forced: bool,
}

/// What is to be written, all of it thought out.
#[derive(Debug)]
pub struct Prepared {
    site: Site,
    /// What is published with the paper.
    published: BTreeMap<PathBuf, String>,
    /// The folder for what is not, and that.
    beside: PathBuf,
    unpublished: BTreeMap<PathBuf, String>,
    is_forced: bool,
    report: Report,
}

impl Options {
    /// Reads the folder, the list and the archive, and writes nothing.
    ///
    /// # Errors
    /// If one of them cannot be read, or the paper lies where this host cannot show it.
    pub fn prepare(&self) -> Result<Prepared> {
        let mut report = Report::default();
        let site = Site::read(&self.site, &self.url)?;
        let old = self.old(&site, &mut report)?;
        let plan = plan(self.host, &site, &old);
        report.count("redirects", plan.redirects as u64);
        if plan.left_out > 0 {
            let (host, count) = (self.host.name(), plan.left_out);
            report.fault(
                format!("docs/hosting/{host}.md"),
                format!("{host} takes no more: {count} redirects are left out"),
            );
        }
        let beside = path::absolute(&self.beside)
            .with_context(|| format!("cannot tell where the folder {} is", self.beside.display()))?;
        let (mut published, mut unpublished) = (BTreeMap::new(), BTreeMap::new());
        for (at, name, text) in plan.files {
            match at {
                At::Paper => published.insert(site.folder.join(name), text),
                At::Root => published.insert(site.root()?.join(name), text),
                At::Beside => unpublished.insert(beside.join(name), text),
            };
        }
        for (name, text) in moved::files(&old.numbered)? {
            published.insert(site.folder.join(name), text);
        }
        Ok(Prepared { site, published, beside, unpublished, is_forced: self.is_forced, report })
    }

    fn old(&self, site: &Site, report: &mut Report) -> Result<Redirects> {
        let mut old = Redirects::default();
        if let Some(file) = &self.redirects {
            let name = file.display().to_string();
            let text = fs::read_to_string(file).with_context(|| format!("cannot read the list {name}"))?;
            old.listed = redirect_list::read(&text, &name, report);
        }
        let has_lists = site.folders.iter().any(|folder| folder == "feeds");
        let has_rss = site.folder.join("feeds").join(LATEST).join("rss.xml").is_file();
        old.feeds = old::feeds(site.base(), has_lists, has_rss);
        if let Some(file) = &self.store {
            let name = file.display();
            ensure!(file.is_file(), "there is no store {name}: `press import SOURCE --store {name}` makes it");
            let store = Store::open(file)?;
            old.numbered = old::numbered(&store)?;
            old.uploads = old::uploads(&store, site.base())?;
        }
        Ok(old)
    }
}

impl Prepared {
    /// Writes the files; what was written is told in the report.
    ///
    /// # Errors
    /// If the disk fails, or a file of the publisher's own is in the way; then nothing is changed.
    pub fn write(mut self) -> Result<Report> {
        let mut parts = vec![Writing::look(&self.site.folder, &self.published, self.is_forced)?];
        // A host that wants nothing here takes nothing away here: other papers may be told of in the folder.
        if !self.unpublished.is_empty() {
            parts.push(Writing::look(&self.beside, &self.unpublished, self.is_forced)?);
        }
        for part in parts {
            let count = part.write()?;
            self.report.count("written", count.written);
            self.report.count("unchanged", count.unchanged);
            self.report.count("removed", count.removed);
        }
        let changed = written::put_if_changed(&self.site.folder.join(self.site.shell), &self.site.page)?;
        self.report.count(if changed { "written" } else { "unchanged" }, 1);
        Ok(self.report)
    }

    /// The files that the host wants, without those for the page itself.
    pub fn own_files(&self) -> impl Iterator<Item = &Path> {
        let moved = self.site.folder.join(moved::FOLDER);
        let all = self.published.keys().chain(self.unpublished.keys()).map(PathBuf::as_path);
        all.filter(move |path| !path.starts_with(&moved))
    }
}

impl Host {
    /// All of them.
    pub const ALL: [Host; 8] = [
        Host::GithubPages,
        Host::Netlify,
        Host::CloudflarePages,
        Host::CloudflareWorkers,
        Host::Vercel,
        Host::S3Cloudfront,
        Host::Nginx,
        Host::Caddy,
    ];

    /// Its name on the command line, and that of its page in docs/hosting/.
    pub fn name(self) -> &'static str {
        match self {
            Host::GithubPages => "github-pages",
            Host::Netlify => "netlify",
            Host::CloudflarePages => "cloudflare-pages",
            Host::CloudflareWorkers => "cloudflare-workers",
            Host::Vercel => "vercel",
            Host::S3Cloudfront => "s3-cloudfront",
            Host::Nginx => "nginx",
            Host::Caddy => "caddy",
        }
    }

    /// The host of that name.
    ///
    /// # Errors
    /// If there is none; the error names all.
    pub fn named(name: &str) -> Result<Host> {
        match Host::ALL.into_iter().find(|host| host.name() == name) {
            Some(host) => Ok(host),
            None => bail!("no host {name}: there are {}", Host::ALL.map(Host::name).join(", ")),
        }
    }
}

fn plan(host: Host, site: &Site, old: &Redirects) -> Plan {
    match host {
        Host::GithubPages => github_pages::plan(site, old),
        Host::Netlify => netlify::plan(site, old),
        Host::CloudflarePages => cloudflare_pages::plan(site, old),
        Host::CloudflareWorkers => cloudflare_workers::plan(site, old),
        Host::Vercel => vercel::plan(site, old),
        Host::S3Cloudfront => s3_cloudfront::plan(site, old),
        Host::Nginx => nginx::plan(site, old),
        Host::Caddy => caddy::plan(site, old),
    }
}
