//! One archive, measured from import to the next publish.

use super::archive::Archive;
use super::search;
use anyhow::{Context, Result};
use newsfeed::edition::{NEWEST, documents, holding, name, pages};
use press::build::{Options, build};
use press::intake::Intake;
use press::progress::Progress;
use press::root::ROOT;
use press::store::Store;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// Articles whose mean is taken: one differs from another by more than archives do.
const ARTICLES: u64 = 100;

/// Makes, imports and builds an archive of so many stories in an empty folder, publishes one story more, and prints what
/// it took.
pub fn measure(count: u64, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let archive = Archive::of(count);
    let mut store = Store::open(&folder.join("press.db"))?;
    let options = Options { out: folder.join("edition"), ..Options::default() };

    let begin = Instant::now();
    import(&mut store, &archive, 0..count)?;
    let import_time = begin.elapsed();
    let begin = Instant::now();
    let documents = build(&mut store, &Options { search_levels: Vec::new(), ..options.clone() })?;
    let build_time = begin.elapsed();
    let begin = Instant::now();
    let report = build(&mut store, &options)?;
    let index_time = begin.elapsed();
    let memory = peak_memory()?;

    let begin = Instant::now();
    import(&mut store, &archive, count..count + 1)?;
    let publish_import = begin.elapsed();
    let begin = Instant::now();
    let publish = build(&mut store, &options)?;
    let publish_time = begin.elapsed();

    println!(
        "| {count} | {:.1} | {:.1} | {:.1} | {memory} | {} | {:.1} | {} | {:.1} | {:.2} |",
        import_time.as_secs_f64(),
        build_time.as_secs_f64(),
        index_time.as_secs_f64(),
        report.counted("files"),
        (documents.counted("bytes") + report.counted("bytes")) as f64 / 1e6,
        publish.counted("written"),
        publish.counted("bytes") as f64 / 1e3,
        publish_import.as_secs_f64() + publish_time.as_secs_f64(),
    );
    println!("{}", reader(&options.out, &archive, count)?);
    println!("{}", search::row(&options.out, &archive, count)?);
    Ok(())
}

fn import(store: &mut Store, archive: &Archive, numbers: std::ops::Range<u64>) -> Result<()> {
    let is_single = numbers.end - numbers.start == 1;
    let mut intake = Intake::begin(store, "scale", Progress::begin("stories", Some(numbers.end), is_single))?;
    intake.masthead(archive.masthead(), ROOT);
    for number in numbers {
        intake.item("scale", archive.story(number))?;
    }
    intake.end(false)?;
    Ok(())
}

/// What a reader loads besides the app, in bytes as brotli sends them: for an article (the mean of [`ARTICLES`], from all
/// over the archive), the first and the last page of a section, and a day; the entry and one document each.
fn reader(edition: &Path, archive: &Archive, count: u64) -> Result<String> {
    let entry = packed(&edition.join("feed.json"))?;
    let mut articles = 0;
    for at in 0..ARTICLES {
        let number = (2 * at + 1) * count / (2 * ARTICLES);
        articles += packed(&edition.join(format!("articles/{}/material-{number}.json", day(archive, number)?)))?;
    }
    let article = articles / usize::try_from(ARTICLES)?;
    let feed = newsfeed::decode::decode(&fs::read_to_string(edition.join("feed.json"))?)?.feed;
    let section = feed.iman.sections.first().context("a section")?;
    let total = section.count.unwrap_or_default() as usize;
    let folder = edition.join("feeds/category").join(&section.slug);
    let first = packed(&folder.join(format!("{NEWEST}.json")))?;
    let (number, _) = holding(pages(total), total).context("a last page")?;
    let last = packed(&folder.join(format!("{}.json", name(number, total))))?;
    let day = packed(&edition.join(format!("feeds/date/{}/{NEWEST}.json", day(archive, count / 2)?)))?;
    Ok(format!(
        "| {count} | {entry} | {} | {} | {} ({} documents) | {} |",
        entry + article,
        entry + first,
        entry + last,
        documents(total),
        entry + day
    ))
}

/// The day of a story, as it stands in addresses.
fn day(archive: &Archive, number: u64) -> Result<String> {
    let date = archive.story(number).date_published.context("a dated story")?.date;
    Ok(format!("{:04}/{:02}/{:02}", date.year, date.month, date.day))
}

/// The size of a file as brotli sends it, in bytes.
pub fn packed(file: &Path) -> Result<usize> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &brotli::enc::BrotliEncoderParams::default())?;
    Ok(packed.len())
}

/// The most memory that the process has held, in MB; `—` where the system does not say.
fn peak_memory() -> Result<String> {
    let Ok(status) = fs::read_to_string("/proc/self/status") else { return Ok("—".to_owned()) };
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").trim().parse().context("the peak of memory")?;
    Ok(format!("{:.0}", kilobytes / 1000.0))
}
