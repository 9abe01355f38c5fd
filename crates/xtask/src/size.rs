//! How much code a first visit loads, and how much it may.

mod loads;
mod measure;

use crate::console::note;
use anyhow::{Context, Result, bail};
use measure::Sizes;
use std::path::Path;

/// The most bytes of code, compressed by brotli, that a first visit may load; see docs/decisions/0007-budget.md.
pub const BUDGET: u64 = 150_000;

/// Prints the sizes of a built newspaper.
pub fn report(dist: &Path) -> Result<()> {
    measured(dist).map(drop)
}

/// Prints the sizes; more than the budget is an error.
pub fn check(dist: &Path) -> Result<()> {
    let total = measured(dist)?;
    if total.brotli > BUDGET {
        bail!(
            "the code of a first visit is {} bytes over its budget of {BUDGET} (brotli): what did the last change bring in? `cargo tree -e normal -p iman` shows the crates",
            total.brotli - BUDGET
        );
    }
    Ok(())
}

fn measured(dist: &Path) -> Result<Sizes> {
    let page = dist.join("index.html");
    if !page.is_file() {
        bail!("there is no {}: `cargo xtask build` makes it", page.display());
    }
    let mut rows = Vec::new();
    let inline = loads::inline_code(&std::fs::read_to_string(&page)?);
    if !inline.is_empty() {
        rows.push(("index.html: styles, scripts".to_owned(), Sizes::of(inline.as_bytes())));
    }
    for file in loads::code_of(dist)? {
        let path = dist.join(&file);
        let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        rows.push((file, Sizes::of(&bytes)));
    }
    if !rows.iter().any(|(file, _)| file.ends_with(".wasm")) {
        bail!("{} loads no .wasm file: is it a page that Trunk built?", page.display());
    }
    let total: Sizes = rows.iter().map(|(_, sizes)| *sizes).sum();
    print!("{}", table(&rows, total));
    let share = total.brotli * 100 / BUDGET;
    note(&format!("{share} % of the budget of {BUDGET} bytes (brotli)"));
    Ok(total)
}

fn table(rows: &[(String, Sizes)], total: Sizes) -> String {
    let width = rows.iter().map(|(file, _)| file.len()).max().unwrap_or(0);
    let width = width.max("code of a first visit".len());
    let mut out = format!("{:width$} {:>9} {:>9} {:>9}\n", "bytes", "raw", "gzip", "brotli");
    let mut line = |name: &str, sizes: Sizes| {
        let Sizes { raw, gzip, brotli } = sizes;
        out.push_str(&format!("{name:width$} {raw:>9} {gzip:>9} {brotli:>9}\n"));
    };
    for (file, sizes) in rows {
        line(file, *sizes);
    }
    line("code of a first visit", total);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let sizes = |raw, gzip, brotli| Sizes { raw, gzip, brotli };
        let rows = [
            ("iman-1_bg.wasm".to_owned(), sizes(257_000, 108_000, 91_000)),
            ("iman-1.js".to_owned(), sizes(22_877, 7_000, 6_600)),
        ];
        let total = rows.iter().map(|(_, sizes)| *sizes).sum();
        assert_eq!(
            table(&rows, total),
            "bytes                       raw      gzip    brotli\n\
             iman-1_bg.wasm           257000    108000     91000\n\
             iman-1.js                 22877      7000      6600\n\
             code of a first visit    279877    115000     97600\n"
        );
    }
}
