//! How the press does on archives of growing size: `cargo xtask bench press`.
//!
//! `scale measure COUNT FOLDER` makes an archive of so many stories, imports and builds it, publishes one story more, and
//! prints a row of each table in docs/scale.md. `scale hugo COUNT FOLDER` writes the same stories as a site for Hugo,
//! `scale wordpress COUNT FILE` as an export of WordPress.

mod archive;
mod export;
mod hugo;
mod measure;
mod search;

use anyhow::{Context, Result, bail};
use std::env;
use std::path::Path;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [what, count, folder] = arguments.as_slice() else {
        bail!("usage: scale measure|hugo|wordpress COUNT FOLDER");
    };
    let count = count.parse().with_context(|| format!("{count} is no number of stories"))?;
    match what.as_str() {
        "measure" => measure::measure(count, Path::new(folder)),
        "hugo" => hugo::write(count, Path::new(folder)),
        "wordpress" => export::write(count, Path::new(folder)),
        other => bail!("nothing is called {other}: there are measure, hugo and wordpress"),
    }
}
