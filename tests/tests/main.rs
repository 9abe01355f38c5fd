//! The browser tests, one file an area. How to run one: see the crate's documentation in `src/lib.rs`.

mod addresses;
mod article;
mod clicking;
mod contact;
mod edition;
mod every_page;
mod faults;
mod folder;
mod front;
mod hostile;
mod keyboard;
mod language;
mod large_feed;
mod links;
mod long_feed;
mod menu;
mod onward;
mod paging;
mod prefetch;
mod saved;
mod scroll;
mod search;
mod small_feeds;
mod start;
mod vanilla;
