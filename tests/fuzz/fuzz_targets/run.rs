//! The whole pipeline on one document.

use std::fs;

use armature::{Config, generate};

/// Generates files of a document, in memory, and renders all problems.
pub fn run(name: &str, document: &[u8]) {
    // Pages are made only of documents below a folder of this kind.
    let root = std::env::temp_dir().join(format!("armature-fuzz-{}", std::process::id()));
    let folder = root.join("fuzz/Microsoft.Fuzz");
    fs::create_dir_all(&folder).expect("a folder for the document");
    fs::write(folder.join(name), document).expect("room for the document");
    let config = Config::new(&root, root.join("out"))
        .spec(format!("fuzz/Microsoft.Fuzz/{name}"))
        .jobs(1);
    let problems = match generate(&config) {
        Ok(generation) => {
            let outside = |path: &str| path.starts_with('/') || path.split('/').any(|part| part == "..");
            assert!(
                !generation.files().any(|file| outside(&file.path)),
                "a file goes outside"
            );
            generation.problems().human(false) + &generation.problems().json()
        }
        Err(failure) => failure.problems.human(true) + &failure.problems.json(),
    };
    assert!(
        !problems.contains('\u{0}'),
        "a control character reaches the terminal"
    );
}
