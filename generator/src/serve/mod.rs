//! Serving a site while it is written. In: the files of a site, in memory. Out: answers to requests, and a word to open
//! pages when there is something new. Nothing but the site's files is served: they are looked up by their path in
//! memory, so no request reaches the disk. Not done here: making the site, and anything that a server for the public
//! needs.

mod answer;
mod request;
mod server;

use std::path::Path;
use std::time::SystemTime;

pub(crate) use server::Server;

use crate::source;

/// When files were changed last, and how long they are.
pub(crate) type Stamps = Vec<Option<(SystemTime, u64)>>;

/// Returns the state of files and of the folders that they lie in, to see whether something changed, came or went.
pub(crate) fn stamps(paths: &[String]) -> Stamps {
    let mut folders: Vec<&Path> = paths.iter().filter_map(|path| Path::new(path).parent()).collect();
    folders.sort();
    folders.dedup();
    let files = paths.iter().map(Path::new);
    files.chain(folders).map(source::stamp).collect()
}
