//! How many times as long as parsing them to `serde_json::Value` it takes to generate the crates of large descriptions, on one
//! thread and in memory. `cargo bench -p armature-tests --bench large` takes the descriptions below the folder
//! `ARMATURE_OPENAPI`; `-- github slack` those whose paths have one of the words.
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads files of its own")]

use std::path::{Path, PathBuf};

mod ratio;
mod types_of;

/// The size from which on a description is large.
const LARGE: u64 = 1_000_000;

/// Returns the large descriptions in JSON below a folder.
fn large(folder: &Path) -> Vec<PathBuf> {
    let mut open = vec![folder.to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, metadata) = (entry.path(), entry.metadata());
            let is_large = metadata.is_ok_and(|of| of.is_file() && of.len() >= LARGE);
            match path.is_dir() {
                true => open.push(path),
                false if is_large && path.extension().is_some_and(|of| of == "json") => found.push(path),
                false => {}
            }
        }
    }
    found.sort();
    found
}

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|of| !of.starts_with("--"))
        .collect();
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/openapi");
    let folder = std::env::var_os("ARMATURE_OPENAPI").map_or(default, PathBuf::from);
    let is_asked = |path: &PathBuf| {
        let path = path.to_string_lossy();
        words.is_empty() || words.iter().any(|word| path.contains(word.as_str()))
    };
    let found: Vec<PathBuf> = large(&folder).into_iter().filter(is_asked).collect();
    if found.is_empty() {
        println!(
            "no large description below {}: set ARMATURE_OPENAPI",
            folder.display()
        );
    }
    for path in found {
        let (Some(root), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str()))
        else {
            continue;
        };
        let text = std::fs::read(&path).expect("the description is read");
        let what = format!("{name}, {:.1} MB", text.len() as f64 / 1e6);
        let parse = || serde_json::from_slice::<serde_json::Value>(&text).map(|value| value.is_object());
        ratio::compare(&what, "to Value", || types_of::generate(root, name), parse);
    }
}
