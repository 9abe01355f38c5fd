//! One table of addresses, and what each host answers to them: `press serve` for real, the others by the behaviour that
//! they document, with the files that `press host` writes. nginx, Caddy and the programs in JavaScript run for real in
//! tests/tests/hosting.rs.

mod answer;
mod documents;
mod flat_files;
mod hosts;
mod patterns;
mod rendered;
mod table;
mod upload;

use answer::{Answer, Weakness, check};
use press::host::{Host, Options};
use press::report::Report;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use url::Url;

/// A paper that is told to a host.
struct Desk {
    folder: TempDir,
    options: Options,
}

impl Desk {
    /// A paper in a folder of the host, `base` with a slash at both ends. It lies as the host would show it.
    fn new(host: Host, base: &str) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("public");
        let is_root = matches!(host, Host::GithubPages) || base == "/";
        let site = if is_root { root } else { root.join(base.trim_matches('/')) };
        table::lay(&site);
        let (store, list) = (folder.path().join("press.db"), folder.path().join("old.txt"));
        table::archive(&store, &list, base);
        let options = Options {
            host,
            site,
            url: Url::parse(&format!("https://paper.example{base}")).unwrap(),
            redirects: Some(list),
            store: Some(store),
            beside: folder.path().join("beside"),
            is_forced: false,
        };
        Desk { folder, options }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    fn write(&self) -> Report {
        self.options.prepare().unwrap().write().unwrap()
    }
}

/// Asks for every address of the table, in a host's root and in a folder.
fn walk(host: Host, weakness: Weakness, ask: fn(&Path, &str) -> Answer) {
    for base in ["/", "/gazeta/", "/a/v1.2/"] {
        let desk = Desk::new(host, base);
        let report = desk.write();
        let is_github = host == Host::GithubPages;
        // What a host does not take of the list is told.
        assert_eq!(report.fault_count, u64::from(is_github || weakness.is_blind), "{:?}", report.faults);
        // A repository's own folder is not part of what it publishes.
        let shown = if is_github { "/" } else { base };
        for line in table::lines() {
            let address = format!("{}{}", shown.trim_end_matches('/'), line.address);
            let mut answer = ask(&desk.root(), &address);
            // A page that is asked for by another of its own names.
            if let (308, path) = (answer.status, answer.location.clone())
                && line.expected == table::Expected::Page
            {
                answer = ask(&desk.root(), &path);
            }
            check(&line, &answer, base, weakness);
        }
        if base != "/" && !is_github {
            let answer = ask(&desk.root(), "/");
            assert_eq!((answer.status, answer.location.as_str()), (302, base), "the root leads to the paper");
        }
    }
}

#[test]
fn github_pages() {
    let weakness = Weakness { is_bare: true, tells_all: true, ..Weakness::default() };
    walk(Host::GithubPages, weakness, hosts::github_pages);
}

#[test]
fn netlify() {
    let weakness = Weakness { is_coarse: true, top_is_page: true, tells_all: true, ..Weakness::default() };
    walk(Host::Netlify, weakness, hosts::netlify);
}

#[test]
fn cloudflare_pages() {
    let weakness =
        Weakness { is_coarse: true, top_is_page: true, is_blind: true, tells_all: true, ..Weakness::default() };
    walk(Host::CloudflarePages, weakness, hosts::cloudflare_pages);
}

#[test]
fn cloudflare_workers() {
    walk(
        Host::CloudflareWorkers,
        Weakness { is_coarse: true, is_blind: true, ..Weakness::default() },
        hosts::cloudflare_workers,
    );
}

#[test]
fn vercel() {
    walk(Host::Vercel, Weakness { is_coarse: true, ..Weakness::default() }, hosts::vercel);
}

#[test]
fn the_upload_gives_each_file_its_headers_once() {
    for base in ["/", "/gazeta/"] {
        let desk = Desk::new(Host::S3Cloudfront, base);
        desk.write();
        upload::check(&desk.folder.path().join("beside/upload.sh"), base);
    }
}

#[test]
fn a_large_list_is_cut_where_the_host_wants_and_told() {
    let lines: String = (0..12_000).map(|number| format!("/old/{number}.html /new/{number}/\n")).collect();
    for (host, file) in [
        (Host::Netlify, "public/_redirects"),
        (Host::CloudflarePages, "public/_redirects"),
        (Host::Vercel, "public/vercel.json"),
        (Host::S3Cloudfront, "beside/cloudfront-function.js"),
    ] {
        let desk = Desk::new(host, "/");
        fs::write(desk.options.redirects.as_ref().unwrap(), &lines).unwrap();
        let report = desk.write();
        let fault = report.faults[0].to_string();
        let left = 12_000 - report.counted("redirects");
        assert!(report.fault_count == 1 && fault.contains("left out") && fault.contains(host.name()), "{fault}");
        assert!(left > 2_000, "{left}");
        let length = fs::metadata(desk.folder.path().join(file)).unwrap().len();
        assert!(host != Host::S3Cloudfront || (9_000..=10_240).contains(&length), "{length} bytes");
    }
    let desk = Desk::new(Host::Nginx, "/");
    fs::write(desk.options.redirects.as_ref().unwrap(), &lines).unwrap();
    assert_eq!(desk.write().fault_count, 0, "a server of one's own takes all");
}

#[test]
fn from_host_to_host_and_from_folder_to_folder() {
    let mut desk = Desk::new(Host::GithubPages, "/");
    let names = |desk: &Desk| {
        let files = fs::read_dir(desk.root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut files: Vec<String> = files.filter(|name| name != "moved" && !name.starts_with(".press")).collect();
        files.sort();
        files
    };
    let before = names(&desk);
    desk.write();
    assert!(desk.root().join("404.html").is_file() && desk.root().join("moved/0.json").is_file());
    assert_eq!(desk.write().counted("written"), 0, "nothing has changed");
    for host in Host::ALL {
        desk.options.host = host;
        assert!(desk.write().counted("written") > 0 || host == Host::GithubPages, "{}", host.name());
        assert_eq!(desk.write().counted("written"), 0, "{}: nothing has changed", host.name());
    }
    // Caddy, the last one, wants nothing in the folder.
    assert_eq!(names(&desk), before);
    desk.options.url = Url::parse("https://paper.example/gazeta/").unwrap();
    desk.write();
    assert!(fs::read_to_string(desk.root().join("index.html")).unwrap().contains("<base href=\"/gazeta/\""));
    desk.options.host = Host::Netlify;
    let error = desk.options.prepare().unwrap_err().to_string();
    assert!(error.contains("public/gazeta"), "{error}");
}
