//! Where an archive comes from. Each source gives its records to the [`Intake`](crate::intake::Intake), one by one.

mod feed;
mod files;
mod front_matter;
mod json_feed;
mod markdown;
mod syndication;
#[cfg(test)]
mod testing;
pub mod wordpress;

pub use feed::feed;
pub use markdown::markdown;
