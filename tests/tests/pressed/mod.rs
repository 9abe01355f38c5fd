//! A newspaper whose archive the press has made an edition of.

mod faults;
mod requests;
mod same;
mod search;
