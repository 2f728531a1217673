//! Reading files that are no documents, such as the configuration.

use std::io;
use std::path::Path;

/// The text of a file.
///
/// # Errors
/// When it cannot be read, or is not UTF-8.
pub(crate) fn text(path: &Path) -> io::Result<String> {
    #[allow(clippy::disallowed_methods, reason = "this is the module that reads the disk")]
    std::fs::read_to_string(path)
}
