//! The press: turns a newspaper's archive of any size into an edition of static JSON Feeds.
//!
//! One way leads through the crate:
//!
//! ```text
//! import (a source's records) --> intake (cleaned, addressed) --> store (SQLite) --> build (an edition's files)
//! ```
//!
//! `check` verifies an edition, `serve` shows it with the app, `host` writes the files that a web host wants. docs/press.md
//! tells how to use it, docs/edition.md what an edition is.

#![forbid(unsafe_code)]

pub mod build;
pub mod check;
pub mod host;
pub mod http;
pub mod import;
pub mod intake;
mod local_path;
pub mod media;
pub mod progress;
pub mod report;
pub mod root;
pub mod serve;
pub mod store;
mod tags;
