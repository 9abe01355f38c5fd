//! The export file of WordPress (Tools → Export), called WXR: RSS with elements of its own, versions 1.0 to 1.2.
//!
//! A file is read twice, record by record, so that its size does not matter: first for what posts speak of (`Survey`),
//! then for the posts. Large sites export several files; in a folder they are read as one.

mod characters;
mod element;
mod file;
mod menu_entry;
mod post;
mod records;
mod survey;
mod table;

use super::content::Lost;
use super::types::{Role, is_like_an_article, role};
use crate::intake::Intake;
use crate::root::ROOT;
use anyhow::{Context, Result, bail};
use element::Element;
use flate2::read::MultiGzDecoder;
use records::{Part, Records};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use survey::Survey;

/// Imports an export: a file, packed with gzip or not, or a folder with the files of one site.
///
/// What comes of each record is told in docs/import.md. A record that cannot be read is left out and noted in the report.
///
/// # Errors
/// If a file cannot be read or is no export of WordPress, or if the store cannot be written.
pub fn export(path: &Path, intake: &mut Intake<'_>) -> Result<()> {
    let files = files(path)?;
    let mut survey = Survey::new()?;
    for file in &files {
        each(file, &mut |_, part| match part {
            Part::Between(text) => {
                survey.between(&text);
                Ok(())
            }
            Part::Record(record) => survey.record(&record),
            // Told on the second reading.
            Part::Broken(_) => Ok(()),
        })?;
    }
    survey.finish()?;
    if !survey.is_export {
        bail!(
            "{} is no export of WordPress: it holds no records of one. Make it in WordPress by Tools → Export, and give \
             the file as it comes (.xml); what comes in a .zip must be unpacked first",
            path.display()
        );
    }
    let home = survey.site.home.clone();
    if home.is_empty() {
        intake.report.fault(path.display().to_string(), "does not say the address of the site; old links are not kept");
    }
    intake.masthead(survey.site.feed(), if home.is_empty() { ROOT } else { &home });
    intake.report.lose("entries of menus other than the main one", survey.other_menus);

    let mut taker = Taker { survey: &survey, home: &home, taken: BTreeMap::new() };
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (mended, encoding) = each(file, &mut |line, part| match part {
            Part::Between(_) => Ok(()),
            Part::Record(record) => taker.record(&format!("{name}:{line}"), &record, intake),
            Part::Broken(fault) => {
                // It may be one that the store has from before.
                intake.is_partial = true;
                intake.report.fault(format!("{name}:{line}"), fault);
                Ok(())
            }
        })?;
        if mended > 0 {
            intake.report.fault(&name, format!("{mended} lines are not in UTF-8; read as {encoding}"));
        }
    }
    for (kind, count) in taker.taken {
        intake
            .report
            .fault(path.display().to_string(), format!("{count} records of the type {kind} taken as articles"));
    }
    Ok(())
}

/// The files of an export.
fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("cannot read the folder {}", path.display()))? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if name.ends_with(".xml") || name.ends_with(".xml.gz") {
            files.push(file);
        }
    }
    if files.is_empty() {
        bail!("the folder {} holds no .xml file", path.display());
    }
    files.sort();
    Ok(files)
}

/// Reads a file part by part, with the line that each begins in. Answers how many lines were not in UTF-8, and what they
/// were read in.
fn each(path: &Path, take: &mut dyn FnMut(u64, Part) -> Result<()>) -> Result<(u64, &'static str)> {
    let cannot = || format!("cannot read the export {}", path.display());
    let mut file = File::open(path).with_context(cannot)?;
    let mut start = [0; 4];
    let length = file.read(&mut start).with_context(cannot)?;
    file.seek(SeekFrom::Start(0)).with_context(cannot)?;
    let reader: Box<dyn Read> = match &start[..length] {
        [0x1F, 0x8B, ..] => Box::new(MultiGzDecoder::new(BufReader::new(file))),
        b"PK\x03\x04" => bail!("{} is a zip archive: unpack it and give the .xml files in it", path.display()),
        _ => Box::new(file),
    };
    let mut records = Records::new(reader);
    while let Some((line, part)) = records.next().with_context(cannot)? {
        take(line, part)?;
    }
    Ok(records.mended())
}

/// Takes the posts of an export in.
struct Taker<'a> {
    survey: &'a Survey,
    home: &'a str,
    /// How many records of types of themes and plugins were taken, by type.
    taken: BTreeMap<String, u64>,
}

impl Taker<'_> {
    fn record(&mut self, place: &str, item: &Element, intake: &mut Intake<'_>) -> Result<()> {
        if item.name != "item" {
            return Ok(());
        }
        let number = item.number_of("wp:post_id");
        let place = format!("{place} (post {number})");
        let kind = item.text_of("wp:post_type");
        let role = role(if kind.is_empty() { "post" } else { kind });
        if number == 0 {
            intake.report.fault(place, "has no wp:post_id; left out");
            return Ok(());
        }
        match role {
            Role::Article | Role::Page | Role::Other => {}
            Role::File | Role::MenuEntry | Role::Reusable | Role::Machinery => return Ok(()),
        }
        match item.text_of("wp:status") {
            "publish" => {}
            // Begun and never saved: nobody knows of it.
            "auto-draft" => return Ok(()),
            status => {
                intake.report.lose(&format!("records of type {kind} with the status {status}"), 1);
                return Ok(());
            }
        }
        if !item.text_of("wp:post_password").is_empty() {
            intake.report.lose("records behind a password", 1);
            return Ok(());
        }
        let (record, lost) = post::record(item, self.survey, role == Role::Page);
        if role == Role::Other {
            if !is_like_an_article(kind, &record) {
                intake.report.lose(&format!("records of type {kind}"), 1);
                return Ok(());
            }
            *self.taken.entry(kind.to_owned()).or_default() += 1;
        }
        if role == Role::Page && record.html.is_empty() {
            intake.report.lose("pages without a text", 1);
            return Ok(());
        }
        lose(&lost, intake);
        let is_shown = |comment: &&Element| comment.text_of("wp:comment_approved") == "1";
        intake.report.lose("comments", item.all("wp:comment").filter(is_shown).count() as u64);
        if record.published.is_none() && role != Role::Page {
            intake.report.fault(&place, "has no date that can be read; it comes after all others");
        }
        intake.item(&place, record.item(self.home))
    }
}

fn lose(lost: &Lost, intake: &mut Intake<'_>) {
    for (what, count) in lost {
        intake.report.lose(what, *count);
    }
}

#[cfg(test)]
mod tests;
