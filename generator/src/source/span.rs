//! The bytes of a value in the text of its document.

use std::ops::Range;

/// The bytes of a value and of its key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The bytes of its key, where it has one.
    pub key: Option<Range<usize>>,
    /// The bytes of the value: the whole of a scalar, the opening sign of a container.
    pub value: Range<usize>,
}
