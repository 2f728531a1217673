//! Rendered templates as files of the site.

use crate::diagnostic::Diagnostic;
use crate::output::File;

/// Returns a page as a file.
///
/// # Errors
/// Fails when the template failed.
pub(super) fn file(path: &str, content: askama::Result<String>) -> Result<File, Diagnostic> {
    let content = content.map_err(|error| {
        Diagnostic::error(
            "armature::docs::page",
            format!("`{path}.html` cannot be written: {error}"),
        )
    })?;
    Ok(File {
        path: format!("{path}.html"),
        content: content + "\n",
    })
}
