//! How long all pages of the reference configuration take, compared with the time in which `serde_json` parses the same
//! files: the documents, what they reference, and the examples that are read. `cargo bench -p armature-tests --bench
//! pages`
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::path::PathBuf;

use rayon::prelude::*;

#[path = "../corpus.rs"]
mod corpus;
mod ratio;
#[path = "../pages_run.rs"]
mod run;
use run::Configuration;

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

fn main() {
    let Some(folder) = corpus::folder() else { return };
    let configuration = run::configuration(&folder.join("pages/armature.toml"));
    let files = files(&configuration);
    let bytes: usize = files.iter().map(Vec::len).sum();
    println!("{} files, {} kB", files.len(), bytes / 1000);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("threads can be made");
        ratio::compare(
            &format!("270 pages, {threads} threads"),
            "the same files to Value",
            || pool.install(|| run::pages(&configuration)),
            || pool.install(|| parse_all(&files)),
        );
    }
}
