//! The site in a browser: Chromium without a window, as a reader would use it. Skipped, with a line that says so, where
//! there is no Chromium.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

#[cfg(test)]
#[path = "browser_chromium.rs"]
mod chromium;
#[cfg(test)]
mod corpus;
#[cfg(test)]
#[allow(dead_code, reason = "tests of the command line use the rest")]
mod scratch;
#[cfg(test)]
#[path = "browser_search.rs"]
mod search;
#[cfg(test)]
#[path = "browser_site.rs"]
mod site;
#[cfg(test)]
#[path = "browser_tasks.rs"]
mod tasks;
