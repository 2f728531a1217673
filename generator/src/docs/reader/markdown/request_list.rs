//! A list of operations, as the pages of groups, APIs and topics have it.

/// A list of operations. All of it is Markdown.
#[derive(Debug, Default)]
pub(crate) struct RequestList {
    /// A link to the operation, its method and path, what it does.
    pub(crate) lines: Vec<[String; 3]>,
}

impl RequestList {
    /// Returns whether any operation says more than its link does.
    pub(crate) fn has_descriptions(&self) -> bool {
        self.lines
            .iter()
            .any(|[_, _, description]| !description.is_empty())
    }
}
