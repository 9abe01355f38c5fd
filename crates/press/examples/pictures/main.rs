//! How long the press takes for photos, and how large they become: `cargo xtask bench pictures`, the table of docs/media.md.

mod scene;

use anyhow::{Context, Result};
use image::codecs::jpeg::JpegEncoder;
use newsfeed::wire::Item;
use press::media::{FOLDER, Media, Options, Passing};
use press::report::Report;
use press::root::ROOT;
use press::store::Store;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// What a photo is called, its width and height in pixels, and how rough its clouds are.
const PHOTOS: [(&str, u32, u32, f32); 6] = [
    ("1200 x 800, smooth", 1200, 800, 0.65),
    ("1600 x 1067, middling", 1600, 1067, 0.75),
    ("3000 x 2000, smooth", 3000, 2000, 0.65),
    ("3000 x 2000, middling", 3000, 2000, 0.75),
    ("3000 x 2000, rough", 3000, 2000, 0.85),
    ("6000 x 4000, middling", 6000, 4000, 0.75),
];

fn main() -> Result<()> {
    println!(
        "| Photo | as it comes | 400.webp | 800.webp | 1200.webp | JPEG 800 | JPEG 1200 | all forms | a megapixel |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for (name, width, height, roughness) in PHOTOS {
        let archive = tempfile::tempdir()?;
        let mut photo = Vec::new();
        JpegEncoder::new_with_quality(&mut photo, 92).encode_image(&scene::scene(width, height, roughness))?;
        fs::write(archive.path().join("photo.jpg"), &photo)?;
        let made = tempfile::tempdir()?;
        let (mut time, mut carried) = (Duration::MAX, String::new());
        for run in 0..3 {
            let before = worked()?;
            carried = carry(archive.path(), &made.path().join(run.to_string()))?;
            time = time.min(worked()? - before);
        }
        let path = carried.strip_prefix(ROOT).and_then(|path| path.strip_prefix(FOLDER)).context("a carried photo")?;
        let folder = made.path().join("0").join(path).parent().context("its folder")?.to_owned();
        let sizes = ["400.", "800.", "1200.", "picture-800x", "picture-1200x"].map(|begin| size(&folder, begin));
        let milliseconds = time.as_secs_f64() * 1e3;
        println!(
            "| {name} | {} | {} | {milliseconds:.0} ms | {:.0} ms |",
            kilobytes(photo.len() as u64),
            sizes.join(" | "),
            milliseconds * 1e6 / f64::from(width * height)
        );
    }
    Ok(())
}

/// Takes a story with the photo of the archive in; the address that its picture has then.
fn carry(archive: &Path, folder: &Path) -> Result<String> {
    let store = Store::in_memory()?;
    let options = Options { beside: Some(archive.to_owned()), is_quiet: true, ..Options::new(folder) };
    let mut item = Item { image: Some(format!("{ROOT}photo.jpg")), ..Item::default() };
    let story = Passing { place: "photo", item: &mut item, hash: &mut [0; 32] };
    Media::open(options, &store)?.carry(vec![story], &store, &mut Report::default())?;
    item.image.context("a picture")
}

/// The time that all threads of this process have been at work, however busy the computer is (`proc(5)`).
fn worked() -> Result<Duration> {
    let mut nanoseconds = 0;
    for thread in fs::read_dir("/proc/self/task").context("only Linux tells how long threads were at work")? {
        let times = fs::read_to_string(thread?.path().join("schedstat"))?;
        nanoseconds += times.split(' ').next().and_then(|time| time.parse::<u64>().ok()).context("a number")?;
    }
    Ok(Duration::from_nanos(nanoseconds))
}

/// The size of the file whose name begins so, in words.
fn size(folder: &Path, begin: &str) -> String {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found = files.filter(|file| file.file_name().to_string_lossy().starts_with(begin));
    found.next().and_then(|file| file.metadata().ok()).map_or("–".to_owned(), |file| kilobytes(file.len()))
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.0} kB", bytes as f64 / 1e3)
}
