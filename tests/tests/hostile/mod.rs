//! Feeds that mean harm: what they bring is shown as words, or not at all. The rules and the threats are described in
//! docs/security.md.

mod addresses;
mod articles;
mod corpus;
mod stranger;
mod words;
