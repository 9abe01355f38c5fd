//! `cargo xtask press`: the press of this workspace, built for speed.

use crate::console::note;
use crate::{debian, paths, process};
use anyhow::{Context, Result, bail};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Runs the press where the user is, and ends as it does if it fails: its exit codes tell more than ours.
pub fn run(workspace: &Path, arguments: &[OsString]) -> Result<()> {
    let mut command = process::cargo();
    command.args(["run", "--quiet", "--profile", "press", "--package", "press", "--manifest-path"]);
    command.arg(workspace.join("Cargo.toml")).arg("--").args(arguments);
    let line = process::display(&command);
    let status = command.status().with_context(|| format!("could not start `{line}`"))?;
    if !status.success() {
        std::process::exit(status.code().unwrap_or(1));
    }
    Ok(())
}

/// Measures the press on made-up archives of so many stories each, and prints the tables of docs/scale.md; and how long
/// Hugo takes for the same, if that is wished.
///
/// # Errors
/// If something does not build or run.
pub fn bench(workspace: &Path, counts: &[u32], hugo: bool) -> Result<()> {
    if hugo && paths::find_program("hugo").is_none() {
        debian::install(&["hugo"], "Hugo")?;
    }
    let scale = |arguments: &[&OsStr]| {
        let mut command = example(workspace, "scale");
        command.arg("--").args(arguments);
        command
    };
    let (mut made, mut read, mut searched) = (String::new(), String::new(), String::new());
    for count in counts {
        let folder = workspace.join(format!("target/scale/{count}"));
        clear(&folder)?;
        let number = count.to_string();
        // A process for each: the peak of memory is told for the whole of it.
        let arguments = [OsStr::new("measure"), OsStr::new(&number), folder.as_os_str()];
        let rows = process::output(&mut scale(&arguments))?;
        let rows: Vec<&str> = rows.lines().collect();
        let [first, second, third] = rows.as_slice() else { bail!("three rows of three tables, not {rows:?}") };
        made.extend([*first, "\n"]);
        read.extend([*second, "\n"]);
        searched.extend([*third, "\n"]);
        if hugo {
            let site = folder.join("hugo");
            process::run(&mut scale(&[OsStr::new("hugo"), OsStr::new(&number), site.as_os_str()]))?;
            let begin = Instant::now();
            process::run(Command::new("hugo").current_dir(&site).arg("--quiet"))?;
            note(&format!("Hugo, {count} stories: {:.1} s", begin.elapsed().as_secs_f64()));
        }
        clear(&folder)?;
    }
    println!("{MADE}{made}\n{READ}{read}\n{SEARCHED}{searched}");
    Ok(())
}

/// Measures what the press makes of photos, and prints the table of docs/media.md.
///
/// # Errors
/// If it does not build or run.
pub fn bench_pictures(workspace: &Path) -> Result<()> {
    process::run(&mut example(workspace, "pictures"))
}

/// An example of the press's, built for speed.
fn example(workspace: &Path, name: &str) -> Command {
    let mut command = process::cargo();
    command.current_dir(workspace).args(["run", "--quiet", "--profile", "press", "-p", "press", "--example", name]);
    command
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

const MADE: &str = "\
| stories | import, s | build, s | search index, s | peak memory, MB | files | MB | files of a publish | its kB | its time, s |
|---|---|---|---|---|---|---|---|---|---|
";
const READ: &str = "\
| stories | entry, bytes | with an article | with a section's first page | with its last page | with a day |
|---|---|---|---|---|---|
";
const SEARCHED: &str = "\
| stories | files | MB | one word, bytes | two words | one word with 20 hits |
|---|---|---|---|---|---|
";
