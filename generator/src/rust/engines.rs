//! The crates that match the patterns of a generated crate.

/// Which engines the patterns of a crate need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Engines {
    /// The crate `regex`.
    pub(super) plain: bool,
    /// The crate `fancy-regex`.
    pub(super) fancy: bool,
}

impl Engines {
    /// Returns the engines that either of two needs.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            plain: self.plain || other.plain,
            fancy: self.fancy || other.fancy,
        }
    }
}
