//! A site with pages that `press build` has rendered: each answers at its own address, and where there is none the page of
//! the app, or the one which says that there is nothing.

use super::answer::Answer;
use super::{Desk, hosts};
use press::host::Host;
use std::fs;
use std::path::Path;

/// A site in a folder of the host; all its pages are rendered, or some.
fn site(host: Host, base: &str, is_all: bool) -> Desk {
    let desk = Desk::new(host, base);
    let write = |name: &str, text: &str| {
        let path = desk.options.site.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("<base href=\"{base}\">{text}")).unwrap();
    };
    write("index.html", &format!("<html data-rendered=\"{base}\">front"));
    write("2025/05/index.html", &format!("<html data-rendered=\"{base}2025/05/\">May"));
    write("shell.html", "shell");
    if is_all {
        write("404.html", "<div class=\"standing\">nothing");
    }
    desk
}

fn walk(host: Host, ask: fn(&Path, &str) -> Answer, missing: (u16, &str), unknown: (u16, &str)) {
    for (base, is_all) in [("/", true), ("/", false), ("/gazeta/", true), ("/gazeta/", false)] {
        let desk = site(host, base, is_all);
        desk.write();
        let shown = if host == Host::GithubPages { "/" } else { base };
        let wanted = if is_all { missing } else { unknown };
        for (path, (status, text)) in [("", (200, "front")), ("2025/05/", (200, "May")), ("2024/none/", wanted)] {
            let answer = ask(&desk.root(), &format!("{shown}{path}"));
            assert!(answer.status == status && answer.body.ends_with(text), "{base}{path} of {is_all}: {answer:?}");
        }
        // Told again, nothing is taken from the build.
        desk.write();
        assert!(fs::read_to_string(desk.options.site.join("index.html")).unwrap().ends_with("front"));
    }
}

#[test]
fn github_pages() {
    walk(Host::GithubPages, hosts::github_pages, (404, "nothing"), (404, "shell"));
}

#[test]
fn netlify() {
    walk(Host::Netlify, hosts::netlify, (404, "nothing"), (200, "shell"));
}

#[test]
fn vercel() {
    walk(Host::Vercel, hosts::vercel, (200, "shell"), (200, "shell"));
}

#[test]
fn cloudflare_workers() {
    walk(Host::CloudflareWorkers, hosts::cloudflare_workers, (200, "shell"), (200, "shell"));
}

/// It has no rule for pages: at the root of a host it answers with the front page, which knows that it was not asked for
/// (`src/start.js`), in a folder with what `press host` puts at the top of the host.
#[test]
fn cloudflare_pages() {
    for (base, is_all, expected) in [
        ("/", true, (404, "nothing")),
        ("/", false, (200, "front")),
        ("/gazeta/", true, (404, "nothing")),
        ("/gazeta/", false, (200, "shell")),
    ] {
        let desk = site(Host::CloudflarePages, base, is_all);
        desk.write();
        let answer = hosts::cloudflare_pages(&desk.root(), &format!("{base}2024/none/"));
        assert!(answer.status == expected.0 && answer.body.ends_with(expected.1), "{base} of {is_all}: {answer:?}");
    }
}

#[test]
fn pages_rendered_for_another_folder_are_refused() {
    let mut desk = site(Host::Nginx, "/", true);
    desk.options.url = "https://paper.example/gazeta/".parse().unwrap();
    let error = desk.options.prepare().unwrap_err().to_string();
    assert!(error.contains("/gazeta/") && error.contains("press build"), "{error}");
}
