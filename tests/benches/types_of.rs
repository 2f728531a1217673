//! Types and validators of a description, in memory and on one thread.

use std::path::Path;

use armature::{Config, Selection};

/// Generates the crate of a description, and returns how many bytes that is.
pub(crate) fn generate(root: &Path, document: &str) -> usize {
    let config = Config::new(root, root.join("out"))
        .spec(document)
        .crate_name("scale")
        .jobs(1)
        .only(Selection {
            docs: false,
            ..Selection::ALL
        });
    let generation = armature::generate(&config).unwrap_or_else(|failure| panic!("{}", failure.problems));
    generation.files().map(|file| file.content.len()).sum()
}
