//! Made-up photos.

use image::{Rgb, RgbImage};

/// A picture that costs an encoder what a photo costs: clouds of all sizes, each half as large as the one before and
/// `roughness` as strong, with the hard edges of a few things before them. Always the same for the same size.
pub fn scene(width: u32, height: u32, roughness: f32) -> RgbImage {
    let mut state = 7_u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1 << 24) as f32 - 0.5
    };
    let mut clouds = vec![0_f32; (width * height) as usize];
    let (mut cell, mut strength) = (512, 200.0);
    while cell > 0 {
        let columns = width / cell + 2;
        let grid: Vec<f32> = (0..columns * (height / cell + 2)).map(|_| random()).collect();
        let at = |x: u32, y: u32| grid[(y * columns + x) as usize];
        for (place, cloud) in (0..).zip(&mut clouds) {
            let (x, y) = (place % width, place / width);
            let (left, top) = (x / cell, y / cell);
            let (right, low) = ((x % cell) as f32 / cell as f32, (y % cell) as f32 / cell as f32);
            let above = at(left, top) * (1.0 - right) + at(left + 1, top) * right;
            let below = at(left, top + 1) * (1.0 - right) + at(left + 1, top + 1) * right;
            *cloud += (above * (1.0 - low) + below * low) * strength;
        }
        cell /= 2;
        strength *= roughness;
    }
    RgbImage::from_fn(width, height, |x, y| {
        let cloud = clouds[(y * width + x) as usize];
        let is_thing = (x * 9 / width + y * 6 / height).is_multiple_of(4);
        let light = if is_thing { 90.0 - cloud / 2.0 } else { 140.0 + cloud };
        Rgb([light * 1.1, light, light * 0.8 + 20.0].map(|value| value as u8))
    })
}
