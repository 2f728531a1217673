//! Files in memory, as the back ends make them.

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Path below the output folder, with `/` between its parts.
    pub path: String,
    /// The whole content, ending in a newline.
    pub content: String,
}
