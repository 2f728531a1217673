//! Generated crates as packages of their own, outside of the workspace.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read and write files of their own"
)]

use std::fs;
use std::path::Path;

use armature::internals::output::File;

/// Writes the files of a crate into a folder, without sources of an earlier one. The package has the very versions that the
/// project is locked to, so that nothing is fetched.
pub(crate) fn write(package: &Path, files: Vec<File>) {
    let _ = fs::remove_dir_all(package.join("src"));
    for file in files {
        let path = package.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let more = if file.path == "Cargo.toml" {
            "\n[workspace]\n"
        } else {
            ""
        };
        fs::write(path, file.content + more).unwrap();
    }
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, package.join("Cargo.lock")).unwrap();
}
