//! Engines that match patterns, compiled when a pattern is first used.

#[cfg(feature = "fancy-regex")]
mod fancy;
#[cfg(feature = "regex")]
mod plain;

#[cfg(any(feature = "fancy-regex", feature = "regex"))]
use super::check::Matcher;
#[cfg(feature = "fancy-regex")]
pub use fancy::Fancy;
#[cfg(feature = "regex")]
pub use plain::Plain;
