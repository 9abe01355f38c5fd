//! What stands under the options in `--help`: examples, and what the exit codes mean.

/// What the exit codes mean.
const EXIT_CODES: &str = "\
How it ends (exit codes):
  0  done
  1  done, but something is wrong: always for check, with --strict for import
  2  the command line is not right
  3  something cannot be read: a source, the store, an edition, a site
  4  something cannot be written: the store, the edition, a file for a host
  5  the network or a server failed, or the port is taken";

/// Of the press itself.
pub const MAIN: &str = "\
From an archive to a newspaper:
  press import wordpress-export.xml --as gazeta --home https://gazeta.example/
  press build --out edition
  press check edition
  press serve --edition edition --app dist
  press host netlify --site dist --base https://gazeta.example/";

/// Of `import`.
pub const IMPORT: &str = "\
Examples:
  press import gazeta.WordPress.2026-11-01.xml --as gazeta
  press import https://gazeta.example/ --as gazeta
  press import https://gazeta.example/feed.json
  press import статьи/ --home https://gazeta.example/ --media edition/media
  press import export.xml https://blog.example/rss заметки/

Importing the same source again takes only what is new or changed. It may be stopped at any time (Ctrl+C): what was taken
stays, and the next import goes on. Give a source that comes under another file name each time a name of its own by --as.";

/// Of `build`.
pub const BUILD: &str = "\
Examples:
  press build --out edition
  press build --out edition --masthead masthead.json --precompress
  press build --site dist --base https://gazeta.example/ --pages 5000

Building again into the same folder writes only the files that change. A build that is stopped leaves the old edition
whole. With --site there are feeds in RSS and Atom, sitemaps and pictures for links beside the edition.";

/// Of `check`.
pub const CHECK: &str = "\
Examples:
  press check edition
  press check edition --app dist --json > faults.json";

/// Of `serve`.
pub const SERVE: &str = "\
Examples:
  press serve --edition edition --app dist
  press serve --edition edition --app dist --port 9000 --base /gazeta/

It is for a look at your own desk and answers this computer only. For readers, see docs/hosting.md.";

/// Of `host`.
pub const HOST: &str = "\
Examples:
  press host netlify --site dist --base https://gazeta.example/
  press host github-pages --site dist --base https://press.github.io/gazeta/ --store press.db
  press host nginx --site /srv/paper --base https://gazeta.example/ --redirects old.txt --out /etc/nginx/conf.d

Again, after each build of the app or with another address: it writes only what changes, and takes away what another host
had wanted. docs/hosting.md has a page for each host.";

/// Examples with the exit codes under them.
pub fn with_codes(examples: &str) -> String {
    format!("{examples}\n\n{EXIT_CODES}")
}
