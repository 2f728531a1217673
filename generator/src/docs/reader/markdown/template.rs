//! What all templates share: strings of YAML, files from rendered text, the problem of a template that fails.

use crate::diagnostic::Diagnostic;
use crate::output::File;

/// Returns a string of YAML: a string of JSON is one.
pub(crate) fn yaml(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Makes the file at `path` of a rendered template, from whose end askama takes the line end.
///
/// # Errors
/// When the template fails.
pub(crate) fn file(path: String, content: askama::Result<String>) -> Result<File, Diagnostic> {
    match content {
        Ok(content) => Ok(File {
            path,
            content: content + "\n",
        }),
        Err(error) => Err(unwritten(&path, &error)),
    }
}

/// Returns the problem of a template that fails.
fn unwritten(path: &str, error: &askama::Error) -> Diagnostic {
    Diagnostic::error(
        "armature::docs::page",
        format!("`{path}` cannot be written: {error}"),
    )
}
