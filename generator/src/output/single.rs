//! Files that belong to no output folder, such as a configuration.

use std::path::Path;

use super::folder::Folder;
use crate::diagnostic::Diagnostic;

/// Writes a file in one step, with the folders above it. A file that is there is replaced.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn write_single(path: &Path, content: &str) -> Result<(), Diagnostic> {
    let folder = Folder::new(path.parent().unwrap_or(Path::new("")));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = format!(".{name}.armature-draft");
    let written = folder
        .remove(&draft)
        .and_then(|()| folder.create(&draft, content.as_bytes()))
        .and_then(|()| folder.rename(&draft, &name));
    written.map_err(|problem| {
        // The error that is reported is the first one.
        let _ = folder.remove(&draft);
        problem.help("make the folder writable, or name another path")
    })
}
