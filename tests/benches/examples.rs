//! Checking of all official examples, measured: `cargo bench -p armature-tests --bench examples`. The yardstick is
//! parsing the same files, documents and examples, to `serde_json::Value` on as many threads.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark reads files, prints, and may fail"
)]

use std::fs;
use std::path::{Path, PathBuf};

use armature::internals::source::Root;
use rayon::prelude::*;
use serde_json::Value;

#[path = "../corpus.rs"]
mod corpus;
mod ratio;
use ratio::compare;

fn main() {
    let Some(folder) = corpus::folder() else { return };
    let specs = folder.join("specs/specification");
    let files = json_files(&specs);
    let root = Root::open(&specs).unwrap();
    let check = || armature::internals::examples::run(&root, &root.documents(), false, &[], &|_, _| {});
    let report = check();
    println!(
        "{} examples of {} documents, {} findings, {} files; {} at most",
        report.examples,
        report.documents,
        report.findings.len(),
        files.len(),
        memory()
    );
    compare(
        "check all examples",
        "serde_json::Value of the same files",
        check,
        || {
            let parse = |path: &PathBuf| serde_json::from_slice::<Value>(&fs::read(path).unwrap()).is_ok();
            files.par_iter().filter(|path| parse(path)).count()
        },
    );
}

/// All JSON files below a folder.
fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type().unwrap().is_dir() {
                true => open.push(entry.path()),
                false => files.push(entry.path()),
            }
        }
    }
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files
}

/// The most memory that this process has had, where the system tells.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or_else(
        || "an unknown amount of memory".into(),
        |peak| format!("{} of memory", peak.trim()),
    )
}
