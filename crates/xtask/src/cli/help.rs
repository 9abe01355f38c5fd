//! The texts of `--help`.

/// Of the program.
pub const MAIN: &str = "\
cargo xtask: set-up, serving and tests of the newspaper

Installs what is missing and says so. Tools are kept in the user's cache folder
(~/.cache/iman or the like; IMAN_CACHE names another), for all clones at once.

Usage: cargo xtask COMMAND [OPTIONS]

  serve     build the newspaper and serve it while you work on it
  test      run every test there is
  build     make the release in dist/
  edition   compose public/feed.json from edition/
  press     turn an archive into an edition: `cargo xtask press --help`, docs/press.md
  bench     print the sizes of what a first visit loads; or measure the press
  setup     install the tools, nothing else

cargo xtask COMMAND --help says more.
";
/// Of `serve`.
pub const SERVE: &str = "\
Builds the newspaper and serves it; a saved change reloads the page.

Usage: cargo xtask serve [OPTIONS]

  --port PORT   the port on 127.0.0.1 (default 8080)
  --release     build small and fast, as readers get it (slower to build)
  --open        open the page in a browser
";
/// Of `build`.
pub const BUILD: &str = "\
Makes the release in dist/, as `trunk build --release` does: upload the folder.

Usage: cargo xtask build
";
/// Of `finish`.
pub const FINISH: &str = "\
The last step of a release build, which Trunk itself runs as a hook (Trunk.toml):
makes scripts and styles small and writes the Content Security Policy.

Usage: cargo xtask finish
";
/// Of `test`.
pub const TEST: &str = "\
Runs every test there is, quick ones first, and stops at the first failure.

Usage: cargo xtask test [OPTIONS] [FILTER]

  --only STEP      run one step: fmt, clippy, doc, unit, edition, build, size, browser
  --browser NAME   run the browser tests in one browser instead of all: chromium,
                   firefox, webkit
  FILTER           run only the tests whose name contains this

Missing browsers and drivers are installed on Debian and Ubuntu; elsewhere you are
told how. A browser that cannot be had is left out, loudly; where CI is set, that is
an error. CHROME, CHROMEDRIVER, FIREFOX, GECKODRIVER, MINIBROWSER, WEBKITDRIVER and
XVFB name other ones.
";
/// Of `edition`.
pub const EDITION: &str = "\
Composes public/feed.json, the bundled edition, from the Markdown in edition/.

Usage: cargo xtask edition [OPTIONS]

  --check    write nothing; fail if public/feed.json is not what edition/ gives
  --issues   print the issues of edition/issues.toml to public/issues/*.pdf first
             (needs Chromium, PT Serif and PT Sans; on Debian it installs them)
";
/// Of `bench`.
pub const BENCH: &str = "\
Prints the size of the code that a first visit loads: raw, gzip and brotli.

Usage: cargo xtask bench [OPTIONS]
       cargo xtask bench press [--hugo] [COUNT…]
       cargo xtask bench pictures
       cargo xtask bench paint

  --no-build   measure dist/ as it is, without making the release first

  press        measure the press instead, on made-up archives of COUNT stories (default
               1000 10000 100000): the tables of docs/scale.md. 100,000 stories take some
               GB of disk and a minute or two
  --hugo       have Hugo build the same stories, too (installed on Debian)

  pictures     measure what the press makes of photos: the table of docs/media.md

  paint        measure how soon an article is painted on a phone with a weak network, in
               Chromium: rendered beforehand, by the plain app, written by hand; the table
               of docs/first-paint.md
";
/// Of `setup`.
pub const SETUP: &str = "\
Installs what building needs and does nothing else: trunk, wasm-bindgen, wasm-opt,
esbuild and the WebAssembly target of Rust.

Usage: cargo xtask setup
";
