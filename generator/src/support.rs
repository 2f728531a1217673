//! The part of the generated crates' runtime that the generator uses itself: the validation engine, and what
//! matches patterns.

#[path = "../../templates/support/check/mod.rs"]
pub mod check;
#[path = "../../templates/support/pattern/fancy.rs"]
mod fancy;
#[path = "../../templates/support/pattern/plain.rs"]
mod plain;

use check::Matcher;
pub use fancy::Fancy;
pub use plain::Plain;
