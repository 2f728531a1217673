//! Pages for readers.
#![allow(clippy::disallowed_methods, reason = "tests read files of their own")]

#[cfg(test)]
#[path = "full_api.rs"]
mod api;
#[cfg(test)]
#[path = "full_cases.rs"]
mod cases;
#[cfg(test)]
mod corpus;
#[cfg(test)]
#[path = "full_gallery.rs"]
mod gallery;
#[cfg(test)]
mod golden;
#[cfg(test)]
#[allow(dead_code, reason = "tests of other pages use the rest")]
mod javascript;
#[cfg(test)]
#[path = "full_run.rs"]
mod run;
#[cfg(test)]
#[allow(dead_code, reason = "other tests use the rest")]
mod scratch;
