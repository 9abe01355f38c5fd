//! How long pictures take and how large they become: the table of docs/media.md.

use super::super::testing::scene;
use super::make;
use image::codecs::jpeg::JpegEncoder;
use std::time::Duration;

/// The time that this thread has been at work, however busy the computer is (`proc(5)`).
fn worked() -> Duration {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    Duration::from_nanos(times.split(' ').next().and_then(|time| time.parse().ok()).expect("a number"))
}

#[test]
#[ignore = "measures"]
fn photos() {
    println!("| Photo | JPEG | 400 | 800 | 1200 | fallback 800 | fallback 1200 | ms | ms a megapixel |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for (name, width, height, roughness) in [
        ("1200 x 800, smooth", 1200, 800, 0.65),
        ("1600 x 1067, middling", 1600, 1067, 0.75),
        ("3000 x 2000, smooth", 3000, 2000, 0.65),
        ("3000 x 2000, middling", 3000, 2000, 0.75),
        ("3000 x 2000, rough", 3000, 2000, 0.85),
        ("6000 x 4000, middling", 6000, 4000, 0.75),
    ] {
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, 92).encode_image(&scene(width, height, roughness)).unwrap();
        let mut made = None;
        let times = (0..3).map(|_| {
            let before = worked();
            made = make(&bytes, &|_| ()).ok();
            worked() - before
        });
        let time = times.min().unwrap_or_default();
        let made = made.expect("a picture");
        let size = |ending: &str| {
            let file = made.files.iter().find(|(name, _)| name.starts_with(ending));
            file.map_or("-".to_owned(), |(_, content)| kilobytes(content.len()))
        };
        let megapixels = f64::from(width * height) / 1e6;
        let milliseconds = time.as_secs_f64() * 1e3;
        println!(
            "| {name} | {} | {} | {} | {} | {} | {} | {milliseconds:.0} | {:.0} |",
            kilobytes(bytes.len()),
            size("400."),
            size("800."),
            size("1200."),
            size("picture-800x"),
            size("picture-1200x"),
            milliseconds / megapixels
        );
    }
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.0} kB", bytes as f64 / 1e3)
}
