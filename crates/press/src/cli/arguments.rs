//! The words of the command line, and their help.

use super::help;
use super::values::{address, base, hosts, name, paper};
use clap::{Args, Parser, Subcommand, ValueEnum};
use press::build::Pages;
use press::host;
use std::path::PathBuf;
use url::Url;

/// The press: turns a newspaper's archive of any size into an edition of static files.
#[derive(Debug, Parser)]
#[command(name = "press", version, max_term_width = 110, after_help = help::MAIN, after_long_help = help::with_codes(help::MAIN))]
pub struct Press {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub manner: Manner,
}

/// How a command speaks.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Print what was done as one JSON document on standard output, for other programs
    #[arg(long, global = true)]
    pub json: bool,
    /// Say nothing but errors: no progress, no summary
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Take an archive into the store: WordPress, JSON Feed, RSS, Atom, Markdown
    #[command(after_help = help::with_codes(help::IMPORT))]
    Import(Import),
    /// Write the edition: static files for any web host
    #[command(after_help = help::with_codes(help::BUILD))]
    Build(Build),
    /// Look through an edition: is everything there, does everything lead somewhere?
    #[command(after_help = help::with_codes(help::CHECK))]
    Check(Check),
    /// Show an edition with the app, on this computer
    #[command(after_help = help::with_codes(help::SERVE))]
    Serve(Serve),
    /// Write what a web host wants: addresses of pages, caching, redirects, the folder of the paper
    #[command(after_help = help::with_codes(help::HOST))]
    Host(Host),
}

/// Options of `import`.
#[derive(Args, Debug)]
pub struct Import {
    /// Files, folders or addresses: an export of WordPress, a WordPress site, a feed, a folder of Markdown
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<String>,
    /// The file that keeps the archive between two imports
    #[arg(long, value_name = "FILE", default_value = "press.db")]
    pub store: PathBuf,
    /// The name of the source, the same each time it is imported [default: as SOURCE is written]
    #[arg(long = "as", value_name = "NAME", value_parser = name)]
    pub name: Option<String>,
    /// The paper's own address: articles whose addresses begin with it keep them
    #[arg(long, value_name = "URL", value_parser = address)]
    pub home: Option<Url>,
    /// Fetch or copy pictures into this folder, in sizes that fit phones: the folder media of the edition
    #[arg(long, value_name = "DIR")]
    pub media: Option<PathBuf>,
    /// With --media: carry printed issues and other attached files, too
    #[arg(long, requires = "media")]
    pub media_files: bool,
    /// With --media: ask again for what was missing, and whether pictures have changed
    #[arg(long, requires = "media")]
    pub media_refresh: bool,
    /// Take articles out that the source has no more
    #[arg(long)]
    pub remove_missing: bool,
    /// What the source is, if the press guesses wrong
    #[arg(long, value_enum, default_value_t = Kind::Auto)]
    pub kind: Kind,
    /// End with code 1 if a record had to be left out or mended
    #[arg(long)]
    pub strict: bool,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// The press looks
    Auto,
    /// A JSON Feed, a file or an address
    JsonFeed,
    /// RSS or Atom, a file or an address
    Rss,
    /// The file that WordPress writes under Tools, Export
    WordpressExport,
    /// A WordPress site that is asked itself
    Wordpress,
    /// A folder of Markdown files
    Markdown,
}

/// Options of `build`.
#[derive(Args, Debug)]
pub struct Build {
    /// The folder of the edition [default with --site: that folder]
    #[arg(long, value_name = "DIR", required_unless_present = "site")]
    pub out: Option<PathBuf>,
    /// The folder of the built app: the edition becomes a site with it, which search engines and feed readers know
    #[arg(long, value_name = "DIST")]
    pub site: Option<PathBuf>,
    /// With --site: where the paper will stand, whatever it says itself, with the folder if it stands in one
    #[arg(long, value_name = "URL", value_parser = paper, requires = "site")]
    pub base: Option<Url>,
    /// With --site: which stories have pages of their own, all, none, or so many of the newest [default: all]
    #[arg(long, value_name = "PAGES", requires = "site")]
    pub pages: Option<Pages>,
    /// The file that `press import` keeps the archive in
    #[arg(long, value_name = "FILE", default_value = "press.db")]
    pub store: PathBuf,
    /// A feed without items that says what the paper is: name, menu, sections, contact
    #[arg(long, value_name = "FILE")]
    pub masthead: Option<PathBuf>,
    /// Write a .br and a .gz beside each file, for hosts that serve such files
    #[arg(long)]
    pub precompress: bool,
    /// Write every file anew, and look for all related stories again
    #[arg(long)]
    pub afresh: bool,
    /// Write no search index: readers of the edition search only its newest stories
    #[arg(long)]
    pub no_search: bool,
    /// How many processors to use [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

/// Options of `check`.
#[derive(Args, Debug)]
pub struct Check {
    /// The folder of the edition
    #[arg(value_name = "DIR")]
    pub edition: PathBuf,
    /// The folder of the app, if its files lie elsewhere: pictures may stand there, too
    #[arg(long, value_name = "DIST")]
    pub app: Option<PathBuf>,
}

/// Options of `serve`.
#[derive(Args, Debug)]
pub struct Serve {
    /// The folder of the app, as `cargo xtask build` writes it
    #[arg(long, value_name = "DIST")]
    pub app: PathBuf,
    /// The folder of the edition
    #[arg(long, value_name = "DIR")]
    pub edition: PathBuf,
    /// The port on 127.0.0.1; 0 takes any that is free
    #[arg(long, short, value_name = "PORT", default_value_t = 8080)]
    pub port: u16,
    /// The folder that the paper stands in at its host
    #[arg(long, value_name = "PATH", default_value = "/", value_parser = base)]
    pub base: String,
}

/// Options of `host`.
#[derive(Args, Debug)]
pub struct Host {
    /// The host
    #[arg(value_name = "NAME", value_parser = hosts())]
    pub host: host::Host,
    /// The folder that is published: the app and the edition in one
    #[arg(long, value_name = "DIST")]
    pub site: PathBuf,
    /// Where the paper will stand, with the folder if it stands in one
    #[arg(long, value_name = "URL", value_parser = paper)]
    pub base: Url,
    /// Old addresses and new ones, written as in _redirects: from, to, status, one a line
    #[arg(long, value_name = "FILE")]
    pub redirects: Option<PathBuf>,
    /// The archive: with it, addresses like /?p=123 and those of pictures of the old WordPress site live on
    #[arg(long, value_name = "FILE")]
    pub store: Option<PathBuf>,
    /// The folder for files that are not published: a configuration of a server, a script
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub out: PathBuf,
    /// Overwrite files of these names that are not the press's own
    #[arg(long)]
    pub force: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn read(line: &str) -> Result<Press, clap::Error> {
        Press::try_parse_from(line.split_whitespace())
    }

    #[test]
    fn the_definition_holds_together() {
        Press::command().debug_assert();
    }

    #[test]
    fn options_of_import() {
        let press =
            read("press import a.xml https://b.example/ --home https://c.example/paper --remove-missing --json");
        let press = press.unwrap();
        let Command::Import(import) = press.command else { panic!("not import") };
        assert_eq!(import.sources, ["a.xml", "https://b.example/"]);
        assert_eq!(import.home.unwrap().as_str(), "https://c.example/paper/");
        assert_eq!((import.store.to_str(), import.kind), (Some("press.db"), Kind::Auto));
        assert!(import.remove_missing && press.manner.json && !press.manner.quiet && !import.strict);
    }

    #[test]
    fn an_edition_is_searchable_unless_it_is_said_otherwise() {
        for (line, expected) in [("press build --out e", false), ("press build --out e --no-search", true)] {
            let Command::Build(build) = read(line).unwrap().command else { panic!("not build") };
            assert_eq!(build.no_search, expected);
        }
    }

    #[test]
    fn a_site_has_pages_of_all_stories_or_of_some() {
        for (line, expected) in [("", None), ("--pages none", Some(Pages::None)), ("--pages 9", Some(Pages::Newest(9)))]
        {
            let press = read(&format!("press build --site dist {line}")).unwrap();
            let Command::Build(build) = press.command else { panic!("not build") };
            assert_eq!((build.out, build.pages), (None, expected));
        }
    }

    #[test]
    fn a_folder_is_written_in_any_way() {
        for (line, expected) in [("", "/"), ("--base /", "/"), ("--base gazeta", "/gazeta/"), ("--base /a/b/", "/a/b/")]
        {
            let press = read(&format!("press serve --app dist --edition e {line}")).unwrap();
            let Command::Serve(serve) = press.command else { panic!("not serve") };
            assert_eq!((serve.base.as_str(), serve.port), (expected, 8080));
        }
    }

    #[test]
    fn the_address_of_a_paper_has_its_folder() {
        for (url, folder) in [("https://gazeta.example", "/"), ("http://gazeta.example/a//b", "/a/b/")] {
            let press = read(&format!("press host s3-cloudfront --site dist --base {url}")).unwrap();
            let Command::Host(host) = press.command else { panic!("not host") };
            assert_eq!((host.base.path(), host.host), (folder, host::Host::S3Cloudfront));
        }
    }

    #[test]
    fn slips_are_told() {
        for (line, word) in [
            ("press", "Usage"),
            ("press improt a.xml", "improt"),
            ("press import", "SOURCE"),
            ("press import a.xml --kind word", "wordpress-export"),
            ("press import a.xml --home gazeta.example", "https://"),
            ("press import a.xml --home file:///etc", "https://"),
            ("press build", "--out"),
            ("press build --out e --jobs 0", "--jobs"),
            ("press build --out e --pages 7", "--site"),
            ("press build --site dist --pages few", "all, none"),
            ("press serve --edition e", "--app"),
            ("press serve --app a --edition e --base /../", "/gazeta/"),
            ("press host geocities --site dist --base https://gazeta.example/", "cloudflare-pages"),
            ("press host nginx --site dist", "--base"),
            ("press host nginx --site dist --base /gazeta/", "https://"),
            ("press host nginx --site dist --base https://gazeta.example/мёд/", "Latin letters"),
            ("press host nginx --site dist --base https://gazeta.example/?a", "without ?"),
        ] {
            let error = read(line).unwrap_err();
            let text = error.to_string();
            assert!(text.contains(word), "{line}: {text}");
            assert_eq!(error.exit_code(), 2, "{line}");
        }
    }

    #[test]
    fn every_help_has_examples_and_exit_codes() {
        for command in ["import", "build", "check", "serve", "host"] {
            let text = read(&format!("press {command} --help")).unwrap_err().to_string();
            assert!(text.contains(&format!("press {command} ")) && text.contains("exit codes"), "{text}");
        }
        assert!(read("press --help").unwrap_err().to_string().contains("exit codes"));
    }
}
