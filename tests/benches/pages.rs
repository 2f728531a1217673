//! How long all pages of the reference configuration take, beside the time in which `serde_json` parses the same
//! files: the documents, what they reference, and the examples that are read. Both are measured in turn, on the same
//! threads; the ratio is of the medians.
//!
//! `cargo bench -p armature-tests --bench pages`
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[path = "../corpus.rs"]
mod corpus;
#[path = "../pages_run.rs"]
mod run;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use run::Configuration;

const ROUNDS: usize = 25;

/// The files that a run reads, in memory.
fn files(configuration: &Configuration) -> Vec<Vec<u8>> {
    let (.., sources) = run::run(configuration);
    let documents = sources.documents().iter();
    let paths = documents.map(|document| configuration.root.join(document.path()));
    #[allow(clippy::disallowed_methods, reason = "the yardstick reads the files itself")]
    let read = |path: PathBuf| std::fs::read(path).expect("the file is there");
    paths.map(read).collect()
}

fn parse_all(files: &[Vec<u8>]) -> usize {
    let parse = |bytes: &Vec<u8>| {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let value: serde_json::Value = serde_json::from_slice(bytes).expect("the file is JSON");
        usize::from(value.is_object())
    };
    files.par_iter().map(parse).sum()
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn main() {
    let Some(folder) = corpus::folder() else { return };
    let configuration = run::configuration(&folder.join("pages/armature.toml"));
    let files = files(&configuration);
    let bytes: usize = files.iter().map(Vec::len).sum();
    println!("{} files, {} kB", files.len(), bytes / 1000);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("threads can be made");
        let (mut parse, mut pages) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            parse.push(timed(|| pool.install(|| parse_all(&files))));
            pages.push(timed(|| pool.install(|| run::pages(&configuration))));
        }
        let (parse, pages) = (median(parse), median(pages));
        let ratio = pages.as_secs_f64() / parse.as_secs_f64();
        println!("{threads} threads: serde_json {parse:?}, pages {pages:?}, ratio {ratio:.2}");
    }
}
