//! Where something is: a document and a node in it. An origin takes eight bytes, so that everything can carry
//! one; file, line, column and pointer are found from it when a problem is reported, and only then.

/// A document that was read, in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub u32);

impl DocumentId {
    /// The configuration's text, which is none of the documents.
    pub const CONFIGURATION: Self = Self(u32::MAX);
    /// A file that is looked at by itself, such as an example while it is checked.
    pub const SINGLE: Self = Self(u32::MAX - 1);
}

/// A value in a document, numbered in the order of the text: a container comes before what it holds, so a
/// value's descendants are the ids that follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A value in a document of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The document.
    pub document: DocumentId,
    /// The value in it.
    pub node: NodeId,
}
