//! Modules of the generated crate: one for each document and version.

use std::collections::HashMap;

use super::names;
use crate::model::{Document, Model, Module};
use crate::origin::DocumentId;

/// Gives every document a module. Its path is the service's folder, the document's name, the version; where two
/// documents come to the same, folders between service and document tell them apart.
pub(super) fn assign(model: &mut Model) {
    let documents = &model.documents;
    let mut folders = vec![0; documents.len()];
    let mut paths: Vec<Vec<String>> = documents.iter().map(|document| path(document, 0)).collect();
    for _ in 0..8 {
        let clashing: Vec<usize> = clashes(&paths);
        for index in clashing {
            folders[index] += 1;
            paths[index] = path(&documents[index], folders[index]);
        }
    }
    // What still clashes differs in no folder's name; a number tells it apart.
    for (count, index) in clashes(&paths).into_iter().enumerate() {
        paths[index][1] = format!("{}_{}", paths[index][1], count + 1);
    }
    for (index, path) in shortened(paths).into_iter().enumerate() {
        model.modules.push(Module {
            document: DocumentId(index as u32),
            path,
            uses: Vec::new(),
        });
    }
}

/// Returns the paths without names that are repeated: `advisor::advisor` says nothing that `advisor` does not. Where a path
/// would be that of another module, or of the folder of one, it keeps the names.
fn shortened(paths: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut short = paths.clone();
    short.iter_mut().for_each(Vec::dedup);
    loop {
        let mut count: HashMap<&[String], usize> = HashMap::new();
        for path in &short {
            for length in 1..=path.len() {
                *count.entry(&path[..length]).or_default() += 1;
            }
        }
        let clashing: Vec<usize> = (0..paths.len())
            .filter(|index| count[short[*index].as_slice()] > 1 && short[*index] != paths[*index])
            .collect();
        if clashing.is_empty() {
            return short;
        }
        for index in clashing {
            short[index].clone_from(&paths[index]);
        }
    }
}

/// Returns the indexes of the paths that are not the only ones of their kind.
fn clashes(paths: &[Vec<String>]) -> Vec<usize> {
    let mut count: HashMap<&[String], usize> = HashMap::new();
    for path in paths {
        *count.entry(path).or_default() += 1;
    }
    (0..paths.len())
        .filter(|index| count[paths[*index].as_slice()] > 1)
        .collect()
}

/// Returns the module path of a document, with the names of `folders` folders above it before its own name.
fn path(document: &Document, folders: usize) -> Vec<String> {
    let parts: Vec<&str> = document.path.split('/').collect();
    let (file, above) = parts.split_last().unwrap_or((&"", &[]));
    let stem = file.rsplit_once('.').map_or(*file, |(stem, _)| stem);
    let version = version(document, above);
    // The folder of the version and `stable` or `preview` say nothing that the version does not.
    let telling: Vec<&str> = above
        .iter()
        .copied()
        .filter(|f| !is_version(f) && !["stable", "preview"].contains(f))
        .collect();
    let service = match names::field(telling.first().copied().unwrap_or("api")) {
        // The data of a service is another API than its management.
        name if telling.iter().skip(1).any(|folder| *folder == "data-plane") => name + "_data_plane",
        // The runtime, the root of the crate, and what Cargo takes for programs.
        name if ["support", "lib", "bin"].contains(&name.as_str()) => name + "_",
        name => name,
    };
    let between = &telling[telling.len().min(1)..];
    let prefix = between[between.len().saturating_sub(folders)..]
        .iter()
        .map(|f| names::snake(f));
    let name: Vec<String> = prefix.chain([names::snake(stem)]).collect();
    [service, names::safe_snake(&name.join("_")), version]
        .map(as_folder)
        .into()
}

/// Returns a module's name, which is the name of a folder too: not too long, and none that Windows gives to a device.
fn as_folder(name: String) -> String {
    const LONGEST: usize = 64;
    let is_device = ["con", "prn", "aux", "nul"].contains(&name.as_str())
        || ["com", "lpt"].iter().any(|port| {
            let number = name.strip_prefix(port).map(str::as_bytes);
            matches!(number, Some([b'0'..=b'9']))
        });
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => name[..end].to_owned(),
        None if is_device => name + "_",
        None => name,
    }
}

/// Returns the version as a module name: `info.version`, else the nearest folder that looks like one.
fn version(document: &Document, above: &[&str]) -> String {
    let text = match document.version.as_str() {
        "" => above
            .iter()
            .rev()
            .find(|folder| is_version(folder))
            .copied()
            .unwrap_or("unversioned"),
        version => version,
    };
    let words = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("_").to_ascii_lowercase();
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("v{name}")
    } else {
        names::safe_snake(&name)
    }
}

fn is_version(folder: &str) -> bool {
    folder.len() >= 10
        && folder.as_bytes()[..10].iter().enumerate().all(|(i, b)| match i {
            4 | 7 => *b == b'-',
            _ => b.is_ascii_digit(),
        })
}
