//! WordPress: from an export file ([`export()`]) or from a live site ([`rest()`]).
//!
//! Both give the same post the same id (`identity`), so that one may follow the other.

mod content;
mod export;
mod identity;
mod menu;
mod moment;
mod record;
mod rest;
mod site;
#[cfg(test)]
mod testing;
mod types;

pub use export::export;
pub use rest::{forget, rest};
