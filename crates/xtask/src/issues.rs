//! The printed issues: two pages each, set from the edition's own items and printed by Chromium.

mod page;
mod plan;

use crate::console::{heading, note};
use crate::edition::Edition;
use crate::{browsers, debian, process};
use anyhow::{Context, Result, bail};
use plan::{Issue, Plan};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Prints all issues of `edition/issues.toml` to `public/issues/`.
pub fn print(workspace: &Path) -> Result<()> {
    let edition = Edition::read(workspace)?;
    let plan = Plan::read(workspace, &edition)?;
    let chrome = browsers::chrome()?;
    ensure_fonts()?;
    let folder = workspace.join("public/issues");
    fs::create_dir_all(&folder)?;
    heading("Printing the issues");
    for issue in &plan.issues {
        let html = page::html(&plan, issue, &edition.newspaper, &workspace.join("public"));
        let pdf = folder.join(format!("{}.pdf", issue.file));
        print_one(&chrome, issue, &html, &pdf)?;
        let size = fs::metadata(&pdf)?.len();
        note(&format!("public/issues/{}.pdf: {} kB", issue.file, size / 1000));
    }
    Ok(())
}

/// The committed issues are set in PT Serif and PT Sans: on Debian a package, elsewhere a matter of taste.
fn ensure_fonts() -> Result<()> {
    let families = process::output(Command::new("fc-list").args([":", "family"])).unwrap_or_default();
    if families.contains("PT Serif") && families.contains("PT Sans") {
        return Ok(());
    }
    if debian::is_here() {
        return debian::install(&["fonts-paratype"], "the type of the printed issues");
    }
    note("PT Serif and PT Sans are not installed: the issues will be set in this system's own serif");
    Ok(())
}

fn print_one(chrome: &Path, issue: &Issue, html: &str, pdf: &Path) -> Result<()> {
    let work = Workplace::new(&issue.file)?;
    let page = work.0.join("issue.html");
    fs::write(&page, html)?;
    let printed = work.0.join("issue.pdf");
    let mut profile = std::ffi::OsString::from("--user-data-dir=");
    profile.push(work.0.join("profile"));
    let mut target = std::ffi::OsString::from("--print-to-pdf=");
    target.push(&printed);
    process::output(
        Command::new(chrome)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // The copy is fitted on the screen and must break in the same places on paper.
                "--font-render-hinting=none",
                "--no-pdf-header-footer",
            ])
            .arg(profile)
            .arg(target)
            .arg(&page),
    )?;
    let bytes = fs::read(&printed).context("Chromium printed nothing")?;
    let pages = count_pages(&bytes);
    if pages != 2 {
        bail!("issue {} came out with {pages} pages instead of 2", issue.file);
    }
    fs::write(pdf, bytes).with_context(|| format!("cannot write {}", pdf.display()))
}

/// The pages of a PDF as Chromium writes it: page objects are not compressed there.
fn count_pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let all = text.matches("/Type /Page").count();
    all - text.matches("/Type /Pages").count()
}

/// A folder for one printing, gone afterwards.
struct Workplace(PathBuf);

impl Workplace {
    fn new(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("iman-issue-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Workplace {
    fn drop(&mut self) {
        // Chromium may still be closing its profile; a leftover in the temporary folder is no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_without_their_tree() {
        let pdf = b"<</Type /Pages /Count 2>> <</Type /Page\n/X 1>> <</Type /Page /Y 2>>";
        assert_eq!(count_pages(pdf), 2);
    }
}
