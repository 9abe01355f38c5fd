//! What is in memory, what is on its way, and the questions that pages ask: the one home of everything asynchronous.

pub mod archive_search;
pub mod documents;
pub mod library;
pub mod listing;
pub mod onward;
pub mod prefetch;
pub mod pressed;
pub mod queries;
pub mod reading;
pub mod remote;
pub mod saved;
pub mod search;
