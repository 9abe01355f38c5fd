//! The press as scripts see it: exit codes, what goes to which output, and the way from an archive to an edition.

mod codes;
mod desk;
mod sources;
mod ways;
mod web;
