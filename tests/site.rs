//! The HTML site.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

#[cfg(test)]
#[path = "site_api.rs"]
mod api;
#[cfg(test)]
mod corpus;
#[cfg(test)]
#[path = "site_faults.rs"]
mod faults;
#[cfg(test)]
#[path = "site_html.rs"]
mod html;
#[cfg(test)]
#[path = "site_looks.rs"]
mod looks;
#[cfg(test)]
#[path = "site_menu.rs"]
mod menu;
#[cfg(test)]
#[path = "site_pages.rs"]
mod pages;
#[cfg(test)]
#[path = "site_published.rs"]
mod published;
#[cfg(test)]
#[allow(dead_code, reason = "tests of the command line use the rest")]
mod scratch;
#[cfg(test)]
#[path = "site_serve.rs"]
mod serve;
